"""The words by which utterances of one claim are known, read once from the resources folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from tieline.names.spelling import spell
from tieline.text.normal import fold
from tieline.text.script import has_hanzi

_ANY_WORDS = r"(?:[\w'-]+ ){0,4}?"
_ANY_HANZI = r"[\u3400-\u9fff]{0,8}?"


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Words of claims. Patterns are tried on folded text.

    Attributes:
        refers: A content that speaks of what somebody else said.
        accusations: Of these, words for accusations.
        refers_to_all: Of these, words for more than one.
        points: Words that only point to what was said before.
        self_named: A content that speaks of its speaker without a name.
        denials_denied: A content that is somebody's denial.
        first_person: A content that begins with its speaker in the first person.
        deals: Verbs of one family: what one party sells, supplies or delivers to another.
        partly: A content that affirms a part of the matter.
        requests: A content that is nothing but a request.
        no_answer: Ways not to answer at all.
        quoted_mail: The words over a part of a mail that another one quotes.
        anonymous: Speakers without a name.
        registers: Official registers.
        states: A spelled name of a state as it speaks -> its ISO 3166-1 code.
        hanzi_states: Finds those of them that are written in Hanzi.
        state_words: Words that make a name that begins with a country one that speaks for its state.
        state_words_hanzi: The same in Hanzi, the ends of names.
        agencies: A folded name of a news agency -> how it is called here.
        byline: Finds an agency as a byline names it.
        plain_words: Words that tell nothing of a matter.
        head_chars: How much of the beginning of a document a byline may stand in.
        tail_chars: How much of its end.
    """

    refers: re.Pattern[str]
    accusations: re.Pattern[str]
    refers_to_all: re.Pattern[str]
    points: re.Pattern[str]
    self_named: re.Pattern[str]
    denials_denied: re.Pattern[str]
    first_person: re.Pattern[str]
    deals: re.Pattern[str]
    partly: re.Pattern[str]
    requests: re.Pattern[str]
    no_answer: re.Pattern[str]
    quoted_mail: re.Pattern[str]
    anonymous: re.Pattern[str]
    registers: re.Pattern[str]
    states: Mapping[str, str]
    hanzi_states: re.Pattern[str]
    state_words: frozenset[str]
    state_words_hanzi: tuple[str, ...]
    agencies: Mapping[str, str]
    byline: re.Pattern[str]
    plain_words: frozenset[str]
    head_chars: int
    tail_chars: int


@cache
def load_claim_words() -> ClaimWords:
    """Load the words of claims.

    Returns:
        The words.
    """
    data = _load("claims.yml")
    patterns = {
        name: re.compile("|".join(f"(?:{part})" for part in _strings(data[key])))
        for name, key in (
            *((name, name) for name in _PATTERNS),
            ("self_named", "self"),
        )
    }
    states = {spell(name): code for code, names in _tables(data["states"]).items() for name in names}
    hanzi = sorted((name for name in states if has_hanzi(name)), key=len, reverse=True)
    agencies = {fold(other): name for name, others in _tables(data["agencies"]).items() for other in others}
    return ClaimWords(
        **patterns,
        states=states,
        hanzi_states=re.compile("|".join(map(re.escape, hanzi))),
        state_words=frozenset(_strings(data["state_words"])),
        state_words_hanzi=tuple(_strings(data["state_words_zh"])),
        agencies=agencies,
        byline=_byline_pattern(agencies),
        plain_words=frozenset(_strings(data["plain_words"])),
        head_chars=int(str(data["byline_head"])),
        tail_chars=int(str(data["byline_tail"])),
    )


_PATTERNS = (
    "refers",
    "accusations",
    "refers_to_all",
    "points",
    "denials_denied",
    "first_person",
    "deals",
    "partly",
    "requests",
    "no_answer",
    "quoted_mail",
    "anonymous",
    "registers",
)


@dataclass(frozen=True, slots=True)
class TopicWords:
    """The bilingual lexicon of matters.

    Attributes:
        titles: Id of a matter -> its name in English.
        latin: Finds the words of each matter in folded English, in one named group a matter.
        hanzi: The same in simplified Chinese.
    """

    titles: Mapping[str, str]
    latin: re.Pattern[str]
    hanzi: re.Pattern[str]

    def find(self, folded: str) -> frozenset[str]:
        """Find the matters that a text touches.

        Args:
            folded: Folded text.

        Returns:
            Their ids.
        """
        patterns = (self.latin, self.hanzi) if has_hanzi(folded) else (self.latin,)
        groups = {match.lastgroup for pattern in patterns for match in pattern.finditer(folded)}
        return frozenset(group.replace("_", "-") for group in groups if group is not None)


@cache
def load_topics() -> TopicWords:
    """Load the matters.

    Returns:
        The lexicon.
    """
    data = {name: entry for name, entry in _load("claim_topics.yml").items() if isinstance(entry, dict)}
    return TopicWords(
        titles={name: str(entry["title"]) for name, entry in data.items()},
        latin=_topic_pattern({name: map(_latin_phrase, _strings(entry["en"])) for name, entry in data.items()}),
        hanzi=_topic_pattern({name: map(_hanzi_phrase, _strings(entry["zh"])) for name, entry in data.items()}),
    )


def _topic_pattern(phrases: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    groups = (f"(?P<{name.replace('-', '_')}>{'|'.join(parts)})" for name, parts in phrases.items())
    return re.compile("|".join(groups))


def _latin_phrase(phrase: str) -> str:
    """A phrase as a pattern: a star alone is a few words, one at a word's end is any end, one inside is any letter."""
    words = [
        _ANY_WORDS if word == "*" else re.escape(word).replace(r"\*", r"\w*") + (" " if last else r"\b")
        for word, last in zip(phrase.split(), [*[True] * (len(phrase.split()) - 1), False], strict=True)
    ]
    return r"\b" + "".join(words)


def _hanzi_phrase(phrase: str) -> str:
    return re.escape(fold(phrase)).replace(r"\*", _ANY_HANZI)


def _byline_pattern(agencies: Mapping[str, str]) -> re.Pattern[str]:
    """An agency in brackets, before a dash, as a source or credit, or before 电, 讯 and 报道."""
    latin = "|".join(re.escape(name) for name in sorted(agencies, key=len, reverse=True) if not has_hanzi(name))
    hanzi = "|".join(re.escape(name) for name in sorted(agencies, key=len, reverse=True) if has_hanzi(name))
    return re.compile(
        rf"\((?P<bracket>{latin})\)"
        rf"|(?:^|[\n.] ?)(?P<dash>{latin}) ?[-–—:]"  # the dashes that bylines have
        rf"|(?:source|via|by|credit|reporting by|courtesy of)[:\s]+(?:the )?(?P<credit>{latin})\b"
        rf"|(?P<wire>{hanzi})(?:[\u3400-\u9fff]{{0,4}}[\d月日年]{{0,8}}(?:电|讯|消息)|[/／|]|\s*记者)"
        rf"|(?:来源|转自|据)[:：]?\s*[《“]?(?P<from>{hanzi})"
    )


def _load(name: str) -> dict[str, object]:
    text = resources.files("tieline.resources").joinpath("resolve", name).read_text(encoding="utf-8")
    loaded = yaml.safe_load(text)
    assert isinstance(loaded, dict)
    return {str(key): value for key, value in loaded.items()}


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(part) for part in value]


def _tables(value: object) -> dict[str, list[str]]:
    assert isinstance(value, dict)
    return {str(key): _strings(part) for key, part in value.items()}
