"""A picture to look at closely: fitted, larger or smaller, moved by pointer, wheel and keys."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from aura_desktop.ui import theme

STEP = 1.25
MOST = 8.0
_MOVE_PX = 60


class PictureView(QWidget):
    """Shows one image; without one, words. Signals: zoomed(per cent of the picture's own size)."""

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._words = ""
        self._scale = 0.0
        self._middle = QPointF(0.5, 0.5)
        self._held: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.notifier().changed.connect(self.update)

    def show_words(self, words: str) -> None:
        """In place of a picture."""
        self._image = QImage()
        self._words = words
        self.setAccessibleDescription(words)
        self.update()

    def show_image(self, image: QImage) -> None:
        """This picture, fitted."""
        self._image = image
        self._words = ""
        self.setAccessibleDescription("")
        self.fit()

    def clear(self) -> None:
        """Nothing is kept of it."""
        self.show_words("")

    def fit(self) -> None:
        """The whole picture, as large as it goes; never larger than it is."""
        self._scale = 0.0
        self._middle = QPointF(0.5, 0.5)
        self._moved()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """So many times larger, about a point of this widget."""
        if self._image.isNull():
            return
        before = self._scale_now()
        after = min(max(before * factor, self._fitting()), max(MOST, self._fitting()))
        if about is not None:
            away = about - QRectF(self.rect()).center()
            size = self._size()
            grow = 1 / before - 1 / after
            self._middle += QPointF(away.x() * grow / size.width(), away.y() * grow / size.height())
        self._scale = 0.0 if after <= self._fitting() else after
        self._moved()

    def _size(self) -> QSizeF:
        # A null image has a device ratio of 0.
        return QSizeF() if self._image.isNull() else self._image.deviceIndependentSize()

    def _fitting(self) -> float:
        size = self._size()
        if size.isEmpty():
            return 1.0
        return min(self.width() / size.width(), self.height() / size.height(), 1.0)

    def _scale_now(self) -> float:
        return self._scale or self._fitting()

    def _moved(self) -> None:
        """No more of the ground beside the picture than there must be."""
        size, scale = self._size(), self._scale_now()
        half_x = self.width() / 2 / max(size.width() * scale, 1.0)
        half_y = self.height() / 2 / max(size.height() * scale, 1.0)
        self._middle = QPointF(
            _held_in(self._middle.x(), half_x), _held_in(self._middle.y(), half_y)
        )
        if not self._image.isNull():
            self.zoomed.emit(round(scale * 100))
        self.update()

    def _pan(self, by: QPointF) -> None:
        size, scale = self._size(), self._scale_now()
        if not size.isEmpty():
            self._middle -= QPointF(by.x() / scale / size.width(), by.y() / scale / size.height())
            self._moved()

    # Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: QPointF(_MOVE_PX, 0),
            Qt.Key.Key_Right: QPointF(-_MOVE_PX, 0),
            Qt.Key.Key_Up: QPointF(0, _MOVE_PX),
            Qt.Key.Key_Down: QPointF(0, -_MOVE_PX),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self._pan(moves[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            self.zoom(STEP ** (turned / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            here = event.position().toPoint()
            self._pan(QPointF(here - self._held))
            self._held = here

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._scale:
            self.fit()
        else:
            self.zoom(2.0, event.position())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._moved()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colors = theme.current()
        painter.fillRect(self.rect(), colors.color("canvas"))
        if self._image.isNull():
            painter.setPen(colors.color("textMuted"))
            painter.setFont(theme.font("body"))
            area = self.rect().adjusted(24, 24, -24, -24)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, int(flags), self._words)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._target(), self._image)
        if self.hasFocus():
            painter.setPen(QPen(colors.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _target(self) -> QRectF:
        size = self._size() * self._scale_now()
        center = QRectF(self.rect()).center()
        left = center.x() - self._middle.x() * size.width()
        top = center.y() - self._middle.y() * size.height()
        return QRectF(QPointF(left, top), size)


def _held_in(middle: float, half: float) -> float:
    return 0.5 if half >= 0.5 else min(max(middle, half), 1 - half)
