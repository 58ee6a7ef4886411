"""The settings page with keys and mouse: sections, search, what is not saved, and what stays."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import (
    AiChoice,
    AiProvider,
    Credential,
    OnClose,
    Step,
    TunnelChoice,
    TunnelKind,
)
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Secret
from aura_desktop.ui.appearance import Look
from aura_desktop.ui.pages.settings_index import entries
from aura_desktop.ui.widgets.settings_switch import Switch
from tests.eventually import eventually
from tests.ui.dialogs import nameless
from tests.ui.settings_desk import TOKEN, SettingsDesk, last_of, open_settings_desk, with_foreign

SECTIONS = tuple(entry.key for entry in entries())
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
async def desk(qtbot: QtBot, tmp_path: Path) -> AsyncIterator[SettingsDesk]:
    async with open_settings_desk(tmp_path) as opened:
        await seen(opened)
        yield opened


async def seen(desk: SettingsDesk) -> None:
    """The window is open and has the keyboard."""
    desk.host.show()
    desk.host.activateWindow()
    await eventually(desk.host.isActiveWindow)


def named(desk: SettingsDesk, name: str, kind: type[QWidget] = QWidget) -> QWidget:
    """The widget of this accessible name that is seen. Raises: AssertionError."""
    found = [
        widget
        for widget in desk.host.findChildren(kind)
        if widget.accessibleName() == name and widget.isVisible()
    ]
    assert found, name
    return found[0]


def click(desk: SettingsDesk, name: str) -> None:
    QTest.mouseClick(named(desk, name, QAbstractButton), _LEFT)


def field(desk: SettingsDesk, name: str) -> QLineEdit:
    found = named(desk, name, QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def retype(desk: SettingsDesk, name: str, text: str) -> None:
    field(desk, name).setFocus()
    field(desk, name).selectAll()
    QTest.keyClick(field(desk, name), Qt.Key.Key_Delete)
    QTest.keyClicks(field(desk, name), text)


async def go_to(desk: SettingsDesk, title: str) -> None:
    click(desk, title)
    await desk.page.tasks.settle()


async def save(desk: SettingsDesk) -> None:
    QTest.keyClick(desk.host, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    await desk.page.tasks.settle()


async def test_every_section_shows_the_settings_the_search_knows(desk: SettingsDesk) -> None:
    for entry in entries():
        await go_to(desk, entry.title)
        assert desk.page.section() == entry.key
        section = desk.page._sections[entry.key]
        assert section.settings() == tuple(each.key for each in entry.settings)
        assert nameless(desk.host) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_what_has_the_focus_is_seen(theme: str, qtbot: QtBot, tmp_path: Path) -> None:
    async with open_settings_desk(tmp_path, Look(theme=theme, language="en")) as desk:
        await seen(desk)
        desk.line.become(with_foreign(desk.line.status()))
        for key in SECTIONS:
            desk.page.open_section(key)
            await desk.page.tasks.settle()
            assert _alike(desk) == [], key


def _alike(desk: SettingsDesk) -> list[str]:
    """Tab once round; the controls that look the same with and without the focus."""
    seen: list[QWidget] = []
    alike = []
    desk.page.nav.search.setFocus()
    while (stop := QApplication.focusWidget()) is not None and stop not in seen:
        assert len(seen) < 60
        seen.append(stop)
        focused = stop.grab().toImage()
        QTest.keyClick(desk.host, Qt.Key.Key_Tab)
        if stop.grab().toImage() == focused:
            alike.append(f"{type(stop).__name__} {stop.accessibleName()!r}")
    return alike


async def test_tab_goes_through_the_section_to_the_footer_and_leaves_at_last(
    desk: SettingsDesk,
) -> None:
    last_of(desk)
    for key in ("about", "notifications"):
        desk.page.open_section(key)
    await desk.page.tasks.settle()
    QTest.keyClick(named(desk, "Sound", Switch), Qt.Key.Key_Space)
    desk.page.nav.search.setFocus()
    names: list[str] = []
    while (stop := QApplication.focusWidget()) is not None and len(names) < 30:
        names.append(stop.accessibleName())
        QTest.keyClick(desk.host, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is desk.page.nav.search:
            break
    titles = [entry.title for entry in entries()]
    assert names == [
        "Search a setting",
        *titles,
        "Sound",
        "Notices of the system",
        "Undo",
        "Save",
        "Last",
    ]


async def test_the_search_finds_settings_without_accents_and_opens_them(
    desk: SettingsDesk,
) -> None:
    QTest.keyClicks(desk.page.nav.search, "TÚNEL")
    assert desk.page.nav.sections_seen() == ()
    desk.page.nav.search.clear()
    QTest.keyClicks(desk.page.nav.search, "text size")
    assert desk.page.nav.sections_seen() == ("appearance",)
    assert desk.page.nav.settings_found() == ("Text size",)
    QTest.keyClick(desk.page.nav.search, Qt.Key.Key_Return)
    assert desk.page.section() == "appearance"
    desk.page.nav.search.clear()
    assert desk.page.nav.sections_seen() == SECTIONS
    QTest.keyClicks(desk.page.nav.search, "idioma")
    (found,) = desk.page.nav._found
    await eventually(found.isVisible)
    QTest.mouseClick(found, _LEFT)
    assert desk.page.section() == "general"
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "English"


async def test_look_counts_at_once_and_is_no_change(desk: SettingsDesk) -> None:
    await go_to(desk, "Appearance")
    click(desk, "Dark")
    click(desk, "115 %")
    assert (desk.appearance.look.theme, desk.appearance.look.scale) == ("dark", 1.15)
    assert desk.page.changes() == ()
    assert desk.page.footer.isHidden()
    desk.appearance.choose(Look(theme="light", language="en"))


async def test_changes_of_several_sections_wait_for_one_save(desk: SettingsDesk) -> None:
    await desk.page.tasks.settle()
    click(desk, "Keep running")
    await go_to(desk, "Notifications")
    QTest.keyClick(named(desk, "Sound", Switch), Qt.Key.Key_Space)
    assert desk.page.changes() == ("When the window is closed", "Sound")
    assert desk.page.footer.isVisible()
    assert desk.book.current.on_close.value == OnClose.ASK.value
    await save(desk)
    assert desk.book.current.on_close is OnClose.KEEP_RUNNING
    assert desk.book.current.sound is False
    assert desk.book.current.notifications is True
    assert desk.page.changes() == ()
    assert desk.page.footer.isHidden()


async def test_undo_shows_what_is_saved_everywhere(desk: SettingsDesk) -> None:
    await go_to(desk, "Webhook and tunnel")
    retype(desk, "Tunnel domain", "otra.ejemplo.cl")
    await go_to(desk, "General")
    click(desk, "Quit")
    assert desk.page.changes() == ("When the window is closed", "Tunnel domain")
    QTest.mouseClick(desk.page.footer.undo, _LEFT)
    assert desk.page.changes() == ()
    await go_to(desk, "Webhook and tunnel")
    assert field(desk, "Tunnel domain").text() == "clinica-ejemplo.ngrok.app"


async def test_what_is_being_typed_outlives_a_change_from_elsewhere(desk: SettingsDesk) -> None:
    await go_to(desk, "Artificial intelligence")
    retype(desk, "Address", "http://10.0.0.5:8080/v1")
    await desk.book.change(ai=desk.book.current.ai)
    await go_to(desk, "About")
    await go_to(desk, "Artificial intelligence")
    assert field(desk, "Address").text() == "http://10.0.0.5:8080/v1"


async def test_what_the_assistant_changes_shows_at_once(desk: SettingsDesk) -> None:
    await go_to(desk, "Webhook and tunnel")
    await go_to(desk, "Artificial intelligence")
    ours = AiChoice(provider=AiProvider.COMPATIBLE, base_url="http://10.0.0.5:8080/v1", model="m")
    await desk.book.change(
        ai=ours,
        tunnel=TunnelChoice(kind=TunnelKind.OWN_ADDRESS, public_url="https://recepcion.example"),
    )
    assert field(desk, "Address").text() == ours.base_url
    assert field(desk, "Address").isVisible()
    assert field(desk, "Key").placeholderText() == "none"
    await desk.vault.put(Credential.AI_KEY, Secret("sk-ejemplo-0000000142"))
    assert field(desk, "Key").placeholderText() == "stored"
    delete = named(desk, "Delete: AI key", QAbstractButton)
    await desk.book.change(ai=AiChoice())
    assert delete.isVisible()
    assert desk.page.changes() == ()
    await go_to(desk, "Webhook and tunnel")
    assert field(desk, "Own address").text() == "https://recepcion.example"


async def test_more_than_the_own_address_is_cut_when_it_is_saved(desk: SettingsDesk) -> None:
    await desk.book.change(tunnel=TunnelChoice(kind=TunnelKind.OWN_ADDRESS))
    await go_to(desk, "Webhook and tunnel")
    retype(desk, "Own address", "https://Recepcion.example/whatsapp/webhook/")
    await save(desk)
    assert desk.book.current.tunnel.public_url == "https://recepcion.example"
    assert field(desk, "Own address").text() == "https://recepcion.example"
    assert desk.page.changes() == ()


async def test_what_cannot_be_right_is_said_at_its_field_and_not_saved(
    desk: SettingsDesk,
) -> None:
    await go_to(desk, "Webhook and tunnel")
    click(desk, "Own address")
    retype(desk, "Own address", "http://clinica.ejemplo.cl")
    await go_to(desk, "General")
    await save(desk)
    assert desk.page.section() == "tunnel"
    assert "https://" in field(desk, "Own address").accessibleDescription()
    assert desk.book.current.tunnel.kind.value == TunnelKind.NGROK.value
    retype(desk, "Own address", "https://clinica.ejemplo.cl")
    await save(desk)
    assert desk.book.current.tunnel.kind is TunnelKind.OWN_ADDRESS
    assert desk.book.current.tunnel.public_url == "https://clinica.ejemplo.cl"
    assert field(desk, "Own address").accessibleDescription() == ""


@pytest.mark.parametrize("text", ["https://x.ngrok.app", "clinica", "a b.cl"])
async def test_a_tunnel_domain_is_a_name_alone(desk: SettingsDesk, text: str) -> None:
    await go_to(desk, "Webhook and tunnel")
    retype(desk, "Tunnel domain", text)
    await save(desk)
    assert desk.book.current.tunnel.domain == "clinica-ejemplo.ngrok.app"
    assert field(desk, "Tunnel domain").accessibleDescription()


async def test_the_line_is_shown_restarted_and_taken_over(desk: SettingsDesk) -> None:
    await go_to(desk, "Webhook and tunnel")
    assert field(desk, "Address Meta calls").text().endswith("/whatsapp/webhook")
    click(desk, "Restart tunnel")
    await desk.page.tasks.settle()
    desk.line.become(with_foreign(desk.line.status()))
    click(desk, "Take the messages over to this computer")
    assert desk.line.did == ["restart"]
    QTest.keyClick(desk.host, Qt.Key.Key_Escape)
    assert desk.line.did == ["restart"]
    click(desk, "Take the messages over to this computer")
    click(desk, "Take the messages over to this computer")
    await desk.page.tasks.settle()
    assert desk.line.did == ["restart", "take over"]


async def test_a_key_is_deleted_only_after_a_second_press(desk: SettingsDesk) -> None:
    await go_to(desk, "Connection to Meta")
    click(desk, "Delete: Access token")
    assert desk.vault.get(Credential.ACCESS_TOKEN) is not None
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Cancel"
    QTest.keyClick(focus, Qt.Key.Key_Space)
    click(desk, "Delete: Access token")
    click(desk, "Delete: Access token")
    await desk.page.tasks.settle()
    assert desk.vault.get(Credential.ACCESS_TOKEN) is None


@pytest.mark.parametrize(
    ("section", "button", "name"),
    [
        ("Webhook and tunnel", "Delete: Tunnel key", Credential.NGROK_AUTHTOKEN),
        ("Artificial intelligence", "Delete: AI key", Credential.AI_KEY),
    ],
)
async def test_the_other_keys_can_be_deleted_where_they_are_used(
    desk: SettingsDesk, section: str, button: str, name: Credential
) -> None:
    await desk.vault.put(name, Secret("ejemplo"))
    await go_to(desk, section)
    click(desk, button)
    click(desk, button)
    await desk.page.tasks.settle()
    assert desk.vault.get(name) is None
    assert any(each == "not stored" for each in words(desk))


async def test_the_assistant_is_asked_for_at_its_step(desk: SettingsDesk, qtbot: QtBot) -> None:
    wanted = (
        ("Connection to Meta", "Change token", Step.CREDENTIALS),
        ("Connection to Meta", "Open the assistant", Step.WELCOME),
        ("Webhook and tunnel", "Change the key", Step.WEBHOOK),
        ("Clinic and hours", "Change in the assistant", Step.CLINIC),
    )
    for section, button, step in wanted:
        await go_to(desk, section)
        with qtbot.waitSignal(desk.page.wizard_requested) as asked:
            click(desk, button)
        assert asked.args == [step.value]
    await go_to(desk, "Log")
    with qtbot.waitSignal(desk.page.health_requested):
        click(desk, "Status and diagnosis")


async def test_no_secret_is_in_the_page(desk: SettingsDesk) -> None:
    for entry in entries():
        await go_to(desk, entry.title)
    texts = [field.text() for field in desk.host.findChildren(QLineEdit)]
    assert not any(TOKEN in text or "clave-ejemplo" in text for text in texts)


async def test_the_ai_is_tried_with_what_is_typed_before_it_is_saved(desk: SettingsDesk) -> None:
    await go_to(desk, "Artificial intelligence")
    retype(desk, "Key", "sk-ejemplo")
    click(desk, "Ask for models")
    await desk.page.tasks.settle()
    click(desk, "Test connection")
    await desk.page.tasks.settle()
    assert [key for _, key in desk.questions.asked] == ["sk-ejemplo", "sk-ejemplo"]
    assert any("Answered in 1.6 s" in each for each in words(desk))
    desk.questions.error = SetupError("ai_key_invalid")
    click(desk, "Test connection")
    await desk.page.tasks.settle()
    assert not any("Answered in" in each for each in words(desk))
    await save(desk)
    assert desk.questions.kept == [(Credential.AI_KEY, "sk-ejemplo")]
    assert field(desk, "Key").text() == ""
    assert desk.book.current.ai.provider is AiProvider.COMPATIBLE


async def test_start_at_log_in_is_set_when_it_is_saved(desk: SettingsDesk) -> None:
    await desk.page.tasks.settle()
    QTest.mouseClick(named(desk, "Start at log-in", Switch), _LEFT)
    assert not desk.autostart.on
    await save(desk)
    assert desk.autostart.on
    desk.autostart.usable = False
    await go_to(desk, "General")
    assert not named(desk, "Start at log-in", Switch).isEnabled()


async def test_a_template_is_kept_when_it_is_saved(desk: SettingsDesk) -> None:
    await desk.page.tasks.settle()
    box = named(desk, "Default template", QComboBox)
    assert isinstance(box, QComboBox)
    box.addItem("recordatorio_hora")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert desk.page.changes() == ("Default template",)
    await save(desk)
    assert await desk.settings.get("default_template") == "recordatorio_hora"


async def test_a_save_that_fails_keeps_what_was_changed(
    desk: SettingsDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await go_to(desk, "Notifications")
    QTest.mouseClick(named(desk, "Sound", Switch), _LEFT)

    async def refuse(**_: object) -> None:
        raise SetupError("setup_not_writable")

    told: list[str] = []
    desk.page.tasks.failed.connect(lambda error: told.append(error.code))
    monkeypatch.setattr(desk.book, "change", refuse)
    await save(desk)
    await eventually(lambda: told == ["setup_not_writable"])
    assert desk.page.changes() == ("Sound",)
    assert desk.page.footer.save.isEnabled()


def words(desk: SettingsDesk) -> list[str]:
    return [label.text() for label in desk.host.findChildren(QLabel) if label.isVisible()]
