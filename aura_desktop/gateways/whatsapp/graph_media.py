"""Files of messages: where Graph says they lie, whether the token may go there, and their bytes.

Source: Cloud API, media.
"""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import httpx

from aura_desktop.domain.media import MediaFacts, sha256_hex
from aura_desktop.errors import AuraError, RefusedError, SetupError, UnavailableError
from aura_desktop.gateways.whatsapp import failures, graph_http
from aura_desktop.gateways.whatsapp.payload import Object, integer, text

_METAS = ("fbsbx.com", "facebook.com", "fbcdn.net", "whatsapp.net", "whatsapp.com")
"""Meta's own domains; files lie at lookaside.fbsbx.com."""
PART_BYTES = 256 * 1024
_PATIENCE_S = 60.0
_SLOWEST_BYTES_S = 16 * 1024
"""An answer that trickles keeps each single read in time: so much must come on the whole."""
_MISSING_NODE = (100, 33)
_AGAIN_S = 60.0
_WORDS_BYTES = 64 * 1024
"""So much of a refusal is read."""

Take = Callable[[bytes], Awaitable[None]]


def read_facts(answer: Object) -> MediaFacts:
    """GET /{media_id}. Raises: UnavailableError not_graph, media_download_failed."""
    if not answer:
        raise UnavailableError("not_graph")
    url = text(answer.get("url"))
    if not url:
        raise _failed("no_url")
    return MediaFacts(
        url=url,
        mime_type=text(answer.get("mime_type")),
        sha256=sha256_hex(text(answer.get("sha256"))),
        size_bytes=max(integer(answer.get("file_size")), 0),
    )


def as_media_error(error: AuraError) -> AuraError:
    """Of a look-up: a node that is missing is no trouble of the set-up; the file is gone."""
    told = (error.params.get("graph_code"), error.params.get("error_subcode"))
    if isinstance(error, SetupError) and told == _MISSING_NODE:
        return RefusedError("media_gone", graph_code=100, error_subcode=33)
    return error


def _failed(detail: str) -> UnavailableError:
    """This one file cannot be had; the others may well be."""
    return UnavailableError("media_download_failed", retry_after_s=_AGAIN_S, detail=detail)


def may_have_token(url: str, root: str) -> bool:
    """Whether the access token may be sent there: to Meta by https, and to where Graph itself is asked."""
    try:
        there, graph = urlsplit(url), urlsplit(root)
        origins = [(each.scheme, each.hostname, each.port) for each in (there, graph)]
    except ValueError:
        return False
    if there.username is not None or there.password is not None:
        return False
    if origins[0] == origins[1]:
        return True
    # In the demo Graph is this PC: nothing leaves it, whatever an answer says.
    if graph_http.is_loopback(graph.hostname or ""):
        return False
    host = (there.hostname or "").rstrip(".")
    is_meta = any(host == domain or host.endswith(f".{domain}") for domain in _METAS)
    return there.scheme == "https" and there.port in (None, 443) and is_meta


async def read(
    client: httpx.AsyncClient,
    facts: MediaFacts,
    place: tuple[str, str],
    limit_bytes: int,
    take: Take,
) -> None:
    """Hand the bytes of a file to `take`, part by part. `place`: Graph's root and the token. No redirect is followed.

    Raises: RefusedError media_address_foreign, media_too_large; UnavailableError media_incomplete,
    media_download_failed and those of a connection; SetupError; what `take` raises.
    """
    root, token = place
    if not may_have_token(facts.url, root):
        raise RefusedError("media_address_foreign")
    try:
        request = client.build_request(
            "GET",
            facts.url,
            # What is packed on the way could unpack to any size.
            headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"},
        )
        async with asyncio.timeout(_PATIENCE_S + limit_bytes / _SLOWEST_BYTES_S):
            await _hand_over(client, request, token, limit_bytes, take)
    except httpx.InvalidURL as error:
        raise _failed(type(error).__name__) from None
    except graph_http.NOT_SENT as error:
        raise graph_http.unreachable(error) from None
    except (httpx.HTTPError, TimeoutError) as error:
        raise UnavailableError("media_incomplete", detail=type(error).__name__) from None


async def _hand_over(
    client: httpx.AsyncClient, request: httpx.Request, token: str, limit_bytes: int, take: Take
) -> None:
    response = await client.send(request, stream=True, follow_redirects=False)
    try:
        if response.status_code != httpx.codes.OK:
            raise await _refusal(response, token)
        if integer(response.headers.get("content-length")) > limit_bytes:
            raise RefusedError("media_too_large")
        total = 0
        async for part in response.aiter_raw(PART_BYTES):
            total += len(part)
            if total > limit_bytes:
                raise RefusedError("media_too_large")
            await take(part)
    finally:
        await response.aclose()


async def _refusal(response: httpx.Response, token: str) -> AuraError:
    if response.is_redirect:
        return RefusedError("media_address_foreign")
    if response.status_code in (httpx.codes.NOT_FOUND, httpx.codes.GONE):
        # The address was good for five minutes: another one is asked for at the next try.
        return UnavailableError("media_address_old", tries=2)
    content = bytearray()
    async for part in response.aiter_raw(_WORDS_BYTES):
        content += part
        if len(content) >= _WORDS_BYTES:
            break
    refusal = failures.from_response(
        response.status_code, bytes(content), response.headers, sending=False
    )
    if refusal.code == "not_graph":
        return _failed(f"status {response.status_code}")
    return failures.kept_back(refusal, (token,))
