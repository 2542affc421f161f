"""Finding the words that a model cites, at the place it means, or nowhere."""

from __future__ import annotations

from tieline.model.span import Span
from tieline.read.proposal.candidate import Cited
from tieline.read.proposal.reason import Reason, UngroundedError
from tieline.text.script import is_hanzi

MAX_PLACES = 1_000
"""Places of one quote that are looked at; a passage of a few thousand characters has no name more often."""

_SPACES = "\n\t\r\v\f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_FOLDS = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys("‘’", "'") | dict.fromkeys("“”", '"'))


def fold_quote(text: str) -> str:
    """Make what models change without meaning to alike, without moving a character.

    Args:
        text: Any text.

    Returns:
        The text with plain spaces and straight quotation marks; as long as before.
    """
    return text.translate(_FOLDS)


def locate(cited: Cited, view: str, *, within: Span | None = None) -> Span:
    """Find the one place that a citation means.

    Args:
        cited: The words, and which place is meant.
        view: The passage, folded.
        within: The part of the passage in which they must stand; None is all of it.

    Returns:
        Where they stand in the passage.

    Raises:
        UngroundedError: They stand nowhere, elsewhere, or in several places of which none is named.
    """
    quote = fold_quote(cited.quote).strip()
    if not quote:
        raise UngroundedError(Reason.EMPTY_QUOTE)
    places = _find_places(quote, view)
    inside = [span for span in places if within is None or within.covers(span)]
    if cited.start is None and cited.occurrence is None:
        if not inside:
            raise UngroundedError(Reason.NOT_IN_EVIDENCE)
        if len(inside) > 1:
            raise UngroundedError(Reason.AMBIGUOUS)
        return inside[0]
    meant = _choose(cited, places)
    if meant not in inside:
        raise UngroundedError(Reason.NOT_IN_EVIDENCE)
    return meant


def _choose(cited: Cited, places: list[Span]) -> Span:
    """The place that offset and number name; where both are told they must agree."""
    meant = places
    if cited.occurrence is not None:
        at = cited.occurrence - 1
        meant = [places[at]] if 0 <= at < len(places) else []
    if cited.start is not None:
        meant = [span for span in meant if span.start == cited.start]
    if not meant:
        raise UngroundedError(Reason.WRONG_PLACE)
    return meant[0]


def _find_places(quote: str, view: str) -> list[Span]:
    """Every place where the words stand as whole words; at least one."""
    found: list[Span] = []
    at = view.find(quote)
    if at < 0:
        raise UngroundedError(Reason.NOT_IN_PASSAGE)
    while at >= 0 and len(found) < MAX_PLACES:
        span = Span(at, at + len(quote))
        if not (_splits_word(view, span.start) or _splits_word(view, span.end)):
            found.append(span)
        at = view.find(quote, at + 1)
    if not found:
        raise UngroundedError(Reason.CUT_WORD)
    return found


def _splits_word(view: str, at: int) -> bool:
    """Whether a place lies inside a word or a number; Hanzi are words each by itself."""
    if not 0 < at < len(view):
        return False
    before, after = view[at - 1], view[at]
    if before.isalnum() and after.isalnum():
        return not is_hanzi(before) and not is_hanzi(after)
    if before in ".,":
        return after.isdigit() and view[at - 2 : at - 1].isdigit()
    return after in ".," and before.isdigit() and view[at + 1 : at + 2].isdigit()
