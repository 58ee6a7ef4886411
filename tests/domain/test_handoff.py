"""The note for whoever takes over."""

from datetime import timedelta

from aura_desktop.domain.autonomy import Bar
from aura_desktop.domain.handoff import handoff_note
from aura_desktop.domain.message import MessageOrigin
from aura_desktop.domain.thread import unanswered
from tests.domain.messages import NOON, message

DAY = timedelta(hours=24)
PILOT = MessageOrigin.AUTOPILOT


def test_what_was_asked_answered_and_why_it_stopped() -> None:
    thread = [
        message(1, "¿a qué hora abren?"),
        message(2, "Abrimos a las 9:00.", out=PILOT),
        message(3, "me duele mucho " + "x" * 300),
    ]
    asked = unanswered(thread)
    assert asked is not None
    note = handoff_note(thread, asked, [Bar.RED_LIST, Bar.TOO_OLD], NOON, DAY)
    assert "Preguntó: «¿a qué hora abren?»" in note
    assert "Se respondió: «Abrimos a las 9:00.»" in note
    assert "tema clínico o delicado; el mensaje ya tenía" in note
    assert "me duele mucho" in note and "…»" in note


def test_nothing_was_automatic_nothing_to_hand_over() -> None:
    thread = [message(1, "hola")]
    asked = unanswered(thread)
    assert asked is not None
    assert handoff_note(thread, asked, [Bar.TOPIC_OFF], NOON, DAY) == ""


def test_whoever_asks_for_a_person_gets_a_note_all_the_same() -> None:
    thread = [message(1, "PERSONA")]
    asked = unanswered(thread)
    assert asked is not None
    note = handoff_note(thread, asked, [Bar.WANTS_PERSON], NOON, DAY)
    assert "pidió hablar con una persona" in note


def test_an_old_automatic_answer_is_history() -> None:
    thread = [message(1, "Abrimos a las 9:00.", out=PILOT), message(2, "hola")]
    asked = unanswered(thread)
    assert asked is not None
    assert handoff_note(thread, asked, [Bar.HUMAN_WRITING], NOON + 2 * DAY, DAY) == ""
    told = handoff_note(thread, asked, [Bar.HUMAN_WRITING], NOON, DAY)
    assert "lo toma una persona" in told and "Preguntó" not in told
