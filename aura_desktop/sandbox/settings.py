"""What a sandbox is made from."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxSettings:
    """One clinic number and the callback it reports to.

    `scripts` is the merged JSON of resources/sandbox (keys history, live, answers, templates …), see
    scripts.load_scripts. `speed` divides every waiting time of patients, statuses and webhook retries.
    `allowed_recipients` (wa_ids) turns the number into one of Meta's test numbers; None: any recipient.
    `other_numbers` of the same account: {"id", "display_phone_number", "verified_name", "registered"}.
    `foreign_apps` hear of the account too: name by app id.
    `monotonic` is the clock, in seconds, of the speed limits.
    `live_patients` False: history may come, but nobody writes or answers by themselves.
    """

    access_token: str
    app_secret: str
    verify_token: str
    phone_number_id: str
    waba_id: str
    app_id: str
    display_phone_number: str
    webhook_url: str
    scripts: Mapping[str, Any] = field(default_factory=dict)
    speed: float = 1.0
    seed_history: bool = True
    live_patients: bool = True
    verified_name: str = "Clínica Ejemplo"
    allowed_recipients: frozenset[str] | None = None
    other_numbers: tuple[Mapping[str, Any], ...] = ()
    foreign_apps: Mapping[str, str] = field(default_factory=dict)
    monotonic: Callable[[], float] = time.monotonic
    messaging_limit: str = "TIER_2K"

    @property
    def number_digits(self) -> str:
        """The clinic's own number as WhatsApp writes it in `from`: digits only."""
        return "".join(sign for sign in self.display_phone_number if sign.isdigit())

    @property
    def app_token(self) -> str:
        return f"{self.app_id}|{self.app_secret}"
