"""A section of the settings that is an administrator's, as the front desk sees it."""

from aura_desktop.ui.pages.settings_section import SettingsSection
from aura_desktop.ui.widgets.empty_state import EmptyState


class ClosedSection(SettingsSection):
    """Nothing of it can be seen or changed."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.add_section(
            "",
            "",
            EmptyState(
                "lock",
                self.tr("Only an administrator can do this"),
                self.tr("Ask one to sign in here: Ctrl+L, and then their name."),
            ),
        )
