"""How large a site is, by what its files are for, and how far from what its host takes.

GitHub Pages takes sites of up to 1 GB (https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from disclosure_log.findings import Finding, Severity
from disclosure_log.locale import N_

TOO_LARGE = "DL077"
WARN, FAIL = 70, 95
"""Per cent of what the host takes, from which on a site is warned of, and not built."""

MEGABYTE = 1_000_000

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (N_("Pages with the text of attachments"), r"responses/.*/text/.*\.html"),
        (N_("Pages of responses"), r"responses/(?!page/)[^/].*/index\.html"),
        (N_("Sources of responses"), r"responses/.*/source\.md"),
        (N_("Data of single responses"), r"responses/.*\.json"),
        (N_("Attachments: PDF"), r"responses/.*\.pdf"),
        (N_("Attachments: other"), r"responses/(?!.*(?:\.html|(?:^|/)responses\.csv)$).*"),
        (N_("Search"), r"search/data/.*"),
        (N_("Data of the whole log"), r"data/.*"),
        (N_("Tables of lists"), r".*(?:^|/)responses\.csv"),
        (N_("Feeds"), r".*(?:^|/)feed\.(?:xml|json)"),
        (N_("Lists and other pages"), r".*\.html"),
        (N_("Styles, scripts and other files"), r".*"),
    )
)
"""What a file is for, by the first pattern that its path fits."""


@dataclass(frozen=True, slots=True)
class Share:
    """The files of one kind."""

    name: str
    """What they are for, a message."""

    files: int
    size: int
    """In bytes."""


def shares(sizes: Mapping[str, int]) -> list[Share]:
    """The files of a site by what they are for, the largest share first; `sizes` are in bytes, by path."""
    found: dict[str, list[int]] = {name: [] for name, _ in _KINDS}
    for path, size in sizes.items():
        found[next(name for name, pattern in _KINDS if pattern.fullmatch(path))].append(size)
    made = [Share(name, len(each), sum(each)) for name, each in found.items() if each]
    return sorted(made, key=lambda share: -share.size)


def largest(sizes: Mapping[str, int], number: int) -> list[tuple[str, int]]:
    """The largest files with their size in bytes, the largest first."""
    return sorted(sizes.items(), key=lambda entry: (-entry[1], entry[0]))[:number]


def check_size(size: int, limit: int) -> Iterator[Finding]:
    """Rule DL077: a site of `size` bytes is near the `limit` of its host, in megabytes; 0 where it has none."""
    used = 100 * size / (limit * MEGABYTE) if limit else 0
    if used < WARN:
        return
    fails = used >= FAIL
    message = (
        f"The site has {size // MEGABYTE:,} MB, {int(used)}% of the {limit:,} MB that its host takes"
        f"{', and is not published' if fails else ''}."
    )
    hint = (
        "`disclosure-log sizes` says what takes the room. Move to a host without that limit and say so with "
        "largest_site in mkdocs.yml."
    )
    yield Finding(TOO_LARGE, "mkdocs.yml", message, hint, severity=Severity.ERROR if fails else Severity.WARNING)
