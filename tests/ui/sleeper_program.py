"""A program that hears from the system that it wakes; started by a test, on a bus of its own."""

import os
import sys

from jeepney import DBusAddress, message_bus, new_signal  # type: ignore[import-untyped]  # it has none
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # it has none
from PySide6.QtCore import QCoreApplication, QTimer

from aura_desktop.ui.wakefulness import Wakefulness

LOGIN = DBusAddress(
    "/org/freedesktop/login1",
    bus_name="org.freedesktop.login1",
    interface="org.freedesktop.login1.Manager",
)


def main() -> int:
    """Prints "ready", sends the signal as the system does, prints "looked" once it was heard."""
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    app = QCoreApplication(sys.argv)
    looks = [1000.0]
    found = Wakefulness(clock=lambda: looks[-1])
    found.woke.connect(lambda slept_s: _say("looked"))
    found.woke.connect(app.quit)
    system = open_dbus_connection(bus="SESSION")
    system.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"))
    found.start()
    _say("ready")
    looks.append(looks[-1] + 3600)
    QTimer.singleShot(0, lambda: system.send(new_signal(LOGIN, "PrepareForSleep", "b", (False,))))
    QTimer.singleShot(20_000, app.quit)
    app.exec()
    found.close()
    system.close()
    return 0


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
