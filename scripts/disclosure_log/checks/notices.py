"""The refusal notice of a part, and its public interest test.

Freedom of Information Act 2000, sections 2 and 17; FOISA sections 2, 16, 17 and 18; regulations 12 and 14 of the
Environmental Information Regulations 2004, 10 and 13 of the Scottish ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure_log.checks.grounds import provision_of
from disclosure_log.config import Options
from disclosure_log.findings import Finding
from disclosure_log.law import Citation, CitationError, Kind, Law, Outcome, is_refusal, parse_notices, statute
from disclosure_log.law.grounds import grounds
from disclosure_log.records.body import section_names
from disclosure_log.records.response import Exemption, Part, Response

_TEST = re.compile(
    r"^(?!.*\b(?:no|not|without)\b.*public\W+interest).*public\W+interest(?!\W+(?:disclosure|immunity))"
    r"|\b[bfm]udd(?:iant|iannau)? (?:y )?cyhoedd|\bl?les y cyhoedd|\bdiddordeb y cyhoedd",
    re.IGNORECASE,
)
"""What a heading says that the test stands under, in English and in Welsh."""

_LEFT_OUT = {Law.FOIA: ("17(3)", "17(4)")}
"""Why a notice may leave the test out, as `public_interest_test` says it."""

_NO_TEST_EXPECTED = frozenset({(Law.EIR, "12(4)(a)"), (Law.EIR_SCOTLAND, "10(4)(a)")})
"""Not holding information is an exception on paper, and nothing can be weighed (guidance of the ICO)."""

_LATER = ("17(2)", "17(3)")
"""A notice under 17(1) while the test is not decided yet, and the one that follows it with the reasons."""


def check_notices(response: Response, options: Options) -> Iterator[Finding]:
    """What is wrong with the notices and the public interest tests of `response`."""
    del options
    for part in response.parts:
        if part.whole:
            yield from _check_notice(response, part)
            yield from _check_test(response, part)


def _check_notice(response: Response, part: Part) -> Iterator[Finding]:
    """Rule DL054."""
    if part.outcome in (Outcome.GRANTED, Outcome.ANSWERED):
        return  # rule DL016
    needed = _needed(part)
    place = (*part.place, "refusal_notice")
    known = "If the letter itself says otherwise, name DL054 under known_defects."
    if not needed:
        if part.law.environmental and part.outcome is Outcome.TRANSFERRED:
            return  # regulation 10(1), and 14(1) in Scotland: it is told in a refusal
        if part.refusal_notice and not is_refusal(part.outcome, part.law) and not part.exemptions:
            message = f"The outcome is {part.outcome}, which is no refusal under {statute(part.law).short_name}."
            hint = f"Take `refusal_notice` out. {known}"
            yield response.finding("DL054", place, message, hint)
        return
    if needed == [Citation(Law.FOISA, "16(5)")] and not part.refusal_notice:
        return  # an earlier notice may stand for this one (section 16(5))
    missing = [notice for notice in needed if not any(_serves(given, notice, part) for given in part.refusal_notice)]
    wrong = [given for given in part.refusal_notice if not _is_called_for(given, needed, part)]
    if missing and part.refusal_notice:
        given = ", ".join(citation.provision for citation in part.refusal_notice)
        message = f"The notice is said to be under {given}, and {_why(part, missing[0])} needs {missing[0].provision}."
        # In a part under another law, the number alone would be read as that law's.
        named = missing[0].provision if missing[0].law is part.law else f"{missing[0].law} {missing[0].provision}"
        hint = f"Compare it with the letter, and write {named} if it says so. {known}"
        yield response.finding("DL054", place, message, hint)
    elif missing:
        message = f"No refusal notice is named, and {_why(part, missing[0])} needs one under {missing[0].provision}."
        hint = f"Add refusal_notice: {missing[0].provision}, if the letter is one. {known}"
        yield response.finding("DL054", (*part.place, "outcome"), message, hint)
    elif wrong:
        message = f"The notice is said to be under {wrong[0].provision} too, which nothing in this part calls for."
        yield response.finding("DL054", place, message, f"Compare it with the letter. {known}")


def _needed(part: Part) -> list[Citation]:
    """The provisions that the part must be a notice under, each once."""
    found: dict[Citation, None] = {}
    for exemption in part.exemptions:
        provision = provision_of(exemption)
        if provision and provision.confirmed and provision.notice:
            found[Citation(exemption.citation.law, provision.notice)] = None
    usual = grounds(part.outcome, part.law)
    # A part that names no exemption for its refusal has another finding already.
    if not part.exemptions and usual and usual.notice and part.outcome is Outcome.NOT_HELD and not usual.provision:
        found[Citation(part.law, usual.notice)] = None
    return list(found)


def _why(part: Part, notice: Citation) -> str:
    for exemption in part.exemptions:
        provision = provision_of(exemption)
        if provision and provision.notice == notice.provision:
            return exemption.citation.provision
    return str(part.outcome)


def _serves(given: Citation, needed: Citation, part: Part) -> bool:
    """Whether a notice under `given` is one under `needed`: 17 as a whole says no less than is asked."""
    if given.covers(needed) or needed.covers(given):
        return True
    return any(Citation(given.law, number).covers(given) for number in _instead_of(needed, part))


def _instead_of(needed: Citation, part: Part) -> tuple[str, ...]:
    """What serves as well as the notice that is called for.

    A vexatious or repeated request may need none anew (section 17(6)), which cost never is; a notice under FOISA
    section 18 is given in the way of section 16, where the answer neither confirms nor denies.
    """
    if needed == Citation(Law.FOIA, "17(1)"):
        return _LATER
    if needed == Citation(Law.FOIA, "17(5)"):
        vexatious = any(Citation(Law.FOIA, "14").covers(exemption.citation) for exemption in part.exemptions)
        return ("17(6)",) if vexatious else ()
    if needed.law is Law.FOISA and part.outcome is Outcome.NCND:
        return ("16(1)", "18(1)")
    return ()


def _is_called_for(given: Citation, needed: list[Citation], part: Part) -> bool:
    notice = statute(given.law).notice(given.provision)
    # 17(2), (3), (4) and (7) say how a notice is worded, not which one it is; 17(6) says that none is called for.
    beside = notice is not None and notice.beside and notice.number != "17(6)"
    # What is not held can stand beside what is exempt, with a notice of its own in Scotland.
    rest = part.outcome is Outcome.PART_GRANTED and given == Citation(Law.FOISA, "17(1)")
    return beside or rest or any(_serves(given, notice, part) for notice in needed)


def _check_test(response: Response, part: Part) -> Iterator[Finding]:
    """Rule DL053: a final refusal on a qualified limb weighs the public interest, and says so."""
    if part.public_interest_test:
        yield from _check_said(response, part, part.public_interest_test)
    elif is_refusal(part.outcome, part.law) and not _goes_without_test(part) and not _has_test(response):
        qualified = [exemption for exemption in part.exemptions if _needs_test(exemption, response)]
        if qualified:
            yield response.finding("DL053", (*part.place, "exemptions"), *_no_test(response, qualified))


def _needs_test(exemption: Exemption, response: Response) -> bool:
    provision = provision_of(exemption)
    if provision is None or not provision.confirmed or provision.kind is not Kind.QUALIFIED:
        return False
    if not provision.stood(response.responded):
        return False  # rule DL058: of a limb that did not stand, nothing more is asked
    return (exemption.citation.law, exemption.citation.provision) not in _NO_TEST_EXPECTED


def _goes_without_test(part: Part) -> bool:
    """Whether the notice says why there is none: not decided yet (17(2)), or its reasons would disclose (17(4)).

    Under FOISA a notice that neither confirms nor denies need not weigh the public interest (section 18(2)).
    """
    if part.law is Law.FOISA and part.outcome is Outcome.NCND:
        return True
    without = (Citation(Law.FOIA, "17(2)"), Citation(Law.FOIA, "17(4)"))
    return any(reason.covers(notice) for reason in without for notice in part.refusal_notice)


def _has_test(response: Response) -> bool:
    return response.body is None or any(_TEST.search(heading.text) for heading in response.body.response.headings)


def _no_test(response: Response, qualified: list[Exemption]) -> tuple[str, str]:
    needing = (
        f"{qualified[0].citation.provision} needs"
        if len(qualified) == 1
        else f"{', '.join(exemption.citation.provision for exemption in qualified)} need"
    )
    message = f"The letter has no heading for a public interest test, which {needing}."
    reasons = " or ".join(_LEFT_OUT.get(qualified[0].citation.law, ()))
    left_out = f"write there {reasons} where that allows it, or name" if reasons else "name"
    hint = (
        "If the test stands in the letter, write its heading as one, or name under public_interest_test the heading "
        f"that it stands under ({_whole_letter(response)} where no other one does). If the letter has no test, "
        f"{left_out} DL053 under known_defects."
    )
    return message, hint


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _is_reason(said: str, law: Law, reasons: tuple[str, ...]) -> bool:
    """Whether `said` is one of the reasons, however it is written: 17(4), s.17(4)."""
    try:
        read = parse_notices(said, law)
    except CitationError:
        return False
    return all(any(Citation(law, reason).covers(notice) for reason in reasons) for notice in read)


def _whole_letter(response: Response) -> str:
    """The heading above the whole letter, which names where the test stands in a letter without headings."""
    return section_names(response.language)[1]


def _check_said(response: Response, part: Part, said: str) -> Iterator[Finding]:
    """What `public_interest_test` says is one of the reasons of that law, or a heading of the letter."""
    if response.body is None:
        return
    headings = [_whole_letter(response), *(heading.text for heading in response.body.response.headings)]
    reasons = _LEFT_OUT.get(part.law, ())
    if _plain(said) in map(_plain, headings) or _is_reason(said, part.law, reasons):
        return
    message = "`public_interest_test` names neither a heading of the letter nor a reason for leaving the test out."
    allowed = f"or {' or '.join(reasons)}, " if reasons else ""
    hint = f"Write the heading exactly as it stands in the letter, {allowed}or remove the line."
    yield response.finding("DL012", (*part.place, "public_interest_test"), message, hint)
