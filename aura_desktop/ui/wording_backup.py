"""Backups in words: when, of what kind, how large, and what going back to one came to."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.backup import Backup, BackupKind, BackupState, Contents, Restored
from aura_desktop.ui import wording, wording_count, wording_time

translate = QCoreApplication.translate

_DAY = timedelta(days=1)
_SIZE = QLocale.DataSizeFormat.DataSizeTraditionalFormat


class _Plurals:
    """lupdate finds plural forms only in calls of `tr`; their context is the name before the dot."""

    @staticmethod
    def tr(source: str, comment: str, count: int) -> str:
        return QCoreApplication.translate("plurals", source, comment, count)


plurals = _Plurals()


def when(at: datetime, now: datetime) -> str:
    """ "today 03:00", "yesterday 03:00", "18 nov 03:00"."""
    days = (wording_time.local(now).date() - wording_time.local(at).date()).days
    clock = wording_time.clock(at)
    if days == 0:
        return translate("wording_backup", "today {time}").format(time=clock)
    if days == 1:
        return translate("wording_backup", "yesterday {time}").format(time=clock)
    return f"{wording_time.short_date(at, now)} {clock}"


def kind(backup: Backup) -> str:
    """Why it was made."""
    match backup.kind:
        case BackupKind.DAILY:
            return translate("wording_backup", "made by itself")
        case BackupKind.BY_HAND:
            return translate("wording_backup", "made by hand")
        case BackupKind.BEFORE_MIGRATION:
            return translate("wording_backup", "before an update")


def size(size_bytes: int) -> str:
    """ "4,2 MB"."""
    return QLocale().formattedDataSize(size_bytes, 1, _SIZE)


def title(state: BackupState, now: datetime) -> str:
    """How it stands, in a line."""
    if state.is_damaged:
        return translate("wording_backup", "The data file is damaged")
    if state.is_running:
        return translate("wording_backup", "Making a backup")
    if state.failed is not None:
        return translate("wording_backup", "The last backup failed")
    if not state.backups:
        return translate("wording_backup", "No backup yet")
    words = translate("wording_backup", "Last backup: {time}")
    return words.format(time=when(state.backups[0].made_at, now))


def sentence(state: BackupState, now: datetime) -> str:
    """What there is to know besides."""
    if state.is_damaged:
        return translate(
            "wording_backup",
            "Go back to a backup below. What is newer and can still be read is taken over; the damaged "
            "file is kept.",
        )
    if state.is_running:
        return translate("wording_backup", "You can go on working meanwhile.")
    if state.failed is not None:
        why = wording.code_sentence(state.failed.code)
        tried = translate("wording_backup", "Tried {time}.").format(time=when(state.failed.at, now))
        return " ".join(part for part in (why, tried, _older(state.backups)) if part)
    if not state.backups:
        return translate(
            "wording_backup",
            "The first one is made by itself within minutes after the start, then one each day.",
        )
    total = sum(each.size_bytes for each in state.backups)
    words = [f"{_count(len(state.backups))} · {size(total)}"]
    if state.checked_at is not None:
        checked = translate("wording_backup", "data file read whole and sound, {time}")
        words.append(checked.format(time=when(state.checked_at, now)))
    return " · ".join(words)


def contents(found: Contents, now: datetime) -> str:
    """What a backup holds."""
    counts = f"{wording_count.messages(found.messages)} · " + wording_count.conversations(
        found.conversations
    )
    if found.last_message_at is None:
        return counts
    last = translate("wording_backup", "the last of {time}")
    return f"{counts} · {last.format(time=when(found.last_message_at, now))}"


def restoring() -> tuple[str, str]:
    """Title and sentence while it is being done."""
    return (
        translate("wording_backup", "Putting a backup back"),
        translate(
            "wording_backup",
            "The program starts again in a few seconds. Nothing is sent meanwhile.",
        ),
    )


def restored_title(done: Restored, now: datetime) -> str:
    """That it was done."""
    words = translate("wording_backup", "Back to the backup of {time}")
    return words.format(time=when(done.backup.made_at, now))


def restored_words(done: Restored) -> str:
    """What came of it."""
    words = [translate("wording_backup", "No newer message could be taken over.")]
    if done.saved:
        words = [plurals.tr("%n newer message(s) taken over.", "", done.saved)]
    if done.unconfirmed:
        words.append(
            plurals.tr("%n send(s) to check before they are repeated.", "", done.unconfirmed)
        )
    if not done.has_people:
        words.append(
            translate(
                "wording_backup",
                "Who may sign in, and with which PIN, is as in the backup: check the people in Settings.",
            )
        )
    return " ".join(words)


def _count(number: int) -> str:
    return plurals.tr("%n backup(s)", "", number)


def _older(backups: Sequence[Backup]) -> str:
    return plurals.tr("%n older backup(s) are as they were.", "", len(backups)) if backups else ""
