"""Checks interactive messages: reply buttons, lists, link buttons, location requests, flows, products.

Source: Cloud API, interactive messages; limits as each page states them.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param

_INVALID = 131009
MediaIds = Callable[[str], str | None]


def check_interactive(interactive: Param, media_ids: MediaIds) -> None:
    """Raises: GraphError 100, 131008 or 131009."""
    interactive.only("type", "header", "body", "footer", "action")
    kind = interactive.one_of("type", _ACTIONS, code=_INVALID)
    body_limit = 4096 if kind == "list" else 1024
    if kind not in {"product", "catalog_message"} or interactive.has("body"):
        _words(interactive.child("body"), body_limit)
    if interactive.has("footer"):
        if kind == "location_request_message":
            raise GraphError(_INVALID, "Footer is not allowed for this interactive type.")
        _words(interactive.child("footer"), 60)
    _check_header(interactive, kind, media_ids)
    _ACTIONS[kind](interactive.child("action"))


def _words(part: Param, limit: int) -> None:
    part.only("text")
    if not part.text("text", limit=limit, code=_INVALID).strip():
        raise GraphError(_INVALID, f"Param {part.path}['text'] must not be blank.")


def _check_header(interactive: Param, kind: str, media_ids: MediaIds) -> None:
    if not interactive.has("header"):
        if kind == "product_list":
            raise GraphError(131008, "The parameter interactive['header'] is required.")
        return
    allowed = _HEADERS.get(kind, frozenset({"text"}))
    header = interactive.child("header")
    form = header.one_of("type", {"text", "image", "video", "document"}, code=_INVALID)
    if form not in allowed:
        raise GraphError(_INVALID, f"Header of type {form} is not allowed for {kind}.")
    header.only("type", form, "sub_text")
    if form == "text":
        header.text("text", limit=60, code=_INVALID)
        return
    media = header.child(form)
    media.only("id", "link", *(["filename"] if form == "document" else []))
    if media.has("id") == media.has("link"):
        raise GraphError(100, f"Exactly one of id or link is required on param {media.path}.")
    if media.has("id") and media_ids(media.text("id")) is None:
        raise GraphError(_INVALID, f"Param {media.path}['id'] is not a valid media id.")


def _check_buttons(action: Param) -> None:
    action.only("buttons")
    titles: list[str] = []
    ids: list[str] = []
    for button in action.items("buttons", most=3):
        button.only("type", "reply")
        button.one_of("type", {"reply"}, code=_INVALID)
        reply = button.child("reply")
        reply.only("id", "title")
        ids.append(_id(reply, 256))
        titles.append(reply.text("title", limit=20, code=_INVALID))
    _unique("Button titles", titles)
    _unique("Button ids", ids)


def _check_list(action: Param) -> None:
    action.only("button", "sections")
    action.text("button", limit=20, code=_INVALID)
    sections = action.items("sections", most=10)
    ids: list[str] = []
    for section in sections:
        section.only("title", "rows")
        if len(sections) > 1:
            section.text("title", limit=24, code=_INVALID)
        section.optional_text("title", limit=24, code=_INVALID)
        for row in section.items("rows", most=10):
            row.only("id", "title", "description")
            ids.append(_id(row, 200))
            row.text("title", limit=24, code=_INVALID)
            row.optional_text("description", limit=72, code=_INVALID)
    if len(ids) > 10:
        raise GraphError(_INVALID, "Total row count exceed max allowed count: 10.")
    _unique("Row ids", ids)


def _check_link(action: Param) -> None:
    action.only("name", "parameters")
    action.one_of("name", {"cta_url"}, code=_INVALID)
    parameters = action.child("parameters")
    parameters.only("display_text", "url")
    parameters.text("display_text", limit=20, code=_INVALID)
    url = urlsplit(parameters.text("url", limit=2000, code=_INVALID))
    if url.scheme not in {"http", "https"} or "." not in (url.hostname or ""):
        raise GraphError(_INVALID, "Param url is not a valid URL.")


def _check_location_request(action: Param) -> None:
    action.only("name")
    action.one_of("name", {"send_location"}, code=_INVALID)


def _check_flow(action: Param) -> None:
    action.only("name", "parameters")
    action.one_of("name", {"flow"}, code=_INVALID)
    parameters = action.child("parameters")
    parameters.only(
        "flow_message_version",
        "flow_id",
        "flow_name",
        "flow_cta",
        "flow_token",
        "mode",
        "flow_action",
        "flow_action_payload",
    )
    parameters.one_of("flow_message_version", {"3"}, code=_INVALID)
    if parameters.has("flow_id") == parameters.has("flow_name"):
        raise GraphError(100, "Exactly one of flow_id or flow_name is required.")
    parameters.text("flow_cta", limit=30, code=_INVALID)
    if parameters.has("mode"):
        parameters.one_of("mode", {"draft", "published"}, code=_INVALID)
    if parameters.has("flow_action"):
        parameters.one_of("flow_action", {"navigate", "data_exchange"}, code=_INVALID)


def _check_product(action: Param) -> None:
    action.only("catalog_id", "product_retailer_id")
    action.text("catalog_id")
    action.text("product_retailer_id")


def _check_products(action: Param) -> None:
    action.only("catalog_id", "sections")
    action.text("catalog_id")
    count = 0
    for section in action.items("sections", most=10):
        section.only("title", "product_items")
        section.optional_text("title", limit=24, code=_INVALID)
        for item in section.items("product_items", most=30):
            item.text("product_retailer_id")
            count += 1
    if count > 30:
        raise GraphError(_INVALID, "Total product count exceed max allowed count: 30.")


def _check_catalog(action: Param) -> None:
    action.only("name", "parameters")
    action.one_of("name", {"catalog_message"}, code=_INVALID)


def _id(part: Param, limit: int) -> str:
    value = part.text("id", limit=limit, code=_INVALID)
    if value != value.strip():
        raise GraphError(_INVALID, f"Param {part.path}['id'] has leading or trailing spaces.")
    return value


def _unique(what: str, values: list[str]) -> None:
    if len(set(values)) != len(values):
        raise GraphError(_INVALID, f"{what} must be unique.")


_ANY_HEADER = frozenset({"text", "image", "video", "document"})
_HEADERS = {
    "button": _ANY_HEADER,
    "cta_url": _ANY_HEADER,
    "flow": _ANY_HEADER,
    "location_request_message": frozenset[str](),
    "product": frozenset[str](),
    "catalog_message": frozenset[str](),
}
_ACTIONS: dict[str, Callable[[Param], None]] = {
    "button": _check_buttons,
    "list": _check_list,
    "cta_url": _check_link,
    "location_request_message": _check_location_request,
    "flow": _check_flow,
    "product": _check_product,
    "product_list": _check_products,
    "catalog_message": _check_catalog,
}
