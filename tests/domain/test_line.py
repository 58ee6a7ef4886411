"""What is done about Meta's record: everything that is missing, and nothing against somebody who listens."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.line import (
    KEPT_ADDRESSES,
    Act,
    LineStatus,
    OnRecord,
    Ours,
    brings_messages,
    callback_of,
    decide,
    host_of,
    is_cut_off,
    is_reported_here,
    is_same,
    is_subscribed,
    needs_no_haste,
    public_of,
    remembered,
    signature_state,
    strangers,
    webhook_link,
)
from aura_desktop.domain.link import LinkState

NOON, MINUTE = datetime(2026, 11, 23, 15, tzinfo=UTC), timedelta(minutes=1)
HERE = "https://clinica.example.com/whatsapp/webhook"
FORMER = "https://antes.example.com/whatsapp/webhook"
OTHER = "https://otro-pc.example.com/whatsapp/webhook"
THIRD = "https://crm.example.com/hook?x=1"
APP, FOREIGN_APP = "300000000000003", "300000000000009"
FIELDS = frozenset({"messages", "account_update"})
OURS = Ours(callback_url=HERE, app_id=APP, fields=FIELDS, known=frozenset({FORMER}))
GOOD = OnRecord(
    callback_url=HERE, is_active=True, fields=FIELDS, can_write=True, app_ids=frozenset({APP})
)


def record(**changes: object) -> OnRecord:
    return replace(GOOD, **changes)  # type: ignore[arg-type]  # the names are the test's


def test_a_record_as_it_should_be_is_left_alone() -> None:
    plan = decide(GOOD, OURS)
    assert (plan.acts, plan.foreign_url, plan.code) == ((), "", "")


@pytest.mark.parametrize(
    ("found", "acts"),
    [
        (record(callback_url=""), [Act.SUBSCRIBE]),
        (record(callback_url=FORMER), [Act.SUBSCRIBE]),
        (record(callback_url=OTHER), [Act.SUBSCRIBE]),
        (record(is_active=False), [Act.SUBSCRIBE]),
        (record(fields=frozenset({"messages"})), [Act.SUBSCRIBE]),
        (record(fields=FIELDS | {"flows"}), []),
        (record(app_ids=frozenset()), [Act.SUBSCRIBE_APP]),
        (record(app_ids=frozenset({FOREIGN_APP})), [Act.SUBSCRIBE_APP]),
        (record(app_ids=frozenset({FOREIGN_APP, APP})), []),
        (record(app_ids=None), []),
        (record(account_override=HERE), []),
        (record(account_override=FORMER), [Act.CLEAR_ACCOUNT_OVERRIDE]),
        (record(number_override=OTHER), [Act.CLEAR_NUMBER_OVERRIDE]),
        (record(can_write=False, callback_url=FORMER), []),
        (
            OnRecord(can_write=True, app_ids=frozenset(), number_override=FORMER),
            [Act.SUBSCRIBE_APP, Act.SUBSCRIBE, Act.CLEAR_NUMBER_OVERRIDE],
        ),
    ],
)
def test_what_is_missing_is_done_where_nobody_else_listens(
    found: OnRecord, acts: list[Act]
) -> None:
    assert list(decide(found, OURS).acts) == acts


def test_meta_asks_again_when_it_must() -> None:
    ours = Ours(callback_url=HERE, app_id=APP, fields=FIELDS, must_verify=True)
    assert decide(GOOD, ours).acts == (Act.SUBSCRIBE,)
    assert decide(record(can_write=False), ours).acts == ()


@pytest.mark.parametrize("place", ["callback_url", "account_override", "number_override"])
def test_somebody_else_who_answers_is_asked_about(place: str) -> None:
    found = record(**{place: OTHER})
    plan = decide(found, OURS, alive={OTHER})
    assert (plan.acts, plan.foreign_url, plan.code) == ((), OTHER, "webhook_foreign")
    plan = decide(found, OURS, alive={OTHER}, left={OTHER})
    assert (plan.acts, plan.foreign_url, plan.code) == ((), OTHER, "webhook_elsewhere")
    assert decide(found, OURS, alive={OTHER}, taken={OTHER}).acts


def test_of_two_others_the_one_nobody_spoke_of_is_asked_about() -> None:
    found = record(callback_url=OTHER, number_override=THIRD)
    plan = decide(found, OURS, alive={OTHER, THIRD}, left={THIRD})
    assert (plan.foreign_url, plan.code) == (OTHER, "webhook_foreign")
    plan = decide(found, OURS, alive={OTHER, THIRD}, taken={THIRD})
    assert (plan.acts, plan.foreign_url) == ((), OTHER)


def test_a_former_address_of_ours_is_no_stranger_even_if_it_answers() -> None:
    found = record(callback_url=FORMER, account_override=OTHER)
    assert strangers(found, OURS) == (OTHER,)
    assert decide(record(callback_url=FORMER), OURS, alive={FORMER}).acts == (Act.SUBSCRIBE,)


addresses = st.sampled_from(
    ["", HERE, HERE.upper().replace("/WHATSAPP/WEBHOOK", "/whatsapp/webhook"), FORMER, OTHER, THIRD]
)
sets = st.frozensets(st.sampled_from([OTHER, THIRD, FORMER, HERE]))
records = st.builds(
    OnRecord,
    callback_url=addresses,
    is_active=st.booleans(),
    fields=st.frozensets(st.sampled_from(["messages", "account_update", "flows"])),
    can_write=st.booleans(),
    app_ids=st.none() | st.frozensets(st.sampled_from([APP, FOREIGN_APP])),
    account_override=addresses,
    number_override=addresses,
)


@given(found=records, alive=sets, taken=sets, left=sets, must_verify=st.booleans())
def test_a_live_foreign_address_is_never_written_over_without_leave(
    found: OnRecord,
    alive: frozenset[str],
    taken: frozenset[str],
    left: frozenset[str],
    must_verify: bool,
) -> None:
    ours = Ours(
        callback_url=HERE,
        app_id=APP,
        fields=FIELDS,
        known=frozenset({FORMER}),
        must_verify=must_verify,
    )
    plan = decide(found, ours, alive=alive, taken=taken, left=left)
    foreign = {OTHER, THIRD} & set(found.addresses()) & alive - taken
    if foreign:
        assert plan.acts == ()
        assert plan.foreign_url in foreign
        assert plan.code == ("webhook_elsewhere" if foreign <= left else "webhook_foreign")
    else:
        assert (plan.foreign_url, plan.code) == ("", "")


def carried_out(found: OnRecord, acts: tuple[Act, ...]) -> OnRecord:
    """What Meta has on record afterwards."""
    for act in acts:
        match act:
            case Act.SUBSCRIBE:
                found = replace(found, callback_url=HERE, is_active=True, fields=FIELDS)
            case Act.SUBSCRIBE_APP:
                found = replace(
                    found, app_ids=(found.app_ids or frozenset()) | {APP}, account_override=""
                )
            case Act.CLEAR_ACCOUNT_OVERRIDE:
                found = replace(found, account_override="")
            case Act.CLEAR_NUMBER_OVERRIDE:
                found = replace(found, number_override="")
    return found


@given(found=records)
def test_what_is_done_is_enough_and_done_once(found: OnRecord) -> None:
    found = carried_out(found, decide(found, OURS).acts)
    assert decide(found, OURS).acts == ()
    if found.can_write:
        assert is_subscribed(found, OURS)
        assert is_reported_here(found, OURS)


def test_messages_come_whatever_else_is_missing() -> None:
    less = record(fields=frozenset({"messages"}))
    assert (brings_messages(less, OURS), is_subscribed(less, OURS)) == (True, False)
    for other in (
        record(fields=FIELDS - {"messages"}),
        record(is_active=False),
        record(callback_url=FORMER),
    ):
        assert not brings_messages(other, OURS)


def test_addresses_are_the_same_however_they_are_written() -> None:
    assert callback_of("https://clinica.example.com/") == HERE
    assert callback_of(HERE) == HERE
    assert callback_of("") == ""
    assert public_of(f" {HERE}/ ") == "https://clinica.example.com"
    assert is_same("HTTPS://Clinica.example.com:443/whatsapp/webhook/", HERE)
    assert not is_same(HERE, HERE + "?x=1")
    assert not is_same(HERE, HERE.replace("https", "http"))
    assert not is_same("http://127.0.0.1:5000/a", "http://127.0.0.1:5001/a")
    assert is_same("http://[bad", "http://[bad")
    assert host_of(HERE) == "clinica.example.com"
    assert host_of("http://127.0.0.1:5000/a") == "127.0.0.1:5000"
    assert host_of("http://[bad") == "http://[bad"


def test_the_last_addresses_are_remembered_once_each() -> None:
    known: tuple[str, ...] = ()
    for number in range(KEPT_ADDRESSES + 3):
        known = remembered(known, f"https://{number}.example.com")
    assert len(known) == KEPT_ADDRESSES
    assert remembered(known, known[0]) == (*known[1:], known[0])


def proven() -> LineStatus:
    status = LineStatus()
    for name in (
        CheckName.PUBLIC_ADDRESS,
        CheckName.WEBHOOK_VERIFIED,
        CheckName.SUBSCRIBED,
        CheckName.ACCOUNT_SUBSCRIBED,
    ):
        status = status.with_check(CheckResult(name=name, state=CheckState.OK))
    return status


def test_the_webhook_is_ok_only_when_everything_is_proven() -> None:
    assert webhook_link(LineStatus())[0] is LinkState.CONNECTING
    assert webhook_link(proven()) == (LinkState.OK, None)
    needed = (
        CheckName.PUBLIC_ADDRESS,
        CheckName.WEBHOOK_VERIFIED,
        CheckName.SUBSCRIBED,
        CheckName.ACCOUNT_SUBSCRIBED,
    )
    states = {
        CheckState.WAITING: LinkState.CONNECTING,
        CheckState.RUNNING: LinkState.CONNECTING,
        CheckState.OK: LinkState.OK,
        CheckState.SKIPPED: LinkState.OK,
        CheckState.WARNING: LinkState.DEGRADED,
        CheckState.FAIL: LinkState.DOWN,
    }
    for name, (state, link) in product(needed, states.items()):
        result = CheckResult(name=name, state=state, code="some_code")
        assert webhook_link(proven().with_check(result))[0] is link


@pytest.mark.parametrize(
    ("opened_min", "brought_min", "asked_min", "link"),
    [
        (0, None, 5, LinkState.DOWN),
        (0, 4, 5, LinkState.DEGRADED),
        (0, 6, 5, LinkState.DEGRADED),
        (0, 4, 33, LinkState.DEGRADED),
        (0, 4, 34, LinkState.DOWN),
        (5, 4, 6, LinkState.DOWN),
        (0, 185, 5, LinkState.DOWN),
    ],
)
def test_a_delivery_proves_more_than_a_question_that_cannot_come_back(
    opened_min: int, brought_min: int | None, asked_min: int, link: LinkState
) -> None:
    status = proven().with_check(
        CheckResult(name=CheckName.TUNNEL, state=CheckState.OK, at=NOON + opened_min * MINUTE)
    )
    if brought_min is not None:
        brought = CheckResult(
            name=CheckName.REAL_MESSAGE, state=CheckState.OK, at=NOON + brought_min * MINUTE
        )
        status = status.with_check(brought)
    asked = CheckResult(
        name=CheckName.PUBLIC_ADDRESS,
        state=CheckState.FAIL,
        code="public_address_unreachable",
        at=NOON + asked_min * MINUTE,
    )
    status = status.with_check(asked)
    assert webhook_link(status) == (link, asked)
    assert is_cut_off(status) is (link is LinkState.DOWN)


def test_what_asking_often_does_not_mend() -> None:
    partial = CheckResult(name=CheckName.SUBSCRIBED, state=CheckState.WARNING, code="some_code")
    unreachable = CheckResult(
        name=CheckName.PUBLIC_ADDRESS, state=CheckState.FAIL, code="public_address_unreachable"
    )
    assert needs_no_haste(replace(proven(), foreign_host="otro-pc.example.com"))
    assert needs_no_haste(proven().with_check(partial))
    assert not needs_no_haste(proven().with_check(replace(partial, state=CheckState.FAIL)))
    assert not needs_no_haste(proven().with_check(partial).with_check(unreachable))
    assert not needs_no_haste(proven())


@pytest.mark.parametrize("code", ["webhook_elsewhere", "waits_for_internet"])
def test_some_failures_are_a_pause(code: str) -> None:
    result = CheckResult(name=CheckName.WEBHOOK_VERIFIED, state=CheckState.FAIL, code=code)
    assert webhook_link(proven().with_check(result)) == (LinkState.PAUSED, result)


def test_a_wrong_signature_takes_the_link_down_and_a_doubtful_one_does_not() -> None:
    wrong = CheckResult(name=CheckName.SIGNATURE, state=CheckState.FAIL, code="signature_wrong")
    assert webhook_link(proven().with_check(wrong)) == (LinkState.DOWN, wrong)
    for refused, link in ((2, LinkState.OK), (3, LinkState.DEGRADED)):
        doubtful = CheckResult(
            name=CheckName.SIGNATURE, state=CheckState.WARNING, params={"refused": refused}
        )
        assert webhook_link(proven().with_check(doubtful))[0] is link


@pytest.mark.parametrize(
    ("secret_is_wrong", "refused", "state"),
    [
        (True, 1, CheckState.FAIL),
        (True, 3, CheckState.FAIL),
        (None, 2, CheckState.WARNING),
        (None, 3, CheckState.FAIL),
        (False, 1, CheckState.WARNING),
        (False, 9, CheckState.WARNING),
    ],
)
def test_refused_signatures(secret_is_wrong: bool | None, refused: int, state: CheckState) -> None:
    assert signature_state(secret_is_wrong, refused) is state


def test_a_check_that_is_none_of_the_line_waits() -> None:
    assert LineStatus().check(CheckName.KEYRING).state is CheckState.WAITING
