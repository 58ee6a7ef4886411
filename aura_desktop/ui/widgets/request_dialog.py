"""Exactly what leaves this PC for the AI: the text of the request, its marks, where it goes."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from aura_desktop.ui import theme, wording_ai
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame

_SIZE = QSize(720, 560)
MONOSPACED = ("Cascadia Mono", "Menlo", "DejaVu Sans Mono", "monospace")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRequest:
    """What was sent, or would be. `marks`: the placeholders in `text`; `hidden`: how many values they hide."""

    text: str
    host: str
    model: str
    marks: tuple[str, ...] = ()
    hidden: int = 0


class _Marks(QSyntaxHighlighter):
    """Puts the colour of the AI behind every placeholder."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._pattern: re.Pattern[str] | None = None

    def show_marks(self, marks: tuple[str, ...]) -> None:
        """Mark these from now on."""
        ordered = sorted({mark for mark in marks if mark}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if self._pattern is None:
            return
        look = QTextCharFormat()
        look.setBackground(theme.current().color("aiTintStrong"))
        look.setForeground(theme.current().color("aiText"))
        look.setFontWeight(QFont.Weight.Bold)
        for found in self._pattern.finditer(text):
            start = len(text[: found.start()].encode("utf-16-le")) // 2
            length = len(found.group().encode("utf-16-le")) // 2
            self.setFormat(start, length, look)


class RequestDialog(DialogFrame):
    """To read and to copy; nothing can be changed in it.

    Signals: copy_requested(text); dismissed.
    """

    copy_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "eye", _SIZE)
        self._lead = TextLabel(tone="muted", wrap=True)
        self._facts = TextLabel(role="uiStrong", wrap=True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setAccessibleName(self.tr("The request"))
        self._marks = _Marks(self._text.document())
        self._copy = PushButton(self.tr("Copy"), icon="copy")
        self._done = PushButton(self.tr("Close"), kind="primary")
        self._build()
        self._copy.clicked.connect(lambda: self.copy_requested.emit(self._text.toPlainText()))
        self._done.clicked.connect(self.dismiss)
        self.confirm_requested.connect(self.dismiss)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def show_request(self, request: ShownRequest) -> None:
        """Fill it; `open` shows it."""
        self.set_title(self.tr("This is exactly what leaves"))
        self._lead.setText(
            self.tr("Marked words stand for a value that stays on this PC.")
            if request.hidden
            else self.tr("No identifier was found in it.")
        )
        count = self.locale().toString(len(request.text))
        facts = [
            self.tr("To {host}").format(host=request.host),
            request.model,
            wording_ai.characters(count, len(request.text)),
            wording_ai.hidden_identifiers(request.hidden),
        ]
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        self._text.setPlainText(request.text)
        self._marks.show_marks(request.marks)
        self.card.setAccessibleDescription(self._facts.text())

    def open(self, focus: QWidget | None = None) -> None:
        """Show it; the keyboard is in the text, to read and to select."""
        super().open(focus or self._text)

    def _build(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(IconLabel("lock", size=16, ink="aiText"), 0, Qt.AlignmentFlag.AlignVCenter)
        facts.addWidget(self._facts, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 14, 22, 14)
        column.setSpacing(8)
        column.addLayout(facts)
        column.addWidget(self._lead)
        column.addWidget(self._text, 1)
        self.set_body(body)
        self.add_hint(("Esc",), self.tr("close"))
        self.add_button(self._copy)
        self.add_button(self._done)

    def _restyle(self) -> None:
        font = theme.font("ui")
        font.setFamilies(list(MONOSPACED))
        self._text.setFont(font)
        self._marks.rehighlight()
