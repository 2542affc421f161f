"""The pages that are made from the product."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import make_docs
from tieline.errors import UnreadableError
from tieline.ownership.regime import load_regimes


def test_every_error_has_its_line() -> None:
    """The table shows code, exit code and meaning of every class."""
    page = make_docs.render_errors()
    for error in UnreadableError.__subclasses__():
        assert f"| {error.__name__} | `{error.default_code}` | 3 |" in page


def test_every_rule_has_its_versions() -> None:
    """The page tells each version's words and citation."""
    page = make_docs.render_rules()
    for regime in load_regimes().values():
        assert f"## `{regime.id}`" in page
        assert all(version.text in page and version.citation in page for version in regime.versions)


def test_stale_page_fails_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page that is missing or changed by hand is named; fresh pages pass."""
    monkeypatch.setattr(make_docs, "DOCS", tmp_path)
    assert make_docs.main(["--check"]) == 1
    assert "docs/rules.md" in capsys.readouterr().err
    assert make_docs.main(["--pages"]) == 0
    assert make_docs.main(["--check"]) == 0
