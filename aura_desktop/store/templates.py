"""Message templates as Meta last listed them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from aura_desktop.domain.events import TemplateUpdated
from aura_desktop.domain.feed import Topic
from aura_desktop.domain.ids import WabaId
from aura_desktop.domain.template import (
    ParameterFormat,
    Template,
    TemplateButton,
    TemplateCategory,
    TemplateComponent,
    TemplateStatus,
)
from aura_desktop.store import feed, settings, tables
from aura_desktop.store.columns import from_micros, storable, to_micros

_templates = tables.templates
_SYNCED = "templates.synced_at"


def replace_all(
    tx: sa.Connection, waba_id: WabaId, templates: Sequence[Template], now: datetime
) -> None:
    """Keep exactly these templates of the account."""
    tx.execute(sa.delete(_templates).where(_templates.c.waba_id == waba_id))
    unique = {(template.name, template.language): template for template in templates}
    if unique:
        tx.execute(sa.insert(_templates), [_values(waba_id, item, now) for item in unique.values()])
    settings.put(tx, _SYNCED, str(to_micros(now)))
    feed.note(tx, Topic.TEMPLATES, "all")


def all(tx: sa.Connection) -> list[Template]:  # noqa: A001 - the contract's own word
    """Every template, by name and language."""
    rows = tx.execute(sa.select(_templates).order_by(_templates.c.name, _templates.c.language))
    return [_template(row) for row in rows]


def get(tx: sa.Connection, name: str, language: str) -> Template | None:
    """The template of that name in exactly that language."""
    statement = sa.select(_templates).where(
        _templates.c.name == name, _templates.c.language == language
    )
    row = tx.execute(statement).first()
    return None if row is None else _template(row)


def last_synced(tx: sa.Connection) -> datetime | None:
    """When the list was last fetched, None if never."""
    micros = settings.get(tx, _SYNCED)
    return None if micros is None else from_micros(int(micros))


def reported(tx: sa.Connection, event: TemplateUpdated) -> None:
    """Take over a status Meta told us of, until the list is fetched again."""
    if event.event in TemplateStatus.__members__ and event.event != "UNKNOWN":
        tx.execute(
            sa.update(_templates)
            .where(
                _templates.c.name == event.name,
                _templates.c.language == event.language,
                _templates.c.status_at <= event.at,
            )
            .values(status=event.event, status_at=event.at)
        )
    feed.note(tx, Topic.TEMPLATES, "stale")


def _values(waba_id: WabaId, template: Template, now: datetime) -> dict[str, Any]:
    definition = asdict(template)
    for column in ("id", "name", "language", "status"):
        del definition[column]
    return {
        "waba_id": waba_id,
        "name": storable(template.name),
        "language": template.language,
        "id": template.id,
        "status": template.status.value,
        "status_at": now,
        "definition": json.dumps(definition),
    }


def _template(row: Any) -> Template:
    definition = json.loads(row.definition)
    components = tuple(_component(part) for part in definition["components"])
    template = Template(
        id=row.id,
        name=row.name,
        language=row.language,
        status=TemplateStatus(row.status),
        category=TemplateCategory(definition["category"]),
        parameter_format=ParameterFormat(definition["parameter_format"]),
        components=components,
    )
    return replace(template, rejected_reason=definition["rejected_reason"])


def _component(part: dict[str, Any]) -> TemplateComponent:
    return TemplateComponent(
        type=part["type"],
        format=part["format"],
        text=part["text"],
        buttons=tuple(TemplateButton(**button) for button in part["buttons"]),
        examples=tuple((name, example) for name, example in part["examples"]),
    )
