"""Runs MkDocs: builds the site of a log, or shows it while it is written."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from disclosure_log.building.before import LookingBack
from disclosure_log.building.outcome import Outcome
from disclosure_log.config import load_project
from disclosure_log.engine.mkdocs import DisclosureLogPlugin
from disclosure_log.engine.notices import EngineWarnings, engine_failure, engine_refusal, keep_apart, refused
from disclosure_log.findings import Finding, FindingsError


def _load(
    config_file: Path, site_dir: Path | None = None, address: str | None = None
) -> tuple[MkDocsConfig, DisclosureLogPlugin]:
    project = load_project(config_file)  # what is wrong with the file is said with its line before MkDocs reads it
    overrides = {"dev_addr": address} if address else {}
    if site_dir:
        keep_apart(site_dir, project)
        overrides["site_dir"] = str(site_dir.absolute())
    warnings = EngineWarnings()
    warnings.attach()
    try:
        config = load_config(str(config_file), **overrides)
    except MkDocsException as error:
        raise FindingsError([engine_refusal(warnings.take() or [str(error)], config_file.name)]) from None
    finally:
        warnings.detach()
    return config, next(plugin for plugin in config.plugins.values() if isinstance(plugin, DisclosureLogPlugin))


def build_site(
    config_file: Path,
    *,
    site_dir: Path | None,
    today: date | None,
    index: bool,
    offline: bool = False,
    published: str | None = None,
    clean: bool = False,
    before: LookingBack | None = None,
) -> tuple[Path, Outcome]:
    """Build the site of the log that `config_file` describes; give back where it stands and what it holds.

    `published` is the address or folder of the site that is published now, whose promises are to be kept. With `clean`
    nothing is taken over from the site before, at which `before` looks already. Raises `FindingsError` for whatever
    stops it; the site that stood there is then as it was.
    """
    _quiet()
    config, plugin = _load(config_file, site_dir)
    target = Path(config.site_dir)
    plugin.today, plugin.index, plugin.offline, plugin.prints = today, index, offline, False
    plugin.published, plugin.clean, plugin.before = published, clean, before
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    except Abort as error:
        message = f"MkDocs stopped: {error}"
        raise plugin.failure or FindingsError(
            [Finding("DL061", "docs", message, "Run mkdocs build --verbose.")]
        ) from None
    except (OSError, MemoryError, SystemError) as error:
        raise FindingsError([refused(error)]) from None
    except Exception as error:  # a theme, a template or an extension of the owner's may raise anything
        raise FindingsError([engine_failure(error)]) from error
    finally:
        config.plugins.on_shutdown()
    assert plugin.outcome is not None  # noqa: S101 - a build that ends has made something
    return target, plugin.outcome


def serve_site(config_file: Path, *, address: str | None) -> None:
    """Show the log in a browser, and build it anew whenever one of its files changes, until it is interrupted."""
    from mkdocs.commands import serve as mkdocs_serve  # noqa: PLC0415 - no build needs the server

    _quiet()
    config, _ = _load(config_file, address=address)
    address = str(config.dev_addr)
    path = urlsplit(config.site_url or "/").path
    click.echo(f"The log is at http://{address}{path} once it is built. To stop, press Ctrl and C.")
    try:
        mkdocs_serve.serve(str(config_file), dev_addr=address)
    except (OSError, OverflowError) as error:
        hint = "Choose another with --address 127.0.0.1:8001."
        message = (
            f"The log cannot be shown at {address}: {getattr(error, 'strerror', None) or 'there is no such place'}."
        )
        raise FindingsError([Finding("DL067", "", message, hint)]) from None


def _quiet() -> None:
    """MkDocs prints what it warns of; here each is a finding instead."""
    logger = logging.getLogger("mkdocs")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
