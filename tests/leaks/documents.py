"""Word files and OpenDocument texts that hold more than they show, and as Word, Google Docs and others write them."""

from __future__ import annotations

from tests.leaks.forms import Clean, Leak
from tests.leaks.open_text import CLEAN_OPEN, LEAKS_OPEN
from tests.leaks.word_clean import CLEAN_WORD
from tests.leaks.word_drawings import (
    alternatives,
    cropped,
    hidden_drawing,
    links,
    over_text,
    overflow,
    picture_metadata,
    picture_names,
    strange_elements,
    thumbnail,
    unseen_letters,
    unseen_story,
    unused_parts,
)
from tests.leaks.word_looks import hidden_rows, looks, low_rows, paragraphs, same_as_cell, same_as_page, shaded, styled
from tests.leaks.word_parts import (
    comments,
    custom_properties,
    custom_xml,
    embedded,
    fields_that_load,
    fields_that_say_more,
    forms,
    loading,
    macros,
    people,
    properties,
    tracked,
    tracked_looks,
    variables,
)

CLEAR = '<w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr>'

LEAKS = [
    Leak(
        "hidden text",
        ".docx",
        ("DL101",),
        looks("<w:vanish/>", '<w:vanish w:val="true"/>', "<w:vanish w:val='1'/><w:b/>"),
    ),
    Leak(
        "hidden on the web and by separators",
        ".docx",
        ("DL101",),
        looks("<w:webHidden/>", "<w:specVanish/>", "<w:vanish/><w:specVanish/>"),
    ),
    Leak("hidden by a style", ".docx", ("DL101",), styled),
    Leak(
        "hidden paragraph mark, folded heading",
        ".docx",
        ("DL101",),
        paragraphs("<w:rPr><w:vanish/></w:rPr>", "<w15:collapsed/>", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"),
    ),
    Leak(
        "white text",
        ".docx",
        ("DL101",),
        looks(
            '<w:color w:val="FFFFFF"/>',
            '<w:color w:val="auto" w:themeColor="background1"/>',
            '<w:color w:val="FEFEFE"/>',
            '<w:color w:val="F2F2F2" w:themeColor="background1" w:themeShade="F2"/>',
            '<w:color w:val="000000" w:themeColor="light1"/>',
            '<w:color w:val="FFFFF0"/><w:b/>',
            '<w:color w:val="4472C4" w:themeColor="accent1" w:themeTint="05"/>',
        ),
    ),
    Leak("colour of the shading", ".docx", ("DL101", "DL102"), shaded),
    Leak("colour of the cell", ".docx", ("DL101", "DL102"), same_as_cell),
    Leak("colour of the page or box", ".docx", ("DL101", "DL102"), same_as_page),
    Leak(
        "blacked out by colour",
        ".docx",
        ("DL102",),
        looks(
            '<w:highlight w:val="black"/>',
            '<w:color w:val="000000"/><w:highlight w:val="black"/>',
            '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>',
            '<w:color w:val="000000" w:themeColor="text1"/><w:shd w:val="clear" w:fill="000000" w:themeFill="text1"/>',
            '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/>',
        ),
    ),
    Leak(
        "colour of the highlighter",
        ".docx",
        ("DL101",),
        looks(
            '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
            '<w:color w:val="00FF00"/><w:highlight w:val="green"/>',
            '<w:highlight w:val="white"/><w:color w:val="FFFFFF"/>',
        ),
    ),
    Leak(
        "tiny text",
        ".docx",
        ("DL101",),
        looks(
            '<w:sz w:val="2"/>',
            '<w:sz w:val="1"/>',
            '<w:w w:val="1"/>',
            '<w:spacing w:val="-200"/>',
            '<w:sz w:val="4"/>',
        ),
    ),
    Leak(
        "transparent text",
        ".docx",
        ("DL101",),
        looks(
            "<w14:textFill><w14:noFill/></w14:textFill>",
            f"<w14:textFill><w14:solidFill>{CLEAR}</w14:solidFill></w14:textFill>",
            '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>',
            '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
            '<w:position w:val="900"/>',
        ),
    ),
    Leak(
        "text off the page",
        ".docx",
        ("DL101",),
        paragraphs(
            '<w:ind w:left="-9000"/>',
            '<w:ind w:left="12000"/>',
            '<w:ind w:start="-5000"/>',
            '<w:ind w:firstLine="11000"/>',
            '<w:framePr w:w="2000" w:x="20000" w:y="1"/>',
            '<w:framePr w:w="2000" w:y="-9000"/>',
            '<w:ind w:left="6000" w:right="6000"/>',
        ),
    ),
    Leak(
        "line without height",
        ".docx",
        ("DL101",),
        paragraphs(
            '<w:spacing w:line="20" w:lineRule="exact"/>',
            '<w:spacing w:lineRule="exact" w:line="2"/>',
            '<w:framePr w:w="10" w:h="10" w:hRule="exact"/>',
        ),
    ),
    Leak("hidden rows and merged cells", ".docx", ("DL101",), hidden_rows),
    Leak("rows too low and columns too far", ".docx", ("DL101",), low_rows),
    Leak("tracked text", ".docx", ("DL117",), tracked),
    Leak("tracked formats", ".docx", ("DL117",), tracked_looks),
    Leak("comments", ".docx", ("DL103",), comments),
    Leak("authors", ".docx", ("DL107",), people),
    Leak("properties", ".docx", ("DL107",), properties),
    Leak("properties of one's own", ".docx", ("DL107",), custom_properties),
    Leak("custom XML", ".docx", ("DL115",), custom_xml),
    Leak("variables and settings", ".docx", ("DL115", "DL116", "DL101"), variables),
    Leak("files inside", ".docx", ("DL105",), embedded),
    Leak("programs", ".docx", ("DL100",), macros),
    Leak("loaded from elsewhere", ".docx", ("DL100", "DL105"), loading),
    Leak("fields that load", ".docx", ("DL100",), fields_that_load),
    Leak("fields that say more", ".docx", ("DL101",), fields_that_say_more),
    Leak("forms", ".docx", ("DL104",), forms),
    Leak("links", ".docx", ("DL106", "DL109"), links),
    Leak("cropped pictures", ".docx", ("DL110",), cropped),
    Leak("pictures that say more", ".docx", ("DL107", "DL108", "DL110", "DL116"), picture_metadata),
    Leak("descriptions of pictures", ".docx", ("DL109",), picture_names),
    Leak("hidden drawings", ".docx", ("DL110", "DL101"), hidden_drawing),
    Leak("drawing over text", ".docx", ("DL110",), over_text),
    Leak("box too small for its words", ".docx", ("DL101",), overflow),
    Leak("two forms of one thing", ".docx", ("DL101",), alternatives),
    Leak("headers and notes that no page shows", ".docx", ("DL101",), unseen_story),
    Leak("parts that nothing uses", ".docx", ("DL108", "DL115", "DL116", "DL107"), unused_parts),
    Leak("words where none belong", ".docx", ("DL101", "DL116", "DL115", "DL109"), strange_elements),
    Leak("unseen letters", ".docx", ("DL101",), unseen_letters),
    Leak("thumbnail of the first page", ".docx", ("DL110",), thumbnail),
]

LEAKS += LEAKS_OPEN

CLEAN: list[Clean] = [*CLEAN_WORD, *CLEAN_OPEN]
