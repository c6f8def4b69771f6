"""The log's own count of its exemptions and outcomes, held against a count by hand in the files of the example log."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.building.stages import examine
from disclosure_log.config import load_project
from disclosure_log.data.uses import Cited, Uses, by_year, count_uses, law_order
from disclosure_log.law import Citation, Law, Outcome
from disclosure_log.records.log import make_log, read_responses
from disclosure_log.records.reading import Conventions

EXAMPLE = Path(__file__).parents[1] / "example"
TODAY = date(2026, 11, 24)
NCND = {"23(5)", "24(2)", "30(3)", "31(3)", "40(5A)", "40(5B)(a)(i)"}
"""What the example log relies on to neither confirm nor deny, as somebody who knows the Act reads it."""


@cache
def uses() -> Uses:
    """The example log, counted."""
    return count_uses(examine(load_project(EXAMPLE / "mkdocs.yml"), TODAY).log.responses)


@cache
def parts():
    """Reference, year, outcome and citations (law and number) of each part, as the files have them."""
    found = []
    for file in sorted((EXAMPLE / "responses").rglob("*.md")):
        front = yaml.load(file.read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
        if "withdrawn" in front:
            continue
        for part in front.get("parts", [front]):
            law = part.get("law", front.get("law", "FOIA"))
            written = [entry["provision"] if isinstance(entry, dict) else entry for entry in part.get("exemptions", [])]
            cited = [tuple(text.split()) if " " in text else (law, text) for text in written]
            found.append((front["reference"], front["responded"][:4], part["outcome"], cited))
    return found


def found_by_hand(outer, *, ncnd=None):
    """The references of the responses that cite `outer`, law and number, or something in it."""
    law, number = outer
    return {
        reference
        for reference, _, _, cited in parts()
        for other, inner in cited
        if other == law and (inner == number or inner.startswith(f"{number}("))
        if ncnd is None or (inner in NCND) == ncnd
    }


def references(responses):
    """The references of these responses, each of which stands there once."""
    names = [response.reference.text for response in responses]
    assert len(set(names)) == len(names)
    return set(names)


def every_provision():
    """Each provision that a file cites, and each that covers one."""
    for _, _, _, cited in parts():
        for law, number in cited:
            pieces = re.findall(r"^\w+|\(\w+\)", number)
            yield from ((law, "".join(pieces[: end + 1])) for end in range(len(pieces)))


def test_every_provision_that_a_file_cites_is_counted_at_every_level_and_no_other():
    """A citation of 31(1)(a) counts for 31(1)(a), 31(1) and 31."""
    assert {(str(citation.law), citation.provision) for citation in uses().provisions} == set(every_provision())


def test_counts_of_provisions_equal_a_count_by_hand():
    """Each response once for a provision and whatever covers it: to refuse, to neither confirm nor deny, and in all."""
    for citation, use in uses().provisions.items():
        key = (str(citation.law), citation.provision)
        assert references(use.responses) == found_by_hand(key), key
        assert references(use.refusing) == found_by_hand(key, ncnd=False), key
        assert references(use.ncnd) == found_by_hand(key, ncnd=True), key


def test_counts_of_outcomes_equal_a_count_by_hand():
    """Each response once for every outcome that a part of it has."""
    by_hand: dict[str, set[str]] = {}
    for reference, _, outcome, _ in parts():
        by_hand.setdefault(outcome, set()).add(reference)
    assert {outcome.value: references(use.responses) for outcome, use in uses().outcomes.items()} == by_hand


def test_what_went_with_a_provision_equals_a_count_by_hand():
    """What the same part cites too, by number of responses, without what the provision itself covers."""
    for citation, use in uses().provisions.items():
        key = (str(citation.law), citation.provision)
        beside: dict[tuple[str, str], set[str]] = {}
        for reference, _, _, cited in parts():
            if any(law == key[0] and f"{number}(".startswith(f"{key[1]}(") for law, number in cited):
                for law, number in cited:
                    if not (law == key[0] and f"{number}(".startswith(f"{key[1]}(")):
                        beside.setdefault((law, number), set()).add(reference)
        counted = {(str(each.citation.law), each.citation.provision): n for each, n in use.beside.items()}
        assert counted == {each: len(found) for each, found in beside.items()}, key
        assert all(each.ncnd == (each.citation.provision in NCND) for each in use.beside)


def test_outcomes_of_a_provision_are_those_of_the_parts_that_cite_it():
    """A part that says something else does not count: only the one that relies on the provision."""
    use = uses().provisions[Citation(Law.FOIA, "31")]
    by_hand = {
        (reference, outcome)
        for reference, _, outcome, cited in parts()
        if any(law == "FOIA" and number.startswith("31(") for law, number in cited)
    }
    assert dict(use.outcomes) == Counter(Outcome(outcome) for _, outcome in by_hand)


def test_what_an_outcome_rests_on_equals_a_count_by_hand():
    """The provisions of the parts with an outcome, by number of responses."""
    for outcome, use in uses().outcomes.items():
        by_hand = {
            (reference, *cited) for reference, _, name, found in parts() if name == outcome.value for cited in found
        }
        counted = {(str(each.citation.law), each.citation.provision): n for each, n in use.exemptions.items()}
        assert counted == Counter((law, number) for _, law, number in by_hand), outcome


def test_years_equal_a_count_by_hand():
    """The year of a response is that of its letter."""
    years = Counter({reference: int(year) for reference, year, _, _ in parts()}.values())
    assert by_year(uses().counted) == years


def test_a_withdrawn_response_is_counted_nowhere():
    """Its page shows only that it was withdrawn, so no count tells what it was."""
    shown = references(uses().counted)
    assert "2024/70" not in shown
    assert uses().withdrawn == 1
    listed = [use.responses for use in uses().outcomes.values()] + [use.responses for use in uses().provisions.values()]
    assert all("2024/70" not in references(responses) for responses in listed)


def count(project):
    """What a log on disk counts, whatever the rules say of its letters."""
    options = load_project(project.config_file).options
    conventions = Conventions(options.language, options.law, options.separator)
    reading = read_responses(project.root / "responses", project.root, conventions)
    assert reading.findings == []
    return count_uses(make_log(reading.shown(TODAY)).responses)


def test_a_response_that_is_held_back_is_counted_nowhere(project):
    """What is not shown yet is in no count."""
    project.set("repository: private")
    facts = "outcome: refused\nexemptions: [31(1)(a)]\nrefusal_notice: 17(1)\npublished: 2026-11-25"
    project.add("2021/3", facts=facts)
    found = count(project)
    assert found.provisions == {}
    assert list(found.outcomes) == [Outcome.GRANTED, Outcome.NOT_HELD]


def test_a_section_cited_as_a_whole_is_counted_with_its_limbs(project):
    """`31` bare and `31(1)(a)` both count for section 31, and a response with both counts once."""
    project.add("2021/3", facts="outcome: refused\nexemptions: [31]\nrefusal_notice: 17(1)")
    project.add("2021/4", facts="outcome: refused\nexemptions: [31, 31(1)(a)]\nrefusal_notice: 17(1)")
    found = count(project)
    section, limb = Citation(Law.FOIA, "31"), Citation(Law.FOIA, "31(1)(a)")
    assert references(found.provisions[section].refusing) == {"2021/3", "2021/4"}
    assert references(found.provisions[limb].refusing) == {"2021/4"}
    assert found.cited_of(section) == [Cited(section, ncnd=False), Cited(limb, ncnd=False)]
    assert dict(found.provisions[limb].beside) == {Cited(section, ncnd=False): 1}


def test_under_foisa_the_outcome_says_that_an_exemption_neither_confirms_nor_denies(project):
    """Section 18 rests on an exemption that can refuse too: such a reply is never counted as a refusal under it."""
    project.set("law: FOISA")
    project.add("2021/3", facts="outcome: ncnd\nexemptions: [35(1)(a)]\nrefusal_notice: 18(1)")
    project.add("2021/4", facts="outcome: refused\nexemptions: [35(1)(a)]\nrefusal_notice: 16(1)")
    found = count(project)
    limb = Citation(Law.FOISA, "35(1)(a)")
    assert references(found.provisions[limb].ncnd) == {"2021/3"}
    assert references(found.provisions[limb].refusing) == {"2021/4"}
    assert found.cited_of(limb) == [Cited(limb, ncnd=False), Cited(limb, ncnd=True)]
    assert [found.number(cited) for cited in found.cited_of(limb)] == [1, 1]


def test_provisions_are_ordered_as_their_law_has_them():
    """Numbers as numbers, 22A behind 22, (3A) behind (3), (aa) behind (a); one law after another."""
    numbers = ["9", "22", "22(1)", "22A", "31", "31(1)(a)", "31(1)(b)", "31(3)", "37(1)(a)", "37(1)(aa)", "37(1)(b)"]
    numbers += ["40(3)", "40(3A)(a)", "40(4)", "40(5)", "40(5A)", "40(5B)(a)(i)", "40(5B)(b)", "40(10)"]
    cited = [Citation(law, number) for law in (Law.FOIA, Law.EIR) for number in numbers]
    backwards = list(reversed(cited))
    assert sorted(backwards, key=law_order) == cited


def test_numerals_are_ordered_as_numbers():
    """(iv) stands before (v), and (ix) before (x)."""
    numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi"]
    cited = [Citation(Law.FOIA, f"36(2)(b)({numeral})") for numeral in numerals]
    backwards = list(reversed(cited))
    assert sorted(backwards, key=law_order) == cited


@given(st.sampled_from(["31", "31(1)", "31(1)(a)", "3", "31(1)(b)", "31A"]), st.sampled_from(["31", "31(1)(a)", "31A"]))
def test_what_covers_what(outer, inner):
    """A provision covers itself and what stands in brackets behind its number, under its own law alone."""
    expected = inner == outer or inner.startswith(f"{outer}(")
    assert Citation(Law.FOIA, outer).covers(Citation(Law.FOIA, inner)) == expected
    assert not Citation(Law.FOISA, outer).covers(Citation(Law.FOIA, inner))
