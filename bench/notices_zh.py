"""Reading Chinese procurement notices: who supplies whom, in notices of our own with invented names.

The notices are in `tests/cases/read_zh/notices`, whose README tells how they are labelled. Each is read as it stands,
and again without its line breaks, as pages give it whose table or form was flattened.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure, Pairs, hash_files
from bench.reading_zh import CASES, make_document
from tieline.model import Reading
from tieline.read.chinese.reader import ChineseReader

NOTICES = CASES / "notices"
_TIE = re.compile(r"\+ (?P<supplier>[^|]+?) -> (?P<buyer>[^|]+?)(?P<details>(?: \| \w+ [^|]+)*)")


@dataclass(frozen=True, slots=True)
class Notice:
    """A labelled notice.

    Attributes:
        id: Its name.
        text: Its words.
        awards: Supplier and buyer of each award.
        details: The properties that the labels give: supplier, name and value.
    """

    id: str
    text: str
    awards: frozenset[tuple[str, str]]
    details: frozenset[tuple[str, str, str]]

    @property
    def glued(self) -> str:
        """The words without line breaks and tabs."""
        return re.sub(r"[\n\t]", "", self.text)


def load_notices(path: Path) -> Iterator[Notice]:
    """Load labelled notices.

    Args:
        path: A file of them.

    Yields:
        The notices in order.

    Raises:
        ValueError: A line of labels cannot be read.
    """
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        name, *lines = block.strip("\n").split("\n")
        labels = [line for line in lines if line.startswith(("+ ", "- "))]
        awards, details = set[tuple[str, str]](), set[tuple[str, str, str]]()
        for label in labels:
            if label == "- none":
                continue
            match = _TIE.fullmatch(label)
            if match is None:
                raise ValueError(f"{path.name}, {name}: cannot read the label {label!r}")
            awards.add((match["supplier"], match["buyer"]))
            for detail in filter(None, match["details"].split(" | ")):
                kind, value = detail.strip().split(" ", 1)
                details.add((match["supplier"], kind, value))
        yield Notice(name, "\n".join(lines[len(labels) :]), frozenset(awards), frozenset(details))


def awards_of(reading: Reading) -> set[tuple[str, str]]:
    """The awards that were read.

    Args:
        reading: A reading.

    Returns:
        Supplier and buyer of each.
    """
    names = {mention.id: mention.name for mention in reading.mentions}
    return {(names[t.source], names[t.target]) for t in reading.relationships if t.type.value == "supplies"}


def details_of(reading: Reading) -> set[tuple[str, str, str]]:
    """What was read about the awards.

    Args:
        reading: A reading.

    Returns:
        Supplier, name and value of each property.
    """
    names = {mention.id: mention.name for mention in reading.mentions}
    ties = [tie for tie in reading.relationships if tie.type.value == "supplies"]
    return {(names[tie.source], one.name, one.value) for tie in ties for one in tie.properties}


def run() -> list[Figure]:
    """Read every notice both ways.

    Returns:
        The part of notices whose awards are all right, and precision and recall of the awards.
    """
    reader = ChineseReader.load(())
    files = sorted(NOTICES.glob("*.txt"))
    notices = [notice for file in files for notice in load_notices(file)]
    figures: list[Figure] = []
    for view in ("as they stand", "without line breaks"):
        whole, total, stated = 0, Pairs(0, 0, 0), Pairs(0, 0, 0)
        for notice in notices:
            reading = reader.read(make_document(notice.text if view == "as they stand" else notice.glued))
            found, told = awards_of(reading), details_of(reading)
            total += Pairs(len(found & notice.awards), len(found), len(notice.awards))
            stated += Pairs(len(told & notice.details), 0, len(notice.details))
            whole += found == notice.awards
            if found != notice.awards and "-v" in sys.argv:
                sys.stderr.write(f"{view} {notice.id}: {sorted(found)}, not {sorted(notice.awards)}\n")
            if notice.details - told and "-v" in sys.argv and view == "as they stand":
                sys.stderr.write(f"   {notice.id}: lacks {sorted(notice.details - told)}, has {sorted(told)}\n")
        data, digest = f"our notices, {view}", hash_files(files)
        size = f"{len(notices)} notices, {total.expected} awards"
        figures += [
            Figure(f"Chinese notices, {view}: all right", whole / len(notices), "ratio", data, size, digest),
            Figure(f"Chinese notices, {view}: precision", total.precision, "ratio", data, size, digest),
            Figure(f"Chinese notices, {view}: recall", total.recall, "ratio", data, size, digest),
            Figure(f"Chinese notices, {view}: details", stated.recall, "ratio", data, size, digest),
        ]
    return figures


if __name__ == "__main__":
    for figure in run():
        sys.stdout.write(f"{figure.name} {figure.value:.3f} {figure.unit} ({figure.size})\n")
