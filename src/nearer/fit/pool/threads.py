"""Threads: the forecaster keeps to one, so that it is quick beside other work and adds up in the same order."""

from contextlib import AbstractContextManager as ContextManager


def one_thread() -> ContextManager[object]:
    """Keep to one thread: several wait for each other on a busy machine, and take ten times as long or more."""
    from threadpoolctl import threadpool_limits

    limits: ContextManager[object] = threadpool_limits(limits=1)
    return limits
