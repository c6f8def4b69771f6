"""What a spreadsheet shows of a value under its number format, and whether it shows anything of it at all.

Source: ISO/IEC 29500-1, 18.8.31 (number formats); what Excel and LibreOffice do where it is silent.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0;-#,##0", 38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;[Red]-#,##0.00", 41: "#,##0;-#,##0;-;@", 42: "£#,##0;-£#,##0;-;@",
    43: "#,##0.00;-#,##0.00;-;@", 44: "£#,##0.00;-£#,##0.00;-;@", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
    48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a workbook has without saying so (18.8.30), as the United Kingdom has them."""

COLOURS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "white": "FFFFFF", "yellow": "FFFF00",
}  # fmt: skip
"""Colours that a format can name."""

# A quoted text, an escaped, skipped or repeated character, a bracket, AM/PM, General, or a single character.
TOKEN = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]|AM/PM|A/P|General|.', re.IGNORECASE | re.DOTALL)
CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\s*\]")
ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
CURRENCY = re.compile(r"\[\$([^\]-]*)(-[0-9A-Fa-f]+)?\]")
INDEXED_COLOUR = re.compile(r"\[colou?r\s*(\d+)\]", re.IGNORECASE)

EPOCH, EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001 - clocks on a wall
LAST_DAY = 2_958_466  # 31 December 9999
LEAP_YEAR_THAT_WAS_NONE = 60  # serial numbers before 1 March 1900 are one too low


@dataclass(frozen=True, slots=True)
class Section:
    """What a format does with one kind of value."""

    tokens: tuple[str, ...]
    """Its pieces, without colour and condition."""

    colour: str
    """The colour that it names: six hexadecimal digits, `index:7`, or empty."""

    condition: tuple[str, float] | None
    """For which values it is."""

    @property
    def is_general(self) -> bool:
        """Whether it shows a value as it is."""
        return any(token.lower() == "general" for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether it shows a day or a time."""
        return not self.is_general and any(
            token.lower()[:1] in set("ymdhs") or ELAPSED.fullmatch(token) for token in self.tokens
        )

    @property
    def shows_number(self) -> bool:
        """Whether anything of a number is seen."""
        return self.is_general or self.is_date or any(token in {"0", "#", "?", "@"} for token in self.tokens)

    @property
    def shows_text(self) -> bool:
        """Whether anything of a text is seen."""
        return self.is_general or "@" in self.tokens


class NumberFormat:
    """A number format, section by section."""

    def __init__(self, code: str) -> None:
        """Read `code`, as a workbook has it."""
        self.sections = [_section(part) for part in _split(code or "General")]

    def section(self, value: float | str) -> Section | None:
        """The section for `value`; None where the value is shown as it is, or nothing is known."""
        sections = self.sections
        if isinstance(value, str):
            last = sections[-1]
            if len(sections) > 3:  # noqa: PLR2004 - positive, negative, zero, text
                return sections[3]
            return last if "@" in last.tokens else None
        if any(section.condition for section in sections):
            for section in sections[:3]:
                if section.condition is None or _meets(value, *section.condition):
                    return section
            return None
        numbers = sections[:3]
        if value == 0:
            return numbers[2] if len(numbers) > 2 else numbers[0]  # noqa: PLR2004 - height is the third number of an image's size
        return numbers[1] if value < 0 and len(numbers) > 1 else numbers[0]

    def hides(self, value: float | str) -> bool:
        """Whether nothing of `value` is seen. That a zero is not shown hides nothing; 1 may be shown as a word."""
        section = self.section(value)
        if section is None:
            return False
        if isinstance(value, str):
            return not section.shows_text
        shown = "".join(section.tokens).strip()
        return not section.shows_number and value != 0 and not (value in {1, -1} and bool(shown))

    def shortens(self, value: float) -> bool:
        """Whether a day is shown as no more than its month or year, such as a date of birth as 1980."""
        section = self.section(value)
        if section is None or not section.is_date or not 1 <= value < LAST_DAY:
            return False
        letters = "".join(token.lower() for token in section.tokens if token[0] not in '"\\_*')
        if "y" not in letters or "d" in letters:
            return False
        day = EPOCH + dt.timedelta(days=int(value))
        return day.day != 1 and (day + dt.timedelta(days=1)).day != 1

    def shown(self, value: float, *, from_1904: bool = False) -> str:
        """What is seen of a number, for a table of text: days and times in ISO 8601, no thousands separators."""
        section = self.section(value)
        if section is None or section.is_general:
            return plain(value)
        if section.is_date:
            return _moment(section, value, from_1904=from_1904)
        if not section.shows_number:
            return _literal(section.tokens)
        return _number(section, value, signed=self.sections.index(section) != 1 or len(self.sections) == 1)


@lru_cache(maxsize=4096)
def number_format(code: str) -> NumberFormat:
    """The format with this code."""
    return NumberFormat(code)


def plain(value: float) -> str:
    """A number as a cell without a format shows it: at most 11 digits after rounding, never with an exponent."""
    if value == int(value) and abs(value) < 1e15:  # noqa: PLR2004 - whole numbers are exact so far
        return str(int(value))
    text = format(Decimal(format(value, ".11g")), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _split(code: str) -> list[list[str]]:
    """The tokens of each section."""
    parts: list[list[str]] = [[]]
    for piece in TOKEN.findall(code):
        if piece == ";":
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _section(tokens: list[str]) -> Section:
    """One section, with its colour and its condition apart."""
    kept: list[str] = []
    colour, condition = "", None
    for token in tokens:
        if not token.startswith("[") or ELAPSED.fullmatch(token):
            kept.append(token)
        elif token[1:-1].lower() in COLOURS:
            colour = COLOURS[token[1:-1].lower()]
        elif match := INDEXED_COLOUR.fullmatch(token):
            colour = f"index:{int(match[1]) + 7}"  # 18.8.27: the first eight of the palette stand twice
        elif match := CONDITION.fullmatch(token):
            condition = (match[1], _float(match[2]))
        elif match := CURRENCY.fullmatch(token):
            kept += [f'"{match[1]}"'] if match[1] else []
    return Section(tuple(kept), colour, condition)


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _meets(value: float, sign: str, than: float) -> bool:
    """Whether `value` meets a condition."""
    return {
        "<": value < than,
        ">": value > than,
        "<=": value <= than,
        ">=": value >= than,
        "=": value == than,
        "<>": value != than,
    }[sign]


def _literal(tokens: tuple[str, ...]) -> str:
    """The words of a section."""
    words = ""
    for token in tokens:
        if token.startswith('"'):
            words += token[1:-1]
        elif token.startswith("\\"):
            words += token[1:]
        elif token[0] not in "_*":
            words += token
    return words.strip()


def _moment(section: Section, value: float, *, from_1904: bool) -> str:
    """A day, a time, or both, in ISO 8601; a length of time in hours, minutes and seconds."""
    letters = "".join(token.lower() for token in section.tokens if token[0] not in '"\\_*')
    seconds = Decimal(str(value)) * 86400
    if ELAPSED.search(letters):
        whole = int(seconds.to_integral_value(ROUND_HALF_UP))
        sign, whole = ("-", -whole) if whole < 0 else ("", whole)
        return f"{sign}{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
    has_day = bool(re.search("[yd]", letters)) or ("m" in letters and not re.search("[hs]", letters))
    has_time = bool(re.search("[hs]", letters))
    if not 0 <= value < LAST_DAY:
        return plain(value)
    if not from_1904 and value < LEAP_YEAR_THAT_WAS_NONE and has_day:
        seconds += 86400
    start = EPOCH_1904 if from_1904 else EPOCH
    moment = start + dt.timedelta(seconds=int(seconds.to_integral_value(ROUND_HALF_UP)))
    if has_day and has_time:
        return moment.isoformat(sep="T", timespec="seconds")
    if has_time:
        return moment.time().isoformat("seconds")
    if "d" not in letters and "y" in letters:
        return f"{moment:%Y-%m}" if "m" in letters else f"{moment:%Y}"
    return moment.date().isoformat()


def _number(section: Section, value: float, *, signed: bool) -> str:
    """A number with the digits that are seen, and the words of its format but pound signs."""
    places = [index for index, token in enumerate(section.tokens) if token in {"0", "#", "?", "@"}]
    first, last = places[0], places[-1]
    core = section.tokens[first : last + 1]
    if "/" in core or "@" in core or any(token in {"E", "e"} for token in core):
        return plain(value)
    scale = 0
    while last + 1 + scale < len(section.tokens) and section.tokens[last + 1 + scale] == ",":
        scale += 1  # each comma after the digits divides by a thousand
    percent = sum(token == "%" for token in section.tokens)  # noqa: S105 - a sign of a number format
    try:
        number = Decimal(str(value)) * (100**percent) / (1000**scale)
        decimals = sum(token in {"0", "#", "?"} for token in core[core.index(".") :]) if "." in core else 0
        rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except (InvalidOperation, OverflowError):
        return plain(value)
    whole = sum(token == "0" for token in (core[: core.index(".")] if "." in core else core))  # noqa: S105 - a digit
    digits = format(abs(rounded), "f")
    head, _, tail = digits.partition(".")
    optional = core[core.index(".") :].count("#") if "." in core else 0
    while optional and tail.endswith("0"):
        tail, optional = tail[:-1], optional - 1
    digits = head.zfill(whole) + (f".{tail}" if tail else "")
    before = _literal(section.tokens[:first]).replace("£", "").strip()
    after = _literal(section.tokens[last + 1 + scale :])
    if value == 0:
        before = before.removesuffix("-")  # accounts write nothing so
    negative = value < 0 and rounded != 0
    if before.endswith("(") and after.startswith(")"):
        before, after, signed = before[:-1], after[1:], True  # accounts write negative numbers so
    sign = "-" if negative and (signed or not before.startswith("-")) and not before.startswith("-") else ""
    between = " " if after[:1].isalpha() else ""
    return f"{sign}{before}{digits}{between}{after}"
