"""Reads the folder of scripts that a sandbox plays."""

import json
from pathlib import Path
from typing import Any


def load_scripts(folder: Path) -> dict[str, Any]:
    """The top-level keys of every JSON file in the folder, as one mapping.

    Raises: ValueError if two files claim the same key; OSError, json.JSONDecodeError as they come.
    """
    merged: dict[str, Any] = {}
    for path in sorted(folder.glob("*.json")):
        part = json.loads(path.read_text(encoding="utf-8"))
        twice = merged.keys() & part.keys()
        if twice:
            raise ValueError(f"{path.name} repeats {sorted(twice)}")
        merged.update(part)
    return merged
