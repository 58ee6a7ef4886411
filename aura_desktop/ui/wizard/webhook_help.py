"""The help beside the step of the webhook: first where ngrok's key is found, then how to try it out."""

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.counted_field import set_property
from aura_desktop.ui.widgets.help_steps import HelpPanel, numbered
from aura_desktop.ui.widgets.phone_drawing import PhoneDrawing
from aura_desktop.ui.widgets.rich_label import RichLabel

AUTHTOKEN_PAGE = "https://dashboard.ngrok.com/get-started/your-authtoken"
translate = QCoreApplication.translate


class WebhookHelp(QWidget):
    """Signals: diagnose_requested()."""

    diagnose_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choosing = _key_panel()
        self.trying = _TryingPanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choosing)
        column.addWidget(self.trying)
        self.trying.diagnose.clicked.connect(self.diagnose_requested)
        self.show_trying(is_trying=False)

    def show_trying(self, *, is_trying: bool) -> None:
        """How to try it out, or how to choose."""
        self.choosing.setVisible(not is_trying)
        self.trying.setVisible(is_trying)


class _TryingPanel(HelpPanel):
    """A phone to write from, what to try when nothing comes, and a diagnosis."""

    def __init__(self) -> None:
        super().__init__()
        self.add_title(translate("WizardWebhook", "Try it with your phone"))
        self._lead = self.add_words(
            translate(
                "WizardWebhook",
                "Send any message to your clinic's number. It shows up here within seconds.",
            )
        )
        self.phone = PhoneDrawing(
            translate("WizardWebhook", "Your phone"), translate("WizardWebhook", "hello")
        )
        self.add_widget(self.phone)
        self.question = TextLabel(
            translate("WizardWebhook", "Nothing arrives after 2 minutes?"), tone="muted", wrap=True
        )
        self.add_widget(self.question)
        self._steps = QWidget()
        self._steps_column = QVBoxLayout(self._steps)
        self._steps_column.setContentsMargins(0, 0, 0, 0)
        self.add_widget(self._steps)
        self.diagnose = self.add_button(
            translate("WizardWebhook", "Diagnose now"), icon="stethoscope"
        )
        self.finding = RichLabel()
        self.finding.hide()
        self.add_widget(self.finding)
        self.add_foot(
            translate(
                "WizardWebhook",
                "Each delivery is kept in **Settings › Log**, without the message's text.",
            )
        )
        self._phone_number: str | None = None
        self.set_number("")

    def set_number(self, number: str) -> None:
        """The clinic's number, to be written to."""
        if number == self._phone_number:
            return
        self._phone_number = number
        whole = number.replace(" ", "\N{NO-BREAK SPACE}")
        first = (
            translate("WizardWebhook", "Make sure you write to **{number}**.").format(number=whole)
            if number
            else translate("WizardWebhook", "Make sure you write to the clinic's number.")
        )
        while (item := self._steps_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()  # at once: it goes only with the next turn of the loop
                widget.deleteLater()
        self._steps_column.addWidget(
            numbered(
                (
                    first,
                    translate(
                        "WizardWebhook",
                        "Write from another phone; the clinic's number cannot write to itself.",
                    ),
                )
            )
        )

    def show_arrived(self, *, arrived: bool) -> None:
        """The message is here."""
        self.phone.set_arrived(arrived=arrived)

    def show_late(self, *, late: bool) -> None:
        """Two minutes have passed: what to try stands out."""
        set_property(self.question, "kind", "warning" if late else "muted")
        set_property(self.question, "role", "uiStrong" if late else "ui")

    def show_diagnosis(self, words: str, *, busy: bool) -> None:
        """What the diagnosis found; while it runs it cannot be asked for again."""
        self.diagnose.setEnabled(not busy)
        self.finding.set_words(words)
        self.finding.setVisible(bool(words))


def _key_panel() -> HelpPanel:
    panel = HelpPanel()
    panel.add_title(translate("WizardWebhook", "Where your key at ngrok is"))
    panel.add_steps(
        (
            translate("WizardWebhook", "Open ngrok in your browser and sign up, or sign in."),
            translate("WizardWebhook", "Choose **Your Authtoken** at the left."),
            translate("WizardWebhook", "Copy it and paste it here. The whole command works, too."),
        )
    )
    button = panel.add_button(translate("WizardWebhook", "Open ngrok"), icon="external-link")
    button.clicked.connect(_open_ngrok)
    panel.add_foot(
        translate(
            "WizardWebhook",
            "The tunnel lets only Meta's webhook through: nothing else on this PC becomes public.",
        )
    )
    return panel


def _open_ngrok() -> None:
    QDesktopServices.openUrl(QUrl(AUTHTOKEN_PAGE))
