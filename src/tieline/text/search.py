"""Words for searching: what an index holds, what a person asks, and where a text has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tieline.text.normal import fold_plain
from tieline.text.script import HANZI_RANGES

TERM_CHARS = 100
"""Longer words (encoded data, mostly) are indexed as pieces of this length, which search the same way."""

_WORD = rf"[^\W_{HANZI_RANGES}]"
_TERM = re.compile(rf"[{HANZI_RANGES}]|{_WORD}{{1,{TERM_CHARS}}}")
_ASKED = re.compile(r'"([^"]*)"|([^\s"]+)')


def search_terms(text: str) -> str:
    """Rewrite a text as the terms that an index holds.

    Every Hanzi is a term of its own, so that any two neighbours can be found as a phrase; other letters and digits
    stay together as words. Terms are folded and written without accents; everything else goes.

    Args:
        text: Any text.

    Returns:
        The terms in text order with one space between them; empty when there are none.
    """
    return " ".join(_TERM.findall(fold_plain(text)))


def search_phrases(words: str) -> tuple[str, ...]:
    """Understand what a person typed into a search box.

    Words in straight or curly double quotes are one phrase; otherwise each word is a phrase by itself, also one that
    falls into several terms ("F-35", "飞腾"). No other character has a meaning.

    Args:
        words: What was typed.

    Returns:
        Each phrase as its terms with one space between them, without repeats; all of them are asked for.
    """
    asked = (search_terms(quoted or word) for quoted, word in _ASKED.findall(fold_plain(words)))
    return tuple(dict.fromkeys(phrase for phrase in asked if phrase))


def iter_phrase_spans(text: str, phrase: str, *, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Find where a text has the terms of a phrase, one right after the other.

    Args:
        text: The text itself, not its terms.
        phrase: Terms with one space between them, as `search_phrases` gives them.
        start: Offset from which to look.
        end: Offset at which to stop; None means the end of the text.

    Yields:
        Half-open [start, end) offsets into the text, in code points, in text order and without overlap.
    """
    if not phrase:
        return
    view = fold_plain(text[start:end])
    for match in _phrase_pattern(phrase.split(" ")).finditer(view):
        yield start + match.start(), start + match.end()


def _phrase_pattern(terms: list[str]) -> re.Pattern[str]:
    parts = [rf"(?<!{_WORD})" if _is_word(terms[0]) else ""]
    for term, following in zip(terms, [*terms[1:], ""], strict=True):
        parts.append(re.escape(term))
        if following:
            needs_gap = _is_word(term) and _is_word(following) and len(term) < TERM_CHARS
            parts.append(r"[\W_]+" if needs_gap else r"[\W_]*")
    parts.append(rf"(?!{_WORD})" if _is_word(terms[-1]) and len(terms[-1]) < TERM_CHARS else "")
    return re.compile("".join(parts))


def _is_word(term: str) -> bool:
    return re.match(_WORD, term) is not None
