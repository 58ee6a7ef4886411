"""What of Meta's JSON belongs to one patient, and what is left without it."""

import base64
import json
from typing import Any

import pytest

from aura_desktop.domain.erasure import names_address, without

MINE, OTHER = "56900000142", "56900000187"


def text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def wamid(address: str) -> str:
    return "wamid." + base64.b64encode(b"\x1d\x0b" + address.encode() + b"\x15\x02").decode()


def test_a_wamid_tells_whose_it_is() -> None:
    assert names_address(wamid(MINE), [MINE])
    assert names_address(wamid(MINE).rstrip("="), [MINE])
    assert not names_address(wamid(OTHER), [MINE])
    assert not names_address(wamid(MINE), [])
    assert not names_address(wamid(MINE), [""])


@pytest.mark.parametrize("strange", ["", "wamid.", "wamid.x", "inbox:7", "wamid.ñandú", "a"])
def test_what_is_no_wamid_tells_nothing(strange: str) -> None:
    assert not names_address(strange, [MINE])


def test_items_of_the_patient_go_and_the_others_stay_whole() -> None:
    other = {"from": OTHER, "text": {"body": f"llama a {MINE}"}, "contacts": [{"wa_id": MINE}]}
    value = {
        "messages": [{"from": MINE, "text": {"body": "hola"}}, other],
        "statuses": [{"recipient_id": MINE}, {"recipient_id": OTHER}],
        "contacts": [{"wa_id": MINE}, {"wa_id": OTHER}],
    }
    assert json.loads(without(text(value), [MINE])) == {
        "messages": [other],
        "statuses": [{"recipient_id": OTHER}],
        "contacts": [{"wa_id": OTHER}],
    }


def test_what_is_all_the_patients_leaves_nothing() -> None:
    assert without(text({"from": MINE, "text": {"body": "hola"}}), [MINE]) == ""
    assert without(text({"strange": {"place": MINE}}), [MINE]) == ""
    assert without(text([1, 2, int(MINE)]), [MINE]) == ""


def test_what_is_of_others_stays_as_it_was_written() -> None:
    spaced = '{ "messages" : [ {"from": "' + OTHER + '"} ] }'
    assert without(spaced, [MINE]) == spaced
    assert without(spaced, []) == spaced


def test_what_is_no_json_stays_unless_it_names_the_patient() -> None:
    assert without("<html>", [MINE]) == "<html>"
    assert without(f"<html>{MINE}", [MINE]) == ""
    deep = "[" * 100_000
    assert without(deep, [MINE]) == deep
    assert without(deep + MINE, [MINE]) == ""


def test_a_user_id_is_an_owner_too() -> None:
    value = {"messages": [{"from_user_id": "CL.142", "text": "x"}, {"from_user_id": "CL.1"}]}
    assert json.loads(without(text(value), ["CL.142"])) == {"messages": [{"from_user_id": "CL.1"}]}
