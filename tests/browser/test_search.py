from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import OpenPage, Site

ENTRIES = "#search-results > .dl-entry"


def results(page: Page) -> list[str]:
    """The titles that are shown, once the search has ended."""
    expect(page.locator("#search-status")).to_have_text(re.compile(r"found|hold"))
    return page.locator(f"{ENTRIES} > a").all_inner_texts()


def look_for(page: Page, words: str) -> None:
    """Type words into the field that held others before, whose results are gone when this returns."""
    page.locator("#search-words").fill("")
    expect(page.locator("#search-status")).to_have_text("")
    page.locator("#search-words").fill(words)


def test_search_finds_a_response(open_page: OpenPage, own_site: Site) -> None:
    """A response is found by its words, a phrase, a section of the law or its reference, and the link opens it."""
    page = open_page(own_site, "search/")
    for words in ("facial recognition", "2021/702", "COVERT practice", '"prejudice based"', "24(2)"):
        look_for(page, words)
        assert results(page)[0] == "Use of facial recognition software", words
        entry = page.locator(ENTRIES).first
        expect(entry).to_contain_text("24 August 2021 · 2021/702")
        expect(entry).to_contain_text("Part answered, part neither confirmed nor denied")
    entry.locator("> a").click()
    page.wait_for_url(own_site.at("responses/2021/702/"))


def test_a_reference_is_found_in_any_case(open_page: OpenPage, example_site: Site) -> None:
    """Below a folder of the host as well, the response with the reference stands first, and the link opens it."""
    page = open_page(example_site, "search/")
    for words in ("01.FOI.26.000377", "01.foi.26.000377", "FOI 26 000377"):
        look_for(page, words)
        expect(page.locator(ENTRIES).first).to_contain_text("01.FOI.26.000377")
    page.locator(f"{ENTRIES} > a").first.click()
    page.wait_for_url(example_site.at("responses/01.foi.26.000377/"))


def test_header_search_leads_to_the_results(open_page: OpenPage, example_site: Site) -> None:
    """The form of the header opens the search page with its words and their results."""
    page = open_page(example_site, "responses/foi-14/21/")
    page.locator("#header-search").fill("potholes")
    page.keyboard.press("Enter")
    page.wait_for_url(example_site.at("search/?q=potholes"))
    assert results(page)
    assert page.locator("#search-words").input_value() == "potholes"
    expect(page.locator(f"{ENTRIES} mark").first).to_have_text(re.compile("pothole", re.IGNORECASE))


def test_back_restores_the_search_before(open_page: OpenPage, example_site: Site) -> None:
    """The browser's way back leads from a result to the results, and from a search to the one before it."""
    page = open_page(example_site, "search/")
    field = page.locator("#search-words")
    field.fill("potholes")
    page.keyboard.press("Enter")
    earlier = results(page)
    field.press_sequentially(" consent", delay=20)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"potholes\+consent$"))
    field.fill("drones")
    expect(page.locator(ENTRIES).first).to_contain_text(re.compile("drone", re.IGNORECASE))
    page.locator(f"{ENTRIES} > a").first.click()
    page.wait_for_url(re.compile("/responses/"))
    page.go_back()
    expect(field).to_have_value("drones")
    expect(page.locator(ENTRIES).first).to_contain_text(re.compile("drone", re.IGNORECASE))
    page.go_back()
    expect(field).to_have_value("potholes consent")
    page.go_back()
    expect(field).to_have_value("potholes")
    expect(page.locator(f"{ENTRIES} > a")).to_have_text(earlier)


def test_more_results_come_when_asked_for(open_page: OpenPage, example_site: Site) -> None:
    """Ten results stand at first; ten more come at a time with the focus on the first new one, and survive Back."""
    page = open_page(example_site, "search/?q=information")
    expect(page.locator(ENTRIES)).to_have_count(10)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(ENTRIES)).to_have_count(20)
    expect(page.locator(f"{ENTRIES}:nth-child(11) > a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/responses/"))
    page.go_back()
    expect(page.locator(ENTRIES)).to_have_count(20)
    more = page.get_by_role("button", name="Show more")
    while more.is_visible():
        shown = page.locator(ENTRIES).count()
        more.click()
        expect(page.locator(ENTRIES).nth(shown)).to_be_visible()
    expect(page.locator("#search-status")).to_have_text(f"{page.locator(ENTRIES).count()} responses found.")


def test_count_is_said_once_a_search(open_page: OpenPage, example_site: Site) -> None:
    """Typing a word quickly speaks to a screen reader once, not at each key."""
    page = open_page(example_site, "search/?q=potholes")
    results(page)
    page.evaluate(
        """() => {
            window.said = [];
            const status = document.getElementById("search-status");
            new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    page.clock.install()  # however slow the machine is, no time passes between two keys
    page.locator("#search-words").fill("")
    page.locator("#search-words").press_sequentially("custody")
    page.clock.run_for(500)
    expect(page.locator(ENTRIES).first).to_contain_text(re.compile("custody", re.IGNORECASE))
    said = [text for text in page.evaluate("window.said") if text]
    assert len(said) == 1
    assert re.fullmatch(r"\d+ responses found\.", said[0])


def test_nothing_found_is_said(open_page: OpenPage, own_site: Site) -> None:
    """A search without results says so and what to do; an empty one says nothing."""
    page = open_page(own_site, "search/?q=xylophone")
    expect(page.locator("#search-status")).to_contain_text("Nothing was found")
    page.locator("#search-words").fill("")
    expect(page.locator("#search-status")).to_have_text("")
    assert page.url == own_site.at("search/")


@pytest.mark.parametrize("missing", [f"**/data/{name}" for name in ("index.json", "words/**", "volumes/*/*/**")])
def test_a_search_that_cannot_be_loaded_says_so(open_page: OpenPage, own_site: Site, missing: str) -> None:
    """Where the index is absent or refused, the reader is led to the lists."""
    page = open_page(own_site, "search/", broken=True)
    page.route(missing, lambda route: route.fulfill(status=404, body=""))
    page.locator("#search-words").fill("facial")
    expect(page.locator("#search-status")).to_contain_text("could not be loaded")


def test_a_piece_of_the_index_that_does_not_come_is_no_missing_answer(open_page: OpenPage, example_site: Site) -> None:
    """Whoever loses the connection hears that the search failed, not that nothing is there; later it works again."""
    page = open_page(example_site, "search/", broken=True)
    page.route("**/data/words/**", lambda route: route.abort())
    page.locator("#search-words").fill("horses")
    expect(page.locator("#search-status")).to_contain_text("could not be loaded")
    page.unroute("**/data/words/**")
    page.locator("#search-words").press("Enter")
    expect(page.locator("#search-status")).to_have_text("1 response found.")


def test_what_no_response_holds_finds_none(open_page: OpenPage, example_site: Site) -> None:
    """Neither what begins alike, nor a provision that nobody relies on, nor signs alone find what was not asked for."""
    page = open_page(example_site, "search/")
    for words in ("cafeteria", "section 31(9)", '"', "%", "👮"):
        look_for(page, words)
        expect(page.locator("#search-status")).to_contain_text("Nothing was found")
        assert page.locator(ENTRIES).count() == 0, words


def test_words_that_no_use_of_a_provision_holds_are_named(open_page: OpenPage, example_site: Site) -> None:
    """The uses are shown all the same, with what none of them holds."""
    page = open_page(example_site, "search/?q=section+31+drones")
    expect(page.locator("#search-status")).to_contain_text("None of these holds: drones.")
    assert page.locator(ENTRIES).count() == 10


def test_pressing_twice_shows_nothing_twice(open_page: OpenPage, example_site: Site) -> None:
    """Who presses the button for more again before more is there gets each result once."""
    page = open_page(example_site, "search/?q=information")
    expect(page.locator(ENTRIES)).to_have_count(10)
    page.locator("#search-more").evaluate("(button) => { button.click(); button.click(); }")
    expect(page.locator(f"{ENTRIES}:nth-child(11) > a")).to_be_focused()
    titles = page.locator(f"{ENTRIES} > a").evaluate_all("(links) => links.map((link) => link.href)")
    assert len(titles) == len(set(titles)) == 20


def test_excerpts_show_markup_as_text(open_page: OpenPage, own_site: Site) -> None:
    """Nothing that a page says can become an element of the results."""
    page = open_page(own_site, "search/")
    text = "<mark>facial</mark> <img src=x onerror=alert(1)> &lt;i&gt; <a href='javascript:0'>b</a>"
    shown = ["2021/702", "<b>T</b>", "2021/702", "24 August 2021", "Granted", "given", ""]
    part = {"shown": shown, "files": {}, "places": [["#request", text]]}
    page.route("**/data/volumes/*/texts/**", lambda route: route.fulfill(json=part))
    page.locator("#search-words").fill("facial")
    excerpt = page.locator(f"{ENTRIES} .dl-entry__excerpt")
    expect(excerpt).to_have_text(text)
    assert excerpt.locator("*").count() == excerpt.locator("mark").count() == 1
    assert results(page) == ["<b>T</b>"]


def test_only_responses_are_found(open_page: OpenPage, example_site: Site) -> None:
    """Results are responses, never a list that only names them or a page about the site."""
    page = open_page(example_site, "search/?q=responses")
    results(page)
    while page.locator("#search-more").is_visible():
        page.locator("#search-more").click()
    ways = [link.get_attribute("href") or "" for link in page.locator(f"{ENTRIES} > a").all()]
    assert ways
    assert {way.removeprefix(example_site.url).split("/")[0] for way in ways} == {"responses"}


FORMS = ["s.31(3)", "section 31 (3)", "Section 31(3) FOIA", "sec 31(3)", "31(3)", "adran 31(3)", "s31.3", "§31(3)"]


def test_a_provision_in_any_form_finds_its_uses(open_page: OpenPage, example_site: Site) -> None:
    """Every response that relies on it is found, no other one, and what was understood is said."""
    uses = listed(open_page, example_site, "exemptions/foia/31/3/")
    page = open_page(example_site, "search/")
    for words in (*FORMS, "section 31(3) of the Freedom of Information Act 2000"):
        look_for(page, words)
        expect(page.locator("#search-status")).to_contain_text("Relying on: Section 31(3)")
        assert len(results(page)) == uses, words


def test_a_section_finds_what_is_in_it(open_page: OpenPage, example_site: Site) -> None:
    """Whoever looks for section 31 finds its limbs too; other words narrow that down."""
    page = open_page(example_site, "search/?q=s31")
    expect(page.locator("#search-status")).to_contain_text("Section 31")
    count = listed(open_page, example_site, "exemptions/foia/31/")
    expect(page.locator("#search-status")).to_contain_text(f"{count} responses")
    page.locator("#search-words").fill("s31 facial")
    expect(page.locator(ENTRIES)).to_have_count(1)


def test_several_provisions_find_what_relies_on_all(open_page: OpenPage, example_site: Site) -> None:
    """However they are listed, each one counts."""
    page = open_page(example_site, "search/")
    for words in ("sections 24 and 31", "s31/s24", "s.24 s.31", "Sections 31, 24 FOIA"):
        look_for(page, words)
        expect(page.locator("#search-status")).to_contain_text("5 responses found. Relying on: Section")


def listed(open_page: OpenPage, site: Site, address: str) -> int:
    """How many responses a list of the site holds, as far as one page of it shows them."""
    return open_page(site, address).locator("ol.dl-list > .dl-entry").count()


def test_words_are_found_in_every_form_and_phrases_as_they_stand(open_page: OpenPage, example_site: Site) -> None:
    """Endings, hyphens, accents and capitals make no difference to a word; a phrase has to stand together."""
    page = open_page(example_site, "search/")
    for words in ("body worn", "BODY-WORN video", "bódy-worn cameras", '"body worn video"'):
        look_for(page, words)
        assert any("Body-worn video" in title for title in results(page)), words
    look_for(page, '"video body worn"')
    expect(page.locator("#search-status")).to_contain_text("Nothing was found")
    look_for(page, "pothol")  # while somebody types
    assert any("Potholes" in title for title in results(page))


def test_a_reference_in_any_form_comes_first(open_page: OpenPage, own_site: Site) -> None:
    """However people write a reference, its response is the first result."""
    page = open_page(own_site, "search/")
    for words in ("FOI 2021-702", "2021702", "702/2021", "foi request 2021/702"):
        look_for(page, words)
        expect(page.locator(ENTRIES).first).to_contain_text("2021/702")


def test_a_passage_says_where_it_stands_and_leads_there(open_page: OpenPage, own_site: Site) -> None:
    """Under each result stands whether the words are in the request or in the answer, as a link to that place."""
    page = open_page(own_site, 'search/?q="prejudice based"')
    place = page.locator(f"{ENTRIES} .dl-entry__place a").first
    expect(place).to_contain_text(re.compile("In the (request|answer)"))
    place.click()
    page.wait_for_url(re.compile(r"responses/2021/702/#(request|response)$"))


def test_a_word_in_an_attachment_leads_to_its_page(open_page: OpenPage, example_site: Site) -> None:
    """The result says in which file and on which page the word stands, and the link opens there."""
    page = open_page(example_site, "search/?q=zebra")
    result = page.locator(ENTRIES).first
    expect(result).to_contain_text("ODD/1")
    place = result.locator(".dl-entry__place a")
    expect(place).to_contain_text("In the attachment Report on the pools, page 3")
    place.click()
    page.wait_for_url(re.compile(r"responses/odd/1/text/report.pdf/#page-3$"))
    expect(page.locator("#page-3")).to_be_in_viewport()
    expect(page.locator("#page-3")).to_contain_text("zebra finches")


def test_a_row_of_a_table_is_named_by_its_number_also_in_a_workbook(open_page: OpenPage, own_site: Site) -> None:
    """The sheet has its own part of the address; one without rows before the passage is the attachment as a whole."""
    page = open_page(own_site, "search/")
    module = own_site.at("assets/disclosure-log/search-results.js")
    said = page.evaluate(
        """async ([module, ways]) => {
            const { entry } = await import(module);
            const words = { inAttachment: "In {title}", inRow: "In {title}, row {number}" };
            const place = (way) => entry({ path: "1", files: { "a.xlsx": "A" }, way }, "/", words).querySelector(
                ".dl-entry__place a").firstChild.textContent;
            return ways.map((way) => place(`text/a.xlsx/${way}`));
        }""",
        [module, ["#row-21", "2/#sheet-1-row-241", "3/2/#sheet-12-row-41", "#sheet-2"]],
    )
    assert said == ["In A, row 21", "In A, row 241", "In A, row 41", "In A"]


def test_filters_count_and_narrow_as_the_lists_do(open_page: OpenPage, example_site: Site) -> None:
    """Each filter says how many responses it leaves; a list of the site holds as many."""
    page = open_page(example_site, "search/")
    page.locator("#search-filters > summary").click()
    for name, value, address in (
        ("Outcome", "ncnd", "outcomes/ncnd/"),
        ("Exemption", "foia-31-3", "exemptions/foia/31/3/"),
    ):
        group = page.locator(".dl-facet", has=page.locator("summary", has_text=name))
        group.locator("summary").click()
        box = group.locator(f'input[value="{value}"]')
        if not box.is_visible():
            group.get_by_role("button", name="Show all").click()
        expected = listed(open_page, example_site, address)
        assert box.locator("xpath=..").locator(".dl-facet__count").inner_text() == f"{expected}"
        box.check()
        expect(page.locator("#search-status")).to_have_text(re.compile(f"^{expected} response"))
        box.uncheck()


def test_the_address_holds_filters_and_order(open_page: OpenPage, example_site: Site) -> None:
    """Words, filters and order survive a link and the way back, and a filter is taken back by its own button."""
    page = open_page(example_site, "search/?q=police&outcome=granted&sort=oldest")
    expect(page.locator("#search-status")).to_contain_text("found")
    expect(page.locator("#search-sort")).to_have_value("oldest")
    dates = page.locator("#search-results .dl-entry__more").all_inner_texts()
    days = [datetime.strptime(text.split(" · ")[0], "%d %B %Y").replace(tzinfo=UTC) for text in dates]
    assert days == sorted(days)
    assert len(days) > 1
    page.locator("#search-sort").select_option("newest")
    page.wait_for_url(re.compile("sort=newest"))
    page.get_by_role("button", name="Take back the filter Granted").click()
    page.wait_for_url(lambda url: "outcome" not in url)
    page.go_back()
    page.wait_for_url(re.compile("outcome=granted&sort=newest"))
    expect(page.locator('input[value="granted"]')).to_be_checked()
    expect(page.get_by_role("button", name="Take back the filter Granted")).to_be_visible()


def test_filters_work_without_words(open_page: OpenPage, example_site: Site) -> None:
    """A filter alone lists its responses, the newest first; nothing at all lists nothing."""
    page = open_page(example_site, "search/?year=2023")
    entries = page.locator("#search-results .dl-entry__more")
    expect(entries.first).to_contain_text("2023")
    expect(page.locator("#search-status")).to_contain_text(f"{listed(open_page, example_site, 'years/2023/')} resp")
    page.locator(".dl-chip").click()
    expect(page.locator("#search-status")).to_have_text("")
    expect(entries).to_have_count(0)


def test_words_that_stand_nowhere_together_find_what_has_some(open_page: OpenPage, example_site: Site) -> None:
    """Where no response holds all words, those that hold some are shown, and that is said."""
    page = open_page(example_site, "search/?q=potholes interpreters")
    assert any("othole" in title for title in results(page))
    expect(page.locator("#search-status")).to_contain_text("No response holds all of these words")


def test_a_word_that_no_response_holds_is_named(open_page: OpenPage, example_site: Site) -> None:
    """What the index leaves out of a search is said; the other words are found."""
    page = open_page(example_site, "search/?q=potholes xylophone")
    assert any("othole" in title for title in results(page))
    expect(page.locator("#search-status")).to_contain_text("No response holds: xylophone.")
    page.locator("#search-words").fill("potholes road")
    expect(page.locator("#search-status")).not_to_contain_text("No response")


def test_the_filters_work_by_keyboard(open_page: OpenPage, example_site: Site) -> None:
    """Filters open, are chosen and are left again with keys alone, and the focus stays on the box."""
    page = open_page(example_site, "search/?q=police")
    results(page)
    page.locator("#search-filters > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-facet > summary").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(":focus")).to_be_checked()
    expect(page.locator(".dl-chip")).to_have_count(1)
    page.keyboard.press("Space")
    expect(page.locator(".dl-chip")).to_have_count(0)


def test_what_was_found_can_be_downloaded_as_a_table(open_page: OpenPage, example_site: Site) -> None:
    """All of it, not only what is shown, in the order of the results, with the columns of the whole log's table."""
    page = open_page(example_site, "search/?q=custody")
    titles = results(page)
    with page.expect_download() as download:
        page.locator("#search-download").click()
    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == "search.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    whole = (example_site.folder / "data/responses.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(whole.decode("utf-8-sig"), newline="")))
    assert [row["title"] for row in found][: len(titles)] == titles
    assert len(found) == int(page.locator("#search-status").inner_text().split()[0])
    assert all(row in rows for row in found)
