"""What somebody pasted: a token, an app's secret, an id, an app's token, or a whole `.env` file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

ACCESS_TOKEN = "WHATSAPP_ACCESS_TOKEN"  # noqa: S105  # its name
APP_SECRET = "WHATSAPP_APP_SECRET"  # noqa: S105  # its name
PHONE_NUMBER_ID = "WHATSAPP_PHONE_NUMBER_ID"
VERIFY_TOKEN = "WHATSAPP_VERIFY_TOKEN"  # noqa: S105  # its name
APP_ID = "WHATSAPP_APP_ID"
BUSINESS_ACCOUNT_ID = "WHATSAPP_BUSINESS_ACCOUNT_ID"
NGROK_AUTHTOKEN = "NGROK_AUTHTOKEN"
NAMES = (
    ACCESS_TOKEN,
    PHONE_NUMBER_ID,
    VERIFY_TOKEN,
    APP_SECRET,
    BUSINESS_ACCOUNT_ID,
    APP_ID,
    NGROK_AUTHTOKEN,
)

_LONGEST = 200_000
_ALIASES = {
    "WHATSAPP_TOKEN": ACCESS_TOKEN,
    "WHATSAPP_API_TOKEN": ACCESS_TOKEN,
    "META_ACCESS_TOKEN": ACCESS_TOKEN,
    "ACCESS_TOKEN": ACCESS_TOKEN,
    "META_APP_SECRET": APP_SECRET,
    "APP_SECRET": APP_SECRET,
    "META_APP_ID": APP_ID,
    "APP_ID": APP_ID,
    "PHONE_NUMBER_ID": PHONE_NUMBER_ID,
    "WHATSAPP_PHONE_ID": PHONE_NUMBER_ID,
    "WABA_ID": BUSINESS_ACCOUNT_ID,
    "WHATSAPP_WABA_ID": BUSINESS_ACCOUNT_ID,
    "BUSINESS_ACCOUNT_ID": BUSINESS_ACCOUNT_ID,
    "VERIFY_TOKEN": VERIFY_TOKEN,
    "WEBHOOK_VERIFY_TOKEN": VERIFY_TOKEN,
    "WHATSAPP_WEBHOOK_VERIFY_TOKEN": VERIFY_TOKEN,
    "NGROK_AUTH_TOKEN": NGROK_AUTHTOKEN,
}
"""Names that other programs of this kind give the same things."""
_TIGHT = frozenset(NAMES) - {VERIFY_TOKEN}
"""Whatever blanks stand inside these came with the copy."""
_LINE = re.compile(
    r"[ \t]*(?:export[ \t]+|set[ \t]+|\$env:)?([A-Za-z_]\w*)[ \t]*=[ \t]*(.*)", re.ASCII
)
_BEARER = re.compile(r"(?:authorization\s*:\s*)?bearer\s+", re.IGNORECASE)
_ACCESS_TOKEN = re.compile(r"EA[A-Z][A-Za-z0-9_\-]{12,}", re.ASCII)
_APP_TOKEN = re.compile(r"([0-9]{10,20})\|([A-Za-z0-9_\-]{20,64})", re.ASCII)
_APP_SECRET = re.compile(r"[0-9a-fA-F]{32}", re.ASCII)
_META_ID = re.compile(r"[0-9]{10,20}", re.ASCII)
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\0"))
"""Marks that come along from web pages and editors."""
_WEB_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
_QUOTES = {'"': '"', "'": "'", "`": "`", "\u201c": "\u201d", "\u2018": "\u2019", "\u00ab": "\u00bb"}


class PasteKind(StrEnum):
    """META_ID: a number's, an account's or an app's; only Meta can tell which. UNKNOWN: take it as text."""

    ACCESS_TOKEN = "access_token"  # noqa: S105  # its name
    APP_SECRET = "app_secret"  # noqa: S105  # its name
    APP_TOKEN = "app_token"  # noqa: S105  # its name
    META_ID = "meta_id"
    ENV_FILE = "env_file"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """`values` by the names of a `.env`; `meta_id` alone for META_ID. Nothing of it shows in `repr`."""

    kind: PasteKind
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    meta_id: str = field(default="", repr=False)


def read_paste(text: str) -> Pasted:
    """What it is. Line breaks and blanks that a token caught on its way are forgiven; never raises."""
    text = text[:_LONGEST].translate(_INVISIBLE)
    values = dict(_env_values(text))
    if values:
        return Pasted(kind=PasteKind.ENV_FILE, values=MappingProxyType(values))
    bare = tidy(text)
    if _ACCESS_TOKEN.fullmatch(bare):
        return _one(PasteKind.ACCESS_TOKEN, {ACCESS_TOKEN: bare})
    if _META_ID.fullmatch(bare):
        return Pasted(kind=PasteKind.META_ID, meta_id=bare)
    if _APP_SECRET.fullmatch(bare):
        return _one(PasteKind.APP_SECRET, {APP_SECRET: bare.lower()})
    if parts := _APP_TOKEN.fullmatch(bare):
        return _one(PasteKind.APP_TOKEN, _app_token_values(parts[1], parts[2]))
    return Pasted(kind=PasteKind.UNKNOWN)


def tidy(text: str) -> str:
    """One value without what a copy brings along: blanks, line breaks, quotes, "Bearer", invisible marks."""
    text = _BEARER.sub("", text.translate(_INVISIBLE).strip(), count=1)
    return "".join(_unquoted("".join(text.split())).split())


def is_meta_id(text: str) -> bool:
    """Whether it can be an id at Meta."""
    return _META_ID.fullmatch(text) is not None


def _one(kind: PasteKind, values: dict[str, str]) -> Pasted:
    return Pasted(kind=kind, values=MappingProxyType(values))


def _app_token_values(app_id: str, secret: str) -> dict[str, str]:
    """Only the form "id|secret" gives the secret away; other app tokens tell the app alone."""
    values = {APP_ID: app_id}
    if _APP_SECRET.fullmatch(secret):
        values[APP_SECRET] = secret.lower()
    return values


def _env_values(text: str) -> Iterator[tuple[str, str]]:
    """The settings of ours in it; a token broken over lines goes on in the next."""
    name, parts = "", list[str]()
    for line in [*text.translate(_WEB_BLANKS).splitlines(), "_="]:
        found = _LINE.fullmatch(line)
        if found is None:
            if name == ACCESS_TOKEN and not _is_whole(parts) and _continues(line):
                parts.append(line)
            else:
                yield from _setting(name, parts)
                name, parts = "", []
            continue
        yield from _setting(name, parts)
        upper = found[1].upper()
        name = upper if upper in NAMES else _ALIASES.get(upper, "")
        parts = [found[2]]


def _is_whole(parts: list[str]) -> bool:
    """Whether a closed quote or a comment says that nothing more belongs to it."""
    last = parts[-1].strip()
    closing = _QUOTES.get(parts[0].strip()[:1])
    is_closed = closing is not None and _without_comment("".join(parts).strip())[1:].endswith(
        closing
    )
    return is_closed or _without_comment(last) != last


def _continues(line: str) -> bool:
    """Whether it can be the rest of a token: no comment, no sentence, no ruler."""
    bare = _without_comment(line.strip()).strip("\"'")
    return re.fullmatch(r"[A-Za-z0-9_\-|]*[A-Za-z0-9][A-Za-z0-9_\-|]*", bare, re.ASCII) is not None


def _setting(name: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    if not name:
        return
    value = "".join(_without_comment(part.strip()) for part in parts)
    value = tidy(value) if name in _TIGHT else _unquoted(value.strip())
    if value:
        yield name, value


def _without_comment(value: str) -> str:
    """A "#" inside quotes belongs to the value; outside only after a blank it does not."""
    closing = _QUOTES.get(value[:1])
    if closing is not None:
        end = value.find(closing, 1)
        if end > 0:
            return value[: end + 1]
        return value
    if value.startswith("#"):
        return ""
    return re.split(r"\s#", value, maxsplit=1)[0].rstrip()


def _unquoted(value: str) -> str:
    while len(value) >= 2 and _QUOTES.get(value[0]) == value[-1]:
        value = value[1:-1].strip()
    return value.strip("\"'`") if value[:1] in _QUOTES or value[-1:] in "\"'`" else value
