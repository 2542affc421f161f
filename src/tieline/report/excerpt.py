"""A sentence cut to a length that can be shown, around the words that matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tieline.model import Evidence


def cut_excerpt(quote: str, around: Iterable[str], *, chars: int) -> str:
    """Cut a sentence around some of its words.

    Args:
        quote: The sentence; line breaks become spaces.
        around: Words that are to be seen; those that do not stand in it make no difference.
        chars: Most characters, without the marks of omission.

    Returns:
        The sentence where it is short enough, else the part with the first of the words, with "…" where it is cut.
    """
    text = " ".join(quote.split())
    if len(text) <= chars:
        return text
    at = min((place for words in around if (place := text.find(" ".join(words.split()))) >= 0), default=0)
    start = max(0, min(at - chars // 3, len(text) - chars))
    if start:
        start = text.find(" ", start, start + 20) + 1 or start
    end = min(len(text), start + chars)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def widest(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Leave out evidence that stands inside other evidence.

    Args:
        evidence: Any evidence.

    Returns:
        The rest, in the same order.
    """
    return tuple(
        one
        for one in evidence
        if not any(
            other.document == one.document and other.span != one.span and other.span.covers(one.span)
            for other in evidence
        )
    )
