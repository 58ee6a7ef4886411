"""What a message holds, one record a kind."""

from dataclasses import dataclass
from enum import StrEnum

from aura_desktop.domain.ids import MediaId, UserId, WaId


class ContentKind(StrEnum):
    """The stored name of each kind of content."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    DOCUMENT = "document"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACTS = "contacts"
    BUTTON = "button"
    INTERACTIVE_REPLY = "interactive_reply"
    ORDER = "order"
    SYSTEM = "system"
    TEMPLATE = "template"
    INTERACTIVE = "interactive"
    NOTE = "note"
    UNSUPPORTED = "unsupported"
    UNKNOWN = "unknown"


MEDIA_KINDS = frozenset(
    {
        ContentKind.IMAGE,
        ContentKind.VIDEO,
        ContentKind.AUDIO,
        ContentKind.DOCUMENT,
        ContentKind.STICKER,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    body: str
    preview_url: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A photo, video, voice note, document or sticker; the bytes live elsewhere."""

    kind: ContentKind
    media_id: MediaId | None = None
    mime_type: str = ""
    sha256: str = ""
    caption: str = ""
    filename: str = ""
    voice: bool = False
    animated: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    latitude: float
    longitude: float
    name: str = ""
    address: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedContact:
    formatted_name: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    wa_ids: tuple[str, ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedContacts:
    contacts: tuple[SharedContact, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonReply:
    """The quick reply of a template was tapped."""

    text: str = ""
    payload: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractiveReply:
    """A reply button, a list row or a flow was answered; `reply_type` is Meta's own word."""

    reply_type: str
    id: str = ""
    title: str = ""
    description: str = ""
    response_json: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderItem:
    product_retailer_id: str = ""
    quantity: float = 0
    item_price: float = 0
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    catalog_id: str = ""
    text: str = ""
    items: tuple[OrderItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemNotice:
    """Something happened to the contact: number changed, identity changed."""

    system_type: str
    body: str = ""
    wa_id: WaId | None = None
    user_id: UserId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateMessage:
    """A template as the patient sees it, already filled in."""

    name: str
    language: str
    header: str = ""
    body: str = ""
    footer: str = ""
    buttons: tuple[str, ...] = ()
    header_format: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyButton:
    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    id: str
    title: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSection:
    title: str = ""
    rows: tuple[ListRow, ...] = ()


class InteractiveType(StrEnum):
    BUTTON = "button"
    LIST = "list"
    CTA_URL = "cta_url"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interactive:
    """Reply buttons, a list, or one link button.

    BUTTON uses `buttons`; LIST uses `list_button` and `sections`; CTA_URL uses `link_text` and `link_url`.
    """

    interactive_type: InteractiveType
    body: str
    header: str = ""
    footer: str = ""
    buttons: tuple[ReplyButton, ...] = ()
    list_button: str = ""
    sections: tuple[ListSection, ...] = ()
    link_text: str = ""
    link_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An internal note; it never leaves this PC."""

    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupported:
    """A kind we cannot show; the raw payload is kept beside the message."""

    original_type: str = ""
    error_code: int = 0
    title: str = ""


Content = (
    Text
    | Media
    | Location
    | SharedContacts
    | ButtonReply
    | InteractiveReply
    | Order
    | SystemNotice
    | TemplateMessage
    | Interactive
    | Note
    | Unsupported
)

_KIND_BY_TYPE: dict[type, ContentKind] = {
    Text: ContentKind.TEXT,
    Location: ContentKind.LOCATION,
    SharedContacts: ContentKind.CONTACTS,
    ButtonReply: ContentKind.BUTTON,
    InteractiveReply: ContentKind.INTERACTIVE_REPLY,
    Order: ContentKind.ORDER,
    SystemNotice: ContentKind.SYSTEM,
    TemplateMessage: ContentKind.TEMPLATE,
    Interactive: ContentKind.INTERACTIVE,
    Note: ContentKind.NOTE,
    Unsupported: ContentKind.UNSUPPORTED,
}


def kind_of(content: Content) -> ContentKind:
    """The stored kind of a content record."""
    return content.kind if isinstance(content, Media) else _KIND_BY_TYPE[type(content)]


def plain_text(content: Content) -> str:
    """The words a person wrote or reads in this message, for search, snippets and copying; may be empty."""
    match content:
        case Text(body=text) | Note(body=text) | SystemNotice(body=text):
            return text
        case ButtonReply(text=text) | Order(text=text):
            return text
        case Media():
            return content.caption or content.filename
        case Location():
            return " · ".join(part for part in (content.name, content.address) if part)
        case SharedContacts():
            return ", ".join(contact.formatted_name for contact in content.contacts)
        case InteractiveReply():
            return content.title or content.description
        case TemplateMessage() | Interactive():
            return "\n".join(
                part for part in (content.header, content.body, content.footer) if part
            )
        case Unsupported():
            return ""
