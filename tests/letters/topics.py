"""What the synthetic letters are about: requests, and what is answered to each question."""

# ruff: noqa: RUF001 - letters have the dashes and apostrophes of printers

from __future__ import annotations

from dataclasses import dataclass

from tests.letters.model import Block, Grid, Items, Paragraph

Answer = tuple[Block, ...]


def said(*texts: str) -> Answer:
    """An answer in paragraphs."""
    return tuple(Paragraph(text) for text in texts)


@dataclass(frozen=True, slots=True)
class Topic:
    """A request and its answer."""

    title: str
    opening: tuple[str, ...]
    """What the request says before its questions; empty where it begins with them."""

    questions: tuple[str, ...]
    answers: tuple[Answer, ...]
    """An answer for each question."""

    closing: tuple[str, ...] = ()
    """What the request says after its questions."""


TASERS = Topic(
    "Use of conducted energy devices",
    (
        (
            "Under the Freedom of Information Act 2000 I would like figures about conducted energy devices, often "
            "called Tasers, between 01 January 2018 and 31 December 2020."
        ),
    ),
    (
        "How many officers were trained to carry a device on 1 April 2019?",
        "How many times was a device drawn in each calendar year, and how many times was it fired?",
        "What was spent on training in those years?",
    ),
    (
        said("On that day 212 officers held a valid training certificate."),
        (
            Paragraph("The table below gives the figures as they were recorded on the use of force system."),
            Grid((("Year", "Drawn", "Fired"), ("2018", "144", "21"), ("2019", "163", "18"), ("2020", "171", "25"))),
        ),
        said("Training is given by our own instructors during their normal duties, so no separate sum is recorded."),
    ),
    ("If the request is too wide, please tell me how it could be narrowed.",),
)

DOGS = Topic(
    "Police dogs retired and rehomed",
    ("Please could you send me the following about the dogs of your force.",),
    (
        "The number of dogs retired in each of the financial years 2018/19 to 2020/21.",
        "How many of them were rehomed with their handler.",
        "The average age at which they were retired.",
        "The yearly cost of food for one dog.",
    ),
    (
        (Items(("2018/19: 6 dogs", "2019/20: 9 dogs", "2020/21: 4 dogs")),),
        said("Fourteen of the nineteen dogs stayed with their handler."),
        said("The average age was 8 years and 2 months."),
        said("Food for one dog cost about £640 in 2020/21."),
    ),
)

STOP_SEARCH = Topic(
    "Section 60 authorisations",
    (
        "I am researching the use of section 60 of the Criminal Justice and Public Order Act 1994.",
        "For the period 1 January 2019 to 30 June 2021, please tell me:",
    ),
    (
        "How many authorisations under section 60 were given?",
        "For how long did each last, and which area did it cover?",
        "How many people were searched under section 60, and how many weapons were found?",
    ),
    (
        said("Eleven authorisations under section 60 were given in the period."),
        (
            Paragraph("Each of them is listed here."),
            Grid(
                (
                    ("Date", "Hours", "Area"),
                    ("12/04/2019", "12", "Sampleton town centre"),
                    ("03/08/2019", "24", "Nether Sample"),
                    ("31/10/2020", "8", "Docks and Quayside"),
                    ("07/05/2021", "15", "Sampleton town centre"),
                )
            ),
            Paragraph("The remaining seven covered the railway station for less than an hour each."),
        ),
        said("In all 318 people were searched and 9 weapons were found."),
    ),
    ("Please do not rely on section 12; I would rather narrow my request to 2020.",),
)

FACES = Topic(
    "Automated number plate recognition cameras",
    ("I ask for information about cameras that read number plates.",),
    (
        "How many such cameras did you operate on 31 March 2021?",
        "Where does each of them stand?",
        "Which company supplied them?",
    ),
    (
        said("On 31 March 2021 there were 41 cameras in use."),
        said("This information is withheld, for the reasons set out below."),
        said("They were supplied by Example Optics Limited."),
    ),
)

WARDS = Topic(
    "Mixed-sex accommodation breaches",
    (
        "I would like to ask about patients who shared a ward with patients of the other sex.",
        "For 2019, 2020 and 2021 please give:",
    ),
    (
        "the number of breaches that were reported",
        "the longest breach in hours",
        "the number of complaints about it",
    ),
    (
        said("There were 14 breaches in 2019, 3 in 2020 and 5 in 2021."),
        said("The longest lasted 31 hours, in the acute medical unit."),
        said("We received <5 complaints in each year. Numbers below five are not given, so that nobody is recognised."),
    ),
)

AFTERCARE = Topic(
    "Adult Mental Health Services",
    (
        (
            "Please supply the following about people who are entitled to section 117 aftercare under the Mental "
            "Health Act 1983."
        ),
    ),
    (
        "How many adults received section 117 aftercare on 30 September 2022?",
        "How many were detained under section 2 and how many under section 3 in the year before?",
        "How many section 136 detentions ended in a health-based place of safety?",
    ),
    (
        said("On that date 1,204 adults were registered for section 117 aftercare."),
        said("410 people were detained under section 2, and 377 under section 3 of that Act."),
        said("In 268 cases a section 136 detention ended in one of our two suites."),
    ),
)

LOCUMS = Topic(
    "Agency and locum spend",
    ("I write to ask what was spent on doctors from agencies.",),
    (
        "Total spend on agency doctors in 2020/21 and 2021/22.",
        "The five specialties with the highest spend.",
        "The highest hourly rate that was paid, and for which grade.",
        "The names of the agencies, with the sum that each was paid.",
    ),
    (
        (
            Grid(
                (("Year", "Spend"), ("2020/21", "£4,120,400"), ("2021/22", "£5,033,910")),
                widths=(1, 2),
            ),
        ),
        (
            Items(
                ("Emergency medicine", "Psychiatry", "Radiology", "General surgery", "Care of the elderly"),
                mark="1.",
                counted=False,
            ),
        ),
        said("The highest rate was £148 an hour, paid to a consultant in psychiatry."),
        said("This part of the answer is withheld, as explained below."),
    ),
)

PARKING = Topic(
    "Hospital car parking charges",
    ("Please could you tell me about car parks at your hospitals?",),
    (
        "What did visitors pay in total in 2023/24?",
        "What did staff pay in total in 2023/24?",
        "How many penalty notices were issued, and how many were cancelled on appeal?",
    ),
    (
        said("Visitors paid £1,310,255."),
        said("Staff paid £402,118. Charges for staff were suspended until 30 June 2023."),
        said("2,114 notices were issued and 391 of them were cancelled."),
    ),
)

POTHOLES = Topic(
    "Potholes and claims for damage",
    ("I request the following information about the roads that the council maintains:",),
    (
        "How many potholes were reported in each year from 2019 to 2022?",
        "How many were repaired within the target time?",
        "How many claims for damage were made, how many were paid, and what was the total paid?",
        "What is the current backlog of repairs in pounds?",
    ),
    (
        (
            Grid(
                (
                    ("Year", "Reported", "In time", "Claims", "Paid"),
                    ("2019", "8,114", "7,020", "212", "40"),
                    ("2020", "6,902", "6,511", "148", "31"),
                    ("2021", "7,750", "7,002", "173", "29"),
                    ("2022", "9,034", "7,415", "240", "52"),
                )
            ),
        ),
        said("Please see the third column of the table above."),
        said("Please see the last two columns of the table above; the total paid was £61,204."),
        said("The backlog was put at £48 million in the plan of March 2023."),
    ),
)

EVICTIONS = Topic(
    "Homelessness after section 21 notices",
    (
        "I am looking at households that lost their home after a section 21 notice under the Housing Act 1988.",
        "Please give figures for 2021/22.",
    ),
    (
        "How many households came to you after a section 21 notice?",
        "How many were owed a relief duty under section 189B of the Housing Act 1996?",
        "How many were placed outside the borough?",
    ),
    (
        said("144 households told us that they had been given a section 21 notice."),
        said("97 of them were owed the relief duty under section 189B."),
        said("Twelve households were placed outside the borough."),
    ),
)

BINS = Topic(
    "Garden waste collections",
    (),
    (
        "How many households pay for the collection of garden waste?",
        "How much income did the green bins bring in 2022-23?",
        "How many collections were missed?",
    ),
    (
        said("23,450 households had a green bin on 31 March 2023."),
        said("The income from green bins was £1,172,500."),
        said("1,018 collections were reported as missed, of about 560,000."),
    ),
)

SUPPORT = Topic(
    "Housing Support",
    ("Could you please answer these questions about supported housing?",),
    (
        "How many units of supported housing are there in your area?",
        "Which providers run them?",
        "What was paid to each provider in the last complete financial year?",
    ),
    (
        said("There were 611 units on 1 October 2022."),
        (Items(("Made-Up Homes", "Pretend Housing Association", "Specimen Shelter")),),
        said(
            "The payments are in our list of spending above £500, [which is published](https://open.example.org/spend)."
        ),
    ),
)

EXAMS = Topic(
    "Academic misconduct and artificial intelligence",
    ("This is a request under the Freedom of Information Act. Please provide for each academic year since 2021/22:",),
    (
        "the number of cases of suspected academic misconduct",
        "how many of them involved artificial intelligence",
        "the penalties that were given",
        "any guidance that was issued to staff",
    ),
    (
        (Grid((("Academic year", "Cases"), ("2021/22", "308"), ("2022/23", "402"), ("2023/24", "517"))),),
        said("This was recorded from September 2023 only: 96 cases in 2023/24."),
        (
            Paragraph("The penalties in 2023/24 were:"),
            Items(("a warning: 201", "a reduced mark: 188", "a mark of zero: 77", "exclusion: 4")),
        ),
        said("The guidance is on our site at [the academic integrity pages](https://www.example.org/integrity)."),
    ),
)

CONTRACTS = Topic(
    "Document management contracts",
    (
        "I would like to receive information about your organisation’s contracts for document management and printing.",
        "For each contract please state:",
    ),
    (
        "the supplier",
        "the annual average spend",
        "the start and end date, and any options to extend",
        "the person within the organisation who is responsible",
    ),
    (
        said("Paperwright Systems Limited."),
        said("£88,000 a year."),
        said("The contract began on 01/07/2020 and ends on 30/06/2024, with one option to extend by twelve months."),
        said("The Head of Procurement. We do not give the names of staff below director."),
    ),
)

SPADS = Topic(
    "Ministerial hospitality",
    ("I would be grateful for information held by the Department on hospitality in the year to 31 March 2024.",),
    (
        "A list of the receptions that were held, with date and cost.",
        "The correspondence about the reception of 14 December 2023.",
        "The advice that was given to ministers about it.",
    ),
    (
        (
            Grid(
                (
                    ("Reception", "Date", "Cost"),
                    ("Spring", "20 April 2023", "£2,140"),
                    ("Summer", "6 July 2023", "£3,905"),
                    ("Winter", "14 December 2023", "£4,410"),
                )
            ),
        ),
        said("The correspondence is enclosed, with some of it withheld as described below."),
        said("The advice is withheld as described below."),
    ),
)

SCHOOLS = Topic(
    "School places and appeals",
    ("Please answer the following for entry in September 2023.",),
    (
        "How many children did not get their first choice of secondary school?",
        "How many appeals were heard, and how many succeeded?",
        "How many children were without a place on 1 September 2023?",
    ),
    (
        said("412 children did not get their first choice."),
        said("Of 96 appeals that were heard, 23 succeeded."),
        said("Four children were without a place on that day, and all had one by the end of the month."),
    ),
)

TREES = Topic(
    "Trees felled on council land",
    ("I ask for environmental information about trees on land of the council.",),
    (
        "How many trees were felled in 2022 and 2023?",
        "How many were planted in the same years?",
        "Please send the surveys that led to the felling in Orchard Street.",
    ),
    (
        said("88 trees were felled in 2022 and 61 in 2023."),
        said("240 trees were planted in 2022 and 315 in 2023."),
        said("Two surveys are enclosed. The third was not complete when your request came."),
    ),
)

FLOODING = Topic(
    "Flood defence modelling",
    ("I would like to see the modelling of the flood wall at Specimen Quay.",),
    (
        "The final report of the consultants.",
        "The tender prices that were submitted for the wall.",
        "Messages with the contractor between 1 May 2023 and 31 July 2023.",
    ),
    (
        said("The final report is [on the project’s page](https://www.example.org/quay)."),
        said("These are withheld, as set out below."),
        said("Fourteen messages are enclosed."),
    ),
)

FIRES = Topic(
    "False alarms from automatic systems",
    ("Please provide the following under the FOI Act:",),
    (
        "Number of false alarms attended in 2021, 2022 and 2023.",
        "The three premises with the most of them.",
        "Whether a charge was made.",
    ),
    (
        said("1,811 in 2021, 1,904 in 2022 and 1,760 in 2023."),
        said("Exampleford General Hospital, Model Court and the Specimen Centre."),
        said("No charge has been made in any year."),
    ),
)

PLAYGROUNDS = Topic(
    "Inspection of playgrounds",
    ("You asked for information about playgrounds in Glensample.",),
    (
        "How often is each playground inspected?",
        "What faults were found in 2023?",
        "What was spent on repairs?",
    ),
    (
        said("Each playground is looked at every week, and inspected by an independent firm every year."),
        (Items(("41 faults of surfaces", "17 broken swings", "6 broken gates"), mark="-", counted=False),),
        said("The sum spent on repairs in 2023 was £33,070."),
    ),
)

SICKNESS = Topic(
    "Sickness absence of staff",
    ("Please send me, by e-mail and as a spreadsheet if you can, figures about sickness absence.",),
    (
        "Days lost to sickness in each of the last three calendar years.",
        "Days lost because of stress, anxiety or depression.",
        "Number of staff who left on grounds of ill health.",
    ),
    (
        (
            Grid(
                (
                    ("", "2020", "2021", "2022"),
                    ("All days", "14,208", "15,990", "18,322"),
                    ("Stress", "3,910", "4,402", "5,017"),
                )
            ),
        ),
        said("The second row of the table shows them."),
        said("Eleven members of staff left on such grounds in the three years together."),
    ),
)

DRONES = Topic(
    "Drones owned and flown",
    (
        "Dear FOI team, I hope that you are well.",
        "Kindly let me know about drones:",
    ),
    (
        "How many drones do you own?",
        "How many flights were made in 2022?",
        "How many flights followed a protest or a demonstration?",
    ),
    (
        said("We own nine drones."),
        said("1,302 flights were made in 2022."),
        said("The purpose of a flight is not recorded in a way that can be searched."),
    ),
    ("I look forward to your answer within 20 working days.",),
)

WELSH_ROADS = Topic(
    "Terfynau cyflymder 20 milltir yr awr",
    ("Hoffwn gael yr wybodaeth ganlynol o dan Ddeddf Rhyddid Gwybodaeth 2000:",),
    (
        "Faint o arwyddion newydd a osodwyd?",
        "Beth oedd y gost?",
        "Faint o gwynion a gafwyd?",
    ),
    (
        said("Gosodwyd 1,140 o arwyddion newydd."),
        said("Y gost oedd £212,000, ac fe’i talwyd o grant."),
        said("Cafwyd 87 o gwynion hyd at ddiwedd mis Mawrth."),
    ),
)

WELSH_STAFF = Topic(
    "Staff sy’n siarad Cymraeg",
    ("Diolch pe gallech anfon ataf:",),
    (
        "nifer y staff sy’n gallu siarad Cymraeg",
        "nifer y swyddi lle mae’r Gymraeg yn hanfodol",
        "cost gwersi Cymraeg yn 2022/23",
    ),
    (
        said("Mae 412 o staff wedi dweud eu bod yn gallu siarad Cymraeg."),
        said("Roedd y Gymraeg yn hanfodol ar gyfer 58 o swyddi."),
        said("Gwariwyd £14,300 ar wersi."),
    ),
)
