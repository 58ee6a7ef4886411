"""Every state, kind and code has words; no code is ever shown raw."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.conversation import Contact, MessagePreview, service_window
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.message import Direction, Failure, MessageStatus
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.errors import (
    AuraError,
    InputError,
    OutcomeUnknownError,
    RefusedError,
    SetupError,
    StoreError,
    UnavailableError,
)
from aura_desktop.ui import wording

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)


@pytest.fixture
def chilean_numbers() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("es_CL"))
    yield
    QLocale.setDefault(before)


def test_limits_are_part_of_the_sentence(chilean_numbers: None) -> None:
    error = InputError("too_long", field="body", limit=4096, length=5000)
    assert wording.error_sentence(error) == "Too long: 5.000 characters, at most 4.096."
    taken = SetupError("port_in_use", port=8000)
    assert wording.error_sentence(taken).startswith("Another program uses port 8000.")


@pytest.mark.parametrize(
    "error",
    [
        InputError("never_heard_of"),
        SetupError("never_heard_of"),
        UnavailableError("never_heard_of"),
        OutcomeUnknownError("never_heard_of"),
        RefusedError("never_heard_of"),
        StoreError("never_heard_of"),
        AuraError("never_heard_of"),
    ],
)
def test_an_unknown_code_gets_the_sentence_of_its_class(error: AuraError) -> None:
    sentence = wording.error_sentence(error)
    assert sentence.endswith(".")
    assert "never_heard_of" not in sentence


def test_a_refusal_is_explained_by_its_code_else_by_metas_words() -> None:
    known = Failure(code="recipient_unreachable", graph_code=131026, title="Undeliverable")
    assert wording.failure_sentence(known).startswith("Could not deliver to this number")
    unknown = Failure(code="refused", graph_code=999999, title="Something new")
    assert wording.failure_sentence(unknown) == "WhatsApp refused the message: Something new"
    error = RefusedError("template_not_found", graph_code=132001)
    assert "template" in wording.error_sentence(error)


def test_every_state_and_kind_has_words() -> None:
    assert all(wording.status_words(status) for status in MessageStatus)
    silent = {ContentKind.TEXT, ContentKind.BUTTON, ContentKind.INTERACTIVE_REPLY}
    assert {kind for kind in ContentKind if not wording.kind_words(kind)} == silent
    assert all(wording.notice_title(kind) for kind in NoticeKind)
    words = {
        wording.link_words(Link(name=name, state=state, since=NOW))
        for name in LinkName
        for state in LinkState
    }
    assert "" not in words


@pytest.mark.parametrize(
    ("contact", "name"),
    [
        (Contact(id=ContactId(1), name="Elena", profile_name="E"), "Elena"),
        (Contact(id=ContactId(1), profile_name="Elena P."), "Elena P."),
        (Contact(id=ContactId(1), username="elena.p", phone="+56900000142"), "@elena.p"),
        (Contact(id=ContactId(1), phone="+56900000142"), "+56 9 0000 0142"),
        (Contact(id=ContactId(1)), "Unknown person"),
    ],
)
def test_what_a_person_is_called(contact: Contact, name: str) -> None:
    assert wording.contact_name(contact) == name


def test_a_snippet_is_one_line_with_its_kind() -> None:
    def preview(kind: ContentKind, text: str, *, voice: bool = False) -> MessagePreview:
        return MessagePreview(
            direction=Direction.INBOUND,
            kind=kind,
            text=text,
            status=MessageStatus.RECEIVED,
            at=NOW,
            voice=voice,
        )

    assert wording.snippet(preview(ContentKind.IMAGE, "así se ve\nhoy")) == "Photo · así se ve hoy"
    assert wording.snippet(preview(ContentKind.AUDIO, "", voice=True)) == "Voice message"
    assert wording.snippet(preview(ContentKind.TEXT, "uno\ndos")) == "uno dos"


def test_the_window_in_words() -> None:
    def window(**ago: float) -> str:
        return wording.window_words(service_window(NOW - timedelta(**ago), NOW))

    assert window(minutes=1) == "Window open"
    assert window(hours=23) == "Closes in 55 min"
    assert window(hours=24) == "Closed"
