"""Layers of a PDF (ISO 32000-2, 8.11) that are switched off, on the screen or in print, and can be switched on."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

DEEPEST = 6
"""How deep objects that are written into other objects are looked at."""


def hides_layers(document: pikepdf.Pdf) -> bool:
    """Whether a layer is off, on the screen or in print or for some zoom or language, or may be off by a rule."""
    groups = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and _is_layer(item)]
    properties = document.Root.get("/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return bool(groups)  # layers that the document does not list: readers differ
    configuration = properties.get("/D", pikepdf.Dictionary())
    others = properties.get("/Configs", pikepdf.Array())
    return (
        any(_switches_off(one) for one in (configuration, *_dictionaries(others)))
        or any(_is_off_by_use(group) for group in (*groups, *_dictionaries(properties.get("/OCGs"))))
        or any(_is_off_by_rule(item) for item in _everything(document))
    )


def _everything(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every object, and what is written directly into one that may be a membership dictionary."""
    waiting = [(item, 0) for item in document.objects]
    while waiting:
        item, depth = waiting.pop()
        yield item
        if depth < DEEPEST and isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            parts = [item.get(key) for key in ("/Resources", "/Properties", "/OC", "/Annots")]
            values = list(item.values()) if depth else []
            waiting += [(part, depth + 1) for part in (*parts, *values) if part is not None and not part.is_indirect]
        elif depth < DEEPEST and isinstance(item, pikepdf.Array):
            waiting += [(part, depth + 1) for part in item.as_list() if isinstance(part, pikepdf.Dictionary)]


def _is_layer(item: pikepdf.Dictionary) -> bool:
    return item.get("/Type") == pikepdf.Name.OCG


def _dictionaries(array: object) -> Iterator[pikepdf.Dictionary]:
    if isinstance(array, pikepdf.Array):
        for item in array.as_list():
            if isinstance(item, pikepdf.Dictionary):
                yield item


def _switches_off(configuration: pikepdf.Object) -> bool:
    """Whether a configuration (8.11.4.3) has a layer off."""
    if not isinstance(configuration, pikepdf.Dictionary):
        return False
    off = configuration.get("/OFF")
    has_off = isinstance(off, pikepdf.Array) and len(off) > 0
    return has_off or configuration.get("/BaseState", pikepdf.Name.ON) != pikepdf.Name.ON


def _is_off_by_use(group: pikepdf.Dictionary) -> bool:
    """Whether a layer's usage (8.11.4.4) has it off on the screen, in print or in what is exported."""
    usage = group.get("/Usage")
    if not isinstance(usage, pikepdf.Dictionary):
        return False
    for key, state in (("/View", "/ViewState"), ("/Print", "/PrintState"), ("/Export", "/ExportState")):
        part = usage.get(key)
        if isinstance(part, pikepdf.Dictionary) and part.get(state) == pikepdf.Name.OFF:
            return True
    return False


def _is_off_by_rule(item: pikepdf.Object) -> bool:
    """Whether a membership dictionary (8.11.2.2) shows something where layers are off, or by an expression."""
    if not isinstance(item, pikepdf.Dictionary) or item.get("/Type") != pikepdf.Name.OCMD:
        return False
    return item.get("/P") in {pikepdf.Name.AllOff, pikepdf.Name.AnyOff} or "/VE" in item
