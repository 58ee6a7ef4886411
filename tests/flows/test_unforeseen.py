"""An error that nobody foresaw ends the program: the log says where, and no word of what it carried."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FAILING = """
import sys
import main
from aura_desktop import {module}

def fail(*_, **__):
    raise RuntimeError("Camila Ejemplo, +56 9 0000 0142")

{module}.{name} = fail
sys.exit(main.main(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("module", "name", "options"),
    [("headless", "Core", ["--headless"]), ("program", "load_core", [])],
)
def test_an_error_nobody_foresaw_is_in_the_log_without_its_words(
    tmp_path: Path, module: str, name: str, options: list[str]
) -> None:
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "WHATSAPP_ACCESS_TOKEN": "token-for-tests",
        "WHATSAPP_PHONE_NUMBER_ID": "100",
    }
    source = FAILING.format(module=module, name=name)
    found = subprocess.run(
        [sys.executable, "-c", source, *options, "--data-dir", str(tmp_path / "data")],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert found.returncode == 1
    written = (tmp_path / "data" / "logs" / "aura.log").read_text(encoding="utf-8")
    for told in (written, found.stderr):
        assert "CRITICAL aura_desktop unforeseen" in told
        assert "RuntimeError" in told
        assert "in fail" in told
        assert "Camila" not in told
        assert "0142" not in told
