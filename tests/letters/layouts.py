"""Layouts: where a letter puts its reference, its dates, the request and the answer.

Each takes the facts of a case and gives a letter with what it then says. What a layout does not print is not stated.
"""

# ruff: noqa: RUF001, RUF002 - letters have the dashes and apostrophes of printers

from __future__ import annotations

from dataclasses import replace

from tests.letters.model import NOTHING, Block, Box, Field, Grid, Items, Letter, Paragraph, Part, Title, maybe, stated
from tests.letters.pieces import (
    Case,
    addressee,
    answered,
    asked,
    dear,
    ends,
    heading,
    in_turn,
    letter,
    letterhead,
    name_head,
    neutral,
    own,
    read,
    rows,
    tight,
    written,
)


def _dates(case: Case) -> dict[str, Field]:
    return {"responded": read(case.responded, case.style), "reference": own(case)}


def _received(case: Case) -> dict[str, Field]:
    return {"received": read(case.received, case.received_style)}


def _when(case: Case) -> str:
    return written(case.received, case.received_style)


def _fresh(case: Case) -> str:
    """A label and the date of the letter, glued where the label has no blank after it."""
    return f"{case.date_label}{'' if case.date_label.endswith('::') else ' '}{case.day}".replace("::", ":")


def police_title(case: Case) -> Letter:
    """Response date, then `2021/702 - Title`; the request in its own words; no salutation, no signature."""
    foot = (
        "THIS INFORMATION HAS BEEN PROVIDED IN RESPONSE TO A REQUEST UNDER THE FREEDOM OF INFORMATION ACT 2000, AND "
        f"IS CORRECT AS AT {written(case.received, 'slash')}"
    )
    blocks = (
        *name_head(case.authority),
        *neutral(f"Response Date: {case.day}", f"**{case.reference} - {case.topic.title}**"),
        *neutral("We reply to your recent request for information about the following;"),
        *asked(case),
        *answered(case, ""),
        Paragraph(foot),
    )
    says = _dates(case) | {"title": stated(case.topic.title), "correct_as_at": read(case.received, "slash")}
    return letter(case, "police title", blocks, says=says)


def police_decision(case: Case) -> Letter:
    """A long structured reference in a sentence; request, decision and reasons under headings in capitals."""
    blocks = (
        *letterhead(case.authority, "left"),
        *addressee(case.requester),
        *neutral(case.day),
        dear(case),
        *neutral(
            f"**Freedom of Information Request Reference No: {case.reference}**",
            f"I write about your request for information, which was received by {case.authority.name} on "
            f"{_when(case)}. I note that you seek access to the following:",
        ),
        *asked(case, "1."),
        heading("DECISION", Part.RESPONSE),
        *answered(case),
        *ends(case),
        Paragraph("In complying with its duties the Force has released all that it believes to be right.", size=8),
    )
    return letter(case, "police decision", blocks, says=_dates(case) | _received(case))


def label_block(case: Case) -> Letter:
    """The labels at the top left, the address below, a subject in bold, the request in italics."""
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, *([_fresh(case)] if case.responded else [])),
        *addressee(case.requester),
        dear(case),
        *neutral(f"**{case.topic.title}**"),
        *neutral("Thank you for your request under the Freedom of Information Act 2000, in which you asked:"),
        *(Paragraph(f"*{text}*", Part.REQUEST) for text in case.topic.opening),
        Items(case.topic.questions, "1.", Part.REQUEST),
        *(Paragraph(f"*{text}*", Part.REQUEST) for text in case.topic.closing),
        *neutral("Our answer is as follows."),
        *answered(case),
        *ends(case),
    )
    return letter(case, "label block", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def label_right(case: Case) -> Letter:
    """Labels at the right edge: ours, yours, whom to ask, the day."""
    blocks = (
        *letterhead(case.authority, "left"),
        *tight(
            case.labelled,
            "Your Ref: OQ/web/17-22",
            f"Please ask for: {case.officer_name}",
            "Direct dial: 01632 960123",
            *([_fresh(case)] if case.responded else []),
            align="right",
        ),
        *addressee(case.requester),
        dear(case),
        *neutral(f"**Request for information: {case.topic.title}**"),
        *neutral("I refer to your request for information. You asked:"),
        *asked(case, "1."),
        *neutral("I can now reply."),
        *answered(case),
        *ends(case, "Yours faithfully"),
    )
    return letter(case, "label right", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def label_table(case: Case) -> Letter:
    """The labels in a table without lines."""
    pairs = [(case.label, case.reference)]
    if case.received:
        pairs.append(("Date received:", _when(case)))
    if case.responded:
        pairs.append((case.date_label, case.day))
    pairs.append(("Contact:", case.authority.email))
    blocks = (
        *name_head(case.authority),
        rows(*pairs),
        dear(case),
        heading("Your request"),
        *asked(case, "a)"),
        heading("Our response"),
        *answered(case, "a)"),
        *ends(case),
    )
    return letter(case, "label table", blocks, says=_dates(case) | _received(case))


def subject_ref(case: Case) -> Letter:
    """The reference in the subject alone, after `Re:`."""
    blocks = (
        *letterhead(case.authority),
        *addressee(case.requester),
        *([Paragraph(case.day, Part.NEUTRAL)] if case.responded else []),
        dear(case),
        *neutral(f"**Re: Your Request for Information – Ref. {case.reference}**"),
        *neutral(f"Your request for information was received on {_when(case)}. It reads:"),
        *asked(case, "Q1."),
        *neutral("Please find our answers below."),
        *answered(case, "A1."),
        *ends(case),
    )
    return letter(case, "subject with Re", blocks, says=_dates(case) | _received(case))


def subject_dash(case: Case) -> Letter:
    """`Freedom of Information Request – Ref: …` as the subject; answers in the order of the questions."""
    blocks = (
        *name_head(case.authority),
        *neutral(case.day),
        dear(case),
        *neutral(f"**Freedom of Information Request – Ref: {case.reference}**"),
        *neutral("With reference to your request for information, we set out our reply below each question."),
        *in_turn(case, "Question", ""),
        *ends(case),
    )
    return letter(case, "subject with a dash", blocks, says=_dates(case))


def underscore_title(case: Case) -> Letter:
    """`FOI_0316_22/22 – FOI request concerning – Housing Support` as the title line."""
    blocks = (
        Title(f"{case.reference} – FOI request concerning – {case.topic.title}", Part.NEUTRAL, 1),
        *neutral(f"Issued on {case.day}"),
        heading("Request"),
        *asked(case, "1."),
        heading("Response"),
        *answered(case),
    )
    return letter(case, "underscores in the title", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def after_title(case: Case) -> Letter:
    """The reference in brackets after the title."""
    blocks = (
        *name_head(case.authority),
        Title(f"{case.topic.title} ({case.reference})", Part.NEUTRAL, 1),
        *neutral("Dear Applicant"),
        *neutral("You asked us:"),
        *asked(case, "1."),
        *neutral("We answer:"),
        *answered(case),
        *neutral(f"{case.authority.unit}, {case.day}"),
    )
    return letter(case, "reference after the title", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def one_line(case: Case) -> Letter:
    """Label, reference and title on one line."""
    blocks = (
        *letterhead(case.authority, "left"),
        *neutral(case.day, f"**{case.labelled} - {case.topic.title}**"),
        *neutral("Dear Sir or Madam"),
        *neutral(f"Thank you for your request of {_when(case)}. You asked for the following."),
        *asked(case),
        *neutral("The Trust’s response is:"),
        *answered(case),
        *ends(case, "Yours faithfully"),
    )
    return letter(case, "label, reference and title", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def in_heading(case: Case) -> Letter:
    """`Freedom of Information request 4732233` as a heading, and nothing else of its kind."""
    blocks = (
        *name_head(case.authority),
        Title(f"Freedom of Information request {case.reference}", Part.NEUTRAL, 1),
        *neutral(f"{case.date_label} {case.day}"),
        *neutral("Information requested"),
        *asked(case, "1."),
        *neutral("Information supplied"),
        *answered(case),
    )
    return letter(case, "reference in a heading", blocks, says=_dates(case))


def text_box(case: Case) -> Letter:
    """Reference and date in a frame of their own, which Word splits over runs."""
    box = tight(case.labelled, f"{case.date_label} {case.day}", f"Email: {case.authority.email}")
    blocks = (
        *name_head(case.authority),
        Box(box, split=True),
        *addressee(case.requester),
        dear(case),
        *neutral(f"**{case.topic.title}**"),
        *neutral("We have now dealt with your request for the information below."),
        *asked(case, "1."),
        *neutral("In reply:"),
        *answered(case),
        *ends(case),
    )
    return letter(case, "text box", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def file_only(case: Case) -> Letter:
    """No reference in the letter; the name of its file has it."""
    blocks = (
        *letterhead(case.authority),
        *neutral(case.day),
        *neutral("Dear Requester", "**Freedom of Information Act 2000**"),
        *neutral("I am able to answer your questions, which were:"),
        *asked(case, "1."),
        *neutral("The answers are:"),
        *answered(case),
        *ends(case),
    )
    says = _dates(case) | {"reference": maybe(case.reference, *case.also) if case.reference else NOTHING}
    return letter(case, "reference in the file's name", blocks, says=says)


def undated_form(case: Case) -> Letter:
    """A form whose `Date:` is the day of the request, and whose `Name:` is the requester's; the reply has no date."""
    blocks = (
        Title("Freedom of Information Request and Response Form", Part.NEUTRAL, 1),
        rows((case.label, case.reference), ("Date:", _when(case)), borders=True),
        Grid(
            (("Name:", case.requester.name), ("Email:", case.requester.email or "none given")),
            head=False,
            part=Part.PRIVATE,
            widths=(1, 3),
        ),
        heading("Details of request"),
        *asked(case, "1."),
        heading("Response"),
        *answered(case),
    )
    return letter(case, "form", blocks, says={"reference": own(case), "received": maybe(case.received)})


def glued(case: Case) -> Letter:
    """Labels without blanks: `Reference no.20210357`, `Date:10/10/2025`."""
    blocks = (
        *name_head(case.authority),
        *tight(f"Reference no.{case.reference}", f"Date:{case.day}"),
        dear(case),
        *neutral(f"FREEDOM OF INFORMATION ACT 2000: {case.topic.title.upper()}"),
        *neutral("Your request and our reply are below."),
        heading("Request"),
        *asked(case),
        heading("Reply"),
        *answered(case),
        *ends(case),
    )
    return letter(case, "glued labels", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def two_column_table(case: Case) -> Letter:
    """A table with the request at the left and the response at the right, and no salutation."""
    pairs = tuple(
        (f"{number}. {question}", answer[0].text if isinstance(answer[0], Paragraph) else "See below.")
        for number, (question, answer) in enumerate(zip(case.topic.questions, case.topic.answers, strict=True), 1)
    )
    below = tuple(
        block for answer in case.topic.answers for block in (answer[1:] if isinstance(answer[0], Paragraph) else answer)
    )
    blocks = (
        *name_head(case.authority),
        Title("Request and Response", Part.NEUTRAL, 1),
        rows((case.label, case.reference), (case.date_label, case.day)),
        Grid((("Request", "Response"), *pairs), parts=(Part.EITHER, Part.RESPONSE), widths=(1, 1)),
        *below,
        *case.refusal.blocks,
    )
    return letter(case, "two-column table", blocks, says=_dates(case))


def answers_in_turn(case: Case) -> Letter:
    """Each question in bold, its answer below; a subject that names the matter."""
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, _fresh(case)),
        *neutral("Sent by e-mail"),
        dear(case),
        *neutral(f"**Subject: {case.topic.title}**"),
        *neutral(f"We received your request on {_when(case)}. Each question is followed by our answer."),
        *in_turn(case, "Question", "Answer"),
        *ends(case),
    )
    says = _dates(case) | _received(case) | {"title": stated(case.topic.title)}
    return letter(case, "answers in turn", blocks, says=says)


def repeated_head(case: Case) -> Letter:
    """The letterhead on every page, inside the text, with the reference in it; pages are numbered."""
    blocks = (
        *neutral(case.day),
        *addressee(case.requester),
        dear(case),
        *neutral(f"**Your request about {case.topic.title}**"),
        *neutral("The following was asked of us:"),
        *asked(case, "1."),
        *neutral("This is what we hold."),
        *answered(case),
        *ends(case),
    )
    return letter(
        case,
        "letterhead on every page",
        blocks,
        says=_dates(case) | {"title": stated(case.topic.title)},
        running_head=f"{case.authority.name} | {case.labelled}",
        running_foot=f"{', '.join(case.authority.address)} | {case.authority.email}",
        pages="Page {page} of {pages}",
    )


def welsh_letter(case: Case) -> Letter:
    """A letter in Welsh, its letterhead above the English one."""
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, f"Dyddiad: {case.day}"),
        *addressee(case.requester),
        dear(case, "Annwyl"),
        *neutral(f"**{case.topic.title}**"),
        *neutral(f"Diolch am eich cais, a ddaeth i law ar {_when(case)}. Dyma’r hyn a ofynnwyd gennych:"),
        *asked(case, "1."),
        heading("Ymateb"),
        *answered(case),
        *case.review,
        *neutral("Yn gywir"),
        *tight(case.officer_name, case.authority.welsh),
    )
    says = _dates(case) | _received(case) | {"title": stated(case.topic.title)}
    return letter(case, "Welsh", blocks, says=says, language="cy")


def bilingual_labels(case: Case) -> Letter:
    """Each label in both languages, the letter in English."""
    blocks = (
        *letterhead(case.authority),
        *tight(f"Ein cyf / Our ref: {case.reference}", f"Dyddiad / Date: {case.day}"),
        *addressee(case.requester),
        dear(case),
        *neutral(
            f"**{case.topic.title}**",
            "Mae croeso i chi ysgrifennu atom yn Gymraeg / You are welcome to write to us in Welsh.",
        ),
        *neutral("Your request under the Freedom of Information Act 2000 was:"),
        *asked(case, "1."),
        *neutral("We reply as follows:"),
        *answered(case),
        *ends(case),
    )
    return letter(case, "labels in two languages", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def email(case: Case) -> Letter:
    """A message with its head, the older message of the requester quoted below it."""
    who = case.requester
    blocks = (
        *tight(f"From: {case.authority.email}"),
        *tight(f"To: {who.email or who.name}", part=Part.PRIVATE),
        *tight(f"Sent: {case.day} 14:07", f"Subject: RE: {case.topic.title} [{case.reference}]"),
        *neutral(f"Dear {who.first}"),
        *neutral("Please see our answers to your questions below."),
        *answered(case),
        *case.review,
        *neutral("Kind regards"),
        *tight(case.officer_name, case.authority.unit, case.authority.name),
        *neutral("-----Original Message-----"),
        *tight(f"From: {who.name} <{who.email}>", part=Part.PRIVATE),
        *tight(f"Sent: {_when(case)} 23:51", f"To: {case.authority.email}", f"Subject: {case.topic.title}"),
        *asked(case, "1."),
        Paragraph("Many thanks,", Part.NEUTRAL),
        Paragraph(who.name, Part.PRIVATE),
    )
    says = _dates(case) | {"title": stated(case.topic.title), "received": maybe(case.received)}
    truth = says | {"private": (*who.private, f"Dear {who.first}")}
    return letter(case, "e-mail", blocks, says=truth)


def annex(case: Case) -> Letter:
    """The answer first; the request stands in an annex at the end."""
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, align="right"),
        *addressee(case.requester),
        *neutral(case.day),
        dear(case),
        *neutral(
            f"Thank you for your request dated {_when(case)}. Its text is in Annex A. We have handled it under the "
            "Freedom of Information Act 2000."
        ),
        *answered(case),
        *ends(case),
        heading("Annex A: your request"),
        *asked(case, "1."),
    )
    return letter(case, "request in an annex", blocks, says=_dates(case))


def review(case: Case) -> Letter:
    """The outcome of an internal review; it quotes the reference and the date of the request under review."""
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, f"Original request: {case.authority.short[:3].upper()}-OLD-0457"),
        *neutral(case.day),
        *addressee(case.requester),
        dear(case),
        *neutral(f"**Internal review: {case.topic.title}**"),
        *neutral(
            "On 4 January 2022 you asked us to review our answer of 17 December 2021, which had the reference "
            f"{case.authority.short[:3].upper()}-OLD-0457. Your request was:"
        ),
        *asked(case, "1."),
        heading("Findings of the review", Part.RESPONSE),
        *answered(case),
        *ends(case),
    )
    says = _dates(case) | {"title": stated(f"Internal review: {case.topic.title}", case.topic.title)}
    return letter(case, "internal review", blocks, says=says)


def other_references(case: Case) -> Letter:
    """The body quotes the requester's own reference, an earlier request and another body's decision."""
    request = asked(case, "1.")
    first, *others = request
    blocks = (
        *name_head(case.authority),
        *tight(case.labelled, f"Your reference: WDB-{case.received[:4]}-77", _fresh(case)),
        dear(case),
        *neutral("You wrote:"),
        Paragraph("In your answer FOI-2019-0045 of 12 June 2019 you gave figures up to 2018.", Part.REQUEST),
        first,
        *others,
        *neutral("Our answer:"),
        Paragraph("We also draw attention to our reply with the reference FOI-2020-0911 and to decision FS50123456."),
        *answered(case),
        *ends(case),
    )
    return letter(case, "other references", blocks, says=_dates(case))


def two_own_references(case: Case) -> Letter:
    """Label and subject disagree: nobody but the officer can tell which is right."""
    other = case.reference[:-2] + case.reference[-1] + case.reference[-2]
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, _fresh(case)),
        *addressee(case.requester),
        dear(case),
        *neutral(f"**FREEDOM OF INFORMATION REQUEST REF: {other}**"),
        *neutral("You requested:"),
        *asked(case, "1."),
        *neutral("Our reply:"),
        *answered(case),
        *ends(case),
    )
    return letter(case, "two references", blocks, says=_dates(case) | {"reference": NOTHING})


def log_page(case: Case) -> Letter:
    """A page of an older log, saved as a file: labels with values below them."""
    blocks = (
        Paragraph("Home > About us > Freedom of Information > Disclosure log", Part.FURNITURE, size=9),
        Title(case.topic.title, Part.NEUTRAL, 1),
        *tight("Reference", case.reference),
        *tight("Date of request", _when(case)),
        *tight("Date of response", case.day),
        heading("Request"),
        *asked(case, "1."),
        heading("Response"),
        *answered(case),
    )
    says = _dates(case) | {"title": stated(case.topic.title), "received": maybe(case.received)}
    return letter(case, "page of an older log", blocks, says=says)


def bare(case: Case) -> Letter:
    """Half a page: reference, request, response."""
    blocks = (
        *neutral(*([case.labelled] if case.reference else [])),
        *([Paragraph(f"{case.date_label} {case.day}", Part.NEUTRAL)] if case.responded else []),
        *neutral("Request:"),
        *asked(case, "1."),
        *neutral("Response:"),
        *answered(case),
    )
    return letter(case, "bare", blocks, says=_dates(case))


def running_only(case: Case) -> Letter:
    """The reference stands in the head of each page and nowhere else; the date in the foot of none."""
    blocks = (
        Title(case.topic.title, Part.NEUTRAL, 1),
        *neutral("Request"),
        *asked(case, "1."),
        *neutral("Response"),
        *answered(case),
        *case.review,
        *tight(f"Signed for {case.authority.name}", f"Dated: {case.day}"),
    )
    return letter(
        case,
        "reference in the running head",
        blocks,
        says=_dates(case) | {"title": stated(case.topic.title)},
        running_head=case.labelled,
        pages="{page} | {pages}",
    )


def foot_only(case: Case) -> Letter:
    """Reference and issue date in the foot of each page, as a quality system prints them."""
    blocks = (
        *name_head(case.authority),
        Title(f"FOI response: {case.topic.title}", Part.NEUTRAL, 1),
        *neutral("What you asked"),
        *asked(case, "1."),
        *neutral("What we found"),
        *answered(case),
        *case.review,
    )
    return letter(
        case,
        "reference in the foot",
        blocks,
        says=_dates(case) | {"title": stated(case.topic.title)},
        running_foot=f"{case.labelled}    Date of response: {case.day}",
        pages="- {page} -",
    )


def correct_only(case: Case) -> Letter:
    """The only date of the authority's own is the one at which the facts are correct."""
    blocks = (
        *name_head(case.authority),
        *neutral(f"**{case.reference} – {case.topic.title}**"),
        *neutral("You asked:"),
        *asked(case),
        *answered(case, ""),
        Paragraph(f"The figures are correct as at {_when(case)}."),
    )
    says = {"reference": own(case), "title": stated(case.topic.title)}
    says["correct_as_at"] = read(case.received, case.received_style)
    return letter(case, "correct as at alone", blocks, says=says)


def columns(case: Case) -> Letter:
    """Two columns of text, as a newsletter has them."""
    made = label_block(case)
    return replace(made, layout="two columns", columns=2)


def mixed_numbers(case: Case) -> Letter:
    """Questions as `(i)`, answers as `Answer 1`; reference and request's date in one sentence."""
    blocks = (
        *letterhead(case.authority),
        *addressee(case.requester),
        *tight(f"{case.date_label} {case.day}", align="right"),
        dear(case),
        *neutral(
            f"**{case.topic.title}**",
            f"I refer to your request, which we received on {_when(case)} and registered under reference "
            f"{case.reference}.",
        ),
        *asked(case, "(i)", counted=False),
        *neutral("I reply in the same order."),
        *answered(case, "(i)"),
        *ends(case),
    )
    says = _dates(case) | _received(case) | {"title": stated(case.topic.title)}
    return letter(case, "reference in a sentence", blocks, says=says)


def framed(case: Case) -> Letter:
    """The request in a frame: a table of one cell."""
    words = "\n".join(
        [*case.topic.opening, *(f"{number}. {text}" for number, text in enumerate(case.topic.questions, 1))]
    )
    blocks = (
        *name_head(case.authority),
        *tight(case.labelled, f"{case.date_label} {case.day}"),
        dear(case),
        *neutral("You made this request:"),
        Grid(((words,),), head=False, part=Part.REQUEST),
        heading("Our response"),
        *answered(case, "Response to question 1:"),
        *ends(case),
    )
    return letter(case, "request in a frame", blocks, says=_dates(case))


def decision_notice(case: Case) -> Letter:
    """`Decision Notice under Section 17` as the subject of a letter that supplies everything."""
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, _fresh(case)),
        *addressee(case.requester),
        dear(case),
        *neutral("**FREEDOM OF INFORMATION ACT 2000: DECISION NOTICE UNDER SECTION 17**"),
        *neutral("Your request for information:"),
        *asked(case, "1."),
        *neutral("Decision: all the information is supplied."),
        *answered(case),
        *ends(case),
    )
    return letter(case, "decision notice in the subject", blocks, says=_dates(case))


def signed_request(case: Case) -> Letter:
    """The request is quoted with the name, the address and the telephone number of who sent it."""
    who = case.requester
    contact = [line for line in (who.name, *who.address, who.email, f"Tel: {who.phone}" * bool(who.phone)) if line]
    blocks = (
        *name_head(case.authority),
        *tight(case.labelled, f"{case.date_label} {case.day}"),
        *neutral("Request"),
        Paragraph(f"My name is {who.name} and I write for a small paper.", Part.NEUTRAL),
        *asked(case, "1."),
        Paragraph("Yours,", Part.NEUTRAL),
        *tight(*contact, part=Part.PRIVATE),
        *neutral("Response"),
        *answered(case),
        Paragraph(f"We hope, {who.formal}, that this answers your questions.", Part.NEUTRAL),
        *ends(case),
    )
    return letter(case, "signed request", blocks, says=_dates(case))


def scottish(case: Case) -> Letter:
    """The subject names the Act of the Scottish Parliament; labels as in a label block."""
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, _fresh(case)),
        *addressee(case.requester),
        dear(case),
        *neutral(f"**FREEDOM OF INFORMATION (SCOTLAND) ACT 2002 – {case.topic.title}**"),
        *neutral(f"I refer to your request for information received on {_when(case)}, as follows:"),
        *asked(case, "1."),
        *neutral("Having searched our records, I can respond as follows:"),
        *answered(case),
        *ends(case),
    )
    says = _dates(case) | _received(case) | {"title": stated(case.topic.title)}
    return letter(case, "Scottish", blocks, says=says)


def environmental(case: Case) -> Letter:
    """A letter under the Environmental Information Regulations."""
    blocks = (
        *letterhead(case.authority, "left"),
        rows((case.label, case.reference), ("Date of this letter:", case.day)),
        *addressee(case.requester),
        dear(case),
        *neutral(f"**Environmental information: {case.topic.title}**"),
        *neutral(f"We received your request on {_when(case)}:"),
        *asked(case, "1)"),
        *neutral("We reply:"),
        *answered(case),
        *ends(case),
    )
    title = stated(case.topic.title, f"Environmental information: {case.topic.title}")
    return letter(case, "environmental", blocks, says=_dates(case) | _received(case) | {"title": title})


def chronology(case: Case) -> Letter:
    """A letter that tells how it came about: many dates, each with what it is, the day of the letter the last."""
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled),
        *addressee(case.requester),
        dear(case),
        heading("How we dealt with your request"),
        rows(
            ("Request received", _when(case)),
            ("Acknowledged", "3 May 2022"),
            ("Clarification asked for", "5 May 2022"),
            ("Due", "6 June 2022"),
            ("Answered", case.day),
            borders=True,
        ),
        heading("What you asked for"),
        *asked(case, "1."),
        heading("What we decided"),
        *answered(case),
        *ends(case),
    )
    return letter(case, "chronology", blocks, says=_dates(case) | _received(case))


def lines_only(case: Case) -> Letter:
    """Words of a letter typed at a terminal: no headings, no lists, questions in one paragraph."""
    topic = case.topic
    run_on = " ".join(f"{number}. {text}" for number, text in enumerate(topic.questions, 1))
    request = " ".join([*topic.opening, run_on, *topic.closing])
    blocks: tuple[Block, ...] = (
        *tight(case.authority.name, part=Part.FURNITURE),
        *tight(case.labelled, _fresh(case)),
        dear(case),
        *neutral("Thank you for your enquiry which you have put as follows."),
        Paragraph(request, Part.REQUEST),
        *neutral("I can answer as follows."),
        *answered(case),
        *neutral("Yours sincerely"),
        *tight(case.officer_name),
    )
    return letter(case, "one paragraph", blocks, says=_dates(case))


def numbered_table(case: Case) -> Letter:
    """A table with number, question and answer in three columns."""
    lines = tuple(
        (str(number), question, answer[0].text if isinstance(answer[0], Paragraph) else "Please see the end.")
        for number, (question, answer) in enumerate(zip(case.topic.questions, case.topic.answers, strict=True), 1)
    )
    after = tuple(
        block for answer in case.topic.answers for block in (answer[1:] if isinstance(answer[0], Paragraph) else answer)
    )
    blocks = (
        *letterhead(case.authority),
        *tight(case.labelled, f"{case.date_label} {case.day}"),
        dear(case),
        *neutral(f"Re: {case.topic.title}"),
        *neutral("Our answers stand beside your questions."),
        Grid(
            (("No", "Question", "Answer"), *lines),
            parts=(Part.NEUTRAL, Part.EITHER, Part.RESPONSE),
            widths=(1, 6, 6),
        ),
        *after,
        *case.refusal.blocks,
        *ends(case),
    )
    return letter(case, "three-column table", blocks, says=_dates(case) | {"title": stated(case.topic.title)})


def lettered_list(case: Case) -> Letter:
    """The request and the answer as bullets; the reference at the very end, as a quotation for replies."""
    blocks = (
        *name_head(case.authority),
        *neutral(case.day),
        dear(case),
        *neutral("You would like to know:"),
        *(Paragraph(text, Part.REQUEST) for text in case.topic.opening),
        Items(case.topic.questions, "•", Part.REQUEST),
        *neutral("Our response"),
        *answered(case, ""),
        *case.review,
        *neutral(f"If you write to us again, please quote reference {case.reference}."),
        *neutral("Yours sincerely"),
        *tight(case.officer_name),
    )
    return letter(case, "reference at the end", blocks, says=_dates(case) | {"questions": 0})
