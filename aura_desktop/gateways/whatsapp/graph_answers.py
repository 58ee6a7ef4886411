"""Graph's answers, to records."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from aura_desktop.domain.ids import PhoneNumberId, UserId, WabaId, WaId, Wamid
from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateButton,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
)
from aura_desktop.gateways.whatsapp.payload import Object, items, obj, objects, text, text_or_none

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """Graph took the message; `wamid` is None for MarkRead. `wa_id` may differ from the number sent to."""

    wamid: Wamid | None = None
    wa_id: WaId | None = None
    user_id: UserId | None = None
    message_status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberInfo:
    """The clinic's number as Meta sees it; `status`, `quality_rating` and
    `messaging_limit` are Meta's words."""

    phone_number_id: PhoneNumberId
    display_phone_number: str = ""
    verified_name: str = ""
    quality_rating: str = ""
    status: str = ""
    messaging_limit: str = ""
    waba_id: WabaId | None = None


def read_accepted(answer: Object) -> Accepted | None:
    """The answer to a send, None without a wamid."""
    message = next(iter(objects(answer.get("messages"))), {})
    contact = next(iter(objects(answer.get("contacts"))), {})
    wamid, wa_id = text(message.get("id")), text(contact.get("wa_id"))
    user_id = text(contact.get("user_id"))
    if not wamid:
        return None
    return Accepted(
        wamid=Wamid(wamid),
        wa_id=WaId(wa_id) if wa_id else None,
        user_id=UserId(user_id) if user_id else None,
        message_status=text(message.get("message_status")),
    )


def read_number(answer: Object, phone_number_id: PhoneNumberId) -> NumberInfo:
    """The answer to GET /{phone_number_id}."""
    waba_id = text(obj(answer.get("whatsapp_business_account")).get("id"))
    return NumberInfo(
        phone_number_id=phone_number_id,
        display_phone_number=text(answer.get("display_phone_number")),
        verified_name=text(answer.get("verified_name")),
        quality_rating=text(answer.get("quality_rating")),
        status=text(answer.get("status")),
        messaging_limit=text(answer.get("whatsapp_business_manager_messaging_limit")),
        waba_id=WabaId(waba_id) if waba_id else None,
    )


def read_templates(answer: Object) -> list[Template]:
    """One page of GET /{waba_id}/message_templates; entries without a name are left out."""
    return [
        _template(definition)
        for definition in objects(answer.get("data"))
        if text(definition.get("name"))
    ]


def next_cursor(answer: Object) -> str | None:
    """Where the next page starts, None on the last one.

    `paging.next` itself is not followed: it is an address with the access token in it.
    """
    paging = obj(answer.get("paging"))
    if not text(paging.get("next")):
        return None
    return text_or_none(obj(paging.get("cursors")).get("after"))


def _template(definition: Object) -> Template:
    reason = text(definition.get("rejected_reason"))
    return Template(
        id=text(definition.get("id")),
        name=text(definition.get("name")),
        language=text(definition.get("language")),
        status=_member(TemplateStatus, definition.get("status")),
        category=_member(TemplateCategory, definition.get("category")),
        parameter_format=_format(definition),
        components=tuple(_component(part) for part in objects(definition.get("components"))),
        rejected_reason="" if reason == "NONE" else reason,
    )


def _format(definition: Object) -> ParameterFormat:
    if definition.get("parameter_format") is None:
        return ParameterFormat.POSITIONAL
    return _member(ParameterFormat, definition.get("parameter_format"))


def _component(part: Object) -> TemplateComponent:
    return TemplateComponent(
        type=text(part.get("type")).upper(),
        format=text(part.get("format")).upper(),
        text=text(part.get("text")),
        buttons=tuple(_button(button) for button in objects(part.get("buttons"))),
        examples=tuple(_examples(obj(part.get("example")))),
    )


def _button(button: Object) -> TemplateButton:
    return TemplateButton(
        type=text(button.get("type")).upper(),
        text=text(button.get("text")),
        url=text(button.get("url")),
        phone_number=text(button.get("phone_number")),
    )


def _examples(example: Object) -> Iterator[tuple[str, str]]:
    """Variable → example. Positional ones stand in a list, for the body in a list of lists."""
    for place in ("header_text", "body_text"):
        values = items(example.get(place))
        if values and isinstance(values[0], list):
            values = values[0]
        for index, value in enumerate(values, start=1):
            yield str(index), text(value)
        for named in objects(example.get(f"{place}_named_params")):
            yield text(named.get("param_name")), text(named.get("example"))


def _member(enum_type: type[E], value: object) -> E:
    try:
        return enum_type(text(value).upper())
    except ValueError:
        return enum_type["UNKNOWN"]
