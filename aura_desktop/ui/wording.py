"""Codes, states and kinds in words for people; the one place where an error becomes a sentence."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.conversation import Contact, MessagePreview, ServiceWindow, WindowState
from aura_desktop.domain.message import Message, MessageStatus
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.domain.phone import for_reading
from aura_desktop.ui import wording_errors, wording_link, wording_time
from aura_desktop.ui.delegates.message_text import one_line

translate = QCoreApplication.translate

error_sentence = wording_errors.error_sentence
failure_sentence = wording_errors.failure_sentence
code_sentence = wording_errors.code_sentence
ago = wording_time.ago
link_name = wording_link.link_name
link_words = wording_link.link_words


def contact_name(contact: Contact) -> str:
    """What a person is called everywhere: name, else username, else number; one line, nothing hidden in it."""
    for given in (contact.name, contact.profile_name):
        if name := one_line(given):
            return name
    if contact.username:
        return f"@{contact.username}"
    if contact.phone:
        return for_reading(contact.phone)
    return translate("wording", "Unknown person")


def status_words(status: MessageStatus) -> str:
    """A message status for tooltips and screen readers."""
    match status:
        case MessageStatus.RECEIVED:
            return translate("wording", "Received")
        case MessageStatus.QUEUED:
            return translate("wording", "Waiting to leave")
        case MessageStatus.ACCEPTED:
            return translate("wording", "Accepted by WhatsApp")
        case MessageStatus.SENT:
            return translate("wording", "Sent")
        case MessageStatus.DELIVERED:
            return translate("wording", "Delivered")
        case MessageStatus.READ:
            return translate("wording", "Read")
        case MessageStatus.FAILED:
            return translate("wording", "Not sent")
        case MessageStatus.UNCONFIRMED:
            return translate("wording", "We do not know if it arrived")
        case MessageStatus.UNKNOWN:
            return translate("wording", "Unknown status")


def status_line(message: Message) -> str:
    """Status and its hour: "Read 10:21"; only the words when the hour is not known."""
    words = status_words(message.status)
    times = [item.at for item in message.status_times if item.status is message.status]
    return f"{words} {wording_time.clock(times[-1])}" if times else words


def kind_words(kind: ContentKind, *, voice: bool = False) -> str:
    """A content kind as one word or two: "Photo", "Voice message"; "" for plain text."""
    if kind is ContentKind.AUDIO and voice:
        return translate("wording", "Voice message")
    match kind:
        case ContentKind.TEXT | ContentKind.BUTTON | ContentKind.INTERACTIVE_REPLY:
            return ""
        case ContentKind.IMAGE:
            return translate("wording", "Photo")
        case ContentKind.VIDEO:
            return translate("wording", "Video")
        case ContentKind.AUDIO:
            return translate("wording", "Audio")
        case ContentKind.DOCUMENT:
            return translate("wording", "Document")
        case ContentKind.STICKER:
            return translate("wording", "Sticker")
        case ContentKind.LOCATION:
            return translate("wording", "Location")
        case ContentKind.CONTACTS:
            return translate("wording", "Contact")
        case ContentKind.ORDER:
            return translate("wording", "Order")
        case ContentKind.SYSTEM:
            return translate("wording", "Notice from WhatsApp")
        case ContentKind.TEMPLATE:
            return translate("wording", "Template")
        case ContentKind.INTERACTIVE:
            return translate("wording", "Buttons")
        case ContentKind.NOTE:
            return translate("wording", "Internal note")
        case ContentKind.UNSUPPORTED | ContentKind.UNKNOWN:
            return translate("wording", "Message that cannot be shown here")


_WORDS_BEFORE_TEXT = frozenset(
    {
        ContentKind.IMAGE,
        ContentKind.VIDEO,
        ContentKind.AUDIO,
        ContentKind.DOCUMENT,
        ContentKind.STICKER,
        ContentKind.LOCATION,
        ContentKind.CONTACTS,
        ContentKind.ORDER,
        ContentKind.NOTE,
    }
)


def snippet(preview: MessagePreview) -> str:
    """The last message in one line: "Photo · how it looks today"."""
    kind = kind_words(preview.kind, voice=preview.voice)
    text = " ".join(preview.text.split())
    if not text:
        return kind
    return f"{kind} · {text}" if preview.kind in _WORDS_BEFORE_TEXT else text


def window_words(window: ServiceWindow) -> str:
    """The service window: "Window open", "Closes in 42 min", "Closed"."""
    match window.state:
        case WindowState.OPEN:
            return translate("wording", "Window open")
        case WindowState.LOW | WindowState.CRITICAL:
            left = wording_time.remaining_short(window.remaining)
            return translate("wording", "Closes in {time}").format(time=left)
        case WindowState.CLOSED:
            return translate("wording", "Closed")
        case WindowState.UNKNOWN:
            return translate("wording", "Window unknown")


def window_spoken(window: ServiceWindow) -> str:
    """The service window written out for screen readers."""
    if window.state is WindowState.CLOSED:
        return translate("wording", "window closed")
    left = wording_time.spoken(window.remaining)
    return translate("wording", "window closes in {time}").format(time=left)


def notice_title(kind: NoticeKind) -> str:
    """What a notice is about."""
    match kind:
        case NoticeKind.UNREADABLE:
            return translate("wording", "A delivery could not be read")
        case NoticeKind.REJECTED_ITEM:
            return translate("wording", "An update could not be stored")
        case NoticeKind.ACCOUNT:
            return translate("wording", "Notice from Meta about the account")
        case NoticeKind.UPDATE:
            return translate("wording", "An update of a kind not known here")
        case NoticeKind.BACKUP:
            return translate("wording", "The data file and its backups")
        case NoticeKind.UNKNOWN:
            return translate("wording", "Notice")
