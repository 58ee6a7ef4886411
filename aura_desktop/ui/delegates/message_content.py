"""Each kind of content as the blocks of its bubble."""

from aura_desktop.domain.content import (
    ButtonReply,
    Content,
    ContentKind,
    Interactive,
    InteractiveReply,
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
)
from aura_desktop.domain.message import Direction, Message
from aura_desktop.ui import wording, wording_count, wording_message
from aura_desktop.ui.delegates.message_blocks import (
    card_block,
    label_block,
    quote_block,
    text_block,
)
from aura_desktop.ui.delegates.message_media import media_blocks
from aura_desktop.ui.delegates.message_sheet import Act, Block, Metrics, Sheet

_HEADER_ICONS = {
    "IMAGE": (ContentKind.IMAGE, "image"),
    "VIDEO": (ContentKind.VIDEO, "video"),
    "DOCUMENT": (ContentKind.DOCUMENT, "file-text"),
    "LOCATION": (ContentKind.LOCATION, "map-pin"),
}
_MOST_CONTACTS = 5


def blocks_of(
    message: Message, patient: str, clinic: str, width: float, metrics: Metrics
) -> list[Block]:
    """The blocks of a bubble from top to bottom, each at most `width` wide."""
    if message.revoked_at:
        return [label_block(metrics, "ban", wording_message.revoked_words(), width)]
    outbound = message.direction is Direction.OUTBOUND
    blocks = []
    if message.forwarded:
        words = wording_message.translate("transcript", "Forwarded")
        blocks.append(label_block(metrics, "forward", words, width))
    if message.quote:
        blocks.append(
            quote_block(
                metrics,
                wording_message.quote_speaker(message, patient, clinic),
                wording_message.quote_words(message),
                width,
                outbound=outbound,
                ours=message.quote.direction is Direction.OUTBOUND,
            )
        )
    return blocks + _content_blocks(message, width, metrics, outbound)


def _content_blocks(
    message: Message, width: float, metrics: Metrics, outbound: bool
) -> list[Block]:
    content: Content = message.content
    match content:
        case Text(body=body) | Note(body=body) | SystemNotice(body=body):
            return [text_block(metrics, body, width)]
        case Media():
            return media_blocks(message, content, width, metrics)
        case Location():
            return [_location(content, width, metrics, outbound)]
        case SharedContacts():
            return _contacts(content, width, metrics, outbound)
        case ButtonReply(text=text):
            return [text_block(metrics, text, width)]
        case InteractiveReply():
            return _reply(content, width, metrics)
        case Order():
            return _order(content, width, metrics, outbound)
        case TemplateMessage():
            return _template(content, width, metrics)
        case Interactive():
            return _interactive(content, width, metrics)
        case Unsupported():
            return [_unsupported(content, width, metrics, outbound)]


def _location(content: Location, width: float, metrics: Metrics, outbound: bool) -> Block:
    title = content.name or wording.kind_words(ContentKind.LOCATION)
    detail = content.address or wording_message.detail_words(content)
    block = card_block(
        metrics, "map-pin", title, detail, width, outbound=outbound, detail_lines=True
    )
    if not content.url:
        return block
    link = text_block(metrics, content.url, width, role="meta", gap=0.0)
    return _stacked(block, link, metrics.px(4))


def _stacked(upper: Block, lower: Block, gap: float) -> Block:
    def draw(sheet: Sheet, x: float, y: float, width: float) -> None:
        upper.draw(sheet, x, y, width)
        lower.draw(sheet, x, y + upper.height + gap, width)

    return Block(
        width=max(upper.width, lower.width),
        height=upper.height + gap + lower.height,
        draw=draw,
        last_width=lower.last_width,
        gap=upper.gap,
    )


def _contacts(
    content: SharedContacts, width: float, metrics: Metrics, outbound: bool
) -> list[Block]:
    def card(contact: SharedContact) -> Block:
        title = contact.formatted_name or wording.kind_words(ContentKind.CONTACTS)
        lines = [*contact.phones, *contact.emails, contact.organisation]
        detail = "\n".join(line for line in lines if line)
        return card_block(
            metrics, "contact-round", title, detail, width, outbound=outbound, detail_lines=True
        )

    blocks = [card(contact) for contact in content.contacts[:_MOST_CONTACTS]]
    more = len(content.contacts) - _MOST_CONTACTS
    if more > 0:
        words = wording_count.more(more)
        blocks.append(text_block(metrics, words, width, role="meta", color="textMuted"))
    return blocks or [card(SharedContact())]


def _reply(content: InteractiveReply, width: float, metrics: Metrics) -> list[Block]:
    title = content.title or wording_message.detail_words(content)
    blocks = []
    if title or not content.description:
        blocks.append(text_block(metrics, title or "…", width))
    if content.description:
        blocks.append(
            text_block(metrics, content.description, width, role="meta", color="textMuted", gap=0.0)
        )
    return blocks


def _order(content: Order, width: float, metrics: Metrics, outbound: bool) -> list[Block]:
    title = wording.kind_words(ContentKind.ORDER)
    detail = wording_message.order_words(content)
    blocks = [card_block(metrics, "shopping-bag", title, detail, width, outbound=outbound)]
    if content.text:
        blocks.append(text_block(metrics, content.text, width, gap=metrics.px(6)))
    return blocks


def _template(content: TemplateMessage, width: float, metrics: Metrics) -> list[Block]:
    blocks = []
    if content.header_format in _HEADER_ICONS:
        kind, icon = _HEADER_ICONS[content.header_format]
        title = wording.kind_words(kind)
        blocks.append(card_block(metrics, icon, title, content.header, width, outbound=True))
    elif content.header:
        blocks.append(text_block(metrics, content.header, width, role="bodyStrong"))
    if content.body:
        blocks.append(text_block(metrics, content.body, width, gap=0.0))
    if content.footer:
        blocks.append(_footer(content.footer, width, metrics))
    words = wording_message.template_title(content)
    blocks.append(label_block(metrics, "layout-template", words, width, color="textMuted"))
    blocks[-1].gap = metrics.px(4)
    return blocks


def _interactive(content: Interactive, width: float, metrics: Metrics) -> list[Block]:
    blocks = []
    if content.header:
        blocks.append(text_block(metrics, content.header, width, role="bodyStrong"))
    blocks.append(text_block(metrics, content.body, width, gap=0.0))
    if content.footer:
        blocks.append(_footer(content.footer, width, metrics))
    return blocks


def _footer(text: str, width: float, metrics: Metrics) -> Block:
    return text_block(metrics, text, width, role="meta", color="textMuted", gap=metrics.px(2))


def _unsupported(content: Unsupported, width: float, metrics: Metrics, outbound: bool) -> Block:
    title = wording.kind_words(ContentKind.UNSUPPORTED)
    detail = wording_message.detail_words(content)
    block = card_block(
        metrics, "file-question-mark", title, detail, width, outbound=outbound, detail_lines=True
    )
    code = content.error_code
    if not code:
        return block
    tip = wording_message.translate("transcript", "Technical detail: {code}").format(code=code)

    def draw(sheet: Sheet, x: float, y: float, given: float) -> None:
        block.draw(sheet, x, y, given)
        area = sheet.boxes[-1][0].boundingRect().adjusted(0, 0, given - metrics.px(40), 0)
        sheet.spot(area, Act.TIP, tip)

    return Block(width=block.width, height=block.height, draw=draw, gap=block.gap)
