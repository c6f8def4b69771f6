from __future__ import annotations

from disclosure_log.search import Entry, Place
from disclosure_log.search.documents import LONGEST, documents


def entry(*places: Place, title: str = "Title", language: str = "") -> Entry:
    """A response with these places."""
    return Entry("2021/702", "2021/702", title, "24 August 2021", "Granted", "given", language, places=places)


def test_a_response_is_one_document_unless_it_is_long() -> None:
    """Long attachments are divided between places, never inside one, and no place is lost."""
    places = [Place(f"text/long.pdf/#page-{number}", "word " * (LONGEST // 2)) for number in range(5)]
    found = dict(documents(entry(*places), "en"))
    assert list(found) == ["given/2021/702.html", "given/2021/702+1.html", "given/2021/702+2.html"]
    assert [text.count("<h2") for text in found.values()] == [2, 2, 1]


def test_a_response_without_text_is_found_by_its_title() -> None:
    """There is a document even where nothing but the facts is shown."""
    ((_, text),) = documents(entry(title="Taxi licences"), "en")
    assert 'data-it="Taxi licences"' in text


def test_no_text_becomes_markup() -> None:
    """A title or the text of a file stays text, whatever signs are in it."""
    ((_, text),) = documents(entry(Place("#request", "<b>x</b>"), title='"><script>'), "en")
    assert "<script>" not in text
    assert "&lt;b&gt;x&lt;/b&gt;" in text


def test_the_language_of_a_response_is_part_of_its_look() -> None:
    """A result in another language than the site's can be marked as such."""
    ((path, _),) = documents(entry(language="cy"), "en")
    assert path == "given.cy/2021/702.html"


def test_headings_inside_a_letter_are_no_places() -> None:
    """A passage below a heading of a letter still stands in the answer."""
    ((_, text),) = documents(entry(Place("#response", html='<h3 id="one" class="x">One</h3><p id="p">Text</p>')), "en")
    assert '<h3 class="x">One</h3>' in text
