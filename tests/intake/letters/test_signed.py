"""Who signed a request is left out of what a letter repeats of it, and no answer is left out with them."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure_log.config import Options
from disclosure_log.documents.texts import unpacked
from disclosure_log.documents.texts.task import answer
from disclosure_log.intake.letters.composing import compose
from disclosure_log.intake.letters.letter import letter_of
from disclosure_log.intake.letters.reading import read_letter
from disclosure_log.law import Law

OPTIONS = Options(authority="Sampleshire Council")
INTRODUCED = """Sampleshire Police
Reference: 2023/555
14 June 2023

FREEDOM OF INFORMATION REQUEST 2023/555

Request:
My name is Elspeth Parks and I am a reporter.
How many drones do you own?
Many thanks, Elspeth Parks, 07700 900456, elspeth@example.org

Response:
We hold 3 drones.
"""
FORENAME = """Sampleshire Council
Our ref: FOI/2023/1042
Date: 14 June 2023

Request from: Elspeth Parks

Dear Ms Parks

Freedom of Information Act 2000: parking fines

Thank you for your request received on 22 May 2023. You asked:

Dear FOI team,
Please tell me how many parking fines were issued in 2022.
Kind regards,
Elspeth
Tel 07700 900123

Response
We issued 412 fines in 2022. Ms Parks also asked by telephone.

Yours sincerely
Information Officer
"""
WELSH = """Cyngor Sampleshire
Ein cyf: FOI 2023-77
Dyddiad: 14 Mehefin 2023

Annwyl Elspeth Parks

Eich cais
Faint o finiau sydd gennych?
Yn gywir
Elspeth Parks

Ein hymateb
Mae gennym 40 o finiau.
"""
HEADED = """From: foi@sampleshire.example.org
Sent: 14 June 2023 10:02
To: elspeth@example.org
Subject: RE: Potholes [FOI 881]

Dear Elspeth

Our response is as follows.

We mended 91 potholes. I hope that this helps, Elspeth.

Kind regards
Information Team

-----Original Message-----
From: Elspeth Parks <elspeth@example.org>
Sent: 20 May 2023 09:10
To: foi@sampleshire.example.org
Subject: Potholes

How many potholes did you mend?

Elspeth Parks
1 Make-Believe Row
"""


def drafted(text: str) -> str:
    """The draft of a letter in plain text."""
    read = unpacked(answer({"name": "letter.txt", "marks": True}, text.encode())[1].decode())
    facts = read_letter(letter_of("letter.txt", read), OPTIONS, date(2026, 11, 24))
    return compose(facts, (Law.FOIA, "en")).text


@pytest.mark.parametrize(
    ("letter", "asked", "answered"),
    [
        (INTRODUCED, "How many drones do you own?", "We hold 3 drones."),
        (FORENAME, "how many parking fines were issued in 2022.", "We issued 412 fines in 2022."),
        (WELSH, "Faint o finiau sydd gennych?", "Mae gennym 40 o finiau."),
        (HEADED, "How many potholes did you mend?", "We mended 91 potholes."),
    ],
)
def test_who_asked_goes_and_what_was_asked_and_answered_stays(letter: str, asked: str, answered: str) -> None:
    """Names, forenames where somebody is called by them, addresses, telephone numbers and e-mail addresses are gone."""
    draft = drafted(letter)
    body = draft.partition("\n## ")[2]

    for word in ("Elspeth", "Parks", "07700", "elspeth@", "Make-Believe"):
        assert word not in draft
    assert asked in body
    assert answered in body
