"""What an official log owes to its readers and its settings do not say."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.config import CONFIG_FILE, Options
from disclosure_log.findings import Finding, Severity


def check_settings(options: Options) -> Iterator[Finding]:
    """Whether a log that an authority publishes itself says how to ask for a file in another form.

    The accessibility statement that the law asks for has to say it (The Public Sector Bodies (Websites and Mobile
    Applications) (No. 2) Accessibility Regulations 2018, https://www.legislation.gov.uk/uksi/2018/952).
    """
    if options.official and not options.accessible_format:
        message = "The log is official and does not say how to ask for a file in another form."
        hint = "Add accessible_format: with a sentence such as: Write to foi@example.org and say what you need."
        yield Finding("DL069", CONFIG_FILE, message, hint, severity=Severity.WARNING)
