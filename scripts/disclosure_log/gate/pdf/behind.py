"""Letters behind other letters: their ink cannot be told apart by taking all text away, only object by object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from disclosure_log.documents.pdf_pages.drawn import Drawn, Letter, ShownPage, TooMuch, area, overlap
from disclosure_log.gate.pdf.ink import Sheet, ink
from disclosure_log.gate.pdf.letters import LEAST_INK, Looked, tiles

CELL = 4.0
"""Letters whose middles are nearer than half of this are compared; large ones with all others."""

LARGE = 20.0
"""How wide or high a letter is that is compared with all others, in units."""

MOST_LARGE = 2_000
"""How many large letters are compared with all others; a page of nothing but them is compared like the rest."""

SHARED = 0.5
"""How much of the smaller of two letters the other has to cover."""

LEAST_SHARE = 0.06
"""How much of the box of a letter has to change when it is taken away."""

MOST_LAYERS = 6
"""How many letters lie on top of one another at the most; what has more cannot be told apart."""


def look_behind(page: ShownPage, letters: list[Letter], everything: list[Letter], found: Looked) -> None:
    """Find those of `letters` that stand at one place with another character and are not seen beside it.

    `everything` is all characters of the page: blocks and signs can hide letters too.
    """
    judged = {letter.index for letter in (*found.unpainted, *found.under_pictures)} | set(found.ways)
    counted = {letter.index for letter in letters}
    pairs = [
        (first, second)
        for first, second in _pairs([letter for letter in everything if letter.index not in judged])
        if first.index in counted or second.index in counted
    ]
    within = [letter for first, second in pairs if first.drawn is second.drawn for letter in (first, second)]
    found.hide([letter for letter in within if letter.index in counted], "behind-text")
    apart = [(first, second) for first, second in pairs if first.drawn is not second.drawn]
    doubtful = {letter.index: letter for pair in apart for letter in pair if letter.index in counted}
    for layer in _layers(apart):
        members = [letter for letter in doubtful.values() if letter.drawn in set(layer)]
        for region, scale, inside in tiles(page, members):
            with_it, without_it = page.render(scale, region=region), page.render(scale, without=layer, region=region)
            mask = Sheet(ink(with_it, without_it), region, scale)
            for letter in inside:
                inked, pixels = mask.inked(letter.box)
                if inked < LEAST_INK or inked < LEAST_SHARE * pixels:
                    found.hide([letter], "behind-text")


def _pairs(letters: list[Letter]) -> Iterator[tuple[Letter, Letter]]:
    """Different letters at one place."""
    large = [letter for letter in letters if _size(letter) > LARGE]
    if len(large) > MOST_LARGE:
        large = []
    yield from ((one, other) for one in large for other in letters if other is not one and _collide(one, other))
    middles = [((letter.box[0] + letter.box[2]) / 2, (letter.box[1] + letter.box[3]) / 2) for letter in letters]
    met: set[tuple[int, int]] = set()
    for shift in (0.0, CELL / 2):
        # In bands across the page, from left to right, so that only neighbours are compared.
        places = sorted((int((up + shift) // CELL), across, number) for number, (across, up) in enumerate(middles))
        for position, (band, across, number) in enumerate(places):
            for later in range(position + 1, len(places)):
                other_band, other_across, other = places[later]
                if other_band != band or other_across - across >= CELL / 2:
                    break
                pair = (min(number, other), max(number, other))
                if pair not in met and _collide(letters[number], letters[other]):
                    met.add(pair)
                    yield letters[number], letters[other]


def _size(letter: Letter) -> float:
    return max(letter.box[2] - letter.box[0], letter.box[3] - letter.box[1])


def _collide(first: Letter, second: Letter) -> bool:
    if first.character.casefold() == second.character.casefold():
        return False
    if first.drawn is None or second.drawn is None or (first.box == second.box and first.drawn is second.drawn):
        return False  # the second case is one glyph for several letters: a ligature
    return overlap(first.box, second.box) >= SHARED * min(area(first.box), area(second.box)) > 0


def _layers(pairs: Iterable[tuple[Letter, Letter]]) -> list[list[Drawn]]:
    """The text objects of `pairs`, in as few groups as come easily in which none lies on another."""
    neighbours: dict[int, set[int]] = defaultdict(set)
    objects: dict[int, Drawn] = {}
    for first, second in pairs:
        if first.drawn is not None and second.drawn is not None:
            objects[first.drawn.order], objects[second.drawn.order] = first.drawn, second.drawn
            neighbours[first.drawn.order].add(second.drawn.order)
            neighbours[second.drawn.order].add(first.drawn.order)
    layer_of: dict[int, int] = {}
    layers: list[list[Drawn]] = []
    for order in sorted(objects):
        taken = {layer_of[other] for other in neighbours[order] if other in layer_of}
        layer = next(number for number in range(len(taken) + 1) if number not in taken)
        layer_of[order] = layer
        if layer == len(layers):
            layers.append([])
        layers[layer].append(objects[order])
    if len(layers) > MOST_LAYERS:
        raise TooMuch
    return layers
