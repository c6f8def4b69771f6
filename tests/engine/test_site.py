"""The finished site, built through the engine as a whole."""

from __future__ import annotations

import hashlib
import html
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urldefrag, urljoin

import pytest
from babel.messages.pofile import read_po, write_po
from tests.attached import table

from disclosure_log.data.schema import front_matter_schema
from disclosure_log.engine import mkdocs as engine
from disclosure_log.engine.frame import POLICY
from disclosure_log.engine.running import build_site
from disclosure_log.findings import FindingsError
from disclosure_log.intake.draft import draft
from disclosure_log.law import Law, Outcome, statute
from disclosure_log.locale import HERE as CATALOGUES

TODAY = date(2026, 11, 24)
REPOSITORY = Path(__file__).parents[2]

# MkDocs and Material themselves use what their own libraries have put out of use.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:mkdocs", "ignore::DeprecationWarning:material")


def build(project, **options):
    """Build the site of a project without search, unless asked for."""
    return build_site(project.config_file, **{"site_dir": None, "today": TODAY, "index": False} | options)


class Links(HTMLParser):
    """Collects what a page names, and the names that can be linked to."""

    def __init__(self, text):
        super().__init__()
        self.links, self.names, self.text = [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("href", "src", "action"):
                self.links.append((tag, value))
            elif name == "id":
                self.names.add(value)

    def handle_data(self, data):
        self.text.append(data)


def test_two_builds_of_the_same_log_give_the_same_bytes(project):
    """Nothing in a site depends on when, how often or in which process it is built, nor on the order of sets."""
    for number in range(3, 60):
        project.add(f"2021/{number}", facts="outcome: granted\ntopics: [Bicycles, Barges]\nrelated: [2021/1, 2021/2]")
    command = [sys.executable, "-m", "disclosure_log", "build", "--no-search", "--today", TODAY.isoformat()]
    sites = []
    for seed in ("1", "2"):
        done = subprocess.run(
            command, cwd=project.root, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        sites.append(project.bytes())
    assert sites[0] == sites[1]


def test_the_bytes_do_not_depend_on_the_folder(project, new_project):
    """The same log in another folder gives the same site: no path of a machine is in it."""
    build(project)
    other = new_project("another folder ŵ")
    shutil.copytree(project.root / "responses", other.root / "responses", dirs_exist_ok=True)
    build(other)
    assert other.bytes() == project.bytes()
    for name, content in other.bytes().items():
        assert str(project.root.parent).encode() not in content, name


def test_the_manifest_names_every_published_file_but_itself(project):
    """What is in the site is in the manifest with its size and hash, and nothing else is."""
    build(project, index=True)
    manifest = json.loads((project.site / "manifest.json").read_text())["files"]
    for name, entry in manifest.items():
        assert hashlib.sha256((project.site / name).read_bytes()).hexdigest() == entry["sha256"]
    there = {
        path.relative_to(project.site).as_posix(): path.stat().st_size
        for path in project.site.rglob("*")
        if path.is_file()
    }
    del there["manifest.json"]
    assert {name: entry["size"] for name, entry in manifest.items()} == there


@pytest.mark.parametrize("site_url", ["https://log.example.org/x/", ""])
def test_the_schema_of_the_front_matter_stands_at_its_address(project, site_url):
    """Editors find the schema at an address that stays, which it names itself, sealed with the rest of the site."""
    text = project.config_file.read_text()
    project.config_file.write_text(re.sub(r"site_url: .*\n", f"site_url: {site_url}\n" if site_url else "", text))
    build(project)
    schema = json.loads((project.site / "schema/response.schema.json").read_text())
    assert schema == front_matter_schema(site_url)
    assert schema.get("$id", "") == (f"{site_url}schema/response.schema.json" if site_url else "")
    assert "schema/response.schema.json" in json.loads((project.site / "manifest.json").read_text())["files"]


@pytest.mark.parametrize("site_url", ["https://log.example.org/", "https://example.org/disclosure-log/", ""])
def test_every_link_leads_to_something(project, site_url):
    """At every depth, under /, under a project path or with no address, each link, style and script leads to a file."""
    text = project.config_file.read_text()
    project.config_file.write_text(re.sub(r"site_url: .*\n", f"site_url: {site_url}\n" if site_url else "", text))
    project.write("responses/2021/2/costs.csv", table(250))
    facts = "outcome: granted\naliases: [old/2]\nattachments:\n  - file: costs.csv\n    title: Costs"
    project.add("2021/2", title="Council barges", responded="2021-09-01", facts=facts)
    about = "# About\n\n[x](response:2021/1) <a title=\"t\" href='RESPONSE:2021/2'>y</a>\n"
    project.write("docs/about.md", about)
    for number in range(3, 120):
        project.add(f"2021/{number}", responded="2020-05-05", facts="outcome: granted\nrelated: [2021/1]")
    project.add("IC-255369-Y7X2", title="A reference of one part").rename(project.root / "responses/ic-255369-y7x2.md")
    project.add("a/b/c/d/e", title="A reference of five parts")
    build(project)
    pages = {
        path.relative_to(project.site).as_posix(): Links(path.read_text()) for path in project.site.rglob("*.html")
    }
    assert len(pages) > 125
    site_url = site_url or "https://nowhere.example.org/"
    for name, page in pages.items():
        here = site_url + name.removesuffix("index.html")
        for link in re.findall(r'"contentUrl": "([^"]+)"', (project.site / name).read_text()):
            assert (project.site / urljoin(here, link).removeprefix(site_url)).is_file(), (name, link)
        for tag, link in page.links:
            target, fragment = urldefrag(urljoin(here, link))
            if target.startswith(("https://www.legislation.gov.uk", "https://ico.org.uk", "mailto:")):
                continue
            assert target.startswith(site_url), (name, link)
            path = target.removeprefix(site_url)
            file = path + "index.html" if path.endswith("/") or not path else path
            assert (project.site / file).is_file(), (name, link)
            if fragment and tag == "a":
                assert fragment in pages[file].names, (name, link)


def test_every_page_says_where_it_is(project):
    """Each page has one h1, a title of its own, a description, a canonical address, Open Graph and a policy."""
    for number in range(3, 60):
        project.add(f"2021/{number}", title=f"Bicycles, part {number}")
    build(project)
    titles = []
    for path in project.site.rglob("index.html"):
        text = path.read_text()
        address = path.parent.relative_to(project.site).as_posix().removeprefix(".")
        address = f"https://disclosure-log.example.org/{address}" + ("/" if address else "")
        assert len(re.findall(r"<h1[ >]", text)) == 1, path
        assert f'<link rel="canonical" href="{address}">' in text
        assert f'<meta property="og:url" content="{address}">' in text
        assert '<meta name="description" content="' in text
        assert '<meta property="og:title" content="' in text
        assert POLICY in text
        assert '<html lang="en"' in text
        assert "DISCLOSURELOG" not in text
        titles += re.findall(r"<title>(.*?)</title>", text)
    assert len(set(titles)) == len(titles)
    assert "All responses (page 2 of 2) - FOI disclosure log (example)" in titles


def test_no_page_runs_an_inline_script_or_style_or_asks_another_host(project):
    """The policy of every page can be as strict as it is: nothing inline, nothing from elsewhere."""
    build(project)
    for path in project.site.rglob("*.html"):
        text = path.read_text()
        assert not re.search(r"<script(?![^>]*(?:src=|application/ld\+json))", text), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text), path
        assert not re.search(
            r'<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?//(?!disclosure-log\.example\.org)', text
        ), path


def test_an_unofficial_log_says_so_on_every_page(project):
    """With official: false each page carries the line; with official: true none does."""
    build(project)
    assert not [path for path in project.site.rglob("*.html") if "Not published by" in path.read_text()]
    project.config_file.write_text(project.config_file.read_text().replace("official: true", "official: false"))
    build(project)
    pages = list(project.site.rglob("*.html"))
    assert [path for path in pages if "Not published by Sampleshire Council" not in path.read_text()] == []


def test_every_word_of_the_frame_comes_from_the_catalogue(project, tmp_path, monkeypatch):
    """A catalogue in Welsh needs no change of code: with one that marks its words, no word of ours stands unmarked."""
    catalogue = tmp_path / "catalogues" / "cy"
    catalogue.mkdir(parents=True)
    with (CATALOGUES / "disclosure_log.pot").open("rb") as file:
        template = read_po(file, locale="cy")
    for message in template:
        if isinstance(message.id, tuple):
            message.string = tuple(f"⟦{message.id[-1]}⟧" for _ in range(template.num_plurals))
        elif message.id:
            message.string = f"⟦{message.id}⟧"
    with (catalogue / "disclosure_log.po").open("wb") as file:
        write_po(file, template)
    monkeypatch.setattr(engine.DisclosureLogPlugin, "catalogues", tmp_path / "catalogues")
    project.config_file.write_text(
        project.config_file.read_text().replace("official: true", "official: false\n      language: cy")
    )
    facts = "received: 2021-08-01\ncorrect_as_at: 2021-08-02\noutcome: ncnd\n"
    facts += "exemptions: [24(2)]\nrefusal_notice: 17(1)\npublic_interest_test: 17(4)\nrelated: [2021/2]"
    file = project.add("2021/1", facts=facts)
    for response in (project.root / "responses").rglob("*.md"):
        response.write_text(response.read_text().replace("## Request", "## Cais").replace("## Response", "## Ymateb"))
    assert file.is_file()
    build(project)
    page = (project.site / "responses/2021/1/index.html").read_text()
    assert '<html lang="cy"' in page
    assert "24 Awst 2021" in page
    for name in ("exemptions/foia/24", "exemptions/foia/24/2", "outcomes/ncnd"):
        page += (project.site / name / "index.html").read_text()
    theirs = {"Sampleshire Council", "FOI disclosure log", "FOI disclosure log (example)", "Council bicycles", "2021/2"}
    theirs |= {"Council barges", "1) How many bicycles does the council own?", "The council owns 12 bicycles."}
    # Titles of hand-written pages.
    theirs |= {"All responses", "Browse", "Exemptions", "Home", "Index", "Outcomes", "Search", "The log as data"}
    theirs |= {"Neidio i'r cynnwys"}  # Material's own Welsh
    sources = {row.source for row in statute(Law.FOIA).provisions.values()}
    texts = {text.strip() for text in Links(page[page.index("<body") :]).text}
    texts = {text for text in texts if text.removesuffix(" (") not in sources}
    ours = {text for text in texts if re.search(r"[A-Za-z]{3,}", text) and text not in theirs}
    # What proves a response: its fingerprint, its files, and the command that checks it.
    ours -= {text for text in ours if re.fullmatch(r"[0-9a-f]{64}|source\.md|sha256sum source\.md \| sha256sum", text)}
    days = r"^(Dydd \w+ )?(\d{1,2} )?\w+ \d{4}$"
    assert {text for text in ours if not re.search(rf"[⟦⟧]|{days}|^https://", text)} == set()


def test_a_page_may_link_to_a_response_that_is_held_back(project):
    """Until its day comes the link is plain words, and the build goes on."""
    project.set("repository: private")
    project.add("2021/9", title="Zeppelins", facts="outcome: granted\npublished: 2026-11-25")
    project.write("docs/about.md", "# About\n\n[what is to come](response:2021/9)\n")
    build(project)
    assert "<p>what is to come</p>" in project.bytes()["about/index.html"].decode()
    build(project, today=date(2026, 11, 25))
    assert 'href="../responses/2021/9/">what is to come</a>' in project.bytes()["about/index.html"].decode()


def test_without_strict_a_warning_is_printed_and_the_site_built(project):
    """Where mkdocs.yml is not strict, a broken link of a hand-written page is said and stops nothing."""
    project.config_file.write_text(project.config_file.read_text().replace("strict: true", "strict: false"))
    project.write("docs/about.md", "# About\n\n[x](missing.md)\n")
    _, made = build(project)
    assert [(finding.code, finding.path, finding.blocks) for finding in made.findings] == [
        ("DL061", "docs/about.md", False)
    ]


def test_nothing_that_an_officer_writes_breaks_out_of_the_page(project):
    """Every text of a response is shown as it is typed: none becomes a tag, an attribute or a script."""
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)> & \"'"
    typed = "'" + attack.replace("'", "''") + "'"
    project.write("responses/2021/7/a.csv", "a\n")
    facts = f"""outcome: ncnd
matter: {typed}
exemptions:
  - provision: 24(2)
    purpose: {typed}
refusal_notice: 17(1)
public_interest_test: 17(4)
summary: {typed}
topics: [{typed}]
editor_note: {typed}
licence: {typed}
changes:
  - {{date: 2021-12-01, note: {typed}, was: {typed}, now: {typed}}}
decisions:
  - {{body: {typed}, outcome: {typed}, reference: {typed}}}
known_defects:
  - {{code: DL059, note: {typed}}}
extension: {{until: 2021-10-01, reason: {typed}}}
attachments:
  - {{file: a.csv, title: {typed}}}"""
    project.add("2021/7", title=typed, facts=facts)
    build(project)
    for name in ("responses/2021/7/index.html", "index.html", "responses/index.html"):
        page = project.bytes()[name].decode()
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
            assert attack in json.dumps(json.loads(script), ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("strict: true", "strict: true\nuse_directory_urls: false", "use_directory_urls"),
        ("strict: true", "strict: true\ndocs_dir: responses", "docs_dir"),
        ("strict: true", "strict: true\nextra:\n  footer: about.md", "footer"),
        ("official: true", "official: true\n      language: cy", "not been translated"),
        ("official: true", "official: true\n      language: xx", "language xx"),
        ("  - toc", "  - toc:\n      nonesuch: 1", "nonesuch"),
        ("name: material", "name: material\n  custom_dir: templates", "DL061"),
    ],
)
def test_settings_that_a_log_cannot_have_are_findings(project, before, after, said):
    """What the site cannot be built with is said in one line, never with a traceback, and nothing is published."""
    project.write("templates/main.html", "{% extends 'base.html' %}")
    project.config_file.write_text(project.config_file.read_text().replace(before, after))
    with pytest.raises(FindingsError) as raised:
        build(project)
    assert said in str(raised.value)
    assert "Traceback" not in str(raised.value)
    assert not project.site.exists()


def test_a_response_in_another_language_says_so_where_its_words_stand(project):
    """Title, links and letter of a Welsh response carry its language on an English site (WCAG 2.2, 3.1.2)."""
    file = project.add("2021/3", title="Beiciau'r cyngor", facts="outcome: granted\nlanguage: cy\nrelated: [2021/1]")
    file.write_text(file.read_text().replace("## Request", "## Cais").replace("## Response", "## Ymateb"))
    build(project)
    page = project.bytes()["responses/2021/3/index.html"].decode()
    assert re.search(r'<h1[^>]* lang="cy">Beiciau&#39;r cyngor</h1>', page)
    assert page.count('<div class="dl-letter__text" lang="cy">') == 2
    other = project.bytes()["responses/2021/1/index.html"].decode()
    assert '<span lang="cy">Beiciau&#39;r cyngor</span>' in other


def test_a_response_held_back_is_nowhere_in_the_site(project):
    """Before its day of publication a response is in no page, list, feed or index; from that day on it is."""
    project.set("repository: private")
    project.add("2021/9", title="Zeppelins", facts="outcome: granted\npublished: 2026-11-25")
    build(project)
    assert not [name for name, content in project.bytes().items() if b"Zeppelins" in content or b"2021/9" in content]
    build(project, today=date(2026, 11, 25))
    assert b"Zeppelins" in project.bytes()["responses/2021/9/index.html"]


def test_a_withdrawn_response_keeps_its_page_and_loses_its_content(project):
    """Its page says when, why and in which role; the letter and the attachments are nowhere."""
    facts = "outcome: granted\nsummary: About zeppelins.\neditor_note: See the zeppelins.\ntopics: [zeppelins]\n"
    facts += "changes:\n  - date: 2021-12-01\n    note: A figure was corrected.\n"
    facts += "    was: 11 zeppelins\n    now: 12 zeppelins\n"
    facts += "known_defects:\n  - code: DL999\n    note: No zeppelins.\n"
    facts += "decisions:\n  - body: Internal review\n    outcome: More zeppelins.\n"
    facts += "attachments:\n  - file: zeppelins.csv\n    title: All zeppelins\n"
    withdrawn = "withdrawn:\n  date: 2022-01-05\n  reason: It named a member of staff.\n  by: Head of Information"
    project.write("responses/2021/1/zeppelins.csv", "name\nzeppelins\n")
    file = project.add("2021/1", facts=facts + withdrawn)
    file.write_text(file.read_text().replace("12 bicycles", "12 zeppelins"))
    build(project)
    page = project.bytes()["responses/2021/1/index.html"].decode()
    assert "It named a member of staff." in page
    assert "Head of Information" in page
    assert "A figure was corrected." in page
    found = [name for name, content in project.bytes().items() if b"zeppelins" in content.lower() + name.encode()]
    assert found == []


def test_the_fingerprint_is_that_of_the_source_and_the_attachments(project):
    """The command on the page gives the fingerprint on the page, and neither machine nor notes nor line ends change it.

    A response that is held back leaves none.
    """
    facts = "outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs"
    file = project.add("2021/2", title="Council barges", responded="2021-09-01", facts=facts)
    project.write("responses/2021/2/costs.csv", table(3))
    project.add("2021/3", facts="outcome: granted\npublished: 2099-01-01")
    project.set("repository: private")
    build(project)
    page = (project.site / "responses/2021/2/index.html").read_text()
    shown, command = re.findall(r'<code class="dl-digest">([^<]*)</code>', page[page.index('id="cite"') :])
    folder = project.site / "responses/2021/2"
    printed = subprocess.run(
        ["sh", "-c", html.unescape(command)], cwd=folder, capture_output=True, text=True, check=True
    )
    assert printed.stdout.split() == [shown, "-"]
    assert (folder / "source.md").read_bytes() == file.read_bytes()
    assert shown == json.loads((project.site / "manifest.json").read_text())["responses"]["2021/2"]["fingerprint"]
    assert not (project.site / "responses/2021/3").exists()
    assert "2021/3" not in (project.site / "manifest.json").read_text()
    text = file.read_text(encoding="utf-8").replace("outcome:", "# Ask Ann.\noutcome:").replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    build(project)
    assert shown in (project.site / "responses/2021/2/index.html").read_text()


def test_an_alias_leads_to_the_response(project):
    """An earlier reference keeps its address, which leads on."""
    project.add("2021/1", facts="outcome: granted\naliases: [FOI 1/21]")
    build(project)
    page = project.bytes()["responses/foi-1/21/index.html"].decode()
    assert 'content="0; url=../../../responses/2021/1/"' in page


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("docs/about.md", "# About\n\n[x](response:2021/99)\n", "DL025"),
        ("docs/about.md", "# About\n\n[x](missing.md)\n", "DL061"),
        ("docs/about.md", "# About\n\n<!-- disclosure-log: latest -->\n", "DL062"),
        ("docs/responses.md", "# All responses\n", "DL062"),
        ("docs/responses/extra.md", "# Extra\n", "DL065"),
        ("docs/about.md", "---\ntitle: a: b\n---\n# About\n", "DL061"),
        ("docs/about.md", b"# caf\xe9\n", "DL001"),
        ("docs/letter.docx", b"PK", "DL068"),
        ("docs/page.html", "<script></script>", "DL068"),
        ("docs/manifest.json", "{}", "DL065"),
        ("docs/schema/extra.md", "# Extra\n", "DL065"),
    ],
)
def test_a_fault_of_a_hand_written_page_stops_the_build(project, path, text, code):
    """A hand-written page that is wrong is a finding with its name, and the old site stays."""
    build(project)
    before = project.bytes()
    project.write(path, text)
    with pytest.raises(FindingsError, match=code) as raised:
        build(project)
    assert path in str(raised.value)
    assert project.bytes() == before
    assert [file.name for file in project.root.iterdir() if file.name.startswith(".site.new")] == []


@pytest.mark.parametrize("place", ["docs/linked.md", "docs/folder", "responses/2021/9.md", "responses/2022"])
def test_a_symbolic_link_is_never_followed(project, tmp_path, place):
    """What a link leads to may be anything on the machine: it is refused, whatever it leads to."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "secret.md").write_text("# Secret of the machine\n")
    link = project.root / place
    link.symlink_to(secret if not place.endswith(".md") else secret / "secret.md")
    with pytest.raises(FindingsError, match=f"{place}: error DL024"):
        build(project)
    assert not project.site.exists()


def test_a_folder_that_is_not_ours_is_never_replaced(project):
    """A target with files in it and no manifest of ours is refused before any work."""
    project.write("site/precious.txt", "do not lose me")
    with pytest.raises(FindingsError, match="DL063"):
        build(project)
    assert project.bytes() == {"precious.txt": b"do not lose me"}


def test_attachments_stand_beside_their_page_byte_for_byte(project):
    """An attachment is published as it was, and its page gives size, kind and SHA-256."""
    content = "month,cost\n2021-01,£12\n".encode()
    project.write("responses/2021/1/costs.csv", content)
    project.add("2021/1", facts="outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs by month")
    build(project)
    assert project.bytes()["responses/2021/1/costs.csv"] == content
    page = project.bytes()["responses/2021/1/index.html"].decode()
    assert "Costs by month" in page
    assert "CSV" in page
    assert "24 bytes" in page


def test_the_text_of_an_attachment_is_published_like_any_page(project):
    """It stands in the sitemap and in the manifest, and the file itself stays where it was."""
    project.write("responses/2021/1/costs.csv", table(250))
    project.add("2021/1", facts="outcome: granted\nattachments:\n  - file: costs.csv\n    title: Costs by ward")
    build(project)
    site = project.bytes()
    for address in ("responses/2021/1/text/costs.csv/", "responses/2021/1/text/costs.csv/2/"):
        assert f"{address}</loc>".encode() in site["sitemap.xml"]
        assert f"{address}index.html" in json.loads(site["manifest.json"])["files"]
    page = site["responses/2021/1/text/costs.csv/2/index.html"].decode()
    assert "<title>Costs by ward, rows 201 to 250 of 250 (attachment to 2021/1) - " in page
    assert "Ward 250" in page
    assert site["responses/2021/1/costs.csv"] == table(250)


def test_lists_hold_every_response_once_newest_first(project):
    """All responses and each year: every response once, newest first, fifty a page."""
    for number in range(3, 131):
        project.add(f"2021/{number}", responded=f"20{15 + number % 5}-0{1 + number % 9}-11")
    build(project)
    pages = ["responses/index.html", "page/2/index.html", "page/3/index.html"]
    texts = [project.bytes()[page].decode() for page in pages]
    entries = [re.findall(r'class="dl-entry__title" href="[./]*responses/([^"]+)/"', text) for text in texts]
    assert [len(page) for page in entries] == [50, 50, 30]
    assert sorted(entry for page in entries for entry in page) == sorted(f"2021/{number}" for number in range(1, 131))
    days = re.findall(r'<time datetime="([^"]+)">', "".join(texts))
    assert days == sorted(days, reverse=True)
    for year in range(2015, 2022):
        if year != 2020:
            text = project.bytes()[f"years/{year}/index.html"].decode()
            assert {day[:4] for day in re.findall(r'<time datetime="([^"]+)">', text)} == {str(year)}


def test_the_officers_page_opens_a_new_file_with_a_draft(project):
    """With the address of a repository, each outcome has a link to a new file with the draft of that outcome in it."""
    text = project.config_file.read_text()
    project.config_file.write_text(f"repo_url: https://repository.example.org/sampleshire/log\n{text}")
    project.write("docs/officers.md", "# Officers\n\n<!-- disclosure-log: new-response -->\n")
    build(project)
    page = project.bytes()["officers/index.html"].decode()
    links = [html.unescape(link) for link in re.findall(r'href="([^"]*/new/main\?[^"]*)"', page)]
    assert len(links) == len(Outcome) + 1
    drafts = []
    for link in links:
        address, _, query = link.partition("?")
        assert address == "https://repository.example.org/sampleshire/log/new/main"
        assert len(link) < 4000
        values = parse_qs(query, strict_parsing=True)
        assert values["filename"] == ["responses/REFERENCE.md"]
        drafts.append(values["value"][0])
    assert draft("", (Outcome.GRANTED, Outcome.REFUSED)) == drafts[0]
    assert [draft("", (outcome,)) for outcome in Outcome] == drafts[1:]
    assert "repository is public" in page


def test_without_the_address_of_a_repository_there_is_no_link(project):
    """A log whose settings name no repository leads nowhere, and says why."""
    project.write("docs/officers.md", "# Officers\n\n<!-- disclosure-log: new-response -->\n")
    build(project)
    page = project.bytes()["officers/index.html"].decode()
    assert "do not say where its repository is" in page
    assert "/new/main" not in page


def test_a_notice_stands_on_every_page(project):
    """What the settings say of the whole log is at the top of each page, the one for lost readers too."""
    project.set('notice: "This log is a trial & <unfinished>."')
    build(project)
    pages = {name: content.decode() for name, content in project.bytes().items() if name.endswith(".html")}
    assert len(pages) > 5
    for name, page in pages.items():
        assert page.count("This log is a trial &amp; &lt;unfinished&gt;.") == 1, name
