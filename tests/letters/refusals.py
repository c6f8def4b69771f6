"""Refusals in the synthetic letters: what authorities rely on, and what they cite without relying on it."""

# ruff: noqa: RUF001 - letters have the dashes and apostrophes of printers

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.letters.model import Block, Grid, Items, Paragraph, Provision, Title

FOIA, EIR, FOISA, EIR_SCOTLAND = "FOIA", "EIR", "FOISA", "EIR-Scotland"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Words that refuse something, or that only seem to, and what they rely on."""

    blocks: tuple[Block, ...]
    exemptions: frozenset[Provision] = frozenset()
    may: frozenset[Provision] = frozenset()
    notice: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()


def of(law: str, *provisions: str) -> frozenset[Provision]:
    """Provisions of one law."""
    return frozenset((law, provision) for provision in provisions)


def blocks(*given: str | Block) -> tuple[Block, ...]:
    """Paragraphs, where only their words are given; a heading where these begin with `# `."""
    return tuple(
        (Title(each[2:]) if each.startswith("# ") else Paragraph(each)) if isinstance(each, str) else each
        for each in given
    )


def refusal(
    law: str,
    provisions: str,
    *given: str | Block,
    may: str = "",
    notice: str = "",
    outcomes: str = "",
) -> Refusal:
    """A refusal under one law; `provisions`, `may`, `notice` and `outcomes` are lists with blanks between."""
    return Refusal(
        blocks(*given),
        of(law, *provisions.split()),
        of(law, *may.split()),
        frozenset(notice.split()),
        frozenset(outcomes.split()),
    )


def together(*refusals: Refusal) -> Refusal:
    """Several refusals in one letter."""
    return Refusal(
        tuple(block for each in refusals for block in each.blocks),
        frozenset().union(*(each.exemptions for each in refusals)),
        frozenset().union(*(each.may for each in refusals)),
        frozenset().union(*(each.notice for each in refusals)),
        frozenset(),
    )


HARM = (
    (
        "Anything that is given to one person under the Act is given to the whole world, and nobody can say afterwards "
        "to whom it may be passed on."
    ),
    (
        "Somebody who planned an offence could put these details together with what is already known and choose the "
        "place and the hour at which the risk of being noticed is smallest."
    ),
    "It would not be hard to work out from such an answer which districts are well covered and which are not.",
    "The same question is often sent to many forces at once; laid side by side, the answers would make a map.",
    "Officers would have to change the way in which they work, at a cost that would fall on other duties.",
    "Members of the public who live nearby would be exposed to a risk that they do not run today.",
    "The harm would not be a remote one, since attempts to learn these details have been seen before.",
    "Partners who give information on the understanding that it is looked after might become slower to do so.",
    "Even a short answer, whichever way it went, would tell the reader something of what can and cannot be done.",
    "Once that is known it cannot be called back, and a later decision to change the tactic would come too late.",
)
FAVOUR = (
    "The public has a proper interest in knowing how money raised from it is spent.",
    "Openness helps people to take part in debate about policing on the ground of facts and not of rumour.",
    "An answer would show that the power is used with care, and would make those who use it accountable.",
    "It could also lead to better informed questions and to greater trust.",
)
AGAINST = (
    "The effectiveness of what is done now depends on its extent not being known in detail.",
    "An answer would put at risk the safety of officers, of staff and of those whom they protect.",
    "More resources would be needed to bring about the same result, and these would be missed elsewhere.",
    "Individuals who intend harm would adapt to what they have learnt.",
)
BALANCE = (
    "We have weighed these reasons against each other with the request in mind, and not in the abstract.",
    "While the interest in openness is real, it is met to a good extent by the reports that are published every year.",
    "The interest in keeping people safe is the stronger one here, and the balance lies with not answering further.",
)


def prose(sentences: Sequence[str], at_a_time: int = 3) -> Iterable[str]:
    """The sentences as paragraphs of a few each."""
    for start in range(0, len(sentences), at_a_time):
        yield " ".join(sentences[start : start + at_a_time])


def police_test(*, long: bool = False, words: str = "disclosure") -> tuple[Block, ...]:
    """Harm, public interest and balance as police letters set them out."""
    harm = HARM if long else HARM[:3]
    given: list[str | Block] = ["# Evidence of Harm", *prose(harm)]
    given += ["# Public Interest Test", f"**Factors favouring {words}**", *prose(FAVOUR, 2)]
    given += [f"**Factors against {words}**", *prose(AGAINST, 2), "# Balance Test", *prose(BALANCE)]
    return blocks(*given)


NCND_LIST = refusal(
    FOIA,
    "24(2) 31(3)",
    "Sampleshire Police can neither confirm nor deny that it holds anything further about a covert use, as the duty in "
    "Section 1(1)(a) of the Freedom of Information Act 2000 does not apply because of these exemptions:",
    Items(("Section 24(2) National Security", "Section 31(3) Law Enforcement")),
    "Sections 24 and 31 are qualified and rest on prejudice, so we have to set out the harm and weigh the public "
    "interest.",
    *police_test(words="confirmation or denial"),
    "In accordance with the Act, this letter therefore serves as a Refusal Notice under section 17 (1).",
    notice="17(1)",
    outcomes="answered ncnd",
)
NCND_LONG = refusal(
    FOIA,
    "23(5) 24(2) 30(3) 31(3) 40(5B)(a)(i)",
    "In addition, the Force neither confirms nor denies that it holds any other information relevant to your request "
    "by virtue of the following exemptions: Section 23(5) Information supplied by, or concerning, certain security "
    "bodies; Section 24(2) National Security; Section 30(3) Investigations; Section 31(3) Law Enforcement; and Section "
    "40(5B)(a)(i) Personal Information.",
    "Section 23 is an absolute, class-based exemption, and no public interest test is needed for it. The same goes for "
    "section 40.",
    *police_test(long=True, words="complying with Section 1(1)(a)"),
    "None of this should be taken as a sign that any such information exists or does not exist.",
    notice="",
    outcomes="",
)
LAW_ENFORCEMENT = refusal(
    FOIA,
    "31(1)(a) 31(1)(b)",
    "The places at which the cameras stand are exempt under the following exemption:",
    "**Section 31(1)(a)&(b) – Law Enforcement**",
    "This exemption is qualified and rests on prejudice.",
    *police_test(),
    "This letter is a partial refusal notice within the meaning of Section 17(1) of the Freedom of Information Act.",
    notice="17(1)",
    outcomes="part_granted",
)
PERSONAL_AMPERSAND = refusal(
    FOIA,
    "40(2) 40(3)",
    "The names that you ask for are withheld. The exemption applied is **Section 40(2)&(3) – Personal Information**.",
    "It is absolute. To give the names would be unfair to people who could not expect it, and would break the first "
    "data protection principle in Article 5(1)(a) of the UK GDPR.",
    notice="",
)
PERSONAL_LIMBS = refusal(
    FOIA,
    "40(2)",
    "Some of the figures are so small that people could be recognised. They are exempt under section 40(2) by virtue "
    "of section 40(3A)(a) of the Act, because giving them would contravene the principle in Article 5(1)(a) of the UK "
    "GDPR read with section 34(1) of the Data Protection Act 2018.",
    may="40(3A)(a) 40(3A)",
)
COST_S_DOT = refusal(
    FOIA,
    "12",
    "To find this we would have to open 4,100 paper files by hand. At five minutes a file that is about 341 hours, and "
    "so the request is refused under s.12 of the FOIA, as it would go beyond the appropriate limit of £450.",
    "In line with our duty under s.16 to give advice and assistance, you may wish to ask for the last three months.",
    "This is a refusal notice under s.17(5).",
    notice="17(5)",
    outcomes="cost",
)
COST_S = refusal(
    FOIA,
    "12(1)",
    "Answering the third question would exceed the cost limit set by the Fees Regulations, so s12(1) applies to it.",
    "Under s16 we suggest that you ask for one year.",
)
COST_BRACKET = refusal(
    FOIA,
    "12",
    "Under Section 12 (cost limit) we do not have to answer where finding the information would take more than 18 "
    "hours.",
    "We estimate that it would take 46 hours: 920 records at three minutes each.",
    "Under Section 16 (advice and assistance) we can say that a request for one ward would be within the limit.",
    outcomes="cost",
)
COST_AGGREGATED = refusal(
    FOIA,
    "12(1) 12(4)",
    "You have sent us seven requests on this matter within sixty working days. We are treating them together in line "
    "with section 12(4) of the Act, and together they would exceed the appropriate limit, so we rely on section 12(1).",
    "Please take this letter as the refusal notice that section 17(5) calls for.",
    notice="17(5)",
    outcomes="cost",
)
SMALL_NUMBERS = Refusal(
    (
        Grid((("Ward", "Incidents"), ("Ash", "23"), ("Beech", "<5 by virtue of section 40"), ("Cedar", "17"))),
        Paragraph("Where a cell says so, the number is withheld because it is lower than five."),
    ),
    of(FOIA, "40"),
)
COMMERCIAL = refusal(
    FOIA,
    "43(2)",
    "The sums paid to each agency are withheld under Section 43(2) of the Freedom of Information Act 2000, which "
    "covers information whose release would be likely to prejudice the commercial interests of any person.",
    "# Public interest test",
    "*Arguments for release.* There is an interest in how public money is spent.",
    "*Arguments against.* The agencies bid against each other every quarter, and knowing each other’s prices would "
    "raise what we have to pay.",
    "We conclude that the public interest is better served by maintaining the exemption.",
    outcomes="part_granted",
)
COMMERCIAL_NOT_31 = refusal(
    FOIA,
    "43(2)",
    "The unit price is exempt under section 43(2).",
    "We also considered section 41 (information provided in confidence) but found that it does not apply, and we are "
    "not relying on section 22, although you mentioned it in your message.",
)
ELSEWHERE = refusal(
    FOIA,
    "21",
    "The remaining information is reasonably accessible to you by other means and is therefore exempt under Section 21 "
    "of the Act. You can find it here: "
    "[https://www.example.org/open-data/spend](https://www.example.org/open-data/spend)",
    "For your convenience, a copy can be sent on paper as well.",
)
ELSEWHERE_ONLY = refusal(
    FOIA,
    "21(1)",
    "All that you ask for is already published. Section 21(1) of the FOIA exempts information that an applicant can "
    "get elsewhere. It is an absolute exemption.",
    "It can be read at [our statistics page](https://www.example.org/statistics).",
    "This reply is a refusal notice for the purposes of section 17(1) of the FOIA.",
    notice="17(1)",
    outcomes="accessible_elsewhere",
)
LATER = refusal(
    FOIA,
    "22(1)",
    "The review of 2023 will be published in October 2024. We hold it today, but it is exempt under Section 22(1) – "
    "information intended for future publication.",
    "Although it is fair to want it now, it is reasonable that all readers receive it at the same time.",
)
CONDUCT = refusal(
    FOIA,
    "36(2)(b)(i) 36(2)(b)(ii) 36(2)(c)",
    "Parts of the correspondence are exempt under sections 36(2)(b)(i) and (ii) and 36(2)(c) of the Act. Our qualified "
    "person gave the opinion on 6 March 2024 that release would be likely to inhibit free and frank advice and the "
    "exchange of views, and would otherwise be likely to prejudice the effective conduct of public affairs.",
    "We weighed this opinion against the interest in seeing how the decision was reached. The decision is recent and "
    "its consequences are still being discussed; for the time being the balance lies with withholding.",
)
POLICY = refusal(
    FOIA,
    "35(1)(a)",
    "The advice is withheld under section 35(1)(a), which protects the formulation or development of government "
    "policy.",
    "Section 35 is a qualified exemption. Ministers need room to think, and policy on the matter is still being made.",
)
CONFIDENCE = refusal(
    FOIA,
    "41(1)",
    "The statement was given to us in confidence by another person. It is exempt under S41(1) of the Act, and whoever "
    "gave it could bring an action against us if it were passed on.",
)
PRIVILEGE = refusal(
    FOIA,
    "42(1)",
    "Legal advice is exempt under section 42(1) – Legal Professional Privilege. There is a strong interest that "
    "authorities can take advice freely, and nothing in this case outweighs it.",
)
PROHIBITED = refusal(
    FOIA,
    "44(1)(a)",
    "This is exempt by Section 44(1)(a), since its disclosure is prohibited by section 59 of the Data Protection Act "
    "1998 and section 132 of the Data Protection Act 2018. It is an absolute exemption.",
)
SAFETY = refusal(
    FOIA,
    "38(1)(a) 38(1)(b)",
    "We withhold the addresses under s.38(1)(a) and (b), as their release would, or would be likely to, endanger the "
    "physical or mental health of people who live there, and their safety.",
)
VEXATIOUS = refusal(
    FOIA,
    "14(1)",
    "We have decided that your request is vexatious within the meaning of section 14(1) of the Freedom of Information "
    "Act 2000, and we are not obliged to comply with it.",
    "It is the nineteenth on the same matter since January. Each answer has led to further requests, and the burden on "
    "a small team is out of proportion to their purpose.",
    "This letter is a refusal notice under section 17(5).",
    notice="17(5)",
    outcomes="vexatious",
)
REPEATED = refusal(
    FOIA,
    "14(2)",
    "You asked for the same information on 2 February 2023, and we answered under reference FOI-2023-0188 on 27 "
    "February 2023. Nothing has changed since. Section 14(2) says that we need not comply with a repeated request "
    "until a reasonable interval has gone by.",
    outcomes="repeated",
)
INVESTIGATION = refusal(
    FOIA,
    "30(1)(a)(i)",
    "The file belongs to an investigation that may lead to a charge. It is exempt under Section 30(1)(a)(i) of the "
    "Act.",
    "Section 30 is a class-based qualified exemption, so that no harm has to be shown, but the public interest has to "
    "be considered. A fair trial is worth more to the public than early knowledge of the file.",
)
OLD_LIMBS = refusal(
    FOIA,
    "40(5)(b)(i)",
    "To confirm or deny that a complaint was made about a named person would itself be unfair to that person. Section "
    "40(5)(b)(i) of the Act therefore removes the duty to confirm or deny.",
    outcomes="ncnd",
)
LIST_OF_SECTIONS = refusal(
    FOIA,
    "21 40(2) 43(2)",
    "Some of the information is exempt under Sections 21, 40(2) and 43(2) of the Act, and we explain each in turn.",
    "Section 21: the annual accounts are on our website. Section 40(2): the names of junior staff are their personal "
    "data. Section 43(2): the day rates would help competitors.",
)
SPACED = refusal(
    FOIA,
    "31(1)(a) 40(2)",
    "**Section 31 (1) (a)** Law Enforcement and **Section 40 (2)** Personal Information are engaged.",
    "The first is qualified and rests on prejudice; the second is absolute.",
    *police_test(),
)
PURPOSE = refusal(
    FOIA,
    "31(1)(g)",
    "The report is exempt under section 31(1)(g) of the Act, by virtue of section 31(2)(c): its release would be "
    "likely to prejudice our function of finding out whether action by a regulator is called for.",
    may="31(2)(c)",
)
TABLE_OF_EXEMPTIONS = Refusal(
    (
        Paragraph("The exemptions that we rely on are set out here, question by question."),
        Grid(
            (
                ("Question", "Exemption", "Reason"),
                ("2", "Section 31(1)(a)", "Prevention or detection of crime"),
                ("3", "Section 43(2)", "Commercial interests"),
            )
        ),
        *police_test(),
    ),
    of(FOIA, "31(1)(a)", "43(2)"),
)
_PLACES = (
    "Ash Lane",
    "Beech Road",
    "Cedar Court",
    "Damson Way",
    "Elder Close",
    "Fir Street",
    "Gorse Hill",
    "Hazel Row",
)
LONG_TABLE = Refusal(
    blocks(
        "# Annex B: the incidents one by one",
        "The table gives the day, the place and the outcome of each incident that was recorded.",
        Grid(
            (
                ("No.", "Recorded", "Place", "Outcome"),
                *(
                    (
                        str(number),
                        f"{number % 28 + 1:02}/{number % 12 + 1:02}/2020",
                        _PLACES[number % len(_PLACES)],
                        "No further action" if number % 3 else "Advice given, and a visit made within the week",
                    )
                    for number in range(1, 91)
                ),
            )
        ),
        *prose(HARM, 2),
        *prose(BALANCE),
    ),
    outcomes=frozenset({"granted"}),
)
NOT_HELD = refusal(
    FOIA,
    "",
    "We have searched the record systems and asked the department concerned. No information of this kind is held.",
    outcomes="not_held",
)
ALL_GIVEN = Refusal((), outcomes=frozenset({"granted"}))
ONLY_DUTIES = refusal(
    FOIA,
    "",
    "Section 1(1)(a) of the Act requires us to say whether we hold the information, and section 1(1)(b) to give it to "
    "you where nothing exempts it. Section 16 obliges us to advise, and section 45 is about a code of practice.",
    "I confirm that everything you asked for is held and is given above.",
    outcomes="granted",
)
MENTIONED_ONLY = refusal(
    FOIA,
    "",
    "When we acknowledged your request we thought that Section 43 (commercial interests) might be engaged. Having "
    "asked the company, we have decided not to apply it, and the price is given above in full.",
    outcomes="granted",
)
FUTURE_NOTE = refusal(
    FOIA,
    "",
    "Please note that a request for later months may be refused under section 12, as the figures would have to be "
    "counted by hand. That has no bearing on this answer, which is complete.",
    outcomes="granted",
)

# Environmental information

EIR_INCOMPLETE = refusal(
    EIR,
    "12(4)(d)",
    "As this is environmental information, we have dealt with it under the Environmental Information Regulations 2004.",
    "The third survey is excepted under Reg 12(4)(d), as it is material still in the course of completion. We have "
    "applied the presumption in favour of disclosure in regulation 12(2) and weighed the public interest as "
    "regulation 12(1)(b) requires.",
    outcomes="part_granted",
)
EIR_COMMERCIAL = refusal(
    EIR,
    "12(5)(e) 13(1)",
    "The request was handled under the Environmental Information Regulations 2004 (EIR).",
    "The tender prices are withheld under **Regulation 12(5)(e)**, the confidentiality of commercial information, and "
    "the names of the contractor’s junior staff under **Regulation 13(1)**, personal data.",
    "The public interest in a fair tender outweighs the interest in the prices while the second stage is open.",
    "This letter is a refusal under regulation 14 of the EIR.",
    notice="14",
    outcomes="part_granted",
)
EIR_UNREASONABLE = refusal(
    EIR,
    "12(4)(b)",
    "We have considered this under the EIR and not the Freedom of Information Act. Regulation 12(4)(b) allows us to "
    "refuse a request that is manifestly unreasonable. Going through 31,000 messages would take a member of staff "
    "seven weeks.",
    "In accordance with regulation 9 we advise you to name the months that matter most.",
)
EIR_NOT_HELD = refusal(
    EIR,
    "12(4)(a)",
    "Your request falls under the Environmental Information Regulations 2004. We do not hold the information, and "
    "refuse the request under Regulation 12(4)(a) of these Regulations for that reason alone.",
    outcomes="not_held",
)

# Scotland

FOISA_PERSONAL = refusal(
    FOISA,
    "38(1)(b)",
    "The names are exempt under section 38(1)(b) of the Freedom of Information (Scotland) Act 2002, since they are the "
    "personal data of other people and giving them would break a data protection principle. This exemption is not "
    "subject to the public interest test.",
    "Please accept this letter as a refusal notice under section 16 of the Act.",
    notice="16 16(1)",
)
FOISA_NOT_HELD = refusal(
    FOISA,
    "",
    "In terms of section 17(1) of FOISA I give you notice that the information is not held by us. The playgrounds at "
    "Over Glen belong to a community trust.",
    notice="17(1)",
)
FOISA_COMMERCIAL = refusal(
    FOISA,
    "33(1)(b) 25(1)",
    "The rates are exempt under Section 33(1)(b) of the Freedom of Information (Scotland) Act 2002 (FOISA), as their "
    "release would be likely to prejudice substantially the commercial interests of the firm.",
    "The annual report is already public; under section 25(1) we need not provide it again.",
)
FOISA_COST = refusal(
    FOISA,
    "12(1)",
    "We estimate that it would cost £1,840 to answer, more than the £600 in the Fees Regulations. Section 12(1) of "
    "FOISA therefore applies and we are not obliged to comply.",
    "As section 15 of FOISA asks us to help, we suggest one school instead of all of them.",
    outcomes="cost",
)
FOISA_AFFAIRS = refusal(
    FOISA,
    "30(b)(i) 30(b)(ii) 36(1)",
    "Some of the notes are exempt in terms of sections 30(b)(i) and (ii) of FOISA, free and frank advice and exchange "
    "of views, and the opinion of counsel in terms of section 36(1), confidentiality.",
    "These exemptions are subject to the public interest test in section 2(1)(b) of FOISA.",
)
FOISA_NCND = refusal(
    FOISA,
    "18(1) 35(1)(a) 38(1)(b)",
    "The Police Service refuses to reveal whether the information exists or is held, in terms of section 18(1) of the "
    "Freedom of Information (Scotland) Act 2002, as to do so would be contrary to the public interest. If it existed, "
    "it would be exempt under section 35(1)(a) and section 38(1)(b).",
    outcomes="ncnd",
    may="18",
)
EIRS_PROGRAMME = Refusal(
    blocks(
        "The information is environmental, so section 39(2) of FOISA applies and we answered under the Environmental "
        "Information (Scotland) Regulations 2004.",
        "We withhold the prices under Regulation 10(5)(e), and the names of residents under regulation 11(2).",
    ),
    of(EIR_SCOTLAND, "10(5)(e)", "11(2)"),
    of(FOISA, "39(2)"),
)
EIRS_NOT_HELD = refusal(
    EIR_SCOTLAND,
    "10(4)(a)",
    "Under the Environmental Information (Scotland) Regulations 2004 (the EIRs) we must tell you that we do not hold a "
    "survey of that field: the exception in Regulation 10(4)(a) applies.",
    outcomes="not_held",
)

# Welsh

WELSH_PERSONAL = refusal(
    FOIA,
    "40(2)",
    "Mae enwau’r staff wedi’u heithrio o dan adran 40(2) o Ddeddf Rhyddid Gwybodaeth 2000, gan eu bod yn ddata "
    "personol.",
    "Mae hwn yn eithriad absoliwt, ac nid oes angen prawf budd y cyhoedd.",
    "Mae’r llythyr hwn yn hysbysiad gwrthod o dan adran 17(1) o’r Ddeddf.",
    notice="17(1)",
)
WELSH_COST = refusal(
    FOIA,
    "12(1)",
    "Byddai’n cymryd mwy na 18 awr i ddod o hyd i’r wybodaeth. Felly mae Adran 12(1) o Ddeddf Rhyddid Gwybodaeth 2000 "
    "yn berthnasol ac rydym yn gwrthod y rhan hon o’ch cais.",
    "O dan adran 16, ein cyngor yw gofyn am un flwyddyn yn unig.",
)
WELSH_EIR = refusal(
    EIR,
    "12(5)(e)",
    "Ymdriniwyd â’ch cais o dan Reoliadau Gwybodaeth Amgylcheddol 2004. Mae’r prisiau wedi’u heithrio o dan Reoliad "
    "12(5)(e), cyfrinachedd gwybodaeth fasnachol.",
)

# What follows every answer

REVIEW = blocks(
    "If you are unhappy with how your request was handled, you may ask for an internal review within 40 working days "
    "of this letter. Write to the address above.",
    "If you are still unhappy after the review, you may complain to the Information Commissioner under section 50 of "
    "the Act, at [ico.org.uk](https://ico.org.uk/).",
)
REVIEW_PLAIN = blocks(
    "# Your right to complain",
    "You can ask us to look at our decision again by writing to us within two months. After that, you can apply to the "
    "Information Commissioner for a decision.",
)
REVIEW_SCOTTISH = blocks(
    "If you are dissatisfied, you may require us to review our decision under section 20 of the Act within 40 working "
    "days. After the review you may apply to the Scottish Information Commissioner under section 47(1).",
)
REVIEW_WELSH = blocks(
    "Os ydych yn anfodlon, gallwch ofyn am adolygiad mewnol o fewn 40 diwrnod gwaith. Wedi hynny, gallwch gwyno i’r "
    "Comisiynydd Gwybodaeth.",
)
