"""The words by which letters show what was asked and what was answered, in English and Welsh."""

# ruff: noqa: E501 - a family of phrases reads best in one line

from __future__ import annotations

import re


def _any(*phrases: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{'|'.join(phrases)}){after}", re.IGNORECASE)


_NUMBERED = r"(?:\d{1,2}|[a-z]|[ivx]{1,4})"
_END = r"\s*[:;.\u2013-]*"

REQUEST_HEADING = _any(
    r"(?:the |your |original |foi |foia |eir |full |initial |details of (?:the |your )?)*(?:request|requests|enquiry)"
    r"(?: (?:for information|details|received|text|as received|in full|wording|submitted|summary))*",
    r"(?:information|data|details) (?:you )?(?:have |has been |was )?requested",
    r"(?:what )?you (?:have )?(?:asked(?: for| us)?|requested|wrote)",
    r"(?:the |your )?questions?(?: asked)?",
    r"(?:text|wording|terms|copy) of (?:the |your )?request",
    r"(?:eich |y |manylion (?:y |eich )?|testun y )?(?:cais|gais|ceisiadau)(?: am wybodaeth| gwreiddiol)?",
    r"(?:eich )?(?:cwestiwn|cwestiynau)",
    r"gofynnwyd(?: gennych)?|gofynnoch(?: chi)?",
    before=r"(?:\d{1,2}[.)]\s*)?",
    after=_END,
)
RESPONSE_HEADING = _any(
    r"(?:the |our |my |your |foi |foia |eir |force |trust |council |university |full |official )*"
    r"(?:response|reply|answer|answers|decision|disclosure|responses|replies)"
    r"(?: (?:to (?:the |your )?(?:request|questions?)|notice|letter|and reasons|provided|from the .{2,40}))*",
    r"(?:information|data) (?:provided|supplied|disclosed|released)",
    r"(?:we|i) (?:answer|reply|respond)",
    r"(?:ein |fy |yr? )?(?:ymateb|hymateb|ateb|hateb|atebion|hatebion|penderfyniad|phenderfyniad)(?: i'r cais| i'ch cais)?",
    before=r"(?:\d{1,2}[.)]\s*)?",
    after=_END,
)

_ASKED = (
    r"(?:you(?:r| have| had)?\s?(?:\w+\s){0,3}?(?:asked|requested|sought|seek|wished|wanted|request(?:ing)?)\b"
    r"|(?:request|enquiry|application|e-?mail|letter|correspondence)\b)"
)
REQUEST_LEAD = re.compile(
    rf"(?:{_ASKED}[^.?]*(?:[:;]|(?:about|regarding|concerning|the following|reads|as follows|below|for|states?|that)\s*[.\u2013-]?)$"
    r"|\b(?:your request|which|request) (?:reads?|read|was|is|asked|stated|said|states)(?: as follows| for)?\s*[:;.\u2013-]$"
    r"|^(?!(?:our|my|the) (?:response|reply|answer)|(?:i|we) can ).*\b(?:request|requested|requesting|asked|asking|enquiry|sought)\b.*[:;]$"
    r"|\byour questions?\b[^.?]*(?:were|was|is|are|reads?)\s*[:;]$"
    r"|(?:gofynn|cais|gais|holi|wybodaeth)[^.?]*[:;]$)",
    re.IGNORECASE,
)

RESPONSE_LEAD = re.compile(
    r"(?:(?:please (?:find|see|note that)|(?:i|we) can (?:now )?(?:confirm|advise|respond|reply|tell|inform|provide)"
    r"|(?:i|we) (?:am|are|have|do|does) (?:now )?(?:able|unable|pleased|writing|not hold|hold|now|confirm|considered|decided|completed|refus)"
    r"|(?:i|we) (?:confirm|hold|enclose|attach|respond|reply)\b"
    r"|having (?:considered|completed|made|reviewed|searched)"
    r"|(?:following|further to) (?:receipt of )?(?:your|consideration|searches)"
    r"|(?:our|my|the) (?:full )?(?:response|reply|answers?|decision|findings)\b[^?]*(?:\b(?:is|are|follows|below|set out)\b|[:;.]$)"
    r"|in (?:response|reply|answer) to your (?:\w+ )?(?:request|questions?|enquiry)[^:;]*(?:can|have|we|i)\b"
    r"|(?:your request|this request|the request) (?:for information )?(?:has|have|was|is being|is|would) (?:now )?(?:been )?(?:considered|handled|dealt|refus|process|treated|exceed)"
    r"|(?:the )?information (?:you (?:have )?)?(?:requested|asked for|sought|held)\b[^?]*\b(?:is|are|has|can|may|was)\b"
    r"|(?:the |this )?(?:\S+ ){0,7}?(?:can |will )?(?:neither confirms? (?:or|nor) den(?:y|ies)|(?:does|do|did) not (?:hold|record|use|collect|have)|can confirm|holds? (?:the|some|no|this)|has (?:now )?(?:considered|searched|conducted|completed))\b"
    r"|under (?:section|regulation)|(?:ein|fy) (?:h?ymateb|h?ateb)"
    r"|(?:gallaf|gallwn|gallwn ni|medraf|rydym|rwyf|nid)\b[^?]*(?:cadarnhau|dal|ymateb|ateb|darparu|amgáu)"
    r"|mae(?:'r)? (?:wybodaeth|heddlu|cyngor|bwrdd|cyngor)[^?]*(?:dal|atodi|eithri|isod)"
    r"|gweler))",
    re.IGNORECASE,
)

GOES_ON_ASKING = re.compile(
    r"(?:please (?:provide|supply|send|could|can|confirm|give|let|include|break|state|would|list|answer|also|treat)"
    r"|(?:could|can|would|will|do|does|did|is|are|has|have|how|what|which|when|where|who|why|if)\b.*(?:\?|you)"
    r"|i (?:would|'d|look|understand|request|am (?:requesting|asking|looking|happy)|ask|wish|want|prefer|hope|also|should)\b|i[\u2019']d\b"
    r"|if (?:possible|you|any|this|it|the request)|(?:many )?thanks?\b|thank you for|for the (?:avoidance|purpose)"
    r"|os gwelwch|hoffwn|a allwch|a fyddech|diolch)",
    re.IGNORECASE,
)

SALUTATION = re.compile(
    r"(?:dear|annwyl|hello|hi|good (?:morning|afternoon|evening)|prynhawn da|bore da|to whom it may)\b", re.IGNORECASE
)
SUBJECT = re.compile(
    r"\b(?:re|ref|reference|cyf|cyfeirnod|pwnc|subject|freedom of information|foi|foia|foisa|eirs?|environmental information|"
    r"request for information|information request|response to|deddf|rhyddid gwybodaeth|cais|request)\b",
    re.IGNORECASE,
)
ENVELOPE = re.compile(
    r"(?:(?:from|sent|to|cc|subject|date|tel|telephone|phone|ffôn|fax|ffacs|e-?mail|e-?bost|website|web|gwefan|"
    r"our ref|your ref|ein cyf|eich cyf|ref|reference|response date|dyddiad|enc|encs|enclosures?)\b\s*[.:]|https?://|www\.)",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|with kind|many thanks and kind)\s?(?:kind )?(?:regards|wishes)|regards\b"
    r"|yn (?:gywir|ddiffuant|bur|gywir iawn)|cofion(?: gorau| cynnes)?|yr eiddoch)",
    re.IGNORECASE,
)
STAYS = re.compile(
    r"\b(?:review|complain|complaint|complaints|appeal|commissioner|rights?|exempt|exemption|section|annex|appendix|adolygiad|"
    r"gwyn|cwyn|cwyno|cwynion|comisiynydd|apelio|copyright|re-use|hawlfraint|table|correct as at|refusal|notice)\b",
    re.IGNORECASE,
)
ANNEX = re.compile(
    r"(?:(?:annex|appendix|schedule|atodiad)\b(?:\s?[a-z0-9]{1,2}\b)?\s*[:.\u2013-]*\s*)?"
    r"(?:(?:the |your )?(?:original|full text of your|copy of (?:the|your)|text of (?:the|your)|your) (?:\w+ )?(?:request|e-?mail|enquiry)"
    r"|(?:eich )?cais gwreiddiol)(?: for information| in full| received)?\s*[:.]?$",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    r"(?:-{2,}\s*(?:original|forwarded) message|from:\s.+(?:sent|date):|-+ ?neges wreiddiol)", re.IGNORECASE
)

NUMBER = re.compile(
    rf"(?:q(?:uestion)?\s?\.?\s?{_NUMBERED}\b[.):]?|cwestiwn\s{_NUMBERED}\b[.):]?|\({_NUMBERED}\)|{_NUMBERED}[.)](?!\d))\s*[-:\u2013]?\s?(?=\S|$)",
    re.IGNORECASE,
)
QUESTION_LABEL = re.compile(
    r"(?:q\s?\.?\s?\d{1,2}\b|question\s?(?:\d{1,2}|[a-z])\b|(?:question|cwestiwn)\s*:|cwestiwn\s\d)", re.IGNORECASE
)
ANSWER_LABEL = re.compile(
    r"(?:a\s?\.?\s?\d{1,2}\s?[.):-]|(?:our |the |trust |council |force |ein )?(?:response|answer|reply|ateb|ymateb|hateb|hymateb)"
    r"(?:\s(?:to )?(?:question |q)?\d{1,2})?\s*(?:[:.\u2013-]|$))",
    re.IGNORECASE,
)
REQUEST_COLUMN = re.compile(
    r"(?:(?:the |your |foi |information )*(?:questions?|requests?|enquiry|query)(?: asked| for information| received)?|you asked|information requested|eich cais|cais|cwestiwn|cwestiynau)\s*:?",
    re.IGNORECASE,
)
RESPONSE_COLUMN = re.compile(
    r"(?:(?:the |our |trust |council |force )*(?:responses?|answers?|repl(?:y|ies)|comments?)|we answer|ein hymateb|ymateb|ateb|atebion)\s*:?",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"\b(?:exempt|refus|withh[eo]ld|hold|held|attach|enclos|disclos|releas|section|regulation|review|complain|cost|eithri|gwrthod|dal|adran)",
    re.IGNORECASE,
)
"""What may belong to the answer although it stands before the request."""

ASKS = re.compile(
    r"(?:please|kindly|could|can|would|under the|this is a|for (?:the|each|all)|i (?:would|ask|request|want|wish|seek|write to ask|am writing to))\b"
    r"(?!.*\b(?:your (?:request|questions?|e-?mail|letter)|you (?:asked|requested)|request was))",
    re.IGNORECASE,
)
"""How who asks begins, and who answers does not."""

ASKS_IN_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b")
"""What only who asks writes, between the questions and the words with which the answer begins."""

OFFERS_REVIEW = re.compile(
    r"\byou (?:may|can|could|have (?:the|a) right|should|are entitled|may also)\b.{0,60}\b(?:review|complain|appeal)"
    r"|\bgallwch\b.{0,40}\b(?:adolygiad|gwyno|apelio)",
    re.IGNORECASE,
)
"""What no request says: how to have the answer looked at again."""

DECISION = re.compile(r"\b(?:decision|disclosure|notice|reasons|h?p?h?enderfyniad)\b", re.IGNORECASE)
"""Headings of an answer that say more than that it is one."""
