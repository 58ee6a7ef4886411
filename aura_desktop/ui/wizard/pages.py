"""Which class is which step; each is loaded when the step is first opened."""

from collections.abc import Callable

from aura_desktop.domain.setup import Step
from aura_desktop.ui.wizard.services import WizardServices
from aura_desktop.ui.wizard.step_page import StepPage


def maker(services: WizardServices) -> Callable[[Step], StepPage]:
    """Builds the page of a step."""

    def make(step: Step) -> StepPage:
        match step:
            case Step.WELCOME:
                from aura_desktop.ui.wizard.welcome import WelcomePage

                return WelcomePage(services)
            case Step.CREDENTIALS:
                from aura_desktop.ui.wizard.credentials import CredentialsPage

                return CredentialsPage(services)
            case Step.WEBHOOK:
                from aura_desktop.ui.wizard.webhook import WebhookPage

                return WebhookPage(services)
            case Step.AI:
                from aura_desktop.ui.wizard.ai import AiPage

                return AiPage(services)
            case Step.CLINIC:
                from aura_desktop.ui.wizard.clinic import ClinicPage

                return ClinicPage(services)
            case Step.TEST:
                from aura_desktop.ui.wizard.test_message import TestMessagePage

                return TestMessagePage(services)

    return make
