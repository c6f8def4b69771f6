"""A host on this machine that serves a sealed log as a test wants it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote, urlsplit

from click.testing import CliRunner

from disclosure_log.cli import main

PREFIX = "/repository"


class Host:
    """A host on this machine, with a log below a path, that answers some paths as a test wants it."""

    def __init__(self, log) -> None:
        self.log, self.folder = log, log.folder
        self.answers: dict[str, Callable[[Any, str], None]] = {}
        self.asked: list[str] = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                path = unquote(urlsplit(self.path).path)
                host.asked.append(path)
                answer = host.answers.get(path.removeprefix(f"{PREFIX}/"), host.file)
                try:
                    answer(self, path)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}{PREFIX}/"

    def stop(self):
        """Answer no more."""
        self.server.shutdown()
        self.server.server_close()

    def file(self, request, path):
        """Answer with a file of the log, or with a page that says that there is none."""
        file = self.folder / path.removeprefix(f"{PREFIX}/")
        if not path.startswith(f"{PREFIX}/") or not file.is_file():
            send(request, b"<h1>Not found</h1>", status=404)
        else:
            send(request, file.read_bytes())

    def verify(self, *arguments, address=""):
        """Status and words of the command."""
        done = CliRunner().invoke(main, ["verify", address or self.address, *arguments])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output


def send(request, content, *, status=200, length=None, **headers):
    """An answer with this content."""
    request.send_response(status)
    request.send_header("Content-Length", str(len(content) if length is None else length))
    for name, value in headers.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(content)
