"""A trouble on a card: what happened, what to do, one button, and the technical detail folded away."""

from html import escape

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.troubles import Action, Trouble
from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel, divider
from aura_desktop.ui.widgets.flow_layout import FlowLayout

_DISC, _ICON, _INDENT = 36, 20, 14
_INKS = {"danger": "danger", "warning": "warning", "info": "primaryText"}
_GROUNDS = {"danger": "dangerTint", "warning": "warningTint", "info": "primaryTint"}


class TroubleCard(QFrame):
    """One trouble. `framed` False for a place that has a frame of its own.

    Signals: action_requested(Action as str), for both buttons; copy_requested(text for support).
    """

    action_requested = Signal(str)
    copy_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, framed: bool = True) -> None:
        super().__init__(parent)
        self._trouble: Trouble | None = None
        self._said = ""
        self._disc = _Disc()
        self._title = TextLabel(role="bodyStrong", wrap=True)
        self._happened = TextLabel(tone="muted", wrap=True)
        self._advice = _Advice(self.tr("What to do:"))
        self._action = PushButton("", kind="primary", compact=True)
        self._second = PushButton("", kind="ghost", compact=True)
        self._detail = _Detail()
        self._build(16 if framed else 0)
        if framed:
            self.setProperty("kind", "card")
        self.setFocusProxy(self._action)
        self._action.clicked.connect(self._on_action)
        self._second.clicked.connect(self._on_second)
        self._detail.copy_requested.connect(self._copy)

    def set_trouble(self, trouble: Trouble, technical: str = "") -> None:
        """Show this one; `technical` is what support needs, one fact a line."""
        self._trouble = trouble
        self._disc.show_icon(trouble.icon, trouble.tone)
        self._title.setText(trouble.title)
        self._happened.setText(trouble.happened)
        self._advice.show_advice(trouble.advice)
        for button, words in (
            (self._action, trouble.action_words),
            (self._second, trouble.second_words),
        ):
            button.set_words(words)
            button.setVisible(bool(words))
        self._buttons.setVisible(bool(trouble.action_words or trouble.second_words))
        self._detail.show_detail(trouble.mark, technical)
        self.setAccessibleName(f"{trouble.title}. {trouble.happened} {trouble.remedy}")
        self.set_busy(False)
        self._announce()

    def set_busy(self, busy: bool) -> None:
        """While what was asked for is under way, it cannot be asked for again."""
        self._action.setEnabled(not busy)
        self._second.setEnabled(not busy)

    def support_text(self) -> str:
        """What goes to support: the title and the technical detail; nothing of patients."""
        title = self._trouble.title if self._trouble else ""
        return f"{title}\n{self._detail.text()}".strip()

    def _build(self, margin: int) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self._buttons = QWidget()
        row = FlowLayout(4)
        row.addWidget(self._action)
        row.addWidget(self._second)
        self._buttons.setLayout(row)
        words = QVBoxLayout()
        words.setContentsMargins(margin, 0, margin, 0)
        words.setSpacing(8)
        words.addLayout(head)
        words.addWidget(self._happened)
        words.addWidget(self._advice)
        words.addStretch(1)
        words.addSpacing(6)
        words.addWidget(self._buttons)
        words.addWidget(divider())
        # The button of the detail has a margin of its own; its arrow stands under the words.
        self._detail.setContentsMargins(max(margin - _INDENT, 0), 0, margin, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, margin and 14, 0, margin and 8)
        column.setSpacing(6)
        column.addLayout(words, 1)
        column.addWidget(self._detail)

    def _announce(self) -> None:
        """Say it to a screen reader at once, but each trouble only once."""
        words = self.accessibleName()
        if words and words != self._said and self.isVisible() and QAccessible.isActive():
            self._said = words
            event = QAccessibleAnnouncementEvent(self, words)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    def _on_action(self) -> None:
        if self._trouble:
            self._ask_for(self._trouble.action)

    def _on_second(self) -> None:
        if self._trouble:
            self._ask_for(self._trouble.second)

    def _ask_for(self, action: Action) -> None:
        if action is Action.COPY_FOR_SUPPORT:
            self._copy()
        else:
            self.action_requested.emit(action.value)

    def _copy(self) -> None:
        self.copy_requested.emit(self.support_text())

    def _keep_room(self) -> None:
        """Never lower than its words at this width: layouts around it may not ask."""
        layout = self.layout()
        if layout is not None and self.width() > 0:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._keep_room()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._announce()


class _Disc(QWidget):
    """The icon on a round ground; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone = "circle-alert", "danger"
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def show_icon(self, icon: str, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self.update()

    def _restyle(self) -> None:
        side = theme.current().px(_DISC)
        self.setFixedSize(QSize(side, side))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(_GROUNDS[self._tone]))
        painter.drawEllipse(QRectF(self.rect()))
        side = colors.px(_ICON)
        inset = (self.width() - side) / 2
        area = QRectF(inset, inset, side, side)
        assets.paint(painter, self._icon, area, _INKS[self._tone])


class _Advice(QLabel):
    """ "What to do:" in bold, then the advice."""

    def __init__(self, lead: str) -> None:
        super().__init__()
        self._lead = lead
        self.setProperty("role", "ui")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def show_advice(self, advice: str) -> None:
        self.setText(f'<span style="font-weight:600">{escape(self._lead)}</span> {escape(advice)}')
        self.setAccessibleName(f"{self._lead} {advice}")
        self.setVisible(bool(advice))

    def _restyle(self) -> None:
        self.setFont(theme.font("ui"))


class _Detail(QWidget):
    """A line that opens: "Technical detail", with the code at its right.

    Signals: copy_requested.
    """

    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._toggle = PushButton(
            self.tr("Technical detail"), kind="ghost", icon="chevron-right", compact=True, size=14
        )
        self._toggle.setCheckable(True)
        self._mark = TextLabel(role="meta", tone="subtle")
        self._mark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words = TextLabel(role="meta", tone="muted", wrap=True)
        flags = Qt.TextInteractionFlag
        self._words.setTextInteractionFlags(
            flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        )
        # A trace without a space must not make the card wider.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._words.setSizePolicy(policy)
        self._copy = IconButton("copy", self.tr("Copy for support"))
        self._opened = QWidget()
        self._build()
        self._toggle.toggled.connect(self._on_toggled)
        self._copy.clicked.connect(self.copy_requested)

    def show_detail(self, mark: str, technical: str) -> None:
        """Show the code, and what opens; closed again, as for any new trouble."""
        self._mark.setText(mark)
        self._mark.setAccessibleName(self.tr("Code {code}").format(code=mark))
        self._words.setText(technical or mark)
        self._words.setAccessibleName(technical or mark)
        self._toggle.setChecked(False)

    def text(self) -> str:
        """What opens, as shown."""
        return self._words.text()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._toggle)
        line.addStretch(1)
        line.addWidget(self._mark)
        inner = QHBoxLayout(self._opened)
        inner.setContentsMargins(_INDENT, 0, 0, 6)
        inner.addWidget(self._words, 1)
        inner.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self._opened.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self._opened)

    def _on_toggled(self, opened: bool) -> None:
        self._opened.setVisible(opened)
        self._toggle.set_icon("chevron-down" if opened else "chevron-right")
