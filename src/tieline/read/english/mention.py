"""Mentions of one English document: proposals from several finders, settled by a vote over the whole document.

A statistical model alone flips the type of a transliterated name from sentence to sentence; the vote steadies it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId
from tieline.model.span import Span
from tieline.read.english.finder import Proposal, iter_proposals
from tieline.read.english.generic import find_defined, is_generic
from tieline.read.gazetteer import Gazetteer
from tieline.read.lexicon import Lexicon
from tieline.read.mention import clean_name, make_mention
from tieline.read.sentence import Sentence
from tieline.read.trace import Observer

_VOTES = {
    "list": 6,
    "head": 5,
    "happening": 6,
    "unit": 6,
    "known": 6,
    "title": 5,
    "place": 6,
    "enumeration": 4,
    "brand": 3,
    "context": 4,
    "model": 1,
}
"""Weights of the finders in the vote, set by eye on the development documents; no run measured them one by one."""

_ORDER = {"list": 0, "head": 0, "happening": 0, "unit": 0, "known": 0, "title": 1, "model": 3}
"""Which finders choose their words first; those not named come between titles and the model."""

_PARTICLES = frozenset({"van", "von", "der", "den", "bin", "al"})
"""Words inside the names of persons: "Sofia van der Meer" is no body of a town."""

_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w’'.-]*\s\Z")
"""A surname behind another capitalised word is a part of another name."""

_CAPITAL_BEHIND = re.compile(r"\s([A-Z]\w+)")
_NEAR = 40
"""Characters before a surname in which the word before it begins."""

MIN_SURNAME = 4
"""Shorter last words ("Li", "Kim", "Bush" has four) are other words, or other persons', too often (our choice)."""

_SURE = frozenset({"unit", "place", "title", "happening", "known"})
"""Finders that name something even with words of which no organisation is made."""


def find_mentions(
    document: DocumentId,
    text: str,
    sentences: Sequence[Sentence],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    *,
    observer: Observer | None = None,
) -> list[Mention]:
    """Find who and what a document names.

    Args:
        document: Id of the document.
        text: Its canonical text.
        sentences: Its sentences, recognised by the model.
        lexicon: The words of English names.
        gazetteer: Names of official lists.
        observer: Who wants to know which finder proposed what; None for nobody.

    Returns:
        Mentions in text order; they do not overlap.
    """
    proposals = [p for sentence in sentences for p in iter_proposals(sentence, lexicon, gazetteer)]
    if observer is not None:
        for proposal in proposals:
            observer.named(proposal.span, proposal.finder, proposal.schema)
    things = find_defined(text, lexicon)
    proposals = [p for p in proposals if p.finder == "known" or clean_name(p.span.cut(text)) not in things]
    schemas = _vote(proposals, text, lexicon)
    chosen = _choose(proposals, schemas, text, lexicon)
    chosen = sorted([*chosen, *_repeats(chosen, text, lexicon)])
    return [_make(document, span, schema, text, lexicon) for span, schema in chosen]


def _vote(proposals: Sequence[Proposal], text: str, lexicon: Lexicon) -> dict[str, Schema]:
    """Settle one schema for every name of the document."""
    votes: dict[str, Counter[Schema]] = defaultdict(Counter)
    for proposal in proposals:
        name = clean_name(proposal.span.cut(text))
        if proposal.schema is not None:
            votes[name][proposal.schema] += _VOTES[proposal.finder]
        elif proposal.finder == "list":
            votes[name][Schema.ORGANIZATION] += _VOTES["list"]
    _lend_to_parts(votes, lexicon.cities | lexicon.places.keys(), lexicon.heads.keys())
    return {name: _winner(counter) for name, counter in votes.items() if counter}


def _lend_to_parts(votes: dict[str, Counter[Schema]], places: frozenset[str], heads: Collection[str]) -> None:
    """Let names vote on their parts ("Lei Jun" on "Lei") and parts on names ("Tianjin" makes no person)."""
    for name in sorted(votes):
        words = name.split()
        if len(words) < 2:
            continue
        if words[0] in places and _PARTICLES.isdisjoint(words):
            votes[name][Schema.ORGANIZATION] += 3
        winner = _winner(votes[name])
        shorts = {words[0], words[-1]} if winner is Schema.PERSON else {words[0]}
        for short in shorts & votes.keys():
            if winner is Schema.PERSON:
                votes[short][winner] += 10 if votes[name][winner] >= _VOTES["title"] else 3
            elif winner.is_organisation and words[-1].lower() in heads and short not in places:
                votes[short][winner] += 3


def _winner(counter: Counter[Schema]) -> Schema:
    organisations = {s: n for s, n in counter.items() if s.is_organisation}
    total = sum(organisations.values())
    others = {s: n for s, n in counter.items() if not s.is_organisation}
    best_other = max(others.items(), key=lambda item: (item[1], item[0]), default=None)
    if best_other is not None and best_other[1] > total:
        return best_other[0]
    specific = {s: n for s, n in organisations.items() if s is not Schema.ORGANIZATION} or organisations
    return max(specific.items(), key=lambda item: (item[1], item[0]))[0]


def _choose(
    proposals: Sequence[Proposal], schemas: dict[str, Schema], text: str, lexicon: Lexicon
) -> list[tuple[Span, Schema]]:
    """Pick proposals that do not overlap: surer finders first, then longer spans."""
    ranked = sorted(proposals, key=lambda p: (_ORDER.get(p.finder, 2), p.span.start - p.span.end, p.span.start))
    taken: dict[int, Span] = {}
    chosen: list[tuple[Span, Schema]] = []
    for proposal in ranked:
        name = clean_name(proposal.span.cut(text))
        schema = schemas.get(name)
        if proposal.finder not in _SURE and is_generic(name, lexicon):
            continue
        offsets = range(proposal.span.start, proposal.span.end)
        if schema is None or any(offset in taken for offset in offsets):
            continue
        chosen.append((proposal.span, schema))
        taken |= dict.fromkeys(offsets, proposal.span)
    return sorted(chosen)


def _repeats(chosen: Sequence[tuple[Span, Schema]], text: str, lexicon: Lexicon) -> list[tuple[Span, Schema]]:
    """Further places where a name chosen somewhere stands word for word."""
    known: dict[str, Schema] = {}
    for span, schema in chosen:
        name = clean_name(span.cut(text))
        telling = schema is Schema.PERSON or schema.is_organisation
        if telling and name[0].isupper() and len(name) > 1 and name.lower() not in lexicon.not_names | lexicon.fields:
            known.setdefault(name, schema)
    surnames = _surnames(known, text, lexicon)
    known |= surnames
    if not known:
        return []
    taken = {offset for span, _ in chosen for offset in range(span.start, span.end)}
    longest = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
    return [
        (Span(match.start(), match.end()), known[match[0]])
        for match in pattern.finditer(text)
        if match.start() not in taken
        and match.end() - 1 not in taken
        and not (match[0] in surnames and _CAPITAL_BEFORE.search(text, max(0, match.start() - _NEAR), match.start()))
        and not _opens_a_law(match[0], text, match.end(), lexicon)
    ]


def _opens_a_law(name: str, text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the next word makes a rule or a plan of a name: "Export Administration Regulations"."""
    following = _CAPITAL_BEHIND.match(text, end)
    return " " in name and following is not None and following[1].lower() in lexicon.not_organisations


def _surnames(known: dict[str, Schema], text: str, lexicon: Lexicon) -> dict[str, Schema]:
    """Last words of whole names of persons, by which a text goes on; none that it uses as another word or name."""
    first = {name.split()[0] for name in known}
    found: dict[str, Schema] = {}
    for name, schema in known.items():
        *given, last = name.split()
        plain = last.lower() in lexicon.heads or is_generic(last, lexicon) or last in lexicon.places
        if schema is not Schema.PERSON or not given or len(last) < MIN_SURNAME or plain or not last.isalpha():
            continue
        elsewhere = last in known or last in first or last in lexicon.cities or last in lexicon.demonyms
        if last.istitle() and not elsewhere and re.search(rf"\b{last.lower()}\b", text) is None:
            found[last] = schema
    return found


def _make(document: DocumentId, span: Span, schema: Schema, text: str, lexicon: Lexicon) -> Mention:
    quote = span.cut(text)
    name = clean_name(quote)
    country = lexicon.places.get(name) or lexicon.demonyms.get(name)
    return make_mention(document, span, schema, text, name=country if schema is Schema.PLACE else None)
