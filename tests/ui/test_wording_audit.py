"""The audit trail in sentences: each action has one of its own, and no blank stays open."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from aura_desktop.domain.audit import Action, AuditEntry
from aura_desktop.domain.ids import ContactId
from aura_desktop.ui import wording_audit
from tests.ui.test_spanish import speaking

NOW = datetime(2026, 11, 24, 13, 42, tzinfo=UTC)
PAULA, CARLA = "Paula Ejemplo", "Carla Demostración"


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    yield from speaking(qapp, "es", "CL")


def entry(action: Action, **more: object) -> AuditEntry:
    values: dict[str, object] = {"id": 1, "at": NOW, "person": PAULA, "action": action, **more}
    return AuditEntry(**values)  # type: ignore[arg-type]  # the fields of an entry


@pytest.mark.parametrize(
    ("action", "more", "words"),
    [
        (Action.SIGNED_IN, {}, "Paula Ejemplo entró."),
        (Action.LOCKED, {"detail": {"reason": "person"}}, "Paula Ejemplo bloqueó la ventana."),
        (
            Action.LOCKED,
            {"detail": {"reason": "idle"}},
            "La ventana se bloqueó sola mientras Paula Ejemplo no estaba.",
        ),
        (
            Action.PIN_WRONG,
            {"detail": {"tries": 1}},
            "Se escribió un PIN incorrecto de Paula Ejemplo.",
        ),
        (
            Action.PIN_WRONG,
            {"detail": {"tries": 4}},
            "Se escribió un PIN incorrecto de Paula Ejemplo (4 seguidos).",
        ),
        (
            Action.PERSON_ADDED,
            {"subject": CARLA, "detail": {"role": "front_desk"}},
            "Paula Ejemplo agregó a Carla Demostración con el rol Recepción.",
        ),
        (
            Action.PERSON_ADDED,
            {"subject": PAULA, "detail": {"role": "administrator"}},
            "Paula Ejemplo inició la lista de personas con el rol Administración.",
        ),
        (
            Action.PERSON_CHANGED,
            {"subject": CARLA, "detail": {"role": "administrator", "name": "Carla Muestra"}},
            "Paula Ejemplo cambió a Carla Demostración: ahora Carla Muestra, Administración.",
        ),
        (
            Action.PERSON_RETIRED,
            {"subject": CARLA},
            "Paula Ejemplo quitó a Carla Demostración de la lista de personas.",
        ),
        (Action.PIN_CHANGED, {"subject": PAULA}, "Paula Ejemplo cambió su PIN."),
        (
            Action.PIN_CHANGED,
            {"subject": CARLA},
            "Paula Ejemplo dio un PIN nuevo a Carla Demostración.",
        ),
        (
            Action.PIN_CHANGED,
            {"person": "", "subject": PAULA, "detail": {"by": "reset"}},
            "El PIN de Paula Ejemplo se reinició en el computador, con el comando del programa.",
        ),
        (
            Action.DATA_EXPORTED,
            {"contact_id": ContactId(12)},
            "Paula Ejemplo exportó los datos de un paciente (n.º 12).",
        ),
        (
            Action.CONVERSATION_OPENED,
            {"contact_id": ContactId(12)},
            "Paula Ejemplo miró la conversación de un paciente (n.º 12).",
        ),
        (
            Action.SETTING_CHANGED,
            {"subject": "key.access_token"},
            "Paula Ejemplo cambió un ajuste: el token de acceso de Meta.",
        ),
        (
            Action.SETTING_CHANGED,
            {"subject": "ai_mode", "detail": {"to": "auto"}},
            "Paula Ejemplo cambió un ajuste: qué puede hacer la IA (ahora: IA auto).",
        ),
        (
            Action.SETTING_CHANGED,
            {"subject": "auto_topics", "detail": {"to": ""}},
            "Paula Ejemplo cambió un ajuste: los temas que se responden solos (ahora: ninguno).",
        ),
        (
            Action.SETTING_CHANGED,
            {"subject": "lock_after_min", "detail": {"to": "0"}},
            "Paula Ejemplo cambió un ajuste: cuándo se bloquea sola la ventana (ahora: nunca).",
        ),
        (Action.BACKUP_MADE, {"person": ""}, "El programa hizo un respaldo."),
    ],
)
def test_each_entry_is_a_sentence_in_spanish(
    spanish: None, action: Action, more: dict[str, object], words: str
) -> None:
    assert wording_audit.sentence(entry(action, **more)) == words


@pytest.mark.parametrize("action", list(Action))
def test_no_action_is_without_words_in_either_language(qapp: QApplication, action: Action) -> None:
    for language, country in (("es", "CL"), ("en", "US")):
        for _ in speaking(qapp, language, country):
            told = wording_audit.sentence(entry(action, subject="x", detail={"n": 3, "t": "a,b"}))
            assert told.endswith(".")
            assert "{" not in told
            assert PAULA in told or action is Action.PIN_WRONG


def test_every_action_but_the_unknown_can_be_chosen_by_its_kind(spanish: None) -> None:
    chosen = [action for actions in wording_audit.GROUPS.values() for action in actions]
    assert sorted(chosen) == sorted(set(Action) - {Action.UNKNOWN})
    assert len({wording_audit.group_words(key) for key in wording_audit.GROUPS}) == len(
        wording_audit.GROUPS
    )


def test_braces_in_a_name_are_only_letters(spanish: None) -> None:
    told = wording_audit.sentence(entry(Action.SIGNED_IN, person="{what} {0}"))
    assert told == "{what} {0} entró."
