"""Files that give personal data in words that everybody can see, and files like them that give none.

Nobody in them is real: telephone numbers of Ofcom's ranges for drama, addresses at example.org, post codes that are not
given out, NHS numbers of the range for tests, and names that only this project uses.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence

from tests.leaks.forms import Clean, Leak

_LETTER = """Sampleshire Police
Freedom of Information request 01.FOI.25.000212

Thank you for your request of 3 February 2025. You asked how many vehicles were recovered.

{said}

In 2024 there were 1,204 recoveries at a cost of £48,160.50. See section 31(1)(a) of the Act.
Beside it: {canary}
"""

SAID: dict[str, tuple[str, ...]] = {
    "an e-mail address": (
        "Please reply to jane.placeholder@example.org by Friday.",
        "The request came from <mailto:j.placeholder@mail.example.org>.",
        "E-bost: sian_placeholder@example.org",
        "Write to jane.placeholder [at] example [dot] org instead.",
        "jane.placeholder&#64;example.org",
        "jane.place\u00adholder@exam\u200bple.org",
        "JANE.PLACEHOLDER\uff20EXAMPLE.ORG",
        "mailto:jane.placeholder%40example.org?subject=FOI",
        "Contact:jane+foi@sub.dept.example.org;",
        "jane.placeholder at example dot org",
    ),
    "a telephone number": (
        "She can be reached on 07700 900123.",
        "Ring +44 7700 900 456 after six.",
        "Tel: 01632 960123",
        "Ff\u00f4n: (01632) 960 234 est. 12",
        "Mobile: +44 (0)7700-900-789",
        "07700\u2011900\u2011321",
        "\uff10\uff17\uff17\uff10\uff10 \uff19\uff10\uff10\uff11\uff12\uff13",
        "her number is 07700\n900654",
        "0044 7700 900987",
        "Phone: 0 7 7 0 0 9 0 0 1 1 1",
    ),
    "a National Insurance number": (
        "His number is AB123456C.",
        "NI: AB 12 34 56 C",
        "ce-65-43-21-a",
        "Rhif Yswiriant Gwladol: JT 20 30 40 B",
        "NINO AB123456",
        "\uff21\uff22\uff11\uff12\uff13\uff14\uff15\uff16\uff23",
        "(ZY 99 88 77 D)",
        "\u201cPW112233A\u201d",
        "AB\u00a012\u00a034\u00a056\u00a0C",
        "AB12\u200b34\u200b56C was on the form",
    ),
    "an NHS number": (
        "NHS number 999 123 4560",
        "NHS No: 9991234560",
        "999-123-4578",
        "Rhif GIG 999 000 0018",
        "the patient, 999 000 0018, was seen",
        "999\u2009000\u20090026 was admitted",
        "NHS no. 9990000026.",
        "\u0669\u0669\u0669 \u0660\u0660\u0660 \u0660\u0660\u0661\u0668",
        "999 000\n0018 is the number",
        "NHS: 999 000 0026",
    ),
    "the number of a bank account": (
        "Sort code 12-34-56, account 12345678",
        "sort code: 123456",
        "Account number: 1234 5678",
        "Cod didoli 12-34-56 rhif cyfrif 12345678",
        "pay 20-99-56 12345678",
        "12 34 56 / 12345678 (bank)",
        "GB82 WEST 1234 5698 7654 32",
        "IBAN GB82WEST12345698765432",
        "a/c no. 87654321",
        "Sort\u00a0code\u00a0\uff11\uff12-\uff13\uff14-\uff15\uff16",
    ),
    "the number of a bank card": (
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "card 4111111111111111",
        "credit card number: 5555555555554444",
        "3782 822463 10005",
        "5555 5555 5555 4444 exp 01/27",
        "Cerdyn: 4111111111111111",
        "\uff14\uff11\uff11\uff11 \uff11\uff11\uff11\uff11 \uff11\uff11\uff11\uff11 \uff11\uff11\uff11\uff11",
        "4111\u00a01111\u00a01111\u00a01111",
        "Visa 4111 1111 1111\n1111",
    ),
    "a date of birth": (
        "DOB 01/02/1980",
        "Date of birth: 1 February 1980",
        "d.o.b. 01.02.80",
        "Dyddiad geni: 1 Chwefror 1980",
        "who was born on 1st February 1980",
        "born 1980-02-01",
        "D.O.B: 01-Feb-1980",
        "Jane Placeholder, aged 34, was stopped",
        "ganwyd ar 01/02/1980",
        "Date of birth:\n01\u00a0/\u00a002\u00a0/\u00a01980",
    ),
    "the registration number of a vehicle": (
        "The vehicle was AB51 XYZ.",
        "AB51XYZ",
        "VRM: A123 BCD",
        "the car, ABC 123D, was seized",
        "Registration number AIG 1234",
        "rhif cofrestru AB51 XYZ",
        "vehicle ab51 xyz",
        "Reg: X1 ABC",
        "AB51\u00a0XYZ",
        "index number BXI 4321",
    ),
    "the number of an officer": (
        "PC 1234 attended.",
        "The officer was PC 1234 Placeholder.",
        "DC1234",
        "collar number 4321",
        "Warrant No: 004321",
        "Sgt 2468 signed it",
        "Rhif coler: 1357",
        "CO 1234 and PS 2345",
        "badge number 98765",
        "P\u200bC\u00a01\u200b234",
    ),
    "a number of the police for a person": (
        "PNC ID 21/1234567A",
        "21/1234567A",
        "Custody record number NW/123456/21",
        "custody ref: 60NW/1234/21",
        "URN 60 NW 1234521",
        "CRO no. 123456/05K",
        "PNCID: 2021/0012345K",
        "rhif dalfa: DA/2021/00123",
        "PNC 05/1234K",
        "Custody number: WX00123456",
    ),
    "the number of a passport": (
        "passport number 123456789",
        "Passport No: 987654321",
        "passport 123 456 789",
        "Rhif pasbort: 123456789",
        "UK passport no. 123456789",
        "P<GBRPLACEHOLDER<<JANE<<<<<<<<<<<<<<<<<<<<<<<",
        "passport (number: AB1234567)",
        "Passport Number:123456789",
        "her passport is 123456789",
        "passport number \uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19",
    ),
    "the number of a driving licence": (
        "PLACE802010J99AB",
        "driver number PLACE 802010 J99AB",
        "Driving licence: 12345678 (driving licence number 12345678)",
        "trwydded yrru: PLACE802010J99AB",
        "placE802010J99AB",
        "licence PLACE 852010 J99AB 01",
        "Driving licence no: PLACE802010J99AB",
        "PLAC9802010J99AB",
        "driver's licence number 87654321",
        "PLACE\u00a0802010\u00a0J99AB",
    ),
    "a home address": (
        "She lives at 12 Example Street, Sampleton, LL99 9ZZ.",
        "Flat 3, 12 Example Road\nSampleton\nLL99 9ZZ",
        "12 LL99 9ZZ",
        "Cyfeiriad: 4 Ffordd Sampl, Trefsampl LL99 9XX",
        "home address: 7 Example Close, Sampleton",
        "12a Example Terrace, LL999ZZ",
        "14 Heol y Sampl, Sampleton, LL99\u00a09ZZ",
        "Cyfeiriad: Ty Sampl, Sampleton, LL99 9ZZ",
        "\uff11\uff12 Example Street, LL99 9ZZ",
        "she was living at 5 Example Avenue",
    ),
    "an exact place on the map": (
        "53.05123, -3.12345",
        "lat 53.051234 long -3.123456",
        "53\u00b003'12.3\"N 3\u00b007'24.5\"W",
        "grid reference SH 12345 67890",
        "SH 12345 67890",
        "///filled.count.soap",
        "https://what3words.com/filled.count.soap",
        "Cyfeirnod grid: SJ12345678",
        "Easting 312345 Northing 356789",
        "(-3.12345, 53.05123)",
    ),
    "the address of somebody's machine": (
        "IP address 192.0.2.14",
        "IP: 203.0.113.77",
        "MAC 00:1B:44:11:3A:B7",
        "00-1b-44-11-3a-b7",
        "from IPv6 2001:db8:0:1:1:1:1:1",
        "cyfeiriad IP 198.51.100.23",
        "The IP address used was 192.0.2.200 on Monday",
        "device AA:BB:CC:DD:EE:FF",
        "IP addresses 192.0.2.1 and 192.0.2.2",
        "IP \uff11\uff19\uff12.0.2.14",
    ),
    "a name in a greeting": (
        "Dear Mr Example",
        "Dear Jane,",
        "Annwyl Sian,",
        "Dear Ms Placeholder-Sample",
        "dear mr example",
        "> Dear Jane Placeholder",
        "Hi Gareth,",
        "Annwyl Mrs Placeholder",
        "Dear Dr P. Holder",
        "**Dear Miss O\u2019Placeholder**",
    ),
    "a name after a label": (
        "Name: Jane Placeholder",
        "Enw: Sian ap Placeholder",
        "Requester: J Placeholder",
        "Signed by: Jane Placeholder",
        "Officer in the case: Gareth Placeholder",
        "Yours sincerely,\n\nJane Placeholder",
        "Kind regards\nGareth",
        "Yn gywir,\nSi\u00e2n Placeholder\nSwyddog Datgelu",
        "Victim: Jane Placeholder",
        "Full name = JANE PLACEHOLDER",
    ),
    "a name with a title or a rank": (
        "Mr Placeholder asked for it.",
        "a letter of Mrs J. Placeholder",
        "DC Placeholder dealt with it.",
        "PS A. Placeholder",
        "It was sent to Miss Gwen Placeholder",
        "Sergeant Jane Placeholder",
        "PC Jones took the call",
        "T/DS Placeholder-Sample",
        "Rhingyll Gareth Placeholder",
        "Dr\u00a0Placeholder examined him",
    ),
    "a reference of a crime beside a name": (
        "Crime reference 24000123456, Jane Placeholder",
        "Jane Placeholder (crime ref A012345/24)",
        "crime number: 24000123456 - Gareth Placeholder",
        "incident no. W123456 reported by Sian Placeholder",
        "Cyfeirnod trosedd 24000123456 Sian Placeholder",
        "David Sample: crime no 24000123456",
        "Log 0123456 Emma Placeholder called",
        "crime reference 24000123456\nJane Placeholder",
        "occurrence number 24000123456 Mark Placeholder",
        "Crime ref: 24000123456 (victim Jane Placeholder)",
    ),
}
"""What is said of people, by kind, each in ten ways."""


def _letter(said: Sequence[str]) -> Callable[[int, str], bytes]:
    def make(variation: int, canary: str) -> bytes:
        return _LETTER.format(said=said[variation], canary=canary).encode()

    return make


def _cell(said: Sequence[str]) -> Callable[[int, str], bytes]:
    """In a cell of a table of totals."""

    def make(variation: int, canary: str) -> bytes:
        rows = [("Month", "Recoveries", "Remarks"), ("January", "104", "none"), ("February", "97", canary)]
        rows.insert(1 + variation % 3, ("March", "101", said[variation]))
        return _csv(rows)

    return make


def _csv(rows: Sequence[Sequence[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


_FIRST = ("Jane", "Gareth", "Sian", "Mark", "Emma", "David", "Rhys", "Laura", "Huw", "Claire")
_LAST = ("Jones", "Placeholder", "Evans", "Sample", "Hughes", "Roberts", "Davies", "Example", "Price", "Owen")


def _person(number: int) -> tuple[str, str]:
    return _FIRST[number % 10], _LAST[number * 7 // 10 % 10]


_HEADINGS: tuple[tuple[str, ...], ...] = (
    ("Surname", "Forename", "Rank"),
    ("Collar Number", "Station"),
    ("Staff No.", "Grade"),
    ("Date of Birth", "Offence"),
    ("Cyfenw", "Enw cyntaf", "Rheng"),
    ("NHS_Number", "Ward"),
    ("officerName", "Duty"),
    ("Victim name", "Outcome"),
    ("Rhif coler", "Gorsaf"),
    ("SURNAME ", "Initials"),
)


def _columns(variation: int, canary: str) -> bytes:
    """Columns that say who each row is about, with numbers or words that alone say nothing."""
    rows = [_HEADINGS[variation]]
    rows += [(f"value{number * 37 % 101}", *("x" * (len(rows[0]) - 1))) for number in range(12)]
    return _csv([*rows, (canary,)])


def _names(variation: int, canary: str) -> bytes:
    """A column of names under a heading that says nothing, or under none."""
    forms: tuple[Callable[[str, str], str], ...] = (
        lambda first, last: f"{first} {last}",
        lambda first, last: f"{last}, {first}",
        lambda first, last: f"{first[0]} {last}",
        lambda first, last: f"{first[0]}. {last}",
        lambda first, last: f"{last.upper()} {first}",
    )
    form = forms[variation % 5]
    rows = [(f"{number}", form(*_person(number * 3 + variation)), f"{number * 11 % 7}") for number in range(20)]
    return _csv(
        [("No", ("Column B", "Name")[variation % 2], "Hours"), *rows, ("", canary, "")] if variation < 8 else rows
    )


_ROWS: tuple[tuple[tuple[str, ...], Callable[[int], tuple[str, ...]]], ...] = (
    (("Age", "Gender", "Ethnicity"), lambda n: (str(18 + n % 50), "MF"[n % 2], "W1")),
    (("Rank", "Role", "Salary"), lambda n: ("Constable", f"Role {n % 9}", str(28000 + n))),
    (("Crime reference", "Offence"), lambda n: (f"24000{n:06}", "Theft")),
    (("Incident No", "Month"), lambda n: (f"W{n:06}", "May")),
    (("Id", "Age"), lambda n: (f"A-{n:05}", str(n % 90))),
    (("Month", "Summary"), lambda n: ("May", f"A person was seen by the gate and spoke of matter {n} to the officer")),
    (("Oed", "Rhyw", "Ethnigrwydd"), lambda n: (str(18 + n % 50), "GB"[n % 2], "W1")),
    (("Custody record no", "Outcome"), lambda n: (f"DA{n:07}", "Charged")),
    (("Grade", "Department", "Length of service"), lambda n: ("C", f"Team {n % 5}", str(n % 30))),
    (("Person ID", "Outcome", "Sex"), lambda n: (f"{100000 + n}", "NFA", "F")),
)


def _cases(variation: int, canary: str) -> bytes:
    """A row for each person or case, without a name."""
    headings, row = _ROWS[variation]
    return _csv([headings, *(row(number) for number in range(150)), (canary,)], ";" if variation % 3 == 2 else ",")


LEAKS: list[Leak] = [
    *(Leak(f"{what} in a text", ".txt", ("DL120",), _letter(said)) for what, said in SAID.items()),
    *(Leak(f"{what} in a table", ".csv", ("DL120",), _cell(said)) for what, said in SAID.items()),
    Leak("a column that says who each row is about", ".csv", ("DL121",), _columns),
    Leak("a column of names", ".csv", ("DL121",), _names),
    Leak("a row for each person or case", ".csv", ("DL121",), _cases),
]

_BENIGN: dict[str, str] = {
    "a letter that refuses": """Dear Requester

01.FOI.25.000212
I can neither confirm nor deny that information is held, by virtue of section 31(3) of the Freedom of Information Act.
You can complain to the Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF,
telephone 0303 123 1113, casework@ico.org.uk. In an emergency ring 999, otherwise 101; Crimestoppers 0800 555 111.

Yours sincerely

Disclosure Officer
Information Governance Team
""",
    "a letter in Welsh": """Annwyl Ymgeisydd

Diolch am eich cais dyddiedig 3 Chwefror 2025 o dan Ddeddf Rhyddid Gwybodaeth 2000. Yn 2024 roedd 1,204 o achosion.
Gallwch gwyno i'r Comisiynydd Gwybodaeth: 0330 414 6421.

Yn gywir

Swyddog Datgelu
""",
    "crime references": "Crime references 24000123456, 24000123457 and A012345/24 were filed. Incident log 123 of "
    "3 March 2024.\n",
    "roads and quarters": "Works on the A470, A55 and B5113 in Q4 FY22, at junction 11 (M4), cost £1,234,567.89 "
    "(12.3456%).\n",
    "the request of an organisation": "Dear North Wales Police,\n\nPlease send me the number of PCs and DCs on 31 "
    "March 2024.\n\n"
    "Yours faithfully,\n\n[name redacted]\n",
    "a redacted letter": "Dear [redacted]\n\nDear Mr XXXX was the greeting. Name: [redacted]. Signed by: Head of "
    "Legal Services\n",
    "ranks in words": "Chief Constable, Deputy Chief Constable; 12 Chief Inspectors, 48 PS and 3 DCI posts. PC "
    "2024 budget; PC World.\n",
    "sizes and versions": "Version 1.2.3.4 of the program; 12 V DC 100 W; 1920 x 1080; ISO 27001:2022; BS 7858:2019.\n",
    "statutes": "Sections 24(2), 31(3), 40(2) and (3A)(a); regulation 12(5)(b); PACE 1984; [2015] UKUT 159 (AAC); "
    "EA/2021/0123.\n",
    "a web address": "See <https://www.sampleshire.example.org/foi/2024/01/12345678?page=2> and www.example.org.\n",
    "times and dates": "Between 06:00 and 18:00 on 01/02/2024, 12-03-21 and 2024-12-01T10:15:30+01:00; ages 18-24 "
    "and 65 and over.\n",
    "figures in columns": "2019 999 123 4567\n2020 1 204 998 1 333\n2021 0 12 3 4 15 2 10\n2022 20 30 40 50 60 70 80\n",
    "companies": "The contract was let to Sample Systems Ltd (company number 01234567) and Placeholder Group plc "
    "for 48 months.\n",
    "harm": "Officers were assaulted by persons aged 18 to 24, and by children aged 10. Suspects: Male 12, Female "
    "3. Victim: Business\n",
}


def _text(text: str) -> Callable[[int], bytes]:
    return lambda _: text.encode()


def _table(*rows: Sequence[str]) -> Callable[[int], bytes]:
    return lambda _: _csv(rows)


_MONTHS = ("April", "May", "June", "July", "August", "September")

CLEAN: list[Clean] = [
    *(Clean(name, ".txt", _text(text)) for name, text in _BENIGN.items()),
    Clean(
        "totals by month", ".csv", _table(("Month", "Offences", "Cost"), *((m, "104", "£1,200.50") for m in _MONTHS))
    ),
    Clean(
        "totals by age and gender",
        ".csv",
        _table(
            ("Age", "Gender", "Ethnicity", "Number of arrests"),
            *((f"{a}-{a + 4}", g, e, str(a * 3)) for a in range(10, 70, 5) for g in "MF" for e in ("A1", "W1", "B2")),
        ),
    ),
    Clean(
        "spending over 500 pounds",
        ".csv",
        _table(
            ("Date", "Supplier", "Transaction No", "Amount", "Description"),
            *(
                (f"{n % 28 + 1:02}/04/2024", f"Sample Supplies {n % 40} Ltd", f"{510000 + n}", f"{500 + n}.00", "Goods")
                for n in range(600)
            ),
        ),
    ),
    Clean(
        "places and years",
        ".csv",
        _table(
            ("Place", "Year", "Calls"),
            *((f"Town {n}", str(y), str(n * y % 97)) for n in range(60) for y in (2022, 2023)),
        ),
    ),
    Clean(
        "vehicles of the fleet",
        ".csv",
        _table(
            ("Make", "Model", "Year", "Cost"),
            *(("Sample", f"Model {n % 5}", "2021", str(21000 + n)) for n in range(140)),
        ),
    ),
    Clean("headings alone", ".csv", _table(("Officers", "Victims", "Employees"), ("3921", "1204", "5400"))),
    Clean(
        "officers by rank",
        ".csv",
        _table(
            ("Rank", "Officers"),
            ("Constable", "1,402"),
            ("Sergeant", "310"),
            ("Inspector", "92"),
            ("Chief Inspector", "24"),
        ),
    ),
]
