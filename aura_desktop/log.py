"""The log: to the error stream and a rotating file, with everything personal masked on the way out."""

import hashlib
import logging
import logging.handlers
import re
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from aura_desktop.errors import AuraError
from aura_desktop.files import own_folder

FILE_NAME = "aura.log"
MAX_BYTES = 1_000_000
KEPT_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_LOOPS = ("asyncio", "qasync")
_QUIET = ("httpx", "httpcore", "uvicorn", "asyncio", "keyring", "alembic", "sqlalchemy")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

# A wamid holds the patient's number in base64: only a hash of it may be written.
_WAMID = re.compile(r"wamid\.[A-Za-z0-9+/=_\-]+")
# What a loop says of a task or a callback goes on with its arguments and its exception's text.
_FIRST_WORDS = re.compile(r"[^\n<('\":]*")
_MASKS = (
    (re.compile(r"(?i)\bbearer\s+\S+"), "Bearer ***"),
    (re.compile(r"(?i)\b(access_token|verify_token|app_secret|api_key)=[^\s&]+"), r"\1=***"),
    (re.compile(r"\b(?:EAA|sk-)[A-Za-z0-9_\-]{8,}"), "***"),
    (re.compile(r"(?i)\b[0-9a-f]{64}\b"), "***"),
    (re.compile(r"[\w.+\-]+@[\w\-]+\.[\w.\-]+"), "<e-mail>"),
    (re.compile(r"(?<![\w.])\d{1,2}\.?\d{3}\.?\d{3}-[\dkK](?!\w)"), "<rut>"),
    # Leaves dates, addresses of machines and amounts alone.
    (
        re.compile(
            r"(?<![\w.\-/:$])(?:\+\d{1,3}[\s\-.]?(?:\(?\d{1,4}\)?[\s\-.]?){2,5}\d|(?:56)?9\d{8}"
            r"|9[\s\-]?\d{4}[\s\-]?\d{4}|\d{10,13})(?![\w:])"
        ),
        "<phone>",
    ),
)


def clean(text: str) -> str:
    """The text with numbers, addresses, tokens and keys masked, wamids hashed."""
    text = _WAMID.sub(_hashed, text)
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


def describe(error: BaseException) -> str:
    """An exception without the words it may carry: its class, and a code or number where it has one."""
    name = type(error).__name__
    if isinstance(error, AuraError):
        return f"{name}: {error.code}"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: errno {error.errno}"
    return name


class CleaningFilter(logging.Filter):
    """Masks a record's text; sits on the handler, so that no logger goes round it."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if record.name.partition(".")[0] in _LOOPS and (found := _FIRST_WORDS.match(text)):
            text = found.group().strip()
        record.msg = clean(text)
        record.args = ()
        record.exc_text = None  # another handler may have left the full text here for us to reuse
        return True


class CleaningFormatter(logging.Formatter):
    """Writes where an exception happened, not its text: that may quote a message or a name."""

    def formatException(self, ei: _ExcInfo) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            frames = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__))
            lines.append(describe(error))
            lines.extend(
                f'  File "{Path(frame.filename).name}", line {frame.lineno}, in {frame.name}'
                for frame in frames
            )
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return clean("\n".join(lines))


class _StreamHandler(logging.StreamHandler[TextIO]):
    """The error stream, which may fail: what is told of that elsewhere would quote the error being logged."""

    def handleError(self, record: logging.LogRecord) -> None:
        """The line is lost to this stream; the file has it."""


class _FileHandler(logging.handlers.RotatingFileHandler):
    """A rotating file that may fail: on a full disk each line of it would cost a traceback elsewhere."""

    def handleError(self, record: logging.LogRecord) -> None:
        """The line is lost to this file; the error stream has it."""

    def rotate(self, source: str, dest: str) -> None:
        with suppress(OSError):  # Windows renames no file that somebody has open: this one grows on
            super().rotate(source, dest)

    def close(self) -> None:
        with suppress(OSError):  # the last lines did not fit
            super().close()


def set_up(folder: Path | None, level: int = logging.INFO) -> None:
    """Send all logging through the masks; with a folder, also into a rotating file there.

    A second call replaces the first. A folder that cannot be written costs the file, not the start.
    """
    handlers: list[logging.Handler] = []
    if sys.stderr is not None:  # a windowed bundle on Windows has none
        handlers.append(_StreamHandler(sys.stderr))
    if folder is not None:
        try:
            handlers.append(_file_handler(folder))
        except OSError as error:
            logging.getLogger(__name__).warning("no log file: %s", describe(error))
    root = logging.getLogger()
    close()
    for handler in handlers:
        handler.addFilter(CleaningFilter())
        handler.setFormatter(CleaningFormatter(_FORMAT))
        handler.set_name("aura")
        root.addHandler(handler)
    root.setLevel(level)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    sys.excepthook = _log_unforeseen
    threading.excepthook = _log_thread
    if sys.unraisablehook is sys.__unraisablehook__:  # a test's own stays
        sys.unraisablehook = _log_unraisable


def close() -> None:
    """Take our handlers off again and close the file."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if each.get_name() == "aura"]:
        root.removeHandler(handler)
        handler.close()


def _file_handler(folder: Path) -> logging.Handler:
    # The data folder too: a mode given to mkdir does not hold for the parents it makes.
    for each in (folder.parent, folder):
        own_folder(each)
    return _FileHandler(
        folder / FILE_NAME, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
    )


def _hashed(match: re.Match[str]) -> str:
    return "wamid#" + hashlib.sha256(match.group().encode()).hexdigest()[:10]


def _log_unforeseen(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("aura_desktop").critical("unforeseen", exc_info=(kind, error, trace))


def _log_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        _log_unforeseen(args.exc_type, args.exc_value, args.exc_traceback)


def _log_unraisable(args: "sys.UnraisableHookArgs") -> None:
    """Of a finaliser or a callback of the interpreter; the object it names may show a patient's words."""
    if args.exc_value is not None:
        trace = (args.exc_type, args.exc_value, args.exc_traceback)
        logging.getLogger("aura_desktop").error("unforeseen, and nobody to tell", exc_info=trace)
