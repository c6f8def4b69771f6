"""Every leaking file and every clean one that the generator makes, of all kinds."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.leaks.forms import Clean, Leak

from disclosure_log.gate.conditions import Conditions
from disclosure_log.gate.people import Permitted
from disclosure_log.gate.people.words import ROLE_ADDRESSES

NO_FILES = frozenset({"corpus", "forms", "judging", "oracle"})
_MODULES = [
    import_module(f"tests.leaks.{path.stem}")
    for path in sorted(Path(__file__).parent.glob("*.py"))
    if path.stem not in NO_FILES
]


def _each_once(name: str) -> Sequence[Any]:
    """What the modules list under this name; some list what others made, too."""
    return list({id(each): each for module in _MODULES for each in getattr(module, name, ())}.values())


LEAKS: Sequence[Leak] = _each_once("LEAKS")
CLEAN: Sequence[Clean] = _each_once("CLEAN")

CONDITIONS = Conditions(permitted=Permitted(addresses=ROLE_ADDRESSES | {"foi@example.org"}))
"""Under what the files are judged: in the log of an authority whose office has this address."""


def named(leak: Leak | Clean) -> str:
    """A name for the tests of one leak or clean file."""
    return f"{leak.suffix[1:]}: {leak.name}"


def one_variation(leak: Leak) -> int:
    """The variation that stands for a leak in the tests of every run: another one for each leak."""
    return sum(leak.name.encode()) % leak.variations
