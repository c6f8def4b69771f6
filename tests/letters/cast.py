"""Who writes and who asks in the synthetic letters: authorities, officers and requesters that do not exist."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Authority:
    """A public authority that does not exist."""

    name: str
    short: str
    address: tuple[str, ...]
    email: str
    unit: str = "Information Governance"
    welsh: str = ""
    scottish: bool = False


POLICE = Authority(
    "Sampleshire Police",
    "the Force",
    ("Police Headquarters", "Specimen Road", "Sampleton", "SX1 1AA"),
    "foi@sampleshire.police.example.org",
    "Information Management Unit",
)
WELSH_POLICE = Authority(
    "Exampleshire Police",
    "Exampleshire Police",
    ("Force Headquarters", "Model Lane", "Trefenghraifft", "LX9 9ZZ"),
    "foi@exampleshire.police.example.org",
    "Freedom of Information Team",
    welsh="Heddlu Enghraifft",
)
METRO_POLICE = Authority(
    "Placeholder City Police",
    "the PCP",
    ("Information Rights Unit", "PO Box 1234", "Placeholder", "PX1 2BB"),
    "rights@placeholder.police.example.org",
    "Information Rights Unit",
)
HOSPITAL = Authority(
    "Exampleford University Hospitals NHS Foundation Trust",
    "the Trust",
    ("Trust Offices", "Exampleford General Hospital", "Ward Street", "Exampleford", "EX2 4PL"),
    "foi@exampleford.nhs.example.org",
    "Freedom of Information Office",
)
MENTAL_HEALTH = Authority(
    "Midsample Partnership NHS Trust",
    "the Trust",
    ("Trust Headquarters", "Orchard House", "Midsample", "MX3 3CC"),
    "foi.requests@midsample.nhs.example.org",
    "Corporate Governance",
)
AMBULANCE = Authority(
    "Northsample Ambulance Service",
    "the Service",
    ("Station House", "1 Siren Way", "Northsample", "NX4 4DD"),
    "information@northsample-ambulance.example.org",
)
COUNCIL = Authority(
    "Sampleshire County Council",
    "the Council",
    ("County Hall", "Market Square", "Sampleton", "SX1 2BB"),
    "foi@sampleshire.example.org",
    "Information Governance Team",
)
BOROUGH = Authority(
    "Borough of Specimen Bay",
    "the Council",
    ("Town Hall", "The Parade", "Specimen Bay", "SB5 5EE"),
    "foi@specimenbay.example.org",
    "Customer Relations",
)
WELSH_COUNCIL = Authority(
    "Example County Council",
    "the Council",
    ("Neuadd y Sir", "Stryd Fawr", "Trefenghraifft", "LX9 1AA"),
    "foi@enghraifft.example.org",
    "Information Unit",
    welsh="Cyngor Sir Enghraifft",
)
UNIVERSITY = Authority(
    "University of Exampleford",
    "the University",
    ("Registry", "College Lane", "Exampleford", "EX1 1UE"),
    "info-compliance@exampleford.ac.example.org",
    "Information Compliance",
)
DEPARTMENT = Authority(
    "Department for Placeholders",
    "the Department",
    ("7 Specimen Street", "Placeholder", "PX1 7DP"),
    "foi.team@placeholders.example.org",
    "Information Rights Team",
)
REGULATOR = Authority(
    "Office for Model Standards",
    "the Office",
    ("2 Measure Yard", "Placeholder", "PX2 2MS"),
    "foi@modelstandards.example.org",
)
FIRE = Authority(
    "Sampleshire Fire and Rescue Authority",
    "the Authority",
    ("Service Headquarters", "Hydrant Close", "Sampleton", "SX3 3FF"),
    "data@sampleshirefire.example.org",
)
SCOTTISH_COUNCIL = Authority(
    "Glensample Council",
    "the Council",
    ("Council Buildings", "Kirk Wynd", "Glensample", "GX6 6GG"),
    "foi@glensample.example.org",
    "Governance and Records",
    scottish=True,
)
SCOTTISH_POLICE = Authority(
    "Police Service of Glensample",
    "the Police Service",
    ("Information Management", "2 Thistle Street", "Glensample", "GX1 1HH"),
    "foi@glensample.police.example.org",
    "Information Management",
    scottish=True,
)
SCOTTISH_BOARD = Authority(
    "NHS Glensample",
    "the Board",
    ("Board Headquarters", "Ben View", "Glensample", "GX2 2JJ"),
    "foi@nhsglensample.example.org",
    scottish=True,
)
WELSH_BOARD = Authority(
    "Example University Health Board",
    "the Health Board",
    ("Tŷ Enghraifft", "Heol y Parc", "Trefenghraifft", "LX8 8KK"),
    "foi@biph-enghraifft.example.org",
    "Information Governance Department",
    welsh="Bwrdd Iechyd Prifysgol Enghraifft",
)
SCHOOL = Authority(
    "Sample Green Academy Trust",
    "the Academy Trust",
    ("School Lane", "Sample Green", "SX7 7LL"),
    "office@samplegreen.example.org",
)


@dataclass(frozen=True, slots=True)
class Requester:
    """A person who asks and does not exist."""

    title: str
    first: str
    last: str
    address: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    @property
    def formal(self) -> str:
        """As a salutation has it."""
        return f"{self.title} {self.last}".strip()

    @property
    def private(self) -> tuple[str, ...]:
        """What must not survive of this person, wherever it stands."""
        said = [self.name, self.formal, *self.address, self.email, self.phone]
        if self.last.casefold() not in COMMON:
            said.append(self.last)
        return tuple(dict.fromkeys(text for text in said if text))


COMMON = frozenset({"green", "parks", "street", "law", "bell", "hall"})
"""Surnames that are words as well: only the whole name must go."""

QUILL = Requester("Ms", "Odette", "Quillfeather", ("14 Imaginary Terrace", "Nowhereton", "ZZ99 3AA"))
MARROW = Requester("Mr", "Barnaby", "Marrowby", email="b.marrowby@mail.example.org")
PEBBLE = Requester("Mrs", "Imogen", "Pebblethorpe", ("Flat 3", "29 Fable Street", "Inventham", "ZZ98 1QQ"))
TINDER = Requester("Dr", "Wilfred", "Tinderwick", email="wilfred.tinderwick@news.example.org", phone="07700 900123")
GREEN = Requester("Mr", "Dorian", "Green", email="dorian.green@mail.example.org")
PARKS = Requester("Miss", "Elspeth", "Parks", ("1 Make-Believe Row", "Fictionby", "ZZ97 7TT"))
LLYW = Requester("Mr", "Gwydion", "Llywernog", ("3 Stryd Ddychmygol", "Llanddychmyg", "ZZ96 2WW"))
MACFAB = Requester("Ms", "Morag", "MacFabule", email="morag@macfabule.example.org")
HYPHEN = Requester("Ms", "Tamsin", "Larkin-Thrupp", phone="07700 900456")
APOSTROPHE = Requester("Mr", "Cormac", "O'Fibbin", ("8 Fairy Close", "Storyton"))
NAKED = Requester("", "Peregrine", "Bundlewick", email="pbundle77@mail.example.org")
COMPANY = Requester("Mr", "Rufus", "Cobblehurst", email="rufus@invented-analytics.example.org")
REQUESTERS = (QUILL, MARROW, PEBBLE, TINDER, GREEN, PARKS, LLYW, MACFAB, HYPHEN, APOSTROPHE, NAKED, COMPANY)

OFFICERS = (
    "Hester Coppersmith",
    "Alun Dychymyg",
    "Priya Sampleton",
    "Fergus Glenmodel",
    "Bronwen Enghraifft",
    "Tobias Ledgerwood",
)
