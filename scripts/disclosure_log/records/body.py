"""The text of a response: Markdown under the headings Request and Response, to HTML that may be published.

The letter's words are verbatim, so rendering is checked for what Markdown would do to them in silence: words that
would vanish, list numbers that would change, HTML that would be dropped. Each is a finding, at its line.
"""

from __future__ import annotations

import html
import re
import threading
from collections import Counter
from dataclasses import dataclass

import markdown

from disclosure_log.findings import Finding
from disclosure_log.records.allowed_html import NotAllowed, examine, tags_in, words_of

LARGEST = 500_000
"""Most bytes of a response's file: some 80,000 words."""

_DEEPEST_BRACKETS = 40
_HEADINGS = {"en": ("Request", "Response"), "cy": ("Cais", "Ymateb")}
_ITEM = re.compile(r"^[ \t]*(?:> ?)*[ \t]*(\d{1,9})\\?\.(?=[ \t])", re.MULTILINE)
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the letter."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """The request or the response, as HTML that may be published."""

    html: str
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """The two sections of a response."""

    request: Section
    response: Section


def section_names(language: str) -> tuple[str, str]:
    """The two headings in a language; English where it has none of its own."""
    return _HEADINGS.get(language.split("-")[0], _HEADINGS["en"])


def read_body(
    source: str,
    path: str,
    *,
    first_line: int = 1,
    language: str = "en",
    folder: str = "",
    attachments: tuple[str, ...] = (),
) -> tuple[Body | None, list[Finding]]:
    """Render the Markdown `source` of the file `path`, which begins on `first_line`.

    `folder` is the folder of the response's attachments as a link in the file names it (`702` in `702/letter.pdf`),
    `attachments` the names of its files. Gives no body where a finding blocks.
    """
    where = _Places(source, path, first_line)
    if place := _too_deep(source):
        return None, [
            where.finding(
                "DL036",
                place,
                "The text holds too many brackets or tags inside one another.",
                "Check that every bracket is closed; write \\[ for one that stands alone.",
            )
        ]
    try:
        rendered = _convert(source)
    except RecursionError:
        return None, [
            where.finding(
                "DL036",
                0,
                "The text is nested too deeply to be shown.",
                "Make lists and quotations simpler: five levels are plenty.",
            )
        ]
    targets = frozenset(f"{folder}/{name}" for name in attachments)
    clean, problems = examine(rendered, targets)
    findings = [_not_allowed(problem, where, folder) for problem in problems]
    sections, heading_findings = _split(clean, where, section_names(language))
    findings += heading_findings
    if not findings:
        findings += _lost_words(source, rendered, where) + _changed_numbers(source, rendered, where)
    if findings or sections is None:
        return None, findings
    request, response = (_section(part, folder, targets) for part in sections)
    return Body(request, response), []


def _convert(source: str) -> str:
    """Exactly the Markdown that design and guide promise: `tables` and `sane_lists`, nothing else."""
    if not hasattr(_local, "markdown"):
        _local.markdown = markdown.Markdown(
            extensions=["tables", "sane_lists"],
            extension_configs={"tables": {"use_align_attribute": True}},
            output_format="html",
        )
    try:
        return str(_local.markdown.reset().convert(source))
    except BaseException:
        del _local.markdown
        raise


class _Places:
    """Where things stand in the file, for findings."""

    def __init__(self, source: str, path: str, first_line: int) -> None:
        self.source, self.path, self.first_line = source, path, first_line

    def finding(self, code: str, offset: int | None, message: str, hint: str) -> Finding:
        if offset is None:
            return Finding(code, self.path, message, hint)
        line = self.source.count("\n", 0, offset)
        column = offset - (self.source.rfind("\n", 0, offset) + 1)
        return Finding(code, self.path, message, hint, line + self.first_line, column + 1)

    def find(self, pattern: str, number: int = 1) -> int | None:
        for count, match in enumerate(re.finditer(pattern, self.source, re.IGNORECASE | re.MULTILINE), 1):
            if count == number:
                return match.start()
        return None

    def heading(self, text: str) -> int | None:
        words = r"[\W_]+".join(re.escape(word) for word in re.findall(r"[^\W_]+", text)[:12])
        return self.find(rf"^[ ]{{0,3}}#*[ \t]*[\W_]*{words}") if words else self.find(r"^[ ]{0,3}#+[ \t]*$")


def _too_deep(source: str) -> int | None:
    """Where brackets or tags stand deeper in one another than any letter needs: Markdown's time grows with the square."""
    start = 0
    for block in re.split(r"(\n[ \t]*\n)", source):
        for opening, closing in ((r"\[", r"\]"), (r"\(", r"\)"), (r"<(?=[a-zA-Z/!?])", ">")):
            depth = 0
            for match in re.finditer(f"({opening})|{closing}", block):
                depth = depth + 1 if match[1] else max(depth - 1, 0)
                if depth > _DEEPEST_BRACKETS:
                    return start + match.start()
        start += len(block)
    return None


def _not_allowed(problem: NotAllowed, where: _Places, folder: str) -> Finding:
    place = _place_of(problem, where)
    tag = f"<{_printable(problem.tag)}>"
    match problem.kind:
        case "tag":
            return where.finding(
                "DL032",
                place,
                f"{tag} is not a tag that may stand in a response.",
                f"If the letter shows these words between signs, write &lt;{_printable(problem.tag)} …&gt;; "
                "otherwise take the tag out.",
            )
        case "attribute":
            return where.finding(
                "DL032", place, f"`{_printable(problem.what)}` may not stand in {tag}.", "Take it out of the tag."
            )
        case "comment":
            return where.finding(
                "DL032",
                place,
                "A hidden comment or declaration stands in the text.",
                "Take it out: on the page nobody would see it, in the repository everybody could.",
            )
        case "scheme":
            return where.finding(
                "DL033",
                place,
                "The link has an address of a kind that is not allowed.",
                "Links begin with https://, http://, mailto:, tel: or response:.",
            )
        case "link":
            return where.finding(
                "DL033",
                place,
                "The link leads to nothing that is published with this response.",
                f"Write a whole web address, response:2021/702 for another response, or {folder}/name.pdf "
                "for an attachment that the front matter names.",
            )
        case "picture":
            return where.finding(
                "DL033",
                place,
                "The picture is not an attachment of this response.",
                f"Put it into the folder {folder}/, name it under attachments, and write {folder}/name.png.",
            )
        case "alternative":
            return where.finding(
                "DL037",
                place,
                "The picture has no words for those who cannot see it.",
                "Say between the square brackets what it shows: ![what it shows](…).",
            )
        case _:
            return where.finding(
                "DL032",
                place,
                "The HTML in the text is not well formed: a browser would read it differently.",
                "Close every tag that is opened, in the right order, or write it as Markdown.",
            )


def _place_of(problem: NotAllowed, where: _Places) -> int | None:
    if problem.kind == "comment":
        return where.find(r"<[!?]")
    if problem.tag in ("a", "img") and problem.kind in ("scheme", "link", "picture", "alternative"):
        opening = r"!\[" if problem.tag == "img" else r"(?<!!)\["
        if (place := where.find(rf"{opening}[^\]]*\]\(|<{problem.tag}\b|<\w[\w+.\-]*:", problem.number)) is not None:
            return place
        return where.find(rf"{opening}")
    offsets = [offset for tag, offset in tags_in(where.source) if tag == (problem.tag or problem.what)]
    return offsets[min(problem.number, len(offsets)) - 1] if offsets else None


def _split(clean: str, where: _Places, names: tuple[str, str]) -> tuple[tuple[str, str] | None, list[Finding]]:
    """The HTML below the two headings."""
    request, response = names
    pieces = re.split(r"<h2(?: [^>]*)?>(.*?)</h2>", clean, flags=re.DOTALL)
    titles = [words_of(piece).strip() for piece in pieces[1::2]]
    findings = []
    for title in dict.fromkeys(titles):
        if title not in names:
            findings.append(
                where.finding(
                    "DL031",
                    where.heading(title),
                    "This heading has the level of the two that every response has.",
                    f"Begin it with ### (three signs); ## is only for {request} and {response}. A line of dashes right below a "
                    "line of text makes a heading too: leave a blank line between them.",
                )
            )
        elif titles.count(title) > 1:
            findings.append(
                where.finding(
                    "DL030",
                    where.heading(title),
                    f"The heading {title} stands here more than once.",
                    f"Keep one ## {title}; headings inside the letter begin with ###.",
                )
            )
    missing = [name for name in names if name not in titles]
    if missing:
        end = len(where.source.rstrip())
        findings += [
            where.finding(
                "DL030",
                end,
                f"The heading {name} is missing.",
                f"Put a line `## {name}` above the {'request' if name == request else 'answer'}.",
            )
            for name in missing
        ]
    elif not findings and titles != [request, response]:
        findings.append(
            where.finding(
                "DL030", where.heading(response), f"{response} stands before {request}.", f"Put ## {request} first."
            )
        )
    elif not findings and words_of(pieces[0]).strip():
        findings.append(
            where.finding(
                "DL030",
                re.search(r"\S", where.source).start(),  # type: ignore[union-attr]
                f"Text stands above the heading {request}.",
                f"Move it below ## {request} or ## {response}.",
            )
        )
    if findings:
        return None, findings
    for name, content in zip(names, pieces[2::2], strict=True):
        if not words_of(content).strip() and "<img" not in content:
            findings.append(
                where.finding(
                    "DL030",
                    where.heading(name),
                    f"Nothing stands below the heading {name}.",
                    "Put the letter's words there.",
                )
            )
    return (None, findings) if findings else ((pieces[2], pieces[4]), [])


def _lost_words(source: str, rendered: str, where: _Places) -> list[Finding]:
    """A line that Markdown would swallow, such as `[1]: see the annex`, which it takes for the address of a link."""
    shown = _words(html.unescape(rendered))
    written = _words(_ITEM.sub("", html.unescape(source)))
    lost = written - shown
    if not lost:
        return []
    word = next(iter(lost))
    place = where.find(rf"^[ ]{{0,3}}\[[^\]]+\]:.*{re.escape(word)}")
    if place is None:
        place = where.find(re.escape(word))
    return [
        where.finding(
            "DL034",
            place,
            "Words of this line would vanish from the page: Markdown reads it as a command.",
            "Put a backslash before the first sign of the line, as in \\[1]: see the annex.",
        )
    ]


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


def _changed_numbers(source: str, rendered: str, where: _Places) -> list[Finding]:
    """A numbered line that would be shown under another number: Markdown counts on from the first one."""
    shown = _shown_numbers(rendered)
    for number, match in enumerate(_ITEM.finditer(source)):
        written = match[1].lstrip("0") or "0"
        if number >= len(shown) or shown[number] != written:
            return [
                where.finding(
                    "DL035",
                    match.start(1),
                    f"This number would be shown as {shown[number] if number < len(shown) else 'none'}.",
                    f"Write {match[1]}\\. (with a backslash) to keep the number as it is.",
                )
            ]
    return []


def _shown_numbers(rendered: str) -> list[str]:
    """Every number that stands at the beginning of a line or of a list item, in the order of the page."""
    numbers: list[str] = []
    counters: list[int | None] = []
    for match in re.finditer(
        r"<(/?)(ol|ul|li)\b([^>]*)>|(?:^|(?<=\n)|(?<=<p>)|(?<=<code>))[ \t]*(\d{1,9})\.(?=[ \t])", rendered
    ):
        closing, tag, attributes, plain = match.groups()
        if plain:
            numbers.append(plain.lstrip("0") or "0")
        elif tag in ("ol", "ul"):
            if closing:
                del counters[-1:]
            else:
                start = re.search(r'start="(\d+)"', attributes)
                counters.append((int(start[1]) if start else 1) if tag == "ol" else None)
        elif not closing and counters and (number := counters[-1]) is not None:
            value = re.search(r'value="(\d+)"', attributes)
            number = int(value[1]) if value else number
            numbers.append(str(number))
            counters[-1] = number + 1
    return numbers


def _section(content: str, folder: str, targets: frozenset[str]) -> Section:
    """The finished HTML: headings with names to link to, tables that can be scrolled, links to the files beside it."""
    headings: list[Heading] = []
    used: Counter[str] = Counter()

    def heading(match: re.Match[str]) -> str:
        text = words_of(match[3]).strip()
        slug = "letter-" + ("-".join(re.findall(r"[a-z0-9]+", text.casefold()))[:60] or "heading")
        used[slug] += 1
        name = slug if used[slug] == 1 else f"{slug}-{used[slug]}"
        headings.append(Heading(int(match[1]), name, text))
        return f'<h{match[1]} id="{name}"{match[2] or ""}>{match[3]}</h{match[1]}>'

    content = re.sub(r"<h([3-6])( [^>]*)?>(.*?)</h\1>", heading, content, flags=re.DOTALL)
    content = re.sub(r' align="(left|center|right)"', r' class="align-\1"', content)
    content = re.sub(
        r"(<thead>.*?</thead>)",
        lambda head: re.sub(r"<th(?![^>]* scope=)(?=[ >])", '<th scope="col"', head[1]),
        content,
        flags=re.DOTALL,
    )
    content = re.sub(
        r"<table[ >].*?</table>", r'<div class="table-scroll" tabindex="0">\g<0></div>', content, flags=re.DOTALL
    )
    for target in targets:
        content = content.replace(f'="{html.escape(target)}"', f'="{html.escape(target.removeprefix(folder + "/"))}"')
    return Section(content.strip(), tuple(headings))


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)[:40]
