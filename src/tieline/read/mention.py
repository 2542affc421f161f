"""Mentions of one English document: proposals from several finders, settled by a vote over the whole document.

A statistical model alone flips the type of a transliterated name from sentence to sentence; the vote, head words,
titles and names of official lists steady it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId, MentionId, content_id
from tieline.model.span import Span
from tieline.read.capital import NameRun, iter_runs, strip_possessive
from tieline.read.gazetteer import Gazetteer
from tieline.read.lexicon import Lexicon

_SPACY_SCHEMA = {
    "PERSON": Schema.PERSON,
    "ORG": Schema.ORGANIZATION,
    "GPE": Schema.PLACE,
    "LOC": Schema.PLACE,
    "FAC": Schema.PLACE,
    "EVENT": Schema.EVENT,
}
_VOTES = {"list": 6, "head": 5, "title": 5, "place": 6, "enumeration": 4, "brand": 3, "model": 1}
"""Weights of the finders in the vote; ordered by how often each was right on the development documents."""

_NAME_AFTER_TITLE = re.compile(
    r"\s+((?:[A-Z][\w’'\-]+|[A-Z]\.)(?:\s+(?:[A-Z][\w’'\-]+|[A-Z]\.|(?:bin|al|van|de|von)(?=\s[A-Z]))){0,3})"
)
_HANZI_NAME = re.compile(r"\s?[(（][一-鿿]{2,12}[)）,，]")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_SURNAME_PREFIX = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])[A-Z]")
_GOVERNMENT = re.compile(
    r"\b((?:[A-Z]\.){2,}|[A-Z][\w]+)(?:['’]s)? (?:government|authorities|military|army|navy|air force|regime|side|police|customs)\b"
)
_JOINTS = frozenset({"and", "of", "the", "&", "for", "artificial", "international", "non-proliferation"})
_LIST_GAP = re.compile(r",? and |, ")
_PLURAL_BEFORE = re.compile(r"(\w+s)(?:,| such as| including| like|:)\s*$")
_PLURAL_AFTER = re.compile(r",? (?:are|were|is|was) (?:\w+ )?(?:among|the) (?:[\w-]+ ){0,4}?(\w+s)\b")
_EDGES = " \n\t\"“”‘’'.,;:()[]*_<>#"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A finder's guess that a stretch of text names something.

    Attributes:
        span: Where, in the document.
        schema: As what; None when the finder cannot tell.
        finder: Which finder: list, head, title, place, model or run.
    """

    span: Span
    schema: Schema | None
    finder: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what the model found in it.

    Attributes:
        span: Where it stands in the document.
        text: Its words.
        doc: The model's tokens and entities.
        paragraph: Number of its paragraph.
    """

    span: Span
    text: str
    doc: Doc
    paragraph: int


def find_mentions(
    document: DocumentId, text: str, sentences: Sequence[Sentence], lexicon: Lexicon, gazetteer: Gazetteer
) -> list[Mention]:
    """Find who and what a document names.

    Args:
        document: Id of the document.
        text: Its canonical text.
        sentences: Its sentences, recognised by the model.
        lexicon: The words of English names.
        gazetteer: Names of official lists.

    Returns:
        Mentions in text order; they do not overlap.
    """
    proposals = [p for sentence in sentences for p in _propose(sentence, lexicon, gazetteer)]
    schemas = _vote(proposals, text, lexicon)
    chosen = _choose(proposals, schemas, text)
    chosen = sorted([*chosen, *_repeats(chosen, text, lexicon)])
    return [_make(document, span, schema, text, lexicon) for span, schema in chosen]


def make_mention(document: DocumentId, span: Span, schema: Schema, text: str, *, name: str | None = None) -> Mention:
    """Make a mention with its content-based id.

    Args:
        document: Id of the document.
        span: Which words.
        schema: What they name.
        text: The document's canonical text.
        name: The cleaned name; None takes the words themselves.

    Returns:
        The mention.
    """
    quote = span.cut(text)
    key = MentionId(content_id("mtn", document, span.start, span.end, schema))
    return Mention(key, document, span, quote, schema, name or clean_name(quote))


def clean_name(quote: str) -> str:
    """Clean a name for comparison and show.

    Args:
        quote: The words as they stand.

    Returns:
        Without an opening "the", possessive ending, quotation marks and line breaks.
    """
    name = strip_possessive(" ".join(quote.split()).strip("\"“”‘’' "))
    return re.sub(r"^[Tt]he\s+(?=\S)", "", name) or name


def _propose(sentence: Sentence, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterable[Proposal]:
    text, base = sentence.text, sentence.span.start
    barriers: set[int] = set()
    for role in lexicon.role_pattern.finditer(text):
        if _is_role(text, role, lexicon):
            barriers.update(range(role.start(), role.end()))
            yield from _after_title(text, role.end(), base, lexicon)
    for word in re.finditer(r"\b\w+\.?(?=\s[A-Z])", text):
        if word[0].lower() in lexicon.courtesy:
            yield from _after_title(text, word.end(), base, lexicon)
    is_heading = _is_heading(text)
    runs = list(iter_runs(text, lexicon, frozenset(barriers)))
    for run in runs:
        words = text[run.start : run.end]
        place = lexicon.places.get(words) or lexicon.demonyms.get(words)
        if place is not None:
            yield Proposal(Span(base + run.start, base + run.end), Schema.PLACE, "place")
        elif words in lexicon.cities:
            yield Proposal(Span(base + run.start, base + run.end), Schema.PLACE, "head")
        elif run.schema is not None and not is_heading:
            yield Proposal(Span(base + run.start, base + run.end), run.schema, "head")
        elif not is_heading and _is_brand(text, run, lexicon):
            yield Proposal(Span(base + run.start, base + run.end), Schema.ORGANIZATION, "brand")
    for match in _GOVERNMENT.finditer(text):
        if match[1] in lexicon.demonyms or match[1] in lexicon.places or match[1].isupper():
            yield Proposal(Span(base + match.start(), base + match.end()), Schema.PUBLIC_BODY, "head")
    for start, end in _enumerated(text, runs, lexicon):
        yield Proposal(Span(base + start, base + end), Schema.ORGANIZATION, "enumeration")
    for ent in () if is_heading else sentence.doc.ents:
        schema = _SPACY_SCHEMA.get(ent.label_)
        if schema is not None and (span := _trim(text, ent.start_char, ent.end_char, barriers)):
            if schema is Schema.PERSON or not _is_generic(text[span[0] : span[1]], lexicon):
                yield Proposal(Span(base + span[0], base + span[1]), schema, "model")
    for start, end in gazetteer.find(text):
        yield Proposal(Span(base + start, base + end), None, "list")


def _is_heading(text: str) -> bool:
    """Whether the sentence is a headline in title case, where capitals tell nothing."""
    words = [word for word in text.split() if len(word) > 3]
    if text.rstrip()[-1:] in '.!?"”' or len(words) < 4:
        return False
    return sum(word.lstrip("“\"‘'(")[:1].isupper() for word in words) >= 0.7 * len(words)


def _is_generic(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is made of common words of fields only, or heads a document and no organisation."""
    words = [word.lower() for word in name.split()]
    if words[-1] in lexicon.not_organisations or any(
        w in lexicon.not_organisations for w in words[:-1] if "of" in words
    ):
        return True
    return all(word in lexicon.fields or word in _JOINTS or word in lexicon.not_names for word in words)


def _enumerated(text: str, runs: Sequence[NameRun], lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """Members of "A, B and C" where one member, or the noun beside the list, is an organisation."""
    group: list[NameRun] = []
    for run in [*runs, None]:
        if run is not None and (not group or _LIST_GAP.fullmatch(text, group[-1].end, run.start)):
            group.append(run)
            continue
        if len(group) > 1 and _lists_organisations(text, group, lexicon):
            yield from ((member.start, member.end) for member in group)
        group = [run] if run is not None else []


def _lists_organisations(text: str, group: Sequence[NameRun], lexicon: Lexicon) -> bool:
    names = [text[member.start : member.end] for member in group]
    if any(name in lexicon.places or name in lexicon.demonyms or name in lexicon.cities for name in names):
        return False
    before = _PLURAL_BEFORE.search(text[: group[0].start])
    after = _PLURAL_AFTER.match(text, group[-1].end)
    beside = [match[1].lower() for match in (before, after) if match]
    if any(lexicon.nominals.get(_singular(word)) is Schema.ORGANIZATION for word in beside):
        return True
    return any(m.schema is Schema.COMPANY for m in group) and len(group) > 2


def _is_brand(text: str, run: NameRun, lexicon: Lexicon) -> bool:
    """Whether one word is written like a trade name or an acronym, or is followed by its Chinese name."""
    words = text[run.start : run.end]
    if " " in words or words.lower() in lexicon.not_organisations or words.lower() in lexicon.fields:
        return False
    if _HANZI_NAME.match(text, run.end):
        return True
    if run.start == 0 and words.isupper():
        return False
    camel = len(words) > 4 and any(ch.isupper() for ch in words[2:]) and any(ch.islower() for ch in words)
    return (camel and not _SURNAME_PREFIX.match(words) and words.isalnum()) or bool(_ACRONYM.fullmatch(words))


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _is_role(text: str, role: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the words are a role here, not the beginning of a name such as "General Office"."""
    following = re.match(r"\s+([A-Z][\w’']+)", text[role.end() :])
    return following is None or role[0].islower() or following[1].lower() not in lexicon.heads


def _after_title(text: str, end: int, base: int, lexicon: Lexicon) -> Iterable[Proposal]:
    match = _NAME_AFTER_TITLE.match(text, end)
    if match is None:
        return
    words = match[1].split()
    if any(word.lower() in lexicon.heads or word.lower() in lexicon.not_names for word in words):
        return
    name = strip_possessive(match[1])
    if name not in lexicon.places and name not in lexicon.demonyms:
        yield Proposal(Span(base + match.start(1), base + match.start(1) + len(name)), Schema.PERSON, "title")


def _trim(text: str, start: int, end: int, barriers: set[int]) -> tuple[int, int] | None:
    """Cut what the model took along: articles, possessives, quotation marks, roles. None when no name is left."""
    while start < end and (start in barriers or text[start] in _EDGES):
        start += 1
    match = re.match(r"[Tt]he\s+|[Aa]n?\s+", text[start:end])
    if match:
        start += match.end()
    end = next((offset for offset in range(start, end) if offset in barriers), end)
    while (
        end > start
        and text[end - 1] in _EDGES
        and not re.search(r"(?:\b[A-Z]\.)+$|\b(?:Co|Ltd|Inc|Corp)\.$", text[start:end])
    ):
        end -= 1
    end = start + len(strip_possessive(text[start:end]))
    words = text[start:end]
    return (start, end) if len(words) > 1 and any(ch.isupper() for ch in words) and "\n\n" not in words else None


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
        if words[0] in places:
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


def _choose(proposals: Sequence[Proposal], schemas: dict[str, Schema], text: str) -> list[tuple[Span, Schema]]:
    """Pick proposals that do not overlap: surer finders first, then longer spans."""
    order = {"list": 0, "head": 0, "title": 1, "place": 2, "enumeration": 2, "brand": 2, "model": 3}
    ranked = sorted(proposals, key=lambda p: (order[p.finder], p.span.start - p.span.end, p.span.start))
    taken: dict[int, Span] = {}
    chosen: list[tuple[Span, Schema]] = []
    for proposal in ranked:
        schema = schemas.get(clean_name(proposal.span.cut(text)))
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
        name = span.cut(text)
        telling = schema is Schema.PERSON or schema.is_organisation
        if telling and name[0].isupper() and len(name) > 1 and name.lower() not in lexicon.not_names | lexicon.fields:
            known.setdefault(name, schema)
    if not known:
        return []
    taken = {offset for span, _ in chosen for offset in range(span.start, span.end)}
    longest = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
    return [
        (Span(match.start(), match.end()), known[match[0]])
        for match in pattern.finditer(text)
        if match.start() not in taken and match.end() - 1 not in taken
    ]


def _make(document: DocumentId, span: Span, schema: Schema, text: str, lexicon: Lexicon) -> Mention:
    quote = span.cut(text)
    name = clean_name(quote)
    country = lexicon.places.get(name) or lexicon.demonyms.get(name)
    return make_mention(document, span, schema, text, name=country if schema is Schema.PLACE else None)
