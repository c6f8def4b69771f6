"""MkDocs' own settings, as far as a log depends on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

from disclosure_log.config import Project
from disclosure_log.engine.notices import keep_apart
from disclosure_log.findings import Finding, FindingsError
from disclosure_log.pages.site import Site


def fit(config: Any, project: Project, catalogues: Path) -> None:
    """Bring MkDocs' own settings into line with the log's, or say which of them cannot be."""
    if Path(config.docs_dir) != project.docs:
        message = f"The hand-written pages of a log lie in {project.docs.name}/, and docs_dir names another folder."
        raise FindingsError([Finding("DL060", "mkdocs.yml", message, "Remove docs_dir from mkdocs.yml.")])
    if not config.use_directory_urls:
        message = "The addresses of a log end in a slash, and use_directory_urls: false would change them."
        raise FindingsError([Finding("DL060", "mkdocs.yml", message, "Remove use_directory_urls from mkdocs.yml.")])
    keep_apart(Path(config.site_dir), project)
    _speak(config, project.options.language, catalogues)


def _speak(config: Any, language: str, catalogues: Path) -> None:
    """Set the theme's language to the log's, where theme, dates and words all speak it."""
    known = any((Path(folder) / f"partials/languages/{language}.html").is_file() for folder in config.theme.dirs)
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        known = False
    if not known:
        message = f"The language {language} is not one that the theme and the dates of the site can speak."
        raise FindingsError([Finding("DL060", "mkdocs.yml", message, "Write language: en.")])
    if not language.startswith("en") and not (catalogues / language / "disclosure_log.po").is_file():
        message = f"The words of the site have not been translated into the language {language} yet."
        hint = f"Write language: en, or make locale/{language}/disclosure_log.po from the template (see CONTRIBUTING)."
        raise FindingsError([Finding("DL060", "mkdocs.yml", message, hint)])
    config.theme["language"] = language


def site_of(config: Any, project: Project, today: date) -> Site:
    """What the pages need to know of the site."""
    url = (config.site_url or "").rstrip("/")
    return Site(config.site_name, f"{url}/" if url else "", (config.repo_url or "").rstrip("/"), project.options, today)
