"""Every section and setting by name: what the left column lists, what the search finds, what the sections say."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.ui.pages.settings_entry import SectionEntry as SectionEntry
from aura_desktop.ui.pages.settings_entry import SettingEntry as SettingEntry
from aura_desktop.ui.pages.settings_entry import setting as _setting
from aura_desktop.ui.pages.settings_index_people import people_section
from aura_desktop.ui.pages.settings_privacy_entry import privacy_entry

translate = QCoreApplication.translate


def entries() -> tuple[SectionEntry, ...]:
    """All sections in order, in the window's language."""
    return (
        _general(),
        _meta(),
        _tunnel(),
        _ai(),
        _clinic(),
        people_section(),
        privacy_entry(),
        _notifications(),
        _appearance(),
        _log(),
        _about(),
    )


def entry(key: str) -> SectionEntry:
    """One section. Raises: KeyError."""
    return {item.key: item for item in entries()}[key]


def _general() -> SectionEntry:
    return SectionEntry(
        key="general",
        icon="sliders-horizontal",
        title=translate("SettingsPage", "General"),
        text=translate("SettingsPage", "How the program behaves on this computer."),
        settings=(
            _setting(
                "language",
                translate("SettingsPage", "Language"),
                translate("SettingsPage", "Of this window, not of messages"),
                "idioma language español english",
            ),
            _setting(
                "template",
                translate("SettingsPage", "Default template"),
                translate("SettingsPage", "For programs that name none when they send one"),
            ),
            _setting(
                "closing",
                translate("SettingsPage", "When the window is closed"),
                translate("SettingsPage", "Messages arrive only while the program runs"),
                "tray quit exit",
            ),
            _setting(
                "autostart",
                translate("SettingsPage", "Start at log-in"),
                translate("SettingsPage", "So that nobody has to remember it in the morning"),
                "autostart",
            ),
            _setting(
                "ceiling",
                translate("SettingsPage", "Messages a day"),
                translate("SettingsPage", "A brake, should a program send without end"),
                "techo límite tope ceiling limit daily diario máximo",
            ),
            _setting(
                "files",
                translate("SettingsPage", "Documents of patients"),
                translate("SettingsPage", "Larger ones and videos are fetched when you ask"),
                "archivo pdf foto video media descargar download",
            ),
            _setting(
                "api",
                translate("SettingsPage", "Local programs"),
                translate("SettingsPage", "They send through this address with this key"),
                "API key port",
            ),
        ),
    )


def _meta() -> SectionEntry:
    return SectionEntry(
        key="meta",
        icon="plug",
        title=translate("SettingsPage", "Connection to Meta"),
        text=translate("SettingsPage", "The number your patients write to, and the keys to it."),
        settings=(
            _setting(
                "number",
                translate("SettingsPage", "Number"),
                translate("SettingsPage", "As Meta shows it to patients"),
                "WhatsApp phone",
            ),
            _setting(
                "limit",
                translate("SettingsPage", "Messaging limit"),
                translate("SettingsPage", "How many patients Meta lets you write to first"),
                "TIER tier límite cupo pacientes 24 horas",
            ),
            _setting(
                "ids",
                translate("SettingsPage", "Identifiers"),
                translate("SettingsPage", "Meta's own, useful for support"),
                "phone_number_id waba_id app_id",
            ),
            _setting(
                "token",
                translate("SettingsPage", "Access token"),
                translate("SettingsPage", "Without it nothing can be sent"),
                "access_token",
            ),
            _setting(
                "keys",
                translate("SettingsPage", "Stored keys"),
                translate("SettingsPage", "Kept encrypted by this computer's keyring"),
                "app_secret verify_token keyring",
            ),
            _setting(
                "assistant",
                translate("SettingsPage", "Set-up assistant"),
                translate("SettingsPage", "Goes through everything again, step by step"),
                "wizard",
            ),
        ),
    )


def _tunnel() -> SectionEntry:
    return SectionEntry(
        key="tunnel",
        icon="route",
        title=translate("SettingsPage", "Webhook and tunnel"),
        text=translate("SettingsPage", "The way on which messages reach this computer."),
        settings=(
            _setting(
                "state",
                translate("SettingsPage", "State"),
                translate("SettingsPage", "As of the last proof"),
                "webhook callback",
            ),
            _setting(
                "kind",
                translate("SettingsPage", "Way in"),
                translate("SettingsPage", "Who gives this computer a public address"),
                "ngrok",
            ),
            _setting(
                "address",
                translate("SettingsPage", "Public address"),
                translate("SettingsPage", "A fixed one needs no change at Meta"),
                "domain URL",
            ),
            _setting(
                "authtoken",
                translate("SettingsPage", "Tunnel key"),
                translate("SettingsPage", "The account's own, kept in the keyring"),
                "ngrok authtoken",
            ),
        ),
    )


def _ai() -> SectionEntry:
    return SectionEntry(
        key="ai",
        icon="sparkles",
        title=translate("SettingsPage", "Artificial intelligence"),
        text=translate(
            "SettingsPage",
            "Writes drafts from what your clinic knows. It can be switched off in each conversation.",
        ),
        settings=(*_ai_server(), *_ai_words(), *_ai_alone()),
    )


def _ai_server() -> tuple[SettingEntry, ...]:
    return (
        _setting(
            "mode",
            translate("SettingsPage", "Initial mode"),
            translate("SettingsPage", "For new conversations"),
            "manual sugiere suggest auto off sin IA without AI apagar",
        ),
        _setting(
            "provider",
            translate("SettingsPage", "Provider"),
            translate("SettingsPage", "The key is stored encrypted"),
            "OpenAI Azure URL key clave model modelo server servidor test probar conexión address",
        ),
        _setting(
            "documents",
            translate("SettingsPage", "Documents"),
            translate("SettingsPage", "The only source of its answers"),
            "knowledge base entries fichas conocimiento documentos aranceles",
        ),
    )


def _ai_words() -> tuple[SettingEntry, ...]:
    return (
        _setting(
            "tone",
            translate("SettingsPage", "Tone and limits"),
            translate("SettingsPage", "They hold for each draft"),
            "tú usted trato emoji language lengua largo length Tab RUT privacidad privacy",
        ),
        _setting(
            "clinical",
            translate("SettingsPage", "Clinical topics"),
            translate("SettingsPage", "A person always answers these"),
            "profesional professional doctor phone celular urgencia holding",
        ),
    )


def _ai_alone() -> tuple[SettingEntry, ...]:
    return (
        _setting(
            "topics",
            translate("SettingsPage", "Topics"),
            translate("SettingsPage", "What the AI may do with each of them"),
            "temas apagado off sugiere suggest automático automatic pagos servicios precios bloqueado",
        ),
        _setting(
            "automatic",
            translate("SettingsPage", "Automatic replies"),
            translate("SettingsPage", "How they go out, and when a topic is unlocked"),
            "auto autopilot countdown segundos umbrales thresholds fuera de horario disclosure bot",
        ),
        _setting(
            "budget",
            translate("SettingsPage", "Budget"),
            translate("SettingsPage", "What the model may cost in a month"),
            "presupuesto pesos cost costo price precio tokens tope cap",
        ),
        _setting(
            "register",
            translate("SettingsPage", "Records"),
            translate("SettingsPage", "What it has done, and what was sent to it"),
            "registro ledger log uso use privacidad privacy enviado sent statistics",
        ),
    )


def _clinic() -> SectionEntry:
    return SectionEntry(
        key="clinic",
        icon="clock",
        title=translate("SettingsPage", "Clinic and hours"),
        text=translate("SettingsPage", "What patients may know about the clinic."),
        settings=(
            _setting(
                "profile",
                translate("SettingsPage", "Clinic"),
                translate("SettingsPage", "Name, address and how patients are spoken to"),
                "tú usted time zone",
            ),
            _setting(
                "hours",
                translate("SettingsPage", "Opening hours"),
                translate("SettingsPage", "Waiting times count these hours only"),
            ),
            _setting(
                "holidays",
                translate("SettingsPage", "Holidays"),
                translate("SettingsPage", "Days on which the clinic is closed"),
            ),
            _setting(
                "services",
                translate("SettingsPage", "Services"),
                translate("SettingsPage", "With price and duration"),
                "CSV",
            ),
        ),
    )


def _notifications() -> SectionEntry:
    return SectionEntry(
        key="notifications",
        icon="bell",
        title=translate("SettingsPage", "Notifications"),
        text=translate("SettingsPage", "How a new message calls somebody."),
        settings=(
            _setting(
                "sound",
                translate("SettingsPage", "Sound"),
                translate("SettingsPage", "The alarm that nobody is listening always sounds"),
            ),
            _setting(
                "notices",
                translate("SettingsPage", "Notices of the system"),
                translate(
                    "SettingsPage", "While the window is not in front; without patients' words"
                ),
            ),
        ),
    )


def _appearance() -> SectionEntry:
    return SectionEntry(
        key="appearance",
        icon="sun-moon",
        title=translate("SettingsPage", "Appearance"),
        text=translate("SettingsPage", "Counts at once."),
        settings=(
            _setting(
                "theme",
                translate("SettingsPage", "Theme"),
                translate("SettingsPage", "Light for the day, dark for late hours"),
            ),
            _setting(
                "size",
                translate("SettingsPage", "Text size"),
                translate("SettingsPage", "Also with Ctrl + and Ctrl −"),
            ),
        ),
    )


def _log() -> SectionEntry:
    return SectionEntry(
        key="log",
        icon="scroll-text",
        title=translate("SettingsPage", "Log"),
        text=translate(
            "SettingsPage",
            "What the program did. No words, names, numbers or keys of anybody are in it.",
        ),
        settings=(
            _setting(
                "entries",
                translate("SettingsPage", "Entries"),
                translate("SettingsPage", "The newest at the end"),
                "errors support",
            ),
        ),
    )


def _about() -> SectionEntry:
    return SectionEntry(
        key="about",
        icon="info",
        title=translate("SettingsPage", "About"),
        text=translate("SettingsPage", "AURA Desktop, the WhatsApp front desk of a clinic."),
        settings=(
            _setting(
                "version",
                translate("SettingsPage", "Version"),
                translate("SettingsPage", "Support asks for it first"),
                "Python Qt",
            ),
            _setting(
                "data",
                translate("SettingsPage", "Data folder"),
                translate("SettingsPage", "The encrypted database and the log"),
            ),
            _setting(
                "licences",
                translate("SettingsPage", "Licences"),
                translate("SettingsPage", "What this program is made of"),
            ),
        ),
    )
