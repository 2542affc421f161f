"""The words that show kinds of documents, of all languages at once: a page may mix them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tieline.read.kind.setting import DocumentKind
from tieline.read.lexicon import load_yaml

_LANGUAGES = ("en", "zh")
_FLAGS = re.MULTILINE


@dataclass(frozen=True, slots=True)
class KindWords:
    """What shows a kind, and who speaks. Words are in lower case.

    Attributes:
        questioners: Labels of those who ask; names of outlets among them.
        answerers: Labels of those who answer, without a name.
        chairs: Labels of those who lead.
        outlets: Names of outlets.
        fields: Labels of forms, which are nobody's.
        questioner: Finds the ending of a label that makes it a questioner's.
        answerer: Finds a title before the name of who answers.
        introductions: Find the name that a questioner gives; group "name".
        end: Finds a line after which a transcript is over.
        kinds: Patterns of each kind, in the order in which they are tried.
        signatures: Patterns of who signs, by kind; group "issuer".
        quoted: Find the line over a quoted part of a mail; groups "issuer" and "date".
        heads: Find the head of a mail; group "issuer".
        first_person: Finds words by which an organisation speaks of itself.
        on_behalf: Finds words before the name of the organisation for which somebody writes.
        greeting: Finds a line that greets or takes leave, and says nothing.
        plain_no: Finds an answer that begins with a no.
        negation: Finds words by which a sentence negates what it says.
    """

    questioners: frozenset[str]
    answerers: frozenset[str]
    chairs: frozenset[str]
    outlets: frozenset[str]
    fields: frozenset[str]
    questioner: re.Pattern[str]
    answerer: re.Pattern[str]
    introductions: tuple[re.Pattern[str], ...]
    end: re.Pattern[str]
    kinds: tuple[tuple[DocumentKind, tuple[re.Pattern[str], ...]], ...]
    signatures: Mapping[DocumentKind, tuple[re.Pattern[str], ...]]
    quoted: tuple[re.Pattern[str], ...]
    heads: tuple[re.Pattern[str], ...]
    first_person: re.Pattern[str]
    on_behalf: re.Pattern[str]
    greeting: re.Pattern[str]
    plain_no: re.Pattern[str]
    negation: re.Pattern[str]


@cache
def load_kind_words() -> KindWords:
    """Load the words.

    Returns:
        The words of all languages; the same object at every call.
    """
    found = [load_yaml(f"read/{language}/kinds.yml") for language in _LANGUAGES]
    data: list[dict[str, object]] = [one for one in found if isinstance(one, dict)]
    outlets = _words(data, "outlets")
    endings = "|".join(map(re.escape, _list(data, "questioner_endings")))
    return KindWords(
        questioners=_words(data, "questioners") | outlets,
        answerers=_words(data, "answerers"),
        chairs=_words(data, "chairs"),
        outlets=outlets,
        fields=_words(data, "fields"),
        questioner=re.compile(f"(?:{endings})$"),
        answerer=re.compile(rf"(?:{'|'.join(_list(data, 'answerer_titles'))})[ \t]*"),
        introductions=_compiled(_list(data, "introductions")),
        end=re.compile(rf"^[ \t]*(?:{'|'.join(_list(data, 'ends'))})", _FLAGS),
        kinds=tuple((kind, _patterns(data, "kinds", kind)) for kind in DocumentKind if _patterns(data, "kinds", kind)),
        signatures={kind: _patterns(data, "signatures", kind) for kind in DocumentKind},
        quoted=_compiled(_list(data, "quoted")),
        heads=_compiled(_list(data, "head")),
        first_person=re.compile("|".join(_list(data, "first_persons"))),
        on_behalf=re.compile("|".join(_list(data, "on_behalf"))),
        greeting=re.compile("|".join(_list(data, "greetings")), _FLAGS),
        plain_no=re.compile("|".join(_list(data, "plain_no")), re.IGNORECASE),
        negation=re.compile("|".join(_list(data, "negations")), re.IGNORECASE),
    )


def _list(data: Iterable[Mapping[str, object]], key: str) -> list[str]:
    """The entries of a key in all languages; a lone pattern counts as a list of one."""
    found: list[str] = []
    for one in data:
        value = one.get(key, [])
        found += [value] if isinstance(value, str) else [str(entry) for entry in value if entry is not None]  # type: ignore[attr-defined]  # YAML: a list of words
    return found


def _words(data: Iterable[Mapping[str, object]], key: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _list(data, key))


def _patterns(data: Iterable[Mapping[str, object]], key: str, kind: DocumentKind) -> tuple[re.Pattern[str], ...]:
    groups = [one.get(key) for one in data]
    return _compiled(_list([group for group in groups if isinstance(group, dict)], kind.value))


def _compiled(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, _FLAGS) for pattern in patterns)
