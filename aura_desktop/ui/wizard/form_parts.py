"""How fields and buttons stand in a step's form."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui.widgets.controls import PushButton, TextLabel


def named(name: str, field: QWidget) -> QVBoxLayout:
    """A field under its name."""
    label = TextLabel(name, role="uiStrong")
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(field)
    return column


def beside(button: PushButton, result: QWidget) -> QHBoxLayout:
    """A button, and what came of pressing it."""
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(button)
    row.addWidget(result, 1)
    return row
