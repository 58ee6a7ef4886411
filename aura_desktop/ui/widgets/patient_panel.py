"""The panel at the right: who the patient is, how to reach them, labels, notes, warnings."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.domain.conversation import Contact, Conversation, Label, service_window
from aura_desktop.domain.message import Message
from aura_desktop.domain.phone import for_reading
from aura_desktop.ui import theme, wording, wording_time
from aura_desktop.ui.delegates.message_text import one_line
from aura_desktop.ui.safe_words import isolated
from aura_desktop.ui.widgets.avatar import Avatar
from aura_desktop.ui.widgets.controls import (
    IconButton,
    IconLabel,
    TextLabel,
    divider,
)
from aura_desktop.ui.widgets.label_chips import LabelSection
from aura_desktop.ui.widgets.note_section import NoteSection
from aura_desktop.ui.widgets.rights_section import RightsSection


class FactRow(QWidget):
    """An icon, words, and perhaps a button to copy them."""

    def __init__(self, icon: str, copy_name: str = "", ink: str = "textMuted") -> None:
        super().__init__()
        self._words = TextLabel(wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(IconLabel(icon, ink=ink), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        if copy_name:
            button = IconButton("copy", copy_name)
            button.clicked.connect(self._on_copy)
            row.addWidget(button)
        self.hide()

    def set_words(self, words: str) -> None:
        """Show these; nothing hides the row."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.setVisible(bool(words))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words.text())


class WarningCard(QWidget):
    """Something to be careful about."""

    def __init__(self) -> None:
        super().__init__()
        self._words = TextLabel(tone="warning", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(IconLabel("shield-alert", ink="warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def set_words(self, words: str) -> None:
        """Show these; nothing hides the card."""
        self._words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("warningTint"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)


class NameField(QLineEdit):
    """Signals: dismissed, when Esc was pressed."""

    dismissed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


class PatientPanel(QFrame):
    """Signals: rename_requested(str), labels_changed(tuple[Label, ...]), note_requested(str)."""

    rename_requested = Signal(str)
    labels_changed = Signal(object)
    note_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "pane")
        self._contact: Contact | None = None
        self._avatar = Avatar(72)
        self._name = TextLabel(role="section", wrap=True)
        self._since = TextLabel(tone="subtle", wrap=True)
        self._edit = IconButton("pencil", self.tr("Change name"))
        self._field = NameField()
        self._field.setAccessibleName(self.tr("Name of the patient"))
        self._field.setMaxLength(120)
        self._field.hide()
        self._phone = FactRow("phone", self.tr("Copy number"))
        self._username = FactRow("at-sign", self.tr("Copy username"))
        self._window = FactRow("timer")
        self._opt_out = FactRow("megaphone-off")
        self._warning = WarningCard()
        self._labels = LabelSection()
        self._notes = NoteSection()
        self.rights = RightsSection()
        self._scroll = QScrollArea()
        self._build()
        self._connect()

    def show_conversation(
        self, conversation: Conversation, known: Sequence[Label], now: datetime
    ) -> None:
        """Everything known of the patient at `now`."""
        contact = conversation.contact
        if self._contact is None or contact.id != self._contact.id:
            self._close_field()
        self._contact = contact
        self._avatar.set_contact(contact, service_window(conversation.last_inbound_at, now))
        name = wording.contact_name(contact)
        self._name.setText(name)
        self._since.setText(self._since_words(contact))
        self._phone.set_words(for_reading(contact.phone) if contact.phone else "")
        self._username.set_words(f"@{contact.username}" if contact.username else "")
        self._window.set_words(self._window_words(conversation, now))
        opted_out = self.tr("Does not want promotions") if contact.marketing_opt_out else ""
        self._opt_out.set_words(opted_out)
        self._warning.set_words(self._identity_words(contact, now))
        self._labels.set_labels(conversation.labels, known)

    def show_notes(self, notes: Sequence[Message], now: datetime) -> None:
        """The notes of this conversation, newest first."""
        self._notes.set_notes(notes, now)

    def take_focus(self) -> None:
        """Put the keyboard focus on the first thing that can be done here."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to something of it."""
        self._scroll.ensureWidgetVisible(widget, 0, 20)

    def open_note(self) -> None:
        """Open the field for a new note."""
        self._notes.open_editor()

    def _since_words(self, contact: Contact) -> str:
        parts = []
        if contact.first_seen_at:
            month = wording_time.month_and_year(contact.first_seen_at)
            parts.append(self.tr("First contact {month}").format(month=month))
        if contact.profile_name and contact.profile_name != contact.name and contact.name:
            parts.append(
                self.tr("On WhatsApp: {name}").format(name=isolated(one_line(contact.profile_name)))
            )
        return "\n".join(parts)

    def _window_words(self, conversation: Conversation, now: datetime) -> str:
        window = service_window(conversation.last_inbound_at, now)
        if not window.is_open or window.closes_at is None:
            return self.tr("Window closed: only templates")
        closes = window.closes_at
        today = wording_time.local(closes).date() == wording_time.local(now).date()
        words = (
            self.tr("Free text until {time} today")
            if today
            else self.tr("Free text until {time} tomorrow")
        )
        return words.format(time=wording_time.clock(closes))

    def _identity_words(self, contact: Contact, now: datetime) -> str:
        if contact.identity_changed_at is None:
            return ""
        words = self.tr(
            "The number or account of this person changed on {date}. "
            "Make sure who it is before you share anything."
        )
        return words.format(date=wording_time.short_date(contact.identity_changed_at, now))

    def _names(self) -> QVBoxLayout:
        """The name with its pencil; what is known since when has the whole width below."""
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._name, 1)
        line.addWidget(self._field, 1)
        line.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch(1)
        names.addLayout(line)
        names.addWidget(self._since)
        names.addStretch(1)
        return names

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._avatar)
        head.addLayout(self._names(), 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._warning)
        facts = QVBoxLayout()
        facts.setSpacing(4)
        for row in (self._phone, self._username, self._window, self._opt_out):
            facts.addWidget(row)
        column.addLayout(facts)
        for section in (self._labels, self._notes, self.rights):
            column.addWidget(divider())
            column.addWidget(section)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        scroll.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _connect(self) -> None:
        self._edit.clicked.connect(self._open_field)
        self._field.returnPressed.connect(self._on_name_entered)
        self._field.dismissed.connect(self._close_field)
        self._labels.labels_changed.connect(self.labels_changed)
        self._notes.note_requested.connect(self.note_requested)

    def _open_field(self) -> None:
        self._field.setText(self._contact.name if self._contact else "")
        self._field.setPlaceholderText(self._contact.profile_name if self._contact else "")
        self._name.hide()
        self._since.hide()
        self._edit.hide()
        self._field.show()
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_field(self) -> None:
        had_focus = self._field.hasFocus()
        self._field.hide()
        self._name.show()
        self._since.show()
        self._edit.show()
        if had_focus:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_name_entered(self) -> None:
        name = " ".join(self._field.text().split())
        self._close_field()
        if self._contact is not None and name != self._contact.name:
            self.rename_requested.emit(name)
