"""What may be wrong with a field, in English; ui/wording_errors.py translates it when it is wanted.

The words of all other codes stand in troubles.py.
"""


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """The source as it is; lupdate knows the name. Qt's own function is typed to return any object."""
    return source


SENTENCES: dict[str, str] = {
    "empty_field": QT_TRANSLATE_NOOP("wording", "This field is empty."),
    "too_long": QT_TRANSLATE_NOOP("wording", "Too long: {length} characters, at most {limit}."),
    "too_many": QT_TRANSLATE_NOOP("wording", "Too many: {length}, at most {limit}."),
    "not_unique": QT_TRANSLATE_NOOP("wording", "This appears twice; each must be different."),
    "not_a_link": QT_TRANSLATE_NOOP(
        "wording", "This is not a link. It must begin with https:// or http://."
    ),
    "spaces_around_id": QT_TRANSLATE_NOOP("wording", "The id must not begin or end with a space."),
    "value_has_line_break": QT_TRANSLATE_NOOP(
        "wording", "A value cannot have line breaks, tabs or four spaces in a row."
    ),
    "idempotency_key_reused": QT_TRANSLATE_NOOP(
        "wording", "The same key was used for another send."
    ),
    "unknown_variable": QT_TRANSLATE_NOOP("wording", "The template has no such field."),
}
"""From a stable code to its English sentence; names in braces are filled from the error's params."""
