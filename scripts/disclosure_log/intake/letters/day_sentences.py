"""What stands before a day in a sentence, and what it makes of the day; the first that fits counts."""

from __future__ import annotations

import re

from disclosure_log.intake.letters.labels import Says

_ON = r"\b[^.;]{0,90}?\b"
_ASKING = r"(?:request|e-?mail|letter|correspondence|enquiry|application|message|cais|e-?bost|llythyr)"
BEFORE: tuple[tuple[Says | str, int, re.Pattern[str]], ...] = (
    (
        Says.AS_AT,
        0,
        re.compile(
            r"\b(?:correct|accurate)(?: as)? (?:at|of|on)\W{1,3}$|\byn gywir (?:ar"
            r"|fel ar)\W{1,3}$",
            re.IGNORECASE,
        ),
    ),
    (
        "clarification received",
        0,
        re.compile(
            rf"\b(?:your (?:clarification|clarified)|you clarified"
            rf"|clarification (?:was )?received){_ON}on $",
            re.IGNORECASE,
        ),
    ),
    (
        "clarification asked",
        0,
        re.compile(rf"\b(?:asked|sought|requested) (?:you for )?(?:further )?clarification{_ON}on $", re.IGNORECASE),
    ),
    (
        Says.DUE,
        0,
        re.compile(
            r"\b(?:review|complaint|acknowledg\w+|extend\w*|clarif\w+|previous|earlier|deadline|due)\b[^.;]{0,60}$",
            re.IGNORECASE,
        ),
    ),
    (
        Says.RECEIVED,
        0,
        re.compile(
            rf"\b{_ASKING}{_ON}received\b(?: (?:by|in|at|to)\b[^.;]{{0,60}}?)?(?: dated)?(?:,? (?:on"
            rf"|dated))?(?: the)?\W{{1,2}}$",
            re.IGNORECASE,
        ),
    ),
    (
        Says.RECEIVED,
        0,
        re.compile(
            rf"\b(?:we|i|council|trust|force|authority|university|office"
            rf"|department) (?:have )?received{_ON}{_ASKING}{_ON}(?:on|dated)(?: the)? $",
            re.IGNORECASE,
        ),
    ),
    (
        Says.RECEIVED,
        0,
        re.compile(
            r"\b(?:dderbyniwyd|derbyniwyd"
            r"|ddaeth i law)\b[^.;]{0,60}?\bar (?:y )?$",
            re.IGNORECASE,
        ),
    ),
    (
        Says.REQUESTED,
        1,
        re.compile(
            rf"\byour (?:[\w'-]+ ){{0,6}}{_ASKING}\b[^.;]{{0,60}}?\b(?:of|dated|on|sent|submitted"
            rf"|made)(?: the)? $|\b(?:eich|o'ch) {_ASKING}\b[^.;]{{0,40}}?\b(?:dyddiedig|ar|o)(?: y)? $",
            re.IGNORECASE,
        ),
    ),
    (
        Says.RESPONDED,
        0,
        re.compile(
            r"^\W*(?:issued|sent|answered|replied|responded|response (?:issued|sent)"
            r"|dated)(?: on)?\W{1,3}$",
            re.IGNORECASE,
        ),
    ),
)
