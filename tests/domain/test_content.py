"""Each content has a kind and words."""

import pytest

from aura_desktop.domain.content import (
    MEDIA_KINDS,
    ButtonReply,
    Content,
    ContentKind,
    Interactive,
    InteractiveReply,
    InteractiveType,
    Location,
    Media,
    Note,
    Order,
    SharedContact,
    SharedContacts,
    SystemNotice,
    TemplateMessage,
    Text,
    Unsupported,
    kind_of,
    plain_text,
)


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (Text(body="Hola"), ContentKind.TEXT, "Hola"),
        (Note(body="interna"), ContentKind.NOTE, "interna"),
        (SystemNotice(system_type="x", body="Cambió"), ContentKind.SYSTEM, "Cambió"),
        (ButtonReply(text="Sí", payload="y"), ContentKind.BUTTON, "Sí"),
        (Order(text="dos"), ContentKind.ORDER, "dos"),
        (Media(kind=ContentKind.IMAGE, caption="mire"), ContentKind.IMAGE, "mire"),
        (Media(kind=ContentKind.DOCUMENT, filename="a.pdf"), ContentKind.DOCUMENT, "a.pdf"),
        (
            Location(latitude=0, longitude=0, name="Clínica", address="Calle 1"),
            ContentKind.LOCATION,
            "Clínica · Calle 1",
        ),
        (Location(latitude=0, longitude=0, address="Calle 1"), ContentKind.LOCATION, "Calle 1"),
        (
            SharedContacts(
                contacts=(SharedContact(formatted_name="Ana"), SharedContact(formatted_name="Eva"))
            ),
            ContentKind.CONTACTS,
            "Ana, Eva",
        ),
        (
            InteractiveReply(reply_type="list_reply", title="16:30", description="lunes"),
            ContentKind.INTERACTIVE_REPLY,
            "16:30",
        ),
        (
            InteractiveReply(reply_type="nfm_reply", description="enviado"),
            ContentKind.INTERACTIVE_REPLY,
            "enviado",
        ),
        (
            TemplateMessage(name="a", language="es", header="Hora", body="Hola", footer="Chao"),
            ContentKind.TEMPLATE,
            "Hora\nHola\nChao",
        ),
        (
            Interactive(interactive_type=InteractiveType.BUTTON, body="¿Viene?"),
            ContentKind.INTERACTIVE,
            "¿Viene?",
        ),
        (Unsupported(original_type="poll"), ContentKind.UNSUPPORTED, ""),
    ],
)
def test_kind_and_words(content: Content, kind: ContentKind, words: str) -> None:
    assert kind_of(content) is kind
    assert plain_text(content) == words


def test_media_kinds() -> None:
    assert all(kind_of(Media(kind=kind)) is kind for kind in MEDIA_KINDS)
    assert len(MEDIA_KINDS) == 5
