"""Which law a letter was answered under, what it relies on, and the notice that it says it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from disclosure_log.intake.letters.division import Division
from disclosure_log.intake.letters.found import Found, Place, Reading
from disclosure_log.intake.letters.grounds_words import (
    ANOTHER_LAW,
    CITED,
    HANDLED,
    HYPOTHETICAL,
    IF_HELD,
    INVESTIGATES,
    LAWS,
    LISTED,
    NOT_RELIED,
    NOT_THIS,
    NOTICE,
    OR,
    RELIED,
    RIGHTS,
    THE_ACT,
    UNDECIDED,
)
from disclosure_log.intake.letters.letter import Kind, Letter, Line
from disclosure_log.law.citations import Citation, CitationError, parse_citations, parse_notices
from disclosure_log.law.laws import Law
from disclosure_log.law.statutes import Role, statute

_SHORT = 90
"""Characters of a line that may be a heading although the file does not say so."""

_INVESTIGATIONS = ("30", "34")
_REVEALING = {"28", "29", "30", "31", "32", "33", "34", "35", "38", "39", "41"}
"""The sections of FOISA on which section 18(1) may rest."""

_ENVIRONMENTAL = {Law.FOIA: Law.EIR, Law.FOISA: Law.EIR_SCOTLAND}
_ACT = {Law.EIR: Law.FOIA, Law.EIR_SCOTLAND: Law.FOISA}


@dataclass(frozen=True, slots=True)
class Relied:
    """A provision that the letter relies on."""

    citation: Citation
    place: Place
    words: str
    """The sentence that says so."""

    line: Line


@dataclass(frozen=True, slots=True)
class GroundsFound:
    """What a letter relies on, and what it may rely on."""

    relied: tuple[Relied, ...] = ()
    """Each provision once, as deep as the letter says."""

    notices: tuple[Relied, ...] = ()
    questions: tuple[Found[Citation], ...] = ()
    """What the letter may rely on: no value, the readings and a question."""

    @property
    def exemptions(self) -> tuple[Citation, ...]:
        """The provisions alone."""
        return tuple(each.citation for each in self.relied)


@dataclass(frozen=True, slots=True)
class _Mention:
    citations: tuple[Citation, ...]
    sentence: str
    line: Line
    relied: bool
    doubtful: bool
    denied: bool


def response_lines(letter: Letter, division: Division) -> Iterator[Line]:
    """The lines of the answer, without the questions that stand among them."""
    inside, asked = set(division.response), set(division.request)
    cells = {(question.block, question.row) for question in division.questions}
    asking = next((question.place for question in division.questions if question.row), None)
    column = next((line.column for line in letter.lines if line.place == asking and line.row), 0)
    yield from _joined(
        line
        for line in letter.lines
        if line.block in inside
        and line.block not in asked
        and not (line.row and line.column == column and (line.block, line.row) in cells)
    )


_GOES_ON = re.compile(r"[a-z(]|\d")


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those joined that a file ends in the midst of a sentence."""
    before: Line | None = None
    for line in lines:
        if (
            before is not None
            and before.block == line.block
            and before.kind is line.kind is Kind.PARAGRAPH
            and before.text[-1] not in ".:;?!"
            and _GOES_ON.match(line.text)
        ):
            before = replace(before, text=f"{before.text} {line.text}", marked=f"{before.marked} {line.marked}")
            continue
        if before is not None:
            yield before
        before = line
    if before is not None:
        yield before


_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z\u201c\"])")
_ABBREVIATED = re.compile(r"\b(?:s|ss|sec|sect|reg|regs|no|art|para|e\.g|i\.e|r)\.$", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a line; the full stop of "s." or "Reg." ends none."""
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def find_law(letter: Letter, division: Division | None = None) -> Found[Law]:
    """The law that the letter was answered under; a question where it names several and does not say which.

    What stands in the request and in sentences about review and complaint does not count. Where all that the answer
    relies on is of another law of the same country, that one is meant, whatever the subject of the letter says.
    """
    found = _law_named(letter, division)
    if division is None:
        return found
    relied = find_grounds(letter, division, found).relied
    laws = {each.citation.law for each in relied if (each.citation.law, each.citation.section) not in _WAYS_TO_THE_EIRS}
    if len(laws) == 1 and laws != {found.value} and (found.value or found.readings):
        law = laws.pop()
        first = next(each for each in relied if each.citation.law is law)
        return Found(law, (Reading(law, first.place, first.words, "all that it relies on is of this law"),))
    return found


_WAYS_TO_THE_EIRS = {(Law.FOIA, "39"), (Law.FOISA, "39")}


def _law_named(letter: Letter, division: Division | None) -> Found[Law]:
    readings: list[Reading[Law]] = []
    handled: list[Reading[Law]] = []
    for law, line, sentence in _namings(letter, division):
        if not RIGHTS.search(sentence):
            readings.append(Reading(law, line.place, sentence, "the letter names it"))
        if HANDLED.search(sentence) and not HYPOTHETICAL.search(sentence):
            handled.append(Reading(law, line.place, sentence, "the request was dealt with under it"))
    if any(reading.value is Law.EIR_SCOTLAND for reading in readings):
        # "EIRs" alone are the Scottish ones where a letter names those in full.
        readings, handled = ([each for each in chosen if each.value is not Law.EIR] for chosen in (readings, handled))
    if {Law.FOIA, Law.FOISA} <= {reading.value for reading in readings}:
        handled = []  # people write "the Freedom of Information Act" in Scotland too
    for chosen in (readings, handled):
        if len({reading.value for reading in chosen}) == 1:
            return Found(chosen[0].value, _first_each(chosen))
    if not readings:
        return Found()
    names = " and ".join(statute(law).short_name for law in dict.fromkeys(reading.value for reading in readings))
    return Found(
        None, _first_each(readings), f"The letter names {names}: which of them was the request answered under?"
    )


def _namings(letter: Letter, division: Division | None) -> Iterator[tuple[Law, Line, str]]:
    """Where the letter names a law, outside the request."""
    asked = set(division.request) - set(division.response) if division else set[int]()
    for line in letter.everything:
        for sentence in sentences(line.text) if line.block not in asked else ():
            for law, pattern in LAWS.items():
                if pattern.search(sentence):
                    yield law, line, sentence


def _first_each(readings: list[Reading[Law]]) -> tuple[Reading[Law], ...]:
    return tuple({reading.value: reading for reading in reversed(readings)}.values())[::-1]


def find_grounds(letter: Letter, division: Division, law: Found[Law]) -> GroundsFound:
    """The provisions that the answer relies on, and the notices that it says it is; what is doubtful is a question.

    A provision counts where the letter says that something is exempt, withheld or refused under it, or where it stands
    as a heading or an item of its own; a mention without that adds no more than the limb of one that counts.
    """
    named = law.value or next((reading.value for reading in law.readings), Law.FOIA)
    mentions = list(_mentions(letter, division, named))
    relied: dict[Citation, _Mention] = {}
    for mention in mentions:
        if mention.relied and not mention.denied:
            for citation in mention.citations:
                relied.setdefault(citation, mention)
    for mention in mentions:
        for citation in mention.citations:
            if not (mention.denied or mention.doubtful) and any(each.covers(citation) for each in relied):
                relied.setdefault(citation, mention)
    deepest = [each for each in relied if not any(each != other and each.covers(other) for other in relied)]
    sections = {(each.law, each.section) for each in deepest if _role(each) is not Role.CONDITION}
    kept = [each for each in deepest if _role(each) is not Role.CONDITION or (each.law, each.section) in sections]
    doubts = {
        citation: mention
        for mention in reversed(mentions)
        if mention.doubtful
        for citation in mention.citations
        if not any(citation.covers(each) or each.covers(citation) for each in kept)
    }
    return GroundsFound(
        tuple(Relied(each, relied[each].line.place, relied[each].sentence, relied[each].line) for each in kept),
        tuple(_notices(letter, division, named)),
        tuple(_doubt(citation, mention) for citation, mention in reversed(doubts.items())),
    )


def _role(citation: Citation) -> Role | None:
    row = statute(citation.law).find(citation.provision)
    return row.role if row else None


def _doubt(citation: Citation, mention: _Mention) -> Found[Citation]:
    unit = statute(citation.law).unit
    reading = Reading(citation, mention.line.place, mention.sentence, "the letter leaves open whether it applies")
    return Found(
        None, (reading,), f"Does the letter rely on {unit} {citation.provision}? It names it and leaves it open."
    )


def _mentions(letter: Letter, division: Division, law: Law) -> Iterator[_Mention]:
    listed = lead = False
    for line in response_lines(letter, division):
        own = line.kind in (Kind.ITEM, Kind.HEADING, Kind.CELL) or len(line.text) <= _SHORT
        if not own or line.text.endswith(":"):
            listed = bool(LISTED.search(line.text) or HYPOTHETICAL.search(line.text) or NOT_RELIED.search(line.text))
            lead = line.text.endswith((":", ";")) and bool(RELIED.search(line.text)) and not listed
        for sentence in sentences(line.text):
            for match in CITED.finditer(sentence):
                citations = _citations(match, sentence, law)
                if not citations or _is_notice(sentence, match):
                    continue
                starts = own and not re.search(r"\w", sentence[: match.start()].replace("Exemption", "")) and not listed
                possible = bool(HYPOTHETICAL.search(sentence)) and not (
                    IF_HELD.search(sentence)
                    and all(each.law is Law.FOISA and each.section in _REVEALING for each in citations)
                )
                denied = (
                    possible or bool(NOT_RELIED.search(sentence)) or (own and listed) or bool(LISTED.search(sentence))
                )
                doubtful = not denied and bool(
                    UNDECIDED.search(sentence) or (OR.search(match[0]) and len(citations) > 1)
                )
                says = bool(RELIED.search(sentence)) or starts or (own and lead)
                yield _Mention(citations, sentence, line, says and not doubtful, doubtful, denied)


def _is_notice(sentence: str, match: re.Match[str]) -> bool:
    return (
        bool(NOTICE.search(sentence))
        and re.search(r"\b1[3-8]\b", match["items"]) is not None
        and not re.search(r"\b(?:1[29]|[2-4]\d)", match["items"])
    )


def _citations(match: re.Match[str], sentence: str, law: Law) -> tuple[Citation, ...]:
    """The grounds that a match names; none where they are of another law, or no grounds."""
    after = sentence[match.end() :]
    if NOT_THIS.match(after) and not (INVESTIGATES.match(after) and match["items"].startswith(_INVESTIGATIONS)):
        return ()
    cited = law
    if (another := ANOTHER_LAW.match(after)) is not None and not THE_ACT.search(another[0]):
        known = next((each for each, pattern in LAWS.items() if pattern.search(another[0])), None)
        if known is None:
            return ()
        cited = known
    regulation = match["unit"].lower().startswith(("r",))
    if regulation != cited.environmental:
        cited = _ENVIRONMENTAL.get(cited, cited) if regulation else _ACT.get(cited, cited)
    found: list[Citation] = []
    for piece in re.split(r"\s+(?:or|neu|nor)\s+", re.sub(r"\b(?:a|ac)\b(?=\s+\(?\d)", "and", match["items"])):
        found += _parsed(piece, cited)
    return tuple(dict.fromkeys(found))


def _parsed(piece: str, law: Law) -> list[Citation]:
    text = re.sub(r"\s+", " ", piece).strip(" ,;&")
    try:
        return list(parse_citations(text, law))
    except CitationError:
        numbers = re.findall(r"\d{1,2}[A-Z]{0,2}(?:\s?\(\w{1,4}\))*", text)
    found: list[Citation] = []
    for number in numbers if len(numbers) > 1 or numbers[:1] != [text] else []:
        try:
            found += parse_citations(number, law)
        except CitationError:
            continue
    return found


def _notices(letter: Letter, division: Division, law: Law) -> Iterator[Relied]:
    seen: set[Citation] = set()
    for line in response_lines(letter, division):
        for sentence in sentences(line.text):
            if not NOTICE.search(sentence) or HYPOTHETICAL.search(sentence):
                continue
            for match in CITED.finditer(sentence):
                for piece in re.split(r"\s*(?:,|&|\band\b|\bor\b)\s*(?=\d)", match["items"]):
                    regulation = match["unit"].lower().startswith("r")
                    cited = law
                    if regulation != law.environmental:
                        cited = _ENVIRONMENTAL.get(law, law) if regulation else _ACT.get(law, law)
                    try:
                        found = parse_notices(re.sub(r"\s+", " ", piece).strip(" ,;&"), cited)
                    except CitationError:
                        continue
                    for citation in found:
                        if citation not in seen:
                            seen.add(citation)
                            yield Relied(citation, line.place, sentence, line)
