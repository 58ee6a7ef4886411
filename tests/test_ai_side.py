"""The AI's wiring: the demo with a named server and without one, and the set-up's facts as entries."""

from dataclasses import replace
from datetime import time
from pathlib import Path

from aura_desktop.ai_key import ai_key
from aura_desktop.config import Config, Mode, Secrets
from aura_desktop.core import Core
from aura_desktop.domain.conversation import ConversationFilter
from aura_desktop.domain.draft import Draft, DraftState
from aura_desktop.domain.entry_page import EntryFilter
from aura_desktop.domain.ids import ConversationId
from aura_desktop.domain.knowledge import EntryKind
from aura_desktop.domain.link import LinkName, LinkState
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Clinic,
    Credential,
    OpeningHours,
    Setup,
)
from aura_desktop.gateways.credentials import Secret
from aura_desktop.services.setup_book import SetupBook
from aura_desktop.services.vault import Vault
from tests.eventually import eventually
from tests.flows.test_round_trip import open_clinic
from tests.llm.models import honest
from tests.llm.server import MODEL, LlmServer

DEMO = {"mode": Mode.DEMO, "api_port": 0, "webhook_port": 0}


async def patient(core: Core, name: str) -> ConversationId:
    """Somebody of the scripted patients, once their history and the clinic's base are there."""
    found: list[ConversationId] = []

    async def is_there() -> bool:
        page = await core.conversations.page(ConversationFilter.ALL)
        found[:] = [item.id for item in page.conversations if item.contact.name == name]
        return bool(found) and bool(await core.ai.knowledge.search("cuotas", 1))

    await eventually(is_there, 30)
    return found[0]


async def proposed(core: Core, name: str) -> Draft:
    conversation_id = await patient(core, name)
    draft = await core.ai.drafting.propose(conversation_id, lambda shown: None)
    assert draft is not None
    return draft


async def test_the_demo_without_a_key_suggests(tmp_path: Path) -> None:
    async with Core(Config(data_folder=tmp_path, **DEMO), Secrets()) as core:  # type: ignore[arg-type]  # their types are right
        draft = await proposed(core, "Rodrigo Prueba")
        assert draft.state is DraftState.SUGGESTED
        assert draft.suggestions[0].kind is EntryKind.PAYMENT
        assert (await proposed(core, "Antonia Modelo")).state is DraftState.HELD


async def test_the_demo_with_a_named_server_drafts(tmp_path: Path) -> None:
    with LlmServer(honest) as model:
        named = AiChoice(provider=AiProvider.COMPATIBLE, base_url=model.base_url)
        config = Config(data_folder=tmp_path, ai=named, **DEMO)  # type: ignore[arg-type]
        async with Core(config, Secrets()) as core:

            def is_ready() -> bool:
                states = {link.name: link.state for link in core.link_health.links()}
                return states[LinkName.AI] is LinkState.OK and core.ai.writer.has_model()

            await eventually(is_ready, 30)
            draft = await proposed(core, "Rodrigo Prueba")
            assert (draft.state, draft.model) == (DraftState.READY, MODEL)
            assert draft.citations and draft.version is not None


async def test_the_clinics_facts_follow_the_setup(tmp_path: Path) -> None:
    async with open_clinic(tmp_path) as clinic:
        core = clinic.core
        hours = (OpeningHours(weekday=0, opens=time(9), closes=time(13)),)
        await core.book.change(clinic=Clinic(name="Clínica Ejemplo", hours=hours))

        async def says(words: str) -> bool:
            page = await core.ai.knowledge.page(EntryFilter(kind=EntryKind.HOURS))
            return any(words in entry.body for entry in page)

        await eventually(lambda: says("9:00 a 13:00"))
        hours = (OpeningHours(weekday=0, opens=time(10), closes=time(14)),)
        await core.book.change(clinic=Clinic(name="Clínica Ejemplo", hours=hours))
        await eventually(lambda: says("10:00 a 14:00"))
        assert not await says("9:00 a 13:00")


async def test_a_key_that_is_kept_for_the_clinics_server_is_told_to_no_other() -> None:
    named = AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://127.0.0.1:9/v1")
    vault = Vault(None)
    await vault.put(Credential.AI_KEY, Secret("sk-ficticia"))
    by_environment = SetupBook(None, Setup(), lambda setup: replace(setup, ai=named))
    assert ai_key(by_environment, vault) is None
    chosen = SetupBook(None, Setup(ai=named))
    assert ai_key(chosen, vault) == Secret("sk-ficticia")
    given = Vault(None, {Credential.AI_KEY: Secret("sk-del-entorno")})
    assert ai_key(by_environment, given) == Secret("sk-del-entorno")
