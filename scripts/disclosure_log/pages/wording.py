"""How a response is said: outcomes, exemptions, dates and sizes in the words of the site's language."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations
from typing import NamedTuple

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from markupsafe import Markup, escape

from disclosure_log.config import Options
from disclosure_log.data.columns import Type
from disclosure_log.law import (
    Citation,
    Law,
    Outcome,
    cost_limit,
    headline,
    is_neither_confirm_nor_deny,
    is_refusal,
    next_steps,
    regulator,
    render,
    statute,
    usual_law,
)
from disclosure_log.law import outcomes as wordings
from disclosure_log.locale import N_
from disclosure_log.pages import writing
from disclosure_log.pages.addresses import law_address, outcome_address, provision_address, topic_address
from disclosure_log.records.front_matter import ExemptionKeys
from disclosure_log.records.related import Alike
from disclosure_log.records.response import Exemption, Part, Response
from disclosure_log.records.topics import topic_key


class ShownLaw(NamedTuple):
    """A law as pages show it."""

    title: str
    address: str
    page: str
    """Where its list stands, from the top of the site."""


class ShownRegulator(NamedTuple):
    """A regulator as pages show it."""

    name: str
    address: str
    """Empty where it is not known."""


class ShownExemption(NamedTuple):
    """An exemption as pages show it."""

    cited: str
    """Its number, as at the beginning of a sentence."""

    law: str
    title: str
    address: str
    """That of the provision at legislation.gov.uk, and `link` the words that lead there."""

    link: str
    page: str
    """Where its page stands, from the top of the site."""

    ncnd: bool


class Wording:
    """The words for what a record holds."""

    def __init__(self, options: Options, translations: NullTranslations) -> None:
        self._options = options
        # Babel's plain English is American: "1, 2, and 3".
        self.language = "en_GB" if options.language == "en" else options.language.replace("-", "_")
        self.translations = translations

    @property
    def unofficial(self) -> str:
        """The line that every page of a log carries that the authority does not publish itself; empty in any other."""
        options = self._options
        if options.official:
            return ""
        if not options.what_it_is:
            return self.said(N_("Not published by %(authority)s."), authority=options.authority)
        return self.said(
            N_("Not published by %(authority)s: %(what_it_is)s."),
            authority=options.authority,
            what_it_is=options.what_it_is.rstrip(". "),
        )

    @property
    def locale(self) -> Locale:
        """The language as Babel knows it."""
        return writing.known_language(self.language)

    def day(self, day: date) -> Markup:
        """A date in words, marked for machines."""
        return writing.marked_day(day, "d MMMM y", self.language)

    def plain_day(self, day: date) -> str:
        """A date in words."""
        return writing.in_words(day, "d MMMM y", self.language)

    def column_form(self, form: Type) -> str:
        """How the values of a column of the open data are written."""
        return self.said(_FORMS[form])

    def weekday(self, day: date, *, year: bool = True) -> Markup:
        """A date in words with its day of the week, marked for machines."""
        return writing.marked_day(day, "EEEE d MMMM y" if year else "EEEE d MMMM", self.language)

    def month(self, day: date) -> str:
        """The month of a date in words, with its year."""
        return writing.in_words(day, "LLLL y", self.language)

    def quarter(self, name: str) -> str:
        """A quarter such as `2025-Q3` in words."""
        year, first = int(name[:4]), 3 * int(name[-1]) - 2
        months = [format_date(date(year, month, 1), "LLLL", locale=self.locale) for month in (first, first + 2)]
        return self.said(N_("%(first)s to %(last)s %(year)s"), first=months[0], last=months[1], year=year)

    @property
    def quarters(self) -> list[str]:
        """The four quarters of a year, in short."""
        names = [format_date(date(2000, month, 1), "LLL", locale=self.locale) for month in range(1, 13)]
        return [f"{names[first]}\u2013{names[first + 2]}" for first in range(0, 12, 3)]

    def number(self, number: float) -> str:
        """A number as the language writes it."""
        return writing.written_number(number, self.language)

    def said(self, message: str, **values: object) -> str:
        """`message` in the site's language, with its placeholders filled in."""
        text = self.translations.gettext(message)
        return text % values if values else text

    def size(self, size: int) -> str:
        """The size of a file in units that people know."""
        for unit, factor, places in ((N_("%(number)s MB"), 1_000_000, 1), (N_("%(number)s kB"), 1000, 0)):
            if size >= factor:
                number = self.number(round(size / factor, places))
                return self.said(unit, number=number)
        return self.said(N_("%(number)s bytes"), number=size)

    def language_name(self, tag: str) -> str:
        """The name of the language with the tag `tag`."""
        return writing.language_name(tag, self.language)

    def in_language(self, response: Response) -> Markup:
        """The attribute of an element in the language of a response; empty where that is the site's."""
        language = response.language
        if language == self._options.language:
            return Markup("")
        return Markup(f' lang="{escape(language)}"')  # noqa: S704 - it was escaped

    def headline(self, response: Response) -> str:
        """The outcome of the whole response, in a few words."""
        return headline(response.outcomes, self.translations.gettext)

    def shape(self, response: Response) -> str:
        """The shape that marks the outcome, beside its words."""
        shapes = {wordings.shape(outcome) for outcome in response.outcomes}
        return shapes.pop() if len(shapes) == 1 else "part"

    def part_shape(self, part: Part) -> str:
        """The shape that marks the outcome of one part."""
        return wordings.shape(part.outcome)

    def part_name(self, part: Part) -> str:
        """The outcome of one part, in a few words."""
        return self.said(wordings.name(part.outcome))

    def part_meaning(self, part: Part) -> str:
        """What the outcome of one part means."""
        return self.meaning(part.outcome, part.law)

    def summary(self, outcome: Outcome) -> str:
        """What happened wherever it is the outcome; empty where the meaning says it."""
        message = wordings.summary(outcome)
        return self.said(message) if message else ""  # an empty message has the catalogue's own header

    def meaning(self, outcome: Outcome, law: Law) -> str:
        """What an outcome means; of a refusal for cost, the limit for this kind of authority too."""
        meaning = self.said(wordings.meaning(outcome, law))
        limit = cost_limit(self._options.authority_kind)
        if limit is None or outcome is not Outcome.COST or law is not usual_law(self._options.authority_kind):
            return meaning
        said = self.said(
            N_("For this authority the limit is £%(pounds)s, or %(hours)s hours of work."),
            pounds=limit.pounds,
            hours=limit.hours,
        )
        return f"{meaning} {said}"

    def sentence(self, part: Part) -> str:
        """What happened to a part and what that means, in one sentence."""
        return self.said(
            wordings.sentence(part.outcome, part.law), authority=self._options.authority, subject=self.subject(part)
        )

    def subject(self, part: Part) -> str:
        """What a part is about, as a sentence says it: `questions 1 and 2 (“Use of drones”)`."""
        matter = self.said(N_("“%(matter)s”"), matter=part.matter) if part.matter else ""
        if not part.questions:
            return matter or self.said(N_("the request"))
        numbers = format_list([str(number) for number in part.questions], locale=self.locale)
        text = self.translations.ngettext("question %(numbers)s", "questions %(numbers)s", len(part.questions))
        asked = text % {"numbers": numbers}
        return f"{asked} ({matter})" if matter else asked

    def part_title(self, part: Part) -> str:
        """What a part is about, as a heading."""
        if part.matter:
            return part.matter
        subject = self.subject(part)
        return subject[:1].upper() + subject[1:]

    def questions(self, part: Part) -> str:
        """The questions of a part: `Questions 1, 2 and 3`; empty where none are named."""
        if not part.questions:
            return ""
        numbers = format_list([str(number) for number in part.questions], locale=self.locale)
        return self.translations.ngettext("Question %(numbers)s", "Questions %(numbers)s", len(part.questions)) % {
            "numbers": numbers
        }

    def exemption(self, exemption: Exemption) -> ShownExemption:
        """An exemption by number, name and address of the law."""
        citation = exemption.citation
        provision = statute(citation.law).find(citation.provision)
        cited = render(citation, self.translations.gettext)
        return ShownExemption(
            cited=cited[:1].upper() + cited[1:],
            law=self.said(statute(citation.law).title),
            title=self.said(provision.title) if provision else "",
            address=provision.address if provision else "",
            link=self.at_legislation(Citation(citation.law, citation.section)),
            page=provision_address(citation),
            ncnd=is_neither_confirm_nor_deny(citation),
        )

    def at_legislation(self, section: Citation) -> str:
        """The words that lead from a provision to the law itself: "Section 31 at legislation.gov.uk"."""
        cited = self.said(
            N_("%(provision)s at legislation.gov.uk"), provision=render(section, self.translations.gettext)
        )
        return cited[:1].upper() + cited[1:]

    def outcome_page(self, part: Part) -> str:
        """Where the page of the outcome of a part stands, from the top of the site."""
        return outcome_address(part.outcome)

    def law_titles(self, response: Response) -> list[ShownLaw]:
        """The laws that a response was answered under."""
        return [
            ShownLaw(self.said(statute(law).title), statute(law).address, law_address(law)) for law in response.laws
        ]

    def topic_page(self, topic: str) -> str:
        """Where the list of a topic stands, from the top of the site; empty where it has none."""
        key = topic_key(topic)
        return topic_address(key) if key else ""

    def likeness(self, alike: Alike) -> list[str]:
        """Why a response is shown as related: `same topic: Drones`."""
        gettext, ngettext = self.translations.gettext, self.translations.ngettext
        shared = [
            (ngettext("same topic: %(names)s", "same topics: %(names)s", len(alike.topics)), alike.topics),
            (
                ngettext(
                    "same word in the title: %(names)s", "same words in the title: %(names)s", len(alike.title_words)
                ),
                alike.title_words,
            ),
            (
                ngettext("same exemption: %(names)s", "same exemptions: %(names)s", len(alike.provisions)),
                [render(citation, gettext) for citation in alike.provisions],
            ),
        ]
        return [said % {"names": ", ".join(names)} for said, names in shared if names]

    def next_steps(self, response: Response) -> list[str]:
        """What anybody can do next, under each law of the response, each said once."""
        steps: list[str] = []
        for law in response.laws:
            refused = any(is_refusal(part.outcome, part.law) for part in response.parts if part.law == law)
            who = self._regulator() or self.said(regulator(law).name)
            steps += [
                self.said(step, authority=self._options.authority, regulator=who)
                for step in next_steps(law, refused=refused)
            ]
        return list(dict.fromkeys(steps))

    def _regulator(self) -> str:
        """The configured regulator's name as it follows "the"; empty where none is configured."""
        return self._options.regulator.name.removeprefix("The ").removeprefix("the ") if self._options.regulator else ""

    def regulators(self, response: Response) -> list[ShownRegulator]:
        """The regulators of the laws of a response, each once."""
        own = self._options.regulator
        if own:
            return [ShownRegulator(self._regulator(), own.address or "")]
        found = {regulator(law).name: regulator(law).address for law in response.laws}
        return [ShownRegulator(self.said(name), address) for name, address in found.items()]

    def exemption_details(self, keys: ExemptionKeys) -> list[tuple[str, str]]:
        """What an exemption's own provision calls for, each with its label."""
        expected = self.plain_day(keys.expected) if keys.expected else None
        labelled = [
            (N_("Where it can be had"), keys.available_at),
            (N_("To be published"), expected),
            (N_("Law that forbids disclosure"), keys.enactment),
            (N_("Estimate"), keys.estimate),
            (N_("Purpose"), keys.purpose),
            (N_("Qualified person"), keys.qualified_person),
            (N_("In the alternative to"), keys.alternative_to),
        ]
        return [(self.said(label), value) for label, value in labelled if value]

    def notice(self, part: Part) -> str:
        """What the letter is under the law, where it refuses."""
        cited = []
        for citation in part.refusal_notice:
            provision = render(citation, self.translations.gettext)
            if citation.law != part.law:
                law = self.said(statute(citation.law).title)
                provision = self.said(N_("%(provision)s of the %(law)s"), provision=provision, law=law)
            cited.append(provision)
        return self.said(
            N_("The letter is a refusal notice under %(provisions)s."),
            provisions=format_list(cited, locale=self.locale),
        )

    def requester(self, kind: str) -> str:
        """What kind of person asked."""
        return self.said(_REQUESTERS[kind])

    def citation(self, response: Response, site_name: str, address: str) -> str:
        """How to cite a response: who answered, what, when, and where it stands."""
        return self.said(
            N_("%(authority)s, “%(title)s”, response %(reference)s of %(day)s, in: %(site)s. %(address)s"),
            authority=self._options.authority,
            title=response.title,
            reference=response.reference,
            day=self.plain_day(response.responded),
            site=site_name,
            address=address,
        ).strip()


_FORMS: dict[Type, str] = {
    "string": N_("text"),
    "date": N_("a day: 2021-08-24"),
    "integer": N_("a whole number"),
    "number": N_("a number, with a point before its fraction"),
    "boolean": N_("true or false"),
    "list": N_("a list, with “; ” between its entries"),
    "integers": N_("whole numbers, with “; ” between them"),
}
_REQUESTERS = {
    "individual": N_("A member of the public"),
    "media": N_("Media"),
    "academic": N_("University or research body"),
    "business": N_("Business"),
    "organisation": N_("Other organisation"),
    "public body": N_("Public body"),
    "not stated": N_("Not stated"),
}
