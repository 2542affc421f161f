"""Runs of capitalised words: where a proper name may stand, and which kind its last word gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tieline.model.entity import Schema
from tieline.read.english.joint import CALENDAR, COMPANY_END, begins_another, capitals, joint_step, number_step
from tieline.read.english.token import Token, tokenise
from tieline.read.lexicon import Lexicon
from tieline.read.mention import POSSESSIVE, strip_possessive

_NAME_OPENERS = frozenset({"first", "new", "second", "third"})
_BANKS = frozenset({"bank", "bancorp", "trust", "financial", "savings", "insurance"})
"""Words of names that "First" opens also where it begins a sentence."""

_RANKS = frozenset({"central", "supreme", "national", "federal", "state", "royal", "general", "largest"})
"""Words that open the name of a body which only its country tells apart: "Iran's Central Bank"."""

_ASSEMBLY = frozenset({"consultative", "people", "people’s", "people's", "peoples"})


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of words that is written like one name.

    Attributes:
        start: Offset in the sentence.
        end: Offset after it.
        schema: What its head word makes it; None when no head word tells.
    """

    start: int
    end: int
    schema: Schema | None


def iter_runs(sentence: str, lexicon: Lexicon, barriers: frozenset[int]) -> Iterator[NameRun]:
    """Find what is written like a name in a sentence.

    Args:
        sentence: Text of one sentence.
        lexicon: The words of names.
        barriers: Offsets of words that never belong to a name here, such as those of a role.

    Yields:
        Runs in order; they do not overlap.
    """
    tokens = tokenise(sentence)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not _may_start(tokens, index, lexicon) or token.start in barriers:
            index += 1
            continue
        end = _run_end(tokens, index, lexicon, barriers)
        for run in _split(tokens[index:end], lexicon):
            yield replace(run, end=run.end - 1) if _ends_sentence(sentence, tokens, run) else run
        index = end


def _ends_sentence(sentence: str, tokens: list[Token], run: NameRun) -> bool:
    """Whether the full stop behind a legal form ends a sentence of prose; in a line of its own it is the form's."""
    if run.end < len(sentence.rstrip()) or not sentence[: run.end].endswith(("Co.", "Inc.", "Ltd.", "Corp.")):
        return False
    return any(token.text[0].islower() and len(token.text) > 2 for token in tokens if token.start < run.start)


def _may_start(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    if number_step(tokens, index):
        return True
    if not token.is_capital or token.bare in lexicon.courtesy:
        return False
    if token.bare in _NAME_OPENERS and index + 1 < len(tokens):  # "at First Pennsylvania Corp"
        behind = capitals(tokens, index + 1)
        return bool(behind) and (index > 0 or any(word.bare in _BANKS for word in behind))
    return token.bare not in lexicon.not_names


def _run_end(tokens: list[Token], start: int, lexicon: Lexicon, barriers: frozenset[int]) -> int:
    """Index after the last token of the longest run that starts at `start`."""
    end = start + (number_step(tokens, start) or 1)
    while end < len(tokens):
        token = tokens[end]
        if token.start in barriers:
            return end
        if token.is_capital and token.bare not in lexicon.courtesy:
            if token.bare in CALENDAR or begins_another(tokens, start, end, lexicon):
                return end
            end += 1
        elif step := joint_step(tokens, start, end, lexicon, barriers):
            end += step
        else:
            return end
    return end


def _split(tokens: list[Token], lexicon: Lexicon) -> Iterator[NameRun]:
    """Cut a run at possessives whose right side names no organisation."""
    begin = 0
    for index, token in enumerate(tokens[:-1]):
        if token.text.endswith(POSSESSIVE[:2]) and not _owns(tokens[begin : index + 1], tokens[index + 1 :], lexicon):
            yield _run(tokens[begin : index + 1], lexicon)
            begin = index + 1
    yield _run(tokens[begin:], lexicon)


def _owns(owner: list[Token], behind: list[Token], lexicon: Lexicon) -> bool:
    """Whether a possessive opens the name behind it: "China's Foreign Ministry", but not "Japan's Hino Motors"."""
    kind = _schema(behind, lexicon)
    place = strip_possessive(" ".join(token.text for token in owner))
    if kind in {None, Schema.PUBLIC_BODY} or (place not in lexicon.places and place not in lexicon.cities):
        return kind is not None
    first = behind[0].bare
    return first in lexicon.fields | lexicon.causes | lexicon.openers | lexicon.heads.keys() | _RANKS


def _run(tokens: list[Token], lexicon: Lexicon) -> NameRun:
    last = tokens[-1]
    text = strip_possessive(last.text)
    end = last.start + len(text)
    return NameRun(tokens[0].start, end, _schema(tokens, lexicon))


def _schema(tokens: list[Token], lexicon: Lexicon) -> Schema | None:
    """What the head word makes of a name: its last word, or the word before its first "of" or "for"."""
    if len(tokens) < 2:
        return Schema.PUBLIC_BODY if tokens[0].bare in {"pentagon", "congress", "parliament", "treasury"} else None
    if any(word.bare in COMPANY_END for word in tokens[1:]):
        return Schema.COMPANY
    if tokens[0].bare in lexicon.foreign_heads and tokens[1].text != "of":
        return Schema.ORGANIZATION
    for token, following in pairwise(tokens):
        if following.text == "for" and token.bare in lexicon.backers:
            return Schema.ORGANIZATION
        if following.text in {"of", "for", "on", "in"} and token.bare in lexicon.heads:
            return lexicon.heads[token.bare]
    words = [token for token in tokens if token.text not in {",", "."}]
    if words[-1].bare in {"conference", "congress"} and words[-2:-1] and words[-2].bare in _ASSEMBLY:
        return Schema.PUBLIC_BODY
    return lexicon.heads.get(words[-1].bare) or (Schema.ORGANIZATION if _is_pair(words, lexicon) else None)


def _is_pair(tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether a name joins two names by "&", which running text does to names only: "Sable & Crowe"."""
    plain = lexicon.fields | lexicon.causes | lexicon.not_names
    sides = [
        (left.bare, right.bare)
        for left, mark, right in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if mark.text == "&"
    ]
    return any(len(left) > 2 and len(right) > 2 and plain.isdisjoint({left, right}) for left, right in sides)
