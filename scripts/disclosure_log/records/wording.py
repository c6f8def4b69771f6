"""What is said to an officer about the text of a response."""

from __future__ import annotations

import re
from dataclasses import dataclass

_KNOWN_TAGS = re.compile(
    "applet|area|article|aside|audio|base|body|button|canvas|center|details|dialog|div|embed|fieldset|figure|font|"
    "footer|form|frame|frameset|head|header|html|iframe|input|label|link|main|map|marquee|math|meta|nav|noscript|"
    "object|option|picture|script|section|select|source|strike|style|summary|svg|template|textarea|title|track|tt|u|"
    "video"
)
_KNOWN_ATTRIBUTES = re.compile(r"on[a-z]+|style|class|id|name|target|rel|align|valign|bgcolor|border|width|height|src")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a place in the Markdown, counted in characters; no place: about the text as a whole."""

    code: str
    message: str
    hint: str
    place: int | None = None


def remark_on(kind: str, what: str = "", more: str = "", *, place: int | None = None) -> Remark:
    """The remark on one kind of fault; `what` and `more` fill in the words that the kind asks for."""
    if kind == "tag":
        return _tag(what, place)
    if kind == "attribute":
        return _attribute(what, more, place)
    code, message, hint = _WORDS[kind]
    return Remark(code, message.format(what, more), hint.format(what, more), place)


# Words of the letter are never repeated, nor what stands in a tag that HTML does not know: it may be a name.
def _tag(tag: str, place: int | None) -> Remark:
    if _KNOWN_TAGS.fullmatch(tag):
        message = f"<{tag}> is not a tag that may stand in a response."
        hint = f"Take the tag out; if the letter shows it as text, write &lt;{tag}&gt;."
    else:
        message = "These words between < and > would be taken for an HTML tag and would not be seen."
        hint = "Write &lt; for the sign < as in &lt;name redacted&gt;."
    return Remark("DL032", message, hint, place)


def _attribute(name: str, tag: str, place: int | None) -> Remark:
    shown = f"`{name}`" if _KNOWN_ATTRIBUTES.fullmatch(name) else "Something in the tag"
    return Remark("DL032", f"{shown} may not stand in <{tag}>.", "Take it out of the tag.", place)


_WORDS = {
    "comment": (
        "DL032",
        "A hidden comment or declaration stands in the text.",
        "Take it out: on the page nobody would see it, in the repository everybody could.",
    ),
    "structure": (
        "DL032",
        "The HTML in the text is not well formed: a browser would read it differently.",
        "Close every tag that is opened, in the right order, or write it as Markdown.",
    ),
    "scheme": (
        "DL033",
        "The link has an address of a kind that is not allowed.",
        "Links begin with https://, http://, mailto:, tel: or response:, and hold no spaces.",
    ),
    "link": (
        "DL033",
        "The link leads to nothing that is published with this response.",
        (
            "Write a whole web address, response:2021/702 for another response, or the folder and name of an "
            "attachment that the front matter names, such as 702/letter.pdf. If this is a note mark such as [1] "
            "with its note below, write a backslash before the note: \\[1]: …"
        ),
    ),
    "picture": (
        "DL033",
        "The picture is not an attachment of this response.",
        (
            "Put it into the folder beside the response, name it under attachments, and write the folder and its "
            "name, such as 702/map.png."
        ),
    ),
    "alternative": (
        "DL037",
        "The picture has no words for those who cannot see it.",
        "Say between the square brackets what it shows: ![what it shows](…).",
    ),
    "heading": (
        "DL031",
        "A heading inside the letter has the level of the two that every response has, or a higher one.",
        (
            "Begin it with ### (three signs); ## is only for {0} and {1}, which stand in no list or quotation. If "
            "the sign # is part of the words, write \\#. A line of dashes right below a line of text makes a "
            "heading too: leave a blank line between them."
        ),
    ),
    "twice": (
        "DL030",
        "The heading {0} stands here a second time.",
        "Keep one ## {0}; headings inside the letter begin with ###.",
    ),
    "missing": ("DL030", "The heading {0} is missing.", "Put a line `## {0}` above that part of the text."),
    "order": ("DL030", "{1} stands before {0}.", "Put ## {0} first."),
    "above": ("DL030", "Text stands above the heading {0}.", "Move it below ## {0} or ## {1}."),
    "empty": ("DL030", "Nothing stands below the heading {0}.", "Put the letter's words there."),
    "lost": (
        "DL034",
        "Words of this line would vanish from the page: Markdown reads them as something else.",
        (
            "In a table, give no row more cells than the first. Elsewhere put a backslash before the first sign of "
            "the line, as in \\[1]: annex, and write links as [words](address)."
        ),
    ),
    "number": (
        "DL035",
        "The number {0} would be shown as {1}: Markdown counts a list on from its first number.",
        (
            "Write {0}\\. (with a backslash) to keep the number as it is, and so with the other numbers of this "
            "list, each with a blank line above it."
        ),
    ),
    "too deep": (
        "DL036",
        "More brackets, tags or other signs stand here, in one another or in one paragraph, than any letter holds.",
        (
            "Check that every bracket is closed; write \\[ or &lt; for a sign that stands alone; leave blank "
            "lines between paragraphs; five levels of lists and quotations are plenty."
        ),
    ),
}
