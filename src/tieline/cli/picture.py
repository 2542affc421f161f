"""Pictures in files."""

from __future__ import annotations

from pathlib import Path

from tieline.errors import StoreError


def save_picture(path: Path, picture: str) -> None:
    """Write a picture.

    Args:
        path: The file.
        picture: Its SVG.

    Raises:
        StoreError: It cannot be written.
    """
    try:
        path.write_text(picture, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror})", hint="name another file") from error
