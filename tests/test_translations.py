"""Spanish is complete: every sentence in the sources has a finished translation, in text and compiled."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dev import TRANSLATION_SOURCES, tool

ROOT = Path(__file__).resolve().parents[1]
SPANISH = ROOT / "resources" / "translations" / "aura_es.ts"


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translation file as it would be after reading the sources again."""
    copy = tmp_path_factory.mktemp("translations") / SPANISH.name
    shutil.copy(SPANISH, copy)
    sources = [str(path) for folder in TRANSLATION_SOURCES for path in sorted(folder.rglob("*.py"))]
    subprocess.run(
        [
            str(tool("pyside6-lupdate")),
            *sources,
            "-no-obsolete",
            "-locations",
            "none",
            "-ts",
            str(copy),
        ],
        check=True,
        capture_output=True,
    )
    return copy


def messages(path: Path) -> dict[tuple[str, str, str], list[str]]:
    """(context, source, comment) to the translated forms; unfinished ones are empty."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            key = (name, message.findtext("source") or "", message.findtext("comment") or "")
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            unfinished = translation.get("type") == "unfinished"
            found[key] = [""] if unfinished else (forms or [translation.text or ""])
    return found


def test_every_sentence_is_translated(updated: Path) -> None:
    missing = [key for key, forms in messages(updated).items() if not all(forms)]
    assert missing == []


def test_the_file_in_the_repository_is_up_to_date(updated: Path) -> None:
    assert set(messages(SPANISH)) == set(messages(updated))


def test_placeholders_survive_translation() -> None:
    wrong = [
        (source, form)
        for (_, source, _), forms in messages(SPANISH).items()
        for form in forms
        if set(placeholders(source)) != set(placeholders(form))
    ]
    assert wrong == []


def placeholders(text: str) -> list[str]:
    """The parts a program fills in: {name}, %n, %1."""
    return re.findall(r"\{[a-z_]*\}|%[n1-9]", text)


def test_the_compiled_file_says_the_same(tmp_path: Path) -> None:
    compiled = tmp_path / "aura_es.qm"
    subprocess.run(
        [str(tool("pyside6-lrelease")), "-silent", str(SPANISH), "-qm", str(compiled)], check=True
    )
    assert compiled.read_bytes() == SPANISH.with_suffix(".qm").read_bytes()
