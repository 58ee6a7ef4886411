"""The words of the AI: every member of the domain has its own, and an unknown one has some."""

import pytest

from aura_desktop import troubles
from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.autonomy import Bar
from aura_desktop.domain.danger import Danger, Hold
from aura_desktop.domain.draft import Change
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.ui import wording_ai, wording_errors


def hold(danger: Danger, *, severe: bool = False) -> Hold:
    return Hold(danger=danger, words="eso", severe=severe)


def test_every_danger_has_words_of_its_own() -> None:
    words = [wording_ai.danger_words(danger) for danger in Danger]
    assert all(words)
    assert len(set(words)) == len(words)


def test_every_topic_has_words() -> None:
    words = {topic: wording_ai.topic_words(topic) for topic in AnswerTopic}
    assert words.pop(AnswerTopic.OTHER) == words.pop(AnswerTopic.UNKNOWN) == "Other"
    assert len(set(words.values())) == len(words)


def test_every_reason_has_words_of_its_own() -> None:
    words = [wording_ai.bar_words(name) for name in (*Bar, "stopped")]
    assert all(words)
    assert len(set(words)) == len(words)


def test_a_reason_nobody_knows_is_left_out() -> None:
    assert wording_ai.bars_sentence(("new_one",)) == ""
    assert wording_ai.bars_sentence(()) == ""
    assert wording_ai.bars_sentence(("doubt", "new_one")) == (
        "It is not sent by itself: a figure has no source."
    )


def test_modes_have_a_name_and_a_sentence() -> None:
    assert len({wording_ai.mode_words(mode) for mode in AiMode}) == 3
    assert len({wording_ai.mode_help(mode) for mode in AiMode}) == 3


def test_changes_are_buttons_but_for_the_first_wording() -> None:
    words = {change: wording_ai.change_words(change) for change in Change}
    assert words.pop(Change.FIRST) == words.pop(Change.UNKNOWN) == ""
    assert len(set(words.values())) == len(words)


def test_dangers_are_named_once_and_the_severe_ones_first() -> None:
    holds = (
        hold(Danger.PAIN),
        hold(Danger.FEVER),
        hold(Danger.PAIN),
        hold(Danger.BREATHING, severe=True),
    )
    assert wording_ai.dangers_words(holds) == "trouble breathing, pain and fever"
    assert wording_ai.dangers_words(holds[:1]) == "pain"
    assert wording_ai.dangers_words(()) == "a clinical topic"


def test_languages_and_titles() -> None:
    assert [wording_ai.language_words(code) for code in ("es", "en", "pt", "xx")] == [
        "Spanish",
        "English",
        "Portuguese",
        "xx",
    ]
    assert [wording_ai.draft_title(code) for code in ("es", "", "en", "pt")] == [
        "AI draft",
        "AI draft",
        "Draft in English",
        "Draft in Portuguese",
    ]


@pytest.mark.parametrize("code", [code for code in sorted(troubles.codes()) if code[:3] == "ai_"])
def test_a_quiet_line_is_the_title_of_its_trouble(code: str) -> None:
    trouble = troubles.find(code, "en")
    assert trouble is not None
    assert wording_ai.quiet_words(code) == trouble.title
    assert bool(wording_ai.quiet_detail(code))


def test_without_a_known_trouble_the_line_says_that_there_is_no_draft() -> None:
    for code in ("", "never_heard_of"):
        assert wording_ai.quiet_words(code) == "There is no AI draft this time"
        assert wording_ai.quiet_detail(code) == "Messages and quick replies work all the same."


def test_only_what_somebody_must_mend_is_loud() -> None:
    assert wording_ai.is_loud("ai_key_invalid")
    assert not wording_ai.is_loud("ai_unreachable")
    assert not wording_ai.is_loud("")


@pytest.mark.parametrize(
    ("language", "sentence", "name", "words"),
    [
        ("es", "Avisar a {name}", "Dra. Ficticia", "Avisar a la Dra. Ficticia"),
        ("es", "Avisar a {name}", "Dr. Ficticio", "Avisar al Dr. Ficticio"),
        ("es", "Avisar a {name}", "Camila Ejemplo", "Avisar a Camila Ejemplo"),
        ("es", "Avisar a {name}", "Sra. Muestra", "Avisar a la Sra. Muestra"),
        ("en", "Tell {name}", "Dra. Ficticia", "Tell Dra. Ficticia"),
    ],
)
def test_a_title_has_its_article_in_spanish(
    monkeypatch: pytest.MonkeyPatch, language: str, sentence: str, name: str, words: str
) -> None:
    monkeypatch.setattr(wording_errors, "language", lambda: language)
    assert wording_ai.to_person(sentence, name) == words


def test_spanish_has_another_and_before_the_sound_of_i(monkeypatch: pytest.MonkeyPatch) -> None:
    spanish = {
        "pain": "dolor",
        "swelling": "hinchazón",
        "{some} and {last}": "{some} y {last}",
        "{some} as well as {last}": "{some} e {last}",
    }
    monkeypatch.setattr(wording_ai, "translate", lambda _, source: spanish.get(source, source))
    holds = (hold(Danger.PAIN), hold(Danger.SWELLING))
    assert wording_ai.dangers_words(holds) == "dolor e hinchazón"
    assert wording_ai.dangers_words(holds[::-1]) == "hinchazón y dolor"


def test_numbers_are_part_of_their_sentence() -> None:
    assert wording_ai.documents(5) == "5 document(s)"
    assert wording_ai.characters("1.234", 1234) == "1.234 character(s)"
    assert wording_ai.hidden_identifiers(0) == "0 identifier(s) hidden"
