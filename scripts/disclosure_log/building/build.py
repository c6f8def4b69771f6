"""One build, from the files of a log to a finished site: examine, compose, pour, index, seal.

The engine calls the stages, since it renders the hand-written pages and the shells in between; nothing here knows
of it. The swap is the engine's last act, when its own work is done too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from disclosure_log import __version__, caching, search
from disclosure_log.building.alike_beside import AlikeBeside
from disclosure_log.building.before import LookingBack
from disclosure_log.building.data_beside import DataBeside
from disclosure_log.building.index import SearchIndex
from disclosure_log.building.offline import STORED, open_from_folder
from disclosure_log.building.outcome import Outcome
from disclosure_log.building.output import Output
from disclosure_log.building.parts import Made, Part
from disclosure_log.building.published import Published, check_what_was_published
from disclosure_log.building.sources import Sources
from disclosure_log.building.stages import Examined, examine, inspected_bytes
from disclosure_log.building.texts import KeptTexts, Read, read_texts
from disclosure_log.building.twin import Status
from disclosure_log.config import Project
from disclosure_log.data.feeds import ATOM_NAME, atom
from disclosure_log.data.fingerprints import sealed_response
from disclosure_log.data.manifest import History, SealedResponses, published_files, write_manifest
from disclosure_log.data.open_data import Part as DataPart
from disclosure_log.data.open_data import json_address, made_now
from disclosure_log.data.schema import SCHEMA_NAME, schema_text
from disclosure_log.data.signposts import Signs, signposts
from disclosure_log.data.sitemap import sitemap
from disclosure_log.data.sizes import check_size
from disclosure_log.data.verifying.program import PROGRAM_NAME, program
from disclosure_log.data.verifying.sealing import SOURCE_NAME, json_of
from disclosure_log.documents import DocumentFacts
from disclosure_log.findings import Finding, FindingsError, blocking
from disclosure_log.locale import HERE as CATALOGUES
from disclosure_log.pages.addresses import ALL_RESPONSES, BROWSE, EXEMPTIONS, LEFT_OUT, OUTCOMES
from disclosure_log.pages.attachments import shows_text
from disclosure_log.pages.compose import Composer
from disclosure_log.pages.made_of import digest
from disclosure_log.pages.page import Page, Shell
from disclosure_log.pages.site import Site
from disclosure_log.records.response import Response

FAMILIES = {
    "responses": ALL_RESPONSES,
    "attachments": ALL_RESPONSES,
    "browse": BROWSE,
    "exemptions": EXEMPTIONS,
    "outcomes": OUTCOMES,
}
"""The families of pages, and the address of the page in the navigation that each stands under."""

LIBRARIES = ("babel", "jinja2", "markdown", "markupsafe", "nh3", "pydantic", "pypdfium2", "snowballstemmer")
"""What the parts of a site depend on beside the program itself; the theme stands in the shells."""

_LETTERS_AT_ONCE = 6_000
"""Letters, about, of the months whose data and texts forks make before they end, with all that they loaded."""

_PAGE, _SEALED = "index.html", "sealed"


class Build:
    """One build of a log."""

    volume = search.MOST
    """How many responses a small volume of the search index holds."""

    def __init__(
        self,
        project: Project,
        site: Site,
        *,
        preview: bool = False,
        catalogues: Path = CATALOGUES,
        goes_on_from: Path | None = None,
        before: LookingBack | None = None,
    ) -> None:
        """Examine the log.

        With `preview`, a response that a finding blocks gets a page that shows its findings, and nothing is sealed.
        Otherwise raises `FindingsError` where anything blocks. What the last build left is read at the same time,
        where the build `goes_on_from` its site in that folder, if nobody looks `before` already.
        """
        self.project, self.site, self.preview = project, site, preview
        self._before = before or (LookingBack(project.root, goes_on_from) if goes_on_from else None)
        try:
            self.examined = self._examine()
            self.responses = self.examined.log.responses
        except BaseException:
            if self._before:
                self._before.end()
            raise
        self._catalogues, self._versions = catalogues, dict[int, str]()
        self._texts = read_texts(dict(self._published()), KeptTexts(project.root))
        self.output: Output | None = None
        self._index: SearchIndex | None = None
        self._data: DataBeside | None = None
        self._alike: AlikeBeside | None = None
        self._sealed = SealedResponses()
        self.sources = Sources(project.root, self.examined)
        self.composer = Composer(
            self.examined.log,
            self.examined.facts,
            site,
            catalogues,
            self._texts,
            register=self.examined.register,
            fingerprint=self.sources.fingerprint,
            keep=self._keep,
            data_elsewhere=lambda: self._data.made() if self._data else None,
        )

    def end(self) -> None:
        """End what still goes on beside this process."""
        for each in (self._before, self._data, self._alike, self._index):
            if each:
                each.end()

    def _examine(self) -> Examined:
        examined = examine(self.project, self.site.today)
        if examined.blocking and not self.preview:
            raise FindingsError(examined.findings)
        return examined

    def _published(self) -> Iterator[tuple[Path, tuple[DocumentFacts, Read]]]:
        """Every attachment whose text is published, with what gives its bytes."""
        for response in self.responses:
            for number, attachment in enumerate(() if response.front.withdrawn else response.attachments):
                if shows_text(response, number):
                    read = partial(inspected_bytes, response, number, self.examined.facts)
                    yield attachment.path, (self.examined.facts[attachment.path], read)

    def lists(self) -> Iterator[tuple[str, Page]]:
        """Every generated page that is no response's own, with its family."""
        yield from self.composer.lists.pages()
        yield from self.composer.left_out.pages()
        yield from self.composer.explorer.pages()
        yield "browse", self.composer.withdrawals
        yield "browse", self.composer.statistics
        if self.preview:
            yield from (("responses", page) for page in self._broken())

    @property
    def broken(self) -> dict[str, list[Finding]]:
        """The findings of each response that cannot be shown, by its file."""
        by_file: dict[str, list[Finding]] = {}
        for finding in self.examined.blocking:
            if finding.path.startswith("responses/") and finding.path.endswith(".md"):
                by_file.setdefault(finding.path, []).append(finding)
        return by_file

    @cached_property
    def _lists(self) -> Sequence[tuple[str, Page]]:
        return list(self.lists())

    def _broken(self) -> Iterator[Page]:
        """A page for each response that cannot be shown, at the address that its file's path gives."""
        for path, findings in self.broken.items():
            yield self.composer.findings_page(path.removesuffix(".md") + "/", path, findings)

    def begin(self, folder: Path, old: Path | None, *, index: bool = False) -> None:
        """Prepare to write into `folder`; what is still as it was is taken from `old`, the site in place.

        Where there is to be an `index` and one volume of it changed, that is made beside all the rest from now on.
        """
        before = self._before.result(old) if self._before and old else None
        self.output = Output(folder, old, self.project.root, self._common, before)
        self._data = DataBeside(self.output, self.composer, self._version)
        self._alike = AlikeBeside(self.output, self.composer, self._version)
        if old:
            self._data.begin()
        self._alike.begin(here=self._data.is_beside)  # most is as it was then, and found while the data are made
        self._index = SearchIndex(self.output, self.composer, self._version, self.volume)
        if old and index:
            self._index.begin()

    @cached_property
    def _common(self) -> str:
        """What stands for all that every part of the site depends on: the program, the settings, the words."""
        site, project = self.site, self.project
        texts = sorted(path for path in self._catalogues.rglob("*.po") if self._catalogues != CATALOGUES)
        told: list[object] = [caching.program(LIBRARIES), project.options, site.name, site.url, site.repository]
        return digest([*told, *(path.read_text(encoding="utf-8") for path in texts)], self._version)

    def _version(self, response: Response) -> str:
        """What tells a response from any other: its file, its attachments, and whether their texts could be read."""
        if found := self._versions.get(id(response)):  # which lives as long as the build
            return found
        parts = [response.source, self.examined.contents[response.source]]
        for each in () if response.front.withdrawn else response.attachments:
            parts += [each.name, self.examined.facts[each.path].sha256, f"{each.path in self._texts}"]
        self._versions[id(response)] = hashlib.sha256("\0".join(parts).encode()).hexdigest()
        return self._versions[id(response)]

    def _keep(self, parts: Iterable[DataPart]) -> Iterator[Mapping[str, str]]:
        """See `open_data.Keep`."""
        if self.output is None:
            return made_now(parts)
        kept = (Part(part.name, digest(part.made_of, self._version), partial(_words, part)) for part in parts)
        months = len(self.examined.log.by_month) * _LETTERS_AT_ONCE // max(1, len(self.responses))
        return (taken.words for taken in self.output.put_parts(kept, large=True, at_once=max(2, months)))

    def pour(self, shells: Mapping[str, Shell], addresses: set[str], rendered: Path | None) -> Outcome:
        """Write every generated page, redirect and attachment, and the log as data.

        `addresses` are those of the hand-written pages, and get those of the generated ones added. What the engine
        wrote lies in the folder `rendered`, if not in the site itself. Raises `FindingsError` where an attachment
        changed since it was inspected, and for what the engine wrote and cannot be published.
        """
        assert self.output  # noqa: S101 - for mypy; the engine begins before it pours
        assert self._data  # noqa: S101 - as above
        output = self.output
        pages = len(addresses)
        output.open()
        if rendered:
            for path, content in published_files(rendered):
                output.put(path, content)
        self._data.put_files()
        looks = {family: digest(shell.made_of, self._version) for family, shell in shells.items()}
        written: list[str] = []
        for response, taken in zip(self.responses, output.put_parts(self._response_parts(shells, looks)), strict=True):
            self._sealed.texts[response.reference.text] = taken.words[_SEALED]
            written += [path.removesuffix(_PAGE) for path in taken.paths if path.endswith(f"/{_PAGE}")]
        for taken in output.put_parts(self._list_parts(shells, looks)):
            written += [path.removesuffix(_PAGE) for path in taken.paths if path.endswith(f"/{_PAGE}")]
        for response in self.responses:
            if response.front.aliases or any(attachment.stored for attachment in response.attachments):
                made_of = digest(response, self._version)
                output.take(f"redirects:{response.reference.address}", made_of, partial(self._made_redirects, response))
        self._data.put_rest(page for _, page in self._lists)
        addresses.update(written)
        return Outcome(len(self.responses), pages + len(written), name=self.site.name)

    def _response_parts(self, shells: Mapping[str, Shell], looks: Mapping[str, str]) -> Iterator[Part]:
        """The pages of each response and its files."""
        assert self._alike  # noqa: S101 - for mypy; the engine begins before it pours
        look = digest((looks["responses"], looks["attachments"]), self._version)
        for response, told in zip(self.responses, self._alike.told, strict=True):
            make = partial(self._made_response, response, shells)
            yield Part(response.reference.address, f"{look}{told}", make)

    def _list_parts(self, shells: Mapping[str, Shell], looks: Mapping[str, str]) -> Iterator[Part]:
        """Every generated page that is no response's own, and its feed."""
        for family, page in self._lists:
            key = f"{looks[family]}{digest(page.made_of, self._version)}"
            yield Part(page.address, key, partial(self._made_page, shells[family], page))
            if page.followed:
                made_of = digest(self.composer.feeds.made_of(page), self._version)
                yield Part(page.address + ATOM_NAME, made_of, partial(self._made_feed, page))

    def _made_response(self, response: Response, shells: Mapping[str, Shell]) -> Made:
        """The pages of a response, and beside them its data, its source and its attachments."""
        page = self.composer.response(response)
        made = self._made_page(shells["responses"], page)
        files = dict(made.files)
        for each in self.composer.attachments.pages(response):
            files |= self._made_page(shells["attachments"], each).files
        files[json_address(response.reference)] = self.composer.open_data.of_response(response)
        if not response.front.withdrawn:
            files[page.address + SOURCE_NAME] = self.sources.text(response)
            for number, attachment in enumerate(response.attachments):
                if attachment.stored:
                    continue
                files[page.address + attachment.name] = inspected_bytes(response, number, self.examined.facts)
        sealed = sealed_response(response, self.sources.fingerprint(response))
        return Made(files, {_SEALED: json_of(sealed)})

    def _made_redirects(self, response: Response) -> Made:
        return Made({f"{address}{_PAGE}": text.encode() for address, text in self.composer.redirects(response)}, {})

    def _made_page(self, shell: Shell, page: Page) -> Made:
        page = replace(page)  # what it shows stays with it, and all of them would stay in memory
        contents = self.composer.contents(page.address, page.shown.headings)
        return Made({f"{page.address}{_PAGE}": shell.pour(page, contents).encode()}, {})

    def _made_feed(self, page: Page) -> Made:
        return Made({page.address + ATOM_NAME: atom(self.composer.feeds.of_list(page))}, {})

    def _made_of_the_program(self) -> Made:
        return Made({SCHEMA_NAME: schema_text(self.site.url).encode(), PROGRAM_NAME: program().encode()}, {})

    def finish(
        self,
        addresses: set[str],
        published: Published,
        *,
        index: bool = True,
        offline: bool = False,
    ) -> list[Finding]:
        """Write the sitemap, the front matter's schema and the search index, and seal the site for good.

        The site goes on from the one that is `published`; what of that changed without a word is given back. With
        `offline`, the site becomes a copy that opens from a folder; such a copy has no history. Raises
        `FindingsError` where something that is published would vanish.
        """
        assert self.output  # noqa: S101 - for mypy; the engine begins before it pours
        output, folder = self.output, self.output.folder
        if self.site.url:
            for name, text in sitemap(self.site.url, addresses):
                output.put(name, text)
            for name, said in signposts(self._signs(register=LEFT_OUT in addresses), self.site.today):
                if name not in output.sealed:  # an owner's own robots.txt comes first
                    output.put(name, said.encode())
        if index:
            self.index()
        output.take("of the program", "", self._made_of_the_program)
        output.close()
        if offline:
            for path, content in self._stored():
                output.put(path, content)
            open_from_folder(folder, self.site.url, self.project.options.attachments_store or "")
        manifest = write_manifest(
            folder,
            f"disclosure-log {__version__}",
            address=self.site.url,
            responses=self._sealed,
            history=None if offline else History(published.chain, self.site.today),
            files=None if offline else output.sealed,
        )
        size = sum(each.size for each in manifest.files.values())
        findings = list(check_size(size, 0 if offline else self.project.options.largest_site))
        if blocking(findings):
            raise FindingsError(findings)
        return findings + check_what_was_published(published, manifest, self.examined, self.project.options.separator)

    def _stored(self) -> Iterator[tuple[str, bytes]]:
        """What lies in the store, for a copy that opens from a folder, each by its path there."""
        for response in self.responses:
            for number, attachment in enumerate(() if response.front.withdrawn else response.attachments):
                if attachment.stored:
                    yield STORED + attachment.stored.name, inspected_bytes(response, number, self.examined.facts)

    def _signs(self, *, register: bool) -> Signs:
        options, about = self.project.options, self.composer.open_data.about
        contact = options.security_contact, options.security_expires
        return Signs(about.title, about.authority, about.notice, options.language, self.site.url, *contact, register)

    def index(self) -> None:
        """Write what is searched."""
        assert self._index  # noqa: S101 - as above
        self._index.put()

    def standing(self, site: Path) -> Mapping[str, Status]:
        """What the file system says of each file of the site, now that it stands in `site`. Raises `OSError`."""
        return self.output.standing(site) if self.output else {}

    def keep(self, site: Path, former: Path) -> None:
        """Keep what was made for the next build, now that it stands in `site`, and `former` where that stood."""
        if self.output:
            self.output.keep(site, former)


def _words(part: DataPart) -> Made:
    return Made({}, part.make())
