"""A patient's photo over the window; nothing of it stays once it is closed."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolButton, QWidget

from aura_desktop.ui import assets, theme
from aura_desktop.ui.widgets.controls import PushButton, TextLabel
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.picture_view import STEP, PictureView

_SIZE = QSize(1040, 700)


class MediaViewer(DialogFrame):
    """One photo or sticker. Signals: save_requested()."""

    save_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "image", _SIZE)
        self.view = PictureView()
        self._percent = TextLabel(role="ui", tone="subtle")
        self._smaller = self._tool("minus", self.tr("Smaller"))
        self._larger = self._tool("plus", self.tr("Larger"))
        self._fit = PushButton(self.tr("Whole picture"), kind="ghost", compact=True)
        self.save = PushButton(self.tr("Save as…"))
        self.set_body(self.view)
        for widget in (self._fit, self._smaller, self._percent, self._larger):
            self.add_to_header(widget)
        self.add_hint(("+", "−"), self.tr("zoom"))
        self.add_hint(("0",), self.tr("whole picture"))
        self.add_hint(("Esc",), self.tr("close"))
        self.add_button(self.save)
        self._smaller.clicked.connect(lambda: self.view.zoom(1 / STEP))
        self._larger.clicked.connect(lambda: self.view.zoom(STEP))
        self._fit.clicked.connect(self.view.fit)
        self.save.clicked.connect(self.save_requested)
        self.view.zoomed.connect(self._on_zoomed)
        theme.notifier().changed.connect(self._restyle)
        self._restyle()

    def show_loading(self, title: str, facts: str, caption: str) -> None:
        """Open it for a picture that is being decoded."""
        self.set_title(title, facts)
        self.view.setAccessibleName(f"{title}. {caption}" if caption else title)
        self.view.show_words(self.tr("Opening…"))
        self._percent.setText("")
        self.open(self.view)

    def show_image(self, image: QImage) -> None:
        """The picture; a null one cannot be shown, only saved."""
        if image.isNull():
            self._percent.setText("")
            self.view.show_words(
                self.tr(
                    "This picture cannot be shown here. You can save it to look at it elsewhere."
                )
            )
        else:
            self.view.show_image(image)

    def finish(self) -> None:
        self.view.clear()
        super().finish()

    def _on_zoomed(self, percent: int) -> None:
        self._percent.setText(self.tr("{percent} %").format(percent=percent))

    def _tool(self, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "icon")
        button.setProperty("icon_name", icon)
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def _restyle(self) -> None:
        side = theme.current().px(18)
        for button in (self._smaller, self._larger):
            button.setIcon(assets.icon(button.property("icon_name"), side, "text"))
            button.setIconSize(QSize(side, side))
