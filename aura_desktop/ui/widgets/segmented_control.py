"""A few choices side by side in one frame, one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.controls import PushButton


class SegmentedControl(QWidget):
    """Buttons of which exactly one is down.

    Signals: chosen (place from 0), when a person chose another one.
    """

    chosen = Signal(int)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, *, is_one_of_many: bool = False
    ) -> None:
        """`choices` are icon (or "") and words of each button; `name` is what screen readers call the group.

        `is_one_of_many`: other groups near by have the same words, so each button says the group's name too.
        """
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icons = [icon for icon, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(2)
        for place, (icon, words) in enumerate(choices):
            button = PushButton(words, kind="ghost", icon=icon, compact=True, size=15)
            if is_one_of_many:
                button.setAccessibleName(f"{name}: {words}")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)
        self._group.idToggled.connect(self._on_toggled)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()
        self.choose(0)

    def choose(self, place: int) -> None:
        """Take one of the choices without telling anyone."""
        self._group.button(place).setChecked(True)

    def current(self) -> int:
        """The place of the one that is taken."""
        return self._group.checkedId()

    def describe(self, words: str) -> None:
        """What screen readers say of the group besides its name."""
        for widget in (self, *self._group.buttons()):
            widget.setAccessibleDescription(words)

    def _restyle(self) -> None:
        size = theme.current().px(15)
        for button, icon in zip(self._group.buttons(), self._icons, strict=True):
            if icon:
                button.setIcon(assets.icon(icon, size, "textMuted", checked="primaryText"))

    def _on_toggled(self, place: int, checked: bool) -> None:
        # Tab comes to the one that is taken, arrows to the others; Qt sees to it only after clicks.
        policy = Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
        self._group.button(place).setFocusPolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("borderControl"), 1))
        painter.setBrush(theme.current().color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
