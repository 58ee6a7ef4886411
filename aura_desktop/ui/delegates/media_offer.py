"""What a person can do with the file of a message, and what stands in the way."""

from enum import StrEnum

from aura_desktop.domain import media
from aura_desktop.domain.content import Media
from aura_desktop.domain.media import MediaState
from aura_desktop.domain.message import Message


class MediaAct(StrEnum):
    """OPEN shows it in this window, SAVE writes it where a person wants it, FETCH asks Meta for it."""

    OPEN = "open"
    SAVE = "save"
    FETCH = "fetch"


def media_acts(message: Message) -> tuple[MediaAct, ...]:
    """What can be done now, what a click does first; nothing for messages without a file."""
    content, file = message.content, message.media
    if not isinstance(content, Media) or content.media_id is None or message.revoked_at:
        return ()
    if file is None or file.state in {MediaState.OFFERED, MediaState.FAILED}:
        return (MediaAct.FETCH,)
    if file.state is not MediaState.KEPT:
        return ()
    return (MediaAct.OPEN, MediaAct.SAVE) if is_picture(message) else (MediaAct.SAVE,)


def is_picture(message: Message) -> bool:
    """Whether its bytes are a photo or sticker, and so may be decoded."""
    content, file = message.content, message.media
    if not isinstance(content, Media) or file is None or file.state is not MediaState.KEPT:
        return False
    return media.is_picture(content.kind, file.file_type)


def is_as_told(message: Message) -> bool:
    """Whether the bytes that are here are what message and sender say."""
    content, file = message.content, message.media
    if not isinstance(content, Media) or file is None or file.state is not MediaState.KEPT:
        return True
    return media.fits(content.kind, content.mime_type, file.file_type)
