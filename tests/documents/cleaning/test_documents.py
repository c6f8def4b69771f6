"""Cleaning a document takes out people and remains; every part that shows something stays, byte by byte."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from tests.leaks.documents import CLEAN, LEAKS
from tests.leaks.forms import CANARY, Clean, Leak
from tests.leaks.judging import judged

from disclosure_log.documents.archives import UnusablePackage
from disclosure_log.documents.cleaning.documents import clean
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Verdict


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("number", "leak"), list(enumerate(LEAKS)), ids=[leak.name for leak in LEAKS])
def test_cleaning_takes_out_what_it_says_and_leaves_the_text(number: int, leak: Leak):
    """After cleaning, nothing is found that cleaning mends; the text is the same part as before."""
    for variation in (number % leak.variations, (number + 3) % leak.variations):
        content = leak.make(variation, CANARY)
        mended = [key for key in judged(leak.suffix, content) if MEANINGS[key].mended]
        try:
            cleaned, taken = clean(content)
        except UnusablePackage:
            continue
        left = judged(leak.suffix, cleaned)
        assert [key for key in left if MEANINGS[key].mended and key != "document-custom-xml"] == []
        assert set(mended) <= set(taken) | {"document-custom-xml", "picture-thumbnail-differs"}
        assert all(MEANINGS[key].mended for key in taken)
        assert clean(cleaned) == (cleaned, [])
        text = "word/document.xml" if leak.suffix == ".docx" else "content.xml"
        assert parts(cleaned)[text] == parts(content)[text]


@pytest.mark.parametrize("each", CLEAN, ids=[each.name for each in CLEAN])
def test_clean_documents_stay_as_they_are(each: Clean):
    """Where there is nothing to take out, not a byte changes."""
    content = each.make(each.variations - 1)
    assert clean(content) == (content, [])


METADATA = [leak for leak in LEAKS if leak.codes in {("DL107",), ("DL110",)} and "crop" not in leak.name]


@pytest.mark.parametrize("leak", [each for each in METADATA if "drawing" not in each.name], ids=lambda leak: leak.name)
def test_a_document_with_metadata_alone_is_released_after_cleaning(leak: Leak):
    """Names of authors and the like go, with every byte that said them, and the rest is released."""
    for number in range(leak.variations):
        cleaned, taken = clean(leak.make(number, CANARY))
        assert taken
        assert all(MEANINGS[key].verdict is Verdict.RELEASE for key in judged(leak.suffix, cleaned))
        assert not any(CANARY.encode() in held for held in parts(cleaned).values())
