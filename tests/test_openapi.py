"""The description of our endpoints: it is served, it is whole, and it tells of exactly what is there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from aura_desktop import local_api, paths
from aura_desktop.config import VERSION
from aura_desktop.domain import limits
from aura_desktop.domain.link import LinkState
from aura_desktop.domain.message import MessageStatus
from aura_desktop.local_api import MAX_KEY_LENGTH
from aura_desktop.store.database import Database, DatabaseKey
from tests.services.fakes import Clock
from tests.test_local_api import Api

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((paths.resources() / "openapi.json").read_text("utf-8"))
    return found


@pytest.fixture
async def api(tmp_path: Path) -> Any:
    database = Database(tmp_path / "aura.db", DatabaseKey.generate())
    await database.open()
    found = Api(database, Clock())
    yield found
    await found.client.aclose()
    await database.close()


async def test_it_is_served_without_a_key_and_to_this_pc_alone(
    api: Api, description: dict[str, Any]
) -> None:
    answer = await api.client.get("/whatsapp/openapi.json", headers={"Authorization": ""})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == description
    foreign = {"Host": "evil.example"}
    assert (await api.client.get("/whatsapp/openapi.json", headers=foreign)).status_code == 403


def test_it_is_of_this_version(description: dict[str, Any]) -> None:
    assert description["openapi"] == "3.1.0"
    assert description["info"]["version"] == VERSION


async def test_the_app_serves_exactly_what_is_described(
    api: Api, description: dict[str, Any]
) -> None:
    for path, item in description["paths"].items():
        described = {method for method in METHODS if method.lower() in item}
        asked = {method: await api.client.request(method, path) for method in METHODS}
        served = {method for method, answer in asked.items() if answer.status_code != 405}
        # HEAD comes with GET in Starlette; TRACE and the rest are refused.
        assert served - {"HEAD"} == described, path
        assert all(
            "allow" in answer.headers for answer in asked.values() if answer.status_code == 405
        )


def test_every_route_is_described(description: dict[str, Any]) -> None:
    source = Path(local_api.__file__).read_text("utf-8")
    routes = set(re.findall(r'Route\(\s*"([^"]+)"', source)) | {local_api.WEBHOOK_PATH}
    assert routes == set(description["paths"])


def _references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(reference := value.get("$ref"), str):
            yield reference
        for each in value.values():
            yield from _references(each)
    elif isinstance(value, list):
        for each in value:
            yield from _references(each)


def test_every_reference_leads_somewhere_and_every_part_is_used(
    description: dict[str, Any],
) -> None:
    parts = {
        f"#/components/{kind}/{name}"
        for kind, named in description["components"].items()
        if kind != "securitySchemes"
        for name in named
    }
    assert set(_references(description)) == parts


def test_its_figures_are_the_programs(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    buttons = schemas["SendInteractive"]["properties"]["buttons"]
    reply = buttons["items"]["properties"]["reply"]["properties"]
    assert buttons["maxItems"] == limits.REPLY_BUTTONS
    assert reply["id"]["maxLength"] == limits.REPLY_ID
    assert reply["title"]["maxLength"] == limits.REPLY_TITLE
    assert schemas["SendInteractive"]["properties"]["title"]["maxLength"] == limits.HEADER
    assert schemas["SendInteractive"]["properties"]["body"]["maxLength"] == limits.INTERACTIVE_BODY
    key = description["components"]["parameters"]["IdempotencyKey"]["schema"]
    assert key["maxLength"] == MAX_KEY_LENGTH
    assert set(schemas["Link"]["properties"]["state"]["enum"]) == {each.value for each in LinkState}
    never_sent = {MessageStatus.RECEIVED, MessageStatus.UNKNOWN}
    assert set(schemas["State"]["enum"]) == {each.value for each in set(MessageStatus) - never_sent}


async def test_what_is_closed_to_strangers_is_described_so(
    api: Api, description: dict[str, Any]
) -> None:
    for path, item in description["paths"].items():
        for method in set(item) & {"get", "post"}:
            needs_key = item[method].get("security", description["security"]) != []
            answer: httpx.Response = await api.client.request(
                method, path, headers={"Authorization": "Bearer wrong"}
            )
            asked_for_key = answer.headers.get("www-authenticate") == "Bearer"
            assert asked_for_key == needs_key, (method, path)
