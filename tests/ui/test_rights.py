"""Consents, copy and erasure: what is asked, what is told, and where the keyboard is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.consent import (
    KINDS,
    STANDARD_WORDINGS,
    Consent,
    ConsentKind,
    ConsentWay,
    NewConsent,
)
from aura_desktop.domain.erasure import ErasureReason, Receipt
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.patient_file import Belonging
from aura_desktop.ui import wording_count, wording_rights
from aura_desktop.ui.widgets.consent_dialog import ConsentDialog
from aura_desktop.ui.widgets.controls import ElidedLabel, TextLabel
from aura_desktop.ui.widgets.erase_dialog import EraseDialog
from aura_desktop.ui.widgets.export_dialog import MACHINE, PRINTABLE, ExportDialog
from aura_desktop.ui.widgets.rights_section import RightsSection
from tests.ui.dialogs import Host, make_host, nameless, press, type_text

NOW = datetime(2026, 12, 1, 2, 30, tzinfo=UTC)
"""Late on 30 November in Santiago."""
CONTROL = Qt.KeyboardModifier.ControlModifier
FOUND = Belonging(
    name="Camila Ejemplo",
    messages=42,
    media=3,
    notes=2,
    drafts=1,
    consents=5,
    since=NOW - timedelta(days=400),
)
RECEIPT = Receipt(
    receipt="ABCD-EFGH-JKLM",
    contact_id=ContactId(7),
    at=NOW,
    person="Pía Ejemplo",
    reason=ErasureReason.REQUEST,
    counts={"messages": 44, "drafts": 1, "jobs": 0},
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


def consent(kind: ConsentKind, *, given: bool, person: str = "Pía") -> Consent:
    return Consent(
        id=1,
        contact_id=ContactId(7),
        kind=kind,
        given=given,
        at=NOW - timedelta(days=30),
        way=ConsentWay.WHATSAPP,
        wording="Acepto",
        person=person,
        recorded_at=NOW,
    )


def words(widget: object) -> str:
    assert hasattr(widget, "findChildren")
    labels = widget.findChildren(TextLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_the_section_says_how_each_kind_stands(qtbot: QtBot) -> None:
    section = RightsSection()
    qtbot.addWidget(section)
    section.resize(270, 260)
    section.show()
    given = consent(ConsentKind.DATA, given=True)
    gone = consent(ConsentKind.MARKETING, given=False)
    section.set_consents({ConsentKind.DATA: given, ConsentKind.MARKETING: gone}, NOW)
    lines = [each.accessibleName() for each in section._lines.values()]
    assert lines == [
        "Messages: no record",
        "Health data: given 31 Oct",
        "Images: no record",
        "Promotions: withdrawn 31 Oct",
        "Artificial intelligence: no record",
    ]
    elided = section.findChildren(ElidedLabel)
    assert all(label.text() == label.whole_text() for label in elided)
    assert nameless(section) == []


@pytest.fixture
def dialog(host: Host) -> ConsentDialog:
    made = ConsentDialog(host)
    made.open_for("Camila Ejemplo", [], STANDARD_WORDINGS, NOW)
    return made


def test_a_consent_is_written_down_with_the_keyboard(dialog: ConsentDialog) -> None:
    asked = QSignalSpy(dialog.record_requested)
    assert QApplication.focusWidget() is dialog.form.kind
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, CONTROL)
    assert asked.count() == 1
    assert asked.at(0)[0] == NewConsent(
        kind=ConsentKind.DATA,
        given=True,
        at=NOW,
        way=ConsentWay.PAPER,
        wording=STANDARD_WORDINGS[ConsentKind.DATA],
    )
    press(Qt.Key.Key_Return, CONTROL)
    assert asked.count() == 1, "not twice while the first is being written"


def test_an_earlier_day_is_its_noon_at_the_clinic(dialog: ConsentDialog) -> None:
    assert dialog.form.day.maximumDate() == QDate(2026, 11, 30), "today where the clinic is"
    dialog.form.day.setDate(QDate(2026, 3, 12))
    assert dialog.form.content().at == datetime(2026, 3, 12, 15, tzinfo=UTC)
    assert dialog.form.content().at.date() == date(2026, 3, 12)


@pytest.mark.parametrize("kind", KINDS)
def test_words_and_effect_follow_what_is_chosen(dialog: ConsentDialog, kind: ConsentKind) -> None:
    form = dialog.form
    form.kind.setCurrentIndex(KINDS.index(kind))
    form.kind.activated.emit(form.kind.currentIndex())
    assert form.wording.toPlainText() == STANDARD_WORDINGS[kind]
    assert form.effect.text() == wording_rights.effect_words(kind, given=True)
    form.given.choose(1)
    form.given.chosen.emit(1)
    assert form.wording.toPlainText() == ""
    assert form.effect.text() == wording_rights.effect_words(kind, given=False)
    assert not form.content().given


def test_what_is_wrong_is_told_and_nothing_is_lost(dialog: ConsentDialog) -> None:
    dialog.form.wording.setPlainText("Otras palabras")
    press(Qt.Key.Key_Return, CONTROL)
    dialog.show_problem("This day has not come yet.")
    assert dialog.form.wording.accessibleDescription() == "This day has not come yet."
    assert dialog.form.wording.toPlainText() == "Otras palabras"
    assert dialog.save.isEnabled()


def test_the_history_says_who_wrote_it_down(dialog: ConsentDialog) -> None:
    assert "Nothing yet." in words(dialog)
    acts = [consent(ConsentKind.AI, given=False), consent(ConsentKind.AI, given=True, person="")]
    dialog.show_history(acts, NOW)
    assert "Artificial intelligence: withdrawn 31 Oct · WhatsApp message · noted by Pía" in words(
        dialog
    )
    assert "Artificial intelligence: given 31 Oct · WhatsApp message" in words(dialog).split("\n")
    assert nameless(dialog.card) == []


def test_a_copy_is_asked_for_and_can_be_stopped(host: Host) -> None:
    dialog = ExportDialog(host)
    place, stop = QSignalSpy(dialog.place_requested), QSignalSpy(dialog.stop_requested)
    dialog.open_for("Camila Ejemplo", FOUND)
    assert wording_count.messages(42) in words(dialog)
    assert "not encrypted" in words(dialog)
    assert "Photos and files are listed in it." in words(dialog)
    press(Qt.Key.Key_Return, CONTROL)
    dialog.forms.choose(MACHINE)
    press(Qt.Key.Key_Return, CONTROL)
    assert [place.at(number)[0] for number in range(place.count())] == [PRINTABLE, MACHINE]
    dialog.show_progress(20, 42)
    assert dialog.is_busy()
    assert f"20 of {wording_count.messages(42)}" in words(dialog)
    press(Qt.Key.Key_Return, CONTROL)
    assert place.count() == 2, "one file at a time"
    press(Qt.Key.Key_Escape)
    assert stop.count() == 1
    dialog.open_for("Camila Ejemplo", FOUND)
    assert not dialog.is_busy()
    dialog.show_problem("The file could not be written there.")
    assert "The file could not be written there." in dialog._problem.text()
    assert nameless(dialog.card) == []


@pytest.fixture
def erase(host: Host) -> EraseDialog:
    made = EraseDialog(host)
    made.open_for("Camila Ejemplo", FOUND, can_renew=False)
    return made


def test_the_keyboard_is_on_what_does_no_harm(erase: EraseDialog) -> None:
    asked = QSignalSpy(erase.erase_requested)
    assert QApplication.focusWidget() is erase.cancel
    told = words(erase)
    counted = (
        wording_count.messages(42),
        wording_count.files(3),
        wording_count.notes(2),
        wording_count.drafts(1),
        wording_count.consents(5),
        "since Oct",
    )
    assert " · ".join(counted) in told
    assert not erase.erase.isEnabled()
    press(Qt.Key.Key_Return, CONTROL)
    press(Qt.Key.Key_Space)
    assert asked.count() == 0
    assert erase.isHidden()


@pytest.mark.parametrize("typed", ["ERASE", "erase", "Camila Ejemplo", "  camila   ejemplo "])
def test_the_name_or_the_word_and_then_once_more(erase: EraseDialog, typed: str) -> None:
    asked = QSignalSpy(erase.erase_requested)
    erase.question.confirm.editor.setFocus()
    type_text(typed)
    assert erase.erase.isEnabled()
    erase.erase.click()
    assert asked.count() == 0
    assert QApplication.focusWidget() is erase.cancel, "a second Enter must not do it"
    erase.erase.click()
    assert asked.count() == 1
    assert asked.at(0)[0] is False
    assert not erase.erase.isEnabled()
    assert not erase.cancel.isEnabled()


@pytest.mark.parametrize("typed", ["", "Camila", "ERAS", "Rodrigo Prueba", " "])
def test_anything_else_confirms_nothing(erase: EraseDialog, typed: str) -> None:
    erase.question.confirm.editor.setText(typed)
    assert not erase.erase.isEnabled()


def test_whoever_types_again_is_asked_again(erase: EraseDialog) -> None:
    asked = QSignalSpy(erase.erase_requested)
    erase.question.confirm.editor.setText("ERASE")
    erase.erase.click()
    erase.question.confirm.editor.setText("ERAS")
    erase.question.confirm.editor.setText("ERASE")
    erase.erase.click()
    assert asked.count() == 0


def test_backups_are_replaced_only_where_somebody_makes_any(host: Host, erase: EraseDialog) -> None:
    assert not erase.question.renew.isVisible()
    erase.open_for("Camila Ejemplo", FOUND, can_renew=True)
    asked = QSignalSpy(erase.erase_requested)
    assert erase.question.renew.isVisible()
    erase.question.confirm.editor.setText("ERASE")
    erase.erase.click()
    erase.erase.click()
    assert asked.at(0)[0] is True


def test_what_cannot_be_erased_now_is_said_and_can_be_tried_again(erase: EraseDialog) -> None:
    erase.question.confirm.editor.setText("ERASE")
    erase.erase.click()
    erase.erase.click()
    erase.show_problem("A message is leaving.")
    assert erase.question.problem.text() == "A message is leaving."
    assert erase.erase.isEnabled()


def test_the_receipt_takes_the_place_of_the_question(erase: EraseDialog) -> None:
    erase.show_receipt(RECEIPT)
    told = words(erase)
    assert "ABCD-EFGH-JKLM" in told
    assert "30-11-2026 23:30 · Pía Ejemplo" in told
    assert "Messages and notes\n44" in told
    assert "Camila" not in told
    assert "Sends" not in told, "what there was none of is left out"
    assert QApplication.focusWidget() is erase.done
    assert not erase.erase.isVisible()
    assert nameless(erase.card) == []
    copied = QSignalSpy(erase.copy_requested)
    printed = QSignalSpy(erase.print_requested)
    erase.copy.click()
    erase.print.click()
    assert (copied.count(), printed.count()) == (1, 1)


def test_the_receipt_as_text_names_nobody() -> None:
    text = wording_rights.receipt_text(RECEIPT, "Clínica Ejemplo")
    assert text.split("\n")[0] == "Receipt of erasure ABCD-EFGH-JKLM"
    assert "Clínica Ejemplo" in text
    assert "Done by: Pía Ejemplo" in text
    assert "Messages and notes: 44" in text
