"""Consents, copies and erasure of the patient whose conversation is open."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from aura_desktop.domain.consent import NewConsent, standing
from aura_desktop.domain.conversation import Contact
from aura_desktop.domain.erasure import Receipt
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.patient_json import JsonForm
from aura_desktop.errors import AuraError, InputError, UnavailableError
from aura_desktop.files import take_place
from aura_desktop.ui import patient_print, wording, wording_rights, wording_time
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages.chat import ChatPage
from aura_desktop.ui.pages.health_files import choose_file
from aura_desktop.ui.services import PatientRights
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.consent_dialog import ConsentDialog
from aura_desktop.ui.widgets.erase_dialog import EraseDialog
from aura_desktop.ui.widgets.export_dialog import MACHINE, ExportDialog
from aura_desktop.ui.widgets.toast import ToastStack


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsDesk:
    """What the joining needs of the window."""

    tasks: Tasks
    toasts: ToastStack
    bridge: FeedBridge
    clock: Callable[[], datetime]
    clinic: Callable[[], str]


class PatientRightsPage(QObject):
    """Signals: erased(ContactId), once nothing of a patient is left."""

    erased = Signal(object)

    def __init__(self, chat: ChatPage, rights: PatientRights, desk: RightsDesk) -> None:
        super().__init__(chat)
        self._chat = chat
        self._rights = rights
        self._desk = desk
        self._tasks = desk.tasks
        self._contact: Contact | None = None
        self._receipt: Receipt | None = None
        self._consents: ConsentDialog | None = None
        self._export: ExportDialog | None = None
        self._erase: EraseDialog | None = None
        self._writing: asyncio.Task[int] | None = None
        section = chat.panel.rights
        section.consents_requested.connect(self._on_consents_requested)
        section.export_requested.connect(self._on_export_requested)
        section.erase_requested.connect(self._on_erase_requested)
        chat.opened.connect(self._on_opened)
        desk.bridge.conversations_changed.connect(self._on_conversations_changed)
        self._refresh()

    # consents

    def _on_opened(self) -> None:
        self._refresh()

    def _on_conversations_changed(self, ids: object) -> None:
        if isinstance(ids, frozenset) and self._chat.current_id() in ids:
            self._refresh()

    def _refresh(self) -> None:
        conversation = self._chat.conversation()
        if conversation is not None:
            self._tasks.latest("consents", self._show(conversation.contact.id))

    async def _show(self, contact_id: ContactId) -> None:
        consents = await self._rights.consents.of(contact_id)
        conversation = self._chat.conversation()
        if conversation is not None and conversation.contact.id == contact_id:
            self._chat.panel.rights.set_consents(standing(consents), self._desk.clock())

    def _on_consents_requested(self) -> None:
        if (contact := self._take()) is not None:
            self._tasks.latest("rights", self._open_consents(contact))

    async def _open_consents(self, contact: Contact) -> None:
        consents = await self._rights.consents.of(contact.id)
        words = await self._rights.consents.wordings()
        if self._consents is None:
            self._consents = ConsentDialog(self._chat.window())
            self._consents.record_requested.connect(self._on_record_requested)
        name = wording.contact_name(contact)
        self._consents.open_for(name, consents, words, self._desk.clock())

    def _on_record_requested(self, new: NewConsent) -> None:
        if self._contact is not None:
            self._tasks.latest("record consent", self._record(self._contact.id, new))

    async def _record(self, contact_id: ContactId, new: NewConsent) -> None:
        dialog = self._consents
        assert dialog is not None
        try:
            await self._rights.consents.record(contact_id, new)
        except InputError as error:
            dialog.show_problem(wording.error_sentence(error))
            return
        dialog.show_history(await self._rights.consents.of(contact_id), self._desk.clock())
        words = wording_rights.effect_words(new.kind, given=new.given)
        self._desk.toasts.show_toast(self.tr("Written down"), words, icon="check")
        await self._show(contact_id)

    # a copy

    def _on_export_requested(self) -> None:
        if (contact := self._take()) is not None:
            self._tasks.latest("rights", self._open_export(contact))

    async def _open_export(self, contact: Contact) -> None:
        found = await self._rights.erasing.look(contact.id)
        if self._export is None:
            self._export = ExportDialog(self._chat.window())
            self._export.place_requested.connect(self._on_place_requested)
            self._export.stop_requested.connect(self._on_stop_requested)
        self._export.open_for(wording.contact_name(contact), found)

    def _on_place_requested(self, form: int) -> None:
        contact = self._contact
        if contact is None:
            return
        # Without the name: files are seen by others.
        day = f"{wording_time.local(self._desk.clock()):%Y-%m-%d}"
        who = self.tr("patient")
        ending = JsonForm.suffix if form == MACHINE else patient_print.PrintForm.suffix
        choose_file(
            self._chat,
            self.tr("Save the copy"),
            f"aura-{who}-{contact.id}-{day}{ending}",
            lambda path: self._tasks.latest("export", self._save(contact.id, path, form)),
        )

    async def _save(self, contact_id: ContactId, path: Path, form: int) -> None:
        dialog = self._export
        assert dialog is not None
        shape = JsonForm() if form == MACHINE else patient_print.PrintForm(self._desk.clinic())
        saving = self._rights.export.save(contact_id, path, shape, dialog.show_progress)
        self._writing = asyncio.ensure_future(saving)
        try:
            await self._writing
        except asyncio.CancelledError:
            self._desk.toasts.show_toast(self.tr("Stopped"), self.tr("No file was written"))
            raise
        except AuraError as error:
            dialog.show_problem(wording.error_sentence(error))
        else:
            dialog.finish()
            self._desk.toasts.show_toast(self.tr("Copy saved"), str(path.parent), icon="check")
        finally:
            self._writing = None

    def _on_stop_requested(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    # erasure

    def _on_erase_requested(self) -> None:
        if (contact := self._take()) is not None:
            self._tasks.latest("rights", self._open_erase(contact))

    async def _open_erase(self, contact: Contact) -> None:
        found = await self._rights.erasing.look(contact.id)
        if self._erase is None:
            self._erase = EraseDialog(self._chat.window())
            self._erase.erase_requested.connect(self._on_erase_confirmed)
            self._erase.copy_requested.connect(self._on_copy_requested)
            self._erase.print_requested.connect(self._on_print_requested)
        can_renew = self._rights.erasing.renew_backups is not None
        self._erase.open_for(wording.contact_name(contact), found, can_renew=can_renew)

    def _on_erase_confirmed(self, renew: bool) -> None:
        if self._contact is not None:
            self._tasks.spawn(self._carry_out(self._contact.id, renew=renew))

    async def _carry_out(self, contact_id: ContactId, *, renew: bool) -> None:
        dialog, erasing = self._erase, self._rights.erasing
        assert dialog is not None
        try:
            receipt = await erasing.erase(contact_id)
        except AuraError as error:
            dialog.show_problem(wording.error_sentence(error))
            return
        self._receipt, self._contact = receipt, None
        conversation = self._chat.conversation()
        if conversation is not None and conversation.contact.id == contact_id:
            self._chat.forget()
        self.erased.emit(contact_id)
        if dialog.is_open():
            # Also under the curtain: whoever comes back finds the receipt, not a question that waits for ever.
            dialog.show_receipt(receipt)
        else:
            self._desk.toasts.show_toast(self.tr("Erased for good"), receipt.receipt, icon="check")
        if renew and erasing.renew_backups is not None:
            await erasing.renew_backups(receipt.person)

    def _on_copy_requested(self) -> None:
        if self._receipt is not None:
            words = wording_rights.receipt_text(self._receipt, self._desk.clinic())
            QGuiApplication.clipboard().setText(words)
            self._desk.toasts.show_toast(self.tr("Receipt copied"), icon="check")

    def _on_print_requested(self) -> None:
        receipt = self._receipt
        if receipt is None:
            return
        page = patient_print.receipt_page(receipt, self._desk.clinic())
        choose_file(
            self._chat,
            self.tr("Save the receipt"),
            f"aura-{receipt.receipt}.html",
            lambda path: self._tasks.latest("receipt", self._save_page(path, page)),
        )

    async def _save_page(self, path: Path, page: str) -> None:
        await asyncio.to_thread(_write, path, page)
        self._desk.toasts.show_toast(self.tr("Receipt saved"), str(path.parent), icon="check")

    def _take(self) -> Contact | None:
        """Whom the dialogs are about until they close: another conversation may be opened meanwhile."""
        conversation = self._chat.conversation()
        self._contact = None if conversation is None else conversation.contact
        return self._contact


def _write(path: Path, page: str) -> None:
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(page, encoding="utf-8")
        take_place(part, path)
    except OSError as error:
        raise UnavailableError("file_not_written") from error
