"""Text recognition in pictures, by the optional `ocr` extra: PP-OCR models that lie inside the rapidocr wheel.

One thread makes the result the same on every machine with the same version, and costs nothing at the sizes of a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from tieline.errors import NeedsExtraError
from tieline.read.formats.readable import NEEDS_OCR, OCR_HINT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Line:
    """A recognised line.

    Attributes:
        text: Its words; never empty.
        box: Left, top, right and bottom in pixels of the picture as it is shown, origin at the top left.
    """

    text: str
    box: tuple[int, int, int, int]

    @property
    def label(self) -> str:
        """The box as regions name it: "left,top,right,bottom"."""
        return ",".join(map(str, self.box))


class _Found(Protocol):
    boxes: NDArray[np.float32] | None
    txts: tuple[str, ...] | None


class _Engine(Protocol):
    def __call__(self, pixels: NDArray[np.uint8], /) -> _Found: ...


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
    """Recognise the text of a picture.

    Args:
        pixels: Height by width by three colours, blue first.

    Returns:
        Its lines in reading order; empty when there are no words.

    Raises:
        ImportError: The extra is not installed; call `require_recognition` first.
    """
    found = _load()(pixels)
    if found.boxes is None or found.txts is None:
        return []
    lines = []
    for corners, text in zip(found.boxes, found.txts, strict=True):
        words = " ".join(text.split())
        if words:
            left, top = corners.min(axis=0)
            right, bottom = corners.max(axis=0)
            lines.append(Line(words, (round(left), round(top), round(right), round(bottom))))
    return lines


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
