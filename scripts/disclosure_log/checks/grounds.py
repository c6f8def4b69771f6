"""What a part relies on: limbs that fit its outcome, its date and its authority, and what each of them calls for.

Freedom of Information Act 2000, Part II, and its like in the other laws; the guidance of the Information Commissioner
on neither confirming nor denying, on sections 23, 24, 30, 31, 36 and 40. A fact that the tables of the law do not have
from a source gives no error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from disclosure_log.config import Options
from disclosure_log.findings import Finding, Severity
from disclosure_log.law import AuthorityKind, Citation, CitationError, Law, Outcome, Provision, Role, parse_citations
from disclosure_log.law import statute as table_of
from disclosure_log.records.response import Exemption, Part, Response

_INTERESTS = {
    Law.EIR: ("12(5)(a)",),
    Law.FOISA: ("28", "29", "30", "31", "32", "33", "34", "35", "38", "39(1)", "41"),
    Law.EIR_SCOTLAND: ("10(5)(a)",),
}
"""What stands beside a limb of neither confirming nor denying, as what it protects: FOISA section 18(1) names it."""

_DETAILS: Mapping[str, tuple[str, str, Severity]] = {
    "available_at": (
        "where the information can be had",
        "'the web address, or words where it is not online'",
        Severity.WARNING,
    ),
    "expected": ("when it is to be published, if a day is set (FOIA asks for none)", "2026-09-30", Severity.WARNING),
    "estimate": ("what the work would take", "31 hours", Severity.WARNING),
    "enactment": ("which law forbids disclosure", "'the name of that law, and its section'", Severity.ERROR),
    "purpose": ("which purpose is meant", "{purposes}b)", Severity.ERROR),
    "qualified_person": ("whose reasonable opinion it was, by role", "Chief Constable", Severity.ERROR),
}
"""For each key, what is not said without it, an example of what to write, and how much it weighs."""


def check_grounds(response: Response, options: Options) -> Iterator[Finding]:
    """What is wrong with the provisions that the parts of `response` rely on."""
    for part in response.parts:
        kind = options.authority_kind
        usable = [exemption for exemption in part.exemptions if not _why_not(exemption, kind)]
        yield from _check_authority(response, part, kind)
        yield from _check_limbs(response, part, usable)
        yield from _check_dates(response, usable)
        yield from _check_details(response, part, usable)
        if len(part.exemptions) > 1:
            yield from _check_together(response, part)
        yield from _check_alternatives(response, part)


def provision_of(exemption: Exemption) -> Provision | None:
    """The row of the law that an exemption cites."""
    return table_of(exemption.citation.law).find(exemption.citation.provision)


def _binds(law: Law, kind: AuthorityKind) -> bool:
    """Whether a law binds authorities of this kind: those of Scotland have laws of their own."""
    return kind is AuthorityKind.OTHER or law.scottish == (kind is AuthorityKind.SCOTTISH_AUTHORITY)


def _why_not(exemption: Exemption, kind: AuthorityKind) -> str:
    """Why an authority of this kind cannot rely on an exemption; empty where it can, or where the kind says nothing."""
    if kind is AuthorityKind.OTHER:
        return ""
    citation, provision = exemption.citation, provision_of(exemption)
    if not _binds(citation.law, kind):
        return f"{citation.law} does not bind this kind of authority ({kind}), and {citation.provision} is relied on."
    if provision and provision.confirmed and provision.authorities and kind not in provision.authorities:
        return f"{citation.provision} cannot be relied on by this kind of authority ({kind})."
    return ""


def _check_authority(response: Response, part: Part, kind: AuthorityKind) -> Iterator[Finding]:
    """Rule DL055: provisions that authorities of this kind cannot rely on."""
    hint = (
        "Compare it with the letter. If the letter itself says so, name DL055 under known_defects; if the kind is "
        "wrong, mend authority_kind in mkdocs.yml."
    )
    for exemption in part.exemptions:
        if message := _why_not(exemption, kind):
            yield response.finding("DL055", exemption.place, message, hint)
    if not part.exemptions and not _binds(part.law, kind):
        message = f"This is said to be answered under {part.law}, which does not bind this kind of authority ({kind})."
        yield response.finding("DL055", (*part.place, "outcome"), message, hint)


def _check_limbs(response: Response, part: Part, exemptions: list[Exemption]) -> Iterator[Finding]:
    """Rule DL051: an outcome that neither confirms nor denies rests on a limb for that, and no other one does."""
    if part.outcome in (Outcome.GRANTED, Outcome.ANSWERED):
        return  # rule DL016
    limbs = [exemption for exemption in exemptions if _role(exemption) is Role.NCND]
    if part.outcome is not Outcome.NCND:
        sure = [exemption for exemption in limbs if _is_sure(exemption)]
        if sure:
            are = "is" if len(sure) == 1 else "are"
            numbers = " and ".join(exemption.citation.provision for exemption in sure)
            message = f"{numbers} {are} for neither confirming nor denying, and the outcome is {part.outcome}."
            hint = "Write outcome: ncnd, or a part of its own for what was neither confirmed nor denied."
            yield response.finding("DL051", sure[0].place, message, hint)
        return
    if not part.exemptions and part.whole:
        message = "The outcome is ncnd, and no limb of an exemption is named that allows it."
        hint = "List under exemptions what the letter relies on, such as exemptions: [24(2), 31(3)]."
        yield response.finding("DL051", (*part.place, "outcome"), message, hint)
    for exemption in exemptions:
        if _role(exemption) is Role.GROUND and _is_sure(exemption) and not _stands_beside(exemption, limbs):
            yield response.finding("DL051", exemption.place, *_no_limb(exemption.citation, response.responded))
    if limbs and part.whole and part.law is Law.FOISA and all(_role(each) is Role.NCND for each in part.exemptions):
        number = limbs[0].citation.provision
        message = f"{number} stands alone, and no exemption is named that would apply if the information were held."
        yield response.finding("DL051", limbs[0].place, message, _BESIDE_18)


def _role(exemption: Exemption) -> Role | None:
    provision = provision_of(exemption)
    return provision.role if provision else None


def _is_sure(exemption: Exemption) -> bool:
    provision = provision_of(exemption)
    return provision is not None and provision.confirmed


_BESIDE_18 = "Section 18 goes with one of 28 to 35, 38, 39(1) and 41: name beside it the one that the letter names."


def _stands_beside(exemption: Exemption, limbs: list[Exemption]) -> bool:
    """Whether an exemption is named as what a limb protects: 12(5)(a) beside 12(6), 35(1) beside FOISA 18."""
    law = exemption.citation.law
    if not any(limb.citation.law is law for limb in limbs):
        return False
    return any(
        exemption.citation.provision == interest or exemption.citation.provision.startswith(f"{interest}(")
        for interest in _INTERESTS.get(law, ())
    )


def _no_limb(citation: Citation, day: date) -> tuple[str, str]:
    table = table_of(citation.law)
    message = f"{citation.provision} is no limb for neither confirming nor denying, and the outcome is ncnd."
    limbs = [limb.number for limb in table.limbs(citation.provision) if limb.stood(day)]
    if citation.law is Law.FOIA and citation.section == "12":
        return message, "12 is about cost, 12(2) about that of finding out whether information is held: outcome: cost."
    if citation.law is Law.FOISA:
        return message, "In Scotland the limb is section 18: name 18(1) beside it, if the letter does."
    if not limbs:
        return message, f"{table.unit.capitalize()} {citation.section} has no such limb: compare it with the letter."
    return message, f"Compare it with the letter: the limb of {table.unit} {citation.section} is {' or '.join(limbs)}."


def _check_dates(response: Response, exemptions: list[Exemption]) -> Iterator[Finding]:
    """Rule DL058: limbs that did not stand, or stood no longer, when the request was answered.

    It is that day, and not the day of receipt, that decides (Data Protection Act 2018, Schedule 20, paragraphs 52, 56,
    60 and 61).
    """
    for exemption in exemptions:
        provision = provision_of(exemption)
        if provision is None or not provision.confirmed or provision.stood(response.responded):
            continue
        if provision.since and response.responded < provision.since:
            said = f"has stood only since {provision.since.isoformat()}, and the letter is older."
        else:
            said = f"stood until {provision.until or ''}, and the letter is not older than that."
        hint = (
            "Compare it with the letter. If the letter itself says so, name DL058 under known_defects; the list keeps "
            "what the letter cites."
        )
        yield response.finding("DL058", exemption.place, f"{exemption.citation.provision} {said}", hint)


def _check_details(response: Response, part: Part, exemptions: list[Exemption]) -> Iterator[Finding]:
    """Rule DL056: what a provision calls for beside its number; said once, it holds for the whole section."""
    said = {
        (exemption.citation.law, exemption.citation.section, key)
        for exemption in part.exemptions
        for key in exemption.keys.model_fields_set
    }
    for exemption in exemptions:
        provision = provision_of(exemption)
        for key in provision.calls_for if provision and provision.confirmed else ():
            asked = (exemption.citation.law, exemption.citation.section, key)
            if asked in said or _goes_without_saying(key, exemption, part):
                continue
            said.add(asked)
            what, how, severity = _DETAILS[key]
            number, purposes = exemption.citation.provision, _PURPOSES.get(exemption.citation.law, "")
            message = f"{number} calls for more than its number: {what} is not said."
            example = how.format(purposes=purposes)
            entry = f"{{provision: {number}, {key}: {example}}}"
            hint = f"Write it in the list like this, with the letter's own words: {entry}."
            yield response.finding("DL056", exemption.place, message, hint, severity)


_PURPOSES = {Law.FOIA: "31(2)(", Law.FOISA: "35(2)("}
"""How the purposes begin that 31(1)(g) to (i), FOISA 35(1)(g) and (h), speak of."""


def _goes_without_saying(key: str, exemption: Exemption, part: Part) -> bool:
    """Whether the list itself says what `key` would: the purpose, or that it is statistics, which need no opinion."""
    law = exemption.citation.law
    instead = {"purpose": _PURPOSES.get(law), "qualified_person": "36(4)"}.get(key)
    return instead is not None and any(
        each.citation.law is law and each.citation.provision.startswith(instead) for each in part.exemptions
    )


_APART = ((Law.FOIA, ("30(1)", "30(2)", "30"), ("31(1)", "31")), (Law.FOIA, ("23(1)", "23"), ("24(1)", "24")))
"""What cannot both apply to the same information: section 31(1) covers what is not exempt by section 30, and section
24(1) what does not fall within section 23(1). Their limbs of neither confirming nor denying do go together."""


def _check_together(response: Response, part: Part) -> Iterator[Finding]:
    """Rule DL057: two exemptions of which one begins where the other ends."""
    alternatives = {exemption.citation for exemption in part.exemptions if exemption.keys.alternative_to}
    for law, first, second in _APART:
        one = [each for each in part.exemptions if _is_ground(each, law, first)]
        other = [each for each in part.exemptions if _is_ground(each, law, second)]
        if one and other and not any(each.citation in alternatives for each in [*one, *other]):
            earlier, later = one[0].citation.provision, other[0].citation.provision
            message = f"{earlier} and {later} cannot both apply to the same information."
            hint = (
                f"If they are about different information, give each a part of its own. If the letter claims one in "
                f"case the other fails, write it in the list like this: "
                f"{{provision: {later}, alternative_to: {earlier}}}."
            )
            yield response.finding("DL057", other[0].place, message, hint, Severity.WARNING)


def _is_ground(exemption: Exemption, law: Law, numbers: tuple[str, ...]) -> bool:
    cited = exemption.citation
    if cited.law is not law or _role(exemption) is not Role.GROUND:
        return False
    return any(
        cited.provision == number or ("(" in number and cited.provision.startswith(f"{number}(")) for number in numbers
    )


def _check_alternatives(response: Response, part: Part) -> Iterator[Finding]:
    """Rule DL012: `alternative_to` names another exemption of the same part."""
    for exemption in part.exemptions:
        named = exemption.keys.alternative_to
        if not named:
            continue
        try:
            others = parse_citations(named, exemption.citation.law)
        except CitationError:
            others = ()
        known = [each.citation for each in part.exemptions if each.citation != exemption.citation]
        if not others or not all(any(other.covers(each) for each in known) for other in others):
            message = "`alternative_to` names no other exemption of this part."
            hint = (
                "Write there the number of the exemption that this one is an alternative to, as it stands in the list."
            )
            yield response.finding("DL012", (*exemption.place, "alternative_to"), message, hint)
