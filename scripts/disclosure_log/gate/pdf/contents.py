"""What the instructions of a page draw: which pictures, how much of them, and letters of which fonts.

Followed only as far as the structure needs it; whether text is seen is judged by pixels elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from disclosure_log.gate.notes import Place, Refused
from disclosure_log.gate.pdf.fonts import is_blind
from disclosure_log.gate.pdf.tokens import Tokens
from disclosure_log.gate.pdf.walk import Inventory, Said

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

MOST_INSTRUCTIONS = 6_000_000
MOST_FORMS = 20_000
DEEPEST = 24
"""How deep forms may stand in forms."""

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
INVISIBLE = 3
EMPTY: Box = (0, 0, 0, 0)
UNIT: Box = (0, 0, 1, 1)
PAINTS = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"])
SHOWS = frozenset(["Tj", "TJ", "'", '"'])
MARKS = frozenset(["BDC", "DP"])
SIDE = frozenset(["re", "m", "l", "c", "v", "y"])

# Every operator (annex A); what stands before another word is not drawn.
OPERATORS = frozenset(
    [
        *PAINTS, *SHOWS, *MARKS, *SIDE, "h", "n", "W", "W*", "q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs",
        "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "d0", "d1", "CS", "cs", "SC",
        "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k", "sh", "INLINE IMAGE", "Do", "MP", "BMC", "EMC", "BX", "EX",
    ]
)  # fmt: skip
QUIET = {
    "BT": 0, "ET": 0, "T*": 0, "EMC": 0, "h": 0, "Td": 2, "TD": 2, "Tm": 6, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1,
    "Ts": 1, "g": 1, "G": 1, "rg": 3, "RG": 3, "k": 4, "K": 4, "w": 1, "J": 1, "j": 1, "M": 1, "d": 2, "cs": 1, "CS": 1,
}  # fmt: skip
"""Operators that change nothing that is followed, with how many operands they take; with more, there is a remark."""

INLINE_IMAGE = re.compile(rb"\bID[ \r\n].*?[\s>]EI\b", re.DOTALL)
LITERAL = re.compile(rb"\([^()\\]*(?:\\.[^()\\]*)*\)", re.DOTALL)
SAYING = re.compile(rb"[A-Za-z]{3}|\d{4}")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, drawn once."""

    matrix: Matrix
    """From the picture's unit square to the page."""
    clip: Box
    """What of the page can be seen where it is drawn."""
    slanted: bool
    """Whether the clip is no rectangle, so that it hides more than its box says."""
    place: Place


@dataclass(slots=True)
class PageContent:
    """What one page draws."""

    glyphs: int = 0
    blind: int = 0
    """How many of the letters have no map to text."""
    recognised: bool = False
    """Whether text is written without ink, as text recognition lays it over a scan (9.3.6)."""
    segments: int = 0
    """How many pieces of lines are painted."""
    inline: float = 0
    """Area of pictures that stand among the instructions, in square points."""
    images: list[tuple[tuple[int, int], Drawn]] = field(default_factory=list)


@dataclass(slots=True)
class Contents:
    """What the pages of a document draw."""

    pages: list[PageContent] = field(default_factory=list)
    drawn: dict[tuple[int, int], list[Drawn]] = field(default_factory=dict)
    forms: set[tuple[int, int]] = field(default_factory=set)
    said: list[Said] = field(default_factory=list)
    strings: set[bytes] = field(default_factory=set)
    remarks: list[tuple[str, Place]] = field(default_factory=list)
    """Words among the instructions that nothing draws."""
    replaces: bool = False
    """Whether a text stands there that is copied in place of what is drawn."""


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner` first (8.3.4)."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def bounds(matrix: Matrix, box: Box) -> Box:
    """The box around a box that a matrix has moved."""
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return (
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )


def meet(one: Box, other: Box) -> Box:
    """What is in both boxes."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left < right and bottom < top else EMPTY


def box_of(array: Any) -> Box:
    """A rectangle (7.9.5), whichever corners it names. Raises `ValueError` for what is none."""
    numbers = [float(number) for number in array]
    if len(numbers) != 4:  # noqa: PLR2004 - four numbers make a rectangle
        raise ValueError
    return (
        min(numbers[0], numbers[2]),
        min(numbers[1], numbers[3]),
        max(numbers[0], numbers[2]),
        max(numbers[1], numbers[3]),
    )


def visible_box(page: pikepdf.Page) -> Box:
    """What a reader shows of a page: its crop box within its media box (14.11.2)."""
    return meet(box_of(page.mediabox), box_of(page.cropbox))


def read_contents(pdf: pikepdf.Pdf, inventory: Inventory) -> Contents:
    """Follow the instructions of every page. Raises `Refused` beyond the budgets."""
    reader = _Reader(inventory)
    for number, page in enumerate(pdf.pages, 1):
        reader.page(page, Place(page=number))
    return reader.found


@dataclass(slots=True)
class _State:
    """The part of the graphics state (8.4) that is followed."""

    matrix: Matrix
    clip: Box
    slanted: bool = False
    blind: bool = False
    wide: bool = False
    """Whether the font's codes have two bytes."""


@dataclass(slots=True)
class _Run:
    """The instructions of one page or form while they are followed."""

    resources: Object
    state: _State
    content: PageContent
    place: Place
    depth: int = 0
    stack: list[_State] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    clipping: bool = False


class _Reader:
    """Follows the instructions of one document."""

    def __init__(self, inventory: Inventory) -> None:
        self.found = Contents()
        self.inventory = inventory
        self.fonts: dict[tuple[int, int], tuple[bool, bool]] = {}
        self.remarked: set[tuple[int, int]] = set()
        self.instructions = 0
        self.forms = 0

    def page(self, page: pikepdf.Page, place: Place) -> None:
        """Follow the instructions of a page."""
        content = PageContent()
        self.found.pages.append(content)
        state = _State(IDENTITY, visible_box(page))
        entry = page.obj.get("/Contents")
        for stream in entry if isinstance(entry, Array) else [entry]:
            if isinstance(stream, Stream):
                self._remarks(stream, place)
        self._follow(page.obj, _Run(inherited(page.obj, "/Resources"), state, content, place))

    def _follow(self, source: Object, run: _Run) -> None:
        """Follow the instructions of a page or form."""
        if run.depth > DEEPEST:
            raise Refused("pdf-too-large")
        for instruction in pikepdf.parse_content_stream(source):
            self.instructions += 1
            if self.instructions > MOST_INSTRUCTIONS:
                raise Refused("pdf-too-large")
            operator, operands = str(instruction.operator), instruction.operands
            if QUIET.get(operator) == len(operands):
                continue
            if operator in SHOWS:
                self._show(operands, run)
            elif operator in SIDE:
                _lengthen(run.path, operator, operands)
            elif operator in PAINTS or operator == "n":
                self._paint(operator, run)
            elif operator in MARKS:
                self._marked(operands, run)
            elif operator == "INLINE IMAGE":
                shown = meet(bounds(run.state.matrix, UNIT), run.state.clip)
                run.content.inline += area(shown)
            else:
                self._change(operator, operands, run)
                self._undrawn(operator, operands, run.place)

    def _undrawn(self, operator: str, operands: Any, place: Place) -> None:
        """Keep what stands before an operator that does not take it, or before a word that is none."""
        words = [str(operand) for operand in operands if isinstance(operand, String)]
        if words or operator not in OPERATORS:
            self.found.remarks.append((" ".join(words) or operator, place))

    def _change(self, operator: str, operands: Any, run: _Run) -> None:
        """Follow what changes the state, or draws by a name."""
        state = run.state
        if operator == "q":
            run.stack.append(replace(state))
        elif operator == "Q":
            run.state = run.stack.pop() if run.stack else state
        elif operator == "cm":
            state.matrix = multiply(matrix_of(operands), state.matrix)
        elif operator in {"W", "W*"}:
            run.clipping = True
        elif operator == "Tr":
            run.content.recognised |= operands[0] == INVISIBLE
        elif operator == "Tf":
            state.blind, state.wide = self._font(_resource(run.resources, "/Font", operands[0]))
        elif operator == "gs":
            self._state_dictionary(_resource(run.resources, "/ExtGState", operands[0]), state)
        elif operator == "Do":
            thing = _resource(run.resources, "/XObject", operands[0])
            if isinstance(thing, Stream):
                self._draw(thing, run)

    def _remarks(self, stream: Stream, place: Place) -> None:
        """Keep comments among the instructions, which programs do not write."""
        if stream.objgen in self.remarked:
            return
        self.remarked.add(stream.objgen)
        data = stream.read_bytes()
        if b"%" not in data or b"%" not in LITERAL.sub(b"", data):
            return
        tokens = Tokens(INLINE_IMAGE.sub(b"", data))
        while token := tokens.next():
            if token[0] == "comment" and SAYING.search(token[1]):
                self.found.remarks.append((token[1].decode("latin-1"), place))

    def _show(self, operands: Any, run: _Run) -> None:
        size = 0
        for operand in operands:
            for item in operand if isinstance(operand, Array) else (operand,):
                if isinstance(item, String):
                    size += len(bytes(item))
        size = size // 2 if run.state.wide else size
        run.content.glyphs += size
        if run.state.blind:
            run.content.blind += size

    def _font(self, font: Object | None) -> tuple[bool, bool]:
        """Whether the font is blind, and whether its codes have two bytes."""
        if not isinstance(font, Dictionary):
            return True, False
        key = font.objgen
        if key == (0, 0) or key not in self.fonts:
            self.fonts[key] = is_blind(font), font.get("/Subtype") == Name.Type0
        return self.fonts[key]

    @staticmethod
    def _paint(operator: str, run: _Run) -> None:
        """End a path: it is painted, or becomes the clip."""
        state, path = run.state, run.path
        if operator != "n":
            run.content.segments += len(path)
        if run.clipping and path:
            a, b, c, d, e, f = state.matrix
            points = [(a * x + c * y + e, b * x + d * y + f) for x, y in path]
            xs, ys = [x for x, _ in points], [y for _, y in points]
            box = (min(xs), min(ys), max(xs), max(ys))
            around = zip(points, [*points[1:], points[0]], strict=True)
            inside = abs(sum(x * v - u * y for (x, y), (u, v) in around)) / 2
            # Round or slanted; of several boxes in one path the outermost counts.
            slanted = inside < area(box) * 0.7 and (len(path) > 8 or len(path) % 4 != 0)  # noqa: PLR2004 - four corners make a box
            state.slanted = state.slanted or slanted
            state.clip = meet(state.clip, box)
        run.path, run.clipping = [], False

    def _state_dictionary(self, thing: Object | None, state: _State) -> None:
        """Follow a graphics state that has a font, or a soft mask, whose form is drawn in its way (8.4.5, 11.6.5)."""
        if not isinstance(thing, Dictionary):
            return
        if isinstance(font := thing.get("/Font"), Array) and len(font):
            state.blind, state.wide = self._font(font[0])
        mask = thing.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(group := mask.get("/G"), Stream):
            self.found.forms.add(group.objgen)
            resources = group.get("/Resources", Dictionary()).get("/XObject", Dictionary())
            self.inventory.patterned.update(inner.objgen for inner in resources.values() if isinstance(inner, Stream))

    def _draw(self, thing: Stream, run: _Run) -> None:
        """Draw a picture or a form."""
        state = run.state
        if thing.get("/Subtype") == Name.Image:
            drawn = Drawn(state.matrix, state.clip, state.slanted, run.place)
            self.found.drawn.setdefault(thing.objgen, []).append(drawn)
            run.content.images.append((thing.objgen, drawn))
            return
        self.forms += 1
        if self.forms > MOST_FORMS:
            raise Refused("pdf-too-large")
        self.found.forms.add(thing.objgen)
        self._remarks(thing, run.place)
        inner = _State(multiply(matrix_of(thing.get("/Matrix", IDENTITY)), state.matrix), state.clip, state.slanted)
        if "/BBox" in thing:
            inner.clip = meet(inner.clip, bounds(inner.matrix, box_of(thing.BBox)))
        resources = thing.get("/Resources", run.resources)
        self._follow(thing, _Run(resources, inner, run.content, run.place, run.depth + 1))

    def _marked(self, operands: Any, run: _Run) -> None:
        """Keep what the properties of marked content say (14.6.2)."""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, Name):  # the walk has met these
            named = _resource(run.resources, "/Properties", properties)
            self.found.replaces |= isinstance(named, Dictionary) and "/ActualText" in named
        elif isinstance(properties, Dictionary):
            self.found.replaces |= "/ActualText" in properties
            for key, value in properties.items():
                if isinstance(value, String) and str(value).strip() and key != "/Lang":
                    what = {"/Alt": "pdf-alternative"}.get(str(key), "pdf-replacement")
                    self.found.said.append(Said(what, str(value), run.place))
                    self.found.strings.add(bytes(value))


def matrix_of(numbers: Any) -> Matrix:
    """A matrix (8.3.3). Raises `ValueError` for what is none."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def area(box: Box) -> float:
    """The area of a box."""
    return (box[2] - box[0]) * (box[3] - box[1])


def _lengthen(path: list[tuple[float, float]], operator: str, operands: Any) -> None:
    """Add the points of one instruction to a path (8.5.2); of a curve its end."""
    if operator == "re":
        x, y, width, height = (float(number) for number in operands)
        path += [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    else:
        path.append((float(operands[-2]), float(operands[-1])))


def inherited(page: Object, key: str) -> Object:
    """What a page has under a key, by itself or from the pages above it (7.7.3.4)."""
    for _ in range(64):
        if key in page:
            return page[key]
        parent = page.get("/Parent")
        if not isinstance(parent, Dictionary):
            break
        page = parent
    return Dictionary()


def _resource(resources: Object, kind: str, name: Any) -> Object | None:
    """A resource by its name."""
    group = resources.get(kind) if isinstance(resources, Dictionary) else None
    return group.get(str(name)) if isinstance(group, Dictionary) and isinstance(name, Name) else None
