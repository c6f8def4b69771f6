"""One build, from the files of a log to a finished site: examine, compose, pour, index, seal.

The engine calls the stages, since it renders the hand-written pages and the shells in between; nothing here knows
of it. The swap is the engine's last act, when its own work is done too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from disclosure_log import __version__, search
from disclosure_log.building.offline import open_from_folder
from disclosure_log.building.published import Published, check_what_was_published
from disclosure_log.building.sources import Sources
from disclosure_log.building.stages import Examined, examine, inspected_bytes
from disclosure_log.building.texts import KeptTexts, Read, read_texts
from disclosure_log.config import Project
from disclosure_log.data.feeds import ATOM_NAME
from disclosure_log.data.fingerprints import sealed_responses
from disclosure_log.data.manifest import History, write_manifest
from disclosure_log.data.open_data import LIST
from disclosure_log.data.schema import write_schema
from disclosure_log.data.sitemap import write_sitemap
from disclosure_log.data.verifying.program import PROGRAM_NAME, program
from disclosure_log.data.verifying.sealing import SOURCE_NAME
from disclosure_log.documents import DocumentFacts
from disclosure_log.findings import Finding, FindingsError, counted
from disclosure_log.locale import HERE as CATALOGUES
from disclosure_log.pages.addresses import ALL_RESPONSES, BROWSE, EXEMPTIONS, OUTCOMES
from disclosure_log.pages.attachments import shows_text
from disclosure_log.pages.compose import Composer
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build made."""

    responses: int
    pages: int
    findings: tuple[Finding, ...] = ()
    """What was found that blocks nothing."""

    def summary(self, seconds: float) -> str:
        """The build in one line."""
        made = f"{counted(self.responses, 'response')} on {counted(self.pages, 'page')}"
        return f"Built {made} in {seconds:.1f} seconds, {counted(len(self.findings), 'finding')}"


class Build:
    """One build of a log."""

    def __init__(self, project: Project, site: Site, *, preview: bool = False, catalogues: Path = CATALOGUES) -> None:
        """Examine the log.

        With `preview`, a response that a finding blocks gets a page that shows its findings, and nothing is sealed.
        Otherwise raises `FindingsError` where anything blocks.
        """
        self.project, self.site, self.preview = project, site, preview
        self.examined: Examined = examine(project, site.today)
        if self.examined.blocking and not preview:
            raise FindingsError(self.examined.findings)
        texts = read_texts(dict(self._published()), KeptTexts(project.root))
        self.sources = Sources(project.root, self.examined)
        self.composer = Composer(
            self.examined.log,
            self.examined.facts,
            site,
            catalogues,
            texts,
            register=self.examined.register,
            fingerprint=self.sources.fingerprint,
        )

    def _published(self) -> Iterator[tuple[Path, tuple[DocumentFacts, Read]]]:
        """Every attachment whose text is published, with what gives its bytes."""
        for response in self.examined.log.responses:
            for number, attachment in enumerate(() if response.front.withdrawn else response.attachments):
                if shows_text(response, number):
                    read = partial(inspected_bytes, response, number, self.examined.facts)
                    yield attachment.path, (self.examined.facts[attachment.path], read)

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Every generated page with its family."""
        for response in self.examined.log.responses:
            yield "responses", self.composer.response(response)
            yield from (("attachments", page) for page in self.composer.attachments.pages(response))
        yield from self.composer.lists.pages()
        yield from self.composer.left_out.pages()
        yield from self.composer.explorer.pages()
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

    def _broken(self) -> Iterator[Page]:
        """A page for each response that cannot be shown, at the address that its file's path gives."""
        for path, findings in self.broken.items():
            yield self.composer.findings_page(path.removesuffix(".md") + "/", path, findings)

    def pour(self, shells: Mapping[str, Shell], folder: Path, addresses: set[str], pages: int) -> Outcome:
        """Write every generated page, redirect and attachment into `folder`, and the log as data.

        `addresses` are those of the `pages` hand-written ones, and get those of the generated ones added. Raises
        `FindingsError` where an attachment changed since it was inspected.
        """
        data = self.composer.open_data
        responses = {response.reference.address: response for response in self.examined.log.responses}
        for family, page in self.pages():
            _write(folder, page.address, shells[family].pour(page, self.composer.contents(page)))
            if page.listed:
                (folder / page.address / LIST).write_bytes(data.of_list(page.listed))
            if page.followed:
                (folder / page.address / ATOM_NAME).write_bytes(self.composer.feeds.of_list(page))
            if page.address in responses:
                self._write_files(folder / page.address, responses[page.address])
            addresses.add(page.address)
            pages += 1
        for address, redirect in self.composer.redirects():
            _write(folder, address, redirect)
        data.write(folder)
        self.composer.feeds.write(folder, self.examined.log.responses)
        return Outcome(len(self.examined.log.responses), pages)

    def _write_files(self, folder: Path, response: Response) -> None:
        """Write what a response consists of beside its page."""
        if response.front.withdrawn:
            return
        (folder / SOURCE_NAME).write_bytes(self.sources.text(response))
        for number, attachment in enumerate(response.attachments):
            (folder / attachment.name).write_bytes(inspected_bytes(response, number, self.examined.facts))

    def finish(
        self,
        folder: Path,
        addresses: set[str],
        published: Published,
        *,
        index: bool = True,
        offline: bool = False,
    ) -> list[Finding]:
        """Write the sitemap, the front matter's schema and the search index, and seal the site for good.

        The site goes on from the one that is `published`; what of that changed without a word is given back. With
        `offline`, links name files, so that the site opens from a folder; such a copy has no history. Raises
        `FindingsError` where something that is published would vanish.
        """
        if offline:
            open_from_folder(folder)
        if self.site.url:
            write_sitemap(folder, self.site.url, addresses)
        write_schema(folder, self.site.url)
        if index:
            self.index(folder)
        (folder / PROGRAM_NAME).write_text(program(), encoding="utf-8", newline="\n")
        manifest = write_manifest(
            folder,
            f"disclosure-log {__version__}",
            address=self.site.url,
            responses=sealed_responses(
                (response, self.sources.fingerprint(response)) for response in self.examined.log.responses
            ),
            history=None if offline else History(published.chain, self.site.today),
        )
        return check_what_was_published(published, manifest, self.examined, self.project.options.separator)

    def index(self, folder: Path) -> None:
        """Write what is searched into the site in `folder`."""
        found = self.composer.searchable()
        search.build_index(folder, found.entries, found.facets)


def _write(folder: Path, address: str, text: str) -> None:
    path = folder / PurePosixPath(address)
    path.mkdir(parents=True, exist_ok=True)
    (path / "index.html").write_text(text, encoding="utf-8", newline="\n")
