"""Looks at every element of a part of a Word file: what is not known, or stands where no words belong, is noted."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from disclosure_log.documents import word_names
from disclosure_log.documents.wordprocessing import R, W
from disclosure_log.gate.notes import Notes, Place

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
WORDS = frozenset(W + name for name in word_names.WORDS) | {f"{M}t"}
PLACES = re.compile(r"-?\d+|left|right|center|top|bottom|inside|outside|\d+%")
PLACED = frozenset({"posOffset", "align", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset"})

# Attributes that may hold several words; those that a reader does not see are looked at where their elements are.
SPOKEN = frozenset(
    {"ascii", "hAnsi", "cs", "eastAsia", "instr", "tooltip", "author", "initials", "name", "val", "font", "lastValue"}
    | {
        "element",
        "uri",
        "displayText",
        "value",
        "char",
        "prompt",
        "edGrp",
        "ed",
        "docLocation",
        "tgtFrame",
        "prefixMappings",
        "xpath",
    }
)
SPOKEN_VALUES = frozenset(
    {"alias", "tag", "tblCaption", "tblDescription", "pStyle", "rStyle", "tblStyle", "docPart", "docPartGallery"}
    | {"docPartCategory", "dateFormat", "lvlText", "name", "default", "format", "attr", "ins", "del", "statusText"}
    | {"helpText", "listEntry", "pos", "prefixMappings"}
)
NAMING = {"bookmarkStart": "name", "hyperlink": "tooltip"} | dict.fromkeys(word_names.TRACKED, "author")
SPEAKING = {"tblCaption", "tblDescription", "alias", "tag", "listItem", "permStart", *NAMING}
SAVED = re.compile(r"[0-9A-Fa-f]{1,8}")  # the number of a session in which a piece was written (17.15.1.70)
TWO_WORDS = re.compile(r"[^\W\d_]{4,},?\s[^\w]*[^\W\d_]{4,}")
DRAWN_WORDS = frozenset(
    {"descr", "title", "name", "alt", "style", "string", "typeface", "id", "Requires", "Ignorable", "path", "eqn", "d"}
    | {"font", "tooltip", "MustUnderstand", "fillcolor", "strokecolor", "connecttype"}
)
SINGLE = re.compile(r"\S{0,60}")
USUAL_FONT = 40  # letters of the longest name of a font
GENERATED = re.compile(
    r"_?(?:GoBack|Toc|Ref|Hlk|Hlt|PAGE|ENREF|Num|Int|MON|dx_|__DdeLink__|__Fieldmark__)[\w-]*|\w{1,20}"
)
CONTROL_WORD = re.compile(r"[\w.:-]{0,24}")


def look(root: Element, numbers: dict[int, int], notes: Notes) -> None:
    """Note every element, text and attribute that is not known; `numbers` says which paragraph is which, by `id`."""
    place = Place()
    for element in root.iter():
        namespace, _, name = element.tag[1:].partition("}")
        if f"{{{namespace}}}" == W:
            if name == "p":
                place = Place(paragraph=numbers.get(id(element), 0))
            _word(element, name, place, notes)
        elif namespace not in word_names.NAMESPACES or _is_strange(namespace, name):
            notes.note("document-unknown", place, f"{name} {element.text or ''}")
            notes.text(" ".join(element.itertext()), place)
        else:
            _drawn(element, place, notes)
        _texts(element, name, place, notes)


def _drawn(element: Element, place: Place, notes: Notes) -> None:
    """Note words in the attributes of drawings, formulas and the like, beside those that are looked at elsewhere."""
    for key, said in element.attrib.items():
        attribute = key.rpartition("}")[2]
        if attribute == "gfxdata" or (attribute not in DRAWN_WORDS and TWO_WORDS.search(said)):
            notes.note("document-stray", place, said)
            notes.text(said, place)


def _is_strange(namespace: str, name: str) -> bool:
    """Whether an element of a known namespace is one that hides, or that is looked into nowhere."""
    prefix = word_names.NAMESPACES[namespace]
    return (prefix, name) in {
        ("m", "phant"),
        ("w14", "contentPart"),
        ("wpc", "contentPart"),
        ("wpg", "contentPart"),
    } or (prefix in {"dgm", "c"} and name not in {"relIds", "chart"})


def _texts(element: Element, name: str, place: Place, notes: Notes) -> None:
    """Note words that stand where no program shows them."""
    stray = (element.tail or "").strip()
    text = (element.text or "").strip()
    if text and element.tag not in WORDS and not (name in PLACED and PLACES.fullmatch(text)):
        drawn = name == "t" and "drawingml" in element.tag  # words of a drawing, which are shown
        stray += "" if drawn else f" {text}"
        notes.text(text, place)
    if stray.strip():
        notes.note("document-stray", place, stray)
        notes.text(stray, place)


def _word(element: Element, name: str, place: Place, notes: Notes) -> None:
    """Note what an element of WordprocessingML is, where it is more than words and their looks."""
    if name in word_names.SAID:
        notes.note(word_names.SAID[name], place)
    elif name not in word_names.KNOWN:
        notes.note("document-unknown", place, name)
    for key, said in element.attrib.items():
        attribute = key.rpartition("}")[2]
        known = attribute in SPOKEN and (attribute != "val" or name in SPOKEN_VALUES)
        if not SINGLE.fullmatch(said) and not known and key.startswith((W, R)):
            notes.note("document-stray", place, said)
            notes.text(said, place)
        too_long = attribute in {"ascii", "hAnsi", "cs", "eastAsia"} and len(said) > USUAL_FONT
        if too_long or (attribute.startswith("rsid") and not SAVED.fullmatch(said)):
            notes.note("document-stray", place, said)
    _named(element, name, place, notes)


def _named(element: Element, name: str, place: Place, notes: Notes) -> None:
    """Note the words beside the page: names of bookmarks and controls, tips, descriptions of tables, form values."""
    said = (element.get(f"{W}{NAMING.get(name, 'val')}") or "").strip()
    if name in SPEAKING:
        words = " ".join(element.attrib.values()) if name in {"listItem", "permStart"} else said
        notes.text(words.replace("_", " "), place)
    if name in {"tblCaption", "tblDescription"} and said:
        notes.note("document-alt-text", place, said)
    elif name in {"alias", "tag"} and not CONTROL_WORD.fullmatch(said):
        notes.note("document-control-name", place, said)
    elif name == "bookmarkStart" and not GENERATED.fullmatch(said):
        notes.note("document-bookmark", place, said)
    elif name == "hyperlink" and said:
        notes.note("document-tip", place, said)
    elif name in {"listItem", "dataBinding"}:
        notes.note("document-form" if name == "listItem" else "document-bound", place)
