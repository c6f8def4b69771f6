"""The forms in which findings are given out: for people, for GitHub, as SARIF and as JSON."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from disclosure_log import __version__
from disclosure_log.findings import Finding, Severity, counted

ANNOTATIONS = 10
"""How many errors, and as many warnings, GitHub shows at their lines for one step of a workflow."""

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The JSON Schema of the form of SARIF that is written here."""

_RULES = Path(__file__).parent / "rules.json"
_KEYS = ("code", "severity", "path", "line", "column", "message", "hint")


def rule_page(code: str, root: Path) -> str:
    """The page that explains a rule, as a path from the log's folder `root`; empty where it is not there."""
    path = f"docs/rules/{code}.md"
    return path if (root / path).is_file() else ""


def as_text(findings: Iterable[Finding], root: Path) -> str:
    """Findings for people: file by file, a blank line between files, and at the end the pages of the rules.

    `root` is the log's folder. Every line that names a place begins with `file:line:column`, which terminals and
    editors make into a link.
    """
    files: dict[str, list[str]] = {}
    codes = set()
    for finding in findings:
        files.setdefault(finding.path, []).append(finding.as_text())
        codes.add(finding.code)
    blocks = ["\n".join(lines) for lines in files.values()]
    if pages := [f"    {page}" for code in sorted(codes) if (page := rule_page(code, root))]:
        blocks.append("\n".join(["What the codes mean, and why:", *pages]))
    return "\n\n".join(blocks)


def as_json(findings: Iterable[Finding]) -> str:
    """Findings for programs: a list of objects, each with the same seven keys."""
    entries = [{key: getattr(finding, key) for key in _KEYS} for finding in findings]
    return json.dumps(entries, ensure_ascii=False, indent=2)


def as_annotations(findings: Iterable[Finding], folder: str = "") -> Iterator[str]:
    """Findings for a step of a GitHub workflow, line by line.

    GitHub shows only the first ten errors and the first ten warnings of a step at their lines: what comes after them
    is said in the step's log. `folder` is where the log lies in the checkout, with a slash at the end.
    """
    told: Counter[Severity] = Counter()
    later = []
    for finding in findings:
        told[finding.severity] += 1
        if told[finding.severity] <= ANNOTATIONS:
            yield finding.as_annotation(folder)
        else:
            later.append(finding)
    if later:
        yield f"GitHub shows no more at their lines. {counted(len(later), 'more finding').capitalize()}:"
    for finding in later:
        yield finding.as_text()


def as_sarif(findings: Sequence[Finding], folder: str = "", page: Callable[[str], str] = lambda _: "") -> str:
    """Findings as SARIF 2.1.0 (OASIS), which editors and code scanning read.

    `folder` is where the log lies below the root of the source, with a slash at the end; `page` gives the address of
    a rule's page, empty where it has none. The same findings give the same bytes, and no path of a machine is in it.
    """
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "disclosure-log",
        "semanticVersion": __version__,
        "rules": [_rule(code, page(code)) for code in codes],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the source that was checked."}}},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(findings, codes, folder)),
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _results(findings: Iterable[Finding], codes: Sequence[str], folder: str) -> Iterator[dict[str, Any]]:
    alike: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        what = (finding.code, folder + finding.path, finding.message)
        alike[what] += 1
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "level": finding.severity.value,
            "message": {"text": _literal(" ".join(filter(None, (finding.message, finding.hint))))},
            # Without the line: a finding stays the same one when the lines above it change.
            "partialFingerprints": {
                "disclosureLogFinding/v1": hashlib.sha256("\n".join([*what, str(alike[what])]).encode()).hexdigest()
            },
        }
        if finding.path:
            place: dict[str, Any] = {
                "artifactLocation": {"uri": quote(folder + finding.path), "uriBaseId": "%SRCROOT%"}
            }
            if finding.line:
                place["region"] = {"startLine": finding.line}
                if finding.column:
                    place["region"]["startColumn"] = finding.column
            result["locations"] = [{"physicalLocation": place}]
        yield result


def _rule(code: str, address: str) -> dict[str, Any]:
    said = {"text": _literal(_descriptions().get(code, code))}
    rule: dict[str, Any] = {"id": code, "shortDescription": said, "fullDescription": said, "help": said}
    return rule | ({"helpUri": address} if address else {})


def _literal(text: str) -> str:
    """`text` without what SARIF's messages would read as placeholders or links (2.1.0, 3.11.5 and 3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


@cache
def _descriptions() -> dict[str, str]:
    """What each rule says, in a sentence: written out of the rules' pages, which an installed program has not."""
    descriptions: dict[str, str] = json.loads(_RULES.read_text(encoding="utf-8"))
    return descriptions
