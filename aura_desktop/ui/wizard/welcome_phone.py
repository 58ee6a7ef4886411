"""What becomes of the WhatsApp app on the phone, in plain words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel
from aura_desktop.ui.widgets.rich_label import RichLabel


class PhoneWords(QFrame):
    """Hidden until the question is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._lost = self._lost_words()
        self._both = self._both_words()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._lost)
        column.addWidget(self._both)
        self.hide()

    def show_answer(self, *, keeps_phone: bool | None) -> None:
        """The words for this answer; None: nobody has answered."""
        self.setVisible(keeps_phone is not None)
        self._both.setVisible(keeps_phone is True)
        self._lost.setVisible(keeps_phone is False)

    def _lost_words(self) -> QWidget:
        return _points(
            self.tr("What changes if the number is only used here"),
            (
                (
                    "smartphone",
                    self.tr(
                        "The number is **removed from the app** on the phone. Delete the account"
                        " there before you register it here."
                    ),
                ),
                (
                    "message-circle",
                    self.tr(
                        "Its chats stay **on the phone only** and cannot be brought here. Save a"
                        " copy before you delete the account."
                    ),
                ),
                (
                    "ban",
                    self.tr("Groups, status updates, calls and the app's labels are not there."),
                ),
                (
                    "circle-check",
                    self.tr("A new number that never had WhatsApp loses nothing."),
                ),
            ),
        )

    def _both_words(self) -> QWidget:
        return _points(
            self.tr("What it takes to use the number in both places"),
            (
                (
                    "smartphone",
                    self.tr(
                        "The **WhatsApp Business app** on the phone, up to date. The ordinary"
                        " WhatsApp app will not do."
                    ),
                ),
                (
                    "link",
                    self.tr(
                        "Link it at Meta by scanning a code with the phone, and allow the **chat"
                        " history** to be shared."
                    ),
                ),
                (
                    "timer",
                    self.tr("At most **20 messages a second**: more than enough for a clinic."),
                ),
                (
                    "triangle-alert",
                    self.tr(
                        "Some of the app's functions are switched off, and what is answered on the"
                        " phone appears here too. Groups and calls stay on the phone."
                    ),
                ),
            ),
        )


def _points(title: str, points: Sequence[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(theme.current().px(8))
    grid.setColumnStretch(1, 1)
    grid.addWidget(TextLabel(title, role="uiStrong", wrap=True), 0, 0, 1, 2)
    for row, (icon, words) in enumerate(points, 1):
        grid.addWidget(IconLabel(icon, size=16), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(RichLabel(words), row, 1)
    return holder
