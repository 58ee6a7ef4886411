"""The audit trail: who did what, and to whose data. It holds no content: codes, counts and numbers of rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from aura_desktop.domain.ids import ContactId


class Action(StrEnum):
    """What was done; the stored word. A stored word that is not listed reads as UNKNOWN."""

    SIGNED_IN = "signed_in"
    LOCKED = "locked"
    PIN_WRONG = "pin_wrong"
    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_RETIRED = "person_retired"
    PIN_CHANGED = "pin_changed"
    CONSENT_RECORDED = "consent_recorded"
    DATA_EXPORTED = "data_exported"
    DATA_ERASED = "data_erased"
    RETENTION_CHANGED = "retention_changed"
    RETENTION_APPLIED = "retention_applied"
    BACKUP_MADE = "backup_made"
    BACKUP_RESTORED = "backup_restored"
    CEILING_CHANGED = "ceiling_changed"
    SETTING_CHANGED = "setting_changed"
    CONVERSATION_OPENED = "conversation_opened"
    MESSAGE_RESENT = "message_resent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """`person` is a name of the clinic's people, "" for the program itself; `detail` holds no content."""

    id: int
    at: datetime
    person: str
    action: Action
    contact_id: ContactId | None = None
    subject: str = ""
    detail: Mapping[str, str | int] = field(default_factory=dict)
