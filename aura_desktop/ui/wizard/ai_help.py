"""The help beside the step of the AI."""

from PySide6.QtCore import QCoreApplication

from aura_desktop.ui.widgets.help_steps import HelpPanel

translate = QCoreApplication.translate


def ai_help() -> HelpPanel:
    """What a draft is, and what an own server is good for."""
    panel = HelpPanel()
    panel.add_title(translate("AiPage", "A draft stays a draft"))
    panel.add_words(
        translate(
            "AiPage",
            "Whatever the AI writes waits for a person, who edits it, sends it or drops it.",
        )
    )
    panel.add_title(translate("AiPage", "A server of your own"))
    panel.add_words(
        translate(
            "AiPage",
            "Any server that speaks OpenAI's protocol works, also one inside the clinic, like"
            " **http://192.168.1.20:8000/v1**. Then no message leaves the building for the AI.",
        )
    )
    panel.add_foot(translate("AiPage", "The service you choose may charge for each draft."))
    return panel
