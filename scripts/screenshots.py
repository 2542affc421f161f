"""Take pictures of a dossier with headless Chromium: its first page, and its network at natural size.

Usage: python scripts/screenshots.py BUNDLE FOLDER

BUNDLE is a folder that a report was written to (dossier.html, network.svg); FOLDER is where dossier.png and network.png
go.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FIRST_PAGE_PX = (1280, 1800)
"""Width and height of the picture of the first page: a usual screen, long enough for the whole summary."""

TIMEOUT_S = 120

_SIZE = re.compile(r'<svg\b[^>]*?\swidth="(\d+)" height="(\d+)"')


class NoPictureError(Exception):
    """No browser is installed, or it drew nothing."""


def find_browser() -> str | None:
    """Find a browser that draws without a screen.

    Returns:
        The path of Chromium or Chrome; None when neither is installed.
    """
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def take_pictures(bundle: Path, folder: Path) -> list[Path]:
    """Take the pictures of one bundle.

    Args:
        bundle: The folder that the report was written to.
        folder: Where the pictures go; made if it is missing.

    Returns:
        The pictures.

    Raises:
        NoPictureError: No browser is installed, or it drew nothing.
        OSError: A file cannot be read, or the folder cannot be written.
    """
    svg = bundle / "network.svg"
    size = _SIZE.search(svg.read_text(encoding="utf-8"))
    if size is None:
        raise NoPictureError(f"{svg} states no size")
    folder.mkdir(parents=True, exist_ok=True)
    first, network = folder / "dossier.png", folder / "network.png"
    draw_page((bundle / "dossier.html").resolve().as_uri(), first, size_px=FIRST_PAGE_PX)
    draw_page(svg.resolve().as_uri(), network, size_px=(int(size[1]), int(size[2])))
    return [first, network]


def draw_page(address: str, picture: Path, *, size_px: tuple[int, int]) -> None:
    """Draw one page as a PNG.

    Args:
        address: The page's address; may name an anchor.
        picture: The file to write.
        size_px: Width and height of the window.

    Raises:
        NoPictureError: No browser is installed, or it drew nothing.
    """
    options = ["--hide-scrollbars", "--force-device-scale-factor=1", f"--window-size={size_px[0]},{size_px[1]}"]
    run_browser([*options, f"--screenshot={picture.resolve()}", address])
    if not picture.is_file():
        raise NoPictureError(f"the browser drew no {picture.name}")


def print_page(address: str, file: Path) -> None:
    """Print one page as a PDF.

    Args:
        address: The page's address.
        file: The file to write.

    Raises:
        NoPictureError: No browser is installed, or it printed nothing.
    """
    run_browser(["--no-pdf-header-footer", f"--print-to-pdf={file.resolve()}", address])
    if not file.is_file():
        raise NoPictureError(f"the browser printed no {file.name}")


def run_browser(arguments: list[str]) -> str:
    """Run the browser once, with a profile of its own and without reaching out.

    Args:
        arguments: Options and the page's address.

    Returns:
        What it printed.

    Raises:
        NoPictureError: No browser is installed, or it failed.
    """
    browser = find_browser()
    if browser is None:
        raise NoPictureError("pictures need Chromium: on Debian, apt-get install chromium fonts-noto-cjk")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    # Chromium refuses its own sandbox when root runs it; the pages are the product's own.
    sandbox = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, "--headless", "--disable-gpu", *quiet, *sandbox, f"--user-data-dir={profile}", *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=TIMEOUT_S, check=False
        )
    if done.returncode:
        raise NoPictureError(f"the browser failed: {done.stderr.strip()}")
    return done.stdout


def main(arguments: list[str]) -> int:
    """Take the pictures that the command line asks for.

    Args:
        arguments: The command line without the program's name: the bundle and the folder.

    Returns:
        The exit status: 0 when the pictures were taken, 1 when they could not be, 2 on wrong usage.
    """
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        for picture in take_pictures(Path(arguments[0]), Path(arguments[1])):
            print(picture)
    except (NoPictureError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
