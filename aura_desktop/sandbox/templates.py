"""GET, POST and DELETE /{waba_id}/message_templates.

Source: Business Management API, message templates.
"""

import base64
import binascii
import re
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param
from aura_desktop.sandbox.simulator import Simulator, json_param, require, simulator_of

_NAME = re.compile(r"^[a-z0-9_]{1,512}$")
_VARIABLE = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")
_CATEGORIES = frozenset({"MARKETING", "UTILITY", "AUTHENTICATION"})
_FILTERS = ("name", "status", "language", "category")
_EDITABLE = frozenset({"APPROVED", "REJECTED", "PAUSED"})
_LIMIT = 25
REVIEW_S = 20.0


async def message_templates(request: Request) -> Response:
    """Lists, creates or deletes."""
    simulator = simulator_of(request)
    require(request, simulator.settings.waba_id)
    if request.method == "POST":
        return JSONResponse(_create(simulator, await json_param(request)))
    if request.method == "DELETE":
        return JSONResponse(_delete(simulator, request))
    return JSONResponse(_page(simulator, request))


def edit(simulator: Simulator, template: dict[str, Any], body: Param) -> dict[str, Any]:
    """POST /{template_id}: the whole of `components` is replaced and reviewed again."""
    body.only("components", "category", "parameter_format", "message_send_ttl_seconds")
    if template["status"] not in _EDITABLE:
        raise GraphError(100, "Only approved, rejected or paused templates can be edited.")
    for component in body.items("components", most=4):
        _check_component(component)
    template["components"] = body.value["components"]
    template["status"] = "PENDING"
    simulator.background.spawn(_review(simulator, template))
    return {"success": True}


def _page(simulator: Simulator, request: Request) -> dict[str, Any]:
    query = request.query_params
    found = [
        template
        for template in simulator.templates
        if all(template[key] == query[key] for key in _FILTERS if key in query)
    ]
    limit = _limit(query.get("limit", str(_LIMIT)))
    start = _offset(query.get("after", ""))
    page = found[start : start + limit]
    answer: dict[str, Any] = {"data": [_fields(t, query.get("fields", "")) for t in page]}
    if page:
        end = start + len(page)
        answer["paging"] = {"cursors": {"before": _cursor(start), "after": _cursor(end)}}
        if end < len(found):
            url = request.url.include_query_params(after=_cursor(end))
            answer["paging"]["next"] = str(url)
    return answer


def _fields(template: dict[str, Any], asked: str) -> dict[str, Any]:
    names = [name for name in asked.split(",") if name]
    if not names:
        return template
    return {name: template[name] for name in dict.fromkeys([*names, "id"]) if name in template}


def _create(simulator: Simulator, body: Param) -> dict[str, Any]:
    body.only(
        "name",
        "category",
        "language",
        "parameter_format",
        "components",
        "allow_category_change",
        "message_send_ttl_seconds",
    )
    name = body.text("name", limit=512)
    if not _NAME.match(name):
        raise GraphError(100, "Param name must be lower-case letters, digits and underscores.")
    category = body.one_of("category", _CATEGORIES)
    language = body.text("language")
    if body.has("parameter_format"):
        body.one_of("parameter_format", {"NAMED", "POSITIONAL"})
    for component in body.items("components", most=4):
        _check_component(component)
    same = [t for t in simulator.templates if (t["name"], t["language"]) == (name, language)]
    if same:
        raise GraphError(100, "There is already content in this language.", subcode=2388024)
    template = {
        "id": str(10**15 + secrets.randbelow(9 * 10**15)),
        "name": name,
        "language": language,
        "status": "PENDING",
        "category": category,
        "parameter_format": body.value.get("parameter_format", "POSITIONAL"),
        "components": body.value["components"],
    }
    simulator.templates.append(template)
    simulator.background.spawn(_review(simulator, template))
    return {key: template[key] for key in ("id", "status", "category")}


async def _review(simulator: Simulator, template: dict[str, Any]) -> None:
    """Meta looks at a new or edited template and says so by webhook."""
    await simulator.background.pause(REVIEW_S)
    template["status"] = "APPROVED"
    value = {
        "event": "APPROVED",
        "message_template_id": int(template["id"]),
        "message_template_name": template["name"],
        "message_template_language": template["language"],
        "message_template_category": template["category"],
        "reason": "NONE",
    }
    simulator.courier.post(("message_template_status_update", value))


def _check_component(component: Param) -> None:
    kind = component.one_of("type", {"HEADER", "BODY", "FOOTER", "BUTTONS"})
    limits = {"HEADER": 60, "BODY": 1024, "FOOTER": 60}
    if kind == "BUTTONS":
        for button in component.items("buttons", most=10):
            button.text("text", limit=25)
        return
    if kind == "HEADER" and component.value.get("format", "TEXT") != "TEXT":
        return
    text = component.text("text", limit=limits[kind])
    variables = _VARIABLE.findall(text)
    if kind == "FOOTER" and variables:
        raise GraphError(100, "Footers cannot have variables.", subcode=2388072)
    if variables and not component.has("example"):
        raise GraphError(100, "Every variable needs an example.", subcode=2388043)
    if kind == "BODY" and (text.startswith("{{") or text.endswith("}}")):
        raise GraphError(
            100, "Variables can't be at the start or end of the template.", subcode=2388299
        )


def _delete(simulator: Simulator, request: Request) -> dict[str, Any]:
    query = request.query_params
    if "name" not in query:
        raise GraphError(100, "The parameter name is required.")
    gone = [
        template
        for template in simulator.templates
        if template["name"] == query["name"]
        and query.get("hsm_id", template["id"]) == template["id"]
    ]
    if not gone:
        raise GraphError(100, "Message template is not found.", subcode=2593002)
    for template in gone:
        simulator.templates.remove(template)
    return {"success": True}


def _limit(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 1000:
        raise GraphError(100, "Param limit must be a number from 1 to 1000.")
    return int(text)


def _cursor(offset: int) -> str:
    return base64.urlsafe_b64encode(f"at:{offset}".encode()).decode("ascii")


def _offset(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        marker, _, offset = base64.urlsafe_b64decode(cursor).decode("ascii").partition(":")
    except (binascii.Error, UnicodeDecodeError, ValueError):
        marker, offset = "", ""
    if marker != "at" or not offset.isdigit():
        raise GraphError(100, "Param after is not a valid cursor.")
    return int(offset)
