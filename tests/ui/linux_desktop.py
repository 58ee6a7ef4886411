"""A desktop's session bus with as much of a panel and of notifications as a program asks for."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, Self

import pytest
from jeepney import (  # type: ignore[import-untyped]  # it has none
    DBusAddress,
    HeaderFields,
    MessageType,
    Properties,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # it has none

WATCHER, NOTES = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"
DEADLINE_S = 15.0


@contextmanager
def private_bus() -> Iterator[str]:
    """The address of a session bus of its own."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.fail("dbus-daemon is missing: install dbus")
    command = [program, "--session", "--nofork", "--print-address=1", "--nopidfile"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as bus:
        try:
            assert bus.stdout is not None
            yield bus.stdout.readline().strip()
        finally:
            bus.terminate()


@dataclass(frozen=True, slots=True)
class Call:
    """What somebody asked of the desktop."""

    member: str
    sender: str
    signature: str
    body: tuple[Any, ...]


@dataclass
class Desktop:
    """Owns the names it is given and notes each call; notifications must have the right types."""

    address: str
    calls: list[Call] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._serves = open_dbus_connection(bus=self.address)
        self._asks = open_dbus_connection(bus=self.address)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._rung = threading.Condition()
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        # The thread reads the end of its connection.
        with suppress(OSError):
            self._serves.sock.shutdown(2)
        self._thread.join(DEADLINE_S)
        self._serves.close()
        self._asks.close()

    def own(self, name: str) -> None:
        """Be this service from now on. Asked from the serving connection, which alone may answer for it."""
        self._serves.send(message_bus.RequestName(name))
        self.until_owned(name)

    def until_owned(self, name: str) -> None:
        """Wait for the bus to agree."""
        for _ in range(1000):
            if self.ask(message_bus.NameHasOwner(name)) == (1,):
                return
        pytest.fail(f"{name} has no owner")

    def ask(self, message: Any) -> tuple[Any, ...]:
        """Call somebody on the bus."""
        reply = self._asks.send_and_get_reply(message, timeout=DEADLINE_S)
        assert reply.header.message_type is MessageType.method_return, reply.body
        body: tuple[Any, ...] = reply.body
        return body

    def called(self, member: str) -> Call:
        """The first call of this name, once it comes."""
        with self._rung:
            found = self._rung.wait_for(lambda: self._found(member), DEADLINE_S)
        assert found is not None, f"{member} was not called"
        return found

    def _found(self, member: str) -> Call | None:
        return next((call for call in self.calls if call.member == member), None)

    def _serve(self) -> None:
        while True:
            try:
                message = self._serves.receive()
            except (OSError, EOFError, ConnectionError):
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Any) -> None:
        fields = message.header.fields
        call = Call(
            member=fields[HeaderFields.member],
            sender=fields[HeaderFields.sender],
            signature=fields.get(HeaderFields.signature, ""),
            body=message.body,
        )
        if call.member == "Notify" and call.signature != "susssasa{sv}i":
            answer = new_error(message, "org.freedesktop.DBus.Error.InvalidArgs")
        elif call.member == "Notify":
            answer = new_method_return(message, "u", (7,))
        else:
            answer = new_method_return(message)
        self._serves.send(answer)
        with self._rung:
            self.calls.append(call)
            self._rung.notify_all()


@dataclass(frozen=True, slots=True)
class Item:
    """An icon in the panel, as the panel sees it."""

    desktop: Desktop
    owner: str

    def property(self, name: str) -> Any:
        found = self.desktop.ask(Properties(self._at("org.kde.StatusNotifierItem")).get(name))
        return found[0][1]

    def click(self) -> None:
        address = self._at("org.kde.StatusNotifierItem")
        self.desktop.ask(new_method_call(address, "Activate", "ii", (0, 0)))

    def menu(self) -> dict[str, int]:
        """The words that can be seen, and their ids; what cannot be chosen in brackets."""
        address = self._menu()
        layout = self.desktop.ask(new_method_call(address, "GetLayout", "iias", (0, -1, [])))[1]
        words = {}
        for _, (number, values, _) in layout[2]:
            known = {name: value for name, (_, value) in values.items()}
            if known.get("type") != "separator" and known.get("visible", True):
                label = known["label"].replace("_", "")
                words[label if known.get("enabled", True) else f"[{label}]"] = number
        return words

    def choose(self, number: int) -> None:
        values = (number, "clicked", ("s", ""), 0)
        self.desktop.ask(new_method_call(self._menu(), "Event", "isvu", values))

    def _at(self, interface: str) -> Any:
        return DBusAddress("/StatusNotifierItem", bus_name=self.owner, interface=interface)

    def _menu(self) -> Any:
        return DBusAddress("/MenuBar", bus_name=self.owner, interface="com.canonical.dbusmenu")
