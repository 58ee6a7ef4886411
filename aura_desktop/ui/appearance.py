"""What the window looks like and speaks: theme, text size, language; kept where the first frame finds it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QSettings, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from aura_desktop import paths
from aura_desktop.ui import high_contrast, theme

THEMES = ("light", "dark", "system")
LANGUAGES = {"es": "es_CL", "en": "en_US"}
MEMORY_FILE = "window.ini"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`theme` of THEMES, `scale` of theme.TEXT_SIZES, `language` of LANGUAGES."""

    theme: str = "system"
    scale: float = 1.0
    language: str = "es"


class FrameMemory:
    """A few words beside the database, for the frame that is painted before it is open; nothing of patients."""

    def __init__(self, folder: Path | None) -> None:
        """Without a folder nothing is kept."""
        self._file: QSettings | None = None
        if folder is not None:
            self._file = QSettings(str(folder / MEMORY_FILE), QSettings.Format.IniFormat)

    def look(self, language: str) -> Look:
        """The look of the last run; `language` where there was none."""
        return read_look(
            self.get("theme"), self.get("text_size"), self.get("language"), language=language
        )

    def get(self, name: str) -> str:
        """A value, "" if it was never kept."""
        return "" if self._file is None else str(self._file.value(name, ""))

    def put(self, name: str, value: str) -> None:
        """Keep a value."""
        if self._file is not None:
            self._file.setValue(name, value)


def read_look(theme_name: str, text_size: str, chosen_language: str, *, language: str) -> Look:
    """A Look from kept words; whatever they do not say is the default."""
    look = Look(language=chosen_language if chosen_language in LANGUAGES else language)
    if theme_name in THEMES:
        look = replace(look, theme=theme_name)
    sizes = {str(size): size for size in theme.TEXT_SIZES}
    return replace(look, scale=sizes.get(text_size, 1.0))


class _Words(QTranslator):
    """Holds its file in memory: Qt would map it, and a file that is written anew would end the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Qt reads in it for as long as this is there.
        self._data = b""

    def read(self, path: Path) -> bool:
        """Whether it has words now."""
        try:
            self._data = path.read_bytes()
        except OSError:
            return False
        return self.load(self._data)


class Appearance(QObject):
    """Puts a Look on the application.

    Signals: changed(Look), after every choice; language_changed(), when words must be written anew.
    """

    changed = Signal(object)
    language_changed = Signal()

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self.look = look
        self._speak()
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        high_contrast.hints().contrastPreferenceChanged.connect(self._dress)

    def choose(self, look: Look) -> None:
        """Wear this from now on."""
        before, self.look = self.look, look
        if look == before:
            return
        if look.language != before.language:
            self._speak()
        if (look.theme, look.scale) != (before.theme, before.scale):
            self._dress()
        self.changed.emit(look)
        if look.language != before.language:
            self.language_changed.emit()

    def close(self) -> None:
        """Take the words off the application again; the theme stays."""
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._on_system_changed)
        high_contrast.hints().contrastPreferenceChanged.disconnect(self._dress)
        self._fall_silent()
        self.deleteLater()

    def step_text(self, steps: int) -> None:
        """The next larger (1) or smaller (-1) text size, if there is one."""
        sizes = theme.TEXT_SIZES
        place = sizes.index(self.look.scale) if self.look.scale in sizes else 1
        place = max(0, min(len(sizes) - 1, place + steps))
        self.choose(replace(self.look, scale=sizes[place]))

    def _dress(self) -> None:
        name = theme.system_name() if self.look.theme == "system" else self.look.theme
        theme.apply(self._app, cast(theme.ThemeName, name), self.look.scale)

    def _speak(self) -> None:
        self._fall_silent()
        locale = QLocale(LANGUAGES[self.look.language])
        QLocale.setDefault(locale)
        ours = paths.resources() / "translations"
        theirs = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for name, folder in ((f"qtbase_{self.look.language}", theirs), (self._file(), ours)):
            translator = _Words(self._app)
            if translator.read(folder / f"{name}.qm"):
                self._app.installTranslator(translator)
                self._translators.append(translator)

    def _fall_silent(self) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []

    def _file(self) -> str:
        return f"aura_{self.look.language}"

    def _on_system_changed(self) -> None:
        if self.look.theme == "system":
            self._dress()
