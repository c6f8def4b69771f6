"""How commands print findings: in which form, and what a program that reads them needs to know of the log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from disclosure_log.findings import Finding
from disclosure_log.findings.forms import as_annotations, as_json, as_sarif, as_text, rule_page
from disclosure_log.repository import from_workspace, hosted_address

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "sarif", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed: for people, as annotations of a GitHub workflow, as SARIF 2.1.0 or as JSON.",
)


def print_findings(findings: Sequence[Finding], form: str, root: Path, site_url: str = "") -> None:
    """Print findings in one of the forms of `format_option`.

    `root` is the log's folder, `site_url` the site's address with a slash at the end, empty where none is known. What
    is for people goes to standard error, so that a command's own output stays apart.
    """
    if form == "json":
        click.echo(as_json(findings))
    elif form == "sarif":
        click.echo(as_sarif(findings, from_workspace(root) or "", lambda code: _address(code, root, site_url)))
    elif form == "github":
        for line in as_annotations(findings, from_workspace(root) or ""):
            click.echo(line)
    elif findings:
        click.echo(as_text(findings, root), err=True)


def _address(code: str, root: Path, site_url: str) -> str:
    """Where the page of a rule can be read: as it is in the commit that is checked, or else on the log's site."""
    page = rule_page(code, root)
    hosted = hosted_address(root)
    if page and hosted:
        return hosted + page
    return f"{site_url}rules/{code}/" if page and site_url else ""
