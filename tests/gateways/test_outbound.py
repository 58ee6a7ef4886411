"""Request bodies: word for word, and against Meta's own schema."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain import limits
from aura_desktop.domain.commands import (
    Command,
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
    Interactive,
    InteractiveType,
    ListRow,
    ListSection,
    ReplyButton,
    TemplateMessage,
)
from aura_desktop.domain.ids import JobId, UserId
from aura_desktop.errors import InputError
from aura_desktop.gateways.whatsapp.outbound import request_body
from tests.gateways.meta_schema import problems
from tests.gateways.recorded import DATA, load, wamid

TO = Recipient(phone="+56900000142")
JOB = JobId("6f1c1f64-0a5e-4e0e-9d0a-000000000001")
BASE = {
    "messaging_product": "whatsapp",
    "recipient_type": "individual",
    "to": "+56900000142",
    "biz_opaque_callback_data": JOB,
}
PREVIEW = TemplateMessage(name="recordatorio_hora", language="es")
EXAMPLES: dict[str, Any] = load(DATA / "meta" / "message.examples.json")
# Meta's examples that its own schema refuses even when repaired: kinds the file does not describe.
REFUSED_EXAMPLES = 6


def _template(*values: TemplateValue) -> SendTemplate:
    return SendTemplate(
        to=TO, name="recordatorio_hora", language="es", values=values, preview=PREVIEW
    )


def _value(part: TemplatePart, text: str, **more: Any) -> TemplateValue:
    return TemplateValue(part=part, text=text, **more)


BUTTONS = Interactive(
    interactive_type=InteractiveType.BUTTON,
    header="Tu hora",
    body="¿Te acomoda?",
    footer="Consulta ficticia",
    buttons=(ReplyButton(id="si", title="Sí"), ReplyButton(id="no", title="No")),
)
LIST = Interactive(
    interactive_type=InteractiveType.LIST,
    body="Elige",
    list_button="Ver horas",
    sections=(
        ListSection(
            title="Jueves",
            rows=(
                ListRow(id="j10", title="10:00", description="Sala 1"),
                ListRow(id="j11", title="11:00"),
            ),
        ),
        ListSection(title="Viernes", rows=(ListRow(id="v9", title="9:00"),)),
    ),
)
LINK = Interactive(
    interactive_type=InteractiveType.CTA_URL,
    body="Cómo llegar",
    link_text="Abrir mapa",
    link_url="https://mapa.example/1",
)

BODIES: dict[str, tuple[Command, dict[str, Any]]] = {
    "text": (
        SendText(to=TO, body="Hola 🙂"),
        {"type": "text", "text": {"preview_url": False, "body": "Hola 🙂"}},
    ),
    "reply": (
        SendText(to=TO, body="Mira https://a.example", preview_url=True, reply_to=wamid(1)),
        {
            "type": "text",
            "text": {"preview_url": True, "body": "Mira https://a.example"},
            "context": {"message_id": wamid(1)},
        },
    ),
    "template": (
        _template(),
        {
            "type": "template",
            "template": {"name": "recordatorio_hora", "language": {"code": "es"}},
        },
    ),
    "template_positional": (
        _template(
            _value(TemplatePart.HEADER, "Clínica"),
            _value(TemplatePart.BODY, "Camila"),
            _value(TemplatePart.BODY, "jueves"),
            _value(TemplatePart.URL_BUTTON, "abc", button_index=1),
            _value(TemplatePart.COPY_CODE, "PROMO", button_index=2),
            _value(TemplatePart.QUICK_REPLY, "confirmar", button_index=0),
        ),
        {
            "type": "template",
            "template": {
                "name": "recordatorio_hora",
                "language": {"code": "es"},
                "components": [
                    {"type": "header", "parameters": [{"type": "text", "text": "Clínica"}]},
                    {
                        "type": "body",
                        "parameters": [
                            {"type": "text", "text": "Camila"},
                            {"type": "text", "text": "jueves"},
                        ],
                    },
                    {
                        "type": "button",
                        "sub_type": "url",
                        "index": "1",
                        "parameters": [{"type": "text", "text": "abc"}],
                    },
                    {
                        "type": "button",
                        "sub_type": "copy_code",
                        "index": "2",
                        "parameters": [{"type": "coupon_code", "coupon_code": "PROMO"}],
                    },
                    {
                        "type": "button",
                        "sub_type": "quick_reply",
                        "index": "0",
                        "parameters": [{"type": "payload", "payload": "confirmar"}],
                    },
                ],
            },
        },
    ),
    "template_named": (
        _template(_value(TemplatePart.BODY, "Camila", name="nombre")),
        {
            "type": "template",
            "template": {
                "name": "recordatorio_hora",
                "language": {"code": "es"},
                "components": [
                    {
                        "type": "body",
                        "parameters": [
                            {"type": "text", "text": "Camila", "parameter_name": "nombre"}
                        ],
                    }
                ],
            },
        },
    ),
    "buttons": (
        SendInteractive(to=TO, interactive=BUTTONS, reply_to=wamid(1)),
        {
            "type": "interactive",
            "interactive": {
                "type": "button",
                "header": {"type": "text", "text": "Tu hora"},
                "body": {"text": "¿Te acomoda?"},
                "footer": {"text": "Consulta ficticia"},
                "action": {
                    "buttons": [
                        {"type": "reply", "reply": {"id": "si", "title": "Sí"}},
                        {"type": "reply", "reply": {"id": "no", "title": "No"}},
                    ]
                },
            },
            "context": {"message_id": wamid(1)},
        },
    ),
    "list": (
        SendInteractive(to=TO, interactive=LIST),
        {
            "type": "interactive",
            "interactive": {
                "type": "list",
                "body": {"text": "Elige"},
                "action": {
                    "button": "Ver horas",
                    "sections": [
                        {
                            "title": "Jueves",
                            "rows": [
                                {"id": "j10", "title": "10:00", "description": "Sala 1"},
                                {"id": "j11", "title": "11:00"},
                            ],
                        },
                        {"title": "Viernes", "rows": [{"id": "v9", "title": "9:00"}]},
                    ],
                },
            },
        },
    ),
    "link": (
        SendInteractive(to=TO, interactive=LINK),
        {
            "type": "interactive",
            "interactive": {
                "type": "cta_url",
                "body": {"text": "Cómo llegar"},
                "action": {
                    "name": "cta_url",
                    "parameters": {"display_text": "Abrir mapa", "url": "https://mapa.example/1"},
                },
            },
        },
    ),
    "reaction": (
        SendReaction(to=TO, target=wamid(1), emoji="❤️"),
        {"type": "reaction", "reaction": {"message_id": wamid(1), "emoji": "❤️"}},
    ),
    "reaction_removed": (
        SendReaction(to=TO, target=wamid(1), emoji=""),
        {"type": "reaction", "reaction": {"message_id": wamid(1), "emoji": ""}},
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_each_command_has_its_body_and_meta_accepts_it(name: str) -> None:
    command, expected = BODIES[name]
    body = request_body(command, JOB)
    assert body == BASE | expected
    assert problems(body) == []


def test_reading_marks_have_their_own_shape() -> None:
    read = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid(1)}
    assert request_body(MarkRead(target=wamid(1)), None) == read
    typing = request_body(MarkRead(target=wamid(1), typing=True), JOB)
    assert typing == read | {"typing_indicator": {"type": "text"}}


def test_a_patient_without_number_is_addressed_by_user_id() -> None:
    user_id = UserId("CL.1000000000000155")
    body = request_body(SendText(to=Recipient(user_id=user_id), body="Hola"), None)
    assert body["recipient"] == user_id
    assert "to" not in body
    assert "biz_opaque_callback_data" not in body
    assert problems(body) == []


def test_the_number_wins_over_the_user_id_and_always_has_its_plus() -> None:
    to = Recipient(phone="5215512345678", user_id=UserId("MX.1"))
    body = request_body(SendText(to=to, body="Hola"), None)
    assert (body["to"], body.get("recipient")) == ("+5215512345678", None)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SendText(to=Recipient(), body="Hola"), "no_recipient"),
        (_template(_value(TemplatePart.UNKNOWN, "x")), "unknown_template_part"),
        (_template(_value(TemplatePart.URL_BUTTON, "x")), "unknown_template_part"),
        (
            SendInteractive(
                to=TO,
                interactive=Interactive(interactive_type=InteractiveType.UNKNOWN, body="x"),
            ),
            "unknown_interactive_type",
        ),
    ],
)
def test_what_has_no_form_at_meta_is_refused(command: Command, code: str) -> None:
    with pytest.raises(InputError, match=code):
        request_body(command, JOB)


def test_the_repaired_schema_accepts_what_meta_itself_sends() -> None:
    refused = [name for name, body in EXAMPLES.items() if problems(body)]
    assert len(EXAMPLES) == 50
    assert len(refused) == REFUSED_EXAMPLES, refused


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "txt"},
        {"text": None},
        {"unknown": 1},
        {"messaging_product": None},
        {"to": None},
        {"to": 56900000142},
        {"biz_opaque_callback_data": "x" * 513},
    ],
)
def test_the_schema_is_no_rubber_stamp(changes: dict[str, Any]) -> None:
    body = {**request_body(BODIES["text"][0], JOB), **changes}
    assert problems({key: value for key, value in body.items() if value is not None})


def _text(limit: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=limit)


def _buttons() -> st.SearchStrategy[tuple[ReplyButton, ...]]:
    button = st.builds(ReplyButton, id=_text(limits.REPLY_ID), title=_text(limits.REPLY_TITLE))
    return st.lists(button, min_size=1, max_size=limits.REPLY_BUTTONS).map(tuple)


def _sections() -> st.SearchStrategy[tuple[ListSection, ...]]:
    row = st.builds(
        ListRow,
        id=_text(limits.ROW_ID),
        title=_text(limits.ROW_TITLE),
        description=st.just("") | _text(limits.ROW_DESCRIPTION),
    )
    section = st.builds(
        ListSection,
        title=_text(limits.SECTION_TITLE),
        rows=st.lists(row, min_size=1, max_size=2).map(tuple),
    )
    return st.lists(section, min_size=1, max_size=5).map(tuple)


# Meta's file says 1,024 for the body of a list too; its pages say 4,096.
INTERACTIVES = st.builds(
    Interactive,
    interactive_type=st.sampled_from(
        [InteractiveType.BUTTON, InteractiveType.LIST, InteractiveType.CTA_URL]
    ),
    body=_text(limits.INTERACTIVE_BODY),
    header=st.just("") | _text(limits.HEADER),
    footer=st.just("") | _text(limits.FOOTER),
    buttons=_buttons(),
    list_button=_text(limits.LIST_BUTTON),
    sections=_sections(),
    link_text=_text(limits.LINK_TEXT),
    link_url=st.just("https://a.example/x"),
)
VALUES = st.builds(
    TemplateValue,
    part=st.sampled_from([TemplatePart.HEADER, TemplatePart.BODY, TemplatePart.URL_BUTTON]),
    text=_text(limits.TEMPLATE_VALUE),
    name=st.none() | _text(20),
    button_index=st.integers(0, 9),
)
COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.builds(SendText, to=st.just(TO), body=_text(limits.TEXT_BODY), preview_url=st.booleans()),
    st.builds(SendInteractive, to=st.just(TO), interactive=INTERACTIVES),
    st.lists(VALUES, max_size=6).map(lambda values: _template(*values)),
    st.builds(SendReaction, to=st.just(TO), target=st.just(wamid(1)), emoji=_text(3)),
)


@given(COMMANDS)
def test_meta_accepts_whatever_our_limits_let_through(command: Command) -> None:
    assert problems(request_body(command, JOB)) == []
