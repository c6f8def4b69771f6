"""The command that makes the list of what is never to be published: canaries."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_log.cli.common import near
from disclosure_log.findings import counted
from disclosure_log.gate.people.canaries import CanariesError, key_from, make_list
from disclosure_log.records.writing import write_over
from disclosure_log.repository import within


@click.command()
@click.argument("names", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The list to write, which may lie in the log; one that is there is replaced.",
)
def canaries(names: Path, out: Path) -> None:
    """Make the list of canaries out of NAMES, a text file with a name or a number on each line.

    The list holds hashes that nobody can read back without the key, which stands in the environment variable
    DISCLOSURE_LOG_CANARY_KEY. Keep NAMES and the key outside the repository.
    """
    if within(names):
        raise click.UsageError(f"{names} lies in a repository, where it may be published. Keep it outside.")
    try:
        lines = names.read_text(encoding="utf-8-sig").splitlines()
        made = make_list(lines, key_from())
        write_over(out, made.encode())
    except CanariesError as error:
        raise click.UsageError(f"{error.message} {error.hint}") from None
    except UnicodeDecodeError:
        raise click.UsageError(f"{names} is not UTF-8 text. Save it as UTF-8.") from None
    except OSError as error:
        raise click.UsageError(f"{near(out)} cannot be written: {error.strerror}.") from None
    number = sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in lines)
    click.echo(
        f"Wrote {near(out)}, with {counted(number, 'name')} as hashes. Name it in mkdocs.yml: canaries: {out.name}"
    )
