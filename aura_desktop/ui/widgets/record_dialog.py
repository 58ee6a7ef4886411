"""How a sent message came to be, over the window."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.wording_record import RecordRow, RecordWords

_WIDTH, _HIGHEST, _BANDS = 520, 560, 126
_SIDE, _ABOVE, _NAMES = 22, 18, 132


class RecordDialog(DialogFrame):
    """One record at a time; nothing can be changed in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "history", QSize(_WIDTH, _HIGHEST))
        self._sentence = TextLabel(role="bodyStrong", wrap=True)
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(_SIDE, _ABOVE, _SIDE, _ABOVE)
        column.setSpacing(14)
        column.addWidget(self._sentence)
        column.addWidget(self._facts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inner)
        for ground in (scroll.viewport(), self._inner):
            ground.setAutoFillBackground(False)
        scroll.setAccessibleName(self.tr("What is known of this message"))
        self.set_body(scroll)
        self.add_hint(("Esc",), self.tr("close"))
        close = self._done = PushButton(self.tr("Close"))
        close.clicked.connect(self.dismiss)
        self.add_button(close)

    def show_record(self, told: RecordWords) -> None:
        """Open it with these words."""
        self.set_title(self.tr("How this reply came to be"), told.at)
        self._sentence.setText(told.sentence)
        clear_layout_of(self._facts)
        for place, row in enumerate(told.rows):
            self._add_row(place, row)
        self.card.setAccessibleDescription(_spoken(told))
        self._fit()
        self.open(self._done)

    def _add_row(self, place: int, row: RecordRow) -> None:
        name = TextLabel(row.name, tone="subtle")
        name.setMinimumWidth(theme.current().px(_NAMES))
        value = TextLabel("\n".join(row.values), wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{row.name}: {', '.join(row.values)}")
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, place, 0, top)
        self._grid.addWidget(value, place, 1, top)
        # What comes into an open dialog has no height before it is shown.
        name.show()
        value.show()

    def _fit(self) -> None:
        """As high as the words need, at the design's scale."""
        chosen = theme.current()
        wide = chosen.px(_WIDTH) - 2
        layout = self._inner.layout()
        assert layout is not None
        layout.activate()
        words = max(layout.heightForWidth(wide), layout.sizeHint().height())
        height = round(words / chosen.scale) + _BANDS
        self.set_size(QSize(_WIDTH, min(height, _HIGHEST)))


def _spoken(told: RecordWords) -> str:
    rows = [f"{row.name}: {', '.join(row.values)}" for row in told.rows]
    return ". ".join([told.sentence.rstrip("."), *rows])
