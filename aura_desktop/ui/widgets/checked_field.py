"""A field whose value is checked with somebody else while it is typed."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconButton, TextLabel
from aura_desktop.ui.widgets.counted_field import VALIDATION_MS, set_property
from aura_desktop.ui.widgets.secret_line import ValueLine
from aura_desktop.ui.widgets.state_mark import MarkState, StateMark

_TONES = {
    MarkState.IDLE: "subtle",
    MarkState.CHECKING: "",
    MarkState.OK: "success",
    MarkState.WARNING: "warning",
    MarkState.ERROR: "error",
}


class CheckedLine(QWidget):
    """The sentence under a field, with its mark."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = StateMark(size=14, plain_ok=True)
        self.words = TextLabel(role="meta", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        theme.notifier().changed.connect(self._restyle)
        self.hide()

    def show_state(self, state: MarkState, sentence: str) -> None:
        """Say this; "" hides the line."""
        self.mark.set_state(state)
        self.mark.setVisible(state is not MarkState.IDLE)
        self.words.setText(sentence)
        set_property(self.words, "kind", _TONES[state])
        self.setVisible(bool(sentence))
        self._restyle()

    def _restyle(self) -> None:
        palette = self.words.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.current().color("primaryText"))
        self.words.setPalette(palette)


class CheckedField(QWidget):
    """Label, the name Meta gives the value, the line with its mark, a sentence below. Nothing typed is ever cleared.

    Signals:
        edited(): a key or a paste changed it.
        settled(): 400 ms after the last change, or the focus left before that.
        focused(): a person is at it.
    """

    edited = Signal()
    settled = Signal()
    focused = Signal()

    def __init__(self, label: str, technical: str = "", *, secret: bool = False) -> None:
        super().__init__()
        self.line = ValueLine(secret=secret)
        self.line.setAccessibleName(f"{label} ({technical})" if technical else label)
        self._helper = ""
        self._state = MarkState.IDLE
        self._mark = StateMark()
        self._eye = self._make_eye() if secret else None
        self._below = CheckedLine()
        self._pause = QTimer(self, singleShot=True, interval=VALIDATION_MS)
        self._arrange(label, technical)
        self._connect()
        self._place_marks()

    def value(self) -> str:
        """What is typed, without white space around it."""
        return self.line.value()

    def set_value(self, text: str) -> None:
        """Put a value there, as found or kept; it is not reported as typed."""
        blocked = self.line.blockSignals(True)
        if text != self.line.text():
            self.line.setText(text)
        self.line.blockSignals(blocked)
        self._pause.stop()
        self.line.update()

    def state(self) -> MarkState:
        """What is shown of it."""
        return self._state

    def sentence(self) -> str:
        """The sentence shown, "" for none."""
        return self._below.words.text()

    def set_helper(self, sentence: str) -> None:
        """What stands under the field while there is nothing to say about its value."""
        self._helper = sentence
        if self._state is MarkState.IDLE:
            self.show_state(MarkState.IDLE)

    def show_state(self, state: MarkState, sentence: str = "") -> None:
        """Show how the value fares; errors are read aloud."""
        news = state is MarkState.ERROR and sentence != self.sentence()
        self._state = state
        self._mark.set_state(state)
        words = sentence or (self._helper if state is MarkState.IDLE else "")
        self._below.show_state(state, words)
        set_property(self.line, "invalid", "true" if state is MarkState.ERROR else "false")
        set_property(self.line, "state", state.value)
        self.line.setAccessibleDescription(words)
        if news and self.isVisible():
            event = QAccessibleAnnouncementEvent(self.line, sentence)
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(event)

    def hide_secret(self) -> None:
        """Dots again."""
        if self._eye is not None:
            self._eye.setChecked(False)

    def allow_looking(self, *, allowed: bool) -> None:
        """Whether a secret may be shown in full: only what was typed just now."""
        if self._eye is not None:
            self._eye.setVisible(allowed)
            if not allowed:
                self._eye.setChecked(False)

    def eye_is_offered(self) -> bool:
        """Whether what stands here can be looked at."""
        return self._eye is not None and self._eye.isVisibleTo(self)

    def _make_eye(self) -> IconButton:
        eye = IconButton("eye", self.tr("Show what is typed"))
        eye.setCheckable(True)
        eye.setParent(self.line)
        eye.setCursor(Qt.CursorShape.ArrowCursor)
        eye.toggled.connect(self._on_eye_toggled)
        return eye

    def _arrange(self, label: str, technical: str) -> None:
        name = TextLabel(label, role="uiStrong")
        name.setBuddy(self.line)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(TextLabel(technical, role="meta", tone="muted"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px(5))
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self._below)
        self._mark.setParent(self.line)
        self.line.installEventFilter(self)
        if self._eye is not None:
            self.setTabOrder(self.line, self._eye)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._on_changed)
        self.line.focused.connect(self.focused)
        self.line.left.connect(self._on_left)
        self._pause.timeout.connect(self.settled)
        theme.notifier().changed.connect(self._place_marks)

    def _place_marks(self) -> None:
        px = theme.current().px
        size = self._mark.sizeHint()
        middle = self.line.height() // 2
        left = self.line.width() - px(12) - size.width()
        self._mark.setGeometry(left, middle - size.height() // 2, size.width(), size.height())
        room = px(10) + size.width()
        if self._eye is not None:
            eye = self._eye.sizeHint()
            self._eye.move(left - eye.width() - px(2), middle - eye.height() // 2)
            room += eye.width() + px(2)
        self.line.setTextMargins(-2, 0, room, 0)

    def _on_changed(self) -> None:
        self._pause.start()
        self.edited.emit()

    def _on_left(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.settled.emit()

    def _on_eye_toggled(self, shown: bool) -> None:
        assert self._eye is not None
        self._eye.set_icon("eye-off" if shown else "eye")
        self._eye.set_name(self.tr("Hide") if shown else self.tr("Show what is typed"))
        self.line.set_revealed(revealed=shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place_marks()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_marks()
