"""Where each value is found at Meta, as steps and drawings."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.ui.widgets.help_steps import HelpPanel
from aura_desktop.ui.widgets.help_table import DrawnRow, HelpTable
from aura_desktop.ui.wizard.meta_wording import MetaField

_APPS = "https://developers.facebook.com/apps/"
_SYSTEM_USERS = "https://business.facebook.com/settings/system-users"

translate = QCoreApplication.translate


class CredentialsHelp(QWidget):
    """Shows the help of one value. Signals: demo_requested()."""

    demo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._panels: dict[MetaField, HelpPanel] = {}
        self._shown: HelpPanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.show_for(MetaField.ACCESS_TOKEN)

    def show_for(self, field: MetaField) -> None:
        """The help of this value."""
        if field not in self._panels:
            self._panels[field] = self._make(field)
            self._column.addWidget(self._panels[field])
        if self._shown is not None:
            self._shown.hide()
        self._shown = self._panels[field]
        self._shown.show()

    def _make(self, field: MetaField) -> HelpPanel:
        title, steps, drawing = _contents(field)
        panel = HelpPanel()
        panel.add_title(title)
        panel.add_steps(steps)
        panel.add_widget(drawing)
        button = panel.add_button(self.tr("Open Meta in the browser"), icon="external-link")
        url = _SYSTEM_USERS if field is MetaField.ACCESS_TOKEN else _APPS
        button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(url)))
        panel.add_foot(
            self.tr("No number yet? You can go on in [demo mode](demo) and connect it later.")
        )
        panel.link_clicked.connect(self.demo_requested)
        return panel


def _contents(field: MetaField) -> tuple[str, Sequence[str], HelpTable]:
    match field:
        case MetaField.ACCESS_TOKEN:
            return _token()
        case MetaField.PHONE_NUMBER_ID:
            title = translate("Credentials", "Where the phone number ID is")
            last = translate("Credentials", "Copy the first ID of the list.")
            return title, (*_to_api_setup(), last), _api_setup(field)
        case MetaField.WABA_ID:
            title = translate("Credentials", "Where the account ID is")
            last = translate("Credentials", "Copy the second ID of the list.")
            return title, (*_to_api_setup(), last), _api_setup(field)
        case MetaField.APP_SECRET:
            title = translate("Credentials", "Where the app secret is")
            last = translate("Credentials", "Press **Show** beside **App secret**, and copy it.")
            return title, (*_to_basic(), last), _basic(field)
        case MetaField.APP_ID:
            title = translate("Credentials", "Where the app ID is")
            last = translate("Credentials", "Copy the **App ID** at the top.")
            return title, (*_to_basic(), last), _basic(field)


def _token() -> tuple[str, Sequence[str], HelpTable]:
    steps = (
        translate("Credentials", "Open **Business settings › Users › System users**."),
        translate(
            "Credentials",
            "Choose the system user, or add one. Give it your **app** and your **WhatsApp account**"
            " with full control.",
        ),
        translate(
            "Credentials",
            "Press **Generate token**, choose your app, **Never** expires, and tick the two"
            " permissions.",
        ),
        translate("Credentials", "Copy the token at once: Meta shows it only then."),
    )
    rows = (
        DrawnRow(
            name=translate("Credentials", "Expiration"), value=translate("Credentials", "Never")
        ),
        DrawnRow(name="whatsapp_business_messaging", icon="check", wanted=True),
        DrawnRow(name="whatsapp_business_management", icon="check", wanted=True),
    )
    place = translate("Credentials", "System users › Generate token")
    return (
        translate("Credentials", "Where to get the access token"),
        steps,
        HelpTable("key-round", place, rows),
    )


def _to_api_setup() -> tuple[str, str]:
    return (
        translate("Credentials", "Open your app in **Meta for Developers**."),
        translate("Credentials", "Open **WhatsApp › API setup**."),
    )


def _to_basic() -> tuple[str, str]:
    return (
        translate("Credentials", "Open your app in **Meta for Developers**."),
        translate("Credentials", "Open **App settings › Basic**."),
    )


def _api_setup(wanted: MetaField) -> HelpTable:
    number, account = MetaField.PHONE_NUMBER_ID, MetaField.WABA_ID
    rows = (
        DrawnRow(name=translate("Credentials", "From"), value="+56 2 0000 0100"),
        _wanted("Phone number ID", "…0142", is_it=wanted is number),
        _wanted("WhatsApp Business Account ID", "…0177", is_it=wanted is account),
    )
    return HelpTable("message-circle", translate("Credentials", "WhatsApp › API setup"), rows)


def _basic(wanted: MetaField) -> HelpTable:
    rows = (
        _wanted("App ID", "…0155", is_it=wanted is MetaField.APP_ID),
        _wanted("App secret", "••••••••", is_it=wanted is MetaField.APP_SECRET, icon="eye"),
        DrawnRow(name=translate("Credentials", "Display name"), value="Clínica Ejemplo"),
    )
    return HelpTable("settings", translate("Credentials", "App settings › Basic"), rows)


def _wanted(name: str, value: str, *, is_it: bool, icon: str = "copy") -> DrawnRow:
    return DrawnRow(
        name=name, value="" if is_it else value, icon=icon if is_it else "", wanted=is_it
    )
