"""The dialog that tells how a message came to be."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.ui.widgets.record_dialog import RecordDialog
from aura_desktop.ui.wording_record import RecordRow, RecordWords
from tests.ui.dialogs import Host, make_host, nameless, press
from tests.ui.drafts import labels

SHORT = RecordWords(sentence="A person wrote it.", at="10:37", rows=())
LONG = RecordWords(
    sentence="The AI sent it by itself.",
    at="10:37",
    rows=(
        RecordRow(name="Model", values=("modelo-ejemplo",)),
        RecordRow(name="Sources", values=tuple(f"Documento {number}" for number in range(6))),
    ),
)


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    return make_host(qtbot)


@pytest.fixture
def dialog(host: Host) -> Iterator[RecordDialog]:
    made = RecordDialog(host)
    yield made
    made.finish()


def test_it_shows_the_words_of_one_record_at_a_time(dialog: RecordDialog) -> None:
    dialog.show_record(LONG)
    shown = labels(dialog)
    for words in ("The AI sent it by itself.", "10:37", "Model", "modelo-ejemplo"):
        assert words in shown
    assert "\n".join(LONG.rows[1].values) in shown
    dialog.finish()
    dialog.show_record(SHORT)
    shown = labels(dialog)
    assert "A person wrote it." in shown
    assert "Model" not in shown


def test_a_screen_reader_hears_all_of_it(dialog: RecordDialog) -> None:
    dialog.show_record(LONG)
    said = dialog.card.accessibleDescription()
    assert said.startswith("The AI sent it by itself. Model: modelo-ejemplo. Sources: Documento 0,")
    assert nameless(dialog.card) == []


def test_it_is_as_high_as_its_words(dialog: RecordDialog) -> None:
    dialog.show_record(SHORT)
    low = dialog.card.height()
    dialog.show_record(LONG)
    assert dialog.card.height() > low


def test_enter_and_esc_close_it_and_give_the_keyboard_back(
    dialog: RecordDialog, host: Host
) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
        dialog.show_record(SHORT)
        press(key)
        assert dialog.isHidden()
        assert QApplication.focusWidget() is host.field
