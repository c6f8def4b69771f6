"""The command that makes files fit to be attached, and attaches them: attach."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from textwrap import wrap

import click

from disclosure_log.cli.common import config_option, findings_printed, gate_conditions, near, needs
from disclosure_log.config import Project, load_project
from disclosure_log.findings import FindingsError, counted, printable
from disclosure_log.gate.acceptance import REASON, ROLE, acceptable
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Verdict
from disclosure_log.gate.verdicts import Judged, unseen_by_any_check
from disclosure_log.intake.attaching import AlreadyThereError, Made, Preparation, Prepared, put
from disclosure_log.records.folder import symbolic_links
from disclosure_log.records.reference import ReferenceUnusableError, make_reference
from disclosure_log.records.writing import CannotWriteError, Entry, attached_files

_WIDTH = 100


@click.command()
@config_option
@click.argument("reference")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--title", "titles", multiple=True, help="What the file is, in words for the public; once for each file.")
@click.option("--keep-workbook", is_flag=True, help="Attach a workbook as it is, where the requester asked for one.")
@click.option(
    "--accept",
    "codes",
    multiple=True,
    metavar="CODE",
    help="Attach what is held for this finding all the same, such as DL109; with --by and --reason.",
)
@click.option("--by", "role", help="The role, never the name, of whoever answers for what is accepted.")
@click.option("--reason", help="Why it may go out all the same.")
@click.option("--replace", is_flag=True, help="Put what was made in the place of a file that is attached already.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def attach(
    *,
    config_file: Path,
    reference: str,
    files: tuple[Path, ...],
    titles: tuple[str, ...],
    keep_workbook: bool,
    codes: tuple[str, ...],
    role: str | None,
    reason: str | None,
    replace: bool,
    dry_run: bool,
) -> None:
    """Clean FILES, judge them, and attach them to the response with this REFERENCE.

    What nobody sees is taken out, and the sheets of a workbook that are shown become tables (CSV). The files
    themselves are never changed; only what was made of them is put beside the response, and named in it. What is
    refused, or held and not accepted, is not attached.
    """
    needs(config_file)
    if bool(codes) != bool(role and reason):
        raise click.UsageError("--accept, --by and --reason go together.")
    if titles and (len(titles) != len(files) or not all(title.strip() for title in titles)):
        raise click.UsageError(f"Give each of the {counted(len(files), 'file')} a title, or none of them.")
    if unknown := sorted(set(codes) - acceptable()):
        raise click.UsageError(
            f"{', '.join(unknown)} cannot be accepted. These can: {', '.join(sorted(acceptable()))}."
        )
    with findings_printed(config_file):
        project = load_project(config_file)
        conditions = gate_conditions(project)
        response = _response(project, reference)
    accepted = {"by": role or "", "reason": reason or ""}
    done = True
    with Preparation(conditions) as preparation:
        for number, file in enumerate(files):
            prepared = preparation.prepare(file, keep_workbook=keep_workbook)
            click.echo("\n".join(_told(file, prepared, codes, reference)))
            if not _may_go(prepared, codes, replacing=replace and _is_attached(file, response)):
                click.echo(f"{printable(f'{file}')} was not attached.\n")
                done = False
                continue
            title = titles[number] if titles else file.stem.replace("-", " ").replace("_", " ").strip().capitalize()
            entries = [
                Entry(
                    made.name,
                    title if len(prepared.made) == 1 else f"{title}, sheet {made.sheet}",
                    tuple(
                        {"finding": code, "sha256": made.judged.sha256, **accepted}
                        for code in made.judged.held_for
                        if code in codes
                    ),
                    made.judged.sha256,
                    file.name if replace and place == 0 and _is_attached(file, response) else "",
                )
                for place, made in enumerate(prepared.made)
            ]
            known = attached_files(response.read_bytes(), near(response))
            if not dry_run:
                _put(response, file, prepared.made, entries, replace=replace)
            _say(response, prepared.made, entries, known, codes, dry_run=dry_run)
            done = done and all(_held(made.judged, codes) == () for made in prepared.made)
    click.echo("\n".join(wrap(unseen_by_any_check(), _WIDTH)))
    sys.exit(0 if done else 1)


def _response(project: Project, reference: str) -> Path:
    """The response's file, which has to be there."""
    try:
        made = make_reference(reference.strip(), project.options.separator)
    except ReferenceUnusableError as unusable:
        raise click.BadParameter(f"{unusable.message} {unusable.hint}", param_hint="REFERENCE") from None
    response = project.root / made.file
    if links := symbolic_links(project.responses, project.root):
        raise FindingsError(links)  # a link would lead what is written elsewhere
    if not response.is_file():
        message = f"There is no {near(response)}. Write the response first: disclosure-log new {made.text}"
        raise click.UsageError(message)
    return response


def _is_attached(file: Path, response: Path) -> bool:
    return file.resolve().parent == response.with_suffix("").resolve()


def _held(judged: Judged, codes: Sequence[str]) -> tuple[str, ...]:
    """The codes for which a file is held, and that are not accepted."""
    return tuple(code for code in judged.held_for if code not in codes)


def _may_go(prepared: Prepared, codes: Sequence[str], *, replacing: bool) -> bool:
    """Whether what was made may be put in place. What lies there already gets no worse by being cleaned."""
    if not prepared.fit or not set(prepared.carried) <= set(codes):
        return False
    return replacing or not any(_held(made.judged, codes) for made in prepared.made)


def _told(file: Path, prepared: Prepared, codes: Sequence[str], reference: str) -> Iterator[str]:
    """What was found in a file, what was done with it, and what stands in the way of what was made."""
    yield f"{printable(f'{file}')}:"
    if not prepared.made:
        for _, found in prepared.original.findings():
            yield from _wrapped(f"{found.code}: {found.message} {found.hint}")
    yield from _done(prepared)
    for made in prepared.made:
        yield from _found(made, codes)
    held = sorted(
        {code for made in prepared.made for code in _held(made.judged, codes)} | set(prepared.carried) - set(codes)
    )
    if held and prepared.fit:
        options = " ".join(f"--accept {code}" for code in [*codes, *held])
        yield from _wrapped(
            "It is held. Where it may go out all the same, whoever answers for it says so, with a reason:"
        )
        yield f'    disclosure-log attach {options} --by "{ROLE}" --reason "{REASON}" "{reference}" "{file}"'


def _done(prepared: Prepared) -> Iterator[str]:
    for what in prepared.taken:
        yield from _wrapped(f"Mended: {_meaning(what)}")
    if any(made.sheet for made in prepared.made):
        names = ", ".join(f"sheet {made.sheet} as {made.name}" for made in prepared.made)
        yield from _wrapped(f"Made into tables, as they are shown: {names}.")
        for each in prepared.original.found:
            meaning = MEANINGS[each.what]
            if meaning.code in prepared.carried and not meaning.mended:
                yield from _wrapped(
                    f"{meaning.code}: {meaning.said} In the table it would be plain to see. {meaning.hint}"
                )
            elif meaning.verdict is not Verdict.RELEASE:
                yield from _wrapped(f"Left behind in the workbook: {meaning.said}")
    elif prepared.made and not prepared.taken:
        yield from _wrapped("Nothing in it was changed.")


def _found(made: Made, codes: Sequence[str]) -> Iterator[str]:
    for verdict, found in made.judged.findings():
        if verdict is Verdict.HOLD and found.code in codes:
            yield from _wrapped(f"Accepted: {found.code}: {found.message}")
        else:
            weight = "warning" if verdict is Verdict.RELEASE else verdict
            yield from _wrapped(f"{made.name}: {found.code} {weight}: {found.message} {found.hint}")


def _meaning(what: str) -> str:
    return MEANINGS[what].said if what in MEANINGS else "Something that nobody sees."


def _wrapped(text: str) -> Iterator[str]:
    return (f"    {line}" for line in wrap(text, _WIDTH, subsequent_indent="    "))


def _put(response: Path, file: Path, made: Sequence[Made], entries: Sequence[Entry], *, replace: bool) -> None:
    """Put what was made beside the response and name it there: all of it or nothing."""
    try:
        put(response, made, entries, near(response), replace=replace)
        if replace and _is_attached(file, response) and file.name not in [each.name for each in made]:
            file.unlink()
    except AlreadyThereError as there:
        message = (
            f"{near(there.path)} is already there, and nothing was changed. Name the file otherwise, or --replace."
        )
        raise click.UsageError(message) from None
    except CannotWriteError:
        lines = "\n".join(f"  - file: {entry.file}\n    title: {entry.title}" for entry in entries)
        message = f"{near(response)} cannot be written into safely, and nothing was changed. Write under attachments:"
        raise click.UsageError(f"{message}\n{lines}") from None
    except OSError as error:
        raise click.UsageError(f"{near(response.with_suffix(''))} cannot be written: {error.strerror}.") from None


def _say(
    response: Path,
    made: Sequence[Made],
    entries: Sequence[Entry],
    known: Collection[str],
    codes: Sequence[str],
    *,
    dry_run: bool,
) -> None:
    """What was done, or would be. `known` are the files that the response named before."""
    word = "Would attach" if dry_run else "Attached"
    for each, entry in zip(made, entries, strict=True):
        there = (entry.replaces or each.name) in known
        title = "; it keeps its title" if there else f', with the title "{entry.title}"'
        still = ", and it is still held" if _held(each.judged, codes) else ""
        click.echo(f"{word} {near(response.with_suffix('') / each.name)}{title}{still}.")
    click.echo("")
