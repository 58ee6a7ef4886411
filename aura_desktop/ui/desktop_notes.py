"""Notifications of a Linux desktop that has no tray: sent over its session bus, in a thread."""

import asyncio
import logging
import sys

if sys.platform == "linux":
    # Comes with the key ring's library, and has no types.
    from jeepney import DBusAddress, MessageType, new_method_call  # type: ignore[import-untyped]
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

logger = logging.getLogger(__name__)

TIMEOUT_S = 5.0
_SHOWN_MS = 10_000


async def send_note(title: str, text: str) -> bool:
    """Show a notification; False if this desktop has none."""
    try:
        return await asyncio.to_thread(_send, title, text)
    except (OSError, KeyError, ValueError, EOFError) as error:
        # No bus, one that has gone, or one that does not answer: there is nobody to show it.
        logger.info("no notification: %s", type(error).__name__)
        return False


def _send(title: str, text: str) -> bool:
    """Not by Qt: it has no way to send the unsigned number that this call begins with.

    Source: Desktop Notifications Specification.
    """
    if sys.platform == "linux":
        service = DBusAddress(
            "/org/freedesktop/Notifications",
            bus_name="org.freedesktop.Notifications",
            interface="org.freedesktop.Notifications",
        )
        hints = {"desktop-entry": ("s", "aura-desktop"), "category": ("s", "im.received")}
        values: tuple[object, ...] = ("AURA Desktop", 0, "", title, text, [], hints, _SHOWN_MS)
        call = new_method_call(service, "Notify", "susssasa{sv}i", values)
        with open_dbus_connection(bus="SESSION") as bus:
            reply = bus.send_and_get_reply(call, timeout=TIMEOUT_S)
        shown: bool = reply.header.message_type is MessageType.method_return
        return shown
    return False
