"""Inbox, feed, settings, notices, templates, totals: the small tables."""

from datetime import timedelta

import sqlalchemy as sa

from aura_desktop.domain.events import TemplateUpdated
from aura_desktop.domain.feed import FeedItem, Topic
from aura_desktop.domain.ids import WabaId
from aura_desktop.domain.notice import NoticeKind
from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateButton,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
)
from aura_desktop.store import feed, inbox, metrics, notices, settings, templates
from aura_desktop.store.inbox import InboxCounts, RawDelivery
from tests.store.world import NOON, at

WABA = WabaId("300")


def delivery(number: int) -> RawDelivery:
    return RawDelivery(body=f"[{number}]".encode(), received_at=at(number))


def test_deliveries_wait_in_order_until_settled(tx: sa.Connection) -> None:
    assert inbox.counts(tx) == InboxCounts()
    assert inbox.last_received_at(tx) is None
    ids = inbox.append(tx, [delivery(1), delivery(2)]) + inbox.append(tx, [delivery(3)])
    assert ids == [1, 2, 3]
    assert [item.body for item in inbox.next_batch(tx, 2)] == [b"[1]", b"[2]"]
    for item in inbox.next_batch(tx, 10):
        inbox.settle(tx, item.id)
        inbox.settle(tx, item.id)
    assert inbox.next_batch(tx, 10) == []
    assert inbox.counts(tx) == InboxCounts(settled=3, last_received_at=at(3))
    assert inbox.last_received_at(tx) == at(3)
    inbox.append(tx, [delivery(2)])
    assert inbox.counts(tx) == InboxCounts(waiting=1, settled=3, last_received_at=at(3))
    assert tx.exec_driver_sql("SELECT count(*) FROM inbox").scalar() == 1


def test_unreadable_deliveries_are_kept_and_shown(tx: sa.Connection) -> None:
    (item_id,) = inbox.append(tx, [delivery(1)])
    inbox.reject(tx, item_id, "not_json", at(2))
    inbox.reject(tx, item_id, "not_json", at(3))
    assert inbox.next_batch(tx, 10) == []
    assert inbox.counts(tx) == InboxCounts(unreadable=1, last_received_at=at(1))
    (notice,) = notices.recent(tx, 10)
    assert (notice.kind, notice.code, notice.at) == (NoticeKind.UNREADABLE, "not_json", at(2))
    assert tx.exec_driver_sql("SELECT body FROM inbox").scalar() == b"[1]"


def test_the_feed_tells_each_row_once_at_its_last_place(tx: sa.Connection) -> None:
    for key in ("1", "2", "1"):
        feed.note(tx, Topic.CONVERSATION, key)
        feed.flush(tx)
    assert feed.after(tx, 0) == [
        FeedItem(seq=2, topic=Topic.CONVERSATION, key="2"),
        FeedItem(seq=3, topic=Topic.CONVERSATION, key="1"),
    ]
    assert feed.after(tx, 3) == []
    assert not feed.flush(tx)


def test_a_pruned_feed_never_counts_from_the_start(tx: sa.Connection) -> None:
    assert feed.last_seq(tx) == 0
    feed.prune(tx, 10)
    for number in range(5):
        feed.note(tx, Topic.JOB, str(number))
    feed.prune(tx, 2)
    assert [item.key for item in feed.after(tx, 0)] == ["3", "4"]
    feed.prune(tx, 0)
    assert feed.last_seq(tx) == 5
    feed.note(tx, Topic.JOB, "x")
    assert feed.after(tx, 5) == [FeedItem(seq=6, topic=Topic.JOB, key="x")]


def test_settings(tx: sa.Connection) -> None:
    assert settings.get(tx, "theme") is None
    settings.put(tx, "theme", "dark")
    settings.put(tx, "theme", "light")
    assert settings.get(tx, "theme") == "light"
    settings.drop(tx, "theme")
    assert settings.get(tx, "theme") is None


def test_notices_are_unseen_until_looked_at(tx: sa.Connection) -> None:
    assert notices.add(tx, NoticeKind.ACCOUNT, NOON, event="DISABLED_UPDATE")
    assert not notices.add(tx, NoticeKind.ACCOUNT, NOON, event="DISABLED_UPDATE")
    assert notices.add(tx, NoticeKind.ACCOUNT, NOON + timedelta(1), event="DISABLED_UPDATE")
    assert notices.unseen_count(tx) == 2
    feed.flush(tx)
    before = feed.last_seq(tx)
    notices.mark_seen(tx)
    notices.mark_seen(tx)
    assert notices.unseen_count(tx) == 0
    assert all(notice.seen for notice in notices.recent(tx, 10))
    assert len(feed.after(tx, before)) == 1


def template(name: str, status: TemplateStatus = TemplateStatus.APPROVED) -> Template:
    return Template(
        id=f"id-{name}",
        name=name,
        language="es",
        status=status,
        category=TemplateCategory.UTILITY,
        parameter_format=ParameterFormat.NAMED,
        rejected_reason="NONE",
        components=(
            TemplateComponent(type="BODY", text="Hola {{name}}", examples=(("name", "Camila"),)),
            TemplateComponent(
                type="BUTTONS",
                buttons=(TemplateButton(type="URL", text="Ver", url="https://ejemplo.test/{{1}}"),),
            ),
        ),
    )


def test_templates_come_back_as_they_were(tx: sa.Connection) -> None:
    assert templates.last_synced(tx) is None
    templates.replace_all(tx, WABA, [template("b"), template("a"), template("a")], at(1))
    assert templates.all(tx) == [template("a"), template("b")]
    assert templates.get(tx, "a", "es") == template("a")
    assert templates.get(tx, "a", "en") is None
    assert templates.last_synced(tx) == at(1)
    templates.replace_all(tx, WABA, [], at(2))
    assert templates.all(tx) == []


def test_a_status_we_were_told_of_stands_until_the_next_list(tx: sa.Connection) -> None:
    def told(event: str, minutes: float) -> None:
        update = TemplateUpdated(
            field="message_template_status_update",
            name="a",
            language="es",
            event=event,
            reason="",
            at=at(minutes),
            raw="{}",
        )
        templates.reported(tx, update)

    templates.replace_all(tx, WABA, [template("a")], at(1))
    told("REJECTED", 0)
    told("PAUSED", 5)
    told("DISABLED", 4)
    told("FLAGGED", 6)
    found = templates.get(tx, "a", "es")
    assert found is not None
    assert found.status is TemplateStatus.PAUSED
    assert FeedItem(seq=feed.last_seq(tx), topic=Topic.TEMPLATES, key="stale") in feed.after(tx, 0)


def test_counters(tx: sa.Connection) -> None:
    assert metrics.totals(tx) == metrics.Totals()
    metrics.bump(tx, metrics.SENT)
    metrics.bump(tx, metrics.SENT, 2)
    metrics.raise_to(tx, "highest", 5)
    metrics.raise_to(tx, "highest", 3)
    assert metrics.value(tx, "highest") == 5
    assert metrics.totals(tx) == metrics.Totals(sent=3)
