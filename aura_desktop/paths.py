"""Where files live; knows about frozen bundles."""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

APP_FOLDER = "AURA Desktop"


def resources() -> Path:
    """The folder with icons, fonts, translations and demo scripts."""
    bundle = getattr(sys, "_MEIPASS", None)
    return (Path(bundle) if bundle else _source_tree()) / "resources"


def settings_file() -> Path:
    """`.env` beside main.py, in a bundle beside the program: wherever it is started from."""
    frozen = getattr(sys, "_MEIPASS", None) is not None
    return (Path(sys.executable).parent if frozen else _source_tree()) / ".env"


def restore_environment(environ: MutableMapping[str, str], platform: str = sys.platform) -> None:
    """Take what starts a bundle out of it again: a browser or player that we start needs its own libraries.

    Ours are found all the same: the loader read its list when this process began, and Qt knows its folder.
    Source: PyInstaller, "Launching external programs from the frozen application".
    """
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is None or platform in {"win32", "darwin"}:
        return
    for name in ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        former = environ.pop(f"{name}_ORIG", None)
        if former is not None:
            environ[name] = former
        elif environ.get(name, "").startswith(bundle):
            del environ[name]


def default_data_folder() -> Path:
    """The per-user folder for the database, by the custom of each system."""
    if sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        root = Path.home() / "Library" / "Application Support"
    else:
        root = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return root / APP_FOLDER


def _source_tree() -> Path:
    return Path(__file__).resolve().parent.parent
