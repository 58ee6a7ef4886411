"""All rows of one patient, gone: what is done again after going back to a backup that still had them."""

import sqlalchemy as sa

from aura_desktop.domain.ids import ContactId
from aura_desktop.store import people_tables, tables

_KEPT = frozenset({people_tables.audit.name, people_tables.erasures.name})
"""They hold no content, and tell that it was done."""


def erase_rows(tx: sa.Connection, contact_id: ContactId) -> None:
    """Rows of every table that lead to this contact, and the words of the messages; safe to call twice."""
    threads = sa.select(tables.conversations.c.id).where(
        tables.conversations.c.contact_id == contact_id
    )
    messages = sa.select(tables.messages.c.id).where(tables.messages.c.conversation_id.in_(threads))
    for message_id in tx.execute(messages).scalars().all():
        tx.exec_driver_sql("DELETE FROM message_words WHERE rowid = ?", (message_id,))
    for column, wanted in (("message_id", messages), ("conversation_id", threads)):
        for table in reversed(people_tables.metadata.sorted_tables):
            if column in table.c:
                tx.execute(sa.delete(table).where(table.c[column].in_(wanted)))
    for table in reversed(people_tables.metadata.sorted_tables):
        if "contact_id" in table.c and table.name not in _KEPT:
            tx.execute(sa.delete(table).where(table.c.contact_id == contact_id))
    tx.execute(sa.delete(tables.contacts).where(tables.contacts.c.id == contact_id))
    # A word that was taken out lingers in the index until its parts are made one.
    tx.exec_driver_sql("INSERT INTO message_words(message_words) VALUES ('optimize')")
