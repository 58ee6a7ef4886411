"""Things a person should see that are no message of a patient."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class NoticeKind(StrEnum):
    """UNREADABLE: a signed delivery that is no JSON. REJECTED_ITEM: an update that could not be stored.
    ACCOUNT: what Meta says of account, number, templates. UPDATE: a webhook field we do not know. BACKUP: of the data
    file and its backups; `event` is a backup's moment or empty."""

    UNREADABLE = "unreadable"
    REJECTED_ITEM = "rejected_item"
    ACCOUNT = "account"
    UPDATE = "update"
    BACKUP = "backup"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`field` is Meta's webhook field, `event` its event word; `raw` is what came, for support."""

    id: int
    kind: NoticeKind
    at: datetime
    field: str = ""
    event: str = ""
    code: str = ""
    detail: str = ""
    raw: str = ""
    seen: bool = False
