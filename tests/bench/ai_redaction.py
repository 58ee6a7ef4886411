"""How much of what tells who a patient is stays here, and how much else is hidden with it."""

from collections import Counter

from aura_desktop.domain.identifier import IdentifierKind
from aura_desktop.domain.placeholders import MARK
from tests.domain.identifier_sets import Sentence, harmless, hidden, is_found, sentences, unseen


def redaction_scores() -> dict[str, float]:
    """Recall of `rut`, `phone`, `all` and of the `unseen` messages; share of harmless sentences `over_hidden`."""
    found, there = _counted(sentences())
    unseen_found, unseen_there = _counted(unseen())
    every = harmless()
    return {
        "rut": found[IdentifierKind.RUT] / there[IdentifierKind.RUT],
        "phone": found[IdentifierKind.PHONE] / there[IdentifierKind.PHONE],
        "all": found.total() / there.total(),
        "unseen": unseen_found.total() / unseen_there.total(),
        "over_hidden": sum(MARK.search(hidden(item.text)[0]) is not None for item in every)
        / len(every),
    }


def _counted(
    items: tuple[Sentence, ...],
) -> tuple[Counter[IdentifierKind], Counter[IdentifierKind]]:
    found: Counter[IdentifierKind] = Counter()
    there: Counter[IdentifierKind] = Counter()
    for item in items:
        _, stays = hidden(item.text)
        for secret in item.secrets:
            there[secret.kind] += 1
            found[secret.kind] += is_found(item, secret, stays)
    return found, there
