"""Meta's own example bodies must pass: strict is right, stricter than Meta is wrong."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from aura_desktop.sandbox import validation
from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param

Json = dict[str, Any]
FOLDER = Path(__file__).parent.parent / "data" / "meta"
EXAMPLES: dict[str, Json] = json.loads(
    (FOLDER / "message.examples.json").read_text(encoding="utf-8")
)
WAMID = "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQUYzMjEzNDM2RTZGQ0MzMDJBRgA="
# What Meta writes where the reader shall put something of their own.
BLANKS = (
    (re.compile(r'"<?http\(s\)://[^"]*"'), '"https://clinica.example/file"'),
    (re.compile(r'"message_id": "[^"]*"'), f'"message_id": "{WAMID}"'),
    (re.compile(r'"<HEADER_TYPE>"'), '"text"'),
)
MIME = {"audio": "audio/ogg", "video": "video/mp4", "sticker": "image/webp"}
REFUSED = {
    "Send Order Details Message": 131009,  # payments: not offered in Chile
    "Send Order Status Message": 131009,
    "Send Reply to List Message": 100,  # Meta forgot `type` in this one
}


def filled(example: Json) -> Json:
    written = json.dumps(example)
    for blank, value in BLANKS:
        written = blank.sub(value, written)
    body: Json = json.loads(written)
    header = body.get("interactive", {}).get("header", {})
    if header.get("type", "").startswith("<"):
        header["type"] = "text"
    return body


def check(body: Json) -> None:
    param = Param(body)
    if param.has("status"):
        validation.check_receipt(param)
        return
    kind = validation.check_envelope(param)
    validation.check_content(param, kind, lambda _: MIME.get(kind, "image/jpeg"))


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - REFUSED.keys()))
def test_metas_example_passes(name: str) -> None:
    check(filled(EXAMPLES[name]))


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_the_named_exceptions(name: str, code: int) -> None:
    with pytest.raises(GraphError) as refused:
        check(filled(EXAMPLES[name]))
    assert refused.value.code == code
