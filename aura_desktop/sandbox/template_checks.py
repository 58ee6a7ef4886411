"""Checks a template message against the definition the clinic has at Meta.

Source: Cloud API, template messages; Business Management API, message templates.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param

_VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")
_FORBIDDEN = re.compile(r"[\n\t]| {4,}")
_BODY_LIMIT = 1024
MediaIds = Callable[[str], str | None]
_PARAMETER_KEYS = {
    "text": ("text",),
    "currency": ("currency",),
    "date_time": ("date_time",),
    "image": ("image",),
    "video": ("video",),
    "document": ("document",),
    "location": ("location",),
    "payload": ("payload",),
    "coupon_code": ("coupon_code",),
    "action": ("action",),
}


def find_template(templates: Sequence[dict[str, Any]], message: Param) -> dict[str, Any]:
    """The approved definition a message asks for.

    Raises: GraphError 132001 (absent or not approved), 132015 (paused), 132016 (disabled).
    """
    message.only("name", "language", "components", "namespace")
    name = message.text("name", limit=512)
    language = message.child("language")
    language.only("code", "policy")
    if language.has("policy"):
        language.one_of("policy", {"deterministic"})
    code = language.text("code")
    found = next((t for t in templates if t["name"] == name and t["language"] == code), None)
    missing = GraphError(132001, f"template name ({name}) does not exist in {code}")
    if found is None:
        raise missing
    if found["status"] == "PAUSED":
        raise GraphError(132015, f"Template {name} is paused due to low quality.")
    if found["status"] == "DISABLED":
        raise GraphError(132016, f"Template {name} is permanently disabled.")
    if found["status"] != "APPROVED":
        raise missing
    return found


def check_template(definition: dict[str, Any], message: Param, media_ids: MediaIds) -> None:
    """Checks every value against the definition's header, body and buttons.

    Raises: GraphError 100, 131008, 131009, 132000, 132005 or 132012.
    """
    given = message.items("components", least=0, most=15) if message.has("components") else []
    headers, bodies, buttons = _sorted_parts(given)
    parts = {part["type"]: part for part in definition["components"]}
    named = definition.get("parameter_format") == "NAMED"
    _check_header(parts.get("HEADER"), headers, named=named, media_ids=media_ids)
    body = parts["BODY"]["text"]
    values = _check_texts("body", body, bodies, named=named)
    if len(_filled(body, values)) > _BODY_LIMIT:
        raise GraphError(132005, f"Translated text too long: body exceeds {_BODY_LIMIT}.")
    _check_buttons(parts.get("BUTTONS", {}).get("buttons", []), buttons)


def _sorted_parts(given: list[Param]) -> tuple[Param | None, Param | None, list[Param]]:
    single: dict[str, Param] = {}
    buttons: list[Param] = []
    for part in given:
        kind = part.text("type").lower()
        if kind == "button":
            part.only("type", "sub_type", "index", "parameters")
            buttons.append(part)
        elif kind in {"header", "body"}:
            part.only("type", "parameters")
            if kind in single:
                raise GraphError(100, f"Component {kind} is given more than once.")
            single[kind] = part
        else:
            raise GraphError(100, f"Component type {kind} is not valid.")
    return single.get("header"), single.get("body"), buttons


def _check_header(
    definition: dict[str, Any] | None, part: Param | None, *, named: bool, media_ids: MediaIds
) -> None:
    form = definition.get("format", "TEXT") if definition else None
    if form in {None, "TEXT"}:
        _check_texts("header", definition["text"] if definition else "", part, named=named)
        return
    given = _parameters(part)
    if len(given) != 1:
        raise GraphError(132012, f"header: Format mismatch, expected {form}, received UNKNOWN")
    kind = str(form).lower()
    received = _parameter_type(given[0])
    if received != kind:
        raise GraphError(
            132012, f"header: Format mismatch, expected {form}, received {received.upper()}"
        )
    value = given[0].child(kind)
    if kind == "location":
        value.only("latitude", "longitude", "name", "address")
        return
    value.only("id", "link", "filename")
    if value.has("id") == value.has("link"):
        raise GraphError(100, f"Exactly one of id or link is required on param {value.path}.")
    if value.has("id") and media_ids(value.text("id")) is None:
        raise GraphError(131009, f"Param {value.path}['id'] is not a valid media id.")


def _check_texts(place: str, text: str, part: Param | None, *, named: bool) -> dict[str, str]:
    """The values by variable name."""
    expected = list(dict.fromkeys(_VARIABLE.findall(text)))
    given = _parameters(part)
    if len(given) != len(expected):
        raise GraphError(
            132000,
            f"{place}: number of localizable_params ({len(given)}) does not match "
            f"the expected number of params ({len(expected)})",
        )
    values: dict[str, str] = {}
    for position, parameter in enumerate(given, start=1):
        value = _parameter_text(parameter)
        values[_parameter_name(parameter, position, named=named)] = value
    if values.keys() != set(expected):
        raise GraphError(132000, f"{place}: the parameter names must be {', '.join(expected)}")
    return values


def _parameter_name(parameter: Param, position: int, *, named: bool) -> str:
    if not named:
        if parameter.has("parameter_name"):
            raise GraphError(132012, "Parameter names are not allowed in positional templates.")
        return str(position)
    if not parameter.has("parameter_name"):
        raise GraphError(100, "Parameter name is missing or empty")
    return parameter.text("parameter_name")


def _parameter_text(parameter: Param) -> str:
    kind = _parameter_type(parameter)
    if kind in {"currency", "date_time"}:
        return parameter.child(kind).text("fallback_value")
    if kind != "text":
        raise GraphError(132012, f"Format mismatch, expected TEXT, received {kind.upper()}")
    text = parameter.text("text", limit=_BODY_LIMIT)
    if _FORBIDDEN.search(text):
        raise GraphError(
            132012,
            "Param text cannot have new-line/tab characters or more than 4 consecutive spaces",
        )
    return text


def _check_buttons(definitions: list[dict[str, Any]], given: list[Param]) -> None:
    seen: set[int] = set()
    for button in given:
        kind = button.text("sub_type").lower()
        index = _index(button)
        if index in seen or index >= len(definitions):
            raise GraphError(131009, f"buttons: Button index {index} is not valid.")
        seen.add(index)
        wanted = str(definitions[index]["type"]).lower()
        if kind != wanted:
            raise GraphError(132012, f"buttons: expected {wanted} at index {index}, got {kind}.")
        _check_button_value(button, kind)
    for index, definition in enumerate(definitions):
        if _needs_value(definition) and index not in seen:
            raise GraphError(
                131008,
                f"buttons: Button at index {index} of type {definition['type']} "
                "requires a parameter",
            )


def _check_button_value(button: Param, kind: str) -> None:
    wanted = {"url": "text", "quick_reply": "payload", "copy_code": "coupon_code"}
    parameters = _parameters(button)
    if len(parameters) != 1:
        raise GraphError(132000, "buttons: exactly one parameter is expected.")
    expected = wanted.get(kind, "action")
    if _parameter_type(parameters[0]) != expected:
        raise GraphError(132012, f"buttons: expected parameter of type {expected}.")
    if expected == "action":
        parameters[0].child("action")
    else:
        parameters[0].text(expected, limit=15 if expected == "coupon_code" else 2000)


def _index(button: Param) -> int:
    value = button.value.get("index")
    if isinstance(value, bool) or not str(value).isdigit():
        raise GraphError(131009, "buttons: index must be a number from 0.")
    return int(str(value))


def _needs_value(definition: dict[str, Any]) -> bool:
    kind = definition["type"]
    return kind == "COPY_CODE" or (kind == "URL" and bool(_VARIABLE.search(definition["url"])))


def _parameters(part: Param | None) -> list[Param]:
    if part is None or not part.has("parameters"):
        return []
    return part.items("parameters", least=0, most=100)


def _parameter_type(parameter: Param) -> str:
    kind = parameter.one_of("type", _PARAMETER_KEYS)
    parameter.only("type", "parameter_name", *_PARAMETER_KEYS[kind])
    return kind


def _filled(text: str, values: dict[str, str]) -> str:
    return _VARIABLE.sub(lambda match: values.get(match.group(1), match.group(0)), text)
