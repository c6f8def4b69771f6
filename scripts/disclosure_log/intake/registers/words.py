"""The words of registers in English and Welsh: what a heading says of its column, and what a cell says of a request.

A word stands here only where it has one meaning in every register. "Closed", "Completed" or "Answered" say that there
was an answer and not which, so they are left for an officer to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from disclosure_log.law import Law, Outcome

_Word = TypeVar("_Word")

SKIP = "skip"
"""What the map says of a word whose rows are no business of the log: open requests, subject access requests."""


class Target(StrEnum):
    """What a column can be; the values are what `columns` in the map says."""

    REFERENCE = "reference"
    TITLE = "title"
    RECEIVED = "received"
    RESPONDED = "responded"
    LAW = "law"
    OUTCOME = "outcome"
    EXEMPTIONS = "exemptions"
    REQUEST = "request"
    RESPONSE = "response"
    TOPICS = "topics"
    REASON = "reason"
    IGNORE = "ignore"


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Words alone, in small letters, without accents: `Date-Received:` is `date received`."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    decomposed = unicodedata.normalize("NFKD", apart.replace("&", " and "))
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^\w%]|_", " ", letters).casefold().split())


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_REQUEST = (
    r"(?:foia?|eirs?|f o i|case|request|enquiry|query|log|disclosure(?: log)?|information(?: request)?|our|unique"
    r"|service request)"
)

_NEVER = _any(
    r".*\b(?:name|surname|forename|enw|requesters?|requestors?|applicant|ymgeisydd|enquirer|customer"
    r"|complainant|e ?mail|ebost"
    r"|phone|telephone|tel|mobile|ffon|handler|assigned|allocated|owner|officer|contact|due|target|deadline"
    r"|statutory"
    r"|targed|dyledus|working days|days|diwrnodau?|diwrnod|age|postcode|post code|organisation|company)\b.*",
    r"(?:.* )?(?:address|cyfeiriad)(?: line)?(?: \d)?",
    r".*\b(?:date published|publication date|publish(?:ed)? on|dyddiad cyhoeddi|acknowledged"
    r"|acknowledgement|ir|review date)\b.*",
)
"""Headings of columns that tell who asked or who dealt with it, or days of something else."""

_HEADINGS: tuple[tuple[Target, re.Pattern[str]], ...] = (
    (
        Target.REASON,
        _any(
            r"(?:reason )?(?:why )?(?:for )?(?:not|non) (?:being )?(?:publish(?:ed|ing)|publication"
            r"|in (?:the )?log)(?: reason)?",
            r"reason for (?:not publishing|withholding from (?:the )?log)",
            r"rheswm (?:dros )?(?:beidio a )?chyhoeddi",
        ),
    ),
    (
        Target.REFERENCE,
        _any(
            rf"(?:{_REQUEST} )*(?:ref|refs|reference|referance|number|numbers|no|nos|num|id"
            rf"|urn)(?: (?:number|no|num|id|code))?",
            r"url title",
            r"(?:rhif )?(?:y )?(?:cyfeirnod|cyf|rhif)(?: (?:y )?(?:cais|achos))?",
        ),
    ),
    (
        Target.RECEIVED,
        _any(
            r"(?:date )?(?:(?:of )?request )?(?:was )?(?:received|recieved|receipt|logged|opened"
            r"|registered|submitted|created)"
            r"(?: (?:date|on|at|by (?:us|council)))?",
            r"date (?:of )?(?:the )?(?:request|receipt)(?: received)?|request (?:date|made on)"
            r"|date (?:request(?:ed)?|in)|start date",
            r"date of receipt(?: of request)?|initial request sent at",
            r"dyddiad (?:y )?(?:derbyn(?:iwyd)?|cais|derbyn y cais)|derbyniwyd(?: ar)?",
        ),
    ),
    (
        Target.RESPONDED,
        _any(
            r"date (?:of )?(?:the )?(?:our )?(?:final )?(?:response|reply|answer(?:ed)?|responded"
            r"|replied|decision|disclosure|disclosed"
            r"|released?|issued|sent|closed|closure|completed|completion|out)(?: (?:sent|issued|provided|closed))?",
            r"(?:final )?(?:response|reply|answer|decision|release|disclosure|closure|completion"
            r"|closed|completed) (?:date|sent|issued|sent (?:on|date))",
            r"(?:date )?(?:responded|replied|answered|disclosed|released|closed|completed"
            r"|issued)(?: (?:to|on|at|date))?",
            r"date response (?:sent|issued|provided)|end date",
            r"dyddiad (?:yr? )?(?:ymateb|ateb|cau|cwblhau|rhyddhau|anfon)(?: yr ymateb)?|ymatebwyd(?: ar)?",
        ),
    ),
    (
        Target.LAW,
        _any(
            r"(?:applicable )?(?:law|legislation|act|regime|access regime|regulation|statute)(?: used| applied)?",
            r"(?:request|case|information) type|type(?: of (?:request|case))?|foi (?:or )?eir|foi or eir",
            r"deddf|deddfwriaeth|math(?: o gais)?",
        ),
    ),
    (
        Target.OUTCOME,
        _any(
            r"(?:final |case |request |response |disclosure |foi |current |described )*(?:outcome"
            r"|decision|disposition|result|status|state)"
            r"(?: (?:of|type|code|category|of request|of case|description))*",
            r"outcome of (?:the )?(?:request|case)|(?:response|disclosure|closure|release) (?:type"
            r"|category|code|reason)",
            r"(?:information )?(?:granted|disclosed|released|provided|supplied)",
            r"(?:canlyniad|penderfyniad|statws)(?: (?:y )?cais)?",
        ),
    ),
    (
        Target.EXEMPTIONS,
        _any(
            r"(?:any |foi |eir |details of )*(?:exemptions?|exceptions?|exemption s)(?: (?:or"
            r"|and) (?:exemptions?|exceptions?))?"
            r"(?: (?:applied|used|engaged|cited|relied on|claimed|sections?|code|codes|s))*",
            r"(?:exemption |refusal )?(?:sections?|regulations?)(?: (?:of (?:the )?act|applied"
            r"|used))?|(?:refusal|withheld) (?:reason|under)",
            r"reasons? for refusal",
            r"eithriad(?:au)?|esemptiad(?:au)?|adran(?:nau)?",
        ),
    ),
    (
        Target.TITLE,
        _any(
            r"(?:foi |request |case |short )*(?:title|subject|subject matter|heading|headline"
            r"|summary)(?: of (?:the )?(?:request|case))?",
            r"(?:brief|short) (?:description|summary)(?: of (?:the )?request)?",
            r"(?:teitl|pwnc|crynodeb)(?: (?:y|o r) cais)?",
        ),
    ),
    (
        Target.TOPICS,
        _any(r"topics?|categor(?:y|ies)|themes?|tags?|key ?words?|subject areas?|pynciau|categori|categoriau|themau?"),
    ),
    (
        Target.RESPONSE,
        _any(
            r"(?:foi |our |full |final |the )*(?:response|reply|answer)s?(?: (?:text|details?|body"
            r"|content|wording|provided|given|letter"
            r"|summary|description|html|s))*",
            r"(?:details|text|content|body) of (?:the |our )?(?:response|reply|answer)"
            r"|information (?:provided|released|disclosed) text",
            r"(?:testun |manylion )?(?:(?:yr|ein) )?(?:ymateb|ateb)",
        ),
    ),
    (
        Target.REQUEST,
        _any(
            r"(?:foi |eir |full |original |the |initial )*(?:requests?|questions?|enquiry|query|information requested)"
            r"(?: (?:text|details?|description|wording|body|content|made|asked|summary|s|html|\d+))*",
            r"(?:details?|description|text|nature|wording|content"
            r"|body) of (?:the )?(?:foi )?(?:request|enquiry|question)|description|what was asked",
            r"(?:testun |manylion )?(?:y )?(?:cais|cwestiwn|cwestiynau)|disgrifiad(?: o r cais)?"
            r"|gwybodaeth y gofynnwyd amdani",
        ),
    ),
)


@lru_cache(maxsize=4096)
def target_of(heading: str) -> Target | None:
    """What a heading says that its column is; none where it says nothing that is known."""
    said = plain(heading)
    if not said:
        return None
    for target, pattern in _HEADINGS:
        # "Request received by (name)" tells of people, "Case number" does not.
        if pattern.fullmatch(said):
            return target
    return Target.IGNORE if _NEVER.fullmatch(said) else None


_OUTCOMES: tuple[tuple[Outcome | str, re.Pattern[str]], ...] = (
    (
        Outcome.PART_GRANTED,
        _any(
            r"part(?:ly|ial|ially)?(?: full)?(?: of)?(?: (?:information"
            r"|request))?(?: (?:disclos(?:ed?|ure)|grant(?:ed)?|release[d]?|provided|supplied|given"
            r"|successful|refus(?:ed|al)|exempt(?:ed|ion)?|withheld|upheld|met|success|response|information|request))*",
            r"(?:disclosed|granted|released|provided|supplied|information (?:disclosed|provided"
            r"|released|supplied)|disclosure|refused|withheld|exempt)"
            r" (?:in )?part(?:ly|ially)?",
            r"some (?:of the )?information (?:provided|sent|disclosed|released|given|supplied|withheld)",
            r"(?:rhannol|datgelwyd yn rhannol|rhoddwyd yn rhannol|rhyddhawyd yn rhannol"
            r"|datgeliad rhannol|caniatawyd yn rhannol)",
        ),
    ),
    (
        Outcome.GRANTED,
        _any(
            r"(?:all |full(?:y)? |whol(?:e|ly) |complete(?:ly)? |request "
            r"|in full )?(?:of the )?(?:information |info |data )?(?:was |has been )?"
            r"(?:disclos(?:ed?|ure)|grant(?:ed)?|releas(?:ed?)|provided|supplied|given|sent"
            r"|successful|met)(?: in full| fully| to (?:applicant|requester))?",
            r"(?:disclosed|granted|released|provided|supplied|answered|given) (?:in )?full(?:y)?"
            r"|full response|all information|fully answered",
            r"(?:datgelwyd|rhoddwyd|rhyddhawyd|darparwyd|caniatawyd)(?: (?:y wybodaeth )?(?:yn llawn"
            r"|r cyfan))?|datgeliad llawn|yn llawn",
        ),
    ),
    (
        Outcome.NCND,
        _any(
            r"ncnd|n c n d|neither confirm(?:ed)?(?: n?or den(?:y|ied))?(?: .*)?|refus(?:ed"
            r"|al) to confirm or deny|glomar",
            r"(?:ni )?chadarnh\w+ na gwad\w+|dim cadarnhau na gwadu",
        ),
    ),
    (
        Outcome.NOT_HELD,
        _any(
            r"(?:information |info |data |no information )?(?:is |was )?not held(?: by .*)?"
            r"|no (?:information|data|recorded information)(?: is)? held"
            r"|(?:information|info|data) not (?:held|recorded)|does not hold(?: .*)?|nil held|inh",
            r"(?:gwybodaeth )?(?:heb ei ddal|heb ei dal|ddim yn cael ei dal|nid yw n cael ei dal)"
            r"|dim gwybodaeth(?: yn cael ei dal)?|nas delir",
        ),
    ),
    (
        Outcome.COST,
        _any(
            r"(?:refused |refusal |exempt |over |exceeds? )*(?:on )?(?:grounds of |due to |the "
            r"|appropriate )?(?:costs?|fees?|cost limit|time)(?: (?:grounds|limit|refusal|exceeded))?"
            r"(?: s(?:ection)? ?12)?",
            r"(?:exceeds|above|over) (?:the )?(?:appropriate limit|cost limit|fees? limit|18 hours"
            r"|24 hours)|(?:refused )?(?:s|section) ?12(?: .*)?",
            r"(?:gwrthodwyd )?(?:oherwydd )?(?:y )?(?:cost|gost|costau)",
        ),
    ),
    (
        Outcome.VEXATIOUS,
        _any(
            r"(?:refused |refusal )?(?:as )?vexatious(?: request)?|(?:refused )?(?:s"
            r"|section) ?14 1(?: vexatious)?|blinderus"
        ),
    ),
    (
        Outcome.REPEATED,
        _any(
            r"(?:refused |refusal )?(?:as )?repeat(?:ed)?(?: request)?|(?:refused )?(?:s"
            r"|section) ?14 2(?: repeat\w*)?|ailadrodd(?:us)?"
        ),
    ),
    (
        Outcome.ACCESSIBLE_ELSEWHERE,
        _any(
            r"(?:information )?(?:already |reasonably )+(?:accessible|available|published"
            r"|in (?:the )?public domain)(?: (?:elsewhere|online))?"
            r"|(?:information )?(?:accessible|available|published) (?:elsewhere|by other means"
            r"|online)|in (?:the )?public domain",
            r"(?:refused )?(?:s|section) ?21(?: .*)?|publicly available|on (?:our |the )?website",
            r"ar gael (?:mewn man arall|yn barod|eisoes)|eisoes ar gael|hygyrch (?:eisoes|fel arall)",
        ),
    ),
    (
        Outcome.FUTURE_PUBLICATION,
        _any(
            r"(?:intended for )?(?:future publication|to be published(?: later)?)|(?:refused )?(?:s"
            r"|section) ?22(?: .*)?",
            r"(?:i w )?(?:gyhoeddi|cyhoeddi) (?:yn (?:y )?dyfodol|yn ddiweddarach)",
        ),
    ),
    (
        Outcome.TRANSFERRED,
        _any(
            r"transfer(?:r?ed)?(?: to .*)?|(?:passed|referred|forwarded"
            r"|redirected)(?: (?:on )?to (?:an)?other (?:public )?(?:authority|body|organisation"
            r"|council))?",
            r"trosglwyddwyd(?: .*)?",
        ),
    ),
    (
        Outcome.WITHDRAWN_BY_REQUESTER,
        _any(
            r"(?:request |case |user )?withdrawn(?: by (?:the )?(?:requester|requestor|applicant"
            r"|customer))?|cancelled by (?:requester|applicant)",
            r"tynnwyd yn ol(?: .*)?",
        ),
    ),
    (
        Outcome.LAPSED,
        _any(
            r"lapsed(?: .*)?|(?:no|awaiting) clarification (?:received|provided)"
            r"|clarification not (?:received|provided)|closed no clarification.*"
            r"|time ?d out|fee not (?:paid|received)",
            r"wedi dod i ben|dim eglurhad.*",
        ),
    ),
    (
        Outcome.REFUSED,
        _any(
            r"(?:request |information |fully |full(?:y)? |all |wholly |in full )*(?:refus(?:ed?|al)"
            r"|withheld|exempt(?:ed|ion applied|ions applied)?|rejected|denied|not disclosed"
            r"|non disclosure|not provided|not released|nil disclosure|unsuccessful)(?: in full"
            r"| fully| (?:exemption|exempt|exemptions?)(?: applied)?)*",
            r"exemptions?(?: applied)?|no disclosure|nothing disclosed",
            r"gwrthodwyd(?: yn llawn)?|gwrthod|eithriedig|ataliwyd|nas datgelwyd",
        ),
    ),
    (
        SKIP,
        _any(
            r"open|in progress|ongoing|on going|pending|active|live|new|on hold|awaiting(?: .*)?"
            r"|waiting(?: .*)?|under review|overdue|acknowledged|allocated|suspended|stopped",
            r"(?:closed )?(?:duplicate|invalid|not (?:an )?foi|not valid|test|logged in error|error"
            r"|business as usual|bau)(?: .*)?",
            r"ar agor|ar y gweill|yn aros(?: .*)?|dyblyg",
        ),
    ),
)

_LAWS: tuple[tuple[Law | str, re.Pattern[str]], ...] = (
    (Law.FOISA, _any(r"foi s a|foisa|foi ?\(?scotland\)?|freedom of information scotland act(?: 2002)?")),
    (
        Law.EIR_SCOTLAND,
        _any(r"eirs? ?s|eirs? scotland|environmental information scotland regulations(?: 2004)?|eisr|eir s"),
    ),
    (
        Law.FOIA,
        _any(
            r"f ?o ?i ?a?(?: 2000)?(?: request| act)?|freedom of information(?: act)?(?: 2000)?(?: request)?|foia 2000",
            r"rhyddid gwybodaeth|deddf rhyddid gwybodaeth(?: 2000)?|rh ?g",
        ),
    ),
    (
        Law.EIR,
        _any(
            r"e ?i ?r ?s?(?: 2004)?(?: request)?|environmental information(?: regulations?)?(?: 2004)?(?: request)?",
            r"(?:rheoliadau )?gwybodaeth amgylcheddol(?: 2004)?",
        ),
    ),
    (
        SKIP,
        _any(
            r"sars?|d?sar|dpa?(?: \d{4})?|gdpr|uk gdpr|subject access(?: request)?"
            r"|data protection(?: .*)?|dsars?|police|cctv|other|complaints?|internal review|ir",
            r"gwrthrych y data|diogelu data",
        ),
    ),
)


@lru_cache(maxsize=4096)
def outcome_of(text: str) -> Outcome | str | None:
    """What a cell says became of a request, `SKIP` where it is none of the log's; none where that has to be asked."""
    return _one_of(_OUTCOMES, plain(text))


@lru_cache(maxsize=4096)
def law_of(text: str, usual: Law) -> Law | str | None:
    """Which law a cell names, in a log under the law `usual`; as for `outcome_of`."""
    found = _one_of(_LAWS, plain(text))
    if usual.scottish and found in _SCOTTISH:
        return _SCOTTISH[found]
    return found


_SCOTTISH: Mapping[object, Law] = {Law.FOIA: Law.FOISA, Law.EIR: Law.EIR_SCOTLAND}


def _one_of(choices: tuple[tuple[_Word, re.Pattern[str]], ...], text: str) -> _Word | None:
    """The one whose words these are; none where several fit."""
    found = {choice for choice, pattern in choices if pattern.fullmatch(text)}
    return found.pop() if len(found) == 1 else None
