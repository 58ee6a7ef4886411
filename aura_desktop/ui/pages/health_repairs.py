"""For each link that is not well: one sentence and one button, out of the book of troubles."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop import troubles
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.troubles import Action
from aura_desktop.ui.widgets.health_cards import Repair

translate = QCoreApplication.translate

AT_HOME = frozenset({Action.CHECK_AGAIN, Action.RETRY})
"""What the status page does itself; everything else leads to another place."""
_WELL = frozenset({LinkState.OK, LinkState.CONNECTING})


def language() -> str:
    """The window's, "es" or "en"."""
    return QLocale().name()[:2]


def repairs(links: Sequence[Link], language: str) -> dict[LinkName, Repair]:
    """By link; the book of troubles is a file, so in a thread."""
    return {link.name: _repair(link, language) for link in links if link.state not in _WELL}


def sentences(codes: Sequence[str], language: str) -> dict[str, str]:
    """What each code means and what to do, where the book knows it; in a thread as well."""
    found = {code: troubles.find(code, language) for code in codes if code}
    return {code: _sentence(each) for code, each in found.items() if each is not None}


def _repair(link: Link, language: str) -> Repair:
    trouble = troubles.find(link.code, language, link.params) if link.code else None
    if trouble is None:
        return Repair() if link.state in {LinkState.OFF, LinkState.PAUSED} else _again()
    if trouble.action in {Action.NONE, Action.OPEN_HEALTH}:
        again = _again()
        return Repair(action=again.action, words=again.words, sentence=_sentence(trouble))
    return Repair(action=trouble.action, words=trouble.action_words, sentence=_sentence(trouble))


def _again() -> Repair:
    return Repair(action=Action.CHECK_AGAIN, words=translate("HealthPage", "Check now"))


def _sentence(trouble: troubles.Trouble) -> str:
    return f"{trouble.title}. {trouble.remedy}"
