"""What in the store is one patient's: rows that are theirs alone, and the marks by which they are found in others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from aura_desktop.domain import phone
from aura_desktop.domain.ids import ContactId
from aura_desktop.store import tables

_LEAST_DIGITS = 6
"""Fewer are found in numbers of anybody."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """`needles` are identifiers as Meta writes them; `keys` those of the contact's aliases."""

    contact_id: ContactId
    conversations: tuple[int, ...]
    messages: tuple[int, ...]
    wamids: frozenset[str]
    needles: tuple[str, ...]
    keys: tuple[str, ...]


def find(tx: sa.Connection, contact_id: ContactId) -> Belongings | None:
    """All of this patient, None if there is no such contact."""
    contacts = tables.contacts
    row = tx.execute(sa.select(contacts).where(contacts.c.id == contact_id)).one_or_none()
    if row is None:
        return None
    threads = tables.conversations
    mine = tx.execute(sa.select(threads.c.id).where(threads.c.contact_id == contact_id))
    conversations = tuple(mine.scalars())
    messages = tables.messages
    query = sa.select(messages.c.id, messages.c.wamid)
    rows = tx.execute(query.where(messages.c.conversation_id.in_(conversations))).all()
    jobs = tables.jobs
    sent = tx.execute(
        sa.select(jobs.c.wamid).where(
            jobs.c.conversation_id.in_(conversations), jobs.c.wamid.is_not(None)
        )
    )
    keys = _keys(tx, contact_id)
    numbers = [row.phone, row.wa_id, *(key[2:] for key in keys if key.startswith(("p:", "w:")))]
    return Belongings(
        contact_id=contact_id,
        conversations=conversations,
        messages=tuple(each.id for each in rows),
        wamids=frozenset(each.wamid for each in rows if each.wamid) | frozenset(sent.scalars()),
        needles=_needles(numbers, [row.user_id, row.parent_user_id, *_user_ids(keys)]),
        keys=keys,
    )


def pieces(values: Iterable[int]) -> Iterable[Sequence[int]]:
    """As many as one statement takes, one part after another."""
    together = list(values)
    return (together[start : start + AT_ONCE] for start in range(0, len(together), AT_ONCE))


def _keys(tx: sa.Connection, contact_id: ContactId) -> tuple[str, ...]:
    """Those that are nobody else's: a number that was given up may be another patient's by now."""
    mine, others = tables.contact_aliases, tables.contact_aliases.alias()
    shared = sa.exists().where(others.c.key == mine.c.key, others.c.contact_id != contact_id)
    query = sa.select(mine.c.key).where(mine.c.contact_id == contact_id, ~shared)
    return tuple(tx.execute(query.distinct()).scalars())


def _user_ids(keys: Iterable[str]) -> list[str]:
    return [key[2:] for key in keys if key.startswith("u:")]


def _needles(numbers: Iterable[str | None], user_ids: Iterable[str | None]) -> tuple[str, ...]:
    found = {form for number in numbers if number for form in phone.variants(number)}
    long = {form for form in found if len(form) >= _LEAST_DIGITS}
    return tuple(sorted(long | {each for each in user_ids if each}))
