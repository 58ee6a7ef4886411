"""The page of what the clinic knows over a real store, with a clinic's entries in it."""

from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from aura_desktop.domain.entry_page import EntryFilter
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.ids import EntryId
from aura_desktop.domain.knowledge import Entry, EntryKind, NewEntry
from aura_desktop.services.knowledge import Knowledge
from aura_desktop.services.knowledge_desk import KnowledgeDesk
from aura_desktop.store import feed as feed_rows
from aura_desktop.store.database import Database, DatabaseKey
from aura_desktop.ui import theme
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.pages.knowledge import KnowledgePage
from aura_desktop.ui.widgets.toast import Toast, ToastStack
from tests.eventually import eventually
from tests.services.fakes import Clock
from tests.ui.dialogs import Host, type_text

CHILE = ZoneInfo("America/Santiago")
TODAY = date(2026, 11, 22)
CLEANING = NewEntry(
    kind=EntryKind.SERVICE,
    title="Limpieza facial",
    body="Limpieza profunda con extracción.\nIncluye mascarilla.",
    questions=("¿Hacen limpieza de cutis?",),
    price_clp=29_990,
    duration_min=60,
    owner="Pía",
)
PARKING = NewEntry(kind=EntryKind.PARKING, title="Estacionamiento", body="En el subterráneo.")
PAYMENT = NewEntry(
    kind=EntryKind.PAYMENT,
    title="Formas de pago",
    body="Débito y crédito.",
    valid_until=TODAY + timedelta(days=5),
)
SERVICES = NewEntry(
    kind=EntryKind.QUICK_REPLY,
    title="Información de servicios",
    body="Nuestros servicios:\n{servicios}",
    shortcut="servicios",
)
LASER = NewEntry(kind=EntryKind.CARE, title="Después del láser", body="Usa protector solar.")
CUTOFF = NewEntry(
    kind=EntryKind.OTHER, title="¿Atienden niños?", body="Sí, desde los 12 años.", owner="Pía"
)
PUBLISHED = (CLEANING, PARKING, PAYMENT, SERVICES)
PROPOSED = (LASER, CUTOFF)


class AskedFeed:
    """The store's feed, told when a test asks."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seq = 0
        self._callback: Callable[[Sequence[FeedItem]], None] | None = None

    def subscribe(
        self, topics: Collection[Topic], callback: Callable[[Sequence[FeedItem]], None]
    ) -> Callable[[], None]:
        self._callback = callback
        return lambda: None

    async def catch_up(self) -> None:
        items = await self._database.read(feed_rows.after, self._seq)
        if items and self._callback is not None:
            self._seq = items[-1].seq
            self._callback(items)


@dataclass
class Desk:
    host: Host
    page: KnowledgePage
    knowledge: Knowledge
    entries: KnowledgeDesk
    database: Database
    feed: AskedFeed
    clock: Clock
    counted: list[int]
    ids: dict[str, EntryId]

    def entry_id(self, new: NewEntry) -> EntryId:
        return self.ids[new.title]

    async def kept(self, entry_id: EntryId) -> Entry:
        (found,) = await self.knowledge.entries([entry_id])
        return found

    async def titles(self) -> list[str]:
        return [entry.title for entry in await self.knowledge.page(EntryFilter())]

    def listed(self) -> list[str]:
        return [entry.title for entry in self.page.pane.listed()]

    def toasts(self) -> list[str]:
        return [toast.accessibleName() for toast in self.host.findChildren(Toast)]

    async def settle(self) -> None:
        """Nothing is under way, also of what the feed brings."""
        await self.page.tasks.settle()
        await self.feed.catch_up()
        await self.page.tasks.settle()

    async def open(self, new: NewEntry) -> None:
        """A person clicks this entry in the list."""
        view = self.page.pane.view
        row = self.page.pane.model.row_of(self.entry_id(new))
        assert row >= 0, new.title
        spot = view.visualRect(self.page.pane.model.index(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        await self.settle()

    async def click(self, name: str) -> None:
        QTest.mouseClick(button(self.host, name), Qt.MouseButton.LeftButton)
        await self.settle()

    def type_into(self, field: str, text: str) -> None:
        """A person replaces what stands in a field."""
        editor = self.page.editor.form.editor(field)
        editor.setFocus()
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        type_text(text)


def button(holder: QWidget, name: str) -> QAbstractButton:
    """The button of this accessible name that is seen. Raises: AssertionError."""
    found = [
        item
        for item in holder.findChildren(QAbstractButton)
        if item.accessibleName() == name and item.isVisible()
    ]
    assert found, name
    return found[0]


@asynccontextmanager
async def open_desk(
    folder: Path,
    *,
    published: Sequence[NewEntry] = PUBLISHED,
    proposed: Sequence[NewEntry] = PROPOSED,
    size: tuple[int, int] = (1302, 740),
    look: theme.ThemeName = "light",
    scale: float = 1.0,
) -> AsyncIterator[Desk]:
    """The page alone in a window, shown and settled."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, look, scale)
    database = Database(folder / "aura.db", DatabaseKey.parse("0123456789abcdef" * 4))
    await database.open()
    clock = Clock()
    knowledge = Knowledge(database, clock, lambda: CHILE)
    entries = KnowledgeDesk(database, clock, lambda: CHILE)
    ids = {}
    for publish, news in ((True, published), (False, proposed)):
        for new in news:
            ids[new.title] = (await knowledge.save(None, new, "Pía", publish=publish)).id
    feed = AskedFeed(database)
    host = Host()
    host.resize(*size)
    host.field.hide()
    page = KnowledgePage(
        knowledge=knowledge,
        entries=entries,
        bridge=FeedBridge(feed, host),
        toasts=ToastStack(host),
        clock=clock,
    )
    counted: list[int] = []
    page.proposals_counted.connect(counted.append)
    column = host.layout()
    assert column is not None
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    desk = Desk(host, page, knowledge, entries, database, feed, clock, counted, ids)
    try:
        host.show()
        host.activateWindow()
        await eventually(host.isActiveWindow)
        await desk.settle()
        yield desk
    finally:
        await page.close_page()
        host.hide()
        host.deleteLater()
        await database.close()
