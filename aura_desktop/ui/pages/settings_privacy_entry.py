"""What the index of the settings says of the data of patients."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.ui.pages.settings_entry import SectionEntry, setting

translate = QCoreApplication.translate


def privacy_entry() -> SectionEntry:
    """Data of patients."""
    return SectionEntry(
        key="privacy",
        icon="shield-alert",
        title=translate("SettingsPage", "Data of patients"),
        text=translate(
            "SettingsPage",
            "What patients agreed to, how long their data is kept, and what was erased.",
        ),
        settings=(
            setting(
                "retention",
                translate("SettingsPage", "How long it is kept"),
                translate("SettingsPage", "What is over goes at night, once you have confirmed it"),
                "retención retention plazo borrar erase años privacidad privacy ley 21719",
            ),
            setting(
                "wordings",
                translate("SettingsPage", "Words of consents"),
                translate(
                    "SettingsPage", "What patients agree to; each record keeps its own words"
                ),
                "consentimiento consent texto marketing promociones imágenes IA",
            ),
            setting(
                "receipts",
                translate("SettingsPage", "Erased patients"),
                translate("SettingsPage", "Receipts without content"),
                "recibo comprobante borrado receipt erasure",
            ),
        ),
    )
