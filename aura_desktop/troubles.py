"""What can go wrong, as data: what happened, what to do, one action; in Spanish and English.

The words stand in resources/troubles.json, which is read when the first of them is wanted.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from aura_desktop import log, paths
from aura_desktop.errors import AuraError

if TYPE_CHECKING:  # main.py imports this before the first frame; the records come after it
    from aura_desktop.domain.message import Failure

LANGUAGES = ("es", "en")
TONES = ("danger", "warning", "info")
UNKNOWN = "unknown_trouble"
"""The entry for what has no entry of its own."""

_FILE = "troubles.json"
_BLANK = re.compile(r"\{(\w+)\}")
_PLAIN_FIGURES = frozenset({"port", "number", "graph_code", "error_subcode", "status"})
"""Numbers that are names: written without a mark between the thousands."""
_LONGEST_REPLY = 600


class Action(StrEnum):
    """What a button under a trouble does; the window knows where each leads."""

    NONE = "none"
    PASTE_TOKEN = "paste_token"  # noqa: S105 - a name
    OPEN_CREDENTIALS = "open_credentials"
    OPEN_WEBHOOK = "open_webhook"
    OPEN_AI = "open_ai"
    OPEN_CLINIC = "open_clinic"
    OPEN_SETTINGS = "open_settings"
    REFRESH_TEMPLATES = "refresh_templates"
    CHOOSE_TEMPLATE = "choose_template"
    FIX_NUMBER = "fix_number"
    CALL = "call"
    COPY_WORD = "copy_word"
    RETRY = "retry"
    CHECK_AGAIN = "check_again"
    RESTART_TUNNEL = "restart_tunnel"
    TAKE_OVER = "take_over"
    LEAVE_THERE = "leave_there"
    GET_AGENT = "get_agent"
    CHOOSE_AGENT = "choose_agent"
    UNLOCK_KEYRING = "unlock_keyring"
    OPEN_META = "open_meta"
    OPEN_NGROK = "open_ngrok"
    OPEN_HEALTH = "open_health"
    COPY_FOR_SUPPORT = "copy_for_support"
    QUIT = "quit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One trouble in one language.

    `remedy` is a sentence, `advice` the same as it stands behind "What to do:"; `line` stands alone, for
    a bubble or a terminal. `mark` is what support asks for first: Meta's number, "HTTP 403", else the
    code. `tone` is one of TONES, `icon` a name in resources/icons.
    """

    code: str
    title: str
    happened: str
    remedy: str
    advice: str
    line: str
    icon: str
    tone: str
    mark: str
    action: Action = Action.NONE
    action_words: str = ""
    second: Action = Action.NONE
    second_words: str = ""


def find(code: str, language: str, params: Mapping[str, object] | None = None) -> Trouble | None:
    """The trouble of a stable code in "es" or "en", None if there is none.

    `params` make its words more exact (each entry names those it knows); `graph_code`, `status` and
    `error_subcode` are understood by all.
    """
    entry = _book()["troubles"].get(code)
    if entry is None:
        return None
    known = dict(params or {})
    texts = _texts(entry, language, known)
    title, advice = (_filled(texts[name], language, known) for name in ("title", "remedy"))
    remedy = advice[:1].upper() + advice[1:]
    action, second = (Action(entry.get(name, "none")) for name in ("action", "second"))
    return Trouble(
        code=code,
        title=title,
        happened=_filled(texts["happened"], language, known),
        remedy=remedy,
        advice=advice,
        line=_filled(texts["line"], language, known) if "line" in texts else f"{title}. {remedy}",
        icon=entry["icon"],
        tone=entry["tone"],
        mark=_mark(code, known),
        action=action,
        action_words=button_words(action, language),
        second=second,
        second_words=button_words(second, language),
    )


def for_error(error: AuraError, language: str) -> Trouble:
    """The trouble of an error; Meta's own words where the code says less than they do."""
    return _with_metas_words(error, language) or unknown(error, language)


def for_failure(
    failure: "Failure", language: str, params: Mapping[str, object] | None = None
) -> Trouble:
    """The trouble of a message that was given up; `params` may name its `phone` or `template`."""
    found = _with_metas_words(failure, language, params)
    return found or unknown(failure, language)


def unknown(source: "AuraError | Failure", language: str) -> Trouble:
    """The trouble of a code without an entry: Meta's words, and a button that copies for support."""
    facts = _facts(source)
    meta = _told(facts) if facts["graph_code"] or not isinstance(source, AuraError) else ""
    found = find(UNKNOWN, language, {**facts, "code": source.code, "meta": meta})
    if found is None:
        raise KeyError(UNKNOWN)
    return found


def terminal_line(code: str, language: str, params: Mapping[str, object] | None = None) -> str:
    """What to say where there is no window to mend it in, "" for a code without an entry."""
    entry = _book()["troubles"].get(code, {})
    words = entry.get(language, {}).get("terminal")
    if words is not None:
        return _filled(words, language, params or {})
    found = find(code, language, params)
    return found.line if found else ""


def code_of_graph(graph_code: int, error_subcode: int = 0) -> str:
    """The code that stands for one of Meta's numbers, "" if none does."""
    exact = f"{graph_code}.{error_subcode}" if error_subcode else ""
    numbers = _book_by_number()
    return numbers.get(exact) or numbers.get(str(graph_code)) or _code_of_family(graph_code)


def codes() -> frozenset[str]:
    """Every code with an entry."""
    return frozenset(_book()["troubles"])


def actions(code: str) -> tuple[Action, ...]:
    """What the buttons under the trouble of this code do, the first one first; it may have none."""
    book = _book()["troubles"]
    entry = book.get(code) or book[UNKNOWN]
    named = (Action(entry.get(name, "none")) for name in ("action", "second"))
    return tuple(action for action in named if action is not Action.NONE)


def button_words(action: Action, language: str) -> str:
    """What stands on the button of an action; "" for NONE."""
    return "" if action is Action.NONE else str(_book()["actions"][action][language])


def is_told_by_meta(code: str) -> bool:
    """Whether the code has many meanings, so that Meta's words say more than ours."""
    return bool(_book()["troubles"].get(code, {}).get("told_by_meta"))


def technical_detail(
    source: "AuraError | Failure | str", language: str, params: Mapping[str, object] | None = None
) -> str:
    """What support needs, one fact a line; nothing of patients.

    `source` may be a bare code, with the params of the check or link that gave it.
    """
    facts = dict(params or {}) if isinstance(source, str) else _facts(source)
    facts["code"] = source if isinstance(source, str) else source.code
    facts["meta"] = _told(facts)
    labels = _book()["labels"]
    lines = [
        f"{label[language]}: {log.clean(str(facts[name]))}"
        for name, label in labels.items()
        if facts.get(name)
    ]
    return "\n".join(lines)


@cache
def _book() -> Mapping[str, Any]:
    text = (paths.resources() / _FILE).read_text(encoding="utf-8")
    return cast(Mapping[str, Any], json.loads(text))


@cache
def _book_by_number() -> Mapping[str, str]:
    """Meta's numbers to codes; "100.33" is the subcode 33 of 100."""
    entries = _book()["troubles"].items()
    return {str(number): code for code, entry in entries for number in entry.get("graph", ())}


def _code_of_family(graph_code: int) -> str:
    families = _book()["families"]
    found = (code for first, last, code in families if first <= graph_code <= last)
    return next(found, "")


def _texts(entry: Mapping[str, Any], language: str, params: Mapping[str, object]) -> dict[str, Any]:
    subcodes = entry.get("subcodes", {})
    exact = subcodes.get(str(params.get("error_subcode", "")), {})
    return {**entry[language], **exact.get(language, {})}


def _filled(words: str | list[str], language: str, params: Mapping[str, object]) -> str:
    """The most exact wording whose blanks can all be filled; the last one has none."""
    for text in [words] if isinstance(words, str) else words:
        names = _BLANK.findall(text)
        if all(params.get(name) not in (None, "") for name in names):
            break
    return _BLANK.sub(lambda blank: _value(blank[1], language, params), text)


def _value(name: str, language: str, params: Mapping[str, object]) -> str:
    value = params.get(name, "")
    if not isinstance(value, int) or isinstance(value, bool) or name in _PLAIN_FIGURES:
        return str(value)
    figures = f"{value:,}".replace(",", "." if language == "es" else ",")
    unit = _book()["units"].get(name)
    if unit is None:
        return figures
    zero, one, many = unit[language]
    return zero if value <= 0 else f"{figures} {one if value == 1 else many}"


def _mark(code: str, params: Mapping[str, object]) -> str:
    if params.get("graph_code"):
        return str(params["graph_code"])
    status = params.get("status")
    return f"HTTP {status}" if isinstance(status, int) and status else code


def _with_metas_words(
    source: "AuraError | Failure", language: str, params: Mapping[str, object] | None = None
) -> Trouble | None:
    facts = {**_facts(source), **(params or {})}
    found = find(source.code, language, facts)
    if found and _told(facts) and is_told_by_meta(source.code):
        return replace(found, happened=unknown(source, language).happened)
    return found


def _facts(source: "AuraError | Failure") -> dict[str, Any]:
    """The params of an error, and what Meta said, wherever its class keeps it."""
    facts = dict(source.params) if isinstance(source, AuraError) else {}
    for name in ("graph_code", "error_subcode", "fbtrace_id", "title", "detail"):
        facts[name] = getattr(source, name, "") or facts.get(name, "")
    return facts


def _told(facts: Mapping[str, Any]) -> str:
    """Meta's own words: its details, else its title."""
    return str(facts.get("detail") or facts.get("title") or "")[:_LONGEST_REPLY]
