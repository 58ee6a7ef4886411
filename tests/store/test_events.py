"""What WhatsApp tells becomes rows: every kind, early, late, twice, and a bad one among good ones."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from aura_desktop.domain.content import (
    ButtonReply,
    Content,
    ContentKind,
    Interactive,
    InteractiveReply,
    InteractiveType,
    Location,
    Media,
    ReplyButton,
    SystemNotice,
    TemplateMessage,
    Text,
    Unsupported,
)
from aura_desktop.domain.events import (
    AccountNoticed,
    MessageEdited,
    MessageRevoked,
    ReactionChanged,
    Sender,
    TemplateUpdated,
    UnknownReceived,
)
from aura_desktop.domain.ids import MediaId, Wamid
from aura_desktop.domain.message import (
    Direction,
    Failure,
    MessageOrigin,
    MessageStatus,
    Reaction,
    StatusTime,
)
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.store import conversations, events, metrics, notices, search, updates
from tests.store.world import (
    CAMILA,
    NUMBER,
    at,
    by_wamid,
    echoed,
    everything,
    only,
    received,
    tell,
    thread,
    ticked,
)

BUTTONS = Interactive(
    interactive_type=InteractiveType.BUTTON,
    body="¿Confirma su hora?",
    buttons=(ReplyButton(id="yes", title="Confirmo"), ReplyButton(id="no", title="Cambiar")),
)


def edited(wamid: str, body: str, minutes: float) -> MessageEdited:
    return MessageEdited(number=NUMBER, wamid=Wamid(wamid), at=at(minutes), content=Text(body=body))


def revoked(wamid: str, minutes: float) -> MessageRevoked:
    return MessageRevoked(number=NUMBER, wamid=Wamid(wamid), at=at(minutes))


def reacted(wamid: str, emoji: str, minutes: float, *, echoed: bool = False) -> ReactionChanged:
    return ReactionChanged(
        number=NUMBER,
        sender=CAMILA,
        target=Wamid(wamid),
        emoji=emoji,
        at=at(minutes),
        echoed=echoed,
    )


def test_a_message_makes_contact_and_conversation(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0, "Hola, ¿tienen hora?"))
    conversation = only(tx)
    assert conversation.contact.name == "Camila Ejemplo"
    assert conversation.contact.phone == "+56900000142"
    assert conversation.contact.first_seen_at == at(0)
    assert (conversation.unread_count, conversation.waiting_since) == (1, at(0))
    assert conversation.last_inbound_at == at(0)
    assert conversation.last is not None
    assert conversation.last.text == "Hola, ¿tienen hora?"
    (message,) = thread(tx)
    assert message.content == Text(body="Hola, ¿tienen hora?")
    assert (message.direction, message.status) == (Direction.INBOUND, MessageStatus.RECEIVED)
    totals = metrics.totals(tx)
    assert (totals.received, totals.sent, totals.conversations) == (1, 0, 1)


def test_a_duplicate_changes_nothing(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0, "Hola"), received("w1", 0, "Otra cosa"))
    assert only(tx).unread_count == 1
    assert [message.content for message in thread(tx)] == [Text(body="Hola")]
    assert metrics.totals(tx).received == 1


@pytest.mark.parametrize(
    "content",
    [
        Text(body="Vea https://ejemplo.test", preview_url=True),
        Media(kind=ContentKind.AUDIO, media_id=MediaId("7"), mime_type="audio/ogg", voice=True),
        Location(latitude=-33.4, longitude=-70.6, name="Clínica", address="Calle Falsa 123"),
        Unsupported(original_type="poll_creation", error_code=131051),
    ],
)
def test_every_kind_comes_back_as_it_was(tx: sa.Connection, content: Content) -> None:
    tell(tx, received("w1", 0, content, raw='{"type": "x"}'))
    assert thread(tx)[0].content == content
    last = only(tx).last
    assert last is not None
    assert last.voice is (isinstance(content, Media) and content.voice)
    raw = tx.exec_driver_sql("SELECT raw FROM messages").scalar_one()
    assert (raw is not None) is isinstance(content, Unsupported)


def test_half_an_emoji_costs_no_message(tx: sa.Connection) -> None:
    sender = replace(CAMILA, profile_name="Camila \ud83d")
    tell(tx, received("w1", 0, "Hola \ud83d", sender, referral="anuncio \ud83d"))
    assert thread(tx)[0].content == Text(body="Hola ?")
    assert only(tx).contact.name == "Camila ?"


def test_an_answer_ends_the_waiting_and_a_later_question_begins_it_anew(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), received("w2", 1), received("w3", 5))
    tell(tx, echoed("e1", 3))
    conversation = only(tx)
    assert conversation.waiting_since == at(5)
    assert conversation.unread_count == 1
    assert conversation.last is not None
    assert conversation.last.at == at(5)
    tell(tx, echoed("e2", 9))
    assert (only(tx).waiting_since, only(tx).unread_count) == (None, 0)
    assert by_wamid(tx, "e2").origin is MessageOrigin.PHONE_APP
    assert by_wamid(tx, "e2").status is MessageStatus.SENT


def test_a_new_message_brings_a_resolved_conversation_back(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0))
    conversations.resolve(tx, only(tx).id, True, at(1))
    assert only(tx).resolved
    tell(tx, received("w2", 2))
    assert not only(tx).resolved


def test_what_is_no_message_neither_counts_nor_opens_the_window(tx: sa.Connection) -> None:
    notice = SystemNotice(system_type="user_changed_number", body="Cambió")
    tell(tx, echoed("e1", 0), received("s1", 3, notice), reacted("e1", "👍", 4))
    conversation = only(tx)
    assert (conversation.unread_count, conversation.last_inbound_at) == (0, None)
    assert conversation.waiting_since is None
    assert conversation.last is not None
    assert conversation.last.at == at(0)
    assert metrics.totals(tx).received == 0
    assert metrics.last_message_at(tx) is None


def test_the_last_message_is_a_patients_and_came_when_it_was_stored(tx: sa.Connection) -> None:
    events.apply_all(tx, [received("w1", 0)], at(7))
    events.apply_all(tx, [echoed("e1", 8), received("w1", 0)], at(9))
    assert metrics.last_message_at(tx) == at(7)


def test_ticks_never_go_back_and_keep_their_first_time(tx: sa.Connection) -> None:
    tell(tx, echoed("e1", 0))
    tell(
        tx,
        ticked("e1", MessageStatus.READ, 3),
        ticked("e1", MessageStatus.DELIVERED, 2),
        ticked("e1", MessageStatus.DELIVERED, 4),
        ticked("e1", MessageStatus.UNKNOWN, 5),
    )
    message = by_wamid(tx, "e1")
    assert message.status is MessageStatus.READ
    assert message.status_times == (
        StatusTime(status=MessageStatus.SENT, at=at(0)),
        StatusTime(status=MessageStatus.DELIVERED, at=at(2)),
        StatusTime(status=MessageStatus.READ, at=at(3)),
    )
    last = only(tx).last
    assert last is not None
    assert last.status is MessageStatus.READ


def test_a_failure_beats_sent_but_not_delivered(tx: sa.Connection) -> None:
    failure = Failure(code="recipient_unreachable", graph_code=131026, title="Undeliverable")
    tell(tx, echoed("e1", 0), echoed("e2", 1))
    tell(tx, ticked("e1", MessageStatus.FAILED, 2, failure=failure))
    tell(tx, ticked("e2", MessageStatus.DELIVERED, 2))
    tell(tx, ticked("e2", MessageStatus.FAILED, 3, failure=failure))
    assert by_wamid(tx, "e1").status is MessageStatus.FAILED
    assert by_wamid(tx, "e1").failure == failure
    assert by_wamid(tx, "e2").status is MessageStatus.DELIVERED
    assert by_wamid(tx, "e2").failure is None


def test_a_failure_without_words_is_still_one(tx: sa.Connection) -> None:
    tell(tx, echoed("e1", 0), ticked("e1", MessageStatus.FAILED, 2))
    assert by_wamid(tx, "e1").failure == Failure(code="failed")


def test_statuses_of_patients_messages_are_ignored(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), ticked("w1", MessageStatus.READ, 1))
    assert by_wamid(tx, "w1").status is MessageStatus.RECEIVED


def test_updates_before_their_message_wait_for_it(tx: sa.Connection) -> None:
    tell(
        tx,
        ticked("e1", MessageStatus.READ, 3),
        reacted("e1", "❤️", 4),
        edited("e1", "Corregido", 2),
        revoked("w1", 9),
        edited("w1", "Corregida", 8),
    )
    assert everything(tx) == []
    nothing = updates.Update(kind=updates.UpdateKind.UNKNOWN, at=at(5), payload={})
    updates.offer(tx, Wamid("w1"), nothing, at(5))
    tell(tx, echoed("e1", 0), received("w1", 1))
    message = by_wamid(tx, "e1")
    assert message.status is MessageStatus.READ
    assert message.reactions == (Reaction(emoji="❤️", direction=Direction.INBOUND),)
    assert (message.content, message.edited_at) == (Text(body="Corregido"), at(2))
    assert by_wamid(tx, "w1").revoked_at == at(9)
    assert updates.prune(tx, at(10_000)) == 0


def test_what_waits_for_a_message_that_never_comes_is_forgotten_one_day(tx: sa.Connection) -> None:
    tell(tx, ticked("nowhere", MessageStatus.READ, 3), ticked("nowhere", MessageStatus.READ, 3))
    assert updates.prune(tx, at(599)) == 0
    assert updates.prune(tx, at(601)) == 1


def test_the_latest_edit_stays_whatever_comes_last(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0, "uno"), edited("w1", "tres", 3), edited("w1", "dos", 2))
    assert by_wamid(tx, "w1").content == Text(body="tres")
    last = only(tx).last
    assert last is not None
    assert last.text == "tres"
    assert search.find(tx, "tres", 5)
    assert not search.find(tx, "uno", 5)


def test_an_edited_caption_keeps_its_photo(tx: sa.Connection) -> None:
    photo = Media(kind=ContentKind.IMAGE, media_id=MediaId("7"), caption="antes")
    tell(tx, received("w1", 0, photo))
    caption = Media(kind=ContentKind.IMAGE, caption="después")
    tell(tx, MessageEdited(number=NUMBER, wamid=Wamid("w1"), at=at(1), content=caption))
    assert by_wamid(tx, "w1").content == replace(photo, caption="después")


def test_a_deleted_message_is_marked_and_no_longer_found(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0, "secreto"), revoked("w1", 2), revoked("w1", 3))
    tell(tx, edited("w1", "secreto corregido", 1))
    assert by_wamid(tx, "w1").revoked_at == at(2)
    assert search.find(tx, "secreto", 5) == []


def test_each_side_has_one_reaction_and_may_take_it_back(tx: sa.Connection) -> None:
    tell(tx, received("w1", 0), reacted("w1", "👍", 1), reacted("w1", "🙏", 3))
    tell(tx, reacted("w1", "❤️", 2), reacted("w1", "😀", 2, echoed=True))
    assert by_wamid(tx, "w1").reactions == (
        Reaction(emoji="🙏", direction=Direction.INBOUND),
        Reaction(emoji="😀", direction=Direction.OUTBOUND),
    )
    tell(tx, reacted("w1", "", 4))
    assert [reaction.emoji for reaction in by_wamid(tx, "w1").reactions] == ["😀"]


def test_a_tapped_button_is_marked_on_our_message(tx: sa.Connection) -> None:
    reply = InteractiveReply(reply_type="button_reply", id="yes", title="Confirmo")
    template = TemplateMessage(name="confirmar", language="es", body="¿Viene?", buttons=("Sí",))
    tell(tx, received("w1", 2, reply, reply_to=Wamid("e1")))
    tell(tx, echoed("e1", 1, BUTTONS), echoed("e2", 3, template))
    tell(tx, received("w2", 4, ButtonReply(text="Sí", payload="si"), reply_to=Wamid("e2")))
    tell(tx, received("w3", 5, reply, reply_to=Wamid("w1")))
    assert by_wamid(tx, "e1").chosen_ids == ("yes",)
    assert by_wamid(tx, "e2").chosen_ids == ("Sí",)
    assert by_wamid(tx, "w1").chosen_ids == ()


def test_a_reply_shows_what_it_answers_even_if_that_comes_later(tx: sa.Connection) -> None:
    tell(tx, received("w2", 2, "Sí", reply_to=Wamid("e1")))
    quote = by_wamid(tx, "w2").quote
    assert quote is not None
    assert (quote.message_id, quote.text) == (None, "")
    tell(tx, echoed("e1", 1, "¿Le acomoda?"))
    quote = by_wamid(tx, "w2").quote
    assert quote is not None
    assert (quote.text, quote.direction) == ("¿Le acomoda?", Direction.OUTBOUND)
    tell(tx, revoked("e1", 3))
    quote = by_wamid(tx, "w2").quote
    assert quote is not None
    assert quote.text == ""


def test_news_of_account_templates_and_unknown_fields_become_notices_once(
    tx: sa.Connection,
) -> None:
    told = (
        AccountNoticed(
            field="account_update", event="DISABLED_UPDATE", at=at(0), detail="x", raw="{}"
        ),
        TemplateUpdated(
            field="message_template_status_update",
            name="hora",
            language="es",
            event="PAUSED",
            reason="SPAM",
            at=at(1),
            raw="{}",
        ),
        UnknownReceived(field="flows", at=at(2), reason="unknown_field", raw='{"a": 1}'),
    )
    tell(tx, *told, *told)
    kinds = [notice.kind for notice in notices.recent(tx, 10)]
    assert kinds == [NoticeKind.UPDATE, NoticeKind.ACCOUNT, NoticeKind.ACCOUNT]
    assert notices.recent(tx, 1)[0].raw == '{"a": 1}'


def test_a_bad_update_never_costs_its_neighbours(tx: sa.Connection) -> None:
    nobody = received("bad", 1, sender=Sender(), raw='{"id": "bad \ud83d"}')
    broken = replace(received("worse", 2), content=object())  # type: ignore[arg-type]  # a bug above
    unstorable = replace(received("odd", 2), wamid=object())  # type: ignore[arg-type]  # and another
    rejected = events.apply_all(
        tx, [received("w1", 0), nobody, broken, unstorable, received("w2", 3)], at(600)
    )
    assert [item.index for item in rejected] == [1, 2, 3]
    assert [item.code for item in rejected][:2] == ["no_sender", "KeyError"]
    assert [message.wamid for message in thread(tx)] == ["w1", "w2"]
    assert only(tx).unread_count == 2
    kept = notices.recent(tx, 10)
    assert {notice.kind for notice in kept} == {NoticeKind.REJECTED_ITEM}
    assert {"bad", "worse"} < {notice.detail for notice in kept}


def test_a_fault_of_the_database_is_no_bad_update(tx: sa.Connection) -> None:
    tx.exec_driver_sql("DROP TABLE message_words")
    with pytest.raises(dbapi2.OperationalError):
        events.apply_all(tx, [received("w1", 0)], at(600))
