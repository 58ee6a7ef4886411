"""Consents in the store: record · of · heard. Each act is a row that stays; what it changes is changed with it."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain import codec
from aura_desktop.domain.commands import SendTemplate
from aura_desktop.domain.consent import (
    STANDARD_WORDINGS,
    Consent,
    ConsentKind,
    ConsentWay,
    NewConsent,
    standing,
)
from aura_desktop.domain.events import Sender
from aura_desktop.domain.ids import ContactId, ConversationId
from aura_desktop.domain.message import Failure, MessageStatus
from aura_desktop.domain.template import TemplateCategory
from aura_desktop.errors import InputError
from aura_desktop.store import (
    aliases,
    contacts,
    drafts,
    jobs,
    message_rows,
    people_tables,
    settings,
    tables,
    templates,
    threads,
    tombstones,
)
from aura_desktop.store.columns import storable

_rows = people_tables.consents
_WORDING = "consents.wording."
NOT_WANTED = "messages_not_wanted"
NO_PROMOTIONS = "marketing_opt_out"


def record(
    tx: sa.Connection, contact_id: ContactId, new: NewConsent, person: str, now: datetime
) -> Consent:
    """Add an act, and let it count at once. Raises: InputError("patient_not_found")."""
    if tx.execute(sa.select(tables.contacts.c.id).filter_by(id=contact_id)).scalar() is None:
        raise InputError("patient_not_found")
    kept = _add(tx, contact_id, new, person, now)
    if standing(of(tx, contact_id))[new.kind].id == kept.id:
        _let_count(tx, kept, now)
    threads.note_all_of(tx, contact_id)
    return kept


def count_again(tx: sa.Connection, ids: Collection[int], now: datetime) -> None:
    """Let these acts count that were added by their rows alone, where nothing later was said."""
    whose = sa.select(_rows.c.id, _rows.c.contact_id)
    patients = {row.contact_id for row in tx.execute(whose) if row.id in ids}
    for contact_id in sorted(patients):
        for act in standing(of(tx, ContactId(contact_id))).values():
            if act.id in ids:
                _let_count(tx, act, now)


def of(tx: sa.Connection, contact_id: ContactId) -> list[Consent]:
    """All that was ever recorded of a patient, the newest act first."""
    statement = sa.select(_rows).where(_rows.c.contact_id == contact_id)
    return [
        _record(row) for row in tx.execute(statement.order_by(_rows.c.at.desc(), _rows.c.id.desc()))
    ]


def preferred(
    tx: sa.Connection, sender: Sender, opted_out: bool, at: datetime, now: datetime
) -> None:
    """The patient chose in WhatsApp whether promotions may come; told again it is the same act."""
    if any(tombstones.is_buried(tx, key, at) for key in aliases.keys_of(sender)):
        return
    contact_id = contacts.set_marketing(tx, sender, opted_out, at)
    _heard(tx, contact_id, not opted_out, "", at, now)


def stopped(
    tx: sa.Connection, contact_id: ContactId, words: str, at: datetime, now: datetime
) -> None:
    """The patient wrote that promotions are to end; `words` are what was written."""
    contacts.set_marketing_of(tx, contact_id, True, at)
    _heard(tx, contact_id, False, words, at, now)


def check_template(
    tx: sa.Connection, conversation_id: ConversationId, name: str, language: str
) -> None:
    """Raises: InputError messages_not_wanted, marketing_opt_out; what the patient took back holds for templates."""
    query = (
        sa.select(tables.contacts.c.id, tables.contacts.c.marketing_opt_out)
        .join_from(tables.conversations, tables.contacts)
        .where(tables.conversations.c.id == conversation_id)
    )
    row = tx.execute(query).one_or_none()
    if row is None:
        return
    counts = standing(of(tx, ContactId(row.id))).get(ConsentKind.MESSAGES)
    if counts is not None and not counts.given:
        raise InputError(NOT_WANTED, field="template")
    if row.marketing_opt_out and _is_promotion(tx, name, language):
        raise InputError(NO_PROMOTIONS, field="template")


def wordings(tx: sa.Connection) -> dict[ConsentKind, str]:
    """The clinic's words for each kind."""
    return {
        kind: settings.get(tx, f"{_WORDING}{kind.value}") or words
        for kind, words in STANDARD_WORDINGS.items()
    }


def put_wordings(tx: sa.Connection, words: Mapping[ConsentKind, str]) -> None:
    """Other words from now on; empty ones give the standard back. What is recorded keeps its own."""
    for kind, text in words.items():
        name = f"{_WORDING}{kind.value}"
        if text.strip() and text.strip() != STANDARD_WORDINGS[kind]:
            settings.put(tx, name, storable(text.strip()))
        else:
            settings.drop(tx, name)


def _heard(
    tx: sa.Connection,
    contact_id: ContactId,
    given: bool,
    words: str,
    at: datetime,
    now: datetime,
) -> None:
    kind = ConsentKind.MARKETING
    for known in of(tx, contact_id):
        if (known.kind, known.given, known.at, known.person) == (kind, given, at, ""):
            return
    new = NewConsent(kind=kind, given=given, at=at, way=ConsentWay.WHATSAPP, wording=words)
    kept = _add(tx, contact_id, new, "", now)
    if not given and standing(of(tx, contact_id))[kind].id == kept.id:
        _stop_waiting(tx, contact_id, kind, now)


def _let_count(tx: sa.Connection, consent: Consent, now: datetime) -> None:
    match consent.kind:
        case ConsentKind.AI:
            drafts.set_no_ai(tx, consent.contact_id, not consent.given, now)
        case ConsentKind.MARKETING:
            contacts.set_marketing_of(tx, consent.contact_id, not consent.given, consent.at)
    if not consent.given and consent.kind in {ConsentKind.MESSAGES, ConsentKind.MARKETING}:
        _stop_waiting(tx, consent.contact_id, consent.kind, now)


def _stop_waiting(
    tx: sa.Connection, contact_id: ContactId, kind: ConsentKind, now: datetime
) -> None:
    """Templates that wait for the line to come back must not leave any more."""
    mine = sa.select(tables.conversations.c.id).where(
        tables.conversations.c.contact_id == contact_id
    )
    waiting = sa.select(tables.jobs).where(
        tables.jobs.c.conversation_id.in_(mine), tables.jobs.c.state == jobs.QUEUED
    )
    code = NOT_WANTED if kind is ConsentKind.MESSAGES else NO_PROMOTIONS
    for job in tx.execute(waiting).all():
        command = codec.decode(json.loads(job.command))
        if not isinstance(command, SendTemplate) or job.message_id is None:
            continue
        if kind is ConsentKind.MARKETING and not _is_promotion(tx, command.name, command.language):
            continue
        failure = Failure(code=code)
        jobs.fail(tx, job, failure, now)
        message = message_rows.by_id(tx, job.message_id)
        message_rows.report(tx, message, MessageStatus.FAILED, now, failure)


def _is_promotion(tx: sa.Connection, name: str, language: str) -> bool:
    template = templates.get(tx, name, language)
    return template is not None and template.category is TemplateCategory.MARKETING


def _add(
    tx: sa.Connection, contact_id: ContactId, new: NewConsent, person: str, now: datetime
) -> Consent:
    values: dict[str, Any] = {
        "contact_id": contact_id,
        "kind": new.kind.value,
        "given": new.given,
        "wording": storable(new.wording.strip()),
        "way": new.way.value,
        "at": new.at,
        "person": storable(person),
        "recorded_at": now,
    }
    row_id = tx.execute(sa.insert(_rows), values).lastrowid
    return _record(tx.execute(sa.select(_rows).where(_rows.c.id == row_id)).one())


def _record(row: Any) -> Consent:
    return Consent(
        id=row.id,
        contact_id=ContactId(row.contact_id),
        kind=ConsentKind(row.kind) if row.kind in set(ConsentKind) else ConsentKind.UNKNOWN,
        given=row.given,
        at=row.at,
        way=ConsentWay(row.way) if row.way in set(ConsentWay) else ConsentWay.UNKNOWN,
        wording=row.wording,
        person=row.person,
        recorded_at=row.recorded_at,
    )
