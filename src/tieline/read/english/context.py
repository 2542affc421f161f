"""Words around a name that tell what it is, loaded once from the resources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tieline.read.lexicon import load_yaml


@dataclass(frozen=True, slots=True)
class Context:
    """Patterns of what stands around a name.

    Attributes:
        before: Ends right before a name that is treated as a company.
        behind: Begins right behind such a name.
        body: A capitalised name, in group 1, and the lower-case words that make a body of it.
        no_owners: Words before "-owned" that name no owner.
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    body: re.Pattern[str]
    no_owners: frozenset[str]


@cache
def load_context() -> Context:
    """Load the patterns.

    Returns:
        The patterns; the same object at every call.
    """
    words = load_yaml("read/en/context.yml")
    assert isinstance(words, dict)
    apposed, possessed, attributed = (_any(words[key]) for key in ("apposed", "possessed", "attributed"))
    behind = rf",? (?:an?|the|whose) [^,.]{{0,60}}\b{apposed}\b|['’]s (?:[a-z-]+ ){{0,2}}{possessed}\b| {attributed}\b"
    name = r"\b((?:[A-Z]\.){2,}|[A-Z]\w+(?: [A-Z]\w+)*)(?:['’]s)?"
    return Context(
        before=re.compile(rf"\b(?:{'|'.join(words['before'])}) $"),
        behind=re.compile(behind),
        body=re.compile(rf"{name} (?:{_any(words['portfolios'])} ){{0,3}}{_any(words['bodies'])}\b"),
        no_owners=frozenset(words["no_owners"]),
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
