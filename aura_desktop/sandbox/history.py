"""What was written before the sandbox began, told through the same signed webhooks as everything else.

A conversation is {"name", "phone" | "username" + "user_id", "lines": […]}; a line is an utterance with
`ago` ("2d 3h 15m", before the start), `from` ("patient" | "clinic"), and optionally `ref`, `reply_to` (a ref),
`reactions`, and for the clinic `status` (sent | delivered | read | failed; read if absent) and `error`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from aura_desktop.sandbox import payloads, utterances
from aura_desktop.sandbox.delivery import Change
from aura_desktop.sandbox.graph_error import webhook_error
from aura_desktop.sandbox.media_store import MediaStore
from aura_desktop.sandbox.settings import SandboxSettings
from aura_desktop.sandbox.wamids import new_wamid
from aura_desktop.sandbox.world import Patient, SentMessage, World, made_user_id

Json = dict[str, Any]
UPDATES_PER_DELIVERY = 300
_AGO = re.compile(r"^(?:(\d+)d)?\s*(?:(\d+)h)?\s*(?:(\d+)m)?\s*(?:(\d+)s)?$")
_LADDER = ("sent", "delivered", "read")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One update and when it happened."""

    at: datetime
    change: Change


class History:
    """Tells the seeded conversations; the world learns them on the way."""

    def __init__(self, settings: SandboxSettings, world: World, files: MediaStore) -> None:
        self._settings = settings
        self._world = world
        self._files = files

    def tell(self, start: datetime) -> list[list[Change]]:
        """All conversations as a few deliveries, oldest update first."""
        told = [
            update
            for script in self._settings.scripts.get("history", [])
            for update in self._conversation(script, start)
        ]
        told.sort(key=lambda update: update.at)
        changes = [update.change for update in told]
        step = UPDATES_PER_DELIVERY
        return [changes[at : at + step] for at in range(0, len(changes), step)]

    def _conversation(self, script: Json, start: datetime) -> Iterator[_Told]:
        patient = self._world.add(person(script))
        wamids: dict[str, str] = {}
        bodies: dict[str, Json] = {}
        for line in script["lines"]:
            at = start - ago(line["ago"])
            inbound = line["from"] == "patient"
            wamid = new_wamid(patient.address, inbound=inbound)
            content = _content(line, bodies, self._files)
            wamids[line.get("ref", "")] = wamid
            bodies[line.get("ref", "")] = content
            context = _context(line, wamids, self._settings.number_digits)
            if inbound:
                yield self._written(patient, wamid, at, content, context)
            else:
                yield from self._echoed(patient, wamid, at, line, content, context)
            for emoji in line.get("reactions", []):
                yield self._reacted(patient, wamid, at + timedelta(seconds=20), emoji)

    def _written(
        self, patient: Patient, wamid: str, at: datetime, content: Json, context: Json | None
    ) -> _Told:
        self._world.note_inbound(patient, wamid, at, opens=True)
        message = payloads.inbound_message(patient, wamid, at, content, context)
        value = payloads.messages_value(
            self._settings, contacts=[payloads.contact(patient)], messages=[message]
        )
        return _Told(at=at, change=("messages", value))

    def _reacted(self, patient: Patient, target: str, at: datetime, emoji: str) -> _Told:
        wamid = new_wamid(patient.address, inbound=True)
        self._world.note_inbound(patient, wamid, at, opens=False)
        content = utterances.reaction(target, emoji)
        message = payloads.inbound_message(patient, wamid, at, content)
        value = payloads.messages_value(
            self._settings, contacts=[payloads.contact(patient)], messages=[message]
        )
        return _Told(at=at, change=("messages", value))

    def _echoed(
        self,
        patient: Patient,
        wamid: str,
        at: datetime,
        line: Json,
        content: Json,
        context: Json | None,
    ) -> Iterator[_Told]:
        sent = SentMessage(wamid=wamid, patient=patient, body=content, at=at)
        self._world.sent[wamid] = sent
        echo = payloads.echo_message(self._settings, patient, wamid, at, content, context)
        value = payloads.echoes_value(self._settings, [echo])
        yield _Told(at=at, change=("smb_message_echoes", value))
        for step, name in enumerate(_steps(line.get("status", "read")), start=1):
            errors = [webhook_error(line.get("error", 131026))] if name == "failed" else None
            reached = at + timedelta(seconds=2 * step)
            entry = payloads.status(sent, name, reached, errors=errors)
            sent.statuses.append(name)
            value = payloads.messages_value(self._settings, statuses=[entry])
            yield _Told(at=reached, change=("messages", value))


def person(script: Json) -> Patient:
    """The patient a script speaks for."""
    phone: str | None = script.get("phone")
    return Patient(
        user_id=script.get("user_id") or made_user_id(phone or ""),
        name=script.get("name", ""),
        wa_id=phone,
        username=script.get("username"),
        receipts=script.get("receipts", True),
        reachable=script.get("reachable", True),
    )


def ago(text: str) -> timedelta:
    """Raises: ValueError for what is not like "2d 3h 15m"."""
    match = _AGO.match(text.strip())
    if match is None or not text.strip():
        raise ValueError(f"not a time span: {text!r}")
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def _steps(status: str) -> tuple[str, ...]:
    if status == "failed":
        return ("failed",)
    return _LADDER[: _LADDER.index(status) + 1]


def _content(line: Json, bodies: dict[str, Json], files: MediaStore) -> Json:
    if "tap" not in line:
        return utterances.spoken(line, files)
    offered = utterances.choices(bodies[line["reply_to"]])
    return next(choice for choice in offered if utterances.title_of(choice) == line["tap"])


def _context(line: Json, wamids: dict[str, str], clinic: str) -> Json | None:
    if "reply_to" not in line:
        return None
    return {"from": clinic, "id": wamids[line["reply_to"]]}
