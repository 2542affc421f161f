"""A name taken apart for readers: every part with its place in the text, its kind and its meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from tieline.names.parse_hanzi import parse_hanzi_run
from tieline.names.parse_latin import Token, parse_tokens
from tieline.names.part import NamePart, PartKind
from tieline.names.spelling import NAME_CHARS, spell
from tieline.text.script import HANZI_RANGES, has_hanzi

__all__ = ["NamePart", "ParsedName", "PartKind", "Script", "parse"]

_LETTER = rf"(?:(?![{HANZI_RANGES}])[^\W_])"
_RUN = re.compile(
    rf"(?P<hanzi>[0-9０-９]*[{HANZI_RANGES}○](?:[{HANZI_RANGES}○0-9０-９・·](?=.?))*)"
    rf"|(?P<word>(?:{_LETTER}\.){{2,}}{_LETTER}?|{_LETTER}(?:{_LETTER}|['’`´ʼ&](?={_LETTER})|[\u200b-\u200f\u2060])*)"
    r"|(?P<open>[(（\[【〔])|(?P<close>[)）\]】〕])"
)
_EDGE_DOTS = "・·"


class Script(StrEnum):
    """What a name is written in."""

    LATIN = "latin"
    HANZI = "hanzi"
    MIXED = "mixed"
    OTHER = "other"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A name and its parts.

    Attributes:
        text: The name as given.
        script: What it is written in; `NONE` for a text without letters and digits.
        parts: Its parts in order, without overlap. What stands in none is punctuation, or a word that does not count
            (of, and).
    """

    text: str
    script: Script
    parts: tuple[NamePart, ...]

    @property
    def parent(self) -> NamePart | None:
        """The name of a parent or group that opens the name (中国电子科技集团公司 of its institutes).

        Returns:
            One part of kind `GROUP` from the beginning to the end of the word for group; None where no such word
            stands before the name's own words.
        """
        for at, part in enumerate(self.parts):
            if part.kind is PartKind.GROUP and not part.bracketed:
                end = at + 1
                while end < len(self.parts) and self.parts[end].kind is PartKind.LEGAL_FORM:
                    end += 1
                if at > 0 and end < len(self.parts) and self.script is not Script.LATIN:
                    stop = self.parts[end - 1].end
                    return NamePart(self.parts[0].start, stop, self.text[self.parts[0].start : stop], PartKind.GROUP)
        return None


def _find_script(text: str) -> Script:
    """What a text is written in."""
    letters = [character for character in text if character.isalpha()]
    hanzi = sum(map(has_hanzi, letters))
    latin = sum(character.isascii() or "À" <= character <= "ɏ" or "Ḁ" <= character <= "ỿ" for character in letters)
    if hanzi:
        return Script.MIXED if hanzi < len(letters) else Script.HANZI
    if latin or not letters:
        return Script.LATIN if latin or any(map(str.isalnum, text)) else Script.NONE
    return Script.OTHER


def _iter_runs(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Runs of Hanzi and words, each with whether it stands in brackets."""
    depth = 0
    for match in _RUN.finditer(text):
        if match["open"]:
            depth += 1
        elif match["close"]:
            depth = max(0, depth - 1)
        else:
            yield match, depth > 0


def _merge_groups(tokens: list[Token], text: str) -> Iterator[NamePart]:
    """The parts of a stretch of Latin words."""
    if tokens:
        yield from parse_tokens(tokens, text)
        tokens.clear()


def _iter_parts(text: str) -> Iterator[NamePart]:
    """The parts of a name in order."""
    tokens = list[Token]()
    for match, bracketed in _iter_runs(text):
        if match["hanzi"] is None:
            if spelled := spell(match[0]).replace(" ", ""):
                tokens.append(Token(match.start(), match.end(), spelled, bracketed))
            continue
        yield from _merge_groups(tokens, text)
        run = match[0].strip(_EDGE_DOTS)
        start = match.start() + match[0].index(run)
        for part in parse_hanzi_run(run, is_first=start == 0):
            yield replace(part, start=part.start + start, end=part.end + start, bracketed=bracketed)
    yield from _merge_groups(tokens, text)


def _join_trade_names(parts: Iterable[NamePart], text: str) -> Iterator[NamePart]:
    """Join neighbouring unknown Latin words into one trade name ("Sugon Nebula")."""
    last: NamePart | None = None
    for part in parts:
        if (
            last is not None
            and last.kind is part.kind is PartKind.TRADE
            and last.meaning is part.meaning is None
            and last.bracketed == part.bracketed
            and text[last.end : part.start] in (" ", "-", "")
        ):
            last = replace(last, end=part.end, text=text[last.start : part.end])
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last


def parse(name: str) -> ParsedName:
    """Take the name of an organisation apart.

    Args:
        name: A name in Latin script, Hanzi, or both; other scripts are read in Latin letters. Only the first
            `NAME_CHARS` characters are read.

    Returns:
        The name with its parts; `name[part.start:part.end] == part.text` for each of them.
    """
    text = name[:NAME_CHARS]
    return ParsedName(name, _find_script(text), tuple(_join_trade_names(_iter_parts(text), text)))
