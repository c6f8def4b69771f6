"""Where a link may go: to the web, to an e-mail address or to a telephone number that anybody can reach."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https"})

UNSEEN = re.compile(r"[\s\0-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Spaces, and letters that are not seen or turn others round."""

# Names that are only known inside a network: RFC 6762, RFC 8375, RFC 2606, ICANN's .internal, and usual ones.
INSIDE = re.compile(
    r"(?:^|\.)(?:local|localhost|localdomain|internal|intranet|intra|lan|corp|home|private|home\.arpa)\.?$"
)
PERSONAL = re.compile(r"\.sharepoint\.com/(?!:)|/personal/|onedrive\.live\.|1drv\.ms|/users/|/~", re.IGNORECASE)


def fault(target: str) -> str | None:
    """The key of what is wrong with the target of a link, or None: RFC 3986 addresses in the clear."""
    try:
        parts = urlsplit(target.strip())
        host = parts.hostname or ""
        named = parts.username is not None or parts.password is not None
    except ValueError:
        return "pdf-link"
    scheme = "" if UNSEEN.search(target.strip()) else parts.scheme.lower()
    if scheme in {"javascript", "vbscript"}:
        return "pdf-script"
    if scheme in {"mailto", "tel"}:
        return None
    if scheme not in SCHEMES or not host or "\\" in target:
        return "pdf-link"
    return "pdf-link-password" if named else _place(host, target)


def _place(host: str, target: str) -> str | None:
    return "pdf-link-internal" if _is_inside(host) or PERSONAL.search(target) else None


def _is_inside(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host.rstrip(".") or bool(INSIDE.search(host.lower()))
