"""The command line: the front door for people. Each command is a module of its own."""

from __future__ import annotations

import click

from disclosure_log import __version__
from disclosure_log.cli.attach import attach
from disclosure_log.cli.canaries import canaries
from disclosure_log.cli.check import check
from disclosure_log.cli.export import export
from disclosure_log.cli.import_files import import_files
from disclosure_log.cli.inspect import inspect
from disclosure_log.cli.publish import build, carry, serve
from disclosure_log.cli.verify import verify
from disclosure_log.cli.write import new


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="disclosure-log")
def main() -> None:
    """Build a public, searchable Freedom of Information disclosure log from Markdown files.

    Exit status: 0 nothing is wrong, 1 findings that block publication, 2 the command was used wrongly.
    """


for command in (attach, build, canaries, carry, check, export, import_files, inspect, new, serve, verify):
    main.add_command(command)
