"""The place for whoever is about to ask, as it is before its script runs."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from disclosure_log.config import Options
from disclosure_log.law import Law
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.site import Site
from disclosure_log.records.log import make_log

ADDRESS = "before-you-ask/"


def place(**options):
    """The place on its page, in a log with these options; its HTML with single spaces."""
    given = Options(authority="Sampleshire Council", **options)
    site = Site("Log", "https://log.example.org/foi/", "", given, date(2026, 11, 24))
    text = Composer(make_log([]), {}, site).slot("before-you-ask", ADDRESS)
    assert text
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.mark.parametrize(
    ("law", "own", "beside", "provision", "notice"),
    [
        (Law.FOIA, "FOIA", "EIR", "section 21(1) of the Freedom of Information Act 2000", "section 17(1)"),
        (Law.EIR, "EIR", "FOIA", "regulation 6(1)(b) of the Environmental Information Regulations 2004", ""),
        (Law.FOISA, "FOISA", "EIR-Scotland", "section 25(1) of the Freedom of Information (Scotland)", "section 16(1)"),
        (Law.EIR_SCOTLAND, "EIR-Scotland", "FOISA", "6(1)(b) of the Environmental Information (Scotland)", ""),
    ],
)
def test_officers_are_offered_the_laws_of_their_authority(law, own, beside, provision, notice):
    """The log's own law is chosen, its twin can be; each says what it rests on, and no other country's law is there."""
    radios = dict(re.findall(r'<input type="radio" name="law" value="([^"]+)"( checked)?', place(law=law)))
    assert radios == {own: " checked", beside: ""}
    (said,) = re.findall(rf'value="{own}" checked data-reply="([^"]+)"', place(law=law))
    assert provision in said
    assert notice in said
    assert ("We hold this information." in said) is (not law.environmental)
    shown = re.findall(r'<li data-law="([^"]+)">', place(law=law))
    assert set(shown) == {own}


def test_nothing_that_is_written_can_be_sent():
    """No field has a name, so that a form has nothing to send even where a script failed."""
    named = set(re.findall(r'<(?:input|textarea|select)\b[^>]*\bname="([^"]+)"', place()))
    assert named == {"law"}
    assert "action=" not in place()


def test_only_what_the_owner_configured_is_said():
    """An unofficial log tells officers to compare; the address for requests is there where there is one."""
    assert "is not published by Sampleshire Council" in place()
    assert "is not published by" not in place(official="true")
    assert "Make your request to" not in place()
    assert 'href="https://ask.example.org/"' in place(request_address="https://ask.example.org/")


def test_the_paragraph_has_the_published_address():
    """Whoever works on a preview copies addresses that readers of the reply can open."""
    assert 'data-address="https://log.example.org/foi/"' in place()
