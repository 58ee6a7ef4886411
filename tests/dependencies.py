"""What the program is made of: the licence list, generated, and known weaknesses: `python3 dev.py audit`.

The list is written to resources/licences.json, where the settings read it. Weaknesses are asked of pip-audit,
which needs the network: where it cannot run, that is said and nothing is claimed.
"""

import json
import subprocess
import sys
import tomllib
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LIST = ROOT / "resources" / "licences.json"
SYSTEMS = (("linux", "Linux"), ("win32", "Windows"), ("darwin", "Darwin"))
PYTHONS = ("3.11", "3.12", "3.13")

_CLASSIFIERS = {
    "License :: OSI Approved :: MIT License": "MIT",
}
_STATED = {
    # Their metadata names none; read from their own LICENSE files.
    "sqlcipher3": "Zlib",
    # Of other systems, so not installed everywhere.
    "colorama": "BSD-3-Clause",
    "pywin32-ctypes": "BSD-3-Clause",
}
FINE = frozenset(
    {
        "Apache-2.0",
        "Apache-2.0 OR BSD-3-Clause",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        "MIT",
        "MIT OR Apache-2.0",
        "MIT-0",
        "MPL-2.0",
        "PSF-2.0",
        "Zlib",
    }
)
"""May go, unchanged and with its text, to a clinic's PC with a program whose source stays ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """`own`: named by this program, and not only needed by another library."""

    name: str
    licence: str
    own: bool


def libraries() -> list[Library]:
    """Every library that reaches a clinic's PC, on any system, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = [Requirement(text).name for text in project["dependencies"]]
    found: dict[str, Library] = {}
    waiting = list(own)
    while waiting:
        name = waiting.pop()
        key = canonicalize_name(name)
        if key in found:
            continue
        known = _distribution(name)
        found[key] = Library(
            name=name if known is None else known.metadata["Name"],
            licence=_licence(key, known),
            own=name in own,
        )
        waiting += [] if known is None else _needed_by(known)
    return sorted(found.values(), key=lambda library: library.name.lower())


def written() -> list[Library]:
    """What the file says."""
    return [Library(**each) for each in json.loads(LIST.read_text("utf-8"))]


def as_json(found: list[Library]) -> str:
    """What the file holds."""
    return json.dumps([asdict(library) for library in found], indent=1) + "\n"


def _distribution(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _needed_by(known: metadata.Distribution) -> list[str]:
    needed = (Requirement(text) for text in known.requires or ())
    return [each.name for each in needed if _is_needed(each)]


def _is_needed(requirement: Requirement) -> bool:
    if requirement.marker is None:
        return True
    machines = (
        {"sys_platform": short, "platform_system": long, "python_version": python, "extra": ""}
        | {"python_full_version": f"{python}.9"}
        for short, long in SYSTEMS
        for python in PYTHONS
    )
    return any(requirement.marker.evaluate(dict(machine)) for machine in machines)


def _licence(key: str, known: metadata.Distribution | None) -> str:
    if key in _STATED:
        return _STATED[key]
    if known is None:  # of another Python
        return next((each.licence for each in written() if canonicalize_name(each.name) == key), "")
    named = (known.metadata.get_all(field) or [] for field in ("License-Expression", "License"))
    told = next((words[0] for words in named if words), "")
    classifiers = known.metadata.get_all("Classifier") or []
    return told or next((_CLASSIFIERS[each] for each in classifiers if each in _CLASSIFIERS), "")


def main() -> int:
    """Write the list and ask for known weaknesses; 1 if there are any, or a licence is not fine."""
    found = libraries()
    LIST.write_text(as_json(found), "utf-8")
    strange = [library for library in found if library.licence not in FINE]
    print(f"{len(found)} libraries, {len(strange)} with a licence nobody has looked at")
    for library in strange:
        print(f"  {library.name}: {library.licence or 'none named'}")
    lock = str(ROOT / "requirements.lock")
    asked = [sys.executable, "-m", "pip_audit", "-r", lock, "--no-deps", "--disable-pip"]
    run = subprocess.run([*asked, "-f", "json"], capture_output=True, text=True, check=False)
    return max(_weaknesses(run.stdout), int(bool(strange)))


def _weaknesses(answer: str) -> int:
    try:
        asked = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        print("known weaknesses: could not be asked here (pip-audit needs the network)")
        return 0
    weak = [each for each in asked if each.get("vulns")]
    unknown = [each for each in asked if "skip_reason" in each]
    if len(unknown) == len(asked):
        print("known weaknesses: the service that was reached knows none of our libraries")
        return 0
    print(f"known weaknesses: {len(weak)} of {len(asked) - len(unknown)} libraries asked about")
    for each in weak:
        print(f"  {each['name']} {each['version']}: {', '.join(v['id'] for v in each['vulns'])}")
    if unknown:
        print(f"  not known to the service: {len(unknown)}")
    return int(bool(weak))


if __name__ == "__main__":
    raise SystemExit(main())
