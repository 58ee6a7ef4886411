"""The way of an accepted message to the patient's phone: sent, delivered, read, or failed."""

from typing import Any

from aura_desktop.sandbox import payloads
from aura_desktop.sandbox.background import Background, steady, utc_now
from aura_desktop.sandbox.delivery import Courier
from aura_desktop.sandbox.graph_error import webhook_error
from aura_desktop.sandbox.patients import Patients
from aura_desktop.sandbox.settings import SandboxSettings
from aura_desktop.sandbox.world import SentMessage

SENT_S = (0.3, 0.7)
DELIVERED_S = (0.6, 1.4)
READ_S = (2.0, 4.5)


class Journeys:
    """Moves messages along; each step is a signed status webhook."""

    def __init__(
        self,
        settings: SandboxSettings,
        courier: Courier,
        background: Background,
        patients: Patients,
    ) -> None:
        self._settings = settings
        self._courier = courier
        self._background = background
        self._patients = patients

    def begin(self, sent: SentMessage, failure: int | None) -> None:
        """Starts the way; `failure` is the code it ends with, if it shall fail."""
        self._background.spawn(self._travel(sent, failure))

    def report(self, sent: SentMessage, name: str, code: int | None = None) -> None:
        """Posts one status of a message now."""
        errors = [webhook_error(code)] if code is not None else None
        now = utc_now()
        entry = payloads.status(sent, name, now, errors=errors)
        parts: dict[str, list[dict[str, Any]]] = {"statuses": [entry]}
        if name != "failed":
            parts["contacts"] = [payloads.contact(sent.patient)]
        sent.statuses.append(name)
        self._courier.post(("messages", payloads.messages_value(self._settings, **parts)))

    async def _travel(self, sent: SentMessage, failure: int | None) -> None:
        await self._background.pause(steady(sent.wamid, *SENT_S))
        if failure is not None:
            self.report(sent, "failed", failure)
            return
        if "sent" not in sent.statuses:
            self.report(sent, "sent")
        # Meta reports nothing further for reactions, and nothing for a phone that is off.
        if sent.body.get("type") == "reaction" or not sent.patient.reachable:
            return
        await self._background.pause(steady(sent.wamid, *DELIVERED_S))
        self.report(sent, "delivered")
        await self._background.pause(steady(sent.wamid, *READ_S))
        if sent.patient.receipts:
            self.report(sent, "read")
        self._patients.on_read(sent)
