"""A virtual screen of its own, as a test needs it."""

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
    # It names its number once it answers.
    command = [program, "-displayfd", "1", "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            assert server.stdout is not None
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()
