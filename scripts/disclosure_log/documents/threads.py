"""Threads that each wait for a process or a store; short memory is said to be what it is."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Threads(ThreadPoolExecutor):
    """As many threads as there are things to wait for."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do something in a thread. Raises `MemoryError` where there is none left for one."""
        try:
            return super().submit(fn, *args, **kwargs)
        except RuntimeError as error:  # Python says no more of it than this
            if "can't start new thread" in str(error):
                raise MemoryError from error
            raise
