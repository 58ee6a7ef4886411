"""How many messages may still leave, and why one waits, in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.allowance import Allowance, Hold, HoldReason
from aura_desktop.ui import wording_count, wording_time

translate = QCoreApplication.translate


def hold_words(hold: Hold) -> str:
    """Why a message waits and when it leaves. Whatever day it is: both ends lie within the next 24 hours."""
    words = {
        HoldReason.DAILY_CEILING: translate(
            "wording_allowance",
            "Waiting: {count} messages have left today. It leaves tomorrow at {time}.",
        ),
        HoldReason.MESSAGING_LIMIT: translate(
            "wording_allowance",
            "Waiting: Meta lets you write first to {count} patients in 24 hours. It leaves at about"
            " {time}.",
        ),
    }.get(hold.reason, translate("wording_allowance", "Waiting until {time}."))
    return words.format(count=number(hold.most), time=wording_time.clock(hold.until))


def hold_detail(hold: Hold) -> str:
    """What can be done about it, for a tooltip."""
    if hold.reason is HoldReason.DAILY_CEILING:
        return translate("wording_allowance", "The ceiling of a day is set in Settings, General.")
    return translate(
        "wording_allowance",
        "Who writes to the clinic is answered at once; only first messages wait.",
    )


def today_words(allowance: Allowance) -> str:
    """Used and left of the ceiling: "128 of 1.000 messages · 872 left"."""
    return translate("wording_allowance", "{used} of {most} messages · {left} left").format(
        used=number(allowance.sent_today),
        most=number(allowance.ceiling),
        left=number(allowance.left_today),
    )


def patients_words(allowance: Allowance) -> str:
    """Used and left of Meta's limit: "12 of 2.000 patients · 1.988 left"."""
    left = allowance.patients_left
    if left is not None:
        return translate("wording_allowance", "{used} of {most} patients · {left} left").format(
            used=number(allowance.reached),
            most=number(allowance.limit.patients or 0),
            left=number(left),
        )
    words = (
        translate("wording_allowance", "{used} · Meta sets no limit")
        if allowance.limit.is_endless
        else translate("wording_allowance", "{used} · Meta has not said how many it lets")
    )
    return words.format(used=wording_count.patients(allowance.reached))


def held_words(allowance: Allowance) -> str:
    """How many wait; "" for none."""
    if not allowance.held:
        return ""
    return wording_count.conversations_held(allowance.held)


def number(value: int) -> str:
    """With the mark between thousands of the window's language."""
    return QLocale().toString(value)
