"""What an official log owes to its readers and its settings do not say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from disclosure_log.config import CONFIG_FILE, Options
from disclosure_log.findings import Finding, Severity


def check_settings(options: Options, today: date) -> Iterator[Finding]:
    """Whether a log that an authority publishes itself says how to ask for a file in another form, and what is out.

    The accessibility statement that the law asks for has to say it (The Public Sector Bodies (Websites and Mobile
    Applications) (No. 2) Accessibility Regulations 2018, https://www.legislation.gov.uk/uksi/2018/952).
    """
    if options.official and not options.accessible_format:
        message = "The log is official and does not say how to ask for a file in another form."
        hint = "Add accessible_format: with a sentence such as: Write to foi@example.org and say what you need."
        yield Finding("DL069", CONFIG_FILE, message, hint, severity=Severity.WARNING)
    yield from _check_security(options, today)


def _check_security(options: Options, today: date) -> Iterator[Finding]:
    """Whether security.txt can be published: a contact with a day until which it holds (RFC 9116, section 2.5.5)."""
    if bool(options.security_contact) != bool(options.security_expires):
        message = "security_contact and security_expires go together, and only one of them is set."
        hint = "Set both, or neither: without both the site has no security.txt."
    elif options.security_expires and options.security_expires < today:
        message = f"security_expires is past ({options.security_expires}), so the site has no security.txt any more."
        hint = "Make sure that somebody still reads what is sent there, then write a day in the coming year."
    else:
        return
    yield Finding("DL076", CONFIG_FILE, message, hint, severity=Severity.WARNING)
