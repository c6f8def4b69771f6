"""The sandbox: a process of its own that reads documents for another, `python -m disclosure_log.documents.worker`.

It reads requests from its standard input, one JSON object a line, and answers each with one line on its standard
output: `{"path": "…"}` with `{"facts": {…}}` or `{"error": "name of the exception"}`, and a request without a path
with `{}`, which shows that it is up. Whoever asks watches the clock and ends the process. Nothing else that a file
says leaves it: the text of an exception or a warning may quote the file, so both are dropped.

Its one argument is the most memory that it may take, in bytes of address space.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

from disclosure_log.documents.pdf import read_facts


def answer(line: str) -> dict[str, Any]:
    """The answer to one request."""
    try:
        request = json.loads(line)
        return {"facts": read_facts(Path(request["path"]))} if "path" in request else {}
    except Exception as error:  # noqa: BLE001 - whatever a file does to pypdf, the other side gets an answer
        return {"error": type(error).__name__}


def limit_memory(size: int) -> None:
    """Let this process take at most `size` bytes of address space, where the system can; macOS may refuse."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def main() -> None:
    """Answer requests until there are no more."""
    limit_memory(int(sys.argv[1]))
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")  # what a reader of files warns of may quote them
    for line in sys.stdin:
        print(json.dumps(answer(line)), flush=True)


if __name__ == "__main__":
    main()
