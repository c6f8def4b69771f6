"""What is said of a provision of a law: the facts of its table in sentences for readers who know no law."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from babel.lists import format_list

from disclosure_log.data.uses import law_order
from disclosure_log.law import AuthorityKind, Basis, Citation, Kind, Law, Notice, Provision, Role, render, statute
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
_IN_ITS_WORDS = N_("A test in the law's own words: “%(wording)s”.")

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

    notice: Notice | None
    notice_cited: str
    """What a refusal under it is a notice under, and how that is cited."""

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
        return format_list([render(citation, self._gettext) for citation in ordered], locale=self._words.language)

    def title(self, citation: Citation) -> str:
        """What a provision is about; where the table does not go down to it, what the one that covers it is about."""
        row = statute(citation.law).find(citation.provision)
        return self._words.said(row.title) if row else ""

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
            test=self._test(row) if row else "",
            basis=self._basis(row, citation.law) if row else "",
            authorities=self._authorities(row) if row else "",
            stood=self._stood(row) if row else "",
            notice=notice,
            notice_cited=render(Citation(citation.law, notice.number), self._gettext) if notice else "",
            limbs=tuple(Citation(citation.law, limb.number) for limb in limbs),
            elsewhere="" if citation == section else self._words.said(_ELSEWHERE[table.unit]),
            address=row.address if row else f"{table.address}/{table.unit}/{citation.section}",
            link=self._words.at_legislation(section),
        )

    def _test(self, row: Provision) -> str:
        if row.role is Role.NCND and row.kind is Kind.QUALIFIED:
            return self._words.said(_NCND_QUALIFIED)
        return self._words.said(_KINDS[row.kind])

    def _basis(self, row: Provision, law: Law) -> str:
        """Grounds that are no exemptions, such as cost, have no such test: their meaning says what they rest on."""
        if row.kind is Kind.NONE:
            return ""
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
        return capital(format_list(kinds, locale=self._words.language))

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


def capital(text: str) -> str:
    """`text` as a sentence or a line begins."""
    return text[:1].upper() + text[1:]
