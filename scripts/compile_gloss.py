"""Compile the gloss and the lexicon of the comparison across scripts, so that no run has to build them again.

Usage: python scripts/compile_gloss.py            write resources/names/gloss.tsv.gz and cross/lexicon.npz
       python scripts/compile_gloss.py --check    write nothing, and fail if they are not what the sources give

Run it after `compile_known.py` and after a training run: both are sources of the lexicon.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tieline.names.cross.equivalent import iter_equivalents
from tieline.names.cross.lexicon import Lexicon
from tieline.names.cross.model import load_learned
from tieline.names.gloss import Gloss, GlossEntry, GlossKind, Phrase, stem_phrase
from tieline.names.knowledge import get_text, load_table
from tieline.names.place import iter_places

NAMES = Path(__file__).resolve().parent.parent / "src" / "tieline" / "resources" / "names"
GLOSS, LEXICON = NAMES / "gloss.tsv.gz", NAMES / "cross" / "lexicon.npz"
REMARK = (
    "# Hanzi, kind, renderings as written, the same as stems; written by scripts/compile_gloss.py from gloss/*.yml."
)


def _iter_rows() -> Iterator[tuple[str, GlossKind, str]]:
    """Every row of the sources: Hanzi, kind, renderings."""
    for place in iter_places():
        for hanzi in place.hanzi:
            yield hanzi, GlossKind.PLACE, ",".join(" ".join(words) for words in place.words)
    for path in sorted((NAMES / "gloss").glob("*.yml")):
        for block, content in load_table(f"gloss/{path.stem}").items():
            if not isinstance(content, dict) or not isinstance(content.get("words"), dict):
                raise ValueError(f"block {block!r} of {path.name} has no words")
            kind = GlossKind(get_text(content, "kind"))
            for hanzi, renderings in content["words"].items():
                yield str(hanzi), kind, str(renderings)


def _unite() -> dict[str, tuple[GlossKind, dict[Phrase, str]]]:
    """The renderings of each word, from all tables: of several kinds the first in the order of `GlossKind` counts."""
    order = list(GlossKind)
    united = dict[str, tuple[GlossKind, dict[Phrase, str]]]()
    for hanzi, kind, renderings in _iter_rows():
        known, phrases = united.get(hanzi, (kind, {}))
        for text in renderings.split(","):
            if phrase := stem_phrase(text):
                phrases.setdefault(phrase, text.strip())
        united[hanzi] = (min(known, kind, key=order.index), phrases)
    return {hanzi: row for hanzi, row in united.items() if row[1]}


def _save(folder: Path) -> tuple[Path, Path]:
    """Write both files."""
    united = _unite()
    lines = [REMARK]
    for hanzi, (kind, phrases) in united.items():
        lines.append("\t".join((hanzi, kind, ",".join(phrases.values()), ",".join(map(" ".join, phrases)))))
    gloss, lexicon = folder / GLOSS.name, folder / LEXICON.name
    gloss.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    entries = {hanzi: GlossEntry(kind, tuple(phrases)) for hanzi, (kind, phrases) in united.items()}
    Lexicon.build(Gloss(entries), [*iter_equivalents(), *load_learned()]).save(lexicon)
    return gloss, lexicon


def _read(file: Path) -> bytes:
    """What a packed file holds: two versions of the packer may write it differently."""
    return gzip.decompress(file.read_bytes())


def _is_current(gloss: Path, lexicon: Path) -> bool:
    """Whether the files in place are what the sources give."""
    if not GLOSS.is_file() or not LEXICON.is_file() or _read(gloss) != _read(GLOSS):
        return False
    with np.load(lexicon) as new, np.load(LEXICON) as old:
        return set(new) == set(old) and all(np.array_equal(new[name], old[name]) for name in new)


def main() -> int:
    """Write or check the compiled files.

    Returns:
        The exit status.
    """
    with tempfile.TemporaryDirectory() as folder:
        gloss, lexicon = _save(Path(folder))
        if "--check" in sys.argv[1:]:
            if _is_current(gloss, lexicon):
                return 0
            print(
                "gloss.tsv.gz or cross/lexicon.npz is not what its sources give: run scripts/compile_gloss.py",
                file=sys.stderr,
            )
            return 1
        if not _is_current(gloss, lexicon):
            GLOSS.write_bytes(gloss.read_bytes())
            LEXICON.write_bytes(lexicon.read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
