"""Finders of English names: each proposes stretches of a sentence that may name something, and what.

Titles, places, head words, enumerations, trade names, the statistical model and official lists each see a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tieline.model.entity import Schema
from tieline.model.span import Span
from tieline.read.english.capital import NameRun, iter_runs
from tieline.read.english.context import load_context
from tieline.read.english.happening import iter_happenings
from tieline.read.english.known import iter_known
from tieline.read.english.person import iter_persons
from tieline.read.gazetteer import Gazetteer
from tieline.read.lexicon import Lexicon
from tieline.read.mention import strip_possessive
from tieline.read.sentence import Sentence

_SPACY_SCHEMA = {
    "PERSON": Schema.PERSON,
    "ORG": Schema.ORGANIZATION,
    "GPE": Schema.PLACE,
    "LOC": Schema.PLACE,
    "FAC": Schema.PLACE,
    "EVENT": Schema.EVENT,
}

_HANZI_NAME = re.compile(r"\s?[(（][一-鿿]{2,12}[)）,，]")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_SURNAME_PREFIX = re.compile(r"(?:Mc|Mac|De|Di|La|Le|Van|O['’])[A-Z]")
_PLACE_END = re.compile(r" (?:Province|City|County|District|Area|Region|Prefecture)$")
_HYPHENATED = re.compile(
    r"\b([A-Z][\w.]+(?: [A-Z][\w.]+)*)-(owned|backed|controlled|linked|affiliated|funded|run|led|based)\b"
)
_ONE_WORD_BODIES = frozenset({"pentagon", "congress", "parliament", "treasury", "senate", "politburo"})
"""Words that are a body's whole name; of other heads, one word alone is a description ("the Company")."""
_JOINTS = frozenset({"and", "of", "the", "&", "for", "artificial", "international", "non-proliferation"})
_LIST_GAP = re.compile(r"[,;]? and (?:associated \w+ )?|[,;] ")
_GENITIVE = re.compile(r" of (?:the )?[A-Z][\w-]+(?=[,;])")
_LISTED_NOUNS = frozenset({"entities", "outlets", "brands", "affiliates", "businesses", "enterprises", "institutions"})
_PLURAL_BEFORE = re.compile(r"(\w+s)(?:,| such as| including| like|:)\s*$")
_PLURAL_AFTER = re.compile(r",? (?:are|were|is|was) (?:\w+ )?(?:among|the) (?:[\w-]+ ){0,4}?(\w+s)\b")
_TRAILING = re.compile(r"(?:\s+(?:at|of|in|for|and|with|by|to|the|on|from))+$")
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
    barriers: set[int] = set()
    roles: list[re.Match[str]] = []
    for role in lexicon.role_pattern.finditer(text):
        if _is_role(text, role, lexicon):
            barriers.update(range(role.start(), role.end()))
            roles.append(role)
    for start, end in iter_persons(text, roles, lexicon):
        yield Proposal(Span(base + start, base + end), Schema.PERSON, "title")
    is_heading = _is_heading(text)
    runs = list(iter_runs(text, lexicon, frozenset(barriers)))
    for run in runs:
        words = text[run.start : run.end]
        place = lexicon.places.get(words) or lexicon.demonyms.get(words)
        if place is not None:
            yield Proposal(Span(base + run.start, base + run.end), Schema.PLACE, "place")
        elif (opening := _country_before(words, lexicon)) is not None:
            yield Proposal(Span(base + run.start, base + run.start + len(opening)), Schema.PLACE, "place")
        elif words in lexicon.cities:
            yield Proposal(Span(base + run.start, base + run.end), Schema.PLACE, "head")
        elif run.schema is not None and not is_heading:
            yield Proposal(Span(base + run.start, base + run.end), run.schema, "head")
        elif not is_heading and _is_brand(text, run, lexicon):
            yield Proposal(Span(base + run.start, base + run.end), Schema.ORGANIZATION, "brand")
        elif not is_heading and _acts_as_party(text, run):
            yield Proposal(Span(base + run.start, base + run.end), Schema.ORGANIZATION, "context")
    for start, end in _bodies_of_places(text, lexicon):
        yield Proposal(Span(base + start, base + end), Schema.PUBLIC_BODY, "head")
    for match in _HYPHENATED.finditer(text):
        kind = Schema.PLACE if match[2] == "based" else Schema.ORGANIZATION
        known = match[1] in lexicon.places or match[1] in lexicon.cities
        attribute = match[1].lower() in load_context().no_owners | lexicon.not_names
        if match[1] not in lexicon.demonyms and not attribute:
            finder = "place" if known else "brand"
            yield Proposal(Span(base + match.start(1), base + match.end(1)), Schema.PLACE if known else kind, finder)
    for start, end in _enumerated(text, runs, lexicon):
        yield Proposal(Span(base + start, base + end), Schema.ORGANIZATION, "enumeration")
    for ent in () if is_heading else sentence.doc.ents:
        schema = _SPACY_SCHEMA.get(ent.label_)
        span = _trim(text, ent.start_char, ent.end_char, barriers) if schema is not None else None
        if span and (schema is Schema.PERSON or not is_generic(text[span[0] : span[1]], lexicon)):
            yield Proposal(Span(base + span[0], base + span[1]), schema, "model")
    for start, end in () if is_heading else iter_happenings(text, lexicon):
        yield Proposal(Span(base + start, base + end), Schema.EVENT, "happening")
    for start, end, schema in () if is_heading else iter_known(text):
        yield Proposal(Span(base + start, base + end), schema, "known")
    for start, end in gazetteer.find(text):
        yield Proposal(Span(base + start, base + end), None, "list")


def _is_heading(text: str) -> bool:
    """Whether the sentence is a headline in title case, where capitals tell nothing."""
    words = [word for word in text.split() if len(word) > 3]
    if text.rstrip()[-1:] in '.!?"”' or len(words) < 4:
        return False
    return sum(word.lstrip("“\"‘'(")[:1].isupper() for word in words) >= 0.7 * len(words)


def is_generic(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is made of common words of fields only, or heads a document and no organisation.

    Args:
        name: The name.
        lexicon: The words of English names.

    Returns:
        True where it names nobody.
    """
    words = [word.lower() for word in name.split()]
    if (
        len(words) == 1
        and words[0] not in _ONE_WORD_BODIES
        and (words[0] in lexicon.nominals or words[0] in lexicon.heads)
    ):
        return True
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if words[-1] in lexicon.not_organisations or head in lexicon.not_organisations:
        return True
    return all(word in lexicon.fields or word in _JOINTS or word in lexicon.not_names for word in words)


def _enumerated(text: str, runs: Sequence[NameRun], lexicon: Lexicon) -> Iterable[tuple[int, int]]:
    """Members of "A, B and C" where one member, or the noun beside the list, is an organisation."""
    group: list[NameRun] = []
    for run in [*(_with_genitive(text, run) for run in runs), None]:
        if run is not None and group and run.start < group[-1].end:
            continue
        if run is not None and (not group or _LIST_GAP.fullmatch(text, group[-1].end, run.start)):
            group.append(run)
            continue
        if len(group) > 1 and _lists_organisations(text, group, lexicon):
            yield from ((member.start, member.end) for member in group)
        group = [run] if run is not None else []


def _with_genitive(text: str, run: NameRun) -> NameRun:
    """A run with the "of ..." behind it, up to the next mark of a list: "Rhythm of Eurasia"."""
    genitive = _GENITIVE.match(text, run.end) if run.schema is None else None
    return NameRun(run.start, genitive.end(), run.schema) if genitive is not None else run


def _lists_organisations(text: str, group: Sequence[NameRun], lexicon: Lexicon) -> bool:
    names = [text[member.start : member.end] for member in group]
    if any(name in lexicon.places or name in lexicon.demonyms or name in lexicon.cities for name in names):
        return False
    before = _PLURAL_BEFORE.search(text[: group[0].start])
    after = _PLURAL_AFTER.match(text, group[-1].end)
    beside = [match[1].lower() for match in (before, after) if match]
    if any(word in _LISTED_NOUNS or lexicon.nominals.get(_singular(word)) is Schema.ORGANIZATION for word in beside):
        return True
    return any(m.schema is Schema.COMPANY for m in group) and len(group) > 2


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


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _is_role(text: str, role: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the words are a role here, not the beginning of a name such as "General Office"."""
    following = re.match(r"((?:\s+[A-Z][\w’']+)+)", text[role.end() :])
    if following is None or role[0].islower():
        return True
    words = following[1].lower().split()
    opens_name = role[0] == "General" and (words[-1] in lexicon.heads or words[0] in lexicon.fields)
    return words[0] not in lexicon.heads and not opens_name


def _trim(text: str, start: int, end: int, barriers: set[int]) -> tuple[int, int] | None:
    """Cut what the model took along: articles, possessives, quotation marks, roles. None when no name is left."""
    while start < end and (start in barriers or text[start] in _EDGES):
        start += 1
    match = re.match(r"[Tt]he\s+|[Aa]n?\s+", text[start:end])
    if match:
        start += match.end()
    end = next((offset for offset in range(start, end) if offset in barriers), end)
    if text.count("(", start, end) > text.count(")", start, end):
        end = text.rindex("(", start, end)
    while (
        end > start
        and text[end - 1] in _EDGES
        and not re.search(r"(?:\b[A-Z]\.)+$|\b(?:Co|Ltd|Inc|Corp)\.$", text[start:end])
    ):
        end -= 1
    end = start + len(_TRAILING.sub("", strip_possessive(text[start:end])))
    words = text[start:end]
    return (start, end) if len(words) > 1 and any(ch.isupper() for ch in words) and "\n\n" not in words else None
