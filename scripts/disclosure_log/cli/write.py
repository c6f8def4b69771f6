"""The commands that write into the folder of responses: new."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import click

from disclosure_log.cli.common import config_option, findings_printed, near, needs
from disclosure_log.config import load_project
from disclosure_log.intake.draft import draft, write_draft
from disclosure_log.law import Law, Outcome
from disclosure_log.records.front_matter import LANGUAGE
from disclosure_log.records.reference import ReferenceUnusableError, make_reference

_OUTCOMES = click.Choice([outcome.value for outcome in Outcome])


@click.command()
@config_option
@click.argument("reference")
@click.option(
    "--outcome",
    "outcomes",
    type=_OUTCOMES,
    multiple=True,
    help="What happened; more than once where different things happened to different questions. Asked for if left out.",
)
@click.option("--law", type=click.Choice([law.value for law in Law]), help="The law, where it is not the log's own.")
@click.option("--language", help="The letter's language, such as cy, where it is not the log's own.")
def new(config_file: Path, reference: str, outcomes: tuple[str, ...], law: str | None, language: str | None) -> None:
    """Write a draft of the response with this REFERENCE: its facts with notes, and gaps to fill in."""
    needs(config_file)
    with findings_printed(config_file):
        project = load_project(config_file)
    options = project.options
    try:
        made = make_reference(reference.strip(), options.separator)
    except ReferenceUnusableError as unusable:
        raise click.BadParameter(f"{unusable.message} {unusable.hint}", param_hint="REFERENCE") from None
    if language is not None and not re.fullmatch(LANGUAGE, language):
        raise click.BadParameter("write a language code such as en or cy.", param_hint="--language")
    file = project.root / made.file
    taken = f"{near(file)} is already there, and nothing was changed. Open it, or choose another reference."
    if file.exists():
        raise click.UsageError(taken)
    chosen = outcomes or (_ask(),)
    text = draft(
        made.text,
        [Outcome(outcome) for outcome in chosen],
        Law(law) if law else options.law,
        language=language or options.language,
        usual=(options.law, options.language),
    )
    try:
        write_draft(file, text)
    except FileExistsError:
        raise click.UsageError(taken) from None
    except OSError as error:
        raise click.UsageError(f"{near(file)} cannot be written: {error.strerror}.") from None
    click.echo(f"Wrote {near(file)}. Fill in what is empty, put the letter's words below the two headings, then:")
    click.echo(f"    {_program()} check {_option(config_file)}{near(file)}")


def _ask() -> str:
    """The outcome as a person chooses it; all the information was given, where nobody can be asked."""
    if not sys.stdin.isatty():
        return Outcome.GRANTED.value
    return str(click.prompt("What happened", type=_OUTCOMES, default=Outcome.GRANTED.value))


def _program() -> str:
    """The program as it was called, so that the next line can be typed as it stands."""
    called = Path(sys.argv[0])
    if called.name != "disclosure-log" or shutil.which("disclosure-log") == str(called):
        return "disclosure-log"
    return near(called.absolute())


def _option(config_file: Path) -> str:
    return "" if config_file == Path("mkdocs.yml") else f"-f {config_file} "
