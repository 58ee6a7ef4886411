"""Settings, General: how many messages may leave in one day."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aura_desktop.domain.allowance import FIRST_CEILING, MOST_CEILING, Allowance
from aura_desktop.errors import InputError
from aura_desktop.ui import wording, wording_allowance
from aura_desktop.ui.pages.settings_services import AllowanceClerk
from aura_desktop.ui.widgets.number_field import NumberField


class CeilingControl(QWidget):
    """The number, what of it is left today, and what happens to what comes after."""

    def __init__(self, clerk: AllowanceClerk | None) -> None:
        super().__init__()
        self._clerk = clerk
        self._wrong = ""
        self.field = NumberField(self.tr("At most"), self.tr("messages a day"))
        self.field.setEnabled(clerk is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self._explain("")
        self.field.edited.connect(self._on_edited)

    def value(self) -> int | None:
        """The number that is shown, None where there is none."""
        value = self.field.value()
        return None if value is None else int(value)

    def show_value(self, most: int | None) -> None:
        """Show this one."""
        self.field.set_value(FIRST_CEILING if most is None else most)

    async def fetch(self) -> int:
        """The one in force; what is left of it is shown."""
        if self._clerk is None:
            return FIRST_CEILING
        figures = await self._clerk.figures()
        self._show_use(figures)
        return figures.ceiling

    async def save(self) -> int:
        """Keep the number that is shown. Raises: InputError, shown at the field."""
        most = self.value()
        assert self._clerk is not None and most is not None
        try:
            await self._clerk.change_ceiling(most)
        except InputError as error:
            self._complain(wording.error_sentence(error))
            raise
        return await self.fetch()

    def problem(self) -> str:
        """Why this number cannot be, shown at the field; "" if it can."""
        most = self.value()
        sentence = ""
        if most is None or not 1 <= most <= MOST_CEILING:
            params = {"least": 1, "limit": MOST_CEILING}
            sentence = wording.code_sentence("number_out_of_range", params)
        self._complain(sentence)
        return sentence

    def _complain(self, sentence: str) -> None:
        self._wrong = sentence
        self.field.show_problem(sentence)

    def _show_use(self, figures: Allowance) -> None:
        self._explain(
            self.tr("Today: {use}.").format(use=wording_allowance.today_words(figures)) + " "
        )

    def _explain(self, today: str) -> None:
        self.field.set_helper(
            today + self.tr("Nothing is lost: later ones wait for the next day and say so.")
        )
        # What is wrong stays until it is mended, whatever is fetched meanwhile.
        self.field.show_problem(self._wrong)

    def _on_edited(self) -> None:
        if self._wrong:
            self.problem()
