"""Where lists are published."""

from __future__ import annotations

import pytest

from tieline.errors import DamagedError, NotFoundError
from tieline.lists.source import choose_sources, load_known_sources, parse_sources


def test_every_known_source_has_a_page_and_a_safe_address() -> None:
    """The addresses are https, each named once."""
    known = load_known_sources()
    assert len({source.name for source in known}) == len(known)
    assert all(source.url.startswith("https://") and source.page for source in known)


def test_sources_are_chosen_by_how_their_names_begin() -> None:
    """A country or an authority means all of its lists; nothing means all."""
    known = load_known_sources()
    assert {source.name for source in choose_sources(known, ["us-ofac", "un-sc"])} == {
        "us-ofac-sdn",
        "us-ofac-consolidated",
        "un-sc",
    }
    assert len(choose_sources(known, [])) == len(known)


def test_an_unknown_name_offers_those_that_there_are() -> None:
    """The hint lists the names."""
    with pytest.raises(NotFoundError) as caught:
        choose_sources(load_known_sources(), ["xx"])
    assert "un-sc" in str(caught.value.hint)


@pytest.mark.parametrize(
    "text",
    ["", "sources: 3", "sources: [{name: a}]", "sources: [{name: a, title: b, url: 'file:///etc/passwd'}]", "a: ["],
)
def test_a_file_that_is_no_list_of_addresses_is_refused(text: str) -> None:
    """What is wrong is told in one sentence."""
    with pytest.raises(DamagedError, match="no file of list addresses"):
        parse_sources(text, "mine.yml")
