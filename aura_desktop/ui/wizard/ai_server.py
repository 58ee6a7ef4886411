"""Whose model it is: the services there are, and the list of one of them."""

from collections.abc import Sequence
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
    onboarding: Onboarding, choice: AiChoice, key: str
) -> tuple[AiChoice, Sequence[str]]:
    """Its models, and where they were found: a bare address is tried with the usual path too. Raises: AuraError."""
    try:
        return choice, await onboarding.models(choice, key)
    except SetupError as error:
        bare = choice.provider is AiProvider.COMPATIBLE and urlsplit(choice.base_url).path == ""
        if error.code != "ai_address_invalid" or not bare:
            raise
        guess = replace(choice, base_url=f"{choice.base_url}/v1")
        try:
            return guess, await onboarding.models(guess, key)
        except AuraError:
            raise error from None
