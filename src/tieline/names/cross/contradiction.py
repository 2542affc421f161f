"""What tells organisations apart although the rest agrees: 工业 beside Engineering, another group at the head."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from tieline.names.cross.link import LinkKind
from tieline.names.cross.side import HanziSide, LatinSide
from tieline.names.gloss import GlossKind, Phrase, load_gloss, stem_phrase
from tieline.names.knowledge import load_table
from tieline.names.known import KnownOrganisation, find_above, find_known
from tieline.names.place import Place, find_hanzi_place, find_place, find_places_inside
from tieline.names.spelling import CACHED_NAMES

COMMON = frozenset(
    {"科技", "技术", "信息技术", "信息科技", "实业", "发展", "投资", "控股", "产业", "企业", "股份", "制造", "工业"}
)
"""Words that a known organisation adds or leaves out without becoming another. Source: the development pairs."""

BODIES = ("学院", "医院", "病院", "诊疗所", "研究院", "研究所", "学校", "出版社", "中心")

HOME = "CN"
"""The country whose name organisations of the mainland rarely say, and add or leave out at will."""

LONGEST_WORD = 5
AROUND = 3
"""Words of the gloss that are so many characters longer on either side are looked at too."""

MIN_LATIN_TAIL = 3
MIN_HANZI_HEAD = 4
"""Shorter ends of names are words as well as organisations: 北方 is north, and Norinco."""


@cache
def _look_alikes() -> tuple[tuple[str, str], ...]:
    """The curated pairs of Hanzi words, both ways, the longer word first; loaded once."""
    rows = load_table("look_alikes")["hanzi"]
    if not isinstance(rows, list):
        raise ValueError("block 'hanzi' of resources/names/look_alikes.yml is not a list")
    pairs = ((str(one), str(other)) for row in rows for one, other in (row, row[::-1]))
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _never_called() -> tuple[tuple[str, Phrase], ...]:
    """The curated pairs of a Hanzi word and what it is never called; loaded once."""
    rows = load_table("look_alikes")["cross"]
    if not isinstance(rows, list):
        raise ValueError("block 'cross' of resources/names/look_alikes.yml is not a list")
    return tuple((str(hanzi), stem_phrase(str(english))) for hanzi, english in rows)


@cache
def _part_marks() -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    """What marks a body that belongs to another, in Hanzi and English; loaded once."""
    rows = load_table("look_alikes")["parts"]
    if not isinstance(rows, list):
        raise ValueError("block 'parts' of resources/names/look_alikes.yml is not a list")
    return tuple((str(row[0]), tuple(stem_phrase(str(english)) for english in row[1:])) for row in rows)


@lru_cache(maxsize=CACHED_NAMES)
def _marks_in(text: str) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    """The marks of such bodies in a Hanzi name, with what they are called."""
    return tuple((mark, phrases) for mark, phrases in _part_marks() if mark in text)


@lru_cache(maxsize=CACHED_NAMES)
def _marks_said(stems: tuple[str, ...]) -> tuple[tuple[str, Phrase], ...]:
    """The marks of such bodies in a Latin name: in Hanzi, and the usual rendering that stands there."""
    return tuple((mark, phrases[0]) for mark, phrases in _part_marks() if _has(stems, phrases[0]))


def find_part(latin: LatinSide, hanzi: HanziSide) -> str | None:
    """Find the mark of a body that belongs to another in one name, while the other name lacks it.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The mark as it stands ("附属", "hospital"); None when both names have it, or neither.
    """
    text, stems = hanzi.text, latin.stems
    for mark, phrases in _marks_in(text):
        if not any(_has(stems, phrase) for phrase in phrases) and not _is_called(mark, text, stems):
            return mark
    for mark, phrase in _marks_said(stems):
        if mark not in text and phrase not in _all_renderings(text):
            return " ".join(phrase)
    return None


@lru_cache(maxsize=1 << 16)
def _renderings(hanzi: str) -> frozenset[Phrase]:
    """The English renderings of a Hanzi word; empty when the gloss lacks it."""
    entry = load_gloss().find(hanzi)
    return frozenset() if entry is None else frozenset(entry.phrases)


def _has(stems: Sequence[str], phrase: Phrase) -> bool:
    """Whether a rendering stands in a name, its words together in any order."""
    if len(phrase) == 1:
        return phrase[0] in stems
    return all(word in stems for word in phrase) and any(
        set(phrase) <= set(stems[at : at + len(phrase) + 1]) for at in range(len(stems))
    )


def find_look_alike(latin: LatinSide, hanzi: HanziSide) -> tuple[str, str] | None:
    """Find a Hanzi word that the Latin name lacks while it has what a look-alike is called.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        The Hanzi word and the English one ("工业", "engineering"); None when nothing tells the names apart.
    """
    text, stems = hanzi.text, latin.stems
    for word, phrase in _never_called_in(text):
        if _has(stems, phrase) and not _has_more(stems, word, phrase) and phrase not in _all_renderings(text):
            return word, " ".join(phrase)
    for word, phrases in _look_alikes_in(text):
        if _is_called(word, text, stems):
            continue
        for phrase in phrases:
            if _has(stems, phrase) and phrase not in _all_renderings(text):
                return word, " ".join(phrase)
    return None


@lru_cache(maxsize=CACHED_NAMES)
def _never_called_in(text: str) -> tuple[tuple[str, Phrase], ...]:
    """The words of a Hanzi name that have something they are never called."""
    return tuple((word, phrase) for word, phrase in _never_called() if word in text)


@lru_cache(maxsize=CACHED_NAMES)
def _look_alikes_in(text: str) -> tuple[tuple[str, tuple[Phrase, ...]], ...]:
    """The words of a Hanzi name that have a look-alike, with what only the look-alike is called."""
    return tuple(
        (word, tuple(sorted(_renderings(other) - _renderings(word))))
        for word, other in _look_alikes()
        if word in text and other not in text
    )


def _has_more(stems: Sequence[str], word: str, phrase: Phrase) -> bool:
    """Whether a Latin name also has a true rendering of a word, beside what it is never called."""
    return any(_has(stems, own) and not set(own) & set(phrase) for own in _renderings(word))


def _is_called(word: str, text: str, stems: Sequence[str]) -> bool:
    """Whether a Latin name has a rendering of a word, or of a longer one around it (工业大学)."""
    return any(_has(stems, own) for own in _renderings_around(word, text))


@lru_cache(maxsize=CACHED_NAMES)
def _renderings_around(word: str, text: str) -> frozenset[Phrase]:
    """The renderings of a word of a Hanzi name, and of the longer words around it."""
    start = text.index(word)
    firsts = range(max(0, start - AROUND), start + 1)
    lasts = range(start + len(word), min(len(text), start + len(word) + AROUND) + 1)
    return frozenset[Phrase]().union(*(_renderings(text[first:last]) for first in firsts for last in lasts))


@lru_cache(maxsize=CACHED_NAMES)
def _all_renderings(text: str) -> frozenset[Phrase]:
    """Everything that the words of a Hanzi name are called."""
    sizes = range(1, LONGEST_WORD + 1)
    return frozenset[Phrase]().union(
        *(_renderings(text[at : at + size]) for at in range(len(text)) for size in sizes if at + size <= len(text))
    )


@lru_cache(maxsize=CACHED_NAMES)
def _known_at_ends(words: tuple[str, ...], joint: str) -> tuple[KnownOrganisation, ...]:
    """The known organisations that the longest known beginning, or the longest known end, of a name means."""
    size = len(words)
    heads = (joint.join(words[:end]) for end in range(size, 0 if joint else MIN_HANZI_HEAD - 1, -1))
    tails = (joint.join(words[start:]) for start in range(1, size - MIN_LATIN_TAIL + 1)) if joint else iter(())
    found = dict[str, KnownOrganisation]()
    for texts in (heads, tails):
        meant = next(filter(None, map(find_known, texts)), ())
        found.update((one.id, one) for one in meant)
    return tuple(found.values())


def _are_kin(one: KnownOrganisation, other: KnownOrganisation) -> bool:
    """Whether two organisations are one, or one belongs to the other."""
    return one.id == other.id or one.id in find_above(other.id) or other.id in find_above(one.id)


def find_other_group(latin: LatinSide, hanzi: HanziSide) -> tuple[str, str] | None:
    """Find known organisations that begin or close both names and are not the same, nor one part of the other.

    Args:
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        Their names; None when either name has none, or they agree.
    """
    ours = _known_at_ends(tuple(token.written for token in latin.tokens), " ")
    theirs = _known_at_ends(tuple(unit.text for unit in hanzi.units), "") if ours else ()
    if not ours or not theirs or any(_are_kin(one, other) for one in ours for other in theirs):
        return None
    return ours[0].label, theirs[0].label


def _country(place: Place) -> str:
    """The country that a place is in, or is."""
    return (place.within[-1] if place.within else place.code)[:2]


def find_abroad(words: Sequence[str], runs: Sequence[str], latin: LatinSide, hanzi: HanziSide) -> str | None:
    """Find a place outside the mainland that only one name gives: a firm in Japan is not its parent in Wuhan.

    Args:
        words: What no link explains of the Latin name.
        runs: What no link explains of the Hanzi name.
        latin: The Latin name.
        hanzi: The Hanzi name.

    Returns:
        How the place is shown; None when both names give it, or neither.
    """
    ours, theirs = ({_country(place) for place in side.places} for side in (latin, hanzi))
    for at in range(len(words)):
        found = find_place(words, at)
        if found is not None and _country(found[0]) not in (HOME, *theirs) and not _names_place(found[0], hanzi.text):
            return found[0].label
    for run in runs:
        place = find_hanzi_place(run, 0)
        if place is not None and _country(place[0]) not in (HOME, *ours):
            return place[0].label
    return None


def _names_place(place: Place, text: str) -> bool:
    """Whether a place stands anywhere in a Hanzi name, not only at its head."""
    return any(found.code == place.code for found in find_places_inside(text))


def find_member(kinds: Sequence[int], runs: Sequence[str], hanzi: HanziSide) -> str | None:
    """Find a line of business or a body that only the Hanzi name of a known organisation's kin gives (依图医疗).

    A known organisation at the head (中国科学院 before its institute) is whose the body is, and often left out.

    Args:
        kinds: The kinds of the links.
        runs: What no link explains of the Hanzi name.
        hanzi: The Hanzi name.

    Returns:
        It, as it stands; None when no known name links the names, or nothing but common words is left.
    """
    if LinkKind.KNOWN not in kinds:
        return None
    gloss = load_gloss()
    for run in runs:
        if hanzi.text.startswith(run) and find_known(run):
            continue
        entry = gloss.find(run)
        if len(run) > 1 and run not in COMMON and entry is not None and entry.kind in _MEMBER_KINDS:
            return run
        if run.endswith(BODIES):
            return run
    return None


_MEMBER_KINDS = frozenset({GlossKind.SECTOR, GlossKind.FUNCTION, GlossKind.DISCIPLINE, GlossKind.INSTITUTION})
