"""Fields whose value the wheel changes only while somebody is at work in them."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


def calm(*fields: QWidget) -> None:
    """Over these the wheel scrolls the page, unless they have the focus; it does not give them the focus either."""
    for field in fields:
        if field.focusPolicy() is Qt.FocusPolicy.WheelFocus:
            field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(_Calm(field))


def calm_within(holder: QWidget) -> None:
    """All boxes of choices and figures in it as it is now."""
    calm(*holder.findChildren(QComboBox), *holder.findChildren(QAbstractSpinBox))


class _Calm(QObject):
    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and not self._field.hasFocus():
            # Not accepted, Qt offers it to what lies around the field.
            event.ignore()
            return True
        return False
