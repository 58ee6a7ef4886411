"""Every kind of message has its bubble."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.allowance import Hold, HoldReason
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
    kind_of,
)
from aura_desktop.domain.ids import MessageId, Wamid
from aura_desktop.domain.message import (
    Direction,
    Failure,
    Message,
    MessageOrigin,
    MessageStatus,
    Quote,
    Reaction,
    Way,
)
from aura_desktop.troubles import Action
from aura_desktop.ui import theme
from aura_desktop.ui.delegates.message_layout import RowContext, layout_row
from aura_desktop.ui.delegates.message_sheet import Act, Metrics, RowLayout, Spot
from tests.ui.messages import NOW, made, sent

PAIR = Interactive(
    interactive_type=InteractiveType.BUTTON,
    body="¿Qué horario te acomoda más?",
    buttons=(ReplyButton(id="am", title="En la mañana"), ReplyButton(id="pm", title="En la tarde")),
)
LIST = Interactive(
    interactive_type=InteractiveType.LIST,
    body="¿Qué te gustaría agendar?",
    list_button="Ver tratamientos",
    sections=(
        ListSection(
            title="Rostro",
            rows=(
                ListRow(id="a", title="Limpieza profunda", description="60 minutos"),
                ListRow(id="b", title="Evaluación facial"),
            ),
        ),
    ),
)
LINK = Interactive(
    interactive_type=InteractiveType.CTA_URL,
    body="Aquí está el mapa.",
    link_text="Abrir mapa",
    link_url="https://mapas.example/x",
)
REMINDER = TemplateMessage(
    name="recordatorio_hora",
    language="es_CL",
    header="Tu próxima hora",
    body="Hola Benjamín, te recordamos tu hora.",
    footer="Clínica Ejemplo",
    buttons=("Confirmo", "Necesito cambiarla"),
)
CONTENTS: list[tuple[Content, list[str]]] = [
    (Text(body="Hola"), ["Hola"]),
    (
        Media(kind=ContentKind.IMAGE, mime_type="image/jpeg", caption="así"),
        ["Photo", "JPEG", "así"],
    ),
    (Media(kind=ContentKind.VIDEO, mime_type="video/mp4"), ["Video", "MP4"]),
    (
        Media(kind=ContentKind.AUDIO, mime_type="audio/ogg; codecs=opus", voice=True),
        ["Voice message"],
    ),
    (
        Media(kind=ContentKind.DOCUMENT, mime_type="application/pdf", filename="f.pdf"),
        ["f.pdf", "PDF"],
    ),
    (Media(kind=ContentKind.STICKER, animated=True), ["Animated sticker"]),
    (
        Location(latitude=-33.4, longitude=-70.6, name="Clínica", address="Calle 1"),
        ["Clínica", "Calle 1"],
    ),
    (Location(latitude=-33.4, longitude=-70.6), ["Location", "-33.40000, -70.60000"]),
    (
        SharedContacts(contacts=(SharedContact(formatted_name="Rodrigo", phones=("+56 9",)),)),
        ["Rodrigo", "+56 9"],
    ),
    (SharedContacts(), ["Contact"]),
    (ButtonReply(text="Confirmo"), ["Confirmo"]),
    (InteractiveReply(reply_type="list_reply", title="Uno", description="dos"), ["Uno", "dos"]),
    (InteractiveReply(reply_type="nfm_reply", response_json="{}"), ["Form answered"]),
    (
        Order(text="esto", items=(OrderItem(quantity=2, item_price=12000, currency="CLP"),)),
        ["Order", "CLP 24", "esto"],
    ),
    (SystemNotice(system_type="user_changed_number"), ["The patient changed the phone number"]),
    (
        REMINDER,
        ["Tu próxima hora", "te recordamos", "Clínica Ejemplo", "Confirmo", "Recordatorio hora"],
    ),
    (TemplateMessage(name="x", language="es", header_format="IMAGE", body="b"), ["Photo", "b"]),
    (PAIR, ["¿Qué horario", "En la mañana", "En la tarde"]),
    (LIST, ["agendar?", "Ver tratamientos"]),
    (LINK, ["Aquí", "Abrir mapa"]),
    (Note(body="Prefiere la tarde."), ["Internal note", "Prefiere la tarde."]),
    (Unsupported(original_type="poll"), ["Message that cannot be shown here", "poll"]),
]


@pytest.fixture
def metrics(qapp: QApplication, qtbot: QtBot) -> Metrics:
    theme.apply(qapp, "light")
    return Metrics()


def laid(message: Message, metrics: Metrics, width: float = 728, **context: object) -> RowLayout:
    return layout_row(message, RowContext(**context), width, metrics)  # type: ignore[arg-type]


def words(layout: RowLayout) -> str:
    return "\n".join(text.text().replace("\u2028", "\n") for text, _, _ in layout.sheet.texts)


def icons(layout: RowLayout) -> list[str]:
    return [name for name, _, _ in layout.sheet.icons]


def spots(layout: RowLayout, act: Act) -> list[Spot]:
    return [spot for spot in layout.sheet.spots if spot.act is act]


def painted(layout: RowLayout, width: int) -> QImage:
    image = QImage(width, int(layout.height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    layout.paint(painter)
    painter.end()
    return image


def direction_of(content: Content) -> Direction:
    if isinstance(content, TemplateMessage | Interactive):
        return Direction.OUTBOUND
    return Direction.INTERNAL if isinstance(content, Note | SystemNotice) else Direction.INBOUND


def test_every_kind_is_tried() -> None:
    tried = {kind_of(content) for content, _ in CONTENTS}
    assert tried == set(ContentKind) - {ContentKind.UNKNOWN}


@pytest.mark.parametrize(("content", "expected"), CONTENTS, ids=lambda item: type(item).__name__)
@pytest.mark.parametrize("width", [320, 722, 1400])
def test_each_kind_says_what_it_is_and_stays_in_its_column(
    content: Content, expected: list[str], width: int, metrics: Metrics
) -> None:
    layout = laid(made(content, direction=direction_of(content)), metrics, width)
    if width > 400:
        assert all(part in words(layout) for part in expected), words(layout)
    assert "10:12" in words(layout)
    left, column = metrics.column(width)
    assert layout.bubble.left() >= left
    assert layout.bubble.right() <= left + column + 1
    assert layout.bubble.bottom() <= layout.height
    for text, at, _ in layout.sheet.texts:
        for number in range(text.lineCount()):
            line = text.lineAt(number)
            assert at.x() + line.naturalTextWidth() <= left + column + 1
            assert at.y() + line.y() + line.ascent() <= layout.height
    assert painted(layout, width).pixelColor(layout.bubble.center().toPoint()).alpha() == 255


def test_bubbles_have_the_measures_of_the_design(metrics: Metrics) -> None:
    short = laid(made("Después de las 17:00, ojalá"), metrics)
    assert short.bubble == QRectF(20, 10, short.bubble.width(), 34)
    long = laid(sent("palabra " * 60), metrics)
    assert long.bubble.right() == 708
    assert long.bubble.width() <= 0.72 * 688 + 1
    wide = laid(sent("palabra " * 60), metrics, 1247)
    assert wide.bubble.width() <= 521
    assert wide.bubble.right() == 1074  # the column of 900 is centred
    assert laid(made("Hola"), metrics, first_of_group=False).bubble.top() == 3


def test_the_hour_shares_the_last_line_if_there_is_room(metrics: Metrics) -> None:
    assert laid(made("Hola"), metrics).bubble.height() == 34
    full = "m" * 10
    while laid(made(full), metrics).bubble.height() == 34:
        full += "m"
    layout = laid(made(full), metrics)
    assert layout.bubble.height() == 34 + 16  # the line still fits, the hour does not
    last, hour = layout.sheet.texts[0], layout.sheet.texts[1]
    assert hour[1].y() >= last[1].y() + 20


def test_text_and_hour_never_touch(metrics: Metrics) -> None:
    for length in range(60, 260):
        layout = laid(sent("l" * length), metrics)
        assert layout.bubble.width() <= 0.72 * 688 + 1
        (body, at, _), (hour, hour_at, _) = layout.sheet.texts
        line = body.lineAt(body.lineCount() - 1)
        if hour_at.y() < at.y() + body.lineCount() * 20 - 10:
            assert at.x() + line.naturalTextWidth() + 11 <= hour_at.x()
        assert hour_at.x() + hour.lineAt(0).naturalTextWidth() < layout.bubble.right()


def test_day_heading_and_unread_line_stand_above(metrics: Metrics) -> None:
    plain = laid(made("Hola"), metrics)
    headed = laid(made("Hola"), metrics, heading="Hoy, martes 24", unread="2 sin leer")
    assert "Hoy, martes 24" in words(headed)
    assert "2 sin leer" in words(headed)
    assert headed.height > plain.height + 80


@pytest.mark.parametrize(
    ("status", "dashed"),
    [
        (MessageStatus.QUEUED, True),
        (MessageStatus.UNCONFIRMED, True),
        (MessageStatus.ACCEPTED, False),
        (MessageStatus.SENT, False),
        (MessageStatus.FAILED, False),
        (MessageStatus.READ, False),
    ],
)
def test_dashed_until_meta_has_it(status: MessageStatus, dashed: bool, metrics: Metrics) -> None:
    layout = laid(sent(PAIR, status), metrics)
    pens = [pen for _, _, pen in layout.sheet.boxes if pen is not None and pen.widthF() < 1.6]
    edges = [bool(pen.dashPattern()) for pen in pens if pen.capStyle().name != "RoundCap"]
    assert edges == [dashed] * 3


def test_each_status_has_its_sign(metrics: Metrics) -> None:
    def strokes(status: MessageStatus) -> list[tuple[int, float]]:
        return [
            (path.elementCount(), pen.widthF())
            for path, fill, pen in laid(sent("Hola", status), metrics).sheet.boxes
            if fill is None and pen is not None and pen.capStyle().name == "RoundCap"
        ]

    assert strokes(MessageStatus.SENT) == [(3, 1.6)]
    assert strokes(MessageStatus.DELIVERED) == [(6, 1.6)]
    [(elements, width)] = strokes(MessageStatus.READ)
    assert elements == 6
    assert width > 1.6
    signs = {
        MessageStatus.QUEUED: "clock",
        MessageStatus.ACCEPTED: "clock",
        MessageStatus.FAILED: "circle-alert",
        MessageStatus.UNCONFIRMED: "circle-question-mark",
    }
    for status, name in signs.items():
        assert not strokes(status)
        assert name in icons(laid(sent("Hola", status), metrics))
    [tip] = spots(laid(sent("Hola", MessageStatus.SENT), metrics), Act.TIP)
    assert tip.tip == "Sent"


def test_failed_says_why_and_offers_what_helps(metrics: Metrics) -> None:
    failure = Failure(code="recipient_unreachable", graph_code=131026, title="Undeliverable")
    message = sent("Hola", MessageStatus.FAILED, failure=failure)
    layout = laid(message, metrics, offer=Action.FIX_NUMBER)
    assert "Could not deliver to this number" in words(layout).replace("\n", " ")
    assert "Correct number" in words(layout)
    [spot] = spots(layout, Act.REMEDY)
    assert (spot.value, spot.rect.height()) == ("fix_number", 28)
    assert layout.spot_at(spot.rect.center()) == spot
    assert any("131026" in spot.tip for spot in spots(layout, Act.HELP))
    assert not spots(layout, Act.RESEND)
    bare = laid(message, metrics)
    assert not spots(bare, Act.REMEDY)


def test_a_button_of_any_name_stands_beside_its_words(metrics: Metrics) -> None:
    failure = Failure(code="payment_problem", graph_code=131042)
    message = sent("Hola", MessageStatus.FAILED, failure=failure)
    for action in set(Action) - {Action.NONE, Action.RETRY}:
        for width in (400, 728):
            layout = laid(message, metrics, width, offer=action)
            [button], [reason] = spots(layout, Act.REMEDY), spots(layout, Act.HELP)
            assert reason.rect.right() < button.rect.left(), (action, width)
            assert reason.rect.left() >= 0, (action, width)
            assert reason.rect.width() > button.rect.width() / 2, (action, width)


def test_unconfirmed_says_we_do_not_know(metrics: Metrics) -> None:
    layout = laid(sent("Hola", MessageStatus.UNCONFIRMED), metrics, offer=Action.RETRY)
    assert "We do not know if it arrived" in words(layout)
    assert "Check and resend" in words(layout)
    assert spots(layout, Act.RESEND)
    assert spots(layout, Act.HELP)


def test_what_waits_for_tomorrow_says_so_below_its_bubble(metrics: Metrics) -> None:
    until = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
    hold = Hold(reason=HoldReason.DAILY_CEILING, until=until, most=1_000)
    message = replace(sent("Hola", MessageStatus.QUEUED), hold=hold)
    for width in (400, 728):
        layout = laid(message, metrics, width)
        assert "It leaves tomorrow at 00:00" in " ".join(words(layout).split())
        assert any("Settings" in spot.tip for spot in spots(layout, Act.TIP))
        assert not spots(layout, Act.RESEND)


def test_reply_buttons_hang_below_and_the_chosen_one_is_checked(metrics: Metrics) -> None:
    layout = laid(sent(PAIR, chosen_ids=("pm",)), metrics)
    assert layout.height > layout.bubble.bottom() + 34
    assert icons(layout) == ["reply", "check"]
    narrow = laid(sent(PAIR), metrics, 320)
    assert narrow.height > layout.height  # no room for two in a row


def test_list_and_link_do_something(metrics: Metrics) -> None:
    layout = laid(sent(LIST, chosen_ids=("a",)), metrics)
    [opener] = spots(layout, Act.OPTIONS)
    assert opener.tip == "Limpieza profunda\nEvaluación facial"
    assert "Limpieza profunda" in words(layout)
    assert "Evaluación facial" not in words(layout)
    [link] = spots(laid(sent(LINK), metrics), Act.LINK)
    assert (link.value, link.tip) == ("https://mapas.example/x", "mapas.example")


def test_quote_forwarded_edited_reactions(metrics: Metrics) -> None:
    message = made(
        "En la tarde",
        quote=Quote(
            wamid=Wamid("x"),
            message_id=MessageId(7),
            direction=Direction.OUTBOUND,
            kind=ContentKind.TEXT,
            text="¿Qué horario?",
        ),
        forwarded=True,
        edited_at=NOW,
        reactions=(
            Reaction(emoji="👍", direction=Direction.OUTBOUND),
            Reaction(emoji="👍", direction=Direction.INBOUND),
        ),
    )
    layout = laid(message, metrics, clinic="Clínica Ejemplo")
    said = words(layout)
    for part in ("Clínica Ejemplo", "¿Qué horario?", "Forwarded", "edited · 10:12", "👍 2"):
        assert part in said
    [quote] = spots(layout, Act.QUOTE)
    assert layout.bubble.contains(quote.rect)
    assert layout.height > layout.bubble.bottom() + 10


def test_a_revoked_message_shows_nothing_of_it(metrics: Metrics) -> None:
    for content in (PAIR, REMINDER, Note(body="secreto"), Text(body="secreto")):
        layout = laid(made(content, revoked_at=NOW), metrics)
        assert "This message was deleted" in words(layout)
        assert "secreto" not in words(layout)
        assert "Confirmo" not in words(layout)


def test_links_in_text_are_spots(metrics: Metrics) -> None:
    layout = laid(made("Mira https://ejemplo.cl y ya"), metrics)
    [link] = spots(layout, Act.LINK)
    assert link.value == "https://ejemplo.cl"
    assert layout.spot_at(link.rect.center()) == link
    assert layout.spot_at(QPointF(1, 1)) is None


def test_who_sent_it_stands_beside_the_hour(metrics: Metrics) -> None:
    phone = laid(sent("Hola", origin=MessageOrigin.PHONE_APP), metrics)
    assert "smartphone" in [name for name, _, _ in phone.sheet.icons]
    assert "from the phone" not in words(phone)
    assert [spot.tip for spot in spots(phone, Act.TIP)] == ["Read · from the phone"]
    program = laid(sent("Hola", origin=MessageOrigin.API), metrics)
    assert "automatic · 10:12" in words(program)


def test_what_an_ai_wrote_says_so_beside_the_hour_and_in_its_tooltip(metrics: Metrics) -> None:
    taken = laid(sent("Hola", way=Way.DRAFT, author="Carla"), metrics)
    assert "Carla with AI · 10:12" in words(taken)
    [tip] = spots(taken, Act.TIP)
    assert tip.tip == "Read · A person sent this draft of the AI as it was"
    alone = laid(sent("Hola", way=Way.AUTOMATIC, origin=MessageOrigin.AUTOPILOT), metrics)
    assert "AI auto · 10:12" in words(alone)
    typed = laid(sent("Hola", way=Way.MANUAL, author="Carla"), metrics)
    assert "10:12" in words(typed)
    assert [spot.tip for spot in spots(typed, Act.TIP)] == ["Read"]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("scale", [0.9, 1.3])
def test_text_size_and_theme_change_the_row(
    name: theme.ThemeName, scale: float, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, name, scale)
    metrics = Metrics()
    layout = laid(made("Hola"), metrics)
    assert layout.bubble.height() == pytest.approx(34 * scale, abs=2)
    color = painted(layout, 728).pixelColor(layout.bubble.center().toPoint())
    assert color == theme.current().color("bubbleIn")
    theme.apply(qapp, "light")


def test_a_monster_is_laid_out(metrics: Metrics) -> None:
    layout = laid(made("W" * 4096 + "\n" * 500 + "\u202e fin", at=NOW - timedelta(days=1)), metrics)
    assert layout.height > 10_000
    assert layout.bubble.width() <= 0.72 * 688 + 1
