"""Records go to JSON values and come back equal, whatever they hold."""

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aura_desktop.domain import codec
from aura_desktop.domain.commands import (
    MarkRead,
    Recipient,
    SendInteractive,
    SendReaction,
    SendTemplate,
    SendText,
    TemplatePart,
    TemplateValue,
)
from aura_desktop.domain.content import (
    ButtonReply,
    ContentKind,
    Interactive,
    InteractiveReply,
    InteractiveType,
    ListRow,
    ListSection,
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
    Text,
    Unsupported,
)
from aura_desktop.domain.ids import MediaId, UserId, WaId, Wamid

TO = Recipient(phone="+56900000142")
LIST = Interactive(
    interactive_type=InteractiveType.LIST,
    body="Elija una hora",
    list_button="Ver horas",
    sections=(ListSection(title="Lunes", rows=(ListRow(id="1", title="16:30"),)),),
)
RECORDS = [
    Text(body="Hola", preview_url=True),
    Media(kind=ContentKind.AUDIO, media_id=MediaId("7"), voice=True),
    Location(latitude=-33.4, longitude=-70.6),
    SharedContacts(contacts=(SharedContact(formatted_name="Ana", phones=("+56900000001",)),)),
    ButtonReply(text="Sí", payload="yes"),
    InteractiveReply(reply_type="list_reply", id="1", title="16:30"),
    Order(items=(OrderItem(product_retailer_id="a", quantity=2, item_price=9.5),)),
    SystemNotice(system_type="user_changed_number", wa_id=WaId("569")),
    TemplateMessage(name="hora", language="es", buttons=("Sí", "No")),
    Interactive(
        interactive_type=InteractiveType.BUTTON,
        body="¿Viene?",
        buttons=(ReplyButton(id="yes", title="Sí"),),
    ),
    LIST,
    Note(body="interna"),
    Unsupported(original_type="poll", error_code=131051),
    SendText(to=TO, body="Hola", reply_to=Wamid("w1")),
    SendTemplate(
        to=Recipient(user_id=UserId("CL.1")),
        name="hora",
        language="es",
        values=(TemplateValue(part=TemplatePart.URL_BUTTON, text="x", button_index=0),),
        preview=TemplateMessage(name="hora", language="es"),
    ),
    SendInteractive(to=TO, interactive=LIST),
    SendReaction(to=TO, target=Wamid("w1"), emoji="👍"),
    MarkRead(target=Wamid("w1"), typing=True),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_there_and_back(record: Any) -> None:
    assert codec.decode(json.loads(json.dumps(codec.encode(record)))) == record


@settings(deadline=None, database=None)
@given(
    st.builds(
        SharedContacts,
        contacts=st.lists(
            st.builds(
                SharedContact, formatted_name=st.text(), phones=st.lists(st.text()).map(tuple)
            )
        ).map(tuple),
        origin=st.text(),
    )
)
def test_any_text_there_and_back(record: SharedContacts) -> None:
    assert codec.decode(json.loads(json.dumps(codec.encode(record)))) == record


def test_defaults_are_left_out() -> None:
    assert codec.encode(Text(body="Hola")) == {"is": "Text", "body": "Hola"}


def test_what_a_newer_program_wrote() -> None:
    assert codec.decode({"is": "Text", "body": "Hola", "sparkle": True}) == Text(body="Hola")
    made = codec.decode({"is": "Media", "kind": "hologram"})
    assert made == Media(kind=ContentKind.UNKNOWN)
    with pytest.raises(KeyError):
        codec.decode({"is": "Hologram"})


def test_times_are_texts() -> None:
    moment = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
    assert codec._encode_value(moment) == moment.isoformat()
    assert codec._decode_value(datetime, moment.isoformat()) == moment
    assert codec._decode_value(int | str, 5) == 5
