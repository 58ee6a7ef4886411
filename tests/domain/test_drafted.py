"""From an answer to a wording: filled, cited sentence by sentence, and doubted where nothing holds it."""

from aura_desktop.domain.answer import Answer, AnswerClaim
from aura_desktop.domain.draft import DraftAction, Risk
from aura_desktop.domain.drafted import Checked, Ground, checked, coverage, doubts
from aura_desktop.domain.knowledge import EntryKind
from aura_desktop.domain.placeholders import Placeholders
from tests.domain.entries import entry

HOURS = entry(7, "Horario", "Lunes a viernes de 9:00 a 20:00.", kind=EntryKind.HOURS)
FACIAL = entry(8, "Limpieza facial", "Incluye hidratación.", price_clp=29_990, duration_min=60)
CARE = entry(
    9,
    "Cuidados",
    "Evita el sol por 48 horas.",
    kind=EntryKind.CARE,
    approved_by="Dra. Ficticia",
)
GROUND = Ground(entries={"k1": HOURS, "k2": FACIAL, "k3": CARE}, allowed=("Camila Ejemplo",))


def read(
    reply: str, *claims: tuple[str, tuple[str, ...]], marks: Placeholders | None = None
) -> Checked:
    answer = Answer(
        reply=reply,
        claims=tuple(AnswerClaim(text=text, sources=keys) for text, keys in claims),
        intent="",
        risk=Risk.NONE,
        missing="",
        action=DraftAction.REPLY,
        language="",
    )
    return checked(answer, GROUND, marks or Placeholders())


def doubted(found: Checked) -> list[str]:
    text = found.version.text
    return [text[doubt.start : doubt.end] for doubt in found.version.doubts]


def test_each_sentence_has_its_sources_in_order_of_appearance() -> None:
    found = read(
        "La limpieza cuesta $29.990. Atendemos de 9:00 a 20:00. ¿Te acomoda?",
        ("La limpieza cuesta $29.990.", ("k2",)),
        ("Atendemos de 9:00 a 20:00.", ("k1", "k9")),
    )
    assert [(each.number, each.entry_id) for each in found.citations] == [(1, 8), (2, 7)]
    assert [passage.numbers for passage in found.version.passages] == [(1,), (2,), ()]
    assert not doubted(found)


def test_figures_come_from_the_entry_that_is_cited() -> None:
    found = read("La limpieza cuesta $29.990.", ("La limpieza cuesta $29.990.", ("k1",)))
    assert doubted(found) == ["$29.990"]
    assert doubted(read("Cuesta $19.990.", ("Cuesta $19.990.", ("k2",)))) == ["$19.990"]


def test_marks_are_filled_and_foreign_ones_doubted() -> None:
    marks = Placeholders()
    price = marks.take("PRECIO", "$29.990")
    found = read(f"Cuesta {price} o [PRECIO_9].", (f"Cuesta {price}", ("k2",)), marks=marks)
    assert found.version.text == "Cuesta $29.990 o [PRECIO_9]."
    assert "[PRECIO_9]" in " ".join(doubted(found))


def test_a_source_without_a_sentence_counts_for_the_whole() -> None:
    found = read("Cuesta $29.990.", ("de acuerdo con la tabla vigente hoy", ("k2",)))
    assert [each.entry_id for each in found.citations] == [8]
    assert not doubted(found)


def test_no_source_no_citation() -> None:
    found = read("Claro que sí.")
    assert not found.citations and not found.cited
    assert read("Hola.", ("", ("k1",))).citations


def test_links_of_nobody_are_taken_out() -> None:
    found = read(
        "Paga en https://malo.ejemplo/pagar o ven: atendemos de 9:00 a 20:00.",
        ("atendemos de 9:00 a 20:00", ("k1",)),
    )
    assert "malo" not in found.version.text


def test_names_the_patient_has_need_no_source() -> None:
    found = read("Hola Camila, atendemos de 9:00 a 20:00.", ("de 9:00 a 20:00", ("k1",)))
    assert not doubted(found)
    found = read("Hola Antonia, atendemos de 9:00 a 20:00.", ("de 9:00 a 20:00", ("k1",)))
    assert doubted(found) == ["Antonia"]


def test_medicine_in_the_reply_is_held() -> None:
    found = read("Toma ibuprofeno 600 cada 8 horas.", ("Toma ibuprofeno", ("k1",)))
    assert found.holds
    approved = read("Evita el sol por 48 horas.", ("Evita el sol por 48 horas.", ("k3",)))
    assert not approved.holds


def test_what_the_clinic_wrote_may_be_told_in_other_words() -> None:
    said = "La limpieza facial incluye hidratación y dura 60 minutos."
    assert not read(said, (said, ("k2",))).holds
    foreign = "Los dragones duermen tranquilos bajo la montaña helada."
    assert read(foreign, (foreign, ("k2",))).holds


def test_doubts_without_marks() -> None:
    assert not doubts("Cuesta $29.990.", [FACIAL], ())
    assert doubts("Cuesta $9.", [FACIAL], ())


def test_coverage_is_the_share_of_words_the_sources_have() -> None:
    assert coverage("Lunes a viernes de 9:00 a 20:00", [HOURS], ()) == 1.0
    assert coverage("Regalamos viajes a Brasil", [HOURS], ()) == 0.0
    assert coverage("Lunes", [], ()) == 0.0
    assert coverage("¡Sí!", [HOURS], ()) == 0.0
    assert coverage("Camila, lunes", [HOURS], ("Camila Ejemplo",)) == 1.0
