"""The program as a process of its own, without the second that Python takes to load it each time.

One process of each test worker loads the program and does nothing else; every run is a fork of it.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SECONDS = 120.0
"""How long one run may take."""

READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ")
"""How variables begin that Python reads when it starts: a run with others than ours starts anew."""

LOADED = """
import ctypes, json, os, resource, signal, sys, time
from importlib import import_module

from disclosure_log.cli import COMMANDS, main

for module in sorted(set(COMMANDS.values())):
    import_module(f"disclosure_log.cli.{module}")
import disclosure_log.engine.running


def take_up(run):
    os.chdir(run["folder"])
    sys.argv = ["disclosure-log", *run["arguments"]]
    for number, name in enumerate([os.devnull, run["out"], run["err"]]):
        file = os.open(name, os.O_RDWR)
        os.dup2(file, number)
        os.close(file)
    sys.stdin = open(0, closefd=False)

"""
"""The beginning of a program that has loaded this one, and can take up what it is asked for in a fork of itself."""

ANSWERING = """
for line in sys.stdin:
    run = json.loads(line)
    child = os.fork()
    if child:
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    os.environ.clear()
    os.environ.update(run["environment"])
    take_up(run)
    main(prog_name="disclosure-log")
"""
SERVER = LOADED + ANSWERING


def run(
    *arguments: str, folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command in `folder`, as a process that nobody sits at; `environment` is all of it, by default ours."""
    given = dict(os.environ if environment is None else environment)
    if _starts_otherwise(given):
        command = [sys.executable, "-m", "disclosure_log", *arguments]
        return subprocess.run(
            command,
            cwd=folder,
            env=given,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )
    with tempfile.TemporaryDirectory() as temporary:
        out, err = Path(temporary) / "out", Path(temporary) / "err"
        for file in (out, err):
            file.touch()
        asked = {"arguments": arguments, "folder": str(folder), "environment": given, "out": str(out), "err": str(err)}
        status = _server().ask(asked)
        return subprocess.CompletedProcess(list(arguments), status, *(file.read_text("utf-8") for file in (out, err)))


def _starts_otherwise(environment: Mapping[str, str]) -> bool:
    """Whether Python would start otherwise with this environment than it did here."""
    return any(
        environment.get(name) != os.environ.get(name)
        for name in {*environment, *os.environ}
        if name.startswith(READ_AT_START)
    )


class _Server:
    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, run: Mapping[str, Any]) -> int:
        """The exit status of a run."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(run)}\n")
        self._process.stdin.flush()
        if not select.select([self._process.stdout], [], [], SECONDS)[0]:
            self.end()
            _server.cache_clear()
            raise subprocess.TimeoutExpired(run["arguments"], SECONDS)
        return int(self._process.stdout.readline())

    def end(self) -> None:
        """End it, and whatever it is waiting for."""
        self._process.kill()
        self._process.communicate()


@cache
def _server() -> _Server:
    server = _Server()
    atexit.register(server.end)
    return server
