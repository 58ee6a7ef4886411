"""What the red list finds: the topics that belong to people, and where a text speaks of one."""

from dataclasses import dataclass
from enum import StrEnum


class Danger(StrEnum):
    """A topic that no model answers. UNKNOWN: something of the body that has no name of its own here."""

    PAIN = "pain"
    SWELLING = "swelling"
    FEVER = "fever"
    BLEEDING = "bleeding"
    INFECTION = "infection"
    SIGHT = "sight"
    SKIN_COLOUR = "skin_colour"
    BREATHING = "breathing"
    PREGNANCY = "pregnancy"
    MEDICINE = "medicine"
    ALLERGY = "allergy"
    PHOTO_DIAGNOSIS = "photo_diagnosis"
    SELF_HARM = "self_harm"
    COMPLAINT = "complaint"
    REFUND = "refund"
    MINOR = "minor"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Why no model may answer: `words` is the piece of the text that says so, as it was written.

    `severe`: a wrong answer could harm the patient or end in court; a person should look soon.
    """

    danger: Danger
    words: str
    severe: bool
