"""A patient's file to a place of one's own: under a harmless name, after a warning where one is due."""

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from aura_desktop.domain.content import Media
from aura_desktop.domain.file_name import SafeName, safe_name
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.message import Message
from aura_desktop.errors import InputError
from aura_desktop.services.media import InboundMedia
from aura_desktop.ui import wording, wording_media, wording_time
from aura_desktop.ui.delegates.media_offer import is_as_told
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.odd_file_dialog import OddFileDialog
from aura_desktop.ui.widgets.toast import ToastStack

MOST_COPIES = 1000


class MediaSaving(QObject):
    """From a message to a file. It is written, and nothing more: no program is started with it."""

    def __init__(
        self, page: QWidget, media: InboundMedia, tasks: Tasks, toasts: ToastStack
    ) -> None:
        super().__init__(page)
        self._page = page
        self._media = media
        self._tasks = tasks
        self._toasts = toasts
        self._message: Message | None = None
        self.warning: OddFileDialog | None = None
        self.files: QFileDialog | None = None

    def save(self, message: Message) -> None:
        """Ask where to; before that warn of a file that is not what it claims to be."""
        self._message = message
        name = self._name(message, "")
        if name.is_odd or not is_as_told(message):
            self._warning_made().warn(self._what_is_odd(message), name.name)
        else:
            self._choose()

    def write(self, path: str) -> None:
        """Write it there. What is there is never overwritten, and the ending stays that of its type."""
        if self._message is not None:
            self._tasks.spawn(self._write(self._message, Path(path)))

    def _choose(self) -> None:
        if self._message is None:
            return
        files = QFileDialog(self._page.window(), self.tr("Save file"))
        # Qt's own question before overwriting runs a loop of its own; here a free name is found instead.
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        files.setOption(QFileDialog.Option.DontConfirmOverwrite)
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setFileMode(QFileDialog.FileMode.AnyFile)
        labels = QFileDialog.DialogLabel
        files.setLabelText(labels.LookIn, self.tr("Folder:"))
        files.setLabelText(labels.FileName, self.tr("Name:"))
        files.setLabelText(labels.FileType, self.tr("Type:"))
        files.setDirectory(_downloads())
        files.selectFile(self._name(self._message, "").name)
        files.fileSelected.connect(self.write)
        files.finished.connect(self._forget_files)
        self.files = files
        files.open()

    async def _write(self, message: Message, chosen: Path) -> None:
        path = chosen.with_name(self._name(message, chosen.name).name)
        try:
            path = await asyncio.to_thread(_free, path)
            await self._media.save(message.id, path)
        except (InputError, OSError) as error:
            words = wording.error_sentence(error) if isinstance(error, InputError) else ""
            self._toasts.show_toast(
                self.tr("The file could not be saved"), words, icon="file-x", ink="danger"
            )
            return
        self._toasts.show_toast(self.tr("Saved"), path.name, icon="check", ink="success")

    def _name(self, message: Message, given: str) -> SafeName:
        content, file = message.content, message.media
        filename = content.filename if isinstance(content, Media) else ""
        file_type = file.file_type if file is not None else FileType.UNKNOWN
        kind = wording.kind_words(content.kind) if isinstance(content, Media) else ""
        at = wording_time.local(message.at)
        fallback = f"{kind} {at:%Y-%m-%d %H%M}".strip()
        return safe_name(given or filename, file_type, fallback)

    def _what_is_odd(self, message: Message) -> str:
        if not is_as_told(message):
            return wording_media.state_words(message)
        content = message.content
        given = content.filename if isinstance(content, Media) else ""
        return self.tr("Its name hides what it is: {name}").format(name=_visible(given))

    def _warning_made(self) -> OddFileDialog:
        if self.warning is None:
            self.warning = OddFileDialog(self._page.window())
            self.warning.accepted.connect(self._choose)
        return self.warning

    def _forget_files(self) -> None:
        if self.files is not None:
            self.files.deleteLater()
            self.files = None


def _downloads() -> str:
    places = QStandardPaths.StandardLocation
    found = QStandardPaths.locate(
        places.DownloadLocation, "", QStandardPaths.LocateOption.LocateDirectory
    )
    return found or QStandardPaths.writableLocation(places.HomeLocation)


def _free(path: Path) -> Path:
    """This path, or the next one that is free beside it. Raises: OSError."""
    if not path.exists():
        return path
    for number in range(2, MOST_COPIES):
        other = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not other.exists():
            return other
    raise FileExistsError


def _visible(name: str) -> str:
    """A name as it is written, without signs that turn it round."""
    return "".join(sign if sign.isprintable() else "�" for sign in name)[:80]
