"""AURA Desktop: a window on the clinic's WhatsApp, or the same without one."""

import argparse
import logging
import os
import sys
from pathlib import Path

from aura_desktop import config, crash_files, paths, screen, sentences, streams
from aura_desktop.errors import SetupError


def main(arguments: list[str] | None = None) -> int:
    """Open the window, or serve or check without one; the exit code."""
    paths.restore_environment(os.environ)
    chosen = _parsed(arguments)
    restores = chosen.restore is not None
    has_window = not (chosen.headless or chosen.check or chosen.reset_pins or restores)
    try:
        file, folder = paths.settings_file(), chosen.data_dir
        loaded = config.load(os.environ, file, chosen.demo, has_window, folder)
        config.forget_secrets(os.environ)
        if has_window:
            screen.check(os.environ)
    except SetupError as error:
        language = sentences.negotiate(os.environ.get("AURA_LANGUAGE", "")[:2], "es")
        words = sentences.sentence(error.code, language, error.params)
        if chosen.check:
            streams.say(sys.stdout, f"FAIL {error.code} {words}")
            return 1
        if sys.stderr is None and has_window:  # a windowed bundle on Windows
            from aura_desktop.ui import start_refusal

            start_refusal.show(words)
        streams.say(sys.stderr, words)
        return 2
    crash_files.refuse()
    return _run(chosen, loaded)


def _run(chosen: argparse.Namespace, loaded: tuple[config.Config, config.Secrets]) -> int:
    # One of them, not all: without a window Qt must not even be looked for.
    if chosen.check:
        from aura_desktop import check, log

        log.set_up(None, logging.ERROR)
        return check.run(*loaded)
    if chosen.restore is not None:
        from aura_desktop import restoring

        return restoring.run(*loaded, chosen.restore)
    if chosen.reset_pins:
        from aura_desktop import log, pins

        log.set_up(None, logging.ERROR)
        return pins.reset(*loaded)
    if chosen.headless:
        from aura_desktop import headless

        return headless.run(*loaded)
    from aura_desktop import app

    return app.run(*loaded, minimized=chosen.minimized)


def _parsed(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="aura-desktop", description=__doc__)
    parser.add_argument("--demo", action="store_true", help="fictitious patients only")
    parser.add_argument("--headless", action="store_true", help="no window, no screen needed")
    parser.add_argument(
        "--check", action="store_true", help="check the set-up, a line each, and end"
    )
    parser.add_argument(
        "--restore", nargs="?", const="", metavar="FILE", help="go back to a backup, and end"
    )
    parser.add_argument("--minimized", action="store_true", help="start out of the way")
    parser.add_argument(
        "--reset-pins", action="store_true", help="administrators choose new PINs next time"
    )
    parser.add_argument("--data-dir", type=Path, help="folder for the database and the log")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
