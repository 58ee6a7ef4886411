"""The checks of a diagnosis as rows: a shape, a name, what came of it; and the progress above them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aura_desktop.domain.check import CheckName, CheckResult, CheckState
from aura_desktop.ui import wording
from aura_desktop.ui.widgets.controls import IconLabel, PushButton, TextLabel
from aura_desktop.ui.widgets.counted_field import set_property

translate = QCoreApplication.translate

LOOKS = {
    CheckState.WAITING: ("circle-minus", "textSubtle", ""),
    CheckState.RUNNING: ("loader-circle", "textSubtle", ""),
    CheckState.OK: ("circle-check", "success", ""),
    CheckState.WARNING: ("triangle-alert", "warning", "warning"),
    CheckState.FAIL: ("circle-x", "danger", "error"),
    CheckState.SKIPPED: ("circle-minus", "textSubtle", "subtle"),
}


def check_name(name: CheckName) -> str:
    """A check in a word or two."""
    names = {
        CheckName.KEYRING: translate("HealthChecks", "Keyring of this computer"),
        CheckName.DATABASE: translate("HealthChecks", "Database"),
        CheckName.ACCESS_TOKEN: translate("HealthChecks", "Access token"),
        CheckName.PERMISSIONS: translate("HealthChecks", "Permissions of the token"),
        CheckName.NUMBER: translate("HealthChecks", "Number"),
        CheckName.REGISTERED: translate("HealthChecks", "Number registered"),
        CheckName.ACCOUNT: translate("HealthChecks", "Business account"),
        CheckName.APP_SECRET: translate("HealthChecks", "App secret"),
        CheckName.LISTENER: translate("HealthChecks", "Listener of this program"),
        CheckName.AGENT: translate("HealthChecks", "Tunnel program"),
        CheckName.TUNNEL: translate("HealthChecks", "Tunnel"),
        CheckName.PUBLIC_ADDRESS: translate("HealthChecks", "Public address"),
        CheckName.WEBHOOK_VERIFIED: translate("HealthChecks", "Webhook verified by Meta"),
        CheckName.SUBSCRIBED: translate("HealthChecks", "Subscribed to messages"),
        CheckName.ACCOUNT_SUBSCRIBED: translate("HealthChecks", "App linked to the account"),
        CheckName.REAL_MESSAGE: translate("HealthChecks", "A real message arrived"),
        CheckName.SIGNATURE: translate("HealthChecks", "Signature of Meta"),
        CheckName.AI_SERVER: translate("HealthChecks", "AI server"),
        CheckName.CLINIC: translate("HealthChecks", "Clinic profile"),
    }
    return names.get(name, translate("HealthChecks", "Another check"))


def state_words(state: CheckState) -> str:
    """What a check came to, in a word or two."""
    match state:
        case CheckState.WAITING:
            return translate("HealthChecks", "not run")
        case CheckState.RUNNING:
            return translate("HealthChecks", "checking")
        case CheckState.OK:
            return translate("HealthChecks", "in order")
        case CheckState.WARNING:
            return translate("HealthChecks", "works, with a remark")
        case CheckState.FAIL:
            return translate("HealthChecks", "wrong")
        case CheckState.SKIPPED:
            return translate("HealthChecks", "does not apply")


class CheckRow(QWidget):
    """One check."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("circle-minus")
        self._title = TextLabel(role="ui")
        self._sentence = TextLabel(tone="muted", wrap=True)
        self._state = TextLabel(role="meta", tone="subtle")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 5, 16, 5)
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        line.addLayout(words, 1)
        line.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)

    def set_result(self, result: CheckResult, sentence: str) -> None:
        """How it is now; `sentence` says why it is not in order."""
        icon, ink, tone = LOOKS[result.state]
        self._icon.set_icon(icon, ink)
        self._title.setText(check_name(result.name))
        set_property(self._title, "kind", tone)
        sentence = sentence or (wording.code_sentence(result.code) if result.code else "")
        self._sentence.setText(sentence or result.code)
        self._sentence.setVisible(bool(result.code))
        self._state.setText(state_words(result.state))


class CheckRows(QFrame):
    """A card that grows with what is known."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._rows: list[CheckRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(0)
        self.hide()

    def set_results(
        self, results: Sequence[CheckResult], sentences: Mapping[str, str] | None = None
    ) -> None:
        """Show these; `sentences` by code."""
        while len(self._rows) < len(results):
            row = CheckRow()
            self._rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(results))
        for row, result in zip(self._rows, results, strict=False):
            row.set_result(result, (sentences or {}).get(result.code, ""))
        self.setVisible(bool(results))


class DiagnosisCard(QWidget):
    """Signals: start_requested, cancel_requested, copy_requested, save_requested."""

    start_requested = Signal()
    cancel_requested = Signal()
    copy_requested = Signal()
    save_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.start = PushButton(self.tr("Diagnose"), kind="primary", icon="stethoscope")
        self.cancel = PushButton(self.tr("Cancel"))
        self.copy = PushButton(self.tr("Copy report"), icon="copy")
        self.save = PushButton(self.tr("Save report"), icon="download")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the diagnosis"))
        self._words = TextLabel(tone="muted", wrap=True)
        self.rows = CheckRows()
        self._build()
        self.start.clicked.connect(self.start_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.save.clicked.connect(self.save_requested)
        self.set_idle("")

    def set_running(self, done: int, total: int) -> None:
        """So many of so many checks are done."""
        self.cancel.show()
        if self.start.hasFocus():
            # A button that rests would hand the keyboard on, far down the page.
            self.cancel.setFocus()
        self.start.setEnabled(False)
        self._bar.setVisible(total > 0)
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        words = self.tr("{done} of {total} checks").format(done=done, total=total)
        self._say(words if total else self.tr("Looking"))
        for button in (self.copy, self.save):
            button.hide()

    def set_idle(self, words: str, *, has_report: bool = False) -> None:
        """Nothing runs; `words` say what was found."""
        self.start.setEnabled(True)
        self._bar.hide()
        self._say(words)
        for button in (self.copy, self.save):
            button.setVisible(has_report)
        if self.cancel.hasFocus():
            (self.copy if has_report else self.start).setFocus()
        self.cancel.hide()

    def words(self) -> str:
        """What it says beside its buttons."""
        return self._words.text()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.start, self.cancel, self.copy, self.save):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self._words)
        column.addWidget(self.rows)
