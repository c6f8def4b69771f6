from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.search import Facet, Filed, Value
from disclosure_log.search.columns import columns

NAMES = ("a", "b", "c")
FACET = Facet("topic", "Topic", [Value(name, name.upper()) for name in NAMES])


def filed(values: list[str]) -> Filed:
    """A response with these topics."""
    return Filed("1", values={"topic": values})


@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=4), max_size=20))
def test_columns_say_which_values_each_response_has(values: list[list[str]]) -> None:
    """Whatever values responses have, and however often one is named, their column says the same set of them."""
    (column,) = columns([filed(one) for one in values], [FACET])
    said = [{column["values"][place][0] for place in column["sets"][number]} for number in column["of"]]
    assert said == [set(one) for one in values]
