"""setup.json: what was decided comes back, and damage costs a default, never a start."""

import json
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aura_desktop.domain.model_request import Abilities, LimitName, Structured
from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Choice,
    Clinic,
    ClinicService,
    Formality,
    Holiday,
    OnClose,
    OpeningHours,
    Progress,
    Setup,
    Step,
    StepState,
    TunnelChoice,
    TunnelKind,
)
from aura_desktop.errors import SetupError
from aura_desktop.setup_file import FILE_NAME, SetupFile

FULL = Setup(
    choice=Choice.LIVE,
    keeps_phone_app=False,
    phone_number_id="000000000000142",
    waba_id="000000000000242",
    app_id="000000000000342",
    display_phone_number="+56 2 0000 0100",
    verified_name="Clínica Ejemplo",
    tunnel=TunnelChoice(kind=TunnelKind.NGROK, domain="recepcion-1.ejemplo.invalid"),
    ai=AiChoice(
        provider=AiProvider.COMPATIBLE,
        base_url="http://10.0.0.5:8080/v1",
        model="chico",
        abilities=Abilities(
            structured=Structured.JSON_OBJECT,
            limit_name=LimitName.MAX_TOKENS,
            temperature=False,
            usage=False,
            checked_at=datetime(2026, 11, 30, 12, 30, tzinfo=UTC),
            answered_in_s=2.0,
        ),
    ),
    clinic=Clinic(
        name="Clínica Ejemplo",
        address="Av. Ficticia 100",
        formality=Formality.USTED,
        hours=(OpeningHours(weekday=0, opens=time(9), closes=time(13, 30)),),
        holidays=(Holiday(day=date(2026, 12, 25), name="Navidad"),),
        services=(ClinicService(name="Limpieza facial", price_clp=29990, duration_min=45),),
    ),
    wizard=Progress(is_open=True, at=Step.WEBHOOK).marked(Step.WELCOME, StepState.DONE),
    known_addresses=("https://uno.ejemplo.invalid",),
    on_close=OnClose.QUIT,
    sound=False,
    told=("on_close",),
)


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    file = SetupFile(tmp_path / "new" / "folder")
    assert file.read() == Setup()
    file.write(FULL)
    assert file.read() == FULL
    assert [each.name for each in (tmp_path / "new" / "folder").iterdir()] == [FILE_NAME]
    if sys.platform != "win32":
        assert (tmp_path / "new" / "folder" / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_bytes(b'{"choice": "li')
    assert SetupFile(tmp_path).read() == Setup()
    assert not path.exists()
    assert path.with_suffix(".damaged").read_bytes() == b'{"choice": "li'
    path.write_text("[1, 2]", encoding="utf-8")
    assert SetupFile(tmp_path).read() == Setup()


def test_a_file_that_somebody_has_open_for_a_moment_is_not_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SetupFile(tmp_path).write(FULL)
    refusals = [PermissionError(13, "in use")] * 3
    read = Path.open

    def guarded(path: Path, *args: Any, **options: Any) -> Any:
        if refusals:
            raise refusals.pop()
        return read(path, *args, **options)

    monkeypatch.setattr("aura_desktop.files.PATIENCE_S", 30.0)
    monkeypatch.setattr(Path, "open", guarded)
    assert SetupFile(tmp_path).read() == FULL
    assert refusals == []


def test_half_a_letter_is_written_and_comes_back(tmp_path: Path) -> None:
    setup = Setup(verified_name="Clínica \ud83d")
    SetupFile(tmp_path).write(setup)
    assert SetupFile(tmp_path).read() == setup
    assert "Clínica" in (tmp_path / FILE_NAME).read_text(encoding="utf-8")


def test_the_mark_of_a_windows_editor_is_no_damage(tmp_path: Path) -> None:
    SetupFile(tmp_path).write(FULL)
    path = tmp_path / FILE_NAME
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert SetupFile(tmp_path).read() == FULL


def test_one_bad_value_costs_only_itself(tmp_path: Path) -> None:
    SetupFile(tmp_path).write(FULL)
    path = tmp_path / FILE_NAME
    data = json.loads(path.read_text(encoding="utf-8"))
    data["choice"] = "of a later release"
    data["sound"] = "loud"
    data["clinic"]["hours"].append({"weekday": 1, "opens": "noon", "closes": "18:00"})
    data["of_a_later_release"] = 1
    path.write_text(json.dumps(data), encoding="utf-8")
    read = SetupFile(tmp_path).read()
    assert (read.choice, read.sound) == (Choice.UNDECIDED, True)
    assert (read.clinic, read.waba_id) == (FULL.clinic, FULL.waba_id)


@pytest.mark.parametrize("when", ["2026-11-30T12:30:00", "ayer", 5, None])
def test_abilities_without_a_sound_time_are_forgotten(tmp_path: Path, when: object) -> None:
    SetupFile(tmp_path).write(FULL)
    path = tmp_path / FILE_NAME
    data = json.loads(path.read_text(encoding="utf-8"))
    data["ai"]["abilities"]["checked_at"] = when
    path.write_text(json.dumps(data), encoding="utf-8")
    assert SetupFile(tmp_path).read().ai == FULL.ai.alone()


def test_abilities_of_another_hand_cost_only_what_is_wrong(tmp_path: Path) -> None:
    SetupFile(tmp_path).write(FULL)
    path = tmp_path / FILE_NAME
    data = json.loads(path.read_text(encoding="utf-8"))
    data["ai"]["abilities"] |= {"structured": "telepathy", "usage": 1, "answered_in_s": 3}
    path.write_text(json.dumps(data), encoding="utf-8")
    read = SetupFile(tmp_path).read().ai.abilities
    assert read is not None
    assert (read.structured, read.usage, read.answered_in_s) == (Structured.UNKNOWN, True, 3.0)
    assert read.limit_name is LimitName.MAX_TOKENS


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SetupError) as caught:
        SetupFile(tmp_path / "file").write(FULL)
    assert caught.value.code == "setup_not_writable"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("choice", "tunnel", "clinic", "hours", "wizard", "at", "steps", "kind"),
                    *("ai", "abilities", "checked_at"),
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_whatever_stands_in_it_something_is_read(data: object) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FILE_NAME).write_text(json.dumps(data), encoding="utf-8")
        assert isinstance(SetupFile(Path(folder)).read(), Setup)
