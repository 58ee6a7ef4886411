"""AURA Desktop: a window on the clinic's WhatsApp, or the same without one."""

import argparse
import os
import sys
from pathlib import Path

from aura_desktop import config, sentences
from aura_desktop.errors import SetupError


def main(arguments: list[str] | None = None) -> int:
    """Open the window, or serve without one; the exit code."""
    parser = argparse.ArgumentParser(prog="aura-desktop", description=__doc__)
    parser.add_argument(
        "--demo", action="store_true", help="fictitious patients, nothing leaves this PC"
    )
    parser.add_argument("--headless", action="store_true", help="no window, no screen needed")
    parser.add_argument("--data-dir", type=Path, help="folder for the database and the log")
    options = parser.parse_args(arguments)
    try:
        settings, secrets = config.load(
            os.environ,
            Path(".env"),
            demo=options.demo,
            data_folder=options.data_dir,
            demo_if_incomplete=not options.headless,
        )
    except SetupError as error:
        sys.stderr.write(sentences.sentence(error.code, "es", error.params) + "\n")
        return 2
    # One of the two, not both: without a window Qt must not even be looked for.
    if options.headless:
        from aura_desktop import headless

        return headless.run(settings, secrets)
    from aura_desktop import app

    return app.run(settings, secrets)


if __name__ == "__main__":
    sys.exit(main())
