"""The part of the draft card that shows a text: words, original, doubts, sources, and what can be done."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.domain.draft import Citation, Draft, DraftState, DraftVersion, Risk
from aura_desktop.ui import theme, wording_ai
from aura_desktop.ui.widgets.cap_button import CapButton
from aura_desktop.ui.widgets.change_chips import ChangeChips
from aura_desktop.ui.widgets.controls import ElidedLabel, IconLabel, TextLabel
from aura_desktop.ui.widgets.draft_actions import DraftActions
from aura_desktop.ui.widgets.draft_layout import cited_numbers
from aura_desktop.ui.widgets.draft_text import LONGEST, DraftText
from aura_desktop.ui.widgets.snippet import Snippet
from aura_desktop.ui.widgets.source_chips import SourceChips
from aura_desktop.ui.widgets.tab_order import order_tabs

_USUAL = 350
"""Characters of a draft that fills the progress line."""
_COMPACT = 3


class _Progress(QWidget):
    """A thin line that fills as the text grows."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(2)

    def show_share(self, share: float) -> None:
        """From 0 to 1; it never goes back within one draft."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.color("aiTintStrong"))
        painter.fillRect(
            QRectF(0, 0, self.width() * self._share, self.height()), colors.color("ai")
        )


class _Original(QWidget):
    """The clinic's language beside a translation, behind a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Snippet(lines=_COMPACT)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel("languages", size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, 2, self.height()), theme.current().color("aiBorder"))


class _Warning(QWidget):
    """An amber triangle and a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.words = TextLabel(role="uiStrong", tone="warning", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(
            IconLabel("triangle-alert", size=16, ink="warning"), 0, Qt.AlignmentFlag.AlignTop
        )
        row.addWidget(self.words, 1)


class _StopRow(QWidget):
    """Stop, perhaps send now, and quiet words.

    Signals: stop_requested, send_now_requested.
    """

    stop_requested = Signal()
    send_now_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calm = CapButton(self.tr("Stop"), kind="ai_outline", keys="Esc")
        self._strong = CapButton(self.tr("Stop"), kind="ai", keys="Esc")
        self._now = CapButton(self.tr("Send now"), kind="ai_outline")
        self._words = ElidedLabel(tone="muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._calm, self._strong, self._now):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self._words, 1)
        self._calm.clicked.connect(self.stop_requested)
        self._strong.clicked.connect(self.stop_requested)
        self._now.clicked.connect(self.send_now_requested)

    def show_row(self, words: str, *, counts: bool) -> None:
        """`counts`: it will be sent by itself, so stopping is what stands out."""
        self._calm.setVisible(not counts)
        self._strong.setVisible(counts)
        self._now.setVisible(counts)
        self._words.set_text(words)


class DraftBody(QWidget):
    """Shows WRITING, READY and COUNTING.

    Signals: number_requested(number), number_pointed(number), stop_requested, send_now_requested,
    height_changed; those of `uses` are there to be connected.
    """

    number_requested = Signal(int)
    number_pointed = Signal(int)
    stop_requested = Signal()
    send_now_requested = Signal()
    change_requested = Signal(str, str)
    height_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compact = False
        self._versions = 1
        self.text = DraftText()
        self.sources = SourceChips()
        self.uses = DraftActions()
        self._progress = _Progress()
        self._chips = ChangeChips()
        self._original = _Original()
        self._warning = _Warning()
        self._stop = _StopRow()
        self._build()
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """All parts of a draft that has words."""
        version = draft.version or DraftVersion(text="")
        writes, ready = draft.state is DraftState.WRITING, draft.state is DraftState.READY
        counts = draft.state is DraftState.COUNTING
        self._versions = len(draft.versions)
        self._progress.setVisible(writes)
        if writes:
            self.show_writing(version)
        else:
            self.text.show_version(version)
        original = version.original if version.original != version.text else ""
        self._original.words.set_text(original)
        self._original.setVisible(bool(original))
        warnings = _warnings(draft, version) if not writes else ""
        self._warning.words.setText(warnings)
        self._warning.setVisible(bool(warnings))
        self.sources.show_citations(shown_citations(draft) if ready else ())
        self._chips.show_version(version)
        self.uses.set_language(version.language)
        self.uses.setVisible(ready)
        self._stop.setVisible(not ready)
        self._show_chips(ready=ready)
        self._stop.show_row(self._quiet_words(draft), counts=counts)

    def show_writing(self, version: DraftVersion) -> None:
        """The text as far as it has come; nothing else is touched, so that a piece costs little."""
        self.text.show_version(version, writes=True)
        self._progress.show_share(min(len(version.text) / _USUAL, 0.96))

    def set_compact(self, *, compact: bool) -> None:
        """For low windows: three lines at most, no row of chips."""
        self._compact = compact
        self.text.set_most_lines(_COMPACT if compact else LONGEST)
        self._original.words.set_lines(1 if compact else _COMPACT)
        self._show_chips(ready=not self.uses.isHidden())

    def set_opened(self, number: int) -> None:
        """The source that stands open; 0 for none."""
        self.text.set_opened(number)
        self.sources.set_opened(number)

    def order_tabs(self) -> None:
        """The sources come after the text."""
        policy = self.text.focusPolicy()
        # Qt orders only what can have the focus.
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        order_tabs((self.text, *self.sources.findChildren(QAbstractButton)))
        self.text.setFocusPolicy(policy)

    def warning(self) -> str:
        """The words of the amber row."""
        return self._warning.words.text()

    def _show_chips(self, *, ready: bool) -> None:
        shown = ready and self._versions > 1 and not self._compact
        self._chips.setVisible(shown)
        self.uses.set_changes_inline(inline=not shown)

    def _quiet_words(self, draft: Draft) -> str:
        if draft.state is DraftState.WRITING:
            return self.tr("You can keep typing")
        titles = ", ".join(citation.title for citation in shown_citations(draft))
        return self.tr("Source: {titles}").format(titles=titles) if titles else ""

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            self._progress,
            self.text,
            self._original,
            self._warning,
            self.sources,
            self._chips,
            self.uses,
            self._stop,
        ):
            column.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        self.text.number_requested.connect(self.number_requested)
        self.text.number_pointed.connect(self.number_pointed)
        self.text.height_changed.connect(self.height_changed)
        self.sources.number_requested.connect(self.number_requested)
        self._chips.change_requested.connect(self.change_requested)
        self.uses.change_requested.connect(self.change_requested)
        self._stop.stop_requested.connect(self.stop_requested)
        self._stop.send_now_requested.connect(self.send_now_requested)


def shown_citations(draft: Draft) -> tuple[Citation, ...]:
    """The sources of the wording on the card; all of them where it does not say which."""
    version = draft.version
    numbers = cited_numbers(version) if version else ()
    if not numbers:
        return draft.citations
    return tuple(citation for citation in draft.citations if citation.number in numbers)


def _warnings(draft: Draft, version: DraftVersion) -> str:
    words = []
    if version.doubts:
        words.append(wording_ai.facts_without_source(len(version.doubts)))
    if draft.risk is not Risk.NONE:
        words.append(wording_ai.caution())
    return " · ".join(words)
