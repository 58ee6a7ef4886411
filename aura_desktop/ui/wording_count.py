"""Sentences with a number that belong to no widget."""

from PySide6.QtCore import QCoreApplication


class _Plurals:
    """lupdate finds plural forms only in calls of `tr`; their context is the name before the dot."""

    @staticmethod
    def tr(source: str, comment: str, count: int) -> str:
        return QCoreApplication.translate("plurals", source, comment, count)


plurals = _Plurals()


def messages(count: int) -> str:
    """ "4 messages"."""
    return plurals.tr("%n message(s)", "", count)


def conversations(count: int) -> str:
    """ "2 conversations"."""
    return plurals.tr("%n conversation(s)", "", count)


def phone_numbers(count: int) -> str:
    """Numbers of an account: "2 numbers"."""
    return plurals.tr("%n number(s)", "", count)


def minutes(count: int) -> str:
    """ "42 minutes"."""
    return plurals.tr("%n minute(s)", "", count)


def hours(count: int) -> str:
    """ "23 hours"."""
    return plurals.tr("%n hour(s)", "", count)


def days(count: int) -> str:
    """ "3 days"."""
    return plurals.tr("%n day(s)", "", count)


def years(count: int) -> str:
    """ "5 years"."""
    return plurals.tr("%n year(s)", "", count)


def patients(count: int) -> str:
    """ "2 patients"."""
    return plurals.tr("%n patient(s)", "", count)


def files(count: int) -> str:
    """ "3 files"."""
    return plurals.tr("%n file(s)", "", count)


def entries(count: int) -> str:
    """Rows of any kind: "12 entries"."""
    return plurals.tr("%n row(s)", "", count)


def notes(count: int) -> str:
    """ "2 notes"."""
    return plurals.tr("%n note(s)", "", count)


def drafts(count: int) -> str:
    """ "2 drafts"."""
    return plurals.tr("%n draft(s)", "", count)


def consents(count: int) -> str:
    """ "5 consents"."""
    return plurals.tr("%n consent(s)", "", count)


def unread(count: int) -> str:
    """Messages nobody has read, within a row that is read out: "2 unread"."""
    return plurals.tr("%n unread", "", count)


def unread_messages(count: int) -> str:
    """The words of the line above the first unread message."""
    return plurals.tr("%n unread message(s)", "", count)


def products(count: int) -> str:
    """ "3 products"."""
    return plurals.tr("%n product(s)", "", count)


def more(count: int) -> str:
    """What a shortened enumeration leaves out: "and 2 more"."""
    return plurals.tr("and %n more", "", count)


def conversations_held(count: int) -> str:
    """Conversations in which messages wait for tomorrow, or for Meta's limit."""
    return plurals.tr("%n conversation(s) wait", "", count)
