"""What closing the window does: as decided before, or as a person answers now."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.setup import OnClose
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.close_question import CloseQuestion


class Closing(QObject):
    """Asks until somebody wants an answer remembered. Signals: stay_chosen(), quit_chosen()."""

    stay_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, book: SetupBook, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._tasks = tasks
        self._question: CloseQuestion | None = None

    def decide(self, window: QWidget, *, may_stay: bool, hides: bool) -> None:
        """The window's cross was pressed. `hides`: there is a tray to come back from."""
        choice = self._book.current.on_close
        if not may_stay or choice is OnClose.QUIT:
            self.quit_chosen.emit()
        elif choice is OnClose.KEEP_RUNNING:
            self.stay_chosen.emit()
        elif self._question is None or not self._question.isVisible():
            self._ask(window, hides=hides)

    def forget_window(self) -> None:
        """The window goes, and its question with it."""
        self._question = None

    def _ask(self, window: QWidget, *, hides: bool) -> None:
        if self._question is not None:
            self._question.deleteLater()
        question = self._question = CloseQuestion(window, hides=hides)
        question.chosen.connect(self._on_chosen)
        question.present()

    def _on_chosen(self, choice: OnClose, remembers: bool) -> None:
        if remembers:
            self._tasks.spawn(self._book.change(on_close=choice))
        if choice is OnClose.QUIT:
            self.quit_chosen.emit()
        else:
            self.stay_chosen.emit()
