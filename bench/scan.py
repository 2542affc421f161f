"""Scans: wrong characters and seconds a page, on the sealed letter of the bundled example however it lies."""

from __future__ import annotations

import io
import time
from importlib import resources
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from bench.figure import Figure, NoDataError, hash_files
from tieline.read.formats import read_bytes
from tieline.read.formats.recognition import is_recognition_installed
from tieline.settings import Limits

LETTER = "08_removal-letter_2021-04-19"
TILTS_DEGREES = (0.0, 3.0, -5.0, 10.0)
TURNS_DEGREES = (90.0, 180.0, 270.0)
PAPER = (250, 250, 248)


def run() -> list[Figure]:
    """Read the letter as it is, tilted and turned.

    Returns:
        Wrong characters of the whole page, white space and the seal left out, at worst; seconds a page.

    Raises:
        NoDataError: The `ocr` extra is not installed.
    """
    if not is_recognition_installed():
        raise NoDataError("text recognition is not installed: pip install '.[ocr]'")
    folder = Path(str(resources.files("tieline.resources") / "examples" / "phytium" / "documents"))
    picture, typed = folder / f"{LETTER}.png", folder / f"{LETTER}.txt"
    truth = "".join(typed.read_text("utf-8").split())
    digest = hash_files([picture, typed])
    figures = []
    for name, turns in (("as it came", (0.0,)), ("tilted", TILTS_DEGREES[1:]), ("turned", TURNS_DEGREES)):
        errors, seconds = zip(*(_read(picture, turn, truth) for turn in turns), strict=True)
        size = f"{len(turns)} pages, {len(truth)} characters each"
        data = f"example letter with seal, {name}"
        figures.append(
            Figure(f"scan {name}: right characters", 1 - max(errors) / len(truth), "ratio", data, size, digest)
        )
        figures.append(Figure(f"scan {name}: wrong characters, worst page", max(errors), "characters", data, size))
        figures.append(Figure(f"scan {name}: time", sum(seconds) / len(turns), "s/page", data, size))
    return figures


def _read(picture: Path, degrees: float, truth: str) -> tuple[int, float]:
    data = _turn(picture, degrees)
    start = time.perf_counter()
    text = read_bytes(data, path=picture.name, limits=Limits()).text
    seconds = time.perf_counter() - start
    body = text.rpartition("\n\n")[0]
    return Levenshtein.distance(truth, "".join(body.split())), seconds


def _turn(picture: Path, degrees: float) -> bytes:
    from PIL import Image

    with Image.open(picture) as page:
        turned = page.convert("RGB").rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC, fillcolor=PAPER)
    buffer = io.BytesIO()
    turned.save(buffer, "PNG")
    return buffer.getvalue()
