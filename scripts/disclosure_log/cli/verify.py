"""The command that says whether a log is the one that was sealed."""

from __future__ import annotations

import sys

import click

from disclosure_log.data.verifying.comparing import WrongUseError, run


@click.command()
@click.argument("log", metavar="FOLDER|ADDRESS")
@click.option(
    "--against",
    metavar="CHECKPOINT",
    help="What you kept: a line of checkpoints.txt, a file that ends in one, or a manifest.json.",
)
def verify(log: str, against: str | None) -> None:
    """Say whether a log, in a folder or on the web, is the one that was sealed.

    With --against, also whether its history is still the one that you kept. The same program without anything else is
    published with each log as verify.py.
    """
    try:
        status = run(log, against, click.echo)
    except WrongUseError as error:
        raise click.UsageError(str(error)) from None
    sys.exit(status)
