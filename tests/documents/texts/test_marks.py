"""Marks inside words: what is set is read back, and words stay what they are."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter

from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.documents.texts.marks import LINE_ENDS, Run, marked, runs_of, unmarked, without_noncharacters

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cn"]) | st.just(LINE_ENDS), min_size=1)
ADDRESSES = st.sampled_from(["", "https://www.example.org/", "mailto:foi@example.org"])
RUNS = st.lists(st.builds(Run, WORDS, st.booleans(), st.booleans(), ADDRESSES))


@given(RUNS)
def test_what_is_marked_is_read_back(runs: list[Run]) -> None:
    """Runs come back as they were, those that look alike joined, and the words alone are theirs."""
    looks = [(run.bold, run.italic, run.link) for run in runs]
    expected = [
        Run("".join(run.text for run, _ in group), *look)
        for look, group in groupby(zip(runs, looks, strict=True), itemgetter(1))
    ]

    assert list(runs_of(marked(runs))) == expected
    assert unmarked(marked(runs)) == "".join(run.text for run in runs).replace(LINE_ENDS, "")


@given(st.text(st.sampled_from("ab" + "".join(chr(code) for code in range(0xFDD0, 0xFDD9)))))
def test_marks_that_do_not_fit_are_borne(text: str) -> None:
    """However marks stand in a text, no run is empty, and no word that is not an address is lost."""
    runs = list(runs_of(text))

    assert all(run.text for run in runs)
    assert len(without_noncharacters("".join(run.text for run in runs))) >= len(unmarked(text))
