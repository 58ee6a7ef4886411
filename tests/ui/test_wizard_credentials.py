"""Each credential is checked with Meta while it is typed; nothing typed is lost, no secret gets out."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aura_desktop.domain.setup import Choice, Credential, Progress, Setup, Step
from aura_desktop.errors import SetupError
from aura_desktop.gateways.credentials import Credentials, Secret
from aura_desktop.services.vault import Vault
from aura_desktop.ui.widgets.checked_field import CheckedField
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.wizard.meta_wording import MetaField
from tests.eventually import eventually
from tests.ui.wizard_by_hand import (
    ACCOUNT_ID,
    APP_ID,
    APP_SECRET,
    NOW,
    NUMBER,
    NUMBER_ID,
    SECOND,
    TOKEN,
    WizardDesk,
    at,
)


async def _open(qtbot: QtBot, setup: Setup | None = None) -> WizardDesk:
    return await WizardDesk(qtbot, setup or at(Step.CREDENTIALS)).start()


def _field(desk: WizardDesk, field: MetaField) -> CheckedField:
    return desk.credentials().form.fields[field]


async def _paste(desk: WizardDesk, field: MetaField, text: str) -> None:
    """With the clipboard and the key, as a person would."""
    QGuiApplication.clipboard().setText(text)
    await desk.hands.click(_field(desk, field).line)
    await desk.hands.keys("Ctrl+V")
    QGuiApplication.clipboard().clear()


async def _comes_to(desk: WizardDesk, field: MetaField, state: MarkState) -> None:
    await eventually(lambda: _field(desk, field).state() is state)


async def test_token_first_and_meta_tells_most_of_the_rest(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    assert "4 value" in desk.wizard.footer.hint.text()
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await _comes_to(desk, MetaField.PHONE_NUMBER_ID, MarkState.OK)
    assert _field(desk, MetaField.WABA_ID).value() == ACCOUNT_ID
    assert _field(desk, MetaField.PHONE_NUMBER_ID).value() == NUMBER_ID
    assert not _field(desk, MetaField.APP_ID).isVisible()
    await _paste(desk, MetaField.APP_SECRET, APP_SECRET)
    await _comes_to(desk, MetaField.APP_SECRET, MarkState.OK)
    assert f"secret of {APP_ID}" in desk.meta.calls
    heard: list[bool] = []
    desk.wizard.reconfigured.connect(lambda: heard.append(True))
    await desk.hands.keys("Return")
    await eventually(lambda: desk.wizard.at() is Step.WEBHOOK)
    assert heard == [True]
    book = desk.book.current
    assert (book.choice, book.phone_number_id) == (Choice.LIVE, NUMBER_ID)
    assert (book.waba_id, book.app_id) == (ACCOUNT_ID, APP_ID)
    assert desk.wizard.rail.buttons[1].step().words == "Number connected"
    await desk.wizard.close_page()


async def test_what_is_typed_is_asked_about_once_the_typing_stops(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    await desk.hands.click(_field(desk, MetaField.ACCESS_TOKEN).line)
    await desk.hands.write("EAAno")
    assert desk.meta.calls == []
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.ERROR)
    assert desk.meta.calls == ["token EAAno"]
    assert _field(desk, MetaField.ACCESS_TOKEN).value() == "EAAno"
    assert desk.wizard.footer.hint.text().startswith("Fix 1")
    await desk.wizard.close_page()


async def test_an_answer_about_a_former_value_is_dropped(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    desk.meta.gate.clear()
    await _paste(desk, MetaField.ACCESS_TOKEN, "EAAejemplo" + "1" * 30)
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.CHECKING)
    await desk.hands.write("1")
    desk.meta.gate.set()
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.ERROR)
    assert desk.meta.calls == [
        "token EAAejemplo" + "1" * 30,
        "token EAAejemplo" + "1" * 31,
    ]
    await desk.wizard.close_page()


async def test_the_number_in_the_place_of_the_account_is_told_apart(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    desk.meta.token = replace(desk.meta.token, account_ids=())
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.OK)
    await desk.hands.click(_field(desk, MetaField.WABA_ID).line)
    await desk.hands.write(NUMBER_ID)
    await _comes_to(desk, MetaField.WABA_ID, MarkState.ERROR)
    desk.meta.gate.clear()
    await _paste(desk, MetaField.APP_SECRET, APP_SECRET)
    await _comes_to(desk, MetaField.APP_SECRET, MarkState.CHECKING)
    assert desk.wizard.footer.hint.text().endswith("another is being checked")
    assert not desk.wizard.footer.go_on.isEnabled()
    assert desk.wizard.rail.buttons[1].step().words == "3 of 4 missing"
    await desk.wizard.close_page()


async def test_a_whole_file_pasted_anywhere_fills_every_field(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    text = (
        f"WHATSAPP_ACCESS_TOKEN='{TOKEN}'\nWHATSAPP_PHONE_NUMBER_ID={NUMBER_ID}\n"
        f"WHATSAPP_APP_SECRET={APP_SECRET}\nWHATSAPP_VERIFY_TOKEN=aura-k7m2-demo\n"
    )
    await _paste(desk, MetaField.WABA_ID, text)
    await eventually(lambda: desk.wizard.footer.go_on.isEnabled())
    told = desk.credentials().form.put_in_place
    assert "App secret key" in told.text()
    assert APP_SECRET not in told.text()
    await eventually(lambda: desk.vault.get(Credential.VERIFY_TOKEN) == Secret("aura-k7m2-demo"))
    await desk.wizard.close_page()


async def test_a_secret_pasted_into_the_wrong_field_goes_to_its_own(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    await _paste(desk, MetaField.ACCESS_TOKEN, APP_SECRET)
    assert _field(desk, MetaField.APP_SECRET).value() == APP_SECRET
    assert _field(desk, MetaField.ACCESS_TOKEN).value() == ""
    assert desk.credentials().form.put_in_place.isVisible()
    await desk.wizard.close_page()


async def test_one_of_several_numbers_is_chosen_and_registered(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    desk.meta.account_numbers = (NUMBER, SECOND)
    form = desk.credentials().form
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await eventually(form.numbers.isVisible)
    buttons = {button.row.key: button for button in form.numbers.buttons()}
    assert "Not registered" in buttons[SECOND.phone_number_id].accessibleName()
    await desk.hands.click(buttons[SECOND.phone_number_id])
    await eventually(form.register.isVisible)
    assert "Clínica Norte" in _field(desk, MetaField.PHONE_NUMBER_ID).sentence()
    form.register.pin.setFocus()
    await desk.hands.write("12345")
    assert not form.register.button.isEnabled()
    await desk.hands.write("6")
    await desk.hands.keys("Return")
    await _comes_to(desk, MetaField.PHONE_NUMBER_ID, MarkState.OK)
    assert desk.meta.pins == ["123456"]
    assert not form.register.isVisible()
    assert form.register.pin.text() == ""
    await desk.wizard.close_page()


async def test_a_temporary_token_is_taken_and_named_as_such(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    desk.meta.token = replace(desk.meta.token, kind="USER", expires_at=NOW + timedelta(hours=20))
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.WARNING)
    assert "Temporary" in _field(desk, MetaField.ACCESS_TOKEN).sentence()
    await _paste(desk, MetaField.APP_SECRET, APP_SECRET)
    await eventually(lambda: desk.wizard.footer.go_on.isEnabled())
    await desk.wizard.close_page()


async def test_a_token_without_a_permission_is_not_taken(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    desk.meta.token = replace(desk.meta.token, scopes=frozenset({"whatsapp_business_messaging"}))
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.ERROR)
    assert desk.vault.get(Credential.ACCESS_TOKEN) is None
    await desk.wizard.close_page()


async def test_the_app_is_asked_for_only_if_the_token_does_not_tell_it(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    desk.meta.token = replace(desk.meta.token, app_id="")
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await eventually(_field(desk, MetaField.APP_ID).isVisible)
    await _paste(desk, MetaField.APP_SECRET, APP_SECRET)
    await _comes_to(desk, MetaField.APP_SECRET, MarkState.ERROR)
    await desk.hands.click(_field(desk, MetaField.APP_ID).line)
    await desk.hands.write(APP_ID)
    await _comes_to(desk, MetaField.APP_SECRET, MarkState.OK)
    await desk.wizard.close_page()


async def test_without_a_connection_everything_stays_and_one_button_asks_again(
    qtbot: QtBot,
) -> None:
    desk = await _open(qtbot)
    desk.meta.is_offline = True
    form = desk.credentials().form
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await eventually(form.offline.isVisible)
    assert desk.wizard.footer.hint.text() == "Waiting for a connection"
    assert _field(desk, MetaField.ACCESS_TOKEN).value() == TOKEN
    desk.meta.is_offline = False
    await desk.hands.click(form.offline.button)
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.OK)
    assert not form.offline.isVisible()
    await desk.wizard.close_page()


async def test_what_was_accepted_outlives_a_killed_program(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await _comes_to(desk, MetaField.PHONE_NUMBER_ID, MarkState.OK)
    await eventually(lambda: desk.book.current.phone_number_id == NUMBER_ID)
    await desk.again()
    assert desk.wizard.at() is Step.CREDENTIALS
    await _comes_to(desk, MetaField.PHONE_NUMBER_ID, MarkState.OK)
    token = _field(desk, MetaField.ACCESS_TOKEN)
    assert token.value() == TOKEN
    # What is kept cannot be looked at in full.
    assert not token.eye_is_offered()
    assert desk.credentials().attention() is _field(desk, MetaField.APP_SECRET).line
    await desk.wizard.close_page()


async def test_a_connected_number_is_changed_only_when_a_person_goes_on(qtbot: QtBot) -> None:
    setup = Setup(
        choice=Choice.LIVE,
        phone_number_id=NUMBER_ID,
        waba_id=ACCOUNT_ID,
        app_id=APP_ID,
        wizard=Progress(is_open=True, at=Step.CREDENTIALS),
    )
    desk = await _open(qtbot, setup)
    desk.meta.account_numbers = (NUMBER, replace(SECOND, is_registered=True))
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await _paste(desk, MetaField.APP_SECRET, APP_SECRET)
    await eventually(lambda: len(desk.credentials().form.numbers.buttons()) == 2)
    await desk.hands.click(desk.credentials().form.numbers.buttons()[1])
    await eventually(lambda: desk.wizard.footer.go_on.isEnabled())
    assert desk.book.current.phone_number_id == NUMBER_ID
    # Good for the number in use as well, and kept for it.
    assert desk.vault.get(Credential.ACCESS_TOKEN) == Secret(TOKEN)
    await desk.hands.keys("Ctrl+Return")
    await eventually(lambda: desk.wizard.at() is Step.WEBHOOK)
    assert desk.book.current.phone_number_id == SECOND.phone_number_id
    await desk.wizard.close_page()


async def test_who_comes_to_paste_a_new_token_finds_the_former_one_taken(qtbot: QtBot) -> None:
    setup = Setup(
        choice=Choice.LIVE,
        phone_number_id=NUMBER_ID,
        waba_id=ACCOUNT_ID,
        app_id=APP_ID,
        wizard=Progress(is_open=True, at=Step.CREDENTIALS),
    )
    desk = WizardDesk(qtbot, setup)
    await desk.vault.put(Credential.ACCESS_TOKEN, Secret("EAAvencido" + "0" * 40))
    await desk.vault.put(Credential.APP_SECRET, Secret(APP_SECRET))
    desk.meta.gate.clear()
    await desk.start()
    line = _field(desk, MetaField.ACCESS_TOKEN).line
    assert line.hasFocus()
    assert line.selectionLength() == len(line.text())
    desk.meta.gate.set()
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.ERROR)
    QGuiApplication.clipboard().setText(TOKEN)
    await desk.hands.keys("Ctrl+V")
    QGuiApplication.clipboard().clear()
    await eventually(lambda: desk.wizard.footer.go_on.isEnabled())
    assert line.value() == TOKEN
    await desk.wizard.close_page()


async def test_no_secret_comes_out_of_its_field(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    field = _field(desk, MetaField.ACCESS_TOKEN)
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await desk.hands.keys("Ctrl+A", "Ctrl+C", "Ctrl+X")
    assert QGuiApplication.clipboard().text() == ""
    field.line.set_revealed(revealed=True)
    await desk.hands.keys("Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+Insert", "Shift+Delete")
    clipboard = QGuiApplication.clipboard()
    assert TOKEN not in clipboard.text()
    assert TOKEN not in clipboard.text(clipboard.Mode.Selection)
    assert field.value() == TOKEN
    assert TOKEN not in field.line.displayText()
    await desk.wizard.close_page()


async def test_what_the_environment_gives_is_not_changed_here(qtbot: QtBot) -> None:
    desk = WizardDesk(qtbot, at(Step.CREDENTIALS))
    given = Vault(None, {Credential.ACCESS_TOKEN: Secret(TOKEN)})
    desk.give(given)
    await desk.start()
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.OK)
    assert _field(desk, MetaField.ACCESS_TOKEN).line.isReadOnly()
    await desk.wizard.close_page()


async def test_the_demo_is_there_until_a_number_is_connected(qtbot: QtBot) -> None:
    desk = await _open(qtbot)
    asked: list[bool] = []
    desk.wizard.demo_requested.connect(lambda: asked.append(True))
    await desk.hands.click(desk.wizard.footer.skip)
    await eventually(lambda: bool(asked))
    assert desk.book.current.choice is Choice.DEMO
    await desk.wizard.close_page()


async def test_a_locked_keyring_is_told_and_tried_again(qtbot: QtBot) -> None:
    desk = WizardDesk(qtbot, at(Step.CREDENTIALS))
    keyring = LockedKeyring()
    vault = Vault(keyring)
    await vault.load()
    desk.give(vault)
    await desk.start()
    trouble = desk.credentials().form.trouble
    assert trouble.isVisible()
    keyring.is_locked = False
    await desk.hands.click(trouble.button)
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.OK)
    assert not trouble.isVisible()
    await desk.wizard.close_page()


class LockedKeyring(Credentials):
    """Holds an access token, and gives it once it is unlocked."""

    def __init__(self) -> None:
        super().__init__()
        self.is_locked = True

    async def get(self, name: str) -> Secret | None:
        if self.is_locked:
            raise SetupError("keyring_locked")
        return Secret(TOKEN) if name == Credential.ACCESS_TOKEN else None

    async def put(self, name: str, secret: Secret) -> None:
        """Taken, and forgotten."""


def _connected() -> Setup:
    """A number that works, and its credentials opened for one thing."""
    return Setup(
        choice=Choice.LIVE,
        phone_number_id=NUMBER_ID,
        waba_id=ACCOUNT_ID,
        app_id=APP_ID,
        wizard=Progress(is_open=True, at=Step.CREDENTIALS),
    )


async def _open_connected(qtbot: QtBot) -> WizardDesk:
    desk = WizardDesk(qtbot, _connected())
    await desk.vault.put(Credential.ACCESS_TOKEN, Secret("EAAejemplo" + "9" * 40))
    await desk.vault.put(Credential.APP_SECRET, Secret(APP_SECRET))
    await desk.start()
    await _comes_to(desk, MetaField.ACCESS_TOKEN, MarkState.ERROR)
    return desk


async def test_a_new_token_of_the_same_number_counts_as_soon_as_meta_accepts_it(
    qtbot: QtBot,
) -> None:
    desk = await _open_connected(qtbot)
    await desk.hands.click(_field(desk, MetaField.ACCESS_TOKEN).line)
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await eventually(desk.credentials().can_continue)
    await eventually(lambda: desk.vault.get(Credential.ACCESS_TOKEN) == Secret(TOKEN))
    assert not desk.credentials().is_unsaved()
    await desk.wizard.close_page()


async def test_the_words_about_what_is_not_saved_go_once_it_is(qtbot: QtBot) -> None:
    desk = await _open_connected(qtbot)
    wrong = "EAAejemplo" + "8" * 40
    await _paste(desk, MetaField.ACCESS_TOKEN, wrong)
    await eventually(lambda: f"token {wrong}" in desk.meta.calls)
    await desk.hands.click(desk.wizard.footer.leave)
    await eventually(lambda: not desk.wizard.notices.isHidden())
    await _paste(desk, MetaField.ACCESS_TOKEN, TOKEN)
    await eventually(desk.wizard.notices.isHidden)
    await desk.wizard.close_page()


async def test_another_number_counts_only_when_it_is_confirmed(qtbot: QtBot) -> None:
    desk = await _open_connected(qtbot)
    desk.meta.account_numbers = (NUMBER, replace(SECOND, is_registered=True))
    lines = (
        f"WHATSAPP_ACCESS_TOKEN={TOKEN}",
        f"WHATSAPP_PHONE_NUMBER_ID={SECOND.phone_number_id}",
    )
    await _paste(desk, MetaField.ACCESS_TOKEN, "\n".join(lines))
    await eventually(desk.credentials().can_continue)
    await desk.settle()
    assert desk.vault.get(Credential.ACCESS_TOKEN) != Secret(TOKEN)
    finished: list[bool] = []
    desk.wizard.finished.connect(lambda: finished.append(True))
    await desk.hands.click(desk.wizard.footer.leave)
    await eventually(lambda: not desk.wizard.notices.isHidden())
    await desk.settle()
    assert finished == []
    assert desk.credentials().is_unsaved()
    await desk.hands.click(desk.wizard.footer.leave)
    await eventually(lambda: finished == [True])
    assert desk.book.current.phone_number_id == NUMBER_ID
    assert desk.vault.get(Credential.ACCESS_TOKEN) != Secret(TOKEN)
    await desk.wizard.close_page()
