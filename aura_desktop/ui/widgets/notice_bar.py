"""What stands above the panes: the demo ribbon, and the banner for trouble that concerns everything."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aura_desktop.ui import announcing, theme
from aura_desktop.ui.widgets.controls import (
    ElidedLabel,
    IconButton,
    IconLabel,
    PushButton,
    TextLabel,
)

_WORDS = 240


class Ribbon(QWidget):
    """A thin line of words with a dashed lower edge: nothing leaves this desk.

    Signals: action_requested().
    """

    action_requested = Signal()

    def __init__(self, icon: str, title: str, text: str, action: str) -> None:
        super().__init__()
        self._link = PushButton(action, kind="ribbon")
        self._link.clicked.connect(self.action_requested)
        self._words = (ElidedLabel(role="uiStrong"), ElidedLabel())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 2)
        row.setSpacing(8)
        row.addWidget(IconLabel(icon, ink="noteText"))
        for label, words, stretch in zip(self._words, (title, text), (0, 1), strict=True):
            label.set_text(words)
            row.addWidget(label, stretch)
        row.addWidget(self._link)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(theme.current().metric("layout.ribbon"))
        for label in self._words:
            palette = label.palette()
            palette.setColor(palette.ColorRole.WindowText, theme.current().color("noteText"))
            label.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("note"))
        pen = QPen(colors.color("warningFill"), 1)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notice:
    key: str
    title: str
    text: str
    icon: str
    tone: str
    action: str
    second: str
    can_close: bool


class NoticeBar(QWidget):
    """One banner: what happened, what to do, one button. An earlier one comes back when a later one goes.

    `tone` is "warning" or "danger"; `second` a quieter button beside the first.
    Signals: action_requested(key), second_requested(key), dismissed(key).
    """

    action_requested = Signal(str)
    second_requested = Signal(str)
    dismissed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: dict[str, _Notice] = {}
        self._key = ""
        self._tone = "warning"
        self._icon = IconLabel("triangle-alert", size=18)
        self._title = ElidedLabel(role="uiStrong")
        self._text = TextLabel(wrap=True)
        self._text.setObjectName("words")
        # As wide as what is left: words that need more go on in a second line, none are cut.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._action = PushButton("", compact=True)
        self._second = PushButton("", kind="ghost", compact=True)
        self._close = IconButton("x", self.tr("Dismiss"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 10, 1)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._title)
        row.addWidget(self._text, 1)
        row.addWidget(self._second)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._action.clicked.connect(self._on_action)
        self._second.clicked.connect(self._on_second)
        self._close.clicked.connect(self._on_close)
        theme.notifier().changed.connect(self._restyle)
        self.hide()

    def show_notice(
        self,
        key: str,
        title: str,
        text: str,
        *,
        icon: str = "triangle-alert",
        tone: str = "warning",
        action: str = "",
        second: str = "",
        can_close: bool = False,
    ) -> None:
        """Show this one; `key` comes back with the signals and with clear_notice.

        What lasts is changed where it is; what can be closed is news and comes to the front.
        """
        if can_close:
            self._notices.pop(key, None)
        self._notices[key] = _Notice(
            key=key,
            title=title,
            text=text,
            icon=icon,
            tone=tone,
            action=action,
            second=second,
            can_close=can_close,
        )
        self._show_latest()

    def clear_notice(self, key: str) -> None:
        """Take the notice of this key away, if there is one."""
        if self._notices.pop(key, None) is not None:
            self._show_latest()

    def _show_latest(self) -> None:
        latest = next(reversed(self._notices.values()), None)
        is_news = latest is not None and (latest.can_close or latest.key != self._key)
        self._key = "" if latest is None else latest.key
        self.setVisible(latest is not None)
        if latest is None:
            return
        self._tone = latest.tone
        self._icon.set_icon(latest.icon, latest.tone)
        self._title.set_text(latest.title)
        self._text.setText(latest.text)
        self._action.set_words(latest.action)
        self._action.setVisible(bool(latest.action))
        self._second.set_words(latest.second)
        self._second.setVisible(bool(latest.second))
        self._close.setVisible(latest.can_close)
        self.setAccessibleName(f"{latest.title}. {latest.text}")
        self._restyle()
        if is_news:
            # Not each time that what lasts is changed: it may count minutes.
            announcing.say(self, self.accessibleName(), is_urgent=latest.tone == "danger")

    def shown_key(self) -> str:
        """The key of the notice shown, "" for none."""
        return self._key

    def _restyle(self) -> None:
        self._fit()
        palette = self._title.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.current().color(self._tone))
        self._title.setPalette(palette)
        self.update()

    def _fit(self) -> None:
        px = theme.current().px
        self._text.setMinimumWidth(px(_WORDS))  # the title gives way first
        words = self._text.heightForWidth(self._text.width())
        self.setFixedHeight(max(px(44), words + px(16)))

    def _on_action(self) -> None:
        self.action_requested.emit(self._key)

    def _on_second(self) -> None:
        self.second_requested.emit(self._key)

    def _on_close(self) -> None:
        key = self._key
        self.clear_notice(key)
        self.dismissed.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color(f"{self._tone}Tint"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colors.color("border"))
