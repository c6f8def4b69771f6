"""The command that says what takes the room in a site: sizes."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_log.cli.common import config_option, findings_printed, near, needs
from disclosure_log.config import load_project
from disclosure_log.data.sizes import FAIL, MEGABYTE, WARN, largest, shares
from disclosure_log.data.verifying.sealing import MANIFEST_NAME, CannotVerifyError, read_manifest

MOST = 10
"""How many of the largest files are named."""


@click.command()
@config_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
def sizes(config_file: Path, folder: Path) -> None:
    """Say what takes the room in the site in FOLDER, and how far it is from what its host takes.

    FOLDER is a site that was built; without one, it is the folder site/.
    """
    needs(config_file)
    with findings_printed(config_file):
        limit = load_project(config_file).options.largest_site
    try:
        manifest = read_manifest((folder / MANIFEST_NAME).read_bytes())
    except OSError:
        raise click.UsageError(f"There is no site in {near(folder)}/. Build it first.") from None
    except CannotVerifyError as error:
        raise click.UsageError(f"{error}") from None
    found = {path: entry["size"] for path, entry in manifest["files"].items()}
    total = sum(found.values())
    click.echo(f"{'':36}{'Files':>10}{'Size':>14}{'Share':>8}")
    for share in shares(found):
        click.echo(f"{share.name:36}{share.files:>10,}{_size(share.size):>14}{_percent(share.size, total):>8}")
    click.echo(f"{'All':36}{len(found):>10,}{_size(total):>14}{'100%':>8}")
    click.echo("\nThe largest files:")
    for path, size in largest(found, MOST):
        click.echo(f"{_size(size):>12}  {path}")
    if limit:
        used = _percent(total, limit * MEGABYTE)
        click.echo(f"\nThe host takes {limit:,} MB, of which this is {used}.")
        click.echo(f"From {WARN}% on a build warns, and from {FAIL}% on it stops.")


def _size(size: int) -> str:
    return f"{size / MEGABYTE:,.1f} MB" if size >= MEGABYTE else f"{size / 1000:,.1f} kB"


def _percent(size: int, total: int) -> str:
    return f"{100 * size / total:.0f}%" if total else "0%"
