"""The words that the site and the commands say of themselves, out of gettext catalogues.

Sources are written in English; a catalogue for another language is `locale/LANGUAGE/disclosure_log.po`, read as it
stands, so nothing has to be compiled and nothing is missing from a wheel.
"""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel.messages.pofile import read_po
from babel.support import Translations

HERE = Path(__file__).parent


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark `message` for the catalogue where it is written down but not yet said; it is translated when it is shown."""
    return message


@cache
def words(language: str, folder: Path = HERE) -> NullTranslations:
    """The catalogue of `language` (a BCP 47 tag such as `en` or `cy`); English speaks for what it does not translate.

    Raises `ValueError` from Babel where the catalogue is not a readable .po file.
    """
    path = folder / language / "disclosure_log.po"
    if not path.is_file():
        return NullTranslations()
    translations = Translations()
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    entries: dict[str | tuple[str, int], str] = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.id, (list, tuple)):
            entries.update({(message.id[0], number): text for number, text in enumerate(message.string) if text})
        elif message.string:
            entries[message.id] = str(message.string)
    translations._catalog = entries  # type: ignore[attr-defined]  # noqa: SLF001 - gettext has no public way in
    translations.plural = catalog.plural_func  # type: ignore[attr-defined]
    return translations
