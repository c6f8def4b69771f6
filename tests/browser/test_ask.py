"""The page for whoever is about to ask."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.browser.faults import NARROWEST, axe, lost_at_the_side, small_targets

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.browser.conftest import OpenPage, Site

PAGE = "before-you-ask/"
ENTRIES = "#ask-results > .dl-entry"
STATUS = "#ask-status"
LETTER = """Dear Sir or Madam,

Under the Freedom of Information Act 2000, I would like to request the following information. {}

Please provide the information in electronic form. I look forward to your reply within 20 working days.

Yours faithfully,
Jane Placeholder
12 Sample Street, SA1 2AB
jane@example.org
"""


def ask(page: Page, draft: str) -> list[str]:
    """Ask for what is close to a draft; the titles of the answers that are shown."""
    page.locator("#ask-draft").fill(draft)
    page.get_by_role("button", name="Find earlier answers").click()
    expect(page.locator(STATUS)).to_have_text(re.compile("close|nearly every|loaded"))
    return page.locator(f"{ENTRIES} > a").all_inner_texts()


def test_a_request_in_other_words_finds_its_answer_first(open_page: OpenPage, example_site: Site) -> None:
    """Letters about what was asked before, each in words of its own; what was asked before stands first."""
    page = open_page(example_site, PAGE)
    for asked, title in (
        ("How many drones (unmanned aerial vehicles) do you own, and what did each cost to buy?", "Drones: number"),
        ("What happens to police dogs after retirement? What do you pay for puppies and for vets?", "Police dogs"),
        ("How many calls to 101 were abandoned, by month, and what was the average waiting time?", "Abandoned 101"),
        ("Did the football club pay for the policing of its matches at Exampleton Town?", "Policing of Exampleton"),
        ("Hoffwn wybod faint o alwadau 101 a atebwyd yn Gymraeg bob blwyddyn.", "Galwadau 101"),
        ("This is about section 31(3), your response 2024-36, and potholes.", "Patrol areas"),
    ):
        assert ask(page, LETTER.format(asked))[0].startswith(title)


def test_one_telling_word_of_a_title_is_enough(open_page: OpenPage, example_site: Site) -> None:
    """Few responses hold it and it stands in the title: the words around it, which nothing holds, do not hide it."""
    page = open_page(example_site, PAGE)
    for draft, title in (
        ("Hi, how many police horses do u have and whats there names thx", "Police horses"),
        ("How many drones do you have and how old are they?", "Drones: number"),
        ("Do the horses have saddles or xylophones?", "Police horses"),
        ("Hoffwn wybod faint o dronau sydd gan yr heddlu. Diolch yn fawr", "Polisi dronau"),
    ):
        found = ask(page, draft)
        assert len(found) == 1
        assert found[0].startswith(title)


def test_an_answer_is_shown_with_what_makes_it_close(open_page: OpenPage, example_site: Site) -> None:
    """Title, reference, date, outcome, the passage with its words marked and which of the words it holds."""
    page = open_page(example_site, PAGE)
    ask(page, LETTER.format("How often were potholes reported on the road to Testford, and was it the xylophone?"))
    first = page.locator(ENTRIES).first
    expect(first).to_contain_text(re.compile(r"Potholes on the Testford road.* · FOI 41/22", re.DOTALL))
    expect(first.locator(".dl-entry__outcome .dl-mark")).to_have_count(1)
    expect(first.locator("mark").first).to_be_visible()
    expect(first.locator(".dl-entry__held")).to_have_text("Of your words it holds: potholes, reported, road, testford")
    expect(page.locator("#ask-looked")).to_have_text(
        "Looked for: potholes, reported, road, testford. In no response: xylophone."
    )
    first.locator("> a").click()
    page.wait_for_url(example_site.at("responses/foi-41/22/"))


def test_what_finds_nothing_close_gets_help(open_page: OpenPage, example_site: Site) -> None:
    """That it is so, why, and what to do next: no far-fetched answers, no paragraph for officers."""
    page = open_page(example_site, PAGE)
    for draft, said in (
        ("How many swans were rescued from the canal, and do divers hold swimming certificates?", "Nothing close"),
        ("What did it cost?", "Nothing close"),
        ("What is the policy on swans?", "Nothing close"),
        (LETTER.format("How many?"), "nearly every request"),
        ("How much have u spent, and on how many people? thx", "nearly every request"),
        ("Please provide the following. " * 1000, "Only the first 20,000 characters were looked at."),
    ):
        assert ask(page, draft) == []
        expect(page.locator(STATUS)).to_contain_text(said)
        expect(page.locator("#ask-help")).to_be_visible()
        expect(page.locator("#ask-officers")).to_be_hidden()


def test_nothing_of_a_request_leaves_the_page_or_stays(open_page: OpenPage, example_site: Site) -> None:
    """No word of it is in the address of anything that is loaded, none is sent, and none is there on a new visit."""
    page = open_page(example_site, PAGE)
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))
    page.get_by_role("button", name="Find earlier answers").click()
    expect(page.locator(STATUS)).to_have_text("Write or paste your request first.")
    expect(page.locator("#ask-draft")).to_be_focused()
    assert asked == []
    assert ask(page, LETTER.format("Which potholes were mended, and what do drones and horses cost the force?"))
    assert len(asked) > 3
    loaded = "\n".join(asked).replace(example_site.at("search/data/"), "")
    assert not re.search(r"pothole|mended|drone|horse|cost|jane|sample", loaded, re.IGNORECASE)
    assert all(line.startswith("GET ") for line in asked)
    assert page.url == example_site.at(PAGE)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    page.goto(example_site.at(""))
    page.goto(example_site.at(PAGE))
    assert page.locator("#ask-draft").input_value() == ""
    assert page.evaluate("history.state") is None


def test_a_request_is_there_again_on_the_way_back(open_page: OpenPage, example_site: Site) -> None:
    """Draft and answers, from an answer back; the history of the tab alone holds them, till the field is emptied."""
    page = open_page(example_site, PAGE)
    draft = "How many drones do you own?\nWhat did the horses cost?\n"
    found = ask(page, draft)
    page.locator(f"{ENTRIES} > a").first.click()
    page.wait_for_url("**/responses/**")
    for again in (page.go_back, page.reload):
        again()
        expect(page.locator(f"{ENTRIES} > a")).to_have_text(found)
        assert page.locator("#ask-draft").input_value() == draft
        assert page.url == example_site.at(PAGE)
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        assert page.evaluate("async () => [(await indexedDB.databases()).length, (await caches.keys()).length]") == [
            0,
            0,
        ]
    page.locator("#ask-draft").fill("")
    page.keyboard.press("Tab")
    assert page.evaluate("history.state") is None
    page.reload()
    assert page.locator("#ask-draft").input_value() == ""


def test_a_request_is_compared_by_keyboard_alone(open_page: OpenPage, example_site: Site) -> None:
    """From the field by Tab to the button; then the focus is on what came of it, before the first answer."""
    page = open_page(example_site, PAGE)
    page.locator("#ask-draft").focus()
    page.keyboard.insert_text("potholes on the Testford road")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_be_focused()
    expect(page.locator(STATUS)).to_contain_text("close to your request")
    page.keyboard.press("Tab")
    expect(page.locator(f"{ENTRIES} > a").first).to_be_focused()


def test_officers_get_a_paragraph_for_what_they_choose(open_page: OpenPage, example_site: Site) -> None:
    """Nothing is chosen for them, refusals are not offered; the law can be changed, and the text copied or selected."""
    page = open_page(example_site, PAGE, permissions=["clipboard-read", "clipboard-write"])
    titles = ask(page, "Responses FOI 14/21, 2023/104 and FOI 27/21: drones, cameras, phones")
    named = {title.split(":")[0] for title in titles[:3]}
    assert named >= {"Drones", "Number and locations of fixed number-plate cameras"}
    page.locator("#ask-officers summary").click()
    boxes = page.locator("#ask-choices input")
    expect(boxes).to_have_count(page.locator(f"{ENTRIES} :is(.dl-mark--given, .dl-mark--part)").count())
    assert page.get_by_label(re.compile("^2023/104,|^FOI 27/21,")).count() == 0
    assert page.locator("#ask-choices input:checked").count() == 0
    assert page.locator("#ask-paragraph").is_hidden()
    page.get_by_label("FOI 14/21, Drones: number").check()
    text = page.get_by_label("Paragraph for the reply")
    lines = text.input_value().splitlines()
    assert "exempt under section 21(1) of the Freedom of Information Act 2000" in lines[0]
    address = "https://sampleshire.example.org/disclosure-log/responses/foi-14/21/"
    assert re.fullmatch(rf"- FOI 14/21, “Drones: [^”]+”, \d+ \w+ 2021: {address}", lines[2])
    page.get_by_role("button", name="Copy the paragraph").click()
    expect(page.locator("#ask-copied")).to_have_text("The paragraph was copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text.input_value()
    page.get_by_label("Environmental Information Regulations 2004").check()
    expect(text).to_have_value(re.compile(r"regulation 6\(1\)\(b\)"))
    expect(page.get_by_text("Regulation 6(1)(b) is no exception")).to_be_visible()
    expect(page.get_by_text("Section 21 is an absolute exemption")).to_be_hidden()
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('refused'); }; }")
    page.get_by_role("button", name="Copy the paragraph").click()
    expect(page.locator("#ask-copied")).to_contain_text("The paragraph is selected")
    assert page.evaluate("getSelection().toString()") == text.input_value()


def test_a_comparison_that_cannot_be_loaded_says_so(open_page: OpenPage, own_site: Site) -> None:
    """Where the index is absent or refused, the reader is led to the lists."""
    page = open_page(own_site, PAGE, broken=True)
    page.route("**/data/words/**", lambda route: route.fulfill(status=404, body=""))
    assert ask(page, "facial recognition software") == []
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    assert page.get_by_role("main").get_by_role("link", name="All responses").is_visible()


def test_without_scripts_the_page_leads_to_the_lists(open_page: OpenPage, own_site: Site) -> None:
    """No form that leads nowhere; why, and where to look instead."""
    page = open_page(own_site, PAGE, java_script_enabled=False)
    assert not page.locator("#ask-draft").is_visible()
    assert page.locator("noscript p").is_visible()
    page.get_by_role("main").get_by_role("link", name="Responses by topic").click()
    page.wait_for_url(own_site.at("browse/"))


def test_answers_and_the_paragraph_are_accessible(open_page: OpenPage, example_site: Site) -> None:
    """On the narrowest screen with everything open: no fault in any colours, nothing too small or lost at the side."""
    page = open_page(example_site, PAGE, viewport=NARROWEST, reduced_motion="reduce")
    ask(page, LETTER.format("How many calls to 101 were abandoned, by month?"))
    page.locator("#ask-officers summary").click()
    page.locator("#ask-choices input").first.check()
    assert axe(page) + small_targets(page) + lost_at_the_side(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe(page, "colours") == []
    page.emulate_media(forced_colors="active")
    assert axe(page, "colours") == []


PIECES = (
    *("drones", "DRONES", "drôn", "the police", "Please provide", "body-worn", "101", "2024", "£1,200", "31 March"),
    *("section 31(3)", "reg 12(5)(b)", "FOI 2024-36", "2021/22", "24/7", "IC-255369-Y7X2", "covid-19", "s.40", "1(a)"),
    *("\n\n", "?", "((((", "“quoted”", "\u0301", "\U0001f600", "Cais", "AI"),
    *("a" * 300, "1(" * 100, "é" * 50, "./-" * 60),
)


def test_telling_words_are_few_and_never_say_who_asks(open_page: OpenPage, own_site: Site) -> None:
    """Of any text: words that stand in it, each once, at most 24; the same again; none of a signature or an address."""
    page = open_page(own_site, PAGE)
    chance = random.Random(6)
    drafts = ["".join(chance.choices([*PIECES, " "], k=chance.randrange(80))) for _ in range(200)]
    drafts += [" ".join(chance.choices(PIECES, k=20)) for _ in range(100)]
    drafts += ["1(" * 10_000, "a-" * 10_000, "dear " * 4_000]
    signature = "My name is Quentin Vexx. q@zork.example\nYours faithfully\nZork"
    signed = [f"Dear Zebedee,\n{draft}\n{signature}" for draft in drafts]
    made = page.evaluate(
        """async ([module, drafts, authority]) => {
            const { telling } = await import(module);
            return drafts.map((draft) => telling(draft, authority));
        }""",
        [own_site.at("assets/disclosure-log/ask-words.js"), drafts + signed + drafts, "North Wales Police"],
    )
    assert made[: len(drafts)] == made[-len(drafts) :]
    for draft, found in zip(drafts + signed, made, strict=False):
        words = found["words"]
        assert len(words) == len(set(words)) <= 24
        assert all(word in draft.lower() for word in words if word.isascii())
        assert not {"police", "the", "please", "provide", "dear"} & set(words)
        assert not re.search("zebedee|quentin|vexx|zork", " ".join([*words, *found["references"]]))
        assert len(found["references"]) <= 5
        assert not {"2021/22", "24/7"} & set(found["references"])
