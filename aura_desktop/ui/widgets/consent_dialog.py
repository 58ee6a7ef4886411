"""The dialog in which a person writes down what a patient agreed to, or took back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QDate, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from aura_desktop.domain.consent import KINDS, WAYS, Consent, ConsentKind, NewConsent
from aura_desktop.ui import announcing, theme, wording_rights, wording_time
from aura_desktop.ui.widgets.confirm_button import ConfirmButton
from aura_desktop.ui.widgets.controls import PushButton, TextLabel, clear_layout_of
from aura_desktop.ui.widgets.counted_field import FieldMessage, set_property
from aura_desktop.ui.widgets.dialog_frame import DialogFrame
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.segmented_control import SegmentedControl

_SIZE = QSize(720, 660)
_NOON = time(12)


class ConsentForm(QWidget):
    """What is asked of one act. Signals: changed()."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wordings: Mapping[ConsentKind, str] = {}
        self._now = datetime.now(wording_time.zone())
        self.kind = self._choices(
            [wording_rights.kind_words(kind) for kind in KINDS], self.tr("What about")
        )
        self.way = self._choices(
            [wording_rights.way_words(way) for way in WAYS], self.tr("How the patient said so")
        )
        self.given = SegmentedControl(
            [("", self.tr("Gives it")), ("", self.tr("Takes it back"))], self.tr("The patient")
        )
        self.day = QDateEdit()
        self.day.setDisplayFormat("dd-MM-yyyy")
        self.day.setAccessibleName(self.tr("Date"))
        line = self.day.lineEdit()
        set_property(line, "bare", "true")
        line.setTextMargins(10, 0, 0, 0)
        line.setAccessibleName(self.tr("Date"))
        self.wording = QPlainTextEdit()
        self.wording.setTabChangesFocus(True)
        self.wording.setFixedHeight(theme.current().px(84))
        self._wording_name = TextLabel(role="uiStrong")
        self._wording_name.setBuddy(self.wording)
        self._problem = FieldMessage()
        self.effect = InfoBox()
        self._arrange()
        self.kind.activated.connect(self._on_kind)
        self.given.chosen.connect(self._on_kind)

    def begin(self, kind: ConsentKind, wordings: Mapping[ConsentKind, str], now: datetime) -> None:
        """A new act, of today."""
        self._wordings, self._now = wordings, now
        today = wording_time.local(now).date()
        self.kind.setCurrentIndex(KINDS.index(kind))
        self.way.setCurrentIndex(0)
        self.given.choose(0)
        self.day.setMaximumDate(_to_qt(today))
        self.day.setDate(_to_qt(today))
        self._on_kind()

    def content(self) -> NewConsent:
        """What is filled in; a day before today counts from its noon in the clinic's zone."""
        chosen, today = _from_qt(self.day.date()), wording_time.local(self._now).date()
        noon = datetime.combine(chosen, _NOON, wording_time.zone())
        return NewConsent(
            kind=KINDS[self.kind.currentIndex()],
            given=self.given.current() == 0,
            at=self._now if chosen == today else noon,
            way=WAYS[self.way.currentIndex()],
            wording=self.wording.toPlainText().strip(),
        )

    def show_problem(self, sentence: str) -> None:
        """What is wrong with it; "" for nothing."""
        set_property(self.wording, "invalid", "true" if sentence else "false")
        self.wording.setAccessibleDescription(sentence)
        self._problem.show_sentence(sentence)
        announcing.say(self.wording, sentence, is_urgent=True)

    def _choices(self, words: Sequence[str], name: str) -> QComboBox:
        box = QComboBox()
        box.addItems(list(words))
        box.setAccessibleName(name)
        return box

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        places: tuple[tuple[int, int, QWidget], ...] = (
            (0, 0, self.kind),
            (0, 1, self.given),
            (2, 0, self.way),
            (2, 1, self.day),
        )
        for row, column, control in places:
            name = TextLabel(control.accessibleName(), role="uiStrong")
            name.setBuddy(control)
            grid.addWidget(name, row, column)
            side = Qt.AlignmentFlag.AlignLeft if control is self.given else Qt.AlignmentFlag(0)
            grid.addWidget(control, row + 1, column, side)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(grid)
        for widget in (self._wording_name, self.wording, self._problem, self.effect):
            whole.addWidget(widget)

    def _on_kind(self) -> None:
        kind, given = KINDS[self.kind.currentIndex()], self.given.current() == 0
        name = self.tr("Words agreed to") if given else self.tr("What the patient said (optional)")
        self._wording_name.setText(name)
        self.wording.setAccessibleName(name)
        self.wording.setPlainText(self._wordings.get(kind, "") if given else "")
        self.effect.set_text(wording_rights.effect_words(kind, given=given))
        self.show_problem("")
        self.changed.emit()


class ConsentDialog(DialogFrame):
    """Form above, what was written down before below.

    Signals: record_requested(NewConsent).
    """

    record_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "file-text", _SIZE)
        self.form = ConsentForm()
        self._history = QWidget()
        lines = QVBoxLayout(self._history)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        self._head = TextLabel(self.tr("Written down so far"), role="uiStrong")
        self.save = ConfirmButton(self.tr("Write down"), icon="check", keys="Ctrl Enter")
        cancel = PushButton(self.tr("Close"), kind="ghost")
        self._build()
        self.add_hint(("Esc",), self.tr("close"))
        self.add_button(cancel)
        self.add_button(self.save)
        cancel.clicked.connect(self.dismiss)
        self.save.clicked.connect(self._on_save)
        self.confirm_requested.connect(self._on_save)

    def open_for(
        self,
        name: str,
        consents: Sequence[Consent],
        wordings: Mapping[ConsentKind, str],
        now: datetime,
    ) -> None:
        """A new act of this patient."""
        self.set_title(self.tr("Consents"), name)
        self.form.begin(KINDS[0], wordings, now)
        self.show_history(consents, now)
        self.open(self.form.kind)

    def show_history(self, consents: Sequence[Consent], now: datetime) -> None:
        """All that was written down, the newest first."""
        self.save.setEnabled(True)
        clear_layout_of(self._history)
        layout = self._history.layout()
        assert layout is not None
        for consent in consents:
            for label in _act(consent, now):
                layout.addWidget(label)
                label.show()
        if not consents:
            layout.addWidget(TextLabel(self.tr("Nothing yet."), tone="subtle"))

    def show_problem(self, sentence: str) -> None:
        """Why it was not written down; what was typed stays."""
        self.save.setEnabled(True)
        self.form.show_problem(sentence)

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(22, 16, 22, 16)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self._head)
        column.addWidget(self._history)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        for ground in (scroll.viewport(), body):
            ground.setAutoFillBackground(False)
        self.set_body(scroll)

    def _on_save(self) -> None:
        if self.save.isEnabled():
            # Not twice: the answer comes in a moment.
            self.save.setEnabled(False)
            self.record_requested.emit(self.form.content())


def _act(consent: Consent, now: datetime) -> list[TextLabel]:
    labels = [TextLabel(wording_rights.act_words(consent, now), wrap=True)]
    if consent.wording:
        labels.append(TextLabel(f"“{consent.wording}”", role="meta", tone="subtle", wrap=True))
    for label in labels:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAccessibleName(label.text())
    return labels


def _to_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _from_qt(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
