"""The changes of a draft as chips; the one its wording came by is checked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.draft import Change, DraftVersion
from aura_desktop.ui import wording_ai
from aura_desktop.ui.widgets.cap_button import CapButton
from aura_desktop.ui.widgets.flow_layout import FlowLayout

_CHANGES = (
    (Change.SHORTER, ""),
    (Change.LONGER, ""),
    (Change.CLOSER, ""),
    (Change.FORMAL, ""),
    (Change.TRANSLATION, "en"),
)


class ChangeChips(QWidget):
    """Signals: change_requested(Change as str, language)."""

    change_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[tuple[CapButton, Change, str]] = []
        flow = FlowLayout(6)
        for change, language in _CHANGES:
            words = wording_ai.language_words(language) if language else ""
            chip = CapButton(words or wording_ai.change_words(change), kind="ai_chip")
            chip.setCheckable(True)
            chip.clicked.connect(
                lambda _=False, to=change, into=language: self._on_clicked(to, into)
            )
            self._chips.append((chip, change, language))
            flow.addWidget(chip)
        self.setLayout(flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._version: DraftVersion | None = None

    def show_version(self, version: DraftVersion) -> None:
        """Check the chip of the change this wording came by."""
        self._version = version
        for chip, change, language in self._chips:
            came = version.change is change and (not language or version.language == language)
            chip.setChecked(came)
            chip.updateGeometry()

    def _on_clicked(self, change: Change, language: str) -> None:
        if self._version is not None:
            # Which one is checked is for the wording to say, not for the click.
            self.show_version(self._version)
        self.change_requested.emit(change.value, language)
