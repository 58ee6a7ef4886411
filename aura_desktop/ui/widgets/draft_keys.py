"""The keys of the draft card that work from anywhere in its window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.draft import Draft, DraftState
from aura_desktop.ui.widgets.draft_body import shown_citations
from aura_desktop.ui.widgets.draft_suggestions import AT_MOST

TEXTS = frozenset({DraftState.WRITING, DraftState.READY, DraftState.COUNTING})
_SUGGESTING = frozenset({DraftState.SUGGESTED, DraftState.QUIET})
_NUMBERS = 9


class DraftKeys(QObject):
    """Alt and a number, Alt and an arrow.

    Signals: number_pressed(number), step_pressed(-1 or 1).
    """

    number_pressed = Signal(int)
    step_pressed = Signal(int)

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._numbers, self._steps = [], []
        for number in range(1, _NUMBERS + 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), card)
            keys.activated.connect(lambda at=number: self.number_pressed.emit(at))
            self._numbers.append(keys)
        for name, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            keys = QShortcut(QKeySequence(name), card)
            keys.activated.connect(lambda by=step: self.step_pressed.emit(by))
            self._steps.append(keys)

    def serve(self, draft: Draft) -> None:
        """Only those that would do something: on macOS they are also letters, and steps in a text."""
        cited = shown_citations(draft) if draft.state in TEXTS else ()
        numbers = {citation.number for citation in cited}
        if suggests(draft):
            numbers = set(range(1, min(len(draft.suggestions), AT_MOST) + 1))
        for number, keys in enumerate(self._numbers, start=1):
            keys.setEnabled(number in numbers)
        ready = draft.state is DraftState.READY
        older, newer = self._steps
        older.setEnabled(ready and draft.shown > 0)
        newer.setEnabled(ready and draft.shown < len(draft.versions) - 1)


def suggests(draft: Draft) -> bool:
    """Whether it offers the clinic's own words: in place of a draft, or where the model failed."""
    return draft.state in _SUGGESTING and bool(draft.suggestions)
