"""Lines to type and paste credentials into; a secret can be looked at here, never taken along."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QStyle, QStyleOptionFrame

from aura_desktop.ui import theme

_TAKEN_ALONG = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)
_HEAD, _TAIL, _DOTS = 3, 2, 28
_ENDS_FROM = 16
"""A shorter secret shows nothing of itself."""


def masked(text: str) -> str:
    """Its first three and last two signs; only dots if it is short."""
    if len(text) < _ENDS_FROM:
        return "•" * len(text)
    return f"{text[:_HEAD]}{'•' * _DOTS}{text[-_TAIL:]}"


class ValueLine(QLineEdit):
    """Whatever is pasted or dropped is offered to `take_paste` first, which may put it elsewhere.

    Signals: focused(); left().
    """

    focused = Signal()
    left = Signal()

    def __init__(self, *, secret: bool = False) -> None:
        super().__init__()
        self.take_paste: Callable[[str], bool] = lambda _text: False
        self._secret, self._revealed = secret, False
        self.setProperty("role", "body")
        self.setProperty("large", True)
        self.setDragEnabled(False)
        hints = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
        if secret:
            # Painted over when it is looked at: in this mode nothing can be copied, dragged or read aloud.
            self.setEchoMode(QLineEdit.EchoMode.Password)
            hints |= Qt.InputMethodHint.ImhSensitiveData
        self.setInputMethodHints(hints)

    def value(self) -> str:
        """What is typed, without white space around it."""
        return self.text().strip()

    def set_revealed(self, *, revealed: bool) -> None:
        """Show a secret as it is, or dots again."""
        self._revealed = revealed
        self.update()

    def paste_text(self, text: str) -> None:
        """As if a person had pasted it here."""
        if text.strip() and not self.take_paste(text):
            self.insert("".join(text.split()))

    def _paste_clipboard(self) -> None:
        self.paste_text(QGuiApplication.clipboard().text())

    def _paint_instead(self) -> str:
        """What is painted in place of the dots; "" for the dots."""
        if not self._secret or not self.text():
            return ""
        if self._revealed:
            return self.text()
        return "" if self.hasFocus() else masked(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste_clipboard()
        elif self._secret and any(event.matches(each) for each in _TAKEN_ALONG):
            # Qt would copy nothing of a secret, but cut it away all the same.
            event.accept()
        elif enter:
            # It belongs to the wizard, with and without Ctrl.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Paste"), self._paste_clipboard)
        menu.addAction(self.tr("Select all"), self.selectAll)
        if not self._secret:
            menu.addAction(self.tr("Copy"), self.copy).setEnabled(self.hasSelectedText())
        menu.addAction(self.tr("Delete"), self.clear).setEnabled(bool(self.text()))
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.button() is Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.paste_text(clipboard.text(clipboard.Mode.Selection))
            return
        super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasText() and not event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        data: QMimeData = event.mimeData()
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.paste_text(data.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._paint_instead()
        if not shown:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        style = self.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        room = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        margins = self.textMargins()
        room = room.adjusted(margins.left() + 2, 0, -margins.right() - 2, 0)
        self._paint_text(painter, room, shown)
        painter.end()

    def _paint_text(self, painter: QPainter, room: QRect, shown: str) -> None:
        metrics = QFontMetricsF(self.font())
        painter.setClipRect(room)
        painter.setFont(self.font())
        painter.setPen(theme.current().color("text" if self.isEnabled() else "textSubtle"))
        caret = metrics.horizontalAdvance(shown[: self.cursorPosition()])
        shift = max(0.0, caret - room.width() + 4) if self.hasFocus() else 0.0
        top = room.center().y() - metrics.height() / 2
        painter.drawText(QPointF(room.left() - shift, top + metrics.ascent()), shown)
        if self.hasFocus() and self._revealed:
            left = room.left() + caret - shift
            painter.drawLine(QPointF(left, top), QPointF(left, top + metrics.height()))
