"""AURA Desktop: a window on the clinic's WhatsApp, or the same without one."""

import argparse
import os
import sys
from pathlib import Path

from aura_desktop import config, paths, screen, sentences
from aura_desktop.errors import SetupError


def main(arguments: list[str] | None = None) -> int:
    """Open the window, or serve without one; the exit code."""
    parser = argparse.ArgumentParser(prog="aura-desktop", description=__doc__)
    parser.add_argument("--demo", action="store_true", help="fictitious patients only")
    parser.add_argument("--headless", action="store_true", help="no window, no screen needed")
    parser.add_argument("--data-dir", type=Path, help="folder for the database and the log")
    chosen = parser.parse_args(arguments)
    folder, may_ask = chosen.data_dir, not chosen.headless
    try:
        loaded = config.load(os.environ, paths.settings_file(), chosen.demo, may_ask, folder)
        if not chosen.headless:
            screen.check(os.environ)
    except SetupError as error:
        language = sentences.negotiate(os.environ.get("AURA_LANGUAGE", "")[:2], "es")
        if sys.stderr is not None:  # a windowed bundle on Windows has none
            sys.stderr.write(sentences.sentence(error.code, language, error.params) + "\n")
        return 2
    # One of the two, not both: without a window Qt must not even be looked for.
    if chosen.headless:
        from aura_desktop import headless

        return headless.run(*loaded)
    from aura_desktop import app

    return app.run(*loaded)


if __name__ == "__main__":
    sys.exit(main())
