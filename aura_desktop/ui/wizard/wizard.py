"""The wizard: a rail of steps, the form of one of them, help beside it, and a footer to go on with."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aura_desktop.domain.setup import Choice, Progress, Step, StepState
from aura_desktop.errors import AuraError, SetupError
from aura_desktop.ui import announcing, theme, wording
from aura_desktop.ui.services import Services
from aura_desktop.ui.tasks import Tasks
from aura_desktop.ui.widgets.notice_bar import NoticeBar
from aura_desktop.ui.widgets.step_rail import RailState, RailStep, StepRail
from aura_desktop.ui.widgets.wizard_chrome import FormPane, HelpPane, WizardFooter, order_panes
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage
from aura_desktop.ui.wizard.steps import STEPS, step_name

_RAIL, _HELP = 300, 352
_RAIL_SHARE, _HELP_SHARE = 0.25, 0.28
_PATIENCE_MS = 3000
_TROUBLE, _NOT_WRITTEN, _UNSAVED = "trouble", "not_written", "unsaved"

translate = QCoreApplication.translate


class Wizard(QWidget):
    """Fills its place in the window. Where it is, is written at each change of step.

    Signals:
        finished(): it was left by its end, or put away; `wizard.is_open` is written as False.
        demo_requested(): the demo was chosen, and written.
        reconfigured(): Core must be built anew from book and vault.
    """

    finished = Signal()
    demo_requested = Signal()
    reconfigured = Signal()

    def __init__(
        self,
        services: WizardServices,
        make_page: Callable[[Step], StepPage],
        parent: QWidget | None = None,
        *,
        is_errand: bool = False,
    ) -> None:
        """`make_page` builds a step when it is first opened. `is_errand`: one step was asked for; done, it closes."""
        super().__init__(parent)
        self._services = services
        self._make_page = make_page
        self._pages: dict[Step, StepPage] = {}
        self._at: Step | None = None
        self._busy = False
        self._is_errand = is_errand
        self._warned: StepPage | None = None
        self._patience = QTimer(self, interval=_PATIENCE_MS)
        self.tasks = Tasks(self)
        self.rail = StepRail(len(STEPS))
        self.form = FormPane()
        self.help = HelpPane()
        self.footer = WizardFooter()
        self.notices = NoticeBar()
        self._build()
        self._connect()

    def start(self, step: Step | None = None) -> None:
        """Open where it was left, or at this step."""
        self._leave_by(self._open, step or self._services.book.current.wizard.at)

    def set_desk(self, desk: Services | None) -> None:
        """Core was built anew, or is gone."""
        self._services.desk = desk
        for page in self._pages.values():
            page.desk_changed()

    def page(self, step: Step) -> StepPage:
        """The page of a step; built if it was not."""
        if step not in self._pages:
            page = self._make_page(step)
            page.setParent(self)
            page.hide()
            self._pages[step] = page
            page.changed.connect(self._refresh)
            page.continue_requested.connect(self.go_on)
            page.step_requested.connect(self._on_step_requested)
            page.demo_requested.connect(self._on_demo_requested)
            page.reconfigured.connect(self.reconfigured)
            page.tasks.failed.connect(self._on_failed)
            page.tasks.crashed.connect(self._on_crashed)
        return self._pages[step]

    def at(self) -> Step | None:
        """The step in sight."""
        return self._at

    def go_on(self) -> None:
        """As the main button: finish this step and open the next one."""
        page = self._current()
        if page is None or self._busy:
            return
        if page.can_continue():
            self._leave_by(self._finish, page)
            return
        target = page.attention()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        announcing.say(self, page.hint(), is_urgent=True)

    async def close_page(self) -> None:
        """What was typed is kept, nothing runs any more."""
        page = self._current()
        if page is not None:
            await page.end()
        for each in self._pages.values():
            await each.close_page()
        await self.tasks.close()

    def _build(self) -> None:
        self.rail.set_note(
            self.tr("Your keys are kept encrypted on this computer and are never shown in full.")
        )
        panes = QHBoxLayout()
        panes.setSpacing(0)
        panes.addWidget(self.form, 1)
        panes.addWidget(self.help)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(panes, 1)
        right.addWidget(self.notices)
        right.addWidget(self.footer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.rail.step_chosen.connect(self._on_rail_chosen)
        self.footer.leave_requested.connect(self._on_leave_requested)
        self.footer.back_requested.connect(self._on_back)
        self.footer.skip_requested.connect(self._on_skip)
        self.footer.continue_requested.connect(self.go_on)
        self.tasks.failed.connect(self._on_failed)
        self.tasks.crashed.connect(self._on_crashed)
        self._patience.timeout.connect(self._on_patience)
        theme.notifier().changed.connect(self._fit)

    def _current(self) -> StepPage | None:
        return None if self._at is None else self._pages.get(self._at)

    async def _open(self, step: Step) -> None:
        """Leave the step in sight and show another."""
        before = self._current()
        if before is not None:
            await before.end()
        progress = self._services.book.current.wizard
        await self._remember(replace(progress, is_open=True, at=step))
        page = self.page(step)
        panel = page.help_panel()
        # A step is many widgets: whatever else waits gets its turn before they are shown.
        await asyncio.sleep(0)
        self._at = step
        self._warned = None
        for key in (_TROUBLE, _UNSAVED):
            self.notices.clear_notice(key)
        self.form.set_words(page.title(), page.lead_words())
        self.form.show_page(page)
        self.help.show_panel(panel)
        # Else Enter would press whatever Qt found for the focus when the step before went.
        self.setFocus()
        page.begin()
        self._refresh()
        announcing.say(self, page.title())

    async def _finish(self, page: StepPage) -> None:
        if await page.finish():
            await self._next(page.step, StepState.DONE)

    async def _skip(self, page: StepPage) -> None:
        if await page.skip():
            await self._next(page.step, StepState.SKIPPED)

    async def _alone(self, way: Callable[..., Coroutine[Any, Any, None]], *what: object) -> None:
        """One way out of a step at a time."""
        self._busy = True
        pressed, page = QApplication.focusWidget(), self._at
        if pressed is None or not self.footer.isAncestorOf(pressed):
            pressed = None
        else:
            # A button that rests would hand the keyboard on, to the rail.
            self.setFocus()
        self.footer.set_busy(busy=True)
        self._patience.start()
        try:
            await way(*what)
        finally:
            self._busy = False
            self._patience.stop()
            self.footer.set_busy(busy=False)
            self._refresh()
            if pressed is not None and self._at is page and self.hasFocus():
                _give_back(pressed)

    async def _next(self, step: Step, state: StepState) -> None:
        """Mark this step and open the one after it; after the last the wizard is over."""
        progress = self._services.book.current.wizard.marked(step, state)
        await self._remember(progress)
        place = STEPS.index(step) + 1
        if place < len(STEPS) and not self._is_errand:
            await self._open(STEPS[place])
        else:
            await self._leave()

    async def _put_away(self, page: StepPage | None) -> None:
        """Close; what would be lost is said first, and lost only at the second press."""
        if page is not None and page.is_unsaved() and self._warned is not page:
            self._warned = page
            saves = self.tr("“{button}” saves it; close the set-up once more to drop it.")
            drops = self.tr("Something is missing here; close the set-up once more to drop it.")
            self.notices.show_notice(
                _UNSAVED,
                self.tr("This step is not saved yet"),
                saves.format(button=self.footer.go_on.text().strip())
                if page.can_continue()
                else drops,
                can_close=True,
            )
            return
        await self._leave()

    async def _leave(self) -> None:
        page = self._current()
        if page is not None:
            await page.end()
        progress = self._services.book.current.wizard
        await self._remember(replace(progress, is_open=False))
        self.finished.emit()

    async def _begin_demo(self) -> None:
        page = self._current()
        if page is not None:
            await page.end()
        progress = replace(self._services.book.current.wizard, is_open=False)
        await self._services.book.change(choice=Choice.DEMO, wizard=progress)
        self.demo_requested.emit()

    async def _remember(self, progress: Progress) -> None:
        """A disk that cannot be written must not hold anybody up."""
        try:
            await self._services.book.change(wizard=progress)
        except SetupError as error:
            self.notices.show_notice(
                _NOT_WRITTEN,
                self.tr("This step is not remembered"),
                wording.error_sentence(error),
                can_close=True,
            )
        else:
            self.notices.clear_notice(_NOT_WRITTEN)

    def _leave_by(self, way: Callable[..., Coroutine[Any, Any, None]], *what: object) -> None:
        if not self._busy:
            self.tasks.spawn(self._alone(way, *what))

    def _refresh(self) -> None:
        """Ask the step in sight again for all that the frame shows."""
        page = self._current()
        if page is None:
            return
        if self._warned is page and not page.is_unsaved():
            self._warned = None
            self.notices.clear_notice(_UNSAVED)
        at = STEPS.index(page.step)
        self.rail.show_steps([self._rail_step(step) for step in STEPS])
        usual = self.tr("Finish") if at == len(STEPS) - 1 else ""
        self.footer.show_state(
            can_go_back=at > 0,
            can_leave=self._is_errand or self._services.book.current.choice is not Choice.UNDECIDED,
            hint=page.hint(),
            skip="" if self._is_errand else page.skip_words(),
            go_on=page.continue_words() or (self.tr("Done") if self._is_errand else usual),
            can_continue=page.can_continue(),
        )

    def _rail_step(self, step: Step) -> RailStep:
        progress = self._services.book.current.wizard
        state = RailState(progress.state(step).value)
        if step is self._at:
            state = RailState.CURRENT
        page = self._pages.get(step)
        words = {
            RailState.DONE: self.tr("Ready"),
            RailState.SKIPPED: self.tr("Skipped"),
        }.get(state, "")
        if page is not None and state is not RailState.SKIPPED:
            words = page.rail_words() or words
        return RailStep(
            key=step.value,
            name=step_name(step),
            state=state,
            words=words,
            can_visit=self._can_visit(step, progress),
        )

    def _can_visit(self, step: Step, progress: Progress) -> bool:
        """What was open before, and the one that comes next."""
        passed = [
            place for place, each in enumerate(STEPS) if progress.state(each) is not StepState.OPEN
        ]
        here = 0 if self._at is None else STEPS.index(self._at)
        return STEPS.index(step) <= max([here, *(place + 1 for place in passed)])

    def _fit(self) -> None:
        px = theme.current().px
        self.rail.setFixedWidth(min(px(_RAIL), round(self.width() * _RAIL_SHARE)))
        self.help.setFixedWidth(min(px(_HELP), round(self.width() * _HELP_SHARE)))

    def _on_rail_chosen(self, key: str) -> None:
        self._leave_by(self._open, Step(key))

    def _on_step_requested(self, step: Step) -> None:
        self._leave_by(self._open, step)

    def _on_back(self) -> None:
        if self._at is not None and self._at is not STEPS[0]:
            self._leave_by(self._open, STEPS[STEPS.index(self._at) - 1])

    def _on_skip(self) -> None:
        page = self._current()
        if page is not None:
            self._leave_by(self._skip, page)

    def _on_leave_requested(self) -> None:
        self._leave_by(self._put_away, self._current())

    def _on_demo_requested(self) -> None:
        # It may come from within a step that is being finished.
        self.tasks.spawn(self._begin_demo())

    def _on_patience(self) -> None:
        """The footer rests for as long as the step is being left; say so if that is up to a person."""
        words = translate(
            "MainWindow", "If a window asks for the password of the key ring, enter it there."
        )
        if self._services.vault.is_waiting and self.footer.hint.text() != words:
            self.footer.hint.setText(words)
            announcing.say(self, words)

    def _on_failed(self, error: AuraError) -> None:
        sentence = wording.error_sentence(error)
        self.notices.show_notice(
            _TROUBLE, self.tr("That did not work"), sentence, tone="danger", can_close=True
        )

    def _on_crashed(self) -> None:
        self.notices.show_notice(
            _TROUBLE,
            self.tr("Something went wrong"),
            self.tr("Nothing was lost. The details are in the log."),
            tone="danger",
            can_close=True,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        order_panes((self.form, self.help, self.notices, self.footer, self.rail))
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not control and isinstance(focused, QAbstractButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            self.go_on()


def _give_back(button: QWidget) -> None:
    """The keyboard, to who had it, if it can take it."""
    if button.isEnabled() and button.isVisible():
        button.setFocus()
