"""Run the benches, print their figures and hold them to their floors.

Every module of this folder with a function `run() -> list[Figure]` is a bench. A figure below its floor, or one
measured on other data than its floor was set on, makes the exit status 1. Floors are in `floors.yml`.

Usage: python bench/run.py [--only NAME]... [--json]
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

FOLDER = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[0] = str(FOLDER.parent)

from bench.figure import Figure, NoDataError  # noqa: E402 - a script finds its package only now

NOT_BENCHES = frozenset({"__init__", "figure", "run"})
COLUMNS = ("figure", "value", "unit", "floor", "", "data", "size")


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that a figure may be.

    Attributes:
        value: The least value.
        data_hash: What the data hashed to when the floor was set; None when the data is not pinned.
    """

    value: float
    data_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure held to its floor.

    Attributes:
        figure: What was measured.
        floor: Its floor; None when it has none.
        verdict: "pass", "below", "other data", or "" without a floor.
    """

    figure: Figure
    floor: Floor | None
    verdict: str


def find_benches(folder: Path) -> list[str]:
    """List the benches.

    Args:
        folder: Where they are.

    Returns:
        Names of the modules that define `run`, sorted.
    """
    names = sorted(path.stem for path in folder.glob("*.py") if path.stem not in NOT_BENCHES)
    return [name for name in names if "\ndef run(" in (folder / f"{name}.py").read_text(encoding="utf-8")]


def load_floors(path: Path) -> dict[str, Floor]:
    """Read the floors.

    Args:
        path: A file of figure names, each with `floor` and perhaps `data_hash`.

    Returns:
        The floors by the name of their figure.
    """
    entries = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {name: Floor(float(entry["floor"]), entry.get("data_hash")) for name, entry in entries.items()}


def hold(figures: Iterable[Figure], floors: Mapping[str, Floor]) -> list[Outcome]:
    """Hold figures to their floors.

    Args:
        figures: What was measured.
        floors: Floors by name.

    Returns:
        An outcome a figure, in the same order.
    """
    outcomes = []
    for figure in figures:
        floor = floors.get(figure.name)
        if floor is None:
            verdict = ""
        elif floor.data_hash is not None and floor.data_hash != figure.data_hash:
            verdict = "other data"
        else:
            verdict = "pass" if figure.value >= floor.value else "below"
        outcomes.append(Outcome(figure, floor, verdict))
    return outcomes


def render_table(outcomes: Sequence[Outcome]) -> str:
    """Write outcomes as a table.

    Args:
        outcomes: What to show.

    Returns:
        Lines of aligned columns, the first saying which machine this is.
    """
    rows = [COLUMNS, *map(_row, outcomes)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join([describe_machine(), *lines])


def render_json(outcomes: Sequence[Outcome]) -> str:
    """Write outcomes for programs.

    Args:
        outcomes: What to show.

    Returns:
        A JSON object with the machine and a list of figures.
    """
    figures = [
        asdict(one.figure) | {"floor": None if one.floor is None else one.floor.value, "verdict": one.verdict}
        for one in outcomes
    ]
    return json.dumps({"machine": describe_machine(), "figures": figures}, ensure_ascii=False, indent=1)


def describe_machine() -> str:
    """Say what the figures were measured on.

    Returns:
        System, processor type, number of cores and Python version on one line.
    """
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


def main(arguments: Sequence[str]) -> int:
    """Run benches and print what they measured.

    Args:
        arguments: The command line without the program's name.

    Returns:
        The exit status: 0, or 1 when a figure is not at its floor.
    """
    parser = argparse.ArgumentParser(description="Accuracy and speed, held to floors.")
    parser.add_argument("--only", action="append", metavar="NAME", help="run this bench only; may be repeated")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(arguments)
    names = find_benches(FOLDER)
    unknown = sorted(set(options.only or ()) - set(names))
    if unknown:
        parser.error(f"there is no bench {', '.join(unknown)}; there are {', '.join(names)}")
    figures: list[Figure] = []
    for name in options.only or names:
        print(f"running {name} ...", file=sys.stderr)
        try:
            figures.extend(importlib.import_module(f"bench.{name}").run())
        except NoDataError as error:
            print(f"skipped {name}: {error}", file=sys.stderr)
    outcomes = hold(figures, load_floors(FOLDER / "floors.yml"))
    print(render_json(outcomes) if options.json else render_table(outcomes))
    return 1 if any(one.verdict in {"below", "other data"} for one in outcomes) else 0


def _row(outcome: Outcome) -> tuple[str, ...]:
    figure, floor = outcome.figure, outcome.floor
    shown = "" if floor is None else _show(floor.value)
    return (figure.name, _show(figure.value), figure.unit, shown, outcome.verdict, figure.data, figure.size)


def _show(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
