"""A log on the web: what a host does to it is found, and no host can make the program wait, fill up or go elsewhere."""

from __future__ import annotations

import gzip
import re
import threading
import time

import pytest
from tests.data.verifying.hosts import PREFIX, Host, send
from tests.data.verifying.sites import small_log

from disclosure_log.data.verifying import places


@pytest.fixture
def host(tmp_path):
    """A host with a small sealed log."""
    host = Host(small_log(tmp_path / "log"))
    yield host
    host.stop()


@pytest.mark.parametrize("ending", ["", "manifest.json", "index.html", "?a=b#c"])
def test_an_honest_log_below_a_path_raises_nothing(host, ending):
    """At an address with a path, however its end is written, every file is fetched; what cannot be seen is said."""
    status, said = host.verify("--against", host.log.chain[-1], address=host.address + ending)
    assert status == 0, said
    assert "Compared 9 files with manifest.json." in said
    assert "Files that were added cannot be seen over the web" in said
    assert host.log.chain[-1] in said
    assert all(path.startswith(f"{PREFIX}/") for path in host.asked)
    assert host.verify(address=host.address.rstrip("/"))[0] == 0


def test_what_was_changed_or_removed_is_found(host):
    """A file that is another one, a missing one, a page in place of a file, and one that is longer or shorter."""
    (host.folder / "assets/site.css").unlink()
    (host.folder / "index.html").write_bytes(b"<h1>The lag</h1>\n")
    host.answers["responses/2021/1/costs.csv"] = lambda request, _: send(request, b"<h1>Not found</h1>")
    host.answers["about/index.html"] = lambda request, _: send(request, b"<h1>About</h1>\n" + b"x" * 5000)
    host.answers["assets/empty.txt"] = lambda request, _: send(request, b"", status=500)
    status, said = host.verify()
    assert status == 1
    assert said.splitlines()[:5] == [
        "changed: about/index.html",
        "changed: index.html",
        "changed: responses/2021/1/costs.csv",
        "cannot be read: assets/empty.txt: the host answers 500",
        "removed: assets/site.css",
    ]


def test_what_a_host_does_on_the_way_is_no_change(host):
    """Packed for its way, sent as another kind, led on within the host: what arrives counts."""
    page = (host.folder / "index.html").read_bytes()
    packed = gzip.compress(page)
    host.answers["index.html"] = lambda request, _: send(request, packed, Content_Encoding="gzip", Content_Type="x/y")
    host.answers["manifest.json"] = lambda request, _: send(
        request, gzip.compress((host.folder / "manifest.json").read_bytes()), Content_Encoding="gzip"
    )
    # Said to be packed, and sent as it is in the log.
    host.log.files["texts.jsonl.gz"] = packed
    host.log.seal()
    host.answers["texts.jsonl.gz"] = lambda request, _: send(request, packed, Content_Encoding="gzip")
    host.answers["about/index.html"] = lambda request, _: send(request, b"", status=308, Location=f"{PREFIX}/about/")
    host.answers["about/"] = lambda request, _: send(request, b"<h1>About</h1>\n")
    status, said = host.verify()
    assert status == 0, said


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (
            "http://elsewhere.example.org/x",
            "the host leads on to another one, http://elsewhere.example.org",
        ),
        ("file:///etc/passwd", "the host answers 302"),
        (f"{PREFIX}/index.html", "the host answers 302"),
        ("http://[::1", "the host does not speak HTTP"),
    ],
)
def test_no_host_leads_anywhere_else(host, way, said):
    """A way to another host, to a file of this machine, or in a circle is not followed."""
    host.answers["index.html"] = lambda request, _: send(request, b"", status=302, Location=way)
    status, output = host.verify()
    assert status == 1
    assert f"cannot be read: index.html: {said}" in output


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_packing_that_cannot_be_undone_is_told(host, encoding):
    """A way of packing that Python does not know, and one that is broken."""
    host.answers["index.html"] = lambda request, _: send(request, b"\x1f\x8b\x08broken", Content_Encoding=encoding)
    status, output = host.verify()
    assert status == 1
    assert re.search(r"^(cannot be read|changed): index\.html", output, re.MULTILINE)


def endless(request, _):
    """An answer without an end."""
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"{" + b" " * 50_000)


def bomb(request, _):
    """Little that unpacks to much."""
    send(request, gzip.compress(b" " * 3_000_000), Content_Encoding="gzip")


def broken_off(request, _):
    """An answer that ends before its end."""
    send(request, b"<h1>The", length=17)
    request.close_connection = True


def no_http(request, _):
    """Something else than HTTP."""
    request.wfile.write(b"SSH-2.0-x\r\n\r\n")


@pytest.mark.parametrize("answer", [endless, bomb, broken_off, no_http])
@pytest.mark.parametrize("name", ["index.html", "manifest.json"])
def test_no_host_fills_the_memory_or_ends_in_a_traceback(host, monkeypatch, name, answer):
    """An endless answer, a bomb, half an answer and none at all are each told in a line."""
    monkeypatch.setattr(places, "LARGEST", 100_000)
    host.answers[name] = answer
    status, output = host.verify()
    assert status == 1
    assert output.splitlines()[0].startswith(("cannot be read: index.html", "changed: index.html", "cannot be verif"))


def test_no_host_keeps_anybody_waiting(host, monkeypatch):
    """A host that sends a letter now and then, each in time, is given up all the same."""
    monkeypatch.setattr(places, "SILENCE", 0.2)
    over = threading.Event()

    def drip(request, _):
        request.wfile.write(b"HTTP/1.0 200 OK\r\n")
        while not over.wait(0.05):
            request.wfile.write(b"X-More: x\r\n")

    host.answers["index.html"] = drip
    began = time.monotonic()
    status, output = host.verify()
    over.set()
    assert status == 1
    assert "cannot be read: index.html: it takes too long" in output
    assert time.monotonic() - began < 60


def test_a_host_that_answers_no_more_is_given_up(host, monkeypatch):
    """After some failures in a row, nothing more is asked for."""
    monkeypatch.setattr(places, "FAILURES", 2)
    monkeypatch.setattr(places, "TOGETHER", 1)
    for name in host.log.files:
        host.answers[name] = no_http
    status, output = host.verify()
    assert status == 1
    assert "it was not looked at, since the host gave too few answers before" in output
    assert len([path for path in host.asked if "manifest" not in path and "checkpoints" not in path]) == 2


def test_a_host_that_is_not_there_is_told(host):
    """Neither a closed port nor an unknown name ends in a traceback."""
    host.stop()
    status, output = host.verify()
    assert status == 1
    assert "cannot be verified: " in output
    assert "Connection refused" in output
    assert output.endswith("So nobody can tell from here whether this is the log that was sealed.\n")
    status, output = host.verify(address="https://log.invalid/")
    assert (status, "the name of its host is not known" in output) == (1, True), output
