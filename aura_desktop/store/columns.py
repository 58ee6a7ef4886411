"""How values lie in columns: times as whole microseconds, text without what UTF-8 cannot hold."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Microseconds since 1970 of an aware time."""
    return (at - EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The aware UTC time of these microseconds."""
    return EPOCH + timedelta(microseconds=micros)


def storable(text: str) -> str:
    """The text with lone surrogates replaced: half an emoji must not cost the message around it."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


class UtcTime(sa.TypeDecorator[datetime]):
    """An aware UTC datetime kept as an integer: exact, sortable, the same in every database."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else EPOCH + timedelta(microseconds=value)
