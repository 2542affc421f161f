"""Names in a row: members of "A, B and C" that one of them, or a noun beside the list, shows to be organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tieline.model.entity import Schema
from tieline.read.english.capital import NameRun
from tieline.read.lexicon import Lexicon

_LIST_GAP = re.compile(r"[,;]? and (?:associated \w+ )?|[,;] ")
_GENITIVE = re.compile(r" of (?:the )?[A-Z][\w-]+(?=[,;])")
_LISTED_NOUNS = frozenset({"entities", "outlets", "brands", "affiliates", "businesses", "enterprises", "institutions"})
_PLURAL_BEFORE = re.compile(r"(\w+s)(?:,| such as| including| like|:)\s*$")
_PLURAL_AFTER = re.compile(r",? (?:are|were|is|was) (?:\w+ )?(?:among|the) (?:[\w-]+ ){0,4}?(\w+s)\b")


def iter_enumerated(text: str, runs: Sequence[NameRun], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Find the members of "A, B and C" where one member, or the noun beside the list, is an organisation.

    Args:
        text: The sentence.
        runs: What is written like a name in it, in order.
        lexicon: The words of English names.

    Yields:
        Offsets [start, end) in the sentence, in order.
    """
    group: list[NameRun] = []
    for run in [*(_with_genitive(text, run) for run in runs), None]:
        if run is not None and group and run.start < group[-1].end:
            continue
        if run is not None and (not group or _LIST_GAP.fullmatch(text, group[-1].end, run.start)):
            group.append(run)
            continue
        if len(group) > 1 and _lists_organisations(text, group, lexicon):
            yield from ((member.start, member.end) for member in group)
        group = [run] if run is not None else []


def _with_genitive(text: str, run: NameRun) -> NameRun:
    """A run with the "of ..." behind it, up to the next mark of a list: "Rhythm of Eurasia"."""
    genitive = _GENITIVE.match(text, run.end) if run.schema is None else None
    return NameRun(run.start, genitive.end(), run.schema) if genitive is not None else run


def _lists_organisations(text: str, group: Sequence[NameRun], lexicon: Lexicon) -> bool:
    names = [text[member.start : member.end] for member in group]
    if any(name in lexicon.places or name in lexicon.demonyms or name in lexicon.cities for name in names):
        return False
    before = _PLURAL_BEFORE.search(text[: group[0].start])
    after = _PLURAL_AFTER.match(text, group[-1].end)
    beside = [match[1].lower() for match in (before, after) if match]
    if any(word in _LISTED_NOUNS or lexicon.nominals.get(_singular(word)) is Schema.ORGANIZATION for word in beside):
        return True
    return any(m.schema is Schema.COMPANY for m in group) and len(group) > 2


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
