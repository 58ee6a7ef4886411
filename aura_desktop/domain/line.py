"""The clinic's line: what Meta has on record about our webhook, and what to do about it. Pure rules."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.domain.link import LinkState

WEBHOOK_PATH = "/whatsapp/webhook"
MESSAGES = "messages"
"""The field without which nothing of a patient comes."""
KEPT_ADDRESSES = 10
DELIVERY_PROVES = timedelta(minutes=30)
"""So long one that came through the open tunnel says that others can."""
REFUSED_TOO_OFTEN = 3
CHECKS = (
    CheckName.TUNNEL,
    CheckName.PUBLIC_ADDRESS,
    CheckName.WEBHOOK_VERIFIED,
    CheckName.SUBSCRIBED,
    CheckName.ACCOUNT_SUBSCRIBED,
    CheckName.REAL_MESSAGE,
    CheckName.SIGNATURE,
)
"""In the order in which they are made."""
_PORTS = {"https": 443, "http": 80}


class Act(StrEnum):
    """What to change at Meta, one request each."""

    SUBSCRIBE_APP = "subscribe_app"
    SUBSCRIBE = "subscribe"
    CLEAR_ACCOUNT_OVERRIDE = "clear_account_override"
    CLEAR_NUMBER_OVERRIDE = "clear_number_override"


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """What Meta has on record; "" is no address.

    `can_write`: the app's own token was there, so that subscription and fields are known, too.
    `app_ids`: apps subscribed to the business account, None if nobody could be asked.
    `trouble`: why subscription cannot be managed; `account_trouble`: why the account could not be asked.
    """

    callback_url: str = ""
    is_active: bool = False
    fields: frozenset[str] = frozenset()
    can_write: bool = False
    app_ids: frozenset[str] | None = None
    account_override: str = ""
    number_override: str = ""
    trouble: str = ""
    account_trouble: str = ""

    def addresses(self) -> tuple[str, ...]:
        """All of them, the one that counts most first."""
        found = (self.number_override, self.account_override, self.callback_url)
        return tuple(dict.fromkeys(address for address in found if address))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """This PC's side. `known`: callbacks that were this PC's before.

    `must_verify`: Meta shall ask our address again, also if nothing else differs.
    """

    callback_url: str
    app_id: str
    fields: frozenset[str]
    known: frozenset[str] = frozenset()
    must_verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`foreign_url`: somebody else listens there, so nothing is done; `code` says whether a person is asked."""

    acts: tuple[Act, ...] = ()
    foreign_url: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineStatus:
    """`public_url` "" while there is none; `foreign_host` while somebody else's address is on record."""

    public_url: str = ""
    callback_url: str = ""
    checks: tuple[CheckResult, ...] = tuple(CheckResult(name=name) for name in CHECKS)
    foreign_host: str = ""
    latency_ms: float | None = None

    def check(self, name: CheckName) -> CheckResult:
        """One of `checks`; WAITING if it is none of them."""
        return next((item for item in self.checks if item.name is name), CheckResult(name=name))

    def with_check(self, result: CheckResult) -> "LineStatus":
        """The same with this result in its place."""
        checks = tuple(result if item.name is result.name else item for item in self.checks)
        return replace(self, checks=checks)


def callback_of(public_url: str) -> str:
    """What Meta calls; also where a person gave the whole callback as the public address."""
    address = public_url.strip().rstrip("/")
    return address if address.endswith(WEBHOOK_PATH) or not address else address + WEBHOOK_PATH


def public_of(address: str) -> str:
    """The public address without path and slash at its end."""
    return address.strip().rstrip("/").removesuffix(WEBHOOK_PATH)


def host_of(address: str) -> str:
    """For a person to read; with the port where it is not the usual one."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return address
    host = parts.hostname or ""
    return host if port in {None, _PORTS.get(parts.scheme)} else f"{host}:{port}"


def is_same(one: str, other: str) -> bool:
    """Whether both are the same address, however they are written."""
    return _plain(one) == _plain(other)


def remembered(known: Iterable[str], public_url: str) -> tuple[str, ...]:
    """The last addresses of this PC, the newest at the end."""
    others = (address for address in known if not is_same(address, public_url))
    return (*others, public_url)[-KEPT_ADDRESSES:]


def strangers(record: OnRecord, ours: Ours) -> tuple[str, ...]:
    """Addresses on record that are and were not ours: whether anybody answers there must be looked at."""
    own = {_plain(address) for address in (ours.callback_url, *ours.known)}
    return tuple(address for address in record.addresses() if _plain(address) not in own)


def decide(
    record: OnRecord,
    ours: Ours,
    *,
    alive: Collection[str] = (),
    taken: Collection[str] = (),
    left: Collection[str] = (),
) -> Plan:
    """What to do. `alive`: strangers that answer; a person said to take over `taken`, to leave `left`.

    Somebody else's address that answers is never written over unless a person took it over. One that
    is dead, or was ours, is simply replaced: patients who write would be heard by nobody.
    """
    foreign = [
        address for address in strangers(record, ours) if address in alive and address not in taken
    ]
    asks = [address for address in foreign if address not in left]
    if foreign:
        code = "webhook_foreign" if asks else "webhook_elsewhere"
        return Plan(foreign_url=(asks or foreign)[0], code=code)
    return Plan(acts=tuple(_acts(record, ours)))


def _acts(record: OnRecord, ours: Ours) -> Iterable[Act]:
    if record.app_ids is not None and ours.app_id and ours.app_id not in record.app_ids:
        yield Act.SUBSCRIBE_APP
    if record.can_write and (ours.must_verify or not is_subscribed(record, ours)):
        yield Act.SUBSCRIBE
    # Above the app's address stand the account's and the number's: what they name gets the messages.
    if record.account_override and not is_same(record.account_override, ours.callback_url):
        yield Act.CLEAR_ACCOUNT_OVERRIDE
    if record.number_override and not is_same(record.number_override, ours.callback_url):
        yield Act.CLEAR_NUMBER_OVERRIDE


def is_subscribed(record: OnRecord, ours: Ours) -> bool:
    """Whether Meta reports everything we want to our address."""
    return _is_active_here(record, ours) and ours.fields <= record.fields


def brings_messages(record: OnRecord, ours: Ours) -> bool:
    """Whether Meta reports to our address what patients write, whatever else may be missing."""
    return _is_active_here(record, ours) and MESSAGES in record.fields


def _is_active_here(record: OnRecord, ours: Ours) -> bool:
    return record.is_active and is_same(record.callback_url, ours.callback_url)


def is_reported_here(record: OnRecord, ours: Ours) -> bool:
    """Whether messages come to our address and to no other."""
    addresses = record.addresses()
    return bool(addresses) and all(is_same(item, ours.callback_url) for item in addresses)


def webhook_link(status: LineStatus) -> tuple[LinkState, CheckResult | None]:
    """The webhook's link as its checks have it, and the check that stands in the way.

    OK only after address, verification and subscription are proven; a WARNING degrades it, one of the
    signature once it has come often.
    """
    needed = [status.check(name) for name in CHECKS[1:5]]
    signature = status.check(CheckName.SIGNATURE)
    for result in (*needed, signature):
        if result.state is CheckState.FAIL:
            if result.name is CheckName.PUBLIC_ADDRESS and not is_cut_off(status):
                return LinkState.DEGRADED, result
            paused = result.code in {"webhook_elsewhere", "waits_for_internet"}
            return (LinkState.PAUSED if paused else LinkState.DOWN), result
    if _is_refused_often(signature):
        needed.append(signature)
    for result in needed:
        if result.state is CheckState.WARNING:
            return LinkState.DEGRADED, result
    if all(result.state in {CheckState.OK, CheckState.SKIPPED} for result in needed):
        return LinkState.OK, None
    return LinkState.CONNECTING, None


def needs_no_haste(status: LineStatus) -> bool:
    """Whether asking often mends nothing: somebody else's address is on record, or only notices are missing."""
    if status.check(CheckName.PUBLIC_ADDRESS).state is CheckState.FAIL:
        return False
    state, why = webhook_link(status)
    is_partial = why is not None and why.name is CheckName.SUBSCRIBED
    return bool(status.foreign_host) or (is_partial and state is LinkState.DEGRADED)


def is_cut_off(status: LineStatus) -> bool:
    """Whether the public address does not answer us, and Meta has brought nothing lately either.

    Some networks lead nobody back to their own address: a signed delivery proves more than our question.
    """
    address = status.check(CheckName.PUBLIC_ADDRESS)
    if address.state is not CheckState.FAIL:
        return False
    if address.code != "public_address_unreachable" or address.at is None:
        return True
    opened, brought = status.check(CheckName.TUNNEL).at, status.check(CheckName.REAL_MESSAGE).at
    if brought is None or (opened is not None and brought < opened):
        return True
    # One that seems to come from the future proves as little: the clock was set back since.
    return abs(address.at - brought) >= DELIVERY_PROVES


def signature_state(secret_is_wrong: bool | None, refused: int) -> CheckState:
    """What refused signatures mean. `refused`: since the last good one; `secret_is_wrong`: Meta's word.

    Anybody can post rubbish: unless Meta says that the secret is another, it is no reason for an alarm.
    """
    if secret_is_wrong or (secret_is_wrong is None and refused >= REFUSED_TOO_OFTEN):
        return CheckState.FAIL
    return CheckState.WARNING


def _is_refused_often(signature: CheckResult) -> bool:
    refused = signature.params.get("refused", 0)
    return isinstance(refused, int) and refused >= REFUSED_TOO_OFTEN


def _plain(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return address
    scheme = parts.scheme.lower()
    shown = "" if port in {None, _PORTS.get(scheme)} else f":{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{scheme}://{(parts.hostname or '').lower()}{shown}{parts.path.rstrip('/')}{query}"
