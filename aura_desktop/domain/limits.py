"""Meta's limits on what may be sent, checked before anything is queued.

Lengths are counted in Unicode code points. Source: Cloud API, message objects.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from aura_desktop.domain.commands import (
    Command,
    MarkRead,
    SendInteractive,
    SendReaction,
    SendTemplate,
    SendText,
)
from aura_desktop.domain.content import Interactive, InteractiveType, ListSection
from aura_desktop.errors import InputError

TEXT_BODY = 4096
HEADER = 60
FOOTER = 60
INTERACTIVE_BODY = 1024
LIST_BODY = 4096
REPLY_BUTTONS = 3
REPLY_TITLE = 20
REPLY_ID = 256
LIST_BUTTON = 20
LIST_SECTIONS = 10
LIST_ROWS = 10
SECTION_TITLE = 24
ROW_ID = 200
ROW_TITLE = 24
ROW_DESCRIPTION = 72
LINK_TEXT = 20
LINK_URL = 2000
TEMPLATE_VALUE = 1024


def check(command: Command) -> None:
    """Raises: InputError naming the field and the limit, if Meta would refuse the command."""
    for problem in problems(command):
        raise problem


def problems(command: Command) -> Iterator[InputError]:
    """Everything Meta would refuse in a command, in reading order; a field may be named more than once."""
    match command:
        case SendText():
            yield from _text("body", command.body, TEXT_BODY)
        case SendInteractive():
            yield from interactive_problems(command.interactive)
        case SendTemplate():
            for index, value in enumerate(command.values, start=1):
                yield from value_problems(f"values.{index}", value.text)
        case SendReaction() | MarkRead():
            return


def value_problems(field: str, text: str) -> Iterator[InputError]:
    """What Meta would refuse in one value of a template."""
    yield from _text(field, text, TEMPLATE_VALUE)
    if "\n" in text or "\t" in text or "    " in text:
        yield InputError("value_has_line_break", field=field)


def interactive_problems(interactive: Interactive) -> Iterator[InputError]:
    """What Meta would refuse in buttons, a list or a link button."""
    is_list = interactive.interactive_type is InteractiveType.LIST
    yield from _text("header", interactive.header, HEADER, required=False)
    yield from _text("body", interactive.body, LIST_BODY if is_list else INTERACTIVE_BODY)
    yield from _text("footer", interactive.footer, FOOTER, required=False)
    match interactive.interactive_type:
        case InteractiveType.BUTTON:
            yield from _buttons(interactive)
        case InteractiveType.LIST:
            yield from _list(interactive)
        case InteractiveType.CTA_URL:
            yield from _link(interactive)
        case InteractiveType.UNKNOWN:
            yield InputError("unknown_interactive_type", field="interactive_type")


def _text(field: str, value: str, limit: int, *, required: bool = True) -> Iterator[InputError]:
    if required and not value.strip():
        yield InputError("empty_field", field=field)
    if len(value) > limit:
        yield InputError("too_long", field=field, limit=limit, length=len(value))


def _buttons(interactive: Interactive) -> Iterator[InputError]:
    buttons = interactive.buttons
    if not buttons:
        yield InputError("empty_field", field="buttons")
    if len(buttons) > REPLY_BUTTONS:
        yield InputError("too_many", field="buttons", limit=REPLY_BUTTONS, length=len(buttons))
    for index, button in enumerate(buttons, start=1):
        yield from _text(f"buttons.{index}.title", button.title, REPLY_TITLE)
        yield from _id(f"buttons.{index}.id", button.id, REPLY_ID)
    yield from _unique("buttons", "title", (button.title for button in buttons))
    yield from _unique("buttons", "id", (button.id for button in buttons))


def _list(interactive: Interactive) -> Iterator[InputError]:
    yield from _text("list_button", interactive.list_button, LIST_BUTTON)
    sections = interactive.sections
    if not sections:
        yield InputError("empty_field", field="sections")
    if len(sections) > LIST_SECTIONS:
        yield InputError("too_many", field="sections", limit=LIST_SECTIONS, length=len(sections))
    total = sum(len(section.rows) for section in sections)
    if total > LIST_ROWS:
        yield InputError("too_many", field="rows", limit=LIST_ROWS, length=total)
    for index, section in enumerate(sections, start=1):
        yield from _section(f"sections.{index}", section, title_required=len(sections) > 1)
    yield from _unique("rows", "id", (row.id for section in sections for row in section.rows))


def _section(field: str, section: ListSection, *, title_required: bool) -> Iterator[InputError]:
    yield from _text(f"{field}.title", section.title, SECTION_TITLE, required=title_required)
    if not section.rows:
        yield InputError("empty_field", field=f"{field}.rows")
    for index, row in enumerate(section.rows, start=1):
        place = f"{field}.rows.{index}"
        yield from _text(f"{place}.title", row.title, ROW_TITLE)
        yield from _text(f"{place}.description", row.description, ROW_DESCRIPTION, required=False)
        yield from _id(f"{place}.id", row.id, ROW_ID)


def _link(interactive: Interactive) -> Iterator[InputError]:
    yield from _text("link_text", interactive.link_text, LINK_TEXT)
    yield from _text("link_url", interactive.link_url, LINK_URL)
    try:
        address = urlsplit(interactive.link_url.strip())
    except ValueError:
        yield InputError("not_a_link", field="link_url")
        return
    if address.scheme not in {"http", "https"} or not address.hostname:
        yield InputError("not_a_link", field="link_url")


def _id(field: str, value: str, limit: int) -> Iterator[InputError]:
    yield from _text(field, value, limit)
    if value != value.strip():
        yield InputError("spaces_around_id", field=field)


def _unique(group: str, part: str, values: Iterable[str]) -> Iterator[InputError]:
    seen: set[str] = set()
    for index, value in enumerate(values, start=1):
        if value in seen:
            yield InputError("not_unique", field=f"{group}.{index}.{part}")
        seen.add(value)
