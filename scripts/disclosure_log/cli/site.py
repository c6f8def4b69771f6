"""The commands that make the site: build and serve."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import click

from disclosure_log.cli.common import config_option, findings_printed, near, needs, today_option


@click.command()
@config_option
@click.option("--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the site is to stand.")
@click.option("--no-search", is_flag=True, help="Leave out the search index.")
@click.option(
    "--offline",
    is_flag=True,
    help="Make a copy that opens from a folder, without a web server: its links name files. It has no search.",
)
@today_option
def build(config_file: Path, site_dir: Path | None, no_search: bool, offline: bool, today: date | None) -> None:
    """Build the site: the new one is put in place whole, or the old one stays as it was."""
    from disclosure_log.engine.mkdocs import build_site  # noqa: PLC0415 - the engine takes a second to load

    start = time.monotonic()
    needs(config_file)
    with findings_printed("Nothing was published: what stood there is as it was."):
        target, made = build_site(
            config_file, site_dir=site_dir, today=today, index=not (no_search or offline), offline=offline
        )
    for finding in made.findings:
        click.echo(finding.as_text(), err=True)
    click.echo(f"{made.summary(time.monotonic() - start)}: {near(target)}/")


@click.command()
@config_option
@click.option("--address", metavar="HOST:PORT", help="Where to show it; otherwise 127.0.0.1:8000.")
def serve(config_file: Path, address: str | None) -> None:
    """Show the log in a browser on this machine, built anew at every change."""
    from disclosure_log.engine.mkdocs import serve_site  # noqa: PLC0415 - the engine takes a second to load

    needs(config_file)
    with findings_printed():
        serve_site(config_file, address=address)
