"""A section of the settings: its words come from the index, its changes wait until they are saved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from aura_desktop.ui.calm_wheel import calm_within
from aura_desktop.ui.pages.settings_index import SectionEntry, entry
from aura_desktop.ui.widgets.page_frame import PageFrame

translate = QCoreApplication.translate


class Tracked:
    """One setting with a control: what is saved, and what the control shows."""

    def __init__(
        self, name: str, read: Callable[[], Any], show: Callable[[Any], None], kept: Any
    ) -> None:
        self.name = name
        self._read = read
        self._show = show
        self.kept = kept
        show(kept)

    def value(self) -> Any:
        """What the control shows."""
        return self._read()

    def is_changed(self) -> bool:
        """Whether that is not what is saved."""
        return bool(self._read() != self.kept)

    def keep(self, value: Any) -> None:
        """This is saved now; what a person is changing stays as it is."""
        untouched = not self.is_changed()
        self.kept = value
        if untouched:
            self._show(value)

    def undo(self) -> None:
        """Show what is saved."""
        self._show(self.kept)


class Tracker:
    """The settings of a section that wait to be saved, by key. `edited` is called when one is kept or undone."""

    def __init__(self, entry: SectionEntry, edited: Callable[[], None]) -> None:
        self._entry = entry
        self._edited = edited
        self._tracked: dict[str, Tracked] = {}

    def add(
        self,
        key: str,
        read: Callable[[], Any],
        show: Callable[[Any], None],
        kept: Any,
        name: str = "",
    ) -> None:
        """Watch a control: it is changed while it shows anything but what is kept."""
        name = name or self._entry.setting(key.partition(".")[0]).title
        self._tracked[key] = Tracked(name, read, show, kept)

    def changes(self) -> tuple[str, ...]:
        """The names of those that are not saved."""
        return tuple(item.name for item in self._tracked.values() if item.is_changed())

    def changed(self, key: str) -> bool:
        """Whether this one is not saved."""
        return self._tracked[key].is_changed()

    def value(self, key: str) -> Any:
        """What its control shows."""
        return self._tracked[key].value()

    def keep(self, **saved: Any) -> None:
        """These are saved now. Dots in a key are written as two underscores."""
        for name, value in saved.items():
            self._tracked[name.replace("__", ".")].keep(value)
        self._edited()

    def undo(self) -> None:
        """Show what is saved."""
        for item in self._tracked.values():
            item.undo()
        self._edited()


class SettingsSection(PageFrame):
    """Signals: edited(), something may be changed; wizard_requested(step), health_requested(),
    knowledge_requested().
    """

    edited = Signal()
    wizard_requested = Signal(str)
    health_requested = Signal()
    knowledge_requested = Signal()

    def __init__(self, key: str) -> None:
        self._entry = entry(key)
        super().__init__(self._entry.title, self._entry.text)
        self.tracked = Tracker(self._entry, self.edited.emit)
        self._contents: dict[str, QWidget] = {}

    def begin(self) -> None:
        """It came into sight: fetch what it shows."""

    def changes(self) -> tuple[str, ...]:
        """The names of the settings that are not saved."""
        return self.tracked.changes()

    def problem(self) -> str:
        """Why it cannot be saved as it stands, shown at its field; "" if it can."""
        return ""

    async def save(self) -> None:
        """Keep what is changed. Raises: AuraError, and nothing is lost; an InputError is shown at its field."""

    def undo(self) -> None:
        """Show everything as it is saved."""
        self.tracked.undo()

    def close_dialogs(self) -> None:
        """Whoever opened them is not there any more, and who is may not see them."""

    async def close_section(self) -> None:
        """Nothing of it runs any more."""

    def reveal(self, setting: str) -> None:
        """Scroll to a setting and put the focus on its first control."""
        content = self._contents.get(setting)
        if content is None:
            return
        scroll = self.findChild(QScrollArea)
        if isinstance(scroll, QScrollArea):
            scroll.ensureWidgetVisible(content, 0, 60)
        for control in (content, *content.findChildren(QWidget)):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisible():
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def settings(self) -> tuple[str, ...]:
        """The keys of the settings it shows."""
        return tuple(self._contents)

    def add_setting(self, key: str, content: QWidget) -> None:
        """One more setting, called as the index says."""
        setting = self._entry.setting(key)
        self._contents[key] = content
        calm_within(content)
        self.add_section(setting.title, setting.text, content)

    def add_foot(self, *widgets: QWidget) -> None:
        """Buttons under the last setting, where its controls stand."""
        self.add_section("", "", left(*widgets))


def left(*widgets: QWidget) -> QWidget:
    """The widgets side by side at the left; fields as wide as they may be, where there is room."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 1000 if isinstance(widget, QLineEdit) else 0)
    row.addStretch(1)
    return box


def over(upper: QWidget, lower: QWidget) -> QWidget:
    """One widget above another."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(upper)
    column.addWidget(lower)
    return box


def typed(field: QLineEdit) -> Callable[[], str]:
    """What stands in a field, without spaces around it, whenever it is asked."""
    return lambda: field.text().strip()
