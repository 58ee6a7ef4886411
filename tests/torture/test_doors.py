"""The doors, the short run; and that a comparison that is not in constant time turns the table red."""

import hmac
import operator
from types import ModuleType, SimpleNamespace

import pytest

from aura_desktop import local_api
from aura_desktop.gateways.whatsapp import signature
from tests.torture import doors
from tests.torture.table import Scale, formatted


@pytest.mark.timeout(600)
def test_nobody_gets_in() -> None:
    rows = doors.rows(Scale.SHORT)
    assert len(rows) == 5
    assert not any(row.is_red for row in rows), formatted(rows)


@pytest.mark.parametrize("module", [signature, local_api])
def test_a_careless_comparison_is_seen(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> None:
    careless = SimpleNamespace(compare_digest=operator.eq, digest=hmac.digest)
    monkeypatch.setattr(module, "hmac", careless)
    assert doors._in_constant_time().is_red
