"""PDF files whose pages hold words or pictures that nobody sees on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Name
from tests.leaks.forms import Leak
from tests.leaks.pdf_pages import Page, string, text, width
from tests.leaks.pdf_seen_clean import CLEAN
from tests.leaks.pdf_seen_pictures import LEAKS as PICTURES

__all__ = ["CLEAN", "LEAKS"]

LEAKS: list[Leak] = []
"""Every way of hiding."""

Hide = Callable[[Page, str, float, float, float], None]


def leak(name: str, *codes: str) -> Callable[[Hide], Hide]:
    """Put a way of hiding among the leaks: what it adds to a page that also has ordinary lines, at varying places."""

    def enter(hide: Hide) -> Hide:
        def make(variation: int, words: str) -> bytes:
            page = Page(variation=variation)
            page.letter()
            size = (9, 10, 11, 12, 14)[variation % 5]
            hide(page, words, 60 + 23 * (variation * 7 % 9), 620 - 53 * variation, size)
            page.add(text("Yours sincerely, Information Team", 60, 40, 11, 0, "0 g", 0))
            return page.file()

        LEAKS.append(Leak(name, ".pdf", codes or ("DL101",), make))
        return hide

    return enter


def box(x: float, y: float, words: str, size: float) -> str:
    """The sides of a box around words, as `re` takes them."""
    return f"{x - 2} {y - 0.3 * size} {width(words, size) + 4:.2f} {1.3 * size:.2f}"


def corners(x: float, y: float, words: str, size: float) -> tuple[float, float, float, float]:
    """The corners of a box around words."""
    return (x - 2, y - 0.3 * size, x + width(words, size) + 2, y + size)


@leak("text under a black rectangle")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    colour = ("0 g", "0 0 0 rg", "0 0 0 1 k", "0.1 g", "1 0 0 0 k")[page.variation % 5]
    page.add(f"q {colour} {box(x, y, words, size)} re f Q")


@leak("text under a white rectangle")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    colour, paint = ("1 g", "1 1 1 rg", "0 0 0 0 k")[page.variation % 3], ("f", "f*", "B*", "b")[page.variation % 4]
    page.add(f"q {colour} {box(x, y, words, size)} re {paint} Q")


@leak("text under a coloured rectangle")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    colour = ("1 0 0", "0.9 0.1 0.1", "0 0 1", "1 1 0", "0.5 0.5 0.5", "0.2 0.8 0.3")[page.variation % 6]
    page.add(f"q {colour} rg {box(x, y, words, size)} re f Q")


@leak("Ministry of Defence, April 2011: a report with black boxes over its words")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    """Whole lines below boxes, which copying and pasting lifted."""
    for number, line in enumerate((f"The reactor {words}", "and the crew of the boat", words)):
        top = y - 1.5 * size * number
        page.words(line, x, top, size)
        page.add(f"q 0 g {box(x, top, line, size)} re f Q")


@leak("single figures under boxes")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    """Small numbers of a table, each below a box of its own."""
    for number, figure in enumerate("73914"[: 1 + page.variation % 5]):
        top = y - 2 * size * number
        page.words("Under five", x, top, size)
        page.words(figure, x + 90, top, size)
        page.add(f"q 0 g {box(x + 90, top, figure, size)} re f Q")
    del words


@leak("pale yellow text on white")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    colour = ("1 1 0.8 rg", "1 1 0.75 rg", "0 0 0.2 0 k", "1 1 0.85 rg", "0.99 1 0.8 rg")[page.variation % 5]
    page.add(text(words, x, y, size, 0, colour, page.variation))


@leak("text under a path")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    left, bottom, right, top = corners(x, y, words, size)
    lean = page.variation % 3
    page.add(
        f"q 0 g {left - lean} {bottom} m {right + lean} {bottom - lean} l {right} {top} l {left} {top + lean} l h f Q"
    )


@leak("text under a box with round corners")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    a, b, c, d = corners(x, y, words, size)
    r = 1 + page.variation % 4
    right, left = f"{c + r} {b} {c + r} {d} {c} {d} c", f"{a - r} {d} {a - r} {b} {a} {b} c"
    page.add(f"q 0 0 0.{page.variation} rg {a} {b} m {c} {b} l {right} {a} {d} l {left} f Q")


@leak("text under a thick line")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    left, _, right, _ = corners(x, y, words, size)
    page.add(f"q {page.variation % 3} J {1.3 * size} w 0 G {left} {y + 0.35 * size} m {right} {y + 0.35 * size} l S Q")


@leak("text under many thin lines")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    left, bottom, right, _ = corners(x, y, words, size)
    step = 0.5 + 0.1 * (page.variation % 5)
    lines = " ".join(
        f"{left} {bottom + step * n} m {right} {bottom + step * n} l S" for n in range(int(1.4 * size / step))
    )
    page.add(f"q {step + 0.1} w 0 G {lines} Q")


@leak("text under hatching")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    left, bottom, right, top = corners(x, y, words, size)
    step = 1.6 + 0.1 * page.variation
    lines = " ".join(
        f"{left + step * n} {bottom} m {left + step * n + size * (-1) ** page.variation} {top} l S"
        for n in range(-int(size / step), int((right - left + size) / step))
    )
    page.add(f"q {box(x, y, words, size)} re W n {0.75 * step} w 0 G {lines} Q")


@leak("text under a tiling pattern")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    step = 2 + page.variation
    tile = page.stream(
        f"0 g 0 0 {step} {step} re f".encode(),
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        XStep=step,
        YStep=step,
    )
    tile.BBox, tile.Resources = Array([0, 0, step, step]), Dictionary()
    page.resources.Pattern = Dictionary(P0=tile)
    page.add(f"q /Pattern cs /P0 scn {box(x, y, words, size)} re f Q")


@leak("text under a shading")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    left, bottom, right, top = corners(x, y, words, size)
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0.1 * (page.variation % 9)]), C1=Array([0.3, 0, 0]), N=1
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([left, bottom, right, top]), Function=function
    )
    shading.Extend = Array([True, True])
    page.resources.Shading = Dictionary(S0=shading)
    page.add(f"q {box(x, y, words, size)} re W n /S0 sh Q")


@leak("text under a form")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    page.form(f"0 g {box(x, y, words, size)} re f", Matrix=Array([1, 0, 0, 1, -50, page.variation]))
    page.add(f"q 1 0 0 1 50 {-page.variation} cm /X0 Do Q")


@leak("text in nested forms under a rectangle in another form")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.form(text(words, x, y, size, 0, "0 g", page.variation), "X0")
    for depth in range(page.variation % 4 + 1):
        page.form(f"q /X{depth} Do Q", f"X{depth + 1}")
    page.form(f"0 g {box(x, y, words, size)} re f", "Cover")
    page.add(f"/X{page.variation % 4 + 1} Do /Cover Do")


@leak("text mostly under a rectangle")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    left, bottom, right, _ = corners(x, y, words, size)
    if page.variation % 2:
        page.add(f"q 0 g {left} {y + 0.14 * size} {right - left} {size} re f Q")
    else:
        page.add(f"q 0 g {left} {bottom} {right - left} {0.9 * size} re f Q")


@leak("text under an annotation", "DL101", "DL103")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    look = f"{('0 g', '1 0 0 rg', '1 g')[page.variation % 3]} {box(x, y, words, size)} re f"
    kind = ("Square", "Stamp", "Ink", "FreeText", "Polygon", "Circle")[page.variation % 6]
    page.annotation(kind, corners(x, y, words, size), look)


@leak("text under an opaque highlight", "DL101", "DL103")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    left, bottom, right, top = corners(x, y, words, size)
    page.annotation(
        "Highlight",
        (left, bottom, right, top),
        f"{'0 g' if page.variation % 2 else '1 1 0 rg'} {box(x, y, words, size)} re f",
        QuadPoints=Array([left, top, right, top, left, bottom, right, bottom]),
    )


@leak("white text")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size, before=("1 g", "1 1 1 rg", "0 0 0 0 k", "0.98 g", "1 1 0.97 rg")[page.variation % 5])


@leak("text in the colour of its ground")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    colour = ("0.8 0.9 1 rg", "0.1 0.2 0.5 rg", "0 g", "0.85 g", "1 0.9 0.2 rg")[page.variation % 5]
    page.add(f"q {colour} {box(x, y, words, size)} re f Q")
    page.words(words, x, y, size, before=colour)


@leak("dark text on black")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.add(f"q 0 g {box(x, y, words, size)} re f Q")
    page.words(words, x, y, size, before=f"0.{3 + page.variation:02} g")


@leak("transparent text")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.state(ca=0.008 * (page.variation % 5), CA=0)
    page.words(words, x, y, size, before="/G0 gs")


@leak("text behind a soft mask")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = page.form(f"0 g {box(x, y, words, size)} re f", "M0", Group=group)
    del page.resources.XObject["/M0"]
    page.state(SMask=Dictionary(S=Name.Luminosity, G=mask))
    page.add("q /G0 gs")
    page.words(words, x, y, size)
    page.add("Q")


@leak("text that its blending makes invisible")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    mode, colour = (
        ("Multiply", "1 g"),
        ("Screen", "0 g"),
        ("Lighten", "0 g"),
        ("ColorDodge", "0 g"),
        ("Darken", "1 g"),
    )[page.variation % 5]
    page.state(BM=Name("/" + mode))
    page.add("q 1 g 0 50 595 620 re f Q" if page.variation % 2 else "q 1 1 1 rg 20 60 560 600 re f Q")
    page.words(words, x, y, size, before=f"/G0 gs {colour}")


@leak("invisible text")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size, before="3 Tr")


@leak("text that only clips")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size, before="7 Tr")


@leak("text that is clipped away")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    far = width(words, size) + 20
    clip = (
        f"0 0 {x - 10} 900 re",
        f"{x + far} 0 20 20 re",
        f"0 {y + 20} 600 30 re",
        "0 0 0 0 re",
        f"{x} {y} m {x} {y + 9} l h",
    )[page.variation % 5]
    page.add(f"q {clip} W{'*' * (page.variation % 2)} n")
    page.words(words, x, y, size)
    page.add("Q")


@leak("text beyond the edge of the page")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    far = width(words, size) + 30
    x, y = ((-far, y), (620, y), (x, 860), (x, -30), (-900, -900))[page.variation % 5]
    page.words(words, x, y, size)


@leak("text outside the crop box")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.page.obj.CropBox = Array([0, 640, 595, 842] if page.variation % 2 else [20, 660, 580, 830])
    page.words(words, x, y, size)


@leak("text on a layer that is off", "DL101", "DL113")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    layer = page.layer()
    off = Dictionary(BaseState=Name.OFF, ON=Array()) if page.variation % 3 == 1 else Dictionary(OFF=Array([layer]))
    page.document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=off)
    page.add("/OC /L0 BDC")
    page.words(words, x, y, size)
    page.add("EMC")


@leak("text in a form on a layer that is off", "DL101", "DL113")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    layer = page.layer()
    page.document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    page.form(text(words, x, y, size, 0, "0 g", page.variation), OC=layer)
    page.add("/X0 Do")


@leak("text on a layer that is off on the screen or in print", "DL101", "DL113")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    event = ("View", "Print", "Export")[page.variation % 3]
    usage = Dictionary({"/" + event: Dictionary({f"/{event}State": Name.OFF})})
    layer = page.layer(Usage=usage)
    use = Dictionary(Event=Name("/" + event), Category=Array([Name("/" + event)]), OCGs=Array([layer]))
    page.document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), AS=Array([use])))
    page.add("/OC /L0 BDC")
    page.words(words, x, y, size)
    page.add("EMC")


@leak("text in a membership of layers that is off", "DL101", "DL113")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    layer, other = page.layer("L1"), page.layer("L2")
    page.document.Root.OCProperties = Dictionary(OCGs=Array([layer, other]), D=Dictionary(ON=Array([layer, other])))
    rules: tuple[dict[str, Any], ...] = ({"P": Name.AllOff}, {"P": Name.AnyOff}, {"VE": Array([Name.Not, layer])})
    member = Dictionary(Type=Name.OCMD, OCGs=Array([layer, other]), **rules[page.variation % 3])
    page.resources.Properties["/L0"] = page.document.make_indirect(member) if page.variation % 2 else member
    page.add("/OC /L0 BDC")
    page.words(words, x, y, size)
    page.add("EMC")


@leak("tiny text")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    if page.variation % 2:
        page.words(words, x, y, 0.2 + 0.1 * page.variation)
    else:
        scale = 0.01 + 0.01 * page.variation
        page.add(f"q {scale} 0 0 {scale} {x} {y} cm")
        page.words(words, 0, 0, size)
        page.add("Q")


@leak("tiny text on a page with small units")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.page.obj.UserUnit = 0.1 + 0.005 * page.variation
    page.words(words, x, y, size)


@leak("text squeezed to a line")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    squeeze = 0.001 + 0.001 * page.variation
    page.add(f"q {(f'1 0 0 {squeeze}', f'{squeeze} 0 0 1')[page.variation % 2]} {x} {y} cm")
    page.words(words, 0, 0, size, before="0.5 Tz" if page.variation % 3 == 1 else "")
    page.add("Q")


@leak("text of the size nought")
def _(page: Page, words: str, x: float, y: float, _size: float) -> None:
    page.words(words, x, y, 0)


@leak("text without a font")
def _(page: Page, words: str, x: float, y: float, _size: float) -> None:
    page.add(f"q BT {x} {y} Td {string(words)} Tj ET Q")


@leak("text behind other text")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.words(words, x, y, size)
    heavy = "M" * len(words)
    for shift in (-0.4, 0.0, 0.4):
        page.add(text(heavy, x - 3 + shift * 4, y - 0.6 + shift, size * 1.15, 3, "2 Tr 3 w 0 g 0 G", 0))


@leak("text behind blocks that are text")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    block = page.stream(b"1000 0 0 -300 1000 1000 d1 0 -300 1000 1300 re f")
    page.fonts["/F9"] = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, -300, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(block=block),
        Encoding=Dictionary(Differences=Array([88 if page.variation % 2 else 35, Name.block])),
        FirstChar=35,
        LastChar=88,
        Widths=Array([1000] * 54),
        Resources=Dictionary(),
    )
    count = int(width(words, size) / size) + 1
    if page.variation % 3:
        page.words(words, x, y, size)
    page.add(text(("X" if page.variation % 2 else "#") * count, x, y, size, 9, "0 g", 0))
    if not page.variation % 3:
        page.words(words, x, y, size)


@leak("text under other text of the same string")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    back = 600 * len(words)
    over = f"{back} {string('X' * len(words))} {back} {string('M' * len(words))}"
    page.add(f"q BT /F2 {size} Tf {x} {y} Td [{string(words)} {over}] TJ ET Q")


@leak("text in a pattern")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    tile = page.stream(
        text(words, 10, 10, size, 0, "0 g", page.variation).encode(),
        Type=Name.Pattern,
        PatternType=1,
        PaintType=1,
        TilingType=1,
        XStep=400,
        YStep=40,
    )
    tile.BBox, tile.Resources = Array([0, 0, 400, 40]), Dictionary(Font=page.fonts)
    page.resources.Pattern = Dictionary(P0=tile)
    page.add(f"q /Pattern cs /P0 scn {x} {y} {5 + page.variation} {5 + page.variation} re f Q")


@leak("text in a glyph")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    glyph = page.stream(b"1000 0 d0 1 g " + text(words, 0, 0, 300, 0, "", page.variation).encode())
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
        Resources=Dictionary(Font=Dictionary(F0=page.fonts.F0)),
    )
    page.add(text("a", x, y, size, 9, "", 0))


@leak("text in a mask")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    mask = page.form(text(words, x, y, size, 0, "1 g", page.variation), "M0", Group=group)
    del page.resources.XObject["/M0"]
    page.state(SMask=Dictionary(S=Name.Luminosity, G=mask))
    page.add("q /G0 gs 1 g 0 0 10 10 re f Q")


@leak("text in a form that no page draws", "DL101", "DL108")
def _(page: Page, words: str, x: float, y: float, size: float) -> None:
    page.form(text(words, x, y, size, 0, "0 g", page.variation))


LEAKS.extend(PICTURES)
