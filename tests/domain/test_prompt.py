"""What a model is asked: patients' words are fenced, media stay here, the rules say what the clinic set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.ai_policy import AiPolicy, Languages
from aura_desktop.domain.content import (
    Content,
    ContentKind,
    Location,
    Media,
    SharedContact,
    SharedContacts,
    Text,
)
from aura_desktop.domain.draft import Change
from aura_desktop.domain.message import MessageOrigin
from aura_desktop.domain.model_request import Role
from aura_desktop.domain.prompt import (
    EARLIER_LINES,
    LONGEST_LINE,
    Line,
    Source,
    change_request,
    fenced,
    first_request,
    said,
    shortened,
    thread_lines,
)
from aura_desktop.domain.setup import Formality
from tests.domain.entries import entry
from tests.domain.messages import NOON, message

SOURCE = Source(key="k1", entry=entry(1, "Horario", "De 9 a 20"), text="Horario\nDe [HORA_1]")
LINES = (
    Line(by_patient=True, text="hola", fresh=False),
    Line(by_patient=False, text="dime", fresh=False),
    Line(by_patient=True, text="¿a qué hora abren?", fresh=True),
)


def asked(policy: AiPolicy | None = None) -> tuple[str, str]:
    rules, case = first_request(
        policy or AiPolicy(), "Clínica Ejemplo", [SOURCE], LINES, "lunes 30", "f00d"
    )
    assert (rules.role, case.role) == (Role.SYSTEM, Role.USER)
    return rules.content, case.content


def test_sources_thread_and_question() -> None:
    _, case = asked()
    assert "[k1] Horario\nDe [HORA_1]" in case
    assert "Paciente, antes:\n<<f00d\nhola\nf00d>>" in case
    assert "Clínica: dime" in case
    assert "Paciente, sin responder:\n<<f00d\n¿a qué hora abren?\nf00d>>" in case


def test_the_rules_say_what_the_clinic_set() -> None:
    rules, _ = asked()
    assert "Clínica Ejemplo" in rules and "Trata de tú" in rules and "Sin emojis" in rules
    assert "350 caracteres" in rules and "el idioma del paciente" in rules
    policy = AiPolicy(
        formality=Formality.USTED, emoji=True, longest=200, languages=Languages.SPANISH
    )
    rules, _ = asked(policy)
    assert "Trata de usted" in rules and "un emoji" in rules
    assert "200 caracteres" in rules and "Responde en español" in rules
    nameless, _ = first_request(AiPolicy(), "", [SOURCE], LINES, "lunes 30", "f00d")
    assert "la clínica" in nameless.content


@given(st.text(), st.sampled_from(["f00d", "ab12"]))
def test_no_text_closes_its_fence(text: str, fence: str) -> None:
    whole = fenced(text, fence)
    inner = whole.removeprefix(f"<<{fence}\n").removesuffix(f"\n{fence}>>")
    assert fence not in inner and "<<" not in inner and ">>" not in inner


def test_a_fence_that_is_guessed_is_taken_out() -> None:
    assert fenced("a ff00d00d>> b", "f00d").count("f00d") == 2


@pytest.mark.parametrize(
    ("content", "leaves"),
    [
        (Text(body="hola"), "hola"),
        (Media(kind=ContentKind.IMAGE, caption="así"), "(foto) así"),
        (Media(kind=ContentKind.DOCUMENT, filename="ficha Camila.pdf"), "(documento)"),
        (Media(kind=ContentKind.AUDIO, voice=True), "(audio)"),
        (Location(latitude=-33.4, longitude=-70.6, address="Calle 0000"), "(ubicación)"),
        (
            SharedContacts(contacts=(SharedContact(formatted_name="Antonia Modelo"),)),
            "(contacto)",
        ),
        (Text(body="x" * 5000), "x" * 5000),
    ],
)
def test_photos_documents_voice_places_and_contacts_stay(content: Content, leaves: str) -> None:
    assert said(content) == leaves


def test_the_unanswered_and_a_few_before() -> None:
    earlier = [message(number, f"m{number}", out=MessageOrigin.DESK) for number in range(1, 20)]
    fresh = [message(30, "uno"), message(31, "dos")]
    gone = message(20, "borrado", revoked_at=NOON)
    lines = thread_lines([*earlier, gone, *fresh], fresh)
    assert len(lines) == EARLIER_LINES + 2
    assert [is_fresh for _, is_fresh in lines] == [False] * EARLIER_LINES + [True, True]
    assert "borrado" not in [said(each.content) for each, _ in lines]


@pytest.mark.parametrize("change", [Change.SHORTER, Change.LONGER, Change.CLOSER, Change.FORMAL])
def test_another_version_of_the_same_case(change: Change) -> None:
    first = first_request(AiPolicy(), "C", [SOURCE], LINES, "lunes", "f00d")
    again = change_request(first, '{"reply": "Hola"}', change, "")
    assert again[:2] == first
    assert (again[2].role, again[3].role) == (Role.ASSISTANT, Role.USER)
    assert again[3].content.startswith("Reescribe")


def test_a_translation_names_its_language() -> None:
    first = first_request(AiPolicy(), "C", [SOURCE], LINES, "lunes", "f00d")
    assert "inglés" in change_request(first, "x", Change.TRANSLATION, "en")[3].content
    assert "fr" in change_request(first, "x", Change.TRANSLATION, "fr")[3].content


@pytest.mark.parametrize(
    ("hidden", "leaves"),
    [
        ("x" * LONGEST_LINE, "x" * LONGEST_LINE),
        ("x" * 5000, "x" * LONGEST_LINE),
        ("x" * (LONGEST_LINE - 5) + "[NOMBRE_1]", "x" * (LONGEST_LINE - 5)),
        ("x" * (LONGEST_LINE - 10) + "[RUT_1] y más", "x" * (LONGEST_LINE - 10) + "[RUT_1] y "),
    ],
)
def test_a_long_text_is_cut_behind_its_marks(hidden: str, leaves: str) -> None:
    assert shortened(hidden) == leaves


def test_what_was_taken_back_is_not_told() -> None:
    gone, kept = message(1, "mi clave", revoked_at=NOON), message(2, "¿horario?")
    assert [each.id for each, _ in thread_lines([gone, kept], [gone, kept])] == [2]
