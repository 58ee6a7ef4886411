"""Messages in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from aura_desktop.domain.allowance import Hold, HoldReason
from aura_desktop.domain.content import (
    Content,
    ContentKind,
    Interactive,
    InteractiveReply,
    InteractiveType,
    Location,
    Media,
    Note,
    Order,
    OrderItem,
    ReplyButton,
    SharedContact,
    SharedContacts,
    SystemNotice,
    TemplateMessage,
    Unsupported,
)
from aura_desktop.domain.ids import Wamid
from aura_desktop.domain.message import (
    Direction,
    Failure,
    MessageOrigin,
    MessageStatus,
    Quote,
    Reaction,
    Way,
)
from aura_desktop.ui.wording_allowance import number
from aura_desktop.ui.wording_message import (
    clipboard_text,
    format_words,
    media_detail,
    media_title,
    meta_words,
    order_words,
    quote_speaker,
    quote_words,
    speaker,
    spoken_message,
    system_words,
    template_title,
    trouble_detail,
    trouble_words,
)
from tests.ui.messages import NOW, made, sent


def spoken(content: Content | str, **more: object) -> str:
    return spoken_message(made(content, **more), "Camila", "Clínica")  # type: ignore[arg-type]


def test_a_sentence_has_all_that_eyes_would_see() -> None:
    quote = Quote(
        wamid=Wamid("x"), direction=Direction.OUTBOUND, kind=ContentKind.TEXT, text="¿Qué\nhora?"
    )
    reaction = Reaction(emoji="👍", direction=Direction.OUTBOUND)
    said = spoken(
        "Hola\nqué tal", quote=quote, reactions=(reaction,), edited_at=NOW, forwarded=True
    )
    assert said == (
        "Camila, 10:12. In reply to: ¿Qué hora?. Hola qué tal. Forwarded, Edited. Reaction 👍."
    )


def test_buttons_and_the_chosen_one_are_said() -> None:
    content = Interactive(
        interactive_type=InteractiveType.BUTTON,
        body="¿Cuándo?",
        buttons=(ReplyButton(id="am", title="Mañana"), ReplyButton(id="pm", title="Tarde")),
    )
    said = spoken_message(sent(content, chosen_ids=("pm",)), "Camila", "Clínica")
    assert "Options: Mañana, Tarde. Chosen: Tarde. Read" in said
    link = Interactive(
        interactive_type=InteractiveType.CTA_URL,
        body="Mapa",
        link_text="Abrir",
        link_url="https://x.example",
    )
    assert "Options: Abrir." in spoken_message(sent(link), "Camila", "Clínica")
    template = TemplateMessage(name="x", language="es", body="Hola", buttons=("Sí", "No"))
    assert "Options: Sí, No." in spoken_message(sent(template), "Camila", "Clínica")


@pytest.mark.parametrize(
    ("way", "author", "meta", "said"),
    [
        (Way.AUTOMATIC, "", "AI auto", "The AI sent this by itself."),
        (Way.DRAFT, "", "with AI", "A person sent this draft of the AI as it was."),
        (Way.DRAFT, "Carla", "Carla with AI", "A person sent this draft of the AI as it was."),
        (Way.DRAFT_CHANGED, "Carla", "Carla with AI", "A person changed this draft of the AI"),
        (Way.DRAFT, "Carla Demostración", "Carla with AI", "A person sent this draft"),
        (Way.MANUAL, "Carla Demostración", "Carla", ""),
        (Way.QUICK, "Carla", "Carla", ""),
        (Way.MANUAL, "", "", ""),
        (Way.QUICK_CHANGED, "", "", ""),
        (Way.UNKNOWN, "", "", ""),
    ],
)
def test_an_ais_part_in_a_message_is_shown_and_said(
    way: Way, author: str, meta: str, said: str
) -> None:
    message = sent("Hola", way=way, author=author)
    assert meta_words(message) == meta
    sentence = spoken_message(message, "Camila", "Clínica")
    assert said in sentence
    assert (" AI" in sentence) == bool(said)


def test_what_the_autopilot_sent_is_automatic_even_without_its_record() -> None:
    message = sent("Hola", origin=MessageOrigin.AUTOPILOT, edited_at=NOW)
    assert meta_words(message) == "AI auto · edited"


def test_failure_and_reason_are_said() -> None:
    failed = sent("x", MessageStatus.FAILED, failure=Failure(code="recipient_unreachable"))
    said = spoken_message(failed, "Camila", "")
    assert said.startswith("Clinic, 10:12. x. Not sent. Could not deliver to this number")
    assert not said.endswith("..")


def test_notes_and_notices_name_themselves() -> None:
    note = made(Note(body="Prefiere la tarde"), direction=Direction.INTERNAL, author="Pía")
    assert spoken_message(note, "Camila", "") == "Internal note · Pía, 10:12. Prefiere la tarde."
    notice = made(SystemNotice(system_type="user_changed_number"), direction=Direction.INTERNAL)
    assert speaker(notice, "Camila", "") == "Notice"
    assert "changed the phone number" in spoken_message(notice, "Camila", "")


@pytest.mark.parametrize(
    "kind", ["customer_changed_number", "customer_identity_changed", "user_changed_user_id", "new"]
)
def test_every_notice_has_words(kind: str) -> None:
    assert system_words(SystemNotice(system_type=kind))


def test_without_names_there_are_general_words() -> None:
    assert speaker(made("x"), "", "") == "Patient"
    assert speaker(sent("x"), "", "") == "Clinic"
    assert speaker(sent("x", author="Carla"), "", "Clínica") == "Carla"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (Location(latitude=-33.44889, longitude=-70.66927), "-33.44889, -70.66927"),
        (SharedContacts(contacts=(SharedContact(phones=("+56 9 0000 0156",)),)), "+56 9 0000 0156"),
        (Media(kind=ContentKind.IMAGE, mime_type="image/jpeg"), "JPEG"),
        (Media(kind=ContentKind.IMAGE, caption="así"), "así"),
        (InteractiveReply(reply_type="nfm_reply"), "Form answered"),
        (Unsupported(original_type="poll"), "poll"),
    ],
)
def test_copying_gives_something_useful(content: Content, text: str) -> None:
    assert clipboard_text(made(content)) == text
    assert clipboard_text(made(content, revoked_at=NOW)) == ""


@pytest.mark.parametrize(
    ("mime", "words"),
    [
        ("image/jpeg", "JPEG"),
        ("audio/ogg; codecs=opus", "OGG"),
        ("application/msword", "Word"),
        ("application/x-something-long", ""),
        ("", ""),
    ],
)
def test_formats(mime: str, words: str) -> None:
    assert format_words(Media(kind=ContentKind.DOCUMENT, mime_type=mime)) == words


def test_cards() -> None:
    named = Media(kind=ContentKind.DOCUMENT, filename="a.bin", mime_type="application/octet-stream")
    assert (media_title(named), media_detail(named)) == ("a.bin", "Document")
    bare = Media(kind=ContentKind.DOCUMENT)
    assert (media_title(bare), media_detail(bare)) == ("Document", "")
    assert media_title(Media(kind=ContentKind.AUDIO, voice=True)) == "Voice message"
    mixed = Order(
        items=(OrderItem(quantity=1, currency="CLP"), OrderItem(quantity=1, currency="USD"))
    )
    assert order_words(mixed) == "2 product(s)"
    assert (
        template_title(TemplateMessage(name="hello_world", language="es"))
        == "Template · Hello world"
    )
    assert template_title(TemplateMessage(name="", language="es")) == "Template"


@pytest.mark.parametrize(
    ("quote", "who", "what"),
    [
        (Quote(wamid=Wamid("x")), "In reply to", "Earlier message"),
        (
            Quote(wamid=Wamid("x"), direction=Direction.INBOUND, kind=ContentKind.IMAGE),
            "Camila",
            "Photo",
        ),
        (
            Quote(
                wamid=Wamid("x"), direction=Direction.INBOUND, kind=ContentKind.IMAGE, text="así"
            ),
            "Camila",
            "Photo · así",
        ),
        (
            Quote(
                wamid=Wamid("x"),
                direction=Direction.OUTBOUND,
                kind=ContentKind.TEMPLATE,
                text="Hola",
            ),
            "Clínica",
            "Hola",
        ),
    ],
)
def test_quotes(quote: Quote, who: str, what: str) -> None:
    message = made("x", quote=quote)
    assert quote_speaker(message, "Camila", "Clínica") == who
    assert quote_words(message) == what


def test_trouble() -> None:
    assert trouble_words(sent("x", MessageStatus.SENT)) == ""
    assert trouble_words(sent("x", MessageStatus.FAILED)) == "Not sent"
    lost = sent("x", MessageStatus.UNCONFIRMED)
    assert trouble_words(lost) == "We do not know if it arrived. Check before sending again."
    again = replace(lost, resent=True)
    assert trouble_words(again) == "We do not know if it arrived", "it was sent again"


def test_what_waits_says_why_and_until_when() -> None:
    until = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    ceiling = Hold(reason=HoldReason.DAILY_CEILING, until=until, most=1_000)
    held = replace(sent("x", MessageStatus.QUEUED), hold=ceiling)
    assert trouble_words(held) == (
        f"Waiting: {number(1_000)} messages have left today. It leaves tomorrow at 00:00."
    )
    assert "Settings" in trouble_detail(held)
    assert "It leaves tomorrow at 00:00" in spoken_message(held, "Camila", "Clínica")
    limit = Hold(reason=HoldReason.MESSAGING_LIMIT, until=until, most=250)
    held = replace(held, hold=limit)
    assert "250 patients" in trouble_words(held)
    assert trouble_detail(held)
    unknown = replace(limit, reason=HoldReason.UNKNOWN)
    assert trouble_words(replace(held, hold=unknown)) == "Waiting until 00:00."
    failure = Failure(code="x", graph_code=131026, title="Undeliverable", detail="Nobody there")
    failed = sent("x", MessageStatus.FAILED, failure=failure)
    assert trouble_detail(failed) == "Technical detail: 131026\nUndeliverable · Nobody there"
    assert trouble_detail(sent("x")) == ""
