"""Every leaking file and every clean one that the generator makes, of all kinds."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from tests.leaks.forms import Clean, Leak

NO_FILES = frozenset({"corpus", "forms", "judging", "oracle"})
_MODULES = [
    import_module(f"tests.leaks.{path.stem}")
    for path in sorted(Path(__file__).parent.glob("*.py"))
    if path.stem not in NO_FILES
]

LEAKS: Sequence[Leak] = [leak for module in _MODULES for leak in getattr(module, "LEAKS", ())]
CLEAN: Sequence[Clean] = [clean for module in _MODULES for clean in getattr(module, "CLEAN", ())]


def named(leak: Leak | Clean) -> str:
    """A name for the tests of one leak or clean file."""
    return f"{leak.suffix[1:]}: {leak.name}"


def one_variation(leak: Leak) -> int:
    """The variation that stands for a leak in the tests of every run: another one for each leak."""
    return sum(leak.name.encode()) % leak.variations
