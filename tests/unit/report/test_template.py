"""The environment of the templates."""

from __future__ import annotations

import jinja2
import pytest

from tieline.report.template import load_style, make_environment


def test_missing_name_is_an_error() -> None:
    """A template that uses what it was not given fails, and never shows a gap."""
    with pytest.raises(jinja2.UndefinedError):
        make_environment().from_string("{{ missing }}").render()


def test_everything_is_escaped() -> None:
    """Values are escaped without being asked for."""
    assert make_environment().from_string("{{ value }}").render(value="<b>") == "&lt;b&gt;"


def test_every_template_compiles() -> None:
    """No template has a syntax error, used or not."""
    environment = make_environment()
    names = environment.list_templates(extensions=["html"])
    assert "sections/claims.html" in names
    for name in names:
        environment.get_template(name)


def test_style_prints() -> None:
    """The style sheet has rules for paper and loads nothing."""
    style = load_style()
    assert "@media print" in style
    assert "url(" not in style
