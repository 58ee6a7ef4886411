"""What goes wrong between us and a model's server, as one of our errors. The library's hold the request and the key."""

import math
from collections.abc import Mapping
from typing import Any

from aura_desktop.errors import AuraError, SetupError, UnavailableError
from aura_desktop.gateways import way_out
from aura_desktop.gateways.model_library import libraries
from aura_desktop.gateways.whatsapp import payload

MODEL_ERRORS = frozenset({"model_not_found", "DeploymentNotFound", "not_found_error"})
_QUOTA = frozenset({"insufficient_quota", "billing_hard_limit_reached", "billing_not_active"})
_FILTERED = frozenset(
    {"content_filter", "content_policy_violation", "ResponsibleAIPolicyViolation"}
)
_TOO_LONG = frozenset({"context_length_exceeded", "string_above_max_length"})
_BUSY = frozenset({"rate_limit_exceeded", "rate_limit_error", "slow_down", "tokens", "requests"})
_LONGEST_WAIT_S = 3600.0


def foreseen() -> tuple[type[Exception], ...]:
    """What asking and reading may raise, besides our own: the library's, and what odd shapes do to it and us."""
    found = libraries()
    return (
        found.openai.OpenAIError,
        found.httpx2.HTTPError,
        found.httpx2.InvalidURL,
        found.httpx2.StreamError,
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        RecursionError,
    )


def ours(error: Exception, *, is_open: bool) -> AuraError:
    """Ours for one of `foreseen`; `is_open`: the answer had begun. To be raised outside of the handler."""
    openai, httpx2 = libraries().openai, libraries().httpx2
    kind = type(error).__name__
    if isinstance(error, openai.APIStatusError):
        return of_status(error.response.status_code, error.body, error.response.headers)
    if (
        isinstance(error, (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError))
        and not is_open
    ):
        return SetupError("ai_address_invalid")
    if isinstance(error, TimeoutError):
        return UnavailableError("ai_stalled")
    if isinstance(error, openai.APITimeoutError):
        is_connecting = isinstance(error.__cause__, (httpx2.ConnectTimeout, httpx2.PoolTimeout))
        return UnavailableError("ai_unreachable" if is_connecting else "ai_stalled")
    if isinstance(error.__cause__ or error, httpx2.DecodingError):
        return UnavailableError("ai_corrupt", detail="DecodingError")
    if isinstance(error, openai.APIConnectionError | httpx2.HTTPError | OSError | EOFError):
        if way_out.is_distrusted(error):
            kind = "certificate"
        return UnavailableError("ai_cut" if is_open else "ai_unreachable", detail=kind)
    if isinstance(error, openai.APIError):
        return _told_inside(payload.obj(error.body))
    return UnavailableError("ai_corrupt" if is_open else "ai_unreachable", detail=kind)


def is_about_the_question(error: Exception, ours_: AuraError) -> bool:
    """Whether asking for less may help: refused, and not for a reason that stays."""
    if not isinstance(error, libraries().openai.APIStatusError):
        return False
    lasting = {"ai_key_invalid", "ai_quota", "ai_busy", "ai_filtered", "ai_too_long"}
    is_named = bool(said(payload.obj(error.body)) & MODEL_ERRORS)
    return ours_.code not in lasting and not is_named


def of_status(status: int, body: object, headers: Mapping[str, str]) -> AuraError:
    """Ours for an answer that is none."""
    error = payload.obj(body)
    words = said(error)
    if status in {401, 403}:
        return SetupError("ai_key_invalid", status=status)
    if status == 402 or words & _QUOTA:
        return SetupError("ai_quota", status=status)
    if status == 429:
        return UnavailableError("ai_busy", retry_after_s=_wait(headers), status=status)
    if status >= 500 or status in {408, 409, 425}:
        return UnavailableError("ai_unreachable", retry_after_s=_wait(headers), status=status)
    if words & _FILTERED:
        return UnavailableError("ai_filtered", status=status)
    if words & _TOO_LONG:
        return UnavailableError("ai_too_long", status=status)
    if words & MODEL_ERRORS or (status == 404 and error):
        return SetupError("ai_model_unknown", status=status)
    if status in {404, 405} or 300 <= status < 400:
        return SetupError("ai_address_invalid", status=status)
    return SetupError("ai_refused", status=status)


def said(error: Mapping[str, Any]) -> frozenset[str]:
    """The words by which a server names its refusal."""
    inner = payload.obj(error.get("innererror"))
    named = (error.get("code"), error.get("type"), inner.get("code"))
    return frozenset(filter(None, map(payload.text, named)))


def _told_inside(error: Mapping[str, Any]) -> AuraError:
    """An error that came in place of words, after a fine beginning."""
    words = said(error)
    if words & _QUOTA:
        return SetupError("ai_quota")
    if words & _FILTERED:
        return UnavailableError("ai_filtered")
    if words & _TOO_LONG:
        return UnavailableError("ai_too_long")
    if words & _BUSY or "429" in words:
        return UnavailableError("ai_busy")
    return UnavailableError("ai_cut", detail="error")


def _wait(headers: Mapping[str, str]) -> float | None:
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        seconds = payload.number(headers.get(name))
        if seconds is not None and math.isfinite(seconds) and seconds > 0:
            return min(seconds * unit, _LONGEST_WAIT_S)
    return None
