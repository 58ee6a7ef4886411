"""One data folder, one program: whoever comes second is told so in one sentence, and harms nothing."""

from pathlib import Path

import pytest

from aura_desktop import config
from aura_desktop.core import Core
from aura_desktop.errors import SetupError
from aura_desktop.ui import wording
from tests.flows.processes import Program, environment
from tests.flows.test_headless import refusal

NOWHERE = "http://127.0.0.1:9"


async def test_a_window_does_not_open_what_a_headless_program_holds(tmp_path: Path) -> None:
    environ = environment(tmp_path, NOWHERE)
    async with Program(environ) as program:
        with pytest.raises(SetupError) as refused:
            async with Core(*config.load(environ)):
                raise AssertionError("two programs on one folder")
        assert refused.value.code == "data_folder_in_use"
        assert "already" in wording.error_sentence(refused.value)
        assert (await program.status())["version"] == config.VERSION
    async with Core(*config.load(environ)) as core:
        assert core.webhook_port


async def test_a_headless_program_does_not_start_where_a_window_works(tmp_path: Path) -> None:
    environ = environment(tmp_path, NOWHERE)
    async with Core(*config.load(environ)) as core:
        code, words = await refusal(environ)
        assert (code, words) == (2, "AURA Desktop ya está abierto con esta carpeta de datos.")
        other_way = tmp_path / "another way"
        try:
            other_way.symlink_to(tmp_path / "data", target_is_directory=True)
        except OSError:  # Windows lets only some make links
            other_way = tmp_path / "data" / ".." / "data"
        code, words = await refusal(environ | {"AURA_DATA_DIR": str(other_way)})
        assert (code, "ya está abierto" in words) == (2, True)
        assert (await core.conversations.counts()).all == 0


async def test_the_demo_runs_beside_anything(tmp_path: Path) -> None:
    environ = environment(tmp_path, NOWHERE)
    async with (
        Program(environ),
        Program(environ, "main.py", "--headless", "--demo") as demo,
    ):
        assert (await demo.status())["version"] == config.VERSION
