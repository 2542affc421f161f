"""What a pair of names is measured by."""

from __future__ import annotations

from enum import IntEnum, auto


class FeatureName(IntEnum):
    """The features, in the order of their array."""

    LATIN_BRAND_LEFT = 0
    LATIN_BRAND_SHARE = auto()
    LATIN_GENERIC_LEFT = auto()
    LATIN_GENERIC_SHARE = auto()
    LATIN_PLACE_LEFT = auto()
    LATIN_BODY_LEFT = auto()
    LATIN_BODY_SHARE = auto()
    HANZI_BRAND_LEFT = auto()
    HANZI_BRAND_SHARE = auto()
    HANZI_GENERIC_LEFT = auto()
    HANZI_GENERIC_SHARE = auto()
    HANZI_PLACE_LEFT = auto()
    HANZI_BODY_LEFT = auto()
    HANZI_BODY_SHARE = auto()
    LATIN_SHARE = auto()
    HANZI_SHARE = auto()
    LEAST_SHARE = auto()
    LATIN_LEFT = auto()
    HANZI_LEFT = auto()
    RAREST_WORD_LEFT = auto()
    LONGEST_RUN_LEFT = auto()
    GAIN_GLOSS = auto()
    GAIN_PLACE = auto()
    GAIN_KNOWN = auto()
    GAIN_LEARNED = auto()
    GAIN_SOUND = auto()
    GAIN_SAME = auto()
    GAIN_INITIALS = auto()
    BEST_SOUND = auto()
    WORST_SOUND = auto()
    SOUND_LETTERS = auto()
    PINYIN_LEFT = auto()
    PINYIN_SYLLABLES_LEFT = auto()
    WORDS = auto()
    UNITS = auto()
    UNITS_PER_WORD = auto()
    PLACE_STATE = auto()
    NUMBER_STATE = auto()
    DISORDER = auto()
    LINKS = auto()
    FIRST_WORD_LINKED = auto()
    FIRST_BRAND_LINKED = auto()
    LAST_UNIT_LINKED = auto()
    LATIN_COMPANY = auto()
    HANZI_COMPANY = auto()
    LATIN_BRANDS = auto()
    HANZI_BRANDS = auto()
    HANZI_BRANDS_LEFT = auto()
    LATIN_BRANDS_LEFT = auto()
    PINYIN_COST = auto()
    GENERIC_WORDS_LEFT = auto()
    GENERIC_UNITS_LEFT = auto()
    FIRST_LETTER = auto()
    INITIALS_SHARE = auto()


FEATURES = len(FeatureName)
