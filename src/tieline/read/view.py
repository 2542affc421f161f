"""A sentence as rules see it: every mention and date is one mark, so that a pattern reads like the sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tieline.model.entity import Mention, Schema
from tieline.model.ids import MentionId
from tieline.model.span import Span
from tieline.read.annotation import Annotation
from tieline.read.lexicon import Lexicon
from tieline.read.rules import CLOSE, OPEN
from tieline.read.sentence import Sentence

_STRAIGHT = str.maketrans("’‘“”\n\t\xa0", "''\"\"   ")
_SCHEMA_CODE = {Schema.PUBLIC_BODY: "G", Schema.PERSON: "P", Schema.PLACE: "L", Schema.EVENT: "E", Schema.THING: "T"}
_APPOSITION = re.compile(
    rf"(?<={CLOSE}),? (?:an? |its |which (?:is|was) |the (?=[^,{OPEN}]* of ))[^,{OPEN}]{{0,70}}"
    rf"(?:{OPEN}\w+{CLOSE}[^,{OPEN}]{{0,30}})?(?=,| and {OPEN}|$)"
)
_POSSESSIVE = frozenset({"its", "their", "his", "her"})
_OWN = frozenset({"our", "my"})
_MARK = re.compile(rf"{OPEN}([A-Z])(\d+){CLOSE}")


@dataclass(frozen=True, slots=True)
class View:
    """A sentence with marks for its mentions and dates.

    Attributes:
        text: The marked sentence, with straight quotes and plain spaces.
        mentions: The mentions, by the number in their mark.
        starts: Offsets in `text` where a piece begins.
        places: For each piece, the span of the document that it stands for.
        carried: The mentions that stand for a party named before, such as an opening "It".
    """

    text: str
    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    carried: frozenset[MentionId] = frozenset()

    def locate(self, start: int, end: int) -> Span:
        """Where a stretch of the view stands in the document.

        Args:
            start: Offset in the view.
            end: Offset after it.

        Returns:
            The span of the document; a mark stands for its whole mention.
        """
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        begin, stop = self._offset(first, start, False), self._offset(last, end, True)
        return Span(begin, stop)

    def _offset(self, piece: int, at: int, is_end: bool) -> int:
        low, high = self.places[piece]
        width = (self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)) - self.starts[piece]
        if width == high - low and OPEN not in self.text[self.starts[piece] : self.starts[piece] + 1]:
            return low + at - self.starts[piece]
        return high if is_end else low

    def marked(self, group: str) -> list[Mention]:
        """The mentions whose marks stand in a stretch of the view.

        Args:
            group: Text of the stretch.

        Returns:
            The mentions in order; dates are left out.
        """
        return [self.mentions[int(number)] for code, number in _MARK.findall(group) if code != "D"]


def code_of(mention: Mention, lexicon: Lexicon) -> str:
    """The letter by which rules name the kind of a mention.

    Args:
        mention: The mention.
        lexicon: The words of English names.

    Returns:
        O organisation, G public body, P person, L place, A country's adjective, E event or T thing.
    """
    if mention.schema is Schema.PLACE and mention.quote in lexicon.demonyms:
        return "A"
    return _SCHEMA_CODE.get(mention.schema, "O")


def make_view(annotation: Annotation, sentence: Sentence, lexicon: Lexicon, *, opening: Mention | None = None) -> View:
    """Mark the mentions and dates of a sentence.

    Args:
        annotation: The document as read so far.
        sentence: The sentence.
        lexicon: The words of English names.
        opening: A pronoun or description that opens the sentence and stands for a party named before.

    Returns:
        The view. A parenthesis that only gives another name is left out.
    """
    mentions = [
        m for m in annotation.mentions_in(sentence.span) if m.same_as is None or not _is_aside(annotation.text, m)
    ]
    if opening is not None and not any(m.span.overlaps(opening.span) for m in mentions):
        mentions.insert(0, opening)
    marks = [(m.span, f"{code_of(m, lexicon)}{number}") for number, m in enumerate(mentions)]
    covered = [m.span for m in mentions]
    marks += [
        (date.span, f"D{number}")
        for number, date in enumerate(annotation.dates_in(sentence.span))
        if not any(date.span.overlaps(span) for span in covered)
    ]
    text, base = annotation.text, sentence.span.start
    parts: list[tuple[str, int, int]] = []
    at = base
    for span, mark in sorted(marks, key=lambda item: (item[0].start, -item[0].end)):
        if span.start < at:
            continue
        parts.append((text[at : span.start].translate(_STRAIGHT), at, span.start))
        parts.append((f"{OPEN}{mark}{CLOSE}", span.start, span.end))
        is_opening = opening is not None and span == opening.span
        if text[span.start : span.end].lower() in (_POSSESSIVE if is_opening else _OWN):
            parts.append(("'s", span.end, span.end))  # "Its parent" reads like "X's parent"
        at = _skip_aside(annotation, span.end, sentence.span.end)
    parts.append((text[at : sentence.span.end].translate(_STRAIGHT), at, sentence.span.end))
    return _assemble(parts, mentions, frozenset({opening.id} if opening is not None else ()))


def without_appositions(view: View) -> View | None:
    """The view without remarks between commas ("A, a subsidiary of B, C" becomes "A, C").

    Args:
        view: The view of a sentence.

    Returns:
        The shortened view; None where there is nothing to leave out.
    """
    cuts = [(m.start(), m.end()) for m in _APPOSITION.finditer(view.text)]
    if not cuts:
        return None
    parts: list[tuple[str, int, int]] = []
    bounds = [*view.starts, len(view.text)]
    for piece, (low, high) in enumerate(view.places):
        start, end = bounds[piece], bounds[piece + 1]
        is_mark = view.text[start : start + 1] == OPEN
        at = start
        for cut_start, cut_end in cuts:
            if cut_end <= at or cut_start >= end:
                continue
            if cut_start > at and not is_mark:
                parts.append((view.text[at:cut_start], low + at - start, low + cut_start - start))
            at = min(cut_end, end)
        if at < end:
            parts.append((view.text[at:end], low, high) if is_mark else (view.text[at:end], low + at - start, high))
    return _assemble(parts, list(view.mentions), view.carried)


def _assemble(parts: list[tuple[str, int, int]], mentions: list[Mention], carried: frozenset[MentionId]) -> View:
    kept = [part for part in parts if part[0]]
    starts, offset = [], 0
    for piece, _, _ in kept:
        starts.append(offset)
        offset += len(piece)
    text = "".join(piece for piece, _, _ in kept)
    return View(text, tuple(mentions), tuple(starts), tuple((low, high) for _, low, high in kept), carried)


def _is_aside(text: str, mention: Mention) -> bool:
    return text[mention.span.start - 1] in '(（"“' or text[mention.span.end : mention.span.end + 1] in {")", "）"}


def _skip_aside(annotation: Annotation, end: int, limit: int) -> int:
    """Where to go on after a mention: behind a parenthesis that gives its other name, else right there."""
    match = re.compile(r"\s?[(（][^()（）\n]{1,80}[)）]").match(annotation.text, end, limit)
    if match is None:
        return end
    inside = annotation.mentions_in(Span(end, match.end()))
    return match.end() if any(m.same_as is not None for m in inside) else end
