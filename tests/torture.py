"""Runs of the program that are killed, starved or held back, each a fork of one process that has loaded it."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.program import LOADED

HURTING = """
for line in sys.stdin:
    run = json.loads(line)
    child = os.fork()
    if not child:
        break
    if run["kill_after"] is not None:
        time.sleep(run["kill_after"])
        os.kill(child, signal.SIGKILL)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
else:
    sys.exit()
take_up(run)
if run["largest_file"]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (run["largest_file"], run["largest_file"]))
if run["more_memory"]:
    now = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + run["more_memory"],) * 2)
if run["obeys"] and sys.platform == "linux":
    header, held = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()  # capabilities(7), version 3
    library = ctypes.CDLL(None)
    library.capget(header, held)
    held[0] &= ~(1 << 1 | 1 << 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    library.capset(header, held)
main(prog_name="disclosure-log")
"""
SERVER = LOADED + HURTING


def run(
    *arguments: str,
    folder: Path,
    kill_after: float | None = None,
    largest_file: int = 0,
    more_memory: int = 0,
    obeys: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run the command in `folder`; negative status where it was killed.

    `kill_after` is in seconds, `largest_file` in bytes, and `more_memory` how many bytes beside those that it has.
    Whoever `obeys` may not write where the permissions of a folder forbid it, the superuser neither.
    """
    with tempfile.TemporaryDirectory() as temporary:
        out, err = Path(temporary) / "out", Path(temporary) / "err"
        for file in (out, err):
            file.touch()
        asked = {
            "arguments": arguments,
            "folder": str(folder),
            "out": str(out),
            "err": str(err),
            "kill_after": kill_after,
            "largest_file": largest_file,
            "more_memory": more_memory,
            "obeys": obeys,
        }
        server = _server()
        assert server.stdin
        assert server.stdout
        server.stdin.write(f"{json.dumps(asked)}\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return subprocess.CompletedProcess(list(arguments), status, *(file.read_text("utf-8") for file in (out, err)))


@cache
def _server() -> subprocess.Popen[str]:
    server = subprocess.Popen(
        [sys.executable, "-P", "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    )
    atexit.register(server.kill)
    return server
