"""A field that is checked elsewhere: when it asks, what it shows, what it keeps to itself."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.ui.widgets.checked_field import CheckedField
from aura_desktop.ui.widgets.secret_line import masked
from aura_desktop.ui.widgets.state_mark import MarkState
from tests.ui.dialogs import Host, make_host, press, type_text

NONE = Qt.KeyboardModifier.NoModifier


def _shown(host: Host, field: CheckedField) -> CheckedField:
    layout = host.layout()
    assert layout is not None
    layout.addWidget(field)
    field.show()
    field.line.setFocus()
    return field


def test_a_secret_shows_its_ends_only_when_it_is_long() -> None:
    assert masked("EAAejemplo00000007Q").startswith("EAA•")
    assert masked("EAAejemplo00000007Q").endswith("•7Q")
    assert set(masked("123456789012")) == {"•"}


def test_it_asks_when_the_typing_stops_or_the_focus_leaves(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    field = _shown(host, CheckedField("Token", "Access token", secret=True))
    heard: list[str] = []
    field.settled.connect(lambda: heard.append(field.value()))
    type_text(" abc ")
    assert heard == []
    host.field.setFocus()
    assert heard == ["abc"]
    field.line.setFocus()
    host.field.setFocus()
    assert heard == ["abc"]


def test_a_value_that_is_put_there_is_not_reported_as_typed(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    field = _shown(host, CheckedField("Token"))
    with qtbot.assertNotEmitted(field.edited):
        field.set_value("EAAejemplo")
    assert field.value() == "EAAejemplo"


def test_what_is_wrong_is_read_with_the_field_and_help_comes_back(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    field = _shown(host, CheckedField("Token"))
    field.set_helper("Paste it here.")
    field.show_state(MarkState.ERROR, "Meta does not know it.")
    assert field.line.accessibleDescription() == "Meta does not know it."
    assert field.line.property("invalid") == "true"
    field.show_state(MarkState.IDLE)
    assert field.sentence() == "Paste it here."


def test_what_is_dropped_is_offered_first_and_else_stands_there_in_one_piece(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    field = _shown(host, CheckedField("Token"))
    offered: list[str] = []

    def take(text: str) -> bool:
        offered.append(text)
        return len(offered) > 1

    field.line.take_paste = take
    for text in ("abc\n def", "again"):
        data = QMimeData()
        data.setText(text)
        how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(field.line, QDragEnterEvent(QPoint(5, 5), *how))
        QApplication.sendEvent(field.line, QDropEvent(QPointF(5, 5), *how))
    assert offered == ["abc\n def", "again"]
    assert field.value() == "abcdef"


def test_the_eye_shows_and_hides(qtbot: QtBot) -> None:
    host = make_host(qtbot)
    field = _shown(host, CheckedField("Token", secret=True))
    type_text("EAAejemplo00000007Q")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    before = field.grab().toImage()
    field.hide_secret()
    assert field.grab().toImage() != before
    field.allow_looking(allowed=False)
    assert not field.eye_is_offered()
