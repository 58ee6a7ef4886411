"""What the desk gives its settings page, besides the set-up."""

from collections.abc import Callable
from dataclasses import dataclass

from aura_desktop.domain.person import Right
from aura_desktop.services.audit_trail import AuditTrail
from aura_desktop.services.keys import ApiAccess
from aura_desktop.services.settings import Settings
from aura_desktop.services.templates import Templates
from aura_desktop.ui.appearance import Appearance
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.widgets.toast import ToastStack


def _may_everything(right: Right) -> bool:
    return True


def _nobody_counts() -> None:
    """There is no lock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskServices:
    """`api_port` is where programs on this computer send. `may`: what who is signed in may do.

    `idle_changed` is called when another time for the lock is kept.
    """

    appearance: Appearance
    settings: Settings
    templates: Templates
    api_access: ApiAccess
    api_port: int
    bridge: FeedBridge
    toasts: ToastStack
    trail: AuditTrail
    may: Callable[[Right], bool] = _may_everything
    idle_changed: Callable[[], None] = _nobody_counts
