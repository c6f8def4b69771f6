"""The words of the letter: what it lacks, and what it argues that the front matter does not list.

Letters are read for hints alone, and nothing that is found here stops one. What a refusal notice must say of reviews
and complaints: section 17(7) of the Freedom of Information Act 2000; regulation 14(5) of the Environmental Information
Regulations 2004; section 19 of FOISA.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from disclosure_log.findings import Finding, Severity
from disclosure_log.law import Citation, Law, is_refusal, statute
from disclosure_log.records.response import Response

_REVIEW = re.compile(
    r"\breview(?:s|ed)?\b|\bcomplain|\bdissatisfied\b|\bunhappy\b|\bappeal\b|\breconsider"
    r"|\blook(?:ed)? at (?:afresh|again|anew)|\b(?:think|look) again\b"
    r"|\badolyg|\bcwyn|\bgwyno|\banfodlon|\bailystyried|\banhapus",
    re.IGNORECASE,
)
_REGULATOR = re.compile(
    r"\bInformation Commission|\bICO\b|\b[CG]h?omisi\w+ Gwybodaeth",
    re.IGNORECASE,
)
_ONE = r"\d+[A-Z]{0,2}(?:\s*\([0-9a-zA-Z]{1,4}\))*"
_AND = r"(?:\s*[,&/;]\s*(?:(?:and|a|ac)\b)?\s*|\s+(?:and|a|ac)\s+)"
_MENTION = re.compile(
    r"\b(?:sections?|s\.|ss\.|regulations?|regs?\.?|adran(?:nau)?|rheoliad(?:au)?)\s*"
    rf"(?P<numbers>{_ONE}(?:{_AND}(?:section|s\.)?\s*{_ONE})*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w(])\d+[A-Za-z]{0,2}(?=\s*\(|\b)")
_RELIED_ON = re.compile(
    r"\bexempt|\bengaged\b|\bwithh[eo]ld|\brefus|\bby virtue of\b|\bneither confirm|\brel(?:y|ied|ying) on\b"
    r"|\besempt|\beithri",
    re.IGNORECASE,
)
_NOT_RELIED_ON = re.compile(
    r"\bnot (?:\w+ )?(?:engaged|appl|rel|exempt|withh)|\bdoes not apply\b(?! by virtue)|\bno longer\b"
    r"|\bconsidered whether\b|\bif (?:we|it)\b|\bwould be exempt\b|\bwould have\b",
    re.IGNORECASE,
)
_ANY_LAW = re.compile(
    r"\b(?:[A-Z][\w'\u2019-]*,? (?:(?:of|and|in|for|to|the|\([A-Z]\w+\)) )*)+(?:Acts?|Regulations|Order|Rules|Code)\b"
    r"|\bGDPR\b|\bDeddf\b"
)
_OWN_LAW = re.compile(
    r"Freedom of Information|\bFOI|Environmental Information|\bEIR|Rhyddid Gwybodaeth|Gwybodaeth Amgylcheddol"
    r"|\b[Tt]he (?:Act|Regulations)\b"
)
_NEVER_ARGUED = frozenset({"1", "2", "10", "16", "17", "50"})


def check_letter(response: Response, *, hints: bool) -> Iterator[Finding]:
    """What the letter of `response` lacks; with `hints`, also where it and the list of exemptions differ."""
    if response.body is None:
        return
    text = _plain(response.body.response.html)
    yield from _check_routes(response, text)
    if hints and all(part.whole for part in response.parts):
        yield from _check_argued(response, text)
        yield from _check_listed(response, text)


def _plain(content: str) -> str:
    """The words of HTML; the ends of paragraphs, items and headings end a sentence."""
    content = re.sub(r"</(?:p|li|h[2-6]|td|th|blockquote)>|<br ?/?>", ".\n", content)
    return html.unescape(re.sub(r"<[^>]+>", "", content)).replace("\N{NO-BREAK SPACE}", " ")


def _check_routes(response: Response, text: str) -> Iterator[Finding]:
    """Rule DL059."""
    refusing = [part for part in response.parts if is_refusal(part.outcome, part.law)]
    if not refusing:
        return
    lacks = [
        said
        for pattern, said in ((_REVIEW, "how to ask for a review"), (_REGULATOR, "how to complain to the regulator"))
        if not pattern.search(text)
    ]
    if lacks:
        message = f"The letter refuses something, and does not say {' or '.join(lacks)}."
        hint = (
            "If the letter that was sent says it, on its back for instance, add those words. If it does not, name "
            "DL059 under known_defects: the page then says so."
        )
        yield response.finding("DL059", (*refusing[0].place, "outcome"), message, hint, Severity.WARNING)


def _check_argued(response: Response, text: str) -> Iterator[Finding]:
    """Rule DL080: a section that the letter relies on, and no part lists."""
    listed = {
        (exemption.citation.law, exemption.citation.section) for part in response.parts for exemption in part.exemptions
    }
    notices = {notice.section for part in response.parts for notice in part.refusal_notice}
    told: set[str] = set()
    for sentence in re.split(r"(?<=[.;:!?])\s+", text):
        if not _RELIED_ON.search(sentence) or _NOT_RELIED_ON.search(sentence) or _names_another_law(sentence):
            continue
        for section in _sections_in(sentence):
            if section in _NEVER_ARGUED | notices | told:
                continue
            laws = [law for law in response.laws if statute(law).find_ground(section) or _is_regulation(law, section)]
            if laws and not any((law, section) in listed for law in Law):
                told.add(section)
                message = f"The letter seems to rely on {statute(laws[0]).unit} {section}, and no part lists it."
                hint = "If it does, list it under exemptions, with the limb that the letter cites. If not, all is well."
                yield response.finding("DL080", _last_exemptions(response), message, hint, Severity.WARNING)


def _is_regulation(law: Law, number: str) -> bool:
    """Whether grounds lie below a number that is none itself, as below regulation 12."""
    return any(known.startswith(f"{number}(") for known in statute(law).provisions)


def _names_another_law(sentence: str) -> bool:
    return any(not _OWN_LAW.search(match[0]) for match in _ANY_LAW.finditer(sentence))


def _sections_in(text: str) -> Iterator[str]:
    for mention in _MENTION.finditer(text):
        yield from (number.upper() for number in _NUMBER.findall(mention["numbers"]))


def _last_exemptions(response: Response) -> tuple[str | int, ...]:
    """Where the list of exemptions stands that most probably lacks something."""
    refusing = [part for part in response.parts if part.exemptions]
    return (*refusing[-1].place, "exemptions") if refusing else (*response.parts[0].place, "outcome")


def _check_listed(response: Response, text: str) -> Iterator[Finding]:
    """Rule DL080: an exemption that is listed, and whose number stands nowhere in the letter."""
    told: set[Citation] = set()
    for part in response.parts:
        for exemption in part.exemptions:
            whole = Citation(exemption.citation.law, exemption.citation.section)
            if whole in told or re.search(rf"(?<![\w/.,]){re.escape(whole.section)}(?![\w/])", text, re.IGNORECASE):
                continue
            told.add(whole)
            unit = statute(whole.law).unit
            message = f"{unit.capitalize()} {whole.section} is listed, and its number stands nowhere in the letter."
            hint = "Compare the list with the letter. Where the letter describes the exemption in words, all is well."
            yield response.finding("DL080", exemption.place, message, hint, Severity.WARNING)
