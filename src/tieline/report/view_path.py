"""What the dossier shows of paths: each step with the sentence or record that states it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from tieline.model import ExposurePath
from tieline.model.path import Hop, Link
from tieline.model.utterance import Standing
from tieline.report.case_index import CaseIndex
from tieline.report.citation import Citation, find_citations
from tieline.report.path_picture import render_paths
from tieline.report.path_shape import find_against, find_denials, name_tie, word_listed, word_validity
from tieline.report.view_tie import STANDING_LABELS
from tieline.text.count import agree, count_of

TIES_SHOWN = 3
"""Ties of one step that are told, and all that speaks against them; the section on relationships has the others."""


@dataclass(frozen=True, slots=True)
class PathTieView:
    """A tie of a step.

    Attributes:
        standing_label: On whose word it stands.
        source: Who it starts from.
        target: Who it goes to.
        verb: What stands between the two.
        detail: What is stated besides; None when nothing is.
        mark: That it has ended, or may have, in words; empty for one that holds.
        dates: Over which time, in words; empty when not stated.
        record: The record that states it; None where documents do.
        citations: The sentences that state it.
        quote: The first of them where its document is not part of the dossier; None else.
    """

    standing_label: str
    source: str
    target: str
    verb: str
    detail: str | None
    mark: str
    dates: str
    record: str | None
    citations: tuple[Citation, ...]
    quote: str | None


@dataclass(frozen=True, slots=True)
class PathDenialView:
    """Somebody who denies what a step stands in.

    Attributes:
        speaker: Who, in the document's words.
        quote: The words said.
        citations: Where they stand; empty where the document is not part of the dossier.
    """

    speaker: str
    quote: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class HopView:
    """A step.

    Attributes:
        source: Where it starts.
        target: Where it ends.
        ties: The ties between the two, the strongest first.
        denials: Who denies the claims that they are part of.
    """

    source: str
    target: str
    ties: tuple[PathTieView, ...]
    denials: tuple[PathDenialView, ...]


@dataclass(frozen=True, slots=True)
class PathView:
    """A path.

    Attributes:
        anchor: Its id inside the dossier.
        source: Where it starts.
        target: Where it ends.
        standing: The weakest standing of its steps.
        standing_label: The same in a word.
        hops: Its steps.
        listed: How its end stands on lists, in words.
    """

    anchor: str
    source: str
    target: str
    standing: Standing
    standing_label: str
    hops: tuple[HopView, ...]
    listed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathsView:
    """The section on paths.

    Attributes:
        paths: The paths.
        picture: The picture, an SVG element that is already escaped.
        was_asked: Whether there were lists to find ways to.
        left_out: That ties which have ended are left out, in words; empty where none is.
    """

    paths: tuple[PathView, ...]
    picture: Markup
    was_asked: bool
    left_out: str


def make_paths(index: CaseIndex) -> PathsView:
    """Make the section on paths.

    Args:
        index: The case with its look-ups.

    Returns:
        All paths of the case, in its order.
    """
    paths = index.case.paths
    views = tuple(_path(index, path, number) for number, path in enumerate(paths, 1))
    picture = Markup(render_paths(paths)) if paths else Markup()
    return PathsView(views, picture, bool(index.case.snapshots), _left_out(index.case.paths_left_out))


def _left_out(ties: int) -> str:
    """Say how many ties are left out for having ended."""
    if ties == 0:
        return ""
    has = agree(ties, "has", "have")
    return f"Left out: {count_of(ties, 'tie')} that {has} ended and would lead further."


def _path(index: CaseIndex, path: ExposurePath, number: int) -> PathView:
    return PathView(
        anchor=f"path-{number}",
        source=path.hops[0].source.name,
        target=path.hops[-1].target.name,
        standing=path.standing,
        standing_label=STANDING_LABELS[path.standing],
        hops=tuple(_hop(index, hop) for hop in path.hops),
        listed=tuple(map(word_listed, path.listed)),
    )


def _hop(index: CaseIndex, hop: Hop) -> HopView:
    links = dict.fromkeys((*hop.links[:TIES_SHOWN], *find_against(hop)))
    denials = tuple(
        PathDenialView(one.speaker_name, one.evidence.quote, find_citations(index, (one.evidence,)))
        for one in find_denials(hop)
    )
    return HopView(hop.source.name, hop.target.name, tuple(_tie(index, link) for link in links), denials)


def _tie(index: CaseIndex, link: Link) -> PathTieView:
    start = "" if link.since is None else f"from {link.since}"
    mark = word_validity(link)
    end = "" if link.until is None or str(link.until) in mark else f"to {link.until}"
    citations = find_citations(index, link.evidence)
    return PathTieView(
        standing_label=STANDING_LABELS[link.standing],
        source=link.source_name,
        target=link.target_name,
        verb=name_tie(link),
        detail=None if link.detail == name_tie(link) else link.detail,
        mark=mark,
        dates=" ".join(filter(None, (start, end))),
        record=link.record,
        citations=citations,
        quote=link.evidence[0].quote if link.evidence and not citations else None,
    )
