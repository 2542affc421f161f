"""Make the pages and pictures of `docs/` that tell what the product itself knows.

Usage: python scripts/make_docs.py            write the pages, and draw the pictures from a run of the demo
       python scripts/make_docs.py --pages    write the pages only, which needs no browser
       python scripts/make_docs.py --check    write nothing, and fail if a page is not what it should be
"""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import tieline.errors
from tieline.cli.app import main as run_tieline
from tieline.cli.reference import render_reference
from tieline.errors import TielineError
from tieline.ownership.regime import Regime, RuleVersion, load_regimes

DOCS = Path(__file__).resolve().parent.parent / "docs"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FIRST_PAGE = (1280, 1600)
"""Width and height of the dossier's first page as a picture, in pixels."""

_MADE = "<!-- Made by `make docs`; change the source and not this page. -->\n"


def render_pages() -> Mapping[str, str]:
    """Write the pages.

    Returns:
        Their texts by file name.
    """
    return {"cli.md": render_reference(), "errors.md": render_errors(), "rules.md": render_rules()}


def render_errors() -> str:
    """Write the table of errors from their classes.

    Returns:
        A Markdown page.
    """
    lines = [
        _MADE,
        "# Errors and exit codes",
        "",
        "The command line exits with 0 on success (also when nothing was found), 1 on failure, 2 on wrong usage, and 3",
        "when some items failed and are listed. Each error and issue carries a code; a finer one, such as",
        "`encrypted_pdf`, may stand in place of that of its class.",
        "",
        "| error | code | exits with | means |",
        "|---|---|---|---|",
    ]
    for name, error in inspect.getmembers(tieline.errors, inspect.isclass):
        if issubclass(error, TielineError):
            meaning = (error.__doc__ or "").splitlines()[0]
            lines.append(f"| {name} | `{error.default_code}` | {error.exit_code} | {meaning} |")
    return "\n".join(lines) + "\n"


def render_rules() -> str:
    """Write the ownership rules from their data.

    Returns:
        A Markdown page.
    """
    parts = [_MADE, "# Ownership and control rules", "", "Readings of rules, dated and cited. Not legal advice.", ""]
    for regime in load_regimes().values():
        parts += _render_regime(regime)
    return "\n".join(parts).rstrip() + "\n"


def make_pictures(folder: Path) -> None:
    """Draw the first page of the demo's dossier and its network.

    Args:
        folder: Where the pictures go.

    Raises:
        SystemExit: There is no browser to draw with, it drew nothing, or the demo failed.
    """
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise SystemExit("the pictures need Chromium: run 'make ci-setup', or install it")
    with tempfile.TemporaryDirectory() as name:
        demo = Path(name) / "demo"
        if run_tieline(argv=["demo", "--out", str(demo)]):
            raise SystemExit("the demo failed, and there is nothing to draw")
        width, height = _size_of(demo / "network.svg")
        folder.mkdir(exist_ok=True)
        _draw(browser, demo / "dossier.html", folder / "dossier.png", FIRST_PAGE)
        _draw(browser, demo / "network.svg", folder / "network.png", (width, height))


def main(arguments: list[str]) -> int:
    """Write the pages and pictures, or check the pages.

    Args:
        arguments: The command line without the program's name: nothing, --pages or --check.

    Returns:
        The exit status: 0 when all is well, else 1.
    """
    pages = render_pages()
    if arguments == ["--check"]:
        stale = [name for name, text in pages.items() if not _is_current(DOCS / name, text)]
        for name in stale:
            print(f"docs/{name} is not what the product says: run 'make docs'", file=sys.stderr)
        return 1 if stale else 0
    for name, text in pages.items():
        (DOCS / name).write_text(text, encoding="utf-8")
    if arguments != ["--pages"]:
        make_pictures(DOCS / "pictures")
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def _render_regime(regime: Regime) -> list[str]:
    lists = "; ".join(names[0] for names in regime.lists)
    lines = [f"## `{regime.id}`: {regime.title}", "", f"{regime.authority}. Hangs on: {lists}.", ""]
    lines += ["| from | to | force | the rule | added up | source |", "|---|---|---|---|---|---|"]
    lines += [_render_version(version) for version in regime.versions]
    lines.append("")
    if regime.confirm is not None:
        lines += [f"To confirm: {regime.confirm}.", ""]
    lines += [f"- {note}." for note in regime.cautions.values()]
    return [*lines, ""] if regime.cautions else lines


def _render_version(version: RuleVersion) -> str:
    added = [f"{kind} {threshold}" for kind, threshold in version.counts] + list(version.controls)
    together = "of all listed parties together" if version.aggregate else "of each listed party alone"
    cells = [
        version.starts_on or "",
        version.ends_on or "",
        version.force if version.doubt is None else f"{version.force}: {version.doubt}",
        version.text,
        f"{', '.join(added)}; {together}" if added else "nothing: only what the list names",
        version.citation,
    ]
    return f"| {' | '.join(map(str, cells))} |"


def _size_of(picture: Path) -> tuple[int, int]:
    """Width and height that an SVG states, in pixels."""
    size = re.search(r'<svg [^>]*\bwidth="([\d.]+)" height="([\d.]+)"', picture.read_text(encoding="utf-8"))
    if size is None:
        raise SystemExit(f"{picture.name} states no size")
    return round(float(size[1])), round(float(size[2]))


def _draw(browser: str, page: Path, picture: Path, size: tuple[int, int]) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run"]
        command += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        # Chromium refuses its own sandbox when root runs it; the page is the product's own.
        command += ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
        command += [f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}"]
        command += [f"--screenshot={picture.resolve()}", page.resolve().as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode or not picture.is_file():
        raise SystemExit(f"the browser drew no {picture.name}: {done.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
