"""The report: everything support asks for, nothing that names anybody."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.diagnosis import Diagnosis, report
from aura_desktop.domain.link import Link, LinkName, LinkState
from aura_desktop.domain.log_line import LogLine
from aura_desktop.domain.trace import DeliveryKind, DeliveryTrace, Queue, SendTrace, Traces

AT = datetime(2026, 11, 23, 13, 42, tzinfo=UTC)
SANTIAGO = ZoneInfo("America/Santiago")
"""Three hours behind UTC in November."""


def full() -> Diagnosis:
    checks = (
        CheckResult(name=CheckName.KEYRING, state=CheckState.OK, took_s=0.02),
        CheckResult(
            name=CheckName.WEBHOOK_VERIFIED,
            state=CheckState.FAIL,
            code="webhook_foreign",
            params={"host": "clinica-ejemplo.cl", "days": 3, "number": 56900000142},
            facts={"name": "Clínica Ejemplo"},
        ),
    )
    unreadable = DeliveryTrace(id=7, at=AT, state="unreadable", code="not_json")
    kinds = (DeliveryKind.MESSAGE, DeliveryKind.STATUS)
    marks = ("wamid#1a", "wamid#2b")
    read = DeliveryTrace(id=8, at=AT, state="received", kinds=kinds, marks=marks, more=5)
    send = SendTrace(
        job="1a2b3c4d",
        at=AT,
        state="failed",
        kind="SendText",
        code="undeliverable",
        graph_code=131026,
        attempts=2,
        settled_at=AT,
    )
    return Diagnosis(
        at=AT,
        zone=SANTIAGO,
        facts={"program": "0.1.0"},
        checks=checks,
        links=(Link(name=LinkName.META, state=LinkState.DOWN, since=AT, code="a|b"),),
        traces=Traces(
            received=12,
            inbox=Queue(waiting=1, oldest_at=AT, failed=1),
            deliveries=(read, unreadable),
            sends=(send,),
        ),
        log=(
            LogLine(
                time="2026-11-23 13:41:59",
                at=AT.replace(second=7),
                level="ERROR",
                source="core",
                text="down",
            ),
        ),
        missing={"log": "log_unreadable"},
        cut_short=True,
    )


def test_the_report_tells_versions_checks_queues_traces_and_log() -> None:
    text = report(full())
    for part in (
        "- time: 2026-11-23 10:42:00",
        "- time zone: America/Santiago (UTC-03:00)",
        "- program: 0.1.0",
        "- received: 12",
        "- not looked at: log (log_unreadable)",
        "- broken off by a person",
        "| keyring | ok |  | 0.02 |",
        "| inbox | 1 | 2026-11-23 10:42:00 | 0 | 1 |",
        "| 7 | 2026-11-23 10:42:00 | unreadable |  | not_json |  |",
        "| 8 | 2026-11-23 10:42:00 | received | message status |  | wamid#1a wamid#2b +5 |",
        "| 1a2b3c4d | 2026-11-23 10:42:00 | failed | SendText | undeliverable | 131026 | 2 |",
        "2026-11-23 10:42:07 ERROR core down",
    ):
        assert part in text


def test_every_time_of_the_report_is_of_the_zone_it_names() -> None:
    assert " 13:4" not in report(full())
    elsewhere = report(replace(full(), zone=ZoneInfo("Asia/Kathmandu")))
    assert "- time zone: Asia/Kathmandu (UTC+05:45)" in elsewhere
    assert elsewhere.count("2026-11-23 19:27:0") == report(full()).count("2026-11-23 10:42:0") == 8


def test_a_cell_cannot_break_the_table() -> None:
    assert "| meta | down | a/b |" in report(full())


def test_only_small_numbers_of_a_check_are_told() -> None:
    text = report(full())
    assert "webhook_foreign (days=3)" in text
    for secret in ("clinica-ejemplo", "56900000142", "Clínica"):
        assert secret not in text


def test_an_empty_diagnosis_says_none() -> None:
    diagnosis = Diagnosis(at=AT)
    assert report(diagnosis).count("none") == 4
    assert diagnosis.troubles() == ()
    assert full().troubles()[0].name is CheckName.WEBHOOK_VERIFIED
