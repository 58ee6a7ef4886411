"""Drafting: proposes the next answer to a person. It has no way to send anything."""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from aura_desktop import log
from aura_desktop.domain import prompt
from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.conversation import service_window
from aura_desktop.domain.danger import Danger, Hold
from aura_desktop.domain.draft import Change, Draft, DraftState, DraftVersion, Outcome
from aura_desktop.domain.ids import ConversationId, DraftId, MessageId
from aura_desktop.domain.knowledge import Entry, EntryKind
from aura_desktop.domain.ledger import LedgerEntry
from aura_desktop.domain.red_list import holds
from aura_desktop.domain.setup import Clinic
from aura_desktop.domain.thread import Unanswered
from aura_desktop.errors import AuraError, InputError
from aura_desktop.services.drafting.case import (
    Case,
    Look,
    keep,
    look,
    make_case,
    needs_no_source,
    protected_reply,
)
from aura_desktop.services.drafting.result import finished, with_version, without_source
from aura_desktop.services.drafting.sources import Sources, open_to_ai
from aura_desktop.services.drafting.writing import Writer
from aura_desktop.store import drafts, model_requests
from aura_desktop.store.database import Database

logger = logging.getLogger(__name__)

SOURCES = 6
SUGGESTIONS = 3
BASICS = 8
NOBODY = DraftId(0)
"""The id of a draft that is not kept: a suggestion, a hold, a grey line."""
_BASIC_KINDS = (
    EntryKind.HOURS,
    EntryKind.ADDRESS,
    EntryKind.PARKING,
    EntryKind.PAYMENT,
    EntryKind.SLOTS,
    EntryKind.SERVICE,
)

Show = Callable[[Draft], None]


@dataclass(slots=True)
class _Run:
    """A draft under way: everybody who wants to see it, and what there is of it so far."""

    answers: MessageId
    listeners: list[Show] = field(default_factory=list)
    latest: Draft | None = None
    task: "asyncio.Task[Draft | None] | None" = None

    def show(self, draft: Draft) -> None:
        self.latest = draft
        for listener in list(self.listeners):
            listener(draft)


class Drafting:
    """One draft a conversation at a time; several who ask for it share it. Home loop only."""

    def __init__(
        self,
        database: Database,
        sources: Sources,
        writer: Writer,
        clinic: Callable[[], Clinic],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._sources = sources
        self._writer = writer
        self._clinic = clinic
        self._clock = clock
        self._runs: dict[ConversationId, _Run] = {}

    async def propose(self, conversation_id: ConversationId, show: Show) -> Draft | None:
        """What the card has to show; `show` hears of it while it is being written.

        None: there is nothing to answer, or no AI is wanted here. Whoever cancels this leaves; the last
        one to leave ends it. A newer message ends a draft for an older one. Raises: StoreError.
        """
        at = await self._database.read(look, conversation_id)
        if at is None or at.asked is None:
            self._end(conversation_id)
            return None
        run = self._runs.get(conversation_id)
        is_off = at.mode is AiMode.OFF
        if is_off or run is None or run.answers != at.asked.newest.id or _is_over(run):
            # Switched off while it is written: what was begun under another mode ends.
            self._end(conversation_id)
            run = _Run(answers=at.asked.newest.id)
            self._runs[conversation_id] = run
            run.task = asyncio.create_task(self._propose(at, at.asked, run.show), name="draft")
        elif run.latest is not None:
            show(run.latest)
        assert run.task is not None
        run.listeners.append(show)
        try:
            return await asyncio.shield(run.task)
        except asyncio.CancelledError:
            caller = asyncio.current_task()
            if run.task.cancelled() and not (caller and caller.cancelling()):
                return None
            raise
        finally:
            run.listeners.remove(show)
            if not run.listeners:
                if not run.task.done():
                    run.task.cancel()
                if self._runs.get(conversation_id) is run:
                    del self._runs[conversation_id]

    def stop(self, conversation_id: ConversationId) -> None:
        """A person wants no draft now: everybody who waits for it gets none."""
        self._end(conversation_id)

    async def rework(self, draft: Draft, change: Change, language: str, show: Show) -> Draft:
        """Another version of a draft; the ones before it stay. A failure leaves the draft with its code."""
        at = await self._database.read(look, draft.conversation_id)
        version = draft.version
        if at is None or at.asked is None or version is None:
            return draft
        refusal = await self._refusal(at, at.asked)
        if refusal:
            return replace(draft, code=refusal)
        cited = [citation.entry_id for citation in draft.citations]
        more = await self._sources.find(at.asked.text, SOURCES, at.policy) or []
        entries = _distinct([*await self._sources.by_ids(cited), *more])
        if len(open_to_ai(entries, at.policy)) < len(entries):
            # Its topic was switched off while the card was open: its words are not for a model any more.
            return replace(draft, code="ai_no_source")
        original = version.original or version.text if change is Change.TRANSLATION else ""
        try:
            case = await self._case(at, at.asked, entries)
            reply = await asyncio.to_thread(protected_reply, case, version.text)
            request = prompt.change_request(
                case.messages, json.dumps({"reply": reply}, ensure_ascii=False), change, language
            )
            writing = replace(draft, state=DraftState.WRITING)

            def grow(text: str) -> None:
                latest = DraftVersion(text=text, change=change, language=language)
                show(replace(writing, versions=(latest,), shown=0))

            written = await self._writer.write(
                case, request, grow, change=change, original=original
            )
        except AuraError as error:
            logger.info("a version was not written: %s", log.describe(error))
            return replace(draft, code=error.code)
        changed = with_version(draft, written, language)
        return await self._touched(changed, written.cost_milli)

    async def show_version(self, draft: Draft, step: int) -> Draft:
        """The version before or after."""
        shown = min(max(draft.shown + step, 0), max(len(draft.versions) - 1, 0))
        return await self._touched(replace(draft, shown=shown))

    async def drop_source(self, draft: Draft, number: int) -> Draft:
        """A source does not fit: what rested on it alone is in doubt now."""
        left = [citation.entry_id for citation in draft.citations if citation.number != number]
        entries = await self._sources.by_ids(left)
        at = await self._database.read(look, draft.conversation_id)
        allowed = () if at is None else needs_no_source(at, self._clinic())
        doubted = await asyncio.to_thread(without_source, draft, number, entries, allowed)
        return await self._touched(doubted)

    async def discard(self, draft: Draft) -> None:
        """A person does not want it; `take_back` undoes it."""
        if draft.id != NOBODY:
            await self._database.run(drafts.settle, draft.id, Outcome.DISCARDED, self._clock())

    async def take_back(self, draft: Draft) -> None:
        """It was discarded too early."""
        if draft.id != NOBODY:
            await self._database.run(drafts.reopen, draft.id)

    async def request_of(self, conversation_id: ConversationId) -> LedgerEntry | None:
        """Exactly what left for the last draft; where nothing has yet, exactly what would.

        Raises: InputError("ai_redaction_failed").
        """
        sent = await self._database.read(model_requests.last_of, conversation_id)
        if sent is not None:
            return sent
        at = await self._database.read(look, conversation_id)
        if at is None or at.asked is None or not self._writer.has_model():
            return None
        entries = await self._entries(at, at.asked)
        if not entries:
            return None
        case = await self._case(at, at.asked, entries)
        body = case.body(case.messages)
        return LedgerEntry(
            at=self._clock(),
            host=self._writer.host(),
            model="",
            purpose=Change.FIRST.value,
            body=body,
            characters=len(body),
            hidden=case.hidden,
        )

    # proposing

    def _end(self, conversation_id: ConversationId) -> None:
        run = self._runs.pop(conversation_id, None)
        if run is not None and run.task is not None:
            run.task.cancel()

    async def _propose(self, at: Look, asked: Unanswered, show: Show) -> Draft | None:
        held = await self._held(at, asked)
        if held is not None:
            return held
        now = self._clock()
        is_open = service_window(at.conversation.last_inbound_at, now).is_open
        if at.mode is AiMode.OFF or not is_open or not asked.text:
            return None
        if at.last is not None and at.last[0].answers == asked.newest.id:
            kept, outcome = at.last
            is_same = kept.mark == asked.mark
            if is_same and outcome is Outcome.OPEN and await self._is_allowed(kept, at):
                return kept
            if is_same and outcome is Outcome.DISCARDED:
                return None
        if not self._writer.has_model():
            return await self._suggested(at, asked)
        if await self._is_spent(at):
            return await self._suggested(at, asked, code="ai_budget_spent")
        entries = await self._entries(at, asked)
        if entries is None:
            return None
        if not entries:
            return self._draft(at, asked, DraftState.NO_SOURCE)
        return await self._written(at, asked, entries, show)

    async def _held(self, at: Look, asked: Unanswered) -> Draft | None:
        """The red list, before anything else; once held a conversation stays so until a person answers."""
        found = await asyncio.to_thread(holds, asked.whole, has_photo=asked.has_photo)
        conversation = at.conversation
        if found:
            names = [hold.danger.value for hold in found]
            await self._database.run(drafts.hold, conversation.id, names, asked.newest.at)
        elif conversation.held_since is None:
            return None
        else:
            found = tuple(
                Hold(danger=_danger(name), words="", severe=True) for name in conversation.held_for
            )
        return replace(self._draft(at, asked, DraftState.HELD), holds=found)

    async def _suggested(self, at: Look, asked: Unanswered, code: str = "") -> Draft | None:
        found = await self._sources.find(asked.text, SUGGESTIONS, at.policy)
        if found is None or not (found or code):
            return None
        draft = self._draft(at, asked, DraftState.SUGGESTED if found else DraftState.QUIET)
        return replace(draft, suggestions=tuple(found), code=code, entries=len(found))

    async def _written(
        self, at: Look, asked: Unanswered, entries: Sequence[Entry], show: Show
    ) -> Draft | None:
        writing = replace(self._draft(at, asked, DraftState.WRITING), entries=len(entries))
        show(writing)
        try:
            case = await self._case(at, asked, entries)
            written = await self._writer.write(
                case,
                case.messages,
                lambda text: show(replace(writing, versions=(DraftVersion(text=text),))),
            )
        except AuraError as error:
            logger.info("no draft: %s", log.describe(error))
            found = entries[:SUGGESTIONS]
            return replace(
                self._draft(at, asked, DraftState.QUIET),
                code=error.code,
                suggestions=tuple(found),
                entries=len(found),
            )
        draft = finished(writing, written)
        if draft.state is DraftState.HELD:
            names = [hold.danger.value for hold in draft.holds]
            await self._database.run(drafts.hold, draft.conversation_id, names, asked.newest.at)
        if draft.state is not DraftState.READY:
            return draft
        cited = {citation.entry_id for citation in draft.citations}
        covered = await self._sources.covered(asked.text, cited)
        draft = replace(draft, covered=covered)
        return await self._database.run(keep, draft, written.cost_milli)

    async def _touched(self, draft: Draft, cost_milli: int = 0) -> Draft:
        if draft.id == NOBODY:
            return draft
        return await self._database.run(drafts.touch, draft, cost_milli)

    async def _is_allowed(self, kept: Draft, at: Look) -> bool:
        """False, and it is gone, if it rests on a topic that was switched off since."""
        cited = await self._sources.by_ids([citation.entry_id for citation in kept.citations])
        if len(open_to_ai(cited, at.policy)) == len(cited):
            return True
        await self._database.run(drafts.supersede, at.conversation.id, self._clock())
        return False

    async def _entries(self, at: Look, asked: Unanswered) -> Sequence[Entry] | None:
        """What a model may read; None: the clinic wants no AI with what is asked."""
        found = await self._sources.find(asked.text, SOURCES, at.policy)
        if found is None:
            return None
        if not found:
            # Another language, or words nobody has listed: the basics, for the model may understand them.
            basics = await self._sources.of_kinds(_BASIC_KINDS)
            found = open_to_ai(basics, at.policy)[:BASICS]
        entries = _distinct([*found, *await self._sources.of_kinds((EntryKind.RECEIVED,))])
        return open_to_ai(entries, at.policy)

    async def _case(self, at: Look, asked: Unanswered, entries: Sequence[Entry]) -> Case:
        try:
            services = await self._sources.of_kinds((EntryKind.SERVICE,))
            titles = [entry.title for entry in services]
            return await asyncio.to_thread(
                make_case, at, asked, entries, self._clinic(), self._clock(), titles
            )
        except AuraError:
            raise
        except Exception:
            # Whatever went wrong: nothing leaves that was not proven to be without identifiers.
            logger.exception("a request could not be made")
        # Outside of the handler: what went wrong may quote the patient, and would be carried along.
        raise InputError("ai_redaction_failed")

    async def _refusal(self, at: Look, asked: Unanswered) -> str:
        """Why no other version may be asked for, as a code; "" if it may."""
        if at.mode is AiMode.OFF:
            return "ai_off"
        if await self._held(at, asked) is not None:
            return "ai_no_source"
        return "ai_budget_spent" if await self._is_spent(at) else ""

    async def _is_spent(self, at: Look) -> bool:
        cap = at.policy.budget.cap_clp
        if not cap:
            return False
        now = self._clock().astimezone(ZoneInfo(self._clinic().time_zone))
        month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        return await self._database.read(drafts.spent_milli, month) >= cap * 1000

    def _draft(self, at: Look, asked: Unanswered, state: DraftState) -> Draft:
        return Draft(
            id=NOBODY,
            conversation_id=at.conversation.id,
            answers=asked.newest.id,
            state=state,
            messages=len(asked.messages),
            created_at=self._clock(),
            mark=asked.mark,
        )


def _danger(name: str) -> Danger:
    return Danger(name) if name in set(Danger) else Danger.UNKNOWN


def _is_over(run: _Run) -> bool:
    return run.task is None or run.task.done()


def _distinct(entries: Sequence[Entry]) -> list[Entry]:
    return list({entry.id: entry for entry in entries}.values())
