"""Rows of a setting: words at the left, a switch or a lock at the right; and a part that opens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import set_property
from aura_desktop.ui.widgets.settings_switch import Switch


class SettingRow(QWidget):
    """What is set and a sentence about it, its control at the right."""

    def __init__(self, title: str, text: str, control: QWidget) -> None:
        super().__init__()
        self._text = TextLabel(text, tone="subtle", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(title, wrap=True))
        words.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        # Not before: without a parent it would be a window of its own.
        self._text.setVisible(bool(text))

    def set_text(self, text: str, tone: str = "subtle") -> None:
        """Another sentence, "" for none."""
        self._text.setText(text)
        set_property(self._text, "kind", tone)
        self._text.setVisible(bool(text))

    def text(self) -> str:
        """The sentence."""
        return self._text.text()


class SwitchRow(SettingRow):
    """A setting that is on or off."""

    def __init__(self, title: str, text: str = "") -> None:
        self.switch = Switch(title)
        self.switch.setAccessibleDescription(text)
        super().__init__(title, text, self.switch)


class FixedRow(SettingRow):
    """Something that holds whatever is set; said, so that nobody looks for its switch."""

    def __init__(self, title: str, text: str) -> None:
        lock = QWidget()
        row = QHBoxLayout(lock)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(6)
        row.addWidget(IconLabel("lock", size=14, ink="textSubtle"))
        row.addWidget(TextLabel(self.tr("Fixed"), tone="subtle"))
        super().__init__(title, text, lock)


class FoldBox(QWidget):
    """A part that is closed at first."""

    def __init__(self, title: str, content: QWidget) -> None:
        super().__init__()
        self.button = PushButton(title, kind="ghost", icon="chevron-right", compact=True)
        self.button.setCheckable(True)
        self._content = content
        content.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self.button.toggled.connect(self._on_toggled)

    def open(self) -> None:
        """Show what is in it."""
        self.button.setChecked(True)

    def _on_toggled(self, opened: bool) -> None:
        self._content.setVisible(opened)
        self.button.set_icon("chevron-down" if opened else "chevron-right")


def stacked(*widgets: QWidget, spacing: int = 14) -> QWidget:
    """One below the other."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    for widget in widgets:
        column.addWidget(widget)
    return box


def abreast(*widgets: QWidget, columns: int = 3) -> QWidget:
    """In columns of one width, as many in a row as `columns` says."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(theme.current().px(14))
    for place, widget in enumerate(widgets):
        row, column = divmod(place, columns)
        grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return box


def titled(title: str, content: QWidget) -> QWidget:
    """A control under its name."""
    label = TextLabel(title, role="uiStrong")
    label.setBuddy(content)
    box = stacked(label, content, spacing=6)
    layout = box.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.setAlignment(content, Qt.AlignmentFlag.AlignLeft)
    layout.addStretch(1)
    return box
