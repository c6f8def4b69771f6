"""What anybody can do next after a response, and who watches over the law.

Only the person who asked may seek a review or complain (FOIA section 50, applied to the EIRs by regulation 18; FOISA
sections 20 and 47); anybody may make a new request.
"""

from __future__ import annotations

from dataclasses import dataclass

from disclosure_log.law.laws import Law
from disclosure_log.law.outcomes import Outcome
from disclosure_log.locale import N_

_REFUSALS = (
    Outcome.PART_GRANTED,
    Outcome.REFUSED,
    Outcome.NCND,
    Outcome.COST,
    Outcome.VEXATIOUS,
    Outcome.REPEATED,
    Outcome.ACCESSIBLE_ELSEWHERE,
    Outcome.FUTURE_PUBLICATION,
)

_AFTER_REVIEW = N_("If that person is still unhappy after the internal review, they can complain to the %(regulator)s.")
_AFTER_REVIEW_SCOTLAND = N_("If that person is still unhappy after the review, they can appeal to the %(regulator)s.")
_HANDLING = N_(
    "The person who made this request, and nobody else, can ask %(authority)s for an internal review of how it was "
    "handled, and complain to the %(regulator)s after that."
)
_HANDLING_SCOTLAND = N_(
    "The person who made this request, and nobody else, can ask %(authority)s to review how it was handled, and appeal "
    "to the %(regulator)s after that."
)


@dataclass(frozen=True, slots=True)
class Regulator:
    """Whom the person who asked complains to after a review."""

    name: str
    """A message of the catalogue; it follows "the"."""

    address: str
    """Where to complain, on the web."""


# The Data (Use and Access) Act 2025, sections 117 to 119, puts an Information Commission in the Commissioner's place
# from a date not yet known here: whoever shows these lets the configuration override them.
_ICO = Regulator(N_("Information Commissioner's Office"), "https://ico.org.uk/make-a-complaint/")
_SCOTTISH_COMMISSIONER = Regulator(N_("Scottish Information Commissioner"), "https://www.foi.scot/")


def regulator(law: Law) -> Regulator:
    """The regulator of `law`, as it is called without word from the configuration."""
    return _SCOTTISH_COMMISSIONER if law.scottish else _ICO


def is_refusal(outcome: Outcome, law: Law) -> bool:
    """Whether the outcome refuses in whole or in part, which decides how `next_steps` speaks.

    Under FOIA relying on section 21 or 22 is a refusal too (section 17(1)); under the EIRs, not holding information is
    one (regulation 12(4)(a)).
    """
    return outcome in _REFUSALS or (law.environmental and outcome is Outcome.NOT_HELD)


def next_steps(law: Law, *, refused: bool) -> list[str]:
    """What can be done after a response under `law`, in order: messages with `authority` and `regulator`.

    `refused` says whether a part of it was a refusal: then the review comes first, else the new request.
    """
    if not refused:
        return [
            N_("Anybody can make a new request to %(authority)s, for more or for newer information."),
            _HANDLING_SCOTLAND if law.scottish else _HANDLING,
        ]
    return [
        N_("The person who made this request, and nobody else, can ask %(authority)s to review its response."),
        _AFTER_REVIEW_SCOTLAND if law.scottish else _AFTER_REVIEW,
        N_("Anybody can make a new request to %(authority)s, for the same information too."),
    ]
