"""What can be found in personal data, in any file."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning, Verdict

NOUNS: Mapping[str, str] = {
    "people-name": "somebody's name",
    "people-email": "an e-mail address",
    "people-phone": "a telephone number",
    "people-address": "what looks like a home address",
    "people-postcode": "a full post code",
    "people-birth": "a date of birth, or a name with an age",
    "people-national-insurance": "a National Insurance number",
    "people-nhs-number": "an NHS number",
    "people-bank": "the number of a bank account",
    "people-card": "the number of a bank card",
    "people-passport": "the number of a passport",
    "people-driving-licence": "the number of a driving licence",
    "people-vehicle": "the registration number of a vehicle",
    "people-collar-number": "the collar, warrant or staff number of somebody",
    "people-police-number": "a number of the police for a person or a case, such as one of custody or of the PNC",
    "people-crime-reference": "the reference of a crime beside a name",
    "people-location": "an exact place on the map",
    "people-machine": "the address of somebody's computer or telephone on a network",
}
"""What each kind of personal data is called in a sentence."""

INSTEAD: Mapping[str, str] = {
    "people-email": "Where it is the address of an office, let whoever looks after the log name it under "
    "role_addresses "
    "in mkdocs.yml.",
    "people-phone": "Where it is the number of an office, let whoever looks after the log name it under role_phones in "
    "mkdocs.yml.",
    "people-address": "Where it is a building of the authority, let whoever looks after the log name its post code "
    "under "
    "office_postcodes in mkdocs.yml.",
}
"""What to do where one of these belongs to an office."""

HINTS: Mapping[str, str] = {
    key: " ".join(filter(None, ("Take it out where the file was made, and make the file anew.", INSTEAD.get(key))))
    for key in NOUNS
}
"""What to do about each kind in a file."""

_ROWS = (
    "Publish totals instead, or take out the columns that tell of whom a row is. Where it is meant to be public, "
    "such as "
    "the pay of senior staff, somebody in a named role can accept it."
)

MEANINGS: Mapping[str, Meaning] = {
    **{key: Meaning("DL120", Verdict.HOLD, f"It gives {noun}.", HINTS[key]) for key, noun in NOUNS.items()},
    "people-in-name": Meaning(
        "DL120", Verdict.HOLD, "The name of the file itself gives personal data.", "Give the file another name."
    ),
    "people-columns": Meaning(
        "DL121", Verdict.HOLD, "A table has a column that tells of which person each row is.", _ROWS
    ),
    "people-name-column": Meaning("DL121", Verdict.HOLD, "A column of a table is full of people's names.", _ROWS),
    "people-rows": Meaning(
        "DL121", Verdict.HOLD, "A table seems to have a row for each person or each case, not totals.", _ROWS
    ),
    "people-canary": Meaning(
        "DL122",
        Verdict.HOLD,
        "It gives a name or a number that stands on the list of what is never to be published.",
        "Take it out where the file was made, and make the file anew.",
    ),
    "people-canary-in-name": Meaning(
        "DL122",
        Verdict.HOLD,
        "The name of the file gives a name or a number that stands on the list of what is never to be published.",
        "Give the file another name.",
    ),
}
"""What can be found in any file."""
