"""The process that reads documents answers every request with one message and says nothing else."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import disclosure_log

PACKAGE = Path(disclosure_log.__file__).parents[1]
SECRET = "canary-7700900123"

TASKS = """
import os, resource, socket, sys, tempfile, warnings, logging

def echo(request, content):
    return {"said": request["say"]}, content[::-1]

def fail(request, content):
    warnings.warn(content.decode())
    logging.getLogger("reader").error(content.decode())
    raise ValueError(content.decode())

def fill(request, content):
    return {"length": len(bytes(request["bytes"]))}, b""

def write(request, content):
    with open(request["path"], "wb") as file:
        file.write(content)
    return {}, b""

def connect(request, content):
    socket.create_connection(("127.0.0.1", request["port"]), timeout=5).close()
    return {}, b""
"""


def talk(
    folder: Path, task: str, *requests: tuple[dict[str, Any], bytes], memory: int = 1 << 30
) -> tuple[list[tuple[dict[str, Any], bytes]], bytes]:
    """Make these requests of a sandbox; its answers but for the first one, and what it put on its standard error."""
    (folder / "example_tasks.py").write_text(TASKS)
    sent = b"".join(
        json.dumps(request | {"size": len(content)}).encode() + b"\n" + content for request, content in requests
    )
    result = subprocess.run(
        [sys.executable, "-m", "disclosure_log.documents.sandboxed", f"example_tasks:{task}", str(memory)],
        input=sent,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(PACKAGE), str(folder)])},
        capture_output=True,
        check=True,
    )
    stream = io.BytesIO(result.stdout)
    answers = []
    while line := stream.readline():
        said = json.loads(line)
        answers.append((said, stream.read(said.pop("size"))))
    assert answers[0] == ({}, b"")
    return answers[1:], result.stderr


def test_each_request_gets_one_answer_in_order(tmp_path: Path) -> None:
    """What is asked about a file is answered with words, and with bytes of whatever kind."""
    answers, said = talk(tmp_path, "echo", ({"say": "tŷ\n"}, b"ab\n{}\n"), ({"say": "2"}, b""))
    assert answers == [({"said": "tŷ\n"}, b"\n}{\nba"), ({"said": "2"}, b"")]
    assert said == b""


def test_nothing_that_a_file_holds_is_repeated(tmp_path: Path) -> None:
    """Exceptions, warnings and logs of a reader quote the file: only the exception's name comes out."""
    answers, said = talk(tmp_path, "fail", ({}, SECRET.encode()))
    assert answers == [({"error": "ValueError"}, b"")]
    assert said == b""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may refuse the limit")
def test_memory_is_limited(tmp_path: Path) -> None:
    """A file that needs more memory than allowed is answered as such, and the next is read."""
    answers, said = talk(tmp_path, "fill", ({"bytes": 1 << 29}, b""), ({"bytes": 9}, b""), memory=1 << 28)
    assert [answer for answer, _ in answers] == [{"error": "MemoryError"}, {"length": 9}]
    assert said == b""


def test_no_file_is_written(tmp_path: Path) -> None:
    """What a file makes its reader do, nothing of it stays on the disk."""
    answers, _ = talk(tmp_path, "write", ({"path": str(tmp_path / "made")}, b"words"))
    assert "error" in answers[0][0]
    assert not (tmp_path / "made").exists() or not (tmp_path / "made").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems let a process not give up its network")
def test_no_network_is_there(tmp_path: Path) -> None:
    """Not even this machine's own address answers, where the system lets a process leave the network."""
    import socket  # noqa: PLC0415 - for this test alone

    leaving = [sys.executable, "-c", "import ctypes; exit(ctypes.CDLL(None).unshare(0x50000000) != 0)"]
    if subprocess.run(leaving, check=False).returncode:
        pytest.skip("this system lets nobody leave the network")
    with socket.create_server(("127.0.0.1", 0)) as server:
        answers, _ = talk(tmp_path, "connect", ({"port": server.getsockname()[1]}, b""))
    assert answers[0][0] == {"error": "OSError"}
