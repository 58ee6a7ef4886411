"""The file for machines: whole, readable by any JSON reader, its keys explained."""

import json
from datetime import UTC, datetime
from typing import Any

from aura_desktop.domain.patient_file import Head
from aura_desktop.domain.patient_json import FORMAT, KEYS, JsonForm

AT = datetime(2026, 12, 1, 15, tzinfo=UTC)
HEAD = Head(contact={"name": "Camila «Ñandú»", "first_seen_at": AT}, messages=3, last_message=9)


def written(*pages: list[dict[str, object]]) -> dict[str, Any]:
    form = JsonForm()
    whole = form.head(HEAD, AT) + "".join(form.page(page) for page in pages) + form.tail()
    whole.encode("utf-8")
    found: dict[str, Any] = json.loads(whole)
    return found


def test_pages_become_one_list() -> None:
    file = written([{"id": 1}, {"id": 2}], [{"id": 3, "at": AT}])
    assert file["messages"] == [{"id": 1}, {"id": 2}, {"id": 3, "at": "2026-12-01T15:00:00+00:00"}]
    assert file["contact"] == {
        "name": "Camila «Ñandú»",
        "first_seen_at": "2026-12-01T15:00:00+00:00",
    }
    assert (file["format"], file["version"]) == (FORMAT, 1)


def test_a_patient_without_messages_has_an_empty_list() -> None:
    assert written()["messages"] == []


def test_a_form_can_be_used_again() -> None:
    form = JsonForm()
    for _ in range(2):
        whole = form.head(HEAD, AT) + form.page([{"id": 1}]) + form.tail()
        assert json.loads(whole)["messages"] == [{"id": 1}]


def test_every_key_is_explained() -> None:
    assert set(written()) - {"format", "version", "keys"} == set(KEYS)


def test_half_a_sign_and_a_strange_value_do_not_spoil_the_file() -> None:
    [message] = written([{"text": "\ud83d", "x": {1}}])["messages"]
    assert message["text"] == "\ud83d"
    assert message["x"] == "{1}"
