"""What was chosen, and which credentials it needs."""

import pytest

from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Credential,
    Setup,
    TunnelChoice,
    TunnelKind,
    credentials_in_use,
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
