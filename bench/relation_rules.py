"""Relationship rules against the facts of KnowledgeNet (Mesquita and others, 2019; folds 1 to 4, MIT licence).

The corpus is no part of the project. Where it is, the variable TIELINE_KNOWLEDGENET names its folder, which holds the
table of all published facts, `human_readable-v10-notest.zip`. The table has only passages with a fact, so precision
is measured on those and is too high for running text; hand-judged precision is in `read/en/precision.yml`. Recall
counts facts whose ends are both names, because the rules carry pronouns over only within a document.
"""

from __future__ import annotations

import html
import os
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure, NoDataError, Pairs, hash_files
from tieline.model import Document, Reading, RelationshipMention, RelationshipType
from tieline.model.ids import DocumentId
from tieline.read.reader import Reader

VARIABLE = "TIELINE_KNOWLEDGENET"
TABLE = "human_readable-v10-notest.zip"
DATA = "KnowledgeNet, folds 1 to 4"

_ROW = re.compile(r"<tr><td.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
_END = r'<span id="{}">(.*?)</span>'
_TAG = re.compile(r"<[^>]+>")
_PRONOUNS = frozenset(
    "he she it they his her its their him them i we my our us who which that this where whose".split()
)
_FILLERS = frozenset({"the", "of", "and", "inc", "inc.", "ltd", "ltd.", "co", "co.", "corp", "corp.", "&", ","})


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
class Fact:
    """One fact of the corpus.

    Attributes:
        passage: Document and offset of its passage.
        subject: The words of its subject.
        object: The words of its object.
    """

    passage: str
    subject: str
    object: str


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
    """Read every passage that states a mapped property, and compare.

    Returns:
        Precision and recall of each property.

    Raises:
        NoDataError: The corpus is not on this machine.
    """
    path = _get_table()
    passages, facts = _load(path)
    reader = Reader.load(())
    wanted = sorted({fact.passage for each in PROPERTIES for fact in facts[each.name]})
    readings = {key: reader.read(_make_document(key, passages[key])) for key in wanted}
    digest = hash_files([path])
    return [figure for each in PROPERTIES for figure in _figures(each, facts[each.name], readings, digest)]


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
    return cells[8].strip(), _plain(cells[9]), Fact(passage, subject, object_)


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


def _figures(each: Property, facts: list[Fact], readings: Mapping[str, Reading], digest: str) -> Iterator[Figure]:
    by_passage: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_passage[fact.passage].append(fact)
    found = right = 0
    hits: set[Fact] = set()
    for key, stated in by_passage.items():
        for ends in _ends(each, readings[key]):
            same = [fact for fact in stated if _is_same(ends[0], fact.subject) and _is_same(ends[1], fact.object)]
            found += 1
            right += bool(same)
            hits |= set(same)
    named = {fact for fact in facts if not {fact.subject.lower(), fact.object.lower()} & _PRONOUNS}
    precision = Pairs(right, found, found).precision
    recall = Pairs(len(hits & named), 0, len(named)).recall
    yield Figure(f"ties, {each.name}: precision", precision, "ratio", DATA, f"{found} ties", digest)
    yield Figure(f"ties, {each.name}: recall", recall, "ratio", DATA, f"{len(named)} facts between names", digest)


def _ends(each: Property, reading: Reading) -> Iterator[tuple[str, str]]:
    """Subject and object, in the order of the corpus, of the ties that mean the property."""
    names = {mention.id: mention.quote for mention in reading.mentions}
    for tie in reading.relationships:
        if tie.type in each.types and _has_role(each, tie):
            source_is_whole = tie.type in {RelationshipType.OWNS, RelationshipType.EMPLOYS}
            ends = (names[tie.source], names[tie.target])
            yield ends if source_is_whole is each.subject_is_whole else (ends[1], ends[0])


def _has_role(each: Property, tie: RelationshipMention) -> bool:
    words = " ".join([tie.rule, *(p.value for p in tie.properties if p.name == "role")])
    return each.role is None or each.role.search(words) is not None


def _is_same(left: str, right: str) -> bool:
    """Whether the words of one name are all in the other."""
    one, other = set(left.lower().split()) - _FILLERS, set(right.lower().split()) - _FILLERS
    return bool(one & other) and (one <= other or other <= one)


def _make_document(key: str, text: str) -> Document:
    digest = DocumentId(key)
    return Document(digest, digest, key, "text/plain", None, "en", None, text)


def _plain(fragment: str) -> str:
    return html.unescape(_TAG.sub("", fragment)).strip()


def _first(found: list[str]) -> str:
    return _plain(found[0]) if found else ""
