"""Errors of the library that a loopback server cannot provoke."""

import ssl
from typing import Any

import pytest

from aura_desktop.errors import UnavailableError
from aura_desktop.gateways import drafter_errors
from aura_desktop.gateways.model_library import libraries

FOUND = libraries()
REQUEST = FOUND.httpx2.Request("POST", "https://modelo.invalid/v1")


def caused(kind: Any, cause: BaseException | None) -> Exception:
    error: Exception = kind(request=REQUEST)
    error.__cause__ = cause
    return error


LATE, LOST = FOUND.openai.APITimeoutError, FOUND.openai.APIConnectionError


@pytest.mark.parametrize(
    ("error", "is_open", "code", "detail"),
    [
        (caused(LATE, FOUND.httpx2.ConnectTimeout("")), False, "ai_unreachable", ""),
        (caused(LATE, FOUND.httpx2.PoolTimeout("")), False, "ai_unreachable", ""),
        (caused(LATE, FOUND.httpx2.ReadTimeout("")), False, "ai_stalled", ""),
        (caused(LATE, FOUND.httpx2.ReadTimeout("")), True, "ai_stalled", ""),
        (caused(LOST, ssl.SSLCertVerificationError(1, "")), False, "ai_unreachable", "certificate"),
        (caused(LOST, FOUND.httpx2.ReadError("")), True, "ai_cut", "APIConnectionError"),
        (FOUND.httpx2.InvalidURL("x"), False, "ai_address_invalid", ""),
        (FOUND.httpx2.UnsupportedProtocol("x"), False, "ai_address_invalid", ""),
        (RuntimeError("closed"), False, "ai_unreachable", "RuntimeError"),
        (KeyError("x"), True, "ai_corrupt", "KeyError"),
    ],
)
def test_each_is_one_of_ours(error: Exception, is_open: bool, code: str, detail: str) -> None:
    assert isinstance(error, drafter_errors.foreseen())
    found = drafter_errors.ours(error, is_open=is_open)
    assert (found.code, found.detail) == (code, detail)


def test_a_wait_has_an_end() -> None:
    error = drafter_errors.of_status(429, None, {"retry-after": "1e9"})
    assert isinstance(error, UnavailableError)
    assert error.retry_after_s == 3600.0
