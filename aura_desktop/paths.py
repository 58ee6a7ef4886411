"""Where files live; knows about frozen bundles."""

import os
import sys
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
