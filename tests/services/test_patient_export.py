"""A copy of a patient's data: everything, nobody else's, whole or not at all."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from aura_desktop.domain.audit import Action
from aura_desktop.domain.ids import ContactId
from aura_desktop.domain.patient_file import Fields, Head
from aura_desktop.domain.patient_json import JsonForm
from aura_desktop.errors import InputError, UnavailableError
from aura_desktop.services.patient_export import PAGE, PatientExport
from aura_desktop.store import audit, conversations
from aura_desktop.store.database import Database
from tests.services.canary_patient import Life, furnish
from tests.services.canary_people import CAMILA, RODRIGO
from tests.services.fakes import Clock


@pytest.fixture
async def camila(database: Database, clock: Clock) -> AsyncIterator[Life]:
    await database.run(furnish, clock())
    await Life(database, clock, RODRIGO).live()
    life = Life(database, clock, CAMILA)
    await life.live()
    yield life


@pytest.fixture
def export(database: Database, clock: Clock) -> PatientExport:
    return PatientExport(database, clock, lambda: "Pía Ejemplo")


class BreaksOff:
    """A form whose first page never comes to an end of its own."""

    name = "slow"

    def __init__(self) -> None:
        self.began = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def head(self, head: Head, at: datetime) -> str:
        return "{"

    def page(self, messages: Sequence[Fields]) -> str:
        self._loop.call_soon_threadsafe(self.began.set)
        return "x" * 100_000

    def tail(self) -> str:
        return "}"


async def test_everything_of_one_patient_and_nothing_of_another(
    export: PatientExport, camila: Life, tmp_path: Path
) -> None:
    path = tmp_path / "copia.json"
    told: list[tuple[int, int]] = []
    count = await export.save(
        camila.contact_id, path, JsonForm(), lambda done, of: told.append((done, of))
    )
    text = path.read_text(encoding="utf-8")
    file = json.loads(text)
    assert RODRIGO.word not in text
    assert RODRIGO.digits not in text
    assert len(file["messages"]) == count == told[-1][0] == told[-1][1]
    assert told[0] == (0, count)
    for part in ("contact", "consents", "messages", "drafts", "sent_to_models", "conversations"):
        assert CAMILA.word in json.dumps(file[part]), part
    kinds = {message["kind"] for message in file["messages"]}
    assert {"text", "note", "image", "location", "contacts", "template", "system"} <= kinds
    by_text = {message["text"]: message for message in file["messages"]}
    edited = by_text[f"después {CAMILA.word}"]
    assert edited["edited_at"] > edited["at"]
    read = [message for message in file["messages"] if message["delivered_at"]]
    assert len(read) == 2
    assert [action["action"] for action in file["audit"]].count("consent_recorded") == 6


async def test_that_it_was_made_is_noted_without_content(
    export: PatientExport, camila: Life, tmp_path: Path, database: Database
) -> None:
    count = await export.save(camila.contact_id, tmp_path / "c.json", JsonForm())
    entries = await database.read(audit.page, None, 1, camila.contact_id)
    assert [(e.action, e.person, e.detail) for e in entries] == [
        (Action.DATA_EXPORTED, "Pía Ejemplo", {"form": "json", "messages": count})
    ]


async def test_files_are_listed_without_their_bytes(
    export: PatientExport, camila: Life, tmp_path: Path, database: Database
) -> None:
    await export.save(camila.contact_id, tmp_path / "c.json", JsonForm())
    file = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    with_files = [message["id"] for message in file["messages"] if message["kind"] == "image"]
    assert with_files
    assert [each["message_id"] for each in file["files"]] == with_files
    for each in file["files"]:
        assert set(each) == {"message_id", "kind", "type", "size_bytes", "state", "at"}
        assert each["kind"] == "image"
    assert "files" in file["keys"]


async def test_it_names_who_asked_also_if_somebody_else_is_there_by_the_end(
    camila: Life, tmp_path: Path, database: Database, clock: Clock
) -> None:
    here = ["Pía Ejemplo"]
    export = PatientExport(database, clock, lambda: here[0])

    def leave(done: int, of: int) -> None:
        here[0] = "Carla Demostración"

    await export.save(camila.contact_id, tmp_path / "c.json", JsonForm(), leave)
    [entry] = await database.read(audit.page, None, 1, camila.contact_id)
    assert (entry.action, entry.person) == (Action.DATA_EXPORTED, "Pía Ejemplo")


async def test_more_messages_than_a_page_come_once_each(
    export: PatientExport, camila: Life, tmp_path: Path, database: Database, clock: Clock
) -> None:
    for number in range(PAGE + 3):
        thread = camila.conversation_id
        await database.run(conversations.add_note, thread, f"nota {number}", "", clock())
    await export.save(camila.contact_id, tmp_path / "c.json", JsonForm())
    file = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    ids = [message["id"] for message in file["messages"]]
    assert ids == sorted(set(ids))
    assert len(ids) > PAGE


async def test_a_copy_that_is_broken_off_leaves_nothing(
    export: PatientExport, camila: Life, tmp_path: Path, database: Database
) -> None:
    path = tmp_path / "copia.json"
    path.write_text("una copia de antes", encoding="utf-8")
    form = BreaksOff()
    saving = asyncio.create_task(export.save(camila.contact_id, path, form))
    await form.began.wait()
    saving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await saving
    assert _copies(tmp_path) == ["copia.json"]
    assert path.read_text(encoding="utf-8") == "una copia de antes"
    entries = await database.read(audit.page, None, 9, camila.contact_id)
    assert Action.DATA_EXPORTED not in {entry.action for entry in entries}


def _copies(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if "copia" in each.name]


async def test_a_place_that_cannot_be_written_is_said(
    export: PatientExport, camila: Life, tmp_path: Path
) -> None:
    with pytest.raises(UnavailableError, match="file_not_written"):
        await export.save(camila.contact_id, tmp_path / "none" / "c.json", JsonForm())


async def test_nobody_has_no_copy(export: PatientExport, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="patient_not_found"):
        await export.save(ContactId(4711), tmp_path / "c.json", JsonForm())
    assert not (tmp_path / "c.json").exists()


async def test_only_this_user_can_read_the_file(
    export: PatientExport, camila: Life, tmp_path: Path
) -> None:
    path = tmp_path / "c.json"
    await export.save(camila.contact_id, path, JsonForm())
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0
