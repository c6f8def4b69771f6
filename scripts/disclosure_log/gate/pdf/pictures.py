"""What the pictures of a PDF hold beside what its pages show of them."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, Stream
from PIL import Image, ImageFilter, ImageOps

from disclosure_log.documents.codestreams import UnknownPicture, bare, encoded_picture
from disclosure_log.gate.notes import Notes, Place
from disclosure_log.gate.pdf.contents import Box, Contents, Drawn, Matrix, bounds, meet, visible_box
from disclosure_log.gate.pdf.walk import Inventory

SLACK = 2.0
"""How many points of a picture a clip may hide: programs round frames up."""

BLEED = 9.0
"""How many points of a picture may stand over the edge of a page: 3 mm is usual, so that a trimmed print has no rim."""

SHARE = 0.02
"""How large a share of its width or height may be hidden."""

GRID = 64
"""Into how many rows and columns a picture is cut to see whether several views together show it whole."""

SMALLEST = 3.0
"""Points of width and height, below which a picture cannot be seen."""

FEWEST_PIXELS = 400
"""A picture with fewer is a dot or a line."""

SHARP = 48
"""From which difference between pixels, of 255, there is an edge."""

MOST_EDGES = 150
"""How many pixels of edges a mask may hide: ten small letters have more."""

MOST_PIXELS = 40_000_000


def note_pictures(pdf: pikepdf.Pdf, inventory: Inventory, contents: Contents, notes: Notes) -> None:
    """Note pictures that hold more than the pages show."""
    _note_undrawn(inventory, contents, notes)
    for key, (stream, place) in inventory.images.items():
        _note_data(stream, place, notes)
        if key in inventory.masks:
            continue
        if views := contents.drawn.get(key, []):
            _note_crop(stream, views, notes)
        _note_mask(stream, place, notes)
    _note_outside(pdf, notes)


def _note_undrawn(inventory: Inventory, contents: Contents, notes: Notes) -> None:
    used = contents.drawn.keys() | contents.forms | inventory.masks | inventory.patterned
    for key, (_stream, place) in (inventory.images | inventory.forms).items():
        if key not in used:
            notes.note("pdf-undrawn", place)


def _note_data(stream: Stream, place: Place, notes: Notes) -> None:
    """Note what stands in the data of a picture beside the picture."""
    try:
        encoded = encoded_picture(stream)
        if encoded and bare(*encoded) != encoded[0]:
            notes.note("pdf-picture-metadata", place)
    except (UnknownPicture, zlib.error):
        notes.note("pdf-picture-unread", place)
    decode = stream.get("/Decode")
    if isinstance(decode, Array):
        numbers = [float(number) for number in decode]
        if any(abs(low - high) < SHARE for low, high in zip(numbers[::2], numbers[1::2], strict=False)):
            notes.note("pdf-masked", place)  # every pixel is shown in the same colour


def _shown(view: Drawn) -> Box:
    """The part of a picture's unit square that a view shows, at most."""
    a, b, c, d, e, f = view.matrix
    determinant = a * d - b * c
    if abs(determinant) < 1e-9:  # noqa: PLR2004 - drawn without width or height
        return (0, 0, 0, 0)
    inverse: Matrix = (
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant,
    )
    return meet(bounds(inverse, view.clip), (0, 0, 1, 1))


def _note_crop(stream: Stream, views: list[Drawn], notes: Notes) -> None:
    """Note a picture that no view shows whole, nor all of them together."""
    if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) < FEWEST_PIXELS:
        return
    boxes = []
    for view in views:
        box = bounds(view.matrix, (0, 0, 1, 1))
        width, height = box[2] - box[0], box[3] - box[1]
        shown = _shown(view)
        if width < SMALLEST and height < SMALLEST:
            continue
        if view.slanted and not _is_whole(shown, view):
            continue
        if _is_whole(shown, view) and not view.slanted:
            return
        if view.slanted:
            continue
        boxes.append(shown)
    if not _covered(boxes):
        notes.note("pdf-cropped", views[0].place)


def _is_whole(shown: Box, view: Drawn) -> bool:
    a, b, c, d, _e, _f = view.matrix
    width, height = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    slack = BLEED if _meets_edge(view) else SLACK
    return all(
        hidden <= SHARE or hidden * size <= slack and hidden <= 0.1  # noqa: PLR2004, RUF021 - a tenth at most, whatever the size
        for hidden, size in ((shown[0], width), (1 - shown[2], width), (shown[1], height), (1 - shown[3], height))
    )


def _meets_edge(view: Drawn) -> bool:
    """Whether it is the page that cuts the picture: it does where the picture covers all that can be seen there."""
    box = bounds(view.matrix, (0, 0, 1, 1))
    return min(box[0], box[1]) < 0 or box[2] > view.clip[2] - SLACK or box[3] > view.clip[3] - SLACK


def _covered(boxes: list[Box]) -> bool:
    """Whether the views of a picture together show it whole."""
    hidden = {(x, y) for x in range(GRID) for y in range(GRID)}
    for box in boxes:
        hidden = {
            (x, y)
            for x, y in hidden
            if not (box[0] <= (x + 0.5) / GRID <= box[2] and box[1] <= (y + 0.5) / GRID <= box[3])
        }
    return len(hidden) <= GRID


def _note_mask(stream: Stream, place: Place, notes: Notes) -> None:
    """Note a picture whose mask hides something that is not plain."""
    mask = stream.get("/SMask", stream.get("/Mask"))
    if isinstance(mask, Array):
        spans = [int(number) for number in mask]
        if any(high - low > 40 for low, high in zip(spans[::2], spans[1::2], strict=False)):  # noqa: PLR2004 - JPEG noise stays below it
            notes.note("pdf-masked", place)
        return
    if not isinstance(mask, Stream):
        return
    width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
    if width * height > MOST_PIXELS or int(mask.get("/Width", 0)) * int(mask.get("/Height", 0)) > MOST_PIXELS:
        notes.note("pdf-picture-unread", place)
        return
    if width * height < FEWEST_PIXELS:
        return
    try:
        colours = _pixels(stream)
        alpha = _pixels(mask, inverted=_is_inverted(mask)).convert("L").resize(colours.size, Image.Resampling.NEAREST)
    except (pikepdf.PdfError, pikepdf.exceptions.DependencyError, NotImplementedError, OSError, ValueError, zlib.error):
        notes.note("pdf-picture-unread", place)
        return
    stencil = bool(mask.get("/ImageMask", False))
    hidden = alpha.point([255 if (value > 250 if stencil else value < 6) else 0 for value in range(256)])  # noqa: PLR2004 - nearly clear, or nearly white in a stencil
    # What lies at the rim of the shown part is its softened edge.
    hidden = hidden.filter(ImageFilter.MinFilter(5))
    # What is hidden often has one colour, or two; words and faces have many edges.
    inner = (1, 1, colours.width - 1, colours.height - 1)  # Pillow copies the pixels of the rim
    edges = colours.convert("L").filter(ImageFilter.FIND_EDGES).crop(inner).histogram(hidden.crop(inner))
    if sum(edges[SHARP:]) > MOST_EDGES:
        notes.note("pdf-masked", place)


def _is_inverted(mask: Stream) -> bool:
    """Whether a mask is stored the other way round (8.9.5.2)."""
    decode = mask.get("/Decode")
    return isinstance(decode, Array) and float(decode[0]) > float(decode[1])


def _pixels(stream: Stream, *, inverted: bool = False) -> Image.Image:
    """The pixels of a picture without its mask; pikepdf turns an inverted one, Pillow does not."""
    encoded = encoded_picture(stream)
    if encoded:
        image = Image.open(io.BytesIO(encoded[0])).convert("RGB")
        return ImageOps.invert(image) if inverted else image
    return pikepdf.PdfImage(stream).as_pil_image()


def _note_outside(pdf: pikepdf.Pdf, notes: Notes) -> None:
    """Note pages with ink outside the part that is shown, where a crop box leaves one."""
    cropped = []
    for number, page in enumerate(pdf.pages, 1):
        media = tuple(float(value) for value in page.mediabox)
        shown = visible_box(page)
        if max(abs(one - other) for one, other in zip(media, shown, strict=True)) > 1:
            cropped.append((number, shown))
    if not cropped:
        return
    whole = pikepdf.Pdf.new()
    for number, _shown_box in cropped:
        whole.pages.append(pdf.pages[number - 1])
    for page in whole.pages:
        page.obj["/CropBox"] = page.mediabox
        page.obj["/Rotate"] = 0
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
    saved = io.BytesIO()
    whole.save(saved)
    document = pypdfium2.PdfDocument(saved.getvalue())
    for index, (number, shown) in enumerate(cropped):
        page = whole.pages[index]
        if _has_ink_outside(document[index], tuple(float(value) for value in page.mediabox), shown):
            notes.note("pdf-outside-crop", Place(page=number))


def _has_ink_outside(page: Any, media: Any, shown: Box) -> bool:
    scale = min(1.0, 1500 / max(media[2] - media[0], media[3] - media[1], 1))
    picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    left, top = (shown[0] - media[0]) * scale - 2, (media[3] - shown[3]) * scale - 2
    right, bottom = (shown[2] - media[0]) * scale + 2, (media[3] - shown[1]) * scale + 2
    picture.paste(255, (int(left), int(top), int(right) + 1, int(bottom) + 1))
    dark: int = sum(picture.histogram()[:224])
    return dark > 12  # noqa: PLR2004 - a letter or two; printers' crop marks are let through
