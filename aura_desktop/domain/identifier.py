"""What tells who a patient is: one such piece of a text, and what is known beforehand."""

from dataclasses import dataclass
from enum import StrEnum


class IdentifierKind(StrEnum):
    """The value is the word in a mark, such as [NOMBRE_1]."""

    NAME = "NOMBRE"
    RUT = "RUT"
    PHONE = "TELEFONO"
    EMAIL = "CORREO"
    ADDRESS = "DIRECCION"
    BIRTH_DATE = "NACIMIENTO"
    CARD = "TARJETA"
    NUMBER = "NUMERO"
    CODE = "CODIGO"
    HANDLE = "USUARIO"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A piece of a text; a full name is one piece a word. `start` and `end` count characters."""

    kind: IdentifierKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """`names`, `phones`: of this patient, as written anywhere. `public`: the clinic's own texts, which stay."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


Found = tuple[IdentifierKind, int, int]
"""Kind, start and end in a folded text."""
