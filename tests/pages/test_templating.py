"""Templates are compiled once, and say words and values as HTML."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, UndefinedError
from markupsafe import Markup

from disclosure_log.pages.templating import KeptTemplates, environment

GREETING = {"greeting.html": "Hello {{ name }}"}


def greeting(kept: KeptTemplates) -> str:
    """What a program says that has just been started."""
    return (
        Environment(loader=DictLoader(GREETING), bytecode_cache=kept).get_template("greeting.html").render(name="Ann")
    )


def test_what_was_compiled_is_kept_for_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the folder that was named, and by this version of Jinja alone."""
    assert greeting(KeptTemplates(tmp_path)) == "Hello Ann"
    monkeypatch.setattr(Environment, "_generate", None)
    assert greeting(KeptTemplates(tmp_path)) == "Hello Ann"
    (file,) = tmp_path.iterdir()
    file.rename(tmp_path / "jinja2-0.0.0-a.cache")
    with pytest.raises(TypeError):
        greeting(KeptTemplates(tmp_path))


@pytest.mark.parametrize("content", [b"", b"j2", b"\xff" * 500])
def test_what_is_damaged_is_compiled_again(tmp_path: Path, content: bytes) -> None:
    """As Python does with what it compiled itself."""
    assert greeting(KeptTemplates(tmp_path)) == "Hello Ann"
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    assert greeting(KeptTemplates(tmp_path)) == "Hello Ann"


@pytest.mark.parametrize("folder", ["missing", "file"])
def test_where_nothing_can_be_kept_templates_are_compiled_each_time(tmp_path: Path, folder: str) -> None:
    """As where the program is installed for all users of a machine."""
    (tmp_path / "file").write_text("")
    assert greeting(KeptTemplates(tmp_path / folder)) == "Hello Ann"
    assert greeting(KeptTemplates(None)) == "Hello Ann"


def test_values_are_escaped_and_messages_are_not() -> None:
    """A message is ours and may hold markup; what a log says may hold anything."""
    templates = environment(NullTranslations())
    said = "{{ _('<b>%(name)s</b>', name=name) }}{{ _('50%%') }} {{ ngettext('%(num)s a', '%(num)s b', 2) }}"
    assert templates.from_string(said).render(name="<i>") == "<b>&lt;i&gt;</b>50% 2 b"


def test_macros_are_called_as_they_are_inside_of_loops_too() -> None:
    """Jinja gives what it calls in a loop the variables of the loop."""
    loop = "{% macro m(x) %}({{ x }}){% endmacro %}{% for each in ['<', 2] %}{{ m(each) }}{% endfor %}"
    assert environment(NullTranslations()).from_string(loop).render() == "(&lt;)(2)"


def test_only_what_is_marked_as_html_stays_as_it_is() -> None:
    """Text, paths and whatever looks like text is escaped, by whatever way it came into a template."""
    said = "{{ one }}{{ two }}{{ three }}{{ four.name }}{% for each in five %}{{ each }}{% endfor %}"
    values = {"one": Markup("<b>"), "two": "<b>", "three": Path("<b>"), "four": Path("a/<b>"), "five": ["<b>"]}
    assert environment(NullTranslations()).from_string(said).render(values) == "<b>" + 4 * "&lt;b&gt;"


def test_a_name_or_an_attribute_that_is_not_there_stops_a_page() -> None:
    """What was misspelt in a template must not be shown as nothing."""
    templates = environment(NullTranslations())
    for said in ("{{ missing }}", "{% if response.missing %}{% endif %}", "{{ response.missing }}"):
        with pytest.raises((AttributeError, UndefinedError)):
            templates.from_string(said).render(response="text")
