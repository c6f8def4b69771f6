"""The words of the letter: what it lacks, and what it argues that the front matter does not list.

Letters are read for hints alone, and nothing that is found here stops one. What a refusal notice must say of reviews
and complaints: section 17(7) of the Freedom of Information Act 2000; regulation 14(5) of the Environmental Information
Regulations 2004; section 19 of FOISA.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import cache

from disclosure_log.findings import Finding, Severity
from disclosure_log.law import Citation, Law, Outcome, Role, is_refusal, statute
from disclosure_log.records.response import Part, Response

# Looked for in lower case, each by the letters that it begins with: a letter is read in a fraction of a millisecond.
_REVIEW_WORDS = (
    "complain",
    "dissatisf",
    "unhappy",
    "appeal",
    "reconsider",
    "disagree",
    "adolyg",
    "cwyn",
    "chwyn",
    "gwyno",
    "anfodlon",
    "ailystyr",
    "anhapus",
    "apel",
    "ap\u00eal",
)
_REVIEW = (
    re.compile(r"review(?:s|ed)?\b"),
    re.compile(r"not (?:\w+ ){0,2}(?:satisfied|happy|content)\b"),
    re.compile(r"(?:look|think)(?:ed)? (?:\w+ ){0,4}(?:again|afresh|anew)\b"),
)
_REGULATOR_WORDS = ("information commission", "section 50", "adran 50")
_REGULATOR = (re.compile(r"ico\b(?<!\wico)"), re.compile(r"omisi\w+ gwybodaeth"))

_ONE = r"\d{1,3}[A-Z]{0,2}\b(?: ?\([0-9A-Z]{1,4}\))*"
_AND = r"(?: ?[,&/;] ?(?:(?:and|a|ac) )?| (?:and|a|ac) )"
_MENTION = re.compile(
    r"(?<![\w'\u2019])(?P<unit>sections?|ss?\.?|sect?\.|regulations?|regs?\.?|adran(?:nau)?|rheoliad(?:au)?) ?"
    rf"(?P<numbers>{_ONE}(?:{_AND}(?:(?:section|s\.) ?)?{_ONE})*)"
    # What follows tells a power or a paper of another law, or a range: s.24 PACE, a section 21 notice, 21 to 44.
    r"(?P<other>,? (?:(?:of|under|in) )?(?:the )?(?-i:(?!FOI|EIR|ACT)[A-Z]{3,6})\b"
    r"| ?(?:to|[-\u2013]) ?\d"
    r"| (?:notice|order|offence|assault|agreement|dispersal|direction|search|stop|appeal|patient|payment|grant)s?\b)?",
    re.IGNORECASE,
)
_UNITS = (
    "section sections s s. sec. sect sect. reg reg. regs. regulation regulations adran adrannau rheoliad rheoliadau"
)
_BEFORE = (*_UNITS.split(), "and", " a", " ac", "&", ",", ";", "/")
"""How what stands before a number of `_MENTION` ends: most numbers of a letter are none."""
_NUMBER = re.compile(r"(?<![\w(])\d+[A-Za-z]{0,2}\b")
_FIGURES = re.compile(r"\d+[A-Za-z]{0,2}")
_INSIDE = ("/", ".", "-", ",")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_RELIED_ON = re.compile(
    r"\bexempt|\bengaged\b|\bwithh[eo]ld|\brefus|\bby virtue of\b|\bneither confirm|\brel(?:y|ied|ying) on\b"
    r"|\bappl(?:y|ies) to\b|\bh?esempt|\beithri",
    re.IGNORECASE,
)
_NOT_RELIED_ON = re.compile(
    r"\bnot (?:\w+ )?(?:engaged|rel(?:y|ied|ying)|exempt|withh|appl(?:y|ies|ied|icable)\b(?! (?:by|due|because)))"
    r"|\bno longer\b|\bconsidered whether\b|\bif (?:we|it|you)\b|\bwould (?:\w+ )?(?:be exempt|be withheld|have)\b"
    r"|\b(?:may|might|could|can) (?:\w+ )?(?:be (?:exempt|engaged|refused|withheld|relied)|refuse|rely)\b"
    r"|\b(?:may|might|could|can) (?:\w+ )?(?:apply|withhold)\b"
    r"|\bwithdr[ae]w|\bwithdrawn\b"
    r"|\bprevious|\bearlier\b|\bour (?:letter|reply|response) of\b|\boriginal(?:ly)?\b|\bin (?:the )?future\b",
    re.IGNORECASE,
)
_ANY_LAW = re.compile(
    r"\b(?:[A-Z][\w'\u2019-]*,? (?:(?:of|and|in|for|to|the|\([A-Z]\w+\)) ){0,3}){1,12}"
    r"(?:Acts?|Regulations|Order|Rules|Code)\b"
    r"|\b(?:GDPR|DPA|PACE|RIPA|CPIA|LASPO)\b|\bDeddf\b"
)
_OWN_LAW = re.compile(
    r"Freedom of Information|\bFOI|Environmental Information|\bEIR|Rhyddid Gwybodaeth|Gwybodaeth Amgylcheddol"
    r"|\b[Tt]he (?:Act|Regulations)\b"
)
_ASKED = re.compile(r"\?|\byou (?:have )?ask|\bplease\b|\bquestion \d|\bCommissioner\b|\btribunal\b", re.IGNORECASE)
"""What is quoted from the request, or told of another case."""

_ENDS = (". ", "; ", ": ", "! ", "? ")
_SHORT_FOR_SECTION = re.compile(r"\. (?<=[sg]\. )(?=\d)", re.IGNORECASE)
"""The dot and the space of "s. 31" and "reg. 12", where no sentence ends."""
_LONGEST_SENTENCE = 1000
_RIGHT_BEHIND = 25
_NEVER_ARGUED = frozenset({"1", "2", "5", "6", "10", "16", "17", "50"})


def check_letter(response: Response, *, hints: bool) -> Iterator[Finding]:
    """What the letter of `response` lacks; with `hints`, also where it and the list of exemptions differ."""
    if response.body is None:
        return
    text = _plain(response.body.response.html)
    yield from _check_routes(response, text)
    if hints and all(part.whole for part in response.parts):
        figures = list(_figures(text, _listed(response).union(*map(_relied_on, response.laws))))
        yield from _check_argued(response, text, figures)
        yield from _check_listed(response, {number for _, number in figures})


def _plain(content: str) -> str:
    """The words of HTML on one line; the ends of paragraphs, items and headings end a sentence."""
    content = re.sub(r"<blockquote>.*?</blockquote>", " ", content, flags=re.DOTALL)  # most often the request
    content = re.sub(r"</(?:p|li|h[2-6]|td|th|blockquote)>|<br ?/?>", ". ", content)
    return _SHORT_FOR_SECTION.sub(".", " ".join(html.unescape(re.sub(r"<[^>]+>", "", content)).split()))


def _check_routes(response: Response, text: str) -> Iterator[Finding]:
    """Rule DL059."""
    refusing = [part for part in response.parts if is_refusal(part.outcome, part.law) and not _is_no_refusal(part)]
    if not refusing:
        return
    lower = text.lower()
    routes = (
        (_REVIEW_WORDS, _REVIEW, "how to ask for a review"),
        (_REGULATOR_WORDS, _REGULATOR, "how to complain to the regulator"),
    )
    lacks = [said for words, patterns, said in routes if not _says(lower, words, patterns)]
    if lacks:
        message = f"The letter refuses something, and does not say {' or '.join(lacks)}."
        hint = (
            "If the letter that was sent says it, on its back for instance, add those words. If it does not, name "
            "DL059 under known_defects: the page then says so."
        )
        yield response.finding("DL059", (*refusing[0].place, "outcome"), message, hint, Severity.WARNING)


def _is_no_refusal(part: Part) -> bool:
    """Whether a part was granted in part only because the rest is not held, which an Act does not call a refusal."""
    granted = part.outcome is Outcome.PART_GRANTED and not part.law.environmental
    return granted and not (part.exemptions or part.refusal_notice)


def _says(lower: str, words: tuple[str, ...], patterns: tuple[re.Pattern[str], ...]) -> bool:
    return any(word in lower for word in words) or any(pattern.search(lower) for pattern in patterns)


def _figures(text: str, numbers: set[str]) -> Iterator[tuple[int, str]]:
    """Where one of these numbers stands, glued to a letter or not; in dates, sums and shares it is no section's."""
    for match in _FIGURES.finditer(text):
        number = match[0].upper()
        if number in numbers and not _is_amount(text, match.start(), match.end()):
            yield match.start(), number


def _is_amount(text: str, start: int, end: int) -> bool:
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    goes_on = behind[:1] in _INSIDE and behind[1:].isdigit()
    went_on = before[1:] in _INSIDE and before[:1].isdigit()
    within = (goes_on and went_on) or (goes_on and _DATE.match(text, start) is not None)
    decimal = (went_on and before[1] in ".,") or (goes_on and behind[0] in ".,")
    return within or decimal or before.endswith("\u00a3") or behind.startswith("%")


def _check_argued(response: Response, text: str, figures: Sequence[tuple[int, str]]) -> Iterator[Finding]:
    """Rule DL080: a section that the letter relies on, and no part lists."""
    told = _listed(response) | {notice.section for part in response.parts for notice in part.refusal_notice}
    laws = {statute(law).unit: law for law in response.laws}
    read = 0
    for place, number in figures:
        if place < read or number in told or not text[max(0, place - 12) : place].rstrip().lower().endswith(_BEFORE):
            continue
        sentence, read = _sentence(text, place)
        if not _RELIED_ON.search(sentence) or _NOT_RELIED_ON.search(sentence) or _ASKED.search(sentence):
            continue
        if _names_another_law(sentence):
            continue
        for unit, section in _sections_in(sentence):
            if section not in told and unit in laws and section in _relied_on(laws[unit]):
                told.add(section)
                message = f"The letter seems to rely on {unit} {section}, and no part lists it."
                hint = "If it does, list it under exemptions, with the limb that the letter cites. If not, all is well."
                yield response.finding("DL080", _last_exemptions(response), message, hint, Severity.WARNING)


def _listed(response: Response) -> set[str]:
    return {exemption.citation.section for part in response.parts for exemption in part.exemptions}


def _sentence(text: str, place: int) -> tuple[str, int]:
    """The sentence that stands around `place`, and where it ends; a long one is cut."""
    first, last = max(0, place - _LONGEST_SENTENCE), place + _LONGEST_SENTENCE
    start = max(first, *(text.rfind(end, first, place) + 1 for end in _ENDS))
    last = min((end for end in (text.find(end, place, last) for end in _ENDS) if end >= 0), default=last)
    return text[start:last], last


@cache
def _relied_on(law: Law) -> frozenset[str]:
    """The sections of a law that something can be refused under."""
    grounds = [row for row in statute(law).provisions.values() if row.role in (Role.GROUND, Role.NCND)]
    return frozenset(row.number.partition("(")[0] for row in grounds) - _NEVER_ARGUED


def _names_another_law(sentence: str) -> bool:
    """Whether a section of the sentence is that of another law, named before it or right behind: "section 9 of the …".

    What a disclosure would break, further on, is the reason for relying on one of our own.
    """
    numbers = [mention.end() for mention in _MENTION.finditer(sentence)]
    last = max(numbers, default=len(sentence)) + _RIGHT_BEHIND
    return any(not _OWN_LAW.search(match[0]) and match.start() <= last for match in _ANY_LAW.finditer(sentence))


def _sections_in(text: str) -> Iterator[tuple[str, str]]:
    """Unit and number of the sections and regulations that are named."""
    for mention in _MENTION.finditer(text):
        if not mention["other"]:
            unit = "regulation" if mention["unit"][0] in "Rr" else "section"
            for number in _NUMBER.findall(mention["numbers"]):
                yield unit, number.upper()


def _last_exemptions(response: Response) -> tuple[str | int, ...]:
    """Where the list of exemptions stands that most probably lacks something."""
    refusing = [part for part in response.parts if part.exemptions]
    return (*refusing[-1].place, "exemptions") if refusing else (*response.parts[0].place, "outcome")


def _check_listed(response: Response, numbers: set[str]) -> Iterator[Finding]:
    """Rule DL080: an exemption that is listed, and whose number stands nowhere in the letter."""
    told: set[Citation] = set()
    for part in response.parts:
        for exemption in part.exemptions:
            whole = Citation(exemption.citation.law, exemption.citation.section)
            if whole in told or whole.section in numbers:
                continue
            told.add(whole)
            unit = statute(whole.law).unit
            message = f"{unit.capitalize()} {whole.section} is listed, and its number stands nowhere in the letter."
            hint = "Compare the list with the letter. Where the letter describes the exemption in words, all is well."
            yield response.finding("DL080", exemption.place, message, hint, Severity.WARNING)
