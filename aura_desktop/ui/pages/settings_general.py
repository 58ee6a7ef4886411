"""Settings, General: language, default template, closing, start at log-in, the local API."""

import asyncio
from dataclasses import replace

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from aura_desktop.domain.allowance import FIRST_CEILING
from aura_desktop.domain.audit import Action
from aura_desktop.domain.media import AT_ONCE_BYTES, MB
from aura_desktop.domain.person import Right
from aura_desktop.domain.setup import OnClose
from aura_desktop.domain.template import TemplateStatus
from aura_desktop.services.media import AT_ONCE_SETTING
from aura_desktop.ui import theme
from aura_desktop.ui.appearance import LANGUAGES
from aura_desktop.ui.pages.settings_ceiling import CeilingControl
from aura_desktop.ui.pages.settings_desk import DeskServices
from aura_desktop.ui.pages.settings_section import SettingsSection, left
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel
from aura_desktop.ui.widgets.copy_field import copy_quietly
from aura_desktop.ui.widgets.segmented_control import SegmentedControl
from aura_desktop.ui.widgets.settings_switch import Switch

DEFAULT_TEMPLATE = "default_template"
FIRST_DEFAULT_TEMPLATE = "hello_world"
HIDDEN_KEY = "•" * 24
_FILES_MB = ("2", "10", "25", "100")
_CLOSING = (OnClose.ASK, OnClose.KEEP_RUNNING, OnClose.QUIT)


class GeneralSection(SettingsSection):
    """The language counts at once; the rest when it is saved."""

    def __init__(self, desk: DeskServices, setup: SetupServices, tasks: Tasks) -> None:
        super().__init__("general")
        self._desk = desk
        self._setup = setup
        self._tasks = tasks
        self._make_language()
        self._make_template()
        self._make_closing(setup)
        self._make_autostart()
        self._make_ceiling()
        self._make_files()
        self._make_api()
        self._connect()
        self._show_look()

    def begin(self) -> None:
        self._tasks.latest("general", self._fetch())

    async def save(self) -> None:
        if self.tracked.changed("template"):
            chosen = self.tracked.value("template")
            await self._desk.settings.put(DEFAULT_TEMPLATE, chosen)
            self.tracked.keep(template=chosen)
        if self.tracked.changed("closing"):
            changed = await self._setup.book.change(on_close=self.tracked.value("closing"))
            self.tracked.keep(closing=changed.on_close)
        if self.tracked.changed("files"):
            chosen = self.tracked.value("files")
            await self._desk.settings.put(AT_ONCE_SETTING, chosen)
            self.tracked.keep(files=chosen)
        if self.tracked.changed("autostart"):
            wanted = self.tracked.value("autostart")
            await asyncio.to_thread(self._setup.autostart.set, wanted)
            self.tracked.keep(autostart=wanted)
        if self.tracked.changed("ceiling"):
            self.tracked.keep(ceiling=await self._ceiling.save())

    def problem(self) -> str:
        return self._ceiling.problem()

    # building

    def _make_language(self) -> None:
        self._language = SegmentedControl([("", "Español"), ("", "English")], self.tr("Language"))
        self.add_setting("language", left(self._language))

    def _make_template(self) -> None:
        self._template = QComboBox()
        self._template.setAccessibleName(self.tr("Default template"))
        self._template.setMinimumWidth(theme.current().px(300))
        self.add_setting("template", left(self._template))
        self.tracked.add("template", self._template.currentText, self._choose_template, "")

    def _choose_template(self, name: str) -> None:
        if name and self._template.findText(name) < 0:
            self._template.addItem(name)
        self._template.setCurrentText(name)

    def _make_closing(self, setup: SetupServices) -> None:
        words = (self.tr("Ask"), self.tr("Keep running"), self.tr("Quit"))
        closing = SegmentedControl(
            [("", each) for each in words], self.tr("When the window is closed")
        )
        self.add_setting("closing", left(closing))
        self.tracked.add(
            "closing",
            lambda: _CLOSING[closing.current()],
            lambda value: closing.choose(_CLOSING.index(value)),
            setup.book.current.on_close,
        )
        closing.chosen.connect(self.edited)

    def _make_autostart(self) -> None:
        self._autostart = Switch(self.tr("Start at log-in"))
        self._no_autostart = TextLabel(
            self.tr("This system offers no such start."), tone="muted", wrap=True
        )
        self._no_autostart.hide()
        self.add_setting("autostart", left(self._autostart, self._no_autostart))
        self.tracked.add("autostart", self._autostart.isChecked, self._autostart.setChecked, False)
        self._autostart.toggled.connect(self.edited)

    def _make_ceiling(self) -> None:
        self._ceiling = CeilingControl(self._setup.allowances)
        self.add_setting("ceiling", self._ceiling)
        self.tracked.add("ceiling", self._ceiling.value, self._ceiling.show_value, FIRST_CEILING)
        self._ceiling.field.edited.connect(self.edited)

    def _make_files(self) -> None:
        sizes = [("", self.tr("up to {size} MB").format(size=each)) for each in _FILES_MB]
        files = SegmentedControl(sizes, self.tr("Documents that are fetched when they come"))
        self.add_setting("files", left(files))
        self.tracked.add(
            "files",
            lambda: _FILES_MB[files.current()],
            lambda value: files.choose(_FILES_MB.index(value) if value in _FILES_MB else 1),
            str(AT_ONCE_BYTES // MB),
        )
        files.chosen.connect(self.edited)

    def _make_api(self) -> None:
        address = f"http://127.0.0.1:{self._desk.api_port}"
        self._address = self._read_only(address, self.tr("Address"))
        self._key = self._read_only(HIDDEN_KEY, self.tr("Key"))
        self._copy_address = IconButton("copy", self.tr("Copy address"))
        self._copy_key = IconButton("copy", self.tr("Copy key"))
        self._renew = PushButton(self.tr("New key"), icon="refresh-cw")
        self._renew.setToolTip(self.tr("The old key stops working at once"))
        self._no_key = TextLabel(tone="warning", wrap=True)
        self._no_key.hide()
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        lines = (
            (self.tr("Address"), left(self._address, self._copy_address)),
            (self.tr("Key"), left(self._key, self._copy_key, self._renew)),
        )
        for place, (words, row) in enumerate(lines):
            grid.addWidget(TextLabel(words, tone="muted"), place, 0)
            grid.addWidget(row, place, 1)
        grid.addWidget(self._no_key, len(lines), 0, 1, 2)
        self.add_setting("api", box)

    def _read_only(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setReadOnly(True)
        field.setAccessibleName(name)
        field.setMaximumWidth(theme.current().px(250))
        return field

    def _connect(self) -> None:
        self._language.chosen.connect(self._on_language_chosen)
        self._template.activated.connect(self.edited)
        self._copy_address.clicked.connect(self._on_copy_address)
        self._copy_key.clicked.connect(self._on_copy_key)
        self._renew.clicked.connect(self._on_renew)
        self._desk.appearance.changed.connect(self._show_look)
        self._desk.bridge.templates_changed.connect(self._on_templates_changed)

    # language

    def _show_look(self) -> None:
        self._language.choose(list(LANGUAGES).index(self._desk.appearance.look.language))

    def _on_language_chosen(self, place: int) -> None:
        language = list(LANGUAGES)[place]
        appearance = self._desk.appearance
        appearance.choose(replace(appearance.look, language=language))

    # what is stored

    def _on_templates_changed(self) -> None:
        if self.isVisible():
            self.begin()

    async def _fetch(self) -> None:
        kept = await self._desk.settings.get(DEFAULT_TEMPLATE) or FIRST_DEFAULT_TEMPLATE
        templates = await self._desk.templates.all()
        names = {item.name for item in templates if item.status is TemplateStatus.APPROVED}
        chosen = self.tracked.value("template") if self.tracked.changed("template") else kept
        self._template.clear()
        self._template.addItems(sorted(names | {kept, chosen}))
        self._template.setCurrentText(chosen)
        self.tracked.keep(template=kept)
        at_once = await self._desk.settings.get(AT_ONCE_SETTING, str(AT_ONCE_BYTES // MB))
        self.tracked.keep(files=at_once if at_once in _FILES_MB else str(AT_ONCE_BYTES // MB))
        self._show_access()
        self.tracked.keep(ceiling=await self._ceiling.fetch())
        await self._fetch_setup(self._setup)

    async def _fetch_setup(self, setup: SetupServices) -> None:
        self.tracked.keep(closing=setup.book.current.on_close)
        usable = await asyncio.to_thread(setup.autostart.available)
        self._autostart.setEnabled(usable)
        self._no_autostart.setVisible(not usable)
        if usable:
            self.tracked.keep(autostart=await asyncio.to_thread(setup.autostart.is_on))

    # the local API

    def _show_access(self) -> None:
        is_known = self._desk.api_access.key() is not None
        may = self._desk.may(Right.KEYS)
        usable = is_known and may
        for widget in (self._copy_key, self._key):
            widget.setEnabled(usable)
        self._renew.setVisible(may and self._desk.api_access.may_renew())
        self._no_key.setVisible(not usable)
        self._no_key.setText(
            self.tr("This computer has no safe place for the key, so programs cannot send.")
            if not is_known
            else self.tr("Only an administrator sees this key.")
        )

    def _on_copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address.text())
        self._desk.toasts.show_toast(self.tr("Address copied"), icon="check")

    def _may_use_key(self) -> bool:
        """Asked at each click: the buttons were enabled for whoever was here then."""
        if self._desk.may(Right.KEYS):
            return True
        self._show_access()
        self._desk.toasts.show_toast(self.tr("Only an administrator sees this key."), icon="lock")
        return False

    def _on_copy_key(self) -> None:
        key = self._desk.api_access.key()
        if key is not None and self._may_use_key():
            copy_quietly(key)
            self._desk.toasts.show_toast(self.tr("Key copied"), icon="check")

    def _on_renew(self) -> None:
        if self._may_use_key():
            self._tasks.latest("renew", self._renew_key(self._desk.trail.who()))

    async def _renew_key(self, person: str) -> None:
        await self._desk.api_access.renew()
        await self._desk.trail.note(Action.SETTING_CHANGED, "key.api_key", person=person)
        self._desk.toasts.show_toast(
            self.tr("New key"), self.tr("Give it to the programs that send"), icon="check"
        )
