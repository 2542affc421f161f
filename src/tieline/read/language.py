"""The language of a text: by script where a script tells, else by py3langid among languages of that script."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from tieline.text.script import HANZI_RANGES

SAMPLE_CHARS = 20_000
"""Characters that are looked at, a third each from the beginning, the middle and the end of a longer text."""

MIN_LETTERS = 20
"""Fewer letters do not tell a language (a Hanzi counts as three)."""

_HANZI_WEIGHT = 3
_JAPANESE_KANA_RATIO = 0.2
"""A Japanese text has at least this much kana among its kana and Hanzi; a Chinese one may quote a little."""

_SCRIPTS = {
    "hanzi": re.compile(f"[{HANZI_RANGES}]"),
    "kana": re.compile("[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]"),
    "hangul": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "arabic": re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]"),
    "hebrew": re.compile("[\u05d0-\u05ea]"),
    "greek": re.compile("[\u0370-\u03ff]"),
    "thai": re.compile("[\u0e01-\u0e3a]"),
    "devanagari": re.compile("[\u0900-\u097f]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
}
_ONE_LANGUAGE = {"hangul": "ko", "hebrew": "he", "greek": "el", "thai": "th"}
_LANGUAGES = {
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn"),
    "arabic": ("ar", "fa", "ur", "ps", "ug"),
    "devanagari": ("hi", "mr", "ne"),
    "latin": (
        *(
            "en",
            "de",
            "fr",
            "es",
            "pt",
            "it",
            "nl",
            "sv",
            "da",
            "no",
            "fi",
            "pl",
            "cs",
            "sk",
            "sl",
            "hr",
            "hu",
            "ro",
            "et",
        ),
        *("lv", "lt", "tr", "az", "id", "ms", "vi", "sq", "ca", "af", "sw", "tl", "is", "ga"),
    ),
}


class _Identifier(Protocol):
    @property
    def labels(self) -> list[str]: ...

    def set_languages(self, langs: list[str]) -> None: ...

    def classify(self, text: str) -> tuple[str, float]: ...


def find_language(text: str) -> str | None:
    """Tell the language of most of a text.

    Args:
        text: Canonical text.

    Returns:
        An ISO 639-1 code; None when there are too few letters to tell.
    """
    sample = _sample(text)
    counts = {script: len(pattern.findall(sample)) for script, pattern in _SCRIPTS.items()}
    weights = {
        script: count * (_HANZI_WEIGHT if script in {"hanzi", "kana"} else 1) for script, count in counts.items()
    }
    if sum(weights.values()) < MIN_LETTERS:
        return None
    weights["hanzi"] += weights.pop("kana")
    script = max(weights, key=lambda name: (weights[name], name))
    if script == "hanzi":
        return "ja" if counts["kana"] >= _JAPANESE_KANA_RATIO * (counts["kana"] + counts["hanzi"]) else "zh"
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    letters = "".join(char if char.isspace() or _SCRIPTS[script].match(char) else " " for char in sample)
    return _load(script).classify(" ".join(letters.split()))[0]


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_CHARS:
        return text
    third = SAMPLE_CHARS // 3
    middle = len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


@cache
def _load(script: str) -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # slow to import

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.labels)
    identifier.set_languages([code for code in _LANGUAGES[script] if code in known])
    return identifier
