"""What the clinic writes about a patient: name, labels, notes; joined with the panel."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from aura_desktop.domain.conversation import Conversation
from aura_desktop.domain.ids import ContactId
from aura_desktop.services.patients import Patients
from aura_desktop.ui.pages.chat_layout import ChatLayout
from aura_desktop.ui.tasks import Tasks


class PatientBook(QObject):
    """`current` is the conversation that is open."""

    def __init__(
        self,
        chat: ChatLayout,
        patients: Patients,
        tasks: Tasks,
        current: Callable[[], Conversation | None],
    ) -> None:
        super().__init__(chat)
        self._patients = patients
        self._tasks = tasks
        self._current = current
        chat.panel.rename_requested.connect(self._on_rename_requested)
        chat.panel.labels_changed.connect(self._on_labels_changed)
        chat.panel.note_requested.connect(self._on_note_requested)

    def _on_rename_requested(self, name: str) -> None:
        if (conversation := self._current()) is not None:
            contact_id = ContactId(conversation.contact.id)
            self._tasks.spawn(self._patients.rename_contact(contact_id, name))

    def _on_labels_changed(self, labels: object) -> None:
        if (conversation := self._current()) is not None and isinstance(labels, tuple):
            self._tasks.spawn(self._patients.set_labels(conversation.id, labels))

    def _on_note_requested(self, body: str) -> None:
        if (conversation := self._current()) is not None:
            self._tasks.spawn(self._patients.add_note(conversation.id, body))
