"""Lines for whoever reads the standard streams, if anybody does."""

import io
import os
from typing import TextIO


def say(stream: TextIO | None, line: str) -> None:
    """Write a line at once; a stream that is not there, or whose reader has gone, is no reason to stop."""
    if stream is None:  # a windowed bundle on Windows has none
        return
    if isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
        # A file or a pipe on Windows takes its letters only, and a clinic's name may have others.
        stream.reconfigure(errors="replace")
    try:
        stream.write(f"{line}\n")
        stream.flush()
    except OSError:  # BrokenPipeError; on Windows another
        # Nor for Python to fail over the rest when it ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
