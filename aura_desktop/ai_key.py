"""Which key the AI's server is told."""

from aura_desktop.domain.setup import AiProvider, Credential
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault


def ai_key(book: SetupBook, vault: Vault) -> Secret | None:
    """A server that only the environment names gets the environment's key, never the one that is kept for another."""
    if book.written.ai.provider is AiProvider.NONE and not vault.is_given(Credential.AI_KEY):
        return None
    return vault.get(Credential.AI_KEY)
