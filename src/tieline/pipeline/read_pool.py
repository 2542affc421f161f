"""Reading in several processes: each loads the models once, and what they read comes back in the order it was asked.

Processes are spawned, not forked, so that nothing of the store is shared: one process writes, the others only read
text. A process that dies takes no other document with it than the one it was reading.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Protocol

from tieline.errors import TielineError
from tieline.model import Document, Issue, Reading
from tieline.pipeline.failure import make_issue

CHARS_A_PROCESS = 500_000
"""Text that is worth a process more: it takes about three seconds to load the models, and as long to read a third of
this (bench/reading.py, 2026-11-22)."""

AHEAD = 2
"""Documents given to each process beyond the one whose turn it is, so that none waits for another."""

STAGE = "read"


class DocumentReader(Protocol):
    """What reads documents: `read.reader.Reader`, or a small one in tests."""

    def read(self, document: Document) -> Reading:
        """Read one document.

        Args:
            document: The document.

        Returns:
            Its mentions, relationships and utterances.
        """
        ...


Loader = Callable[[Sequence[str]], DocumentReader]
"""Loads a reader, given the names it shall look for; a function of a module, so that other processes can find it."""

Outcome = Reading | Issue


CRASHED = "crashed"
"""Code of the issue of a document that ended the process that read it."""


class CrashedError(TielineError):
    """The process that read a document died."""

    default_code = CRASHED


@dataclass(frozen=True, slots=True)
class PoolPlan:
    """How to read in several processes.

    Attributes:
        processes: How many.
        load: Loads the reader of a process.
        names: The names it shall look for.
    """

    processes: int
    load: Loader
    names: tuple[str, ...]


def count_processes(jobs: int | None, lengths: Sequence[int], *, apart: bool = False) -> int:
    """Choose how many processes read beside this one.

    Args:
        jobs: What a person asked for; None leaves it to the cores and to the amount of text.
        lengths: Characters of each document.
        apart: Whether this process must not read by itself, because one document has ended a process before.

    Returns:
        0 where this process reads; never more than documents.
    """
    if jobs is None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        jobs = min(cores, sum(lengths) // CHARS_A_PROCESS, len(lengths))
    if jobs <= 1:
        return int(apart)
    return min(jobs, len(lengths))


def read_one(reader: DocumentReader, document: Document) -> Outcome:
    """Read a document.

    Args:
        reader: The reader.
        document: The document.

    Returns:
        Its reading; an issue where the reader failed.
    """
    try:
        return reader.read(document)
    except Exception as error:  # noqa: BLE001  # one bad document must not end the others
        return fail(document, error)


def fail(document: Document, error: Exception) -> Issue:
    """Make an issue of a document that could not be read.

    Args:
        document: The document.
        error: Why.

    Returns:
        The issue. It is named by the document's id: the path may carry issues about parts of it, which stay.
    """
    return make_issue(error, stage=STAGE, item=document.id, name=document.path)


def iter_outcomes(documents: Iterable[Document | Issue], plan: PoolPlan) -> Iterator[Outcome]:
    """Read documents in several processes.

    Args:
        documents: The documents; an issue in the place of one that shall not be read goes through as it is.
        plan: How many processes, and how each is made ready.

    Yields:
        A reading or an issue for each, in order.

    Raises:
        TielineError: The reader cannot be loaded.
    """
    waiting: deque[tuple[Document | Issue, Future[Outcome | TielineError]]] = deque()
    source = iter(documents)
    pool = _Pool(plan)
    try:
        while True:
            while len(waiting) <= AHEAD * plan.processes and (document := next(source, None)) is not None:
                waiting.append((document, pool.submit(document)))
            if not waiting:
                return
            document, future = waiting.popleft()
            if isinstance(future.exception(), BrokenProcessPool):
                stranded = [document, *(other for other, _ in waiting)]
                waiting.clear()
                yield from _read_singly(stranded, plan)
                pool.open_again()
            else:
                yield _checked(future)
    finally:
        pool.close()


def _read_singly(documents: Sequence[Document | Issue], plan: PoolPlan) -> Iterator[Outcome]:
    """Read documents of which one ended a process, one at a time, so that it is known which."""
    pool = _Pool(PoolPlan(1, plan.load, plan.names))
    try:
        for document in documents:
            future = pool.submit(document)
            if isinstance(document, Document) and isinstance(future.exception(), BrokenProcessPool):
                yield fail(document, _crash(document))
                pool.open_again()
            else:
                yield _checked(future)
    finally:
        pool.close()


def _crash(document: Document) -> CrashedError:
    return CrashedError(
        f"{document.path}: the process that read it came to an end, perhaps for want of memory",
        hint="read again with fewer processes (--jobs 1), or split the file",
    )


def _checked(future: Future[Outcome | TielineError]) -> Outcome:
    outcome = future.result()
    if isinstance(outcome, TielineError):
        raise outcome
    return outcome


class _Pool:
    """Processes that read, and can be replaced when one has died."""

    def __init__(self, plan: PoolPlan) -> None:
        self._plan = plan
        self._executor = self._open()

    def _open(self) -> ProcessPoolExecutor:
        start = (self._plan.load, self._plan.names)
        return ProcessPoolExecutor(self._plan.processes, get_context("spawn"), initializer=_start, initargs=start)

    def open_again(self) -> None:
        self.close()
        self._executor = self._open()

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    def submit(self, document: Document | Issue) -> Future[Outcome | TielineError]:
        if isinstance(document, Document):
            try:
                return self._executor.submit(_read_here, document)
            except BrokenProcessPool as error:
                broken: Future[Outcome | TielineError] = Future()
                broken.set_exception(error)
                return broken
        settled: Future[Outcome | TielineError] = Future()
        settled.set_result(document)
        return settled


_HERE: list[DocumentReader | TielineError] = []
"""The reader of this process, or why there is none; filled once, when the process starts."""


def _start(load: Loader, names: tuple[str, ...]) -> None:
    """Make a process ready: it ends at once when it is interrupted or when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        _HERE.append(load(names))
    except TielineError as error:
        _HERE.append(error)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read_here(document: Document) -> Outcome | TielineError:
    reader = _HERE[0]
    return reader if isinstance(reader, TielineError) else read_one(reader, document)
