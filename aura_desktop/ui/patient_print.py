"""A patient's file for people: one page of HTML, without scripts and without anything from elsewhere.

All of it is written in a thread: nothing here may touch a widget.
"""

import html
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain import codec
from aura_desktop.domain.audit import Action
from aura_desktop.domain.consent import ConsentKind, ConsentWay
from aura_desktop.domain.content import ContentKind
from aura_desktop.domain.erasure import Receipt
from aura_desktop.domain.media import MediaState
from aura_desktop.domain.message import Direction, MessageStatus
from aura_desktop.domain.patient_file import Fields, Head
from aura_desktop.domain.phone import for_reading
from aura_desktop.ui import (
    wording,
    wording_errors,
    wording_media,
    wording_message,
    wording_rights,
    wording_time,
)

translate = QCoreApplication.translate

_FOR_MACHINES = frozenset(
    {
        *("is", "kind", "media_id", "sha256", "mime_type", "id", "payload", "language"),
        *("reply_type", "interactive_type", "system_type", "catalog_id", "wa_ids"),
    }
)
_STYLE = """
body { font: 14px/1.45 "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #10242a;
  margin: 24px auto; max-width: 820px; padding: 0 16px; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 17px; margin: 28px 0 8px; border-bottom: 1px solid #dae3e6; }
h3 { font-size: 14px; margin: 18px 0 6px; color: #44595f; } p { margin: 4px 0; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top;
  padding: 4px 10px 4px 0; border-bottom: 1px solid #edf1f2; } th { color: #44595f; font-weight: 600; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }
.small { color: #526670; font-size: 12px; } .note { background: #fff6dd; padding: 2px 6px; }
tr { break-inside: avoid; } @media print { body { margin: 0; max-width: none; } }
"""
_HEAD = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><title>{title}</title><style>{style}</style></head><body>
"""


class PrintForm:
    """Written piece by piece, day by day."""

    suffix = ".html"
    name = "print"

    def __init__(self, clinic: str) -> None:
        self._clinic = clinic
        self._day: date | None = None
        self._head: Head | None = None

    def head(self, head: Head, at: datetime) -> str:
        """Who it is, what was agreed to, and the opening of the messages."""
        self._head, self._day = head, None
        title = translate("print", "Data of a patient")
        parts = [_page_head(title), f"<h1>{_text(title)}</h1>"]
        made = translate("print", "Copy made on {date}, {zone}")
        zone = wording_time.zone_words()
        parts.append(
            _small(f"{self._clinic} · {made.format(date=_moment(at), zone=zone)}".strip(" ·"))
        )
        parts += [_heading(translate("print", "The person")), _table(_person(head))]
        parts += [_heading(translate("print", "Consents")), _consents(head.consents)]
        parts.append(_heading(translate("print", "Messages and notes")))
        return "\n".join(parts)

    def page(self, messages: Sequence[Fields]) -> str:
        """The next messages, under the day on which they were written."""
        parts: list[str] = []
        for message in messages:
            day = wording_time.local(message["at"]).date()
            if day != self._day:
                parts.append(f"{'</table>' if self._day else ''}<h3>{day:%d-%m-%Y}</h3><table>")
                self._day = day
            parts.append(_message(message))
        return "\n".join(parts)

    def tail(self) -> str:
        """What else is kept, and the end."""
        head = self._head
        assert head is not None
        parts = ["</table>" if self._day else _none()]
        sections = (
            (translate("print", "Photos and files"), _files(head.files)),
            (translate("print", "AI drafts"), _drafts(head.drafts)),
            (translate("print", "What left for the AI"), _requests(head.requests)),
            (translate("print", "Who did what with these data"), _audit(head.audit)),
        )
        for title, body in sections:
            parts += [_heading(title), body]
        parts.append("</body></html>\n")
        return "\n".join(parts)


def receipt_page(receipt: Receipt, clinic: str) -> str:
    """A receipt of erasure to print; it holds nothing of the patient."""
    lines = wording_rights.receipt_text(receipt, clinic).split("\n")
    body = "\n".join(f"<p>{_text(line)}</p>" for line in lines[1:])
    return f"{_page_head(lines[0])}<h1>{_text(lines[0])}</h1>\n{body}\n</body></html>\n"


def _page_head(title: str) -> str:
    return _HEAD.format(language=wording_errors.language(), title=_text(title), style=_STYLE)


def _person(head: Head) -> list[tuple[str, str]]:
    contact = head.contact
    labels = [label[0] for each in head.conversations for label in each["labels"] or []]
    yes, no = translate("print", "yes"), translate("print", "no")
    named = [
        (translate("print", "Name"), contact["name"]),
        (translate("print", "Name on WhatsApp"), contact["profile_name"]),
        (translate("print", "Number"), for_reading(contact["phone"] or "")),
        (translate("print", "Username"), contact["username"]),
        (translate("print", "WhatsApp identifiers"), "\n".join(a["key"] for a in head.aliases)),
        (translate("print", "First contact"), _moment(contact["first_seen_at"])),
        (translate("print", "Labels"), ", ".join(labels)),
        (
            translate("print", "Half-written reply"),
            "\n".join(c["draft"] for c in head.conversations),
        ),
        (translate("print", "Wants no promotions"), yes if contact["marketing_opt_out"] else no),
        (translate("print", "Without AI"), yes if contact["no_ai"] else no),
        (translate("print", "Messages"), str(head.messages)),
    ]
    return [(name, value) for name, value in named if value and value.strip()]


def _consents(rows: Sequence[Fields]) -> str:
    cells = [
        (
            wording_rights.kind_words(ConsentKind(row["kind"])),
            translate("print", "given") if row["given"] else translate("print", "withdrawn"),
            _moment(row["at"]),
            wording_rights.way_words(ConsentWay(row["way"])),
            row["wording"],
            row["person"],
        )
        for row in rows
    ]
    return _rows(
        cells,
        translate("print", "What"),
        translate("print", "State"),
        translate("print", "Date"),
        translate("print", "How"),
        translate("print", "Words"),
        translate("print", "Noted by"),
    )


def _message(row: Fields) -> str:
    at = wording_time.clock_with_seconds(row["at"])
    kind = "note" if row["kind"] == ContentKind.NOTE.value else "words"
    parts = [f'<div class="{kind} words">{_text(_words(row))}</div>']
    parts += [_small(line) for line in _details(row) if line]
    return f"<tr><td>{at}</td><td>{_text(_side(row))}</td><td>{''.join(parts)}</td></tr>"


def _side(row: Fields) -> str:
    match row["direction"]:
        case Direction.INBOUND.value:
            return translate("print", "Patient")
        case Direction.OUTBOUND.value:
            return " ".join(filter(None, (translate("print", "Clinic"), row["author"])))
    return " ".join(filter(None, (translate("print", "Internal note"), row["author"])))


def _words(row: Fields) -> str:
    """The words; of what has none its kind."""
    if row["text"]:
        return str(row["text"])
    return _kind(row["kind"])


def _details(row: Fields) -> Iterable[str]:
    yield _content_details(row)
    for name, column in (
        (translate("print", "edited {time}"), "edited_at"),
        (translate("print", "taken back {time}"), "revoked_at"),
        (translate("print", "accepted {time}"), "accepted_at"),
        (translate("print", "sent {time}"), "sent_at"),
        (translate("print", "delivered {time}"), "delivered_at"),
        (translate("print", "read {time}"), "read_at"),
        (translate("print", "failed {time}"), "failed_at"),
    ):
        if row[column] is not None:
            yield name.format(time=_moment(row[column]))
    if row["status"] == MessageStatus.UNCONFIRMED.value:
        yield wording.status_words(MessageStatus.UNCONFIRMED)
    if row["reactions"]:
        yield " ".join(each["emoji"] for each in row["reactions"])
    for column in ("referral", "raw", "chosen_ids"):
        if row[column]:
            yield _plain(row[column])


def _content_details(row: Fields) -> str:
    """Kind, and what else of it a person can read; the marks of machines are in the other file."""
    content = row["content"]
    if not isinstance(content, dict) or content.get("is") in {"Text", "Note", None}:
        return ""
    try:
        words = wording_message.detail_words(codec.decode(content))
    except (KeyError, TypeError, ValueError):
        words = ""
    kind = wording.kind_words(ContentKind(row["kind"])) if row["kind"] in set(ContentKind) else ""
    parts = [part for part in (kind, words, *_readable(content)) if part]
    return " · ".join(dict.fromkeys(part for part in parts if part not in str(row["text"])))


def _readable(value: Any, name: str = "") -> Iterable[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _readable(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _readable(item, name)
    elif isinstance(value, str) and name not in _FOR_MACHINES:
        yield value


def _drafts(rows: Sequence[Fields]) -> str:
    cells = []
    for row in rows:
        versions = (row["draft"] or {}).get("versions") or []
        words = "\n".join(version.get("text", "") for version in versions)
        cells.append((_moment(row["created_at"]), row["outcome"], row["model"], words))
    return _rows(
        cells,
        translate("print", "Date"),
        translate("print", "What became of it"),
        translate("print", "Model"),
        translate("print", "Words"),
    )


def _requests(rows: Sequence[Fields]) -> str:
    gone = translate("print", "its words are no longer kept")
    return _rows(
        [(_moment(row["at"]), row["host"], row["model"], row["body"] or gone) for row in rows],
        translate("print", "Date"),
        translate("print", "Server"),
        translate("print", "Model"),
        translate("print", "Words"),
    )


def _files(rows: Sequence[Fields]) -> str:
    cells = [
        (
            _moment(row["at"]),
            _kind(row["kind"]),
            row["type"],
            wording_media.size_words(row["size_bytes"]),
            _file_state(row["state"]),
        )
        for row in rows
    ]
    return _rows(
        cells,
        translate("print", "Date"),
        translate("print", "Kind"),
        translate("print", "Format"),
        translate("print", "Size"),
        translate("print", "State"),
    )


def _file_state(state: str) -> str:
    match state:
        case MediaState.KEPT.value:
            return translate("print", "kept; given apart")
        case MediaState.ERASING.value | MediaState.EXPIRING.value | MediaState.EXPIRED.value:
            return translate("print", "no longer kept")
    return translate("print", "not fetched")


def _kind(kind: str) -> str:
    return wording.kind_words(
        ContentKind(kind) if kind in set(ContentKind) else ContentKind.UNKNOWN
    )


def _audit(rows: Sequence[Fields]) -> str:
    cells = [
        (_moment(row["at"]), row["person"], _action(row["action"]), _plain(row["detail"]))
        for row in rows
    ]
    return _rows(
        cells,
        translate("print", "Date"),
        translate("print", "Who"),
        translate("print", "What"),
        translate("print", "Details"),
    )


def _action(action: str) -> str:
    names = {
        Action.CONSENT_RECORDED: translate("print", "wrote down a consent"),
        Action.DATA_EXPORTED: translate("print", "made a copy"),
        Action.CONVERSATION_OPENED: translate("print", "opened the conversation"),
        Action.MESSAGE_RESENT: translate("print", "sent a message again"),
    }
    return names.get(Action(action), action) if action in set(Action) else action


def _heading(words: str) -> str:
    return f"<h2>{_text(words)}</h2>"


def _small(words: str) -> str:
    return f'<p class="small words">{_text(words)}</p>'


def _table(lines: Sequence[tuple[str, str]]) -> str:
    rows = (
        f'<tr><th>{_text(name)}</th><td class="words">{_text(value)}</td></tr>'
        for name, value in lines
    )
    return f"<table>{''.join(rows)}</table>"


def _rows(lines: Sequence[Sequence[str]], *heads: str) -> str:
    if not lines:
        return _none()
    named = "".join(f"<th>{_text(head)}</th>" for head in heads)
    rows = (
        "<tr>" + "".join(f'<td class="words">{_text(cell)}</td>' for cell in line) + "</tr>"
        for line in lines
    )
    return f"<table><tr>{named}</tr>{''.join(rows)}</table>"


def _none() -> str:
    words = translate("print", "None.")
    return f"<p>{_text(words)}</p>"


def _moment(at: datetime) -> str:
    return f"{wording_time.local(at):%d-%m-%Y %H:%M:%S}"


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _text(words: str) -> str:
    """Harmless in a page: no tags, no signs that HTML cannot hold, no halves of signs."""
    kept = "".join(sign if sign in "\n\t" or ord(sign) >= 32 else "\ufffd" for sign in words)
    return html.escape(kept.encode("utf-8", "replace").decode("utf-8"))
