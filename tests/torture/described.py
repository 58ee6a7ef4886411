"""Does the running program answer as resources/openapi.json says? schemathesis asks, valid and not, over real HTTP."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.core.failures import Failure, FailureGroup

from aura_desktop import paths

BUSINESS = frozenset({"positive_data_acceptance"})
"""What the description allows the clinic's state may still refuse: a stranger's window, a template nobody has."""
WEBHOOK = "/whatsapp/webhook"


@dataclass(kw_only=True)
class Answered:
    """`wrong` names each answer that was not as described, with how often."""

    tried: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)


def description() -> dict[str, Any]:
    """The description as it ships."""
    found: dict[str, Any] = json.loads((paths.resources() / "openapi.json").read_text("utf-8"))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What every second request uses, so that not all of them end at the first hurdle."""

    api: str
    webhook: str
    key: str
    phone: str
    send_id: str
    verify_token: str


def ask(known: Known, examples: int) -> Answered:
    """So many valid and so many spoilt requests for each operation; the webhook's at both listeners."""
    answered = Answered()
    schema = schemathesis.openapi.from_dict(description())
    load_all_checks()
    checks = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in BUSINESS]
    with requests.Session() as session:
        session.trust_env = False
        for result in schema.get_all_operations():
            operation: Any = result.ok()  # type: ignore[union-attr] # an Err has it as well, and raises
            is_webhook = operation.path == WEBHOOK
            places = (known.api, known.webhook) if is_webhook else (known.api,)
            for place in places:
                for mode in schemathesis.GenerationMode:
                    strategy = operation.as_strategy(generation_mode=mode)
                    _tries(answered, strategy, examples, place, session, known, checks)
    return answered


def _tries(
    answered: Answered,
    strategy: Any,
    examples: int,
    place: str,
    session: requests.Session,
    known: Known,
    checks: list[Any],
) -> None:
    @seed(2026)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def one(case: Any) -> None:
        headers = {"Authorization": f"Bearer {known.key}"}
        answered.tried += 1
        if answered.tried % 2:
            _helped(case, known)
        response = case.call(base_url=place, session=session, headers=headers, timeout=20)
        answered.statuses[response.status_code] += 1
        transport = {"base_url": place, "session": session, "headers": headers, "timeout": 20}
        try:
            case.validate_response(
                response, checks=checks, headers=headers, transport_kwargs=transport
            )
        except FailureGroup as failures:
            for failure in _failures(failures):
                answered.wrong[f"{case.method} {case.path}: {failure.title}"] += 1

    with suppress(
        Unsatisfiable
    ):  # an operation without parameters has nothing that could be spoilt
        one()


def _helped(case: Any, known: Known) -> None:
    if isinstance(case.body, dict) and isinstance(case.body.get("phone_number"), str):
        case.body = case.body | {"phone_number": known.phone}
    if "id" in (case.path_parameters or {}):
        case.path_parameters = {"id": known.send_id}
    if isinstance((case.query or {}).get("hub.verify_token"), str):
        case.query = {**case.query, "hub.verify_token": known.verify_token}


def _failures(group: FailureGroup) -> Iterator[Failure]:
    for each in group.exceptions:
        if isinstance(each, FailureGroup):
            yield from _failures(each)
        elif isinstance(each, Failure):
            yield each
