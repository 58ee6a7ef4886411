"""What the red list finds: the topics that belong to people, and where a text speaks of one."""

from dataclasses import dataclass
from enum import StrEnum


class Danger(StrEnum):
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
    """Why a person answers: `words` is the piece of the text that says so."""

    danger: Danger
    words: str
    severe: bool
