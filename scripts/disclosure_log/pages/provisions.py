"""What is said of a provision of a law: the facts of its table in sentences for readers who know no law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from babel.lists import format_list

from disclosure_log.data.uses import Use, law_order
from disclosure_log.law import (
    AuthorityKind,
    Basis,
    Citation,
    Kind,
    Law,
    Outcome,
    Provision,
    Role,
    is_neither_confirm_nor_deny,
    render,
    statute,
)
from disclosure_log.law.grounds import outcome_resting_on
from disclosure_log.law.statutes import Statute
from disclosure_log.locale import N_
from disclosure_log.pages.wording import Wording

NCND_SENTENCE = N_(
    "To neither confirm nor deny says nothing about whether any information is held: it does not mean that any is, "
    "and it does not mean that none is."
)

_KINDS = {
    Kind.ABSOLUTE: N_("Absolute: the law asks for no public interest test."),
    Kind.QUALIFIED: N_(
        "Qualified: it applies only where the public interest in keeping the information back is greater than the "
        "public interest in giving it."
    ),
    Kind.DEPENDS: N_("Absolute or qualified: that depends on the paragraph or the condition that is relied on."),
    Kind.NONE: N_("No exemption or exception, so the law asks for no public interest test."),
}
_NCND_QUALIFIED = N_(
    "Qualified: it applies only where the public interest in not saying whether information is held is greater than "
    "the public interest in saying so."
)

_BASES = {
    Basis.CLASS: N_("That the information is of the kind that the law names. No harm has to be shown."),
    Basis.PREJUDICE: N_("That giving the information would, or would be likely to, harm what the law protects here."),
    Basis.DEPENDS: N_(
        "That depends on the paragraph: that the information is of a certain kind, or that harm is likely."
    ),
}
_NCND_BASES = {
    Basis.CLASS: N_("That the information, if there is any, would be of the kind that the law names."),
    Basis.PREJUDICE: N_(
        "That saying whether information is held would, or would be likely to, harm what the law protects here."
    ),
    Basis.DEPENDS: _BASES[Basis.DEPENDS],
}
_SUBSTANTIALLY = N_(
    "That giving the information would, or would be likely to, substantially harm what the law protects here."
)
_NOT_HELD_TEST = N_(
    "The Regulations ask for a public interest test here too, but where nothing is held there is nothing to weigh."
)
_NOT_HELD_BASIS = N_("That the information was not held when the request arrived.")
_IN_ITS_WORDS = N_("A test in the law's own words: “%(wording)s”.")

_NCND_TITLE = ": neither confirming nor denying"

_WHOLE_REGULATION = {
    "6": N_("How information is made available"),
    "10": N_("Exceptions"),
    "12": N_("Exceptions"),
}
"""Regulations of which the tables have paragraphs alone."""

_ELSEWHERE = {
    "section": N_("Not under this provision, but elsewhere in the section:"),
    "regulation": N_("Not under this provision, but elsewhere in the regulation:"),
}

_AUTHORITIES = {
    AuthorityKind.POLICE_FORCE: N_("police forces"),
    AuthorityKind.COUNCIL: N_("councils"),
    AuthorityKind.GOVERNMENT_DEPARTMENT: N_("government departments"),
    AuthorityKind.NHS_BODY: N_("bodies of the NHS"),
    AuthorityKind.SCHOOL: N_("schools"),
    AuthorityKind.SCOTTISH_AUTHORITY: N_("Scottish authorities"),
    AuthorityKind.OTHER: N_("other authorities"),
}


@dataclass(frozen=True, slots=True)
class ProvisionSaid:
    """A provision in words, as its page shows it. What is not known of it is empty."""

    cited: str
    """How it is cited: "Section 31(3)"."""

    title: str
    meaning: str

    row: Provision | None
    """The facts themselves; none where the table has only provisions below this one."""

    above: str
    """Where the table does not go down to it: the provision that covers it and whose facts these are."""

    role: Role | None

    test: str
    """Whether a public interest test decides."""

    basis: str
    """What must be shown before it applies."""

    authorities: str
    """Who may rely on it, where not everybody may."""

    stood: str
    """From and until when it has stood so; empty where it always has."""

    notice_cited: str
    """What a letter that relies on it is a notice under."""

    says: tuple[str, ...]
    """What such a notice must say, as far as it is about this provision."""

    not_held: bool
    """Whether it is the exception of the Regulations for information that is not held."""

    limbs: tuple[Citation, ...]
    """The limbs of its section for neither confirming nor denying; none where it is one of them."""

    elsewhere: str
    """Where those limbs stand, seen from a provision that is not the whole section."""

    address: str
    """Its section at legislation.gov.uk."""

    link: str
    """The words that lead there."""


class ProvisionWording:
    """The words for the provisions of the laws."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self._gettext: Callable[[str], str] = words.translations.gettext

    def cited(self, citation: Citation) -> str:
        """How a provision is cited at the start of a line: "Section 31(3)"."""
        return capital(render(citation, self._gettext))

    def listed(self, citations: Iterable[Citation]) -> str:
        """Several provisions, as a sentence lists them."""
        ordered = sorted(citations, key=law_order)
        return format_list([render(citation, self._gettext) for citation in ordered], locale=self._words.locale)

    def title(self, citation: Citation) -> str:
        """What a provision is about; where the table does not go down to it, what the one that covers it is about."""
        row = statute(citation.law).find(citation.provision)
        if row is None and citation.law.environmental and citation.provision in _WHOLE_REGULATION:
            return self._words.said(_WHOLE_REGULATION[citation.provision])
        return self._words.said(row.title) if row else ""

    def subject(self, citation: Citation) -> str:
        """The same without ": neither confirming nor denying", for a row that says so already."""
        row = statute(citation.law).find(citation.provision)
        title = self.title(citation)
        return title.rpartition(": ")[0] or title if row and row.title.endswith(_NCND_TITLE) else title

    def law(self, law: Law) -> str:
        """The full name of a law."""
        return self._words.said(statute(law).title)

    def said(self, citation: Citation) -> ProvisionSaid:
        """Everything that is known of a provision."""
        table, said = statute(citation.law), self._words.said
        row = table.find(citation.provision)
        section = Citation(citation.law, citation.section)
        notice = table.notice(row.notice) if row and row.notice else None
        above = render(Citation(citation.law, row.number), self._gettext) if row else ""
        limbs = () if row and row.role is Role.NCND else tuple(table.limbs(citation.provision))
        return ProvisionSaid(
            cited=self.cited(citation),
            title=self.title(citation),
            meaning=said(row.meaning) if row else "",
            row=row,
            above=above if row and row.number != citation.provision else "",
            role=row.role if row else None,
            test=self._test(row, citation.law) if row else "",
            basis=self._basis(row, citation.law) if row else "",
            authorities=self._authorities(row) if row else "",
            stood=self._stood(row) if row else "",
            notice_cited=render(Citation(citation.law, notice.number), self._gettext) if notice else "",
            says=tuple(self._says(row, table)) if row else (),
            not_held=_is_not_held(citation),
            limbs=tuple(Citation(citation.law, limb.number) for limb in limbs),
            elsewhere="" if citation == section else self._words.said(_ELSEWHERE[table.unit]),
            address=row.address if row else f"{table.address}/{table.unit}/{citation.section}",
            link=self._words.at_legislation(section),
        )

    def limbs_in_use(self, citation: Citation, use: Use) -> list[ProvisionSaid]:
        """The limbs under which those who cite `citation` neither confirm nor deny; none where nobody does.

        Where `citation` has none of its own, as 35(1)(a) of FOISA, the one that was cited beside it (section 18).
        """
        if not use.ncnd:
            return []
        table = statute(citation.law)
        own = list(table.limbs(citation.provision))
        for found in (use.cited, use.beside):
            cited = {each.citation for each in found if is_neither_confirm_nor_deny(each.citation)}
            ours = [each for each in cited if each.law is citation.law]
            here = [each for each in ours if each.section == citation.section or not own]
            if here:
                return [self.said(each) for each in sorted(here, key=law_order)]
        numbers = [row.number for row in own] or [number for number in table.notices if _is_limb(table, number)]
        return [self.said(Citation(citation.law, number)) for number in numbers]

    def _says(self, row: Provision, table: Statute) -> Iterator[str]:
        """What the notice must say; of one that serves refusing too, nothing to whoever neither confirms nor denies."""
        notice = table.notice(row.notice) if row.notice else None
        if notice is None or (row.role is Role.NCND and not _is_limb(table, notice.number)):
            return
        weighed = row.kind in (Kind.QUALIFIED, Kind.DEPENDS) and not _is_not_held(Citation(table.law, row.number))
        for clause in notice.says:
            if weighed or "public interest" not in clause:
                yield self._words.said(clause)

    def _test(self, row: Provision, law: Law) -> str:
        if _is_not_held(Citation(law, row.number)):
            return self._words.said(_NOT_HELD_TEST)
        if row.role is Role.NCND and row.kind is Kind.QUALIFIED:
            return self._words.said(_NCND_QUALIFIED)
        return self._words.said(_KINDS[row.kind])

    def _basis(self, row: Provision, law: Law) -> str:
        """Grounds that are no exemptions, such as cost, have no such test: their meaning says what they rest on."""
        if row.kind is Kind.NONE:
            return ""
        if _is_not_held(Citation(law, row.number)):
            return self._words.said(_NOT_HELD_BASIS)
        if row.wording:
            return self._words.said(_IN_ITS_WORDS, wording=self._words.said(row.wording))
        if row.role is Role.NCND:
            return self._words.said(_NCND_BASES[row.basis]) if row.basis in _NCND_BASES else ""
        if law is Law.FOISA and row.basis is Basis.PREJUDICE:
            return self._words.said(_SUBSTANTIALLY)
        return self._words.said(_BASES[row.basis]) if row.basis in _BASES else ""

    def _authorities(self, row: Provision) -> str:
        if row.authorities is None:
            return ""
        kinds = [self._words.said(_AUTHORITIES[kind]) for kind in AuthorityKind if kind in row.authorities]
        return capital(format_list(kinds, locale=self._words.locale))

    def _stood(self, row: Provision) -> str:
        if row.since and row.until:
            message = N_("From %(since)s until %(until)s")
        elif row.since:
            message = N_("Since %(since)s")
        elif row.until:
            message = N_("Until %(until)s")
        else:
            return ""
        days = {"since": row.since, "until": row.until}
        return self._words.said(message, **{name: self._words.plain_day(day) for name, day in days.items() if day})


def _is_not_held(citation: Citation) -> bool:
    return outcome_resting_on(citation.provision, citation.law) is Outcome.NOT_HELD


def _is_limb(table: Statute, number: str) -> bool:
    return is_neither_confirm_nor_deny(Citation(table.law, number))


def capital(text: str) -> str:
    """`text` as a sentence or a line begins."""
    return text[:1].upper() + text[1:]
