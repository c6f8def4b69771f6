"""What a site keeps of the one that is published: its checkpoints, its addresses, and word of what changed."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta

import pytest
from tests.attached import table
from tests.data.verifying.hosts import Host, send
from tests.data.verifying.sites import small_log

from disclosure_log.building.published import Published, read_published
from disclosure_log.data.verifying.comparing import compare_with, place_of, verify
from disclosure_log.engine.running import build_site
from disclosure_log.findings import FindingsError

TODAY = date(2026, 11, 24)

# MkDocs and Material themselves use what their own libraries have put out of use.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:mkdocs", "ignore::DeprecationWarning:material")


def build(project, *, published=None, today=TODAY):
    """Build the site; gives what was found that stops nothing."""
    target = published and str(published)
    _, outcome = build_site(project.config_file, site_dir=None, today=today, index=False, published=target)
    return outcome.findings


def refused(project, published):
    """The findings that stop a build: code, file, message and hint."""
    with pytest.raises(FindingsError) as caught:
        build(project, published=published)
    return [(found.code, found.path, found.message, found.hint) for found in caught.value.findings]


FILES = "outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs"


def respond(project, facts):
    """Write a response with a letter of its own."""
    file = project.add("2021/1", facts=facts)
    file.write_text(file.read_text(encoding="utf-8").replace("owns 12", "owns at least 12"), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder for the site that is built once for all these tests."""
    return tmp_path_factory.mktemp("built") / "site"


@pytest.fixture
def published(project, tmp_path, built):
    """The folder of a published site: two responses, one with a file and an earlier reference."""
    respond(project, f"{FILES}\naliases: [FOI 1/21]")
    project.write("responses/2021/1/costs.csv", table(3))
    if not built.exists():
        build(project)
        shutil.move(project.site, built)
    shutil.copytree(built, tmp_path / "published")
    return tmp_path / "published"


def chain(folder):
    """The checkpoints of a site."""
    return (folder / "checkpoints.txt").read_text(encoding="utf-8").splitlines()


def test_a_site_goes_on_from_the_one_that_is_published(project, published):
    """A site that did not change keeps its list of checkpoints on any day; one that did adds one line to it."""
    build(project, published=published, today=TODAY + timedelta(3))
    assert project.bytes() == {
        path.relative_to(published).as_posix(): path.read_bytes() for path in published.rglob("*") if path.is_file()
    }
    first = chain(project.site)
    project.add("2021/3")
    build(project, published=published, today=TODAY + timedelta(4))
    assert chain(project.site)[:-1] == first
    assert f"checkpoint 2 of {'https://disclosure-log.example.org/'} on 2026-11-28" in chain(project.site)[-1]
    # Without an address, the site goes on from the one that it replaces.
    project.add("2021/4")
    build(project)
    assert len(chain(project.site)) == 3
    verdict = verify(place_of(str(project.site)))
    for line in [*first, *chain(project.site)]:
        compare_with(verdict, line)
    assert verdict.faults == []


def test_a_first_site_goes_on_from_nothing(project, tmp_path):
    """Where nothing is published yet, or by a program that knew no checkpoints, the list begins."""
    assert read_published(str(tmp_path)) == Published()
    (tmp_path / "manifest.json").write_text('{"format": "disclosure-log manifest", "version": 1, "files": {}}')
    build(project, published=tmp_path)
    assert len(chain(project.site)) == 1


def test_what_is_published_and_cannot_be_read_stops_the_build(project, published):
    """A list of checkpoints that is gone, cut or of another site is never begun anew in silence."""
    lines = (published / "checkpoints.txt").read_bytes()
    for content in (None, lines[:-1], b"", lines.replace(b"2026", b"2025")):
        (published / "checkpoints.txt").unlink()
        if content is not None:
            (published / "checkpoints.txt").write_bytes(content)
        ((code, path, message, _),) = refused(project, published)
        assert (code, path) == ("DL074", "")
        assert "checkpoints.txt" in message
        (published / "checkpoints.txt").write_bytes(lines)
    assert refused(project, published / "nowhere")[0][0] == "DL074"


def test_what_is_published_on_the_web_is_fetched(tmp_path):
    """An address that has nothing is that of a first publication; a host that does not answer stops the build."""
    host = Host(small_log(tmp_path / "log"))
    published = read_published(host.address)
    assert list(published.chain) == host.log.chain
    assert published.responses == host.log.responses
    assert read_published(f"{host.address}elsewhere/").responses is None
    host.answers["manifest.json"] = lambda request, _: send(request, b"", status=503)
    for why in ("the host answers 503", "Connection refused"):
        with pytest.raises(FindingsError, match="DL074") as caught:
            read_published(host.address)
        assert why in caught.value.findings[0].message
        if why.endswith("503"):
            host.stop()


def test_a_response_that_is_published_does_not_vanish(project, published):
    """Removed, held back or under another reference: each is stopped, with what to write; as an alias it goes on."""
    file = project.root / "responses/2021/1.md"
    text = file.read_text(encoding="utf-8")
    shutil.move(project.root / "responses/2021/1", project.root / "kept")
    file.unlink()
    project.set("repository: private")
    barges = project.root / "responses/2021/2.md"
    shown = barges.read_text(encoding="utf-8")
    barges.write_text(shown.replace("outcome", "published: 2099-01-01\noutcome"), encoding="utf-8")
    said = refused(project, published)
    assert [(code, path) for code, path, *_ in said] == [("DL072", f"responses/2021/{number}.md") for number in (1, 2)]
    assert "would make it vanish" in said[0][2]
    assert "write `aliases: [2021/1]`" in said[0][3]
    assert "take that line out" in said[1][3]
    barges.write_text(shown, encoding="utf-8")
    renamed = project.write(
        "responses/2026/1.md", text.replace("2021/1", "2026/1").replace("aliases: [FOI 1/21]\n", "")
    )
    shutil.move(project.root / "kept", project.root / "responses/2026/1")
    assert "The response 2026/1 has the same letter: write `aliases: [2021/1]`" in str(refused(project, published))
    project.write(
        "responses/2026/1.md", renamed.read_text().replace("outcome", "aliases: [2021/1, FOI 1/21]\noutcome", 1)
    )
    assert build(project, published=published) == ()
    for old, new in (
        ("", "responses/2026/1/"),
        ("costs.csv/", "responses/2026/1/costs.csv"),
        ("text/costs.csv/", "responses/2026/1/text/costs.csv/"),
    ):
        page = (project.site / f"responses/2021/1/{old}index.html").read_text(encoding="utf-8")
        way = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page)
        assert way
        assert (project.site / f"responses/2021/1/{old}" / way[1]).resolve() == (project.site / new).resolve()
        assert '<meta name="robots" content="noindex">' in page
        assert f'<link rel="canonical" href="https://disclosure-log.example.org/{new}">' in page
        assert f'<a href="{way[1]}">' in page
        assert "<script" not in page
    assert "responses/2021/1" not in (project.site / "sitemap.xml").read_text()
    assert "2021/1" not in json.loads((project.site / "manifest.json").read_text())["responses"]


def test_an_attachment_and_an_alias_keep_their_addresses(project, published):
    """Each is told where it would vanish."""
    (project.root / "responses/2021/1/costs.csv").unlink()
    respond(project, "outcome: granted")
    said = refused(project, published)
    assert sorted(message for _, _, message, _ in said) == [
        "The address of FOI 1/21, an earlier reference of 2021/1, is published, and would lead nowhere.",
        "The attachment costs.csv of 2021/1 is published, and this would make it vanish.",
    ]
    assert {(code, path) for code, path, *_ in said} == {("DL072", "responses/2021/1.md")}


def test_a_withdrawn_response_keeps_its_page_alone(project, published):
    """What was withdrawn may lose its files, and neither source nor fingerprint of it is published."""
    project.write(
        "responses/2021/1.md",
        "---\nreference: 2021/1\ntitle: Council bicycles\nresponded: 2021-08-24\noutcome: granted\n"
        "aliases: [FOI 1/21]\nwithdrawn:\n  date: 2026-03-05\n  reason: It named somebody.\n"
        "  by: Head of Information\n---\n",
    )
    (project.root / "responses/2021/1/costs.csv").unlink()
    build(project, published=published)
    entry = json.loads((project.site / "manifest.json").read_text())["responses"]["2021/1"]
    assert entry == {"address": "responses/2021/1/", "was": ["FOI 1/21"], "withdrawn": "2026-03-05"}
    assert [path.name for path in (project.site / "responses/2021/1").iterdir()] == ["index.html"]
    old = json.loads((published / "manifest.json").read_text())
    hashes = [old["responses"]["2021/1"][name] for name in ("letter", "fingerprint")]
    hashes += [old["files"][f"responses/2021/1/{name}"]["sha256"] for name in ("source.md", "costs.csv")]
    whole = b"".join(project.bytes().values())
    assert not [each for each in hashes if each.encode() in whole]
    verdict = verify(place_of(str(project.site)))
    compare_with(verdict, old)
    assert verdict.faults == []


def test_a_letter_that_changed_without_a_word_is_told(project, published):
    """A warning, that stops nothing, where no correction says it; facts alone may change."""
    file = project.root / "responses/2021/2.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("12 bicycles", "13 bicycles"), encoding="utf-8")
    (finding,) = build(project, published=published)
    assert (finding.code, finding.path, finding.blocks) == ("DL075", "responses/2021/2.md", False)
    file.write_text(text.replace("outcome", "topics: [Barges]\noutcome"), encoding="utf-8")
    # With a correction, letter and attachments may be others.
    changes = "changes:\n  - date: 2026-03-05\n    note: The table was of another year."
    project.add("2021/1", facts=f"outcome: granted\naliases: [FOI 1/21]\n{changes}")
    (project.root / "responses/2021/1/costs.csv").unlink()
    assert build(project, published=published) == ()
