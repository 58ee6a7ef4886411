"""Hostile words of strangers: drawn safely everywhere, never markup, and names that are only names."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.conversation import Conversation
from aura_desktop.ui import theme, wording
from aura_desktop.ui.delegates.conversation_layout import RowFonts
from aura_desktop.ui.delegates.message_text import Paragraph, one_line, readable, styled
from aura_desktop.ui.safe_words import isolated, tip
from aura_desktop.ui.widgets.chat_header import ChatHeader
from aura_desktop.ui.widgets.closed_window_card import ClosedWindowCard
from aura_desktop.ui.widgets.controls import ElidedLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.patient_panel import PatientPanel
from aura_desktop.ui.widgets.toast import Toast
from tests.torture.mutations import HOSTILE_WORDS
from tests.ui.conversations import NOW, waiting

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
NAMES = (
    "<b>Camila</b> <img src='http://127.0.0.1:9/x.png'>",
    "Camila\nAviso de WhatsApp: conversación cerrada",
    "\u202eelpmejE alimaC",
    "Cami\u200bla\ufeff Ejemplo",
    "قاسم المثال",
    "C\u0301\u0301\u0301" + "\u0301" * 2_000,
    "👩‍👩‍👧‍👦" * 300,
    "A" * 65_536,
    "\x00\x07\x1b[31mCamila",
)
"""What a stranger may call himself on WhatsApp."""
ALL = (*HOSTILE_WORDS, *NAMES)


def of_name(name: str) -> Conversation:
    made = waiting(1, 5)
    return replace(made, contact=replace(made.contact, name="", profile_name=name))


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_is_one_line_with_nothing_hidden_in_it(name: str) -> None:
    shown = wording.contact_name(of_name(name).contact)
    assert shown
    assert "\n" not in shown
    assert not set(shown) & set(TURNING)
    assert all(sign.isprintable() or sign == "\u200d" for sign in shown)
    assert len(shown) <= 600


@pytest.mark.parametrize("name", ["\u200b\u200b", "\u202e", " \n\t ", "\ufeff" * 700], ids=range(4))
def test_a_name_of_nothing_is_no_name(name: str) -> None:
    contact = replace(of_name(name).contact, username="", phone="+56900000142")
    assert wording.contact_name(contact) == "+56 9 0000 0142"


def test_a_name_from_right_to_left_takes_nothing_along() -> None:
    assert isolated("قاسم") == "\u2068قاسم\u2069"
    assert isolated("Camila Ñandú") == "Camila Ñandú"


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_every_label_with_a_name_shows_it_as_it_is(qtbot: QtBot, name: str) -> None:
    conversation = of_name(name)
    shown = wording.contact_name(conversation.contact)
    header, panel, card = ChatHeader(), PatientPanel(), ClosedWindowCard()
    frame_host = QWidget()
    frame = DialogFrame(frame_host, "x", frame_host.size())
    toast = Toast("Listo", shown, icon="check", ink="success", action="", keys="", visible_ms=1)
    header.show_conversation(conversation, NOW)
    panel.show_conversation(conversation, (), NOW)
    card.set_recipient(isolated(shown.split()[0]))
    frame.set_title("No enviado", shown)
    for widget in (header, panel, card, frame_host, toast):
        qtbot.addWidget(widget)
        for label in widget.findChildren(QLabel):
            rich = label.textFormat() is not Qt.TextFormat.PlainText
            assert not (rich and "<" in label.text()), label.text()
        for child in widget.findChildren(QWidget):
            assert not child.toolTip().startswith("<b>")
            assert "<img" not in child.toolTip()


def test_a_tooltip_is_never_markup(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.set_text("<img src='http://127.0.0.1:9/x.png'> Camila Ejemplo Ejemplo Ejemplo")
    label.show()
    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()
    assert tip("Camila Ejemplo") == "Camila Ejemplo"


@pytest.mark.parametrize("number", range(len(ALL)))
def test_any_words_can_be_laid_out(qapp: QApplication, number: int) -> None:
    text = ALL[number]
    shown = readable(text)
    assert not set(shown) & set(TURNING)
    assert "\0" not in shown
    font = theme.font("body")
    laid = Paragraph(styled(text), font, 20.0, 380.0)
    assert 0 <= laid.width <= 381
    cut = RowFonts().cut("text", text, 200.0)
    assert QFontMetricsF(font).horizontalAdvance(cut) < 320
    assert "\n" not in cut
    assert "\n" not in one_line(text)
