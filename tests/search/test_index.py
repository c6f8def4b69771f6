from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.search.writing import write_index

from disclosure_log.search import FOLDER, VOLUMES, Entry, Place
from disclosure_log.search.index import SHOWN_TOGETHER
from disclosure_log.search.lexicon import lexicon
from disclosure_log.search.pieces import FEWEST_STEMS, LEVELS, MOST_POSTINGS, pieces
from disclosure_log.search.postings import STEP, Group, Postings
from disclosure_log.search.texts import LONGEST, parts_of, shown
from disclosure_log.search.words import words_of

ASSETS = Path(__file__).parents[2] / "scripts/disclosure_log/pages/assets"
LETTERS = st.text("abcdes", min_size=1, max_size=4)


def entry(*places: Place, title: str = "Title", about: str = "") -> Entry:
    """A response with these places."""
    return Entry("2021/702", "2021/702", title, "24 August 2021", "Granted", "given", about=about, places=places)


def postings(*entries: Entry) -> Postings:
    """What these responses hold."""
    made = Postings()
    for one in entries:
        for number, places in enumerate(parts_of(one)):
            made.add(one, places, first=not number)
    return made


def level(made: Postings, word: str) -> list[int]:
    """How much `word` says of the parts that hold it."""
    return next(list(made.levels()[stem]) for stem, group in made.groups().items() if word in group.forms)


def test_a_response_is_one_part_unless_it_is_long() -> None:
    """Long attachments are divided between places, never inside one, and no place is lost."""
    places = [Place(f"text/long.pdf/#page-{number}", "word " * (LONGEST // 2)) for number in range(5)]
    assert [len(part) for part in parts_of(entry(*places))] == [2, 2, 1]
    assert parts_of(entry()) == [[]]


def test_the_text_of_a_letter_is_its_words_without_markup() -> None:
    """What stands in one word stays one, what stands in two cells stays two, and signs are what they say."""
    place = Place("#response", html="<p>un<em>done</em> &lt;b&gt;</p><td>1</td><td>2</td>")
    assert parts_of(entry(place)) == [[("#response", "undone <b> 1 2")]]


def test_a_title_says_more_than_any_text() -> None:
    """A word of the title weighs more than one that fills the letter; one of the letter more than one beside it."""
    made = postings(
        entry(title="Drones"),
        entry(Place("#request", "drones " * 50)),
        entry(Place("#request", "drones and a few more words")),
        entry(about="Drones and a few more words"),
    )
    in_title, often, once, beside = level(made, "drones")
    assert in_title > often > once > beside


def test_a_word_of_a_short_letter_says_more() -> None:
    """Of two letters that hold a word once, the shorter is more about it."""
    short, long = level(
        postings(entry(Place("#request", "drones")), entry(Place("#request", "drones " + "x " * 99))), "drones"
    )
    assert short > long


@given(st.lists(st.lists(LETTERS, max_size=6), max_size=12))
def test_the_pieces_say_where_every_word_stands(texts: list[list[str]]) -> None:
    """From the files alone every form of a word leads to all parts that hold any form of it, and to every place."""
    entries = [entry(Place("#request", " ".join(words)), title="") for words in texts]
    made = postings(*entries)
    divided = list(pieces(made.groups(), made.levels()))
    found: dict[str, Any] = {}
    for file in lexicon([[piece.forms for piece in divided]]):
        found |= file
    for word in {word for words in texts for word in words}:
        home = found[word] if isinstance(found[word], str) else word
        others, stem, (volume, number) = found[home]
        assert volume == 0
        steps, levels = divided[number].words[stem]
        numbers, places = divided[number].places[stem]
        forms = {home, *others}
        parts = [sum(steps[: at + 1]) for at in range(len(steps))]
        counts = {part: sum(one in forms for one in texts[part]) for part in range(len(texts))}
        assert dict(zip(parts, numbers, strict=True)) == {part: count for part, count in counts.items() if count}
        assert len(places) == sum(numbers)
        assert len(levels) == len(parts)
        assert set(levels) <= set(LEVELS)


def test_a_piece_never_holds_a_lone_word() -> None:
    """However often a word is used, what is loaded for it holds many others: nobody sees what was looked for."""
    groups = {}
    for number in range(200):
        groups[f"w{number}"] = Group({f"w{number}"})
        groups[f"w{number}"].parts.extend(range(MOST_POSTINGS))
    made = list(pieces(groups, {stem: [1] * MOST_POSTINGS for stem in groups}))
    assert len(made) == 200 // FEWEST_STEMS
    assert {len(piece.words) for piece in made} == {FEWEST_STEMS}


def test_the_same_log_gives_the_same_index(tmp_path: Path) -> None:
    """Every byte is the same the second time, and a changed word changes the versions that browsers ask by."""
    one = [entry(Place("#request", "Fly drones over the drone field")), entry(title="Other")]
    versions = []
    for name, entries in (("first", one), ("second", one), ("third", [entry(title="Changed"), one[1]])):
        write_index(tmp_path / name, entries)
        index = json.loads((tmp_path / name / FOLDER / "index.json").read_text())
        versions.append([index["version"], *(volume[1] for volume in index["volumes"])])
    files = {path.relative_to(tmp_path / "first"): path.read_bytes() for path in (tmp_path / "first").rglob("*.json")}
    assert files == {
        path.relative_to(tmp_path / "second"): path.read_bytes() for path in (tmp_path / "second").rglob("*.json")
    }
    assert versions[0] == versions[1]
    assert all(one != other for one, other in zip(versions[0], versions[2], strict=True))


def test_a_text_file_says_how_its_response_looks(tmp_path: Path) -> None:
    """What a result shows stands beside its text, also in the further parts of a long one."""
    long = [Place(f"text/a.csv/#row-{number}", "word " * LONGEST) for number in (1, 2)]
    write_index(tmp_path, [entry(*long), entry(title="Other")])
    index = json.loads((tmp_path / FOLDER / "index.json").read_text())
    ((name, _, size, numbers),) = index["volumes"]
    assert (index["size"], size, numbers) == (2, 2, [1])
    texts = tmp_path / VOLUMES / name / "texts"
    other, first, further = (json.loads((texts / f"{file}.json").read_text()) for file in ("0", "1", "1-1"))
    assert first["shown"] == further["shown"] == shown(entry())
    assert other["shown"][1] == "Other"
    assert [places[0][0] for places in (first["places"], further["places"])] == [
        "text/a.csv/#row-1",
        "text/a.csv/#row-2",
    ]


def test_the_page_reads_the_index_by_the_same_numbers() -> None:
    """Signs of levels, what a level is worth and how many responses a file shows are the same in the browser."""
    script = (ASSETS / "search-index.js").read_text(encoding="utf-8")
    assert f'const LEVELS = "{LEVELS}";' in script
    assert f"const STEP = {STEP};" in script
    assert f"const SHOWN_TOGETHER = {SHOWN_TOGETHER};" in script


def test_words_of_facts_are_found() -> None:
    """Title, reference, date, outcome and the titles of attachments are looked through like the letter."""
    forms = {form for group in postings(entry(title="Taxi licences")).groups().values() for form in group.forms}
    assert set(words_of("Taxi licences 2021/702 24 August 2021 Granted")) <= forms
