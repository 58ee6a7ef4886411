"""The services that pages are given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from aura_desktop.services.audit_trail import AuditTrail
from aura_desktop.services.conversations import Conversations
from aura_desktop.services.feed import Feed
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.media import InboundMedia
from aura_desktop.services.notices import Notices
from aura_desktop.services.patients import Patients
from aura_desktop.services.people import People
from aura_desktop.services.sending import Sending
from aura_desktop.services.settings import Settings
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.status import Status
from aura_desktop.services.templates import Templates
from aura_desktop.services.vault import Vault

if TYPE_CHECKING:
    # Loaded after the inbox, with what needs them.
    from aura_desktop.services.absence import Absences
    from aura_desktop.services.consents import Consents
    from aura_desktop.services.erasing import Erasing
    from aura_desktop.services.history import History
    from aura_desktop.services.line.keeper import LineKeeper
    from aura_desktop.services.patient_export import PatientExport


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientRights:
    """What a patient may ask of the clinic about data: consents, a copy, erasure."""

    consents: "Consents"
    export: "PatientExport"
    erasing: "Erasing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the pages are given; each page takes only its own.

    `line` is None in the demo, and until Core serves.
    """

    feed: Feed
    conversations: Conversations
    patients: Patients
    sending: Sending
    templates: Templates
    settings: Settings
    media: InboundMedia
    notices: Notices
    status: Status
    link_health: LinkHealth
    line: "LineKeeper | None"
    absences: "Absences"
    history: "History"
    rights: "PatientRights"
    book: SetupBook
    vault: Vault
    people: People
    audit_trail: AuditTrail
    clock: Callable[[], datetime]
