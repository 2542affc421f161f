"""Counts in words, in agreement with their number."""

from __future__ import annotations


def count_of(number: int, noun: str) -> str:
    """Put a count into words.

    Args:
        number: How many.
        noun: Of what, in the singular; the last word is inflected ("tie", "independent origin", "party").

    Returns:
        Such as "1 tie", "2 ties", "0 parties" or "12,000 rows".
    """
    return f"{number:,} {noun if number == 1 else plural_of(noun)}"


def agree(number: int, one: str, many: str) -> str:
    """Choose the words that agree with a number.

    Args:
        number: How many.
        one: The words for one, such as "is".
        many: The words for any other number, such as "are".

    Returns:
        One of the two.
    """
    return one if number == 1 else many


def plural_of(noun: str) -> str:
    """Give the plural of a noun.

    Args:
        noun: A regular noun, in the singular.

    Returns:
        Its plural: "parties", "matches", "ties".
    """
    if noun.endswith("y") and noun[-2:-1] not in {"a", "e", "i", "o", "u", ""}:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
