"""Set up, run and test AURA Desktop from a bare machine. Needs Python 3.11 to 3.13 and nothing else.

python3 dev.py run [-- OPTIONS OF main.py]     set up if needed, then open the program
python3 dev.py test [-- OPTIONS OF pytest]     set up if needed, then run every test
python3 dev.py lint                            formatter, linters, types, import contract, translations
python3 dev.py bench [-- ROWS]                 the table of ratios
python3 dev.py torture [-- PARTS]              the table of harm: what was tried, and what was lost, doubled, leaked
python3 dev.py audit                           licences of all libraries, and their known weaknesses
python3 dev.py bundle [--check]                the one-folder program in dist/; --check starts it too
"""

from __future__ import annotations  # or an old Python could not even say that it is too old

import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import venv
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed.sha256"
TRANSLATION_SOURCES = (ROOT / "aura_desktop" / "ui",)
TRANSLATIONS = ROOT / "resources" / "translations"
SPANISH = TRANSLATIONS / "aura_es.ts"
ENGLISH = TRANSLATIONS / "aura_en.ts"
"""Sentences are written in English; this file only holds their singulars and plurals."""
SUPPORTED = ((3, 11), (3, 12), (3, 13))
EVERY_PROCESSOR = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "loadfile"]
"""All tests together are shared out among the processors, a file to one; with options pytest decides.

One more than there are processors: what runs real programs waits for them a fifth of its time.
"""
TESTING = {"test", "bench", "torture", "bundle"}
"""Commands that use the tools of tests: a virtual screen, a real key ring."""

# Each row holds the names one library has had; newer releases renamed some.
QT_PACKAGES = (
    ("libgl1",),
    ("libegl1",),
    ("libglib2.0-0", "libglib2.0-0t64"),
    ("libfontconfig1",),
    ("libxkbcommon0",),
    ("libdbus-1-3",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-image0",),
    ("libxcb-keysyms1",),
    ("libxcb-render-util0",),
    ("libxcb-shape0",),
    ("libxcb-util1",),
    ("libxcb-xkb1",),
    ("libxkbcommon-x11-0",),
)
TEST_PACKAGES = (
    ("fonts-dejavu-core",),
    ("fonts-noto-color-emoji",),
    ("xvfb",),
    ("xauth",),
    ("dbus",),
    ("gnome-keyring",),
)
QT_LIBRARIES = (
    "libGL.so.1",
    "libEGL.so.1",
    "libglib-2.0.so.0",
    "libfontconfig.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
)
"""What Qt needs to be imported at all, for systems whose packages we do not know by name."""


def main(arguments: list[str]) -> int:
    """Carry out one command; the exit code is the command's own."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if rest[:1] == ["--"]:
        rest = rest[1:]
    commands: dict[str, Callable[[], int]] = {
        "run": lambda: call("main.py", *rest),
        "test": lambda: call("-m", "pytest", *(rest or EVERY_PROCESSOR), UNDER_TEST="1"),
        "lint": lint,
        "translate": translate,
        "bench": lambda: call("-m", "tests.bench", *rest),
        "audit": lambda: call("-m", "tests.dependencies"),
        "torture": lambda: call("-m", "tests.torture", *rest, UNDER_TEST="1"),
        "bundle": lambda: bundle(check="--check" in rest),
    }
    if command not in commands:
        print(__doc__)
        return 0 if command in {"", "-h", "--help"} else 2
    try:
        set_up(command)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return commands[command]()


class SetUpError(Exception):
    """The machine lacks something; the text says what, and the way out."""


def set_up(command: str) -> None:
    """Bring system libraries and the virtual environment to what the lock file says."""
    check_version(sys.version_info[:2], command)
    if shutil.which("dpkg-query") and shutil.which("apt-get"):
        install_debian_packages(command)
    elif sys.platform == "linux":
        check_libraries()
    make_environment()


def check_version(version: tuple[int, int], command: str) -> None:
    if version in SUPPORTED:
        return
    found = other_python()
    way_out = (
        f"Start dev.py with the one that is here: {found} dev.py {command}"
        if found
        else "Install one of those and start dev.py with it; several Pythons live well side by side."
    )
    raise SetUpError(
        f"AURA Desktop needs Python 3.11, 3.12 or 3.13; this is {'.'.join(map(str, version))}. {way_out}"
    )


def other_python() -> str | None:
    """How to start a Python that would do, the newest first; None if none is found."""
    for major, minor in reversed(SUPPORTED):
        if sys.platform == "win32":
            asked = ["py", f"-{major}.{minor}", "-c", ""]
            if shutil.which("py") and not subprocess.run(asked, capture_output=True).returncode:
                return f"py -{major}.{minor}"
        elif shutil.which(f"python{major}.{minor}"):
            return f"python{major}.{minor}"
    return None


def check_libraries(load: Callable[[str], object] = ctypes.CDLL) -> None:
    """Raises: SetUpError that names the libraries Qt would not find."""
    missing = []
    for name in QT_LIBRARIES:
        try:
            load(name)
        except OSError:
            missing.append(name)
    if missing:
        raise SetUpError(
            f"Some system libraries are missing: {', '.join(missing)}. Install them with the package "
            "manager of this system (it can tell which packages they are in), then try again."
        )


def install_debian_packages(command: str) -> None:
    """All of them as root; otherwise name those without which this command cannot work."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    rows: list[tuple[str, ...]] = [*QT_PACKAGES]
    rows += TEST_PACKAGES if is_root or command in TESTING else ()
    rows += bundle_packages() if command == "bundle" else ()
    here = installed(name for row in rows for name in row)
    missing = [row for row in rows if not here.intersection(row)]
    if find_spec("ensurepip") is None and not is_whole():  # Debian's own Python comes without it
        missing.append((f"python3.{sys.version_info.minor}-venv", "python3-venv"))
    if not missing:
        return
    if not is_root:
        line = " ".join(map(available_name, missing))
        raise SetUpError(
            f"Some system packages are missing. Run this line once, then try again:\n"
            f"sudo apt-get install -y --no-install-recommends {line}"
        )
    say(f"Installing system packages: {', '.join(row[0] for row in missing)}")
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=500"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A source that does not answer is no reason to stop: the packages may come from another.
    subprocess.run([*apt, "update"], check=False, env=quiet, stdout=subprocess.DEVNULL)
    install = [*apt, "install", "-y", "--no-install-recommends", *map(available_name, missing)]
    if subprocess.run(install, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode:
        raise SetUpError(
            "apt-get could not install the system packages; its message is above. "
            "Check the network, then run the same command again."
        )


def bundle_packages() -> tuple[tuple[str, ...], ...]:
    """What building a bundle needs: tools for libraries and, for the system's Python, its library."""
    name = f"libpython3.{sys.version_info.minor}"
    return (("binutils",), *(((name, f"{name}t64"),) if sys.base_prefix == "/usr" else ()))


def installed(packages: Iterable[str]) -> set[str]:
    """Those of these packages that are installed."""
    query = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *packages],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (line.split() for line in query.stdout.splitlines())
    return {words[0] for words in lines if words[1:2] == ["ii"]}


def available_name(names: tuple[str, ...]) -> str:
    for name in names:
        known = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if known.returncode == 0 and known.stdout:
            return name
    return names[0]


def make_environment() -> None:
    """The virtual environment with what the lock says; anew if it is not whole."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted = hashlib.sha256(LOCK.read_bytes() + version.encode()).hexdigest()
    if is_whole() and STAMP.read_text(encoding="ascii") == wanted:
        return
    say("Installing Python packages into .venv (once, and when requirements.lock changes)")
    try:
        STAMP.unlink(missing_ok=True)  # first: what follows may be interrupted
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except subprocess.CalledProcessError as error:
        raise SetUpError(
            "Python cannot make a virtual environment here: the module 'ensurepip' is missing. "
            "On Debian and Ubuntu install it with: sudo apt-get install -y python3-venv"
        ) from error
    except OSError as error:
        raise SetUpError(
            f"The folder {VENV} cannot be written: {error.strerror}. Close programs that run from it "
            "and see that this folder is yours, then run the same command again."
        ) from error
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The lock is whole. Asked to look for more, pip takes a newer "name[extra]" than the "name" in it and stops.
    whole = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    command = [*pip, *whole, "-r", str(LOCK)]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        raise SetUpError(
            "pip could not install the packages named in requirements.lock; its message is above. "
            "Check the network, then run the same command again."
        )
    STAMP.write_text(wanted, encoding="ascii")


def is_whole() -> bool:
    """Whether an installation came to its end, and the Python it was made with is still there."""
    settings = VENV / "pyvenv.cfg"
    if not (STAMP.is_file() and settings.is_file() and python().exists()):
        return False
    lines = settings.read_text(encoding="utf-8").splitlines()
    home = [line.partition("=")[2].strip() for line in lines if line.startswith("home")]
    return bool(home) and Path(home[0]).is_dir()


def python() -> Path:
    if sys.platform == "win32":
        return VENV / "Scripts" / "python.exe"
    return VENV / "bin" / "python"


def call(*arguments: str, **variables: str) -> int:
    """Run the environment's Python in UTF-8 mode and wait for it; Ctrl+C and SIGTERM are the child's."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if variables.get("UNDER_TEST"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        # A library that crashes, be it while Python ends, says where.
        environment.setdefault("PYTHONFAULTHANDLER", "1")
    child = subprocess.Popen([str(python()), *arguments], cwd=ROOT, env=environment)
    former = signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    try:
        code = wait_for(child)
    finally:
        signal.signal(signal.SIGTERM, former)
    return code if code >= 0 else 128 - code  # as shells name the signal that ended it


def wait_for(child: subprocess.Popen[bytes]) -> int:
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


def bundle(*, check: bool) -> int:
    """Build the one-folder program; `check` starts it in every way it can be started."""
    code = call("-m", "PyInstaller", "--noconfirm", "aura_desktop.spec")
    if code or not check:
        return code
    return call("-m", "pytest", "tests/check_bundle.py", UNDER_TEST="1")


def lint() -> int:
    """Every check that is no test; all of them run, the first failure decides the exit code."""
    checks = (
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "ruff", "check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
    )
    results = [call(*check) for check in checks]
    return next((result for result in results if result), 0)


def tool(name: str) -> Path:
    """A command of the environment, whatever its ending on this system."""
    found = python().parent / name
    return found.with_suffix(".exe") if sys.platform == "win32" else found


def translate() -> int:
    """Bring the translations up to date and compile them; unfinished sentences are named by the tests."""
    for file in (SPANISH, ENGLISH):
        subprocess.run(update_command(file), check=True)
        compiled = file.with_suffix(".qm")
        # A program that starts meanwhile reads the former words or the new ones, never half of them.
        # Windows replaces no file that somebody has mapped: there a program that runs would be an error here.
        fresh = compiled.with_suffix(".qm.new")
        release = [str(tool("pyside6-lrelease")), str(file), "-qm", str(fresh)]
        try:
            subprocess.run(release, check=True)
            fresh.replace(compiled)
        finally:
            fresh.unlink(missing_ok=True)
    return 0


def update_command(file: Path) -> list[str]:
    """The command that brings a translation file to what the sources say."""
    sources = [str(path) for folder in TRANSLATION_SOURCES for path in sorted(folder.rglob("*.py"))]
    options = ["-source-language", "en", "-target-language", file.stem.removeprefix("aura_")]
    options += ["-no-obsolete", "-locations", "none", "-ts", str(file)]
    plurals = ["-pluralonly"] if file.name == ENGLISH.name else []
    return [str(tool("pyside6-lupdate")), *sources, *plurals, *options]


def say(text: str) -> None:
    print(f"{text} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
