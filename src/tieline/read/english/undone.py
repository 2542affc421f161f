"""What takes the truth from a fit of a pattern: a question, a verdict or ban before it, a denial behind it."""

from __future__ import annotations

import re

_QUESTION = re.compile(r"^(?!\W*(?:why|when|how|where)\b).*\?[\"'”’) ]*\Z", re.IGNORECASE | re.DOTALL)
"""One that asks why, when, how or where takes for granted what it asks about."""

_LEAD = re.compile(r"(?:that |the ){0,2}", re.IGNORECASE)
_DOUBTED = re.compile(
    r"\b(?:false|untrue|wrong|not true|not the case|a lie|a myth|no (?:evidence|proof|sign|indication)"
    r"|(?:nobody|no one|few)(?: [a-z]+){1,3})(?: to (?:claim|say|state|suggest|assert|think|believe))? that"
    r" (?:the )?\Z",
    re.IGNORECASE,
)
"""A verdict over the clause after its "that", with which a pattern may begin itself."""

_NEVER_WAS = re.compile(r" (?:(?:does|do|did) not exist|never (?:existed|took place|happened|opened))\b")
_EVENT = re.compile(
    r"\b(?:sales?|suppl(?:y|ies)|deliver(?:y|ies)|exports?|shipments?|transfers?|acquisition|purchase|takeover|buyout"
    r"|visits?|trips?|meetings?|talks|summit|donations?|grants?|gifts?|loans?|investments?)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\b(?:bans?|banned|banning|halt\w*|refus\w+|stop\w*|block\w*|suspen\w+|embargo\w*|restrict\w*|curb\w*|lack"
    r"|absence|prevent\w*|forb[aio]d\w*|prohibit\w*|cancel\w*|call(?:ed|ing) off|postpon\w*|reject\w*|veto\w*)"
    r" (?:(?:on|to|of|against|over|all|any|further|new|the|an?|its|their|planned|future|direct) ){0,4}\Z",
    re.IGNORECASE,
)
"""Words of stopping right before an event that they keep from being: "the ban on the sale of lenses by A"."""


def is_question(text: str) -> bool:
    """Tell whether a sentence asks, and so states nothing.

    Args:
        text: The sentence.

    Returns:
        Whether it ends in a question mark, also as a declarative question; not where it asks why or how.
    """
    return _QUESTION.search(text) is not None


def find_undone(match: re.Match[str]) -> re.Match[str] | None:
    """Find the words around a match that say that it is false, never was, or was stopped.

    Args:
        match: A match in the view of a sentence.

    Returns:
        The words; None where there are none.
    """
    text, start = match.string, match.start()
    lead = _LEAD.match(text, start)
    return (
        _DOUBTED.search(text, 0, lead.end() if lead is not None else start)
        or _NEVER_WAS.match(text, match.end())
        or (_STOPPED.search(text, 0, start) if _EVENT.search(match[0]) else None)
    )
