"""The reference page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tieline.cli.reference import iter_help, render_reference

PAGE = Path(__file__).resolve().parents[3] / "docs" / "cli.md"


def test_the_page_holds_every_command_and_option() -> None:
    """The page in the repository is the one that the commands give; `python -m tieline.cli.reference` makes it."""
    assert PAGE.read_text(encoding="utf-8") == render_reference()


@pytest.mark.parametrize(("path", "text"), list(iter_help()), ids=lambda value: value if len(value) < 40 else "")
def test_every_verb_has_an_example(path: str, text: str) -> None:
    """The help of each verb shows a command line that calls it."""
    if "Commands:" not in text:
        assert f"Example:\n\n    {path}" in text
