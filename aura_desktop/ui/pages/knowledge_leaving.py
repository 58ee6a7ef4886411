"""Leaving an entry: what is typed in it is saved or given up first, as a person decides."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from aura_desktop.ui.widgets.entry_editor import EntryEditor
from aura_desktop.ui.widgets.entry_list_pane import EntryListPane


class Leaving(QObject):
    """Asks in the editor, and remembers what was wanted meanwhile.

    Signals: save_requested(), then call `go_on` or `give_up`; discard_requested(), the form is to be
    emptied of what was typed, then call `go_on`.
    """

    save_requested = Signal()
    discard_requested = Signal()

    def __init__(self, page: QObject, editor: EntryEditor, pane: EntryListPane) -> None:
        super().__init__(page)
        self._editor = editor
        self._pane = pane
        self._then: Callable[[], None] | None = None
        question = editor.question
        question.save_requested.connect(self._on_save_requested)
        question.discard_requested.connect(self._on_discard_requested)
        question.stay_requested.connect(self._on_stay_requested)

    def leave(self, then: Callable[[], None]) -> None:
        """Do this once nothing can be lost by it."""
        if not self._editor.is_changed():
            self._then = None
            then()
            return
        self._then = then
        self._pane.set_current(self._editor.id())
        is_new = self._editor.entry is None
        self._editor.question.ask(
            self.tr("The new entry is not saved.")
            if is_new
            else self.tr("This entry has changes that are not saved.")
        )

    def go_on(self) -> None:
        """Nothing can be lost any more: do what was wanted, if anything was."""
        then, self._then = self._then, None
        self._editor.question.hide()
        if then is not None:
            then()

    def give_up(self) -> None:
        """Stay here, whatever was wanted."""
        self._then = None
        self._editor.question.hide()

    def _on_save_requested(self) -> None:
        self._hold_keyboard()
        self.save_requested.emit()

    def _on_discard_requested(self) -> None:
        self._hold_keyboard()
        self.discard_requested.emit()

    def _hold_keyboard(self) -> None:
        """The question goes; else the keyboard would go to whatever comes next."""
        self._pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stay_requested(self) -> None:
        self.give_up()
        self._editor.form.title.editor.setFocus(Qt.FocusReason.OtherFocusReason)
