"""Hold a ZIP archive to its own lists, so that no two programs can read different things out of it.

Programs differ in what they read of an archive with two lists of its members, or with bytes between them: so an archive
is read only where every byte of it belongs to a listed member, and the two descriptions of each member agree.
Sources: PKWARE APPNOTE 6.3.10 (ZIP), ISO/IEC 29500-2 and ISO/IEC 26300-3 (what of ZIP a package may use).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from enum import StrEnum

CHUNK = 1 << 18  # bytes unpacked at a time

OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB], 2.2: also what an encrypted workbook is wrapped in
LOCAL = struct.Struct("<4s5H3I2H")  # APPNOTE, 4.3.7: the header before each member
LOCAL_MARK = b"PK\x03\x04"
END = struct.Struct("<4s4H2IH")  # APPNOTE, 4.3.16: the record at the end
END_MARK = b"PK\x05\x06"
DESCRIPTOR_MARK = b"PK\x07\x08"  # APPNOTE, 4.3.9: what may follow a member that was written as a stream
ENCRYPTED, DESCRIBED_AFTER = 0x0001, 0x0008
FLAGS = 0x0806 | DESCRIBED_AFTER  # names in UTF-8, and how hard Deflate tried
ZIP64, UNKNOWN_SIZE = 0x0001, 0xFFFFFFFF
# Times and owners: NTFS, Unix. Numbers that no office program writes on purpose, and no room for words.
TIMES = {0x000A: 32, 0x5455: 13, 0x5855: 12, 0x7855: 4, 0x7875: 15}
GROWTH = 0xA220  # ISO/IEC 29500-2, annex C: room that Office leaves so that a part can grow; zeros after four bytes


class Problem(StrEnum):
    """Why a package cannot be used."""

    DAMAGED = "damaged"
    """It is no archive, or breaks off, or a checksum or its XML is wrong."""

    ENCRYPTED = "encrypted"
    """It asks for a password."""

    BOMB = "bomb"
    """It unpacks to more than any document of an office does."""

    POLYGLOT = "polyglot"
    """Bytes stand before, after or between its members: it may be another file too."""

    DUPLICATE = "duplicate"
    """Two members have the same name, in capitals or not."""

    NAME = "name"
    """A member's name points out of the package, or is written so that programs read it differently."""

    MISMATCH = "mismatch"
    """The two descriptions of a member do not agree."""

    COMPRESSION = "compression"
    """A member is packed in a way that office programs do not use."""

    DOCTYPE = "doctype"
    """A part declares entities of its own, or loads them from elsewhere."""


class UnusablePackage(Exception):  # noqa: N818 - it says what the package is
    """A package that cannot be read in one way only, and why."""

    def __init__(self, problem: Problem) -> None:
        """`problem` is all that is said: a name out of the file could be a leak of its own."""
        self.problem = problem
        super().__init__(problem.value)


def read_directory(content: bytes) -> tuple[list[zipfile.ZipInfo], int]:
    """The members that the directory lists, and where it begins; it ends the file, without a comment."""
    if not content.startswith(LOCAL_MARK):
        # An archive with something before it still opens in most programs.
        raise UnusablePackage(Problem.POLYGLOT if END_MARK in content else Problem.DAMAGED)
    if len(content) < END.size or not content[-END.size :].startswith(END_MARK):
        raise UnusablePackage(Problem.POLYGLOT if END_MARK in content else Problem.DAMAGED)
    _, disk, first_disk, here, count, length, start, comment = END.unpack(content[-END.size :])
    # Records for more than 4 GiB stand before this one: such packages are beyond the budget anyhow.
    if disk or first_disk or here != count or comment or start + length != len(content) - END.size:
        raise UnusablePackage(Problem.POLYGLOT)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):
        raise UnusablePackage(Problem.DAMAGED) from None
    if len(members) != count:
        raise UnusablePackage(Problem.DAMAGED)
    return members, start


def check_member(content: bytes, member: zipfile.ZipInfo, directory: int) -> tuple[int, int]:
    """Where the packed bytes of a member begin, and where the next member has to; its two descriptions agree."""
    header = content[member.header_offset : member.header_offset + LOCAL.size]
    if len(header) < LOCAL.size or not header.startswith(LOCAL_MARK):
        raise UnusablePackage(Problem.DAMAGED)
    _, _, flags, method, _, _, checksum, packed, size, name_length, extra_length = LOCAL.unpack(header)
    if (flags | member.flag_bits) & ENCRYPTED:
        raise UnusablePackage(Problem.ENCRYPTED)
    if (flags | member.flag_bits) & ~FLAGS:
        raise UnusablePackage(Problem.COMPRESSION)
    if {method, member.compress_type} - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise UnusablePackage(Problem.COMPRESSION)
    name_start = member.header_offset + LOCAL.size
    start = name_start + name_length + extra_length
    end = start + member.compress_size
    if end > directory:
        raise UnusablePackage(Problem.DAMAGED)
    name = content[name_start : name_start + name_length].decode("utf-8" if flags & 0x0800 else "cp437", "replace")
    extra = content[name_start + name_length : start]
    large = _check_extra(extra) or _check_extra(member.extra)
    described = (member.CRC, member.compress_size, member.file_size)
    if flags & DESCRIBED_AFTER:
        agreed = all(
            value in {0, UNKNOWN_SIZE, known} for value, known in zip((checksum, packed, size), described, strict=True)
        )
        end += _descriptor(content[end:directory][:24], described, large=large)
    else:
        agreed = checksum == member.CRC and all(
            value == known or (large and value == UNKNOWN_SIZE)
            for value, known in zip((packed, size), described[1:], strict=True)
        )
    same = name == member.filename == member.orig_filename and method == member.compress_type
    if not (agreed and same) or member.comment or flags != member.flag_bits:
        raise UnusablePackage(Problem.MISMATCH)
    if method == zipfile.ZIP_STORED and member.compress_size != member.file_size:
        raise UnusablePackage(Problem.MISMATCH)
    return start, end


def _check_extra(extra: bytes) -> bool:
    """Whether fields beside a header speak of large sizes; fields that have room for words are not accepted."""
    large = False
    while extra:
        if len(extra) < 4:  # noqa: PLR2004 - a number and a length, APPNOTE 4.5.1
            raise UnusablePackage(Problem.MISMATCH)
        kind, length = struct.unpack_from("<HH", extra)
        value, extra = extra[4 : 4 + length], extra[4 + length :]
        large = large or kind == ZIP64
        if kind == ZIP64:
            known = length <= 28  # noqa: PLR2004 - APPNOTE 4.5.3
        elif kind == GROWTH:
            known = not value[4:].strip(b"\0")
        else:
            known = length <= TIMES.get(kind, -1)
        if not known or len(value) < length:
            raise UnusablePackage(Problem.MISMATCH)
    return large


def _descriptor(after: bytes, described: tuple[int, int, int], *, large: bool) -> int:
    """The length of what follows a member that was written as a stream: its checksum and sizes once more."""
    for mark in (DESCRIPTOR_MARK, b""):
        for form in ("<IQQ", "<III") if large else ("<III", "<IQQ"):
            expected = mark + struct.pack(form, *described)
            if after.startswith(expected):
                return len(expected)
    raise UnusablePackage(Problem.MISMATCH)


def inflated(packed: memoryview) -> Iterator[bytes]:
    """What Deflate makes of `packed` (RFC 1951), piece by piece; nothing may be left over."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    left = packed.tobytes()
    try:
        while not inflater.eof:
            chunk = inflater.decompress(left, CHUNK)
            left = inflater.unconsumed_tail
            if not chunk and not left and not inflater.eof:
                raise UnusablePackage(Problem.DAMAGED)
            yield chunk
    except zlib.error:
        raise UnusablePackage(Problem.DAMAGED) from None
    if inflater.unused_data:
        raise UnusablePackage(Problem.POLYGLOT)
