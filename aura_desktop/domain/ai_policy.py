"""What the clinic allows its AI: mode, tone, limits, thresholds. Kept in the store; no secret is here."""

from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import TypeGuard, cast

from aura_desktop.domain.knowledge import AUTOMATIC_TOPICS, TOPICS, AnswerTopic
from aura_desktop.domain.setup import Formality


class AiMode(StrEnum):
    """OFF: no AI text. SUGGEST: drafts for a person. AUTO: sends by itself what the rules allow."""

    OFF = "off"
    SUGGEST = "suggest"
    AUTO = "auto"
    UNKNOWN = "unknown"


class Languages(StrEnum):
    PATIENTS = "patients"
    SPANISH = "spanish"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """When a topic may answer by itself: so many drafts, so much used with so little change, no correction.

    Shares are 0 to 1. `oldest_s`: how old a message may be. `human_quiet_s`: so long after a
    person's answer the conversation is theirs. `countdown_s`: time to stop it.
    """

    drafts: int = 50
    used_share: float = 0.9
    most_change: float = 0.1
    most_in_a_row: int = 3
    oldest_s: int = 300
    human_quiet_s: int = 900
    countdown_s: int = 8
    fast_use_s: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Monthly cap in whole pesos, 0 for none; prices of a million tokens in pesos, 0 where unknown."""

    cap_clp: int = 0
    prompt_clp: int = 0
    answer_clp: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AiPolicy:
    """`no_ai`: for everybody, whatever else is set. `auto_topics`: those somebody has switched to automatic.

    `off_topics`: those the AI keeps out of, also where `auto_topics` has them too.
    `professional`: who is told of clinical topics; the phone is E.164 with plus.
    """

    no_ai: bool = False
    mode: AiMode = AiMode.SUGGEST
    auto_topics: tuple[AnswerTopic, ...] = ()
    off_topics: tuple[AnswerTopic, ...] = ()
    formality: Formality = Formality.TU
    emoji: bool = False
    longest: int = 350
    languages: Languages = Languages.PATIENTS
    tab_uses: bool = True
    disclosure: str = (
        "Respuesta automática de la clínica. Escribe PERSONA para hablar con alguien del equipo."
    )
    holding_reply: str = (
        "Gracias por contarnos. Esto lo revisa una persona de nuestro equipo y te responde lo antes posible. "
        "Si sientes que es una urgencia, acude al servicio de urgencia más cercano o llama al 131."
    )
    professional: str = ""
    professional_phone: str = ""
    out_of_hours: bool = False
    out_of_hours_reply: str = (
        "¡Gracias por escribirnos! En este momento estamos fuera de horario. "
        "Te respondemos apenas abramos."
    )
    thresholds: Thresholds = field(default_factory=Thresholds)
    budget: Budget = field(default_factory=Budget)

    def allows_auto(self, topic: AnswerTopic) -> bool:
        """Whether the clinic has switched this topic to automatic, and it is one that can be."""
        if topic in self.off_topics:
            return False
        return topic in AUTOMATIC_TOPICS and topic in self.auto_topics

    def topic_mode(self, topic: AnswerTopic) -> AiMode:
        """What the AI may do with this topic, in a conversation that allows as much."""
        if topic in self.off_topics:
            return AiMode.OFF
        return AiMode.AUTO if self.allows_auto(topic) else AiMode.SUGGEST

    def with_topic_mode(self, topic: AnswerTopic, mode: AiMode) -> "AiPolicy":
        """The same policy with another mode for one topic; AUTO where that cannot be is SUGGEST."""
        auto = {*self.auto_topics} - {topic} | ({topic} if mode is AiMode.AUTO else set())
        off = {*self.off_topics} - {topic} | ({topic} if mode is AiMode.OFF else set())
        return replace(
            self,
            auto_topics=tuple(each for each in AUTOMATIC_TOPICS if each in auto),
            off_topics=tuple(each for each in TOPICS if each in off),
        )


def is_sound(policy: object) -> TypeGuard[AiPolicy]:
    """Whether every part is what it should be, and an automatic answer would say that it is one."""
    return _fits(policy, AiPolicy()) and bool(cast("AiPolicy", policy).disclosure.strip())


def _fits(value: object, model: object) -> bool:
    if isinstance(model, tuple):
        return isinstance(value, tuple) and all(isinstance(each, AnswerTopic) for each in value)
    if isinstance(model, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if type(value) is not type(model):
        return False
    if not isinstance(model, AiPolicy | Thresholds | Budget):
        return True
    return all(
        _fits(getattr(value, each.name), getattr(model, each.name)) for each in fields(model)
    )


def mode_of(policy: AiPolicy, chosen: AiMode | None, *, patient_without_ai: bool) -> AiMode:
    """What holds in one conversation: "without AI" wins, then its own mode, then the clinic's."""
    if policy.no_ai or patient_without_ai:
        return AiMode.OFF
    mode = policy.mode if chosen is None else chosen
    # What a newer program has set is not guessed.
    return AiMode.OFF if mode is AiMode.UNKNOWN else mode
