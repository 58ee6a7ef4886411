"""The settings page: look, language, default template, the local API."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from aura_desktop.domain.template import TemplateStatus
from aura_desktop.services.keys import ApiAccess
from aura_desktop.services.settings import Settings
from aura_desktop.services.templates import Templates
from aura_desktop.ui import theme
from aura_desktop.ui.appearance import LANGUAGES, THEMES, Appearance
from aura_desktop.ui.feed_bridge import FeedBridge
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import IconButton, PushButton, TextLabel
from aura_desktop.ui.widgets.page_frame import PageFrame
from aura_desktop.ui.widgets.segmented_control import SegmentedControl
from aura_desktop.ui.widgets.toast import ToastStack

DEFAULT_TEMPLATE = "default_template"
FIRST_DEFAULT_TEMPLATE = "hello_world"
HIDDEN_KEY = "•" * 24

translate = QCoreApplication.translate


class SettingsPage(PageFrame):
    """Each choice counts at once.

    Signals: shown(), the page came into sight.
    """

    shown = Signal()

    def __init__(
        self,
        *,
        appearance: Appearance,
        settings: Settings,
        templates: Templates,
        api_access: ApiAccess,
        api_port: int,
        bridge: FeedBridge,
        toasts: ToastStack,
    ) -> None:
        super().__init__(
            translate("SettingsPage", "Settings"),
            translate("SettingsPage", "They apply to this computer and count at once."),
        )
        self._appearance = appearance
        self._settings = settings
        self._templates = templates
        self._api_access = api_access
        self._toasts = toasts
        self.tasks = Tasks(self)
        self._make_look()
        self._make_template()
        self._make_api(api_port)
        self._connect(bridge)
        self._show_look()

    async def close_page(self) -> None:
        """End everything under way."""
        await self.tasks.settle()
        await self.tasks.close()

    # building

    def _make_look(self) -> None:
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
        self._language = SegmentedControl([("", "Español"), ("", "English")], self.tr("Language"))
        self.add_section(
            self.tr("Theme"), self.tr("Light for the day, dark for late hours"), _left(self._theme)
        )
        self.add_section(
            self.tr("Text size"), self.tr("Also with Ctrl + and Ctrl −"), _left(self._size)
        )
        self.add_section(
            self.tr("Language"), self.tr("Of this window, not of messages"), _left(self._language)
        )

    def _make_template(self) -> None:
        self._template = QComboBox()
        self._template.setAccessibleName(self.tr("Default template"))
        self._template.setMinimumWidth(theme.current().px(300))
        self.add_section(
            self.tr("Default template"),
            self.tr("For programs that ask for a template without naming one"),
            _left(self._template),
        )

    def _make_api(self, api_port: int) -> None:
        self._address = self._read_only(f"http://127.0.0.1:{api_port}", self.tr("Address"))
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
            (self.tr("Address"), self._address, (self._copy_address,)),
            (self.tr("Key"), self._key, (self._copy_key, self._renew)),
        )
        for place, (words, field, buttons) in enumerate(lines):
            grid.addWidget(TextLabel(words, tone="muted"), place, 0)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(field)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            grid.addLayout(row, place, 1)
        grid.addWidget(self._no_key, len(lines), 0, 1, 2)
        self.add_section(
            self.tr("Local programs"),
            self.tr("Programs on this computer send through this address with this key"),
            box,
        )

    def _read_only(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setReadOnly(True)
        field.setAccessibleName(name)
        field.setFixedWidth(theme.current().px(250))
        return field

    def _connect(self, bridge: FeedBridge) -> None:
        self._theme.chosen.connect(self._on_theme_chosen)
        self._size.chosen.connect(self._on_size_chosen)
        self._language.chosen.connect(self._on_language_chosen)
        self._template.activated.connect(self._on_template_chosen)
        self._copy_address.clicked.connect(self._on_copy_address)
        self._copy_key.clicked.connect(self._on_copy_key)
        self._renew.clicked.connect(self._on_renew)
        self._appearance.changed.connect(self._show_look)
        bridge.templates_changed.connect(self._refresh)
        self.shown.connect(self._refresh)

    # look

    def _show_look(self) -> None:
        look = self._appearance.look
        self._theme.choose(THEMES.index(look.theme))
        self._size.choose(theme.TEXT_SIZES.index(look.scale))
        self._language.choose(list(LANGUAGES).index(look.language))

    def _on_theme_chosen(self, place: int) -> None:
        self._appearance.choose(replace(self._appearance.look, theme=THEMES[place]))

    def _on_size_chosen(self, place: int) -> None:
        self._appearance.choose(replace(self._appearance.look, scale=theme.TEXT_SIZES[place]))

    def _on_language_chosen(self, place: int) -> None:
        language = list(LANGUAGES)[place]
        self._appearance.choose(replace(self._appearance.look, language=language))

    # template and API

    def _refresh(self) -> None:
        if self.isVisible():
            self.tasks.latest("refresh", self._show_stored())

    async def _show_stored(self) -> None:
        chosen = await self._settings.get(DEFAULT_TEMPLATE) or FIRST_DEFAULT_TEMPLATE
        templates = await self._templates.all()
        names = {item.name for item in templates if item.status is TemplateStatus.APPROVED}
        self._template.clear()
        self._template.addItems(sorted(names | {chosen}))
        self._template.setCurrentText(chosen)
        usable = self._api_access.key() is not None
        for widget in (self._copy_key, self._key):
            widget.setEnabled(usable)
        self._renew.setVisible(self._api_access.may_renew())
        self._no_key.setVisible(not usable)
        self._no_key.setText(
            self.tr("This computer has no safe place for the key, so programs cannot send.")
        )

    def _on_template_chosen(self) -> None:
        self.tasks.spawn(self._settings.put(DEFAULT_TEMPLATE, self._template.currentText()))

    def _on_copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address.text())
        self._toasts.show_toast(self.tr("Address copied"), icon="check")

    def _on_copy_key(self) -> None:
        key = self._api_access.key()
        if key is not None:
            QGuiApplication.clipboard().setText(key)
            self._toasts.show_toast(self.tr("Key copied"), icon="check")

    def _on_renew(self) -> None:
        self.tasks.latest("renew", self._renew_key())

    async def _renew_key(self) -> None:
        await self._api_access.renew()
        self._toasts.show_toast(
            self.tr("New key"), self.tr("Give it to the programs that send"), icon="check"
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()


def _left(widget: QWidget) -> QWidget:
    """The widget as wide as it needs, at the left."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return box
