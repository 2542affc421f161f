"""Train what the comparison of Latin with Hanzi names has learned, and write it to `resources/names/cross`.

Data: the pairs and the research organisations of the shared data, named in `run.yml` by hash. The thresholds of the
verdicts are set on organisations that the models had not seen; `docs/names-calibration.md` shows what they yield.

Usage: python scripts/train_names.py [--shared FOLDER]
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from bench.figure import hash_files  # noqa: E402 - a script finds its package only now
from training.calibration import Calibration, calibrate, render_table  # noqa: E402
from training.crossing import Fitted, fit  # noqa: E402
from training.pairs import PAIRS, RECORDS  # noqa: E402

OUT = REPOSITORY / "src" / "tieline" / "resources" / "names" / "cross"
TABLE = REPOSITORY / "docs" / "names-calibration.md"


def _write_lines(name: str, remark: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write a table with tabs."""
    lines = [f"# {remark}", *("\t".join(map(str, row)) for row in rows)]
    (OUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write(fitted: Fitted, calibration: Calibration, data_hash: str) -> None:
    """Write everything that ships."""
    OUT.mkdir(parents=True, exist_ok=True)
    rarity = fitted.rarity
    _write_lines(
        "rarity.tsv",
        "How many names have each English stem and each Hanzi; written by scripts/train_names.py.",
        [
            ("names", "latin", rarity.names),
            ("names", "hanzi", rarity.hanzi_names),
            *(("word", word, count) for word, count in rarity.words.items()),
            *(("character", character, count) for character, count in rarity.characters.items()),
        ],
    )
    _write_lines(
        "learned.tsv",
        "Hanzi, English rendering learned from pairs of names, and how sure it is; written by scripts/train_names.py.",
        ((row.hanzi, " ".join(row.phrase), row.weight) for row in fitted.learned),
    )
    np.savez_compressed(OUT / "trees.npz", **fitted.trees._asdict())
    (OUT / "run.yml").write_text(
        "# The training run that wrote the files beside this one (scripts/train_names.py).\n"
        "#\n"
        "# same, unsure  Logarithms of odds from which two names are the same, or a person should look.\n"
        "# Source: pairs of organisations that the models had not seen; docs/names-calibration.md.\n\n"
        f"date: {datetime.datetime.now(datetime.UTC).date().isoformat()}\n"
        f"data: [{PAIRS}, {RECORDS}]\n"
        f'data_hash: "{data_hash}"\n'
        f"trees: {len(fitted.trees.roots)}\n"
        f"learned_renderings: {len(fitted.learned)}\n"
        f"same: {calibration.same:.4f}\n"
        f"unsure: {calibration.unsure:.4f}\n",
        encoding="utf-8",
    )


def main() -> int:
    """Train, write and print what the models reach.

    Returns:
        The exit status.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared" / "data")
    shared = parser.parse_args().shared
    if not (shared / PAIRS).is_file():
        print(f"there are no pairs at {shared / PAIRS}: give their folder with --shared", file=sys.stderr)
        return 2
    fitted, judged = fit(shared)
    calibration = calibrate(judged)
    _write(fitted, calibration, hash_files([shared / PAIRS, shared / RECORDS]))
    table = render_table(judged, calibration)
    TABLE.write_text(table, encoding="utf-8")
    print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
