"""Turns one line of a script into WhatsApp's message objects.

A line holds one of: text · image (caption) · document (file name) · voice (seconds) · sticker ·
location {latitude, longitude, name, address} · contact {name, phone} · tap (title of a button or row) ·
react (emoji) · unsupported (Meta's word); of the clinic also text with `buttons`, or with `rows` and `list`.
"""

from typing import Any

from aura_desktop.sandbox.media_store import MediaStore, StoredFile
from aura_desktop.sandbox.pictures import STICKER, photo

Json = dict[str, Any]
_VOICE = b"OggS" + bytes(24) + b"OpusHead" + bytes(2048)
_PDF = b"%PDF-1.4\n% a document of the sandbox\n%%EOF\n"


def spoken(line: Json, files: MediaStore) -> Json:
    """{"type": kind, kind: {…}} for a line without a reference to another message."""
    if "buttons" in line or "rows" in line:
        return {"type": "interactive", "interactive": interactive(line)}
    if "text" in line:
        return {"type": "text", "text": {"body": line["text"]}}
    if "image" in line:
        stored = files.receive(photo(line["image"]), "image/png")
        return _media("image", stored, caption=line["image"])
    if "document" in line:
        stored = files.receive(_PDF, "application/pdf", line["document"])
        return _media("document", stored, filename=line["document"])
    if "voice" in line:
        stored = files.receive(_VOICE, "audio/ogg; codecs=opus")
        return _media("audio", stored, voice=True)
    if "sticker" in line:
        return _media("sticker", files.receive(STICKER, "image/webp"), animated=False)
    return _other(line)


def _other(line: Json) -> Json:
    if "location" in line:
        return {"type": "location", "location": line["location"]}
    if "contact" in line:
        phone = line["contact"]["phone"]
        name = line["contact"]["name"]
        card = {
            "name": {"formatted_name": name, "first_name": name.split()[0]},
            "phones": [{"phone": "+" + phone, "wa_id": phone, "type": "CELL"}],
        }
        return {"type": "contacts", "contacts": [card]}
    word = line.get("unsupported", "unknown")
    error = {
        "code": 131051,
        "title": "Message type unknown",
        "message": "Message type unknown",
        "error_data": {"details": "Message type is currently not supported."},
    }
    return {"type": "unsupported", "errors": [error], "unsupported": {"type": word}}


def interactive(line: Json) -> Json:
    """The interactive object of a clinic's line."""
    if "buttons" in line:
        buttons = [
            {"type": "reply", "reply": {"id": _slug(title), "title": title}}
            for title in line["buttons"]
        ]
        return {"type": "button", "body": {"text": line["text"]}, "action": {"buttons": buttons}}
    rows = [{"id": _slug(title), "title": title} for title in line["rows"]]
    action = {"button": line["list"], "sections": [{"rows": rows}]}
    return {"type": "list", "body": {"text": line["text"]}, "action": action}


def reaction(wamid: str, emoji: str) -> Json:
    return {"type": "reaction", "reaction": {"message_id": wamid, "emoji": emoji}}


def choices(body: Json) -> list[Json]:
    """What the patient can tap under a message: replies as webhook contents, in the order shown."""
    part = body.get("interactive", {})
    action = part.get("action", {})
    if part.get("type") == "button":
        return [
            {
                "type": "interactive",
                "interactive": {"type": "button_reply", "button_reply": dict(button["reply"])},
            }
            for button in action.get("buttons", [])
        ]
    if part.get("type") == "list":
        return [
            {
                "type": "interactive",
                "interactive": {"type": "list_reply", "list_reply": dict(row)},
            }
            for section in action.get("sections", [])
            for row in section.get("rows", [])
        ]
    return []


def template_choices(definition: Json, message: Json) -> list[Json]:
    """The quick replies of a template; a payload given with the send comes back, else the text."""
    payloads = {
        int(part["index"]): part["parameters"][0]["payload"]
        for part in message.get("components", [])
        if str(part.get("sub_type", "")).lower() == "quick_reply"
    }
    parts = [part for part in definition["components"] if part["type"] == "BUTTONS"]
    buttons = parts[0]["buttons"] if parts else []
    return [
        {
            "type": "button",
            "button": {"text": button["text"], "payload": payloads.get(index, button["text"])},
        }
        for index, button in enumerate(buttons)
        if button["type"] == "QUICK_REPLY"
    ]


def title_of(choice: Json) -> str:
    """The words on a button or row."""
    if choice["type"] == "button":
        return str(choice["button"]["text"])
    reply = choice["interactive"]
    return str(reply[reply["type"]]["title"])


def _media(kind: str, stored: StoredFile, **more: Any) -> Json:
    media: Json = {"id": stored.id, "mime_type": stored.mime_type, "sha256": stored.sha256}
    media.update({key: value for key, value in more.items() if value != ""})
    return {"type": kind, kind: media}


def _slug(title: str) -> str:
    return "-".join(title.lower().split())
