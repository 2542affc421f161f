"""How every store behaves when it is opened, shared, left alone and killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.contract.samples import make_capture, make_document, make_issue, make_listing, make_reading, make_snapshot
from tieline.model import Listing
from tieline.store.base import Store
from tieline.store.open import open_store

KILLED = """
import os, sys
from tests.contract.samples import make_document, make_entity, make_listing, make_resolution, make_snapshot
from tieline.store.open import open_store

store = open_store(sys.argv[1])
store.save_document(make_document("kept", "about Phytium"))
snapshot = make_snapshot()

def listings():
    for number in range(20_000):
        if number == 12_000:
            os._exit(9)
        yield make_listing(snapshot, str(number), "A name", "Another name")

store.save_snapshot(snapshot, listings())
"""


def test_what_was_kept_is_there_when_it_is_opened_again(store: Store, location: str) -> None:
    """Closing loses nothing, and opening again does no harm."""
    document = make_document("a", "about Phytium")
    store.save_document(document)
    store.close()
    again = open_store(location)
    assert list(again.iter_documents()) == [document]
    assert len(again.search("phytium").documents) == 1
    again.close()


def test_closing_twice_does_no_harm(store: Store) -> None:
    """A store may be closed by everyone who holds it."""
    store.close()
    store.close()


def test_two_may_open_a_new_workspace_at_once(location: str) -> None:
    """Several processes that make the same workspace make it once."""

    def use(name: str) -> None:
        opened = open_store(location)
        opened.save_capture(make_capture(name, "one"))
        opened.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(use, "abcd"))
    opened = open_store(location)
    assert opened.counts()["capture"] == 4
    opened.close()


def test_readers_see_the_old_state_while_somebody_writes(store: Store, location: str) -> None:
    """A transaction that is under way is invisible to others and does not stop them."""
    snapshot = make_snapshot()
    old = [make_listing(snapshot, "1", "Old name")]
    store.save_snapshot(snapshot, old)
    other = open_store(location)
    seen: list[list[Listing]] = []

    def listings() -> Iterator[Listing]:
        for number in range(12_000):
            if number == 11_000:
                seen.append(list(other.iter_listings()))
            yield make_listing(snapshot, str(number), "New name")

    store.save_snapshot(snapshot, listings())
    assert seen == [old]
    assert sum(1 for _ in other.iter_listings()) == 12_000
    other.close()


def test_one_may_write_while_going_through(store: Store) -> None:
    """What is saved while iterating is kept, and does not turn up in the iteration under way."""
    for path in "abc":
        store.save_capture(make_capture(path, path))
    gone_through = []
    for capture in store.iter_captures():
        gone_through.append(capture.source)
        store.save_capture(make_capture(capture.source + "!", "new"))
        document = make_document(capture.source, "text", content=capture.source)
        store.save_document(document)
        store.save_reading(make_reading(document, "text"), version="1")
    assert gone_through == ["a", "b", "c"]
    assert store.counts()["capture"] == 6


def test_an_iteration_may_be_given_up(store: Store) -> None:
    """Leaving an iterator unfinished blocks nobody."""
    for path in "abc":
        store.save_capture(make_capture(path, path))
    for _ in range(40):
        next(store.iter_captures())
    store.record_issue(make_issue("read", "a"))
    assert next(store.iter_issues()).item == "a"


def test_threads_may_write_one_after_the_other(store: Store) -> None:
    """Writers wait for each other instead of failing."""

    def write(name: str) -> None:
        for number in range(20):
            store.save_capture(make_capture(f"{name}{number}", "one"))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, "abcd"))
    assert store.counts()["capture"] == 80


def test_a_killed_writer_leaves_what_was_complete(location: str, request: pytest.FixtureRequest) -> None:
    """After a kill in the middle of a transaction there is everything from before it, and nothing of it."""
    killed = subprocess.run([sys.executable, "-c", KILLED, location], cwd=request.config.rootpath, check=False)
    assert killed.returncode == 9
    opened = open_store(location)
    assert [head.path for head in opened.iter_document_heads()] == ["kept"]
    assert opened.counts()["listing"] == 0
    assert opened.counts()["snapshot"] == 0
    snapshot = make_snapshot()
    opened.save_snapshot(snapshot, [make_listing(snapshot, "1", "A name")])
    assert opened.counts()["listed_name"] == 1
    assert len(opened.search("phytium").documents) == 1
    opened.close()
