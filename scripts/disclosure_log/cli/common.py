"""What the commands share: their common options, and how they end where findings stop them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from textwrap import wrap

import click

from disclosure_log.checks.canaries import load_canaries
from disclosure_log.cli.output import print_findings
from disclosure_log.config import CONFIG_FILE, Project
from disclosure_log.findings import Finding, FindingsError, counted
from disclosure_log.gate.conditions import Conditions, conditions_of


class Day(click.ParamType[date]):
    """A day, written year-month-day."""

    name = "DATE"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day that `value` writes; a wrong one is a wrong use of the command."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            self.fail("write the day as year-month-day, such as 2021-08-24.", param, ctx)


config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=CONFIG_FILE,
    show_default=True,
    help="The log's settings; its folder is the log's folder.",
)
today_option = click.option(
    "--today", type=Day(), help="Do it as if it were this day (2021-08-24); otherwise today in the United Kingdom."
)


def needs(config_file: Path) -> None:
    """Refuse to go on without the log's settings."""
    if not config_file.is_file():
        raise click.UsageError(
            f"There is no {config_file} here. Start the command in the log's folder, "
            "or name the file with --config-file."
        )


@contextmanager
def findings_printed(config_file: Path, last_line: str = "") -> Iterator[None]:
    """Prints the findings that stop a command, and ends it with status 1."""
    try:
        yield
    except FindingsError as error:
        findings = error.findings
    except (MemoryError, SystemError):  # the latter where a module in C was refused it, and did not say so
        hint = "Close other programs, or use a computer with more memory."
        findings = [Finding("DL067", "", "There was not enough memory.", hint)]
    else:
        return
    print_findings(findings, "text", config_file.absolute().parent)
    if last_line:
        click.echo(f"{counted(len(findings), 'finding').capitalize()}. {last_line}", err=True)
    sys.exit(1)


def gate_conditions(project: Project, *, reveal: bool = False) -> Conditions:
    """Under what the files of a log are judged; raises `FindingsError` where its list of canaries cannot be used."""
    _, unusable = load_canaries(project)
    if unusable:
        raise FindingsError(unusable)
    return conditions_of(project, reveal=reveal)


def near(path: Path) -> str:
    """`path` as a person would type it here."""
    try:
        return f"{path.relative_to(Path.cwd())}"
    except ValueError:
        return f"{path}"


_WIDTH = 100


def wrapped(text: str) -> Iterator[str]:
    """The lines of a text, indented below what it is about."""
    return (f"    {line}" for line in wrap(text, _WIDTH))


def listed(texts: Sequence[str]) -> Iterator[str]:
    """The lines of a list, indented below what it is about."""
    for text in texts:
        yield from (f"    {line}" for line in wrap(text, _WIDTH, initial_indent="- ", subsequent_indent="  "))
