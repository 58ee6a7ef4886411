"""What a person asks of Graph. Each is kept in the outbox until its outcome is known."""

from dataclasses import dataclass
from enum import StrEnum

from aura_desktop.domain.content import Interactive, TemplateMessage
from aura_desktop.domain.ids import UserId, Wamid


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Where a command goes: `phone` is E.164 with plus or a wa_id with plus; `user_id` only without a phone."""

    phone: str | None = None
    user_id: UserId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendText:
    to: Recipient
    body: str
    preview_url: bool = False
    reply_to: Wamid | None = None


class TemplatePart(StrEnum):
    HEADER = "header"
    BODY = "body"
    URL_BUTTON = "url_button"
    QUICK_REPLY = "quick_reply"
    COPY_CODE = "copy_code"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateValue:
    """One filled-in value. `name` for NAMED templates; `button_index` for buttons, counted over all buttons."""

    part: TemplatePart
    text: str
    name: str | None = None
    button_index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendTemplate:
    """`values` in template order; `preview` is what the patient will read, for our own bubble."""

    to: Recipient
    name: str
    language: str
    values: tuple[TemplateValue, ...] = ()
    preview: TemplateMessage


@dataclass(frozen=True, slots=True, kw_only=True)
class SendInteractive:
    to: Recipient
    interactive: Interactive
    reply_to: Wamid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendReaction:
    """An empty `emoji` takes the reaction back."""

    to: Recipient
    target: Wamid
    emoji: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRead:
    """Marks `target` and all earlier messages as read; `typing` shows "writing…" for up to 25 s."""

    target: Wamid
    typing: bool = False


Command = SendText | SendTemplate | SendInteractive | SendReaction | MarkRead
