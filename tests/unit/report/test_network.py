"""The network picture as SVG."""

from __future__ import annotations

import re

import lxml.etree
import pytest

from tieline.report.case import Case
from tieline.report.network import render_network

SVG = "{http://www.w3.org/2000/svg}"


def test_picture_is_well_formed_whatever_the_names(case: Case, hostile_case: Case) -> None:
    """The SVG is well-formed XML, also with hostile names in it."""
    for drawn in (case, hostile_case):
        root = lxml.etree.fromstring(render_network(drawn).encode())
        assert root.tag == f"{SVG}svg"
        assert {element.tag for element in root.iter()} <= {
            f"{SVG}{name}" for name in "svg title desc rect defs marker path g text".split()
        }


def test_no_text_is_smaller_than_ten_pixels(case: Case) -> None:
    """Every font size is at least 10, and the picture is drawn at its natural width."""
    svg = render_network(case)
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', svg)]
    assert sizes
    assert min(sizes) >= 10
    assert 'width="960"' in svg


def test_picture_needs_no_style_sheet(case: Case) -> None:
    """Only presentation attributes are used, which a strict content security policy allows."""
    svg = render_network(case)
    assert "<style" not in svg
    assert " style=" not in svg


def test_said_ties_are_dashed_and_explained(case: Case) -> None:
    """The legend explains dashes, colours and marks that the picture holds."""
    svg = render_network(case)
    assert 'stroke-dasharray="7 4"' in svg
    for words in ("said: according to somebody", "denied, or not affirmed", "on an official list", "person"):
        assert words in svg


def test_picture_says_what_it_leaves_out(case: Case) -> None:
    """A cut network counts what it does not show."""
    assert re.search(r"Left out for legibility: \d+ parties and \d+ relationships", render_network(case, max_nodes=4))


def test_links_are_drawn_only_inside_the_dossier(case: Case) -> None:
    """The stand-alone picture links nowhere; the one in the dossier links to its parties."""
    assert "<a " not in render_network(case)
    assert '<a href="#party-1">' in render_network(case, linked=True)


def test_nothing_to_draw_is_said(empty_case: Case) -> None:
    """A case without relationships gives a picture that says so."""
    assert "there is nothing to draw" in render_network(empty_case)


@pytest.mark.parametrize("most", [4, 40])
def test_picture_is_described_for_those_who_do_not_see_it(case: Case, most: int) -> None:
    """The SVG has a title and a description in words."""
    root = lxml.etree.fromstring(render_network(case, max_nodes=most).encode())
    assert root.findtext(f"{SVG}title") == "Network of Hongtan Microsystems and the wind tunnel"
    assert "ties between them" in (root.findtext(f"{SVG}desc") or "")
