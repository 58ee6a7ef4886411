"""The file of a message in words: its type and size, what became of it, what can be done with it."""

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.file_type import FileType
from aura_desktop.domain.media import LIMITS, MediaState
from aura_desktop.domain.message import Message
from aura_desktop.ui.delegates.media_offer import MediaAct, is_as_told

translate = QCoreApplication.translate

_NAMES = {
    FileType.JPEG: "JPEG",
    FileType.PNG: "PNG",
    FileType.WEBP: "WEBP",
    FileType.GIF: "GIF",
    FileType.HEIC: "HEIC",
    FileType.MP4: "MP4",
    FileType.M4A: "M4A",
    FileType.THREE_GP: "3GP",
    FileType.OGG: "OGG",
    FileType.AMR: "AMR",
    FileType.AAC: "AAC",
    FileType.MP3: "MP3",
    FileType.PDF: "PDF",
    FileType.DOCX: "Word",
    FileType.XLSX: "Excel",
    FileType.PPTX: "PowerPoint",
    FileType.ZIP: "ZIP",
    FileType.OLD_OFFICE: "Office",
}
_NETWORK = frozenset({"no_connection", "connection_not_trusted", "not_graph"})


def size_words(size_bytes: int) -> str:
    """A size for people: "1,2 MB"; "" for none."""
    if not size_bytes:
        return ""
    traditional = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return QLocale().formattedDataSize(
        size_bytes, 1 if size_bytes > 1024 * 1024 else 0, traditional
    )


def type_words(file_type: FileType) -> str:
    """A type for people: "PDF", "Word", "a program"."""
    match file_type:
        case FileType.PROGRAM:
            return translate("media", "a program")
        case FileType.MACROS:
            return translate("media", "an Office file with macros")
        case FileType.TEXT:
            return translate("media", "Text")
        case FileType.UNKNOWN:
            return translate("media", "unknown type")
    return _NAMES[file_type]


def act_words(act: MediaAct, message: Message) -> str:
    """The name of a button or menu entry."""
    file = message.media
    match act:
        case MediaAct.OPEN:
            is_sticker = isinstance(message.content, Media) and (
                message.content.kind is ContentKind.STICKER
            )
            if is_sticker:
                return translate("media", "View sticker")
            return translate("media", "View photo")
        case MediaAct.SAVE:
            return translate("media", "Save as…")
        case MediaAct.FETCH if file is not None and file.state is MediaState.FAILED:
            return translate("media", "Try again")
        case MediaAct.FETCH:
            return translate("media", "Fetch file")


def state_words(message: Message) -> str:
    """What became of the file, where it is not simply here; "" where there is nothing to say."""
    content, file = message.content, message.media
    if not isinstance(content, Media) or content.media_id is None:
        return ""
    if file is None:
        return translate("media", "Not fetched")
    match file.state:
        case MediaState.WAITING:
            return _waiting_words(file.code)
        case MediaState.OFFERED:
            return translate("media", "Not fetched")
        case MediaState.TOO_LARGE:
            most = size_words(LIMITS.get(content.kind, 0))
            return translate("media", "Too large: the most is {size}").format(size=most)
        case MediaState.GONE:
            return translate("media", "Meta no longer keeps it. Ask the patient to send it again.")
        case MediaState.FAILED:
            return _failed_words(file.code)
        case MediaState.EXPIRED | MediaState.EXPIRING:
            return translate("media", "No longer kept here: its time of keeping is over")
        case MediaState.KEPT if not is_as_told(message):
            return _odd_words(content.kind, file.file_type)
        case MediaState.KEPT if content.kind is ContentKind.AUDIO:
            return translate("media", "It cannot be played here: save it to listen")
        case MediaState.KEPT if content.kind is ContentKind.VIDEO:
            return translate("media", "It cannot be played here: save it to watch")
    return ""


def fact_words(message: Message, declared: str) -> str:
    """Type and size of the file as far as they are known: "PDF · 1,2 MB"; `declared` is what the sender said."""
    file = message.media
    if file is None:
        return declared
    known = file.state is MediaState.KEPT
    words = type_words(file.file_type) if known else declared
    return " · ".join(filter(None, (words, size_words(file.size_bytes))))


def unfit_title() -> str:
    """In place of a kind that the bytes do not bear out."""
    return translate("media", "Unknown file")


def spoken_state(message: Message) -> str:
    """What a screen reader says of the file, without its full stop; "" for messages without one."""
    return state_words(message).rstrip(".")


def _waiting_words(code: str) -> str:
    if code in _NETWORK:
        return translate("media", "Waiting for the connection")
    if code:
        return translate("media", "Could not be fetched yet; it will be tried again")
    return translate("media", "Fetching…")


def _failed_words(code: str) -> str:
    match code:
        case "media_damaged":
            return translate("media", "It arrived damaged, so it was not kept")
        case "media_incomplete":
            return translate("media", "It did not arrive whole")
        case "media_address_foreign":
            return translate(
                "media", "It lies at an address that is not Meta's, so it was not fetched"
            )
        case _:
            return translate("media", "It could not be fetched")


def _odd_words(kind: ContentKind, file_type: FileType) -> str:
    found = type_words(file_type)
    match kind:
        case ContentKind.IMAGE | ContentKind.STICKER:
            words = translate("media", "It is not the photo it claims to be: {type}")
        case ContentKind.VIDEO:
            words = translate("media", "It is not the video it claims to be: {type}")
        case ContentKind.AUDIO:
            words = translate("media", "It is not the audio it claims to be: {type}")
        case _:
            words = translate("media", "It is not what it claims to be: {type}")
    return words.format(type=found)
