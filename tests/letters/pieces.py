"""What layouts are put together from: dates as people write them, letterheads, labels, requests and answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.letters.cast import OFFICERS, QUILL, Authority, Requester
from tests.letters.model import (
    NOTHING,
    Block,
    Field,
    Grid,
    Items,
    Letter,
    Paragraph,
    Part,
    Title,
    Truth,
    maybe,
    stated,
)
from tests.letters.refusals import ALL_GIVEN, FOIA, REVIEW, Refusal
from tests.letters.topics import Topic

WELSH_MONTHS = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd"),
    "Rhagfyr",
)


def written(day: str, style: str) -> str:
    """An ISO 8601 date as a letter writes it."""
    when = date.fromisoformat(day)
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(when.day % 10 if when.day // 10 != 1 else 0, "th")
    month = f"{when:%B}"
    return {
        "slash": f"{when:%d/%m/%Y}",
        "bare slash": f"{when.day}/{when.month}/{when.year}",
        "short": f"{when:%d/%m/%y}",
        "dot": f"{when:%d.%m.%Y}",
        "hyphen": f"{when:%d-%m-%Y}",
        "iso": day,
        "plain": f"{when.day} {month} {when.year}",
        "zero": f"{when:%d} {month} {when.year}",
        "ordinal": f"{when.day}{suffix} {month} {when.year}",
        "comma": f"{when.day}{suffix} {month}, {when.year}",
        "of": f"the {when.day}{suffix} of {month} {when.year}",
        "weekday": f"{when:%A}, {when.day} {month} {when.year}",
        "month first": f"{month} {when.day}, {when.year}",
        "brief": f"{when.day} {when:%b} {when.year}",
        "capitals": f"{when.day} {month.upper()} {when.year}",
        "hyphen month": f"{when:%d-%b-%Y}",
        "no year": f"{when.day} {month}",
        "welsh": f"{when.day} {WELSH_MONTHS[when.month - 1]} {when.year}",
    }[style]


def read(day: str, style: str) -> Field:
    """What an import may make of it: a date of figures that can be read in two ways may be asked about."""
    if not day:
        return NOTHING
    when = date.fromisoformat(day)
    figures = style in {"slash", "bare slash", "short", "dot", "hyphen"}
    in_two_ways = figures and when.day <= 12 and when.day != when.month
    return maybe(day) if in_two_ways or style == "no year" else stated(day)


@dataclass(frozen=True)
class Case:
    """The facts of one letter, which a layout puts in their places."""

    name: str
    authority: Authority
    topic: Topic
    reference: str = ""
    label: str = "Our ref:"
    responded: str = ""
    style: str = "plain"
    date_label: str = "Date:"
    received: str = ""
    received_style: str = "plain"
    refusal: Refusal = ALL_GIVEN
    requester: Requester = QUILL
    officer: int = 0
    review: tuple[Block, ...] = REVIEW
    law: str = FOIA
    also: tuple[str, ...] = ()
    """Other readings of the reference that are right."""

    letter: tuple[tuple[str, Any], ...] = ()
    """Fields of the `Letter` that differ from what the layout sets."""

    truth: tuple[tuple[str, Any], ...] = ()
    """Fields of the `Truth` that differ from what the layout finds."""

    @property
    def officer_name(self) -> str:
        """Who signs."""
        return OFFICERS[self.officer % len(OFFICERS)]

    @property
    def labelled(self) -> str:
        """The label and the reference; a label that ends with a slash stands for initials that were left blank."""
        return f"{self.label}{'' if self.label.endswith('/') else ' '}{self.reference}"

    @property
    def day(self) -> str:
        """The date of the letter, as it writes it."""
        return written(self.responded, self.style) if self.responded else ""


def letter(case: Case, layout: str, blocks: tuple[Block, ...], *, says: dict[str, Any], **more: Any) -> Letter:
    """The letter of a case; `says` are the fields that its layout states, `more` those of the letter as a whole."""
    truth = Truth(
        laws=frozenset({case.law}) if case.law else frozenset(),
        exemptions=case.refusal.exemptions,
        may=case.refusal.may,
        notice=case.refusal.notice,
        outcomes=case.refusal.outcomes,
        private=case.requester.private,
        questions=len(case.topic.questions),
    )
    truth = replace(truth, **(says | dict(case.truth)))
    made = Letter(case.name, layout, blocks, truth, **more)
    return replace(made, **dict(case.letter))


def own(case: Case) -> Field:
    """The reference of a case where its letter states it."""
    return stated(case.reference, *case.also) if case.reference else NOTHING


def tight(*texts: str, part: Part = Part.NEUTRAL, align: str = "left", size: float = 11) -> tuple[Paragraph, ...]:
    """Lines that stand close together."""
    return tuple(Paragraph(text, part, align, size, tight=number < len(texts)) for number, text in enumerate(texts, 1))


def letterhead(authority: Authority, align: str = "right") -> tuple[Block, ...]:
    """The name and the address of an authority; Welsh stands above English."""
    lines = [f"**{authority.name}**", *authority.address, f"E-mail: {authority.email}"]
    if authority.welsh:
        lines.insert(0, f"**{authority.welsh}**")
    return tight(*lines, part=Part.FURNITURE, align=align, size=10)


def name_head(authority: Authority) -> tuple[Block, ...]:
    """The name of an authority alone, in capitals."""
    names = [name for name in (authority.welsh, authority.name) if name]
    return tight(*(f"**{name.upper()}**" for name in names), part=Part.FURNITURE, size=14)


def addressee(requester: Requester) -> tuple[Block, ...]:
    """Who the letter goes to."""
    lines = [f"{requester.title} {requester.name}".strip(), *requester.address]
    if not requester.address:
        lines += [line for line in (f"By e-mail: {requester.email}" * bool(requester.email), requester.phone) if line]
    return tight(*lines, part=Part.PRIVATE)


def dear(case: Case, words: str = "Dear") -> Paragraph:
    """The salutation."""
    return Paragraph(f"{words} {case.requester.formal}", Part.NEUTRAL)


def neutral(*texts: str) -> tuple[Paragraph, ...]:
    """Words that belong to the letter as a letter."""
    return tuple(Paragraph(text, Part.NEUTRAL) for text in texts)


def asked(case: Case, mark: str = "1)", *, counted: bool = True) -> tuple[Block, ...]:
    """The request, word by word."""
    topic = case.topic
    return (
        *(Paragraph(text, Part.REQUEST) for text in topic.opening),
        Items(topic.questions, mark, Part.REQUEST, counted=counted),
        *(Paragraph(text, Part.REQUEST) for text in topic.closing),
    )


def answered(case: Case, mark: str = "1.") -> tuple[Block, ...]:
    """The answers after the numbers of their questions, and what is refused."""
    found: list[Block] = []
    for number, answer in enumerate(case.topic.answers, 1):
        shown = next(Items(("",), mark, first=number).marks()) if mark else ""
        first, *rest = answer
        if isinstance(first, Paragraph) and shown:
            found += [replace(first, text=f"{shown} {first.text}"), *rest]
        elif shown:
            found += [Paragraph(f"{shown} As follows."), first, *rest]
        else:
            found += [first, *rest]
    return (*found, *case.refusal.blocks)


def in_turn(case: Case, word: str = "Question", reply: str = "Response") -> tuple[Block, ...]:
    """Each question above its answer, both under a word and a number."""
    found: list[Block] = []
    for number, (question, answer) in enumerate(zip(case.topic.questions, case.topic.answers, strict=True), 1):
        found.append(Paragraph(f"**{word} {number}: {question}**".strip(), Part.EITHER))
        if reply:
            found.append(Paragraph(f"{reply} {number}:", Part.NEUTRAL))
        found += answer
    return (*found, *case.refusal.blocks)


def ends(case: Case, words: str = "Yours sincerely") -> tuple[Block, ...]:
    """What follows the answer: review, greeting, signature."""
    return (
        *case.review,
        *neutral(words),
        *tight(case.officer_name, case.authority.unit, case.authority.name),
    )


def rows(*pairs: tuple[str, str], part: Part = Part.NEUTRAL, borders: bool = False) -> Grid:
    """A table of labels and what they say."""
    return Grid(pairs, head=False, part=part, borders=borders, widths=(1, 3))


def heading(text: str, part: Part = Part.NEUTRAL, level: int = 2) -> Title:
    """A heading that the draft may keep or turn into one of its own."""
    return Title(text, part, level)
