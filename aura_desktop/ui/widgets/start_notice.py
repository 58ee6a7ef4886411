"""When the program cannot start its work: what is wrong, what to do, and two ways out."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.errors import AuraError, StoreError
from aura_desktop.ui import wording, wording_backup
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.fold import Fold

_LOST = frozenset({"damaged", "data_file_missing"})
RETRY, DEMO, QUIT, RESTORE = "retry", "demo", "quit", "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupOffer:
    """A good backup, and the newest message that can still be seen in the file it would replace."""

    made_at: datetime
    messages: int
    last_known_at: datetime | None
    now: datetime


class StartNotice(DialogFrame):
    """Covers the window until a person has chosen.

    Signals: chosen(str): RETRY, DEMO (not for data that does not open), RESTORE (where one is offered) or QUIT.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, error: AuraError, offer: BackupOffer | None = None) -> None:
        super().__init__(parent, "triangle-alert", QSize(640, 380) if offer else QSize(560, 330))
        store = isinstance(error, StoreError)
        self.set_title(
            self.tr("The data cannot be opened") if store else self.tr("The program cannot start")
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 20, 22, 12)
        column.setSpacing(10)
        column.addWidget(TextLabel(wording.error_sentence(error), role="body", wrap=True))
        if offer is not None:
            for words in self._offered(offer):
                column.addWidget(TextLabel(words, tone="muted", wrap=True))
        elif error.code not in _LOST:
            column.addWidget(
                TextLabel(self.tr("Your conversations are not lost."), tone="muted", wrap=True)
            )
        details = "\n".join(part for part in (error.code, error.detail) if part)
        column.addWidget(Fold(self.tr("Technical detail"), details))
        column.addStretch(1)
        self.set_body(body)
        leave = PushButton(self.tr("Close program"), kind="ghost")
        leave.clicked.connect(self._on_leave)
        self.add_button(leave)
        if not store:
            demo = PushButton(self.tr("Open the demo"))
            demo.clicked.connect(self._on_demo)
            self.add_button(demo)
        self._retry = PushButton(
            self.tr("Try again"), kind="" if offer else "primary", icon="rotate-cw"
        )
        self._retry.clicked.connect(self._on_retry)
        self.add_button(self._retry)
        self._first = self._retry
        self.dismissed.connect(self._on_leave)
        if offer is None:
            self.confirm_requested.connect(self._on_retry)
        else:
            self._add_restore(offer)

    def present(self) -> None:
        """Open it with the focus on the likeliest way out."""
        self.open(self._first)

    def _offered(self, offer: BackupOffer) -> tuple[str, ...]:
        """What would be gained and what lost."""
        made = wording_backup.when(offer.made_at, offer.now)
        has = self.tr("The backup of {time} is good: it holds %n message(s).", None, offer.messages)
        lost = self.tr(
            "What came after {time} is lost, unless it can still be read in the damaged file; WhatsApp "
            "does not send it again."
        )
        if offer.last_known_at is not None:
            lost = self.tr(
                "The last message that can be seen: {last}. What came after {time} and cannot be "
                "read any more is lost; WhatsApp does not send it again."
            ).replace("{last}", wording_backup.when(offer.last_known_at, offer.now))
        kept = self.tr(
            "Messages that waited to be sent stay as “We do not know if it arrived”. The damaged file is kept."
        )
        return has.replace("{time}", made), lost.replace("{time}", made), kept

    def _add_restore(self, offer: BackupOffer) -> None:
        made = wording_backup.when(offer.made_at, offer.now)
        words = self.tr("Restore the backup of {time}").format(time=made)
        self._first = PushButton(words, kind="primary", icon="history")
        self._first.clicked.connect(self._on_restore)
        self.add_button(self._first)
        self.confirm_requested.connect(self._on_restore)

    def _on_restore(self) -> None:
        self._choose(RESTORE)

    def _on_retry(self) -> None:
        self._choose(RETRY)

    def _on_demo(self) -> None:
        self._choose(DEMO)

    def _on_leave(self) -> None:
        self._choose(QUIT)

    def _choose(self, choice: str) -> None:
        self.finish()
        self.chosen.emit(choice)
