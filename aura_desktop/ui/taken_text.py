"""What a person took into the composer and has made of it since; the way back to how it was before."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from aura_desktop.domain.draft import DraftUse


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenText:
    """`former` stood in the composer before; `is_ai` False: the clinic's own words."""

    use: DraftUse
    former: str
    is_ai: bool

    def changes(self, text: str) -> int:
        """How many places of it a person has changed, counted in words."""
        before, after = self.use.offered.split(), text.split()
        if before == after:
            return 0
        steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        return sum(step[0] != "equal" for step in steps)

    def is_left(self, text: str) -> bool:
        """Whether nothing of it stands there any more, or again what stood there before."""
        if text == self.former != self.use.offered:
            return True
        before, after = set(self.use.offered.split()), set(text.split())
        return not before & after
