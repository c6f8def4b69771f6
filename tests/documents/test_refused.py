"""Kinds of file that never go out are known by their content, else by their names, and each says what to do."""

from __future__ import annotations

import pytest
from tests.leaks.pictures import jpeg, png

from disclosure_log.documents.refused import SUFFIXES, why_refused
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Verdict

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
MAIL = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nHello"


@pytest.mark.parametrize(
    ("name", "head", "key"),
    [
        ("a.csv", b"\x1f\x8b\x08", "file-archive"),
        ("a.csv", b"7z\xbc\xaf\x27\x1c", "file-archive"),
        ("a.pdf", b"MZ\x90\0", "file-program"),
        ("a.txt", b"\xef\xbb\xbf <!DOCTYPE html><html>", "file-web"),
        ("a.txt", b"<?xml version='1.0'?><svg xmlns='x'>", "file-drawing"),
        ("a.txt", b"<?xml version='1.0'?><office:document>", "file-flat"),
        ("a.txt", MAIL, "file-mail"),
        ("a.txt", b"BEGIN:VCARD\r\n", "file-mail"),
        ("a.docx", OLE, "file-old-office"),
        ("a.msg", OLE, "file-mail"),
        ("a.DOC", OLE, "file-old-word"),
        ("a", OLE + "Workbook".encode("utf-16-le"), "file-old-excel"),
        ("a.png", b"GIF89a\1\0", "file-picture"),
        ("a.txt", b"#!/bin/sh\n", "file-program"),
        ("a.txt", b"{\\rtf1", "file-rich-text"),
        ("a.heic", b"\0\0\0\x18ftypheic", "file-picture"),
        ("a.mp4", b"\0\0\0\x18ftypisom", "file-recording"),
        ("a.zip", b"PK\3\4", "file-archive"),
    ],
)
def test_the_content_says_more_than_the_name(name: str, head: bytes, key: str):
    """A file under another's name is refused for what it is."""
    assert why_refused(name, head) == key


@pytest.mark.parametrize("suffix", [suffix for suffixes in SUFFIXES.values() for suffix in suffixes.split()])
def test_each_refused_name_says_what_to_do(suffix: str):
    """Every kind has its sentence and what to do instead, and nobody can accept it."""
    key = why_refused(f"LETTER{suffix.upper()}", b"words")
    assert key
    meaning = MEANINGS[key]
    assert (meaning.code, meaning.verdict) == ("DL043", Verdict.REFUSE)
    assert meaning.hint


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.pdf", b"%PDF-1.7"),
        ("a.csv", b"From,To\n1,2\n"),
        ("a.csv", b"BMW,Audi\n1,2\n"),
        ("a.txt", b"Subject: your request\nDate: today\nFrom: us\n"),
        ("a.xlsx", b"PK\3\4"),
        ("a.docx", b"PK\3\4"),
        ("a.png", png(0)),
        ("a.jpg", jpeg(0)),
        ("a", b""),
    ],
)
def test_what_may_be_looked_into_is_left(name: str, head: bytes):
    """The kinds that the gate judges are not refused here."""
    assert why_refused(name, head) is None
