"""What a bubble that did not go out offers: the actions of its trouble, as resources/troubles.json names them."""

from datetime import datetime, timedelta

from aura_desktop import troubles
from aura_desktop.domain.message import Message, MessageOrigin, MessageStatus
from aura_desktop.troubles import Action
from aura_desktop.ui import wording_errors, wording_message

RESEND_AFTER = timedelta(seconds=60)
"""So long a late status may still settle an unconfirmed message before a second sending is offered."""


def offers(message: Message, now: datetime) -> tuple[Action, ...]:
    """What a person may do about this message now, what helps most first; RETRY only where it can help."""
    if message.resent:
        return ()
    if message.status is MessageStatus.UNCONFIRMED and now - message.at < RESEND_AFTER:
        return ()
    found = _helpful(message)
    if may_go_again(message):
        return found
    return tuple(action for action in found if action is not Action.RETRY)


def _helpful(message: Message) -> tuple[Action, ...]:
    if message.status is MessageStatus.FAILED and message.failure is not None:
        return troubles.actions(message.failure.code)
    stuck = {MessageStatus.FAILED, MessageStatus.UNCONFIRMED}
    return (Action.RETRY,) if message.status in stuck else ()


def may_go_again(message: Message) -> bool:
    """What went out by the phone cannot be sent here, and nothing is sent a third time."""
    return not message.resent and message.origin is not MessageOrigin.PHONE_APP


def offer_words(action: Action) -> str:
    """The name of the button or menu entry."""
    if action is Action.RETRY:
        return wording_message.translate("transcript", "Retry")
    return troubles.button_words(action, wording_errors.language())
