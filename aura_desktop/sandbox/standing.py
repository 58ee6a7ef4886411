"""How the clinic stands with Meta: its token, its numbers, the apps that hear of its account.

Source: Graph API, debug_token, access tokens, permissions.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.settings import SandboxSettings

MANAGEMENT = "whatsapp_business_management"
MESSAGING = "whatsapp_business_messaging"
_EXPIRED = 463
_INVALID = 467


@dataclass(slots=True)
class Standing:
    """Changed by `/__sandbox__/meta`. `expires_at` None: the token never expires."""

    settings: SandboxSettings
    access_token: str
    token_app_id: str
    foreign_apps: dict[str, str]
    token_type: str = "SYSTEM_USER"  # noqa: S105  # Meta's word for the kind
    expires_at: datetime | None = None
    scopes: list[str] = field(default_factory=lambda: [MANAGEMENT, MESSAGING])
    offline: bool = False

    @classmethod
    def of(cls, settings: SandboxSettings) -> "Standing":
        """As it is before anybody changes it."""
        return cls(
            settings=settings,
            access_token=settings.access_token,
            token_app_id=settings.app_id,
            foreign_apps=dict(settings.foreign_apps),
        )

    @property
    def is_expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= datetime.now(UTC)

    def expire(self, in_s: float | None) -> None:
        """The token ends in so many seconds from now; None: never."""
        self.expires_at = None if in_s is None else datetime.now(UTC) + timedelta(seconds=in_s)

    def replace_token(self, token: str) -> None:
        """Another one, for ever; the former is worth nothing."""
        self.access_token = token
        self.expires_at = None

    def admit(self, given: str, *, app_token: bool, scope: str = "") -> None:
        """Lets a request with this token through.

        Raises: GraphError 104 without a token, 190 with a wrong or an expired one, 200 without the scope.
        """
        if not given:
            raise GraphError(104, message="An access token is required to request this resource.")
        if app_token and given == self.settings.app_token:
            return
        if given != self.access_token:
            raise GraphError(
                190,
                subcode=_INVALID if given.startswith("EAA") else None,
                message="Invalid OAuth access token - Cannot parse access token",
            )
        if self.is_expired:
            raise GraphError(
                190,
                subcode=_EXPIRED,
                message="Error validating access token: Session has expired.",
            )
        if scope and scope not in self.scopes:
            raise GraphError(200, f"The permission {scope} is missing.")

    def token_facts(self, given: str, asker: str) -> dict[str, Any]:
        """The `data` of debug_token. Raises: GraphError 100 for an asking app that is not the token's own."""
        if given == self.settings.app_token:
            return {"app_id": self.settings.app_id, "type": "APP", "is_valid": True, "scopes": []}
        if given != self.access_token:
            return _refused(_INVALID, "Invalid OAuth access token.")
        if asker == self.settings.app_token and self.token_app_id != self.settings.app_id:
            raise GraphError(
                100, message="(#100) The App_id in the input_token did not match the Viewing App"
            )
        facts: dict[str, Any] = {
            "app_id": self.token_app_id,
            "type": self.token_type,
            "application": "AURA",
            "expires_at": 0 if self.expires_at is None else int(self.expires_at.timestamp()),
            "data_access_expires_at": 0,
        }
        if self.is_expired:
            return facts | _refused(_EXPIRED, "Session has expired.")
        targets = [self.settings.waba_id]
        return facts | {
            "is_valid": True,
            "scopes": list(self.scopes),
            "granular_scopes": [{"scope": name, "target_ids": targets} for name in self.scopes],
        }


def _refused(subcode: int, message: str) -> dict[str, Any]:
    error = {"code": 190, "message": message, "subcode": subcode}
    return {"is_valid": False, "scopes": [], "error": error}
