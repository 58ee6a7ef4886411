"""People who live while the sandbox runs: they begin to write, and they answer what the clinic sends.

A live script is a person with `after_s`, `lines` (what they open with; `wait_s` before each) and `answers`, one
list of lines for each text of the clinic in turn. Whoever has no answer left picks one by a word in the text
from the scripts' common `answers` ([{"words": […], "lines": […]}]), at last thanks once and leaves it at that.
Buttons, rows and quick replies are tapped: the one named in `taps`, else the first.
"""

from collections import defaultdict
from typing import Any

from aura_desktop.sandbox import payloads, utterances
from aura_desktop.sandbox.background import Background, steady, utc_now
from aura_desktop.sandbox.delivery import Courier
from aura_desktop.sandbox.history import person
from aura_desktop.sandbox.media_store import MediaStore
from aura_desktop.sandbox.settings import SandboxSettings
from aura_desktop.sandbox.wamids import new_wamid
from aura_desktop.sandbox.world import Patient, SentMessage, World

Json = dict[str, Any]
THINKING_S = (2.5, 5.0)
TYPING_S = (2.0, 4.0)


class Patients:
    """All scripted people of one sandbox."""

    def __init__(
        self,
        settings: SandboxSettings,
        world: World,
        files: MediaStore,
        courier: Courier,
        background: Background,
    ) -> None:
        self._settings = settings
        self._world = world
        self._files = files
        self._courier = courier
        self._background = background
        self._answers: dict[str, list[list[Json]]] = {}
        self._taps: dict[str, list[str]] = {}
        self._unanswered: defaultdict[str, list[SentMessage]] = defaultdict(list)
        self._busy: set[str] = set()
        self._spent: set[str] = set()

    def meet(self) -> None:
        """Makes every scripted person known, also those who have not written yet."""
        scripts = self._settings.scripts
        for script in (*scripts.get("history", []), *scripts.get("live", [])):
            patient = self._world.add(person(script))
            self._answers[patient.user_id] = [list(lines) for lines in script.get("answers", [])]
            self._taps[patient.user_id] = list(script.get("taps", []))

    def begin(self) -> None:
        """Lets the live people open their conversations, each at its own time."""
        for script in self._settings.scripts.get("live", []):
            if "lines" in script:
                patient = self._world.add(person(script))
                self._background.spawn(self._open(patient, script))

    def write(self, patient: Patient, content: Json, context: Json | None = None) -> str:
        """The patient's message goes out as a webhook; returns its wamid."""
        now = utc_now()
        wamid = new_wamid(patient.address, inbound=True)
        opens = content["type"] not in {"reaction", "system"}
        self._world.note_inbound(patient, wamid, now, opens=opens)
        message = payloads.inbound_message(patient, wamid, now, content, context)
        value = payloads.messages_value(
            self._settings, contacts=[payloads.contact(patient)], messages=[message]
        )
        self._courier.post(("messages", value))
        return wamid

    def on_read(self, sent: SentMessage) -> None:
        """The patient has seen a message of the clinic and will answer it, if it asks for an answer."""
        if not self._settings.live_patients or sent.body.get("type") == "reaction":
            return
        user_id = sent.patient.user_id
        self._unanswered[user_id].append(sent)
        if user_id not in self._busy:
            self._busy.add(user_id)
            self._background.spawn(self._answer(sent.patient))

    async def _open(self, patient: Patient, script: Json) -> None:
        await self._background.pause(float(script.get("after_s", 5)))
        await self._say(patient, script["lines"], None)

    async def _answer(self, patient: Patient) -> None:
        waiting = self._unanswered[patient.user_id]
        while waiting:
            await self._background.pause(steady(waiting[0].wamid, *THINKING_S))
            # All that came while the patient was reading gets one answer.
            unanswered = waiting.copy()
            waiting.clear()
            await self._answer_all(patient, unanswered)
        self._busy.discard(patient.user_id)

    async def _answer_all(self, patient: Patient, unanswered: list[SentMessage]) -> None:
        """A tap goes before words."""
        offered = [(sent, choices) for sent in unanswered if (choices := self._choices(sent))]
        if offered:
            sent, choices = offered[-1]
            self.write(patient, self._chosen(patient.user_id, choices), self._about(sent))
        elif _asks_for_location(unanswered[-1]):
            place = {"latitude": -33.4372, "longitude": -70.6506}
            content = {"type": "location", "location": place}
            self.write(patient, content, self._about(unanswered[-1]))
        else:
            await self._say(patient, self._words(patient.user_id, unanswered), unanswered[-1])

    def _about(self, sent: SentMessage) -> Json:
        return {"from": self._settings.number_digits, "id": sent.wamid}

    async def _say(self, patient: Patient, lines: list[Json], about: SentMessage | None) -> None:
        for number, line in enumerate(lines):
            seed = f"{patient.user_id}{number}"
            await self._background.pause(float(line.get("wait_s", steady(seed, *TYPING_S))))
            if "react" in line and about is not None:
                self.write(patient, utterances.reaction(about.wamid, line["react"]))
            elif "react" not in line:
                context = self._about(about) if line.get("quotes") and about else None
                self.write(patient, utterances.spoken(line, self._files), context)

    def _choices(self, sent: SentMessage) -> list[Json]:
        if sent.body.get("type") == "template":
            message = sent.body["template"]
            for definition in self._settings.scripts.get("templates", []):
                if (definition["name"], definition["language"]) == (
                    message["name"],
                    message["language"]["code"],
                ):
                    return utterances.template_choices(definition, message)
        return utterances.choices(sent.body)

    def _chosen(self, user_id: str, choices: list[Json]) -> Json:
        wanted = self._taps.get(user_id, [])
        for title in wanted:
            for choice in choices:
                if title.lower() in utterances.title_of(choice).lower():
                    return choice
        return choices[0]

    def _words(self, user_id: str, unanswered: list[SentMessage]) -> list[Json]:
        own = self._answers.get(user_id)
        if own:
            return own.pop(0)
        said = " ".join(_text_of(sent.body) for sent in unanswered).lower()
        for answer in self._settings.scripts.get("answers", []):
            key = f"{user_id}{answer['words'][0]}"
            if key not in self._spent and any(word in said for word in answer["words"]):
                self._spent.add(key)
                return list(answer["lines"])
        if user_id in self._spent:
            return []
        self._spent.add(user_id)
        return list(self._settings.scripts.get("thanks", []))


def _text_of(body: Json) -> str:
    kind = body.get("type", "text")
    part = body.get(kind, {})
    if not isinstance(part, dict):
        return ""
    words = part.get("body", part.get("caption", ""))
    return str(words.get("text", "") if isinstance(words, dict) else words)


def _asks_for_location(sent: SentMessage) -> bool:
    asked: bool = sent.body.get("interactive", {}).get("type") == "location_request_message"
    return asked
