"""A package is read in one way only, or not at all."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.documents.archives import OLE_MARK, Problem, UnusablePackage
from disclosure_log.documents.packages import Package
from disclosure_log.documents.relations import CONTENT_TYPES, Relations, read_manifest

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="RELS" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/A/main.xml" ContentType="application/main+xml; charset=utf-8"/></Types>'
)
RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MAIN = '<Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/main" Target="{}"{}/>'


def packed(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of `parts`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return file.getvalue()


def problem_of(content: bytes) -> Problem | None:
    """Why every part of a package cannot be read; None where it can."""
    try:
        package = Package(content)
        for name in package.parts:
            package.read(name)
    except UnusablePackage as unusable:
        return unusable.problem
    return None


PLAIN = packed({"a.xml": "<a>one</a>", "b/c.xml": "<c/>"})


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_package_is_read_whole(method):
    """Every member is there, in the order of the archive, compressed or not; folders are no parts."""
    package = Package(packed({"b.xml": "<b/>", "folder/": "", "folder/a.bin": b"\0" * 5000}, method))
    assert package.order == ["b.xml", "folder/", "folder/a.bin"]
    assert {name: package.read(name) for name in package.parts} == {"b.xml": b"<b/>", "folder/a.bin": b"\0" * 5000}


def test_a_member_written_as_a_stream_is_read():
    """Sizes that follow the member instead of standing before it are usual in programs that write streams."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    file = Stream()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", "<a/>")
        with archive.open(zipfile.ZipInfo("b.xml"), "w", force_zip64=True) as member:
            member.write(b"<b/>")
    assert problem_of(file.getvalue()) is None


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("../a.xml", Problem.NAME),
        ("a/../../b.xml", Problem.NAME),
        ("a/%2e%2e/b.xml", Problem.NAME),
        ("/etc/passwd", Problem.NAME),
        ("C:/a.xml", Problem.NAME),
        ("a\\b.xml", Problem.NAME),
        ("a//b.xml", Problem.NAME),
        ("a/./b.xml", Problem.NAME),
        ("a/ /b.xml", Problem.NAME),
        ("a\u202exml.b", Problem.NAME),
        ("A.XML", Problem.DUPLICATE),
        ("%61.xml", Problem.DUPLICATE),
        ("b/C.xml", Problem.DUPLICATE),
        ("d.xml", None),
        ("d%20e.xml", None),
    ],
)
def test_names_that_programs_read_differently_are_refused(name, problem):
    """A name stays inside the package and is there once, whatever its capitals and percent signs."""
    assert problem_of(packed({"a.xml": "<a/>", "b/c.xml": "<c/>", name: "<x/>"})) == problem


def test_the_same_name_twice_is_refused():
    """One program shows the first, another the last."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.xml", "<b/>")
    assert problem_of(file.getvalue()) == Problem.DUPLICATE


def commented(content: bytes) -> bytes:
    """The same archive with a comment at its end."""
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = b"words"
    return file.getvalue()


def with_extra(content: bytes) -> bytes:
    """An archive with words in the field beside a header."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        member = zipfile.ZipInfo("a.xml")
        member.extra = struct.pack("<HH5s", 0x6666, 5, b"words")
        archive.writestr(member, content)
    return file.getvalue()


def between() -> bytes:
    """An archive with a member that the directory does not list."""
    lonely = PLAIN[: PLAIN.index(b"PK\x03\x04", 4)]
    directory = PLAIN.index(b"PK\x01\x02")
    entry = PLAIN.index(b"PK\x01\x02", directory + 4)
    return relocated(PLAIN[: len(lonely)], PLAIN[len(lonely) : directory], PLAIN[entry:-22])


def relocated(unlisted: bytes, listed: bytes, directory: bytes) -> bytes:
    """An archive of one listed member after an unlisted one."""
    place = len(unlisted) + len(listed)
    directory = directory[:42] + struct.pack("<I", len(unlisted)) + directory[46:]
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), place, 0)
    return unlisted + listed + directory + end


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.DAMAGED),
        (b"PK\x03\x04", Problem.DAMAGED),
        (b"%PDF-1.7\n" + PLAIN, Problem.POLYGLOT),
        (PLAIN + b"\0", Problem.POLYGLOT),
        (PLAIN + PLAIN, Problem.POLYGLOT),
        (commented(PLAIN), Problem.POLYGLOT),
        (between(), Problem.POLYGLOT),
        (with_extra(PLAIN), Problem.MISMATCH),
        (OLE_MARK + b"\0" * 600, Problem.ENCRYPTED),
        (PLAIN.replace(b"a.xml", b"x.xml", 1), Problem.MISMATCH),
        (PLAIN[:6] + b"\x01" + PLAIN[7:], Problem.ENCRYPTED),
        (PLAIN[:6] + b"\x20" + PLAIN[7:], Problem.COMPRESSION),
        (packed({"a": "words" * 100}, zipfile.ZIP_BZIP2), Problem.COMPRESSION),
        (packed({"a": b"\0" * (20 << 20)}), Problem.BOMB),
        (packed({f"{number}.xml": "" for number in range(5001)}, zipfile.ZIP_STORED), Problem.BOMB),
    ],
)
def test_an_archive_that_can_be_read_in_two_ways_is_refused(content, problem):
    """Every byte belongs to one listed member, its descriptions agree, and it unpacks within the budget."""
    assert problem_of(content) == problem


def test_a_size_that_hides_the_rest_of_a_member_is_refused():
    """A program that goes by the compressed data would show more than one that goes by the size."""
    text = b"<a>words that are hidden</a>"
    content = packed({"a.xml": text})
    short = struct.pack("<II", zlib.crc32(text[:3]), len(zlib.compress(text, wbits=-15)))
    real = struct.pack("<II", zlib.crc32(text), len(zlib.compress(text, wbits=-15)))
    assert content.count(real + struct.pack("<I", len(text))) == 2
    cut = content.replace(real + struct.pack("<I", len(text)), short + struct.pack("<I", 3))
    assert problem_of(cut) == Problem.MISMATCH


@given(place=st.integers(0, len(PLAIN) - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_is_a_verdict(place, bit):
    """Whatever is wrong with an archive, it is a package or an `UnusablePackage`."""
    flipped = bytearray(PLAIN)
    flipped[place] ^= 1 << bit
    problem_of(bytes(flipped))


@given(st.integers(0, len(PLAIN) - 1))
def test_a_cut_archive_is_refused(length):
    """No beginning of an archive is one."""
    assert problem_of(PLAIN[:length]) is not None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"<a>one", Problem.DAMAGED),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', Problem.DAMAGED),
        (b'<?xml version="1.0" encoding="made-up"?><a/>', Problem.DAMAGED),
        (b"<a>\xff</a>", Problem.DAMAGED),
        (b"<a/><b/>", Problem.DAMAGED),
        (b"<!DOCTYPE a><a/>", Problem.DOCTYPE),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', Problem.DOCTYPE),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', Problem.DOCTYPE),
        (b"<a>" * 300 + b"</a>" * 300, Problem.BOMB),
    ],
)
def test_xml_with_entities_or_errors_is_refused(text, problem):
    """No document type, no unknown encoding, and no deep nesting where a tree is made."""
    with pytest.raises(UnusablePackage) as caught:
        Package(packed({"a.xml": text})).tree("a.xml")
    assert caught.value.problem == problem


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1"])
def test_xml_says_its_own_encoding(encoding):
    """The parser decides, as in any program; remarks that no program shows are kept apart."""
    declared = "utf-16" if encoding == "utf-16-le" else encoding.removesuffix("-sig")
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    text = f'{mark}<?xml version="1.0" encoding="{declared}"?><a b="1">caf\u00e9<!--unseen--><?do it?></a>'
    package = Package(packed({"a.xml": text.encode(encoding)}))
    events = list(package.events("a.xml"))
    assert "".join(event.text for event in events) == "caf\u00e9"
    assert [(event.kind, event.tag) for event in events if event.tag] == [("start", "a"), ("end", "a")]
    assert package.remarks == [("a.xml", "unseen"), ("a.xml", "do it")]


def opc(**more: str) -> Package:
    """A small package of Office Open XML; underscores in names stand for slashes."""
    parts: dict[str, str | bytes] = {
        CONTENT_TYPES: TYPES,
        "_rels/.rels": RELATIONSHIPS.format(MAIN.format("a/main.xml", "")),
        "a/main.xml": "<a/>",
        "a/_rels/main.xml.rels": RELATIONSHIPS.format(
            MAIN.format("../B%2exml", "")
            + MAIN.format("http://example.org/", ' TargetMode="External"').replace("r1", "r2")
        ),
        "b.xml": "<b/>",
    }
    return Package(packed(parts | {name.replace("__", "/"): text for name, text in more.items()}))


def test_relationships_are_followed():
    """Targets are read as the standard says: relative or absolute, without regard to capitals; strict types too."""
    relations = Relations(opc())
    assert relations.strict
    assert [(found.part, found.short_kind) for found in relations.of("")] == [("a/main.xml", "main")]
    assert [(found.part, found.external) for found in relations.of("a/main.xml")] == [("b.xml", False), (None, True)]
    assert relations.content_type("a/main.xml") == "application/main+xml"
    assert relations.content_type("b.xml") == "application/xml"
    assert not relations.orphans
    assert not relations.strange


def test_what_no_relationship_leads_to_is_an_orphan():
    """A part that is only there, or only referred to by an orphan, is shown by no program."""
    package = opc(a__lost="<a/>", a___rels__lost=RELATIONSHIPS.format(MAIN.format("more", "")), a__more="words")
    assert Relations(package).orphans == ["a/lost", "a/_rels/lost", "a/more"]


def test_a_manifest_says_what_is_encrypted():
    """An entry of an OpenDocument package that is encrypted refuses it; others have their media types."""
    namespace = 'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    entry = '<m:file-entry m:full-path="content.xml" m:media-type="text/xml">{}</m:file-entry>'
    manifest = f"<m:manifest {namespace}>{entry}</m:manifest>"
    read = read_manifest(Package(packed({"META-INF/manifest.xml": manifest.format("")})))
    assert read == {"content.xml": "text/xml"}
    with pytest.raises(UnusablePackage) as caught:
        read_manifest(Package(packed({"META-INF/manifest.xml": manifest.format("<m:encryption-data/>")})))
    assert caught.value.problem == Problem.ENCRYPTED
