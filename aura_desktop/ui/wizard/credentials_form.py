"""The form of the credentials step: the fields, the numbers to choose from, and what was found at Meta."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.meta import NumberFacts
from aura_desktop.domain.phone import for_reading
from aura_desktop.ui import theme
from aura_desktop.ui.widgets.checked_field import CheckedField
from aura_desktop.ui.widgets.controls import PushButton, TextLabel, divider
from aura_desktop.ui.widgets.fact_row import Fact, FactRow
from aura_desktop.ui.widgets.info_box import InfoBox
from aura_desktop.ui.widgets.number_choice import NumberChoice, NumberRow
from aura_desktop.ui.widgets.pin_row import PinRow
from aura_desktop.ui.wizard import meta_wording
from aura_desktop.ui.wizard.meta_inquiry import MetaInquiry
from aura_desktop.ui.wizard.meta_wording import MetaField, field_name, meta_name

translate = QCoreApplication.translate

_SECRETS = frozenset({MetaField.ACCESS_TOKEN, MetaField.APP_SECRET})
_MARKS = {"success": "circle-check", "warning": "triangle-alert", "danger": "circle-alert"}


class AdviceBox(QWidget):
    """Words on amber with one button beside them; hidden while there are none."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self._words = InfoBox(warning=True)
        self.button = PushButton(action, icon="refresh-cw", compact=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_text(self, text: str) -> None:
        """Say this; "" hides the box."""
        self._words.set_text(text)
        self.setVisible(bool(text))


class CredentialsForm(QWidget):
    """Shows what an inquiry knows."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            field: CheckedField(field_name(field), meta_name(field), secret=field in _SECRETS)
            for field in MetaField
        }
        self.trouble = AdviceBox(self.tr("Try again"))
        self.put_in_place = InfoBox()
        self.offline = AdviceBox(self.tr("Try again"))
        self.numbers = NumberChoice(self.tr("This account has several numbers. Choose one."))
        self.register = PinRow()
        self._found = QWidget()
        self._facts = FactRow()
        self._build()
        # Only now: words show a box, and one without a place would be a window of its own.
        self.offline.set_text(
            self.tr(
                "Meta does not answer: there seems to be no connection. What you typed stays here,"
                " and it is tried again by itself every ten seconds."
            )
        )
        for box in (self.trouble, self.put_in_place, self.offline, self._found):
            box.hide()

    def show_inquiry(self, inquiry: MetaInquiry) -> None:
        """Every finding at its field, numbers and facts."""
        for field, widget in self.fields.items():
            finding = inquiry.finding(field)
            widget.show_state(finding.state, finding.sentence)
        self.offline.setVisible(inquiry.is_offline())
        self.fields[MetaField.APP_ID].setVisible(self._needs_app_id(inquiry))
        number = inquiry.number
        self._show_numbers(inquiry)
        self.register.setVisible(number is not None and number.is_registered is False)
        facts = [] if number is None else _number_facts(number)
        app_id = "" if inquiry.token is None else inquiry.token.app_id
        if app_id:
            facts.append(Fact(name=self.tr("App"), value=app_id))
        self._facts.show_facts(facts)
        self._found.setVisible(bool(facts))

    def show_values(self, inquiry: MetaInquiry) -> None:
        """Every value in its field."""
        for field, widget in self.fields.items():
            widget.set_value(inquiry.value(field))

    def _needs_app_id(self, inquiry: MetaInquiry) -> bool:
        known = inquiry.token is not None and bool(inquiry.token.app_id)
        return inquiry.token is not None and not known

    def _show_numbers(self, inquiry: MetaInquiry) -> None:
        if len(inquiry.numbers) < 2:
            self.numbers.show_numbers((), "")
            return
        rows = [self._number_row(number) for number in inquiry.numbers]
        self.numbers.show_numbers(rows, inquiry.value(MetaField.PHONE_NUMBER_ID))

    def _number_row(self, number: NumberFacts) -> NumberRow:
        quality, _tone = meta_wording.quality_words(number.quality)
        words = self.tr("Quality: {quality}").format(quality=quality)
        limit = meta_wording.limit_words(number.messaging_limit)
        unregistered = number.is_registered is False
        return NumberRow(
            key=number.phone_number_id,
            name=number.verified_name or number.phone_number_id,
            number=for_reading(number.display_phone_number) or number.display_phone_number,
            words=f"{words} · {limit}" if limit else words,
            warning=self.tr("Not registered yet") if unregistered else "",
        )

    def _build(self) -> None:
        px = theme.current().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(20))
        for box in (self.trouble, self.offline, self.put_in_place):
            column.addWidget(box)
        for field, widget in self.fields.items():
            column.addWidget(widget)
            if field is MetaField.PHONE_NUMBER_ID:
                column.addWidget(self.numbers)
                column.addWidget(self.register)
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, px(8), 0, 0)
        found.setSpacing(px(12))
        found.addWidget(divider())
        found.addWidget(TextLabel(self.tr("What we found at Meta"), role="uiStrong", tone="muted"))
        found.addWidget(self._facts)
        column.addWidget(self._found)


def _number_facts(number: NumberFacts) -> list[Fact]:
    quality, tone = meta_wording.quality_words(number.quality)
    limit = meta_wording.limit_words(number.messaging_limit)
    facts = [
        Fact(name=translate("CredentialsForm", "Display name"), value=number.verified_name),
        Fact(
            name=translate("CredentialsForm", "Number"),
            value=for_reading(number.display_phone_number) or number.display_phone_number,
        ),
        Fact(
            name=translate("CredentialsForm", "Quality"),
            value=quality,
            icon=_MARKS.get(tone, ""),
            tone=tone,
        ),
        Fact(name=translate("CredentialsForm", "Daily limit"), value=limit),
    ]
    return [fact for fact in facts if fact.value]
