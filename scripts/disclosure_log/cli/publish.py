"""The commands that publish: build, serve and carry."""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from disclosure_log.building.before import LookingBack
from disclosure_log.building.cycles import no_search_for_cycles
from disclosure_log.building.outcome import Outcome
from disclosure_log.building.unchanged import LastBuild
from disclosure_log.building.zipping import is_zip_of_ours, top_folder, write_zip
from disclosure_log.cli.common import config_option, findings_printed, near, needs, today_option
from disclosure_log.cli.output import print_findings
from disclosure_log.config import BRANCH, load_project, read_today


@click.command()
@config_option
@click.option("--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the site is to stand.")
@click.option(
    "--clean", is_flag=True, help="Make every page anew, and take nothing over from the site that is in place."
)
@click.option("--no-search", is_flag=True, help="Leave out the search index.")
@click.option(
    "--offline",
    is_flag=True,
    help="Make a copy that opens from a folder, without a web server, with its search.",
)
@click.option(
    "--zip",
    "zip_file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Make such a copy as one zip file, and no folder.",
)
@click.option(
    "--published",
    metavar="ADDRESS|FOLDER",
    help="Where the log is published now: the new site continues its checkpoints, and nothing that it has may vanish.",
)
@today_option
def build(
    *,
    config_file: Path,
    site_dir: Path | None,
    clean: bool,
    no_search: bool,
    offline: bool,
    zip_file: Path | None,
    published: str | None,
    today: date | None,
) -> None:
    """Build the site: the new one is put in place whole, or the old one stays as it was."""
    start = time.monotonic()
    needs(config_file)
    if zip_file and site_dir:
        raise click.UsageError("--zip makes a file and --site-dir a folder: name one, and build again for the other.")
    if published and (offline or zip_file):
        raise click.UsageError("--published goes with the site itself; a copy that opens from a folder has no history.")
    with _folder_for(zip_file) as folder:
        with (
            findings_printed(config_file, "Nothing was published: what stood there is as it was."),
            no_search_for_cycles(),
        ):
            last = before = None
            if not (offline or zip_file or published or clean):
                project = load_project(config_file)
                last = LastBuild(project, config_file, site_dir, read_today(today), index=not no_search)
                if last.is_looked_at_beside:
                    _load_engine()
                if not last.was_of_the_same:
                    before = LookingBack(project.root, site_dir or project.root / "site")
            target, made = (last.unchanged() if last else None) or _build(
                config_file,
                before=before,
                site_dir=folder or site_dir,
                today=today,
                index=not no_search,
                offline=offline or zip_file is not None,
                published=published,
                clean=clean,
            )
            if before:
                before.end()
            if last and not made.unchanged:
                last.keep(target, made)
            gc.freeze()  # the program ends soon, and needs no search of the log for that either
        if zip_file and folder:
            whole = folder.with_name("copy.zip")
            write_zip(folder, whole, top_folder(made.name))
            _refuse_foreign(zip_file)  # the build took its time
            whole.replace(zip_file)
    print_findings(made.findings, "text", config_file.absolute().parent)
    click.echo(f"{made.summary(time.monotonic() - start)}: {near(zip_file) if zip_file else f'{near(target)}/'}")


@contextmanager
def _folder_for(file: Path | None) -> Iterator[Path | None]:
    """A folder for the copy that a zip file is made of, beside it, so that it takes its place whole or not at all."""
    if not file:
        yield None
        return
    _refuse_foreign(file)
    if not file.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {near(file.absolute().parent)}/. Make it first.")
    try:
        with tempfile.TemporaryDirectory(prefix=".disclosure-log-", dir=file.absolute().parent) as folder:
            yield Path(folder) / "copy"
    except OSError as error:
        raise click.UsageError(f"{near(file)} cannot be written: {error.strerror or type(error).__name__}.") from None


def _refuse_foreign(file: Path) -> None:
    """Refuse to write over what is no copy of a log; an earlier copy is replaced, as a folder is."""
    if (file.exists() or file.is_symlink()) and not is_zip_of_ours(file):
        raise click.UsageError(
            f"{near(file)} is there already and is no copy that disclosure-log made. Nothing was written. "
            "Name another file, or move that one away."
        )


def _load_engine() -> Any:
    """The engine, which takes longer to load than the rest of a command."""
    from disclosure_log.engine import running  # noqa: PLC0415 - only what builds needs it

    return running


def _build(config_file: Path, **how: Any) -> tuple[Path, Outcome]:
    built: tuple[Path, Outcome] = _load_engine().build_site(config_file, **how)
    return built


@click.command()
@config_option
@click.argument("address")
@click.option("--branch", default=BRANCH, show_default=True, help="The branch that the public site is made from.")
@click.option("--dry-run", is_flag=True, help="Only say what would be carried.")
@today_option
def carry(config_file: Path, address: str, branch: str, dry_run: bool, today: date | None) -> None:
    """Carry what may be shown from a private repository into the public one at ADDRESS, as one commit.

    Only responses without a finding that blocks, whose day of publication has come, and their attachments.
    """
    from disclosure_log.building.carry import carry as carry_log  # noqa: PLC0415 - no build needs it

    if today and not dry_run:
        raise click.UsageError("--today goes with --dry-run: what is carried cannot be taken back.")
    needs(config_file)
    with findings_printed(config_file, "Nothing was carried: the public repository is as it was."):
        project = load_project(config_file)
        if project.options.repository != "private":
            raise click.UsageError(
                "The settings of this log say that its repository is public, so it is published from here. "
                "A private one is set with repository: private."
            )
        carried = carry_log(project, read_today(today), address, branch=branch, push=not dry_run)
    for word, paths in (("new", carried.added), ("changed", carried.changed), ("removed", carried.removed)):
        for path in paths:
            click.echo(f"{word}: {path}")
    if carried.nothing:
        click.echo("The public repository already holds all that may be shown.")
    else:
        click.echo(f"{'Would carry' if dry_run else 'Carried'}: {carried.summary()}")


@click.command()
@config_option
@click.option("--address", metavar="HOST:PORT", help="Where to show it; otherwise 127.0.0.1:8000.")
def serve(config_file: Path, address: str | None) -> None:
    """Show the log in a browser on this machine, built anew at every change."""
    needs(config_file)
    with findings_printed(config_file):
        _load_engine().serve_site(config_file, address=address)
