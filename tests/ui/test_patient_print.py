"""The page for the patient: harmless, whole, in the clinic's hours."""

import html
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest

from aura_desktop.domain.erasure import ErasureReason, Receipt
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.patient_file import Fields, Head
from aura_desktop.ui.patient_print import PrintForm, receipt_page

AT = datetime(2026, 12, 1, 15, 4, 5, tzinfo=UTC)
HOSTILE = '<script src="https://malo.cl/x.js"></script><img src=x onerror=alert(1)>\u202egpj.exe\x07\ud83d'
CONTACT: Fields = {
    "name": "Camila <b>Ejemplo</b>",
    "profile_name": "Cami",
    "phone": "+56900000142",
    "username": None,
    "first_seen_at": AT,
    "marketing_opt_out": True,
    "no_ai": False,
}
HEAD = Head(
    contact=CONTACT,
    aliases=({"key": "p:56900000142"},),
    consents=(
        {
            "kind": "ai",
            "given": False,
            "at": AT,
            "way": "paper",
            "wording": HOSTILE,
            "person": "Pía",
        },
    ),
    conversations=({"labels": [["Toxina", 2]], "draft": HOSTILE},),
    drafts=(
        {
            "created_at": AT,
            "outcome": "used",
            "model": "m",
            "draft": {"versions": [{"text": HOSTILE}]},
        },
        {"created_at": AT, "outcome": "used", "model": "m", "draft": None},
    ),
    requests=({"at": AT, "host": "h", "model": "m", "body": ""},),
    audit=(
        {"at": AT, "person": "Pía", "action": "data_exported", "detail": {"form": "json"}},
        {"at": AT, "person": "Pía", "action": "later", "detail": {}},
    ),
    files=(
        {"at": AT, "kind": "image", "type": "jpeg", "size_bytes": 2048, "state": "kept"},
        {"at": AT, "kind": "document", "type": "", "size_bytes": 0, "state": "expired"},
        {"at": AT, "kind": "later", "type": "", "size_bytes": 0, "state": "later"},
    ),
    messages=2,
)


def message(**changes: Any) -> Fields:
    empty = dict.fromkeys(
        (
            *("edited_at", "revoked_at", "accepted_at", "sent_at", "delivered_at"),
            *("read_at", "failed_at", "referral", "raw", "chosen_ids", "content"),
        )
    )
    found = {
        "id": 1,
        "direction": "inbound",
        "author": "",
        "kind": "text",
        "text": "Hola",
        "status": "received",
        "at": AT,
        "reactions": [],
    }
    return {**empty, **found, **changes}


class Tags(HTMLParser):
    """Every tag and attribute of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.depth = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.depth += tag == "table"

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "table"


def page(*messages: Fields, head: Head = HEAD) -> str:
    form = PrintForm("Clínica <Ejemplo>")
    return form.head(head, AT) + form.page(messages) + form.tail()


def test_hostile_words_stay_words() -> None:
    written = page(message(text=HOSTILE, referral=HOSTILE, reactions=[{"emoji": HOSTILE}]))
    written.encode("utf-8")
    tags = Tags(written)
    assert not tags.tags & {"script", "img", "iframe", "link", "a", "form", "object", "b"}
    assert not {name for name in tags.attributes if name.startswith("on")}
    assert not tags.attributes & {"src", "href"}
    assert "default-src 'none'" in html.unescape(written)
    assert "\x07" not in written
    assert html.escape("<script src=") in written


def test_everything_of_the_patient_is_in_it_with_the_clinics_hours() -> None:
    written = html.unescape(
        page(
            message(direction="outbound", author="Pía", status="read", read_at=AT, edited_at=AT),
            message(kind="note", direction="internal", text="llamar mañana"),
            message(kind="image", text="", content={"is": "Media", "kind": "image", "url": "u"}),
            message(kind="hologram", text="", content={"is": "Hologram", "body": "x"}),
            message(status="unconfirmed", direction="outbound"),
        )
    )
    # 15:04:05 UTC is 12:04:05 in Santiago in December.
    assert "read 01-12-2026 12:04:05" in written
    for words in ("Clinic Pía", "Internal note", "llamar mañana", "Photo", "Toxina", "withdrawn"):
        assert words in written, words
    assert "made a copy" in written
    assert "its words are no longer kept" in written
    assert "Hologram" not in written.split("</style>")[0]


def test_files_are_listed_with_what_became_of_them() -> None:
    form = PrintForm("Clínica Ejemplo")
    form.head(HEAD, AT)
    page = form.tail()
    assert "Photos and files" in page
    for words in ("jpeg", "2 kB", "kept; given apart", "no longer kept", "not fetched"):
        assert f">{words}</td>" in page, words


def test_days_have_headings_of_their_own_and_tables_are_closed() -> None:
    later = datetime(2026, 12, 2, 2, 59, tzinfo=UTC)
    next_day = datetime(2026, 12, 2, 3, 1, tzinfo=UTC)
    written = page(message(), message(at=later), message(at=next_day))
    assert [written.count(f"<h3>0{day}-12-2026") for day in (1, 2)] == [1, 1]
    assert Tags(written).depth == 0


def test_a_patient_without_anything_has_a_page_too() -> None:
    bare = Head(contact={**CONTACT, "name": "", "phone": None})
    written = page(head=bare)
    assert written.count("None.") == 6
    assert Tags(written).depth == 0


@pytest.mark.parametrize("person", ["", "Pía <i>Ejemplo</i>"])
def test_a_receipt_to_print(person: str) -> None:
    receipt = Receipt(
        receipt="ABCD-EFGH-JKLM",
        contact_id=ContactId(7),
        at=AT,
        person=person,
        reason=ErasureReason.REQUEST,
        counts={"messages": 12, "drafts": 0},
    )
    written = receipt_page(receipt, "Clínica Ejemplo")
    assert "ABCD-EFGH-JKLM" in written
    assert "Messages and notes: 12" in written
    assert "AI drafts" not in written
    assert "01-12-2026 12:04:05" in written
    assert "<i>" not in written
    assert receipt_page(replace(receipt, counts={}), "").count("<p>") >= 1
