"""The lists of responses, the page that leads to them, and the way to each page."""

from __future__ import annotations

import html
import random
import re
from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from disclosure_log.config import load_project
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.site import Site
from disclosure_log.records.log import make_log, read_responses
from disclosure_log.records.reading import Conventions

TODAY = date(2026, 11, 24)
TOPICS = {
    "facial-recognition": ("Facial recognition", "facial-recognition", "FACIAL  RECOGNITION!"),
    "tyr-cyngor": ("Tŷ'r cyngor",),
    "page": ("Page",),
    "page-2": ("page/2",),
    "index-html": ("index.html",),
    "œuvres-dart": ("Œuvres d'art",),
    "": ("🚲",),
}
KEYS = {spelling: key for key, spellings in TOPICS.items() for spelling in spellings}
WITHDRAWN = "withdrawn:\n  date: 2025-01-05\n  reason: It named somebody.\n  by: Head of Information\n"
FACTS = {
    "granted": "outcome: granted",
    "refused": "outcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)",
    "both": """parts:
  - outcome: granted
    matter: Bicycles
  - outcome: refused
    matter: Barges
    law: EIR
    exemptions: [12(5)(b)]
    refusal_notice: 14""",
}


def composer(config_file):
    """A composer of the log that `config_file` describes, whatever the rules say of its letters."""
    options = load_project(config_file).options
    conventions = Conventions(options.language, options.law, options.separator)
    reading = read_responses(config_file.parent / "responses", config_file.parent, conventions)
    assert reading.findings == []
    return Composer(make_log(reading.responses), {}, Site("Log", "", "", options, TODAY))


def words(text):
    """The words of some HTML."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", text))).strip()


def entries(page):
    """The references of the responses in a page's list, in their order."""
    return re.findall(r'class="dl-entry__title" href="[./]*responses/([^"]+)/"', page.content)


def made_log(project, number):
    """Add responses whose dates, topics, laws and outcomes are drawn; say what belongs on the list at each address."""
    draw = random.Random(7)
    for file in (project.root / "responses").rglob("*.md"):
        file.unlink()
    found: dict[str, set[str]] = defaultdict(set)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    days = {}
    for count in range(1, number + 1):
        reference = f"2021/{count}"
        day = date(2020, 11, 1) + timedelta(days=int(draw.triangular(0, 420, 80)))
        kind = draw.choice(list(FACTS))
        topics = draw.sample(sorted(KEYS), draw.randrange(4))
        withdrawn = draw.random() < 0.1
        facts = f"{WITHDRAWN if withdrawn else ''}{FACTS[kind]}\n"
        if topics:
            facts += "topics:\n" + "".join(f'  - "{topic}"\n' for topic in topics)
        project.add(reference, responded=day.isoformat(), facts=facts.rstrip())
        days[reference] = day
        lists = {"responses/", f"years/{day.year}/", f"years/{day.year}/{day.month:02}/"}
        if not withdrawn:
            lists |= {"laws/foia/"} | ({"laws/eir/"} if kind == "both" else set())
            lists |= {f"topics/{KEYS[topic]}/" for topic in topics if KEYS[topic]}
            for topic in topics:
                spellings[KEYS[topic]][topic] += 1
        for address in lists:
            found[address].add(reference)
    return found, spellings, days


def by_list(made):
    """The pages of every list of responses, by the address of the first."""
    pages = defaultdict(list)
    pages["responses/"].append(made.lists.all_responses[0])
    for _, page in made.lists.pages():
        if page.address not in {"years/", "topics/", "laws/"}:
            first = re.sub(r"page/\d+/$", "", page.address) or "responses/"
            pages[first].append(page)
    return pages


@pytest.mark.parametrize("number", [1, 40, 330])
def test_every_list_holds_exactly_the_responses_that_the_records_say(project, number):
    """Of each year, month, topic and law: each response once, newest first, fifty a page, with number and dates."""
    expected, _, days = made_log(project, number)
    pages = by_list(composer(project.config_file))
    assert set(pages) == set(expected)
    for address, found in pages.items():
        listed = [reference for page in found for reference in entries(page)]
        assert sorted(listed) == sorted(expected[address]), address
        assert [days[reference] for reference in listed] == sorted((days[one] for one in listed), reverse=True)
        assert {len(entries(page)) for page in found[:-1]} <= {50}
        first, last = (f"{day:%-d %B %Y}" for day in (days[listed[-1]], days[listed[0]]))
        count = "1 response" if len(listed) == 1 else f"{len(listed)} responses"
        said = f"{count}, from {first} to {last}, newest first."
        if first == last:
            said = f"{count}, of {first}." if len(listed) == 1 else f"{count}, all of {first}."
        for place, page in enumerate(found, 1):
            assert said in words(page.content)
            numbered = f" (page {place} of {len(found)})"
            assert page.title.endswith(numbered) == (len(found) > 1)
            start = (place - 1) * 50 + 1
            there = f"On this page: {start} to {start + len(entries(page)) - 1}."
            assert (there in words(page.content)) == (len(found) > 1)


def test_no_two_lists_share_an_address_or_a_title(project):
    """Not even where a topic is called as the further pages of a list are."""
    made_log(project, 330)
    made = composer(project.config_file)
    pages = [page for _, page in [*made.lists.pages(), *made.explorer.pages()]]
    for values in ([page.address for page in pages], [page.title for page in pages]):
        assert len(set(values)) == len(values)
    assert {"topics/page/", "topics/page-2/", "years/2021/page/2/"} <= {page.address for page in pages}


def links(content):
    """Every link of a page with the number beside it: its address, its words and the number."""
    found = re.findall(r'<a href="\.\./([^"]*)">([^<]*)</a> <span class="dl-links__number">([\d,]+)<', content)
    return {address: (html.unescape(name), int(number.replace(",", ""))) for address, name, number in found}


def test_the_numbers_of_the_browse_page_are_those_of_the_lists(project):
    """Years, months, topics, laws and outcomes: as many as the list behind each link holds; no list is left out."""
    expected, spellings, _ = made_log(project, 330)
    made = composer(project.config_file)
    shown = links(made.slot("browse", "browse/"))
    held = {address: len(references) for address, references in expected.items() if address != "responses/"}
    for outcome, use in made.explorer.uses.outcomes.items():
        held[f"outcomes/{outcome.replace('_', '-')}/"] = len(use.responses)
    for law in ("foia", "eir"):
        pages = [page for _, page in made.explorer.pages() if page.address.startswith(f"exemptions/{law}/")]
        held[f"exemptions/#{law}"] = len([page for page in pages if "/page/" not in page.address])
    assert {address: number for address, (_, number) in shown.items()} == held
    assert shown["topics/page/"][0] == "Page"
    usual = spellings["facial-recognition"]
    assert shown["topics/facial-recognition/"][0] == min(usual, key=lambda name: (-usual[name], name))
    for index in ("years/", "topics/", "laws/"):
        page = next(page for _, page in made.lists.pages() if page.address == index)
        there = {address: entry for address, entry in shown.items() if address.startswith(index)}
        assert links(page.content) == there
    years = {address: entry for address, entry in shown.items() if re.fullmatch(r"years/\d+/", address)}
    assert links(made.slot("years", "about/")) == years


def test_a_log_without_a_response_has_its_pages_all_the_same(project):
    """Nothing leads nowhere, and each page says that there is nothing yet."""
    for file in (project.root / "responses").rglob("*.md"):
        file.unlink()
    made = composer(project.config_file)
    assert [page.address for _, page in made.lists.pages()] == ["years/"]
    for place in ("browse", "all-responses", "years"):
        assert "There is no response in this log yet." in made.slot(place, "browse/")


def way(content):
    """The steps of the way to a page: names and addresses from the top of the site."""
    found = re.search(r'<nav class="dl-way".*?</nav>', content, re.DOTALL)
    return re.findall(r'<a href="[./]*/([^".]*)">([^<]*)</a>', found[0]) if found else []


HOME = [("", "Home"), ("browse/", "Browse")]


def test_every_list_and_every_response_shows_the_way_to_it(project):
    """Home and Browse first, then what the page is a part of."""
    made_log(project, 120)
    made = composer(project.config_file)
    pages = {page.address: way(page.content) for _, page in [*made.lists.pages(), *made.explorer.pages()]}
    assert [address for address, steps in pages.items() if steps[:2] != HOME] == []
    assert pages["page/2/"] == HOME
    assert pages["years/2021/01/"] == [*HOME, ("years/2021/", "2021")]
    assert pages["topics/page/"] == [*HOME, ("topics/", "Topics")]
    assert pages["laws/eir/"] == [*HOME, ("laws/", "Laws")]
    assert pages["outcomes/refused/"] == [*HOME, ("outcomes/", "Outcomes")]
    assert pages["exemptions/foia/31/1/a/"][2] == ("exemptions/", "Exemptions")
    assert pages["exemptions/foia/31/1/a/"][-1] == ("exemptions/foia/31/1/", "Section 31(1)")
    for response in made.log.responses:
        day = response.responded
        month = (f"years/{day.year}/{day.month:02}/", f"{day:%B %Y}")
        assert way(made.response(response).content) == [*HOME, (f"years/{day.year}/", f"{day.year}"), month]
    assert way(made.way("browse/")) == HOME[:1]
    for address in ("responses/", "outcomes/", "exemptions/"):
        assert way(made.way(address)) == HOME
    assert made.way("about/") == ""


def test_what_a_response_says_of_itself_leads_to_the_lists_that_hold_it(project):
    """Its topics as it spells them, and its laws; a topic without a letter is no link, and one withdrawn has none."""
    project.add("2021/3", facts='outcome: granted\ntopics: ["FACIAL  RECOGNITION!", "🚲"]')
    project.add("2021/4", facts=f"{WITHDRAWN}outcome: granted\ntopics: [Page]")
    made = composer(project.config_file)
    content = made.response(made.log.by_reference["2021/3"]).content
    assert '<a href="../../../topics/facial-recognition/">FACIAL  RECOGNITION!</a>, 🚲</dd>' in content
    assert '<a href="../../../laws/foia/">' in content
    content = made.response(made.log.by_reference["2021/4"]).content
    assert "/topics/" not in content
    assert "/laws/" not in content
