"""The first step: the demo or the clinic's own number, and what that means for the phone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from aura_desktop.domain.paste import PasteKind, read_paste
from aura_desktop.domain.setup import Choice, Step
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.help_steps import HelpPanel
from aura_desktop.ui.widgets.state_mark import MarkState
from aura_desktop.ui.widgets.way_card import WayCard
from aura_desktop.ui.wizard import meta_paste
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage
from aura_desktop.ui.wizard.welcome_import import ImportBox, read_file
from aura_desktop.ui.wizard.welcome_phone import PhoneWords


class WelcomePage(StepPage):
    """Nothing is sent and nothing is asked of Meta here."""

    step = Step.WELCOME

    def __init__(self, services: WizardServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self.live = WayCard(
            "smartphone",
            self.tr("My clinic's number"),
            self.tr("Connect the WhatsApp number your patients write to."),
        )
        self.demo = WayCard(
            "flask-conical",
            self.tr("Try the demo"),
            self.tr("Invented patients write to you. Nothing leaves for WhatsApp."),
        )
        self.only_here = WayCard(
            "monitor",
            self.tr("No, only here"),
            self.tr("Everybody answers from this program."),
        )
        self.both = WayCard(
            "phone",
            self.tr("Yes, here and on the phone"),
            self.tr("The WhatsApp Business app goes on working."),
        )
        self.words = PhoneWords()
        self.files = ImportBox()
        self._phone = QWidget()
        self._groups = [QButtonGroup(self), QButtonGroup(self)]
        self._build()
        self._connect()

    def title(self) -> str:
        return self.tr("Your clinic's WhatsApp, on this computer")

    def lead_words(self) -> str:
        return self.tr(
            "In about fifteen minutes a message from your own phone appears here. You can stop at"
            " any time: we go on where you left it."
        )

    def help_panel(self) -> QWidget:
        panel = HelpPanel()
        panel.add_title(self.tr("What you need at hand"))
        panel.add_steps(
            (
                self.tr("Access to your clinic's **Meta Business** account, as administrator."),
                self.tr("The **number** for the clinic, and the phone that gets its SMS or call."),
                self.tr("Your **own mobile**, with another number, to send the first message."),
                self.tr("An account at **ngrok**, free of charge, for the way into this computer."),
                self.tr("Your **prices and opening hours**, if you want AI drafts."),
            )
        )
        panel.add_title(self.tr("How long it takes"))
        panel.add_words(
            self.tr(
                "About **15 minutes** with an app at Meta. If your clinic has none yet, count on"
                " **30 minutes** more to create it there."
            )
        )
        panel.add_foot(
            self.tr("This computer must stay on to receive messages while the clinic is open.")
        )
        return panel

    def begin(self) -> None:
        setup = self._services.book.current
        if setup.choice is not Choice.UNDECIDED and not (
            self.live.isChecked() or self.demo.isChecked()
        ):
            (self.demo if setup.choice is Choice.DEMO else self.live).setChecked(True)
        if setup.keeps_phone_app is not None:
            (self.both if setup.keeps_phone_app else self.only_here).setChecked(True)
        self._show()
        taken = next((card for card in (self.live, self.demo) if card.isChecked()), self.live)
        taken.setFocus(Qt.FocusReason.OtherFocusReason)

    async def end(self) -> None:
        if self.both.isChecked() or self.only_here.isChecked():
            await self._services.book.change(keeps_phone_app=self.both.isChecked())

    def can_continue(self) -> bool:
        answered = self.only_here.isChecked() or self.both.isChecked()
        return self.demo.isChecked() or (self.live.isChecked() and answered)

    def hint(self) -> str:
        if self.can_continue():
            return ""
        if self.live.isChecked():
            return self.tr("Tell us whether the phone goes on using the number")
        return self.tr("Choose one of the two")

    def continue_words(self) -> str:
        return self.tr("Open the demo") if self.demo.isChecked() else ""

    def attention(self) -> QWidget | None:
        return self.only_here if self.live.isChecked() else self.live

    async def finish(self) -> bool:
        if self.demo.isChecked():
            self.demo_requested.emit()
            return False
        for name, text in meta_paste.secrets_in(self._services.found).items():
            if not self._services.vault.is_given(name):
                await self._services.onboarding.keep_secret(name, text)
        return True

    def _build(self) -> None:
        px = theme.current().px
        for group, cards in zip(
            self._groups, ((self.live, self.demo), (self.only_here, self.both)), strict=True
        ):
            for card in cards:
                group.addButton(card)
        question = QVBoxLayout(self._phone)
        question.setContentsMargins(0, px(4), 0, 0)
        question.setSpacing(px(10))
        asked = self.tr("Will you keep using the phone app with this number?")
        question.addWidget(TextLabel(asked, role="section", wrap=True))
        question.addWidget(_side_by_side(self.only_here, self.both))
        question.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(18))
        column.addWidget(_side_by_side(self.live, self.demo))
        column.addWidget(self._phone)
        column.addWidget(self.files)

    def _connect(self) -> None:
        for group in self._groups:
            group.buttonToggled.connect(self._on_chosen)
        self.files.text_given.connect(self._take)
        self.files.file_given.connect(self._on_file_given)

    def _show(self) -> None:
        live = self.live.isChecked()
        self._phone.setVisible(live)
        self.files.setVisible(live)
        answered = self.both.isChecked() or self.only_here.isChecked()
        self.words.show_answer(keeps_phone=self.both.isChecked() if answered else None)
        self.changed.emit()

    def _take(self, text: str) -> None:
        """Say what is in it, by name; the values wait for the next step."""
        found = read_paste(text)
        values = dict(found.values)
        if found.kind is PasteKind.UNKNOWN or not values:
            sentence = self.tr(
                "There is nothing in it that we know. A .env file has lines like {line}."
            )
            self.files.show_result(
                MarkState.WARNING, sentence.format(line="WHATSAPP_ACCESS_TOKEN=…")
            )
            return
        self._services.found.update(values)
        names = ", ".join(meta_paste.names_of(values))
        sentence = self.tr("Found: {names}. They are checked in the next step.")
        self.files.show_result(MarkState.OK, sentence.format(names=names))

    async def _read(self, path: Path) -> None:
        self._take(await read_file(path))

    def _on_file_given(self, path: Path) -> None:
        self.tasks.latest("file", self._read(path))

    def _on_chosen(self) -> None:
        self._show()


def _side_by_side(left: QWidget, right: QWidget) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    for place, card in enumerate((left, right)):
        grid.addWidget(card, 0, place)
        grid.setColumnStretch(place, 1)
    return holder
