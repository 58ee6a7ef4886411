"""The address of a model's server as people paste it: often the whole of a request."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from aura_desktop.domain.setup import AiProvider

_REQUESTS = re.compile(r"/(?:chat/completions|completions|responses|embeddings|models)/?$")
_DEPLOYMENT = re.compile(r"/openai/deployments/([^/]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAddress:
    """`api_version` and `model` are what the pasted request named, "" if it named none."""

    base_url: str
    api_version: str = ""
    model: str = ""


def read_address(text: str, provider: AiProvider) -> ModelAddress | None:
    """What is before a server's own paths; None if it is no address of the web."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host or parts.username is not None:
        return None
    if any(sign.isspace() for sign in text) or not text.isprintable():
        return None
    root = f"{parts.scheme.lower()}://{parts.netloc}"
    if provider is not AiProvider.AZURE:
        return ModelAddress(base_url=root + _REQUESTS.sub("", parts.path).rstrip("/"))
    deployment = _DEPLOYMENT.search(parts.path)
    return ModelAddress(
        base_url=root + parts.path.partition("/openai")[0].rstrip("/"),
        api_version=parse_qs(parts.query).get("api-version", [""])[0],
        model=unquote(deployment.group(1)) if deployment else "",
    )
