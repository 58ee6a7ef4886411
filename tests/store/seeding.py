"""A large store in seconds, for measuring: rows straight into the tables, indexes afterwards."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from aura_desktop.store import migrate, sqlcipher
from aura_desktop.store.columns import to_micros
from aura_desktop.store.database import DatabaseKey

PHONE_NUMBER_ID = "100000000000001"
_SECOND = 1_000_000
_TEXTS = (
    "Hola, ¿cuánto cuesta la limpieza facial?",
    "Claro, la limpieza facial profunda dura una hora.",
    "¿Tienen hora el jueves por la tarde?",
    "Sí, tenemos a las 16:30 o a las 18:00.",
    "Perfecto, a las 16:30 entonces, muchas gracias.",
    "Quedó agendada. Le enviaremos un recordatorio el día antes.",
    "¿Puedo cambiar la hora para la próxima semana?",
    "Por supuesto, ¿le acomoda el martes a la misma hora?",
)
_CONTACT = (
    "INSERT INTO contacts (id, profile_name, phone, wa_id, known_at, first_seen_at, search_key) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_MESSAGE = (
    "INSERT INTO messages (id, conversation_id, wamid, direction, kind, text, status, at, sent_at, "
    "delivered_at, read_at) VALUES (?, ?, ?, ?, 'text', ?, ?, ?, ?, ?, ?)"
)
_CONVERSATION = (
    "INSERT INTO conversations (id, contact_id, phone_number_id, unread_count, active_at, "
    "last_message_id, last_direction, last_kind, last_text, last_status, last_inbound_at, "
    "last_outbound_at, waiting_since) VALUES (?, ?, ?, ?, ?, ?, ?, 'text', ?, ?, ?, ?, ?)"
)


def seed(
    path: Path,
    key: DatabaseKey,
    messages: int,
    conversations: int,
    *,
    largest: int = 0,
    words: bool = False,
    until: datetime | None = None,
) -> None:
    """Make an encrypted store of that size: one message a second up to `until` (default: now).

    Conversation 1 gets `largest` messages, the others share the rest in turn; every twentieth
    waits for an answer. `words` fills the index of words too.
    """
    sqlcipher.prepare_file(path)
    engine = sqlcipher.engine(path, key.reveal())
    with engine.connect() as connection:
        migrate.create(connection)
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA journal_mode=DELETE")
        driver.execute("PRAGMA synchronous=OFF")
        driver.execute("PRAGMA cache_size=-64000")
        # Messages point to conversations that are written after them, once their last ones are known.
        driver.execute("PRAGMA foreign_keys=OFF")
        end = to_micros(until or datetime.now(UTC))
        driver.execute("BEGIN")
        _fill(driver, messages, conversations, largest, end)
        if words:
            driver.execute("INSERT INTO message_words (rowid, text) SELECT id, text FROM messages")
        driver.execute("COMMIT")
        driver.execute("ANALYZE")
        driver.execute("PRAGMA journal_mode=WAL")
        connection.rollback()
    engine.dispose()


def _fill(driver: Any, messages: int, conversations: int, largest: int, end: int) -> None:
    indexes = driver.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('messages', 'conversations')"
    ).fetchall()
    for name, _ in indexes:
        driver.execute(f"DROP INDEX {name}")
    driver.executemany(_CONTACT, _contact_rows(conversations, end))
    aliases = ((f"p:{_wa_id(index)}", index) for index in range(1, conversations + 1))
    driver.executemany("INSERT INTO contact_aliases (key, contact_id) VALUES (?, ?)", aliases)
    threads: dict[int, list[Any]] = {}
    driver.executemany(_MESSAGE, _message_rows(messages, conversations, largest, end, threads))
    driver.executemany(_CONVERSATION, _conversation_rows(threads, conversations, end))
    driver.executemany(
        "INSERT INTO counters (name, value) VALUES (?, ?)",
        [
            ("received", messages - messages // 2),
            ("sent", messages // 2),
            ("conversations", conversations),
        ],
    )
    for _, sql in indexes:
        driver.execute(sql)


def _wa_id(index: int) -> str:
    return f"5690{index:07d}"


def _contact_rows(conversations: int, end: int) -> Iterator[tuple[Any, ...]]:
    for index in range(1, conversations + 1):
        name, wa_id = f"Paciente Ejemplo {index}", _wa_id(index)
        key = f"{name.casefold()} +{wa_id}"
        yield (index, name, f"+{wa_id}", wa_id, end, end, key)


def _message_rows(
    messages: int, conversations: int, largest: int, end: int, threads: dict[int, list[Any]]
) -> Iterator[tuple[Any, ...]]:
    every = messages // largest if largest else messages + 1
    sent_so_far: dict[int, int] = {}
    for number in range(1, messages + 1):
        thread = 1 if number % every == 0 else number % conversations + 1
        turn = sent_so_far.get(thread, thread % 20 == 0)
        sent_so_far[thread] = turn + 1
        inbound = turn % 2 == 0
        at = end - (messages - number) * _SECOND
        text = _TEXTS[turn % len(_TEXTS)]
        direction, status = ("inbound", "received") if inbound else ("outbound", "read")
        tick = None if inbound else at + _SECOND
        threads.setdefault(thread, [None, None, None])[0 if inbound else 1] = at
        threads[thread][2] = (at, number, direction, text, status)
        yield (number, thread, f"wamid.{number:08d}", direction, text, status, at, tick, tick, tick)


def _conversation_rows(
    threads: dict[int, list[Any]], conversations: int, end: int
) -> Iterator[tuple[Any, ...]]:
    for index in range(1, conversations + 1):
        inbound_at, outbound_at, last = threads.get(index, [None, None, None])
        at, number, direction, text, status = last or (end, None, "", "", "")
        waits = direction == "inbound"
        head = (index, index, PHONE_NUMBER_ID, 1 if waits else 0, at, number, direction, text)
        yield (*head, status, inbound_at, outbound_at, inbound_at if waits else None)


def count(path: Path, key: DatabaseKey) -> int:
    """How many messages a store holds."""
    engine = sqlcipher.engine(path, key.reveal())
    with engine.connect() as connection:
        found: int = connection.execute(sa.text("SELECT count(*) FROM messages")).scalar_one()
    engine.dispose()
    return found
