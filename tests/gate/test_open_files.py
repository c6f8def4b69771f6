"""Files that nobody here made: the folder that DISCLOSURE_LOG_CORPUS names holds them, and no test needs them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.notes import Verdict

CORPUS = os.environ.get("DISCLOSURE_LOG_CORPUS", "")
pytestmark = [
    pytest.mark.skipif(not CORPUS, reason="DISCLOSURE_LOG_CORPUS names no folder"),
    pytest.mark.long,
]

REDACTED = Path(CORPUS or "/nowhere") / "pdf-xray-redaction"
GOOD = (
    "multi_line_redaction_ok",
    "no_bad_redactions.2.1",
    "no_bad_redactions.3.1",
    "no_bad_redactions.6.2",
    "rect_ordering_0.8",
    "rect_ordering_1.23",
    "rect_ordering_2.1",
    "rect_ordering_5.2",
    "whitespace_redaction_with_comma",
)
FOR_ANOTHER_REASON = {
    "no_bad_redactions.7.1": {"DL107"},  # names its author
    "rect_ordering_3.20": {"DL120"},  # an address
    "whitespace_redactions_2": {"DL120"},  # a name
}
HIDDEN_IN_TRUTH = {
    "no_bad_redactions.5.5": "DL101",  # black words on dark blue, and a photograph below a banner
    "ok_words": "DL101",  # words below boxes, which the other program passes over on purpose
}


def test_each_ends_in_a_verdict() -> None:
    """No file takes too long, too much memory, or brings its reader down for a reason of its own."""
    paths = [path for path in sorted(Path(CORPUS).rglob("*")) if path.is_file() and path.suffix != ".md"]
    with Gate() as gate:
        for path, judged in zip(paths, gate.judge_all(paths), strict=True):
            assert not {"time", "died", "no-start"} & {each.what for each in judged.found}, path


@pytest.mark.parametrize("name", GOOD)
def test_a_redaction_that_is_good_is_released(name: str) -> None:
    """What the files' own project calls good goes out."""
    with Gate() as gate:
        assert gate.judge(REDACTED / f"{name}.pdf").verdict is Verdict.RELEASE


@pytest.mark.parametrize("name", FOR_ANOTHER_REASON)
def test_a_good_redaction_may_be_held_for_something_else(name: str) -> None:
    """Its redactions are good, and it names somebody."""
    with Gate() as gate:
        assert set(gate.judge(REDACTED / f"{name}.pdf").held_for) == FOR_ANOTHER_REASON[name]


@pytest.mark.parametrize("name", ["bad_cross_hatched_redactions", "rectangles_yes", *HIDDEN_IN_TRUTH])
def test_a_redaction_that_is_bad_is_held(name: str) -> None:
    """What they call bad is held, and two that they let pass although words are hidden in them."""
    with Gate() as gate:
        assert "DL101" in gate.judge(REDACTED / f"{name}.pdf").held_for
