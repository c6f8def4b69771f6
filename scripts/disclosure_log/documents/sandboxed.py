"""The inside of the sandbox: `python -m disclosure_log.documents.sandboxed TASK MEMORY`.

TASK is a function, `module:name`, that gets a request and the bytes of a file and gives back an answer, and bytes where
it made some. MEMORY is the most that this process may take, in bytes of address space. A request is a line of JSON
whose `size` says how many bytes of a file follow it; an answer has the same form, on the standard output. Before the
first one an empty answer shows that the process is up. Whoever asks watches the clock and ends the process.

Nothing else that a file says leaves the process: the text of an exception or a warning may quote the file, so both are
dropped. It opens no network where the system lets it give that up (Linux), and writes no file.
"""

from __future__ import annotations

import ctypes
import json
import logging
import resource
import signal
import sys
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, BinaryIO

Task = Callable[[Mapping[str, Any], bytes], tuple[dict[str, Any], bytes]]
"""What is done with a file: the request and its bytes in, an answer and bytes out. It may raise anything."""

OPEN_FILES = 64

# From Linux' prctl.h and sched.h.
_DIE_WITH_PARENT, _NO_NEW_PRIVILEGES = 1, 38
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000


def answer(task: Task, request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer of `task`; `{"error": "the exception's name"}` where it raises one."""
    try:
        return task(request, content)
    except Exception as error:  # noqa: BLE001 - whatever a file does to its reader, the other side gets an answer
        return {"error": type(error).__name__}, b""


def confine(memory: int) -> None:
    """Give up what reading a file does not need: memory beyond `memory` bytes, files, the network, as far as may be."""
    limits = {
        resource.RLIMIT_AS: memory,  # macOS may refuse this one
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,  # a picture of the memory would hold what the file says
        resource.RLIMIT_NOFILE: OPEN_FILES,
    }
    for limit, most in limits.items():
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        library.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        # Without the right to leave the network alone, it takes users of its own to have it.
        if library.unshare(_NEW_NETWORK):
            library.unshare(_NEW_USERS | _NEW_NETWORK)


def send(stream: BinaryIO, said: Mapping[str, Any], content: bytes = b"") -> None:
    """Write a message: a line of JSON, and `content` after it."""
    stream.write(json.dumps({**said, "size": len(content)}).encode() + b"\n")
    stream.write(content)
    stream.flush()


def main() -> None:
    """Answer requests until there are no more."""
    module, _, name = sys.argv[1].partition(":")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this process ends it
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")  # what a reader of files warns of may quote them
    task: Task = getattr(import_module(module), name)
    confine(int(sys.argv[2]))
    send(sys.stdout.buffer, {})
    requests = sys.stdin.buffer
    while line := requests.readline():
        request = json.loads(line)
        send(sys.stdout.buffer, *answer(task, request, requests.read(request["size"])))


if __name__ == "__main__":
    main()
