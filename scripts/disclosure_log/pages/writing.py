"""How a language writes dates, numbers and the names of languages.

The same few stand on thousands of pages, and Babel looks for a language, and for its forms, each time.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal
from markupsafe import Markup, escape

known_language = lru_cache(Locale.parse)
"""A language such as `en_GB` as Babel knows it. Raises `ValueError` or `UnknownLocaleError` for what is none."""


@lru_cache(maxsize=20_000)
def in_words(day: date, form: str, language: str) -> str:
    """A date in words, in the `form` of Unicode's patterns for dates (UTS 35): `d MMMM y`."""
    return format_date(day, form, locale=known_language(language))


@lru_cache(maxsize=20_000)
def marked_day(day: date, form: str, language: str) -> Markup:
    """The same, marked for machines."""
    said = escape(in_words(day, form, language))
    return Markup(f'<time datetime="{day.isoformat()}">{said}</time>')  # noqa: S704 - it was escaped


@lru_cache(maxsize=20_000, typed=True)
def written_number(number: float, language: str) -> str:
    """A number as `language` writes it."""
    return str(format_decimal(number, locale=known_language(language)))


@lru_cache(maxsize=200)
def language_name(tag: str, language: str) -> str:
    """The name of the language with the tag `tag`; the tag itself where it is none that Babel knows."""
    try:
        name = Locale.parse(tag, sep="-").get_display_name(known_language(language))
    except (UnknownLocaleError, ValueError):
        return tag
    return name[:1].upper() + name[1:] if name else tag
