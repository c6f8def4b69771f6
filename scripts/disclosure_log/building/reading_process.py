"""A process that reads responses for another: `python -m disclosure_log.building.reading_process`.

It is given the log's settings and then lists of files, as pickles on its standard input. It answers the settings with
`ready`, and each list with what it read of its files, on its standard output. It ends with its input.
"""

from __future__ import annotations

import pickle
import signal
import sys
from contextlib import suppress
from typing import Any

from disclosure_log.building.processes import READY
from disclosure_log.building.reader import read_for_another


def main() -> None:
    """Answer until there is nothing more to read."""
    # Ctrl and C reach every process of a terminal; whoever started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError):
        work = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
        _answer(READY)
        while True:
            files = pickle.load(sys.stdin.buffer)  # noqa: S301 - as above
            _answer([read_for_another(work, file) for file in files])


def _answer(answer: Any) -> None:
    pickle.dump(answer, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
