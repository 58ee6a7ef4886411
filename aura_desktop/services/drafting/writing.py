"""One answer of a model: asked, streamed, read, checked; and its line in the ledger."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from aura_desktop.domain import drafted
from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.answer import Answer, AnswerReader
from aura_desktop.domain.draft import Change
from aura_desktop.domain.drafted import Checked
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.ledger import LedgerEntry, RequestState
from aura_desktop.domain.model_request import ChatMessage, Ended, ModelRequest, Piece
from aura_desktop.domain.placeholders import StreamFilling
from aura_desktop.domain.red_list import holds_in_reply
from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, SetupError
from aura_desktop.services.drafting.case import Case, is_wanted
from aura_desktop.store import model_requests
from aura_desktop.store.database import Database, Tx

CHARACTERS_PER_TOKEN = 3.5
"""Where the server does not count: Spanish, a little on the dear side."""
TOKENS_FOR_JSON = 200
LOOKED_BACK = 240
"""So much of the growing text is looked over for medicine at each word; at its end, all of it."""


class Model(Protocol):
    """The gateway to a language model's server."""

    def stream(self, request: ModelRequest) -> AsyncGenerator[Piece | Ended, None]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A whole answer. `checked` None: the model had nothing to say that rests on a source."""

    answer: Answer
    checked: Checked | None
    model: str
    first_word_ms: int
    took_ms: int
    cost_milli: int


@dataclass(slots=True, kw_only=True)
class _Tally:
    began: float
    text: str = ""
    characters: int = 0
    first_word_ms: int = 0
    ended: Ended | None = None


class Writer:
    """Asks the model for one draft after another; keeps the ledger."""

    def __init__(
        self,
        database: Database,
        model: Model,
        choice: Callable[[], AiChoice],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._model = model
        self._choice = choice
        self._clock = clock

    def has_model(self) -> bool:
        """Whether somebody has chosen a server."""
        choice = self._choice()
        return choice.provider is not AiProvider.NONE and bool(choice.model)

    def host(self) -> str:
        """Where requests go, as people read it."""
        choice = self._choice()
        return urlsplit(choice.base_url).hostname or choice.provider.value

    async def write(
        self,
        case: Case,
        request: Sequence[ChatMessage],
        show: Callable[[str], None],
        *,
        change: Change = Change.FIRST,
        original: str = "",
    ) -> Written:
        """Ask, and show the reply's text as it grows; one that the red list holds is not shown on.

        Raises: AuraError of the gateway and of the reading; the ledger knows either way.
        """
        # Some milliseconds of work, as reading the answer below: not on the home loop.
        body = await asyncio.to_thread(case.prove, request)
        line = await self._begin(case, body, change)
        # Nothing may come between this and the first step of the stream.
        tally = _Tally(began=time.perf_counter())
        state, code = RequestState.CANCELLED, ""
        try:
            answer = await self._read(case, request, show, tally)
            state = RequestState.DONE
        except AuraError as error:
            state, code = RequestState.FAILED, error.code
            raise
        finally:
            cost = await self._end(line, state, code, body, tally, case.look.policy)
        checked = None
        if answer.reply and not answer.missing:
            checked = await asyncio.to_thread(
                drafted.checked,
                answer,
                case.ground,
                case.placeholders,
                change=change,
                original=original,
            )
        return Written(
            answer=answer,
            checked=checked,
            model=(tally.ended.model if tally.ended else "") or self._choice().model,
            first_word_ms=tally.first_word_ms,
            took_ms=_since_ms(tally.began),
            cost_milli=cost,
        )

    async def _read(
        self,
        case: Case,
        request: Sequence[ChatMessage],
        show: Callable[[str], None],
        tally: _Tally,
    ) -> Answer:
        reader, filling = AnswerReader(), StreamFilling(case.placeholders)
        longest = int(case.look.policy.longest / CHARACTERS_PER_TOKEN * 1.5) + TOKENS_FOR_JSON
        asked = ModelRequest(messages=tuple(request), longest_tokens=longest)
        is_shown = True
        async with aclosing(self._model.stream(asked)) as parts:
            async for part in parts:
                if isinstance(part, Ended):
                    tally.ended = part
                    continue
                tally.characters += len(part.text)
                piece = filling.feed(reader.feed(part.text))
                if not piece:
                    continue
                tally.first_word_ms = tally.first_word_ms or _since_ms(tally.began)
                tally.text += piece
                if is_shown and _ends_word(piece):
                    # Some milliseconds of work: not on the home loop.
                    held = await asyncio.to_thread(holds_in_reply, tally.text[-LOOKED_BACK:])
                    is_shown = not held
                if is_shown:
                    show(tally.text)
        return reader.end(tally.ended.finish if tally.ended else "")

    async def _begin(self, case: Case, body: str, change: Change) -> int:
        """The line in the ledger. Raises: InputError("ai_off") if no AI is wanted here any more."""
        while True:
            choice = self._choice()
            entry = LedgerEntry(
                at=self._clock(),
                conversation_id=case.look.conversation.id,
                host=self.host(),
                model=choice.model,
                purpose=change.value,
                body=body,
                characters=len(body),
                hidden=case.hidden,
            )
            line = await self._database.run(_enter, entry, case.look.conversation.id)
            if line is None:
                raise SetupError("ai_off")
            if self._choice() == choice:
                return line
            # Another server was chosen at this moment: nothing has left for the former one.
            await self._database.run(
                model_requests.end, line, RequestState.CANCELLED, code="ai_off"
            )

    async def _end(
        self,
        line: int,
        state: RequestState,
        code: str,
        body: str,
        tally: _Tally,
        policy: AiPolicy,
    ) -> int:
        """Also while this is being cancelled: then nobody waits for the store."""
        ended = tally.ended
        prompt_tokens = (ended.prompt_tokens if ended else 0) or _tokens(len(body))
        answer_tokens = (ended.answer_tokens if ended else 0) or _tokens(tally.characters)
        if not tally.characters and state is not RequestState.DONE:
            answer_tokens = 0
        cost = cost_milli(policy, prompt_tokens, answer_tokens)
        keeping = asyncio.ensure_future(
            self._database.run(
                model_requests.end,
                line,
                state,
                code=code,
                prompt_tokens=prompt_tokens,
                answer_tokens=answer_tokens,
                cost_milli=cost,
                took_ms=_since_ms(tally.began),
            )
        )
        if state is RequestState.CANCELLED:
            keeping.add_done_callback(lambda done: done.cancelled() or done.exception())
        else:
            await asyncio.shield(keeping)
        return cost


def _enter(tx: Tx, entry: LedgerEntry, conversation_id: ConversationId) -> int | None:
    return model_requests.begin(tx, entry) if is_wanted(tx, conversation_id) else None


def cost_milli(policy: AiPolicy, prompt_tokens: int, answer_tokens: int) -> int:
    """Thousandths of a peso, by the prices the clinic has typed."""
    budget = policy.budget
    pesos = (prompt_tokens * budget.prompt_clp + answer_tokens * budget.answer_clp) / 1_000_000
    return round(pesos * 1000)


def _ends_word(piece: str) -> bool:
    return any(not char.isalnum() for char in piece)


def _tokens(characters: int) -> int:
    return round(characters / CHARACTERS_PER_TOKEN)


def _since_ms(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)
