"""Judges pictures (png, jpeg): what they hold beside what they show."""

from __future__ import annotations

import re
import zlib
from io import BytesIO

from PIL import Image, ImageChops, ImageStat

from disclosure_log.documents import exif, pictures, profiles
from disclosure_log.documents.pictures import Piece
from disclosure_log.gate.notes import NOWHERE, Facts, Notes, Place, Refused

Image.MAX_IMAGE_PIXELS = pictures.MOST_PIXELS

COMPARED = (24, 24)  # points to which a picture and its small copy are brought, to compare them
MOST_DIFFERENCE = 16.0  # of 255, on average, between a picture and its own small copy
MOST_STRETCH = 0.06  # how far the shapes of a picture and of its small copy may differ
FAINT = 8  # of 255: what is no more opaque than that is not seen
MOST_FAINT = 0.05  # the share of a picture's points that may be faint: the edges of round things are
PALETTE_TEXT = re.compile(rb"[A-Za-z0-9 ,.@'-]{12,}")


def judge(content: bytes, notes: Notes) -> Facts:
    """Judge a picture that is a file of its own. Raises `Refused` for one too large, `ValueError` for a damaged one."""
    judge_inside(content, notes, NOWHERE)
    return Facts()


def judge_inside(content: bytes, notes: Notes, place: Place) -> None:
    """Judge a picture that stands at `place` of another file; the findings are the same. Raises as `judge`."""
    parts = pictures.pieces(content)
    width, height = pictures.size(content)
    if width * height > pictures.MOST_PIXELS:
        raise Refused("picture-too-large")
    with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as picture:
        picture.load()
        for part in parts:
            _piece(part, picture, notes, place)
        _profile(parts, notes, place)
        if content.startswith(pictures.PNG_MARK):
            _transparent(picture, notes, place)
            _palette(picture, notes, place)


def _piece(part: Piece, picture: Image.Image, notes: Notes, place: Place) -> None:
    """Note what a piece holds; what it says goes to the search for personal data."""
    if part.name in {"pixels", "profile"}:
        return
    if part.name == "exif":
        _exif(part.content.removeprefix(pictures.EXIF), picture, notes, place)
        return
    texts = exif.loose_texts(part.content)
    if part.name == "photoshop":
        for number, held in exif.resources(part.content.removeprefix(pictures.PHOTOSHOP)):
            if number == exif.IPTC_RESOURCE:
                notes.note("picture-iptc", place)
            if number in exif.THUMBNAIL_RESOURCES:
                _thumbnail(held[exif.THUMBNAIL_HEADER :], picture, notes, place)
    if part.name == "thumbnail":
        small = part.content.partition(pictures.JPEG_MARK)
        _thumbnail(small[1] + small[2], picture, notes, place)
        return
    if part.name == "text":
        texts += _png_texts(part.content)
    if part.name in {"trailing", "unknown"}:
        texts = texts[:100]  # coded pixels look like words here and there
    notes.note(f"picture-{part.name}", place, " ".join(texts))
    notes.text("\n".join(texts), place)


def _png_texts(content: bytes) -> list[str]:
    """What a text chunk says, compressed or not (ISO/IEC 15948, 11.3.4)."""
    texts = [content.decode("utf-8", "replace")]
    for at in (match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content)):
        inflater = zlib.decompressobj()
        try:
            texts.append(inflater.decompress(content[at:], pictures.MOST_INFLATED).decode("utf-8", "replace"))
        except zlib.error:
            continue  # no compressed text, and what is there is noted all the same
    return texts


def _exif(data: bytes, picture: Image.Image, notes: Notes, place: Place) -> None:
    """Note what EXIF data holds, unless it says only how to turn the picture."""
    found = exif.read_exif(data)
    if found.orientation in exif.TURNED and data == exif.bare_exif(found.orientation):
        return
    notes.note("picture-exif", place, " ".join(found.texts))
    notes.text("\n".join(found.texts), place)
    if found.location:
        notes.note("picture-location", place)
    if found.maker_note:
        notes.note("picture-maker-note", place)
    for small in found.thumbnails:
        _thumbnail(small, picture, notes, place)


def _thumbnail(data: bytes, picture: Image.Image, notes: Notes, place: Place) -> None:
    """Note a small copy of the picture, and whether it shows something else; what cannot be compared, does."""
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as small:
            differs = _differ(small, picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        differs = True
    notes.note("picture-thumbnail-differs" if differs else "picture-thumbnail", place)


def _differ(small: Image.Image, picture: Image.Image) -> bool:
    """Whether a small picture shows something else than the picture it belongs to."""
    shapes = [shown.width / shown.height for shown in (small, picture)]
    if abs(shapes[0] / shapes[1] - 1) > MOST_STRETCH and abs(small.width - small.height * shapes[1]) > 2:  # noqa: PLR2004 - a pixel of rounding on each side
        return True
    both = [shown.convert("RGB").resize(COMPARED, Image.Resampling.BOX) for shown in (small, picture)]
    difference = ImageChops.difference(*both)
    # One part that changed counts as much as all of it: a face that was covered is a few of these points.
    most = ImageStat.Stat(difference).extrema
    return (
        max(ImageStat.Stat(difference).mean) > MOST_DIFFERENCE or max(high for _low, high in most) > 4 * MOST_DIFFERENCE
    )


def _profile(parts: list[Piece], notes: Notes, place: Place) -> None:
    """Note a colour profile that says more than colours."""
    held = [part.content for part in parts if part.name == "profile"]
    found = profiles.joined(held)
    if held and not profiles.plain(found):
        texts = exif.loose_texts(found)
        notes.note("picture-profile", place, " ".join(texts))
        notes.text("\n".join(texts), place)


def _transparent(picture: Image.Image, notes: Notes, place: Place) -> None:
    """Note colours that differ where the picture is transparent, or so faint that nobody sees them."""
    if picture.mode == "P" and "transparency" in picture.info:
        shown = picture.convert("RGBA")
    elif picture.mode in {"RGBA", "LA"}:
        shown = picture
    else:
        return  # a single colour that counts as transparent hides nothing
    alpha = shown.getchannel("A")
    counts = alpha.histogram()
    faint = sum(counts[1 : FAINT + 1])
    hidden = False
    if counts[0]:
        mask = alpha.point([255, *([0] * 255)])
        extremes = [ImageStat.Stat(shown.getchannel(band), mask).extrema[0] for band in shown.getbands()[:-1]]
        hidden = any(lowest != highest for lowest, highest in extremes)
    if hidden or faint > MOST_FAINT * shown.width * shown.height:
        notes.note("picture-transparent", place)


def _palette(picture: Image.Image, notes: Notes, place: Place) -> None:
    """Note a palette with words in what no point uses, or with one colour twice, which can draw unseen words."""
    colours = picture.getpalette("RGB") if picture.mode == "P" else None
    if not colours:
        return
    used = [index for index, count in enumerate(picture.histogram()) if count]
    shown = [tuple(colours[3 * index : 3 * index + 3]) for index in used]
    unused = bytes(colours[3 * (max(used, default=-1) + 1) :])
    if (len(set(shown)) < len(shown) and "transparency" not in picture.info) or PALETTE_TEXT.search(unused):
        notes.note("picture-palette", place)
