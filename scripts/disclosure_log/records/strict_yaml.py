"""YAML as this log reads it: strictly, and remembering where every key and value stands.

PyYAML's loaders turn `no` into False and `12:30` into 750, overwrite duplicate keys in silence and expand aliases
without limit. Here every scalar stays the text that was typed, and everything that could surprise is a finding.
The tree is built from the parser's events without recursion, so depth is checked before anything can overflow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from disclosure_log.findings import Finding

LARGEST = 64 * 1024
"""Most bytes of one YAML document."""

DEEPEST = 20
"""Most levels of nesting."""

Path = tuple[str | int, ...]
Data = str | list[Any] | dict[str, Any]

_REPEATED = frozenset({"reference", "title", "matter", "authority"})
"""Keys whose lines a finding writes out as they should be."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY_AND_VALUE = re.compile(r"^(?P<before>\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*):[ \t]+)(?P<value>\S.*?)\s*$")


class Mark(NamedTuple):
    """A place in a file: line and column, both counted from 1."""

    line: int
    column: int


@dataclass
class Document:
    """A YAML mapping and where each part of it stands."""

    data: dict[str, Any] = field(default_factory=dict)
    """Keys and values; every scalar is text as it was typed."""

    marks: dict[Path, Mark] = field(default_factory=dict)
    """Where the value at each path stands; for a value in a mapping, where its key stands."""

    def mark(self, path: Path) -> Mark:
        """The place of `path`, or of the nearest thing around it that has one."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark(1, 1))


class _RefusedError(Exception):
    """Reading stopped here; carries the finding's parts."""

    def __init__(self, code: str, message: str, hint: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.line, self.column = code, message, hint, line, column


@dataclass
class _Open:
    """A mapping or list that the parser is inside of."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


def read_mapping(text: str, path: str, *, first_line: int = 1, plain: bool = True) -> tuple[Document, list[Finding]]:
    """Read one YAML mapping.

    `path` names the file in findings and `first_line` is the line of the file on which `text` begins. With
    `plain=False`, tags, anchors and comments after a value pass (a `mkdocs.yml` has them). What cannot be read gives
    an empty document and the finding that says why; nothing is raised.
    """
    if len(text.encode()) > LARGEST:
        return Document(), [
            Finding(
                "DL008",
                path,
                f"The keys and values are larger than {LARGEST // 1024} kB.",
                "Keep facts in the front matter of a response and the letter's text below it; check that the closing "
                "line --- is there.",
                first_line,
            )
        ]
    builder = _Builder(text.split("\n"), first_line, plain=plain)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except _RefusedError as refused:
        place = (max(refused.line, 1) + first_line - 1, refused.column)
        return Document(), [Finding(refused.code, path, refused.message, refused.hint, *place)]
    except yaml.YAMLError as error:
        return Document(), [_unreadable(error, builder.lines, path, first_line)]
    findings = [
        Finding(code, path, message, hint, line + first_line - 1, column)
        for code, message, hint, line, column in builder.problems
    ]
    return builder.document, findings


class _Builder:
    """Turns the parser's events into plain data and marks."""

    def __init__(self, lines: list[str], first_line: int, *, plain: bool) -> None:
        self.lines = lines
        self.first_line = first_line
        self.plain = plain
        self.document = Document()
        self.problems: list[tuple[str, str, str, int, int]] = []
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Take one event of the parser; raise `_RefusedError` where reading cannot go on."""
        line, column = _position(event.start_mark)
        match event:
            case yaml.ScalarEvent():  # most of them are
                self._check_special(event, line, column)
                self._scalar(event, line, column)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._open.pop()
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_special(event, line, column)
                self._enter({} if isinstance(event, yaml.MappingStartEvent) else [], line, column)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise _RefusedError(
                        "DL006", "A second YAML document begins here.", "Remove this line of dashes.", line, column
                    )
            case yaml.AliasEvent():
                if self.plain:
                    self._refuse_special("An alias (*name)", line, column)
                self._scalar_text("", line, column)

    def _check_special(self, event: Any, line: int, column: int) -> None:
        if event.anchor and self.plain:
            self._refuse_special("An anchor (&name)", line, column)
        if event.tag and self.plain:
            self._refuse_special("A tag (!name)", line, column)

    def _refuse_special(self, what: str, line: int, column: int) -> None:
        raise _RefusedError(
            "DL006",
            f"{what} is not allowed here: YAML reads &, * and ! at the start of a value as commands.",
            _as_it_should_be(self.lines, line) or "Put the value between single quotes.",
            line,
            column,
        )

    def _enter(self, value: dict[str, Any] | list[Any], line: int, column: int) -> None:
        if len(self._open) >= DEEPEST:
            raise _RefusedError(
                "DL008", f"Nested more than {DEEPEST} deep.", "Nothing in this log needs that; simplify.", line, column
            )
        path = self._place(value, line, column)
        self._open.append(_Open(value, path))

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> None:
        if not self._scalar_text(event.value, line, column) and self.plain:
            self._refuse_cut(event, line)

    def _scalar_text(self, text: str, line: int, column: int) -> bool:
        """Take `text` as a key or as a value; whether it was a key."""
        inside = self._open[-1] if self._open else None
        if inside and isinstance(inside.value, dict) and inside.key is None:
            self._key(inside, text, line, column)
            return True
        self._place(text, line, column)
        return False

    def _key(self, inside: _Open, key: str, line: int, column: int) -> None:
        path = (*inside.path, key)
        if path in self.document.marks:
            first = self.document.marks[path].line
            self.problems.append(
                (
                    "DL005",
                    f"{named_key(key)} stands here a second time.",
                    f"Keep one of the two: the other one stands on line {first}."
                    if first != line + self.first_line - 1
                    else "Keep one of the two.",
                    line,
                    column,
                )
            )
        self.document.marks[path] = Mark(line + self.first_line - 1, column)
        inside.key = key

    def _place(self, value: Data, line: int, column: int) -> Path:
        if not self._open:
            if not isinstance(value, dict):
                raise _RefusedError(
                    "DL004", "This is not a list of keys and values.", "Write one `key: value` a line.", line, column
                )
            self.document.data = value
            return ()
        inside = self._open[-1]
        if isinstance(inside.value, list):
            path = (*inside.path, len(inside.value))
            self.document.marks[path] = Mark(line + self.first_line - 1, column)
            inside.value.append(value)
            return path
        if inside.key is None:
            raise _RefusedError("DL004", "A key must be a single word.", "Write `key: value`.", line, column)
        path = (*inside.path, inside.key)
        inside.value[inside.key] = value
        inside.key = None
        return path

    def _refuse_cut(self, event: yaml.ScalarEvent, line: int) -> None:
        # Blocks have no end on their line, and behind a closing quote nothing is lost.
        if event.style in ("|", ">", "'", '"'):
            return
        last, end = _position(event.end_mark)
        rest = self.lines[last - 1][end - 1 :] if last <= len(self.lines) else ""
        if re.match(r"\s*#", rest) and (event.value or rest.strip()):
            self.problems.append(
                (
                    "DL007",
                    "YAML would cut the value at the sign # and drop what follows, without a word.",
                    _as_it_should_be(self.lines, line)
                    or "Put the value between single quotes, or move the comment to a line of its own.",
                    last,
                    end,
                )
            )


def _position(mark: Any) -> tuple[int, int]:
    """Line and column of one of PyYAML's marks, counted from 1."""
    return mark.line + 1, mark.column + 1


def quoted(value: str) -> str:
    """`value` as a YAML scalar between single quotes, in which nothing but the quote itself is special."""
    return "'" + value.replace("'", "''") + "'"


def _as_it_should_be(lines: list[str], line: int) -> str:
    """The line with its value quoted, as the officer should write it; empty where the line is not `key: value`."""
    if not 0 < line <= len(lines) or not (match := _KEY_AND_VALUE.match(lines[line - 1])):
        return ""
    value = match["value"]
    if match["key"] not in _REPEATED:
        # A finding is public, and what was written here may hold a name.
        return "Put the value between single quotes, and write a single quote inside it twice."
    if len(value) > 1 and value[0] in "'\"" and value.count(value[0]) % 2 == 0 and value.endswith(value[0]):
        value = value[1:-1]
    return f"Write the line like this: {match['before'].strip()} {quoted(value)}"


def named_key(key: str) -> str:
    """`key` as a finding may name it: only where it looks like a key, since words of a letter may hold a name."""
    return f"The key `{key}`" if re.fullmatch("[A-Za-z][A-Za-z_-]{0,39}", key) else "This key"


def _unreadable(error: yaml.YAMLError, lines: list[str], path: str, first_line: int) -> Finding:
    """The finding for what the parser could not read: at the line that most probably needs mending."""
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    line = (problem.line if problem else 0) + 1
    column = (problem.column if problem else 0) + 1
    unclosed_quote = "quoted scalar" in str(getattr(error, "context", "") or "")
    # A key without its colon is noticed only on the line below it.
    key_unfinished = "simple key" in str(getattr(error, "context", "") or "")
    if context is not None and (unclosed_quote or key_unfinished or line > len(lines) or not lines[line - 1].strip()):
        line, column = context.line + 1, context.column + 1
    line = min(line, max(len(lines), 1))
    text = lines[line - 1] if lines else ""
    if "\t" in text[: len(text) - len(text.lstrip())]:
        message, hint = "The line begins with a tab.", "YAML takes spaces only: replace the tab by two spaces."
    elif (match := _KEY_AND_VALUE.match(text)) and _needs_quotes(match["value"]):
        message = f"The value of `{match['key']}` holds a sign that YAML reads as a command."
        hint = _as_it_should_be(lines, line)
    elif re.match(r"\s*(?:- +)?[A-Za-z_]\w*:\S", text):
        message, hint = "A space is missing after the colon.", "Write `key: value`, with a space after the colon."
    else:
        message = "This line does not fit what stands around it."
        hint = "Check that keys of one level begin in the same column, and that every quote and bracket is closed."
    return Finding("DL004", path, message, hint, line + first_line - 1, column)


def _needs_quotes(value: str) -> bool:
    return ": " in value or value.endswith(":") or value[0] in "@`%&*!|>'\"[]{},?-"
