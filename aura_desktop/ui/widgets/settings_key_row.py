"""A stored credential on a page: whether it is there, and its end; never what it is."""

from PySide6.QtWidgets import QGridLayout, QWidget

from aura_desktop.domain.setup import Credential
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import IconLabel, TextLabel
from aura_desktop.ui.widgets.settings_confirm import AskTwice


class KeyRow(QWidget):
    """One stored credential: whether it is there, and its end."""

    def __init__(self, name: Credential) -> None:
        super().__init__()
        self._icon = IconLabel("circle-minus")
        self._state = TextLabel(tone="muted")
        words = {
            Credential.ACCESS_TOKEN: self.tr("Access token"),
            Credential.APP_SECRET: self.tr("App secret"),
            Credential.VERIFY_TOKEN: self.tr("Verify token"),
            Credential.NGROK_AUTHTOKEN: self.tr("Tunnel key"),
            Credential.AI_KEY: self.tr("AI key"),
        }
        lost = {
            Credential.NGROK_AUTHTOKEN: self.tr("The tunnel cannot open without it."),
            Credential.AI_KEY: self.tr("The AI server may ask for it."),
        }
        self.revoke = AskTwice(
            self.tr("Delete"),
            lost.get(name, self.tr("Nothing works without it.")),
            self.tr("Delete: {name}").format(name=words[name]),
            at_right=True,
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(1, theme.current().px(110))
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._icon, 0, 0)
        grid.addWidget(TextLabel(words[name], role="uiStrong"), 0, 1)
        grid.addWidget(self._state, 0, 2)
        grid.addWidget(self.revoke, 0, 3)

    def set_state(self, *, stored: bool, given: bool) -> None:
        """`given`: the environment has the last word, so it cannot be deleted here."""
        icon, ink = ("circle-check", "success") if stored else ("circle-minus", "textSubtle")
        self._icon.set_icon(icon, ink)
        if given:
            self._state.setText(self.tr("given by the environment"))
        else:
            self._state.setText(self.tr("stored") if stored else self.tr("not stored"))
        self.revoke.setVisible(stored and not given)
