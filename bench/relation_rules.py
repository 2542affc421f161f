"""Relationship rules against the facts of KnowledgeNet (Mesquita and others, 2019; folds 1 to 4, MIT licence).

The corpus is no part of the project. Where it is, the variable TIELINE_KNOWLEDGENET names its folder, which holds the
table of all published facts, `human_readable-v10-notest.zip`. Passages are split in two by the hash of their words;
the rules were developed on the half that is measured here, and the other half was never read.

The table has only passages with a fact, so precision is measured on those and is too high for running text;
hand-judged precision is in `read/en/precision.yml`. Recall counts facts whose ends are both names: each passage is a
document of its own here, so that a pronoun has nobody to stand for. A tie that holds for a party holds under each of
its names ("General Motors (GM)"). Strict: the words of an end are those of the corpus, but for articles and marks.
Overlap: all words of one are in the other. With gold entities the ends of all facts of a passage take the place of the
names that the reader found there, so that only the rules are measured.
"""

from __future__ import annotations

import hashlib
import html
import os
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from bench.figure import Figure, NoDataError, Pairs, hash_files
from tieline.model import Document, Mention, Reading, RelationshipMention, RelationshipType
from tieline.model.entity import Schema
from tieline.model.ids import DocumentId, MentionId
from tieline.model.span import Span
from tieline.read.english.mention import find_mentions
from tieline.read.mention import make_mention
from tieline.read.reader import Reader

VARIABLE = "TIELINE_KNOWLEDGENET"
TABLE = "human_readable-v10-notest.zip"
DATA = "KnowledgeNet, folds 1 to 4, development half"

_ROW = re.compile(r"<tr><td.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
_END = r'<span id="{}">(.*?)</span>'
_TAG = re.compile(r"<[^>]+>")
_OPEN_END = re.compile(r'<span id="(subject|object)">')
_PRONOUNS = frozenset(
    "he she it they his her its their him them i we my our us who which that this where whose".split()
)
_FILLERS = frozenset({"the", "of", "and", "inc", "inc.", "ltd", "ltd.", "co", "co.", "corp", "corp.", "&", ","})
_PERSON_FIRST = frozenset(
    "DATE_OF_BIRTH DATE_OF_DEATH NATIONALITY EDUCATED_AT POLITICAL_AFFILIATION CHILD_OF SPOUSE RESIDENCE "
    "PLACE_OF_BIRTH EMPLOYEE_OR_MEMBER_OF".split()
)
_PERSON_SECOND = frozenset({"CEO", "FOUNDED_BY", "CHILD_OF", "SPOUSE"})
_PLACE_SECOND = frozenset({"HEADQUARTERS", "NATIONALITY", "RESIDENCE", "PLACE_OF_BIRTH"})
_NO_PARTY_SECOND = frozenset({"DATE_OF_BIRTH", "DATE_OF_DEATH", "DATE_FOUNDED"})


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the corpus and the ties that mean the same.

    Attributes:
        name: Its name in the corpus.
        types: The types of tie.
        role: What the tie's role or rule must hold; None when any will do.
        subject_is_whole: Whether the corpus puts the organisation, owner or place first.
    """

    name: str
    types: frozenset[RelationshipType]
    role: re.Pattern[str] | None
    subject_is_whole: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What a figure is of.

    Attributes:
        property: The property.
        names: Whose names: "our names" or "gold names".
        is_strict: Whether the words of an end must be those of the corpus.
    """

    property: Property
    names: str
    is_strict: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the corpus.

    Attributes:
        passage: Document and offset of its passage.
        subject: The words of its subject.
        object: The words of its object.
        ends: Where subject and object stand in the passage.
    """

    passage: str
    subject: str
    object: str
    ends: tuple[Span, Span] | None = None


PROPERTIES = (
    Property("SUBSIDIARY_OF", frozenset({RelationshipType.OWNS, RelationshipType.PART_OF}), None, False),
    Property("HEADQUARTERS", frozenset({RelationshipType.LOCATED_IN}), None, False),
    Property("CEO", frozenset({RelationshipType.LEADS}), re.compile(r"chief executive|\bceo\b", re.IGNORECASE), True),
    Property("FOUNDED_BY", frozenset({RelationshipType.LEADS}), re.compile("found", re.IGNORECASE), True),
    Property(
        "EMPLOYEE_OR_MEMBER_OF",
        frozenset(
            {
                RelationshipType.LEADS,
                RelationshipType.EMPLOYS,
                RelationshipType.MEMBER_OF,
                RelationshipType.REPRESENTS,
            }
        ),
        None,
        False,
    ),
)


def run() -> list[Figure]:
    """Read every passage of the development half that states a mapped property, and compare.

    Returns:
        Precision and recall of each property, strict and by overlap, with our names and with gold names.

    Raises:
        NoDataError: The corpus is not on this machine.
    """
    path = _get_table()
    passages, facts = _load(path)
    facts = {name: [fact for fact in group if is_dev(passages[fact.passage])] for name, group in facts.items()}
    reader = Reader.load(())
    wanted = sorted({fact.passage for each in PROPERTIES for fact in facts[each.name]})
    documents = [_make_document(key, passages[key]) for key in wanted]
    readings = {"our names": dict(zip(wanted, reader.read_many(documents), strict=True))}
    with mock.patch("tieline.read.english.reader.find_mentions", _gold_finder(facts)):
        readings["gold names"] = dict(zip(wanted, reader.read_many(documents), strict=True))
    digest = hash_files([path])
    return [
        figure
        for each in PROPERTIES
        for names, by_passage in readings.items()
        for is_strict in (True, False)
        for figure in _figures(Case(each, names, is_strict), facts[each.name], by_passage, digest)
    ]


def is_dev(passage: str) -> bool:
    """Whether a passage is in the half on which the rules were developed.

    Args:
        passage: Its words.

    Returns:
        True where the last bit of its SHA-256 is 0.
    """
    return hashlib.sha256(passage.encode()).digest()[-1] % 2 == 0


def parse_row(row: str) -> tuple[str, str, Fact]:
    """Read one row of the table.

    Args:
        row: Its HTML.

    Returns:
        The property, the text of the passage, and the fact.
    """
    cells = _CELL.findall(row)
    passage = f"{cells[1]}:{cells[2]}"
    subject, object_ = (_first(re.findall(_END.format(end), cells[9], re.DOTALL)) for end in ("subject", "object"))
    text = _plain(cells[9])
    starts = {match[1]: len(_text(cells[9][: match.start()])) for match in _OPEN_END.finditer(cells[9])}
    lead = len(_text(cells[9])) - len(_text(cells[9]).lstrip())
    if not subject or not object_:
        return cells[8].strip(), text, Fact(passage, subject, object_)
    ends = tuple(
        Span(starts[end] - lead, starts[end] - lead + len(words))
        for end, words in (("subject", subject), ("object", object_))
    )
    return cells[8].strip(), text, Fact(passage, subject, object_, (ends[0], ends[1]))


def _get_table() -> Path:
    told = os.environ.get(VARIABLE)
    path = Path(told, TABLE) if told else None
    if path is None or not path.is_file():
        raise NoDataError(f"no {TABLE}: name the KnowledgeNet folder in {VARIABLE}")
    return path


def _load(path: Path) -> tuple[dict[str, str], dict[str, list[Fact]]]:
    with zipfile.ZipFile(path) as archive:
        page = archive.read(Path(TABLE).stem + ".html").decode("utf-8")
    passages: dict[str, str] = {}
    facts: dict[str, list[Fact]] = defaultdict(list)
    for row in _ROW.findall(page):
        name, text, fact = parse_row(row)
        passages[fact.passage] = text
        if fact.subject and fact.object:
            facts[name].append(fact)
    return passages, facts


def _figures(case: Case, facts: list[Fact], readings: Mapping[str, Reading], digest: str) -> Iterator[Figure]:
    by_passage: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_passage[fact.passage].append(fact)
    found = right = 0
    hits: set[Fact] = set()
    for key, stated in by_passage.items():
        for subjects, objects in _ends(case.property, readings[key]):
            same = {
                fact for fact in stated if _meets(case, subjects, fact.subject) and _meets(case, objects, fact.object)
            }
            found += 1
            right += bool(same)
            hits |= same
    named = {fact for fact in facts if not {fact.subject.lower(), fact.object.lower()} & _PRONOUNS}
    pairs = Pairs(right, found, found), Pairs(len(hits & named), 0, len(named))
    label = f"ties, {case.property.name}, {case.names}, {'strict' if case.is_strict else 'overlap'}"
    yield Figure(f"{label}: precision", pairs[0].precision, "ratio", DATA, f"{right} of {found} ties", digest)
    size = f"{len(hits & named)} of {len(named)} facts between names"
    yield Figure(f"{label}: recall", pairs[1].recall, "ratio", DATA, size, digest)


def _ends(each: Property, reading: Reading) -> Iterator[tuple[set[str], set[str]]]:
    """Names of subject and object, in the order of the corpus, of the ties that mean the property."""
    names: dict[MentionId, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        names[mention.same_as or mention.id].add(mention.quote)
    party = {mention.id: names[mention.same_as or mention.id] for mention in reading.mentions}
    for tie in reading.relationships:
        if tie.type in each.types and _has_role(each, tie):
            source_is_whole = tie.type in {RelationshipType.OWNS, RelationshipType.EMPLOYS}
            ends = (party[tie.source], party[tie.target])
            yield ends if source_is_whole is each.subject_is_whole else (ends[1], ends[0])


def _meets(case: Case, names: set[str], words: str) -> bool:
    """Whether one of the names of a party is an end of a fact."""
    return any(_is_equal(name, words) if case.is_strict else _is_same(name, words) for name in names)


def _is_equal(left: str, right: str) -> bool:
    """Whether two names have the same words, but for articles and marks around them."""
    one, other = ([word.strip(".,'’s") for word in name.lower().split() if word != "the"] for name in (left, right))
    return one == other


def _has_role(each: Property, tie: RelationshipMention) -> bool:
    words = " ".join([tie.rule, *(p.value for p in tie.properties if p.name == "role")])
    return each.role is None or each.role.search(words) is not None


def _is_same(left: str, right: str) -> bool:
    """Whether the words of one name are all in the other."""
    one, other = set(left.lower().split()) - _FILLERS, set(right.lower().split()) - _FILLERS
    return bool(one & other) and (one <= other or other <= one)


def _gold_finder(facts: Mapping[str, Sequence[Fact]]) -> object:
    """A finder of names that puts the ends of all facts of a passage in the place of what it finds there."""
    gold: dict[str, dict[Span, Schema]] = defaultdict(dict)
    for name, group in sorted(facts.items()):
        for fact in group:
            for span, schema in _gold_ends(name, fact):
                gold[fact.passage].setdefault(span, schema)

    def find(document: DocumentId, text: str, *others: object, **options: object) -> list[Mention]:
        ours = find_mentions(document, text, *others, **options)  # type: ignore[arg-type]  # passed on unread
        told = [make_mention(document, span, schema, text) for span, schema in sorted(gold[document].items())]
        kept = [mention for mention in ours if not any(mention.span.overlaps(other.span) for other in told)]
        return sorted([*kept, *told], key=lambda mention: mention.span)

    return find


def _gold_ends(name: str, fact: Fact) -> Iterator[tuple[Span, Schema]]:
    if fact.ends is None:
        return
    if fact.subject.lower() not in _PRONOUNS:
        yield fact.ends[0], Schema.PERSON if name in _PERSON_FIRST else Schema.ORGANIZATION
    if fact.object.lower() not in _PRONOUNS and name not in _NO_PARTY_SECOND:
        second = Schema.PLACE if name in _PLACE_SECOND else Schema.ORGANIZATION
        yield fact.ends[1], Schema.PERSON if name in _PERSON_SECOND else second


def _make_document(key: str, text: str) -> Document:
    digest = DocumentId(key)
    return Document(digest, digest, key, "text/plain", None, "en", None, text)


def _text(fragment: str) -> str:
    return html.unescape(_TAG.sub("", fragment))


def _plain(fragment: str) -> str:
    return _text(fragment).strip()


def _first(found: list[str]) -> str:
    return _plain(found[0]) if found else ""
