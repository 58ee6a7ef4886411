"""The section about people and the lock, by name."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.ui.pages.settings_entry import SectionEntry, setting

translate = QCoreApplication.translate


def people_section() -> SectionEntry:
    """In the window's language."""
    return SectionEntry(
        key="people",
        icon="contact-round",
        title=translate("SettingsPage", "People and lock"),
        text=translate(
            "SettingsPage", "Who works at this computer, and what covers it while nobody is there."
        ),
        settings=(
            setting(
                "people",
                translate("SettingsPage", "People"),
                translate("SettingsPage", "Each with a name and a PIN of their own"),
                "usuarios users PIN persona administrador administrator recepción role rol",
            ),
            setting(
                "idle",
                translate("SettingsPage", "Lock by itself"),
                translate("SettingsPage", "When nobody has touched anything for so long"),
                "bloqueo bloquear lock idle inactividad Ctrl+L",
            ),
            setting(
                "trail",
                translate("SettingsPage", "Audit trail"),
                translate("SettingsPage", "Who did what and when, without patients' words"),
                "auditoría registro audit log CSV",
            ),
        ),
    )
