"""The dialog that erases a patient for good, and the receipt it leaves."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from aura_desktop.domain.erasure import Receipt
from aura_desktop.domain.patient_file import Belonging
from aura_desktop.ui import announcing, theme, wording_count, wording_rights, wording_time
from aura_desktop.ui.widgets.controls import PushButton, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.counted_field import FieldMessage
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.named_line import NamedLine

_SIZE = QSize(600, 510)


class EraseQuestion(QWidget):
    """What goes, what that means, and the word that confirms it. Signals: changed()."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._what = TextLabel(wrap=True, role="bodyStrong")
        self._parts = TextLabel(wrap=True)
        self.confirm = NamedLine(self.tr("To confirm"))
        self.confirm.editor.textChanged.connect(self.changed)
        self.renew = QCheckBox(self.tr("Replace the backups now"))
        self.problem = FieldMessage()
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        for widget in (
            self._what,
            self._parts,
            InfoBox(
                self.tr(
                    "This cannot be undone. If the law obliges you to keep the patient's file, make"
                    " a copy first. Whoever writes again later is a new patient."
                ),
                warning=True,
            ),
            InfoBox(
                self.tr(
                    "Backups made before today still hold this patient until newer ones have"
                    " replaced them. If one is restored, the patient is erased again."
                )
            ),
            self.renew,
            self.confirm,
            self.problem,
        ):
            column.addWidget(widget)
        column.addStretch(1)

    def begin(self, name: str, found: Belonging, *, can_renew: bool) -> None:
        """Ask about this patient."""
        self._name = name
        self._what.setText(self.tr("Everything of {name} goes, for good:").format(name=name))
        self._parts.setText(" · ".join(_parts(found)))
        self.confirm.set_helper(self._helper())
        self.confirm.editor.clear()
        self.renew.setVisible(can_renew)
        self.renew.setChecked(can_renew)
        self.problem.show_sentence("")

    def is_confirmed(self) -> bool:
        """Whether the name, or the word, is typed."""
        typed = " ".join(self.confirm.editor.text().split()).casefold()
        words = {self.tr("ERASE").casefold(), " ".join(self._name.split()).casefold()}
        return bool(typed) and typed in words

    def _helper(self) -> str:
        words = self.tr("Write {name}, or the word {word}.")
        return words.format(name=self._name, word=self.tr("ERASE"))


class ReceiptSheet(QWidget):
    """What is left: a number and counts."""

    def __init__(self) -> None:
        super().__init__()
        self._number = TextLabel(role="title")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts = TextLabel(tone="muted", wrap=True)
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, theme.current().px(190))
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(TextLabel(self.tr("Receipt"), role="uiStrong", tone="subtle"))
        for widget in (self._number, self._facts, self._table):
            column.addWidget(widget)
        column.addWidget(
            InfoBox(
                self.tr(
                    "The receipt holds nothing of the patient. It stays in Settings, under Data of"
                    " patients."
                )
            )
        )
        column.addStretch(1)

    def show_receipt(self, receipt: Receipt) -> None:
        """This one."""
        self._number.setText(receipt.receipt)
        self._number.setAccessibleName(receipt.receipt)
        at = f"{wording_time.local(receipt.at):%d-%m-%Y %H:%M}"
        self._facts.setText(" · ".join(filter(None, (at, receipt.person))))
        clear_layout_of(self._table)
        for place, (name, number) in enumerate(wording_rights.count_lines(receipt.counts)):
            for column, label in enumerate((TextLabel(name, tone="muted"), TextLabel(number))):
                self._grid.addWidget(label, place, column)
                label.show()


class EraseDialog(DialogFrame):
    """Two questions, then the receipt.

    Signals: erase_requested(renew: bool), after both; copy_requested(), print_requested() of the receipt.
    """

    erase_requested = Signal(bool)
    copy_requested = Signal()
    print_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "trash-2", _SIZE)
        self.question = EraseQuestion()
        self.receipt = ReceiptSheet()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.question)
        self._stack.addWidget(self.receipt)
        self.set_body(self._stack)
        self.cancel = PushButton(self.tr("Cancel"))
        self.erase = PushButton(self.tr("Erase for good"), kind="danger")
        self.copy = PushButton(self.tr("Copy receipt"), icon="copy")
        self.print = PushButton(self.tr("Save to print…"), icon="file-text")
        self.done = PushButton(self.tr("Close"))
        for button in (self.cancel, self.erase, self.copy, self.print, self.done):
            self.add_button(button)
        self._is_second = False
        self.cancel.clicked.connect(self.dismiss)
        self.done.clicked.connect(self.dismiss)
        self.erase.clicked.connect(self._on_erase)
        self.copy.clicked.connect(self.copy_requested)
        self.print.clicked.connect(self.print_requested)
        self.question.changed.connect(self._on_changed)

    def open_for(self, name: str, found: Belonging, *, can_renew: bool) -> None:
        """Ask about this patient; the keyboard is on what does no harm."""
        self.set_title(self.tr("Erase for good"), name)
        self.question.begin(name, found, can_renew=can_renew)
        self._show_step(self.question)
        self._on_changed()
        self.open(self.cancel)

    def show_problem(self, sentence: str) -> None:
        """Nothing was erased."""
        self._set_busy(busy=False)
        self.question.problem.show_sentence(sentence)
        announcing.say(self.card, sentence, is_urgent=True)

    def show_receipt(self, receipt: Receipt) -> None:
        """It is done."""
        self.set_title(self.tr("Erased for good"))
        self.receipt.show_receipt(receipt)
        self._show_step(self.receipt)
        self._set_busy(busy=False)
        if self.isVisible():
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            # Under the curtain: who types a PIN there keeps the keyboard.
            self._focus_inside = self.done
        announcing.say(self.card, self.tr("Erased for good"))

    def _show_step(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        asks = step is self.question
        for button in (self.cancel, self.erase):
            button.setVisible(asks)
        for button in (self.copy, self.print, self.done):
            button.setVisible(not asks)

    def _on_changed(self) -> None:
        self._is_second = False
        self.erase.set_words(self.tr("Erase for good"))
        self.erase.setEnabled(self.question.is_confirmed())
        self.question.problem.show_sentence("")

    def _on_erase(self) -> None:
        if not self._is_second:
            # Once more; the keyboard goes to what does no harm: a second Enter must not do it.
            self._is_second = True
            self.erase.set_words(self.tr("Yes, erase for good"))
            words = self.tr("Last question: erase everything of this patient now?")
            self.question.problem.show_sentence(words, "warning")
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
            announcing.say(self.card, words, is_urgent=True)
            return
        self._set_busy(busy=True)
        self.question.problem.show_sentence(self.tr("Erasing…"), "subtle")
        renew = self.question.renew
        self.erase_requested.emit(renew.isVisibleTo(self.question) and renew.isChecked())

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self.erase, self.cancel, self.question.confirm, self.question.renew):
            widget.setEnabled(not busy)


def _parts(found: Belonging) -> Sequence[str]:
    parts = [wording_count.messages(found.messages)]
    if found.media:
        parts.append(wording_count.files(found.media))
    if found.notes:
        parts.append(wording_count.notes(found.notes))
    if found.drafts:
        parts.append(wording_count.drafts(found.drafts))
    if found.consents:
        parts.append(wording_count.consents(found.consents))
    if found.since is not None:
        parts.append(wording_rights.since_words(found.since))
    return parts
