"""The clinic's people in the settings: a row each, with what can be done to them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.person import Person, PersonId
from aura_desktop.ui import wording_people
from aura_desktop.ui.widgets.controls import (
    ElidedLabel,
    IconButton,
    PushButton,
    TextLabel,
    clear_layout_of,
)
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.person_button import PersonDisc
from aura_desktop.ui.widgets.settings_confirm import AskTwice


class PersonRow(QWidget):
    """Signals: change_requested(), pin_requested(), retire_requested()."""

    change_requested = Signal()
    pin_requested = Signal()
    retire_requested = Signal()

    def __init__(self, person: Person, *, is_current: bool) -> None:
        super().__init__()
        self.person = person
        name = ElidedLabel(role="bodyStrong")
        name.set_text(person.name)
        said = wording_people.role_words(person.role)
        if is_current:
            said = self.tr("{role} · signed in now").format(role=said)
        elif not person.has_pin:
            said = self.tr("{role} · chooses a new PIN next time").format(role=said)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(TextLabel(said, role="meta", tone="subtle"))
        change = IconButton("pencil", self.tr("Change {name}").format(name=person.name))
        pin = IconButton("key-round", self.tr("New PIN for {name}").format(name=person.name))
        retire = AskTwice(
            self.tr("Take off"),
            self.tr("They cannot sign in any more."),
            self.tr("Take {name} off the list").format(name=person.name),
            at_right=True,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(10)
        row.addWidget(PersonDisc(person))
        row.addLayout(words, 1)
        row.addWidget(retire)
        row.addWidget(change)
        row.addWidget(pin)
        change.clicked.connect(self.change_requested)
        pin.clicked.connect(self.pin_requested)
        retire.confirmed.connect(self.retire_requested)


class PeopleList(QWidget):
    """Signals: add_requested(); change_requested(Person), pin_requested(Person), retire_requested(Person)."""

    add_requested = Signal()
    change_requested = Signal(object)
    pin_requested = Signal(object)
    retire_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._invitation = InfoBox(
            self.tr(
                "Nobody is on the list, so nobody has to sign in. Begin with yourself, as an"
                " administrator: from then on the window locks with a PIN, and what is written"
                " carries a name."
            )
        )
        self._rows = QWidget()
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.add = PushButton(self.tr("Add a person"), icon="plus", compact=True)
        self.add.clicked.connect(self.add_requested)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(12)
        outer.addWidget(self._invitation)
        outer.addWidget(self._rows)
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_people(self, people: Sequence[Person], current: PersonId | None) -> None:
        """These, and who of them is signed in."""
        clear_layout_of(self._rows)
        layout = self._rows.layout()
        assert layout is not None
        for person in people:
            row = PersonRow(person, is_current=person.id == current)
            row.change_requested.connect(lambda each=person: self.change_requested.emit(each))
            row.pin_requested.connect(lambda each=person: self.pin_requested.emit(each))
            row.retire_requested.connect(lambda each=person: self.retire_requested.emit(each))
            layout.addWidget(row)
        self._invitation.setVisible(not people)
        self._rows.setVisible(bool(people))
