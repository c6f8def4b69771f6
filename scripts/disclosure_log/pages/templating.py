"""How templates are compiled and rendered: with little around each word, since a log has thousands of pages.

Compiling takes a third of the build of a small log, so what was compiled is kept: in memory, since `serve` builds again
at every change, and in the folder where Python keeps what it has compiled of the program itself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from gettext import NullTranslations
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket, BytecodeCache, FileSystemBytecodeCache
from jinja2.runtime import Context
from markupsafe import Markup, escape

TEMPLATES = Path(__file__).parent / "templates"
"""The folder of what pages are rendered from."""


class KeptTemplates(BytecodeCache):
    """Keeps what was compiled, on disk nowhere but in the program's own folder: whatever lies there is run.

    Whoever can write there can change the program as well. Where nobody may, as in an installation for all users of a
    machine, or where Python was told to write no such files (PEP 304), it is kept in memory alone.
    """

    def __init__(self, folder: Path | None) -> None:
        """Keep it in this folder too, if one is named."""
        self._kept: dict[str, bytes] = {}
        self._on_disk = FileSystemBytecodeCache(f"{folder}", f"jinja2-{version('jinja2')}-%s.cache") if folder else None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is kept of its template; Jinja compares the checksum of the source."""
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)
        elif self._on_disk:
            with suppress(OSError, ValueError, TypeError, EOFError):
                self._on_disk.load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
        if self._on_disk:
            with suppress(OSError):
                self._on_disk.dump_bytecode(bucket)


def _folder() -> Path | None:
    """Where Python keeps what it compiled of the program, if it may keep it there."""
    folder = TEMPLATES.parent / "__pycache__"  # in that of the templates, `serve` would take it for a change
    if sys.dont_write_bytecode or sys.pycache_prefix or not TEMPLATES.is_dir():
        return None
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        return folder
    return None


KEPT_TEMPLATES = KeptTemplates(_folder())
"""Those of this program."""


class _Context(Context):
    """Calls what a template calls, and nothing around it.

    Jinja looks each time whether it has to be given the context or the environment. Nothing of ours has to: the macros
    take the environment's own way of escaping.
    """

    def call(self, called: Callable[..., Any], *values: Any, **named: Any) -> Any:
        """What `called` gives."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        return called(*values, **named)


class _Template(Template):
    """Escapes nothing that is marked already; Jinja makes another one of it first, hundreds of times on each page."""

    @classmethod
    def from_code(cls, *values: Any, **named: Any) -> Template:
        made = super().from_code(*values, **named)
        made.root_render_func.__globals__["escape"] = _escaped
        return made


class _Environment(Environment):
    """Takes names, attributes and templates as they are, since none of ours is changed while pages are made.

    Jinja would look for a key where there is no attribute, and for what became of each name in the meantime.
    """

    context_class = _Context
    template_class = _Template
    getattr = staticmethod(getattr)  # type: ignore[assignment] # the method that it stands for has a self

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def _escaped(value: object) -> Markup:
    return value if type(value) is Markup else escape(value)


def environment(translations: NullTranslations) -> Environment:
    """The environment of the pages' templates, with the words of the site."""
    made = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=KEPT_TEMPLATES,
        auto_reload=False,  # each build has an environment of its own
    )
    made.globals.update(_=_said(translations), ngettext=_said_of_a_number(translations))
    return made


def _said(translations: NullTranslations) -> Callable[..., Markup]:
    """Says a message, a format string even where it has no places, in which the values are escaped."""
    known: dict[str, Markup] = {}

    def said(message: str, **values: object) -> Markup:
        if values:
            return Markup(translations.gettext(message)) % values  # noqa: S704 - a message of ours
        if message not in known:
            known[message] = Markup(translations.gettext(message)) % values  # noqa: S704 - as above
        return known[message]

    return said


def _said_of_a_number(translations: NullTranslations) -> Callable[..., Markup]:
    """Says one of two messages, as the number asks for; it is `num` in both."""

    def said(one: str, several: str, number: int, **values: object) -> Markup:
        return Markup(translations.ngettext(one, several, number)) % {"num": number, **values}  # noqa: S704 - as above

    return said
