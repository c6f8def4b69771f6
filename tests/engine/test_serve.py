"""The preview."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import URLError

import pytest


class Preview:
    """`disclosure-log serve` in a process of its own."""

    def __init__(self, project):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "disclosure_log", "serve", "--address", f"127.0.0.1:{self.port}"]
        self.log = project.root / "serve.log"
        with self.log.open("w") as output:
            self.process = subprocess.Popen(command, cwd=project.root, stdout=output, stderr=output, env=os.environ)

    def page(self, path):
        """The text of a page; empty where there is none."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=10) as answer:
                return answer.read().decode()
        except (URLError, OSError):
            return ""

    def wait_for(self, path, words):
        """Wait until a page holds these words."""
        end = time.monotonic() + 40
        while words not in self.page(path):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.page(path) + self.log.read_text()
            time.sleep(0.2)


@pytest.fixture
def preview(project):
    """A preview of the log of two responses."""
    running = Preview(project)
    yield running
    running.process.send_signal(signal.SIGINT)
    running.process.wait(timeout=20)


def test_a_preview_follows_every_change_and_shows_what_is_wrong(project, preview):
    """A changed response shows at once; a broken one shows its findings in its page; the site itself is not touched."""
    preview.wait_for("responses/2021/1/", "12 bicycles")
    file = project.root / "responses/2021/1.md"
    sound = file.read_text()
    file.write_text(sound.replace("12 bicycles", "15 bicycles"))
    preview.wait_for("responses/2021/1/", "15 bicycles")
    file.write_text(sound.replace("outcome: granted", "outcome: grnated"))
    preview.wait_for("responses/2021/1/", "Write `granted`.")
    assert "Council barges" in preview.page("responses/")
    assert "Council bicycles" not in preview.page("responses/")
    file.write_text(sound)
    preview.wait_for("responses/2021/1/", "12 bicycles")
    assert preview.page("search/data/index.json")
    assert not project.site.exists()
    assert "Traceback" not in preview.log.read_text()
