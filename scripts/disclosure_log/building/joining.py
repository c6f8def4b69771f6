"""Joins modules of JavaScript into one script of the old kind, which a browser runs from a folder too.

No module is run from there (HTML Standard, "fetch a module script": a file has an opaque origin). Each module becomes a
function that gives what it exports, in the order in which they need each other. Only the few forms that our modules are
written in are known, each on lines of its own; any other is refused, so that no script is joined wrongly.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{ (?P<names>\w+(?:, \w+)*) \} from "\./(?P<module>[\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<kind>(?:async )?function |class |const )(?P<name>\w+)", re.MULTILINE)
_ADDRESS = "import.meta.url"
_COMMENT = re.compile(r"/\*.*?\*/|(?<!\S)//[^\n]*", re.DOTALL)
_LEFT = re.compile(r"[^\n]*\b(?:import|export)\b[^\n]*")
_SCRIPT = "scriptAddress"


class UnknownFormError(ValueError):
    """A module says something in a way that joining does not know."""


def joined(entry: Path) -> str:
    """The module `entry` and all that it imports from its folder, as one script that a page loads with `defer`.

    Raises `UnknownFormError`, which names module and line, for imports and exports of other forms and for modules that
    import each other in a circle; `OSError` where a module cannot be read.
    """
    parts: dict[str, str] = {}
    _add(entry, parts, ())
    return "\n".join(
        ['(() => {\n"use strict";', f"const {_SCRIPT} = document.currentScript.src;", *parts.values(), "})();\n"]
    )


def _add(module: Path, parts: dict[str, str], above: tuple[str, ...]) -> None:
    """Put what `module` imports into `parts`, and then itself."""
    if module.name in above:
        raise UnknownFormError(f"{module.name}: it is imported by what it imports.")
    if module.name in parts:
        return
    text = module.read_text(encoding="utf-8")
    for found in _IMPORT.finditer(text):
        _add(module.with_name(found["module"]), parts, (*above, module.name))
    exports = [found["name"] for found in _EXPORT.finditer(text)]
    text = _IMPORT.sub(lambda found: f"const {{ {found['names']} }} = {_variable(found['module'])};", text)
    text = _EXPORT.sub(r"\g<kind>\g<name>", text).replace(_ADDRESS, _SCRIPT)
    if left := _LEFT.search(_COMMENT.sub("", text)):
        raise UnknownFormError(f"{module.name}: not a form that is known: {left[0].strip()}")
    end = f"return {{ {', '.join(exports)} }};\n" if exports else ""
    parts[module.name] = f"const {_variable(module.name)} = (() => {{\n{text}{end}}})();"


def _variable(module: str) -> str:
    return f"module_{module.removesuffix('.js').replace('-', '_')}"
