"""The process that reads documents answers every request in one line and says nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter

import disclosure_log

PACKAGE = Path(disclosure_log.__file__).parents[1]
SECRET = "canary-7700900123"


def talk(*lines: str, memory: int = 1 << 30) -> tuple[list[dict[str, Any]], str]:
    """Send these lines to the worker; return its answers and whatever it put on its standard error."""
    result = subprocess.run(
        [sys.executable, "-m", "disclosure_log.documents.worker", str(memory)],
        input="".join(f"{line}\n" for line in lines),
        env=os.environ | {"PYTHONPATH": str(PACKAGE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert SECRET not in result.stdout
    return [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def asking_for(path: Path) -> str:
    """The request for the facts of this file."""
    return json.dumps({"path": str(path)})


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A small PDF with a Welsh name and a line break in it."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    path = tmp_path / "tŷ\nnewydd.pdf"
    writer.write(path)
    return path


def test_each_request_gets_one_answer_in_order(document: Path, tmp_path: Path) -> None:
    """Whatever a line asks, one line answers it, and a wrong one does not stop those after it."""
    answers, said = talk(asking_for(tmp_path / "missing.pdf"), "{", "7", "{}", asking_for(document))

    assert answers == [
        {"error": "FileNotFoundError"},
        {"error": "JSONDecodeError"},
        {"error": "TypeError"},
        {},
        {"facts": {"pages": 1, "language": None, "title": None, "tagged": False, "encrypted": False}},
    ]
    assert said == ""


def test_nothing_that_a_file_holds_is_repeated(document: Path, tmp_path: Path) -> None:
    """Errors and warnings of pypdf quote the file; the answer is the error's name and standard error stays empty."""
    content = document.read_bytes()
    broken = {
        "wrong header": content.replace(b"%PDF-1.", b"%PDF-" + SECRET.encode()),
        "wrong catalogue": content.replace(b"/Catalog", b"/" + SECRET.encode()),
        "wrong pages": content.replace(b"/Pages", b"/" + SECRET.encode(), 1),
        "no objects": b"%PDF-1.7\n" + SECRET.encode() * 50 + b"\nstartxref\n9\n%%EOF",
    }
    for name, damaged in broken.items():
        (tmp_path / name).write_bytes(damaged)

    answers, said = talk(*(asking_for(tmp_path / name) for name in broken))

    assert said == ""
    assert len(answers) == len(broken)
    assert {"error": "PdfReadError"} in answers


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may refuse the limit")
def test_memory_is_limited(document: Path, tmp_path: Path) -> None:
    """A file that needs more memory than allowed is answered as such, and the next is read."""
    with (tmp_path / "large.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(1 << 28)

    answers, said = talk(asking_for(tmp_path / "large.pdf"), asking_for(document), memory=1 << 27)

    assert answers[0] == {"error": "MemoryError"}
    assert "facts" in answers[1]
    assert said == ""
