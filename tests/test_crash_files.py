"""The system is asked to keep no picture of the memory."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = """
import sys
from aura_desktop import crash_files

crash_files.refuse()
crash_files.refuse()
if sys.platform != "win32":
    import resource

    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
"""


def test_no_memory_goes_into_a_file() -> None:
    found = subprocess.run([sys.executable, "-c", SOURCE], cwd=ROOT, check=False)
    assert found.returncode == 0
