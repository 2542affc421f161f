"""Runs of capitalised words: where a proper name may stand, and which kind its last word gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tieline.model.entity import Schema
from tieline.read.lexicon import Lexicon
from tieline.read.mention import POSSESSIVE, strip_possessive

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|[A-Z]\w+(?=-(?:based|owned|backed|led|run|linked|controlled|affiliated|listed|funded)\b)"  # London-based
    r"|[^\W_](?:[\w&’'\-]|\.(?=\w))*(?:(?<=[a-z])\.(?=,|\s[a-z(,])"
    r"|(?:(?<=\bCo)|(?<=\bCO)|(?<=\b(?:Inc|INC|Ltd|LTD|Pvt|Pte))|(?<=\bCorp))\.(?=[\s,)]))?"  # words, Co. in a name
    r"|&|[^\w\s]"
)
_CONNECTORS = frozenset({"of", "for", "and", "&", "the", "in", "on", "de", "du", "la"})
_FOREIGN_CONNECTORS = frozenset(
    "de des du del della dei di da do dos das et e y und för für pour per para pela la le les los las il el na".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december jan feb apr jun jul aug sep sept oct nov dec".split()
)
_NAME_OPENERS = frozenset({"first", "new", "second", "third"})
_ASSEMBLY = frozenset({"consultative", "people", "people’s", "people's", "peoples"})
_COMPANY_END = frozenset(
    "co co. corp corp. inc inc. incorporated ltd ltd. llc llp plc limited l.p. lp gmbh ag s.a. pte pte. sdn bhd pvt "
    "pvt. kk nv n.v. b.v. oy ab spa s.p.a.".split()
)
_COMPANY_LAST = _COMPANY_END | {"company"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence.

    Attributes:
        start: Offset in the sentence.
        end: Offset after it.
        text: The word.
    """

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it may be part of a name: it starts with a capital letter or a digit followed by one."""
        return self.text[0].isupper() or (self.text[0].isdigit() and any(ch.isupper() for ch in self.text))

    @property
    def bare(self) -> str:
        """The word without a possessive ending, in lower case."""
        return strip_possessive(self.text).lower()


@dataclass(frozen=True, slots=True)
class NameRun:
    """A run of words that is written like one name.

    Attributes:
        start: Offset in the sentence.
        end: Offset after it.
        schema: What its head word makes it; None when no head word tells.
    """

    start: int
    end: int
    schema: Schema | None


def tokenise(sentence: str) -> list[Token]:
    """Cut a sentence into words and marks.

    Args:
        sentence: Text of one sentence.

    Returns:
        Tokens in order, with offsets into the sentence.
    """
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(sentence)]


def iter_runs(sentence: str, lexicon: Lexicon, barriers: frozenset[int]) -> Iterator[NameRun]:
    """Find what is written like a name in a sentence.

    Args:
        sentence: Text of one sentence.
        lexicon: The words of names.
        barriers: Offsets of words that never belong to a name here, such as those of a role.

    Yields:
        Runs in order; they do not overlap.
    """
    tokens = tokenise(sentence)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not _may_start(tokens, index, lexicon) or token.start in barriers:
            index += 1
            continue
        end = _run_end(tokens, index, lexicon, barriers)
        yield from _split(tokens[index:end], lexicon)
        index = end


def _may_start(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    token = tokens[index]
    if not token.is_capital or token.bare in lexicon.courtesy:
        return False
    if token.bare in _NAME_OPENERS and index and index + 1 < len(tokens):  # "at First Pennsylvania Corp"
        return tokens[index + 1].is_capital
    return token.bare not in lexicon.not_names


def _run_end(tokens: list[Token], start: int, lexicon: Lexicon, barriers: frozenset[int]) -> int:
    """Index after the last token of the longest run that starts at `start`."""
    end = start + 1
    while end < len(tokens):
        token = tokens[end]
        if token.start in barriers:
            return end
        if token.is_capital and token.bare not in lexicon.courtesy:
            if token.bare in _CALENDAR or _begins_another(tokens, start, end, lexicon):
                return end
            end += 1
        elif token.text == "," and end + 1 < len(tokens) and tokens[end + 1].bare in _COMPANY_END:
            end += 1
        elif token.text in _FOREIGN_CONNECTORS and tokens[start].bare in lexicon.foreign_heads:
            if not (step := _foreign_step(tokens, end)):
                return end
            end += step
        elif token.text in _CONNECTORS and (step := _connector_step(tokens, start, end, lexicon, barriers)):
            end += step
        elif token.text.isdigit() and end + 1 < len(tokens) and tokens[end + 1].is_capital and len(token.text) < 4:
            end += 1
        else:
            return end
    return end


def _begins_another(tokens: list[Token], start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a name is complete before `at`: in "Reform Party of Canada Ann Example" behind the country."""
    before = at - 1
    if before - start > 2 and f"{tokens[before - 1].text} {tokens[before].text}" in lexicon.places:
        before -= 1
    elif tokens[before].text not in lexicon.places:
        return False
    if before - start < 2 or tokens[before - 1].text != "of" or tokens[before - 2].bare not in lexicon.heads:
        return False
    return not any(token.bare in lexicon.heads for token in _capitals(tokens, at))


def _capitals(tokens: list[Token], at: int) -> list[Token]:
    """The capitalised words that stand together from `at` on."""
    end = at
    while end < len(tokens) and tokens[end].is_capital:
        end += 1
    return tokens[at:end]


def _foreign_step(tokens: list[Token], at: int) -> int:
    """How many tokens to take so that connectors of another language join two parts of one name."""
    following = at
    while following < len(tokens) and tokens[following].text in _FOREIGN_CONNECTORS:
        following += 1
    joins = following < len(tokens) and tokens[following].is_capital and following - at <= 2
    return following - at if joins else 0


def _connector_step(tokens: list[Token], start: int, at: int, lexicon: Lexicon, barriers: frozenset[int]) -> int:
    """How many tokens to take so that the connector at `at` joins two parts of one name; 0 when it does not."""
    left, word = tokens[at - 1], tokens[at].text
    following = at + 1
    while following < len(tokens) and tokens[following].text in ({"the", "a", "an"} if word == "for" else {"the"}):
        following += 1
    if following >= len(tokens) or not tokens[following].is_capital or tokens[following].start in barriers:
        return 0
    step, right = following - at, tokens[following]
    if word == "&":
        return step
    opened = any(token.bare in lexicon.openers for token in tokens[start:at])
    if word == "and":
        return step if _joins_and(tokens, start, at, following, lexicon) else 0
    if word == "of":
        goes_on = opened and (_is_place(tokens, following, lexicon) or any(t.text == "for" for t in tokens[start:at]))
        return step if left.bare in lexicon.openers or goes_on else 0
    if word in {"for", "on"} and left.bare in lexicon.openers and right.bare not in _CALENDAR:
        behind = _capitals(tokens, following)
        another = (step > 1 and behind[-1].bare in lexicon.heads) or right.bare in lexicon.foreign_heads
        return 0 if another else step
    if word == "for" and left.bare in lexicon.backers and right.text not in lexicon.cities:
        return step
    return step if word in {"for", "on", "in"} and opened and right.bare in lexicon.fields else 0


def _is_place(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a country or a region is named from `at` on."""
    words = [token.text for token in tokens[at : at + 2]]
    return any(name in lexicon.places or name in lexicon.cities for name in (words[0], " ".join(words)))


def _joins_and(tokens: list[Token], start: int, at: int, following: int, lexicon: Lexicon) -> bool:
    """Whether "and" stands inside a name: between fields, between causes, or in a company's name."""
    left, right = tokens[at - 1], tokens[following]
    if left.text.endswith(POSSESSIVE) or following - at > 1:
        return False
    if left.bare in lexicon.fields and (right.bare in lexicon.fields or left.bare not in lexicon.heads):
        return True
    known = lexicon.causes | lexicon.fields
    if left.bare in known and right.bare in known:
        if any(token.text in {"of", "for"} for token in tokens[start:at]):
            return True
        behind = _capitals(tokens, following)[1:]
        if not left.bare.endswith("s") and behind and behind[-1].bare in lexicon.heads and len(behind) < 3:
            return True
    return _joins_company(tokens, start, at)


def _joins_company(tokens: list[Token], start: int, at: int) -> bool:
    """Whether "and" stands inside a company's name: "Pacific Gas and Electric Company", "D and K Financial Corp"."""
    before = tokens[start:at]
    end = at + 1
    while end < len(tokens) and tokens[end].is_capital and tokens[end].bare not in _COMPANY_LAST and end - at < 6:
        end += 1
    closes = end < len(tokens) and tokens[end].bare in _COMPANY_LAST
    whole = any(token.bare in _COMPANY_LAST or token.text == "," for token in before)
    return closes and not whole and (len(before) == 1 or end - at <= 3)


def _split(tokens: list[Token], lexicon: Lexicon) -> Iterator[NameRun]:
    """Cut a run at possessives whose right side names no organisation."""
    begin = 0
    for index, token in enumerate(tokens[:-1]):
        if token.text.endswith(POSSESSIVE[:2]) and _schema(tokens[index + 1 :], lexicon) is None:
            yield _run(tokens[begin : index + 1], lexicon)
            begin = index + 1
    yield _run(tokens[begin:], lexicon)


def _run(tokens: list[Token], lexicon: Lexicon) -> NameRun:
    last = tokens[-1]
    text = strip_possessive(last.text)
    end = last.start + len(text)
    return NameRun(tokens[0].start, end, _schema(tokens, lexicon))


def _schema(tokens: list[Token], lexicon: Lexicon) -> Schema | None:
    """What the head word makes of a name: its last word, or the word before its first "of" or "for"."""
    if len(tokens) < 2:
        return Schema.PUBLIC_BODY if tokens[0].bare in {"pentagon", "congress", "parliament", "treasury"} else None
    if tokens[0].bare in lexicon.foreign_heads and tokens[1].text != "of":
        return Schema.ORGANIZATION
    for token, following in pairwise(tokens):
        if following.text == "for" and token.bare in lexicon.backers:
            return Schema.ORGANIZATION
        if following.text in {"of", "for", "on", "in"} and token.bare in lexicon.heads:
            return lexicon.heads[token.bare]
    words = [token for token in tokens if token.text not in {",", "."}]
    if words[-1].bare in {"conference", "congress"} and words[-2:-1] and words[-2].bare in _ASSEMBLY:
        return Schema.PUBLIC_BODY
    kind = lexicon.heads.get(words[-1].bare)
    if any(word.bare in _COMPANY_END for word in words[1:]):
        return Schema.COMPANY
    return kind
