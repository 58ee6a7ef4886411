"""What the desk gives its settings page, besides the set-up."""

from dataclasses import dataclass

from aura_desktop.services.keys import ApiAccess
from aura_desktop.services.settings import Settings
from aura_desktop.services.templates import Templates
from aura_desktop.ui.appearance import Appearance
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.widgets.toast import ToastStack


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskServices:
    """`api_port` is where programs on this computer send."""

    appearance: Appearance
    settings: Settings
    templates: Templates
    api_access: ApiAccess
    api_port: int
    bridge: FeedBridge
    toasts: ToastStack
