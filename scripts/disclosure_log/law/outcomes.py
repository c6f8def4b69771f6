"""What became of a request, or of a part of it, and how that is said to a reader who knows no law.

Texts are messages of the catalogue: `gettext(message) % {...}` with the placeholders `authority`, `subject` (a noun
phrase: "question 2", "use of drones", "the request") and `outcome`. A sentence holds for every letter with its outcome,
and says nothing that the record does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from disclosure_log.law.laws import Law
from disclosure_log.locale import N_


class Outcome(StrEnum):
    """What became of a request or of a part of it; the values are what a response's `outcome` says."""

    GRANTED = "granted"
    """All the information asked for was given."""

    ANSWERED = "answered"
    """The reply is no, none or an explanation; no recorded information was asked for beyond that."""

    PART_GRANTED = "part_granted"
    """Some of the information was given, and not all of it."""

    REFUSED = "refused"
    """None of the information was given, under an exemption or exception."""

    NOT_HELD = "not_held"
    """The authority does not hold the information."""

    NCND = "ncnd"
    """The authority neither confirms nor denies that it holds information: never a statement that it holds any."""

    COST = "cost"
    """Refused for what it would cost (FOIA and FOISA section 12; under the EIRs a manifestly unreasonable request)."""

    VEXATIOUS = "vexatious"
    """Refused as vexatious (FOIA and FOISA section 14(1))."""

    REPEATED = "repeated"
    """Refused as the same, or nearly the same, as an earlier request (FOIA and FOISA section 14(2))."""

    ACCESSIBLE_ELSEWHERE = "accessible_elsewhere"
    """To be had in another way (FOIA section 21, FOISA section 25, regulation 6(1)(b) of the EIRs)."""

    FUTURE_PUBLICATION = "future_publication"
    """Meant for publication later (FOIA section 22, FOISA section 27(1))."""

    TRANSFERRED = "transferred"
    """Passed on to another public authority."""

    WITHDRAWN_BY_REQUESTER = "withdrawn_by_requester"
    """Not answered: whoever asked withdrew it."""

    LAPSED = "lapsed"
    """Not answered: what the authority needed from whoever asked did not come."""


@dataclass(frozen=True, slots=True)
class _Wording:
    name: str
    share: str
    shape: str
    sentence: str
    meaning: str


_WORDINGS: Mapping[Outcome, _Wording] = {
    Outcome.GRANTED: _Wording(
        N_("Granted"),
        N_("granted"),
        "given",
        N_("On %(subject)s, %(authority)s gave all the information that was asked for."),
        N_("The information was given in full: nothing that was asked for was kept back."),
    ),
    Outcome.ANSWERED: _Wording(
        N_("Answered"),
        N_("answered"),
        "given",
        N_("On %(subject)s, %(authority)s answered with no, none or an explanation; that is the whole reply."),
        N_("The reply itself is the answer: nothing was refused on this."),
    ),
    Outcome.PART_GRANTED: _Wording(
        N_("Part granted"),
        N_("granted in part"),
        "part",
        N_("On %(subject)s, %(authority)s gave some of the information that was asked for, but not all of it."),
        N_("The rest may have been refused, or the authority may not hold it; the response has the details."),
    ),
    Outcome.REFUSED: _Wording(
        N_("Refused"),
        N_("refused"),
        "refused",
        N_("On %(subject)s, %(authority)s refused to give the information, relying on an exemption in the law."),
        N_("An exemption is a reason, set out in the law, for not giving information that somebody asks for."),
    ),
    Outcome.NOT_HELD: _Wording(
        N_("Information not held"),
        N_("not held"),
        "not-held",
        N_("On %(subject)s, %(authority)s said that it did not hold the information that was asked for."),
        N_("The law covers what an authority has on record when it is asked; it need not create anything."),
    ),
    Outcome.NCND: _Wording(
        N_("Neither confirmed nor denied"),
        N_("neither confirmed nor denied"),
        "ncnd",
        N_(
            "On %(subject)s, %(authority)s neither confirmed nor denied that it holds information; "
            "this says nothing about whether any exists."
        ),
        N_(
            "Sometimes even saying whether information is held would reveal what the law protects. "
            "The authority may then say neither yes nor no, and the reply is no hint of either."
        ),
    ),
    Outcome.COST: _Wording(
        N_("Refused on grounds of cost"),
        N_("refused on grounds of cost"),
        "refused",
        N_(
            "On %(subject)s, %(authority)s refused because it estimated that the work would cost "
            "more than the limit that the law sets."
        ),
        N_(
            "The law sets a limit to the cost of the work that an authority must do. "
            "Requests that belong together may be counted together, and a narrower one may fall below the limit."
        ),
    ),
    Outcome.VEXATIOUS: _Wording(
        N_("Refused as vexatious"),
        N_("refused as vexatious"),
        "refused",
        N_(
            "On %(subject)s, %(authority)s refused because it considered the request vexatious, "
            "a word about the request and not about the person who made it."
        ),
        N_("A vexatious request is one whose burden or effect is out of proportion to what it seeks."),
    ),
    Outcome.REPEATED: _Wording(
        N_("Refused as repeated"),
        N_("refused as repeated"),
        "refused",
        N_(
            "On %(subject)s, %(authority)s refused because, in its view, it had already dealt with the same "
            "or a very similar request from the same person."
        ),
        N_("An authority need not deal with the same request from the same person again until a fair time has passed."),
    ),
    Outcome.ACCESSIBLE_ELSEWHERE: _Wording(
        N_("Available elsewhere"),
        N_("available elsewhere"),
        "other",
        N_("On %(subject)s, %(authority)s did not send the information, which it said can be had in another way."),
        N_("The law does not make an authority send what the person who asked can reasonably get without a request."),
    ),
    Outcome.FUTURE_PUBLICATION: _Wording(
        N_("To be published later"),
        N_("to be published later"),
        "other",
        N_("On %(subject)s, %(authority)s did not give the information yet, which it said is to be published."),
        N_(
            "The law lets an authority wait if publication was planned before the request came "
            "and waiting is reasonable; no date need be fixed."
        ),
    ),
    Outcome.TRANSFERRED: _Wording(
        N_("Passed to another authority"),
        N_("passed to another authority"),
        "other",
        N_("On %(subject)s, %(authority)s passed the matter to another public authority to answer."),
        N_("What the other authority replied is not part of this response."),
    ),
    Outcome.WITHDRAWN_BY_REQUESTER: _Wording(
        N_("Withdrawn by the person who asked"),
        N_("withdrawn by the person who asked"),
        "other",
        N_("On %(subject)s, %(authority)s gave no answer because the person who asked no longer sought one."),
        N_("Whoever makes a request may withdraw it, and the authority need then not answer."),
    ),
    Outcome.LAPSED: _Wording(
        N_("Lapsed"),
        N_("lapsed"),
        "other",
        N_(
            "On %(subject)s, %(authority)s gave no answer because something that it needed from the person who asked, "
            "such as a clearer description or a fee, did not arrive."
        ),
        N_("An authority need not go on with a request while it waits for what the law lets it ask for."),
    ),
}

_ENVIRONMENTAL_SENTENCES: Mapping[Outcome, str] = {
    Outcome.REFUSED: N_(
        "On %(subject)s, %(authority)s refused to give the information, relying on an exception in the Regulations."
    ),
    Outcome.NOT_HELD: N_(
        "On %(subject)s, %(authority)s said that it did not hold the information when the request arrived; "
        "the Regulations treat that as a refusal."
    ),
    Outcome.COST: N_(
        "On %(subject)s, %(authority)s refused because it considered the cost or the work of answering "
        "manifestly unreasonable."
    ),
    Outcome.VEXATIOUS: N_(
        "On %(subject)s, %(authority)s refused because it considered the request manifestly unreasonable."
    ),
    Outcome.REPEATED: N_(
        "On %(subject)s, %(authority)s refused because it considered a repeat of an earlier request "
        "manifestly unreasonable."
    ),
}

_ENVIRONMENTAL_MEANINGS: Mapping[Outcome, str] = {
    Outcome.REFUSED: N_("An exception is a reason in the Regulations for not giving information that is asked for."),
    Outcome.NOT_HELD: N_(
        "The Regulations list this among the reasons for refusing, so the reply is worded as a refusal, "
        "though there was nothing to give."
    ),
    Outcome.COST: N_(
        "The Regulations set no limit in money: the work must be out of all proportion to what it would bring. "
        "A narrower request may be answered."
    ),
    Outcome.VEXATIOUS: N_(
        "Under the Regulations a vexatious request is called manifestly unreasonable. "
        "The words are about the request and not about the person who made it."
    ),
    Outcome.REPEATED: N_("Under the Regulations a request may be manifestly unreasonable because it repeats one."),
    Outcome.ACCESSIBLE_ELSEWHERE: N_(
        "An authority need not make information available in the way asked for "
        "if it is already public and easy to get in another form."
    ),
    Outcome.FUTURE_PUBLICATION: N_("The Regulations have no rule of their own for what is to be published."),
}

_SCOTTISH_MEANINGS: Mapping[Outcome, str] = {
    Outcome.FUTURE_PUBLICATION: N_(
        "The law lets an authority wait if publication was planned before the request came and waiting is reasonable: "
        "for twelve weeks at most, or while the research that the information comes from goes on."
    ),
}

_SUMMARIES: Mapping[Outcome, str] = {
    Outcome.ANSWERED: N_("The authority answered with no, none or an explanation."),
    Outcome.PART_GRANTED: N_("The authority gave some of the information that was asked for, but not all of it."),
    Outcome.REFUSED: N_("The authority refused to give the information."),
    Outcome.NOT_HELD: N_("The authority said that it did not hold the information that was asked for."),
    Outcome.NCND: N_("The authority neither confirmed nor denied that it holds information."),
    Outcome.COST: N_("The authority refused because of what it would cost to answer."),
    Outcome.VEXATIOUS: N_("The authority refused because it considered the request vexatious."),
    Outcome.REPEATED: N_("The authority refused because it considered the request a repeat of an earlier one."),
    Outcome.ACCESSIBLE_ELSEWHERE: N_(
        "The authority did not send the information, which it said can be had in another way."
    ),
    Outcome.FUTURE_PUBLICATION: N_("The authority did not give the information yet, which it said is to be published."),
    Outcome.TRANSFERRED: N_("The authority passed the matter to another public authority to answer."),
    Outcome.WITHDRAWN_BY_REQUESTER: N_(
        "The authority gave no answer because the person who asked wanted none any more."
    ),
    Outcome.LAPSED: N_(
        "The authority gave no answer because something that it needed from the person who asked did not arrive."
    ),
}

_SENTENCES = {Law.EIR: _ENVIRONMENTAL_SENTENCES, Law.EIR_SCOTLAND: _ENVIRONMENTAL_SENTENCES}
_MEANINGS = {
    Law.EIR: _ENVIRONMENTAL_MEANINGS,
    Law.EIR_SCOTLAND: _ENVIRONMENTAL_MEANINGS,
    Law.FOISA: _SCOTTISH_MEANINGS,
}


def name(outcome: Outcome) -> str:
    """The outcome's label, a message: "Part granted"."""
    return _WORDINGS[outcome].name


def share(outcome: Outcome) -> str:
    """How the outcome stands behind "part" where there are several, a message: "neither confirmed nor denied"."""
    return _WORDINGS[outcome].share


def shape(outcome: Outcome) -> str:
    """The outcome's family for a CSS class: `given`, `part`, `refused`, `not-held`, `ncnd` or `other`."""
    return _WORDINGS[outcome].shape


def sentence(outcome: Outcome, law: Law) -> str:
    """What happened under `law`, one plain sentence, a message with `authority` and `subject`."""
    return _SENTENCES.get(law, {}).get(outcome, _WORDINGS[outcome].sentence)


def summary(outcome: Outcome) -> str:
    """What happened wherever it is the outcome, one sentence, a message; empty where the meaning says it in full."""
    return _SUMMARIES.get(outcome, "")


def meaning(outcome: Outcome, law: Law) -> str:
    """What such an outcome means under `law`, one or two plain sentences, a message without placeholders."""
    return _MEANINGS.get(law, {}).get(outcome, _WORDINGS[outcome].meaning)


def headline(outcomes: Sequence[Outcome], gettext: Callable[[str], str]) -> str:
    """The overall outcome of a response from those of its parts, in the language of `gettext`.

    One outcome is named; several are listed once each, as they first appear: "Part answered, part neither confirmed nor
    denied". Raises `ValueError` where there is no outcome.
    """
    distinct = list(dict.fromkeys(outcomes))
    if not distinct:
        raise ValueError("a response has at least one outcome")
    if len(distinct) == 1:
        return gettext(name(distinct[0]))
    first, *others = [{"outcome": gettext(share(outcome))} for outcome in distinct]
    return ", ".join(
        [gettext(N_("Part %(outcome)s")) % first, *(gettext(N_("part %(outcome)s")) % other for other in others)]
    )
