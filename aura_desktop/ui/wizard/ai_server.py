"""Whose model it is: the services there are, and the list of one of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.setup import AiChoice, AiProvider
from aura_desktop.errors import AuraError, SetupError
from aura_desktop.ui.wizard.services import Onboarding

PROVIDERS = (AiProvider.OPENAI, AiProvider.AZURE, AiProvider.COMPATIBLE)
translate = QCoreApplication.translate


def provider_name(provider: AiProvider) -> str:
    """What a service is called."""
    match provider:
        case AiProvider.OPENAI:
            return translate("AiPage", "OpenAI")
        case AiProvider.AZURE:
            return translate("AiPage", "Azure OpenAI")
        case _:
            return translate("AiPage", "A compatible server, also in the clinic")


def provider_of(choice: AiChoice) -> AiProvider:
    """Also of a choice that is switched off: its values tell."""
    if choice.provider in PROVIDERS:
        return choice.provider
    if choice.api_version:
        return AiProvider.AZURE
    return AiProvider.COMPATIBLE if choice.base_url else AiProvider.OPENAI


async def models_of(
    onboarding: Onboarding, choice: AiChoice, key: str, moved: Callable[[AiChoice], None]
) -> Sequence[str]:
    """Its models; `moved` hears where they are if a bare address lacked its usual path. Raises: AuraError."""
    try:
        return await onboarding.models(choice, key)
    except SetupError as error:
        bare = choice.provider is AiProvider.COMPATIBLE and urlsplit(choice.base_url).path == ""
        if error.code != "ai_address_invalid" or not bare:
            raise
        refusal = error
    guess = replace(choice, base_url=f"{choice.base_url}/v1")
    try:
        names = await onboarding.models(guess, key)
    except AuraError as error:
        if error.code == refusal.code:
            raise refusal from None
        # Somebody is there who speaks the protocol.
        moved(guess)
        raise
    moved(guess)
    return names
