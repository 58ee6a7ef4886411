"""Every way to knock at a door that a web page, another program or somebody outside has: whole requests."""

import json
from collections.abc import Iterator

from tests.flows.processes import API_KEY

SEND = json.dumps(
    {"phone_number": "+56900000142", "message": "Hola", "message_type": "text"}
).encode()
BEARER = f"Authorization: Bearer {API_KEY}\r\n".encode()
JSON = b"Content-Type: application/json\r\n"
HOST = b"Host: 127.0.0.1\r\n"

ROOMS = (
    *(b"/whatsapp/status", b"/whatsapp/send", b"/whatsapp/send-interactive"),
    *(b"/whatsapp/messages/x", b"/whatsapp/openapi.json", b"/", b"/docs", b"/openapi.json"),
)
METHODS = (b"GET", b"POST", b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"HEAD", b"TRACE", b"CONNECT")


def spellings(path: bytes) -> Iterator[bytes]:
    """One room, by every name a server has ever been fooled with."""
    bare = path.removeprefix(b"/")
    last = bare.rpartition(b"/")[2]
    yield from (
        path,
        b"/" + path,
        b"///" + bare,
        path + b"/",
        path + b"?",
        path + b"#x",
        path + b"%00",
    )
    yield from (
        b"/./" + bare,
        b"/x/.." + path,
        b"/x/%2e%2e" + path,
        b"/%2e/" + bare,
        b"/..;" + path,
    )
    yield b"/whatsapp/webhook/../" + last
    yield b"/whatsapp/webhook/%2e%2e/" + last
    yield b"/whatsapp/webhook%2f..%2f" + last
    yield b"/whatsapp/webhook/..%5c" + last
    yield b"/whatsapp/webhook;" + path
    yield b"/whatsapp/webhook?" + path
    yield path.replace(b"/", b"%2f")
    yield path.replace(b"/", b"\\")
    yield path.upper()
    yield b"".join(b"%%%02x" % sign for sign in path)
    yield b"/" + b"".join(b"%%25%02x" % sign for sign in bare)
    for host in (b"127.0.0.1:8000", b"localhost", b"evil.example", b"user@127.0.0.1:8000"):
        yield b"http://" + host + path


DISGUISES = (
    HOST,
    b"Host: localhost:8000\r\n",
    b"Host: 127.0.0.1:8000\r\nHost: aura.example\r\n",
    HOST
    + b"X-Forwarded-Host: 127.0.0.1:8000\r\nX-Forwarded-For: 127.0.0.1\r\nForwarded: for=127.0.0.1\r\n",
    HOST + b"X-Original-URL: /whatsapp/status\r\nX-Rewrite-URL: /whatsapp/status\r\n",
    HOST + b"X-Forwarded-Prefix: /whatsapp/status\r\nX-HTTP-Method-Override: GET\r\n",
    HOST
    + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n",
)


def hostile() -> Iterator[tuple[str, bytes, int]]:
    """What it is, the whole request, and the status that keeps it out."""
    host = b"Host: 127.0.0.1:8000\r\n"
    for name in (
        *(
            b"evil.example",
            b"evil.example:8000",
            b"127.0.0.1.evil.example",
            b"127.0.0.1:8000.evil.example",
        ),
        *(
            b"localhost.evil.example",
            b"0.0.0.0:8000",
            b"[::]",
            b"169.254.169.254",
            b"127.1",
            b"2130706433",
        ),
        *(
            b"",
            b"127.0.0.1:",
            b"127.0.0.1:80@evil.example",
            b"evil.example#127.0.0.1",
            b"127.0.0.1 evil.example",
        ),
    ):
        yield "a name bent to this PC", post(b"Host: " + name + b"\r\n" + BEARER + JSON), 403
    yield "two names", post(host + b"Host: evil.example\r\n" + BEARER + JSON), 403
    yield "no name", post(BEARER + JSON), 403
    for origin in (
        *(
            b"https://evil.example",
            b"null",
            b"http://127.0.0.1:3000",
            b"https://127.0.0.1:8000",
            b"",
        ),
        *(b"http://127.0.0.1:8000.evil.example", b"file://", b"chrome-extension://abc"),
    ):
        yield "a page's script", post(host + b"Origin: " + origin + b"\r\n" + BEARER + JSON), 403
    for site in (b"cross-site", b"same-site"):
        yield (
            "a page's form",
            post(host + b"Sec-Fetch-Site: " + site + b"\r\n" + BEARER + JSON),
            403,
        )
    yield (
        "asking leave first",
        post(host + b"Origin: https://evil.example\r\n", method=b"OPTIONS"),
        403,
    )
    for kind in (
        *(b"text/plain", b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=x"),
        *(b"text/plain;application/json", b"application/json-patch+json", b"text/json", b""),
    ):
        yield "a simple body", post(host + BEARER + b"Content-Type: " + kind + b"\r\n"), 415
    yield "a body of no kind", post(host + BEARER), 415
    yield "a body of two kinds", post(host + BEARER + b"Content-Type: text/plain\r\n" + JSON), 415
    for key in (
        b"",
        b"Bearer",
        b"Bearer ",
        b"Basic a2V5",
        b"Bearer x",
        b"bearer null",
        API_KEY.encode(),
    ):
        yield "no key", post(host + JSON + b"Authorization: " + key + b"\r\n"), 401
    yield (
        "a key in a cookie",
        post(host + JSON + b"Cookie: key=" + API_KEY.encode() + b"\r\n"),
        401,
    )
    yield "a key in the address", post(host + JSON, target=b"?key=" + API_KEY.encode()), 401
    upgrade = b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n"
    yield (
        "a web socket",
        post(host + upgrade + b"Origin: https://evil.example\r\n" + BEARER + JSON),
        403,
    )
    yield "a web socket of nobody", post(host + upgrade, method=b"GET"), 405


def post(headers: bytes, *, method: bytes = b"POST", target: bytes = b"") -> bytes:
    head = b"%b /whatsapp/send%b HTTP/1.1\r\n%b" % (method, target, headers)
    return head + b"Content-Length: %d\r\n\r\n" % len(SEND) + SEND
