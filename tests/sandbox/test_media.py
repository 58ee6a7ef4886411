"""Files up and down."""

import hashlib
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.media_store import INBOUND_LIFE, LIMITS, URL_LIFE, MediaStore
from aura_desktop.sandbox.pictures import photo
from tests.sandbox.conftest import MESSAGES, NUMBER, error_of, of_kind

UPLOAD = f"/v25.0/{NUMBER}/media"
FIELDS = {"messaging_product": "whatsapp", "type": "image/png"}
# Line ends, boundary-like dashes and every byte must survive the multipart form.
AWKWARD = b"\r\n--\r\n" + bytes(range(256)) + b"\r\n"


async def upload(graph: httpx.AsyncClient, data: bytes, mime: str = "image/png") -> str:
    files = {"file": ("foto.png", data, mime)}
    answer = await graph.post(UPLOAD, data=FIELDS | {"type": mime}, files=files)
    assert answer.status_code == 200, answer.text
    media_id: str = answer.json()["id"]
    return media_id


async def test_up_look_up_down_and_away(graph: httpx.AsyncClient) -> None:
    media_id = await upload(graph, AWKWARD)
    facts = (await graph.get(f"/v25.0/{media_id}")).json()
    assert facts["mime_type"] == "image/png"
    assert facts["file_size"] == len(AWKWARD)
    assert facts["sha256"] == hashlib.sha256(AWKWARD).hexdigest()
    assert (await graph.get(facts["url"])).content == AWKWARD
    sent = await graph.post(MESSAGES, json=of_kind("image", {"id": media_id}))
    assert sent.status_code == 200
    assert (await graph.delete(f"/v25.0/{media_id}")).json() == {"success": True}
    assert error_of(await graph.get(f"/v25.0/{media_id}"))[0] == 100
    assert (await graph.get(facts["url"])).status_code == 404


async def test_the_download_wants_the_token(graph: httpx.AsyncClient) -> None:
    media_id = await upload(graph, photo("x"))
    url = (await graph.get(f"/v25.0/{media_id}")).json()["url"]
    del graph.headers["authorization"]
    assert (await graph.get(url)).status_code == 401


async def test_a_file_of_another_number_is_not_found(graph: httpx.AsyncClient) -> None:
    media_id = await upload(graph, photo("x"))
    answer = await graph.get(f"/v25.0/{media_id}?phone_number_id=42")
    assert answer.json()["error"]["error_subcode"] == 33


async def test_the_kind_must_fit_the_file(graph: httpx.AsyncClient) -> None:
    media_id = await upload(graph, b"%PDF-1.4", "application/pdf")
    assert (
        error_of(await graph.post(MESSAGES, json=of_kind("image", {"id": media_id})))[0] == 131053
    )
    document = of_kind("document", {"id": media_id, "filename": "a.pdf"})
    assert (await graph.post(MESSAGES, json=document)).status_code == 200


@pytest.mark.parametrize(
    ("fields", "file", "code"),
    [
        ({"type": "image/png"}, (b"x", "image/png"), 100),
        (FIELDS, None, 100),
        (FIELDS | {"type": "image/gif"}, (b"x", "image/gif"), 131053),
        (FIELDS, (b"", "image/png"), 131053),
        (FIELDS, (bytes(LIMITS["image/png"] + 1), "image/png"), 131053),
    ],
)
async def test_a_wrong_upload_is_refused(
    graph: httpx.AsyncClient, fields: dict[str, str], file: tuple[bytes, str] | None, code: int
) -> None:
    files = {"file": ("f", *file)} if file else {"other": ("f", b"x", "image/png")}
    answer = await graph.post(UPLOAD, data=fields, files=files)
    assert error_of(answer)[0] == code


async def test_an_upload_is_multipart(graph: httpx.AsyncClient) -> None:
    assert error_of(await graph.post(UPLOAD, json={}))[0] == 100


def test_addresses_and_files_expire() -> None:
    now = [datetime(2026, 11, 24, tzinfo=UTC)]
    store = MediaStore(lambda: now[0])
    stored = store.receive(b"x", "image/png")
    key = store.new_address(stored.id)
    assert store.at_address(key) == stored
    now[0] += URL_LIFE + timedelta(seconds=1)
    assert store.at_address(key) is None
    assert store.get(stored.id) == stored
    now[0] += INBOUND_LIFE
    assert store.get(stored.id) is None


def test_an_upload_of_unknown_type() -> None:
    with pytest.raises(GraphError):
        MediaStore().upload(b"x", "application/x-msdownload", "a.exe")


def test_photos_differ_and_repeat() -> None:
    assert photo("a") == photo("a") != photo("b")
    assert len(photo("a")) < 20_000
