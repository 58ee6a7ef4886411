"""What is there before Core and outlives it: the clinic's decisions, its credentials, the checks of both."""

from typing import TYPE_CHECKING

from aura_desktop.config import Config, Secrets
from aura_desktop.domain.setup import Credential
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from aura_desktop.setup_file import SetupFile

if TYPE_CHECKING:
    pass


def book_of(config: Config) -> SetupBook:
    """The set-up of this data folder, under what the environment says."""
    return SetupBook(SetupFile(config.data_folder), config.setup, config.overlay)


def vault_of(secrets: Secrets, credentials: Credentials | None) -> Vault:
    """The credentials of the environment, and behind them the keyring's."""
    values = {
        Credential.ACCESS_TOKEN: secrets.access_token,
        Credential.APP_SECRET: secrets.app_secret,
        Credential.VERIFY_TOKEN: secrets.verify_token,
        Credential.NGROK_AUTHTOKEN: secrets.ngrok_authtoken,
        Credential.AI_KEY: secrets.ai_key,
    }
    return Vault(credentials, {name: Secret(value) for name, value in values.items() if value})
