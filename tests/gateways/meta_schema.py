"""Meta's own JSON Schema for a message, with its six contradictions repaired."""

import functools
from typing import Any

from jsonschema import Draft202012Validator

from tests.gateways.recorded import DATA, load

Schemas = dict[str, Any]


def _merge_base(schemas: Schemas) -> None:
    """1. `allOf` of two parts, one of which forbids the keys of the other, can never match."""
    base = schemas["BaseMessageProperties"]
    for name, schema in schemas.items():
        if name.endswith("Message") and "allOf" in schema:
            own = schema["allOf"][1]
            schemas[name] = {
                "type": "object",
                "additionalProperties": False,
                "required": sorted({*base["required"], *own["required"]}),
                "properties": base["properties"] | own["properties"],
            }


def _relax_required(schemas: Schemas) -> None:
    """2. `recipient_type` and 3. `language.policy` are required, yet missing in Meta's examples."""
    schemas["BaseMessageProperties"]["required"].remove("recipient_type")
    schemas["LanguageObject"]["required"].remove("policy")


def _repair_buttons(schemas: Schemas) -> None:
    """4. The pattern of `index` leaves out 0 and 1, `sub_type` most kinds of buttons."""
    properties = schemas["TemplateComponent"]["properties"]
    properties["index"] = {
        "anyOf": [{"type": "string", "pattern": "^[0-9]$"}, {"enum": [*range(10)]}]
    }
    kinds = ["quick_reply", "url", "catalog", "flow", "copy_code", "mpm"]
    properties["sub_type"]["enum"] = kinds + [kind.upper() for kind in kinds]


def _repair_types(schemas: Schemas) -> None:
    """5. Places are numbers in Meta's examples, phones have more types than two."""
    place = schemas["LocationMessage"]["allOf"][1]["properties"]["location"]["properties"]
    for key in ("latitude", "longitude"):
        place[key] = {"type": ["string", "number"]}
    schemas["PhoneObject"]["properties"]["type"] = {"type": "string"}


def _add_missing(schemas: Schemas) -> None:
    """6. Link buttons, our own data, and recipients without a number came later."""
    schemas["InteractiveObject"]["properties"]["type"]["enum"] += [
        "cta_url",
        "location_request_message",
    ]
    text, url = {"type": "string", "maxLength": 20}, {"type": "string", "maxLength": 2000}
    parameters = {
        "type": "object",
        "required": ["display_text", "url"],
        "additionalProperties": False,
        "properties": {"display_text": text, "url": url},
    }
    schemas["ActionObject"]["oneOf"] += [
        {
            "required": ["name", "parameters"],
            "properties": {"name": {"enum": ["cta_url"]}, "parameters": parameters},
        },
        {"required": ["name"], "properties": {"name": {"enum": ["send_location"]}}},
    ]
    base = schemas["BaseMessageProperties"]
    base["properties"]["biz_opaque_callback_data"] = {"type": "string", "maxLength": 512}
    base["properties"]["recipient"] = {"type": "string"}
    base["required"].remove("to")
    schemas["Message"]["anyOf"] = [{"required": ["to"]}, {"required": ["recipient"]}]


@functools.cache
def message_validator() -> Draft202012Validator:
    """Judges the body of POST /{phone_number_id}/messages."""
    document = load(DATA / "meta" / "message.schemas.json")
    schemas: Schemas = document["components"]["schemas"]
    _relax_required(schemas)
    _repair_buttons(schemas)
    _repair_types(schemas)
    _add_missing(schemas)
    _merge_base(schemas)
    return Draft202012Validator({"$ref": "#/components/schemas/Message", **document})


def problems(body: Any) -> list[str]:
    """What Meta's schema holds against a request body."""
    return [
        f"{error.json_path}: {error.message[:200]}"
        for error in message_validator().iter_errors(body)
    ]
