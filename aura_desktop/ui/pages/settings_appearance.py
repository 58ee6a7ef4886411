"""Settings, Appearance: theme and text size; both count at once."""

from dataclasses import replace

from aura_desktop.ui import theme
from aura_desktop.ui.appearance import THEMES, Appearance
from aura_desktop.ui.pages.settings_section import SettingsSection, left
from aura_desktop.ui.widgets.segmented_control import SegmentedControl


class AppearanceSection(SettingsSection):
    """Holds no changes: what is chosen is seen."""

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("appearance")
        self._appearance = appearance
        self._theme = SegmentedControl(
            [
                ("sun", self.tr("Light")),
                ("moon", self.tr("Dark")),
                ("monitor", self.tr("Like the system")),
            ],
            self.tr("Theme"),
        )
        sizes = [("", f"{round(size * 100)} %") for size in theme.TEXT_SIZES]
        self._size = SegmentedControl(sizes, self.tr("Text size"))
        self.add_setting("theme", left(self._theme))
        self.add_setting("size", left(self._size))
        self._theme.chosen.connect(self._on_theme_chosen)
        self._size.chosen.connect(self._on_size_chosen)
        appearance.changed.connect(self._show_look)
        self._show_look()

    def _show_look(self) -> None:
        look = self._appearance.look
        self._theme.choose(THEMES.index(look.theme))
        self._size.choose(theme.TEXT_SIZES.index(look.scale))

    def _on_theme_chosen(self, place: int) -> None:
        self._appearance.choose(replace(self._appearance.look, theme=THEMES[place]))

    def _on_size_chosen(self, place: int) -> None:
        self._appearance.choose(replace(self._appearance.look, scale=theme.TEXT_SIZES[place]))
