"""Set up, run and test AURA Desktop from a bare machine. Needs Python 3.11 to 3.13 and nothing else.

python3 dev.py run [-- OPTIONS OF main.py]     set up if needed, then open the program
python3 dev.py test [-- OPTIONS OF pytest]     set up if needed, then run every test
python3 dev.py lint                            formatter, linters, types, import contract, translations
python3 dev.py bench [-- ROWS]                 the table of ratios
python3 dev.py bundle                          the one-folder program in dist/
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
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
SUPPORTED = ((3, 11), (3, 14))

# Qt's own libraries, the fonts, and what the tests use: a virtual screen and a real key ring.
# Each row holds the names one library has had; newer releases renamed some.
DEBIAN_PACKAGES = (
    ("libgl1",),
    ("libegl1",),
    ("libglib2.0-0", "libglib2.0-0t64"),
    ("libfontconfig1",),
    ("libxkbcommon0",),
    ("libdbus-1-3",),
    ("fonts-dejavu-core",),
    ("fonts-noto-color-emoji",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-image0",),
    ("libxcb-keysyms1",),
    ("libxcb-render-util0",),
    ("libxcb-shape0",),
    ("libxcb-util1",),
    ("libxcb-xkb1",),
    ("libxkbcommon-x11-0",),
    ("xvfb",),
    ("xauth",),
    ("dbus",),
    ("gnome-keyring",),
)


def main(arguments: list[str]) -> int:
    """Carry out one command; the exit code is the command's own."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if rest[:1] == ["--"]:
        rest = rest[1:]
    commands: dict[str, Callable[[], int]] = {
        "run": lambda: call("main.py", *rest),
        "test": lambda: call("-m", "pytest", *rest, UNDER_TEST="1"),
        "lint": lint,
        "translate": translate,
        "bench": lambda: call("-m", "tests.bench", *rest),
        "bundle": lambda: call("-m", "PyInstaller", "--noconfirm", "aura_desktop.spec"),
    }
    if command not in commands:
        print(__doc__)
        return 0 if command in {"", "-h", "--help"} else 2
    try:
        set_up()
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 2
    return commands[command]()


class SetUpError(Exception):
    """The machine lacks something; the text says what, and the way out."""


def set_up() -> None:
    """Bring system libraries and the virtual environment to what the lock file says."""
    low, high = SUPPORTED
    if not low <= sys.version_info[:2] < high:
        raise SetUpError(
            f"AURA Desktop needs Python 3.11, 3.12 or 3.13; this is {sys.version.split()[0]}. "
            "Start dev.py with one of those, for example: python3.12 dev.py run"
        )
    if shutil.which("dpkg-query") and shutil.which("apt-get"):
        install_debian_packages()
    make_environment()


def install_debian_packages() -> None:
    missing = [names for names in DEBIAN_PACKAGES if not any(map(is_installed, names))]
    if find_spec("ensurepip") is None:  # Debian's own Python comes without it
        missing.append((f"python3.{sys.version_info.minor}-venv", "python3-venv"))
    if not missing:
        return
    if os.geteuid() != 0:
        line = " ".join(names[0] for names in missing)
        raise SetUpError(
            f"Some system packages are missing. Run this line once, then try again:\n"
            f"sudo apt-get install -y --no-install-recommends {line}"
        )
    say("Installing system packages (Qt libraries, fonts, key ring, virtual screen)")
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=500"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update"], check=True, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*apt, "install", "-y", "--no-install-recommends", *map(available_name, missing)],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )


def is_installed(package: str) -> bool:
    query = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}", package],
        capture_output=True,
        text=True,
        check=False,
    )
    return query.stdout.startswith("ii")


def available_name(names: tuple[str, ...]) -> str:
    for name in names:
        known = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False)
        if known.returncode == 0 and known.stdout:
            return name
    return names[0]


def make_environment() -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted = hashlib.sha256(LOCK.read_bytes() + version.encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    say("Installing Python packages into .venv (once, and when requirements.lock changes)")
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except subprocess.CalledProcessError as error:
        raise SetUpError(
            "Python cannot make a virtual environment here: the module 'ensurepip' is missing. "
            "On Debian and Ubuntu install it with: sudo apt-get install -y python3-venv"
        ) from error
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run(
            [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)],
            check=True,
            cwd=ROOT,
        )
    except subprocess.CalledProcessError as error:
        raise SetUpError(
            "pip could not install the packages named in requirements.lock; its message is above. "
            "Check the network, then run the same command again."
        ) from error
    STAMP.write_text(wanted, encoding="ascii")


def python() -> Path:
    if sys.platform == "win32":
        return VENV / "Scripts" / "python.exe"
    return VENV / "bin" / "python"


def call(*arguments: str, **variables: str) -> int:
    """Run the environment's Python in UTF-8 mode and wait for it; Ctrl+C goes to the child."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if variables.get("UNDER_TEST"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    child = subprocess.Popen([str(python()), *arguments], cwd=ROOT, env=environment)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue


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
        release = [str(tool("pyside6-lrelease")), str(file), "-qm", str(compiled)]
        subprocess.run(release, check=True)
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
