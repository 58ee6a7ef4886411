"""A transcript on a desk, for tests: what it shows, and what it asked for."""

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.message import (
    Message,
    MessagePage,
)
from aura_desktop.ui.delegates.message_sheet import Act, Spot
from aura_desktop.ui.models.message_list import MessageListModel
from aura_desktop.ui.widgets.timeline_jump import JumpButton
from aura_desktop.ui.widgets.timeline_view import TimelineView
from tests.ui.messages import CONVERSATION, NOW, page


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class Desk:
    """A view with its model, and what it asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = Clock()
        self.model = MessageListModel()
        self.model.set_page(
            None, MessagePage(messages=(), has_older=False), ("Camila Ejemplo", "Clínica Ejemplo")
        )
        self.view = TimelineView(clock=self.clock)
        self.view.set_model(self.model)
        self.asked: list[tuple[object, ...]] = []
        intents = ("older", "reply", "react", "resend", "remedy", "copy", "link")
        for name in (*intents, "correction", "record", "help", "media"):
            signal = getattr(self.view, f"{name}_requested")
            signal.connect(lambda *args, name=name: self.asked.append((name, *args)))
        self.view.quote_clicked.connect(lambda number: self.asked.append(("quote", number)))
        qtbot.addWidget(self.view)
        self.view.resize(728, 560)
        self.view.show()
        qtbot.waitExposed(self.view)

    def open(self, *messages: Message, has_older: bool = False) -> None:
        self.model.set_page(CONVERSATION, page(messages, has_older=has_older))

    def bubbles(self) -> dict[int, int]:
        """Lower edge of each bubble in sight, by message id."""
        found = {}
        for row in range(self.model.rowCount()):
            area = self.view.visualRect(self.model.index(row))
            if area.bottom() > 0 and area.top() < self.view.viewport().height():
                found[int(self.model.message(row).id)] = area.bottom()
        return found

    def spot(self, row: int, act: Act) -> tuple[Spot, QPoint]:
        layout = self.view.itemDelegate().row_layout(  # type: ignore[attr-defined]
            self.model, row, self.view.width()
        )
        found = next(spot for spot in layout.sheet.spots if spot.act is act)
        top = self.view.visualRect(self.model.index(row)).top()
        return found, found.rect.center().toPoint() + QPoint(0, top)

    def click(self, at: QPoint) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def hover(self, at: QPoint) -> None:
        viewport = self.view.viewport()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(viewport.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)

    def scroll(self, pixels: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    @property
    def jump(self) -> JumpButton:
        return self.view.findChild(JumpButton)  # type: ignore[return-value]
