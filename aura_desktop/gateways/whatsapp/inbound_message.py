"""Items of `messages[]`, `message_echoes[]` and `statuses[]`, to one event each."""

import dataclasses
from collections.abc import Callable
from datetime import datetime

from aura_desktop.domain.content import SystemNotice
from aura_desktop.domain.events import (
    BusinessNumber,
    ContactChanged,
    Event,
    MessageEchoed,
    MessageEdited,
    MessageReceived,
    MessageRevoked,
    ReactionChanged,
    Sender,
    StatusChanged,
    UnknownReceived,
)
from aura_desktop.domain.ids import JobId, UserId, WaId, Wamid
from aura_desktop.domain.message import Failure, MessageStatus
from aura_desktop.gateways.whatsapp import failures
from aura_desktop.gateways.whatsapp.inbound_content import is_fully_read, read_content
from aura_desktop.gateways.whatsapp.payload import (
    Object,
    moment,
    obj,
    objects,
    raw,
    text,
    text_or_none,
)

_STATUSES = {
    "accepted": MessageStatus.ACCEPTED,
    "sent": MessageStatus.SENT,
    "delivered": MessageStatus.DELIVERED,
    "read": MessageStatus.READ,
    "played": MessageStatus.READ,
    "failed": MessageStatus.FAILED,
}
_CONTACT_CHANGES = frozenset(
    {
        "user_changed_number",
        "user_changed_user_id",
        "user_id_update",
        "customer_changed_number",
        "customer_identity_changed",
    }
)


@dataclasses.dataclass(slots=True)
class Change:
    """One item of `changes[]` while it is read; `people` finds the profile of a wa_id or user_id."""

    field: str
    number: BusinessNumber
    now: datetime
    people: dict[str, Object] = dataclasses.field(default_factory=dict)
    only: Object | None = None
    """The one profile of a change that has one: some come without any id to find them by."""

    def unknown(self, value: object, reason: str) -> UnknownReceived:
        return UnknownReceived(field=self.field, at=self.now, reason=reason, raw=raw(value))


def read_message(message: Object, change: Change) -> Event:
    """The event of one item of `messages[]`."""
    sender = _person(message, "from", "from_user_id", "from_parent_user_id", change)
    return _read(message, change, sender, echoed=False)


def read_echo(echo: Object, change: Change) -> Event:
    """The event of one item of `message_echoes[]`: the clinic wrote from its phone app."""
    recipient = _person(echo, "to", "to_user_id", "to_parent_user_id", change)
    return _read(echo, change, recipient, echoed=True)


def read_status(status: Object, change: Change) -> Event:
    """The event of one item of `statuses[]`; words without a rank come as UNKNOWN."""
    wamid = text(status.get("id"))
    reported = text(status.get("status"))
    if not wamid or not reported:
        return change.unknown(status, "status_without_id")
    known = _STATUSES.get(reported, MessageStatus.UNKNOWN)
    job_id = text(status.get("biz_opaque_callback_data"))
    return StatusChanged(
        number=change.number,
        wamid=Wamid(wamid),
        status=known,
        reported=reported,
        at=moment(status.get("timestamp"), change.now),
        recipient=_recipient(status, change),
        job_id=JobId(job_id) if job_id else None,
        failure=_failure(status) if known is MessageStatus.FAILED else None,
    )


def _read(message: Object, change: Change, person: Sender | None, *, echoed: bool) -> Event:
    wamid = Wamid(text(message.get("id")))
    if not change.number.phone_number_id:
        return change.unknown(message, "no_phone_number_id")
    if message.get("group_id"):
        # Shown among the sender's own messages, it would be answered to the wrong ear.
        return change.unknown(message, "group_message")
    kind = message.get("type")
    reader = _KINDS.get(kind) if isinstance(kind, str) else None
    if reader is not None:
        event = reader(message, change, person, echoed)
        if event is not None:
            return event
    if person is None or not wamid:
        return change.unknown(message, "no_sender" if wamid else "no_id")
    return _message(message, change, person, wamid, echoed=echoed)


def _message(
    message: Object, change: Change, person: Sender, wamid: Wamid, *, echoed: bool
) -> Event:
    content = read_content(message)
    at = moment(message.get("timestamp"), change.now)
    context = obj(message.get("context"))
    quoted = text(context.get("id"))
    reply_to = Wamid(quoted) if quoted else None
    kept = "" if is_fully_read(content) else raw(message)
    if echoed:
        return MessageEchoed(
            number=change.number,
            recipient=person,
            wamid=wamid,
            at=at,
            content=content,
            reply_to=reply_to,
            raw=kept,
        )
    referral = message.get("referral")
    return MessageReceived(
        number=change.number,
        sender=person,
        wamid=wamid,
        at=at,
        content=content,
        reply_to=reply_to,
        forwarded=bool(context.get("forwarded") or context.get("frequently_forwarded")),
        referral=raw(referral) if isinstance(referral, dict) and referral else "",
        raw=kept,
    )


def _reaction(message: Object, change: Change, person: Sender | None, echoed: bool) -> Event | None:
    reaction = obj(message.get("reaction"))
    target = text(reaction.get("message_id"))
    if not target or person is None:
        return None
    return ReactionChanged(
        number=change.number,
        sender=person,
        target=Wamid(target),
        emoji=text(reaction.get("emoji")),
        at=moment(message.get("timestamp"), change.now),
        echoed=echoed,
    )


def _edit(message: Object, change: Change, _person: Sender | None, _echoed: bool) -> Event | None:
    edit = obj(message.get("edit"))
    target = text(edit.get("original_message_id"))
    edited = edit.get("message")
    if not target or not isinstance(edited, dict):
        return None
    content = read_content(edited)
    if not is_fully_read(content):
        # An edit replaces the words; words we cannot read must not replace those we have.
        return None
    return MessageEdited(
        number=change.number,
        wamid=Wamid(target),
        at=moment(message.get("timestamp"), change.now),
        content=content,
    )


def _revoke(message: Object, change: Change, _person: Sender | None, _echoed: bool) -> Event | None:
    target = text(obj(message.get("revoke")).get("original_message_id"))
    if not target:
        return None
    at = moment(message.get("timestamp"), change.now)
    return MessageRevoked(number=change.number, wamid=Wamid(target), at=at)


def _system(message: Object, change: Change, person: Sender | None, echoed: bool) -> Event | None:
    notice = read_content(message)
    wamid = text(message.get("id"))
    if echoed or not wamid or not isinstance(notice, SystemNotice):
        return None
    if notice.system_type not in _CONTACT_CHANGES:
        return None
    system = obj(message.get("system"))
    previous = _previous(system, person)
    current = Sender(
        wa_id=notice.wa_id,
        user_id=notice.user_id,
        parent_user_id=_user_id(system.get("parent_user_id")),
    )
    if not (current.wa_id or current.user_id):
        # Same ids, perhaps another person: the identity check says no more than that.
        current = previous
    if not (previous.wa_id or previous.user_id):
        return None
    return ContactChanged(
        number=change.number,
        wamid=Wamid(wamid),
        at=moment(message.get("timestamp"), change.now),
        previous=previous,
        current=current,
        system_type=notice.system_type,
        body=notice.body,
        raw=raw(message),
    )


def _previous(system: Object, person: Sender | None) -> Sender:
    known = person or Sender()
    former = text_or_none(system.get("customer"))
    return Sender(
        wa_id=known.wa_id or (WaId(former) if former else None),
        user_id=_user_id(system.get("previous_user_id")) or known.user_id,
        parent_user_id=_user_id(system.get("previous_parent_user_id")) or known.parent_user_id,
    )


_KINDS: dict[str, Callable[[Object, Change, Sender | None, bool], Event | None]] = {
    "reaction": _reaction,
    "edit": _edit,
    "revoke": _revoke,
    "system": _system,
}


def _person(
    message: Object, wa_id_key: str, user_id_key: str, parent_key: str, change: Change
) -> Sender | None:
    """Who is named in a message, with what `contacts[]` adds; None if nobody is."""
    wa_id = text(message.get(wa_id_key))
    user_id = text(message.get(user_id_key))
    profile = change.people.get(wa_id) or change.people.get(user_id)
    if profile is None:
        profile = {} if wa_id or user_id or change.only is None else change.only
    wa_id = wa_id or text(profile.get("wa_id"))
    user_id = user_id or text(profile.get("user_id"))
    if not wa_id and not user_id:
        return None
    named = obj(profile.get("profile"))
    return Sender(
        wa_id=WaId(wa_id) if wa_id else None,
        user_id=UserId(user_id) if user_id else None,
        parent_user_id=_user_id(message.get(parent_key)) or _user_id(profile.get("parent_user_id")),
        username=text_or_none(named.get("username")) or text_or_none(profile.get("username")),
        profile_name=text_or_none(named.get("name")),
    )


def _recipient(status: Object, change: Change) -> Sender | None:
    if status.get("recipient_type") == "group":
        return None
    return _person(status, "recipient_id", "recipient_user_id", "parent_recipient_user_id", change)


def _failure(status: Object) -> Failure:
    errors = objects(status.get("errors"))
    return failures.from_webhook_error(errors[0]) if errors else Failure(code="graph_error")


def _user_id(value: object) -> UserId | None:
    found = text(value)
    return UserId(found) if found else None
