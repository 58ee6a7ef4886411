"""Drafts that were used and requests that left, put into a store as the program itself does."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from aura_desktop.domain.draft import Draft, DraftState, Outcome
from aura_desktop.domain.ids import ConversationId, DraftId
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.ledger import LedgerEntry, RequestState
from aura_desktop.domain.message import Way
from aura_desktop.domain.message_record import MessageRecord
from aura_desktop.store import conversations, drafts, message_use, model_requests
from aura_desktop.store.database import Tx
from tests.store.world import only, received, tell, thread

MODEL = "ejemplo"
HOST = "ia.ejemplo.cl"
ASKED = "Paciente: Hola, soy [NOMBRE_1], mi RUT es [RUT_1]. ¿A qué hora abren?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of some drafts of one topic, the last of them corrected or not."""

    topic: AnswerTopic
    used: int = 0
    discarded: int = 0
    corrected: bool = False


def settle_drafts(tx: Tx, fates: tuple[Fate, ...], now: datetime) -> None:
    """One conversation with all of them, a minute apart, the newest a day before `now`."""
    tell(tx, received("wamid.ficticio", 0, "¿A qué hora abren?"))
    conversation = only(tx).id
    at = now - timedelta(days=2)
    for fate in fates:
        outcomes = [Outcome.DISCARDED] * fate.discarded + [Outcome.USED] * fate.used
        for place, outcome in enumerate(outcomes, 1):
            at += timedelta(minutes=1)
            corrected = fate.corrected and place == len(outcomes)
            _settle(tx, conversation, fate.topic, outcome, corrected, at)


def _settle(
    tx: Tx,
    conversation: ConversationId,
    topic: AnswerTopic,
    outcome: Outcome,
    corrected: bool,
    at: datetime,
) -> None:
    draft = drafts.add(
        tx,
        Draft(
            id=DraftId(0),
            conversation_id=conversation,
            answers=thread(tx, conversation)[0].id,
            state=DraftState.READY,
            topic=topic,
            model=MODEL,
            first_word_ms=640,
            created_at=at,
        ),
        cost_milli=400,
    )
    drafts.settle(tx, draft.id, outcome, at)
    if outcome is Outcome.USED:
        message_id = conversations.add_note(tx, conversation, "Abrimos a las 9:00.", "", at)
        record = MessageRecord(
            way=Way.DRAFT,
            draft_id=draft.id,
            topic=topic,
            model=MODEL,
            offered_length=19,
            seconds_on_screen=1.0,
            corrected=corrected,
            at=at,
        )
        message_use.put(tx, message_id, record)


def leave(
    tx: Tx,
    at: datetime,
    body: str = ASKED,
    *,
    cost_milli: int = 400,
    state: RequestState = RequestState.DONE,
) -> None:
    """One request of the ledger."""
    entry = LedgerEntry(
        at=at,
        host=HOST,
        model=MODEL,
        purpose="first",
        body=body,
        characters=len(body),
        hidden=body.count("["),
    )
    request_id = model_requests.begin(tx, entry)
    model_requests.end(
        tx, request_id, state, prompt_tokens=900, answer_tokens=60, cost_milli=cost_milli
    )


def leave_many(tx: Tx, count: int, now: datetime) -> None:
    """So many, a minute apart, the newest at `now`."""
    for number in range(count):
        leave(tx, now - timedelta(minutes=count - 1 - number), f"{ASKED} ({number})")


def empty_bodies(tx: Tx, now: datetime) -> None:
    """As it goes with old ones."""
    model_requests.prune(tx, now + timedelta(days=1), timedelta(0), 1000)
