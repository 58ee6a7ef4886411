"""A virtual screen of its own, as a test needs it."""

import random
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def virtual_screen(size: str = "1440x900") -> Iterator[str]:
    """The DISPLAY of an Xvfb that runs inside the `with`."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.fail("Xvfb is missing: install xvfb")
    # While it resets after its last program has gone, the next one finds no screen.
    options = ["-noreset", "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    while True:
        # The first free number is mostly that of one which is just ending, and takes the other's socket with it.
        command = [program, f":{random.SystemRandom().randrange(100, 30_000)}", *options]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as server:
            assert server.stdout is not None
            # It names its number once it answers, and ends if somebody has it.
            if not (number := server.stdout.readline().strip()):
                continue
            try:
                yield f":{number}"
            finally:
                server.terminate()
            return
