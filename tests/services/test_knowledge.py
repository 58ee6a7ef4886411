"""What the clinic knows: kept by people, found by patients' words, filled at use."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aura_desktop.domain.entry_page import EntryFilter
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, EntryState, NewEntry
from aura_desktop.errors import InputError
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.store import feed
from aura_desktop.store.database import Database
from tests.services.fakes import Clock

CHILE = ZoneInfo("America/Santiago")
CARE = NewEntry(
    kind=EntryKind.CARE,
    title="Después del láser",
    body="Usa protector solar.",
    approved_by="Dra. Ficticia",
)


@pytest.fixture
def knowledge(database: Database, clock: Clock) -> Knowledge:
    return Knowledge(database, clock, lambda: CHILE)


def typed(title: str = "Formas de pago", body: str = "Con tarjeta.", **fields: Any) -> NewEntry:
    return NewEntry(kind=fields.pop("kind", EntryKind.PAYMENT), title=title, body=body, **fields)


async def kept(knowledge: Knowledge, title: str = "Formas de pago", **fields: Any) -> Entry:
    return await knowledge.save(None, typed(title, **fields), "Pía")


async def titles(knowledge: Knowledge, text: str) -> list[str]:
    return [found.entry.title for found in await knowledge.search(text)]


async def test_a_patients_words_find_what_the_clinic_wrote_otherwise(knowledge: Knowledge) -> None:
    await kept(knowledge, "Estacionamiento", kind=EntryKind.PARKING, body="En el subterráneo.")
    await kept(knowledge, "Formas de pago", body="Débito y crédito, hasta 3 cuotas.")
    assert (await titles(knowledge, "¿hay PARKING?"))[0] == "Estacionamiento"
    assert (await titles(knowledge, "se puede con redcompra"))[0] == "Formas de pago"
    assert await titles(knowledge, "hola, buenas tardes") == []
    assert await titles(knowledge, "") == []


async def test_found_says_how_much_of_the_question_it_covers(knowledge: Knowledge) -> None:
    await kept(knowledge, "Estacionamiento", kind=EntryKind.PARKING)
    (whole,) = await knowledge.search("tienen parking?")
    (half,) = await knowledge.search("tienen parking para helicópteros?")
    assert (whole.covered, half.covered) == (1.0, 0.5)
    assert whole.score > 0


async def test_the_limit_counts_entries_that_may_be_cited(
    knowledge: Knowledge, clock: Clock
) -> None:
    for number in range(5):
        await kept(knowledge, f"Pago {number}")
    assert len(await knowledge.search("pago")) == 3
    assert len(await knowledge.search("pago", limit=1)) == 1


async def test_free_hours_are_told_as_long_as_they_lie_ahead(
    knowledge: Knowledge, clock: Clock
) -> None:
    local = clock().astimezone(CHILE)
    soon = local + timedelta(hours=1)
    later = local + timedelta(days=2)
    body = "\n".join(f"{moment:%Y-%m-%d %H:%M}" for moment in (soon, later))
    await kept(knowledge, "Horas disponibles", kind=EntryKind.SLOTS, body=body)
    (found,) = await knowledge.search("tienen hora?")
    assert [line[-5:] for line in found.entry.body.splitlines()] == [
        *(f"{soon:%H:%M}", f"{later:%H:%M}"),
    ]
    clock.advance(hours=2)
    (found,) = await knowledge.search("tienen hora?")
    assert f"{later:%H:%M}" in found.entry.body
    assert f"{local:%Y-%m-%d}" not in found.entry.body
    assert len(found.entry.body.splitlines()) == 1
    clock.advance(days=3)
    assert await knowledge.search("tienen hora?") == ()


async def test_the_clinics_day_ends_at_its_own_midnight(knowledge: Knowledge, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 22, 23, 30, tzinfo=CHILE)
    await kept(knowledge, valid_until=date(2026, 11, 22))
    assert await titles(knowledge, "tarjeta") == ["Formas de pago"]
    clock.advance(minutes=31)
    assert await titles(knowledge, "tarjeta") == []
    assert (await knowledge.counts()).expired == 1
    expired = await knowledge.page(EntryFilter(expired=True))
    assert [entry.title for entry in expired] == ["Formas de pago"]


async def test_a_saved_entry_is_trimmed_and_the_persons(knowledge: Knowledge) -> None:
    entry = await kept(
        knowledge,
        "  Formas   de pago ",
        body="\n Con tarjeta. \n\n",
        questions=("¿Cuotas?", " ", "¿Cuotas?"),
        shortcut="/Pago",
        key="setup:hours",
    )
    assert (entry.title, entry.body, entry.questions) == (
        *("Formas de pago", "Con tarjeta.", ("¿Cuotas?",)),
    )
    assert (entry.shortcut, entry.key, entry.origin) == ("pago", "", EntryOrigin.PERSON)


async def test_a_change_is_a_version_and_news(knowledge: Knowledge, database: Database) -> None:
    entry = await kept(knowledge)
    changed = await knowledge.save(entry.id, typed(body="Solo efectivo."), "Ana")
    assert (changed.id, changed.version) == (entry.id, 2)
    authors = [version.author for version in await knowledge.versions(entry.id)]
    assert authors == ["Ana", "Pía"]
    assert await knowledge.entries([entry.id]) == (changed,)
    items = await database.read(feed.after, 0)
    assert [(item.topic, item.key) for item in items] == [(Topic.KNOWLEDGE, str(entry.id))]


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"title": " "}, "empty_field", "title"),
        ({"body": ""}, "empty_field", "body"),
        ({"title": "x" * 121}, "too_long", "title"),
        ({"price_clp": -1}, "price_negative", "price_clp"),
        ({"shortcut": "dos palabras"}, "shortcut_malformed", "shortcut"),
        ({"shortcut": "taken"}, "shortcut_taken", "shortcut"),
        ({"kind": EntryKind.SLOTS}, "slots_unreadable", "body"),
        ({"kind": EntryKind.CARE}, "entry_needs_approval", "approved_by"),
    ],
)
async def test_what_is_wrong_is_told_at_its_field(
    knowledge: Knowledge, wrong: dict[str, Any], code: str, field: str
) -> None:
    await kept(knowledge, "Otra", shortcut="taken")
    with pytest.raises(InputError) as caught:
        await knowledge.save(None, replace(typed(), **wrong), "Pía")
    assert (caught.value.code, caught.value.field) == (code, field)
    assert (await knowledge.counts()).published == 1


async def test_an_entry_may_keep_its_own_shortcut(knowledge: Knowledge) -> None:
    entry = await kept(knowledge, shortcut="pago")
    changed = await knowledge.save(entry.id, typed(body="Otro.", shortcut="pago"), "Pía")
    assert changed.shortcut == "pago"


async def test_care_waits_for_a_professional(knowledge: Knowledge) -> None:
    draft = await knowledge.save(None, replace(CARE, approved_by=""), "Pía", publish=False)
    assert draft.state is EntryState.PROPOSED
    assert await knowledge.search("protector solar") == ()
    with pytest.raises(InputError) as caught:
        await knowledge.publish(draft.id)
    assert caught.value.code == "entry_needs_approval"
    approved = await knowledge.save(draft.id, CARE, "Pía")
    assert approved.state is EntryState.PUBLISHED
    with pytest.raises(InputError):
        await knowledge.save(draft.id, replace(CARE, approved_by=" "), "Pía", publish=False)
    assert await titles(knowledge, "protector solar") == [CARE.title]


async def test_publishing_retiring_and_an_unknown_entry(knowledge: Knowledge) -> None:
    entry = await knowledge.save(None, typed(), "Pía", publish=False)
    await knowledge.publish(entry.id)
    assert await titles(knowledge, "tarjeta") == ["Formas de pago"]
    await knowledge.retire(entry.id)
    assert await titles(knowledge, "tarjeta") == []
    await knowledge.publish(entry.id)
    assert await titles(knowledge, "tarjeta") == ["Formas de pago"]
    for attempt in (
        knowledge.publish(EntryId(99)),
        knowledge.save(EntryId(99), typed(), "Pía"),
        knowledge.retire(EntryId(99)),
        knowledge.reject(EntryId(99)),
    ):
        with pytest.raises(InputError) as caught:
            await attempt
        assert caught.value.code == "entry_unknown"


async def test_a_proposal_can_be_rejected(knowledge: Knowledge) -> None:
    entry = await knowledge.save(None, typed(), "Pía", publish=False)
    await knowledge.reject(entry.id)
    assert (await knowledge.counts()).proposed == 0
    (rejected,) = await knowledge.entries([entry.id])
    assert rejected.state is EntryState.RETIRED


async def test_pages_are_searched_by_forms_of_words(knowledge: Knowledge) -> None:
    await kept(knowledge, "Depilación láser", kind=EntryKind.SERVICE)
    await kept(knowledge, "Formas de pago")
    found = await knowledge.page(EntryFilter(words="depilaciones"))
    assert [entry.title for entry in found] == ["Depilación láser"]
    assert await knowledge.page(EntryFilter(words="¿?")) == ()
    everything = await knowledge.page(EntryFilter())
    assert [entry.title for entry in everything] == ["Depilación láser", "Formas de pago"]
    assert [entry.title for entry in await knowledge.page(EntryFilter(), limit=1, offset=1)] == [
        "Formas de pago"
    ]


async def test_quick_replies_are_filled_at_use(knowledge: Knowledge, clock: Clock) -> None:
    await kept(knowledge, "Lista", kind=EntryKind.QUICK_REPLY, body="{servicios}", shortcut="lista")
    await kept(
        knowledge, "Peeling", kind=EntryKind.SERVICE, price_clp=59000, duration_min=40, shortcut="p"
    )
    (reply,) = await knowledge.quick_replies("/LI")
    assert (reply.entry.title, reply.text) == ("Lista", "- Peeling: $59.000 (40 min)")
    (service,) = await knowledge.quick_replies("p")
    assert service.text == "Con tarjeta. Valor: $59.000. Duración: 40 minutos."
    assert len(await knowledge.quick_replies()) == 2
    assert await knowledge.quick_replies("zz") == ()


async def test_free_hours_that_are_over_are_no_quick_reply(
    knowledge: Knowledge, clock: Clock
) -> None:
    await kept(knowledge, "Horas", kind=EntryKind.SLOTS, body="2026-12-03 17:30", shortcut="horas")
    (reply,) = await knowledge.quick_replies("horas")
    assert reply.text == "- jueves 3 de diciembre a las 17:30"
    clock.advance(days=30)
    assert await knowledge.quick_replies("horas") == ()
