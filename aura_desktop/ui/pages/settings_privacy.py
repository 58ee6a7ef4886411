"""Settings, Data of patients: the words of consents, how long what is kept, what was erased."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QComboBox, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from aura_desktop.domain.consent import KINDS, ConsentKind
from aura_desktop.domain.erasure import Receipt
from aura_desktop.domain.retention import CHOICES, Category, RetentionPolicy
from aura_desktop.errors import InputError
from aura_desktop.ui import announcing, theme, wording, wording_rights, wording_time
from aura_desktop.ui.pages.settings_desk import DeskServices
from aura_desktop.ui.pages.settings_section import SettingsSection, left
from aura_desktop.ui.pages.settings_services import SetupServices
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.controls import PushButton, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property
from aura_desktop.ui.widgets.going_table import GoingTable
from aura_desktop.ui.widgets.setting_row import FixedRow, SettingRow, stacked, titled
from aura_desktop.ui.widgets.toast import ToastStack


class PeriodsPart(QWidget):
    """The periods; they hold once a person has seen what would go and confirms that very choice."""

    def __init__(self, setup: SetupServices, toasts: ToastStack, tasks: Tasks) -> None:
        super().__init__()
        self._setup, self._toasts, self._tasks = setup, toasts, tasks
        self._kept = RetentionPolicy()
        self._seen: RetentionPolicy | None = None
        self.boxes = {category: _period_box(category) for category in Category}
        self.look = PushButton(self.tr("See what would be erased"), icon="eye")
        self.keep = PushButton(self.tr("Keep these periods"), kind="primary", icon="check")
        self.table = GoingTable()
        self.hint = TextLabel(tone="subtle", wrap=True)
        rows = [
            SettingRow(*wording_rights.category_words(category), box)
            for category, box in self.boxes.items()
        ]
        always = FixedRow(
            self.tr("Record of who did what"), self.tr("Stays: it holds no words of anybody.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(stacked(*rows, always))
        column.addWidget(left(self.look, self.keep))
        column.addWidget(self.hint)
        column.addWidget(self.table)
        for box in self.boxes.values():
            box.activated.connect(self._show_state)
        self.look.clicked.connect(self._on_look)
        self.keep.clicked.connect(self._on_keep)
        self._show_state()

    async def fetch(self) -> None:
        """What is kept now; a choice that is not confirmed stays."""
        if self._setup.retention is None:
            return
        untouched = self.chosen() == self._kept
        self._kept = await self._setup.retention.policy()
        if untouched:
            for category, box in self.boxes.items():
                box.setCurrentIndex(CHOICES[category].index(self._kept.days[category]))
        self._show_state()

    def chosen(self) -> RetentionPolicy:
        """As the boxes stand."""
        return RetentionPolicy(
            days={
                category: CHOICES[category][box.currentIndex()]
                for category, box in self.boxes.items()
            }
        )

    def _show_state(self) -> None:
        is_new, was_seen = self.chosen() != self._kept, self._seen == self.chosen()
        self.keep.setEnabled(is_new and was_seen)
        self.table.setVisible(was_seen)
        if not is_new:
            words = self.tr("These periods hold. What is over goes at night.")
        elif was_seen:
            words = self.tr("If you keep these periods, this goes tonight:")
        else:
            words = self.tr("Not kept yet: see first what would be erased.")
        self.hint.setText(words)

    def _on_look(self) -> None:
        self._tasks.latest("retention", self._look())

    async def _look(self) -> None:
        if self._setup.retention is None:
            return
        policy, now = self.chosen(), self._setup.clock()
        self.table.show_going(await self._setup.retention.preview(policy), now)
        self._seen = policy
        self._show_state()
        announcing.say(self, self.hint.text())

    def _on_keep(self) -> None:
        self._tasks.latest("retention", self._keep())

    async def _keep(self) -> None:
        if self._setup.retention is None or self._seen != self.chosen():
            return
        policy = self.chosen()
        await self._setup.retention.confirm(policy)
        self._kept = policy
        self._show_state()
        self._toasts.show_toast(self.tr("Periods kept"), icon="check")


class ReceiptsPart(QWidget):
    """The receipts of what was erased, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(2, 1)
        self.show_receipts((), None)

    def show_receipts(self, receipts: Sequence[Receipt], now: datetime | None) -> None:
        """These."""
        clear_layout_of(self)
        for place, receipt in enumerate(receipts):
            at = "" if now is None else wording_time.moment(receipt.at, now)
            why = wording_rights.reason_words(receipt.reason)
            words = (receipt.receipt, at, " · ".join(filter(None, (why, receipt.person))))
            for column, text in enumerate(words):
                label = TextLabel(text, tone="" if column == 0 else "muted")
                self._grid.addWidget(label, place, column)
                label.show()
        if not receipts:
            label = TextLabel(self.tr("Nobody was erased so far."), tone="muted")
            self._grid.addWidget(label, 0, 0, 1, 3)
            label.show()


class PrivacySection(SettingsSection):
    """Words are saved with the bar, periods by their own button, once their effect was seen."""

    def __init__(self, desk: DeskServices, setup: SetupServices, tasks: Tasks) -> None:
        super().__init__("privacy")
        self._setup = setup
        self._tasks = tasks
        self.periods = PeriodsPart(setup, desk.toasts, tasks)
        self.editors = {kind: _wording_edit(kind) for kind in KINDS}
        self._problems = {kind: FieldMessage() for kind in KINDS}
        self.receipts = ReceiptsPart()
        self.add_setting("retention", self.periods)
        self.add_setting("wordings", self._wordings())
        self.add_setting("receipts", self.receipts)

    def begin(self) -> None:
        self._tasks.latest("privacy", self._fetch())

    async def save(self) -> None:
        if self._setup.consents is None:
            return
        words = {kind: editor.toPlainText().strip() for kind, editor in self.editors.items()}
        try:
            await self._setup.consents.put_wordings(words)
        except InputError as error:
            self._show_problem(error)
            raise
        await self._fetch_wordings(anew=True)

    def problem(self) -> str:
        for kind in KINDS:
            self._say(kind, "")
        return ""

    def _wordings(self) -> QWidget:
        rows, whole = [], self.tr("Words of consents")
        for kind, editor in self.editors.items():
            name = wording_rights.kind_words(kind)
            rows.append(stacked(_wide(name, editor), self._problems[kind], spacing=4))
            self.tracked.add(
                f"wordings.{kind.value}",
                lambda editor=editor: editor.toPlainText().strip(),  # type: ignore[misc]  # a default has no type
                editor.setPlainText,
                "",
                name=f"{whole}: {name}",
            )
            editor.textChanged.connect(self.edited)
        return stacked(*rows)

    async def _fetch(self) -> None:
        await self.periods.fetch()
        await self._fetch_wordings(anew=False)
        if self._setup.receipts is not None:
            self.receipts.show_receipts(await self._setup.receipts(), self._setup.clock())

    async def _fetch_wordings(self, *, anew: bool) -> None:
        if self._setup.consents is None:
            return
        kept = await self._setup.consents.wordings()
        for kind, editor in self.editors.items():
            if anew:
                editor.setPlainText(kept[kind])
        self.tracked.keep(**{f"wordings__{kind.value}": words for kind, words in kept.items()})

    def _show_problem(self, error: InputError) -> None:
        for kind in KINDS:
            if kind.value == error.field:
                self._say(kind, wording.error_sentence(error))
                self.editors[kind].setFocus()

    def _say(self, kind: ConsentKind, sentence: str) -> None:
        set_property(self.editors[kind], "invalid", "true" if sentence else "false")
        self.editors[kind].setAccessibleDescription(sentence)
        self._problems[kind].show_sentence(sentence)


def _wide(name: str, editor: QWidget) -> QWidget:
    box = titled(name, editor)
    layout = box.layout()
    assert layout is not None
    layout.setAlignment(editor, type(layout.alignment())(0))
    return box


def _period_box(category: Category) -> QComboBox:
    box = QComboBox()
    box.addItems([wording_rights.period_words(days) for days in CHOICES[category]])
    box.setAccessibleName(wording_rights.category_words(category)[0])
    box.setMinimumWidth(theme.current().px(140))
    box.setCurrentIndex(CHOICES[category].index(RetentionPolicy().days[category]))
    return box


def _wording_edit(kind: ConsentKind) -> QPlainTextEdit:
    editor = QPlainTextEdit()
    editor.setTabChangesFocus(True)
    editor.setAccessibleName(wording_rights.kind_words(kind))
    editor.setFixedHeight(theme.current().px(66))
    return editor
