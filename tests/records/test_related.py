"""Responses that are alike, found by the program."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.data.open_data import made_now
from disclosure_log.law import Citation, Law, Outcome
from disclosure_log.pages.alike import AlikeResponses
from disclosure_log.records.front_matter import ExemptionKeys, FrontMatter
from disclosure_log.records.log import make_log
from disclosure_log.records.reference import make_reference
from disclosure_log.records.related import LEAST, MOST, STOP_WORDS, WEIGHTS, features
from disclosure_log.records.response import Exemption, Part, Response

WITHDRAWN = {"date": "2024-01-05", "reason": "It named somebody.", "by": "Head of Information"}


def response(number, title, *, topics=(), cited=(), day=0, **keys):
    """A response of the day that comes so many days after the first of 2021."""
    given_keys = {"reference": f"2021/{number}", "title": title, "topics": list(topics), "outcome": "refused"}
    responded = date(2021, 1, 1) + timedelta(days=day)
    front = FrontMatter.model_validate(given_keys | {"responded": responded.isoformat()} | keys)
    exemptions = tuple(
        Exemption(Citation(Law.FOIA, provision), ExemptionKeys(provision=provision)) for provision in cited
    )
    part = Part(Outcome.REFUSED, Law.FOIA, None, (), exemptions, (), None)
    return Response(make_reference(f"2021/{number}"), front, (part,), "en", (), None, f"responses/2021/{number}.md")


def score(one, other):
    """How much two responses are alike, counted feature by feature."""
    return sum(WEIGHTS[kind] for kind, name in features(one).keys() & features(other).keys())


def found(log, wanted):
    """References and scores of the responses that are alike."""
    return [(alike.response.reference.text, alike.score) for alike in alike_in(log, wanted)]


def alike_in(log, wanted):
    """The responses that are alike, with what they share."""
    return AlikeResponses(log, made_now).shared(wanted)


WORDS = ("drones", "drone", "Cameras", "dogs", "Heddlu", "the", "bicycles", "Parking", "2021")
RESPONSES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
        st.sets(st.sampled_from(["Drones", "DRONES!", "Money", "Tŷ", "Ty"]), max_size=3),
        st.sets(st.sampled_from(["31(3)", "24(2)", "40(2)", "31(1)(a)", "43(2)"]), max_size=4),
        st.integers(0, 6),
        st.booleans(),
        st.lists(st.integers(0, 9), max_size=1),
    ),
    max_size=14,
)


def made(drawn):
    """Responses of what was drawn."""
    return [
        response(
            number,
            " ".join(title),
            topics=sorted(topics),
            cited=sorted(cited),
            day=day,
            withdrawn=WITHDRAWN if withdrawn and day == 0 else None,
            related=[f"2021/{other}" for other in related if other != number],
        )
        for number, (title, topics, cited, day, withdrawn, related) in enumerate(drawn)
    ]


@given(RESPONSES)
def test_the_most_alike_come_first_then_the_newest(drawn):
    """The list is that of comparing each response with every other one; ties are in the order of the log."""
    log = make_log(made(drawn))
    for wanted in log.responses:
        written = {other.reference.text for other in log.related(wanted)}
        others = [other for other in log.responses if other is not wanted and other.reference.text not in written]
        scores = [(other.reference.text, score(wanted, other)) for other in others]
        best = sorted((entry for entry in scores if entry[1] >= LEAST), key=lambda entry: -entry[1])
        assert found(log, wanted) == best[:MOST]


@given(RESPONSES)
def test_two_responses_are_as_much_alike_either_way(drawn):
    """One that is shown on the page of another would count as much the other way round."""
    log = make_log(made(drawn))
    for wanted in log.responses:
        for alike in alike_in(log, wanted):
            assert alike.score == score(alike.response, wanted) == score(wanted, alike.response)


@given(RESPONSES, st.randoms(use_true_random=False))
def test_the_order_in_which_files_are_read_makes_no_difference(drawn, draw):
    """The same responses give the same lists."""
    responses = made(drawn)
    shuffled = draw.sample(responses, len(responses))
    one, other = make_log(responses), make_log(shuffled)
    assert [found(one, wanted) for wanted in responses] == [found(other, wanted) for wanted in responses]


@given(RESPONSES, RESPONSES.filter(bool))
def test_a_new_response_changes_only_the_lists_that_it_enters(drawn, more):
    """Whatever a response adds to the log, every list without it stays as it was."""
    responses = made(drawn)
    newest = response(99, " ".join(more[0][0]), topics=sorted(more[0][1]), cited=sorted(more[0][2]), day=more[0][3])
    before, after = make_log(responses), make_log([*responses, newest])
    for wanted in responses:
        now = found(after, wanted)
        if newest.reference.text not in [reference for reference, _ in now]:
            assert now == found(before, wanted)
        else:
            kept = [entry for entry in now if entry[0] != newest.reference.text]
            assert kept == found(before, wanted)[: len(kept)]


def test_what_two_responses_share_is_said_as_the_page_has_it():
    """Topics and words as the response spells them whose page it is, and the exemptions of both."""
    one = response(1, "Cost of drones over Specimen Magna", topics=["DRONES"], cited=["31(1)(a)", "40(2)"])
    other = response(2, "A drone over Lorem Regis", topics=["Drones", "Money"], cited=["40(2)"])
    (alike,) = alike_in(make_log([one, other]), one)
    assert (alike.topics, alike.title_words) == (("DRONES",), ("drones",))
    assert alike.provisions == (Citation(Law.FOIA, "40(2)"),)


@pytest.mark.parametrize("keys", [{"supersedes": "2021/1"}, {"related": ["2021/1"]}, {"withdrawn": WITHDRAWN}])
def test_what_a_page_names_already_or_was_withdrawn_is_not_found_again(keys):
    """A later response in its place, a written link, and one whose page no longer shows what it was about."""
    one = response(1, "Drones and cameras", topics=["Drones"])
    other = response(2, "Drones and cameras", topics=["Drones"], **keys)
    log = make_log([one, other])
    assert found(log, one) == found(log, other) == []


@pytest.mark.parametrize(
    "title", ["Cost and number of police officers", "Nifer y swyddogion heddlu", "Data on staff costs, May 2021"]
)
def test_words_of_every_title_make_nothing_alike(title):
    """Neither in English nor in Welsh do small words, dates and what every request asks for count."""
    assert {name for kind, name in features(response(1, title)) if kind == "word"} == set()
    assert all(word == word.casefold() for word in STOP_WORDS)
