"""A log as large as a police force's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
NUMBER = 10_000

# Prints the most memory that the build or one of its own children took, in bytes (Linux counts kilobytes, macOS bytes).
MEASURE = """
import resource, subprocess, sys
status = subprocess.call([sys.executable, "-m", "disclosure_log", "build", "--no-search"])
unit = 1 if sys.platform == "darwin" else 1024
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit)
sys.exit(status)
"""


@pytest.mark.long
def test_ten_thousand_copies_of_the_letter_build_in_less_than_a_gigabyte(new_project):
    """Memory does not run away with the number of responses: 10,000 stay below 1 GB in our own processes."""
    project = new_project()
    letter = (REPOSITORY / "responses/2021/702.md").read_text(encoding="utf-8")
    attachment = (REPOSITORY / "responses/2021/702/letter-text.pdf").read_bytes()
    for number in range(1, NUMBER + 1):
        reference = f"{2001 + number % 20}/{number}"
        project.write(f"responses/{reference}.md", letter.replace("reference: 2021/702", f"reference: {reference}"))
        project.write(f"responses/{reference}/letter-text.pdf", attachment)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE], cwd=project.root, capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 0, done.stderr
    assert f"Built {NUMBER} responses" in done.stdout
    assert int(done.stdout.splitlines()[-1]) < 1_000_000_000
    assert (project.site / "page/200/index.html").is_file()
