"""Compile the table of known organisations, so that no run has to read and fold all its names again.

Usage: python scripts/compile_known.py            write resources/names/organisations.jsonl.gz
       python scripts/compile_known.py --check    write nothing, and fail if it is not what the sources give
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from pathlib import Path

import yaml
from pypinyin import Style, lazy_pinyin

from tieline.names.known_key import exact_key, loose_key, words_key
from tieline.names.known_number import split_number
from tieline.names.place import is_place
from tieline.text.script import has_hanzi

NAMES = Path(__file__).resolve().parent.parent / "src" / "tieline" / "resources" / "names"
SOURCES = NAMES / "organisations"
COMPILED = NAMES / "organisations.jsonl.gz"

LIST_FIELDS = ("names", "hanzi", "trade", "trade_hanzi")
FIELDS = frozenset({"id", *LIST_FIELDS, "parent", "source"})
MIN_SOUND_CHARS = 5
"""Shorter pinyin ("yida") is borne by too many bodies."""

SHORT_HANZI = 2
"""A name of so few Hanzi has pinyin that many words share: it counts only where it is the trade name."""

MOST_READINGS = 4
_ALSO_READ = {"长": ("chang", "zhang"), "乐": ("le", "yue"), "重": ("zhong", "chong"), "行": ("hang", "xing")}
"""Characters that names read in two ways. Source: the readings of Unihan, kMandarin; hand-picked."""

_NOT_LETTER = re.compile("[^a-z0-9]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Row = Mapping[str, object]


class BadRowError(ValueError):
    """Rows of the table are not what they should be; the message has a line for each fault."""


def read_rows(folder: Path) -> list[Row]:
    """Read and check the sources.

    Args:
        folder: Where the YAML files lie.

    Returns:
        Every organisation, by id; those of blocks `members` with their group as the parent where they name none.

    Raises:
        BadRowError: Rows have unknown fields, lack a name or a source, or share an id.
    """
    rows, faults = dict[str, Row](), list[str]()
    for path, table in _load(folder):
        for row in table.get("organisations", ()):
            faults += (f"{path.name}: {fault}" for fault in iter_faults(row))
            if isinstance(row, dict):
                if row.get("id") in rows:
                    faults.append(f"{path.name}: {row['id']}: another row has this id")
                rows[str(row.get("id"))] = row
    for path, table in _load(folder):
        for member, group in dict(table.get("members", {})).items():
            if member in rows:
                rows[member] = {"parent": group, **rows[member]}
            else:
                faults.append(f"{path.name}: {member} is not in the table")
    if faults:
        raise BadRowError("\n".join(faults))
    return [rows[name] for name in sorted(rows)]


def _load(folder: Path) -> Iterator[tuple[Path, Mapping[str, list[object]]]]:
    """Load the source files, by name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(folder.glob("*.yml")):
        yield path, yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


def read_short_forms(folder: Path, ids: Collection[str]) -> dict[str, list[str]]:
    """Read the short forms that several organisations share.

    Args:
        folder: Where the YAML files lie.
        ids: The ids of the table.

    Returns:
        For each id, the short forms that may mean it.

    Raises:
        BadRowError: A short form means fewer than two organisations, or one that is not in the table.
    """
    found, faults = defaultdict[str, list[str]](list), list[str]()
    for path, table in _load(folder):
        for row in table.get("short_forms", ()):
            if not isinstance(row, dict) or row.keys() != {"names", "means"} or len(set(row["means"])) < 2:
                faults.append(f"{path.name}: a short form without names and two meanings: {row!r}")
                continue
            faults += (
                f"{path.name}: {row['names']}: {one} is not in the table" for one in row["means"] if one not in ids
            )
            for one in row["means"]:
                found[one] += row["names"]
    if faults:
        raise BadRowError("\n".join(faults))
    return found


def iter_faults(row: object) -> Iterator[str]:
    """Check one row.

    Args:
        row: As YAML gives it.

    Yields:
        What is wrong with it: an unknown field, no name or source, no text, a Hanzi name without Hanzi.
    """
    if not isinstance(row, dict) or not _ID.fullmatch(str(row.get("id"))):
        yield f"a row without a proper id: {row!r}"
        return
    label = row["id"]
    if unknown := row.keys() - FIELDS:
        yield f"{label}: unknown field {', '.join(sorted(unknown))}"
    for field in LIST_FIELDS:
        values = row.get(field, [])
        if not isinstance(values, list) or not all(isinstance(value, str) and exact_key(value) for value in values):
            yield f"{label}: field {field} is no list of names: {values!r}"
            return
    if not (row.get("names") or row.get("hanzi")) or not row.get("source"):
        yield f"{label}: it lacks a name or a source"
    for value in [*row.get("hanzi", []), *row.get("trade_hanzi", [])]:
        if not has_hanzi(value):
            yield f"{label}: {value} is not in Hanzi"


def iter_pinyin(hanzi: str) -> Iterator[str]:
    """The ways in which a Hanzi name is written in pinyin.

    Args:
        hanzi: A Hanzi name.

    Yields:
        Its syllables run together: ü as v, u and yu, the usual Shaanxi for 陕西, and both readings of a character that
        names read either way.
    """
    readings = [lazy_pinyin(hanzi.lower(), style=Style.NORMAL)]
    if len(readings[0]) == len(hanzi):
        choices = [(own, *_ALSO_READ.get(one, ())) for one, own in zip(hanzi, readings[0], strict=True)]
        readings += islice(map(list, product(*choices)), MOST_READINGS)
    for syllables in readings:
        text = _NOT_LETTER.sub("", "".join(syllables))
        if "陕西" in hanzi:
            text = text.replace("shanxi", "shaanxi", 1)
        yield from {text, text.replace("v", "u"), text.replace("v", "yu")}


def sound_keys(row: Row) -> set[str]:
    """The pinyin by which an organisation may be called.

    Args:
        row: A row of the sources.

    Returns:
        The pinyin of its Hanzi names, and its Latin names with the pinyin of its trade name in place of that; never
        that of a place.
    """
    trades = set(row.get("trade_hanzi", []))
    names = {text for name in row.get("hanzi", []) for text in (name, exact_key(name))}
    told = [name for name in sorted(names) if len(name) > SHORT_HANZI or name in trades]
    found = {key for name in told for key in iter_pinyin(name)}
    for trade, hanzi in product(row.get("trade", []), row.get("trade_hanzi", [])):
        word = exact_key(trade)
        for name in row.get("names", []):
            key = exact_key(name)
            if word in key:
                found |= {key.replace(word, pinyin, 1) for pinyin in iter_pinyin(hanzi)}
    return {key for key in found if len(key) >= MIN_SOUND_CHARS and not is_place(key)}


def read_predecessors(folder: Path) -> dict[str, list[str]]:
    """Read which groups were merged or split into which, keeping the numbers of their institutes.

    Args:
        folder: Where the YAML files lie.

    Returns:
        For the id of a group those of the groups its institutes belonged to.
    """
    return {
        str(one): list(former) for _, table in _load(folder) for one, former in dict(table.get("formerly", {})).items()
    }


def iter_number_keys(rows: Sequence[Row], formerly: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The numbers that organisations bear within groups: those of their Hanzi names, within every group above them, the
    groups that these come from, and those that such a name gives.

    Args:
        rows: As `read_rows` gives them.
        formerly: As `read_predecessors` gives it.

    Yields:
        The id of an organisation, and the id of a group with the number; a group that took over the institutes of
        another has the id of that one without a number.
    """
    yield from ((heir, f"{one}#") for heir, former in formerly.items() for one in former)
    parents = {str(row["id"]): row.get("parent") for row in rows}
    owners = defaultdict[str, set[str]](set)
    for row in rows:
        for name in row.get("hanzi", []):
            owners[loose_key(name)].add(str(row["id"]))
    for row in rows:
        above, group = list[str](), row.get("parent")
        while isinstance(group, str) and group not in above:
            above += (group, *formerly.get(group, ()))
            group = parents.get(group)
        for parted in filter(None, (split_number(loose_key(name)) for name in row.get("hanzi", []))):
            yield from ((str(row["id"]), f"{one}#{parted.code}") for one in (*above, *sorted(owners[parted.rest])))


def render_rows(
    rows: Sequence[Row], short_forms: Mapping[str, Sequence[str]], formerly: Mapping[str, Sequence[str]]
) -> str:
    """Write the compiled table.

    Args:
        rows: As `read_rows` gives them.
        short_forms: As `read_short_forms` gives them.
        formerly: As `read_predecessors` gives it.

    Returns:
        One JSON array a line: the fields of `KnownOrganisation`, then the keys by the ways of `KnownBy`.
    """
    lines, numbers = list[str](), defaultdict[str, set[str]](set)
    for one, key in iter_number_keys(rows, formerly):
        numbers[one].add(key)
    for row in rows:
        names = [*row.get("names", []), *row.get("hanzi", [])]
        exact = sorted({exact_key(name) for name in (*names, *short_forms.get(str(row["id"]), ()))})
        loose = sorted({key for name in names if (key := loose_key(name))} - set(exact))
        sound = sorted(sound_keys(row) - set(exact))
        fields = [row.get(field, []) for field in LIST_FIELDS]
        words = sorted({key for name in row.get("names", []) if (key := words_key(loose_key(name)))})
        told = (exact, loose, words, sorted(numbers[str(row["id"])]), sound)
        values = [row["id"], *fields, row.get("parent"), row["source"], *told]
        lines.append(json.dumps(values, ensure_ascii=False, separators=(",", ":")))
    return "\n".join(lines) + "\n"


def find_doubles(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Find organisations that seem to stand in the table twice.

    Args:
        rows: As `read_rows` gives them.

    Returns:
        Pairs of ids that share two names or more.
    """
    owners = defaultdict[str, list[str]](list)
    for row in rows:
        for key in {exact_key(name) for name in [*row.get("names", []), *row.get("hanzi", [])]}:
            owners[key].append(str(row["id"]))
    shared = Counter(pair for ids in owners.values() for pair in combinations(sorted(ids), 2))
    return sorted(pair for pair, count in shared.items() if count > 1)


def iter_doubts(rows: Sequence[Row]) -> Iterator[str]:
    """Tell what a person should look at.

    Args:
        rows: As `read_rows` gives them.

    Yields:
        Parents that are not in the table, and organisations that seem to stand in it twice.
    """
    ids = {row["id"] for row in rows}
    for row in rows:
        if row.get("parent", row["id"]) not in ids:
            yield f"{row['id']}: its parent {row['parent']} is not in the table"
    for one, other in find_doubles(rows):
        yield f"perhaps one organisation twice: {one} and {other}"


def main(arguments: Sequence[str]) -> int:
    """Write or check the compiled table.

    Args:
        arguments: The command line without the program.

    Returns:
        The exit code: 1 when the sources are bad, or the check finds a difference.
    """
    try:
        rows = read_rows(SOURCES)
        short_forms = read_short_forms(SOURCES, {str(row["id"]) for row in rows})
    except BadRowError as error:
        print(error, file=sys.stderr)
        return 1
    for doubt in iter_doubts(rows):
        print(doubt, file=sys.stderr)
    text = render_rows(rows, short_forms, read_predecessors(SOURCES))
    if "--check" in arguments:
        is_current = COMPILED.exists() and gzip.decompress(COMPILED.read_bytes()).decode() == text
        if not is_current:
            print(f"{COMPILED.name} is not what its sources give: run scripts/compile_known.py", file=sys.stderr)
        return int(not is_current)
    COMPILED.write_bytes(gzip.compress(text.encode(), mtime=0))
    print(f"{len(rows)} organisations", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
