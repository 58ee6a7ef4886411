"""History: what passed through the queues last, fit to be shown and sent to support."""

import hashlib
from dataclasses import replace

from aura_desktop.domain.trace import Traces
from aura_desktop.store import history
from aura_desktop.store.database import Database

SHOWN = 20


class History:
    """The same cost with ten messages or a million."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def traces(self, limit: int = SHOWN) -> Traces:
        """Queues, deliveries and sends as of one moment. Raises: StoreError."""
        found = await self._database.read(history.traces, limit)
        return replace(
            found,
            deliveries=tuple(
                replace(each, marks=tuple(map(_mark, each.marks))) for each in found.deliveries
            ),
            sends=tuple(
                replace(each, mark=_mark(each.mark), job=each.job[:8]) for each in found.sends
            ),
        )


def _mark(wamid: str) -> str:
    """As the log writes it: a wamid holds the patient's number in base64."""
    return "wamid#" + hashlib.sha256(wamid.encode()).hexdigest()[:10] if wamid else ""
