"""What the window is given of the AI."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aura_desktop.services.ai_desk import AiDesk
from aura_desktop.services.autopilot.autopilot import Autopilot
from aura_desktop.services.drafting.drafting import Drafting
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.services.knowledge_desk import KnowledgeDesk
from aura_desktop.services.sending import Sending


@dataclass(frozen=True, slots=True, kw_only=True)
class AiServices:
    """There once Core serves."""

    desk: AiDesk
    drafting: Drafting
    autopilot: Autopilot
    knowledge: Knowledge
    entries: KnowledgeDesk
    sending: Sending
    clock: Callable[[], datetime]
