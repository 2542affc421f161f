"""The templates: strict about what they are given, and escaping everything they show."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from tieline.report.visible import render_visible, render_words, show_plain
from tieline.text.count import count_of


def make_environment() -> Environment:
    """Make the environment that renders dossiers.

    Returns:
        An environment that escapes everything, refuses a name that was not given, and knows four filters: `words`
        (untrusted words in a sentence of ours), `visible` (untrusted text in its own block), `plain` (untrusted text in
        an attribute) and `counted` (a number with its noun).
    """
    environment = Environment(
        loader=PackageLoader("tieline.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["words"] = render_words
    environment.filters["visible"] = render_visible
    environment.filters["plain"] = show_plain
    environment.filters["counted"] = count_of
    return environment


def load_style() -> str:
    """Read the style sheet of the dossier.

    Returns:
        CSS, with "\\n" line ends.
    """
    environment = make_environment()
    source, _, _ = PackageLoader("tieline.report", "templates").get_source(environment, "style.css")
    return source.replace("\r\n", "\n")
