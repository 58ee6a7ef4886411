"""Every sentence in the sources has a finished translation, in text and compiled; English has its plurals."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dev import ENGLISH, SPANISH, TRANSLATION_SOURCES, tool, update_command

FILES = pytest.mark.parametrize("file", [SPANISH, ENGLISH], ids=["es", "en"])


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the translation files as they would be after reading the sources again."""
    folder = tmp_path_factory.mktemp("translations")
    for file in (SPANISH, ENGLISH):
        copy = folder / file.name
        shutil.copy(file, copy)
        subprocess.run(update_command(copy), check=True, capture_output=True)
    return folder


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


@FILES
def test_every_sentence_is_translated(updated: Path, file: Path) -> None:
    forms = messages(updated / file.name)
    assert forms
    assert [key for key, words in forms.items() if not all(words)] == []


@FILES
def test_the_file_in_the_repository_is_up_to_date(updated: Path, file: Path) -> None:
    assert set(messages(file)) == set(messages(updated / file.name))


def test_every_sentence_with_a_number_has_its_plural() -> None:
    """lupdate overlooks plurals where a call is not written as it expects; then one form serves all."""
    single = [key for key, forms in messages(SPANISH).items() if "%n" in key[1] and len(forms) < 2]
    assert single == []


@FILES
def test_placeholders_survive_translation(file: Path) -> None:
    wrong = [
        (source, form)
        for (_, source, _), forms in messages(file).items()
        for form in forms
        if set(placeholders(source)) != set(placeholders(form))
    ]
    assert wrong == []


def placeholders(text: str) -> list[str]:
    """The parts a program fills in: {name}, %n, %1."""
    return re.findall(r"\{[a-z_]*\}|%[n1-9]", text)


@FILES
def test_the_compiled_file_says_the_same(tmp_path: Path, file: Path) -> None:
    compiled = tmp_path / file.with_suffix(".qm").name
    subprocess.run(
        [str(tool("pyside6-lrelease")), "-silent", str(file), "-qm", str(compiled)], check=True
    )
    assert compiled.read_bytes() == file.with_suffix(".qm").read_bytes()


def test_every_context_is_a_class_or_written_out() -> None:
    """lupdate takes what stands before `.tr(` for the context: `form.tr(…)` would never be found again."""
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in TRANSLATION_SOURCES
        for path in folder.rglob("*.py")
    )
    known = {name for found in re.findall(r'\bclass (\w+)|"(\w+)"', sources) for name in found}
    lost = {context for context, _, _ in messages(SPANISH)} - known
    assert lost == set()
