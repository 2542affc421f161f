"""Names of persons in running text: without titles, as words, and whether many may bear them."""

from __future__ import annotations

import re
from functools import lru_cache

from tieline.names.pinyin import is_pinyin
from tieline.names.spelling import spell
from tieline.resolve.lexicon import load_person_words
from tieline.text.script import has_hanzi

CACHED = 1 << 16
HANZI_FULL_NAME_CHARS = 2
RARE_HANZI_CHARS = 3
RARE_WORDS = 3
"""A name of as many words, initials aside, is taken for one person's wherever it stands."""

_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})


@lru_cache(maxsize=CACHED)
def strip_titles(name: str) -> str:
    """Take titles and roles off a person's name.

    Args:
        name: As a document writes it, perhaps with a title before or a role after it.

    Returns:
        The name as written, without them; the whole text when nothing else would be left.
    """
    table = load_person_words()
    titles = table.titles
    before, _, behind = (part.strip() for part in name.partition(","))
    if before and behind:
        is_role = behind[0].islower() or not titles.isdisjoint(spell(behind).split()[:1])
        name = before if is_role else f"{behind} {before}"
    if has_hanzi(name):
        title = next((one for one in table.hanzi_titles if name.endswith(one) and len(name) > len(one)), "")
        return name.removesuffix(title).strip()
    words = name.split()
    after = max((at + 1 for at, word in enumerate(words[:-1]) if spell(word) in titles), default=0)
    return " ".join(words[after:]) or name


@lru_cache(maxsize=CACHED)
def person_words(name: str) -> tuple[str, ...]:
    """Bring a person's name into the words that are compared.

    Args:
        name: As a document writes it.

    Returns:
        Its words without titles and without initials between other words. A full name in Hanzi is one word.
    """
    words = spell(strip_titles(name)).split()
    inner = [word for word in words[1:-1] if len(word) > 1]
    return tuple(words[:1] + inner + words[1:][-1:])


def without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take "Jr" and the like off a name.

    Args:
        words: As `person_words` gives them.

    Returns:
        The words without it; all of them when nothing else would be left.
    """
    return words[:-1] if len(words) > 1 and words[-1] in _GENERATIONS else words


def is_full_name(words: tuple[str, ...]) -> bool:
    """Whether a name has a family name and a given name.

    Args:
        words: As `person_words` gives them.

    Returns:
        False for a bare surname and for an initial with a surname.
    """
    if len(words) == 1:
        return has_hanzi(words[0]) and len(words[0]) >= HANZI_FULL_NAME_CHARS
    return sum(len(word) > 1 for word in without_generation(words)) > 1


def is_rare_name(words: tuple[str, ...]) -> bool:
    """Whether a full name is so seldom borne that two documents with it mean one person.

    In pinyin one spelling stands for many names, so there the family name must be outside the hundred most frequent
    and the given name have two syllables; elsewhere the family name must not be a frequent one.

    Args:
        words: As `person_words` gives them.

    Returns:
        True when it is.

    Source:
        The frequent names are in `resources/resolve/persons.yml`, with their registers.
    """
    table = load_person_words()
    words = without_generation(words)
    if len(words) == 1:
        return len(words[0]) >= RARE_HANZI_CHARS and words[0] not in table.common_hanzi_names
    if len(words) >= RARE_WORDS:
        return all(len(word) > 1 for word in words)
    first, last = words
    if _is_chinese(first) and _is_chinese(last):
        given = max(words, key=lambda word: (is_pinyin(word), len(word)))
        return is_pinyin(given) and table.common_family_names.isdisjoint(words)
    return last not in table.common_family_names and min(len(first), len(last)) > 1


def _is_chinese(word: str) -> bool:
    return re.fullmatch("[a-z]+", word) is not None and is_pinyin(word + word)
