"""PDF pages on which everything is seen."""

from tests.leaks.forms import Clean

CLEAN: list[Clean] = []
