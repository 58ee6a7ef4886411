"""What is unanswered, and who spoke last."""

from dataclasses import replace
from datetime import timedelta

from aura_desktop.domain.content import ContentKind, Media, Note, SystemNotice, Text
from aura_desktop.domain.message import Message, MessageOrigin, MessageStatus
from aura_desktop.domain.thread import (
    MOST_UNANSWERED,
    automatic_in_a_row,
    is_photo,
    newest_inbound,
    person_answered,
    unanswered,
    words,
)
from tests.domain.messages import NOON, message

DESK, PHONE, PILOT = MessageOrigin.DESK, MessageOrigin.PHONE_APP, MessageOrigin.AUTOPILOT
PHOTO = Media(kind=ContentKind.IMAGE, caption="así se ve")


def test_everything_since_the_last_answer() -> None:
    thread = [message(1, "hola"), message(2, "dime", out=DESK), message(3, "a"), message(4, "b")]
    asked = unanswered(thread)
    assert asked is not None
    assert (asked.text, asked.is_plain, asked.has_photo) == ("a\nb", True, False)
    assert asked.newest.id == 4
    assert unanswered(thread[:2]) is None
    assert unanswered([]) is None


def test_a_photo_is_not_plain() -> None:
    asked = unanswered([message(1, "hola"), message(2, PHOTO)])
    assert asked is not None
    assert (asked.text, asked.is_plain, asked.has_photo) == ("hola\nasí se ve", False, True)


def test_what_failed_answered_nothing_what_is_unknown_may_have() -> None:
    failed = message(2, "sí", out=DESK, status=MessageStatus.FAILED)
    unknown = message(2, "sí", out=DESK, status=MessageStatus.UNCONFIRMED)
    assert unanswered([message(1, "hola"), failed]) is not None
    assert unanswered([message(1, "hola"), unknown]) is None


def test_notes_and_notices_are_no_messages() -> None:
    notice = message(2, SystemNotice(system_type="user_changed_number", body="cambió"))
    note = message(3, Note(body="interno"), out=DESK)
    asked = unanswered([message(1, "hola"), notice])
    assert asked is not None and asked.text == "hola"
    assert words(note) == ""


def test_what_came_after_an_answer_is_unanswered_whatever_its_time_says() -> None:
    answer = message(5, "Abrimos a las 9:00", out=PILOT)
    late = message(6, "me duele mucho", at=NOON + timedelta(minutes=4))
    asked = unanswered([message(1, "hola"), late, answer])
    assert asked is not None and asked.text == "me duele mucho"
    assert newest_inbound([message(1, "hola"), late, answer]) == 6


def test_what_was_taken_back_says_nothing() -> None:
    gone = message(1, "secreto", revoked_at=NOON)
    asked = unanswered([gone])
    assert asked is not None
    assert (asked.text, asked.is_plain) == ("", False)


def test_no_more_than_can_be_read() -> None:
    asked = unanswered([message(number, "x") for number in range(1, 60)])
    assert asked is not None and len(asked.messages) == MOST_UNANSWERED
    assert asked.newest.id == 59


def test_nobody_wrote() -> None:
    assert newest_inbound([message(1, "hola", out=DESK)]) is None
    assert is_photo(message(1, PHOTO)) and not is_photo(message(1, Text(body="")))


def test_a_person_answered_here_or_on_the_phone() -> None:
    question, now = NOON, NOON + timedelta(hours=1)
    quiet = timedelta(minutes=15)
    for origin in (DESK, PHONE):
        late = message(30, "ya", out=origin)
        assert person_answered([late], question, now, quiet)
    for origin in (PILOT, MessageOrigin.API):
        assert not person_answered([message(30, "ya", out=origin)], question, now, quiet)


def test_a_person_who_wrote_a_moment_ago_has_the_conversation() -> None:
    lately = message(50, "te cuento", out=DESK)
    question, now = NOON + timedelta(minutes=55), NOON + timedelta(minutes=56)
    assert person_answered([lately], question, now, timedelta(minutes=15))
    assert not person_answered([lately], question, now, timedelta(minutes=2))


def test_automatic_ones_in_a_row() -> None:
    now, day = NOON + timedelta(minutes=60), timedelta(hours=24)
    thread = [
        message(1, "a", out=PILOT),
        message(2, "hola", out=DESK),
        message(3, "b", out=PILOT),
        message(4, "?"),
        message(5, "c", out=PILOT),
        message(6, "recordatorio", out=MessageOrigin.API),
    ]
    assert automatic_in_a_row(thread, now, day) == 2
    assert automatic_in_a_row(thread, now, timedelta(minutes=56)) == 1


def test_what_says_that_nobody_is_there_answers_nothing() -> None:
    notice = message(2, "Estamos fuera de horario.", out=PILOT, author="Clínica Ejemplo")
    asked = unanswered([message(1, "hola"), notice])
    assert asked is not None and asked.text == "hola"
    assert unanswered([message(1, "hola"), message(2, "De 9 a 20.", out=PILOT)]) is None


def test_the_whole_wait_is_known_however_little_of_it_is_read() -> None:
    asked = unanswered([message(number, f"x{number}") for number in range(1, 60)])
    assert asked is not None and asked.first == 1
    assert asked.whole.startswith("x1\n") and asked.text.startswith("x40\n")
    assert len(asked.waiting) == 59


def test_the_mark_is_another_as_soon_as_a_word_is() -> None:
    def mark(*messages: Message) -> str:
        asked = unanswered(messages)
        assert asked is not None
        return asked.mark

    one, two = message(1, "hola"), message(2, "¿horario?")
    assert mark(one, two) == mark(one, two)
    others = [
        mark(one),
        mark(one, message(2, "¿precio?")),
        mark(replace(one, revoked_at=NOON), two),
        mark(one, two, message(3, "?")),
        mark(one, message(2, "\ud83d")),
    ]
    assert mark(one, two) not in others and len(set(others)) == len(others)
