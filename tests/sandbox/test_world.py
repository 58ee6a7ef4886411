"""Addresses, ids and who is who."""

import base64

import pytest

from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.wamids import is_wamid, new_wamid
from aura_desktop.sandbox.world import Patient, World, canonical_wa_id, made_user_id


@pytest.mark.parametrize(
    ("typed", "wa_id"),
    [
        ("+56 9 0000 0142", "56900000142"),
        ("56900000142", "56900000142"),
        ("(9) 0000-0142", "56900000142"),
        ("+52 55 0000 0142", "5215500000142"),
        ("+54 11 0000 0142", "5491100000142"),
        ("+55 11 90000-0142", "551100000142"),
        ("+44 7700 900206", "447700900206"),
    ],
)
def test_canonical_numbers(typed: str, wa_id: str) -> None:
    assert canonical_wa_id(typed) == wa_id


@pytest.mark.parametrize(
    ("typed", "code"),
    [("hola", 131009), ("+123", 131009), ("٩٠٠٠٠٠١٤٢", 131009), ("CL.135353", 131026)],
)
def test_no_numbers(typed: str, code: int) -> None:
    with pytest.raises(GraphError) as refused:
        canonical_wa_id(typed)
    assert refused.value.code == code


def test_wamids_look_like_whatsapps() -> None:
    for inbound in (True, False):
        wamid = new_wamid("56900000142", inbound=inbound)
        assert wamid.startswith("wamid.HBgLNTY5MDAwMDAxNDIVAgA")
        assert b"56900000142" in base64.b64decode(wamid.removeprefix("wamid."))
        assert is_wamid(wamid)
    assert len({new_wamid("CL.1", inbound=True) for _ in range(100)}) == 100


@pytest.mark.parametrize("text", ["", "HBgL", "wamid.", "wamid.ñ", "wamid.HBg", "wamid.a"])
def test_what_is_no_wamid(text: str) -> None:
    assert not is_wamid(text)


def test_a_person_is_known_by_phone_and_user_id() -> None:
    world = World()
    camila = world.add(Patient(user_id=made_user_id("56900000142"), name="C", wa_id="56900000142"))
    assert world.by_phone("+56900000142") is camila
    assert world.by_user_id(camila.user_id) is camila
    again = Patient(user_id=camila.user_id, name="Otra", wa_id="56900000142")
    assert world.add(again) is camila
