"""Settings, Log: the program's own, filtered, followed and exported."""

from aura_desktop.ui.pages.health_log import LogPane
from aura_desktop.ui.pages.settings_section import SettingsSection
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import PushButton


class LogSection(SettingsSection):
    """The log takes the whole width; a button leads to the status page and its diagnosis."""

    def __init__(self, setup: SetupServices, tasks: Tasks) -> None:
        super().__init__("log")
        self.pane = LogPane(setup.log_reader, tasks)
        self.pane.view.list.setMinimumHeight(360)
        self._health = PushButton(self.tr("Status and diagnosis"), icon="activity")
        self.add_setting("entries", self.pane)
        self.add_foot(self._health)
        self._health.clicked.connect(self.health_requested)
