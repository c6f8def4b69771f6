"""Shells, and what is poured into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.pages.page import Content, Page, Shell, ShellError, Slots, base_of

BASE = "/".join([".."] * 14)
RENDERED = (
    f'<title>{Slots.TITLE} - Log</title><meta content="{Slots.DESCRIPTION}"><link href="{Slots.ADDRESS}">'
    f'{Slots.HEAD}<a href="{BASE}/about/">About</a>{Slots.CONTENTS}<main>{Slots.CONTENT}</main>'
)


def page(address: str, title: str, description: str, html: str) -> Page:
    """A page with this title, description and HTML."""
    return Page(address, None, lambda: Content(title, description, html))


def test_a_page_is_poured_with_its_own_way_to_the_top():
    """What stands at another depth has other ways to the top, and its words are escaped."""
    shell = Shell(RENDERED, BASE, "https://log.example.org/")
    poured = shell.pour(page("responses/2021/702/", 'Bread & "butter"', "<b>", "<h1>Bread</h1>"), "<nav></nav>")
    assert poured == (
        '<title>Bread &amp; &quot;butter&quot; - Log</title><meta content="&lt;b&gt;">'
        '<link href="https://log.example.org/responses/2021/702/">'
        '<a href="../../../about/">About</a><nav></nav><main><h1>Bread</h1></main>'
    )


def test_the_address_of_a_page_is_escaped_for_the_web():
    """A canonical address holds no sign that a web address may not hold."""
    shell = Shell(RENDERED, BASE, "https://log.example.org/")
    assert 'href="https://log.example.org/responses/a%20b/"' in shell.pour(page("responses/a b/", "", "", ""), "")


@given(st.text(), st.text())
def test_what_is_poured_is_never_read_as_a_place(title, content):
    """Text that looks like a place of the shell stays text."""
    shell = Shell(RENDERED, BASE, "")
    poured = shell.pour(page("a/", title + Slots.CONTENT, "", content + Slots.TITLE), "")
    assert f"<main>{content}{Slots.TITLE}</main>" in poured


@pytest.mark.parametrize("slot", Slots.ALL)
def test_a_shell_without_a_place_for_something_is_refused(slot):
    """A theme that leaves out what every page has is an error before anything is written."""
    with pytest.raises(ShellError, match=slot):
        Shell(RENDERED.replace(slot, ""), BASE, "https://log.example.org/")


@pytest.mark.parametrize(("address", "base"), [("", "."), ("a/", ".."), ("responses/2021/702/", "../../..")])
def test_the_way_to_the_top_follows_from_the_address(address, base):
    """One step for each folder."""
    assert base_of(address) == base
