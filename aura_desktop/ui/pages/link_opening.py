"""Links of the transcript: a person sees where one leads, then the system's browser opens it; nothing else is."""

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from aura_desktop.ui.safe_words import web_address
from aura_desktop.ui.widgets.link_dialog import LinkDialog


class LinkOpening(QObject):
    """The dialog is made when the first link is asked for."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._url = QUrl()
        self.dialog: LinkDialog | None = None

    @Slot(str)
    def ask(self, address: str) -> None:
        """Say where it leads, and wait; what is no address of the web is not offered at all."""
        found = web_address(address)
        if found is None:
            return
        self._url, host = found
        if self.dialog is None:
            self.dialog = LinkDialog(self._page.window())
            self.dialog.open_requested.connect(self._on_open_requested)
        self.dialog.ask(host, self._url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    @Slot()
    def _on_open_requested(self) -> None:
        QDesktopServices.openUrl(self._url)
