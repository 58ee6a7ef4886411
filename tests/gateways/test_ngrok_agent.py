"""Which agent is taken, and what is said of one that will not do."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aura_desktop.errors import SetupError, UnavailableError
from aura_desktop.gateways import ngrok_agent, ngrok_errors
from aura_desktop.gateways.credentials import Secret
from aura_desktop.gateways.ngrok_agent import FILE_NAME, check_agent, find_agent
from aura_desktop.gateways.ngrok_process import environment
from tests.tunnel.cloud import FakeCloud

TOKEN = "2ejemploficticio0000000000000_1Ejemplo2Ficticio3456"


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[FakeCloud]:
    with FakeCloud(tmp_path / "MARÍA") as running:
        yield running


def program(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    path.write_bytes(b"")
    path.chmod(0o700)
    return path


@pytest.fixture
def bare_pc(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PC on which no agent is installed."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(ngrok_agent, "_USUAL_PLACES", {sys.platform: ()})


@pytest.mark.usefixtures("bare_pc")
def test_the_order_in_which_agents_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "datos"
    assert find_agent("", data) is None
    usual = program(tmp_path / "usual")
    monkeypatch.setenv("AURA_TEST_PLACE", str(tmp_path))
    name = "%AURA_TEST_PLACE%" if sys.platform == "win32" else "$AURA_TEST_PLACE"
    monkeypatch.setattr(
        ngrok_agent, "_USUAL_PLACES", {sys.platform: ("~nobody-here/x", f"{name}/usual", "$NONE/x")}
    )
    assert find_agent("", data) == usual
    on_path = program(tmp_path / "path")
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(on_path.parent)]))
    assert find_agent("", data) == on_path
    ours = program(data / "ngrok")
    assert find_agent("", data) == ours
    chosen = program(tmp_path / "elegido")
    assert find_agent(f" {chosen} ", data) == chosen
    assert find_agent(f'"{chosen}"', data) == chosen
    assert find_agent(str(chosen.parent), data) == chosen
    assert find_agent(str(tmp_path / "gone"), data) == ours
    assert find_agent("bad\0name", data) == ours


@pytest.mark.usefixtures("bare_pc")
def test_a_program_lying_where_we_happen_to_be_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", "."]))
    assert find_agent("", tmp_path / "datos") is None


@pytest.mark.parametrize(
    ("line", "version"),
    [("", "3.39.10"), ("ngrok version 3.30.0-msix", "3.30.0"), ("ngrok version 4.0", "4.0")],
)
async def test_a_fit_agent_says_its_version(cloud: FakeCloud, line: str, version: str) -> None:
    cloud.scenario(version_line=line)
    assert await check_agent(cloud.agent) == version


@pytest.mark.parametrize("version", ["3.29.9", "2.3.41"])
async def test_an_old_agent(cloud: FakeCloud, version: str) -> None:
    cloud.scenario(version=version)
    with pytest.raises(SetupError) as caught:
        await check_agent(cloud.agent)
    assert (caught.value.code, caught.value.params) == ("agent_too_old", {"version": version})


@pytest.mark.parametrize(
    "scenario", [{"version_line": "hola"}, {"version_rc": 3}, {"silent_version": 5.0}]
)
async def test_a_program_that_is_no_agent(
    cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch, scenario: dict[str, object]
) -> None:
    if "silent_version" in scenario:
        monkeypatch.setattr(ngrok_agent, "TIMEOUT_S", 0.5)
    cloud.scenario(**scenario)
    with pytest.raises(SetupError) as caught:
        await check_agent(cloud.agent)
    assert caught.value.code == "agent_unusable"


async def test_no_agent_at_all(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        await check_agent(tmp_path / "ngrok")
    assert caught.value.code == "agent_missing"


async def test_asking_the_version_needs_no_token(
    cloud: FakeCloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NGROK_AUTHTOKEN", TOKEN)
    await check_agent(cloud.agent)
    (call,) = cloud.calls("start")
    assert call["token_source"] == "none"


def test_the_agent_sees_the_system_and_its_own_token() -> None:
    ours = {
        "PATH": "/bin",
        "SystemRoot": "C:\\Windows",
        "HTTPS_PROXY": "http://proxy.example:3128",
        "WHATSAPP_APP_SECRET": "x",
        "AURA_AI_KEY": "x",
        "ngrok_api_key": "x",
        "NGROK_AUTHTOKEN": "another",
        "Some_Password": "x",
    }
    assert environment(ours, Secret(TOKEN)) == {
        "PATH": "/bin",
        "SystemRoot": "C:\\Windows",
        "HTTPS_PROXY": "http://proxy.example:3128",
        "NGROK_AUTHTOKEN": TOKEN,
    }
    assert "NGROK_AUTHTOKEN" not in environment(ours, Secret(""))


@pytest.mark.parametrize(
    "text",
    [
        f"Your authtoken: {TOKEN}\\r\\n\\r\\nERR_NGROK_105",
        f'authtoken="{TOKEN}"',
        f"the usual one, {TOKEN}, without a name",
        "Your authtoken: short",
        "cr_2ejemploficticio0000000000 is a credential",
    ],
)
def test_no_token_is_left_in_a_text(text: str) -> None:
    cleaned = ngrok_errors.redact(text, Secret("other"))
    assert "***" in cleaned
    assert TOKEN not in cleaned
    assert "short" not in cleaned
    assert "2ejemplo" not in cleaned
    assert ngrok_errors.number_in(text) == ngrok_errors.number_in(cleaned)


def test_an_odd_token_is_known_by_its_value() -> None:
    assert ngrok_errors.redact("it was abc", Secret("abc")) == "it was ***"
    assert ngrok_errors.redact("it was abc", Secret("")) == "it was abc"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (105, "tunnel_authtoken_invalid"),
        (107, "tunnel_authtoken_invalid"),
        (108, "tunnel_session_limit"),
        (120, "agent_too_old"),
        (121, "agent_too_old"),
        (313, "tunnel_domain_needs_plan"),
        (314, "tunnel_domain_needs_plan"),
        (320, "tunnel_domain_not_yours"),
        (334, "tunnel_domain_taken"),
        (725, "tunnel_quota"),
        (726, "tunnel_quota"),
        (727, "tunnel_quota"),
        (4018, "tunnel_authtoken_missing"),
        (9999, "tunnel_refused"),
        (0, "tunnel_start_failed"),
    ],
)
def test_each_number_has_its_code(number: int, code: str) -> None:
    error = ngrok_errors.refusal(number)
    assert error.code == code
    passing = ("tunnel_session_limit", "tunnel_domain_taken", "tunnel_start_failed")
    assert isinstance(error, UnavailableError if code in passing else SetupError)
