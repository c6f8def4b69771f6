"""The command that takes a response down: withdraw."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from disclosure_log.building.withdrawing import (
    CannotWithdrawError,
    Withdrawal,
    prepare_withdrawal,
    uncommitted,
)
from disclosure_log.cli.common import Day, config_option, findings_printed, near, needs, wrapped
from disclosure_log.config import Project, load_project, read_today
from disclosure_log.findings import FindingsError
from disclosure_log.records.folder import symbolic_links
from disclosure_log.records.reference import Reference, ReferenceUnusableError, make_reference

PROOF = (
    "The commitment is public. Keep the salt and the files in the authority's own records: together they prove later "
    "what was withdrawn. docs/officers/taking-down.md says how."
)
NEXT = (
    "Commit this and publish it. Whoever fetches the repository can still have the letter out of git's history: "
    "docs/maintainers/when-data-got-out.md says how it is purged."
)


@click.command()
@config_option
@click.argument("reference")
@click.option("--reason", help="Why, in words for the public: never what it held. Asked for if left out.")
@click.option("--by", "role", help="The role, never the name, of whoever decided. Asked for if left out.")
@click.option("--date", "day", type=Day(), help="The day of the decision, such as 2026-03-02; otherwise today.")
@click.option("--title", default="", help="A title in the place of the response's own, where that may not be seen.")
@click.option("--keep", type=click.Path(path_type=Path), help="A new folder, outside the log, for what is taken down.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def withdraw(
    *,
    config_file: Path,
    reference: str,
    reason: str | None,
    role: str | None,
    day: date | None,
    title: str,
    keep: Path | None,
    dry_run: bool,
) -> None:
    """Take down the response with this REFERENCE: its page stays and says when, why and who decided; the rest goes.

    The letter, its notes and its attachments are removed from the log's folder, and with the next publication from the
    site, its search and its data. With --keep they are put into a folder of the authority first.
    """
    needs(config_file)
    with findings_printed(config_file):
        project = load_project(config_file)
        if links := symbolic_links(project.responses, project.root):
            raise FindingsError(links)  # a link would lead what is removed elsewhere
        made = _reference(project, reference)
        try:
            withdrawal = prepare_withdrawal(
                project,
                made,
                reason=_said("--reason", "Why, in words for the public", reason),
                by=_said("--by", "The role of whoever decided", role),
                day=day or read_today(None),
                title=title.strip(),
            )
        except CannotWithdrawError as error:
            raise click.UsageError(f"{error} Nothing was changed.") from None
    _refuse_loss(withdrawal, project, keep)
    if not dry_run:
        _carry_out(withdrawal, keep)
    _tell(withdrawal, made, keep, dry_run=dry_run)


def _reference(project: Project, written: str) -> Reference:
    try:
        return make_reference(written.strip(), project.options.separator)
    except ReferenceUnusableError as unusable:
        raise click.BadParameter(f"{unusable.message} {unusable.hint}", param_hint="REFERENCE") from None


def _said(option: str, question: str, given: str | None) -> str:
    """What was given, or what a person at a terminal answers."""
    if given is None and sys.stdin.isatty():
        given = str(click.prompt(question))
    words = " ".join((given or "").split())
    if not words:
        raise click.UsageError(f"Say it with {option}: {question[0].lower()}{question[1:]}.")
    return words


def _refuse_loss(withdrawal: Withdrawal, project: Project, keep: Path | None) -> None:
    """Nothing is removed that could not be had back, and nothing is kept where it would be published."""
    if keep:
        if keep.resolve().is_relative_to(project.root.resolve()):
            raise click.BadParameter(
                "choose a folder outside the log: what lies in it can be seen.", param_hint="--keep"
            )
        if keep.exists():
            raise click.BadParameter(f"{near(keep)} is there already. Name a new folder.", param_hint="--keep")
    elif lost := uncommitted(withdrawal, project.root):
        raise click.UsageError(
            f"Git does not hold {', '.join(lost)} as it is now, and what is removed could not be had back. "
            "Commit it first, or have it put aside with --keep FOLDER. Nothing was changed."
        )


def _carry_out(withdrawal: Withdrawal, keep: Path | None) -> None:
    try:
        if keep:
            withdrawal.keep(keep)
        else:
            click.echo(f"Salt: {withdrawal.salt}")  # before anything is changed: it is nowhere else
        withdrawal.carry_out()
    except OSError as error:
        message = f"A file could not be written or removed: {error.strerror}. Remove the rest by hand."
        raise click.UsageError(message) from None


def _tell(withdrawal: Withdrawal, reference: Reference, keep: Path | None, *, dry_run: bool) -> None:
    would = "Would take" if dry_run else "Took"
    click.echo(f"{would} down {reference}: what is left of {near(withdrawal.file)} is what its page still shows.")
    for file in withdrawal.files:
        click.echo(f"{'Would remove' if dry_run else 'Removed'} {near(file)}.")
    if dry_run:
        return
    if keep:
        click.echo(f"What was taken down lies in {near(keep)}, with the salt that proves what it was.")
    click.echo(f"Commitment: {withdrawal.commitment}")
    click.echo("\n".join(line for text in (PROOF, NEXT) for line in wrapped(text)))
