"""The parts of an organisation's or person's name, and the comparison of two names with reasons. Pure functions."""

from tieline.names.acronym import acronym, are_initials, is_known_acronym
from tieline.names.compare import NameKind, compare, compare_many
from tieline.names.comparison import SAME_SCORE, UNSURE_SCORE, Comparison
from tieline.names.key import name_key
from tieline.names.legal_form import split_legal_form

__all__ = [
    "SAME_SCORE",
    "UNSURE_SCORE",
    "Comparison",
    "NameKind",
    "acronym",
    "are_initials",
    "compare",
    "compare_many",
    "is_known_acronym",
    "name_key",
    "split_legal_form",
]
