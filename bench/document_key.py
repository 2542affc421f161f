"""The answer key of real documents: what a careful reader finds in them, made without looking at what Tieline gives.

A key names parties, kinds, stances, dates and offsets; the words themselves stay in the documents, which are found by
their hash. One file of `bench/keys` is one document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.figure import REPOSITORY
from tieline.model.span import Span

KEYS = REPOSITORY / "bench" / "keys"
SHOWN = "shown"
OPEN = "open"


@dataclass(frozen=True, slots=True)
class KeyTie:
    """A tie of the key.

    Attributes:
        kinds: The kinds that would be right, the best first.
        source: Names of the party it starts from; any will do.
        target: Names of the party it goes to.
        at: The words that state it.
        said: Who says it; empty where the document itself states it; None where both readings are defensible.
        date: The date that the words give it; None where they give none.
        is_also: Whether it is right but too slight to be missed: no reader is asked for it.
    """

    kinds: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    at: Span
    said: tuple[str, ...] | None
    date: str | None
    is_also: bool


@dataclass(frozen=True, slots=True)
class KeySaying:
    """A saying of the key.

    Attributes:
        id: Unique in its document.
        speaker: Names of the speaker; any will do.
        stances: The stances that would be right.
        at: What is said.
        dates: The days of saying that would be right, None among them where the text tells none; empty where it is
            not judged.
        answers: Ids of the accusations that a denial answers.
        is_also: Whether it is right but too slight to be missed.
    """

    id: str
    speaker: tuple[str, ...]
    stances: tuple[str, ...]
    at: Span
    dates: tuple[str | None, ...]
    answers: tuple[str, ...]
    is_also: bool


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one document.

    Attributes:
        name: Its file's name without the ending.
        document: The SHA-256 of the document's bytes.
        folder: The folder of the shared documents that it lies in.
        covers: The part of the text that was read for the key.
        ties: Ties.
        sayings: Sayings.
    """

    name: str
    document: str
    folder: str
    covers: Span
    ties: tuple[KeyTie, ...]
    sayings: tuple[KeySaying, ...]


def load_keys(*, folder: Path = KEYS) -> tuple[Key, ...]:
    """Load the keys.

    Args:
        folder: Where they are.

    Returns:
        One key a document, by name.
    """
    return tuple(_load_key(path) for path in sorted(folder.glob("*.yml")))


def _load_key(path: Path) -> Key:
    entry = yaml.safe_load(path.read_text(encoding="utf-8"))
    ties = [_make_tie(item, is_also=False) for item in entry.get("relationships", ())]
    ties += [_make_tie(item, is_also=True) for item in entry.get("also_relationships", ())]
    sayings = [_make_saying(item, is_also=False) for item in entry.get("utterances", ())]
    sayings += [_make_saying(item, is_also=True) for item in entry.get("also_utterances", ())]
    return Key(path.stem, entry["document"], entry["folder"], Span(*entry["covers"]), tuple(ties), tuple(sayings))


def _make_tie(item: Mapping[str, object], *, is_also: bool) -> KeyTie:
    said = item["said"]
    return KeyTie(
        kinds=_texts(item["kind"]),
        source=_texts(item["source"]),
        target=_texts(item["target"]),
        at=_span(item["at"]),
        said=None if said == OPEN else () if said == SHOWN else _texts(said),
        date=None if item.get("date") is None else str(item["date"]),
        is_also=is_also,
    )


def _make_saying(item: Mapping[str, object], *, is_also: bool) -> KeySaying:
    return KeySaying(
        id=str(item["id"]),
        speaker=_texts(item["speaker"]),
        stances=_texts(item["stance"]),
        at=_span(item["at"]),
        dates=tuple(None if day is None else str(day) for day in _items(item.get("on"))),
        answers=_texts(item.get("answers")),
        is_also=is_also,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in _items(value))


def _items(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else ()


def _span(value: object) -> Span:
    start, end = (int(str(one)) for one in _items(value))
    return Span(start, end)
