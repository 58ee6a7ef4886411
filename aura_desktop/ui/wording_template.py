"""Templates in words: names, states, languages, and why one cannot be sent."""

from PySide6.QtCore import QCoreApplication, QLocale

from aura_desktop.domain.commands import TemplatePart
from aura_desktop.domain.template import (
    Template,
    TemplateCategory,
    TemplateParameter,
    TemplateStatus,
    parameters,
)
from aura_desktop.ui.models.template_form import refusal, words_after, words_before

translate = QCoreApplication.translate

_LANGUAGES = {"es": "Español", "en": "English", "pt": "Português"}
_CONTEXT_WORDS = 3


def title(template: Template) -> str:
    """The name for people: "recordatorio_hora" reads "Recordatorio hora"."""
    return _spaced(template.name)


def category(value: TemplateCategory) -> str:
    """What Meta files a template under."""
    match value:
        case TemplateCategory.UTILITY:
            return translate("wording_template", "Utility")
        case TemplateCategory.MARKETING:
            return translate("wording_template", "Marketing")
        case TemplateCategory.AUTHENTICATION:
            return translate("wording_template", "Codes")
        case TemplateCategory.UNKNOWN:
            return translate("wording_template", "Other")


def language_base(code: str) -> str:
    """The language without its country: "Español" of "es_CL"."""
    base = code.split("_")[0].lower()
    name = _LANGUAGES.get(base) or QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code


def language(code: str) -> str:
    """The language with its country: "Español (Chile)"."""
    country = QLocale(code).nativeTerritoryName() if "_" in code else ""
    return f"{language_base(code)} ({country})" if country else language_base(code)


def status(value: TemplateStatus) -> str:
    """What Meta has decided about a template."""
    match value:
        case TemplateStatus.APPROVED:
            return translate("wording_template", "Approved")
        case TemplateStatus.PENDING:
            return translate("wording_template", "In review")
        case TemplateStatus.IN_APPEAL:
            return translate("wording_template", "In appeal")
        case TemplateStatus.REJECTED:
            return translate("wording_template", "Rejected")
        case TemplateStatus.PAUSED:
            return translate("wording_template", "Paused")
        case TemplateStatus.DISABLED:
            return translate("wording_template", "Disabled")
        case TemplateStatus.LIMIT_EXCEEDED:
            return translate("wording_template", "Over the limit")
        case TemplateStatus.ARCHIVED:
            return translate("wording_template", "Archived")
        case TemplateStatus.PENDING_DELETION | TemplateStatus.DELETED:
            return translate("wording_template", "Deleted")
        case TemplateStatus.UNKNOWN:
            return translate("wording_template", "Unknown state")


def status_look(value: TemplateStatus) -> tuple[str, str, str]:
    """Icon, ink and ground (colour tokens) of a status."""
    match value:
        case TemplateStatus.APPROVED:
            return "check", "success", "successTint"
        case TemplateStatus.PENDING | TemplateStatus.IN_APPEAL:
            return "clock", "warning", "warningTint"
        case TemplateStatus.PAUSED | TemplateStatus.LIMIT_EXCEEDED:
            return "circle-pause", "warning", "warningTint"
        case TemplateStatus.REJECTED | TemplateStatus.DISABLED:
            return "ban", "danger", "dangerTint"
        case _:
            return "archive", "textMuted", "hover"


def refusal_sentence(template: Template) -> str:
    """Why it cannot be sent and what to do; "" if it can."""
    match refusal(template):
        case "status":
            return _status_sentence(template.status)
        case "media":
            return translate(
                "wording_template",
                "Its header carries a file or a place. It cannot be sent from here yet: choose"
                " another one.",
            )
        case "code":
            return translate(
                "wording_template", "It is for access codes, which programs send, not people."
            )
        case "button":
            return translate(
                "wording_template",
                "It has a button of a kind that cannot be sent from here yet: choose another one.",
            )
        case _:
            return ""


def _status_sentence(value: TemplateStatus) -> str:
    match value:
        case TemplateStatus.PENDING | TemplateStatus.IN_APPEAL:
            return translate(
                "wording_template",
                "Meta is still reviewing it, mostly for less than a day. It can be sent once it is"
                " approved.",
            )
        case TemplateStatus.REJECTED:
            return translate(
                "wording_template",
                "Meta rejected it, so it cannot be sent. The administrator can change it and ask"
                " again.",
            )
        case TemplateStatus.PAUSED:
            return translate(
                "wording_template",
                "WhatsApp has paused it because several patients blocked or reported it. Choose"
                " another one.",
            )
        case _:
            return translate(
                "wording_template", "WhatsApp no longer accepts it. Choose another one."
            )


def parameter_label(template: Template, parameter: TemplateParameter) -> str:
    """The name of a blank: its own, else the words around it."""
    if parameter.part is TemplatePart.URL_BUTTON:
        words = translate("wording_template", "End of the link “{button}”")
        return words.format(button=parameter.name)
    if parameter.part is TemplatePart.COPY_CODE:
        return translate("wording_template", "Code that can be copied")
    if not parameter.name.isdigit():
        return _spaced(parameter.name)
    before = words_before(template, parameter).split()[-_CONTEXT_WORDS:]
    while before and not any(sign.isalnum() for sign in before[0]):
        before = before[1:]
    if before:
        return f"{' '.join(before)} …"
    after = words_after(template, parameter).strip(" ,.;:!?").split()[:_CONTEXT_WORDS]
    if after:
        return f"… {' '.join(after)}"
    return translate("wording_template", "Value {number}").format(number=parameter.name)


def blank_words(template: Template, parameter: TemplateParameter) -> str:
    """What a blank is called inside the preview: its name, else its example."""
    if parameter.name.isdigit():
        number = numbers(template)[parameter.key]
        return translate("wording_template", "value {number}").format(number=number)
    return parameter.name.replace("_", " ")


def numbers(template: Template) -> dict[str, int]:
    """The number of each blank by its key, counted over the whole template from 1."""
    return {item.key: number for number, item in enumerate(parameters(template), start=1)}


def spoken(template: Template) -> str:
    """One sentence for screen readers."""
    body = template.component("BODY")
    words = [title(template), status(template.status), category(template.category)]
    words += [language(template.language), body.text if body else ""]
    return ", ".join(word for word in words if word)


def _spaced(name: str) -> str:
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
