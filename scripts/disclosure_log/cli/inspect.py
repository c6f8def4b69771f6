"""The command that judges files before they are attached: inspect."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import wrap
from typing import Any

import click

from disclosure_log.cli.common import config_option, findings_printed, gate_conditions
from disclosure_log.cli.output import format_option, print_findings
from disclosure_log.config import load_project
from disclosure_log.findings import counted, printable
from disclosure_log.gate.acceptance import attachment_block
from disclosure_log.gate.conditions import Conditions
from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.meanings import MEANINGS
from disclosure_log.gate.notes import Verdict
from disclosure_log.gate.verdicts import Judged, gate_version, looked_for, unseen_by_any_check

_WIDTH = 100
_SHOWN = {
    Verdict.RELEASE: "released",
    Verdict.HOLD: "held until somebody answers for it",
    Verdict.REFUSE: "refused",
}


@click.command()
@config_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@format_option
@click.option(
    "--reveal",
    is_flag=True,
    help="Quote what was found: on a terminal of this machine alone, where nothing keeps what is shown.",
)
def inspect(config_file: Path, files: tuple[Path, ...], form: str, *, reveal: bool) -> None:
    """Judge FILES before anybody attaches them: which may go out, which are held and for what, which are refused.

    Nothing is changed. Exit status 0 only where every file is released. Settings of the log, such as its role
    addresses, count where the command is started in the log's folder.
    """
    if reveal and not (form == "text" and sys.stdout.isatty() and not os.environ.get("CI")):
        raise click.UsageError("--reveal shows what was found on a terminal alone, as text, never in a file or in CI.")
    conditions = Conditions(reveal=reveal)
    root = Path.cwd()
    if config_file.is_file():
        with findings_printed(config_file):
            project = load_project(config_file)
            conditions, root = gate_conditions(project, reveal=reveal), project.root
    with Gate(conditions) as gate:
        judged = list(zip(files, gate.judge_all(files), strict=True))
    if form == "json":
        click.echo(json.dumps([_entry(path, each) for path, each in judged], ensure_ascii=False, indent=2))
    elif form == "text":
        for path, each in judged:
            click.echo("\n".join(_lines(path, each)))
        _close([each for _, each in judged])
    else:
        print_findings(
            [replace(found, path=path.as_posix()) for path, each in judged for _, found in each.findings()], form, root
        )
    sys.exit(0 if all(each.verdict is Verdict.RELEASE for _, each in judged) else 1)


def _entry(path: Path, judged: Judged) -> dict[str, Any]:
    return {
        "path": path.as_posix(),
        "sha256": judged.sha256,
        "verdict": judged.verdict.value,
        "judged_by": gate_version(),
        "looked_for": looked_for(judged.facts.kind if judged.facts else None),
        "findings": [
            {
                "code": found.code,
                "verdict": verdict.value,
                "severity": found.severity.value,
                "message": found.message,
                "hint": found.hint,
                "count": each.count,
                "places": [f"{place}" for place in each.places],
                "mended_by_attach": MEANINGS[each.what].mended,
            }
            for each, (verdict, found) in zip(judged.found, judged.findings(), strict=True)
        ],
    }


def _lines(path: Path, judged: Judged) -> Iterator[str]:
    """What a person reads of one file."""
    yield f"{printable(f'{path}')}: {_SHOWN[judged.verdict]}"
    if judged.facts:
        pages = f", {counted(judged.facts.pages, 'page')}" if judged.facts.pages else ""
        yield f"    {judged.facts.kind.name}, {judged.facts.size:,} bytes{pages}"
    if judged.sha256:
        yield f"    SHA-256 {judged.sha256}"
    if judged.facts and judged.verdict is not Verdict.REFUSE:
        yield from (f"    {line}" for line in wrap(looked_for(judged.facts.kind), _WIDTH))
    for each, (verdict, found) in zip(judged.found, judged.findings(), strict=True):
        yield ""
        weight = "warning" if verdict is Verdict.RELEASE else verdict
        yield from (f"    {line}" for line in wrap(f"{found.code} {weight}: {found.message}", _WIDTH))
        yield from (f"        {line}" for line in wrap(found.hint, _WIDTH - 4))
        if MEANINGS[each.what].mended and " attach " not in found.hint:
            yield "        The command attach takes it out."
        yield from (f"        found, {quote}" for quote in each.quotes)
    if judged.verdict is Verdict.HOLD:
        yield ""
        yield "    Where it may go out all the same, write this below the attachment's title in its response:"
        yield ""
        yield attachment_block(judged.held_for, judged.sha256)
    yield ""


def _close(judged: Sequence[Judged]) -> None:
    """How the files fared together, by which gate, and what no gate can see."""
    numbers = [
        f"{sum(each.verdict is verdict for each in judged)} {_SHOWN[verdict]}"
        for verdict in Verdict
        if any(each.verdict is verdict for each in judged)
    ]
    click.echo(f"{counted(len(judged), 'file').capitalize()}: {', '.join(numbers)}. Judged by {gate_version()}.")
    click.echo("\n".join(wrap(unseen_by_any_check(), _WIDTH)))
