"""Exposure paths: the evidenced ways from one party to another, or to any listed party."""

from tieline.paths.graph import PartyGraph, make_graph
from tieline.paths.link import link_of_holding, link_of_listing, links_of_relationship
from tieline.paths.search import MAX_HOPS, Found, find_paths
from tieline.paths.validity import has_begun, judge_links, tie_key

__all__ = [
    "MAX_HOPS",
    "Found",
    "PartyGraph",
    "find_paths",
    "has_begun",
    "judge_links",
    "link_of_holding",
    "link_of_listing",
    "links_of_relationship",
    "make_graph",
    "tie_key",
]
