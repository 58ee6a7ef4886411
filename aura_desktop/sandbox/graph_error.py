"""Refusals in Meta's own envelope.

Source: Cloud API, error codes; Graph API, handling errors.
"""

import secrets
from typing import Any

TITLES = {
    0: "AuthException",
    1: "API Unknown",
    2: "API Service",
    4: "API Too Many Calls",
    100: "Invalid parameter",
    104: "Incorrect signature",
    190: "Access token has expired",
    200: "Permissions error",
    368: "Temporarily blocked for policies violations",
    2500: "Unknown path components",
    80007: "Rate limit issues",
    130403: "User is blocked by the business",
    130429: "Rate limit hit",
    130472: "User's number is part of an experiment",
    131000: "Something went wrong",
    131005: "Access denied",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131016: "Service unavailable",
    131021: "Recipient cannot be sender",
    131026: "Message undeliverable",
    131030: "Recipient phone number not in allowed list",
    131031: "Business Account locked",
    131042: "Business eligibility payment issue",
    131047: "Re-engagement message",
    131048: "Spam rate limit hit",
    131049: "This message was not delivered to maintain healthy ecosystem engagement",
    131050: "User has stopped marketing messages",
    131051: "Unsupported message type",
    131052: "Media download error",
    131053: "Media upload error",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
    131057: "Business Account is in maintenance mode",
    131062: "Message type cannot be sent to a business-scoped user id",
    132000: "Number of parameters does not match the expected number of params",
    132001: "Template name does not exist in the translation",
    132005: "Translated text too long",
    132012: "Parameter format does not match format in the created template",
    132015: "Template is paused",
    132016: "Template is disabled",
    133005: "Two step verification PIN mismatch",
    133010: "Phone number not registered",
}

_HTTP_STATUS = {
    0: 401,
    2: 503,
    4: 429,
    104: 401,
    190: 401,
    200: 403,
    368: 403,
    1: 500,
    80007: 429,
    130429: 429,
    131000: 500,
    131005: 403,
    131016: 500,
    131031: 403,
    131048: 429,
    131056: 429,
    131057: 500,
    132001: 404,
}


class GraphError(Exception):
    """One refusal; `details` is the sentence Meta puts into error_data."""

    def __init__(
        self,
        code: int,
        details: str = "",
        *,
        status: int | None = None,
        subcode: int | None = None,
        kind: str = "OAuthException",
        message: str | None = None,
    ) -> None:
        super().__init__(str(code))
        self.code = code
        self.details = details
        self.status = status or _HTTP_STATUS.get(code, 400)
        self.subcode = subcode
        self.kind = kind
        self.message = message or f"(#{code}) {TITLES.get(code, 'Unknown error')}"

    def envelope(self) -> dict[str, Any]:
        """The body of the HTTP answer."""
        error: dict[str, Any] = {"message": self.message, "type": self.kind, "code": self.code}
        if self.subcode is not None:
            error["error_subcode"] = self.subcode
        if self.details:
            error["error_data"] = {"messaging_product": "whatsapp", "details": self.details}
        error["fbtrace_id"] = "A" + secrets.token_urlsafe(16)
        return {"error": error}


def webhook_error(code: int, details: str = "") -> dict[str, Any]:
    """The shape errors have inside webhooks: no trace id, a link instead."""
    title = TITLES.get(code, "Unknown error")
    return {
        "code": code,
        "title": title,
        "message": title,
        "error_data": {"details": details or title},
        "href": "/documentation/business-messaging/whatsapp/support/error-codes",
    }


def no_such_object(object_id: str, method: str) -> GraphError:
    """What Graph says to a wrong id and to a missing permission alike: 100 with subcode 33."""
    verb = method.lower()
    return GraphError(
        100,
        subcode=33,
        kind="GraphMethodException",
        message=(
            f"Unsupported {verb} request. Object with ID '{object_id}' does not exist, cannot be "
            "loaded due to missing permissions, or does not support this operation."
        ),
    )
