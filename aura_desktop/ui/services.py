"""The services that pages are given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aura_desktop.services.conversations import Conversations
from aura_desktop.services.feed import Feed
from aura_desktop.services.link import LinkHealth
from aura_desktop.services.notices import Notices
from aura_desktop.services.patients import Patients
from aura_desktop.services.sending import Sending
from aura_desktop.services.settings import Settings
from aura_desktop.services.status import Status
from aura_desktop.services.templates import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the pages are given; each page takes only its own."""

    feed: Feed
    conversations: Conversations
    patients: Patients
    sending: Sending
    templates: Templates
    settings: Settings
    notices: Notices
    status: Status
    link_health: LinkHealth
    clock: Callable[[], datetime]
