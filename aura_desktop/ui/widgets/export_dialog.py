"""The dialog that makes a copy of everything kept of a patient."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from aura_desktop.domain.patient_file import Belonging
from aura_desktop.ui import announcing, wording_count
from aura_desktop.ui.widgets.choice_card import CardWords, ChoiceCards
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import FieldMessage
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.info_box import InfoBox

_SIZE = QSize(620, 510)
PRINTABLE, MACHINE = 0, 1


class ExportDialog(DialogFrame):
    """Signals: place_requested(form: PRINTABLE or MACHINE); stop_requested(), while it is being written."""

    place_requested = Signal(int)
    stop_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "download", _SIZE)
        self._what = TextLabel(wrap=True)
        self.forms = ChoiceCards(
            (
                CardWords(
                    title=self.tr("To read or print"),
                    text=self.tr("A page (HTML) that any browser shows and prints."),
                    tag=self.tr("For the patient"),
                ),
                CardWords(
                    title=self.tr("For another program"),
                    text=self.tr("A JSON file with everything, its keys explained in it."),
                ),
            ),
            self.tr("Form of the copy"),
        )
        self._files = TextLabel(
            self.tr(
                "Photos and files are listed in it. The files themselves are saved from the"
                " conversation, with “Save as…”."
            ),
            wrap=True,
            tone="muted",
        )
        self._warning = InfoBox(
            self.tr(
                "The file is not encrypted: whoever has it can read it. Give it to the patient"
                " only, and do not leave it on a shared folder."
            ),
            warning=True,
        )
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._state = TextLabel(role="meta", tone="muted")
        self._problem = FieldMessage()
        self._cancel = PushButton(self.tr("Cancel"), kind="ghost")
        self.save = ConfirmButton(self.tr("Choose where…"), icon="folder-open", keys="Ctrl Enter")
        self._is_busy = False
        self._build()
        self._cancel.clicked.connect(self._on_cancel)
        self.save.clicked.connect(self._on_save)
        self.confirm_requested.connect(self._on_save)
        self.dismissed.connect(self._on_dismissed)

    def open_for(self, name: str, found: Belonging) -> None:
        """Ask how the copy of this patient should be."""
        self.set_title(self.tr("Copy of the data"), name)
        self._what.setText(
            self.tr(
                "Everything kept of this person: the record, consents, {messages} with their hours"
                " and states, internal notes, AI drafts, what left for the AI, and who did what with"
                " the data."
            ).format(messages=wording_count.messages(found.messages))
        )
        self.forms.choose(PRINTABLE)
        self._set_busy(busy=False)
        self._problem.show_sentence("")
        self.open(self.forms.cards[PRINTABLE])

    def show_progress(self, done: int, of: int) -> None:
        """So many messages are written."""
        self._set_busy(busy=True)
        self._bar.setMaximum(max(of, 1))
        self._bar.setValue(done if of else 1)
        words = self.tr("{done} of {messages}")
        self._state.setText(words.format(done=done, messages=wording_count.messages(of)))

    def show_problem(self, sentence: str) -> None:
        """Nothing was written."""
        self._set_busy(busy=False)
        self._problem.show_sentence(sentence)
        announcing.say(self.card, sentence, is_urgent=True)

    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._is_busy

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        parts = (self._what, self._files, self.forms, self._warning, self._problem)
        for widget in parts:
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._state)
        column.addWidget(self._bar)
        self.set_body(body)
        self.add_hint(("Esc",), self.tr("close"))
        self.add_button(self._cancel)
        self.add_button(self.save)

    def _set_busy(self, *, busy: bool) -> None:
        if busy and not self._is_busy:
            self._cancel.setFocus()
        self._is_busy = busy
        self._bar.setVisible(busy)
        self._state.setVisible(busy)
        self.save.setEnabled(not busy)
        self.forms.setEnabled(not busy)
        self._cancel.set_words(self.tr("Stop") if busy else self.tr("Cancel"))
        if busy:
            self._problem.show_sentence("")

    def _on_save(self) -> None:
        if not self._is_busy:
            self.place_requested.emit(self.forms.current())

    def _on_cancel(self) -> None:
        if self._is_busy:
            self.stop_requested.emit()
            self._set_busy(busy=False)
        else:
            self.dismiss()

    def _on_dismissed(self) -> None:
        if self._is_busy:
            self.stop_requested.emit()
