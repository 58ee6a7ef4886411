"""Which answers become proposals: those that would hold for anybody."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, EntryState, NewEntry
from aura_desktop.domain.mining import proposal

QUESTION = "Buenas, ¿hacen boleta con reembolso de isapre?"
ANSWER = "Emitimos boleta electrónica; el reembolso depende de tu plan de salud."


def stems(text: str) -> list[str]:
    return text.lower().replace(".", "").split()


def names_nobody(_text: str) -> bool:
    return False


def proposed(question: str = QUESTION, answer: str = ANSWER, **more: Entry) -> NewEntry | None:
    return proposal(
        question,
        answer,
        has_identifier=names_nobody,
        stems=stems,
        known=tuple(more.values()),
        key="mined:7",
    )


def known(body: str) -> Entry:
    return Entry(
        kind=EntryKind.OTHER,
        title="Boleta",
        body=body,
        id=EntryId(1),
        version=1,
        state=EntryState.PUBLISHED,
        origin=EntryOrigin.PERSON,
        updated_at=datetime(2026, 11, 22, tzinfo=UTC),
    )


def test_a_good_answer_waits_for_a_person() -> None:
    assert proposed() == NewEntry(
        kind=EntryKind.OTHER,
        title="hacen boleta con reembolso de isapre",
        body=ANSWER,
        questions=("¿hacen boleta con reembolso de isapre?",),
        key="mined:7",
    )


@pytest.mark.parametrize(
    "answer",
    [
        f"¡Hola, Martín! {ANSWER}",
        f"Hola Martín, {ANSWER}",
        f"Buenas tardes. {ANSWER}",
        f"¡Hola! Martín, {ANSWER}",
        f"{ANSWER} ¡Saludos, Martín!",
        f"{ANSWER} Gracias por escribirnos.",
        f"Estimada Ana: {ANSWER}\n\n¡Que estés bien!",
    ],
)
def test_greeting_and_farewell_go_with_the_name_in_them(answer: str) -> None:
    made = proposed(answer=answer)
    assert made is not None
    assert made.body == ANSWER


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Hola!", ANSWER),
        ("Hola, ¿precio?", ANSWER),
        ("Hola, buenas tardes", ANSWER),
        ("Ya, gracias por todo, muy amables", ANSWER),
        (QUESTION, "Sí, claro."),
        (QUESTION, "¡Hola, Martín! Sí."),
        (QUESTION, "¿Qué día te acomoda más para venir a vernos?"),
        (QUESTION, "Creo que sí emitimos boleta, pero depende del caso."),
        (QUESTION, "No estoy segura, déjame preguntar y te confirmo luego."),
        (QUESTION, "Tu hora del control quedó confirmada con la doctora."),
        (QUESTION, "Te esperamos el jueves a las once en la clínica."),
        (QUESTION, "Hoy no nos quedan horas libres en la tarde, lo sentimos."),
        (QUESTION, "x " * 1001),
    ],
)
def test_what_is_short_doubtful_or_for_one_person_is_passed_over(
    question: str, answer: str
) -> None:
    assert proposed(question, answer) is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("¿Cuánto sale? Soy VIH positivo", ANSWER),
        ("¿Atienden a personas con trastorno bipolar como yo?", ANSWER),
        ("¿Qué pasa si llego tarde porque vengo de lejos?", ANSWER),
        ("¿Qué precio tiene para mi mamá, que pesa mucho?", ANSWER),
        ("¿Por qué me recetaron esa crema la otra vez?", ANSWER),
        ("¿Cuánto es lo que debo en total?", ANSWER),
        (QUESTION, "A ti te lo dejamos en menos por ser clienta de tantos años."),
        (QUESTION, "Debes el saldo de la sesión anterior más lo de esta sesión."),
        (QUESTION, "Con tu piel conviene esperar unas semanas entre cada sesión."),
    ],
)
def test_what_tells_of_one_person_is_passed_over(question: str, answer: str) -> None:
    assert proposed(question, answer) is None


def test_what_everybody_must_do_is_for_everybody() -> None:
    assert proposed("¿Tengo que llegar antes de la hora?") is not None


@pytest.mark.parametrize("place", ["question", "answer"])
def test_whoever_is_named_anywhere_it_is_passed_over(place: str) -> None:
    texts = {"question": QUESTION, "answer": ANSWER}
    texts[place] = f"{texts[place]} Pregunta por Camila Ejemplo."
    found = proposal(
        texts["question"],
        texts["answer"],
        has_identifier=lambda text: "Camila" in text,
        stems=stems,
    )
    assert found is None


def test_what_an_entry_says_already_is_passed_over() -> None:
    assert proposed(known=known(ANSWER)) is None
    assert proposed(known=known(f"{ANSWER} Y más cosas sobre seguros.")) is None
    assert proposed(known=known("Hay estacionamiento en el subterráneo.")) is not None


def test_an_answer_without_words_to_compare_is_new() -> None:
    found = proposal(
        QUESTION,
        ANSWER,
        has_identifier=names_nobody,
        stems=lambda _: (),
        known=(replace(known(ANSWER)),),
    )
    assert found is not None


@pytest.mark.parametrize(
    "question",
    [
        "hola tienen estacionamiento en la clínica",
        "Hola! Buenas tardes, tienen estacionamiento en la clínica",
        "tienen estacionamiento en la clínica",
    ],
)
def test_a_question_without_its_marks_is_one_by_its_first_word(question: str) -> None:
    made = proposed(question)
    assert made is not None
    assert made.title == "tienen estacionamiento en la clínica"


def test_a_yes_is_no_name() -> None:
    made = proposed(answer="¡Hola! Sí, tenemos dos opciones en la recepción.")
    assert made is not None
    assert made.body == "Sí, tenemos dos opciones en la recepción."


def test_a_long_question_is_shortened() -> None:
    made = proposed("¿" + "y" * 250 + " cuánto sale?")
    assert made is not None
    assert (len(made.title), len(made.questions[0])) == (120, 200)
    assert made.title.endswith("…")
