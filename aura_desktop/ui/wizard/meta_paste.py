"""Where each value of a paste or of a `.env` belongs in the wizard."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain import paste
from aura_desktop.domain.setup import Credential
from aura_desktop.ui.wizard.meta_wording import MetaField, field_name

_FIELDS = {
    paste.ACCESS_TOKEN: MetaField.ACCESS_TOKEN,
    paste.PHONE_NUMBER_ID: MetaField.PHONE_NUMBER_ID,
    paste.BUSINESS_ACCOUNT_ID: MetaField.WABA_ID,
    paste.APP_SECRET: MetaField.APP_SECRET,
    paste.APP_ID: MetaField.APP_ID,
}
_SECRETS = {
    paste.VERIFY_TOKEN: Credential.VERIFY_TOKEN,
    paste.NGROK_AUTHTOKEN: Credential.NGROK_AUTHTOKEN,
}

translate = QCoreApplication.translate


def fields_in(values: Mapping[str, str]) -> dict[MetaField, str]:
    """The values that have a field in the credentials step."""
    return {field: values[name] for name, field in _FIELDS.items() if name in values}


def secrets_in(values: Mapping[str, str]) -> dict[Credential, str]:
    """The secrets of later steps."""
    return {secret: values[name] for name, secret in _SECRETS.items() if name in values}


def names_of(values: Mapping[str, str]) -> list[str]:
    """What was found, by name; never the values."""
    names = [field_name(field) for field in fields_in(values)]
    for secret in secrets_in(values):
        if secret is Credential.VERIFY_TOKEN:
            names.append(translate("Credentials", "Verification word"))
        else:
            names.append(translate("Credentials", "Key of the tunnel"))
    return names
