"""What each recorded kind of message holds."""

import json
from typing import Any

import pytest

from aura_desktop.domain.content import (
    ButtonReply,
    Content,
    ContentKind,
    Interactive,
    InteractiveReply,
    InteractiveType,
    ListRow,
    ListSection,
    Location,
    Media,
    Order,
    OrderItem,
    ReplyButton,
    SharedContact,
    SharedContacts,
    SystemNotice,
    TemplateMessage,
    Text,
    Unsupported,
)
from aura_desktop.domain.events import MessageEchoed, MessageReceived
from aura_desktop.domain.ids import MediaId
from tests.gateways.recorded import (
    CAMILA,
    NUMBER,
    SENT_AT,
    events_of,
    update_of,
    wamid,
)


def _media(kind: ContentKind, mime_type: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "media_id": MediaId("300000000000003"),
        "mime_type": mime_type,
        "sha256": "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=",
    }


IMAGE, AUDIO, STICKER = ContentKind.IMAGE, ContentKind.AUDIO, ContentKind.STICKER

CONTENTS: dict[str, Content] = {
    "text": Text(body="Hola, ¿tienen hora para limpieza facial esta semana? 🙂"),
    "image": Media(
        **_media(IMAGE, "image/jpeg"),
        caption="Así quedó después de la sesión",
        url="https://lookaside.example/whatsapp/1",
    ),
    "video": Media(**_media(ContentKind.VIDEO, "video/mp4"), caption="Mire el movimiento"),
    "audio_voice": Media(**_media(AUDIO, "audio/ogg; codecs=opus"), voice=True),
    "audio_file": Media(**_media(AUDIO, "audio/mpeg")),
    "document": Media(
        **_media(ContentKind.DOCUMENT, "application/pdf"),
        filename="Orden médica Nº 12.pdf",
        caption="La orden",
    ),
    "sticker": Media(**_media(STICKER, "image/webp")),
    "sticker_animated": Media(**_media(STICKER, "image/webp"), animated=True),
    "location": Location(
        latitude=-33.4263,
        longitude=-70.6201,
        name="Consulta ficticia",
        address="Av. Inventada 123, Providencia",
        url="https://mapa.example/1",
    ),
    "contacts": SharedContacts(
        contacts=(
            SharedContact(
                formatted_name="Josefa Inventada",
                phones=("+56 9 0000 0177", "+56 2 2000 0000"),
                emails=("josefa@correo.example",),
                wa_ids=("56900000177",),
                organisation="Ejemplos SpA",
            ),
            SharedContact(formatted_name="Solo Nombre"),
        )
    ),
    "contacts_requested": SharedContacts(
        contacts=(
            SharedContact(
                formatted_name="Benjamín Ensayo",
                phones=("+56 9 0000 0155",),
                emails=("benja@correo.example",),
            ),
        ),
        origin="contact_request",
    ),
    "button": ButtonReply(text="Confirmar", payload="confirmar-hora"),
    "interactive_button_reply": InteractiveReply(
        reply_type="button_reply", id="manana", title="En la mañana"
    ),
    "interactive_list_reply": InteractiveReply(
        reply_type="list_reply", id="limpieza", title="Limpieza facial", description="60 minutos"
    ),
    "interactive_nfm_reply": InteractiveReply(
        reply_type="nfm_reply",
        title="Sent",
        response_json='{"flow_token":"ficha","hora":"10:30"}',
    ),
    "interactive_nfm_reply_empty": InteractiveReply(
        reply_type="nfm_reply", title="Av. Inventada 123"
    ),
    "interactive_call_permission_reply": InteractiveReply(reply_type="call_permission_reply"),
    "order": Order(
        catalog_id="500000000000005",
        text="¿Me la guardan?",
        items=(
            OrderItem(product_retailer_id="crema-01", quantity=2, item_price=14990, currency="CLP"),
            OrderItem(
                product_retailer_id="serum-02", quantity=1, item_price=24990.5, currency="CLP"
            ),
        ),
    ),
    "system_other": SystemNotice(system_type="some_new_event", body="Something happened"),
    "edit_unreadable": Unsupported(original_type="edit"),
    "image_not_available": Unsupported(
        original_type="image", error_code=131052, title="Media download error"
    ),
    "unsupported": Unsupported(
        original_type="poll_creation", error_code=131051, title="Message type unknown"
    ),
    "unsupported_first_contact": Unsupported(
        original_type="unsupported",
        error_code=131060,
        title="This message is currently unavailable",
    ),
    "unknown": Unsupported(
        original_type="unknown", error_code=131051, title="Message type unknown"
    ),
    "request_welcome": Unsupported(original_type="request_welcome"),
    "ad": Unsupported(original_type="ad"),
    "type_missing": Unsupported(),
}
KEPT_RAW = {
    "interactive_call_permission_reply",
    *(name for name, content in CONTENTS.items() if isinstance(content, Unsupported)),
}

ECHOES: dict[str, Content] = {
    "echo_text": Text(body="Te esperamos el jueves"),
    "echo_api_text": Text(body="Enviado por otro programa"),
    "echo_image": Media(**_media(IMAGE, "image/jpeg")),
    "echo_reply": Text(body="Claro"),
    "echo_template": TemplateMessage(
        name="recordatorio_hora",
        language="es",
        body="Hola Camila, tu hora es mañana",
        buttons=("Confirmar",),
    ),
    "echo_interactive_button": Interactive(
        interactive_type=InteractiveType.BUTTON,
        header="Tu hora",
        body="¿Te acomoda?",
        footer="Consulta ficticia",
        buttons=(ReplyButton(id="si", title="Sí"), ReplyButton(id="no", title="No")),
    ),
    "echo_interactive_list": Interactive(
        interactive_type=InteractiveType.LIST,
        body="Elige",
        list_button="Ver horas",
        sections=(
            ListSection(
                title="Jueves", rows=(ListRow(id="j10", title="10:00", description="Sala 1"),)
            ),
        ),
    ),
    "echo_interactive_cta_url": Interactive(
        interactive_type=InteractiveType.CTA_URL,
        body="Cómo llegar",
        link_text="Abrir mapa",
        link_url="https://mapa.example/1",
    ),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_each_kind_becomes_its_content(name: str) -> None:
    [event] = events_of(name)
    assert isinstance(event, MessageReceived)
    assert event.content == CONTENTS[name]
    assert (event.number, event.at) == (NUMBER, SENT_AT)
    assert (event.sender.wa_id, event.sender.user_id) == (CAMILA.wa_id, CAMILA.user_id)


@pytest.mark.parametrize("name", CONTENTS)
def test_the_raw_message_is_kept_only_for_kinds_we_do_not_know(name: str) -> None:
    [event] = events_of(name)
    assert isinstance(event, MessageReceived)
    assert bool(event.raw) == (name in KEPT_RAW)
    if event.raw:
        assert json.loads(event.raw) == update_of(name)


@pytest.mark.parametrize("name", ECHOES)
def test_what_the_phone_app_sent_comes_as_echo(name: str) -> None:
    [event] = events_of(name)
    assert event == MessageEchoed(
        number=NUMBER,
        recipient=CAMILA,
        wamid=wamid(50),
        at=SENT_AT,
        content=ECHOES[name],
        reply_to=wamid(1) if name == "echo_reply" else None,
    )
