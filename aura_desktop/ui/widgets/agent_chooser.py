"""The tunnel's program: found on this PC, chosen by a person, or fetched after asking."""

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import set_property
from aura_desktop.ui.widgets.flow_layout import FlowLayout
from aura_desktop.ui.widgets.state_mark import MarkState, StateMark


class AgentChooser(QWidget):
    """A card that says how the program stands, and offers the ways to get it.

    Signals: choose_requested(); download_requested(), after the person has agreed; cancel_requested().
    """

    choose_requested = Signal()
    download_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mark = StateMark(size=18)
        self.title = TextLabel(role="uiStrong", wrap=True)
        self.detail = TextLabel(role="meta", tone="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Download of the tunnel's program"))
        self.download = PushButton(self.tr("Download it"), icon="download", compact=True)
        self.choose = PushButton(self.tr("Choose a file"), icon="folder-open", compact=True)
        self.agree = PushButton(self.tr("Yes, download"), kind="primary", compact=True)
        self.decline = PushButton(self.tr("Not now"), kind="ghost", compact=True)
        self.cancel = PushButton(self.tr("Cancel the download"), icon="x", compact=True)
        self._arrange()
        self._connect()
        self.show_looking()

    def show_looking(self) -> None:
        """It is being looked for."""
        self._show(MarkState.CHECKING, self.tr("Looking for the tunnel's program on this PC"), "")

    def show_found(self, path: str, version: str) -> None:
        """It is there and runs."""
        words = self.tr("ngrok {version} is on this PC").format(version=version)
        self._show(MarkState.OK, words, path, self.choose)

    def show_missing(self) -> None:
        """It is nowhere to be found."""
        self._show(
            MarkState.WARNING,
            self.tr("The tunnel's program (ngrok) is not on this PC yet"),
            self.tr("It can be downloaded now, or you choose the file if you have it."),
            self.download,
            self.choose,
        )

    def show_trouble(self, sentence: str) -> None:
        """What is there cannot be used, or could not be fetched."""
        self._show(
            MarkState.ERROR,
            self.tr("The tunnel's program cannot be used"),
            sentence,
            self.download,
            self.choose,
        )

    def ask(self) -> None:
        """Ask before anything is fetched."""
        self._show(
            MarkState.IDLE,
            self.tr("Download the tunnel's program?"),
            self.tr(
                "About 30 MB, from its maker. What arrives is checked before it is used, and it is"
                " kept in the folder of this program."
            ),
            self.agree,
            self.decline,
        )
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, so_far: int, total: int) -> None:
        """So many bytes have come, of `total` (0: nobody said how many)."""
        locale = QLocale()
        done = locale.formattedDataSize(so_far, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
        words = done
        if total > 0:
            whole = locale.formattedDataSize(
                total, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
            )
            words = self.tr("{done} of {whole}").format(done=done, whole=whole)
        self.bar.setRange(0, 1000 if total > 0 else 0)
        if total > 0:
            self.bar.setValue(min(1000, so_far * 1000 // total))
        self._show(
            MarkState.CHECKING, self.tr("Downloading the tunnel's program"), words, self.cancel
        )
        self.bar.show()

    def _show(self, mark: MarkState, title: str, detail: str, *buttons: PushButton) -> None:
        self.mark.set_state(mark)
        self.mark.setVisible(mark is not MarkState.IDLE)
        self.title.setText(title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        set_property(self.detail, "kind", "error" if mark is MarkState.ERROR else "muted")
        self.bar.hide()
        self._offer(buttons)
        self._buttons.setVisible(bool(buttons))
        self.setAccessibleName(f"{title}. {detail}".strip())
        self.updateGeometry()

    def _offer(self, buttons: tuple[PushButton, ...]) -> None:
        for button in buttons:
            button.show()
        known = (self.download, self.choose, self.agree, self.decline, self.cancel)
        for button in known:
            if button not in buttons:
                if buttons and button.hasFocus():
                    # Else Qt hands the keyboard on to whatever else the page has.
                    buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
                button.hide()

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        words.addWidget(self.bar)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self._buttons = QWidget()
        flow = FlowLayout(8)
        self._buttons.setLayout(flow)
        for button in (self.download, self.agree, self.choose, self.decline, self.cancel):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.download.clicked.connect(self.ask)
        self.agree.clicked.connect(self.download_requested)
        self.decline.clicked.connect(self.show_missing)
        self.choose.clicked.connect(self.choose_requested)
        self.cancel.clicked.connect(self.cancel_requested)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("border"), 1))
        painter.setBrush(colors.color("surfaceAlt"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()
