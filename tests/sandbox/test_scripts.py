"""The shipped scripts keep Meta's rules and name nobody real."""

import json
import re
from pathlib import Path

import pytest

from aura_desktop.sandbox.scripts import load_scripts
from tests.sandbox.conftest import Json


def test_every_scripted_number_is_fictitious(scripts: Json) -> None:
    people = [*scripts["history"], *scripts["live"]]
    phones = [person["phone"] for person in people if "phone" in person]
    assert len(set(phones)) == len(phones)
    # Chile's 9 0000 xxxx is unassigned; 7700 900xxx is the United Kingdom's range for drama.
    assert all(re.fullmatch(r"569000\d{5}|447700900\d{3}", phone) for phone in phones)
    text = json.dumps(scripts, ensure_ascii=False)
    assert re.findall(r"https?://([^/\"]+)", text)
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {"clinica.example"}


def test_one_live_person_of_each_sort(scripts: Json) -> None:
    live = scripts["live"]
    assert len(live) >= 6
    assert any("phone" not in person for person in live)
    assert any("image" in line for person in live for line in person["lines"])
    assert any("hinchado" in line.get("text", "") for person in live for line in person["lines"])
    assert any("How much" in line.get("text", "") for person in live for line in person["lines"])
    starts = [person["after_s"] for person in live]
    assert starts == sorted(starts)
    assert starts[0] >= 5


def test_templates_keep_metas_limits(scripts: Json) -> None:
    templates = scripts["templates"]
    keys = [(template["name"], template["language"]) for template in templates]
    assert len(set(keys)) == len(keys) >= 8
    statuses = {template["status"] for template in templates}
    assert {"APPROVED", "PENDING", "PAUSED"} <= statuses
    assert {template["parameter_format"] for template in templates} == {"NAMED", "POSITIONAL"}
    for template in templates:
        for component in template["components"]:
            limit = {"HEADER": 60, "FOOTER": 60}.get(component["type"], 1024)
            assert len(component.get("text", "")) <= limit
            assert all(len(button["text"]) <= 25 for button in component.get("buttons", []))


def test_two_files_may_not_claim_the_same_key(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"history": []}', encoding="utf-8")
    assert load_scripts(tmp_path) == {"history": []}
    (tmp_path / "b.json").write_text('{"history": []}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"b\.json"):
        load_scripts(tmp_path)
