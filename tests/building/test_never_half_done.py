"""A build ends with the new site or with the old one, whatever happens to it."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest


def start(project):
    """Start a build in a process of its own."""
    command = [sys.executable, "-m", "disclosure_log", "build", "--no-search", "--today", "2026-11-24"]
    return subprocess.Popen(command, cwd=project.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("seconds", [0.4, 0.9, 1.2])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(project, seconds):
    """After kill -9 at any moment the site is exactly one of the two, and the next build succeeds."""
    assert start(project).wait(timeout=60) == 0
    old = project.bytes()
    for number in range(10, 60):
        project.add(f"2021/{number}")
    killed = start(project)
    time.sleep(seconds)
    killed.kill()
    killed.wait(timeout=60)
    found = project.bytes()
    assert start(project).wait(timeout=60) == 0
    assert found in (old, project.bytes())
    assert [path.name for path in project.root.iterdir() if path.name.startswith((".site.new", ".site.old"))] == []


def test_a_disk_without_space_leaves_the_old_site(project):
    """A limit on the size of files ends a build with one finding, not with a traceback."""
    assert start(project).wait(timeout=60) == 0
    old = project.bytes()
    command = "ulimit -f 8; exec " + f'"{sys.executable}" -m disclosure_log build --no-search'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=project.root,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
        timeout=60,
    )
    assert done.returncode == 1, done.stderr
    assert "DL067" in done.stderr
    assert "Traceback" not in done.stderr
    assert project.bytes() == old
