"""A person of the clinic: to add one, to give another name, role or PIN."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.person import Person, Role
from aura_desktop.errors import InputError
from aura_desktop.ui import wording_people
from aura_desktop.ui.announcing import say
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.named_line import NamedLine
from aura_desktop.ui.widgets.pin_field import PinField
from aura_desktop.ui.widgets.segmented_control import SegmentedControl

_ROLES = (Role.ADMINISTRATOR, Role.FRONT_DESK)
_WIDTH = 520
_HEIGHTS = {"add": 536, "change": 372, "pin": 332, "own_pin": 410}


class PersonDialog(DialogFrame):
    """It stays open until `finish` or `show_problem` answers; whenever it closes, PINs are gone from it.

    Signals: add_requested(name, Role, pin); change_requested(Person, name, Role);
    pin_requested(Person, pin, old pin).
    """

    add_requested = Signal(str, object, str)
    change_requested = Signal(object, str, object)
    pin_requested = Signal(object, str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "contact-round", QSize(_WIDTH, _HEIGHTS["add"]))
        self._person: Person | None = None
        self._kind = "add"
        self.name = NamedLine(self.tr("Name"))
        words = [("", wording_people.role_words(role)) for role in _ROLES]
        self.role = SegmentedControl(words, self.tr("Role"))
        self._role_words = TextLabel(role="meta", tone="subtle", wrap=True)
        self.old = PinField(self.tr("Your PIN until now"))
        self.pin = PinField(self.tr("PIN"))
        self.again = PinField(self.tr("The same PIN once more"))
        self._cancel = PushButton(self.tr("Cancel"), kind="ghost")
        self.done = ConfirmButton(self.tr("Save"), icon="check", keys="Enter")
        self._build()
        self._cancel.clicked.connect(self.dismiss)
        self.done.clicked.connect(self._confirm)
        self.confirm_requested.connect(self._confirm)
        self.dismissed.connect(self._forget)
        self.role.chosen.connect(self._show_role)
        for field in (self.name, self.old, self.pin, self.again):
            field.editor.returnPressed.connect(self._confirm)
            field.editor.textEdited.connect(self._on_edited)

    def open_new(self, *, is_first: bool) -> None:
        """A new person; the first one is an administrator."""
        self._person = None
        self.name.editor.clear()
        self.role.choose(0 if is_first else 1)
        self.role.setEnabled(not is_first)
        self.set_title(self.tr("Add a person"))
        self._show("add", self.name.editor)

    def open_change(self, person: Person) -> None:
        """Name and role of somebody."""
        self._person = person
        self.name.editor.setText(person.name)
        self.role.choose(0 if person.role is Role.ADMINISTRATOR else 1)
        self.role.setEnabled(True)
        self.set_title(self.tr("Change a person"), person.name)
        self._show("change", self.name.editor)

    def open_pin(self, person: Person, *, is_own: bool) -> None:
        """A new PIN; one's own asks for the one until now."""
        self._person = person
        title = self.tr("Change my PIN") if is_own else self.tr("Give a new PIN")
        self.set_title(title, person.name)
        self._show("own_pin" if is_own else "pin", (self.old if is_own else self.pin).editor)

    def show_problem(self, error: InputError) -> None:
        """Say at its field why this cannot be."""
        fields = {"name": self.name, "pin": self.pin, "old_pin": self.old}
        field = fields.get(error.field, self.name if self._has_name() else self.pin)
        self._say(field, wording_people.problem_sentence(error))
        self.done.setEnabled(True)

    def finish(self) -> None:
        super().finish()
        self._forget()

    def _has_name(self) -> bool:
        return self._kind in {"add", "change"}

    def _show(self, kind: str, focus: QWidget) -> None:
        self._kind = kind
        self._forget()
        for part in (self.name, self._role_box):
            part.setVisible(self._has_name())
        self.old.setVisible(kind == "own_pin")
        for part in (self.pin, self.again):
            part.setVisible(kind != "change")
        self.pin.set_label(self.tr("New PIN") if "pin" in kind else self.tr("PIN"))
        self._show_role()
        self._on_edited()
        self.set_size(QSize(_WIDTH, _HEIGHTS[kind]))
        self.open(focus)

    def _show_role(self) -> None:
        self._role_words.setText(
            self.tr(
                "May do everything; only administrators see to people, keys, how long data is kept,"
                " and what is erased or restored."
            )
            if self.role.current() == 0
            else self.tr("Reads and answers. People, keys and deleting are left to administrators.")
        )

    def _build(self) -> None:
        self._role_box = QWidget()
        roles = QVBoxLayout(self._role_box)
        roles.setContentsMargins(0, 0, 0, 0)
        roles.setSpacing(6)
        roles.addWidget(TextLabel(self.tr("Role"), role="uiStrong"))
        roles.addWidget(self.role)
        roles.addWidget(self._role_words)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(14)
        for part in (self.name, self._role_box, self.old, self.pin, self.again):
            column.addWidget(part)
        column.addStretch(1)
        self.pin.set_helper(self.tr("4 to 8 figures, and not 0000 or 1234."))
        self.set_body(body)
        self.add_button(self._cancel)
        self.add_button(self.done)

    def _on_edited(self) -> None:
        for field in (self.name, self.old, self.pin, self.again):
            field.show_problem("")
        self.done.setEnabled(True)

    def _say(self, field: NamedLine, sentence: str) -> None:
        field.show_problem(sentence)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        say(field.editor, sentence, is_urgent=True)

    def _forget(self) -> None:
        for field in (self.old, self.pin, self.again):
            field.take()

    def _confirm(self) -> None:
        if not self.done.isEnabled():
            return
        if self._kind != "change" and self.pin.editor.text() != self.again.editor.text():
            self.again.take()
            self._say(self.again, self.tr("The two are not the same."))
            return
        self.done.setEnabled(False)
        name, role = self.name.editor.text(), _ROLES[self.role.current()]
        if self._kind == "add":
            self.add_requested.emit(name, role, self.pin.editor.text())
        elif self._kind == "change":
            self.change_requested.emit(self._person, name, role)
        else:
            self.pin_requested.emit(self._person, self.pin.editor.text(), self.old.editor.text())
