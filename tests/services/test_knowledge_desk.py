"""Where entries come from: installed once, kept up with the set-up, imported, proposed from answers."""

import json
from dataclasses import replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from aura_desktop import paths
from aura_desktop.domain import entry_check
from aura_desktop.domain.entry_file import entry_of
from aura_desktop.domain.entry_page import EntryFilter
from aura_desktop.domain.ids import MessageId
from aura_desktop.domain.knowledge import (
    Entry,
    EntryKind,
    EntryOrigin,
    EntryState,
    NewEntry,
    typed_part,
)
from aura_desktop.domain.setup import Clinic, ClinicService, OpeningHours
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.services.knowledge_desk import KnowledgeDesk
from aura_desktop.store import feed, settings
from aura_desktop.store.database import Database
from tests.services.fakes import Clock

CHILE = ZoneInfo("America/Santiago")
CLINIC = Clinic(
    name="Clínica Ejemplo",
    address="Av. Ejemplo 0000, Providencia",
    hours=tuple(OpeningHours(weekday=day, opens=time(9), closes=time(20)) for day in range(5)),
    services=(
        ClinicService(name="Peeling", price_clp=59000, duration_min=40),
        ClinicService(name="Láser axilas", price_clp=25000),
    ),
)


@pytest.fixture
def knowledge(database: Database, clock: Clock) -> Knowledge:
    return Knowledge(database, clock, lambda: CHILE)


@pytest.fixture
def desk(database: Database, clock: Clock) -> KnowledgeDesk:
    return KnowledgeDesk(database, clock, lambda: CHILE)


async def everything(knowledge: Knowledge) -> dict[str, Entry]:
    found = await knowledge.page(EntryFilter(), limit=999)
    return {entry.title: entry for entry in found}


def nobody(_text: str) -> bool:
    return False


async def test_stock_texts_are_there_once(knowledge: Knowledge, desk: KnowledgeDesk) -> None:
    assert await desk.seed() == 4
    found = await everything(knowledge)
    assert set(found) == {"Bienvenida", "Información de servicios", "Agendar cita", "Recibido"}
    assert {entry.origin for entry in found.values()} == {EntryOrigin.INSTALLED}
    assert all(entry.state is EntryState.PUBLISHED for entry in found.values())
    assert await desk.seed() == 0


async def test_a_changed_or_retired_stock_text_stays_so(
    knowledge: Knowledge, desk: KnowledgeDesk
) -> None:
    await desk.seed()
    found = await everything(knowledge)
    welcome = found["Bienvenida"]
    mine = replace(typed_part(welcome), body="¡Hola! Cuéntanos.")
    await knowledge.save(welcome.id, mine, "Pía")
    await knowledge.retire(found["Agendar cita"].id)
    assert await desk.seed() == 0
    after = await everything(knowledge)
    assert after["Bienvenida"].body == "¡Hola! Cuéntanos."
    assert after["Agendar cita"].state is EntryState.RETIRED


async def test_stock_texts_tell_prices_and_free_hours_of_the_moment(
    knowledge: Knowledge, desk: KnowledgeDesk, clock: Clock
) -> None:
    await desk.seed()
    (nothing,) = await knowledge.quick_replies("agendar")
    assert "¿Qué día" in nothing.text
    slots = NewEntry(kind=EntryKind.SLOTS, title="Horas", body="2026-12-03 17:30")
    service = NewEntry(kind=EntryKind.SERVICE, title="Peeling", body="Sí.", price_clp=59000)
    await knowledge.save(None, slots, "Pía")
    await knowledge.save(None, service, "Pía")
    (hours,) = await knowledge.quick_replies("agendar")
    assert "- jueves 3 de diciembre a las 17:30" in hours.text
    (prices,) = await knowledge.quick_replies("servicios")
    assert "- Peeling: $59.000" in prices.text
    clock.advance(days=30)
    (over,) = await knowledge.quick_replies("agendar")
    assert "diciembre" not in over.text


async def test_the_set_up_becomes_entries(knowledge: Knowledge, desk: KnowledgeDesk) -> None:
    assert await desk.sync_clinic(CLINIC) == 4
    found = await everything(knowledge)
    assert set(found) == {"Horario de atención", "Dirección", "Peeling", "Láser axilas"}
    assert {entry.origin for entry in found.values()} == {EntryOrigin.SETUP}
    assert (await knowledge.search("dónde quedan?"))[0].entry.title == "Dirección"


async def test_only_what_changed_is_written(
    knowledge: Knowledge, desk: KnowledgeDesk, database: Database
) -> None:
    await desk.sync_clinic(CLINIC)
    seq = await database.read(feed.last_seq)
    assert await desk.sync_clinic(CLINIC) == 0
    assert await database.read(feed.after, seq) == []
    dearer = ClinicService(name="peeling", price_clp=65000, duration_min=40)
    assert await desk.sync_clinic(replace(CLINIC, services=(dearer,))) == 2
    found = await everything(knowledge)
    assert (found["peeling"].price_clp, found["peeling"].version) == (65000, 2)
    assert found["Láser axilas"].state is EntryState.RETIRED
    assert found["Dirección"].version == 1


async def test_a_service_that_comes_back_is_published_again(
    knowledge: Knowledge, desk: KnowledgeDesk
) -> None:
    await desk.sync_clinic(CLINIC)
    await desk.sync_clinic(replace(CLINIC, services=()))
    assert await desk.sync_clinic(replace(CLINIC, services=())) == 0
    assert await desk.sync_clinic(CLINIC) == 2
    assert (await everything(knowledge))["Peeling"].state is EntryState.PUBLISHED


async def test_what_a_person_edited_or_retired_is_left_alone(
    knowledge: Knowledge, desk: KnowledgeDesk
) -> None:
    await desk.sync_clinic(CLINIC)
    found = await everything(knowledge)
    mine = replace(typed_part(found["Peeling"]), body="Con mis palabras.")
    await knowledge.save(found["Peeling"].id, mine, "Pía")
    await knowledge.retire(found["Dirección"].id)
    assert await desk.sync_clinic(replace(CLINIC, address="Otra 0001")) == 0
    assert await desk.sync_clinic(Clinic()) == 2
    after = await everything(knowledge)
    assert after["Peeling"].body == "Con mis palabras."
    assert after["Peeling"].state is EntryState.PUBLISHED
    assert after["Dirección"].state is EntryState.RETIRED


CSV = """Tipo;Título;Texto;Precio;Preguntas
servicio;Peeling;Con ácidos.;$59.000;¿Cuánto sale? | ¿Duele?
cuidados;Después del peeling;Sin sol.;;
servicio;Sin precio;Texto;carísimo;
"""


async def test_an_import_is_shown_before_it_is_written(
    knowledge: Knowledge, desk: KnowledgeDesk
) -> None:
    plan = await desk.plan_import(CSV.encode("cp1252"), "lista.csv")
    assert await everything(knowledge) == {}
    assert [(item.line, item.entry.title, item.proposed) for item in plan.entries] == [
        (2, "Peeling", False),
        (3, "Después del peeling", True),
    ]
    assert [(problem.line, problem.column) for problem in plan.problems] == [(4, "Precio")]
    assert await desk.apply_import(plan, "Pía") == 2
    found = await everything(knowledge)
    assert found["Peeling"].price_clp == 59000
    assert found["Peeling"].origin is EntryOrigin.IMPORT
    assert found["Después del peeling"].state is EntryState.PROPOSED


async def test_the_same_file_again_changes_only_what_differs(
    knowledge: Knowledge, desk: KnowledgeDesk
) -> None:
    await desk.apply_import(await desk.plan_import(CSV.encode(), "a.csv"), "Pía")
    again = await desk.plan_import(CSV.encode(), "a.csv")
    assert (again.entries, again.unchanged) == ((), 2)
    dearer = await desk.plan_import(CSV.replace("59.000", "61.000").encode(), "a.csv")
    ((planned),) = dearer.entries
    before = (await everything(knowledge))["Peeling"]
    assert planned.entry_id == before.id
    await desk.apply_import(dearer, "Ana")
    after = (await everything(knowledge))["Peeling"]
    assert (after.id, after.version, after.price_clp) == (before.id, 2, 61000)


async def test_a_long_import_is_written_whole(knowledge: Knowledge, desk: KnowledgeDesk) -> None:
    rows = "\n".join(f"Título {number};Texto {number}" for number in range(45))
    plan = await desk.plan_import(f"título;texto\n{rows}".encode(), "x.csv")
    assert await desk.apply_import(plan, "Pía") == 45
    assert (await knowledge.counts()).published == 45


async def test_an_import_says_what_cannot_be_kept(
    knowledge: Knowledge, desk: KnowledgeDesk
) -> None:
    await knowledge.save(
        None,
        NewEntry(kind=EntryKind.OTHER, title="Otra", body="Texto.", shortcut="pago"),
        "Pía",
    )
    text = (
        "título;texto;atajo\nA;uno;pago\nB;dos;nuevo\nC;tres;nuevo\nB;cuatro;\nD;cinco;no sirve\n"
    )
    plan = await desk.plan_import(text.encode(), "x.csv")
    assert [item.entry.title for item in plan.entries] == ["B"]
    assert [(problem.line, problem.code) for problem in plan.problems] == [
        (2, "shortcut_taken"),
        (4, "shortcut_taken"),
        (5, "import_twice"),
        (6, "shortcut_malformed"),
    ]


QUESTION = "Hola! ¿Hacen boleta con reembolso de isapre?"
ANSWER = "¡Hola, Martín! Emitimos boleta; el reembolso depende de tu plan, pregúntale directo a tu isapre."


async def test_a_good_answer_becomes_a_proposal_once(
    knowledge: Knowledge, desk: KnowledgeDesk
) -> None:
    made = await desk.propose(QUESTION, ANSWER, MessageId(7), has_identifier=nobody)
    assert made is not None
    assert (made.state, made.origin) == (EntryState.PROPOSED, EntryOrigin.MINED)
    assert "Martín" not in made.body
    assert await knowledge.search("boleta isapre") == ()
    await knowledge.reject(made.id)
    assert await desk.propose(QUESTION, ANSWER, MessageId(7), has_identifier=nobody) is None


async def test_nothing_is_proposed_of_a_person_or_of_what_is_known(
    knowledge: Knowledge, desk: KnowledgeDesk
) -> None:
    assert await desk.propose(QUESTION, ANSWER, MessageId(7), has_identifier=lambda _: True) is None
    await desk.propose(QUESTION, ANSWER, MessageId(7), has_identifier=nobody)
    again = ANSWER.replace("¡Hola, Martín! ", "")
    assert await desk.propose(QUESTION, again, MessageId(8), has_identifier=nobody) is None
    assert (await knowledge.counts()).proposed == 1


async def test_the_synonyms_are_the_clinics(knowledge: Knowledge, desk: KnowledgeDesk) -> None:
    await knowledge.save(
        None, NewEntry(kind=EntryKind.OTHER, title="Zapatillas", body="No vendemos."), "Pía"
    )
    installed = await desk.synonyms()
    assert "precio" in installed
    assert await knowledge.search("tienen championes?") == ()
    assert await desk.put_synonyms("zapatillas, championes\n") == ()
    assert await desk.synonyms() == "zapatillas, championes\n"
    assert (await knowledge.search("tienen championes?"))[0].entry.title == "Zapatillas"
    (problem,) = await desk.put_synonyms("uno, dos\nsolo\n")
    assert (problem.code, problem.line) == ("synonyms_alone", 2)
    assert await desk.synonyms() == "zapatillas, championes\n"
    assert await desk.put_synonyms(" \n") == ()
    assert await desk.synonyms() == installed


async def test_the_installed_synonyms_have_no_problem(desk: KnowledgeDesk) -> None:
    assert await desk.put_synonyms(await desk.synonyms()) == ()


def test_installed_files_hold_what_could_be_typed() -> None:
    for name in ("quick_replies.json", "demo_knowledge.json"):
        for value in json.loads((paths.resources() / "ai" / name).read_text(encoding="utf-8")):
            entry = entry_of(value, date(2026, 11, 22))
            assert entry_check.problems(entry, today=date(2026, 11, 22)) == (), entry.title
            assert entry_check.cleaned(entry) == entry
            assert entry.key


def asked_in_the_demo() -> list[tuple[str, str]]:
    """What the scripted patients ask, and the entry that answers."""
    return [
        ("¿Aceptan tarjeta en cuotas?", "demo:pago"),
        ("Hola, una consulta: ¿el láser de axila cuántas sesiones son?", "demo:laser-axila"),
        (
            "¿Me pueden mover la hora del jueves? Tengo libre el viernes en la mañana",
            "demo:cancelar",
        ),
        ("¡Hola! Quería saber el valor de la toxina botulínica", "demo:toxina"),
        ("Hi, do you speak English?", "demo:idiomas"),
        ("Great, thank you! How much is a facial, and how long does it take?", "demo:limpieza"),
        ("Hola, ¿qué tengo que hacer antes de la sesión de láser?", "demo:antes-laser"),
        ("Hola, ¿cuánto dura la sesión de axila?", "demo:laser-axila"),
        (
            "Hola, me hice láser en axilas hace dos meses, ¿puedo seguir con ustedes el tratamiento?",
            "demo:seguir",
        ),
        ("¿Dónde quedan? Me bajé en Estación Imaginaria", "demo:direccion"),
        ("Hola, ¿qué tratamientos tienen para manchas?", "demo:luz-pulsada"),
        ("Buenas, ¿hacen boleta con reembolso de isapre?", "demo:boleta"),
        ("¿Cuánto sale la limpieza facial profunda?", "demo:limpieza"),
        ("Hola, perdí la dirección 🙈", "demo:direccion"),
        ("¿A qué hora abren mañana?", "demo:horario"),
        ("Hola, no voy a alcanzar a llegar mañana, tengo que cancelar", "demo:cancelar"),
        ("¿Tienen hora para hoy?", "demo:horas"),
        ("¿El peeling se puede hacer en verano?", "demo:verano"),
        ("¿La primera evaluación se paga?", "demo:evaluacion"),
        ("Hola, ¿atienden sábados?", "demo:horario"),
        ("¿Me pueden cambiar la hora para más tarde?", "demo:cancelar"),
        ("¿Cuántas sesiones necesito para piernas completas?", "demo:laser-piernas"),
        ("¿Venden protector solar en la clínica?", "demo:productos"),
        ("Hola, ¿siguen con la promoción de bigote?", "demo:laser-bozo"),
        ("¿Puedo llevar a mi hijo a la consulta?", "demo:acompanantes"),
        ("Hola, quiero borrar mis datos de la lista de promociones", "demo:datos"),
        ("Hola! Los encontré por una amiga, ¿hacen evaluación online?", "demo:evaluacion"),
        ("Hola! ¿Qué valor tiene la limpieza facial?", "demo:limpieza"),
        ("¿Y tienen hora esta semana?", "demo:horas"),
        ("Ya, súper. ¿Y si agrego el peeling me hacen algún precio?", "demo:packs"),
        ("Buenas, quiero tomar hora para evaluación de láser", "demo:evaluacion"),
        ("¿Se puede tratar la mancha?", "demo:luz-pulsada"),
        ("Hola! ¿Atienden sin dar mi número?", "demo:datos"),
        ("Buenísimo. ¿Cuánto sale la evaluación?", "demo:evaluacion"),
        ("How much is laser hair removal for the lower legs?", "demo:laser-media-pierna"),
    ]


async def test_what_the_demos_patients_ask_is_known(
    knowledge: Knowledge, desk: KnowledgeDesk, clock: Clock
) -> None:
    await desk.load_demo(clock())
    missed = []
    for text, key in asked_in_the_demo():
        found = [item.entry.key for item in await knowledge.search(text)]
        if key not in found[:1]:
            missed.append((text, key, found))
    assert missed == []


async def test_the_demo_is_loaded_once_and_its_hours_move_on(
    knowledge: Knowledge, desk: KnowledgeDesk, clock: Clock
) -> None:
    loaded = await desk.load_demo(clock())
    assert loaded >= 30
    assert await desk.load_demo(clock()) == 0
    clock.advance(days=30)
    assert await desk.load_demo(clock()) == 1
    (found, *_) = await knowledge.search("tienen hora?")
    tomorrow = clock().astimezone(CHILE) + timedelta(days=1)
    assert f" {tomorrow.day} de " in found.entry.body.splitlines()[0]


async def test_free_hours_a_person_wrote_stay_in_the_demo(
    knowledge: Knowledge, desk: KnowledgeDesk, clock: Clock
) -> None:
    await desk.load_demo(clock())
    slots = (await everything(knowledge))["Horas disponibles"]
    await knowledge.save(slots.id, replace(typed_part(slots), body="2030-01-02 10:00"), "Pía")
    clock.advance(days=1)
    assert await desk.load_demo(clock()) == 0


async def test_entries_are_cut_anew_where_the_program_brings_other_synonyms(
    knowledge: Knowledge, desk: KnowledgeDesk, database: Database
) -> None:
    shoes = NewEntry(kind=EntryKind.OTHER, title="Parking", body="En el subterráneo.")
    await knowledge.save(None, shoes, "Pía")
    await desk.seed()
    await database.run(lambda tx: tx.exec_driver_sql("DELETE FROM knowledge_words").rowcount)
    await desk.seed()
    assert await knowledge.search("parking") == ()
    await database.run(settings.put, "ai_index", "cut by an older program")
    await desk.seed()
    assert (await knowledge.search("estacionamiento"))[0].entry.title == "Parking"
