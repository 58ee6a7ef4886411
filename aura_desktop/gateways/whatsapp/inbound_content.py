"""Message objects, to their contents.

Each reader returns None for an object it cannot make sense of; the caller then keeps the message as
Unsupported, with its raw JSON.
"""

from collections.abc import Callable

from aura_desktop.domain.content import (
    ButtonReply,
    Content,
    ContentKind,
    Interactive,
    InteractiveReply,
    InteractiveType,
    ListRow,
    ListSection,
    Location,
    Media,
    Order,
    OrderItem,
    ReplyButton,
    SharedContact,
    SharedContacts,
    SystemNotice,
    TemplateMessage,
    Text,
    Unsupported,
)
from aura_desktop.domain.ids import MediaId, UserId, WaId
from aura_desktop.gateways.whatsapp.payload import (
    Object,
    integer,
    items,
    number,
    obj,
    objects,
    text,
    text_or_none,
)


def read_content(message: Object) -> Content:
    """The content of a message object, Unsupported for kinds and shapes we do not know."""
    kind = text(message.get("type"))
    reader = _READERS.get(kind)
    content = reader(message) if reader is not None else None
    return _unsupported(kind, message) if content is None else content


def is_fully_read(content: Content) -> bool:
    """Whether the record holds all that matters, so that the raw JSON need not be kept."""
    if isinstance(content, InteractiveReply):
        return content.reply_type in {"button_reply", "list_reply", "nfm_reply"}
    return not isinstance(content, Unsupported)


def _unsupported(kind: str, message: Object) -> Unsupported:
    errors = objects(message.get("errors"))
    error = errors[0] if errors else {}
    return Unsupported(
        original_type=text(obj(message.get("unsupported")).get("type")) or kind,
        error_code=integer(error.get("code")),
        title=text(error.get("title")) or text(error.get("message")),
    )


def _text(message: Object) -> Content | None:
    body = obj(message.get("text")).get("body")
    return Text(body=text(body)) if isinstance(body, str) else None


def _media(message: Object) -> Content | None:
    kind = ContentKind(message["type"])
    media = obj(message.get(kind))
    media_id = text(media.get("id"))
    url = text(media.get("url")) or text(media.get("link"))
    if not media_id and not url:
        return None
    return Media(
        kind=kind,
        media_id=MediaId(media_id) if media_id else None,
        mime_type=text(media.get("mime_type")),
        sha256=text(media.get("sha256")),
        caption=text(media.get("caption")),
        filename=_file_name(text(media.get("filename"))),
        voice=media.get("voice") is True,
        animated=media.get("animated") is True,
        url=url,
    )


def _file_name(name: str) -> str:
    """The last part of a name without control characters: it was chosen by somebody else."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in last if char.isprintable()).strip(". ")


def _location(message: Object) -> Content | None:
    place = obj(message.get("location"))
    latitude, longitude = number(place.get("latitude")), number(place.get("longitude"))
    if latitude is None or longitude is None:
        return None
    return Location(
        latitude=latitude,
        longitude=longitude,
        name=text(place.get("name")),
        address=text(place.get("address")),
        url=text(place.get("url")),
    )


def _contacts(message: Object) -> Content | None:
    cards = objects(message.get("contacts"))
    if not cards:
        return None
    shared = tuple(_contact(card) for card in cards)
    return SharedContacts(contacts=shared, origin=text(message.get("origin")))


def _contact(card: Object) -> SharedContact:
    name = obj(card.get("name"))
    parts = (text(name.get(part)) for part in ("prefix", "first_name", "middle_name", "last_name"))
    phones = objects(card.get("phones"))
    emails = objects(card.get("emails"))
    from_vcard = _vcard(text(card.get("vcard")))
    return SharedContact(
        formatted_name=text(name.get("formatted_name"))
        or " ".join(part for part in parts if part)
        or "".join(from_vcard.get("FN", ())),
        phones=_values(phones, "phone") or from_vcard.get("TEL", ()),
        emails=_values(emails, "email") or from_vcard.get("EMAIL", ()),
        wa_ids=_values(phones, "wa_id"),
        organisation=text(obj(card.get("org")).get("company")),
    )


def _values(cards: list[Object], key: str) -> tuple[str, ...]:
    found = (text(card.get(key)) for card in cards)
    return tuple(value for value in found if value)


def _vcard(source: str) -> dict[str, tuple[str, ...]]:
    """Property name → values; enough of vCard for names, numbers and addresses."""
    found: dict[str, tuple[str, ...]] = {}
    for line in source.splitlines():
        head, colon, value = line.partition(":")
        name = head.partition(";")[0].rsplit(".", 1)[-1].upper()
        if colon and value.strip():
            found[name] = (*found.get(name, ()), value.strip().removeprefix("tel:"))
    return found


def _button(message: Object) -> Content | None:
    button = obj(message.get("button"))
    label, data = text(button.get("text")), text(button.get("payload"))
    return ButtonReply(text=label or data, payload=data) if label or data else None


def _interactive(message: Object) -> Content | None:
    interactive = obj(message.get("interactive"))
    kind = text(interactive.get("type"))
    if kind in _OUTGOING:
        return _interactive_message(InteractiveType(kind), interactive)
    if not kind:
        return None
    reply = obj(interactive.get(kind))
    return InteractiveReply(
        reply_type=kind,
        id=text(reply.get("id")),
        title=text(reply.get("title")) or text(reply.get("body")),
        description=text(reply.get("description")),
        response_json=text(reply.get("response_json")),
    )


_OUTGOING = frozenset(kind for kind in InteractiveType if kind is not InteractiveType.UNKNOWN)


def _interactive_message(kind: InteractiveType, interactive: Object) -> Interactive:
    """One the clinic sent, seen in an echo."""
    action = obj(interactive.get("action"))
    link = obj(action.get("parameters"))
    replies = (obj(button.get("reply")) for button in objects(action.get("buttons")))
    return Interactive(
        interactive_type=kind,
        header=text(obj(interactive.get("header")).get("text")),
        body=text(obj(interactive.get("body")).get("text")),
        footer=text(obj(interactive.get("footer")).get("text")),
        buttons=tuple(
            ReplyButton(id=text(reply.get("id")), title=text(reply.get("title")))
            for reply in replies
        ),
        list_button=text(action.get("button")),
        sections=tuple(_section(section) for section in objects(action.get("sections"))),
        link_text=text(link.get("display_text")),
        link_url=text(link.get("url")),
    )


def _section(section: Object) -> ListSection:
    rows = (
        ListRow(
            id=text(row.get("id")),
            title=text(row.get("title")),
            description=text(row.get("description")),
        )
        for row in objects(section.get("rows"))
    )
    return ListSection(title=text(section.get("title")), rows=tuple(rows))


def _order(message: Object) -> Content | None:
    order = message.get("order")
    if not isinstance(order, dict):
        return None
    found = (
        OrderItem(
            product_retailer_id=text(item.get("product_retailer_id")),
            quantity=number(item.get("quantity")) or 0,
            item_price=number(item.get("item_price")) or 0,
            currency=text(item.get("currency")),
        )
        for item in objects(order.get("product_items"))
    )
    return Order(
        catalog_id=text(order.get("catalog_id")), text=text(order.get("text")), items=tuple(found)
    )


def _system(message: Object) -> Content | None:
    system = message.get("system")
    if not isinstance(system, dict):
        return None
    wa_id = text_or_none(system.get("wa_id")) or text_or_none(system.get("new_wa_id"))
    user_id = text_or_none(system.get("user_id"))
    return SystemNotice(
        system_type=text(system.get("type")),
        body=text(system.get("body")),
        wa_id=WaId(wa_id) if wa_id else None,
        user_id=UserId(user_id) if user_id else None,
    )


def _template(message: Object) -> Content | None:
    """One the clinic sent, seen in an echo: the name, and what text its parts carry."""
    template = obj(message.get("template"))
    name = text(template.get("name"))
    if not name:
        return None
    language = template.get("language")
    parts = {text(part.get("type")).lower(): part for part in objects(template.get("components"))}
    return TemplateMessage(
        name=name,
        language=text(language) or text(obj(language).get("code")),
        header=text(parts.get("header", {}).get("text")),
        body=text(parts.get("body", {}).get("text")),
        footer=text(parts.get("footer", {}).get("text")),
        buttons=tuple(
            text(obj(button).get("text"))
            for button in items(parts.get("buttons", {}).get("buttons"))
        ),
    )


_READERS: dict[str, Callable[[Object], Content | None]] = {
    "text": _text,
    "image": _media,
    "video": _media,
    "audio": _media,
    "document": _media,
    "sticker": _media,
    "location": _location,
    "contacts": _contacts,
    "button": _button,
    "interactive": _interactive,
    "order": _order,
    "system": _system,
    "template": _template,
}
