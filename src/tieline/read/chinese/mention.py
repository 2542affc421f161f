"""Mentions of one Chinese document: candidates of every line, settled over the whole document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId, MentionId
from tieline.model.span import Span
from tieline.names.hanzi import is_common
from tieline.read.chinese.boundary import mend_candidate
from tieline.read.chinese.candidate import WEAK, Candidate, iter_candidates, kind_of
from tieline.read.chinese.gazetteer import MIN_CHARS, HanziGazetteer
from tieline.read.chinese.lexicon import Lexicon
from tieline.read.chinese.short import iter_short_names
from tieline.read.chinese.word import Line
from tieline.read.mention import make_mention
from tieline.read.trace import Observer

_MARKED = re.compile(
    r"[（(]\s*(?P<lead>以下(?:统|合)?简称(?:为)?|下称|(?:证券|股票|英文)?(?:简称|缩写)(?:为)?|又称|又名|原名|曾用名|前身(?:为|是)|即)?\s*[：:]?\s*"
    r"[“\"「『']?(?P<alias>[^（）()“”\"「」『』'，。；、]{2,30}?)[”\"」』']?\s*[）)]"
)
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9&.,'\- ]{1,60}")
_FINDERS = {0: "known name", 1: "ending", 2: "tagger", 3: "place in the sentence", WEAK: "trade"}
"""What a candidate's rank tells of how it was found."""

MIN_REPEATED = 2
"""A name this long is searched for wherever else it stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """The names of a document.

    Attributes:
        mentions: In text order; none overlaps another.
        weak: Ids of mentions that are believed only where a rule needs a party.
        aliases: Pairs of another name, given in brackets, and the name it belongs to.
    """

    mentions: tuple[Mention, ...]
    weak: frozenset[MentionId]
    aliases: tuple[tuple[MentionId, MentionId], ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What is searched for names.

    Attributes:
        document: Id of the document.
        text: Its canonical text.
        simple: The same in simplified characters.
        lines: The sentences that are read.
        observer: Who wants to know what proposes names; None for nobody.
    """

    document: DocumentId
    text: str
    simple: str
    lines: Sequence[Line]
    observer: Observer | None = None


def find_chinese_mentions(scope: Scope, lexicon: Lexicon, gazetteer: HanziGazetteer) -> Found:
    """Find who and what a document names.

    Args:
        scope: The document and its sentences.
        lexicon: The words of Chinese names.
        gazetteer: Names of lists and of known organisations.

    Returns:
        The mentions.
    """
    proposed = [
        whole
        for line in scope.lines
        for candidate in (*iter_candidates(line, lexicon), *_listed(line, lexicon, gazetteer))
        if (whole := mend_candidate(candidate, line, lexicon)) is not None
    ]
    if scope.observer is not None:
        for candidate in proposed:
            scope.observer.named(candidate.span, _FINDERS[candidate.rank], candidate.schema)
    strong = _choose([c for c in proposed if c.rank < WEAK])
    bracketed = list(_bracketed(scope, strong))
    strong = _choose([*(Candidate(span, schema, 0) for span, schema, _ in bracketed), *strong])
    shorts = _short_names(strong, scope.simple)
    repeats = _repeats(strong, shorts, scope)
    strong = _choose([*strong, *repeats])
    taken = {offset for c in strong for offset in range(c.span.start, c.span.end)}
    weak = [c for c in proposed if c.rank == WEAK and taken.isdisjoint(range(c.span.start, c.span.end))]
    return _assemble(scope, strong, _choose(weak), bracketed, shorts)


def _listed(line: Line, lexicon: Lexicon, gazetteer: HanziGazetteer) -> Iterator[Candidate]:
    """Known names; a short one only where it is made of whole words."""
    edges = {word.start for word in line.words} | {line.span.end}
    for start, end in gazetteer.find(line.text):
        span = Span(line.span.start + start, line.span.start + end)
        name = line.text[start:end]
        if name in lexicon.generic or (len(name) <= MIN_CHARS and name not in lexicon.known and is_common(name)):
            continue
        if len(name) >= MIN_CHARS or {span.start, span.end} <= edges:
            yield Candidate(span, kind_of(name, lexicon), 1 if len(name) >= MIN_CHARS else 2)


def _choose(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Pick candidates that do not overlap: longer ones first, surer ones among equals; places give way."""
    ranked = sorted(
        candidates, key=lambda c: (c.span.start - c.span.end, c.schema is Schema.PLACE, c.rank, c.span.start)
    )
    taken: set[int] = set()
    chosen: list[Candidate] = []
    for candidate in ranked:
        offsets = range(candidate.span.start, candidate.span.end)
        if taken.isdisjoint(offsets):
            taken.update(offsets)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: (c.span.start, c.span.end))


def _bracketed(scope: Scope, strong: Sequence[Candidate]) -> Iterator[tuple[Span, Schema, Candidate]]:
    """Other names that brackets right after a name give: （以下简称“X”）."""
    known = [candidate.span for candidate in strong if candidate.rank == 0]
    for named in strong:
        match = _MARKED.match(scope.simple, named.span.end)
        if match is None or not named.schema.is_organisation:
            continue
        alias = match["alias"].strip()
        span = Span(match.start("alias"), match.start("alias") + len(match["alias"].rstrip()))
        quoted = scope.text[match.start("alias") - 1] in '“"「『'
        if match["lead"] or (quoted and len(alias) <= 12) or (_LATIN_NAME.fullmatch(alias) and len(alias) <= 60):
            if any(other.overlaps(span) and other != span for other in known):
                continue
            yield span, named.schema, named


def _short_names(strong: Sequence[Candidate], text: str) -> dict[str, Candidate]:
    """Short forms that stand in the text, each of which belongs to one full name only."""
    owners: dict[str, set[str]] = {}
    first: dict[str, Candidate] = {}
    for candidate in strong:
        full = candidate.span.cut(text)
        if candidate.schema is Schema.COMPANY and full not in first:
            first[full] = candidate
            for short in iter_short_names(full):
                if short in text:
                    owners.setdefault(short, set()).add(full)
    return {short: first[fulls.pop()] for short, fulls in owners.items() if len(fulls) == 1}


def _repeats(strong: Sequence[Candidate], shorts: dict[str, Candidate], scope: Scope) -> Iterator[Candidate]:
    """Further places where a name chosen somewhere, or its short form, stands word for word."""
    known: dict[str, Schema] = {short: owner.schema for short, owner in shorts.items()}
    for candidate in strong:
        name = candidate.span.cut(scope.simple)
        telling = candidate.schema.is_organisation and len(name) > MIN_REPEATED
        if telling or (candidate.schema is Schema.PERSON and len(name) > MIN_REPEATED):
            known.setdefault(name, candidate.schema)
    if not known:
        return
    longest = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile("|".join(map(re.escape, longest)))
    for line in scope.lines:
        for match in pattern.finditer(line.text):
            yield Candidate(Span(line.span.start + match.start(), line.span.start + match.end()), known[match[0]], 3)


def _assemble(
    scope: Scope,
    strong: Sequence[Candidate],
    weak: Sequence[Candidate],
    bracketed: Sequence[tuple[Span, Schema, Candidate]],
    shorts: dict[str, Candidate],
) -> Found:
    """Make the mentions and tie short forms to the names they stand for."""
    mentions = {c.span: make_mention(scope.document, c.span, c.schema, scope.text) for c in (*strong, *weak)}
    aliases: list[tuple[MentionId, MentionId]] = []
    for span, _, named in bracketed:
        if span in mentions and named.span in mentions:
            mentions[span] = replace(mentions[span], same_as=mentions[named.span].id)
            aliases.append((mentions[span].id, mentions[named.span].id))
    for candidate in (*strong, *weak):
        owner = shorts.get(candidate.span.cut(scope.simple))
        mention = mentions[candidate.span]
        if owner is not None and owner.span in mentions and mention.same_as is None and owner.span != candidate.span:
            mentions[candidate.span] = replace(mention, same_as=mentions[owner.span].id)
    ordered = tuple(mentions[span] for span in sorted(mentions))
    return Found(ordered, frozenset(mentions[c.span].id for c in weak), tuple(aliases))
