"""dev.py on machines that lack something: one way out each, and nothing installed twice."""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

LOCKED = b"nothing==1\n"
LOCKED_LINE = re.compile(r"^(\w[^\\\n]*)", re.MULTILINE)
"""Name, version and marker, without the hashes below."""


class Machine:
    """A project folder of its own, and every command that would have been run."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.commands: list[list[str]] = []
        self.made = 0
        self.packages: set[str] = set()
        self.failing: set[str] = set()
        self.root = root
        for name, path in (("ROOT", ""), ("VENV", ".venv"), ("LOCK", "requirements.lock")):
            monkeypatch.setattr(dev, name, root / path)
        monkeypatch.setattr(dev, "STAMP", root / ".venv" / "installed.sha256")
        monkeypatch.setattr(subprocess, "run", self._run)
        monkeypatch.setattr(venv, "create", self._create)
        (root / "requirements.lock").write_bytes(LOCKED)

    def ran(self, name: str) -> list[str]:
        """The one command that has this word."""
        [found] = [command for command in self.commands if name in command]
        return found

    def _run(self, command: list[str], **_: Any) -> SimpleNamespace:
        self.commands.append(command)
        here = [f"{name} ii " for name in command if name in self.packages]
        failed = bool(self.failing.intersection(command))
        output = "\n".join(here) if command[0] == "dpkg-query" else b"found"
        return SimpleNamespace(returncode=int(failed), stdout=output)

    def _create(self, folder: Path, **_: Any) -> None:
        self.made += 1
        assert not dev.STAMP.exists(), "an interruption must leave no stamp"
        python = dev.python()
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        home = Path(sys.executable).parent
        (folder / "pyvenv.cfg").write_text(f"home = {home}\n", encoding="utf-8")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


# Python


@pytest.mark.parametrize("minor", [11, 12, 13])
def test_these_pythons_will_do(minor: int) -> None:
    dev.check_version((3, minor), "run")


@pytest.mark.parametrize(
    ("found", "way_out"),
    [("python3.12", "python3.12 dev.py run"), (None, "Install one of those")],
)
def test_another_python_is_told_which_one_to_use(
    monkeypatch: pytest.MonkeyPatch, found: str | None, way_out: str
) -> None:
    monkeypatch.setattr(dev, "other_python", lambda: found)
    with pytest.raises(dev.SetUpError, match=r"3\.11, 3\.12 or 3\.13; this is 3\.14") as refused:
        dev.check_version((3, 14), "run")
    assert way_out in str(refused.value)


def test_the_newest_of_the_other_pythons_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    here = {"python3.11", "python3.12", "python3.14"}
    monkeypatch.setattr(shutil, "which", lambda name: name if name in here else None)
    assert dev.other_python() == "python3.12"
    here -= {"python3.11", "python3.12"}
    assert dev.other_python() is None


def test_an_old_python_can_at_least_read_it() -> None:
    source = Path(dev.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    assert ast.get_docstring(tree)
    assert "from __future__ import annotations" in source


# the virtual environment


def test_an_environment_is_made_once(machine: Machine) -> None:
    dev.make_environment()
    assert "--require-hashes" in machine.ran("pip")
    assert dev.is_whole()
    dev.make_environment()
    assert machine.made == 1


def test_pip_looks_for_nothing_beyond_the_lock(machine: Machine) -> None:
    dev.make_environment()
    assert "--no-deps" in machine.ran("pip")


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("system", [("linux", "Linux"), ("win32", "Windows"), ("darwin", "Darwin")])
def test_the_lock_names_all_that_its_packages_need(python: str, system: tuple[str, str]) -> None:
    """pip would look for what is missing, and is told not to."""
    there = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system[0],
        "platform_system": system[1],
        "os_name": "nt" if system[0] == "win32" else "posix",
        "extra": "",
    }
    locked = [Requirement(line) for line in LOCKED_LINE.findall(dev.LOCK.read_text("utf-8"))]
    names = {canonicalize_name(each.name) for each in locked if _counts(each, there)}
    needed = set()
    for each in locked:
        if _counts(each, there) and _counts(each):  # others are not here to be asked
            asked = map(Requirement, metadata.requires(each.name) or ())
            needed |= {canonicalize_name(one.name) for one in asked if _counts(one, there)}
    assert needed <= names
    assert len(names) > 50


def _counts(requirement: Requirement, there: dict[str, str] | None = None) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(there)


def test_a_new_lock_makes_it_anew(machine: Machine) -> None:
    dev.make_environment()
    dev.LOCK.write_bytes(LOCKED + b"more==2\n")
    dev.make_environment()
    assert machine.made == 2


def test_an_installation_that_failed_is_begun_again(machine: Machine) -> None:
    machine.failing.add("pip")
    with pytest.raises(dev.SetUpError, match="Check the network"):
        dev.make_environment()
    assert not dev.is_whole()
    machine.failing.clear()
    dev.make_environment()
    assert machine.made == 2
    assert dev.is_whole()


def test_one_without_its_python_is_made_anew(machine: Machine) -> None:
    for harm in (
        lambda: dev.python().unlink(),
        lambda: (dev.VENV / "pyvenv.cfg").unlink(),
        lambda: (dev.VENV / "pyvenv.cfg").write_text("home = /nowhere/bin\n", encoding="utf-8"),
        lambda: (dev.VENV / "pyvenv.cfg").write_text("", encoding="utf-8"),
    ):
        dev.make_environment()
        made = machine.made
        harm()
        dev.make_environment()
        assert machine.made == made + 1


def test_a_folder_that_cannot_be_written_is_no_traceback(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(venv, "create", refuse)
    with pytest.raises(dev.SetUpError, match="cannot be written: Permission denied"):
        dev.make_environment()


def test_a_python_without_ensurepip_names_the_package(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr(venv, "create", fail)
    with pytest.raises(dev.SetUpError, match="python3-venv"):
        dev.make_environment()


# system packages


def names(rows: tuple[tuple[str, ...], ...]) -> set[str]:
    """The newest name of each row."""
    return {row[-1] for row in rows}


def as_user(monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.setattr(dev, "find_spec", lambda _: object())


def test_root_installs_what_is_missing(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, 0)
    machine.packages = names(dev.QT_PACKAGES + dev.TEST_PACKAGES) - {"libgl1", "xvfb"}
    dev.install_debian_packages("run")
    assert machine.ran("install")[-2:] == ["libgl1", "xvfb"]
    assert machine.commands.index(machine.ran("update")) < machine.commands.index(
        machine.ran("install")
    )


def test_without_root_the_one_line_is_named(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(monkeypatch, 1000)
    machine.packages = names(dev.QT_PACKAGES) - {"libegl1"}
    with pytest.raises(dev.SetUpError, match=r"sudo apt-get install .* libegl1$"):
        dev.install_debian_packages("run")
    with pytest.raises(dev.SetUpError, match=r"libegl1 fonts-dejavu-core .* gnome-keyring$"):
        dev.install_debian_packages("test")


def test_the_window_needs_no_tools_of_tests(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(monkeypatch, 1000)
    machine.packages = names(dev.QT_PACKAGES)
    dev.install_debian_packages("run")
    assert [command[0] for command in machine.commands] == ["dpkg-query"]


def test_a_bundle_takes_tools_of_its_own(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, 0)
    machine.packages = names(dev.QT_PACKAGES + dev.TEST_PACKAGES)
    dev.install_debian_packages("test")
    monkeypatch.setattr(sys, "base_prefix", "/opt/python")
    assert dev.bundle_packages() == (("binutils",),)
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    dev.install_debian_packages("bundle")
    library = f"libpython3.{sys.version_info.minor}"
    assert machine.ran("install")[-2:] == ["binutils", library]


def test_apt_that_fails_is_no_traceback(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    as_user(monkeypatch, 0)
    machine.failing = {"update", "install"}
    with pytest.raises(dev.SetUpError, match="apt-get could not install"):
        dev.install_debian_packages("run")


def test_pip_of_debian_comes_from_a_package_of_its_own(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_user(monkeypatch, 1000)
    monkeypatch.setattr(dev, "find_spec", lambda _: None)
    machine.packages = names(dev.QT_PACKAGES)
    with pytest.raises(dev.SetUpError, match=rf"python3\.{sys.version_info.minor}-venv$"):
        dev.install_debian_packages("run")
    dev.make_environment()
    dev.install_debian_packages("run")


def test_other_systems_are_told_the_libraries() -> None:
    def load(name: str) -> object:
        if name == "libGL.so.1":
            raise OSError(name)
        return object()

    with pytest.raises(dev.SetUpError, match=r"missing: libGL\.so\.1\. Install"):
        dev.check_libraries(load)
    dev.check_libraries(lambda name: name)


# commands


def test_a_machine_that_lacks_something_ends_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(command: str) -> None:
        raise dev.SetUpError(f"{command}: something is missing")

    monkeypatch.setattr(dev, "set_up", refuse)
    assert dev.main(["run"]) == 2
    assert capsys.readouterr() == ("", "run: something is missing\n")


def test_unknown_commands_print_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    assert dev.main([]) == 0
    assert capsys.readouterr().out.count("python3 dev.py run") == 2


def test_options_go_to_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "set_up", lambda command: None)

    def call(*arguments: str, **_: str) -> int:
        called.append(arguments)
        return 0

    monkeypatch.setattr(dev, "call", call)
    assert dev.main(["run", "--", "--demo"]) == 0
    assert dev.main(["run", "--demo"]) == 0
    assert dev.main(["bundle"]) == 0
    assert dev.main(["bundle", "--check"]) == 0
    build = ("-m", "PyInstaller", "--noconfirm", "aura_desktop.spec")
    check = ("-m", "pytest", "tests/check_bundle.py")
    assert called == [("main.py", "--demo")] * 2 + [build, build, check]


def test_exit_codes_are_the_child_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "python", lambda: Path(sys.executable))
    assert dev.call("-c", "raise SystemExit(7)") == 7
    assert dev.call("-c", "import sys; raise SystemExit(not sys.flags.utf8_mode)") == 0


if sys.platform != "win32":

    def test_a_signal_goes_to_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev, "python", lambda: Path(sys.executable))
        before = signal.getsignal(signal.SIGTERM)
        to_parent = "import os, signal, time; os.kill(os.getppid(), signal.SIGTERM); time.sleep(30)"
        assert dev.call("-c", to_parent) == 128 + signal.SIGTERM
        assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("fails", [False, True])
def test_compiled_words_come_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    """A program that runs may be reading the former ones."""
    file = tmp_path / "aura_es.ts"
    compiled = file.with_suffix(".qm")
    compiled.write_bytes(b"former words")

    def run(command: list[str], **_: Any) -> None:
        if "-qm" in command:
            Path(command[-1]).write_bytes(b"new")
            assert not command[-1].endswith(".qm")
            if fails:
                raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(dev, "SPANISH", file)
    monkeypatch.setattr(dev, "ENGLISH", file)
    if fails:
        with pytest.raises(subprocess.CalledProcessError):
            dev.translate()
    else:
        monkeypatch.setattr(dev, "ENGLISH", tmp_path / "aura_en.ts")
        dev.translate()
    assert compiled.read_bytes() == (b"former words" if fails else b"new")
    assert not list(tmp_path.glob("*.new"))
