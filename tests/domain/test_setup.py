"""What was chosen, and which credentials it needs."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from aura_desktop.domain.model_request import Abilities, Structured
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Credential,
    Setup,
    TunnelChoice,
    TunnelKind,
    credentials_in_use,
    with_values,
)

ALWAYS = {Credential.ACCESS_TOKEN, Credential.APP_SECRET, Credential.VERIFY_TOKEN}


@pytest.mark.parametrize(
    ("setup", "besides"),
    [
        (Setup(), set()),
        (Setup(tunnel=TunnelChoice(kind=TunnelKind.OWN_ADDRESS)), set()),
        (Setup(tunnel=TunnelChoice(kind=TunnelKind.NGROK)), {Credential.NGROK_AUTHTOKEN}),
        (Setup(ai=AiChoice(provider=AiProvider.COMPATIBLE)), {Credential.AI_KEY}),
    ],
)
def test_a_credential_is_in_use_where_something_chosen_cannot_work_without(
    setup: Setup, besides: set[Credential]
) -> None:
    assert credentials_in_use(setup) == ALWAYS | besides


NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
FOUND = Abilities(structured=Structured.JSON_SCHEMA, checked_at=NOON)
OTHER = Abilities(structured=Structured.PROMPT, checked_at=NOON)
KEPT = Setup(ai=AiChoice(provider=AiProvider.OPENAI, model="grande", abilities=FOUND))


@pytest.mark.parametrize(
    ("change", "abilities"),
    [
        ({"abilities": OTHER}, OTHER),
        ({"abilities": None}, FOUND),
        ({"model": "chico"}, None),
        ({"model": "chico", "abilities": OTHER}, OTHER),
        ({"base_url": "https://ejemplo.invalid/v1"}, None),
        ({"provider": AiProvider.NONE}, None),
    ],
)
def test_what_was_found_out_of_a_model_stays_with_it(
    change: dict[str, Any], abilities: Abilities | None
) -> None:
    changed = with_values(KEPT, {"ai": replace(KEPT.ai, **change)})
    assert changed.ai == replace(KEPT.ai, **{**change, "abilities": abilities})
    assert with_values(KEPT, {"sound": False}).ai == KEPT.ai
