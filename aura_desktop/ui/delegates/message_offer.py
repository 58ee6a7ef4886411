"""What a bubble that did not go out offers: the actions of its trouble, as resources/troubles.json names them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from aura_desktop import troubles
from aura_desktop.domain.content import TemplateMessage
from aura_desktop.domain.message import Message, MessageOrigin, MessageStatus
from aura_desktop.troubles import Action
from aura_desktop.ui import wording_errors, wording_message

RESEND_AFTER = timedelta(seconds=60)
"""So long a late status may still settle an unconfirmed message before a second sending is offered."""


def offers(message: Message, now: datetime, *, window_open: bool = True) -> tuple[Action, ...]:
    """What a person may do about this message now, what helps most first; RETRY only where it can help."""
    if message.resent:
        return ()
    if message.status is MessageStatus.UNCONFIRMED and now - message.at < RESEND_AFTER:
        return ()
    return fitting(_named(message), message, window_open=window_open)


def fitting(
    actions: Iterable[Action], message: Message, *, window_open: bool
) -> tuple[Action, ...]:
    """These actions without a RETRY that cannot help, and without NONE.

    What went out by the phone cannot be sent here, nothing is sent a third time, and while the service window
    is closed a template alone goes out.
    """
    instead = Action.RETRY
    if message.resent or message.origin is MessageOrigin.PHONE_APP:
        instead = Action.NONE
    elif not window_open and not isinstance(message.content, TemplateMessage):
        instead = Action.CHOOSE_TEMPLATE
    found = (instead if action is Action.RETRY else action for action in actions)
    return tuple(dict.fromkeys(action for action in found if action is not Action.NONE))


def _named(message: Message) -> tuple[Action, ...]:
    if message.status is MessageStatus.FAILED and message.failure is not None:
        return troubles.actions(message.failure.code)
    stuck = {MessageStatus.FAILED, MessageStatus.UNCONFIRMED}
    return (Action.RETRY,) if message.status in stuck else ()


def offer_words(action: Action, status: MessageStatus = MessageStatus.FAILED) -> str:
    """The name of the button or menu entry under a message of this status."""
    if action is Action.RETRY and status is MessageStatus.UNCONFIRMED:
        return wording_message.translate("transcript", "Check and resend")
    if action is Action.RETRY:
        return wording_message.translate("transcript", "Retry")
    return troubles.button_words(action, wording_errors.language())
