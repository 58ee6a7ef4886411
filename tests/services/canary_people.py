"""Fictitious patients by a word that stands in all that is theirs, and what Meta says of them."""

import base64
import json
from dataclasses import dataclass, replace
from typing import Any

from aura_desktop.domain.events import Sender
from aura_desktop.domain.ids import UserId, WaId, Wamid
from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
)
from tests.services.fakes import NUMBER_ID

TEMPLATE = Template(
    id="1",
    name="recordatorio",
    language="es",
    status=TemplateStatus.APPROVED,
    category=TemplateCategory.UTILITY,
    parameter_format=ParameterFormat.POSITIONAL,
    components=(TemplateComponent(type="BODY", format="TEXT", text="Hola {{1}}, te esperamos."),),
)
PROMOTION = replace(TEMPLATE, id="2", name="promocion", category=TemplateCategory.MARKETING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`word` stands in everything this patient ever wrote, was written, or is called."""

    word: str
    digits: str

    @property
    def sender(self) -> Sender:
        return Sender(
            wa_id=WaId(self.digits),
            user_id=UserId(f"CL.{self.word}"),
            parent_user_id=UserId(f"CL.parent-{self.word}"),
            username=f"{self.word}_user",
            profile_name=f"Camila {self.word}",
        )

    def wamid(self, number: int) -> Wamid:
        """As WhatsApp makes them: the address is in it."""
        packed = b"\x1d\x0b" + self.digits.encode() + b"\x15" + f"{self.word}{number}".encode()
        return Wamid("wamid." + base64.b64encode(packed).decode())

    def canaries(self) -> list[str]:
        """What must be found nowhere: the word, the number, and each as it stands in a wamid."""
        return [self.word, self.digits, self.digits[2:]]


CAMILA = Person(word="canarioamarillo", digits="56900000731")
RODRIGO = Person(word="zorzalnegro", digits="56900000844")


def delivery(messages: list[dict[str, Any]], people: list[dict[str, Any]]) -> bytes:
    """One POST of Meta's."""
    metadata = {"display_phone_number": "56900000100", "phone_number_id": NUMBER_ID}
    value = {
        "messaging_product": "whatsapp",
        "metadata": metadata,
        "contacts": people,
        "messages": messages,
    }
    change = {"field": "messages", "value": value}
    entry = {"id": "1", "changes": [change]}
    whole = {"object": "whatsapp_business_account", "entry": [entry]}
    return json.dumps(whole, ensure_ascii=False).encode()
