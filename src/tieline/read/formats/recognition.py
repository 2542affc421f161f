"""Text recognition in pictures, by the optional `ocr` extra: PP-OCR models that lie inside the rapidocr wheel.

One thread makes the result the same on every machine with the same version, and costs nothing at the sizes of a page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tieline.errors import NeedsExtraError
from tieline.model.document import Box
from tieline.read.formats.readable import NEEDS_OCR, OCR_HINT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOST_SPACE = re.compile(r"(?<=[0-9])(?=[A-Z][a-z]{2})")
"""The model loses a space between a number and a word ("25March"). What it says of the places of Latin letters is too
coarse to find other lost spaces: before a narrow letter the gap is as wide as a space."""

_Word = tuple[str, float, Sequence[Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Character:
    """A recognised character.

    Attributes:
        text: The character.
        box: Left, top, right and bottom in pixels of the picture as it is shown.
        score: How sure the model is, 0 to 1.
    """

    text: str
    box: Box
    score: float


@dataclass(frozen=True, slots=True)
class Line:
    """A recognised line.

    Attributes:
        text: Its words; never empty.
        box: Left, top, right and bottom in pixels of the picture as it is shown, origin at the top left.
        score: How sure the model is, 0 to 1.
        characters: Its characters without white space, in order; empty where the model does not tell them apart.
        is_stamp: Whether it stands around a seal.
    """

    text: str
    box: Box
    score: float
    characters: tuple[Character, ...] = ()
    is_stamp: bool = False


class _Found(Protocol):
    boxes: NDArray[np.float32] | None
    txts: tuple[str, ...] | None
    scores: Sequence[float] | None
    word_results: Sequence[Sequence[_Word]]


class _Engine(Protocol):
    def __call__(
        self,
        pixels: NDArray[np.uint8],
        /,
        *,
        use_det: bool,
        use_cls: bool,
        return_word_box: bool,
        return_single_char_box: bool,
    ) -> _Found: ...


def require_recognition(path: str) -> None:
    """Make sure that text recognition is installed.

    Args:
        path: The item that needs it, for the message.

    Raises:
        NeedsExtraError: It is not (code not_read:needs-ocr).
    """
    try:
        _load()
    except ImportError as error:
        raise NeedsExtraError(
            f"{path} is a picture of text, and text recognition is not installed.", hint=OCR_HINT, code=NEEDS_OCR
        ) from error


def is_recognition_installed() -> bool:
    """Whether pictures can be read.

    Returns:
        True if the `ocr` extra is installed.
    """
    try:
        _load()
    except ImportError:
        return False
    return True


def recognise(pixels: NDArray[np.uint8]) -> list[Line]:
    """Recognise the text of an upright picture.

    Args:
        pixels: Height by width by three colours, blue first.

    Returns:
        Its lines in reading order; empty when there are no words.

    Raises:
        ImportError: The extra is not installed; call `require_recognition` first.
    """
    found = _load()(pixels, use_det=True, use_cls=False, return_word_box=True, return_single_char_box=True)
    if found.boxes is None or found.txts is None or found.scores is None:
        return []
    told = found.word_results if len(found.word_results) == len(found.txts) else [()] * len(found.txts)
    return [
        Line(
            _LOST_SPACE.sub(" ", " ".join(text.split())),
            _frame(corners.tolist()),
            float(score),
            _characters(text, parts),
        )
        for corners, text, score, parts in zip(found.boxes, found.txts, found.scores, told, strict=True)
        if text.strip()
    ]


def recognise_strip(pixels: NDArray[np.uint8]) -> tuple[str, float]:
    """Recognise a picture that holds one line and nothing else.

    Args:
        pixels: Height by width by three colours, blue first.

    Returns:
        Its text, empty when there is none, and how sure the model is, 0 to 1.

    Raises:
        ImportError: The extra is not installed; call `require_recognition` first.
    """
    found = _load()(pixels, use_det=False, use_cls=False, return_word_box=False, return_single_char_box=False)
    if not found.txts or not found.scores:
        return "", 0.0
    return found.txts[0].strip(), float(found.scores[0])


def _characters(text: str, parts: Sequence[_Word]) -> tuple[Character, ...]:
    """The characters of a line, if the model told each of them."""
    found = tuple(Character(word, _frame(corners), float(score)) for word, score, corners in parts if word.strip())
    return found if "".join(character.text for character in found) == "".join(text.split()) else ()


def _frame(corners: Sequence[Sequence[float]]) -> Box:
    across, down = zip(*corners, strict=True)
    return (round(min(across)), round(min(down)), round(max(across)), round(max(down)))


@cache
def _load() -> _Engine:
    import_module("onnxruntime")  # rapidocr itself would miss it only at the first picture
    from rapidocr import RapidOCR  # optional, and slow to import

    settings = {
        "Global.log_level": "critical",
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    return cast("_Engine", RapidOCR(params=settings))
