"""Reading Chinese: names, ties and sayings in sentences of our own, company ties of FinRE, speed.

Our sentences are in `tests/cases/read_zh`, whose README tells how they are labelled. Each goes to the development or
the test part by a hash of its text; rules were made on the development part. FinRE (thunlp/Chinese_NRE, MIT) is read
from the shared data, its validation part only.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.figure import REPOSITORY, Figure, NoDataError, Pairs, get_shared, hash_files
from tieline.model import Document, Mention, Reading, Utterance
from tieline.model.ids import DocumentId, MentionId
from tieline.model.span import Span
from tieline.read.chinese.reader import ChineseReader

CASES = REPOSITORY / "tests" / "cases" / "read_zh"
PARTS = ("dev", "test")
LEAST_OVERLAP = 0.5
"""Contents are the same saying when they share this part of the characters of the longer one."""

_MARK = re.compile(r"\[([COGPLET]) |\]|⟪|⟫")
_KIND_OF = {"C": "organisation", "O": "organisation", "G": "organisation", "P": "person", "L": "place", "E": "event"}
_SCHEMAS = {
    "Company": "organisation", "Organization": "organisation", "PublicBody": "organisation", "Person": "person",
    "Address": "place", "Event": "event",
}  # fmt: skip
_FINRE = {"持股": "owns", "收购": "owns", "入股": "owns", "合资": "agreement", "签约": "agreement"}
"""The explicit types of FinRE and the tie that each is."""
_OWNING = frozenset({"拥有", "增持", "买资", "注资", "成立"})
"""Further types of FinRE that say that one company holds another; it gives a pair one type only."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A labelled saying.

    Attributes:
        speaker: Words, or the span of a mark.
        stance: affirms, denies or unclear.
        content: Where the content stands; None where nothing is said.
    """

    speaker: str | Span
    stance: str
    content: Span | None


def get_part(text: str) -> str:
    """Tell which part a labelled text belongs to, by its hash.

    Args:
        text: Without marks.

    Returns:
        One of `PARTS`: rules are made on the first, the second is only counted.
    """
    return PARTS[int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2]


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled sentence.

    Attributes:
        text: Without marks.
        marks: The names: kind and span.
        ties: Type and the spans of both ends; both orders of an agreement are one.
        sayings: Who says what.
    """

    text: str
    marks: tuple[tuple[str, Span], ...]
    ties: frozenset[tuple[str, Span, Span]]
    sayings: tuple[Saying, ...]

    @property
    def part(self) -> str:
        """The part it belongs to, by a hash of its text."""
        return get_part(self.text)


@dataclass(frozen=True, slots=True)
class Score:
    """What one sentence adds.

    Attributes:
        names: Names found and expected.
        ties: The same for ties.
        sayings: The same for sayings; right ones have the right content, speaker and stance.
    """

    names: Pairs
    ties: Pairs
    sayings: Pairs


def run() -> list[Figure]:
    """Read everything and compare.

    Returns:
        Precision, recall or F of each part, and the speed.
    """
    reader = ChineseReader.load(())
    files = sorted(CASES.glob("*.txt"))
    cases = [case for file in files for case in load_cases(file)]
    digest = hash_files(files)
    figures = [figure for part in PARTS for figure in _own_figures(reader, cases, part, digest)]
    try:
        figures += _finre_figures(reader)
    except NoDataError as error:
        sys.stderr.write(f"skipped: {error}\n")
    return [*figures, *_speed_figures()]


def load_cases(path: Path) -> Iterator[Case]:
    """Load labelled sentences.

    Args:
        path: A file of them.

    Yields:
        The sentences in order.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            fields = [field.strip() for field in line.split("||")] + ["", ""]
            yield parse_case(fields[0], fields[1], fields[2])


def parse_case(marked: str, ties: str, sayings: str) -> Case:
    """Read one labelled sentence.

    Args:
        marked: The sentence with its marks.
        ties: Its ties, separated by ";".
        sayings: Its sayings, separated by ";".

    Returns:
        The case.
    """
    text, marks, contents, opened, at, begun = "", list[tuple[str, Span]](), list[Span](), None, 0, 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            opened = (match[1], len(text))
        elif match[0] == "]" and opened is not None:
            marks.append((opened[0], Span(opened[1], len(text))))
            opened = None
        elif match[0] == "⟪":
            begun = len(text)
        elif match[0] == "⟫":
            contents.append(Span(begun, len(text)))
    text += marked[at:]
    spans = [span for _, span in marks]
    return Case(
        text, tuple(marks), frozenset(_parse_ties(ties, spans)), tuple(_parse_sayings(sayings, spans, contents))
    )


def _parse_ties(ties: str, spans: list[Span]) -> Iterator[tuple[str, Span, Span]]:
    for tie in filter(None, map(str.strip, ties.split(";"))):
        kind, source, target = tie.split()
        yield _tie(kind, spans[int(source) - 1], spans[int(target) - 1])


def _tie(kind: str, source: Span, target: Span) -> tuple[str, Span, Span]:
    return (kind, *sorted((source, target))) if kind == "agreement" else (kind, source, target)  # type: ignore[return-value]  # two spans


def _parse_sayings(sayings: str, spans: list[Span], contents: list[Span]) -> Iterator[Saying]:
    for number, saying in enumerate(filter(None, map(str.strip, sayings.split(";")))):
        speaker, stance = saying.rsplit(" ", 1)
        who = spans[int(speaker) - 1] if speaker.isdecimal() else speaker.strip('"')
        yield Saying(who, stance, contents[number] if number < len(contents) else None)


def score_case(case: Case, reading: Reading) -> Score:
    """Compare a reading with the labels.

    Args:
        case: The labelled sentence.
        reading: What was read in it.

    Returns:
        The counts.
    """
    mentions = {mention.id: mention for mention in reading.mentions}
    found = {(_SCHEMAS[m.schema], m.span) for m in reading.mentions if m.schema in _SCHEMAS}
    expected = {(_KIND_OF[kind], span) for kind, span in case.marks if kind in _KIND_OF}
    ties = {_tie(t.type.value, mentions[t.source].span, mentions[t.target].span) for t in reading.relationships}
    right = {tie for tie in ties if any(_is_same_tie(tie, other) for other in case.ties)}
    hit = [s for s in case.sayings if any(_is_same_saying(s, u, mentions) for u in reading.utterances)]
    return Score(
        Pairs(len(found & expected), len(found), len(expected)),
        Pairs(len(right), len(ties), len(case.ties)),
        Pairs(len(hit), len(reading.utterances), len(case.sayings)),
    )


def _is_same_tie(tie: tuple[str, Span, Span], other: tuple[str, Span, Span]) -> bool:
    """Whether type and ends agree; a thing's edges need not."""
    loose = tie[0] == "removes"
    ends = zip(tie[1:], other[1:], strict=True)
    return tie[0] == other[0] and all(a == b or (loose and a.overlaps(b)) for a, b in ends)


def _is_same_saying(saying: Saying, utterance: Utterance, mentions: Mapping[MentionId, Mention]) -> bool:
    if utterance.stance.value != saying.stance:
        return False
    if isinstance(saying.speaker, Span):
        who = mentions.get(utterance.speaker) if utterance.speaker else None
        if who is None or not who.span.overlaps(saying.speaker):
            return False
    elif utterance.speaker_name != saying.speaker:
        return False
    if saying.content is None or saying.stance == "unclear":
        return True
    common = min(saying.content.end, utterance.content_span.end) - max(
        saying.content.start, utterance.content_span.start
    )
    longer = max(saying.content.end - saying.content.start, len(utterance.content))
    return common / longer >= LEAST_OVERLAP


def make_document(text: str) -> Document:
    """Make a document of a text.

    Args:
        text: The text.

    Returns:
        A Chinese document without a date.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(DocumentId(digest), digest, "case.txt", "text/plain", None, "zh", None, text)


def _own_figures(reader: ChineseReader, cases: list[Case], part: str, digest: str) -> Iterator[Figure]:
    zero = Pairs(0, 0, 0)
    chosen = [case for case in cases if case.part == part]
    scores = [score_case(case, reader.read(make_document(case.text))) for case in chosen]
    names = sum((score.names for score in scores), zero)
    ties = sum((score.ties for score in scores), zero)
    sayings = sum((score.sayings for score in scores), zero)
    data, size = f"our sentences, {part}", f"{len(chosen)} sentences"
    yield Figure(
        f"Chinese names, {part}: F", f_measure(names), "ratio", data, f"{size}, {names.expected} names", digest
    )
    yield Figure(
        f"Chinese ties, {part}: precision", ties.precision, "ratio", data, f"{size}, {ties.found} found", digest
    )
    yield Figure(f"Chinese ties, {part}: recall", ties.recall, "ratio", data, f"{size}, {ties.expected} ties", digest)
    yield Figure(
        f"Chinese sayings, {part}: F", f_measure(sayings), "ratio", data, f"{size}, {sayings.expected} sayings", digest
    )


def f_measure(pairs: Pairs) -> float:
    """The harmonic mean of precision and recall.

    Args:
        pairs: The counts.

    Returns:
        The F-measure; 0 when nothing is right.
    """
    return 2 * pairs.right / (pairs.found + pairs.expected) if pairs.right else 0.0


def _finre_figures(reader: ChineseReader) -> list[Figure]:
    """Company ties of FinRE's validation part: a tie is right when a pair of that sentence is labelled so."""
    path = get_shared("labels", "finre_valid.txt.gz")
    wanted: dict[str, set[tuple[str, str, str]]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 4:
            # The set masks numbers; a digit in their place gives the sentences back their form.
            left, right, label, text = (field.replace("<N>", "5") for field in fields)
            turned = label.startswith("被")
            ends = (right, left) if turned else (left, right)
            wanted.setdefault(text, set()).add((label.removeprefix("被"), *ends))
    explicit = {text: {fact for fact in facts if fact[0] in _FINRE} for text, facts in wanted.items()}
    found = 0
    matched = owning = 0
    hit: set[tuple[str, str, str, str]] = set()
    for text, facts in wanted.items():
        pairs = {frozenset(fact[1:]) for fact in facts}
        for kind, source, target in _company_ties(reader.read(make_document(text)), pairs):
            same = [fact for fact in explicit[text] if _is_fact(fact, kind, source, target)]
            found += 1
            matched += bool(same)
            others = {fact[1:] for fact in facts if fact[0] in _OWNING}
            owning += bool(same) or (kind == "owns" and (source, target) in others)
            hit |= {(text, *fact) for fact in same}
    expected = sum(map(len, explicit.values()))
    data, digest = "FinRE valid, explicit types", hash_files([path])
    return [
        Figure("FinRE ties: precision", Pairs(matched, found, 0).precision, "ratio", data, f"{found} ties", digest),
        Figure(
            "FinRE ties: precision, all owning types", owning / max(found, 1), "ratio", data, f"{found} ties", digest
        ),
        Figure("FinRE ties: recall", len(hit) / max(expected, 1), "ratio", data, f"{expected} facts", digest),
    ]


def _company_ties(reading: Reading, pairs: set[frozenset[str]]) -> Iterator[tuple[str, str, str]]:
    """The ties of the mapped types between the two names of a labelled pair."""
    names = {mention.id: mention.quote for mention in reading.mentions}
    seen = set[tuple[str, str, str]]()
    for tie in reading.relationships:
        if tie.type.value not in _FINRE.values():
            continue
        for pair in pairs:
            ends = [_label_of(names[end], pair) for end in (tie.source, tie.target)]
            if len(pair) == 2 and None not in ends and ends[0] != ends[1]:
                one = (tie.type.value, str(ends[0]), str(ends[1]))
                if one not in seen:
                    seen.add(one)
                    yield one


def _label_of(name: str, pair: Iterable[str]) -> str | None:
    """The labelled name that a found one is: equal, or one inside the other."""
    return next((label for label in pair if label == name or label in name or name in label), None)


def _is_fact(fact: tuple[str, str, str], kind: str, source: str, target: str) -> bool:
    ends = fact[1:]
    return _FINRE[fact[0]] == kind and (ends == (source, target) or (kind == "agreement" and ends == (target, source)))


def _speed_figures() -> list[Figure]:
    """Characters a second of one core, in a process of its own with one thread for products of matrices."""
    get_shared("documents")
    environment = os.environ | dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    command = [sys.executable, "-c", "from bench.reading_zh import measure_speed; print(*measure_speed())"]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True)
    whole, tagging, size = done.stdout.split()
    data = "shared/data/documents, Chinese, processor time"
    return [
        Figure("reading Chinese", float(whole), "characters/s", data, f"{int(size):,} characters"),
        Figure("tagging Chinese", float(tagging), "characters/s", data, f"{int(size):,} characters"),
    ]


def measure_speed() -> tuple[float, float, int]:
    """Read and tag the Chinese documents of the shared data, several times over.

    Returns:
        Characters a second of processor time of the whole reading and of the tagger alone, and the characters.
    """
    from tieline.read.chinese.tagger import tag

    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(get_shared("documents").rglob("zh*.txt")))
    document = make_document((text + "\n") * 8)
    lines = [line for line in document.text.splitlines() if line]
    reader = ChineseReader.load(())
    reader.read(make_document(text))
    rates = []
    for work in (lambda: reader.read(document), lambda: tag(lines)):
        best = min(_seconds(work) for _ in range(3))
        rates.append(len(document.text) / best)
    return rates[0], rates[1], len(document.text)


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    for figure in run():
        sys.stdout.write(f"{figure.name} {figure.value:.3f} {figure.unit} ({figure.size})\n")
