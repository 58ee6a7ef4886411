"""Every code the sources can raise has a sentence of its own, wherever it can appear; none is left over."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from aura_desktop import sentences, troubles
from aura_desktop.domain.message import Failure
from aura_desktop.errors import RefusedError
from aura_desktop.ui import wording
from aura_desktop.ui.wording_codes import SENTENCES

SOURCES = Path(__file__).parents[2] / "aura_desktop"
ELSEWHERE = {SOURCES / "sandbox", SOURCES / "ui"}
"""The sandbox speaks Meta's codes, not ours; the window raises none."""
CODE = re.compile(r"[a-z]+(_[a-z]+)*")
NAMED = 99
"""A place that is never reached: `code` is given by its name."""
CODE_AT = {
    "InputError": 0,
    "SetupError": 0,
    "StoreError": 0,
    "UnavailableError": 0,
    "OutcomeUnknownError": 0,
    "RefusedError": 0,
    "_NotAllowedError": 0,
    "Failure": 0,
    "GraphCode": 0,
    "_report_webhook": 0,
    "_never": 0,
    "_human": 0,
    "_setup": 0,
    "_back_off": 0,
    "_wait": 0,
    "link_health.report": 2,
    "self._answer": 2,
    "self._fail": 1,
    "self._set": NAMED,
    "self._sheet.note": 2,
    "self._board.report": 2,
    "HoursProblem": NAMED,
    "CheckResult": NAMED,
    "TunnelStatus": NAMED,
    "Verdict": NAMED,
    "Plan": NAMED,
    "EntryProblem": NAMED,
    "ImportProblem": NAMED,
    "SynonymProblem": NAMED,
}
"""Calls that name a code, and the place of that argument."""
FOR_PROGRAMS_ONLY = {
    "config.py",
    "local_api.py",
    "screen.py",
    "services/api_sending.py",
    "gateways/whatsapp/inbound.py",
}
"""What only these name is told on the terminal, to a program or in the log, never in the window."""
WORD_FILES = {"sentences.py", "wording_codes.py", "troubles.py"}
FOR_THE_WINDOW_ONLY = {
    "services/ai_desk.py",
    "services/allowances.py",
    "services/sending.py",
    "services/people.py",
    "store/people.py",
    "domain/pin.py",
    "services/patients.py",
    "services/knowledge.py",
    "services/knowledge_desk.py",
    "domain/consent.py",
    "domain/entry_check.py",
    "domain/entry_import.py",
    "domain/synonyms.py",
    "store/consents.py",
    "store/erasing.py",
    "store/mixed_rows.py",
    "store/patient_file.py",
}


class Module:
    """One source file and what its names stand for."""

    def __init__(self, path: Path) -> None:
        self.tree = ast.parse(path.read_text(encoding="utf-8"))

    def codes(self) -> Iterator[str]:
        """Each code that a call of CODE_AT names, directly or through names of this module."""
        for scope in ast.walk(self.tree):
            if isinstance(scope, ast.FunctionDef | ast.AsyncFunctionDef | ast.Module):
                for call in _calls(scope):
                    for text in self._texts(_code_of(call), scope, depth=3):
                        if CODE.fullmatch(text):
                            yield text

    def _texts(self, node: ast.AST | None, scope: ast.AST, depth: int) -> Iterator[str]:
        if node is None or depth == 0:
            return
        for part in _walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
                yield part.value
            elif isinstance(part, ast.Name):
                for value in (*_values(part.id, scope), *_values(part.id, self.tree)):
                    yield from self._texts(value, scope, depth - 1)


def _walk(node: ast.AST) -> Iterator[ast.AST]:
    """Without what is no code: keys of tables, conditions, attributes of others."""
    yield node
    match node:
        case ast.Dict():
            inner: list[ast.expr] = list(node.values)
        case ast.IfExp():
            inner = [node.body, node.orelse]
        case ast.Attribute(value=ast.Name() as table) if table.id.isupper():
            inner = [table]
        case ast.Attribute() | ast.Compare():
            inner = []
        case _:
            inner = [child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
            inner += [gone.iter for gone in getattr(node, "generators", [])]
    for child in inner:
        yield from _walk(child)


def _calls(scope: ast.AST) -> Iterator[ast.Call]:
    """The calls of CODE_AT of a scope, without those of the functions in it."""
    for child in ast.iter_child_nodes(scope):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(child, ast.Call) and _name(child.func) in CODE_AT:
            yield child
        yield from _calls(child)


def _code_of(call: ast.Call) -> ast.expr | None:
    place = CODE_AT[_name(call.func)]
    named = [word.value for word in call.keywords if word.arg == "code"]
    return named[0] if named else call.args[place] if len(call.args) > place else None


def _name(node: ast.expr) -> str:
    """The name of what is called; with its owner where CODE_AT asks for one."""
    match node:
        case ast.Attribute():
            whole = f"{_name(node.value)}.{node.attr}"
            return whole if whole in CODE_AT else node.attr
        case ast.Name():
            return node.id
        case _:
            return ""


def _values(name: str, scope: ast.AST) -> Iterator[ast.expr]:
    """What a name is given in a scope: by `=`, by `:=`, by a loop, or as a function that returns it."""
    for node in ast.walk(scope):
        match node:
            case ast.Assign() if any(_binds(target, name) for target in node.targets):
                yield node.value
            case ast.AnnAssign(value=ast.expr() as value) if _binds(node.target, name):
                yield value
            case ast.NamedExpr() if _binds(node.target, name):
                yield node.value
            case ast.FunctionDef() if node.name == name and isinstance(scope, ast.Module):
                for part in ast.walk(node):
                    if isinstance(part, ast.Return) and part.value is not None:
                        yield part.value


def _binds(target: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(target))


@cache
def raised() -> dict[str, set[str]]:
    """Each code, and the files that name it."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        if not ELSEWHERE & set(path.parents):
            for code in Module(path).codes():
                found.setdefault(code, set()).add(path.relative_to(SOURCES).as_posix())
    return found


def test_the_search_finds_codes_of_every_kind() -> None:
    """Plain ones, and those that come out of tables, conditions and other functions."""
    kinds = {
        "too_long": "domain/limits.py",
        "recipient_unreachable": "gateways/whatsapp/failures.py",
        "damaged": "store/sqlcipher.py",
        "port_refused": "gateways/listener.py",
        "keyring_refused": "gateways/credentials.py",
        "foreign_origin": "local_api.py",
        "method_not_allowed": "local_api.py",
        "hours_overlap": "domain/hours.py",
        "tunnel_reconnecting": "gateways/ngrok.py",
        "access_token_temporary": "domain/meta.py",
        "check_timed_out": "services/diagnosis.py",
    }
    assert {code: path for code, path in kinds.items() if path not in raised().get(code, ())} == {}
    assert "app_secret_missing" in raised()


def test_the_window_has_a_sentence_for_each() -> None:
    codes = {code for code, files in raised().items() if not files <= FOR_PROGRAMS_ONLY}
    assert sorted(code for code in codes if not wording.code_sentence(code)) == []


def test_programs_and_the_terminal_have_a_sentence_for_each() -> None:
    codes = {code for code, files in raised().items() if not files <= FOR_THE_WINDOW_ONLY}
    assert sorted(code for code in codes if not sentences.has_sentence(code)) == []


@cache
def named() -> frozenset[str]:
    """Every text in the sources that could be a code; tables and conditions name some."""
    return frozenset(
        node.value
        for path in SOURCES.rglob("*.py")
        if path.name not in WORD_FILES and SOURCES / "sandbox" not in path.parents
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def test_no_sentence_is_left_over() -> None:
    assert sorted(set(SENTENCES) - set(raised())) == []
    assert sorted(sentences.codes() - troubles.codes() - set(raised())) == []
    assert sorted(troubles.codes() - named() - {troubles.UNKNOWN}) == []


def test_a_sentence_has_one_home() -> None:
    assert set(SENTENCES) & troubles.codes() == set()
    twice = {code for code in sentences.own_codes() if code in troubles.codes()}
    assert twice == {"invalid_phone_number", "method_not_allowed"}, "those say it to programs"


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_sentences_for_programs_are_whole_and_differ(language: str) -> None:
    words = [sentences.sentence(code, language) for code in sentences.codes()]
    assert [sentence for sentence in words if not sentence.endswith(".") or "!" in sentence] == []
    spanish = {sentences.sentence(code, "es") for code in sentences.codes()}
    assert not spanish & {sentences.sentence(code, "en") for code in sentences.codes()}


def test_sentences_of_the_window_are_whole() -> None:
    words = [wording.code_sentence(code) for code in SENTENCES]
    assert [sentence for sentence in words if not sentence.endswith(".") or "!" in sentence] == []


@pytest.mark.parametrize("code", sorted(filter(troubles.is_told_by_meta, troubles.codes())))
def test_codes_of_many_meanings_leave_the_word_to_meta(code: str) -> None:
    told = Failure(code=code, graph_code=1, title="Something new")
    assert wording.failure_sentence(told) == "WhatsApp refused the message: Something new"
    assert sentences.failure_sentence(code, "Something new", "es") == "Something new"
    silent = RefusedError(code)
    assert wording.error_sentence(silent) == wording.code_sentence(code)
    assert sentences.failure_sentence(code, "", "es") == sentences.sentence(code, "es")
