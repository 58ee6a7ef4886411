"""Joins Core with the window: what is loaded when, and which services each room is given."""

from typing import TYPE_CHECKING

from aura_desktop.setting_up import SettingUp, utc_now
from aura_desktop.ui.appearance import Appearance
from aura_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from aura_desktop.core import Core
    from aura_desktop.services.diagnosis import Diagnosing
    from aura_desktop.services.log_reader import LogReader
    from aura_desktop.ui.ai_services import AiServices
    from aura_desktop.ui.back_rooms import BackRooms
    from aura_desktop.ui.desk import Desk
    from aura_desktop.ui.pages.health_services import HealthServices
    from aura_desktop.ui.pages.settings_services import SetupServices
    from aura_desktop.ui.services import Services


def load_core() -> "type[Core]":
    """In a thread."""
    # After the first frame, for a quick start: SQLAlchemy comes with it.
    from aura_desktop import core
    from aura_desktop.ui import desk  # noqa: F401  # loaded here, in the thread, used by furnish

    return core.Core


def load_back_rooms() -> "type[BackRooms]":
    """In a thread."""
    # After the inbox, for a quick start: the status page and what watches the links.
    from aura_desktop.ui import back_rooms, presence  # noqa: F401  # presence: used by Program

    return back_rooms.BackRooms


def furnish(window: MainWindow, core: "Core", appearance: Appearance) -> "Desk":
    """The inbox in this window."""
    from aura_desktop.ui.desk import Desk

    return Desk(window, services_of(core), appearance)


def services_of(core: "Core") -> "Services":
    """What the pages are given, of this Core."""
    from aura_desktop.ui.services import PatientRights, Services

    return Services(
        feed=core.feed,
        conversations=core.conversations,
        patients=core.patients,
        sending=core.sending,
        templates=core.templates,
        settings=core.settings,
        media=core.media,
        notices=core.notices,
        status=core.status,
        link_health=core.link_health,
        line=core.line,
        absences=core.absences,
        history=core.history,
        rights=PatientRights(
            consents=core.consents, export=core.patient_export, erasing=core.erasing
        ),
        book=core.book,
        vault=core.vault,
        people=core.people,
        audit_trail=core.audit_trail,
        clock=utc_now,
    )


def ai_services_of(core: "Core") -> "AiServices":
    """What the window is given of the AI, of this Core."""
    from aura_desktop.ui.ai_services import AiServices

    ai = core.ai
    return AiServices(
        desk=ai.desk,
        drafting=ai.drafting,
        autopilot=ai.autopilot,
        knowledge=ai.knowledge,
        entries=ai.entries,
        sending=core.sending,
        clock=utc_now,
    )


def room_services(core: "Core", setting_up: SettingUp) -> "tuple[SetupServices, HealthServices]":
    """What settings and status page are given besides."""
    from aura_desktop.gateways.phone_numbers import normalise
    from aura_desktop.services.log_reader import LogReader
    from aura_desktop.ui.autostart import find_autostart
    from aura_desktop.ui.pages.health_services import HealthServices
    from aura_desktop.ui.pages.settings_services import SetupServices

    line = core.line
    log_reader = LogReader(None if core.is_demo else core.config.data_folder / "logs")
    setup = SetupServices(
        book=setting_up.book,
        vault=setting_up.vault,
        onboarding=setting_up.questions,
        checks=setting_up.questions.checks,
        autostart=find_autostart(None if core.is_demo else core.config.data_folder),
        log_reader=log_reader,
        data_folder=core.config.data_folder,
        clock=utc_now,
        line=line,
        ask_keyring=core.ask_keyring,
        ai=core.ai.desk,
        knowledge_counts=core.ai.knowledge.counts,
        abilities=setting_up.questions.abilities,
        read_phone=normalise,
        retention=core.retention,
        consents=core.consents,
        receipts=core.erasing.receipts,
        allowances=core.allowances,
    )
    diagnosing = _diagnosing(core, setting_up, log_reader)
    health = HealthServices(
        history=core.history,
        log_reader=log_reader,
        diagnosing=diagnosing,
        ask_ai=core.ask_ai,
        backups=core.backups,
    )
    return setup, health


def _diagnosing(core: "Core", setting_up: SettingUp, log_reader: "LogReader") -> "Diagnosing":
    from aura_desktop.services.diagnosis import Diagnosing

    line = core.line
    return Diagnosing(
        checks=setting_up.questions.checks,
        links=core.link_health.links,
        history=core.history,
        log_reader=log_reader,
        clock=utc_now,
        line_checks=lambda: () if line is None else line.status().checks,
    )
