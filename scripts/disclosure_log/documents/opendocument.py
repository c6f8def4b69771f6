"""Short names for the elements of OpenDocument. Source: OASIS OpenDocument 1.3, part 3 (schema), 1.3 (namespaces)."""

from __future__ import annotations

from collections.abc import Mapping

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = {
    f"{OASIS}office:1.0": "office:",
    f"{OASIS}table:1.0": "table:",
    f"{OASIS}text:1.0": "text:",
    f"{OASIS}style:1.0": "style:",
    f"{OASIS}xsl-fo-compatible:1.0": "fo:",
    f"{OASIS}datastyle:1.0": "number:",
    f"{OASIS}drawing:1.0": "draw:",
    f"{OASIS}svg-compatible:1.0": "svg:",
    f"{OASIS}meta:1.0": "meta:",
    f"{OASIS}config:1.0": "config:",
    f"{OASIS}script:1.0": "script:",
    f"{OASIS}form:1.0": "form:",
    f"{OASIS}chart:1.0": "chart:",
    f"{OASIS}presentation:1.0": "presentation:",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext:",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext:",
    "http://openoffice.org/2009/table": "tableooo:",
    "http://openoffice.org/2004/office": "ooo:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}

_keys: dict[str, str] = {}


def key_of(tag: str) -> str:
    """The short name of an element or an attribute: `table:table-cell`; as it is where its namespace is not known."""
    key = _keys.get(tag)
    if key is None:
        namespace, _, name = tag.removeprefix("{").rpartition("}")
        prefix = NAMESPACES.get(namespace)
        key = tag if prefix is None else prefix + name
        if len(_keys) < 10_000:  # noqa: PLR2004 - a file can make up as many names as it likes
            _keys[tag] = key
    return key


def keys_of(given: Mapping[str, str]) -> dict[str, str]:
    """Attributes by their short names."""
    return {key_of(name): value for name, value in given.items()}


def repeated(given: Mapping[str, str], name: str) -> int:
    """How often a row, a column or a cell stands there; what is not understood counts as once."""
    text = given.get(f"table:number-{name}-repeated", "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 9 else 1  # noqa: PLR2004 - more than any sheet has


def points(length: str | None) -> float | None:
    """A length in points; None for what is none."""
    units = {"pt": 1.0, "in": 72.0, "cm": 28.346, "mm": 2.8346, "pc": 12.0, "px": 0.75}
    text = (length or "").strip()
    for unit, size in units.items():
        if text.endswith(unit):
            try:
                return float(text.removesuffix(unit)) * size
            except ValueError:
                return None
    return None
