"""What is typed in the builder, for all three kinds at once, and how it becomes a message."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from aura_desktop.domain import limits
from aura_desktop.domain.content import (
    Interactive,
    InteractiveType,
    ListRow,
    ListSection,
    ReplyButton,
)
from aura_desktop.errors import InputError

_SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDraft:
    title: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDraft:
    title: str = ""
    rows: tuple[RowDraft, ...] = (RowDraft(),)


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractiveDraft:
    """Header, body and footer are shared by the kinds; the rest is kept for each of them."""

    kind: InteractiveType = InteractiveType.BUTTON
    header: str = ""
    body: str = ""
    footer: str = ""
    buttons: tuple[str, ...] = ("",)
    list_button: str = ""
    sections: tuple[SectionDraft, ...] = (SectionDraft(),)
    link_text: str = ""
    link_url: str = ""

    def is_empty(self) -> bool:
        """Whether nothing at all has been typed."""
        words = (self.header, self.body, self.footer, self.list_button, self.link_text)
        rows = (row.title + row.description for section in self.sections for row in section.rows)
        titles = (section.title for section in self.sections)
        return not any(
            text.strip() for text in (*words, self.link_url, *self.buttons, *rows, *titles)
        )


def to_interactive(draft: InteractiveDraft) -> Interactive:
    """The message of the chosen kind, without spaces at the ends; it may break limits."""
    shared = Interactive(
        interactive_type=draft.kind,
        body=draft.body.strip(),
        header=draft.header.strip(),
        footer=draft.footer.strip(),
    )
    if draft.kind is InteractiveType.BUTTON:
        return replace(shared, buttons=_buttons(draft.buttons))
    if draft.kind is InteractiveType.LIST:
        sections = _sections(draft.sections)
        return replace(shared, list_button=draft.list_button.strip(), sections=sections)
    return replace(shared, link_text=draft.link_text.strip(), link_url=draft.link_url.strip())


def problems(draft: InteractiveDraft) -> Mapping[str, InputError]:
    """The first problem of each field, by the field names of domain/limits."""
    found: dict[str, InputError] = {}
    for problem in limits.interactive_problems(to_interactive(draft)):
        found.setdefault(problem.field, problem)
    return found


def switched(draft: InteractiveDraft, kind: InteractiveType) -> InteractiveDraft:
    """The draft as another kind; buttons and list rows carry their titles over to each other."""
    if draft.kind is kind:
        return draft
    if draft.kind is InteractiveType.BUTTON:
        return replace(draft, kind=kind, sections=_with_buttons(draft.sections, draft.buttons))
    if draft.kind is InteractiveType.LIST:
        titles = [row.title for section in draft.sections for row in section.rows]
        return replace(draft, kind=kind, buttons=tuple(titles[: limits.REPLY_BUTTONS]) or ("",))
    return replace(draft, kind=kind)


def _with_buttons(
    sections: Sequence[SectionDraft], buttons: Sequence[str]
) -> tuple[SectionDraft, ...]:
    """The sections with the buttons in the place of their first rows.

    The buttons stand for the first rows, so that going there and back loses nothing: later rows stay,
    and a description stays with its title.
    """
    described = {row.title: row.description for section in sections for row in section.rows}
    left: Iterator[str] = iter(buttons)
    place, result = 0, []
    for section in sections:
        rows = []
        for row in section.rows:
            place += 1
            if place > limits.REPLY_BUTTONS:
                rows.append(row)
            elif (title := next(left, None)) is not None:
                rows.append(RowDraft(title=title, description=described.get(title, "")))
        result.append(replace(section, rows=tuple(rows)))
    rest = tuple(RowDraft(title=title) for title in left)
    result[-1] = replace(result[-1], rows=result[-1].rows + rest)
    kept = [section for section in result if section.rows]
    return tuple(kept) or (SectionDraft(),)


def _buttons(titles: Sequence[str]) -> tuple[ReplyButton, ...]:
    return tuple(
        ReplyButton(id=f"{_slug(title)}-{index}", title=title.strip())
        for index, title in enumerate(titles, start=1)
    )


def _sections(sections: Sequence[SectionDraft]) -> tuple[ListSection, ...]:
    index, result = 0, []
    for section in sections:
        rows = []
        for row in section.rows:
            index += 1
            rows.append(
                ListRow(
                    id=f"{_slug(row.title)}-{index}",
                    title=row.title.strip(),
                    description=row.description.strip(),
                )
            )
        result.append(ListSection(title=section.title.strip(), rows=tuple(rows)))
    return tuple(result)


def _slug(title: str) -> str:
    """The title as an id: the same title gives the same id on every PC."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")[:_SLUG_LENGTH] or "option"
