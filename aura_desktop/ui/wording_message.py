"""A message in words: for screen readers, the clipboard, cards and the small print of a bubble."""

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.content import (
    Content,
    ContentKind,
    Interactive,
    InteractiveReply,
    Location,
    Media,
    Order,
    SharedContacts,
    SystemNotice,
    TemplateMessage,
    Unsupported,
    kind_of,
    plain_text,
)
from aura_desktop.domain.message import (
    Direction,
    Message,
    MessageOrigin,
    MessageStatus,
    Reaction,
    Way,
)
from aura_desktop.ui import (
    wording,
    wording_allowance,
    wording_count,
    wording_media,
    wording_time,
)

translate = QCoreApplication.translate

LOST = "answer_lost"
"""The trouble of a message of which nobody knows whether it arrived."""


def spoken_message(message: Message, patient: str, clinic: str) -> str:
    """One full sentence for a screen reader: who, when, what, and how it stands."""
    who = (speaker(message, patient, clinic), wording_time.clock(message.at), origin_words(message))
    parts = [", ".join(word for word in who if word)]
    if message.quote:
        parts.append(
            translate("transcript", "In reply to: {text}").format(text=quote_words(message))
        )
    parts += [body_words(message), wording_media.spoken_state(message)]
    parts += [_option_words(message), _mark_words(message), _reaction_words(message.reactions)]
    parts.append(way_sentence(message))
    if message.direction is Direction.OUTBOUND:
        parts.append(wording.status_line(message))
        if message.failure:
            parts.append(wording.failure_sentence(message.failure).rstrip("."))
        if message.hold is not None:
            parts.append(wording_allowance.hold_words(message.hold).rstrip("."))
    return ". ".join(part for part in parts if part) + "."


def speaker(message: Message, patient: str, clinic: str) -> str:
    """Who a message is from, as headings and screen readers say it."""
    match message.direction:
        case Direction.INBOUND:
            return patient or translate("transcript", "Patient")
        case Direction.OUTBOUND:
            return message.author or clinic or translate("transcript", "Clinic")
        case _ if kind_of(message.content) is ContentKind.NOTE:
            return note_title(message)
        case _:
            return translate("transcript", "Notice")


def note_title(message: Message) -> str:
    """The heading of an internal note: "Internal note · Pía"."""
    title = translate("transcript", "Internal note")
    return f"{title} · {message.author}" if message.author else title


def body_words(message: Message) -> str:
    """What a message says, the kind first where words alone would not tell it."""
    if message.revoked_at:
        return revoked_words()
    content = message.content
    kind = ""
    if not isinstance(content, TemplateMessage | Interactive | SystemNotice):
        voice = isinstance(content, Media) and content.voice
        kind = wording.kind_words(kind_of(content), voice=voice)
    if kind_of(content) is ContentKind.NOTE:
        kind = ""
    text = plain_text(content) or detail_words(content)
    return ": ".join(part for part in (kind, " ".join(text.split())) if part)


def detail_words(content: Content) -> str:
    """The second line of a card: format, coordinates, numbers; may be empty."""
    match content:
        case Media():
            return format_words(content)
        case Location():
            return f"{content.latitude:.5f}, {content.longitude:.5f}"
        case SharedContacts():
            return ", ".join(phone for item in content.contacts for phone in item.phones)
        case Order():
            return order_words(content)
        case SystemNotice():
            return system_words(content)
        case Unsupported():
            return content.title or content.original_type
        case InteractiveReply() if content.reply_type == "nfm_reply":
            return translate("transcript", "Form answered")
        case _:
            return ""


def clipboard_text(message: Message) -> str:
    """What Ctrl+C takes of a message."""
    if message.revoked_at:
        return ""
    return plain_text(message.content) or detail_words(message.content)


def format_words(content: Media) -> str:
    """A file's format for people: "JPEG", "PDF"; "" if Meta did not say."""
    kind = content.mime_type.split(";", 1)[0].strip()
    subtype = kind.rpartition("/")[2]
    known = {
        "jpeg": "JPEG",
        "plain": translate("transcript", "Text"),
        "msword": "Word",
        "vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
        "vnd.ms-excel": "Excel",
        "vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
        "vnd.ms-powerpoint": "PowerPoint",
        "vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    }
    if subtype in known:
        return known[subtype]
    return subtype.upper() if 0 < len(subtype) <= 5 else ""


def media_title(content: Media) -> str:
    """The first line of a file's card: its name, else its kind."""
    if content.kind is ContentKind.DOCUMENT and content.filename:
        return content.filename
    if content.kind is ContentKind.STICKER and content.animated:
        return translate("transcript", "Animated sticker")
    return wording.kind_words(content.kind, voice=content.voice)


def media_detail(content: Media) -> str:
    """The second line of a file's card: kind and format of a named document, else the format."""
    words = format_words(content)
    if content.kind is ContentKind.DOCUMENT and content.filename:
        words = words or wording.kind_words(content.kind)
    return words


def order_words(content: Order) -> str:
    """How much was ordered: "3 products · CLP 45.000"."""
    count = round(sum(item.quantity for item in content.items))
    words = wording_count.products(count)
    currencies = {item.currency for item in content.items}
    if len(currencies) != 1:
        return words
    total = sum(item.quantity * item.item_price for item in content.items)
    return f"{words} · {currencies.pop()} {QLocale().toString(round(total))}"


def system_words(content: SystemNotice) -> str:
    """A notice about the contact, when Meta sent no words of its own."""
    match content.system_type:
        case "user_changed_number" | "customer_changed_number":
            return translate("transcript", "The patient changed the phone number")
        case "customer_identity_changed" | "user_identity_changed":
            return translate("transcript", "The patient's WhatsApp security code changed")
        case "user_changed_user_id":
            return translate("transcript", "The patient's WhatsApp account changed")
        case _:
            return translate("transcript", "Notice from WhatsApp")


def revoked_words() -> str:
    """In place of a message that was taken back."""
    return translate("transcript", "This message was deleted")


def quote_words(message: Message) -> str:
    """The text of a quote; its kind, or that we never saw it, when there is none."""
    quote = message.quote
    if quote is None:
        return ""
    kind = wording.kind_words(quote.kind) if quote.kind is not ContentKind.UNKNOWN else ""
    text = " ".join(quote.text.split())
    if kind and quote.kind not in (ContentKind.TEMPLATE, ContentKind.INTERACTIVE):
        return f"{kind} · {text}" if text else kind
    return text or translate("transcript", "Earlier message")


def quote_speaker(message: Message, patient: str, clinic: str) -> str:
    """Who wrote the quoted message."""
    direction = message.quote.direction if message.quote else Direction.UNKNOWN
    match direction:
        case Direction.INBOUND:
            return patient or translate("transcript", "Patient")
        case Direction.OUTBOUND:
            return clinic or translate("transcript", "Clinic")
        case _:
            return translate("transcript", "In reply to")


def origin_words(message: Message) -> str:
    """Where the clinic wrote it, if not at this desk; a small icon beside the hour says the same."""
    if message.direction is Direction.OUTBOUND and message.origin is MessageOrigin.PHONE_APP:
        return translate("transcript", "from the phone")
    return ""


def meta_words(message: Message) -> str:
    """The words before the hour: who of the desk wrote it, the AI's part, which program sent it, that it was edited."""
    words = [_authorship(message)]
    if message.direction is Direction.OUTBOUND and message.origin is MessageOrigin.API:
        words.append(message.author or translate("transcript", "automatic"))
    if message.edited_at and not message.revoked_at:
        words.append(translate("transcript", "edited"))
    return " · ".join(filter(None, words))


def _authorship(message: Message) -> str:
    match _way_of(message):
        case Way.AUTOMATIC:
            return translate("transcript", "AI auto")
        case Way.DRAFT | Way.DRAFT_CHANGED if message.author:
            return translate("transcript", "{author} with AI").format(author=first_name(message))
        case Way.DRAFT | Way.DRAFT_CHANGED:
            return translate("transcript", "with AI")
        case _ if message.direction is Direction.OUTBOUND and message.origin is MessageOrigin.DESK:
            return first_name(message)
        case _:
            return ""


def first_name(message: Message) -> str:
    """Who of the desk wrote it, as colleagues say it; the whole name stands in the record."""
    return message.author.split(maxsplit=1)[0] if message.author.strip() else ""


def _way_of(message: Message) -> Way:
    if message.way is Way.UNKNOWN and message.origin is MessageOrigin.AUTOPILOT:
        return Way.AUTOMATIC
    return message.way


def way_sentence(message: Message) -> str:
    """The AI's part in a message as one sentence without its full stop; "" where it had none."""
    match _way_of(message):
        case Way.AUTOMATIC:
            return translate("transcript", "The AI sent this by itself")
        case Way.DRAFT:
            return translate("transcript", "A person sent this draft of the AI as it was")
        case Way.DRAFT_CHANGED:
            return translate("transcript", "A person changed this draft of the AI and sent it")
        case _:
            return ""


def template_title(content: TemplateMessage) -> str:
    """The small print under a template: "Template · hello world"."""
    kind = wording.kind_words(ContentKind.TEMPLATE)
    name = content.name.replace("_", " ").strip()
    return f"{kind} · {name[:1].upper()}{name[1:]}" if name else kind


def trouble_words(message: Message) -> str:
    """The line under a bubble that did not go out yet, or may not have; "" for all others."""
    if message.hold is not None:
        return wording_allowance.hold_words(message.hold)
    if message.status is MessageStatus.UNCONFIRMED:
        if message.resent:
            return wording.status_words(MessageStatus.UNCONFIRMED)
        return wording.code_sentence(LOST)
    if message.status is MessageStatus.FAILED:
        if message.failure:
            return wording.failure_sentence(message.failure)
        return wording.status_words(MessageStatus.FAILED)
    return ""


def trouble_detail(message: Message) -> str:
    """Code and Meta's own words, for support; what can be done about a wait; "" for all others."""
    if message.hold is not None:
        return wording_allowance.hold_detail(message.hold)
    failure = message.failure
    if not failure:
        return ""
    code = str(failure.graph_code) if failure.graph_code else failure.code
    words = " · ".join(part for part in (failure.title, failure.detail) if part)
    detail = translate("transcript", "Technical detail: {code}").format(code=code)
    return f"{detail}\n{words}" if words else detail


def _option_words(message: Message) -> str:
    content = message.content
    if not isinstance(content, TemplateMessage | Interactive):
        return ""
    options = option_titles(content)
    if not options:
        return ""
    words = translate("transcript", "Options: {options}").format(
        options=", ".join(title for _, title in options)
    )
    chosen = [title for key, title in options if key in message.chosen_ids]
    if not chosen:
        return words
    picked = translate("transcript", "Chosen: {options}").format(options=", ".join(chosen))
    return f"{words}. {picked}"


def option_titles(content: TemplateMessage | Interactive) -> list[tuple[str, str]]:
    """Id and title of each button or row; a template's buttons have their text for an id."""
    if isinstance(content, TemplateMessage):
        return [(title, title) for title in content.buttons]
    options = [(button.id, button.title) for button in content.buttons]
    options += [(row.id, row.title) for section in content.sections for row in section.rows]
    if content.link_text:
        options.append((content.link_url, content.link_text))
    return options


def _mark_words(message: Message) -> str:
    words = []
    if message.forwarded:
        words.append(translate("transcript", "Forwarded"))
    if message.edited_at and not message.revoked_at:
        words.append(translate("transcript", "Edited"))
    return ", ".join(words)


def _reaction_words(reactions: tuple[Reaction, ...]) -> str:
    if not reactions:
        return ""
    signs = " ".join(reaction.emoji for reaction in reactions)
    return translate("transcript", "Reaction {emoji}").format(emoji=signs)
