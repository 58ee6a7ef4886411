"""Everything Meta would refuse is refused here first, with the field named."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aura_desktop.domain import limits
from aura_desktop.domain.commands import (
    Command,
    MarkRead,
    Recipient,
    SendInteractive,
    SendReaction,
    SendTemplate,
    SendText,
    TemplatePart,
    TemplateValue,
)
from aura_desktop.domain.content import (
    Interactive,
    InteractiveType,
    ListRow,
    ListSection,
    ReplyButton,
    TemplateMessage,
)
from aura_desktop.domain.ids import Wamid
from aura_desktop.errors import InputError

TO = Recipient(phone="+56900000142")


def buttons(*titles: str) -> Interactive:
    made = tuple(ReplyButton(id=f"b{index}", title=title) for index, title in enumerate(titles))
    return Interactive(interactive_type=InteractiveType.BUTTON, body="¿Viene?", buttons=made)


def section(rows: int, title: str = "", start: int = 0) -> ListSection:
    made = tuple(ListRow(id=f"r{index}", title="16:30") for index in range(start, start + rows))
    return ListSection(title=title, rows=made)


def a_list(*sections: ListSection) -> Interactive:
    return Interactive(
        interactive_type=InteractiveType.LIST, body="Elija", list_button="Ver", sections=sections
    )


def link(url: str = "https://ejemplo.test/hora", text: str = "Reservar") -> Interactive:
    return Interactive(
        interactive_type=InteractiveType.CTA_URL, body="Reserve", link_text=text, link_url=url
    )


def template(*values: str) -> SendTemplate:
    made = tuple(TemplateValue(part=TemplatePart.BODY, text=value) for value in values)
    preview = TemplateMessage(name="hora", language="es")
    return SendTemplate(to=TO, name="hora", language="es", values=made, preview=preview)


def found(command: Command) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in limits.problems(command)]


def in_interactive(interactive: Interactive) -> list[tuple[str, str]]:
    return found(SendInteractive(to=TO, interactive=interactive))


@pytest.mark.parametrize(
    "command",
    [
        SendText(to=TO, body="x" * limits.TEXT_BODY),
        SendText(to=TO, body="👍" * limits.TEXT_BODY),
        SendReaction(to=TO, target=Wamid("w1"), emoji=""),
        MarkRead(target=Wamid("w1")),
        template("Camila", "x" * limits.TEMPLATE_VALUE),
        SendInteractive(to=TO, interactive=buttons("a", "b", "x" * limits.REPLY_TITLE)),
        SendInteractive(to=TO, interactive=a_list(section(10))),
        SendInteractive(to=TO, interactive=a_list(section(5, "Lunes"), section(5, "Martes", 5))),
        SendInteractive(
            to=TO, interactive=replace(a_list(section(1)), body="x" * limits.LIST_BODY)
        ),
        SendInteractive(to=TO, interactive=link()),
    ],
)
def test_what_fits_passes(command: Command) -> None:
    limits.check(command)


def test_the_error_names_field_limit_and_length() -> None:
    with pytest.raises(InputError) as caught:
        limits.check(SendText(to=TO, body="x" * 4097))
    assert (caught.value.code, caught.value.field) == ("too_long", "body")
    assert caught.value.params == {"limit": 4096, "length": 4097}


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (SendText(to=TO, body=" \n"), [("empty_field", "body")]),
        (template("ok", "a\nb"), [("value_has_line_break", "values.2")]),
        (template("a\tb"), [("value_has_line_break", "values.1")]),
        (template("a    b"), [("value_has_line_break", "values.1")]),
        (template(""), [("empty_field", "values.1")]),
        (template("x" * 1025), [("too_long", "values.1")]),
    ],
)
def test_texts_and_templates(command: Command, expected: list[tuple[str, str]]) -> None:
    assert found(command) == expected


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda made: replace(made, header="x" * 61), ("too_long", "header")),
        (lambda made: replace(made, body=""), ("empty_field", "body")),
        (lambda made: replace(made, body="x" * 1025), ("too_long", "body")),
        (lambda made: replace(made, footer="x" * 61), ("too_long", "footer")),
        (lambda made: replace(made, buttons=()), ("empty_field", "buttons")),
        (lambda _: buttons("a", "b", "c", "d"), ("too_many", "buttons")),
        (lambda _: buttons("a", "x" * 21), ("too_long", "buttons.2.title")),
        (lambda _: buttons("a", ""), ("empty_field", "buttons.2.title")),
        (lambda _: buttons("a", "a"), ("not_unique", "buttons.2.title")),
        (
            lambda made: replace(made, buttons=(ReplyButton(id="x" * 257, title="a"),)),
            ("too_long", "buttons.1.id"),
        ),
        (
            lambda made: replace(made, buttons=(ReplyButton(id=" a", title="a"),)),
            ("spaces_around_id", "buttons.1.id"),
        ),
        (
            lambda made: replace(
                made, buttons=(ReplyButton(id="a", title="a"), ReplyButton(id="a", title="b"))
            ),
            ("not_unique", "buttons.2.id"),
        ),
        (
            lambda made: replace(made, interactive_type=InteractiveType.UNKNOWN),
            ("unknown_interactive_type", "interactive_type"),
        ),
    ],
)
def test_buttons(spoil: Callable[[Interactive], Interactive], expected: tuple[str, str]) -> None:
    assert in_interactive(spoil(buttons("a"))) == [expected]


@pytest.mark.parametrize(
    ("interactive", "expected"),
    [
        (replace(a_list(section(1)), list_button=""), ("empty_field", "list_button")),
        (replace(a_list(section(1)), list_button="x" * 21), ("too_long", "list_button")),
        (replace(a_list(section(1)), body="x" * 4097), ("too_long", "body")),
        (a_list(), ("empty_field", "sections")),
        (a_list(*[section(1, "t", n) for n in range(11)]), ("too_many", "sections")),
        (a_list(section(6, "a"), section(5, "b", 6)), ("too_many", "rows")),
        (a_list(section(1, "a"), section(1, "", 1)), ("empty_field", "sections.2.title")),
        (a_list(section(1, "x" * 25)), ("too_long", "sections.1.title")),
        (a_list(section(0)), ("empty_field", "sections.1.rows")),
        (a_list(section(1, "a"), section(1, "b")), ("not_unique", "rows.2.id")),
        (
            a_list(ListSection(rows=(ListRow(id="a", title="x" * 25),))),
            ("too_long", "sections.1.rows.1.title"),
        ),
        (
            a_list(ListSection(rows=(ListRow(id="a", title="a", description="x" * 73),))),
            ("too_long", "sections.1.rows.1.description"),
        ),
        (
            a_list(ListSection(rows=(ListRow(id="x" * 201, title="a"),))),
            ("too_long", "sections.1.rows.1.id"),
        ),
    ],
)
def test_lists(interactive: Interactive, expected: tuple[str, str]) -> None:
    assert expected in in_interactive(interactive)


@pytest.mark.parametrize(
    ("interactive", "expected"),
    [
        (link(text=""), ("empty_field", "link_text")),
        (link(text="x" * 21), ("too_long", "link_text")),
        (link(""), ("empty_field", "link_url")),
        (link("https://ejemplo.test/" + "x" * 2000), ("too_long", "link_url")),
        (link("ejemplo.test"), ("not_a_link", "link_url")),
        (link("ftp://ejemplo.test"), ("not_a_link", "link_url")),
        (link("https://"), ("not_a_link", "link_url")),
        (link("https://[::1"), ("not_a_link", "link_url")),
    ],
)
def test_links(interactive: Interactive, expected: tuple[str, str]) -> None:
    assert expected in in_interactive(interactive)
