"""What goes wrong around a build, in the engine or on the machine, said as findings."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path

import click

from disclosure_log.config import CONFIG_FILE, Project
from disclosure_log.findings import Finding, FindingsError, Severity
from disclosure_log.findings.forms import as_text


class EngineWarnings(logging.Handler):
    """Collects what MkDocs warns of in the hand-written pages, before it is too late to stop."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: list[str] = []

    def attach(self) -> None:
        """Begin to listen."""
        self._messages = []
        logging.getLogger("mkdocs").addHandler(self)

    def detach(self) -> None:
        """Listen no more."""
        logging.getLogger("mkdocs").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was said."""
        self._messages.append(record.getMessage())

    def take(self) -> list[str]:
        """What was said since the last time."""
        messages, self._messages = self._messages, []
        return messages


def engine_refusal(messages: list[str], path: str) -> Finding:
    """Why MkDocs cannot use its settings; of a traceback, which some extensions give, only the last line is said."""
    text = " ".join(messages)
    if "Traceback" in text:
        text = f"{text[: text.index('Traceback')]} {text.strip().splitlines()[-1]}"
    return Finding("DL060", path, f"MkDocs cannot use this file: {' '.join(text.split())}")


def engine_warning(message: str, severity: Severity, docs: Path) -> Finding:
    """What MkDocs warns of, at the page that it names, and at the line of the link where there is one."""
    page, link = re.search(r"'([^']+\.md)'", message), re.search(r"link '([^']+)'", message)
    line = 0
    if page and link and (docs / page[1]).is_file():
        line = line_of((docs / page[1]).read_text(encoding="utf-8-sig"), link[1])
    hint = "Mend the link or the name; links are read relative to the page." if link else ""
    said = " ".join(message.split())
    return Finding("DL061", f"docs/{page[1]}" if page else "docs", said, hint, line, severity=severity)


def engine_failure(error: Exception) -> Finding:
    """What MkDocs, the theme or an extension raised; its own words may quote a page and are not repeated."""
    message = f"MkDocs, the theme or an extension could not go on ({type(error).__name__})."
    hint = "If you changed mkdocs.yml or a template, look there first; mkdocs build shows where it happened."
    return Finding("DL061", "mkdocs.yml", message, hint)


def refused(error: OSError | MemoryError | SystemError) -> Finding:
    """What the machine refused while the site was built; its own words name no content.

    A module in C that is refused memory does not always say so: Python then raises `SystemError`.
    """
    if isinstance(error, MemoryError | SystemError):
        hint = "Close other programs, or build on a computer with more memory."
        return Finding("DL067", "", "There was not enough memory to build the site.", hint)
    message = f"The site could not be written: {error.strerror or type(error).__name__}."
    return Finding("DL067", "", message, "Check that there is space on the disk and that the folder may be written.")


def tell(findings: Sequence[Finding], config_file: Path | None) -> None:
    """Print findings for people, those of the log whose `mkdocs.yml` is `config_file`; nothing where there are none."""
    if findings:
        click.echo(as_text(findings, (config_file or Path(CONFIG_FILE)).absolute().parent), err=True)


def keep_apart(site_dir: Path, project: Project) -> None:
    """Refuse a site inside the folders that it is made from, or around them."""
    target = site_dir.resolve()
    for folder in (project.responses.resolve(), project.docs.resolve()):
        if target.is_relative_to(folder) or folder.is_relative_to(target):
            message = f"The site cannot stand in or around {folder.name}/, which it is made from."
            raise FindingsError([Finding("DL063", "", message, "Name another folder, such as site.")])


def line_of(text: str, part: str) -> int:
    """The line of `text` on which `part` stands; 0 where it does not."""
    place = text.find(part)
    return text.count("\n", 0, place) + 1 if place >= 0 else 0
