"""What a model's checked answer makes of a draft. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from aura_desktop.domain import drafted, prompt
from aura_desktop.domain.danger import Danger, Hold
from aura_desktop.domain.draft import Citation, Draft, DraftState, Risk
from aura_desktop.domain.knowledge import Entry, topic_of
from aura_desktop.services.drafting.writing import Written


def finished(writing: Draft, written: Written) -> Draft:
    """READY with its sources, HELD where the reply or the model itself sees medicine in it, else NO_SOURCE."""
    answer, checked = written.answer, written.checked
    told = replace(
        writing,
        versions=(),
        model=written.model,
        prompt_version=prompt.PROMPT_VERSION,
        first_word_ms=written.first_word_ms,
        took_ms=written.took_ms,
        risk=answer.risk,
        action=answer.action,
        missing=answer.missing,
    )
    if checked is not None and checked.holds:
        return replace(told, state=DraftState.HELD, holds=checked.holds)
    if answer.risk is Risk.CARE:
        hold = Hold(danger=Danger.UNKNOWN, words="", severe=False)
        return replace(told, state=DraftState.HELD, holds=(hold,))
    if checked is None or not checked.citations:
        return replace(told, state=DraftState.NO_SOURCE)
    return replace(
        told,
        state=DraftState.READY,
        versions=(checked.version,),
        citations=checked.citations,
        topic=topic_of(tuple(entry.kind for entry in checked.cited)),
    )


def with_version(draft: Draft, written: Written, language: str) -> Draft:
    """One more version, its sources under the numbers the card has; as it was, with a code, if there is none."""
    checked = written.checked
    if checked is None or checked.holds or not checked.citations:
        return replace(draft, code="ai_no_source")
    citations = list(draft.citations)
    numbers = {citation.entry_id: citation.number for citation in citations}
    for each in checked.citations:
        if each.entry_id not in numbers:
            numbers[each.entry_id] = max(numbers.values(), default=0) + 1
            citations.append(replace(each, number=numbers[each.entry_id]))
    to = {each.number: numbers[each.entry_id] for each in checked.citations}
    version = replace(
        checked.version,
        language=language or checked.version.language,
        passages=tuple(
            replace(passage, numbers=tuple(sorted(to[number] for number in passage.numbers)))
            for passage in checked.version.passages
        ),
    )
    versions = (*draft.versions, version)
    return replace(
        draft,
        code="",
        state=DraftState.READY,
        versions=versions,
        shown=len(versions) - 1,
        citations=tuple(citations),
    )


def without_source(
    draft: Draft, number: int, entries: Sequence[Entry], allowed: Sequence[str]
) -> Draft:
    """A source does not fit; `entries` are those left. What rested on it alone is in doubt."""
    left: tuple[Citation, ...] = tuple(each for each in draft.citations if each.number != number)
    versions = tuple(
        replace(
            version,
            passages=tuple(
                replace(passage, numbers=tuple(n for n in passage.numbers if n != number))
                for passage in version.passages
            ),
            doubts=drafted.doubts(version.text, entries, allowed),
        )
        for version in draft.versions
    )
    return replace(draft, citations=left, versions=versions)
