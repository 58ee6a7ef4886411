"""What can be done with a draft, in one line; where it is narrow the changes go into a menu."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from aura_desktop.domain.draft import Change
from aura_desktop.ui import theme, wording_ai
from aura_desktop.ui.widgets.cap_button import CapButton

_TONES = (Change.CLOSER, Change.FORMAL)
_LENGTHS = (Change.SHORTER, Change.LONGER)
_GAP = 4


class _Rule(QWidget):
    """A short upright line between use and change."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(9, theme.current().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(4, 0, 1, self.height(), theme.current().color("aiTintStrong"))


class DraftActions(QWidget):
    """Use, edit, the changes, discard.

    Signals: use_requested, edit_requested, discard_requested, change_requested(Change as str, language),
    request_requested.
    """

    use_requested = Signal()
    edit_requested = Signal()
    discard_requested = Signal()
    change_requested = Signal(str, str)
    request_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._changes_shown = "es", True
        self._use = CapButton(self.tr("Use"), kind="ai", keys="Tab")
        self._edit = CapButton(self.tr("Edit"), kind="ai_outline", keys="Ctrl E")
        self._rule = _Rule()
        self._lengths = [
            CapButton(wording_ai.change_words(change), kind="ai_ghost") for change in _LENGTHS
        ]
        self._tone = CapButton(self.tr("Tone"), kind="ai_ghost", opens_menu=True)
        self._translate = CapButton(self.tr("Translate"), kind="ai_ghost", opens_menu=True)
        self._adjust = CapButton(self.tr("Adjust"), kind="ai_ghost", opens_menu=True)
        self._discard = CapButton(self.tr("Discard"), kind="ai_ghost", keys="Esc")
        self._build()
        self._connect()
        theme.notifier().changed.connect(self._fit)

    def set_language(self, language: str) -> None:
        """The wording's own language: it is not offered as a translation."""
        self._language = language

    def set_changes_inline(self, *, inline: bool) -> None:
        """Whether the changes may stand in the line; else they are in the menu only."""
        self._changes_shown = inline
        self._fit()

    def _wide(self) -> tuple[QWidget, ...]:
        return (self._rule, *self._lengths, self._tone, self._translate)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for widget in (self._use, self._edit, *self._wide()):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._adjust)
        row.addWidget(self._discard)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self._use.clicked.connect(self.use_requested)
        self._edit.clicked.connect(self.edit_requested)
        self._discard.clicked.connect(self.discard_requested)
        for button, change in zip(self._lengths, _LENGTHS, strict=True):
            button.clicked.connect(lambda _=False, to=change: self.change_requested.emit(to, ""))
        self._tone.clicked.connect(lambda: self._open(self._tone, self._tones))
        self._translate.clicked.connect(lambda: self._open(self._translate, self._languages))
        self._adjust.clicked.connect(lambda: self._open(self._adjust, self._everything))

    def _open(self, button: CapButton, fill: object) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert callable(fill)
        fill(menu)
        above = QPoint(0, -menu.sizeHint().height() - 4)
        menu.popup(button.mapToGlobal(above))

    def _add(self, menu: QMenu, words: str, change: Change, language: str = "") -> None:
        action = menu.addAction(words)
        action.triggered.connect(lambda _=False: self.change_requested.emit(change.value, language))

    def _tones(self, menu: QMenu) -> None:
        for change in _TONES:
            self._add(menu, wording_ai.change_words(change), change)

    def _languages(self, menu: QMenu) -> None:
        for code in wording_ai.LANGUAGES:
            if code != self._language:
                self._add(menu, wording_ai.language_words(code), Change.TRANSLATION, code)

    def _everything(self, menu: QMenu) -> None:
        for change in (*_LENGTHS, *_TONES):
            self._add(menu, wording_ai.change_words(change), change)
        menu.addSection(self.tr("Translate"))
        self._languages(menu)
        menu.addSeparator()
        menu.addAction(self.tr("What is sent to the AI")).triggered.connect(self.request_requested)

    def _room(self, widgets: tuple[QWidget, ...]) -> int:
        return sum(item.sizeHint().width() + _GAP for item in widgets) + _GAP

    def _fit(self) -> None:
        """In the line while it fits; then in the menu; then without the keys; then without "Discard"."""
        caps = (self._use, self._edit, self._discard)
        for button in caps:
            button.show_caps(shown=True)
        ends: tuple[QWidget, ...] = (self._use, self._edit, self._discard)
        wide = self._changes_shown and self._room((*ends, *self._wide())) <= self.width()
        for widget in self._wide():
            widget.setVisible(wide)
        self._adjust.setVisible(not wide)
        narrow = (*ends, self._adjust)
        for button in (self._discard, self._edit, self._use):
            if not wide and self._room(narrow) > self.width():
                button.show_caps(shown=False)
        self._discard.setVisible(wide or self._room(narrow) <= self.width())
        self.setFixedHeight(theme.current().px(28))

    def sizeHint(self) -> QSize:
        return QSize(300, theme.current().px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme.current().px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
