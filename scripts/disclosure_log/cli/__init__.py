"""The command line: the front door for people. Each command is a module of its own."""

from __future__ import annotations

from importlib import import_module

import click

from disclosure_log import __version__
from disclosure_log.building.cycles import no_search_for_cycles

COMMANDS = {
    "attach": "attach",
    "build": "publish",
    "canaries": "canaries",
    "carry": "publish",
    "check": "check",
    "export": "export",
    "import": "import_files",
    "inspect": "inspect",
    "new": "write",
    "serve": "publish",
    "sizes": "sizes",
    "store": "store",
    "verify": "verify",
    "withdraw": "withdraw",
}
"""Every command with the module that it stands in."""


class _Commands(click.Group):
    """Loads the module of a command when it is asked for: all of them together take longer than many a command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, if there is one."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        with no_search_for_cycles():
            module = import_module(f"{__name__}.{COMMANDS[cmd_name]}")
        found = (each for each in vars(module).values() if isinstance(each, click.Command) and each.name == cmd_name)
        return next(found)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="disclosure-log")
def main() -> None:
    """Build a public, searchable Freedom of Information disclosure log from Markdown files.

    Exit status: 0 nothing is wrong, 1 findings that block publication, 2 the command was used wrongly.
    """
