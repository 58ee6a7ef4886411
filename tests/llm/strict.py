"""What a strict server makes of a question before it answers: the errors of OpenAI's API."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import jsonschema

if TYPE_CHECKING:
    from tests.llm.server import Asked

_KNOWN = {"model", "messages", "stream", "stream_options", "temperature", "top_p", "seed", "stop"}
_KNOWN |= {"max_tokens", "max_completion_tokens", "response_format", "n", "user"}
_DEPLOYMENT = re.compile(r"/openai/deployments/([^/]+)/chat/completions")
_SCHEMA_FIELDS = frozenset({"name", "schema", "strict", "description"})
_ROLES = frozenset({"system", "user", "assistant", "developer"})


class Words(StrEnum):
    """How a refusal is put: OpenAI names the field, some tell only that it is wrong."""

    NAMED = "named"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAbilities:
    """`counts`: it tells the tokens; `takes_usage`: it knows stream_options; `form_status`: what refuses a form."""

    json_schema: bool = True
    json_object: bool = True
    max_tokens: bool = True
    max_completion_tokens: bool = True
    temperature: bool = True
    takes_usage: bool = True
    counts: bool = True
    form_status: int = 400
    words: Words = Words.NAMED


@dataclass
class RefusedError(Exception):
    status: int
    error: Mapping[str, Any] | str
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self) -> Any:
        return self.error if isinstance(self.error, str) else {"error": dict(self.error)}


def check_question(
    asked: "Asked", abilities: ServerAbilities, *, key: str, models: Sequence[str]
) -> None:
    """Raises: RefusedError."""
    by_header = _check_path(asked)
    given = asked.headers.get("api-key" if by_header else "authorization", "")
    if key and given != (key if by_header else f"Bearer {key}"):
        raise RefusedError(401, _error("Incorrect API key provided.", code="invalid_api_key"))
    if asked.method == "GET":
        return
    body = asked.body
    for name in body.keys() - _KNOWN:
        raise RefusedError(
            400, _error(f"Unrecognized request argument supplied: {name}", param=name)
        )
    deployment = _DEPLOYMENT.fullmatch(asked.path)
    model = deployment[1] if deployment else body.get("model")
    if not model:
        raise RefusedError(400, _error("you must provide a model parameter", param="model"))
    if model not in models:
        code = "DeploymentNotFound" if deployment else "model_not_found"
        raise RefusedError(404, _error(f"The model '{model}' does not exist", code=code))
    _check_messages(body.get("messages"))
    _check_fields(body, abilities)
    _check_form(body, abilities)


def _check_path(asked: "Asked") -> bool:
    """Whether the key comes in a header of Azure's."""
    wanted = {
        "/v1/models": "GET",
        "/openai/v1/models": "GET",
        "/openai/models": "GET",
        "/v1/chat/completions": "POST",
        "/openai/v1/chat/completions": "POST",
    }
    is_deployment = bool(_DEPLOYMENT.fullmatch(asked.path))
    method = "POST" if is_deployment else wanted.get(asked.path)
    if method is None:
        raise RefusedError(404, "<html>404 page not found</html>")
    if method != asked.method:
        raise RefusedError(405, _error("Not allowed to use this method."))
    by_header = is_deployment or asked.path == "/openai/models"
    if by_header and not asked.query.get("api-version"):
        raise RefusedError(404, _error("Resource not found", code="404"))
    return by_header


def _check_messages(messages: Any) -> None:
    if not isinstance(messages, list) or not messages:
        raise RefusedError(400, _error("'messages' must be a non-empty array", param="messages"))
    for each in messages:
        sound = isinstance(each, dict) and each.keys() == {"role", "content"}
        if not sound or each["role"] not in _ROLES or not isinstance(each["content"], str):
            raise RefusedError(400, _error("Invalid value in 'messages'", param="messages"))


def _check_fields(body: Mapping[str, Any], abilities: ServerAbilities) -> None:
    refused = {
        "max_tokens": not abilities.max_tokens,
        "max_completion_tokens": not abilities.max_completion_tokens,
        "temperature": not abilities.temperature,
        "stream_options": not abilities.takes_usage,
    }
    for name, is_refused in refused.items():
        if name in body and is_refused:
            raise RefusedError(400, _unsupported(name, abilities))
    if {"max_tokens", "max_completion_tokens"} <= body.keys():
        raise RefusedError(400, _error("Setting both limits is not supported.", param="max_tokens"))
    if "stream_options" in body and not body.get("stream"):
        raise RefusedError(400, _error("Only with 'stream'.", param="stream_options"))
    limit = body.get("max_tokens", body.get("max_completion_tokens", 1))
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise RefusedError(400, _error("Invalid limit.", param="max_tokens"))
    heat = body.get("temperature", 1)
    if isinstance(heat, bool) or not isinstance(heat, int | float) or not 0 <= heat <= 2:
        raise RefusedError(400, _error("Invalid temperature.", param="temperature"))


def _check_form(body: Mapping[str, Any], abilities: ServerAbilities) -> None:
    form = body.get("response_format")
    if form is None:
        return
    kind = form.get("type") if isinstance(form, dict) else None
    if kind not in {"text", "json_object", "json_schema"}:
        raise RefusedError(400, _error("Invalid value.", param="response_format.type"))
    if (kind == "json_schema" and not abilities.json_schema) or (
        kind == "json_object" and not abilities.json_object
    ):
        raise RefusedError(abilities.form_status, _unsupported("response_format", abilities))
    if kind != "json_schema":
        if form.keys() != {"type"}:
            raise RefusedError(400, _error("Unknown parameter.", param="response_format"))
        said = " ".join(each["content"] for each in body["messages"])
        if kind == "json_object" and "json" not in said.lower():
            raise RefusedError(
                400, _error("'messages' must contain the word 'json'", param="messages")
            )
        return
    _check_schema(form)


def _check_schema(form: Mapping[str, Any]) -> None:
    inner = form.get("json_schema")
    if form.keys() != {"type", "json_schema"} or not isinstance(inner, dict):
        raise RefusedError(400, _error("Unknown parameter.", param="response_format"))
    if not inner.keys() <= _SCHEMA_FIELDS or not {"name", "schema"} <= inner.keys():
        raise RefusedError(400, _error("Unknown parameter.", param="response_format.json_schema"))
    try:
        jsonschema.Draft202012Validator.check_schema(inner["schema"])
    except jsonschema.SchemaError:
        raise RefusedError(400, _error("Invalid schema.", param="response_format")) from None
    if inner.get("strict") and not _is_strict(inner["schema"]):
        raise RefusedError(
            400, _error("Invalid schema for response_format.", param="response_format")
        )


def _is_strict(schema: Any) -> bool:
    """Every object says all of its fields are needed and no others come."""
    if isinstance(schema, list):
        return all(map(_is_strict, schema))
    if not isinstance(schema, dict):
        return True
    if schema.get("type") == "object":
        names = list(schema.get("properties", {}))
        if schema.get("additionalProperties") is not False or schema.get("required") != names:
            return False
    return all(map(_is_strict, schema.values()))


def _unsupported(name: str, abilities: ServerAbilities) -> dict[str, Any]:
    if abilities.words is Words.VAGUE:
        return _error("Bad request.")
    other = {"max_tokens": "max_completion_tokens"}.get(name)
    hint = f" Use '{other}' instead." if other else ""
    message = f"Unsupported parameter: '{name}' is not supported with this model.{hint}"
    return _error(message, param=name, code="unsupported_parameter")


def _error(message: str, *, param: str | None = None, code: str | None = None) -> dict[str, Any]:
    return {"message": message, "type": "invalid_request_error", "param": param, "code": code}
