"""PDF files that hide words in or under scans, and pictures under what was drawn over them."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFont, ImageOps
from tests.leaks.forms import Leak
from tests.leaks.pdf_pages import LINES, Page, scan, text, width

LEAKS: list[Leak] = []
"""Every way of hiding."""

Hide = Callable[[Page, str, int], None]

SCAN_SIZE = 12
"""The size of the letters in a scan, in units; a scan has two pixels a unit."""


def leak(name: str, *codes: str) -> Callable[[Hide], Hide]:
    """Put a way of hiding among the leaks: what it draws on an empty page."""

    def enter(hide: Hide) -> Hide:
        def make(variation: int, words: str) -> bytes:
            page = Page(variation=variation)
            hide(page, words, variation)
            return page.file()

        LEAKS.append(Leak(name, ".pdf", codes, make))
        return hide

    return enter


def lines_of(words: str, variation: int) -> list[tuple[str, int, int]]:
    """The lines of a scan, with the secret words in one of them, and their places in pixels."""
    lines = list(LINES[: 3 + variation % 4])
    lines.insert(1 + variation % 3, words)
    return [(line, 120, 160 + (44 + 4 * (variation % 3)) * number) for number, line in enumerate(lines)]


def recognised(page: Page, lines: list[tuple[str, int, int]], mode: int = 3) -> None:
    """Show the lines at their places in the scan, word by word, as wide as the picture has them."""
    font = ImageFont.load_default(SCAN_SIZE * 2)
    for line, left, top in lines:
        for number, word in enumerate(line.split(" ")):
            before = " ".join(line.split(" ")[:number]) + (" " if number else "")
            x = (left + font.getlength(before)) / 2
            page.add(fitted(word, x, 842 - top / 2 - SCAN_SIZE * 0.92, font.getlength(word) / 2, mode))


def fitted(word: str, x: float, y: float, wide: float, mode: int) -> str:
    """A word that is as wide as it has to be."""
    natural = natural_width(word)
    return text(word + " ", x, y, SCAN_SIZE, 2, f"{mode} Tr {100 * wide / natural:.2f} Tz", 0)


def natural_width(word: str) -> float:
    """How wide a word is in Courier, whose letters are all alike."""
    return max(len(word), 1) * SCAN_SIZE * 0.6


def place_of(words: str, lines: list[tuple[str, int, int]]) -> tuple[int, int, int, int]:
    """The place of the secret words in the scan, in pixels: left, upper, right, lower."""
    left, top = next((left, top) for line, left, top in lines if line == words)
    wide = ImageFont.load_default(SCAN_SIZE * 2).getlength(words)
    return left - 6, top - 4, int(left + wide + 6), top + 32


def whole_page(page: Page, picture: Image.Image) -> str:
    """The operators that draw a picture over the whole page."""
    page.image(picture)
    return "q 595 0 0 842 0 0 cm /I0 Do Q"


def scanned(page: Page, words: str, variation: int, blacken: Callable[[ImageDraw.ImageDraw, list[int]], None]) -> None:
    """A scan with recognised text, over or under it, in which the words are blackened in the picture."""
    lines = lines_of(words, variation)
    picture = scan(lines)
    blacken(ImageDraw.Draw(picture), list(place_of(words, lines)))
    if variation % 3 == 2:
        recognised(page, lines, 0)
        page.add(whole_page(page, picture))
    else:
        page.add(whole_page(page, picture))
        recognised(page, lines)


def drawn_box(words: str, lines: list[tuple[str, int, int]], colour: str) -> str:
    """The operators of a box over the words in the scan."""
    left, upper, right, lower = place_of(words, lines)
    return f"q {colour} {left / 2} {842 - lower / 2} {(right - left) / 2} {(lower - upper) / 2} re f Q"


@leak("recognised text over a bar in the scan", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    scanned(page, words, variation, lambda pen, place: pen.rectangle(place, fill=5 * variation))


@leak("recognised text over a white field in the scan", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    scanned(page, words, variation, lambda pen, place: pen.rectangle(place, fill=255 - variation))


@leak("recognised text over a grey field in the scan", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    scanned(page, words, variation, lambda pen, place: pen.rectangle(place, fill=90 + 12 * variation))


@leak("recognised text over a label on a bar in the scan", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    def label(pen: ImageDraw.ImageDraw, place: list[int]) -> None:
        pen.rectangle(place, fill=0)
        label = ("REDACTED", "Redacted", "s.40(2)", "Section 40", "EXEMPT")[variation % 5]
        pen.text((place[0] + 20 * (variation % 4), place[1] + 4), label, fill=255, font=ImageFont.load_default(24))

    scanned(page, words, variation, label)


@leak("recognised text over a label in a white field in the scan", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    def label(pen: ImageDraw.ImageDraw, place: list[int]) -> None:
        pen.rectangle(place, fill=255, outline=0, width=1 + variation % 2)
        label = ("REDACTED", "Redacted", "s.40(2)", "Section 40", "EXEMPT")[variation % 5]
        pen.text((place[0] + 20 * (variation % 4), place[1] + 4), label, fill=0, font=ImageFont.load_default(24))

    scanned(page, words, variation, label)


@leak("recognised text over a hatched bar in the scan", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    def hatch(pen: ImageDraw.ImageDraw, place: list[int]) -> None:
        pen.rectangle(place, fill=255)
        high = place[3] - place[1]
        for start in range(place[0] - high, place[2], 7 + variation % 5):
            pen.line((max(start, place[0]), place[3] - max(place[0] - start, 0), min(start + high, place[2]),
                      place[1] + max(start + high - place[2], 0)), fill=0, width=3 + variation % 2)  # fmt: skip

    scanned(page, words, variation, hatch)


@leak("recognised text and scan under a drawn box", "DL101", "DL110")
def _(page: Page, words: str, variation: int) -> None:
    lines = lines_of(words, variation)
    page.add(whole_page(page, scan(lines)))
    recognised(page, lines)
    page.add(drawn_box(words, lines, ("0 g", "1 g", "1 0 0 rg")[variation % 3]))


@leak("scan under a drawn box", "DL110")
def _(page: Page, words: str, variation: int) -> None:
    lines = lines_of(words, variation)
    page.add(whole_page(page, scan(lines)))
    page.add(drawn_box(words, lines, ("0 g", "1 g", "1 0 0 rg", "0.5 g")[variation % 4]))


@leak("scan under a labelled box", "DL110")
def _(page: Page, words: str, variation: int) -> None:
    lines = lines_of(words, variation)
    left, _, _, lower = place_of(words, lines)
    page.add(whole_page(page, scan(lines)))
    page.add(drawn_box(words, lines, "0 g"))
    page.add(text("REDACTED s.40(2)", left / 2 + 5 + variation, 842 - lower / 2 + 5, 9, 3, "1 g", 0))


@leak("scan under an annotation", "DL110", "DL103")
def _(page: Page, words: str, variation: int) -> None:
    lines = lines_of(words, variation)
    left, upper, right, lower = (side / 2 for side in place_of(words, lines))
    page.add(whole_page(page, scan(lines)))
    kind = ("Square", "Stamp", "FreeText", "Ink")[variation % 4]
    page.annotation(kind, (left, 842 - lower, right, 842 - upper), drawn_box(words, lines, "0 g"))


def photograph(variation: int) -> Image.Image:
    """A picture with many shades: a face of sorts."""
    picture = Image.linear_gradient("L").resize((160, 200)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((40, 40, 120, 150), fill=(220, 180, 150))
    pen.ellipse((60, 80, 72, 90), fill=(20, 20, 60))
    pen.ellipse((90, 80, 102, 90), fill=(20, 20, 60))
    pen.arc((60, 100, 100, 130), 0, 180, fill=(150, 20 + variation, 30), width=4)
    return picture


@leak("picture under a drawn box", "DL110")
def _(page: Page, _words: str, variation: int) -> None:
    page.letter()
    page.image(photograph(variation))
    x, y = 60 + 20 * variation, 500 - 30 * variation
    page.add(f"q 160 0 0 200 {x} {y} cm /I0 Do Q")
    if variation % 3 == 0:
        page.add(f"q 0 g {x - 5} {y - 5} 170 210 re f Q")
    elif variation % 3 == 1:
        page.add(f"q 1 g {x + 35} {y + 50} 90 110 re f Q")
    else:
        page.add(
            f"q 0 0 0 rg {x + 40} {y + 105} m {x + 120} {y + 105} l {x + 120} {y + 125} l {x + 40} {y + 125} l h f Q"
        )


@leak("words of a scan that are a mask of one colour, under a box", "DL110")
def _(page: Page, words: str, variation: int) -> None:
    lines = lines_of(words, variation)
    soft = page.image(ImageOps.invert(scan(lines)), "Mask")
    del page.resources.XObject["/Mask"]
    page.image(Image.new("RGB", (2, 2), (variation, 0, 40)), SMask=soft)
    page.add(f"q 595 0 0 842 0 0 cm /I0 Do Q {drawn_box(words, lines, ('0 g', '1 g')[variation % 2])}")


@leak("picture under another picture", "DL110")
def _(page: Page, _words: str, variation: int) -> None:
    page.letter()
    page.image(photograph(variation))
    page.image(Image.new("L", (8, 8), (0, 255, 128)[variation % 3]), "I1")
    x, y = 60 + 20 * variation, 500 - 30 * variation
    page.add(f"q 160 0 0 200 {x} {y} cm /I0 Do Q q {90 + variation} 0 0 120 {x + 35} {y + 45} cm /I1 Do Q")


@leak("picture beside the page or clipped away or transparent", "DL110")
def _(page: Page, _words: str, variation: int) -> None:
    page.letter()
    page.image(photograph(variation))
    page.state(ca=0)
    before = ("", "0 0 10 10 re W n", "/G0 gs")[variation % 3]
    x, y = ((700, 300), (100, 300), (200 + variation, 100))[variation % 3]
    page.add(f"q {before} 160 0 0 200 {x} {y} cm /I0 Do Q")


@leak("face in a photograph over the page under a box or a patch", "DL110")
def _(page: Page, _words: str, variation: int) -> None:
    page.image(photograph(variation))
    page.add("q 595 0 0 842 0 0 cm /I0 Do Q")
    if variation % 2:
        page.image(Image.radial_gradient("L").resize((30, 30)), "I1")
        page.add(f"q {200 + variation} 0 0 60 180 440 cm /I1 Do Q")
    else:
        page.add(f"q 0 g 180 {430 + variation} 240 80 re f Q")


@leak("text under a picture", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    page.letter()
    x, y, size = 60 + 10 * variation, 500 - 40 * variation, 11
    page.words(words, x, y, size)
    if variation % 3 == 1:
        page.image(photograph(variation))
    else:
        page.image(Image.new("RGB", (4, 4), ("black", "white", "red")[variation % 3]))
    high = 60 if variation % 3 == 1 else 15
    page.add(f"q {width(words, size) + 6} 0 0 {high} {x - 3} {y - 4} cm /I0 Do Q")


@leak("text under a stencil", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    page.letter()
    x, y, size = 60 + 10 * variation, 500 - 40 * variation, 11
    page.words(words, x, y, size)
    stencil = page.stream(b"\x00" * 8, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, BitsPerComponent=1)
    stencil.ImageMask = True
    page.resources.XObject["/I0"] = stencil
    page.add(f"q 0 0 0.{variation} rg {width(words, size) + 6} 0 0 15 {x - 3} {y - 4} cm /I0 Do Q")


@leak("text under a picture that stands in the content", "DL101")
def _(page: Page, words: str, variation: int) -> None:
    page.letter()
    x, y, size = 60 + 10 * variation, 500 - 40 * variation, 11
    page.words(words, x, y, size)
    shade = ("00", "ff", "80")[variation % 3]
    start = f"q {width(words, size) + 6} 0 0 15 {x - 3} {y - 4} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID "
    page.add(start + f"{shade}> EI Q")


@leak("picture that no page draws", "DL108", "DL110")
def _(page: Page, _words: str, variation: int) -> None:
    page.letter()
    page.image(photograph(variation), f"I{variation}")


@leak("picture on a layer that is off", "DL113")
def _(page: Page, _words: str, variation: int) -> None:
    page.letter()
    layer = page.layer()
    page.document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    image = page.image(photograph(variation))
    if variation % 2:
        image.OC = layer
        page.add("q 160 0 0 200 60 400 cm /I0 Do Q")
    else:
        page.add("/OC /L0 BDC q 160 0 0 200 60 400 cm /I0 Do Q EMC")


@leak("words drawn as shapes under a box", "DL110")
def _(page: Page, words: str, variation: int) -> None:
    page.letter()
    for number, letter in enumerate(words):
        x, y, r = 100 + 9 * number, 400 + 10 * variation, 2 + ord(letter) % 4
        page.add(f"q 0 g {x} {y} m {x} {y + 9} {x + r} {y + 9} {x + r} {y} c {x + 1} {y + 2} l h f Q")
    page.add(f"q {('0 g', '1 g', '1 0 0 rg')[variation % 3]} 96 {395 + 10 * variation} 260 18 re f Q")


@leak("handwriting under a box or a picture", "DL110")
def _(page: Page, words: str, variation: int) -> None:
    page.letter()
    for number in range(6):
        x, y = 100 + 20 * number, 400
        curve = " ".join(f"{x + 3 * n} {y + (n * ord(words[number]) % 17)} l" for n in range(26 + variation))
        page.add(f"q 0 0 0.5 RG 1 w {x} {y} m {curve} S Q")
    if variation % 2:
        page.add(f"q {variation % 3} g 90 390 300 40 re f Q")
    else:
        page.image(Image.new("L", (4, 4), 25 * variation))
        page.add("q 300 0 0 40 90 390 cm /I0 Do Q")
