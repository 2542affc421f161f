"""Finders of English names: each proposes stretches of a sentence that may name something, and what.

Titles, places, head words, enumerations, trade names, the statistical model and official lists each see a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.english.capital import NameRun, iter_runs
from tieline.read.english.context import load_context
from tieline.read.english.enumeration import iter_enumerated
from tieline.read.english.generic import is_shapeless
from tieline.read.english.happening import iter_happenings
from tieline.read.english.headline import is_headline, stands_alone
from tieline.read.english.known import iter_known
from tieline.read.english.model_name import trim_name
from tieline.read.english.person import iter_persons
from tieline.read.gazetteer import Gazetteer
from tieline.read.lexicon import Lexicon
from tieline.read.sentence import Sentence

_SPACY_SCHEMA = {
    "PERSON": Schema.PERSON,
    "ORG": Schema.ORGANIZATION,
    "GPE": Schema.PLACE,
    "LOC": Schema.PLACE,
    "FAC": Schema.PLACE,
    "EVENT": Schema.EVENT,
}

_PARTICLE = re.compile(r" (?:van|von|der|den|bin|al)\b")
"""What goes on with a person's name behind a first name that is a city's too: "Sofia van der Meer"."""

_UNIT = re.compile(r"\b(?:(?:PLA|PLAAF|PLAN|People[’']s Liberation Army) )?Unit \d{4,6}\b")
_HANZI_NAME = re.compile(r"\s?[(（][一-鿿]{2,12}[)）,，]")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_SURNAME_PREFIX = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])[A-Z]")
_PLACE_END = re.compile(r" (?:Province|City|County|District|Area|Region|Prefecture)$")
_HYPHENATED = re.compile(
    r"\b([A-Z][\w.]+(?: [A-Z][\w.]+)*)-(owned|backed|controlled|linked|affiliated|funded|run|led|based)\b"
)

_ASKING = re.compile(
    r"[\"“‘'(\s]*(?:(?:Do|Does|Did|Is|Are|Was|Were|Has|Have|Had|Can|Could|Will|Would|Shall|Should|May|Might|Must)"
    r"(?:n['’]t)?)(?= [^?]*\?)"
)
"""The auxiliary that opens a question is no part of the name behind it: "Does Acme University own ...?"."""

Found = tuple[int, int, Schema | None, str]
"""Offsets [start, end) in a sentence, what would be named there, and which finder says so."""


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


def iter_proposals(sentence: Sentence, lexicon: Lexicon, gazetteer: Gazetteer) -> Iterable[Proposal]:
    """Let every finder read a sentence.

    Args:
        sentence: A sentence that the model has seen.
        lexicon: The words of English names.
        gazetteer: Names of official lists.

    Yields:
        Proposals; they may overlap and contradict one another.
    """
    text, base = sentence.text, sentence.span.start
    roles = [role for role in lexicon.role_pattern.finditer(text) if _is_role(text, role, lexicon)]
    taken = [*roles, *([asked] if (asked := _ASKING.match(text)) is not None else [])]
    barriers = {offset for words in taken for offset in range(words.start(), words.end())}
    runs = list(iter_runs(text, lexicon, frozenset(barriers)))
    finders = (
        ((start, end, Schema.PERSON, "title") for start, end in iter_persons(text, roles, lexicon)),
        _of_runs(text, runs, lexicon),
        _of_patterns(text, lexicon),
        ((start, end, Schema.ORGANIZATION, "enumeration") for start, end in iter_enumerated(text, runs, lexicon)),
        _of_model(sentence, barriers),
        _of_lists(text, lexicon),
        ((start, end, None, "list") for start, end in gazetteer.find(text)),
    )
    for start, end, schema, finder in chain.from_iterable(finders):
        yield Proposal(Span(base + start, base + end), schema, finder)


def _of_runs(text: str, runs: Sequence[NameRun], lexicon: Lexicon) -> Iterator[Found]:
    """What capitals, head words and the words around a run of capitals show."""
    is_heading = is_headline(text)
    for run in runs:
        start, end = run.start, run.end
        words = text[start:end]
        if _country(words, lexicon) is not None:
            yield start, end, Schema.PLACE, "place"
        elif (opening := _country_before(words, lexicon)) is not None:
            yield start, start + len(opening), Schema.PLACE, "place"
        elif words in lexicon.cities and not _PARTICLE.match(text, end):
            yield start, end, Schema.PLACE, "head"
        elif run.schema is not None and not (is_heading and not stands_alone(text, start, end)):
            yield start, end, run.schema, "head"
        elif not is_heading and _is_brand(text, run, lexicon):
            yield start, end, Schema.ORGANIZATION, "brand"
        elif not is_heading and _acts_as_party(text, run):
            yield start, end, Schema.ORGANIZATION, "context"


def _of_patterns(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Bodies named by a place, owners in "X-owned", and military units by their number."""
    for start, end in _bodies_of_places(text, lexicon):
        yield start, end, Schema.PUBLIC_BODY, "head"
    for match in _HYPHENATED.finditer(text):
        kind = Schema.PLACE if match[2] == "based" else Schema.ORGANIZATION
        known = match[1] in lexicon.places or match[1] in lexicon.cities
        attribute = match[1].lower() in load_context().no_owners | lexicon.not_names
        if match[1] not in lexicon.demonyms and not attribute:
            yield *match.span(1), Schema.PLACE if known else kind, "place" if known else "brand"
    for match in _UNIT.finditer(text):
        yield *match.span(), Schema.PUBLIC_BODY, "unit"


def _of_model(sentence: Sentence, barriers: set[int]) -> Iterator[Found]:
    """What the statistical model finds; in a headline only persons that marks part from the other words."""
    text, is_heading = sentence.text, is_headline(sentence.text)
    for ent in sentence.doc.ents:
        schema = _SPACY_SCHEMA.get(ent.label_)
        span = trim_name(text, ent.start_char, ent.end_char, barriers) if schema is not None else None
        is_told = span is not None and (not is_heading or _is_person_alone(text, span, schema))
        if span and is_told and not is_shapeless(text[span[0] : span[1]], schema):
            yield *span, schema, "model"


def _of_lists(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """Happenings and well-known organisations."""
    if is_headline(text):
        return
    for start, end in iter_happenings(text, lexicon):
        yield start, end, Schema.EVENT, "happening"
    for start, end, schema in iter_known(text):
        yield start, end, schema, "known"


def _is_person_alone(text: str, span: tuple[int, int], schema: Schema | None) -> bool:
    return schema is Schema.PERSON and " " in text[span[0] : span[1]] and stands_alone(text, *span)


def _bodies_of_places(text: str, lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """ "the Chinese government", "the Tianjin city government", "CCP military": bodies named by a place or acronym."""
    for match in load_context().body.finditer(text):
        if text[match.end() : match.end() + 1] == "-":  # "the CCP's military-civil fusion project"
            continue
        words = match[1].split()
        for first in range(len(words)):
            name = " ".join(words[first:])
            is_place = name in lexicon.demonyms or name in lexicon.places or name in lexicon.cities
            if is_place or name.isupper() or _PLACE_END.search(f" {name}"):
                yield match.end(1) - len(name), match.end()
                break


def _country(name: str, lexicon: Lexicon) -> str | None:
    """The country that a name or an adjective names, also in capitals throughout."""
    written = name.title() if name.isupper() and len(name) > 3 else name
    return next(
        (found for form in (name, written) if (found := lexicon.places.get(form) or lexicon.demonyms.get(form))), None
    )


def _country_before(name: str, lexicon: Lexicon) -> str | None:
    """The country that opens the name of a list or a law: "the US Entity List"."""
    words = name.split()
    if words[-1].lower() not in lexicon.not_organisations:
        return None
    openings = (" ".join(words[:count]) for count in range(min(3, len(words) - 1), 0, -1))
    return next((part for part in openings if part in lexicon.places or part in lexicon.demonyms), None)


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


def _acts_as_party(text: str, run: NameRun) -> bool:
    """Whether the words around a name treat it as a company: "acquired X", "X, a chip maker", "X's shareholders"."""
    context = load_context()
    return bool(context.before.search(text, 0, run.start) or context.behind.match(text, run.end))


def _is_role(text: str, role: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the words are a role here, not the beginning of a name such as "General Office"."""
    following = re.match(r"((?:\s+[A-Z][\w’']+)+)", text[role.end() :])
    if following is None or role[0].islower():
        return True
    words = following[1].lower().split()
    opens_name = role[0] == "General" and (words[-1] in lexicon.heads or words[0] in lexicon.fields)
    return words[0] not in lexicon.heads and not opens_name
