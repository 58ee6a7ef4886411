"""The reader of request bodies, and the corners no request reaches."""

import asyncio
import logging
from typing import Any

import pytest

from aura_desktop.sandbox import template_checks
from aura_desktop.sandbox.background import Background
from aura_desktop.sandbox.callbacks import Callbacks
from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param

DISABLED: dict[str, Any] = {
    "name": "vieja",
    "language": "es_CL",
    "status": "DISABLED",
    "components": [{"type": "BODY", "text": "Hola"}],
}
LOCATED: dict[str, Any] = {
    "name": "lugar",
    "language": "es_CL",
    "status": "APPROVED",
    "components": [
        {"type": "HEADER", "format": "LOCATION"},
        {"type": "BODY", "text": "Son {{1}} el {{2}}"},
        {"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "text": "Copiar"}]},
    ],
}


def test_paths_are_written_as_meta_does() -> None:
    body = Param({"contacts": [{"name": {"first_name": 1}}]})
    with pytest.raises(GraphError) as refused:
        body.items("contacts", most=5)[0].child("name").text("first_name")
    assert refused.value.details == "Param contacts['0']['name']['first_name'] must be a string."


def test_an_array_must_be_one() -> None:
    with pytest.raises(GraphError) as refused:
        Param({"contacts": {}}).items("contacts", most=5)
    assert refused.value.code == 100


def test_a_disabled_template() -> None:
    message = Param({"name": "vieja", "language": {"code": "es_CL"}})
    with pytest.raises(GraphError) as refused:
        template_checks.find_template([DISABLED], message)
    assert refused.value.code == 132016


def parts(code: dict[str, str]) -> Param:
    money = {"fallback_value": "$129.000", "code": "CLP", "amount_1000": 129000000}
    day = {"fallback_value": "jueves 26"}
    place = {"latitude": "-33.4", "longitude": "-70.6", "name": "Clínica", "address": "x"}
    components = [
        {"type": "header", "parameters": [{"type": "location", "location": place}]},
        {
            "type": "body",
            "parameters": [
                {"type": "currency", "currency": money},
                {"type": "date_time", "date_time": day},
            ],
        },
        {"type": "button", "sub_type": "copy_code", "index": "0", "parameters": [code]},
    ]
    return Param({"name": "lugar", "language": {"code": "es_CL"}, "components": components})


def test_money_dates_places_and_codes() -> None:
    code = {"type": "coupon_code", "coupon_code": "HOLA10"}
    template_checks.check_template(LOCATED, parts(code), lambda _: None)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ({"type": "coupon_code", "coupon_code": "a" * 16}, 100),
        ({"type": "text", "text": "HOLA10"}, 132012),
        ({"type": "coupon_code"}, 131008),
        ({"type": "colour"}, 100),
    ],
)
def test_wrong_codes(code: dict[str, str], expected: int) -> None:
    with pytest.raises(GraphError) as refused:
        template_checks.check_template(LOCATED, parts(code), lambda _: None)
    assert refused.value.code == expected


def test_account_fields_ignore_overrides() -> None:
    callbacks = Callbacks(app_url="app", waba_url="waba", number_url="number")
    assert callbacks.url_for("messages") == "number"
    assert callbacks.url_for("account_alerts") == "app"
    callbacks.number_url = ""
    assert callbacks.url_for("messages") == "waba"
    assert callbacks.url_for("moods") is None


async def test_a_task_that_fails_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise RuntimeError("broken")

    background = Background(1.0)
    with caplog.at_level(logging.ERROR):
        task = background.spawn(fail())
        await asyncio.wait({task})
        await background.close()
    assert "a sandbox task failed" in caplog.text
