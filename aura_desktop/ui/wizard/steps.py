"""The six steps, in order, and what they are called."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.domain.setup import Step

STEPS = tuple(Step)

translate = QCoreApplication.translate


def step_name(step: Step) -> str:
    """What a step is called."""
    match step:
        case Step.WELCOME:
            return translate("Wizard", "Welcome")
        case Step.CREDENTIALS:
            return translate("Wizard", "Meta credentials")
        case Step.WEBHOOK:
            return translate("Wizard", "Webhook and tunnel")
        case Step.AI:
            return translate("Wizard", "Artificial intelligence")
        case Step.CLINIC:
            return translate("Wizard", "Clinic profile")
        case Step.TEST:
            return translate("Wizard", "Test message")
