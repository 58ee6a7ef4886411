"""What may be wrong with a field, in English; ui/wording_errors.py translates it when it is wanted.

The words of all other codes stand in troubles.py.
"""


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """The source as it is; lupdate knows the name. Qt's own function is typed to return any object."""
    return source


SENTENCES: dict[str, str] = {
    "empty_field": QT_TRANSLATE_NOOP("wording", "This field is empty."),
    "too_long": QT_TRANSLATE_NOOP("wording", "Too long: {length} characters, at most {limit}."),
    "number_out_of_range": QT_TRANSLATE_NOOP("wording", "A number from {least} to {limit}."),
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
    "messages_not_wanted": QT_TRANSLATE_NOOP(
        "wording",
        "This patient took back the consent to be written to. You can answer while the window is open,"
        " but not send templates.",
    ),
    "patient_not_found": QT_TRANSLATE_NOOP("wording", "This patient is not there any more."),
    "day_in_future": QT_TRANSLATE_NOOP("wording", "This day has not come yet."),
    "erasing_sends": QT_TRANSLATE_NOOP(
        "wording",
        "A message to this patient is leaving at this moment. Nothing was erased; try again in a minute.",
    ),
    "erasing_reads": QT_TRANSLATE_NOOP(
        "wording",
        "Something that came in is still being read. Nothing was erased; try again in a minute.",
    ),
    "unknown_variable": QT_TRANSLATE_NOOP("wording", "The template has no such field."),
    "pin_shape": QT_TRANSLATE_NOOP("wording", "A PIN has {least} to {limit} figures."),
    "pin_too_simple": QT_TRANSLATE_NOOP(
        "wording", "That PIN is the first one anybody would try. Choose another."
    ),
    "pin_wrong": QT_TRANSLATE_NOOP("wording", "That is not the PIN."),
    "pin_wait": QT_TRANSLATE_NOOP("wording", "Too many wrong PINs. Wait a moment."),
    "person_unknown": QT_TRANSLATE_NOOP("wording", "This person is not on the list any more."),
    "person_name_taken": QT_TRANSLATE_NOOP(
        "wording", "Somebody on the list has this name already."
    ),
    "first_is_administrator": QT_TRANSLATE_NOOP(
        "wording", "The first person has to be an administrator."
    ),
    "last_administrator": QT_TRANSLATE_NOOP(
        "wording", "This is the last administrator. Make somebody else one first."
    ),
    "administrator_only": QT_TRANSLATE_NOOP("wording", "Only an administrator can do this."),
    "entry_kind_unknown": QT_TRANSLATE_NOOP("wording", "Choose what kind of entry this is."),
    "entry_needs_approval": QT_TRANSLATE_NOOP(
        "wording", "Preparation and after-care need the name of the professional who approved them."
    ),
    "entry_too_many_questions": QT_TRANSLATE_NOOP(
        "wording", "At most {limit} ways of asking, one a line."
    ),
    "entry_unknown": QT_TRANSLATE_NOOP("wording", "This entry is not there any more."),
    "price_negative": QT_TRANSLATE_NOOP("wording", "A price cannot be below zero."),
    "price_too_high": QT_TRANSLATE_NOOP("wording", "A price is at most {limit} pesos."),
    "duration_out_of_range": QT_TRANSLATE_NOOP(
        "wording", "A duration is between 1 and {limit} minutes."
    ),
    "shortcut_malformed": QT_TRANSLATE_NOOP(
        "wording",
        "Only letters without accents and figures, with - or _ between them; at most {limit} characters.",
    ),
    "shortcut_taken": QT_TRANSLATE_NOOP("wording", "Another entry has this shortcut already."),
    "slots_unreadable": QT_TRANSLATE_NOOP(
        "wording", "Line {line} is no day with its hours. Write it like 2026-12-03 17:30."
    ),
    "import_too_large": QT_TRANSLATE_NOOP("wording", "The file is larger than 1 MB."),
    "import_empty": QT_TRANSLATE_NOOP("wording", "There is no entry in this file."),
    "import_too_many": QT_TRANSLATE_NOOP(
        "wording", "There are more than 500 entries in this file. Part it in two."
    ),
    "import_unreadable": QT_TRANSLATE_NOOP(
        "wording", "This line is no line of a table. Look at its quotation marks."
    ),
    "import_no_title_column": QT_TRANSLATE_NOOP(
        "wording", "No column is called Title or Name. The first line names the columns."
    ),
    "import_date_unreadable": QT_TRANSLATE_NOOP("wording", "Write the day like 31-12-2026."),
    "import_kind_unknown": QT_TRANSLATE_NOOP(
        "wording", "This is no kind we know. Use one of those in the list of kinds."
    ),
    "import_title_missing": QT_TRANSLATE_NOOP("wording", "The title is missing."),
    "import_text_missing": QT_TRANSLATE_NOOP("wording", "The text is missing."),
    "import_twice": QT_TRANSLATE_NOOP("wording", "The same title stands further up in this file."),
    "synonyms_alone": QT_TRANSLATE_NOOP(
        "wording", "A group is two words or more, with commas between them."
    ),
    "synonyms_unreadable": QT_TRANSLATE_NOOP("wording", "There is no word in “{word}”."),
    "synonyms_twice": QT_TRANSLATE_NOOP("wording", "“{word}” is in another group already."),
    "synonyms_too_long": QT_TRANSLATE_NOOP(
        "wording", "The table is longer than 40,000 characters."
    ),
}
"""From a stable code to its English sentence; names in braces are filled from the error's params."""
