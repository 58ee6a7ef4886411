"""Search finds people first, then words, whatever the accents."""

import pytest
import sqlalchemy as sa

from aura_desktop.domain.events import Sender
from aura_desktop.domain.ids import UserId, WaId
from aura_desktop.store import conversations, search
from tests.store.world import CAMILA, at, echoed, everything, received, send, tell

JOSEFA = Sender(wa_id=WaId("56900000777"), profile_name="Josefa Inventada Núñez")
NAMELESS = Sender(user_id=UserId("CL.5"), username="matias.supuesto")


@pytest.fixture
def clinic(tx: sa.Connection) -> sa.Connection:
    tell(
        tx,
        received("w1", 0, "¿Cuánto cuesta la depilación láser?"),
        received("w2", 1, "Quiero una hora para limpieza", sender=JOSEFA),
        received("w3", 2, "hola", sender=NAMELESS),
        echoed("e1", 3, "La depilación cuesta $35.000 por sesión"),
    )
    return tx


def found(tx: sa.Connection, text: str) -> list[tuple[str, str | None]]:
    return [
        (hit.conversation.contact.name or hit.conversation.contact.username or "", hit.message_text)
        for hit in search.find(tx, text, 20)
    ]


@pytest.mark.parametrize("text", ["nunez", "NÚÑEZ", "josefa inv", "0000 0777", "+56 9 0000 0777"])
def test_people_by_name_and_number(clinic: sa.Connection, text: str) -> None:
    assert ("Josefa Inventada Núñez", None) in found(clinic, text)


def test_people_by_username(clinic: sa.Connection) -> None:
    assert found(clinic, "matias.sup") == [("matias.supuesto", None)]


@pytest.mark.parametrize("text", ["depilacion", "DEPILACIÓN", "depilaci", "cuesta depil"])
def test_words_newest_first(clinic: sa.Connection, text: str) -> None:
    assert [text for _, text in found(clinic, text)] == [
        "La depilación cuesta $35.000 por sesión",
        "¿Cuánto cuesta la depilación láser?",
    ]


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "()", "a-b:c^d", '" OR 1', "NEAR(", "ho"])
def test_no_query_breaks_the_index(clinic: sa.Connection, text: str) -> None:
    assert all("hola" not in (piece or "") for _, piece in found(clinic, text))


def test_short_last_words_are_whole_words(clinic: sa.Connection) -> None:
    assert [text for _, text in found(clinic, "la") if text] == [
        "La depilación cuesta $35.000 por sesión",
        "¿Cuánto cuesta la depilación láser?",
    ]


def test_what_we_queue_is_found_too(clinic: sa.Connection) -> None:
    send(clinic, everything(clinic)[0].id, "Le espero el martes", 4)
    assert found(clinic, "martes") == [("Camila Ejemplo", "Le espero el martes")]


def test_a_renamed_contact_is_found_by_both_names(clinic: sa.Connection) -> None:
    contact = next(
        each.contact for each in everything(clinic) if each.contact.wa_id == CAMILA.wa_id
    )
    conversations.rename_contact(clinic, contact.id, "Cami Láser")
    assert ("Cami Láser", None) in found(clinic, "cami laser")
    assert ("Cami Láser", None) in found(clinic, "ejemplo")


def test_hits_are_limited_and_cut_around_the_word(clinic: sa.Connection) -> None:
    long = "palabra " * 40 + "aguja " + "palabra " * 40
    tell(clinic, *(received(f"l{number}", 10 + number, long) for number in range(5)))
    hits = search.find(clinic, "aguja", 3)
    assert len(hits) == 3
    piece = hits[0].message_text
    assert piece is not None
    assert "aguja" in piece
    assert piece.startswith("…")
    assert piece.endswith("…")
    assert len(piece) < 100
    assert hits[0].at == at(14)
    assert len(search.find(clinic, "camila", 1)) == 1
