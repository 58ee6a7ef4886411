"""Checks POST /{phone_number_id}/messages as strictly as Graph does, from its documentation alone.

Source: Cloud API, messages reference; limits of §2 of Meta's message pages.
"""

import re
import unicodedata
from collections.abc import Callable

from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.interactives import check_interactive
from aura_desktop.sandbox.params import Param
from aura_desktop.sandbox.wamids import is_wamid

CAPTION = 1024
OPAQUE = 512
COMMON = (
    "messaging_product",
    "recipient_type",
    "to",
    "recipient",
    "type",
    "context",
    "biz_opaque_callback_data",
    "recipient_identity_key_hash",
)
_MEDIA_KEYS = {
    "image": ("id", "link", "caption"),
    "video": ("id", "link", "caption"),
    "audio": ("id", "link", "voice"),
    "document": ("id", "link", "caption", "filename"),
    "sticker": ("id", "link"),
}
_KEYCAP = ("Me", "Nd", "Po")
_BIRTHDAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_CONTACT_LISTS = {
    "phones": ("phone", "type", "wa_id"),
    "emails": ("email", "type"),
    "urls": ("url", "type"),
    "addresses": ("street", "city", "state", "zip", "country", "country_code", "type"),
}


def check_envelope(body: Param) -> str:
    """Checks the fields common to all kinds and returns the kind.

    Raises: GraphError 100, 131008, 131009 or 131051.
    """
    _check_product(body)
    if not body.optional_text("to") and not body.optional_text("recipient"):
        raise GraphError(100, "The parameter to is required.")
    if body.has("recipient_type"):
        body.one_of("recipient_type", {"individual", "group"})
    body.optional_text("biz_opaque_callback_data", limit=OPAQUE)
    body.optional_text("recipient_identity_key_hash")
    kind = body.optional_text("type") or "text"
    if kind not in _CHECKS and kind not in {"template", "interactive"}:
        raise GraphError(131051, f"Message type {kind} is not supported.")
    body.only(*COMMON, kind)
    if not body.has(kind):
        raise GraphError(131008, f"The parameter {kind} is required.")
    _check_context(body, kind)
    return kind


def check_content(body: Param, kind: str, media_ids: Callable[[str], str | None]) -> None:
    """Checks everything but templates; `media_ids` gives the MIME type of an uploaded file, or None.

    Raises: GraphError 100, 131008, 131009 or 131053.
    """
    if kind == "interactive":
        check_interactive(body.child("interactive"), media_ids)
    elif kind == "contacts":
        _check_contacts(body)
    elif kind in _MEDIA_KEYS:
        check_media(body.child(kind), kind, media_ids)
    elif kind in _CHECKS:
        _CHECKS[kind](body.child(kind))


def check_receipt(body: Param) -> tuple[str, bool]:
    """Checks a mark-as-read body; returns the message id and whether typing is shown."""
    _check_product(body)
    body.only("messaging_product", "status", "message_id", "typing_indicator")
    body.one_of("status", {"read"})
    message_id = body.text("message_id")
    if not body.has("typing_indicator"):
        return message_id, False
    typing = body.child("typing_indicator")
    typing.only("type")
    typing.one_of("type", {"text"})
    return message_id, True


def check_media(media: Param, kind: str, media_ids: Callable[[str], str | None]) -> None:
    """Checks a media object: exactly one of id and link, and a MIME type that fits the kind."""
    media.only(*_MEDIA_KEYS[kind])
    if media.has("id") == media.has("link"):
        raise GraphError(100, f"Exactly one of id or link is required on param {media.path}.")
    if media.has("link"):
        link = media.text("link")
        if not link.startswith("https://"):
            raise GraphError(131053, "Media link must be a public https URL.")
    else:
        mime = media_ids(media.text("id"))
        if mime is None:
            raise GraphError(131009, f"Param {media.path}['id'] is not a valid media id.")
        if kind not in {"document"} and not _mime_fits(kind, mime):
            raise GraphError(131053, f"Media of type {mime} cannot be sent as {kind}.")
    media.optional_text("caption", limit=CAPTION)
    media.optional_text("filename", limit=240)
    media.flag("voice")


def _mime_fits(kind: str, mime: str) -> bool:
    return mime == "image/webp" if kind == "sticker" else mime.startswith(f"{kind}/")


def _check_product(body: Param) -> None:
    if body.value.get("messaging_product") != "whatsapp":
        raise GraphError(100, "The parameter messaging_product is required and must be whatsapp.")


def _check_context(body: Param, kind: str) -> None:
    if not body.has("context"):
        return
    if kind == "reaction":
        raise GraphError(100, "Param context is not allowed with reactions.")
    context = body.child("context")
    context.only("message_id")
    if not is_wamid(context.text("message_id")):
        raise GraphError(131009, "Param context['message_id'] is not a valid message id.")


def _check_text(text: Param) -> None:
    text.only("body", "preview_url")
    if not text.text("body", limit=4096).strip():
        raise GraphError(131008, "The parameter text['body'] is required.")
    text.flag("preview_url")


def _check_location(location: Param) -> None:
    location.only("latitude", "longitude", "name", "address")
    location.number("latitude", -90, 90)
    location.number("longitude", -180, 180)
    location.optional_text("name", limit=1000)
    location.optional_text("address", limit=1000)


def _check_reaction(reaction: Param) -> None:
    reaction.only("message_id", "emoji")
    if not is_wamid(reaction.text("message_id")):
        raise GraphError(131009, "Param reaction['message_id'] is not a valid message id.")
    if "emoji" not in reaction.value:
        raise GraphError(131008, "The parameter reaction['emoji'] is required.")
    emoji = reaction.optional_text("emoji")
    if emoji and not _is_one_emoji(emoji):
        raise GraphError(131009, "Param reaction['emoji'] must be one emoji.")


def _is_one_emoji(text: str) -> bool:
    # A family with skin tones joins up to a dozen code points into the one emoji Meta allows.
    kinds = {unicodedata.category(sign) for sign in text}
    symbols = kinds & {"So", "Me"}
    return len(text) <= 14 and bool(symbols) and kinds <= {"So", "Sk", "Sm", "Mn", "Cf", *_KEYCAP}


def _check_contacts(body: Param) -> None:
    for card in body.items("contacts", most=257):
        card.only("name", "org", "birthday", *_CONTACT_LISTS)
        name = card.child("name")
        name.only("formatted_name", "first_name", "last_name", "middle_name", "prefix", "suffix")
        name.text("formatted_name")
        for key, fields in _CONTACT_LISTS.items():
            for item in card.items(key, least=0, most=100) if card.has(key) else ():
                item.only(*fields)
        if card.has("org"):
            card.child("org").only("company", "department", "title")
        birthday = card.optional_text("birthday")
        if birthday and not _BIRTHDAY.match(birthday):
            raise GraphError(131009, f"Param {card.path}['birthday'] must be YYYY-MM-DD.")


def _check_nothing(_: Param) -> None:
    """Kinds with a check of their own elsewhere."""


_CHECKS: dict[str, Callable[[Param], None]] = {
    "text": _check_text,
    "location": _check_location,
    "reaction": _check_reaction,
    "contacts": _check_nothing,
    **dict.fromkeys(_MEDIA_KEYS, _check_nothing),
}
