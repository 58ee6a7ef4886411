"""Nothing from outside is fetched or opened by itself: who may talk to a network, a browser or another program."""

import ast
from collections.abc import Iterator
from pathlib import Path

import aura_desktop

ROOT = Path(aura_desktop.__file__).parent
FETCHERS = {"httpx", "httpx2", "requests", "aiohttp", "urllib3", "http", "ftplib", "socket", "ssl"}
QT_FETCHERS = {"QtNetwork", "QtWebEngineWidgets", "QtWebEngineCore", "QtMultimedia", "QtQuick"}
OPENERS = {
    "ui/pages/link_opening.py": "after a question that names the host",
    "ui/pages/message_help.py": "tel: of the patient's number",
    "ui/pages/settings_about.py": "the program's own folder",
    "ui/remedies.py": "pages of a fixed list",
    "ui/wizard/credentials_help.py": "pages of a fixed list",
    "ui/wizard/test_message.py": "a page of Meta's",
    "ui/wizard/webhook_help.py": "a page of the tunnel's",
}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_only_gateways_fetch_anything() -> None:
    for name, tree in sources():
        if name.startswith(("gateways/", "sandbox/")) or name == "ui/single_instance.py":
            continue
        found = {module.split(".")[0] for module in imported(tree)} & FETCHERS
        assert not found or found == {"socket"}, (name, found)
        assert "urllib.request" not in set(imported(tree)), name


def test_the_window_has_no_network_of_its_own() -> None:
    for name, tree in sources():
        modules = set(imported(tree))
        if name.startswith("ui/"):
            assert not {each for each in modules if each.split(".")[0] in FETCHERS - {"socket"}}, (
                name
            )
        if (
            name != "ui/single_instance.py"
        ):  # a local socket, by which a second start finds the first
            assert not {
                each for each in modules if each.split(".")[-1] in QT_FETCHERS - {"QtMultimedia"}
            }


def test_browsers_are_opened_where_a_person_asked_for_it() -> None:
    found = {
        name
        for name, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"openUrl", "startfile", "openUrlExternally"}
    }
    assert found == set(OPENERS)


def test_no_label_draws_the_html_of_strangers() -> None:
    """Rich text is drawn by three widgets, and each of them escapes what it is given."""
    rich = {
        name
        for name, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr
        in {"RichText", "AutoText", "MarkdownText", "setHtml", "appendHtml", "setMarkdown"}
    }
    assert rich == {
        "ui/widgets/rich_label.py",
        "ui/widgets/source_popover.py",
        "ui/widgets/trouble_card.py",
    }
    for name in rich:
        assert "escape(" in (ROOT / name).read_text("utf-8"), name
