"""PDF pages as offices make them, on which everything is seen."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from tests.leaks.forms import Clean
from tests.leaks.pdf_pages import LINES, Page, scan, text
from tests.leaks.pdf_seen_pictures import drawn_box, photograph, place_of, recognised, whole_page

CLEAN: list[Clean] = []
"""Every kind of page."""

Show = Callable[[Page, int], None]


def clean(name: str) -> Callable[[Show], Show]:
    """Put a kind of page among the clean ones."""

    def enter(show: Show) -> Show:
        def make(variation: int) -> bytes:
            page = Page(variation=variation, size=(842, 595) if "landscape" in name else (595, 842))
            show(page, variation)
            return page.file()

        CLEAN.append(Clean(name, ".pdf", make, 3))
        return show

    return enter


@clean("letter")
def _(page: Page, variation: int) -> None:
    page.letter(size=9 + variation)


@clean("letter on a white ground, as some programs draw it")
def _(page: Page, variation: int) -> None:
    page.add("q 1 g 0 0 595 842 re f Q")
    for number in range(12):
        page.add(f"q 0 0 595 842 re W n 1 1 1 rg 50 {700 - 20 * number} 495 20 re f Q")
        page.words(LINES[number % 6], 60, 706 - 20 * number, 10 + variation)


@clean("white words on a dark heading")
def _(page: Page, variation: int) -> None:
    page.letter(700)
    page.add(f"q {('0 g', '0 0.2 0.4 rg', '0.7 0.1 0.1 rg')[variation]} 40 740 515 50 re f Q")
    page.add(text("Annual report of the fleet 2026", 60, 755, 20, 3, "1 g", variation))


@clean("table with striped rows")
def _(page: Page, variation: int) -> None:
    for row in range(30):
        shade = "0.2 g" if row == 0 else ("0.92 g", "1 g")[row % 2]
        page.add(f"q {shade} 60 {740 - 20 * row} 475 20 re f Q q 0.7 G 0.5 w 60 {740 - 20 * row} 475 20 re S Q")
        for column in range(4):
            page.add(
                text(
                    f"Cell {row}.{column} £{row * 412}",
                    66 + 118 * column,
                    746 - 20 * row,
                    9,
                    0,
                    "1 g" if row == 0 else "0 g",
                    variation,
                )
            )


@clean("table whose grounds are drawn twice")
def _(page: Page, variation: int) -> None:
    for row in range(20):
        page.add(f"q 1 g 60 {740 - 20 * row} 475 20 re f 0.9 0.95 1 rg 60 {740 - 20 * row} 237 20 re f Q")
        page.words(f"Station {row}", 66, 746 - 20 * row, 10)
        page.add(f"q 1 1 0.8 rg 297 {740 - 20 * row} 238 20 re f Q")
        page.words(f"{row * 37 + variation}", 310, 746 - 20 * row, 10)


@clean("words marked with a highlighter under them")
def _(page: Page, _variation: int) -> None:
    page.add("q 1 1 0 rg 58 722 300 14 re f 0.6 1 0.6 rg 58 740 200 14 re f Q")
    page.letter(743)


@clean("words marked with a highlighter that multiplies")
def _(page: Page, variation: int) -> None:
    page.letter()
    page.state(BM=Name.Multiply, ca=1 - 0.2 * variation)
    page.add("q /G0 gs 1 1 0 rg 58 758 300 14 re f Q")


@clean("words under half transparent colour")
def _(page: Page, variation: int) -> None:
    page.letter()
    page.state(ca=0.3 + 0.1 * variation)
    page.add("q /G0 gs 0.2 0.4 1 rg 58 740 400 50 re f Q")


@clean("underlined, struck out and boxed words")
def _(page: Page, variation: int) -> None:
    page.letter()
    page.add(f"q 0 G {0.5 + 0.3 * variation} w 60 778 m 380 778 l S 60 765.5 m 380 765.5 l S 58 740 300 14 re S Q")


@clean("properly redacted page")
def _(page: Page, variation: int) -> None:
    page.letter()
    for number in range(4):
        colour, wide = ("0 g", "1 0 0 rg", "0.5 g")[variation], 90 + 30 * number
        page.add(f"q {colour} {60 + 40 * number} {560 - 30 * number} {wide} 13 re f Q")
        page.words("was told by", 190 + 70 * number, 563 - 30 * number, 11)


@clean("properly redacted page with labels")
def _(page: Page, variation: int) -> None:
    page.letter()
    for number in range(4):
        page.add(f"q 0 g 60 {560 - 30 * number} 150 14 re f Q")
        page.add(
            text(
                "REDACTED s.40(2)",
                64,
                563 - 30 * number,
                9,
                3,
                ("1 g", "1 1 0 rg", "1 0.4 0.4 rg")[variation],
                variation,
            )
        )


@clean("watermark under the words")
def _(page: Page, variation: int) -> None:
    page.add(f"q {0.85 + 0.02 * variation} g BT /F3 110 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET Q")
    page.letter(600)


@clean("half transparent watermark over the words")
def _(page: Page, variation: int) -> None:
    page.letter(500)
    page.state(ca=0.3 + 0.1 * variation)
    page.add("q /G0 gs 0.5 g BT /F3 110 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (COPY) Tj ET Q")


@clean("words with a shadow")
def _(page: Page, variation: int) -> None:
    page.letter(600)
    page.add(text("Summary of the year", 61 + variation, 748, 24, 3, "0.6 g", 0))
    page.add(text("Summary of the year", 60, 750, 24, 3, "0 0 0.5 rg", 0))


@clean("bold by drawing twice")
def _(page: Page, variation: int) -> None:
    page.letter(600)
    for shift in (0, 0.3, 0.6)[: 2 + variation % 2]:
        page.add(text("Summary of the year", 60 + shift, 750, 14, 0, "0 g", variation))


@clean("bold by stroking")
def _(page: Page, variation: int) -> None:
    page.add(text("Summary of the year", 60, 750, 14, 0, f"2 Tr {0.3 + 0.1 * variation} w 0 g 0 G", 0))


@clean("outlined words")
def _(page: Page, variation: int) -> None:
    page.add(text("Summary of the year", 60, 750, 30, 3, f"1 Tr {0.5 + 0.3 * variation} w 0 G", 0))


@clean("words filled by clipping")
def _(page: Page, _variation: int) -> None:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([60, 0, 400, 0]), Function=function)
    shading.Extend = Array([True, True])
    page.resources.Shading = Dictionary(S0=shading)
    page.add("q BT /F3 40 Tf 60 700 Td 7 Tr (Summary of 2026) Tj ET /S0 sh Q")


@clean("small print")
def _(page: Page, variation: int) -> None:
    page.letter()
    page.words("Small print: figures are rounded to the nearest ten, without hired vehicles.", 60, 60, 4 + variation)


@clean("thin grey small print")
def _(page: Page, variation: int) -> None:
    page.add(
        text(
            "Figures are rounded to the nearest ten, and exclude hired vehicles.",
            60,
            60,
            6,
            1,
            f"0.{6 + variation} g",
            0,
        )
    )


@clean("raised and lowered figures")
def _(page: Page, variation: int) -> None:
    page.words("Carbon CO", 60, 700, 11)
    page.words("2", 118 + variation, 697, 6)
    page.words("Note", 60, 660, 11)
    page.words("12", 86 + variation, 664, 5.5)


@clean("turned words")
def _(page: Page, variation: int) -> None:
    for angle in ("0 1 -1 0", "0.7 0.7 -0.7 0.7", "0 -1 1 0", "-1 0 0 -1"):
        page.add(f"q {angle} {200 + 40 * variation} 400 cm")
        page.words("Number of vehicles", 10, 10, 10)
        page.add("Q")


@clean("landscape page")
def _(page: Page, _variation: int) -> None:
    page.letter(540)


@clean("page turned to be read")
def _(page: Page, variation: int) -> None:
    page.page.obj.Rotate = (90, 180, 270)[variation]
    page.letter()


@clean("page with large units")
def _(page: Page, variation: int) -> None:
    page.page.obj.UserUnit = 2 + variation
    page.letter()


@clean("page with a crop box around all words")
def _(page: Page, variation: int) -> None:
    page.page.obj.CropBox = Array([20 + variation, 20, 575, 822])
    page.letter()


@clean("words in nested forms")
def _(page: Page, variation: int) -> None:
    page.form(text(LINES[0], 60, 700, 11, 0, "0 g", variation), "X0")
    page.form("q 1 0 0 1 0 20 cm /X0 Do Q", "X1", Matrix=Array([0.9, 0, 0, 0.9, 10, 10]))
    page.add("/X1 Do q 1 0 0 1 0 -200 cm /X1 Do Q")


@clean("bar chart")
def _(page: Page, variation: int) -> None:
    for number in range(8):
        high = 40 + 37 * (number * 7 % 5)
        page.add(f"q 0.2 0.4 0.{variation + 6} rg {80 + 50 * number} 300 36 {high} re f Q")
        page.add(text(f"{high}", 86 + 50 * number, 300 + high - 14, 9, 3, "1 g", 0))
        page.add(text(f"20{18 + number}", 84 + 50 * number, 285, 9, 0, "0 g", 0))
        page.add(f"q 0.8 G 0.4 w 70 {300 + 30 * number} m 480 {300 + 30 * number} l S Q")


@clean("line chart with words beside lines")
def _(page: Page, variation: int) -> None:
    points = " ".join(f"{80 + 40 * n} {400 + 50 * ((n * 5 + variation) % 4)} {'l' if n else 'm'}" for n in range(10))
    page.add(f"q 1 g 70 380 420 240 re f 1 0 0 RG 2 w {points} S Q")
    for number in range(10):
        page.words(f"{number * 37}", 76 + 40 * number, 404 + 50 * ((number * 5 + variation) % 4), 8)


@clean("photograph")
def _(page: Page, variation: int) -> None:
    page.letter()
    page.image(photograph(variation))
    page.add("q 160 0 0 200 60 400 cm /I0 Do Q")
    page.words("The new station, March 2026", 60, 385, 9)


@clean("photograph with words over it")
def _(page: Page, variation: int) -> None:
    page.image(photograph(variation))
    page.add("q 320 0 0 400 60 300 cm /I0 Do Q")
    page.add(text("The new station", 80, 320, 20, 3, "0 0 0.4 rg", 0))


@clean("photograph with a frame and a half transparent band")
def _(page: Page, variation: int) -> None:
    page.image(photograph(variation))
    page.state(ca=0.5)
    page.add("q 320 0 0 400 60 300 cm /I0 Do Q q 3 w 0 G 60 300 320 400 re S Q q /G0 gs 0 g 60 300 320 50 re f Q")
    page.add(text("The new station", 80, 320, 20, 3, "1 g", 0))


@clean("picture with a mask")
def _(page: Page, variation: int) -> None:
    page.letter()
    mask = Image.radial_gradient("L").resize((160, 200))
    soft = page.image(mask, "Mask")
    del page.resources.XObject["/Mask"]
    page.image(photograph(variation), SMask=soft)
    page.add("q 160 0 0 200 60 400 cm /I0 Do Q")


@clean("scan with recognised text over it")
def _(page: Page, variation: int) -> None:
    lines = [(line, 120, 160 + (40 + 5 * variation) * n) for n, line in enumerate(LINES)]
    page.add(whole_page(page, scan(lines)))
    recognised(page, lines)


@clean("scan with recognised text under it")
def _(page: Page, variation: int) -> None:
    lines = [(line, 120, 160 + (40 + 5 * variation) * n) for n, line in enumerate(LINES)]
    recognised(page, lines, 0)
    page.add(whole_page(page, scan(lines)))


@clean("scan with recognised text that is a little aside")
def _(page: Page, variation: int) -> None:
    lines = [(line, 120, 160 + 50 * n) for n, line in enumerate(LINES)]
    page.add(whole_page(page, scan(lines)))
    recognised(page, [(line, left + 1 + variation, top - 2 + variation) for line, left, top in lines])


@clean("grey and noisy scan with recognised text")
def _(page: Page, variation: int) -> None:
    lines = [(line, 120, 160 + 50 * n) for n, line in enumerate(LINES)]
    picture = scan(lines)
    noise = Image.effect_mandelbrot(picture.size, (-2, -2, 2, 2), 30).point(
        [value // (6 - variation) for value in range(256)]
    )
    page.add(whole_page(page, Image.blend(picture, noise, 0.3)))
    recognised(page, lines)


@clean("redacted scan, text recognised afterwards")
def _(page: Page, variation: int) -> None:
    secret = "Quiverthatch Marrowbone"
    lines = [(LINES[0], 120, 160), (secret, 120, 210), (LINES[1], 120, 260), (LINES[2], 120, 310)]
    picture = scan(lines)
    ImageDraw.Draw(picture).rectangle(place_of(secret, lines), fill=(0, 255, 128)[variation])
    page.add(whole_page(page, picture))
    recognised(page, [line for line in lines if line[0] != secret])


@clean("redacted scan with a label that was recognised")
def _(page: Page, variation: int) -> None:
    secret = "Quiverthatch Marrowbone and son"
    lines = [(LINES[0], 120, 160), (secret, 120, 210), (LINES[1], 120, 260)]
    picture = scan(lines)
    place = place_of(secret, lines)
    pen = ImageDraw.Draw(picture)
    pen.rectangle(place, fill=0)
    left, top = place[0] + 30 + 10 * variation, place[1] + 3
    pen.text((left, top), "REDACTED", fill=255, font=ImageFont.load_default(24))
    page.add(whole_page(page, picture))
    recognised(page, [lines[0], lines[2], ("REDACTED", left, top)])


@clean("scan with a white heading on black that was recognised")
def _(page: Page, variation: int) -> None:
    lines = [(line, 120, 260 + 50 * n) for n, line in enumerate(LINES)]
    picture = scan(lines)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((100, 140, 1090, 200), fill=20 * variation)
    pen.text((120, 155), "Report of the year", fill=250, font=ImageFont.load_default(24))
    page.add(whole_page(page, picture))
    recognised(page, [("Report of the year", 120, 155), *lines])


@clean("scan with a drawn bar on an empty place")
def _(page: Page, variation: int) -> None:
    lines = [(LINES[0], 120, 160), (LINES[1], 120, 260)]
    page.add(whole_page(page, scan(lines)))
    page.add(drawn_box("Nothing", [*lines, ("Nothing", 120 + 30 * variation, 210)], "0 g"))
    recognised(page, lines)


@clean("logo of shapes that overlap")
def _(page: Page, variation: int) -> None:
    page.letter(600)
    page.add("q 0 0.2 0.5 rg 60 740 60 60 re f 1 g 70 750 40 40 re f 0.8 0 0 rg 80 760 m 100 760 l 90 785 l h f Q")
    page.add(text("FP", 83, 764 - variation, 8, 3, "1 g", 0))


@clean("layers that are all on")
def _(page: Page, variation: int) -> None:
    layer = page.layer(Usage=Dictionary(View=Dictionary(ViewState=Name.ON), Print=Dictionary(PrintState=Name.ON)))
    on = (Dictionary(), Dictionary(ON=Array([layer])), Dictionary(OFF=Array(), Order=Array([layer])))[variation]
    page.document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=on)
    page.add("/OC /L0 BDC")
    page.letter()
    page.add("EMC")


@clean("letters in a font of glyphs that are drawn")
def _(page: Page, variation: int) -> None:
    glyph = page.stream(b"1000 0 0 0 1000 1000 d1 100 0 300 700 re 500 0 300 700 re f")
    page.fonts["/F9"] = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([1000]),
        Resources=Dictionary(),
    )
    page.add(text("aaaa aaa", 60, 700, 9 + variation, 9, "0 g", 0))


@clean("words with wide and narrow spacing")
def _(page: Page, variation: int) -> None:
    page.add(text("Spaced words of a heading", 60, 700, 12, 0, f"{3 + variation} Tc", 0))
    page.add(text("Narrow words of a table", 60, 670, 12, 0, "-0.6 Tc 80 Tz", 0))


@clean("form that was flattened")
def _(page: Page, variation: int) -> None:
    page.letter()
    for number in range(3):
        page.add(f"q 0.95 g 60 {500 - 30 * number} 200 18 re f 0.5 G 60 {500 - 30 * number} 200 18 re S Q")
        page.form(
            f"/Tx BMC q BT /F0 10 Tf 0 g 2 5 Td (Answer {number + variation}) Tj ET Q EMC",
            f"X{number}",
            BBox=Array([0, 0, 200, 18]),
        )
        page.add(f"q 1 0 0 1 60 {500 - 30 * number} cm /X{number} Do Q")


@clean("ground of many strips, as a gradient is printed")
def _(page: Page, variation: int) -> None:
    for number in range(50):
        page.add(f"q 0 {number / 100} {0.3 + number / 100} rg 40 {700 + number} 515 1.2 re f Q")
    page.add(text("Report on the fleet", 60, 715, 20, 3, f"1 1 {1 - 0.3 * variation} rg", 0))


@clean("dotted leaders and form lines under words")
def _(page: Page, variation: int) -> None:
    page.add(text("Name" + "." * 60 + "12", 60, 700, 10 + variation, 0, "0 g", 0))
    page.add(text("_" * 50, 60, 650, 11, 0, "0 g", 0))
    page.add(text("filled in by hand", 70, 652, 11, 0, "0 0 0.6 rg", 0))


@clean("slide with a picture behind a white panel")
def _(page: Page, variation: int) -> None:
    page.image(photograph(variation))
    page.add(f"q 595 0 0 842 0 0 cm /I0 Do Q q 1 g 40 {300 - 100 * variation} 515 {500 + 100 * variation} re f Q")
    page.letter(760)


@clean("slide with photographs on a picture")
def _(page: Page, variation: int) -> None:
    page.image(Image.radial_gradient("L").resize((300, 400)))
    page.image(photograph(variation), "I1")
    page.add(f"q 595 0 0 842 0 0 cm /I0 Do Q q 240 0 0 300 {100 + 50 * variation} 300 cm /I1 Do Q")
    page.letter(200, LINES[:3])


@clean("landscape scan with recognised text that runs up or down")
def _(page: Page, variation: int) -> None:
    lines = [(line, 120, 160 + 50 * n) for n, line in enumerate(LINES)]
    turn = ("0 1 -1 0 842 0", "0 -1 1 0 0 595", "0 1 -1 0 842 0")[variation]
    page.add(f"q {turn} cm")
    page.add(whole_page(page, scan(lines)))
    recognised(page, lines)
    page.add("Q")


@clean("scan that is upside down")
def _(page: Page, variation: int) -> None:
    lines = [(line, 120, 160 + (50 + variation) * n) for n, line in enumerate(LINES)]
    page.add("q -1 0 0 -1 595 842 cm")
    page.add(whole_page(page, scan(lines)))
    recognised(page, lines)
    page.add("Q")


@clean("map of curves with a legend on white")
def _(page: Page, variation: int) -> None:
    for number in range(60):
        x, y = 60 + 37 * number % 450, 200 + 53 * number % 500
        page.add(f"q 0.{variation + 3} 0.6 0.3 rg {x} {y} m {x + 30} {y + 60} {x + 90} {y - 20} {x + 120} {y} c h f Q")
    page.add("q 1 g 400 200 130 60 re f Q")
    page.words("Key to the map", 410, 240, 9)


@clean("signature drawn as lines on a white field")
def _(page: Page, variation: int) -> None:
    page.letter()
    page.add("q 1 g 60 380 200 60 re f Q")
    for number in range(6):
        curve = " ".join(f"{80 + 20 * number + 3 * n} {400 + n * (7 + variation) % 17} l" for n in range(26))
        page.add(f"q 0 0 0.5 RG 1 w {80 + 20 * number} 400 m {curve} S Q")


@clean("box with a soft shadow that is a picture")
def _(page: Page, variation: int) -> None:
    page.letter()
    blur = Image.new("L", (120, 100), 0)
    ImageDraw.Draw(blur).rectangle((14, 14, 106, 86), fill=200)
    soft = page.image(blur.filter(ImageFilter.GaussianBlur(4)), "Mask")
    del page.resources.XObject["/Mask"]
    page.image(Image.new("RGB", (120, 100), "black"), SMask=soft)
    page.add("q 60 0 0 50 97 397 cm /I0 Do Q")
    page.add(f"q 0.3 0.5 0.{variation + 6} rg 102 405 48 38 re f Q")


@clean("table that goes on beside the page, in two pieces")
def _(page: Page, _variation: int) -> None:
    wide = "Name of the station and the number of its vehicles in use in the year"
    page.add(f"q 1 0 0 1 -100 0 cm 160 0 90 900 re W n {text(wide, 60, 700, 11, 0, '0 g', 0)} Q")
    page.add(text(wide, 60, 600, 11, 0, "0 g", 0))


@clean("empty page")
def _(page: Page, _variation: int) -> None:
    page.add("q Q")
