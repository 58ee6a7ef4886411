"""The lock screen: who is it, and their PIN. It knows people's names and how many wait, and nothing of patients."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.person import Person, PersonId, Role
from aura_desktop.ui import theme, wording_people
from aura_desktop.ui.announcing import say
from aura_desktop.ui.widgets.brand import BRAND_LEFT, Brand
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.person_button import PersonCard
from aura_desktop.ui.widgets.pin_field import PinField
from aura_desktop.ui.widgets.wizard_chrome import quiet_scroll

_RAIL, _FORM, _COLUMNS = 300, 690, 3
_TICK_MS = 250


class _Side(QWidget):
    """The dark side: brand, and what goes on meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._note = TextLabel(
            self.tr("Conversations are covered. Messages still arrive and leave."),
            role="meta",
            wrap=True,
        )
        lock = IconLabel("lock", size=16, ink="railText")
        lock.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addWidget(Brand())
        self._column.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(lock)
        self._foot.addWidget(self._note, 1)
        self._column.addLayout(self._foot)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = theme.current().px
        self.setFixedWidth(px(_RAIL))
        self._column.setContentsMargins(0, px(30), 0, px(28))
        self._foot.setContentsMargins(px(BRAND_LEFT - 2), px(8), px(24), 0)
        self._foot.setSpacing(px(8))
        palette = self._note.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.current().color("railText"))
        self._note.setPalette(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = theme.current(), QPainter(self)
        painter.fillRect(self.rect(), colors.color("rail"))
        if colors.color("rail") == colors.color("surface"):
            painter.fillRect(self.width() - 1, 0, 1, self.height(), colors.color("border"))


class LockScreen(QWidget):
    """Signals: person_chosen(PersonId); pin_entered(PersonId, pin), new_pin_entered(PersonId, pin);
    silence_requested().
    """

    person_chosen = Signal(int)
    pin_entered = Signal(int, str)
    new_pin_entered = Signal(int, str)
    silence_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Locked"))
        self._cards: list[PersonCard] = []
        self._shown: list[tuple[PersonId, str, Role, bool]] = []
        self._group = QButtonGroup(self)
        self._waits_s = 0.0
        self._title = TextLabel(self.tr("Who is at the desk?"), role="hero", wrap=True)
        self._lead = TextLabel(role="body", tone="muted", wrap=True)
        self._grid_box = QWidget()
        self._grid = QGridLayout(self._grid_box)
        self.pin = PinField(self.tr("PIN"))
        self.again = PinField(self.tr("The same PIN once more"))
        self.enter = PushButton(self.tr("Come in"), kind="primary", icon="arrow-right")
        self.enter.setProperty("large", True)
        self._alarm = TextLabel(role="uiStrong", tone="error")
        self._alarm_icon = IconLabel("ear-off", size=16)
        self._alarm_icon.set_icon("ear-off", "danger")
        self.silence = PushButton(self.tr("Silence"), compact=True)
        self._waiting = TextLabel(tone="muted")
        self._waiting_icon = IconLabel("hourglass", size=16, ink="textMuted")
        self._tick = QTimer(self, interval=_TICK_MS)
        self._build()
        self._connect()
        self.set_waiting(0)
        self.show_alarm("", rings=False)
        self._show_form()

    def show_people(self, people: Sequence[Person], preferred: PersonId | None) -> None:
        """These may come in; `preferred` is chosen already, or the only one."""
        shown = [(each.id, each.name, each.role, each.has_pin) for each in people]
        if shown == self._shown and self._cards:
            return
        was = self.chosen()
        self._shown = shown
        for card in self._cards:
            self._group.removeButton(card)
        clear_layout_of(self._grid_box)
        self._cards = [PersonCard(person) for person in people]
        for place, card in enumerate(self._cards):
            self._group.addButton(card, card.person.id)
            self._grid.addWidget(card, *divmod(place, _COLUMNS))
            card.show()
        wanted = was.id if was is not None else preferred
        if wanted is None and len(people) == 1:
            wanted = people[0].id
        if wanted is not None and (found := self._group.button(wanted)) is not None:
            found.setChecked(True)
        self._show_form()

    def chosen(self) -> Person | None:
        """Whose PIN is asked for."""
        card = self._group.checkedButton()
        return card.person if isinstance(card, PersonCard) else None

    def choose_nobody(self) -> None:
        """Somebody else shall come in."""
        self._group.setExclusive(False)
        for card in self._cards:
            card.setChecked(False)
        self._group.setExclusive(True)
        self._show_form()

    def set_waiting(self, count: int) -> None:
        """How many conversations wait for an answer; never whose."""
        words = self.tr("%n conversation(s) wait for an answer", None, count) if count else ""
        self._waiting.setText(words)
        self._waiting.setVisible(bool(count))
        self._waiting_icon.setVisible(bool(count))

    def show_alarm(self, words: str, *, rings: bool) -> None:
        """What is wrong with the line, "" for nothing, and whether there is something to silence."""
        if words != self._alarm.text():
            say(self, words, is_urgent=True)
        self._alarm.setText(words)
        for part in (self._alarm, self._alarm_icon):
            part.setVisible(bool(words))
        self.silence.setVisible(bool(words) and rings)

    def take_keyboard(self) -> None:
        """To the PIN, or to the people while nobody is chosen."""
        if self.pin.isVisibleTo(self) and self.pin.editor.isEnabled():
            self.pin.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._cards:
            card = self._group.checkedButton() or self._cards[0]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Why nobody comes in; "" when nothing is wrong."""
        self.set_busy(busy=False)
        self.pin.show_problem(sentence)
        say(self.pin.editor, sentence, is_urgent=True)
        self.take_keyboard()

    def show_wait(self, seconds: float) -> None:
        """Nothing can be typed for so long; it counts down by itself."""
        was_waiting, self._waits_s = self._waits_s > 0, seconds
        self.set_busy(busy=False)
        if seconds > 0:
            self.pin.show_problem(wording_people.wait_sentence(seconds))
            if not was_waiting:
                say(self.pin.editor, self.pin.message(), is_urgent=True)
            self._tick.start()
        elif was_waiting:
            self._tick.stop()
            self.pin.show_problem("")
            self.take_keyboard()

    def set_busy(self, *, busy: bool) -> None:
        """While a PIN is looked at nothing else can be tried."""
        usable = not busy and self._waits_s <= 0
        for part in (self.pin.editor, self.again.editor, self.enter):
            part.setEnabled(usable)

    def retire(self) -> None:
        """Nobody can come in here any more: the program ends or begins anew."""
        self._tick.stop()
        self._grid_box.hide()
        for part in (self.pin, self.again, self.enter, self._lead, self._title):
            part.hide()
        self.set_waiting(0)

    # building

    def _build(self) -> None:
        form = QWidget()
        self._column = QVBoxLayout(form)
        self._column.addStretch(2)
        for part in (self._title, self._lead, self._grid_box, self.pin, self.again):
            self._column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.enter)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(3)
        foot = QHBoxLayout()
        foot.addWidget(self._waiting_icon)
        foot.addWidget(self._waiting)
        foot.addStretch(1)
        foot.addWidget(self._alarm_icon)
        foot.addWidget(self._alarm)
        foot.addWidget(self.silence)
        self._column.addLayout(foot)
        holder = QWidget()
        middle = QHBoxLayout(holder)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(form, 1000)
        middle.addStretch(1)
        self._form = form
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(_Side())
        outer.addWidget(quiet_scroll(holder), 1)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = theme.current().px
        self._form.setMaximumWidth(px(_FORM) + 2 * px(44))
        self._column.setContentsMargins(px(44), px(32), px(44), px(28))
        self._column.setSpacing(px(14))
        self._grid.setContentsMargins(0, px(8), 0, px(8))
        self._grid.setSpacing(px(12))
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def _connect(self) -> None:
        self._group.idClicked.connect(self._on_chosen)
        self.enter.clicked.connect(self._on_enter)
        self.silence.clicked.connect(self.silence_requested)
        self.pin.editor.returnPressed.connect(self._on_enter)
        self.again.editor.returnPressed.connect(self._on_enter)
        self.pin.editor.textEdited.connect(self._on_edited)
        self._tick.timeout.connect(self._on_tick)

    # what can be done now

    def _show_form(self) -> None:
        person = self.chosen()
        is_new = person is not None and not person.has_pin
        if person is None:
            self._lead.setText(self.tr("Choose your name."))
        elif is_new:
            self._lead.setText(self.tr("Your PIN was reset. Choose a new one of 4 to 8 figures."))
        else:
            self._lead.setText(self.tr("Write your PIN and press Enter."))
        if person is not None:
            words = self.tr("New PIN of {name}") if is_new else self.tr("PIN of {name}")
            self.pin.set_label(words.format(name=person.name))
        self.pin.setVisible(person is not None)
        self.again.setVisible(is_new)
        self.enter.setVisible(person is not None)

    def _on_chosen(self, person_id: int) -> None:
        self.pin.take()
        self.again.take()
        self._waits_s = 0.0
        self._tick.stop()
        self.pin.show_problem("")
        self.again.show_problem("")
        self.set_busy(busy=False)
        self._show_form()
        self.take_keyboard()
        self.person_chosen.emit(person_id)

    def _on_edited(self) -> None:
        if self._waits_s <= 0:
            self.pin.show_problem("")
            self.again.show_problem("")

    def _on_enter(self) -> None:
        person = self.chosen()
        if person is None or not self.enter.isEnabled() or not self.pin.editor.text():
            return
        if person.has_pin:
            self.set_busy(busy=True)
            self.pin_entered.emit(person.id, self.pin.take())
        elif not self.again.editor.text() and self.pin.editor.hasFocus():
            self.again.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.again.editor.text() != self.pin.editor.text():
            self.again.take()
            self.again.show_problem(self.tr("The two are not the same."))
            self.again.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.again.take()
            self.set_busy(busy=True)
            self.new_pin_entered.emit(person.id, self.pin.take())

    def _on_tick(self) -> None:
        person = self.chosen()
        if person is not None:
            self.person_chosen.emit(person.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().color("surface"))
