"""The controls that show what the clinic allows its AI: each reads and writes one field of the policy."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from aura_desktop.domain.ai_policy import AiPolicy
from aura_desktop.domain.knowledge import AnswerTopic
from aura_desktop.errors import InputError
from aura_desktop.services.ai_desk import check_policy
from aura_desktop.ui import wording_ai_settings
from aura_desktop.ui.pages.settings_section import Tracker
from aura_desktop.ui.widgets.counted_field import CountedField
from aura_desktop.ui.widgets.number_field import NumberField
from aura_desktop.ui.widgets.segmented_control import SegmentedControl
from aura_desktop.ui.widgets.settings_switch import Switch

_TOPICS = "topics"


def _nowhere(_sentence: str) -> None:
    """A control that cannot be wrong."""


def value_in(policy: AiPolicy, path: str) -> Any:
    """The field of this path: "emoji", "thresholds.drafts", "topics.hours" (the mode of this topic)."""
    head, _, rest = path.partition(".")
    if head == _TOPICS:
        return policy.topic_mode(AnswerTopic(rest))
    value = getattr(policy, head)
    return getattr(value, rest) if rest else value


def with_value(policy: AiPolicy, path: str, value: Any) -> AiPolicy:
    """The same policy with one field changed."""
    head, _, rest = path.partition(".")
    if head == _TOPICS:
        return policy.with_topic_mode(AnswerTopic(rest), value)
    if rest:
        value = replace(getattr(policy, head), **{rest: value})
    changed: dict[str, Any] = {head: value}
    return replace(policy, **changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyControl:
    """`path` as in `value_in`; `stop` takes the keyboard when something is wrong with it."""

    path: str
    name: str
    read: Callable[[], Any]
    show: Callable[[Any], None]
    stop: QWidget
    show_problem: Callable[[str], None] = _nowhere
    scale: int = 1


class PolicyForm:
    """All of them. What a person changes waits in the section's tracker."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._controls: dict[str, PolicyControl] = {}

    def add(self, controls: Iterable[PolicyControl]) -> None:
        """Watch these; until a policy is known they show the default one."""
        policy = AiPolicy()
        for each in controls:
            self._controls[each.path] = each
            kept = value_in(policy, each.path)
            self._tracker.add(each.path, each.read, each.show, kept, each.name)

    def keep(self, policy: AiPolicy) -> None:
        """This is saved now; what is being changed stays as it is."""
        kept = {path.replace(".", "__"): value_in(policy, path) for path in self._controls}
        self._tracker.keep(**kept)

    def is_changed(self) -> bool:
        """Whether any of them is not saved."""
        return any(self._tracker.changed(path) for path in self._controls)

    def typed(self, policy: AiPolicy) -> AiPolicy:
        """`policy` with what is changed here, and nothing else of what is shown."""
        for path in self._controls:
            if self._tracker.changed(path):
                policy = with_value(policy, path, self._tracker.value(path))
        return policy

    def find_problem(self, policy: AiPolicy) -> InputError | None:
        """What is wrong with what is typed on top of `policy`."""
        for path in self._controls:
            if self._tracker.changed(path) and self._tracker.value(path) is None:
                return InputError("no_number", field=path.rpartition(".")[2])
        try:
            check_policy(self.typed(policy))
        except InputError as error:
            return error
        return None

    def show_problem(self, error: InputError | None) -> PolicyControl | None:
        """Say it at the field it is about, and nothing at the others; that field."""
        found = None
        for each in self._controls.values():
            is_here = error is not None and each.path.rpartition(".")[2] == error.field
            each.show_problem(_sentence(error, each.scale) if error and is_here else "")
            found = each if is_here else found
        return found

    def clear_problem(self, stop: QWidget) -> None:
        """It is being mended."""
        for each in self._controls.values():
            if each.stop is stop:
                each.show_problem("")


def _sentence(error: InputError, scale: int) -> str:
    if error.code == "no_number":
        return wording_ai_settings.no_number()
    return wording_ai_settings.problem(error, scale)


def number_control(path: str, name: str, field: NumberField) -> PolicyControl:
    """A number; None is read where there is none."""
    return PolicyControl(
        path=path,
        name=name,
        read=field.value,
        show=field.set_value,
        stop=field.editor,
        show_problem=field.show_problem,
        scale=field.scale,
    )


def text_control(path: str, name: str, field: CountedField) -> PolicyControl:
    """Several lines of text."""
    return PolicyControl(
        path=path,
        name=name,
        read=field.text,
        show=field.set_text,
        stop=field.editor,
        show_problem=field.show_problem,
    )


def switch_control(path: str, name: str, switch: Switch) -> PolicyControl:
    """Yes or no."""
    return PolicyControl(
        path=path, name=name, read=switch.isChecked, show=switch.setChecked, stop=switch
    )


def segment_control(
    path: str, name: str, control: SegmentedControl, values: Sequence[Any]
) -> PolicyControl:
    """One of `values`, in the order of the buttons; an unknown one is shown as the first."""
    return PolicyControl(
        path=path,
        name=name,
        read=lambda: values[control.current()],
        show=lambda value: control.choose(values.index(value) if value in values else 0),
        stop=control,
    )


def line_control(
    path: str, name: str, editor: QLineEdit, read: Callable[[], str], show: Callable[[str], None]
) -> PolicyControl:
    """One line of text."""
    return PolicyControl(path=path, name=name, read=read, show=show, stop=editor)
