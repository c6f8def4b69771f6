"""A citation: which provision of which law a letter relies on, read from what people write.

The canonical form is the number with its brackets and nothing else, `31(1)(a)`. What is read here is ONE provision; a
list in a response has one line for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from disclosure_log.law.laws import Law
from disclosure_log.law.statutes import Role, statute
from disclosure_log.locale import N_

LONGEST = 60
"""Characters that a citation may have: enough for the number and the law's full name, too few to make matching slow."""

_UNITS = {
    "section": N_("section %(provision)s"),
    "regulation": N_("regulation %(provision)s"),
}

_CANONICAL = re.compile(r"[1-9]\d{0,2}[A-Z]{0,2}(\([1-9]\d?[A-Z]{0,2}\))?(\([a-z]{1,2}\)(\([ivx]{1,5}\))?)?", re.ASCII)

_SEVERAL = re.compile(
    r"[\d)]\s*(?:[&,;/+\u2013-]|\b(?:and|or|to|with)\b)\s*(?:s|reg)?[a-z]{0,9}\.?\s*[(\d]", re.IGNORECASE
)

_EXAMPLES = {
    Law.FOIA: "31(1)(a)",
    Law.EIR: "12(4)(b)",
    Law.FOISA: "35(1)(a)",
    Law.EIR_SCOTLAND: "10(4)(b)",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision of one law, in canonical form; `parse_citation` makes one from what somebody wrote."""

    law: Law

    provision: str
    """The number with its brackets: `31(1)(a)`, `22A(1)`."""

    @property
    def section(self) -> str:
        """The section or regulation alone: `31`, `22A`."""
        return self.provision.partition("(")[0]


class CitationError(ValueError):
    """What was written is no provision that can be cited; says why, and what to write instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, one sentence; it quotes no more of what was written than a number."""
        self.hint = hint
        """What to do; empty where nothing more can be said."""


def parse_citation(text: str, law: Law) -> Citation:
    """Read one provision that may be cited for refusing a request, such as `s.31(1)(a)` or `Reg 12(4)(b)`.

    `law` is the law of the response or part; a law named in the text wins over it. Raises `CitationError` where the
    text is no single provision, or where the law has no such provision, or has it for something else than refusing.
    """
    citation = _parse(text, law, _EXAMPLES[law])
    table = statute(citation.law)
    if table.find_ground(citation.provision):
        return citation
    mistake = table.find_mistake(citation.provision)
    if mistake:
        where = f"{table.unit.capitalize()} {mistake.number} of {table.short_name}"
        raise CitationError(f"{where} is not a ground for refusing: {mistake.why}.", mistake.instead)
    message = f"There is no {table.unit} {citation.provision} of {table.short_name} that may be cited for refusing."
    raise CitationError(message, _did_you_mean(citation))


def parse_notice(text: str, law: Law) -> Citation:
    """Read the provision that a letter is a refusal notice under, such as `s.17(1)` or `Reg 14`.

    `law` as for `parse_citation`. Raises `CitationError` where the text is no single provision, or one that is not
    about refusal notices (FOIA section 17; FOISA sections 16 to 18; regulation 14 of the EIRs, 13 of the Scottish
    ones).
    """
    citation = _parse(text, law, _example_notice(law))
    table = statute(citation.law)
    if table.is_refusal_notice(citation.provision):
        return citation
    message = f"{table.unit.capitalize()} {citation.provision} of {table.short_name} is not about refusal notices."
    known = ", or ".join(f"{table.unit} {number} {purpose}" for number, purpose in table.notices.items())
    others = [law for law in Law if statute(law).is_refusal_notice(citation.provision)]
    hint = f"Write {known}, with the brackets that the letter gives. {_another_law(others, citation)}"
    raise CitationError(message, hint.strip())


def _example_notice(law: Law) -> str:
    number = next(iter(statute(law).notices))
    return number if "(" in number else f"{number}(1)"


def _parse(text: str, law: Law, example: str) -> Citation:
    """Read one provision of any kind, without asking whether the law has it; `example` is shown where it is none."""
    written = _written().fullmatch(" ".join(text.split())) if len(text) <= LONGEST else None
    if written is None or (written["before"] and written["after"]):
        raise _unreadable(text, example)
    named = written["before"] or written["after"]
    law = _laws_by_name()[named.lower()] if named else law
    provision = _canonical(written["number"], written["brackets"])
    if not _CANONICAL.fullmatch(provision):
        raise CitationError(
            "The brackets after the number do not stand as a provision has them: number, letter, numeral.",
            "If these are several provisions, write each on its own line of the list.",
        )
    _check_unit(written["unit"], law, provision)
    return Citation(law, provision)


def render(citation: Citation, gettext: Callable[[str], str]) -> str:
    """The citation in words for display, such as "section 31(3)", in the language of `gettext`."""
    return gettext(_UNITS[statute(citation.law).unit]) % {"provision": citation.provision}


def is_neither_confirm_nor_deny(citation: Citation) -> bool:
    """Whether the citation is, or lies below, a limb that allows an authority neither to confirm nor to deny."""
    provision = statute(citation.law).find(citation.provision)
    return provision is not None and provision.role is Role.NCND


@cache
def _laws_by_name() -> dict[str, Law]:
    return {name: law for law in Law for name in statute(law).names}


@cache
def _written() -> re.Pattern[str]:
    """What people write for one provision; white space is single spaces by then."""
    # The longest name first, or "FOI" would be read where "FOI Act" stands.
    names = "|".join(re.escape(name) for name in sorted(_laws_by_name(), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<before>{names})[ :,]+)?"
        r"(?:(?P<unit>sections?|sect?\.?|ss?\.?|regulations?|regs?\.?|r\.?) ?)?"
        r"(?P<number>[1-9]\d{0,2}[a-z]{0,2})"
        r"(?P<brackets>(?: ?\( ?(?:[1-9]\d?[a-z]{0,2}|[a-z]{1,5}) ?\))*)"
        rf"(?:,? (?:of )?(?:the )?(?P<after>{names}))?",
        re.IGNORECASE | re.ASCII,
    )


def _canonical(number: str, brackets: str) -> str:
    """Letters behind a figure are capitals (`22A`, `5B`), letters on their own are small (`a`, `ii`); no spaces."""
    inner = re.findall(r"\w+", brackets)
    return number.upper() + "".join(f"({part.upper() if part[0].isdigit() else part.lower()})" for part in inner)


def _check_unit(unit: str | None, law: Law, provision: str) -> None:
    """Refuse "Reg 12" under an Act, and "section 12" under Regulations: the law that is meant cannot be told."""
    written = {"s": "section", "r": "regulation"}.get((unit or "")[:1].lower())
    table = statute(law)
    if written is None or written == table.unit:
        return
    likely = [other for other in Law if statute(other).unit == written]
    meant = [other for other in likely if statute(other).find_ground(provision)] or likely
    raise CitationError(
        f"A {written} is cited, but {table.short_name} is divided into {table.unit}s: which law is meant?",
        f"Write the law before the number: {_with_law(meant, provision)}.",
    )


def _unreadable(text: str, example: str) -> CitationError:
    if len(text) <= LONGEST and _SEVERAL.search(text):
        return CitationError("More than one provision stands here.", "Write each on its own line of the list.")
    return CitationError(
        "This cannot be read as a provision of the law.",
        f"Write its number and brackets alone, such as {example}.",
    )


def _did_you_mean(citation: Citation) -> str:
    nearest = statute(citation.law).nearest(citation.provision)
    if nearest:
        return f"Did you mean {nearest}?"
    return _another_law([law for law in Law if statute(law).find_ground(citation.provision)], citation)


def _another_law(others: list[Law], citation: Citation) -> str:
    """The advice that one of the laws `others` may be meant; empty where there is none."""
    if not others:
        return ""
    return f"If another law is meant, write it before the number: {_with_law(others, citation.provision)}."


def _with_law(laws: list[Law], provision: str) -> str:
    return " or ".join(f"{law} {provision}" for law in laws)
