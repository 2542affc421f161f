"""The spelled form of a name: what is left when case, accents, punctuation and tricks of the keyboard are gone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from tieline.text.normal import fold, strip_accents
from tieline.text.script import HANZI_RANGES, has_hanzi

NAME_CHARS = 1000
"""Longer names are cut here before anything else: no list prints a longer one, and a hostile one must not cost time."""

CACHED_NAMES = 1 << 17

_APOSTROPHES = "'`´’‘ʼʻʿʾ＇"
_DROPPED = dict.fromkeys(map(ord, _APOSTROPHES))
_MARKS = dict.fromkeys(map(ord, "®™℠©℗"), " ")
_MARK_BEHIND = re.compile(r"(?i)(?<=[^\s(])\s*\((?:r|tm|sm)\)")
_DOTTED = re.compile(r"(?<![^\W_])((?:[^\W\d_]\.){2,}[^\W\d_]?|[^\W\d_](?:/[^\W\d_])+)(?![^\W_])")
_MIXED = re.compile(r"[^\W\d_]*(?:[a-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][a-z])[^\W\d_]*")
_FOREIGN = re.compile(rf"[^\x00-\x7f{HANZI_RANGES}]+")
_HANZI_EDGE = re.compile(rf"([{HANZI_RANGES}]+)")
_NOT_WORD = re.compile(rf"[^a-z0-9{HANZI_RANGES}]+")
_WORD_ASCII = re.compile(r"[^a-z0-9]+")

# Cyrillic and Greek letters that look like Latin ones. They are read as Latin only inside a word that also has Latin
# letters, where nobody writes them but to deceive. Source: Unicode Technical Standard 39, confusables.txt.
_LOOK_ALIKES = str.maketrans("авеіјкмнорѕстухԁԛԝαβεικνορτυχγ", "abeijkmhopsctyxdqwabeikvoptuxy")

# A word of nothing but such letters is read as Latin where a word beside it is caught mixing.
_IMITATED = re.compile(r"(?<![^\W\d_])[авеіјкмнорѕстухԁԛԝαβεικνορτυχγ]+(?![^\W\d_])")


# Hanzi that Japanese lists print for Chinese names and that mean something else in Chinese, so that only the words they
# stand in tell. Source: 常用漢字表 (2010), read against the simplified forms.
_JAPANESE_WORDS = {
    "尔浜": "尔滨",
    "工芸": "工艺",
    "文芸": "文艺",
    "芸术": "艺术",
    "园芸": "园艺",
    "予报": "预报",
    "予防": "预防",
    "化粧": "化妆",
}
_JAPANESE = re.compile("|".join(_JAPANESE_WORDS))


def _is_visible(character: str) -> bool:
    """Whether a character shows: format characters such as U+200B and U+202E do not."""
    return unicodedata.category(character) != "Cf"


def _read_look_alikes(match: re.Match[str]) -> str:
    """Rewrite a word of mixed scripts in Latin letters where they look the same."""
    return match[0].translate(_LOOK_ALIKES)


def _fold_wide(text: str) -> str:
    """Fold a text that is not plain ASCII: invisible characters, marks, accents, look-alike letters, other scripts."""
    text = fold("".join(filter(_is_visible, text)).translate(_MARKS))
    text = _JAPANESE.sub(lambda match: _JAPANESE_WORDS[match[0]], text)
    text = strip_accents(unicodedata.normalize("NFKC", text)).lower()
    if _MIXED.search(text) is None:
        return text
    return _IMITATED.sub(_read_look_alikes, _MIXED.sub(_read_look_alikes, text))


def _to_latin(text: str) -> str:
    """Write every letter that is neither ASCII nor Hanzi in Latin letters."""
    return _FOREIGN.sub(lambda match: anyascii(match[0]).lower().translate(_DROPPED), text)


def drop_marks(name: str) -> str:
    """Leave out the marks of trade names that are written in brackets behind a word: (R), (TM) and (SM).

    Args:
        name: A name in any script.

    Returns:
        The name without them.
    """
    return _MARK_BEHIND.sub("", name) if "(" in name else name


@lru_cache(maxsize=CACHED_NAMES)
def spell(name: str) -> str:
    """Bring a name into its spelled form.

    Lower case, simplified Hanzi, other scripts in Latin letters, no accents, apostrophes or punctuation, "and" for
    "&", dotted single letters joined ("S.A." is "sa"), no marks of trade names ("®", "(TM)"), one space between words
    and around runs of Hanzi. Letters of another alphabet hidden inside a Latin word are read as the Latin letters they
    imitate.

    Args:
        name: Any text. Only the first `NAME_CHARS` characters count.

    Returns:
        Words of a to z, 0 to 9 and Hanzi, with single spaces; empty when the name has neither letters nor digits.
    """
    text = drop_marks(name[:NAME_CHARS])
    plain = text.isascii()
    text = text.lower() if plain else _fold_wide(text)
    text = _DOTTED.sub(lambda match: match[0].replace(".", "").replace("/", ""), text.translate(_DROPPED))
    text = text.replace("&", " and ")
    if plain:
        return _WORD_ASCII.sub(" ", text).strip()
    text = _to_latin(text)
    if has_hanzi(text):
        text = _HANZI_EDGE.sub(r" \1 ", text)
    return _NOT_WORD.sub(" ", text).strip()
