"""Drafts of a fictitious clinic, one for each state of the card."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from aura_desktop.domain.danger import Danger, Hold
from aura_desktop.domain.draft import (
    Change,
    Citation,
    Doubt,
    Draft,
    DraftState,
    DraftVersion,
    Passage,
)
from aura_desktop.domain.ids import ConversationId, DraftId, EntryId, MessageId
from aura_desktop.domain.knowledge import Entry, EntryKind, EntryOrigin, EntryState

NOW = datetime(2026, 11, 24, 13, 42, 7, tzinfo=UTC)
FIRST = "Lo anotamos para que la Dra. Ficticia lo revise en la evaluación."
SECOND = "Tenemos jueves 26 a las 17:30 o 18:10."
SHORT = "Lo revisa la Dra. Ficticia."
ENGLISH = "Yes, we do! A deep facial takes 60 minutes."
SPANISH = "¡Sí! La limpieza profunda dura 60 minutos."


def wording(*sentences: tuple[str, tuple[int, ...]], **other: object) -> DraftVersion:
    """A version made of sentences with the numbers of their sources."""
    passages, text = [], ""
    for sentence, numbers in sentences:
        text += " " if text else ""
        passages.append(Passage(start=len(text), end=len(text) + len(sentence), numbers=numbers))
        text += sentence
    return replace(DraftVersion(text=text, passages=tuple(passages)), **other)  # type: ignore[arg-type]


def doubting(*pieces: str) -> DraftVersion:
    """The usual version with these pieces in doubt."""
    version = wording((FIRST, (1,)), (SECOND, (2,)))
    doubts = tuple(
        Doubt(start=version.text.index(piece), end=version.text.index(piece) + len(piece))
        for piece in pieces
    )
    return replace(version, doubts=doubts)


def entry(number: int, title: str, body: str, version: int = 3) -> Entry:
    """A published entry."""
    return Entry(
        kind=EntryKind.POLICY,
        title=title,
        body=body,
        id=EntryId(number),
        version=version,
        state=EntryState.PUBLISHED,
        origin=EntryOrigin.PERSON,
        updated_at=NOW - timedelta(days=22),
    )


PROTOCOL = entry(
    11,
    "Protocolo de ingreso",
    "Todo se anota para que la profesional lo revise en la evaluación. Recepción no da indicaciones.",
)
AGENDA = entry(12, "Agenda", "2026-11-26 17:30\n2026-11-26 18:10", version=1)
SOURCES = (
    Citation(number=1, entry_id=EntryId(11), version=3, title="Protocolo de ingreso"),
    Citation(number=2, entry_id=EntryId(12), version=1, title="Agenda · jue 26 nov"),
)
SUGGESTIONS = (
    entry(21, "Estacionamiento", "Hay estacionamiento para pacientes en el subterráneo. " * 8),
    entry(22, "Formas de pago", "Efectivo, débito, crédito y transferencia."),
    entry(23, "Cómo llegar", "Metro Estación Ejemplo, salida norte."),
    entry(24, "La cuarta", "No cabe."),
)


def draft(state: DraftState, **other: object) -> Draft:
    """A draft in this state, with the usual text and sources."""
    made = Draft(
        id=DraftId(1),
        conversation_id=ConversationId(1),
        answers=MessageId(9),
        state=state,
        messages=2,
        entries=5,
        versions=(wording((FIRST, (1,)), (SECOND, (2,))),),
        citations=SOURCES,
        took_ms=1840,
        created_at=NOW - timedelta(minutes=3),
    )
    return replace(made, **other)  # type: ignore[arg-type]


def hold(danger: Danger, *, severe: bool = False) -> Hold:
    """A hold for this danger."""
    return Hold(danger=danger, words="eso", severe=severe)


STATES = {
    "writing": draft(DraftState.WRITING, versions=(DraftVersion(text="Gracias por contarnos"),)),
    "ready": draft(DraftState.READY),
    "versions": draft(
        DraftState.READY,
        versions=(wording((FIRST, (1,))), wording((SHORT, (1,)), change=Change.SHORTER)),
        shown=1,
    ),
    "translation": draft(
        DraftState.READY,
        versions=(
            wording((FIRST, (1,))),
            wording((ENGLISH, (1,)), change=Change.TRANSLATION, language="en", original=SPANISH),
        ),
        shown=1,
    ),
    "doubt": draft(DraftState.READY, versions=(doubting("18:10"),)),
    "counting": draft(DraftState.COUNTING, sends_at=NOW + timedelta(seconds=6)),
    "suggested": draft(DraftState.SUGGESTED, versions=(), suggestions=SUGGESTIONS),
    "held": draft(DraftState.HELD, holds=(hold(Danger.PAIN), hold(Danger.SWELLING))),
    "no_source": draft(DraftState.NO_SOURCE, missing="si aceptan pago en cuotas"),
    "key": draft(DraftState.QUIET, code="ai_key_invalid"),
    "quiet": draft(DraftState.QUIET, code="ai_unreachable"),
    "discarded": draft(DraftState.DISCARDED),
}


def buttons(widget: QWidget) -> dict[str, QAbstractButton]:
    """The buttons that are seen, by what a screen reader calls them."""
    found = widget.findChildren(QAbstractButton)
    return {item.accessibleName(): item for item in found if item.isVisible()}


def labels(widget: QWidget) -> list[str]:
    """The words of the labels that are seen."""
    found = [item.text() for item in widget.findChildren(QLabel) if item.isVisible()]
    return [words for words in found if words]
