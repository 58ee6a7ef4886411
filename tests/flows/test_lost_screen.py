"""A screen that goes away, as at the end of a session, ends the program without a crash."""

import asyncio
import os
import sys
from pathlib import Path

from tests.virtual_screen import virtual_screen

ROOT = Path(__file__).parent.parent.parent
LONG_S = 40.0

if sys.platform == "linux":

    async def test_a_screen_that_is_gone_ends_it(tmp_path: Path) -> None:
        environ = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        environ |= {"AURA_API_PORT": "0", "AURA_WEBHOOK_PORT": "0", "AURA_DATA_DIR": str(tmp_path)}
        with virtual_screen() as display:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "main.py",
                "--demo",
                cwd=ROOT,
                env=environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
                stderr=asyncio.subprocess.PIPE,
            )
            assert process.stderr is not None
            async with asyncio.timeout(LONG_S):
                while b"everything runs" not in (line := await process.stderr.readline()):
                    assert line, "it ended before it ran"
        async with asyncio.timeout(LONG_S):
            said = (await process.stderr.read()).decode()
            code = await process.wait()
        assert code == 1
        assert "ended by the screen" in said
        assert "unforeseen" not in said
        assert "Traceback" not in said
