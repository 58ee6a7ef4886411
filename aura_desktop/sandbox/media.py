"""Media endpoints: upload, look-up, download, delete.

Source: Cloud API, media.
"""

from email.message import Message
from email.parser import BytesHeaderParser

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aura_desktop.sandbox.graph_error import GraphError, no_such_object
from aura_desktop.sandbox.media_store import StoredFile
from aura_desktop.sandbox.simulator import require, simulator_of


async def upload(request: Request) -> Response:
    """Multipart with messaging_product, type and file."""
    simulator = simulator_of(request)
    require(request, simulator.settings.phone_number_id)
    parts = {part.name: part for part in await _multipart(request)}
    product = parts.get("messaging_product")
    if product is None or product.data != b"whatsapp":
        raise GraphError(100, "The parameter messaging_product is required.")
    file = parts.get("file")
    if file is None:
        raise GraphError(100, "The parameter file is required.")
    given = parts.get("type")
    mime = given.data.decode("ascii", "replace") if given else file.mime_type
    stored = simulator.files.upload(file.data, mime, file.filename)
    return JSONResponse({"id": stored.id})


def look_up(request: Request, stored: StoredFile) -> Response:
    """The file's facts and an address that is good for five minutes."""
    number = request.query_params.get("phone_number_id")
    settings = simulator_of(request).settings
    if number not in {None, settings.phone_number_id}:
        raise no_such_object(stored.id, request.method)
    key = simulator_of(request).files.new_address(stored.id)
    return JSONResponse(
        {
            "messaging_product": "whatsapp",
            "url": str(request.url_for("media_download", key=key)),
            "mime_type": stored.mime_type,
            "sha256": stored.sha256_hex,
            "file_size": len(stored.data),
            "id": stored.id,
        }
    )


async def download(request: Request) -> Response:
    """The bytes; Meta wants the token here too."""
    stored = simulator_of(request).files.at_address(request.path_params["key"])
    if stored is None:
        return Response(status_code=404)
    return Response(stored.data, media_type=stored.mime_type.partition(";")[0])


class _Part:
    """One part of a multipart body."""

    def __init__(self, headers: Message, data: bytes) -> None:
        self.name = str(headers.get_param("name", "", "content-disposition"))
        self.filename = headers.get_filename("")
        self.mime_type = headers.get_content_type()
        self.data = data


async def _multipart(request: Request) -> list[_Part]:
    headers = BytesHeaderParser().parsebytes(
        b"content-type: " + request.headers.get("content-type", "").encode("latin-1")
    )
    boundary = headers.get_param("boundary")
    if headers.get_content_type() != "multipart/form-data" or not isinstance(boundary, str):
        raise GraphError(100, "The body must be multipart/form-data.")
    pieces = (b"\r\n" + await request.body()).split(b"\r\n--" + boundary.encode("latin-1"))
    parts = []
    for piece in pieces[1:-1]:
        head, _, data = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        parts.append(_Part(BytesHeaderParser().parsebytes(head + b"\r\n\r\n"), data))
    return parts
