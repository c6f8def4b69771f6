"""What the search for personal data knows by heart: names that are common, words that are no names, public addresses.

A list of names can only help: a name that is not on it is found by what stands around it.
"""

from __future__ import annotations

import re


def listed(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


FORENAMES = listed(
    """aaron abigail adam adrian ahmed aisha alan albert alex alexander alexandra alfie alice alison alistair allan
    alun amanda amber amelia amy andrea andrew andy angela angharad ann anna anne annie anthony antony anwen archie
    arthur arwel asha ashley awel barbara barry beatrice becky ben benjamin bernadette bernard beth bethan betty
    beverley bill billy brenda brian bronwen bryn bryan callum cameron carl carol caroline carolyn carys catherine
    catrin ceri charlie charles charlotte cheryl chloe chris christian christina christine christopher claire clare
    clive colin connor courtney craig cynthia dafydd daisy damian daniel danielle danny darren dave david dawn dean
    deborah debbie declan delyth denise dennis derek dewi diane dilys dominic donald donna dorothy douglas duncan
    dylan eddie edith edward efa eileen eilidh eirian elaine eleanor eleri elin elizabeth ella ellen ellie elliot
    elsie elwyn emily emma emyr eric erin ethan eunice eva evan evelyn fatima ffion fiona florence frances francis
    frank fraser fred freddie frederick freya gareth gary gavin gemma geoff geoffrey george georgia georgina geraint
    gerald gerard gethin gillian glenys glyn gordon grace graham gregory gwen gwenllian gwilym gwyn gwyneth hannah
    harriet harry harold hassan hayley hazel heather heidi helen henry hilary holly howard huw hugh hywel iain ian
    ibrahim idris iestyn ieuan ifan imran ioan iolo isaac isabel isabella isla iwan jack jackie jacob jacqueline
    jake james jamie jan jane janet janice jason jay jayne jean jeff jeffrey jemma jennifer jenny jeremy jessica
    jill jim jo joan joanna joanne jodie joe joel john jon jonathan jordan joseph josh joshua joyce judith julia
    julian julie june justin karen karl kate katherine kathleen kathryn katie kay keith kelly ken kenneth kerry
    kevin kieran kim kimberley kirsty kyle laura lauren lawrence leah leanne lee leigh leo leon leonard lesley
    leslie lewis liam linda lindsay lisa llinos llyr lloyd lois lorraine louis louise lowri lucas lucy luke lydia
    lynda lynn lynne madeleine maggie malcolm mair mali mandy marc marcus margaret maria marian marie marilyn marion
    mark martin martyn mary matthew maureen max megan meirion melanie melissa menna michael michelle mike miriam
    mohamed mohammad mohammed moira molly morag mared myfanwy nadia nancy naomi natalie natasha nathan neil nerys
    niall nia nicholas nick nicky nicola nigel nina noel noah norman oliver olivia olwen omar oscar osian owain owen
    pamela patricia patrick paul paula pauline peter philip phillip phoebe phyllis poppy priya rachael rachel ralph
    raymond rebecca rhian rhiannon rhodri rhys richard rob robert roberta robin roger ronald rory rosemary rosie
    ross rowena roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian shane shannon
    sharon shaun sheila shirley sian simon sioned sion sonia sophia sophie stacey stanley stella stephanie stephen
    steve steven stewart stuart susan suzanne sylvia tanya tara teresa terence terry theo theresa thomas tim timothy
    tina toby tom tomos tony tracey tracy trevor tristan tudor valerie vanessa vera veronica victoria vincent violet
    vivienne wayne wendy wil wilfred william wyn yasmin yusuf yvonne zachary zara zoe"""
)

SURNAMES = listed(
    """adams ahmed akhtar ali allen anderson andrews armstrong atkinson bailey baker barker barnes barrett bates baxter
    begum bell bennett berry bevan booth bowen bradley brooks brown bryant burgess burke burns burton butler
    campbell carpenter carr carroll carter chapman clark clarke cole coleman collins cook cooper cox craig
    cunningham davidson davies davis dawson dean dixon doyle duncan edwards elliott ellis evans farrell fisher
    fleming fletcher foster fraser gallagher gibson gill goodwin gordon graham grant gray green greene griffin
    griffith griffiths hall hamilton hancock harding harris harrison hart harvey hawkins henderson holland holmes
    hopkins houghton howard howells hughes humphreys hunt hunter hussain jackson james jenkins john johnson johnston
    jones jordan kaur kelly kennedy khan king knight lawrence lee lewis lloyd lowe macdonald marshall martin mason
    matthews mcdonald mckenzie mills mitchell mohamed moore morgan morris morrison murphy murray nelson newman
    nicholls obrien oconnor oneill osborne owen palmer parker parry patel pearson perkins perry phillips pickering
    pierce porter potter powell preston price prosser pugh quinn read rees reid reilly reynolds rhys richards
    richardson riley roberts robertson robinson rogers rose ross rowlands russell ryan saunders scott shaw simpson
    singh smith spencer stephens stevens stevenson stewart stone sullivan sutton taylor thomas thompson thomson
    tucker turner vaughan walker wallace walsh walters ward watkins watson watts webb webster west white wilkinson
    williams williamson wilson wood woods wright wynne young"""
)

NO_NAMES = listed(
    """a about above access act acting action additional address adult advice after age agency aged agenda all
    allowance analysis analyst and annual answer any appeal applicant application april area armed arrest article
    assault assistant association august authority authorised average bay board body borough branch brigade british
    budget bureau business camera car case category centre central chair chairman charge chief child city civil
    claim class clerk client code college command commander commission commissioner committee communications
    community company complainant complaint complaints confirmed constable constabulary contact contract control
    coordinator corporate cost council councillor county court crime criminal custody customer cyngor cynghorydd
    data date deadline dear december decision defence delivery department deputy detective detail details
    development digital direct director disclosure district division document domestic driver drug duty east editor
    education employee enforcement engineer england english enquiries enquiry environment environmental equality
    equipment estate estates event evidence executive external facilities factors fadam family february female
    figure file finance financial fire firearms first fleet food force foi for foreign form fraud freedom friend
    from full gender general government group half hardware head health heddlu high highways his history home
    hospital hour house housing human if impact in incident independent individual information initial inspector
    inspectorate instruction insurance intelligence internal internet interview investigation investigations
    investigator is issue it item january job journal judge july june junior justice keeper knowledge law lead
    leader learning legal letter level licence licensing limited line list litigation local location log london
    lower ltd madam main major male management manager map march marine market may mayor media medical meeting
    member memorandum mental met method minister ministry minute miss model month monthly motor mr mrs ms multi
    municipal national neighbourhood new news no none norfolk north northern not note notes notice november number
    october of offence offender office officer official on open operation operational operations or order
    organisation other our outcome owner page panel paper parish park parking part patrol pay payment people
    performance period person personal personnel place planning plc police policing policy population port position
    post press primary prison private process procurement product professional programme project property
    prosecution protection provider public purchase purpose quality quarter query question questions ranks rate
    reader recipient record records recruitment redacted reference refused region regional registrar registration
    regulation report representative request requester requestor requests reserve resident resource resources
    response responsible retail retired review road roads role room round royal rural safety sale school science
    scotland scottish secondary secretary section security senior sergeant september service services severn sheet
    sheriff shift sir sirs site social software solicitor source south southern special specialist staff standard
    standards state station statistics statement status stop strategic student subject suite summary superintendent
    supervisor supplier support surname surveillance system team technical technology telephone test the third time
    title to total town trading traffic training transport treasurer tribunal trust type unit united university
    unknown unit upper user value vehicle vehicles victim victims village violence visit volunteer wales ward warden
    water week welsh west western who witness women work worker workforce working world year years yes york you
    young youth your adran annwyl bwrdd canolfan comisiynydd cofnodion cyfarwyddwr cymru cymraeg dinas gogledd
    gwasanaeth gwasanaethau gwybodaeth llywodraeth pennaeth prifysgol rheolwr rhyddid swyddog swyddfa syr tim tref
    uned ymgeisydd ymholydd ymddiriedolaeth pwyllgor heddlu cwsmer aelod gyfaill gyfeillion cydweithiwr preswylydd
    whom concern may colleague colleagues everyone folks guys friends hello hi organisations member parent parents
    guardian enquirer correspondent administrator adviser advisor advisers analyst archivist auditor caseworker
    caseworkers controller decision handler handlers kennels practitioner reviewer receptionist librarian
    secretariat appellant householder sirmadam delegate chairperson volunteers governors"""
).difference(SURNAMES)
"""Words that often begin with a capital letter and are part of no person's name: of offices, tables and headings."""

ROLE_ADDRESSES = listed(
    """casework@ico.org.uk icocasework@ico.org.uk accessicoinformation@ico.org.uk mail@ico.org.uk
    registration@ico.org.uk wales@ico.org.uk cymru@ico.org.uk scotland@ico.org.uk ni@ico.org.uk
    northernireland@ico.org.uk enquiries@itspublicknowledge.info enquiries@foi.scot grc@justice.gov.uk"""
)
"""Addresses of the regulators and the tribunal, as letters name them."""

ROLE_PHONES = listed("""01625545745 01625545700 01334464610 01312449001 02920678400 02890278757""")
"""Telephone numbers of the same; those that begin with 03 are nobody's own."""

OFFICE_POSTCODES = listed("""SK95AF SK95AX KY169DS LE18DJ CF102HH BT72JB EH37HA SW1A0AA SW1A2AA SW1H9AJ""")
"""Post codes of the same, of Parliament, Downing Street and the Ministry of Justice."""

POSTCODE_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK"
    "|FY|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP"
    "|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW"
    "|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE|B|E|G|L|M|N|S|W"
)
"""The areas of post codes (Royal Mail, Postcode Address File)."""

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def folded(word: str) -> str:
    """A word as the lists have it."""
    return word.casefold().replace("'", "").replace("\u00e2", "a").replace("\u00f4", "o").replace("\u00ee", "i")


def is_forename(word: str) -> bool:
    """Whether `word` is a common forename."""
    return folded(word) in FORENAMES


def is_known_name(word: str) -> bool:
    """Whether `word` is a common forename or surname."""
    return any(part in FORENAMES or part in SURNAMES for part in folded(word).split("-"))


def may_be_name(words: str) -> bool:
    """Whether `words` may be somebody's name: nothing in them is the word of an office, a table or a heading."""
    found = [word for word in _WORD.findall(words) if len(word) > 1]
    return bool(found) and not any(folded(word) in NO_NAMES or set(word) <= {"X", "x"} for word in found)
