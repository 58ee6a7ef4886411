"""The audit trail in sentences: every action, who did it, to whose data."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.ai_policy import AiMode
from aura_desktop.domain.audit import Action, AuditEntry
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.domain.person import Role
from aura_desktop.ui import wording_ai, wording_people

translate = QCoreApplication.translate

GROUPS: Mapping[str, tuple[Action, ...]] = {
    "all": (),
    "access": (Action.SIGNED_IN, Action.LOCKED, Action.PIN_WRONG),
    "people": (
        Action.PERSON_ADDED,
        Action.PERSON_CHANGED,
        Action.PERSON_RETIRED,
        Action.PIN_CHANGED,
    ),
    "patients": (
        Action.CONVERSATION_OPENED,
        Action.MESSAGE_RESENT,
        Action.CONSENT_RECORDED,
        Action.DATA_EXPORTED,
        Action.DATA_ERASED,
    ),
    "settings": (Action.SETTING_CHANGED, Action.CEILING_CHANGED, Action.RETENTION_CHANGED),
    "keeping": (Action.RETENTION_APPLIED, Action.BACKUP_MADE, Action.BACKUP_RESTORED),
}
"""Kinds to choose from, by key."""


def group_words(key: str) -> str:
    """A kind of GROUPS."""
    words = {
        "all": translate("wording_audit", "Everything"),
        "access": translate("wording_audit", "Signing in and locking"),
        "people": translate("wording_audit", "People and PINs"),
        "patients": translate("wording_audit", "Patients' data"),
        "settings": translate("wording_audit", "Settings"),
        "keeping": translate("wording_audit", "Backups and retention"),
    }
    return words[key]


def person_words(name: str) -> str:
    """Who did it; "" is the program, and whoever sat there before there were people."""
    return name or translate("wording_audit", "The program")


def sentence(entry: AuditEntry) -> str:
    """One entry as a whole sentence with its full stop."""
    words = _pattern(entry)
    patient = _patient(entry)
    return words.format(
        who=person_words(entry.person), what=_subject(entry), patient=patient, more=_more(entry)
    )


def _patient(entry: AuditEntry) -> str:
    if entry.contact_id is None:
        return translate("wording_audit", "a patient")
    return translate("wording_audit", "a patient (no. {number})").format(number=entry.contact_id)


def _pattern(entry: AuditEntry) -> str:
    match entry.action:
        case Action.SIGNED_IN | Action.LOCKED | Action.PIN_WRONG:
            return _access(entry)
        case (
            Action.PERSON_ADDED | Action.PERSON_CHANGED | Action.PERSON_RETIRED | Action.PIN_CHANGED
        ):
            return _people(entry)
        case (
            Action.CONSENT_RECORDED
            | Action.DATA_EXPORTED
            | Action.DATA_ERASED
            | Action.CONVERSATION_OPENED
            | Action.MESSAGE_RESENT
        ):
            return _patients(entry)
        case _:
            return _program(entry)


def _access(entry: AuditEntry) -> str:
    if entry.action is Action.SIGNED_IN:
        return translate("wording_audit", "{who} signed in.")
    if entry.action is Action.PIN_WRONG:
        return translate("wording_audit", "A wrong PIN was written for {who}{more}.")
    if entry.detail.get("reason") == "idle":
        return translate("wording_audit", "The window locked by itself while {who} was away.")
    return translate("wording_audit", "{who} locked the window.")


def _people(entry: AuditEntry) -> str:
    match entry.action:
        case Action.PERSON_ADDED if entry.person == entry.subject:
            return translate("wording_audit", "{who} began the list of people, as {more}.")
        case Action.PERSON_ADDED:
            return translate("wording_audit", "{who} added {what} as {more}.")
        case Action.PERSON_CHANGED:
            return translate("wording_audit", "{who} changed {what}: now {more}.")
        case Action.PERSON_RETIRED:
            return translate("wording_audit", "{who} took {what} off the list of people.")
    if entry.detail.get("by") == "reset":
        return translate(
            "wording_audit", "The PIN of {what} was reset at the PC, with the program's command."
        )
    if entry.person == entry.subject:
        return translate("wording_audit", "{who} changed their own PIN.")
    return translate("wording_audit", "{who} gave {what} a new PIN.")


def _patients(entry: AuditEntry) -> str:
    match entry.action:
        case Action.CONSENT_RECORDED:
            return translate("wording_audit", "{who} wrote down a consent of {patient}{more}.")
        case Action.DATA_EXPORTED:
            return translate("wording_audit", "{who} exported the data of {patient}.")
        case Action.DATA_ERASED:
            return translate("wording_audit", "{who} erased the data of {patient} for good.")
        case Action.MESSAGE_RESENT:
            return translate("wording_audit", "{who} sent a message to {patient} once more.")
        case _:
            return translate("wording_audit", "{who} looked at the conversation of {patient}.")


def _program(entry: AuditEntry) -> str:
    match entry.action:
        case Action.RETENTION_CHANGED:
            return translate("wording_audit", "{who} changed how long data is kept{more}.")
        case Action.RETENTION_APPLIED:
            return translate("wording_audit", "{who} deleted what had been kept long enough{more}.")
        case Action.BACKUP_MADE:
            return translate("wording_audit", "{who} made a backup.")
        case Action.BACKUP_RESTORED:
            return translate("wording_audit", "{who} restored a backup.")
        case Action.CEILING_CHANGED:
            return translate("wording_audit", "{who} changed the most messages of a day{more}.")
        case Action.SETTING_CHANGED:
            return translate("wording_audit", "{who} changed a setting: {what}{more}.")
        case _:
            return translate(
                "wording_audit", "{who} did something that this version does not know."
            )


def _subject(entry: AuditEntry) -> str:
    if entry.action is not Action.SETTING_CHANGED:
        return entry.subject
    names = {
        "key.access_token": translate("wording_audit", "Meta's access token"),
        "key.app_secret": translate("wording_audit", "Meta's app secret"),
        "key.verify_token": translate("wording_audit", "the webhook's verify token"),
        "key.ngrok_authtoken": translate("wording_audit", "the tunnel's key"),
        "key.ai_key": translate("wording_audit", "the AI's key"),
        "key.api_key": translate("wording_audit", "the key of the local API"),
        "ai_mode": translate("wording_audit", "what the AI may do"),
        "auto_topics": translate("wording_audit", "the topics that are answered by themselves"),
        "off_topics": translate("wording_audit", "the topics without AI"),
        "lock_after_min": translate("wording_audit", "when the window locks by itself"),
    }
    return names.get(entry.subject, entry.subject)


def _more(entry: AuditEntry) -> str:
    """What the detail adds: a role in words, figures and codes in brackets."""
    if entry.action in {Action.PERSON_ADDED, Action.PERSON_CHANGED}:
        role = str(entry.detail.get("role", ""))
        words = wording_people.role_words(Role(role) if role in set(Role) else Role.UNKNOWN)
        name = str(entry.detail.get("name", ""))
        return f"{name}, {words}" if name else words
    told = [_told(entry.subject, name, value) for name, value in entry.detail.items()]
    told = [words for words in told if words]
    return f" ({', '.join(told)})" if told else ""


def _told(subject: str, name: str, value: str | int) -> str:
    shown = QLocale().toString(value) if isinstance(value, int) else value.replace(",", ", ")
    if name == "tries":
        words = translate("wording_audit", "{count} in a row").format(count=shown)
        return words if value != 1 else ""
    if name == "to":
        return translate("wording_audit", "now: {value}").format(value=_value(subject, shown))
    return f"{name}: {shown}"


def _value(subject: str, shown: str) -> str:
    """What a setting is now, in its own words where it has some."""
    if subject == "lock_after_min":
        minutes = translate("wording_audit", "{minutes} min").format(minutes=shown)
        return minutes if shown != "0" else translate("wording_audit", "never")
    if subject == "ai_mode":
        is_mode = shown in set(AiMode)
        return (
            wording_ai.mode_words(AiMode(shown))
            if is_mode
            else translate("wording_audit", "no AI at all")
        )
    if subject in {"auto_topics", "off_topics"}:
        names = [each for each in shown.split(", ") if each in set(AnswerTopic)]
        shown = ", ".join(wording_ai.topic_words(AnswerTopic(each)) for each in names)
    return shown or translate("wording_audit", "none")
