"""Drafts as a desk sees them: grounded or not at all, medicine never, one quiet line when the model fails."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from aura_desktop.domain.ai_policy import AiMode, AiPolicy, Budget
from aura_desktop.domain.content import ContentKind, Media
from aura_desktop.domain.danger import Danger
from aura_desktop.domain.draft import Change, Draft, DraftState, DraftUse, Outcome
from aura_desktop.domain.ids import WaId
from aura_desktop.domain.knowledge import AnswerTopic, EntryKind, NewEntry
from aura_desktop.domain.ledger import RequestState
from aura_desktop.domain.message import Way
from aura_desktop.store import drafts
from aura_desktop.store.database import Database
from tests.eventually import eventually
from tests.llm.models import answer, honest, honest_answer, obedient
from tests.llm.server import Cut, Fail, Finish, Gate, Raw, Say, Script, Usage, said
from tests.services.ai_world import CAMILA, AiWorld, open_world

FACIAL = "Hola, ¿cuánto cuesta la limpieza facial?"


def texts(seen: Sequence[Draft]) -> list[str]:
    return [draft.version.text for draft in seen if draft.version is not None]


async def test_a_draft_with_its_sources_and_its_figures_filled_in_here(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        seen: list[Draft] = []
        draft = await world.drafting.propose(conversation_id, seen.append)
        assert draft is not None and draft.version is not None
        assert (draft.state, draft.topic) == (DraftState.READY, AnswerTopic.SERVICES)
        assert "$29.990" in draft.version.text and not draft.version.doubts
        assert [citation.title for citation in draft.citations] == ["Limpieza facial profunda"]
        assert [each.state for each in seen[:1]] == [DraftState.WRITING]
        assert all(draft.version.text.startswith(text) for text in texts(seen))
        assert world.model is not None
        [request] = [each for each in world.model.requests if each.path.endswith("completions")]
        sent = json.dumps(request.body, ensure_ascii=False)
        assert "29.990" not in sent and "[PRECIO_1]" in sent
        shown = await world.database.read(drafts.open_of, conversation_id)
        assert shown == draft


async def test_names_numbers_and_mails_stay_here_and_come_back(database: Database) -> None:
    def greets(request: dict[str, Any]) -> Script:
        told = honest_answer(request)
        told["reply"] = f"Hola [NOMBRE_1], {told['reply']}"
        return [*said(json.dumps(told, ensure_ascii=False)), Finish()]

    async with open_world(database, greets) as world:
        await world.furnish()
        conversation_id = await world.writes(
            "Soy Camila Ejemplo, RUT 11.111.111-1, fono +56 9 0000 0142, camila@correo.ejemplo. "
            "¿Cuánto cuesta la limpieza facial?"
        )
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.version is not None
        assert draft.version.text.startswith("Hola Camila,")
        assert world.model is not None
        sent = json.dumps(world.model.requests[-1].body, ensure_ascii=False)
        for secret in ("Camila", "11.111.111", "0000 0142", "camila@", "56900000142"):
            assert secret not in sent
        [line] = await world.desk.ledger()
        assert line.state is RequestState.DONE and line.hidden >= 4
        assert line.body in (await world.drafting.request_of(conversation_id)).body  # type: ignore[union-attr]  # it was sent
        assert "[NOMBRE_1]" in line.body and line.characters == len(line.body)
        assert (line.host, line.conversation_id) == ("127.0.0.1", conversation_id)


@pytest.mark.parametrize(
    "words", ["me duele mucho", "se me inchó el labio", "estoy embarazada, ¿puedo?", "sangro harto"]
)
async def test_the_red_list_asks_no_model(database: Database, words: str) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(words)
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.holds
        assert (draft.state, draft.versions) == (DraftState.HELD, ())
        assert world.model is not None and not world.model.requests
        # Another, harmless message changes nothing before a person has answered.
        await world.writes(FACIAL)
        again = await world.propose(conversation_id)
        assert again is not None and again.state is DraftState.HELD
        await world.sending.send_text(conversation_id, "Te llamamos ahora.")
        await world.writes(FACIAL)
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.state is DraftState.READY


async def test_a_photo_is_for_a_person(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(Media(kind=ContentKind.IMAGE))
        draft = await world.propose(conversation_id)
        assert draft is not None
        assert [hold.danger for hold in draft.holds] == [Danger.PHOTO_DIAGNOSIS]


async def test_medicine_in_a_reply_is_not_shown(database: Database) -> None:
    model = obedient("Toma ibuprofeno de 600 cada 8 horas por 3 días.")
    async with open_world(database, model) as world:
        await world.furnish()
        seen: list[Draft] = []
        conversation_id = await world.writes(FACIAL)
        draft = await world.drafting.propose(conversation_id, seen.append)
        assert draft is not None and draft.holds
        assert (draft.state, draft.versions) == (DraftState.HELD, ())
        assert not any("600" in text for text in texts(seen))


async def test_what_nobody_wrote_is_not_answered(database: Database) -> None:
    def knows_nothing(request: dict[str, Any]) -> Script:
        told = answer("", missing="si aceptan mascotas")
        return [*said(json.dumps(told)), Finish()]

    async with open_world(database, knows_nothing) as world:
        await world.furnish()
        draft = await world.propose(await world.writes("¿Puedo ir con mi perro?"))
        assert draft is not None
        assert (draft.state, draft.missing) == (DraftState.NO_SOURCE, "si aceptan mascotas")


async def test_a_reply_without_a_source_is_no_draft(database: Database) -> None:
    async with open_world(database, obedient("Sí, claro.", cites=())) as world:
        await world.furnish()
        draft = await world.propose(await world.writes(FACIAL))
        assert draft is not None and draft.state is DraftState.NO_SOURCE


async def test_an_invented_figure_is_marked(database: Database) -> None:
    async with open_world(database, obedient("La limpieza cuesta $19.990 y dura 60 min.")) as world:
        await world.furnish()
        draft = await world.propose(await world.writes(FACIAL))
        assert draft is not None and draft.version is not None
        [doubt] = draft.version.doubts
        assert draft.version.text[doubt.start : doubt.end] == "$19.990"


async def test_without_any_key_the_clinics_own_words(database: Database) -> None:
    async with open_world(database, None) as world:
        await world.furnish()
        conversation_id = await world.writes("¿Puedo pagar en cuotas?")
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.state is DraftState.SUGGESTED
        assert draft.suggestions[0].title == "Formas de pago" and len(draft.suggestions) <= 3
        assert await world.desk.ledger() == ()
        assert await world.propose(await world.writes("jajaja", CAMILA)) is not None


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ([*said('{"reply": "Hola, la limp'), Cut(cleanly=True)], "ai_cut"),
        ([*said('{"reply": "Hola, la limp'), Cut()], "ai_cut"),
        ([*said('{"reply": "Hola, la limp'), Finish("length")], "ai_too_long"),
        ([*said('{"reply": "Hola'), Finish("content_filter")], "ai_filtered"),
        ([Say('{"re'), Raw(b"data: {oops\n\n")], "ai_corrupt"),
        ([Fail(503)], "ai_unreachable"),
        ([Fail(429, {"code": "insufficient_quota", "message": "no"})], "ai_quota"),
        ([Fail(401, {"code": "invalid_api_key", "message": "no"})], "ai_key_invalid"),
    ],
)
async def test_a_model_that_fails_ends_in_one_quiet_line(
    database: Database, script: Script, code: str
) -> None:
    async with open_world(database, lambda request: script) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        draft = await world.propose(conversation_id)
        assert draft is not None
        assert (draft.state, draft.code, draft.versions) == (DraftState.QUIET, code, ())
        assert [entry.title for entry in draft.suggestions][:1] == ["Limpieza facial profunda"]
        line = (await world.desk.ledger())[0]
        assert (line.state, line.code) == (RequestState.FAILED, code)


async def test_whoever_leaves_cancels_and_a_newer_message_begins_anew(database: Database) -> None:
    gates = [Gate(), Gate()]
    turn = iter(gates)

    def waits(request: dict[str, Any]) -> Script:
        words = json.dumps(honest_answer(request), ensure_ascii=False)
        gate = next(turn, None)
        steps = said(words)
        return [*steps[:4], *([gate] if gate else []), *steps[4:], Finish()]

    async with open_world(database, waits) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        first = asyncio.create_task(world.propose(conversation_id))
        await gates[0].reached()
        await world.writes("¿y tienen estacionamiento?")
        second = asyncio.create_task(world.propose(conversation_id))
        await gates[1].reached()
        assert await first is None
        assert world.model is not None
        await eventually(lambda: world.model is not None and 0 in world.model.disconnected)
        second.cancel()
        await eventually(lambda: world.model is not None and 1 in world.model.disconnected)
        for gate in gates:
            gate.release()
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.messages == 2

        async def is_written() -> bool:
            return [line.state for line in await world.desk.ledger()] == [
                RequestState.DONE,
                RequestState.CANCELLED,
                RequestState.CANCELLED,
            ]

        await eventually(is_written)


async def test_two_who_ask_share_one_draft(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        one, two = await asyncio.gather(
            world.propose(conversation_id), world.propose(conversation_id)
        )
        assert one == two
        assert len(await world.desk.ledger()) == 1
        assert await world.propose(conversation_id) == one
        assert len(await world.desk.ledger()) == 1


async def test_versions_with_a_way_back(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        first = await world.propose(conversation_id)
        assert first is not None and first.version is not None
        changed = await world.drafting.rework(first, Change.SHORTER, "", lambda draft: None)
        assert (len(changed.versions), changed.shown) == (2, 1)
        translated = await world.drafting.rework(
            changed, Change.TRANSLATION, "en", lambda draft: None
        )
        assert translated.version is not None
        assert translated.version.original == changed.version.text  # type: ignore[union-attr]  # it has one
        assert translated.version.language == "en"
        back = await world.drafting.show_version(translated, -2)
        assert back.version == first.version
        assert await world.propose(conversation_id) == back
        assert world.model is not None
        sent = json.dumps(world.model.requests[-1].body, ensure_ascii=False)
        assert "29.990" not in sent


async def test_a_source_that_does_not_fit_takes_its_figures_along(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        draft = await world.propose(await world.writes(FACIAL))
        assert draft is not None
        changed = await world.drafting.drop_source(draft, 1)
        assert changed.version is not None and changed.version.doubts
        assert not changed.citations and not changed.version.passages[0].numbers


async def test_discarded_is_not_proposed_again_but_can_be_taken_back(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        draft = await world.propose(conversation_id)
        assert draft is not None
        await world.drafting.discard(draft)
        assert await world.propose(conversation_id) is None
        await world.drafting.take_back(draft)
        assert await world.propose(conversation_id) == draft


@pytest.mark.parametrize("how", ["mode", "patient", "everybody"])
async def test_without_ai_nothing_leaves(database: Database, how: str) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        if how == "mode":
            await world.desk.set_mode(conversation_id, AiMode.OFF)
        elif how == "patient":
            conversation = (await world.thread(conversation_id))[0].conversation_id
            assert conversation == conversation_id
            await world.desk.set_no_ai(await contact_of(world, conversation_id), True)
        else:
            await world.desk.put_policy(AiPolicy(no_ai=True))
        assert await world.propose(conversation_id) is None
        assert world.model is not None and not world.model.requests


async def contact_of(world: AiWorld, conversation_id: Any) -> Any:
    from aura_desktop.store import conversations

    found = await world.database.read(conversations.get, conversation_id)
    assert found is not None
    return found.contact.id


async def test_a_spent_budget_stops_gracefully(database: Database) -> None:
    def costs(request: dict[str, Any]) -> Script:
        words = json.dumps(honest_answer(request), ensure_ascii=False)
        return [*said(words), Usage(1_000_000, 1_000), Finish()]

    async with open_world(database, costs) as world:
        await world.furnish()
        budget = Budget(cap_clp=100, prompt_clp=150, answer_clp=600)
        await world.desk.put_policy(AiPolicy(budget=budget))
        first = await world.propose(await world.writes(FACIAL))
        assert first is not None and first.state is DraftState.READY
        assert (await world.desk.spending()).spent_clp == pytest.approx(150.6)
        second = await world.propose(await world.writes("¿y la toxina?"))
        assert second is not None
        assert (second.state, second.code) == (DraftState.SUGGESTED, "ai_budget_spent")


async def test_what_is_sent_of_a_draft_carries_its_record(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        draft = await world.propose(conversation_id)
        assert draft is not None and draft.version is not None
        use = DraftUse(draft_id=draft.id, offered=draft.version.text, seconds_on_screen=3.5)
        sent = await world.sending.send_text(
            conversation_id, draft.version.text + " ¡Te esperamos!", use=use
        )
        record = await world.desk.record(sent)
        assert record is not None
        assert (record.way, record.draft_id) == (Way.DRAFT_CHANGED, draft.id)
        assert record.sources == ((draft.citations[0].entry_id, 1),)
        assert (record.edit_distance, record.seconds_on_screen) == (15, 3.5)
        assert not record.corrected and record.model and record.prompt_version
        [message] = await world.sent(conversation_id)
        assert message.way is Way.DRAFT_CHANGED
        assert await world.database.read(drafts.last_of, conversation_id) == (
            draft,
            Outcome.CHANGED,
        )


async def test_a_manual_answer_leaves_the_draft_behind(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        conversation_id = await world.writes(FACIAL)
        draft = await world.propose(conversation_id)
        assert draft is not None
        sent = await world.sending.send_text(conversation_id, "Te cuento por llamada.")
        record = await world.desk.record(sent)
        assert record is not None and record.way is Way.MANUAL
        found = await world.database.read(drafts.last_of, conversation_id)
        assert found is not None and found[1] is Outcome.SUPERSEDED


async def test_the_week_in_figures(database: Database) -> None:
    async with open_world(database, honest) as world:
        await world.furnish()
        for number, outcome in enumerate(("used", "changed", "discarded", "fast")):
            conversation_id = await world.writes(
                FACIAL, replace(CAMILA, wa_id=WaId(f"5690000{number:04}"))
            )
            draft = await world.propose(conversation_id)
            assert draft is not None and draft.version is not None
            text = draft.version.text
            if outcome == "discarded":
                await world.drafting.discard(draft)
                continue
            seconds = 0.5 if outcome == "fast" else 9.0
            use = DraftUse(draft_id=draft.id, offered=text, seconds_on_screen=seconds)
            more = " Hola." if outcome == "changed" else ""
            await world.sending.send_text(conversation_id, text + more, use=use)
        world.clock.advance(seconds=1)
        week = next(each for each in await world.desk.weeks() if each.topic)
        assert (week.used, week.changed, week.discarded, week.fast) == (2, 1, 1, 1)


async def test_an_entry_that_ran_out_is_not_cited(database: Database) -> None:
    async with open_world(database, honest) as world:
        offer = NewEntry(
            kind=EntryKind.SERVICE,
            title="Promoción de noviembre",
            body="Limpieza facial en promoción.",
            valid_until=world.clock.now.date(),
        )
        await world.furnish((offer,))
        draft = await world.propose(await world.writes("¿Sigue la promoción?"))
        assert draft is not None
        assert [each.title for each in draft.citations] == [offer.title]
        world.clock.advance(hours=23)
        draft = await world.propose(await world.writes("¿Y hoy sigue la promoción?"))
        assert draft is not None
        assert offer.title not in [each.title for each in draft.citations]
