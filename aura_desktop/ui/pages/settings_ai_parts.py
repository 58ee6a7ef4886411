"""Settings, Artificial intelligence: the parts that show the policy, each with its controls."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aura_desktop.domain.ai_policy import AiMode, Languages
from aura_desktop.domain.phone import for_reading
from aura_desktop.domain.setup import Formality
from aura_desktop.services.ai_desk import LONGEST_TEXT, Spending
from aura_desktop.ui import wording_ai, wording_ai_settings
from aura_desktop.ui.pages.settings_ai_policy import (
    PolicyControl,
    line_control,
    number_control,
    segment_control,
    switch_control,
    text_control,
)
from aura_desktop.ui.widgets.choice_card import CardWords, ChoiceCards
from aura_desktop.ui.widgets.controls import TextLabel
from aura_desktop.ui.widgets.counted_field import CountedField, CountedText, set_property
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.named_line import NamedLine
from aura_desktop.ui.widgets.number_field import NumberField
from aura_desktop.ui.widgets.segmented_control import SegmentedControl
from aura_desktop.ui.widgets.setting_row import (
    FixedRow,
    FoldBox,
    SwitchRow,
    abreast,
    stacked,
    titled,
)
from aura_desktop.ui.widgets.topic_rows import TopicRows

_MODES = (AiMode.OFF, AiMode.SUGGEST, AiMode.AUTO)
_FORMALITIES = (Formality.TU, Formality.USTED)
_LANGUAGES = (Languages.PATIENTS, Languages.SPANISH)
_NAME_LIMIT = 80


class PolicyPart(QWidget):
    """Signals: edited(the widget)."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.controls: list[PolicyControl] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def _add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._column.addWidget(widget)

    def _switch(self, path: str, name: str, row: SwitchRow) -> SwitchRow:
        self.controls.append(switch_control(path, name, row.switch))
        row.switch.toggled.connect(lambda: self.edited.emit(row.switch))
        return row

    def _number(
        self, path: str, name: str, unit: str = "", *, scale: int = 1, whole: bool = True
    ) -> NumberField:
        field = NumberField(name, unit, scale=scale, whole=whole)
        self.controls.append(number_control(path, name, field))
        field.edited.connect(lambda: self.edited.emit(field.editor))
        return field

    def _text(self, path: str, name: str, lines: int) -> CountedField:
        field = CountedField(CountedText(LONGEST_TEXT, lines), name)
        self.controls.append(text_control(path, name, field))
        field.edited.connect(lambda: self.edited.emit(field.editor))
        return field


class ModePart(PolicyPart):
    """How new conversations begin, and the switch above everything."""

    def __init__(self) -> None:
        super().__init__()
        cards = (
            CardWords(title=self.tr("Manual"), text=self.tr("The AI writes nothing.")),
            CardWords(
                title=self.tr("Suggests"),
                text=self.tr("Prepares a draft; a person reads it and sends it."),
                tag=self.tr("Recommended"),
            ),
            CardWords(
                title=self.tr("Auto"),
                text=self.tr(
                    "Answers by itself what is in your documents, with some seconds to stop it."
                    " Never clinical topics."
                ),
            ),
        )
        self.cards = ChoiceCards(cards, self.tr("Initial mode"))
        # Fixed would hold them at the height of their hint, which is for another width.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.cards.setSizePolicy(policy)
        self.no_ai = self._make_no_ai()
        self._add(self.cards, self.no_ai)
        self.controls.insert(
            0,
            PolicyControl(
                path="mode",
                name=self.tr("Initial mode"),
                read=self._mode,
                show=self._show_mode,
                stop=self.cards,
            ),
        )
        self.cards.chosen.connect(lambda: self.edited.emit(self.cards))

    def _make_no_ai(self) -> SwitchRow:
        row = SwitchRow(
            self.tr("Without AI for everybody"),
            self.tr("Nothing leaves this PC and there is no AI text, whatever else is set."),
        )
        return self._switch("no_ai", self.tr("Without AI for everybody"), row)

    def _mode(self) -> AiMode:
        return _MODES[max(self.cards.current(), 0)]

    def _show_mode(self, mode: AiMode) -> None:
        self.cards.choose(_MODES.index(mode) if mode in _MODES else 0)


class TonePart(PolicyPart):
    """How drafts sound, and what no setting changes."""

    def __init__(self) -> None:
        super().__init__()
        formality = SegmentedControl([("", "Tú"), ("", "Usted")], self.tr("Form of address"))
        languages = SegmentedControl(
            [("", self.tr("The patient's")), ("", self.tr("Spanish only"))], self.tr("Languages")
        )
        segments = (
            ("formality", formality, _FORMALITIES),
            ("languages", languages, _LANGUAGES),
        )
        for path, control, values in segments:
            name = control.accessibleName()
            self.controls.append(segment_control(path, name, control, values))
            control.chosen.connect(lambda _place, stop=control: self.edited.emit(stop))
        self._add(
            abreast(*(titled(c.accessibleName(), c) for c in (formality, languages)), columns=2),
            self._number("longest", self.tr("Longest draft"), self.tr("characters")),
            self._switch("emoji", self.tr("Emoji in drafts"), self._emoji()),
            self._switch("tab_uses", self.tr("Tab uses the draft"), self._tab()),
            FixedRow(
                self.tr("Clinical topics go to a person"),
                self.tr("Pain, reactions, pregnancy, medicines. It cannot be switched off."),
            ),
            FixedRow(
                self.tr("Names, RUT, phones and mails are hidden before the AI is asked"),
                self.tr("Marks stand for them and are filled in on this PC."),
            ),
        )

    def _emoji(self) -> SwitchRow:
        return SwitchRow(self.tr("Emoji in drafts"), self.tr("One in a message at most."))

    def _tab(self) -> SwitchRow:
        text = self.tr("Only while nothing is written yet. Otherwise Tab moves on as always.")
        return SwitchRow(self.tr("Tab uses the draft"), text)


class ClinicalPart(PolicyPart):
    """Who is told of clinical topics, and what the patient reads meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.name = NamedLine(self.tr("Professional"))
        self.name.editor.setMaxLength(_NAME_LIMIT)
        self.phone = NamedLine(self.tr("Mobile of the professional"))
        self.phone.editor.setPlaceholderText("+56 9 0000 0142")
        self.phone.editor.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self.phone.set_helper(
            self.tr(
                "Told by WhatsApp if they wrote to the clinic within 24 hours; no word of the patient."
            )
        )
        self.holding = self._text("holding_reply", self.tr("Holding reply"), 3)
        self.holding.set_helper(self.tr("Offered for clinical topics; a person sends it."))
        self._add(abreast(self.name, self.phone, columns=2), self.holding)
        self.controls[:0] = [
            line_control(
                "professional",
                self.name.editor.accessibleName(),
                self.name.editor,
                lambda: " ".join(self.name.editor.text().split()),
                self.name.editor.setText,
            ),
            PolicyControl(
                path="professional_phone",
                name=self.phone.editor.accessibleName(),
                read=self.typed_phone,
                show=self.show_phone,
                stop=self.phone.editor,
                show_problem=self.phone.show_problem,
            ),
        ]
        for line in (self.name.editor, self.phone.editor):
            line.textChanged.connect(lambda _text, stop=line: self.edited.emit(stop))

    def typed_phone(self) -> str:
        """Without what only groups its digits."""
        return "".join(sign for sign in self.phone.editor.text() if sign not in " \u00a0().-")

    def show_phone(self, phone: str) -> None:
        """A number as it is read."""
        if self.typed_phone() != phone:
            self.phone.editor.setText(for_reading(phone) if phone else "")


class TopicsPart(PolicyPart):
    """What the AI may do with each topic."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = TopicRows()
        for topic, row in self.rows.of.items():
            self.controls.append(
                PolicyControl(
                    path=f"topics.{topic.value}",
                    name=wording_ai.topic_words(topic),
                    read=row.mode,
                    show=row.show_mode,
                    stop=row.control,
                )
            )
            row.chosen.connect(lambda stop=row.control: self.edited.emit(stop))
        self._add(self.rows)


class AutomaticPart(PolicyPart):
    """How and when something is sent without a person."""

    def __init__(self) -> None:
        super().__init__()
        seconds = self.tr("seconds")
        disclosure = self._text("disclosure", self.tr("Line that says it is automatic"), 2)
        limits = abreast(
            self._number("thresholds.countdown_s", self.tr("Time to stop it"), seconds),
            self._number("thresholds.most_in_a_row", self.tr("In a row at most")),
            self._number("thresholds.oldest_s", self.tr("Oldest message"), seconds),
        )
        self.fold = FoldBox(self.tr("Thresholds"), self._thresholds(seconds))
        self._add(disclosure, limits, self.fold, *self._out_of_hours())

    def _thresholds(self, seconds: str) -> QWidget:
        words = TextLabel(
            self.tr(
                "A topic is unlocked once enough of its last drafts were used with hardly a change."
                " One serious correction locks it again."
            ),
            tone="subtle",
            wrap=True,
        )
        fields = abreast(
            self._number("thresholds.drafts", self.tr("Drafts to look at")),
            self._number("thresholds.used_share", self.tr("Used at least"), "%", scale=100),
            self._number("thresholds.most_change", self.tr("Changed less than"), "%", scale=100),
            self._number(
                "thresholds.human_quiet_s", self.tr("Quiet after a person's answer"), seconds
            ),
            self._number(
                "thresholds.fast_use_s", self.tr("In no time: sent within"), seconds, whole=False
            ),
        )
        return stacked(words, fields)

    def _out_of_hours(self) -> tuple[QWidget, QWidget]:
        name = self.tr("Reply out of hours")
        row = SwitchRow(name, self.tr("Once in each conversation while the clinic is closed."))
        text = self._text("out_of_hours_reply", self.tr("Text out of hours"), 2)
        return self._switch("out_of_hours", name, row), text


class BudgetPart(PolicyPart):
    """What a month may cost."""

    def __init__(self) -> None:
        super().__init__()
        self._spent = TextLabel(role="uiStrong")
        self._spent.hide()
        self._cap = self._number("budget.cap_clp", self.tr("Monthly cap"), self.tr("pesos"))
        self._cap.set_helper(self.tr("0 for none."))
        self._prompt = self._number(
            "budget.prompt_clp", self.tr("Price of a million read"), self.tr("pesos")
        )
        self._answer = self._number(
            "budget.answer_clp", self.tr("Price of a million written"), self.tr("pesos")
        )
        for field in (self._prompt, self._answer):
            field.set_helper(self.tr("Tokens, as your provider bills them."))
        self._unpriced = InfoBox(
            self.tr("Without prices nothing is counted, and the cap never stops anything."),
            warning=True,
        )
        self._add(self._spent, abreast(self._cap, self._prompt, self._answer), self._unpriced)
        self.edited.connect(self._show_unpriced)
        self._show_unpriced()

    def show_spending(self, spending: Spending) -> None:
        """What this month has cost so far."""
        self._spent.setText(wording_ai_settings.spending(spending.spent_clp, spending.cap_clp))
        over = 0 < spending.cap_clp <= spending.spent_clp
        set_property(self._spent, "kind", "warning" if over else "")
        self._spent.show()

    def spent(self) -> str:
        """What is said of it."""
        return self._spent.text()

    def _show_unpriced(self) -> None:
        prices = (self._prompt.value(), self._answer.value())
        self._unpriced.setVisible(bool(self._cap.value()) and not any(prices))
