"""The scripts that read the index, by themselves: they understand it as the build wrote it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.search.test_references import WRITTEN
from tests.search.test_words import TEXTS
from tests.search.writing import write_index

from disclosure_log.search import FOLDER, VOLUMES, Entry, Place
from disclosure_log.search.references import shard
from disclosure_log.search.texts import LONGEST

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Route
    from tests.browser.conftest import OpenPage, Site


def test_a_reference_is_understood_as_the_build_understands_it(open_page: OpenPage, own_site: Site) -> None:
    """The page makes the same key of what is typed as the build of what is written."""
    page = open_page(own_site, "search/")
    module = own_site.at("assets/disclosure-log/search-query.js")
    made = page.evaluate(
        """async ([module, written]) => {
            const { referenceKey, shardOf } = await import(module);
            return written.map((text) => [referenceKey(text), referenceKey(text) && shardOf(referenceKey(text))]);
        }""",
        [module, [written for written, _ in WRITTEN]],
    )
    assert made == [[key, shard(key) if key else ""] for _, key in WRITTEN]


def test_words_are_taken_as_the_build_takes_them(open_page: OpenPage, own_site: Site) -> None:
    """The page finds the same words in what is typed as the build in what is written."""
    page = open_page(own_site, "search/")
    module = own_site.at("assets/disclosure-log/search-words.js")
    taken = page.evaluate(
        """async ([module, texts]) => {
            const { wordsIn } = await import(module);
            return texts.map((text) => wordsIn(text));
        }""",
        [module, [text for text, _ in TEXTS]],
    )
    assert taken == [words for _, words in TEXTS]


def test_words_may_stand_in_different_parts_of_a_long_response(
    open_page: OpenPage, own_site: Site, tmp_path: Path
) -> None:
    """A response whose attachments are long is found by words of several parts of it; what is shown is one of them."""
    pages = [
        Place(f"text/long.pdf/#page-{number}", f"{word} " + "and " * LONGEST)
        for number, word in enumerate(("heron", "egret stork", "stork egret"), 1)
    ]
    other = Entry("2", "2", "Herons", "1 May 2025", "Granted", "given", places=[Place("#request", "heron")])
    long = Entry("1", "1", "Long", "1 May 2025", "Granted", "given", places=pages)
    write_index(tmp_path, [other, long])
    page = open_page(own_site, "search/")

    def answer(route: Route) -> None:
        route.fulfill(
            body=(tmp_path / FOLDER / route.request.url.partition("/long/")[2].partition("?")[0]).read_bytes()
        )

    page.route("**/long/**", answer)
    script = """async ([module, folder, query]) => {
        const { SearchIndex } = await import(module);
        const index = new SearchIndex(new URL(folder));
        const { matches } = await index.all(query);
        return Promise.all(matches.map(async ({ number, part }) => [number, (await index.text(part)).places[0][0]]));
    }"""

    def found(words: list[str], phrases: list[str]) -> list[list[object]]:
        given = [own_site.at("assets/disclosure-log/search-index.js"), own_site.at("long/")]
        made: list[list[object]] = page.evaluate(script, [*given, {"words": words, "phrases": phrases}])
        return made

    assert found(["heron", "egret"], []) == [[1, "text/long.pdf/#page-1"]]
    assert found([], ["egret stork"]) == [[1, "text/long.pdf/#page-2"]]
    assert found([], ["stork egret"]) == [[1, "text/long.pdf/#page-3"]]
    assert found([], ["heron egret"]) == []
    assert [number for number, _ in found(["heron"], [])] == [0, 1]


FOUND = """async ([module, folder, queries]) => {
    const { SearchIndex } = await import(module);
    const index = new SearchIndex(new URL(folder));
    const found = [];
    for (const query of queries) {
        const { matches, missing } = await index.all(query);
        const first = matches.slice(0, 10);
        const texts = await Promise.all(first.map(({ part }) => index.text(part)));
        const shown = await Promise.all(first.map(async ({ number }) => (await index.shown(number))[1]));
        const places = texts.map((text) => [text.shown[1], text.places[0]]);
        found.push([matches.map(({ number, score }) => [number, score]), places, shown, missing]);
    }
    return found;
}"""


def test_an_index_in_volumes_finds_what_one_volume_finds(open_page: OpenPage, own_site: Site, tmp_path: Path) -> None:
    """Fifty searches give the same responses in the same order, with the same parts of them, however the log is cut."""
    draw = random.Random(7)
    stems = [f"{first}{last}" for first in ("ra", "mo", "ti", "ku", "se", "lo") for last in ("lt", "rn", "mp", "sk")]
    words = [stem + ending for stem in stems for ending in ("", "s", "ed", "ing")]
    often = [1 / (number + 2) for number in range(len(words))]

    def letter(number: int) -> str:
        return " ".join(draw.choices(words, often, k=20 + 7 * (number % 11)))

    def made(number: int) -> Entry:
        places = [Place("#request", letter(number)), Place("#response", letter(number))]
        if number % 9 == 0:
            places += [Place(f"text/a.csv/#row-{row}", letter(number) + " and" * LONGEST) for row in (1, 2)]
        title = f"{number} {letter(0)[:20]}"
        return Entry(f"{number}", f"{number}", title, "1 May 2025", "Granted", "given", places=places)

    entries = [made(number) for number in range(60)]
    write_index(tmp_path / "whole", entries)
    write_index(tmp_path / "cut", entries, most=4)
    pairs = [draw.choices(words, k=2) for _ in range(30)]
    queries = [{"words": pair, "phrases": []} for pair in pairs]
    queries += [{"words": [], "phrases": [" ".join(draw.choices(words[:20], k=2))]} for _ in range(10)]
    queries += [{"words": [word[:3], "and"], "phrases": []} for word in draw.choices(words, k=9)]
    queries.append({"words": ["nowhere", words[0]], "phrases": []})
    page = open_page(own_site, "search/")

    def answer(route: Route) -> None:
        kind, _, name = route.request.url.partition("/made/")[2].partition("?")[0].partition("/")
        route.fulfill(body=(tmp_path / kind / FOLDER / name).read_bytes())

    page.route("**/made/**", answer)
    module = own_site.at("assets/disclosure-log/search-index.js")
    whole, cut = (page.evaluate(FOUND, [module, own_site.at(f"made/{kind}/"), queries]) for kind in ("whole", "cut"))
    assert len(list((tmp_path / "cut" / VOLUMES).iterdir())) > 5
    facets, other_facets = (tmp_path / kind / FOLDER / "facets.json" for kind in ("whole", "cut"))
    assert facets.read_bytes() == other_facets.read_bytes()
    assert len(queries) == 50
    assert sum(len(matches) > 10 for matches, *_ in whole) > 25
    assert cut == whole
    for matches, texts, shown, _ in cut:
        assert [title for title, _ in texts] == shown == [entries[number].title for number, _ in matches[:10]]
