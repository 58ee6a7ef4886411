"""Settings, Notifications: sound and the system's notices."""

from aura_desktop.ui.pages.settings_section import SettingsSection, left
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.widgets.settings_switch import Switch


class NotificationsSection(SettingsSection):
    def __init__(self, setup: SetupServices) -> None:
        super().__init__("notifications")
        self._book = setup.book
        kept = setup.book.current
        for key, name, value in (
            ("sound", self.tr("Sound"), kept.sound),
            ("notices", self.tr("Notices of the system"), kept.notifications),
        ):
            switch = Switch(name)
            self.add_setting(key, left(switch))
            self.tracked.add(key, switch.isChecked, switch.setChecked, value)
            switch.toggled.connect(self.edited)

    def begin(self) -> None:
        kept = self._book.current
        self.tracked.keep(sound=kept.sound, notices=kept.notifications)

    async def save(self) -> None:
        await self._book.change(
            sound=self.tracked.value("sound"), notifications=self.tracked.value("notices")
        )
        self.begin()
