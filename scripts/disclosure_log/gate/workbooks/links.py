"""Links out of a workbook: what a click opens, and what only a pointer shows."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

INNER = re.compile(
    r"(?:^|\.)(?:local|localhost|internal|intranet|lan|corp|home|private|localdomain|int|ad)$", re.IGNORECASE
)
MAIL = re.compile(r"mailto:[^?\s]+", re.IGNORECASE)


def leads_inside(target: str) -> bool:
    """Whether a link is anything but a page of the public web or an address to write to.

    That is a file, a computer inside the organisation, a name and password, or a letter with words already in it.
    """
    target = target.strip()
    if target.lower().startswith("mailto:"):
        return not MAIL.fullmatch(target)
    try:
        parsed = urlsplit(target)
        host = parsed.hostname or ""
        if parsed.scheme.lower() not in {"http", "https"} or parsed.username or parsed.password:
            return True
    except ValueError:
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host.strip(".") or INNER.search(host) is not None
