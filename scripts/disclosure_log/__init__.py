"""disclosure-log: builds a public Freedom of Information disclosure log from Markdown files."""

__version__ = "0.1.0"
