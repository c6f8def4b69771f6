"""The pages of exemptions and outcomes."""

from __future__ import annotations

import html
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project
from disclosure_log.law import Citation, Kind, Law, Outcome, Role, statute
from disclosure_log.pages.addresses import outcome_address, provision_address
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.provisions import NCND_SENTENCE
from disclosure_log.pages.site import Site
from disclosure_log.records.log import make_log, read_responses
from disclosure_log.records.reading import Conventions

EXAMPLE = Path(__file__).parents[1] / "example" / "mkdocs.yml"
TODAY = date(2026, 11, 24)


def composer(config_file):
    """A composer of the log that `config_file` describes, whatever the rules say of its letters."""
    options = load_project(config_file).options
    conventions = Conventions(options.language, options.law, options.separator)
    reading = read_responses(config_file.parent / "responses", config_file.parent, conventions)
    assert reading.findings == []
    return Composer(make_log(reading.responses), {}, Site("Log", "", "", options, TODAY))


@cache
def example():
    """The composer of the example log."""
    project = load_project(EXAMPLE)
    examined = examine(project, TODAY)
    return Composer(examined.log, examined.facts, Site("Log", "", "", project.options, TODAY))


def provision(made, number, law=Law.FOIA):
    """The first page of a provision, its HTML without needless spaces."""
    return plain(next(made.explorer.provision(Citation(law, number))).content)


def plain(text):
    """HTML with single spaces, and none around tags."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", html.unescape(text)))


def words(text):
    """The words of some HTML."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text)).strip()


def table(page, name):
    """The rows of the table below the heading `name`, as words."""
    body = page.split(f'<h2 id="{name}">')[1].split("</table>")[0]
    return [[words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in body.split("<tr")[2:]]


def entries(page):
    """The references of the responses in a page's list, in their order."""
    return re.findall(r'class="dl-entry__title" href="[./]*(responses/[^"]+)"', page)


def test_every_provision_and_outcome_in_use_has_a_page_and_no_other():
    """Each at an address of its own, with a title of its own."""
    pages = list(example().explorer.pages())
    addresses = [page.address for _, page in pages]
    assert len(set(addresses)) == len(addresses)
    assert len({page.title for _, page in pages}) == len(pages)
    used = [provision_address(citation) for citation in example().explorer.uses.provisions]
    used += [outcome_address(outcome) for outcome in example().explorer.uses.outcomes]
    assert addresses == used
    assert all(page.address.startswith(f"{family}/") for family, page in pages)
    assert {"exemptions/foia/31/1/a/", "exemptions/foia/40/5b/a/i/", "exemptions/eir/12/4/b/"} <= set(addresses)
    assert {"outcomes/ncnd/", "outcomes/part-granted/"} <= set(addresses)


def test_a_page_lists_the_responses_that_its_count_is_of_newest_first():
    """As many entries as responses, each once, newest first, none that was withdrawn."""
    uses = example().explorer.uses
    for citation, use in uses.provisions.items():
        page = provision(example(), citation.provision, citation.law)
        assert entries(page) == [response.reference.address for response in use.responses]
        assert use.responses == sorted(use.responses, key=example().log.responses.index)
    for outcome, use in uses.outcomes.items():
        page = plain(next(example().explorer.outcome(outcome)).content)
        assert entries(page) == [response.reference.address for response in use.responses]
        assert "responses/2024/70/" not in entries(page)


def test_a_section_never_adds_neither_confirming_nor_denying_to_refusing():
    """The example log relies on section 31 in 8 responses to refuse, on 31(3) in 4 to neither confirm nor deny."""
    page = provision(example(), "31")
    assert "8 responses in this log rely on it to refuse." in page
    assert "4 responses in this log rely on it to neither confirm nor deny" in page
    assert [row[-1] for row in table(page, "below")] == ["7", "1", "1", "4"]
    assert table(page, "below")[-1][0].startswith("Neither confirm nor deny: Section 31(3)")
    assert re.search(r"11 responses, from [^.]* newest first", page)


def test_every_page_that_counts_neither_confirming_nor_denying_says_what_it_does_not_mean():
    """The sentence stands wherever such replies are counted, and in both lists."""
    made = example()
    for citation, use in made.explorer.uses.provisions.items():
        assert (NCND_SENTENCE in provision(made, citation.provision, citation.law)) == bool(use.ncnd)
    assert NCND_SENTENCE in plain(next(made.explorer.outcome(Outcome.NCND)).content)
    assert NCND_SENTENCE in plain(made.slot("exemptions", "exemptions/"))
    assert NCND_SENTENCE in plain(made.slot("outcomes", "outcomes/"))


def test_the_chart_is_its_table_and_its_numbers_add_up():
    """Every year of the log, those before the first use too, with the numbers of each way and of all responses."""
    made = example()
    counted = {response.responded.year for response in made.explorer.uses.counted}
    for citation, use in made.explorer.uses.provisions.items():
        rows = table(provision(made, citation.provision, citation.law), "when")
        years = [int(row[0]) for row in rows]
        assert years == list(range(min(counted), max(counted) + 1))
        series = [found for found in (use.refusing, use.ncnd) if found]
        for column, found in enumerate(series, 1):
            assert sum(int(row[column]) for row in rows) == len(found)
    page = plain(next(made.explorer.outcome(Outcome.GRANTED)).content)
    assert sum(int(row[2]) for row in table(page, "when")) == len(made.explorer.uses.counted)


def test_the_longest_bar_is_whole_and_none_is_lost():
    """Bars are measured against the longest of the page; the years without a response have none."""
    page = provision(example(), "31")
    widths = [int(width) for width in re.findall(r'<rect width="(\d+)%"', page)]
    assert max(widths) == 100
    assert len(widths) == sum(cell != "0" for row in table(page, "when") for cell in row[1:-1])


def test_a_limb_below_the_table_of_the_law_says_whose_facts_it_shows(project):
    """What the table does not go down to is told as what is known of the provision that covers it."""
    project.add("2021/3", facts="outcome: refused\nexemptions: ['44(1)(a)(ii)']\nrefusal_notice: 17(1)")
    found = statute(Law.FOIA).find("44(1)(a)(ii)")
    page = provision(composer(project.config_file), "44(1)(a)(ii)")
    assert found is not None
    assert f"what is known of section {found.number}, which it is a part of" in page
    assert found.meaning in page


def test_a_regulation_whose_paragraphs_alone_are_in_the_table_has_a_page():
    """Regulation 12 as a whole shows what is cited of it, and where the law stands."""
    page = provision(example(), "12", Law.EIR)
    assert "https://www.legislation.gov.uk/uksi/2004/3391/regulation/12" in page
    assert len(table(page, "below")) == 5


ROWS = [(law, row) for law in Law for row in statute(law).provisions.values() if row.role is not Role.PROCEDURE]


@pytest.mark.parametrize(("law", "row"), ROWS, ids=lambda value: getattr(value, "number", value))
def test_every_row_of_every_law_is_told_in_words(law, row):
    """Title, meaning, test, notice and address of every provision that can be cited, with no placeholder left over."""
    said = example().explorer._provisions.said(Citation(law, row.number))
    assert said.title == row.title
    assert said.meaning == row.meaning
    assert said.test
    assert said.basis or row.kind is Kind.NONE
    assert bool(said.notice_cited) == bool(row.notice)
    assert said.address == row.address
    assert said.above == ""
    assert bool(said.stood) == bool(row.since or row.until)
    assert bool(said.authorities) == (row.authorities is not None)
    assert "%(" not in f"{said.test} {said.basis} {said.stood} {said.link} {said.cited}"


def test_what_is_not_confirmed_says_so():
    """A row whose facts nobody has read in a source is shown with that word, and one that is, with its source."""
    for citation in example().explorer.uses.provisions:
        row = statute(citation.law).find(citation.provision)
        page = provision(example(), citation.provision, citation.law)
        assert ("Not yet confirmed in a source." in page) == (row is not None and not row.confirmed)
        if row is not None and row.confirmed:
            assert row.source in page


def test_citations_and_outcomes_of_a_response_lead_to_their_pages():
    """On the page of a response each provision and each outcome leads to its page, and the law's own link stays."""
    for response in example().log.responses:
        content = example().response(response).content
        for part in response.parts:
            shown = not response.front.withdrawn
            assert (f'/{outcome_address(part.outcome)}"' in content) == shown
            for exemption in part.exemptions:
                assert (f'/{provision_address(exemption.citation)}"' in content) == shown
                row = statute(exemption.citation.law).find(exemption.citation.provision)
                assert row is None or row.address in content


def test_a_long_list_goes_on_at_page_2(project):
    """Fifty responses a page; the facts stand on the first alone."""
    for number in range(3, 56):
        project.add(f"2021/{number}", facts="outcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)")
    made = composer(project.config_file)
    first, second = made.explorer.provision(Citation(Law.FOIA, "31(1)(a)"))
    assert second.address == "exemptions/foia/31/1/a/page/2/"
    assert [len(entries(first.content)), len(entries(second.content))] == [50, 3]
    assert "(page 2 of 2)" in second.title
    assert '<h2 id="law">' in first.content
    assert "<h2" not in second.content


def test_a_log_without_an_exemption_says_so(project):
    """A log that refused nothing has its lists all the same, and so has one without a response."""
    made = composer(project.config_file)
    assert "No response in this log relies on an exemption." in made.slot("exemptions", "exemptions/")
    assert "Information not held" in made.slot("outcomes", "outcomes/")
    for file in (project.root / "responses").rglob("*.md"):
        file.unlink()
    made = composer(project.config_file)
    assert list(made.explorer.pages()) == []
    for name in ("exemptions", "outcomes"):
        assert "There is no response to count in this log yet." in made.slot(name, f"{name}/")


def test_the_lists_name_every_section_and_say_how_they_count():
    """Each law, its sections in their order, what is cited in them, and what was left out."""
    page = plain(example().slot("exemptions", "exemptions/"))
    sections = re.findall(r'<tr class="dl-outer"><th scope="row"><a href="[^"]*">(\w+ \w+)', page)
    expected = [
        f"{statute(citation.law).unit.capitalize()} {citation.provision}"
        for citation in example().explorer.uses.provisions
        if "(" not in citation.provision
    ]
    assert sections == expected
    assert "69 responses are counted. 1 that was withdrawn from this log is not" in page


def test_an_outcome_under_two_laws_has_the_meaning_of_each():
    """Refusing is worded by the Act and by the Regulations; each is said with its name."""
    page = words(plain(next(example().explorer.outcome(Outcome.REFUSED)).content))
    assert "Under the Freedom of Information Act 2000: An exemption is a reason" in page
    assert "Under the Environmental Information Regulations 2004: An exception is a reason" in page


def ncnd(exemptions, law="FOIA", notice="17(1)"):
    """The facts of a response that neither confirms nor denies."""
    return f"outcome: ncnd\nlaw: {law}\nexemptions: {exemptions}\nrefusal_notice: {notice}"


def law_of(page):
    """What a page says of the law, as words."""
    return words(page.split('<h2 id="law">')[1].split("<h2")[0])


@pytest.mark.parametrize(
    ("law", "section", "limb", "notice"),
    [
        ("FOIA", "24", "24(2)", "17(1)"),
        ("FOIA", "23", "23(5)", "17(1)"),
        ("EIR", "13", "13(5B)(a)", "14"),
        ("FOISA", "35", "18(1)", "18(1)"),
        ("FOISA", "35(1)(a)", "18(1)", "18(1)"),
        ("EIR-Scotland", "10(5)(a)", "10(8)", "13"),
    ],
)
def test_what_nobody_refused_under_is_not_shown_as_a_refusal(project, law, section, limb, notice):
    """The limb in use comes first; the meaning of a refusal follows, and it is said that no response relies on it."""
    cited = f"[{limb}]" if limb.startswith(section) else f"[{limb}, {section}]"
    project.add("2021/3", facts=ncnd(cited, law, notice))
    page = provision(composer(project.config_file), section, Law(law))
    table_of_law = statute(Law(law))
    refusing, limb_row = table_of_law.find(section), table_of_law.find(limb)
    assert refusing is not None
    assert limb_row is not None
    first, second = law_of(page).split("When it is relied on to refuse No response in this log relies on it to refuse.")
    assert "When it is relied on to neither confirm nor deny" in first
    assert limb_row.meaning in first
    assert refusing.meaning in second
    assert page.count(refusing.meaning) == 1
    assert "that the authority holds the information" not in first
    assert "withheld, or that" not in first
    assert ("under which exemption the information would be withheld, if it were held" in first) == (law == "FOISA")


def test_a_section_of_both_ways_says_which_of_them_it_explains():
    """Section 31 refuses first, then neither confirms nor denies under 31(3); what only refuses needs no such words."""
    said = law_of(provision(example(), "31"))
    assert said.index("When it is relied on to refuse") < said.index("When it is relied on to neither confirm nor deny")
    assert "No response in this log relies on it to refuse." not in said
    assert "Section 31(3)" in said
    assert "When it is relied on" not in provision(example(), "31(1)(a)")


def test_a_notice_is_shown_with_what_it_says_of_this_provision(project):
    """No public interest where none is weighed, and no withholding where nothing is said to be held."""
    for number, cited in enumerate(("[40(2)]", "[31(1)(a)]"), 3):
        project.add(f"2021/{number}", facts=f"outcome: refused\nexemptions: {cited}\nrefusal_notice: 17(1)")
    project.add("2021/5", facts=ncnd("[31(3)]"))
    project.add("2021/6", facts=ncnd("['18(1)', '35(1)(a)']", "FOISA", "18(1)"))
    project.add("2021/7", facts="outcome: refused\nexemptions: [32(1)(a)]\nrefusal_notice: 17(1)")
    made = composer(project.config_file)
    clause = "why the public interest is in favour of refusing"
    assert clause in provision(made, "31(1)(a)")
    assert clause not in provision(made, "32(1)(a)")
    assert "which exemption it relies on" in provision(made, "32(1)(a)")
    limb = provision(made, "31(3)")
    assert "a notice under section 17(1)." in limb
    assert "It must say" not in limb
    assert "under which exemption the information would be withheld" in provision(made, "18(1)", Law.FOISA)


def test_what_is_not_held_is_not_kept_back():
    """Regulation 12(4)(a): treated as a refusal, with nothing to weigh."""
    page = provision(example(), "12(4)(a)", Law.EIR)
    assert "to say that the information is not held, which the Regulations treat as a refusal." in page
    assert "there is nothing to weigh" in page
    assert "on it to refuse." not in page
    assert "public interest in keeping the information back" not in page
    assert "what was considered in the public interest test" not in page


def test_an_outcome_says_what_happened_before_it_explains():
    """Both in the list of outcomes and on the page of each: somebody who reads one sentence knows what became of it."""
    listed = words(plain(example().slot("outcomes", "outcomes/")))
    for outcome, happened in (
        (Outcome.PART_GRANTED, "The authority gave some of the information that was asked for, but not all of it."),
        (Outcome.REFUSED, "The authority refused to give the information."),
        (Outcome.TRANSFERRED, "The authority passed the matter to another public authority to answer."),
    ):
        said = words(plain(next(example().explorer.outcome(outcome)).content))
        assert f"What it means {happened}" in said
        assert happened in listed
    assert example().explorer._words.summary(Outcome.GRANTED) == ""  # its meaning says it


def test_a_row_says_once_that_it_is_about_neither_confirming_nor_denying():
    """What the mark says, the title does not say again; the page of the limb has its whole title."""
    page = words(plain(example().slot("exemptions", "exemptions/")))
    assert "Neither confirm nor deny: 31(3) \u2013 Law enforcement 4" in page
    assert ": neither confirming nor denying" not in page
    assert "Law enforcement: neither confirming nor denying" in provision(example(), "31(3)")


def test_every_section_in_a_list_has_a_title():
    """Regulation 12 as a whole too, of which the table of the law has paragraphs alone."""
    page = words(plain(example().slot("exemptions", "exemptions/")))
    assert "Regulation 12 \u2013 Exceptions" in page
    for law in Law:
        for row in statute(law).provisions.values():
            section = Citation(law, Citation(law, row.number).section)
            assert example().explorer._provisions.title(section), section


@given(
    st.lists(
        st.builds(
            lambda law, section, brackets: Citation(law, section + "".join(f"({part})" for part in brackets)),
            st.sampled_from(Law),
            st.from_regex(r"[1-9][0-9]?[A-Z]?", fullmatch=True),
            st.sampled_from([(), ("1",), ("5B",), ("1", "a"), ("1", "i"), ("a",), ("1", "a", "i"), ("b", "i")]),
        ),
        unique=True,
    )
)
def test_no_two_provisions_share_an_address(citations):
    """An address is small letters, figures and slashes, and tells the provision."""
    addresses = [provision_address(citation) for citation in citations]
    assert len(set(addresses)) == len(addresses)
    assert all(re.fullmatch(r"exemptions/[a-z-]+(/[a-z0-9]+)+/", address) for address in addresses)
