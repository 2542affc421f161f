"""Who says what: utterances against the attributions of PolNeAR's development part (Newell and others, 2018).

The corpus is no part of the project. Where it is, the variable TIELINE_POLNEAR names its folder: the one that holds
`data/dev/text` and `data/dev/attributions`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figure import Figure, NoDataError, Pairs, hash_files
from tieline.model import Document, Mention, Utterance
from tieline.model.ids import DocumentId, MentionId
from tieline.read.reader import Reader

VARIABLE = "TIELINE_POLNEAR"
DATA = "PolNeAR, development part"
LEAST_OVERLAP = 0.5
"""Contents are the same saying when they share this part of the words of the longer one."""

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_TEXT_BOUND = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\tAttribution:T\d+ (.*)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution of the corpus.

    Attributes:
        content: Offsets at which the words of what is said begin.
        source: Offsets at which the words of who says it begin; empty where the annotators found none.
    """

    content: frozenset[int]
    source: frozenset[int]


@dataclass(frozen=True, slots=True)
class Score:
    """What one document adds.

    Attributes:
        contents: Sayings by their content, as far as it overlaps.
        strict: Sayings whose content has the very same words.
        speakers: How many of the sayings found, and given a source by the annotators, name the right speaker.
        named: How many of the sayings found were given a source by the annotators.
    """

    contents: Pairs
    strict: Pairs
    speakers: int
    named: int


def run() -> list[Figure]:
    """Read the development part and compare.

    Returns:
        Precision, recall and F of contents, by overlap and strictly, and the share of right speakers among the contents
        found; each with the counts it comes from.

    Raises:
        NoDataError: The corpus is not on this machine.
    """
    folder = _get_folder()
    texts = sorted((folder / "text").glob("*.txt"))
    notes = {text: _get_annotation(folder, text) for text in texts}
    reader = Reader.load(())
    scores = [_score(reader, text, notes[text]) for text in texts]
    pairs = sum((score.contents for score in scores), Pairs(0, 0, 0))
    speakers, named = sum(score.speakers for score in scores), sum(score.named for score in scores)
    strict = sum((score.strict for score in scores), Pairs(0, 0, 0))
    size = f"{len(texts)} articles: {pairs.right:,} of {pairs.expected:,} attributions, {pairs.found:,} found"
    exact = f"{len(texts)} articles: {strict.right:,} of {strict.expected:,} attributions, {strict.found:,} found"
    named_size = f"{speakers:,} of {named:,} sayings found that have a source"
    digest = hash_files([*texts, *notes.values()])
    return [
        Figure("utterances: precision", pairs.precision, "ratio", DATA, size, digest),
        Figure("utterances: recall", pairs.recall, "ratio", DATA, size, digest),
        Figure("utterances: F", _f_measure(pairs), "ratio", DATA, size, digest),
        Figure("utterances: strict F", _f_measure(strict), "ratio", DATA, exact, digest),
        Figure("utterances: speaker right", speakers / max(named, 1), "ratio", DATA, named_size, digest),
    ]  # fmt: skip


def parse_annotation(annotation: str, text: str) -> list[Attribution]:
    """Read a stand-off annotation.

    Args:
        annotation: The lines of an .ann file.
        text: The article, whose offsets they name.

    Returns:
        The attributions that have a content.
    """
    spans = {match[1]: _words_in(match[3], text) for match in _TEXT_BOUND.finditer(annotation)}
    found = []
    for event in _EVENT.finditer(annotation):
        parts = [part.split(":") for part in event[1].split()]
        content = [spans[key] for role, key in parts if role.startswith("Content")]
        source = [spans[key] for role, key in parts if role.startswith("Source")]
        if content:
            found.append(Attribution(frozenset().union(*content), frozenset().union(*source)))
    return found


def _get_folder() -> Path:
    told = os.environ.get(VARIABLE)
    folder = Path(told, "data", "dev") if told else None
    if folder is None or not (folder / "text").is_dir():
        raise NoDataError(f"no PolNeAR corpus: name its folder in {VARIABLE}")
    return folder


def _get_annotation(folder: Path, text: Path) -> Path:
    """The annotation of an article; of one annotated by several persons, the first by file name."""
    found = sorted((folder / "attributions").glob(f"{text.stem}_*.ann"))
    if not found:
        raise NoDataError(f"no annotation of {text.name} in the PolNeAR folder: fetch the corpus anew")
    return found[0]


def _score(reader: Reader, path: Path, annotation: Path) -> Score:
    text = path.read_text(encoding="utf-8")
    expected = parse_annotation(annotation.read_text(encoding="utf-8"), text)
    digest = DocumentId(path.stem)
    reading = reader.read(Document(digest, digest, path.name, "text/plain", None, "en", None, text))
    mentions = {mention.id: mention for mention in reading.mentions}
    found = list(_join_quotations(reading.utterances, text))
    matches = list(_match(expected, found))
    named = [(one, utterance) for one, utterance in matches if one.source]
    right = sum(_is_speaker(utterance, one, mentions, text) for one, utterance in named)
    words = {id(utterance): starts for utterance, starts in found}
    exact = sum(one.content == words[id(utterance)] for one, utterance in matches)
    pairs, strict = (Pairs(count, len(found), len(expected)) for count in (len(matches), exact))
    return Score(pairs, strict, right, len(named))


def _join_quotations(utterances: Sequence[Utterance], text: str) -> Iterator[tuple[Utterance, frozenset[int]]]:
    """Join what one cue tells: the corpus counts a quotation that goes on behind its cue as one saying."""
    joined: dict[tuple[int, str], tuple[Utterance, frozenset[int]]] = {}
    for utterance in utterances:
        key = (utterance.cue_span.start, utterance.speaker_name)
        first, words = joined.get(key, (utterance, frozenset[int]()))
        joined[key] = (first, words | _word_starts(text, utterance.content_span.start, utterance.content_span.end))
    yield from joined.values()


def _match(
    expected: Sequence[Attribution], found: Sequence[tuple[Utterance, frozenset[int]]]
) -> Iterator[tuple[Attribution, Utterance]]:
    """Pair attributions with utterances one to one, the best overlap first."""
    overlaps = sorted(
        (
            (len(one.content & words) / max(len(one.content), len(words), 1), -i, -j)
            for i, one in enumerate(expected)
            for j, (_, words) in enumerate(found)
            if one.content & words
        ),
        reverse=True,
    )
    used: set[tuple[str, int]] = set()
    for overlap, i, j in overlaps:
        if overlap >= LEAST_OVERLAP and ("expected", i) not in used and ("found", j) not in used:
            used |= {("expected", i), ("found", j)}
            yield expected[-i], found[-j][0]


def _is_speaker(utterance: Utterance, one: Attribution, mentions: dict[MentionId, Mention], text: str) -> bool:
    """Whether the speaker stands inside the source, or shares its head word with it."""
    if utterance.speaker is not None:
        span = mentions[utterance.speaker].span
        if one.source & _word_starts(text, span.start, span.end):
            return True
    words = {match[0].lower() for match in _WORD.finditer(text) if match.start() in one.source}
    names = _WORD.findall(utterance.speaker_name.lower())
    return bool(names) and names[-1] in words


def _words_in(spans: str, text: str) -> frozenset[int]:
    """Where words begin in stretches written "209 236;91 186"."""
    pairs = [part.split() for part in spans.strip().split(";")]
    return frozenset().union(*(_word_starts(text, int(start), int(end)) for start, end in pairs))


def _word_starts(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(match.start() for match in _WORD.finditer(text, start, end))


def _f_measure(pairs: Pairs) -> float:
    total = pairs.precision + pairs.recall
    return 2 * pairs.precision * pairs.recall / total if total else 0.0
