"""The words by which letters name a law, rely on a provision, or only mention it, in English and Welsh."""

# ruff: noqa: E501 - a family of phrases reads best in one line

from __future__ import annotations

import re

from disclosure_log.law.laws import Law


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


LAWS = {
    Law.FOIA: _any(
        r"\bfreedom of information act\b(?!\s*\(scotland\))",
        r"\bfoia\b",
        r"\bfoi act\b(?!\s*\(scotland\))",
        r"\bdd?eddf rhyddid gwybodaeth\b",
    ),
    Law.FOISA: _any(r"\bfreedom of information \(scotland\) act\b", r"\bfoisa\b", r"\bfoi \(scotland\) act\b"),
    Law.EIR_SCOTLAND: _any(
        r"\benvironmental information \(scotland\) regulations\b", r"\bEI\(?S\)?Rs?\b", r"\bscottish EIRs?\b"
    ),
    Law.EIR: _any(
        r"\benvironmental information regulations\b(?!\s*\(scotland\))",
        r"(?<!scottish )\bEIRs?\b",
        r"\br?h?eoliadau gwybodaeth amgylcheddol\b",
    ),
}

HANDLED = _any(
    r"\b(?:handled|dealt with|processed|considered|answered|treated|managed|responded to|been made|reviewed)\b.{0,60}\b(?:under|accordance with|pursuant to|in line with|as)\b",
    r"\bunder (?:the terms of |the provisions of )?(?:the )?(?:environmental|freedom|EIR|foi)[^.]{0,80}\b(?:rather than|instead of)\b",
    r"\brequest(?: for information)? (?:under|made under|pursuant to)\b",
    r"\bfalls? (?:under|within)\b",
    r"\bo dan\b",
)
RIGHTS = _any(
    r"\b(?:internal review|complain|appeal|commissioner|ombudsman|dissatisfied|adolygiad|comisiynydd|cwyno)\b"
)

_NUMBER = r"\d{1,3}[A-Za-z]{0,2}\b(?:\s?\(\s?(?:\d{1,2}[A-Za-z]{0,2}|[A-Za-z]{1,4})\s?\))*"
_BRACKETS = r"(?:\(\s?(?:\d{1,2}[A-Za-z]{0,2}|[A-Za-z]{1,4})\s?\)\s?)+"
_UNIT = r"(?:sub-?)?sections?|sect?s?\.?|ss?\.?|regulations?|regs?\.?|adran(?:nau)?|rh?eoliad(?:au)?"
_JOIN = r"\s?(?:,\s?(?:and|&)?|and|&|/|or|;|together with|in conjunction with|by virtue of|read with|neu|ac?|nor)\s?"
CITED = re.compile(
    rf"(?<![\w.])(?P<unit>{_UNIT})\s?(?P<items>{_NUMBER}(?:{_JOIN}(?:(?:{_UNIT})\s?)?(?:{_NUMBER}(?!\s?(?:%|days?|hours?|years?|months?|people|cases))|{_BRACKETS}))*)",
    re.IGNORECASE,
)
OR = re.compile(r"\b(?:or|neu)\b", re.IGNORECASE)

ANOTHER_LAW = re.compile(
    r"[^.;,]{0,30}?\b(?:of|under|o|from|in)\s+(?:the\s+|y\s+|that\s+)?(?:[\w'()&/,-]+\s+){0,9}?(?:act|regulations?|measure|order|code|rules|dd?eddf|rh?eoliadau|gdpr|FOIA|FOISA|EIRs?|DPA|PACE)\b(?:\s?\(scotland\))?",
    re.IGNORECASE,
)
THE_ACT = re.compile(
    r"\b(?:of|under|o|from|in)\s+(?:the|that|this|these|those|said|y)?\s*(?:act|regulations?|dd?eddf|rh?eoliadau)$",
    re.IGNORECASE,
)
"""The law that the letter is about, without its name."""

NOT_THIS = re.compile(
    r"\s*(?:agreements?|aftercare|investigations?|detentions?|enquir(?:y|ies)|assessments?|orders?|stops?|searches|powers?|notices? (?:seeking|to quit|evict)"
    r"|of (?:this|the|your|our|my) (?:report|letter|policy|form|plan|agreement|guidance|contract|document|request|response|code|procedure|handbook|strategy)|payments?|meetings?|referrals?|funding|schools?|leave)\b",
    re.IGNORECASE,
)

RELIED = _any(
    r"\bexempt(?:s|ed|ion|ions|ing)?\b",
    r"\bexcept(?:ed|ions?)\b",
    r"\bneed not comply\b",
    r"\bwith(?:held|hold|holding)\b",
    r"\brefus(?:e|es|ed|al|ing)\b",
    r"\bby virtue of\b",
    r"\b(?:in line|accordance) with\b",
    r"\bpursuant to\b",
    r"\bduty to confirm\b",
    r"\bengage[ds]?\b",
    r"\bappl(?:y|ies|ied|ying|icable)\b",
    r"\brel(?:y|ies|ied|ying|iance)\b",
    r"\bredact(?:ed|ions?|ing)?\b",
    r"\bremoved\b",
    r"\bnot (?:be |been |being )?(?:disclos|provid|releas|suppl|obliged|required)",
    r"\bneither confirm",
    r"\bunable to\b",
    r"\bcannot\b",
    r"\bsuppress(?:ed|ion)?\b",
    r"\bexceeds?\b",
    r"\b(?:un)?der\b.*\bcost",
    r"\bvexatious\b",
    r"\bmanifestly unreasonable\b",
    r"\baccessible (?:by|to|elsewhere)\b",
    r"\bfuture publication\b",
    r"\bbecause of\b",
    r"\bdue to\b",
    r"\besempt",
    r"\bh?eithri",
    r"\besgus",
    r"\bgwrthod",
    r"\bdal yn [oô]l\b",
    r"\brhinwedd\b",
    r"\bni (?:ellir|allwn)\b",
    r"\bnid oes rhaid\b",
)
NOT_RELIED = _any(
    r"\b(?:not|never|no longer|nor)\b(?: \w+){0,2} (?:relied|relying|rely|engaged?|applied|applying|claimed|citing|cited|invoked?|appl(?:y|icable) (?:to|here|in|any|section|the exemption))",
    r"\bdo(?:es)? not (?:consider|believe|think)\b.{0,60}\b(?:appl|engag|exempt)",
    r"\b(?:previously|originally|initially|earlier)\b.{0,40}\b(?:relied|applied|withheld|cited|refused)",
    r"\b(?:withdraw[ns]?|overturn(?:ed)?|drop(?:ped)?|disappl(?:y|ied))\b.{0,50}\b(?:exemption|section|s\.?\s?\d)",
)
HYPOTHETICAL = _any(
    r"\b(?:had|were|should) (?:we|you|the|this|it|any|your|i)\b",
    r"\bwould (?:have|then|likely|also|still) ",
    r"\bif (?:you|we|your|it|this|any|a|an|the|held|information)\b.{0,120}\b(?:would|may|might|could|can|will)\b",
    r"\b(?:may|might|could) (?:\w+ )?(?:apply|engage|become|attract|fall|consider|be (?:exempt|subject|refused|engaged|withheld|applied|aggregat|vexatious))",
    r"\ballows? (?:us|public authorit|an authorit|authorit)\b.{0,40}\b(?:aggregate)\b",
    r"\b(?:any|future|refined|narrowed) (?:further |revised |new |refined )?request\b.{0,80}\b(?:may|might|could|would|will)\b",
)
LISTED = _any(
    r"\b(?:list of|all|the) exemptions (?:that (?:exist|are available|may be)|available|in|under|contained) (?:the act|the freedom|part ii|by|can|may)",
    r"\b(?:absolute|qualified) exemptions (?:include|are listed)",
    r"\bexemptions (?:include|can be found)\b",
    r"\bthe act (?:contains|provides|sets out) (?:a number|several|\d+|23|twenty)",
)
UNDECIDED = re.compile(
    r"\b(?:consider(?:ing)?|assess(?:ing)?|decid(?:e|ing)|determin(?:e|ing))\b.{0,30}\b(?:whether|if)\b.{0,60}\b(?:exempt|appl(?:y|ies)|engaged?)",
    re.IGNORECASE,
)
NOTICE = _any(
    r"\brefusal notice\b",
    r"\bnotice of refusal\b",
    r"\brefus(?:al|ed)\b.{0,60}\bnotice\b",
    r"\bnotice\b.{0,60}\b(?:under|section|pursuant|accordance|regulation)\b",
    r"\b(?:section|s\.?)\s?17\b.{0,60}\bnotice\b",
    r"\brefusal (?:under|within the meaning of|for the purposes of) (?:section|s\.?|regulation|reg\.?)\s?1[3-7]\b",
    r"\bhysbysiad\b",
)

IF_HELD = _any(
    r"\bif (?:it|they|the information|such information|this|any)\b.{0,40}\b(?:existed|held|exists?|did exist)\b.{0,60}\bexempt"
)
"""What FOISA asks of who will not reveal whether something is held: section 18(1) rests on what would be exempt."""

INVESTIGATES = re.compile(r"\s*investigations?\b", re.IGNORECASE)
"""The name of section 30 of FOIA and section 34 of FOISA; after other numbers an investigation under another Act."""
