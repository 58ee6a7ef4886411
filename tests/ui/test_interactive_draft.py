"""What is typed in the builder becomes a message; kinds hand their options to each other."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain import limits
from aura_desktop.domain.content import InteractiveType
from aura_desktop.ui.models.interactive_draft import (
    InteractiveDraft,
    RowDraft,
    SectionDraft,
    problems,
    switched,
    to_interactive,
)

HOURS = InteractiveDraft(body="Elige", buttons=("Jueves 17:30", "Jueves 18:10", "Otro día"))


def titles(draft: InteractiveDraft) -> list[str]:
    return [row.title for section in draft.sections for row in section.rows]


def rows(*words: str) -> tuple[RowDraft, ...]:
    return tuple(RowDraft(title=word, description=f"about {word}") for word in words)


def test_ids_come_from_the_title_and_its_place() -> None:
    buttons = to_interactive(HOURS).buttons
    assert [button.id for button in buttons] == ["jueves-17-30-1", "jueves-18-10-2", "otro-dia-3"]
    assert to_interactive(HOURS) == to_interactive(HOURS)


def test_ids_are_unique_also_for_equal_or_wordless_titles() -> None:
    sections = (SectionDraft(title="A", rows=rows("Sí", "Sí")), SectionDraft(rows=rows("🙂", "")))
    draft = InteractiveDraft(kind=InteractiveType.LIST, sections=sections)
    ids = [row.id for section in to_interactive(draft).sections for row in section.rows]
    assert ids == ["si-1", "si-2", "option-3", "option-4"]


def test_spaces_at_the_ends_are_left_out() -> None:
    draft = InteractiveDraft(header=" Hola ", body=" a ", footer=" b ", buttons=(" Sí ",))
    message = to_interactive(draft)
    assert (message.header, message.body, message.footer) == ("Hola", "a", "b")
    assert message.buttons[0].title == "Sí"


def test_a_link_message_has_only_its_own_parts() -> None:
    draft = replace(
        HOURS,
        kind=InteractiveType.CTA_URL,
        link_text="Ver el mapa",
        link_url="https://clinica.example/mapa ",
    )
    message = to_interactive(draft)
    assert (message.link_url, message.buttons) == ("https://clinica.example/mapa", ())
    assert problems(draft) == {}


def test_buttons_become_rows() -> None:
    draft = switched(HOURS, InteractiveType.LIST)
    assert titles(draft) == list(HOURS.buttons)


def test_a_longer_list_keeps_its_rest_there_and_back() -> None:
    sections = (
        SectionDraft(title="Rostro", rows=rows("A", "B")),
        SectionDraft(title="Cuerpo", rows=rows("C", "D", "E")),
    )
    draft = InteractiveDraft(kind=InteractiveType.LIST, sections=sections)
    as_buttons = switched(draft, InteractiveType.BUTTON)
    assert as_buttons.buttons == ("A", "B", "C")
    assert switched(as_buttons, InteractiveType.LIST) == replace(draft, buttons=as_buttons.buttons)


def test_a_removed_button_takes_its_row_and_descriptions_stay_with_their_titles() -> None:
    draft = InteractiveDraft(
        kind=InteractiveType.LIST, sections=(SectionDraft(rows=rows("A", "B", "C", "D")),)
    )
    fewer = replace(switched(draft, InteractiveType.BUTTON), buttons=("A", "C"))
    back = switched(fewer, InteractiveType.LIST)
    assert back.sections[0].rows == rows("A", "C", "D")


def test_options_survive_a_look_at_the_link() -> None:
    via_link = switched(switched(HOURS, InteractiveType.CTA_URL), InteractiveType.LIST)
    assert titles(via_link) == list(HOURS.buttons)


def test_problems_name_every_field_once() -> None:
    draft = InteractiveDraft(body="", header="x" * 61, buttons=("x" * 21, "Sí", "Sí"))
    found = {name: problem.code for name, problem in problems(draft).items()}
    assert found == {
        "header": "too_long",
        "body": "empty_field",
        "buttons.1.title": "too_long",
        "buttons.3.title": "not_unique",
    }


def test_empty_is_what_has_no_words() -> None:
    assert InteractiveDraft().is_empty()
    assert InteractiveDraft(body=" ", buttons=("", " ")).is_empty()
    assert not HOURS.is_empty()
    assert not InteractiveDraft(sections=(SectionDraft(rows=rows("A")),)).is_empty()


@given(
    st.lists(st.text(max_size=30), min_size=1, max_size=3),
    st.lists(st.lists(st.text(max_size=30), max_size=4), min_size=1, max_size=3),
)
def test_switching_never_loses_a_button(buttons: list[str], sections: list[list[str]]) -> None:
    draft = InteractiveDraft(
        buttons=tuple(buttons),
        sections=tuple(SectionDraft(rows=tuple(RowDraft(title=t) for t in s)) for s in sections),
    )
    as_list = switched(draft, InteractiveType.LIST)
    assert titles(as_list)[: len(buttons)] == buttons
    before = sum(len(section) for section in sections)
    assert len(titles(as_list)) <= max(before, limits.REPLY_BUTTONS)
    assert switched(as_list, InteractiveType.BUTTON).buttons[: len(buttons)] == tuple(buttons)
    keys = [row.id for section in to_interactive(as_list).sections for row in section.rows]
    assert len(set(keys)) == len(keys)
