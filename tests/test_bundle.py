"""What the bundle is made from. Whether it starts is tried by `python3 dev.py bundle --check`."""

import ast
import importlib
import runpy
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import PySide6
import pytest
from PyInstaller.depend import bindepend  # type: ignore[import-untyped]  # it has none
from PySide6.QtGui import QImageReader

from aura_desktop.config import VERSION
from tests import dependencies

ROOT = Path(__file__).parent.parent
QT = Path(PySide6.__path__[0])
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg", "QtDBus")
"""Those of our sources, and those that these import."""
PLUGINS = {
    "linux": (
        "platforms/libqxcb",
        "platforms/libqwayland",
        "platforms/libqoffscreen",
        "platforminputcontexts/libibus",
        "platforminputcontexts/libcompose",
        "platformthemes/libqxdgdesktopportal",
        "wayland-shell-integration/libxdg-shell",
        "xcbglintegrations/libqxcb-glx-integration",
    ),
    "win32": ("platforms/qwindows", "styles/qmodernwindowsstyle"),
    "darwin": ("platforms/libqcocoa", "styles/libqmacstyle"),
}
PLUGINS_EVERYWHERE = (
    "iconengines/*qsvgicon",
    "imageformats/*qsvg",
    "imageformats/*qjpeg",
    "imageformats/*qwebp",
)


class Recorder:
    """Stands for a step of PyInstaller: keeps what it was given."""

    def __init__(self) -> None:
        self.given: dict[str, Any] = {}
        self.binaries: list[tuple[str, str, str]] = []
        self.datas: list[tuple[str, str, str]] = []
        self.pure = self.scripts = None

    def __call__(self, *_: object, **given: Any) -> "Recorder":
        self.given = given
        return self


@cache
def spec() -> SimpleNamespace:
    """The names of the spec file, and the options of its steps."""
    steps = {name: Recorder() for name in ("Analysis", "PYZ", "EXE", "COLLECT")}
    names = runpy.run_path(
        str(ROOT / "aura_desktop.spec"), init_globals={**steps, "SPECPATH": str(ROOT)}
    )
    return SimpleNamespace(**names, options={name: step.given for name, step in steps.items()})


def targets() -> set[str]:
    """Every data file by its path in the bundle."""
    pairs = spec().options["Analysis"]["datas"]
    return {(Path(target) / Path(source).name).as_posix() for source, target in pairs}


# what goes in


def test_every_file_the_program_reads_goes_in() -> None:
    found = targets()
    for path in (ROOT / "resources").rglob("*"):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and path.suffix != ".ts" and not name.startswith("resources/readme/"):
            assert name in found
    assert {"resources/tokens.json", "resources/translations/aura_es.qm", "LICENSE"} <= found
    assert {"resources/sandbox/patients.json", "resources/fonts/OFL.txt"} <= found


def test_migrations_go_in_as_files() -> None:
    folder = "aura_desktop/store/migrations"
    versions = {path.name for path in (ROOT / folder / "versions").glob("[0-9]*.py")}
    assert versions
    assert {f"{folder}/versions/{name}" for name in versions} <= targets()


def test_versions_and_licences_of_the_libraries_go_in() -> None:
    found = targets()
    names = [library.name for library in dependencies.written() if library.own]
    for name in names:
        folder = f"{name.lower().replace('-', '_')}-{metadata.version(name)}.dist-info"
        assert f"{folder}/METADATA" in found
    # Also of those that only another one needs.
    assert any(name.startswith("pyyaml-") and "LICENSE" in name for name in found)
    assert not [name for name in found if name.endswith(("/RECORD", "direct_url.json"))]


def test_pictures_and_sources_of_translations_stay_out() -> None:
    found = targets()
    assert not [name for name in found if "/readme/" in name or name.endswith((".ts", ".pyc"))]


def test_data_files_exist() -> None:
    assert all(Path(source).is_file() for source, _ in spec().options["Analysis"]["datas"])


def test_hidden_imports_can_be_imported() -> None:
    names = spec().options["Analysis"]["hiddenimports"]
    assert "aura_desktop.store.migrations.versions.0001_first_release" in names
    for name in names:
        # Alembic loads migrations by path: they run inside an upgrade only.
        if ".versions." not in name and name not in {"alembic.context", "alembic.op"}:
            importlib.import_module(name)
    importlib.import_module("alembic.op")


def test_what_migrations_import_is_named() -> None:
    hidden = set(spec().options["Analysis"]["hiddenimports"])
    for path in (ROOT / "aura_desktop/store/migrations/versions").glob("[0-9]*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "alembic":
                assert {f"alembic.{name.name}" for name in node.names} <= hidden


# what stays out


def test_nothing_that_is_left_out_is_imported_by_us() -> None:
    left_out = set(spec().options["Analysis"]["excludes"])
    for path in [*(ROOT / "aura_desktop").rglob("*.py"), ROOT / "main.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [name.name for name in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
            assert not left_out.intersection(names), path.name


def test_no_file_that_the_window_needs_is_left_out() -> None:
    """Qt's modules and plugins, and every library that one of them needs, however far behind."""
    wanted = [*qt_modules(), *qt_plugins()]
    assert len(wanted) >= len(QT_MODULES) + len(PLUGINS_EVERYWHERE)
    left_out = [path.as_posix() for path in wanted if not is_used(path)]
    left_out += sorted(name for name in needed_by(wanted) if not is_used(Path(name)))
    assert left_out == []


def is_used(path: Path) -> bool:
    used: bool = spec().is_used((str(path), "", "BINARY"))
    return used


def qt_modules() -> list[Path]:
    found = [path for name in QT_MODULES for path in QT.glob(f"{name}.*") if path.suffix != ".pyi"]
    assert len(found) == len(QT_MODULES)
    return found


def qt_plugins() -> list[Path]:
    folder = next(path for path in (QT / "Qt/plugins", QT / "plugins") if path.is_dir())
    found = [next(folder.glob(f"{name}*"), None) for name in PLUGINS_EVERYWHERE]
    found += [next(folder.glob(f"{name}*"), None) for name in PLUGINS.get(sys.platform, ())]
    assert None not in found
    return [path for path in found if path is not None]


def needed_by(paths: list[Path]) -> set[str]:
    seen: set[str] = set()
    waiting = [str(path) for path in paths]
    while waiting:
        for name, path in bindepend.get_imports(waiting.pop()):
            if path is not None and name not in seen:
                seen.add(name)
                waiting.append(path)
    return seen


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("PySide6/Qt/translations/qtbase_es.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("resources/translations/aura_es.qm", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/lib/libicudata.so.73", True),
        ("sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_what_is_used(name: str, used: bool) -> None:
    assert is_used(Path(name)) is used


# how it starts


def test_it_starts_in_utf8_without_a_console_and_keeps_its_errors_to_the_log() -> None:
    options = spec().options["EXE"]
    assert options["console"] is False
    assert options["disable_windowed_traceback"] is True
    assert options["upx"] is False
    source = (ROOT / "aura_desktop.spec").read_text(encoding="utf-8")
    assert '("X utf8", None, "OPTION")' in source, "utf8_mode=1 would be ignored without a word"


def test_windows_shows_its_icon_and_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spec().windows_dress() == {}
    kinds = ("StringStruct", "StringTable", "StringFileInfo", "VarStruct", "VarFileInfo")
    info: Any = ModuleType("versioninfo")
    for kind in kinds:
        vars(info)[kind] = lambda *given, kind=kind: (kind, *given)
    info.FixedFileInfo = info.VSVersionInfo = dict
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.win32.versioninfo", info)
    monkeypatch.setattr("PyInstaller.utils.win32.versioninfo", info, raising=False)
    dress = spec().windows_dress()
    assert ("StringStruct", "FileDescription", "AURA Desktop") in told(dress["version"]["kids"])
    numbers = tuple(map(int, f"{VERSION}.0".split(".")))
    assert dress["version"]["ffi"] == {"filevers": numbers, "prodvers": numbers}
    icon = QImageReader(dress["icon"])
    sizes = []
    for number in range(icon.imageCount()):
        assert icon.jumpToImage(number)
        sizes.append(icon.read().width())
    assert sizes == [16, 20, 24, 32, 40, 48, 64, 256]


def told(tree: object) -> list[object]:
    """Everything in it, however deep."""
    inner = (
        [each for part in tree for each in told(part)] if isinstance(tree, (list, tuple)) else []
    )
    return [tree, *inner]
