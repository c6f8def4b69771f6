"""The commands of the program, as a person sees them in its help."""

from __future__ import annotations

from functools import cache

import click

from disclosure_log.cli import main


@cache
def commands() -> dict[str, click.Command]:
    """Every command by its name."""
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}
