"""What an outcome rests on, and what it rules out, in the same part.

Where everything that was asked for was given, nothing was refused: there is then no exemption to rely on, and no letter
is a refusal notice (section 17 of the Freedom of Information Act 2000 and its like in the other laws). Where something
was refused, the law wants the exemption named (section 17(1)(b)), and cost or vexatiousness rest on sections of their
own (12 and 14; regulation 12(4)(b) of the Environmental Information Regulations).
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.config import Options
from disclosure_log.findings import Finding
from disclosure_log.law import Citation, Law, Outcome, Role, statute
from disclosure_log.law.grounds import grounds, may_be_named, outcome_resting_on, rests_on
from disclosure_log.records.front_matter import FrontMatter, PartKeys
from disclosure_log.records.response import Exemption, Part, Response
from disclosure_log.records.strict_yaml import Path as KeyPath

_NOTHING_REFUSED = frozenset({Outcome.GRANTED, Outcome.ANSWERED})


def check_outcomes(response: Response, options: Options) -> Iterator[Finding]:
    """What contradicts the outcome of a part of `response`."""
    del options
    for place, keys in parts_of(response.front):
        refusing = _what_refuses(keys)
        if keys.outcome in _NOTHING_REFUSED and refusing:
            message = f"The outcome is {keys.outcome}, which refuses nothing, and yet {refusing} here."
            hint = (
                "Write part_granted, refused or ncnd, or split the response into parts, each with its own outcome. If "
                "nothing was refused, remove `exemptions`, `refusal_notice` and `public_interest_test`."
            )
            yield response.finding("DL016", (*place, "outcome"), message, hint)
    for part in response.parts:
        if part.whole and part.outcome not in _NOTHING_REFUSED:
            yield from _check_part(response, part)


def parts_of(front: FrontMatter) -> Iterator[tuple[KeyPath, PartKeys]]:
    """Each part with its place; with one outcome its keys stand at the top."""
    if not front.parts:
        yield (), front
    for number, part in enumerate(front.parts):
        yield ("parts", number), part


def _what_refuses(part: PartKeys) -> str:
    """What a part names that only a refusal has, as the message says it; empty where it names none of it."""
    # As they were written: one that cannot be read as a provision contradicts the outcome all the same.
    if part.exemptions and part.refusal_notice:
        return "exemptions and a refusal notice stand"
    if part.exemptions:
        return "an exemption stands" if len(part.exemptions) == 1 else "exemptions stand"
    if part.refusal_notice:
        return "a refusal notice stands"
    return "a public interest test is explained" if part.public_interest_test else ""


def _check_part(response: Response, part: Part) -> Iterator[Finding]:
    """Rule DL052."""
    named = [exemption for exemption in part.exemptions if _role(exemption) is not Role.CONDITION]
    if not part.exemptions:
        yield from _check_nothing_named(response, part)
    elif not named:
        message = f"{part.exemptions[0].citation.provision} is only a condition of an exemption, and none is named."
        hint = "Name the exemption itself beside it, such as 40(2) beside 40(3A)(a)."
        yield response.finding("DL052", part.exemptions[0].place, message, hint)
    elif law := _another_law(part):
        message = f"The law of this part is {part.law}, and all that it relies on is of {law}."
        hint = f"Write law: {law} in this part, or the law that the letter means before each number."
        yield response.finding("DL052", named[0].place, message, hint)
    elif part.outcome is not Outcome.NCND and not any(_role(exemption) is Role.NCND for exemption in named):
        # What stands with that outcome, and which outcome goes with its limbs, is rule DL051.
        yield from _check_named(response, part, named)


def _check_nothing_named(response: Response, part: Part) -> Iterator[Finding]:
    needed = rests_on(part.outcome, part.law)
    if needed:
        message = f"The outcome is {part.outcome}, which rests on {_either(part.law, needed)}, and it is not named."
        hint = f"Add exemptions: [{needed[0]}], as the letter cites it."
    elif part.outcome is Outcome.REFUSED:
        message, hint = "The outcome is refused, and no exemption is named that the refusal rests on.", _LIST
    elif part.outcome is Outcome.PART_GRANTED and any(_is_of_a_refusal(notice) for notice in part.refusal_notice):
        message, hint = "A refusal notice is named, and no exemption that the refusal rests on.", _LIST
    else:
        return
    yield response.finding("DL052", (*part.place, "outcome"), message, hint)


def _check_named(response: Response, part: Part, named: list[Exemption]) -> Iterator[Finding]:
    outcome = (*part.place, "outcome")
    needed = rests_on(part.outcome, part.law)
    if needed and not any(_is_one_of(exemption, needed, part.law) for exemption in named):
        message = f"The outcome is {part.outcome}, which rests on {_either(part.law, needed)}, and it is not named."
        yield response.finding("DL052", outcome, message, _another_outcome(named))
        return
    allowed = may_be_named(part.outcome, part.law)
    for exemption in named if allowed is not None else ():
        if not _is_one_of(exemption, allowed or (), part.law):
            message = f"{exemption.citation.provision} stands beside the outcome {part.outcome}, which it does not fit."
            # Where what the outcome rests on is named too, the letter relies on both, which only `refused` can say.
            hint = _another_outcome([] if needed else [exemption])
            yield response.finding("DL052", exemption.place, message, hint)
    own = {outcome_resting_on(exemption.citation.provision, exemption.citation.law) for exemption in named}
    if part.outcome is Outcome.REFUSED and len(own) == 1 and (other := own.pop()):
        message = f"The outcome is refused, and what is relied on has an outcome of its own: {other}."
        yield response.finding("DL052", outcome, message, f"Write outcome: {other}.")


_LIST = "List under exemptions what the letter relies on, such as exemptions: [31(1)(a), 40(2)]."


def _is_of_a_refusal(notice: Citation) -> bool:
    """Whether a notice under this provision is one of a refusal: FOISA 17(1) says that information is not held."""
    not_held = grounds(Outcome.NOT_HELD, notice.law)
    if not_held is None or not_held.provision or not not_held.notice:
        return True
    says_not_held = Citation(notice.law, not_held.notice)
    return not (says_not_held.covers(notice) or notice.covers(says_not_held))


def _another_law(part: Part) -> Law | None:
    """The law that all exemptions of a part are of, where it is not the part's; rule DL055 has those of Scotland."""
    laws = {exemption.citation.law for exemption in part.exemptions}
    if len(laws) > 1 or part.law in laws:
        return None
    (law,) = laws
    return law if law.scottish == part.law.scottish else None


def _role(exemption: Exemption) -> Role | None:
    provision = statute(exemption.citation.law).find(exemption.citation.provision)
    return provision.role if provision else None


def _is_one_of(exemption: Exemption, numbers: tuple[str, ...], law: Law) -> bool:
    """Whether the exemption is one of these provisions of `law`, or above or below one."""
    cited = exemption.citation
    return cited.law is law and any(
        cited.provision == number
        or cited.provision.startswith(f"{number}(")
        or number.startswith(f"{cited.provision}(")
        for number in numbers
    )


def _either(law: Law, numbers: tuple[str, ...]) -> str:
    return f"{statute(law).unit} {' or '.join(numbers)}"


def _another_outcome(named: list[Exemption]) -> str:
    own = [outcome_resting_on(each.citation.provision, each.citation.law) for each in named]
    likely = next((str(outcome) for outcome in own if outcome), "refused or part_granted")
    return (
        f"If the letter cites it, write {likely}, or split the response into parts, each with its own outcome. "
        "If not, take it out of the list."
    )
