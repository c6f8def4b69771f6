"""The words that the site and the commands say of themselves, out of gettext catalogues.

Sources are written in English; a catalogue for another language is `locale/LANGUAGE/disclosure_log.po`, read as it
stands, so nothing has to be compiled and nothing is missing from a wheel.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

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
    with path.open("rb") as file:
        catalog = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)
