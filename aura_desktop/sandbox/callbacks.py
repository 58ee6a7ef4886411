"""Where webhooks go: the app's subscription, and the overrides of WABA and number above it.

Source: Graph API, /{app_id}/subscriptions; Cloud API, webhook overrides.
"""

import secrets
from dataclasses import dataclass, field

import httpx

from aura_desktop.sandbox.graph_error import GraphError

FIELDS = frozenset(
    {
        "messages",
        "message_template_status_update",
        "message_template_quality_update",
        "message_template_components_update",
        "template_category_update",
        "phone_number_quality_update",
        "phone_number_name_update",
        "account_update",
        "account_review_update",
        "account_alerts",
        "business_capability_update",
        "security",
        "user_preferences",
        "smb_message_echoes",
        "smb_app_state_sync",
        "message_echoes",
        "history",
        "flows",
        "calls",
    }
)
_OVERRIDDEN = frozenset(
    {"messages", "message_echoes", "calls", "smb_message_echoes", "smb_app_state_sync", "history"}
)
OVERRIDE_LIMIT = 200


@dataclass(slots=True)
class Callbacks:
    """The three addresses, and whether the app is subscribed to the WABA at all.

    `app_url` "": the app has no subscription.
    """

    app_url: str
    fields: frozenset[str] = FIELDS
    app_subscribed: bool = True
    active: bool = True
    waba_url: str = ""
    number_url: str = ""
    verified: list[str] = field(default_factory=list)

    def url_for(self, webhook_field: str) -> str | None:
        """The address for a field; None where Meta would stay silent."""
        if (
            not self.app_subscribed
            or not self.active
            or not self.app_url
            or webhook_field not in self.fields
        ):
            return None
        if webhook_field in _OVERRIDDEN:
            return self.number_url or self.waba_url or self.app_url
        return self.app_url

    async def verify(self, client: httpx.AsyncClient, url: str, verify_token: str) -> None:
        """Calls the address with a challenge, as Meta does before it keeps one.

        Raises: GraphError 100 for an address that cannot be one, 2200 if the challenge fails.
        """
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise GraphError(100, "Param callback_url must be a public https URL.")
        challenge = str(secrets.randbelow(2**31))
        query = {
            "hub.mode": "subscribe",
            "hub.challenge": challenge,
            "hub.verify_token": verify_token,
        }
        try:
            answer = await client.get(url, params=query)
        except httpx.HTTPError:
            raise _unverified("no answer") from None
        if answer.status_code != 200:
            raise _unverified(f"HTTP Status Code = {answer.status_code}")
        if answer.text != challenge:
            raise _unverified("the response does not match the challenge")
        self.verified.append(url)


def _unverified(reason: str) -> GraphError:
    return GraphError(
        2200,
        message=f"(#2200) Callback verification failed with the following errors: {reason}.",
    )
