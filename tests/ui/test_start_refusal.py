"""What a person sees who starts a bundle without a console under a setting that cannot be."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

import main
from aura_desktop.ui import start_refusal


def _boxes() -> list[QMessageBox]:
    tops = QApplication.topLevelWidgets()
    return [each for each in tops if isinstance(each, QMessageBox) and each.isVisible()]


def test_the_sentence_stays_until_it_was_read(qtbot: QtBot) -> None:
    seen: list[str] = []

    def read() -> None:
        (box,) = _boxes()
        seen.append(box.text())
        box.button(QMessageBox.StandardButton.Ok).click()

    QTimer.singleShot(0, read)
    start_refusal.show("Falta un dato.")
    assert seen == ["Falta un dato."]
    assert _boxes() == []


def test_a_window_without_streams_shows_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(start_refusal, "show", shown.append)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setenv("AURA_API_PORT", "ochenta")
    assert main.main(["--data-dir", str(tmp_path)]) == 2
    (words,) = shown
    assert "AURA_API_PORT" in words
    assert main.main(["--headless", "--data-dir", str(tmp_path)]) == 2
    assert len(shown) == 1
