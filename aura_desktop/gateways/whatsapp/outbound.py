"""Commands, to the JSON of POST /{phone_number_id}/messages."""

import json
from itertools import groupby
from typing import Any

from aura_desktop.domain.commands import (
    Command,
    MarkRead,
    Recipient,
    SendInteractive,
    SendReaction,
    SendTemplate,
    SendText,
    TemplatePart,
    TemplateValue,
)
from aura_desktop.domain.content import Interactive, InteractiveType, ListRow, ListSection
from aura_desktop.domain.ids import JobId, Wamid
from aura_desktop.errors import InputError

_COMPONENT = {TemplatePart.HEADER: "header", TemplatePart.BODY: "body"}
_SUB_TYPE = {
    TemplatePart.URL_BUTTON: "url",
    TemplatePart.QUICK_REPLY: "quick_reply",
    TemplatePart.COPY_CODE: "copy_code",
}


def request_body(command: Command, job_id: JobId | None) -> dict[str, object]:
    """The request that carries out a command; the job id comes back in its status webhooks.

    Limits are checked in domain/limits.py.
    Raises: InputError for what has no form at Meta (no recipient, unknown kind).
    """
    if isinstance(command, MarkRead):
        return _mark_read(command)
    body: dict[str, object] = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        **_recipient(command.to),
    }
    if job_id is not None:
        body["biz_opaque_callback_data"] = job_id
    match command:
        case SendText():
            text = {"preview_url": command.preview_url, "body": command.body}
            body |= {"type": "text", "text": text} | _context(command.reply_to)
        case SendTemplate():
            body |= {"type": "template", "template": _template(command)}
        case SendInteractive():
            body |= {"type": "interactive", "interactive": _interactive(command.interactive)}
            body |= _context(command.reply_to)
        case SendReaction():
            reaction = {"message_id": command.target, "emoji": command.emoji}
            body |= {"type": "reaction", "reaction": reaction}
    return body


def request_bytes(command: Command, job_id: JobId | None) -> bytes:
    """The same as the bytes that are sent. Raises: ValueError for text that UTF-8 cannot hold."""
    body = request_body(command, job_id)
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _recipient(to: Recipient) -> dict[str, str]:
    if to.phone:
        # Without the plus Meta may put the business's own country code in front.
        return {"to": to.phone if to.phone.startswith("+") else f"+{to.phone}"}
    if to.user_id:
        return {"recipient": to.user_id}
    raise InputError("no_recipient", field="phone_number")


def _context(reply_to: Wamid | None) -> dict[str, object]:
    return {"context": {"message_id": reply_to}} if reply_to else {}


def _mark_read(command: MarkRead) -> dict[str, object]:
    body: dict[str, object] = {
        "messaging_product": "whatsapp",
        "status": "read",
        "message_id": command.target,
    }
    if command.typing:
        body["typing_indicator"] = {"type": "text"}
    return body


def _template(command: SendTemplate) -> dict[str, Any]:
    template: dict[str, Any] = {"name": command.name, "language": {"code": command.language}}
    components = [
        _component(part, index, list(values))
        for (part, index), values in groupby(
            command.values, key=lambda value: (value.part, value.button_index)
        )
    ]
    if components:
        template["components"] = components
    return template


def _component(
    part: TemplatePart, index: int | None, values: list[TemplateValue]
) -> dict[str, Any]:
    if part in _COMPONENT:
        return {"type": _COMPONENT[part], "parameters": [_text_parameter(v) for v in values]}
    if part not in _SUB_TYPE or index is None:
        raise InputError("unknown_template_part", field="values")
    return {
        "type": "button",
        "sub_type": _SUB_TYPE[part],
        "index": str(index),
        "parameters": [_button_parameter(part, value.text) for value in values],
    }


def _text_parameter(value: TemplateValue) -> dict[str, str]:
    parameter = {"type": "text", "text": value.text}
    return parameter | {"parameter_name": value.name} if value.name else parameter


def _button_parameter(part: TemplatePart, text: str) -> dict[str, str]:
    match part:
        case TemplatePart.QUICK_REPLY:
            return {"type": "payload", "payload": text}
        case TemplatePart.COPY_CODE:
            return {"type": "coupon_code", "coupon_code": text}
        case _:
            return {"type": "text", "text": text}


def _interactive(interactive: Interactive) -> dict[str, Any]:
    body: dict[str, Any] = {
        "type": interactive.interactive_type.value,
        "body": {"text": interactive.body},
        "action": _action(interactive),
    }
    if interactive.header:
        body["header"] = {"type": "text", "text": interactive.header}
    if interactive.footer:
        body["footer"] = {"text": interactive.footer}
    return body


def _action(interactive: Interactive) -> dict[str, Any]:
    match interactive.interactive_type:
        case InteractiveType.BUTTON:
            replies = [{"id": button.id, "title": button.title} for button in interactive.buttons]
            return {"buttons": [{"type": "reply", "reply": reply} for reply in replies]}
        case InteractiveType.LIST:
            sections = [_section(section) for section in interactive.sections]
            return {"button": interactive.list_button, "sections": sections}
        case InteractiveType.CTA_URL:
            link = {"display_text": interactive.link_text, "url": interactive.link_url}
            return {"name": "cta_url", "parameters": link}
        case InteractiveType.UNKNOWN:
            raise InputError("unknown_interactive_type", field="interactive_type")


def _section(section: ListSection) -> dict[str, Any]:
    rows = {"rows": [_row(row) for row in section.rows]}
    return {"title": section.title} | rows if section.title else rows


def _row(row: ListRow) -> dict[str, str]:
    required = {"id": row.id, "title": row.title}
    return required | {"description": row.description} if row.description else required
