"""Meta's limits on what may be sent, checked before anything is queued.

Lengths are counted in Unicode code points. Source: Cloud API, message objects.
"""

from collections.abc import Iterable
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
    match command:
        case SendText():
            _text("body", command.body, TEXT_BODY)
        case SendInteractive():
            _interactive(command.interactive)
        case SendTemplate():
            for index, value in enumerate(command.values, start=1):
                _text(f"values.{index}", value.text, TEMPLATE_VALUE)
                if "\n" in value.text or "\t" in value.text or "    " in value.text:
                    raise InputError("value_has_line_break", field=f"values.{index}")
        case SendReaction() | MarkRead():
            return


def _text(field: str, value: str, limit: int, *, required: bool = True) -> None:
    if required and not value.strip():
        raise InputError("empty_field", field=field)
    if len(value) > limit:
        raise InputError("too_long", field=field, limit=limit, length=len(value))


def _interactive(interactive: Interactive) -> None:
    is_list = interactive.interactive_type is InteractiveType.LIST
    _text("header", interactive.header, HEADER, required=False)
    _text("body", interactive.body, LIST_BODY if is_list else INTERACTIVE_BODY)
    _text("footer", interactive.footer, FOOTER, required=False)
    match interactive.interactive_type:
        case InteractiveType.BUTTON:
            _buttons(interactive)
        case InteractiveType.LIST:
            _list(interactive)
        case InteractiveType.CTA_URL:
            _link(interactive)
        case InteractiveType.UNKNOWN:
            raise InputError("unknown_interactive_type", field="interactive_type")


def _buttons(interactive: Interactive) -> None:
    buttons = interactive.buttons
    if not buttons:
        raise InputError("empty_field", field="buttons")
    if len(buttons) > REPLY_BUTTONS:
        raise InputError("too_many", field="buttons", limit=REPLY_BUTTONS, length=len(buttons))
    for index, button in enumerate(buttons, start=1):
        _text(f"buttons.{index}.title", button.title, REPLY_TITLE)
        _id(f"buttons.{index}.id", button.id, REPLY_ID)
    _unique("buttons", "title", (button.title for button in buttons))
    _unique("buttons", "id", (button.id for button in buttons))


def _list(interactive: Interactive) -> None:
    _text("list_button", interactive.list_button, LIST_BUTTON)
    sections = interactive.sections
    if not sections:
        raise InputError("empty_field", field="sections")
    if len(sections) > LIST_SECTIONS:
        raise InputError("too_many", field="sections", limit=LIST_SECTIONS, length=len(sections))
    total = sum(len(section.rows) for section in sections)
    if total > LIST_ROWS:
        raise InputError("too_many", field="rows", limit=LIST_ROWS, length=total)
    for index, section in enumerate(sections, start=1):
        _section(f"sections.{index}", section, title_required=len(sections) > 1)
    _unique("rows", "id", (row.id for section in sections for row in section.rows))


def _section(field: str, section: ListSection, *, title_required: bool) -> None:
    _text(f"{field}.title", section.title, SECTION_TITLE, required=title_required)
    if not section.rows:
        raise InputError("empty_field", field=f"{field}.rows")
    for index, row in enumerate(section.rows, start=1):
        _text(f"{field}.rows.{index}.title", row.title, ROW_TITLE)
        _text(f"{field}.rows.{index}.description", row.description, ROW_DESCRIPTION, required=False)
        _id(f"{field}.rows.{index}.id", row.id, ROW_ID)


def _link(interactive: Interactive) -> None:
    _text("link_text", interactive.link_text, LINK_TEXT)
    _text("link_url", interactive.link_url, LINK_URL)
    try:
        address = urlsplit(interactive.link_url.strip())
    except ValueError:
        raise InputError("not_a_link", field="link_url") from None
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise InputError("not_a_link", field="link_url")


def _id(field: str, value: str, limit: int) -> None:
    _text(field, value, limit)
    if value != value.strip():
        raise InputError("spaces_around_id", field=field)


def _unique(group: str, part: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for index, value in enumerate(values, start=1):
        if value in seen:
            raise InputError("not_unique", field=f"{group}.{index}.{part}")
        seen.add(value)
