"""What a search found, as a Qt model: patients first, then messages."""

from collections.abc import Sequence

from aura_desktop.domain.conversation import SearchHit
from aura_desktop.ui.models.conversation_rows import Heading, Row, RowKind
from aura_desktop.ui.models.row_list import RowListModel


class SearchListModel(RowListModel):
    """Rows of the search: headings and hits."""

    def set_hits(self, words: str, hits: Sequence[SearchHit]) -> None:
        """Show what was found for `words`."""
        contacts = [_row(hit, words) for hit in hits if hit.message_text is None]
        messages = [_row(hit, words) for hit in hits if hit.message_text is not None]
        rows: list[Row] = []
        for heading, found in ((Heading.PATIENTS, contacts), (Heading.MESSAGES, messages)):
            if found:
                rows.append(Row(kind=RowKind.HEADING, heading=heading, count=len(found)))
                rows.extend(found)
        self._reset(rows)


def _row(hit: SearchHit, words: str) -> Row:
    kind = RowKind.CONTACT_HIT if hit.message_text is None else RowKind.MESSAGE_HIT
    return Row(kind=kind, conversation=hit.conversation, hit=hit, words=words)
