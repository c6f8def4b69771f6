"""The MkDocs plugin: the only module that knows MkDocs and Material.

MkDocs renders the hand-written pages, and one empty shell for each family of generated pages; the build pours the
rest. Whatever MkDocs would write goes into a folder beside the site, which takes the old site's place at the end.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as EnginePage

from disclosure_log import search
from disclosure_log.building.before import LookingBack
from disclosure_log.building.build import FAMILIES, Build
from disclosure_log.building.outcome import Outcome
from disclosure_log.building.published import Published, read_published, read_replaced
from disclosure_log.building.swap import Exchange
from disclosure_log.config import load_project, read_today
from disclosure_log.engine.frame import Frame
from disclosure_log.engine.handwritten import PLACE, check_file, missing_pages
from disclosure_log.engine.notices import (
    EngineWarnings,
    engine_warning,
    line_of,
    refused,
    tell,
)
from disclosure_log.engine.settings import fit, site_of
from disclosure_log.findings import Finding, FindingsError, Severity, blocking, counted, in_order, shown_path
from disclosure_log.locale import HERE as CATALOGUES
from disclosure_log.pages import compose
from disclosure_log.pages.addresses import ALL_RESPONSES
from disclosure_log.pages.page import Shell, Slots
from disclosure_log.pages.templating import KEPT_TEMPLATES, TEMPLATES

THEME = Path(__file__).parent / "theme"
ASSETS = Path(compose.__file__).parent / "assets"
SHELLS = "disclosure-log-shell/" + "/".join("deep" for _ in range(12))
"""A folder so deep that the way up from it stands nowhere else in a page, and can be told apart from all other text."""


class _NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' own hook has no types
    """MkDocs knows none of our options: see `DisclosureLogPlugin.load_config`."""


class DisclosureLogPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """Builds a disclosure log inside `mkdocs build` and `mkdocs serve`."""

    catalogues = CATALOGUES
    """The folder of the site's words."""

    def __init__(self) -> None:
        self.today: date | None = None
        self.index, self.offline, self.clean = True, False, False
        self.preview = False
        self.before: LookingBack | None = None
        self.published: str | None = None
        """Where the site is published that this build goes on from, if not in the folder that it replaces."""
        self.outcome: Outcome | None = None
        """What the last build made; none before it is in place."""
        self.failure: FindingsError | None = None
        """Why the last build stopped."""
        self.prints = True
        """Whether findings are printed here, as under MkDocs' own command, or by whoever called."""
        self._config_file: Path | None = None
        self._exchange: Exchange | None = None
        self._published = Published()
        self._warnings = EngineWarnings()
        self._kept_index: Path | None = None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Options are declared in `disclosure_log.config` and read there, with the lines on which they stand."""
        del options
        self._config_file = Path(config_file_path) if config_file_path else None
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether this is a preview; that this method exists keeps the plugin alive between rebuilds."""
        del dirty
        self.preview = command == "serve"

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and examine the log; send MkDocs' output beside the site."""
        self.outcome = None
        self._start = time.monotonic()
        self._warnings.attach()
        try:
            if self.published:
                self._published = read_published(self.published)
            project = load_project(self._config_file or Path(config.config_file_path or "mkdocs.yml"))
            fit(config, project, self.catalogues)
            site = site_of(config, project, read_today(self.today))
            # What a copy that opens from a folder holds is changed once more, and a preview has no site before it.
            old = None if self.preview or self.offline or self.clean else Path(config.site_dir)
            build = Build(
                project, site, preview=self.preview, catalogues=self.catalogues, goes_on_from=old, before=self.before
            )
            if not self.preview:
                kept = [project.responses, Path(config.docs_dir)]
                self._target = Path(config.site_dir)
                self._exchange = Exchange(self._target, kept, project=project.root)
                config.site_dir = str(self._exchange.__enter__().aside)
                self._exchange.on_exit(build.end)
                if not self.published:
                    self._published = read_replaced(self._target)
            folder = self._exchange.staging if self._exchange else Path(config.site_dir)
            build.begin(folder, old, index=self.index)
        except FindingsError as error:
            self._stop(error)
        self.project, self.build, self.frame = (
            project,
            build,
            Frame(build.composer, preview=self.preview, broken=build.broken),
        )
        self.shells: dict[str, Shell] = {}
        self.filled: set[tuple[str, str]] = set()
        self.problems: list[Finding] = list(build.examined.findings)
        own = 1 if config.theme.custom_dir else 0  # an owner's own templates come first
        config.theme.dirs.insert(own, str(THEME))
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what of the theme no page uses, put in what is ours, and keep our addresses free."""
        project_root = self.project.root
        sheets = (file.url for file in files if re.match(r"assets/stylesheets/[^/]+\.css$", file.src_uri))
        self.frame.style_sheets = sorted(sheets)
        for file in list(files):
            if file.src_uri.startswith(("assets/javascripts/", "assets/images/")) or file.src_uri.endswith(".map"):
                files.remove(file)
            elif file.src_dir == config.docs_dir:
                shown = shown_path(Path(file.abs_src_path or file.src_uri), project_root)
                page = file.is_documentation_page()
                self.problems += check_file(shown, file.url if page else file.dest_uri, page=page)
        for asset in sorted(ASSETS.iterdir()):
            uri = f"assets/disclosure-log/{asset.name}"
            files.append(File.generated(config, uri, abs_src_path=str(asset), inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation for the shells."""
        del config, files
        self.nav = nav
        return nav

    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Fill the places of a hand-written page, and lead its links to responses to their pages."""
        del config, files
        composer = self.build.composer
        shown = shown_path(Path(page.file.abs_src_path or page.file.src_uri), self.project.root)
        source = page.file.content_string
        if re.match(r"---\s*\n", source) and not page.meta:
            message = "The settings at the top of this page cannot be read."
            hint = "Write one `key: value` a line between two lines of three dashes; text with a colon between quotes."
            self.problems.append(Finding("DL061", shown, message, hint, 1))

        def fill(match: re.Match[str]) -> str:
            content = composer.slot(match[1], page.url)
            if content is None:
                message = "This page names a place that does not exist."
                hint = f"The places are: {', '.join(composer.slots)}."
                self.problems.append(Finding("DL062", shown, message, hint, line_of(source, match[0])))
                return ""
            self.filled.add((page.url, match[1]))
            if match[1] in {"before-you-ask", "deadline", "home", "search"}:  # a script, or a search of their own
                page.meta[f"disclosure_{match[1].replace('-', '_')}"] = True
            return content

        html = PLACE.sub(fill, html)
        if page.url == ALL_RESPONSES:
            page.meta["title"] = composer.lists.all_responses[0].title
        for reference in compose.linked_references(html):
            if reference not in self.build.examined.references:
                message = f"No response of this log has the reference {reference}."
                hint = "Write it exactly as that response writes it."
                self.problems.append(Finding("DL025", shown, message, hint, line_of(source, f"response:{reference}")))
        return composer.resolve(html, page.url)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Give the templates their words, and render a shell for each family."""
        self.problems += missing_pages(self.filled, register=bool(self.build.examined.register.years))
        names = config.extra.get("footer") or []
        for name in names if isinstance(names, list) else [names]:
            file = files.get_file_from_path(str(name))
            if file and file.page:
                self.frame.footer.append(file.page)
            else:
                message = f"extra: footer: names {name}, and there is no such page in docs/."
                hint = "It is a list of pages, such as about.md: write the page, or take it out of the list."
                self.problems.append(Finding("DL060", "mkdocs.yml", message, hint))
        env.bytecode_cache = KEPT_TEMPLATES
        env.globals["disclosure"] = self.frame
        env.globals["_"] = self.frame.words.said  # the name that words are collected by
        for family, address in FAMILIES.items():
            self.shells[family] = self._shell(family, address, env, config, files)
        return env

    def _shell(self, family: str, address: str, env: Any, config: MkDocsConfig, files: Files) -> Shell:
        file = File.generated(config, f"{SHELLS}/{family}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        page = EnginePage(Slots.TITLE, file, config)
        page.meta = {"family": family, "description": Slots.DESCRIPTION, "head": Slots.HEAD}
        page.content = Slots.CONTENT
        page.canonical_url = Slots.ADDRESS if config.site_url else None
        place = next((entry for entry in self.nav.pages if entry.url == address), None)
        if place:
            place.active = True
        try:
            context = mkdocs_build.get_context(self.nav, files, config, page)
            rendered = env.get_template("main.html").render(context)
        finally:
            if place:
                place.active = False
        return Shell(rendered, context["base_url"], self.build.site.url)

    def on_page_context(self, context: Any, *, page: EnginePage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Keep the headings of the page for our list of contents."""
        del config, nav
        self.frame.tables[page.url] = page.toc
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Pour, index, seal, swap."""
        severity = Severity.ERROR if config.strict else Severity.WARNING
        self.problems += [engine_warning(message, severity, self.project.docs) for message in self._warnings.take()]
        folder = Path(config.site_dir)
        addresses = set(self.frame.tables)
        try:
            if blocking(self.problems) and not self.preview:
                raise FindingsError(self.problems)  # noqa: TRY301 - one way out for all of them
            outcome = self.build.pour(self.shells, addresses, None if self.preview else folder)
            if self.preview:
                self._preview_index(folder)
                self._report(replace(outcome, findings=tuple(in_order(self.problems))))
                return
            self.problems += self.build.finish(addresses, self._published, index=self.index, offline=self.offline)
            outcome = replace(outcome, findings=tuple(in_order(self.problems)))
            if self._exchange:
                self._exchange.commit(None if self.offline else self.build.keep)
                if not self.offline:
                    outcome = replace(outcome, standing=self.build.standing(self._target))
                config.site_dir = str(self._target)  # for whoever goes on with the site, such as mkdocs gh-deploy
        except FindingsError as error:
            self._stop(error)
        except OSError as error:
            self._stop(FindingsError([refused(error)]))
        self._leave()
        self.outcome = outcome
        if self.prints:
            self._report(self.outcome)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was."""
        del error
        self._leave()

    def on_shutdown(self) -> None:
        """Leave nothing behind, whatever ended the run."""
        self._leave()
        if self._kept_index:
            shutil.rmtree(self._kept_index, ignore_errors=True)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Rebuild when a response, a template or a style changes."""
        del config, builder
        for folder in (self.project.responses, THEME, TEMPLATES, ASSETS):
            server.watch(str(folder))
        return server

    def _preview_index(self, folder: Path) -> None:
        """Index once, and show that index in every later preview: indexing anew would take longer than the build."""
        if self._kept_index is None:
            self.build.index()
            self._kept_index = Path(tempfile.mkdtemp(prefix="disclosure-log-index-"))
            shutil.copytree(folder / search.FOLDER, self._kept_index, dirs_exist_ok=True)
        else:
            search.copy_index(self._kept_index, folder)

    def _report(self, outcome: Outcome) -> None:
        tell(outcome.findings, self._config_file)
        click.echo(outcome.summary(time.monotonic() - self._start))

    def _stop(self, error: FindingsError) -> NoReturn:
        """Print what is wrong and end the build, leaving the old site as it was."""
        self._leave()
        self.failure = error
        if self.prints:
            tell(error.findings, self._config_file)
        raise Abort(f"Nothing was published: {counted(len(error.findings), 'finding')}.") from None

    def _leave(self) -> None:
        self._warnings.detach()
        if self._exchange:
            self._exchange.__exit__(None, None, None)
            self._exchange = None
