"""What WhatsApp told us, in the past tense."""

from dataclasses import dataclass
from datetime import datetime

from aura_desktop.domain.content import Content
from aura_desktop.domain.ids import JobId, PhoneNumberId, UserId, WabaId, WaId, Wamid
from aura_desktop.domain.message import Failure, MessageStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who a message is from (or, for an echo, to); at least one of wa_id and user_id is set."""

    wa_id: WaId | None = None
    user_id: UserId | None = None
    parent_user_id: UserId | None = None
    username: str | None = None
    profile_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessNumber:
    """The clinic's number an update belongs to."""

    phone_number_id: PhoneNumberId
    display_phone_number: str = ""
    waba_id: WabaId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReceived:
    """A patient wrote. `raw` is the message object as JSON text, kept for kinds we do not know."""

    number: BusinessNumber
    sender: Sender
    wamid: Wamid
    at: datetime
    content: Content
    reply_to: Wamid | None = None
    forwarded: bool = False
    referral: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEchoed:
    """The clinic wrote from its phone app; `recipient` is the patient."""

    number: BusinessNumber
    recipient: Sender
    wamid: Wamid
    at: datetime
    content: Content
    reply_to: Wamid | None = None
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEdited:
    number: BusinessNumber
    wamid: Wamid
    at: datetime
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRevoked:
    number: BusinessNumber
    wamid: Wamid
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionChanged:
    """`emoji` is "" when the reaction was taken back; `echoed` when the clinic's phone app reacted."""

    number: BusinessNumber
    sender: Sender
    target: Wamid
    emoji: str
    at: datetime
    echoed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChanged:
    """`reported` is Meta's word; `status` is UNKNOWN for words without a rank."""

    number: BusinessNumber
    wamid: Wamid
    status: MessageStatus
    reported: str
    at: datetime
    recipient: Sender | None = None
    job_id: JobId | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactChanged:
    """The contact has a new number or user id; `previous` and `current` are the same person."""

    number: BusinessNumber
    wamid: Wamid
    at: datetime
    previous: Sender
    current: Sender
    system_type: str
    body: str = ""
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarketingPreferenceChanged:
    number: BusinessNumber
    sender: Sender
    opted_out: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateUpdated:
    """A template's status, quality, category or parts changed; the list should be fetched again."""

    field: str
    name: str
    language: str
    event: str
    reason: str
    at: datetime
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountNoticed:
    """Account, number, limits or security: something an administrator should see.

    `limit`: the messaging limit it tells of, in Meta's words, or "".
    """

    field: str
    event: str
    at: datetime
    detail: str
    raw: str
    limit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownReceived:
    """A webhook field, or an update inside one, that we cannot read; kept and shown."""

    field: str
    at: datetime
    reason: str
    raw: str


Event = (
    MessageReceived
    | MessageEchoed
    | MessageEdited
    | MessageRevoked
    | ReactionChanged
    | StatusChanged
    | ContactChanged
    | MarketingPreferenceChanged
    | TemplateUpdated
    | AccountNoticed
    | UnknownReceived
)
