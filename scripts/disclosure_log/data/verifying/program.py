"""Joins the modules of this folder into the one file that is published with each log."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PROGRAM_NAME = "verify.py"
"""Name of the program at the top of a log."""

_MODULES = ("sealing", "places", "comparing")
"""In the order in which they build on each other."""

_HEAD = '''\
#!/usr/bin/env python3
"""Says whether a disclosure log, in a folder or on the web, is the one that was sealed.

    python3 verify.py FOLDER|ADDRESS [--against CHECKPOINT]

It needs Python 3.11 or newer and nothing else, so that whoever trusts nobody can read it and run it. A log that was
changed could bring a changed program: take this file from elsewhere, such as the source of disclosure-log, where it
matters. The exit status is 0 where nothing is wrong, 1 where something is, and 2 where it was used wrongly.
"""

from __future__ import annotations

'''
_NOTES = re.compile(r"  # (?:noqa|type: ignore).*")
"""Notes for the tools with which these modules are checked."""

_TAIL = '\n\nif __name__ == "__main__":\n    sys.exit(main())\n'


def program() -> str:
    """The program as Python source, the same for the same modules."""
    plain: set[str] = set()
    names: dict[str, set[str]] = {}
    parts = []
    for module in _MODULES:
        text = Path(__file__).with_name(f"{module}.py").read_text(encoding="utf-8")
        tree = ast.parse(text)
        imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        for node in imports:
            if isinstance(node, ast.Import):
                plain.add(ast.unparse(node))
            elif node.module and not node.module.startswith(("__future__", "disclosure_log")):
                names.setdefault(node.module, set()).update(alias.name for alias in node.names)
        said = "".join(f"# {line}".rstrip() + "\n" for line in (ast.get_docstring(tree) or "").splitlines())
        parts.append(said + "\n" + _NOTES.sub("", "\n".join(text.splitlines()[imports[-1].end_lineno :])).strip("\n"))
    chosen = [f"from {module} import {', '.join(sorted(found))}" for module, found in sorted(names.items())]
    return _HEAD + "\n".join([*sorted(plain), *chosen, "", "", ""]) + "\n\n\n".join(parts) + _TAIL
