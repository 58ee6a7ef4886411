"""What is said on a stream that is not there, that nobody reads, or that has few letters."""

import io
import os

from aura_desktop.streams import say


def test_no_stream_at_all() -> None:
    say(None, "nobody")


def test_letters_that_a_stream_has_not() -> None:
    held = io.BytesIO()
    stream = io.TextIOWrapper(held, encoding="cp1252", newline="")
    say(stream, "ok number Clínica 🦷")
    assert held.getvalue().decode("cp1252") == "ok number Clínica ?\n"


def test_a_reader_that_has_gone() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        say(stream, "first")
        say(stream, "second")
