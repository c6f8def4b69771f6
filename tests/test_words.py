"""The catalogue of the site's words."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_log.locale import words

REPOSITORY = Path(__file__).parent.parent


def test_the_template_of_the_catalogues_is_up_to_date():
    """Every word that the site says is in the template that translators start from."""
    command = [sys.executable, "scripts/collect_words.py", "--check"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_catalogue_is_read_as_it_stands(tmp_path):
    """A .po file needs no compiling: single messages, plurals by the language's own rule, fuzzy ones left out."""
    folder = tmp_path / "cy"
    folder.mkdir()
    (folder / "disclosure_log.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n == 2) ? 1 : 0;\\n"\n\n'
        'msgid "Request"\nmsgstr "Cais"\n\n#, fuzzy\nmsgid "Response"\nmsgstr "Hm"\n\n'
        'msgid "%(num)s page"\nmsgid_plural "%(num)s pages"\n'
        'msgstr[0] "%(num)s tudalen"\nmsgstr[1] "%(num)s dudalen"\n',
        encoding="utf-8",
    )
    catalogue = words("cy", tmp_path)
    assert catalogue.gettext("Request") == "Cais"
    assert catalogue.gettext("Response") == "Response"
    assert [catalogue.ngettext("%(num)s page", "%(num)s pages", number) for number in (1, 2, 3)] == [
        "%(num)s tudalen",
        "%(num)s dudalen",
        "%(num)s tudalen",
    ]


@pytest.mark.parametrize("language", ["en", "en-GB", "xx"])
def test_without_a_catalogue_the_words_are_english(language):
    """A language that has no catalogue is spoken in English, never an error."""
    assert words(language).gettext("Request") == "Request"
