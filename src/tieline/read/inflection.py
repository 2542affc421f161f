"""Forms of English verbs, so that rules name a verb once and no lemmatiser has to run."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tieline.read.lexicon import load_yaml

_SINGLE_FINAL = (
    "er",
    "en",
    "on",
    "it",
    "ow",
    "et",
    "or",
    "el",
    "al",
    "ain",
    "ead",
    "eat",
    "eek",
    "eed",
    "oin",
    "air",
    "ool",
    "out",
    "oad",
)
"""Endings after which a last consonant is not doubled."""


def inflect(verb: str) -> frozenset[str]:
    """All forms of a verb.

    Args:
        verb: The base form, lower case; a verb of several words inflects its first ("point out").

    Returns:
        Base form, third person, participles and past.
    """
    first, _, rest = verb.partition(" ")
    forms = {first, *(_load_irregular().get(first) or _regular(first))}
    return frozenset(f"{form} {rest}" if rest else form for form in forms)


def _regular(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return f"{verb}s", f"{verb[:-1]}ing", f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies", f"{verb}ing", f"{verb[:-1]}ied"
    ending = "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"
    doubled = (
        verb[-1] in "bdgklmnprt"
        and verb[-2] in "aeiou"
        and not verb.endswith(_SINGLE_FINAL)
        and verb[-3] not in "aeiou"
    )
    stem = verb + verb[-1] if doubled else verb
    return f"{verb}{ending}", f"{stem}ing", f"{stem}ed"


@cache
def _load_irregular() -> Mapping[str, list[str]]:
    verbs = load_yaml("read/en/verbs.yml")
    assert isinstance(verbs, dict)
    return verbs
