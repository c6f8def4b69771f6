"""Names of people, found by what stands around them: how a letter greets, who signs it, ranks, labels; and e-mail.

No list of names is needed for that, so a rare name is found as well as a common one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure_log.gate.people.kinds import Found, Permitted, Weight
from disclosure_log.gate.people.windows import first_signs, lowered, matches, places_before_figures, places_of
from disclosure_log.gate.people.words import is_forename, is_known_name, listed, may_be_name

_AT = r"(?:\s{0,2}(?:@|%40)\s{0,2}|\s?[\[({<] ?at ?[\])}>]\s?)"
_DOT = r"(?:\.|\s?[\[({<] ?dot ?[\])}>]\s?)"
_ADDRESS = re.compile(
    rf"(?<![^\W_])(?P<local>[^\W_](?:[\w.!#$%&'*+/=?^`{{|}}~-]{{0,63}}[\w+])?){_AT}"
    rf"(?P<host>(?:[^\W_](?:[\w-]{{0,62}}[^\W_])?{_DOT}){{1,6}}[^\W\d_]{{2,18}})(?![^\W_])",
    re.IGNORECASE,
)
_AT_WORDS = re.compile(
    r"(?<![^\W_])(?P<local>[\w.+-]{2,64}) at (?P<host>(?:[\w-]{2,63} dot ){1,4}[^\W\d_]{2,18})\b", re.IGNORECASE
)

_TITLE = (
    r"(?:Mrs?|Ms|Miss|Mx|Dr|Doctor|Prof(?:essor)?|Rev(?:erend)?|Cllr|Councillor|Sir|Dame|Lady|Lord|Y Parch|Bnr|Bns)"
)
_CAPITAL = (
    r"(?:(?:[Mm]a?c|[Oo]'|[Dd]e|[Dd]'|[Vv]an|[Vv]on|[Ff]f|ap|ab|ferch)[ ]?)?"
    r"[^\W\d_a-z\u00df-\u00f6\u00f8-\u00ff][\w'-]*"
)
_INITIAL = r"(?:[A-Z]\.? ?){1,3}"
_SOMEBODY = rf"(?:{_TITLE}\.? )?(?:(?:{_CAPITAL}|[A-Z]\.?)[ ]){{0,3}}{_CAPITAL}"

_GREETING = re.compile(
    r"(?:^|[\n\t>\"'(:;.,!?]|\x1e)[^\w\n]{0,6}"
    r"(?P<word>Dear|Annwyl|Hi|Hello|Helo|Good (?:morning|afternoon)|Bore da|Prynhawn da|F'annwyl)"
    r"[ \t]+(?P<whom>(?:[^\n,:;.!?\t\x1e]|(?<=\b[a-z])\.|(?<=\b[a-z]{2})\.|(?<=\b[a-z]{3})\.(?= )){1,80})",
    re.IGNORECASE,
)
_TITLED_START = re.compile(rf"{_TITLE}\b\.?\s*", re.IGNORECASE)
_BLANK = re.compile(r"[\[(<{_.\u2026*\u2588#-]|(?:redacted|golygwyd|name|enw|x{2,})\b", re.IGNORECASE)
_TO_NOBODY = re.compile(
    r"\b(?:requester|requestor|applicant|sir|madam|sirs|all|both|everyone|colleagues?|customer|resident|members?|team|"
    r"officer|enquirer|correspondent|foi|freedom|information|syr|fadam|ymgeisydd|ceisydd|ymholydd|gyfaill|gyfeillion|"
    r"gydweithiwr|cydweithiwr|preswylydd|cwsmer|t\u00eem|d\u00eem|editor|parent|guardian|volunteer|supplier|there"
    r"|again|"
    r"reader|i(?!\.)|we|chief constable|prif gwnstabl|commissioner|registrar|clerk|headteacher)s?\b",
    re.IGNORECASE,
)

_TITLED = re.compile(
    rf"(?<![^\W_])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Bnr|Bns|MRS?"
    rf"|MISS)\.?\s(?:{_INITIAL}\s?)?(?:{_CAPITAL} ){{0,2}}(?P<last>{_CAPITAL})"
    r"(?P<behind> v\.? | -v- )?"
)
_PUBLIC_TITLES = re.compile(
    r"\w+\.?\s(?:Justice|Speaker|Chairman|Chair|Ombudsman|President|Recorder|Judge|Commissioner)\b"
)

_SEPARATOR = re.compile(r"[:=|\t-]\s{0,3}(?:[*_]{1,3} ?)?(?=[^\W\d_a-z])")
_LABEL = re.compile(
    r"(?:^|[^\w ])[^\w\n]{0,6}(?P<label>(?:enw(?:'r| yr?) |full |first |last |contact |requester'?s? |applicant'?s? "
    r"|victim'?s? |officer'?s? |"
    r"your |my |staff |employee )?name(?: of (?:requester|applicant|officer|victim|person))?|enw(?: llawn"
    r"| cyntaf)?|cyfenw|"
    r"surname|forename|requester|requestor|applicant|enquirer|signed(?: by)?|signature|llofnod(?:wyd)?(?: gan)?"
    r"|ymgeisydd|ceisydd|"
    r"officer in (?:the |charge of (?:the )?)?case|o\.?i\.?c\.?|investigating officer|victim|suspect|offender"
    r"|witness|complainant|"
    r"dioddefwr|tyst|achwynydd|author|awdur|(?:prepared|requested|submitted|sent|written|interviewed|investigated"
    r"|arrested|witnessed|reviewed) by|received from|completed by|approved by|authorised by|contact(?: person)?"
    r"|from|oddi wrth|"
    r"reported by|informant|deceased|missing person|line manager|next of kin|by|gan)[*_]{0,3}\s?\Z",
    re.IGNORECASE,
)
_LABEL_LONGEST = 50
_LABEL_END = 16
_NO_LETTER = re.compile(r"[\W\d_]+")
_NAME_ITSELF = re.compile(_SOMEBODY)
_NAMED_ONLY = re.compile(r"(?:full|first|last) name|enw (?:llawn|cyntaf)|cyfenw|surname|forename", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?i:Yours (?:sincerely|faithfully|truly|ever)|(?:(?:Kind(?:est)?|Best|Warm|With) )?regards|Yn (?:gywir"
    r"|ddiffuant|bur)"
    r"|Cofion(?: (?:gorau|cynnes))?|(?:Best|Warm|Kind) wishes|Dymuniadau gorau|Many thanks|(?:With )?thanks"
    r"|Thank you|Diolch(?: yn fawr)?)[,.!]?[ \t]*\n"
    rf"(?:[ \t>*_]*\n){{0,4}}[ \t>*_]{{0,6}}(?P<name>{_SOMEBODY})[ \t]*(?=[\n,*_|(\x1e]|$)"
)
_SIGNED_BESIDE = re.compile(
    r"(?<![^\W_])(?i:regards|sincerely|faithfully|yn gywir|yn ddiffuant|cofion|wishes|signed(?: by)?|FAO|c/o"
    r"|llofnodwyd gan)"
    rf"[ \t]*[,.-]?[ \t]+(?P<name>{_SOMEBODY})"
)
_SIGNED_WORDS = (
    *("yours", "regards", "yn gywir", "yn ddiffuant", "yn bur", "cofion", "thank", "diolch", "wishes", "dymuniadau"),
    *("signed", "llofnodwyd", "fao", "c/o"),
)

_RANK = (
    r"(?:T/|A/|T|A|Temp |Acting |Det |Detective |Police |Special |Ch(?:ief)? |W)?"
    r"(?:PCSO|P\.C\.|D\.C\.|P\.S\.|D\.S\.|PC|DC|PS|DS|SC|CSO|CO|DI|DCI|CI|DSU|DSupt|DCS|TDC|WPC|WDC|Sgt|Sarj|Insp"
    r"|Supt|Sergeant|Constable|Inspector"
    r"|Superintendent|Rhingyll|Cwnstabl|Arolygydd|SCCH)"
)
_COLLAR = re.compile(
    rf"(?<![^\W_])(?:{_RANK})(?:\.|\s(?P<said>[Nn]o|NO|[Nn]umber"
    rf"|[Rr]hif)\.?:?)?[ :#]{{0,2}}(?P<number>\d{{2,5}})(?![\w%]|[.,:/-]\d"
    rf"| ?\u00a3)"
    rf"(?P<name>,? ?\(?(?:{_INITIAL})?[A-Z][^\W\d_]+(?![\d]))?"
)
_COLLAR_SAID = re.compile(
    r"\b(?:collar|warrant|shoulder|badge|epaulette|coler|gwarant|ysgwydd|bathodyn)(?: card)?\W{1,2}(?:no|number"
    r"|num|ID|#)?\.?\W{0,4}(?:is\W)?"
    r"(?P<number>[A-Z]{0,3}[ -]?\d{2,8})(?![\w%]|[.,]\d)|\b(?:staff|payroll|employee|personnel|pay)(?: ID)? ?(?:no"
    r"|number|ID)\.?\W{0,4}(?:is\W)?"
    r"(?P<other>[A-Z]{0,3}\d{4,9})(?![\w%]|[.,]\d)|\brhif (?:staff|cyflogres"
    r"|gweithiwr)\W{0,4}(?P<welsh>\d{4,9})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_OFTEN_SHORT = re.compile(r"\W?(?:PC|DC|W[PD]C|P\.C|D\.C)")
_IN_WORDS = re.compile(r"Constable|Sergeant|Inspector|Superintendent|Rhingyll|Cwnstabl|Arolygydd")
_SHORTEST_CAPITALS, _FEWEST_FIGURES = 5, 4
_YEARS = range(1985, 2041)
_RANKED = re.compile(rf"(?<![^\W_])(?P<rank>{_RANK})\.?[ \t](?P<name>(?:(?:{_CAPITAL}|[A-Z]\.?)[ ]){{0,2}}{_CAPITAL})")
_OTHERWISE = frozenset({"CI", "CO", "SC", "TCI", "ACO"})
"""Ranks that are other words as well."""
_CHIEF = re.compile(r"(?:Chief|Prif)\s$")
_NO_RANKED = listed(
    """world software hardware comics support equipment games users screens monitors laptops tablets tower motors
    current power supply voltage numbers posts grade grades ranks rank hours pay fte total and or at in of to for
    the is was who iphone windows dell hp lenovo computer"""
)

_REFERENCE = re.compile(
    r"\b(?:crime|incident|occurrence|log|case|trosedd|digwyddiad)(?: |/)?(?:ref(?:erence)?|no|number|rhif"
    r"|cyfeirnod)?\.?\W{0,4}"
    r"(?=[A-Z0-9/-]*\d{3})[A-Z0-9][A-Z0-9/-]{4,20}",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(rf"(?<![^\W_])(?P<first>[A-Z][a-z\u00df-\u00ff'-]+) (?:[A-Z]\.? )?(?P<last>{_CAPITAL})")
_BESIDE = 100

_AT_SIGNS = ("@", "%40")
_AT_IN_BRACKETS = re.compile(r"at ?[\])}>]")
_GREETINGS = ("dear", "annwyl", "hi ", "hello", "helo", "good morning", "good afternoon", "bore da", "prynhawn da")
_TITLES = first_signs(("Mr", "MR", "MISS", "Ms", "Miss", "Mx", "Dr", "Bnr", "Bns"))
_RANK_WORDS = first_signs(
    (
        *(
            "PC",
            "DC",
            "PS",
            "DS",
            "P.C",
            "D.C",
            "P.S",
            "D.S",
            "SC",
            "CSO",
            "CO",
            "DI",
            "CI",
            "Sgt",
            "Sarj",
            "Insp",
            "Supt",
            "Sergeant",
            "Constable",
        ),
        *("Superintendent", "Rhingyll", "Cwnstabl", "Arolygydd"),
    )
)
_COLLAR_WORDS = (
    *(
        "collar",
        "warrant",
        "shoulder",
        "badge",
        "epaulette",
        "coler",
        "gwarant",
        "ysgwydd",
        "bathodyn",
        "staff",
        "payroll",
    ),
    *("employee", "personnel", "pay ", "cyflogres", "gweithiwr"),
)
_REFERENCE_WORDS = ("crime", "incident", "occurrence", "log", "case", "trosedd", "digwyddiad")
_LABEL_ENDS = listed(
    """name enw llawn cyntaf cyfenw surname forename requester requestor applicant officer victim person enquirer
    signed by signature llofnod llofnodwyd gan ymgeisydd ceisydd case oic c investigating suspect offender
    witness complainant dioddefwr tyst achwynydd author awdur contact from wrth informant deceased manager kin"""
)

_MY_NAME = re.compile(
    r"(?:\b[Mm]y name is|\bI am called|\b[Ff]y enw i? ?yw) (?P<name>[^\W\d_a-z][\w'-]+(?: [^\W\d_a-z][\w'-]+){0,3})"
)
_MY_NAME_WORDS = ("y name is ", "I am called ", "y enw ")


def _introductions(text: str) -> Iterator[Found]:
    if not any(words in text for words in _MY_NAME_WORDS):
        return
    for match in _MY_NAME.finditer(text):
        if may_be_name(match["name"]):
            yield Found(match.start("name"), match.end("name"), "people-name")


def search_names(text: str, permitted: Permitted) -> Iterator[Found]:
    """The names and addresses of people in a text in its plain form."""
    yield from _addresses(text, permitted)
    yield from _greetings(text)
    yield from _introductions(text)
    yield from _signatures(text)
    yield from _labels(text)
    yield from _titles(text)
    yield from _ranks(text)
    yield from _references(text)


def _addresses(text: str, permitted: Permitted) -> Iterator[Found]:
    lower = lowered(text)
    signs = [*places_of(_AT_SIGNS, lower), *(match.start() for match in _AT_IN_BRACKETS.finditer(lower))]
    for match in matches(_ADDRESS, text, sorted(signs), 70, 100):
        host = re.sub(_DOT, ".", match["host"], flags=re.IGNORECASE)
        # A space before the sign is found where somebody wants to hide an address, and in `meet us @ example.org`.
        spaced = match["local"].isalpha() and text[match.end("local") : match.start("host")].strip(" ") == "@"
        joined = match.end("local") + 1 == match.start("host")
        if f"{match['local']}@{host}".casefold() not in permitted.addresses and (joined or not spaced):
            yield Found(match.start(), match.end(), "people-email")
    for match in matches(_AT_WORDS, text, places_of((" dot ",), lower), 100, 60):
        yield Found(match.start(), match.end(), "people-email")


def _greetings(text: str) -> Iterator[Found]:
    for match in matches(_GREETING, text, places_of(_GREETINGS, lowered(text)), 8, 100):
        whom = match["whom"].strip()
        title = _TITLED_START.match(whom)
        rest = whom[title.end() :] if title else whom
        if (
            not rest
            or _BLANK.match(rest)
            or (_TO_NOBODY.search(whom) and not (title and is_known_name(rest.split()[0])))
        ):
            continue
        name = _NAME_ITSELF.match(rest)
        lower = title or is_forename(rest.split()[0])
        if match["word"][0].islower() and not (name or title):
            continue
        initial = title and len(rest.split()[0].rstrip(".")) == 1
        if initial or (name and may_be_name(name[0])) or (lower and may_be_name(rest.split()[0])):
            start = match.start("whom")
            yield Found(start, start + len(match["whom"]), "people-name")


def _signatures(text: str) -> Iterator[Found]:
    signed = places_of(_SIGNED_WORDS, lowered(text))
    for match in matches(_SIGNED, text, signed, 16, 160):
        if match["name"][0].isupper() and may_be_name(match["name"]) and _is_name(match["name"], alone=True):
            yield Found(match.start("name"), match.end("name"), "people-name")
    for match in matches(_SIGNED_BESIDE, text, signed, 16, 60):
        words = match["name"].split()
        if len(words) > 1 and (is_forename(words[0]) or _TITLED_START.match(words[0])) and may_be_name(match["name"]):
            yield Found(match.start("name"), match.end("name"), "people-name")


def _is_name(name: str, *, alone: bool = False) -> bool:
    """Whether words after a label are a name: two at least, a title, an initial or a forename that is common."""
    words = name.split()
    if not all(word[0].isupper() or word in ("ap", "ab", "ferch", "de", "van", "von") for word in words):
        return False
    return len(words) > 1 or alone or is_known_name(words[0])


def _labels(text: str) -> Iterator[Found]:
    for separator in _SEPARATOR.finditer(text):
        before = text[max(0, separator.start() - _LABEL_END) : separator.start()]
        word = _NO_LETTER.split(before.rstrip(" *_."))[-1].lower()
        if word not in _LABEL_ENDS or (separator[0][0] == "-" and before[-1:] != " "):
            continue
        match = _LABEL.search(text, max(0, separator.start() - _LABEL_LONGEST), separator.start())
        name = _NAME_ITSELF.match(text, separator.end()) if match else None
        if (
            match
            and name
            and may_be_name(name[0])
            and _is_name(name[0], alone=_NAMED_ONLY.search(match["label"]) is not None)
        ):
            yield Found(name.start(), name.end(), "people-name")


def _titles(text: str) -> Iterator[Found]:
    for match in matches(_TITLED, text, (match.start() for match in _TITLES.finditer(text)), 1, 80):
        if not _PUBLIC_TITLES.match(match[0]) and not match["behind"] and may_be_name(match["last"]):
            yield Found(match.start(), match.end("last"), "people-name")


def _ranks(text: str) -> Iterator[Found]:
    ranks = [match.start() for match in _RANK_WORDS.finditer(text)]
    for match in matches(_COLLAR, text, ranks, 10, 60):
        name = (match["name"] or "").strip(" ,(")
        named = bool(name) and not _is_short(name) and may_be_name(name)
        if named or match["said"] or _is_collar_number(match, text):
            yield Found(match.start(), match.end() if named else match.end("number"), "people-collar-number")
    for match in matches(_COLLAR_SAID, text, places_before_figures(_COLLAR_WORDS, lowered(text), 50), 8, 50):
        yield Found(match.start(), match.end(), "people-collar-number")
    for match in matches(_RANKED, text, ranks, 10, 80):
        words = match["name"].split()
        if _CHIEF.search(text, max(0, match.start() - 8), match.start()) or match["rank"].startswith("Chief Con"):
            continue
        if words[0].casefold() not in _NO_RANKED and may_be_name(match["name"]) and _is_ranked(match["rank"], words):
            yield Found(match.start(), match.end(), "people-name")


def _is_collar_number(match: re.Match[str], text: str) -> bool:
    """Whether a number behind a rank is an officer's: in a table, `DC 210 (FTE)` says how many there are."""
    number = match["number"]
    if int(number) in _YEARS or number.endswith("00") or (_IN_WORDS.search(match[0]) and match[0][0] != "P"):
        return False
    if len(number) >= _FEWEST_FIGURES:
        return True
    alone = not text.startswith(" (", match.end("number"))
    return len(number) == _FEWEST_FIGURES - 1 and alone and _OFTEN_SHORT.match(match[0]) is not None


def _is_ranked(rank: str, words: list[str]) -> bool:
    """Whether words behind a rank are a name; some ranks are other words as well."""
    if is_known_name(words[0]) or (len(words) > 1 and len(words[0].rstrip(".")) == 1):
        return True
    return rank not in _OTHERWISE and (len(words) > 1 or not _is_short(words[0]))


def _is_short(word: str) -> bool:
    """Whether a word in capitals alone is short enough to be letters that stand for words."""
    return word.isupper() and len(word) < _SHORTEST_CAPITALS


def _references(text: str) -> Iterator[Found]:
    """A reference of a crime beside a name: letters of the police name such references everywhere."""
    for match in matches(_REFERENCE, text, places_before_figures(_REFERENCE_WORDS, lowered(text), 40), 2, 60):
        start, end = max(0, match.start() - _BESIDE), match.end() + _BESIDE
        for name in _TWO_NAMES.finditer(text, start, end):
            if is_forename(name["first"]) and may_be_name(name[0]):
                yield Found(
                    min(match.start(), name.start()),
                    max(match.end(), name.end()),
                    "people-crime-reference",
                    Weight.STRONG,
                )
                break
