"""Contacts: found by any identifier, taught by each event, merged when two turn out to be one person."""

import unicodedata
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import phone
from aura_desktop.domain.conversation import Contact
from aura_desktop.domain.events import ContactChanged, Sender
from aura_desktop.domain.ids import ContactId, UserId, WaId
from aura_desktop.errors import InputError
from aura_desktop.store import (
    aliases,
    fast,
    floors,
    one_row,
    people_tables,
    settings,
    tables,
    threads,
)
from aura_desktop.store.columns import storable, to_micros

_contacts, _settings = tables.contacts, tables.settings
MERGED = "contacts.merged."
_GET = sa.select(_contacts).where(_contacts.c.id == sa.bindparam("contact"))
_NEW = sa.insert(_contacts).values(id=floors.next_id(_contacts))
_SEEN = "UPDATE contacts SET known_at = ? WHERE id = ?"
_FACTS = ("phone", "wa_id", "user_id", "parent_user_id", "username", "profile_name")


def joined(row: Any) -> Contact:
    """The contact of a row that holds the contact's columns behind a "contact_" prefix."""
    return Contact(
        id=ContactId(row.contact_id),
        name=row.contact_name or row.contact_profile_name,
        profile_name=row.contact_profile_name,
        phone=row.contact_phone,
        wa_id=WaId(row.contact_wa_id) if row.contact_wa_id else None,
        user_id=UserId(row.contact_user_id) if row.contact_user_id else None,
        username=row.contact_username,
        first_seen_at=row.contact_first_seen_at,
        marketing_opt_out=row.contact_marketing_opt_out,
        identity_changed_at=row.contact_identity_changed_at,
        no_ai=row.contact_no_ai,
    )


def ensure(tx: sa.Connection, sender: Sender, at: datetime) -> ContactId:
    """The contact this sender is, made if new, merged if the sender proves two contacts to be one.

    Raises: InputError("no_sender") if nothing identifies the sender.
    """
    keys = aliases.keys_of(sender)
    if not keys:
        raise InputError("no_sender")
    found = aliases.find(tx, keys, at)
    contact_id = _unite(tx, list(found.values())) if found else _create(tx, at)
    for key in keys:
        if key not in found:
            aliases.add(tx, key, contact_id)
    learn(tx, contact_id, sender, at)
    return contact_id


def attach(tx: sa.Connection, contact_id: ContactId, sender: Sender, at: datetime) -> None:
    """This sender is this contact: what was known of either now belongs to both."""
    keys = aliases.keys_of(sender)
    found = aliases.find(tx, keys, at)
    survivor = _unite(tx, [contact_id, *found.values()])
    for key in keys:
        if key not in found:
            aliases.add(tx, key, survivor)
    learn(tx, survivor, sender, at)


def learn(tx: sa.Connection, contact_id: ContactId, sender: Sender, at: datetime) -> None:
    """Take over what an event says of its sender; an older event only fills what is empty."""
    row = tx.execute(_GET, {"contact": contact_id}).one()
    newer = at >= row.known_at
    changes: dict[str, Any] = {
        name: fact
        for name, fact in _facts(sender).items()
        if fact and fact != getattr(row, name) and (newer or not getattr(row, name))
    }
    if "user_id" in changes and row.user_id:
        changes["identity_changed_at"] = at
    if at < row.first_seen_at:
        changes["first_seen_at"] = at
    if changes:
        _update(tx, row, changes | {"known_at": max(at, row.known_at)})
    elif at > row.known_at:
        fast.execute(tx, _SEEN, (to_micros(at), contact_id))


def rename(tx: sa.Connection, contact_id: ContactId, name: str) -> None:
    """Set the name the clinic uses; an empty one gives the profile name back."""
    row = tx.execute(_GET, {"contact": contact_id}).one_or_none()
    if row is not None:
        _update(tx, row, {"name": storable(name.strip())})
        threads.note_all_of(tx, contact_id)


def change(tx: sa.Connection, event: ContactChanged) -> ContactId:
    """The person of `previous` is now `current`; the thread stays, staff are warned.

    What arrives late from the old identifiers still finds this contact; what is written under
    them after the change is somebody else's.
    """
    contact_id = ensure(tx, event.previous, event.at) if _known(event.previous) else None
    gone = set(aliases.keys_of(event.previous)) - set(aliases.keys_of(event.current))
    if contact_id is None:
        contact_id = ensure(tx, event.current, event.at)
    else:
        if gone and _known(event.current):
            aliases.retire(tx, tuple(gone), contact_id, event.at)
        others = aliases.find(tx, aliases.keys_of(event.current), event.at)
        contact_id = _unite(tx, [contact_id, *others.values()], keep_first=True)
        for key in aliases.keys_of(event.current):
            if key not in others:
                aliases.add(tx, key, contact_id)
        learn(tx, contact_id, event.current, event.at)
    row = tx.execute(_GET, {"contact": contact_id}).one()
    if row.identity_changed_at is None or row.identity_changed_at < event.at:
        _update(tx, row, {"identity_changed_at": event.at})
    return contact_id


def set_marketing(tx: sa.Connection, sender: Sender, opted_out: bool, at: datetime) -> ContactId:
    """Keep whether the person wants promotions; the latest word counts."""
    contact_id = ensure(tx, sender, at)
    set_marketing_of(tx, contact_id, opted_out, at)
    return contact_id


def set_marketing_of(
    tx: sa.Connection, contact_id: ContactId, opted_out: bool, at: datetime
) -> None:
    """The same of a contact that is known."""
    row = tx.execute(_GET, {"contact": contact_id}).one()
    if row.opt_out_at is None or at >= row.opt_out_at:
        _update(tx, row, {"marketing_opt_out": opted_out, "opt_out_at": at})
        threads.note_all_of(tx, contact_id)


def start(tx: sa.Connection, phone_e164: str, now: datetime) -> ContactId:
    """The contact with this number, made if nobody has it yet."""
    key = aliases.phone_key(phone_e164)
    found = aliases.find(tx, (key,), now)
    if key in found:
        return found[key]
    contact_id = _create(tx, now)
    aliases.add(tx, key, contact_id)
    row = tx.execute(_GET, {"contact": contact_id}).one()
    _update(tx, row, {"phone": "+" + phone.digits(phone_e164)})
    return contact_id


def folded(text: str) -> str:
    """Text without case and accents, as names are searched."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _known(sender: Sender) -> bool:
    return bool(aliases.keys_of(sender))


def _facts(sender: Sender) -> dict[str, str | None]:
    digits = phone.digits(sender.wa_id or "")
    return {
        "wa_id": sender.wa_id,
        "phone": f"+{digits}" if digits else None,
        "user_id": sender.user_id,
        "parent_user_id": sender.parent_user_id,
        "username": storable(sender.username) if sender.username else None,
        "profile_name": storable(sender.profile_name) if sender.profile_name else None,
    }


def _create(tx: sa.Connection, at: datetime) -> ContactId:
    return ContactId(tx.execute(_NEW, {"known_at": at, "first_seen_at": at}).lastrowid)


def _update(tx: sa.Connection, row: Any, changes: dict[str, Any]) -> None:
    merged = {**row._mapping, **changes}
    parts = [merged["name"], merged["profile_name"], merged["username"], merged["phone"]]
    changes = changes | {"search_key": folded(" ".join(part for part in parts if part))}
    one_row.change(tx, _contacts, row.id, changes)


def _unite(
    tx: sa.Connection, contact_ids: list[ContactId], *, keep_first: bool = False
) -> ContactId:
    """One contact of several; the eldest survives unless the first must."""
    survivor = contact_ids[0] if keep_first else min(contact_ids)
    for contact_id in dict.fromkeys(contact_ids):
        if contact_id != survivor:
            _merge(tx, contact_id, survivor)
    return survivor


def _merge(tx: sa.Connection, source: ContactId, target: ContactId) -> None:
    old = tx.execute(_GET, {"contact": source}).one()
    kept = tx.execute(_GET, {"contact": target}).one()
    newer, older = (old, kept) if old.known_at >= kept.known_at else (kept, old)
    changes: dict[str, Any] = {
        name: getattr(newer, name) or getattr(older, name) for name in _FACTS
    }
    voiced = [row for row in (old, kept) if row.opt_out_at is not None]
    if voiced:
        latest = max(voiced, key=lambda row: row.opt_out_at)
        changes |= {"marketing_opt_out": latest.marketing_opt_out, "opt_out_at": latest.opt_out_at}
    changed = [row.identity_changed_at for row in (old, kept) if row.identity_changed_at]
    _update(
        tx,
        kept,
        changes
        | {
            "no_ai": kept.no_ai or old.no_ai,
            "name": kept.name or old.name,
            "known_at": newer.known_at,
            "first_seen_at": min(old.first_seen_at, kept.first_seen_at),
            "identity_changed_at": max(changed, default=None),
        },
    )
    aliases.move(tx, source, target)
    threads.move_all(tx, source, target)
    consents = people_tables.consents
    said = sa.update(consents).where(consents.c.contact_id == source)
    tx.execute(said.values(contact_id=target))
    floors.raise_above(tx, _contacts, (source,))
    _note_merged(tx, source, target)
    tx.execute(sa.delete(_contacts).where(_contacts.c.id == source))


def merged_into(tx: sa.Connection) -> dict[ContactId, ContactId]:
    """Who became whom: an older copy of this database still has both."""
    rows = tx.execute(sa.select(_settings).where(_settings.c.name.startswith(MERGED)))
    return {ContactId(int(row.name[len(MERGED) :])): ContactId(int(row.value)) for row in rows}


def _note_merged(tx: sa.Connection, source: ContactId, target: ContactId) -> None:
    of_source = sa.and_(_settings.c.name.startswith(MERGED), _settings.c.value == str(source))
    tx.execute(sa.update(_settings).where(of_source).values(value=str(target)))
    settings.put(tx, f"{MERGED}{source}", str(target))
