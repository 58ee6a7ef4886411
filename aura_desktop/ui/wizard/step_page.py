"""What every step of the wizard gives the frame around it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aura_desktop.domain.setup import Step
from aura_desktop.ui.tasks import Tasks


class StepPage(QWidget):
    """One step: a form of its own; title, rail, help and footer are drawn by the frame from what it answers.

    Signals:
        changed(): what it answers (hint, rail words, can it continue …) may be another now.
        continue_requested(): as if a person had pressed the button.
        step_requested(Step): another step mends what is wrong here.
        demo_requested(): go on with the demo.
        reconfigured(): what Core is built from was written anew.
    """

    changed = Signal()
    continue_requested = Signal()
    step_requested = Signal(object)
    demo_requested = Signal()
    reconfigured = Signal()

    step: Step
    """Which one it is; set by each class."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tasks = Tasks(self)

    def title(self) -> str:
        """The large words above the form."""
        raise NotImplementedError

    def lead_words(self) -> str:
        """One or two sentences under the title."""
        return ""

    def help_panel(self) -> QWidget | None:
        """What stands in the pane at the right; asked for once."""
        return None

    def begin(self) -> None:
        """The step comes into sight, perhaps not for the first time."""

    async def end(self) -> None:
        """The step goes out of sight: keep what was typed."""

    def can_continue(self) -> bool:
        """Whether everything this step needs is there."""
        return True

    def hint(self) -> str:
        """Beside the buttons: why it cannot continue yet; "" for nothing."""
        return ""

    def rail_words(self) -> str:
        """Under the step's name in the rail: "4 of 6 checked"; "" for nothing."""
        return ""

    def skip_words(self) -> str:
        """The words of the button that leaves this step out; "" if that cannot be."""
        return ""

    def continue_words(self) -> str:
        """The words of the main button; "" for the usual ones."""
        return ""

    def attention(self) -> QWidget | None:
        """The field a person should look at when the step cannot continue yet."""
        return None

    def is_unsaved(self) -> bool:
        """Whether something stands here that is lost when the wizard closes now."""
        return False

    async def finish(self) -> bool:
        """Write what was decided; False stays here. Errors of ours are shown by the frame."""
        return True

    async def skip(self) -> bool:
        """Leave it out; False stays here."""
        return True

    def desk_changed(self) -> None:
        """Core was built anew, or is gone: `WizardServices.desk` is another one now."""

    async def close_page(self) -> None:
        """Nothing runs any more."""
        await self.tasks.close()
