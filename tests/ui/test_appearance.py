"""Look: kept, chosen, stepped; and one window per folder."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop import paths
from aura_desktop.ui import activation, theme
from aura_desktop.ui.appearance import Appearance, FrameMemory, Look, read_look
from aura_desktop.ui.single_instance import SingleInstance


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    yield
    QLocale.setDefault(locale)
    theme.apply(qapp, "light")


def test_a_look_is_put_on_and_told(qapp: QApplication, qtbot: QtBot) -> None:
    appearance = Appearance(qapp, Look(theme="light", language="en"))
    changed = QSignalSpy(appearance.changed)
    language = QSignalSpy(appearance.language_changed)
    appearance.choose(Look(theme="dark", scale=1.15, language="en"))
    assert (theme.current().name, theme.current().scale) == ("dark", 1.15)
    appearance.choose(Look(theme="dark", scale=1.15, language="en"))
    assert (changed.count(), language.count()) == (1, 0)
    appearance.choose(Look(theme="dark", scale=1.15, language="es"))
    assert QLocale().name() == "es_CL"
    assert (changed.count(), language.count()) == (2, 1)
    appearance.close()


def test_words_that_are_written_anew_do_no_harm(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    shutil.copytree(paths.resources(), own, ignore=shutil.ignore_patterns("*.png"))
    file = own / "translations" / "aura_es.qm"
    monkeypatch.setattr(paths, "resources", lambda: own)
    appearance = Appearance(qapp, Look(language="es"))
    if sys.platform == "linux":
        # Else the next line but one would end the tests.
        assert str(file) not in Path("/proc/self/maps").read_text(encoding="utf-8")
    file.write_bytes(b"")
    assert qapp.translate("Wizard", "Welcome") == "Bienvenida"
    appearance.close()


def test_text_size_steps_within_its_choices(qapp: QApplication, qtbot: QtBot) -> None:
    appearance = Appearance(qapp, Look(theme="light", language="en"))
    sizes = []
    for step in (1, 1, 1, -1, -1, -1, -1):
        appearance.step_text(step)
        sizes.append(appearance.look.scale)
    assert sizes == [1.15, 1.3, 1.3, 1.15, 1.0, 0.9, 0.9]
    appearance.close()


def test_the_look_of_the_last_run_is_found_before_the_database_opens(tmp_path: Path) -> None:
    memory = FrameMemory(tmp_path)
    assert memory.look("es") == Look(theme="system", scale=1.0, language="es")
    for name, value in (("theme", "dark"), ("text_size", "1.3"), ("language", "en")):
        memory.put(name, value)
    assert FrameMemory(tmp_path).look("es") == Look(theme="dark", scale=1.3, language="en")
    nowhere = FrameMemory(None)
    nowhere.put("theme", "dark")
    assert nowhere.get("theme") == ""


def test_nonsense_is_the_default() -> None:
    assert read_look("pink", "7", "xx", language="en") == Look(language="en")


def test_a_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path, "live"), SingleInstance(tmp_path, "live")
    other = SingleInstance(tmp_path / "other", "live")
    assert first.is_first()
    assert not second.is_first()
    assert other.is_first()
    first.listen()
    with qtbot.waitSignal(first.activation_requested):
        assert second.call_first()
    first.release()
    assert second.is_first()
    second.release()
    other.release()


def test_a_call_before_the_first_listens_is_heard(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path, "live"), SingleInstance(tmp_path, "live")
    assert first.is_first()
    assert second.call_first()
    with qtbot.waitSignal(first.activation_requested):
        first.listen()
    first.release()


def test_a_demo_that_becomes_live_is_found_as_live(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path, "demo")
    assert first.is_first()
    first.listen()
    assert first.become("demo")
    assert first.become("live")
    second, demo = SingleInstance(tmp_path, "live"), SingleInstance(tmp_path, "demo")
    assert not second.is_first()
    with qtbot.waitSignal(first.activation_requested):
        assert second.call_first()
    assert demo.is_first(), "its former place is free"
    assert not first.become("demo")
    assert not second.is_first(), "a place that is taken leaves it where it was"
    for each in (first, demo):
        each.release()


def test_a_bell_that_was_cleaned_away_rings_again(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "bell"
    bell = activation.ActivationBell(file)
    bell.start()
    file.unlink()
    qtbot.waitUntil(file.exists)
    with qtbot.waitSignal(bell.rung):
        assert activation.ring(file)
    bell.close()
    assert not file.exists()


def test_a_bell_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    assert not activation.ring(tmp_path / "missing" / "bell")


def test_windows_is_asked_to_let_the_first_come_to_the_front(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let: list[int] = []

    class User32:
        AllowSetForegroundWindow = staticmethod(let.append)

    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        windows.setattr(ctypes, "WinDLL", {"user32": User32}.__getitem__, raising=False)
        assert activation.ring(tmp_path / "bell")
    assert let == [-1]


if hasattr(os, "O_NOFOLLOW"):  # Windows lets few people lay links

    def test_a_link_laid_for_us_is_not_followed(tmp_path: Path) -> None:
        (tmp_path / "precious").write_text("kept", encoding="utf-8")
        (tmp_path / "bell").symlink_to(tmp_path / "precious")
        assert not activation.ring(tmp_path / "bell")
        assert (tmp_path / "precious").read_text(encoding="utf-8") == "kept"
