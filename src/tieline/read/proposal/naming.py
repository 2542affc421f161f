"""Whether words that a model calls a name are written like one, in their sentence, and of which kind they are."""

from __future__ import annotations

import re
from functools import cache

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.chinese.lexicon import load_lexicon as load_chinese_lexicon
from tieline.read.chinese.word import Word, make_lines, simplify
from tieline.read.english.capital import iter_runs
from tieline.read.lexicon import load_lexicon
from tieline.read.proposal.reason import Reason, UngroundedError
from tieline.text.script import has_hanzi, is_hanzi

MAX_CHARS = 120
"""Longest name. Source: the longest names of the official lists that Tieline reads have about as many characters."""

_EDGES = frozenset("\"'“”‘’,;:，。、；：")
_MARKS = re.compile("[：:，,。；;、！？]")
_LATIN_TAIL = frozenset({"", ".", "'s", "'"})
_COMPANY_ENDS = frozenset("co corp inc ltd llc llp plc limited gmbh ag pte bhd pvt company corporation group".split())
_TAGS = {Schema.PERSON: {"PER", "nr"}, Schema.PLACE: {"LOC", "ns"}}
_ORGANISATION_TAGS = frozenset({"ORG", "nt", "nz"})


def check_name(sentence: str, span: Span, schema: Schema) -> None:
    """Refuse words that are no name of a kind.

    Args:
        sentence: The sentence, folded.
        span: Where the words stand in it.
        schema: The kind that a model gives them.

    Raises:
        UngroundedError: They are cut from a longer name or a common word, or name another kind of thing.
    """
    quote = span.cut(sentence)
    if len(quote) > MAX_CHARS:
        raise UngroundedError(Reason.TOO_LONG)
    is_name = _is_chinese_name(sentence, span, schema) if has_hanzi(quote) else _is_latin_name(sentence, span)
    if not is_name or quote[0] in _EDGES or quote[-1] in _EDGES:
        raise UngroundedError(Reason.NOT_A_NAME)


def kind_of_words(quote: str) -> frozenset[Schema]:
    """The kind that the words of a name themselves give away.

    Args:
        quote: The name.

    Returns:
        The kind, alone; empty where the words do not tell.
    """
    if has_hanzi(quote):
        match = load_chinese_lexicon().ending.search(simplify(quote))
        return frozenset() if match is None or match.lastgroup is None else frozenset({Schema(match.lastgroup)})
    lexicon = load_lexicon()
    if quote in lexicon.places or quote in lexicon.cities:
        return frozenset({Schema.PLACE})
    runs = list(iter_runs(quote, lexicon, frozenset()))
    schema = runs[0].schema if len(runs) == 1 and runs[0].end - runs[0].start == len(quote) else None
    return frozenset() if schema is None else frozenset({schema})


def _is_latin_name(sentence: str, span: Span) -> bool:
    """Whether it is one whole run of capitalised words of its sentence, or one word with a capital inside."""
    quote = span.cut(sentence)
    if " " not in quote and (quote.rstrip(".").lower() in _common_words() or not any(map(str.isupper, quote))):
        return False
    if " " not in quote and not quote[0].isupper():
        return True
    lexicon = load_lexicon()
    roles = (role for role in lexicon.role_pattern.finditer(sentence))
    barriers = frozenset(role.start() + word.start() for role in roles for word in re.finditer(r"\S+", role[0]))
    runs = [*iter_runs(sentence, lexicon, frozenset()), *iter_runs(sentence, lexicon, barriers)]
    return any(run.start == span.start and _is_end(sentence, run.end, span.end) for run in runs)


def _is_end(sentence: str, one: int, other: int) -> bool:
    """Whether two ends differ by no more than a full stop or a possessive."""
    return sentence[min(one, other) : max(one, other)] in _LATIN_TAIL


@cache
def _common_words() -> frozenset[str]:
    """Words that are written with a capital in names and headings, and name nobody by themselves."""
    lexicon = load_lexicon()
    groups = (lexicon.heads, lexicon.openers, lexicon.fields, lexicon.not_names, lexicon.courtesy, lexicon.roles)
    more = (lexicon.nominals, lexicon.not_organisations, lexicon.transparent, lexicon.speakers)
    return _COMPANY_ENDS.union(*(map(str.lower, group) for group in (*groups, *more)))


def _is_chinese_name(sentence: str, span: Span, schema: Schema) -> bool:
    """Whether it is made of whole words of its sentence, of which the tagger or the ending tells the kind."""
    words = _words_of(sentence, span)
    quote, lexicon = simplify(span.cut(sentence)), load_chinese_lexicon()
    if not words or _MARKS.search(quote):
        return False
    kinds = {word.kind for word in words}
    if schema.is_organisation:
        is_generic = quote in lexicon.generic or quote in lexicon.weak_endings
        return not is_generic and bool(lexicon.ending.search(quote) or kinds & _ORGANISATION_TAGS) and len(quote) > 1
    if schema is Schema.EVENT:
        return lexicon.event.search(quote) is not None and quote not in lexicon.generic_events
    is_tagged = words[-1].kind in _TAGS[schema]
    is_person = quote[0] in lexicon.surnames and 2 <= len(quote) <= 4 and all(map(is_hanzi, quote))
    return is_tagged or (schema is Schema.PERSON and is_person and kinds <= {"nr", "nz", "PER"})


def _words_of(sentence: str, span: Span) -> list[Word]:
    """The words that fill a span; none where it cuts through one."""
    lines = make_lines(simplify(sentence), [Span(0, len(sentence))])
    words = [word for line in lines for word in line.words if word.start < span.end and span.start < word.end]
    is_whole = bool(words) and (words[0].start, words[-1].end) == (span.start, span.end)
    return words if is_whole else []
