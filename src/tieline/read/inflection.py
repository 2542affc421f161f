"""Forms of English verbs, so that rules name a verb once and no lemmatiser has to run."""

from __future__ import annotations

_IRREGULAR = {
    "say": "says saying said", "tell": "tells telling told", "give": "gives giving gave given", "make": "makes making made",
    "take": "takes taking took taken", "hold": "holds holding held", "lead": "leads leading led", "win": "wins winning won",
    "buy": "buys buying bought", "sell": "sells selling sold", "pay": "pays paying paid", "send": "sends sending sent",
    "meet": "meets meeting met", "put": "puts putting put", "set": "sets setting set", "run": "runs running ran",
    "find": "finds finding found", "think": "thinks thinking thought", "write": "writes writing wrote written",
    "read": "reads reading read", "speak": "speaks speaking spoke spoken", "become": "becomes becoming became",
    "build": "builds building built", "bring": "brings bringing brought", "begin": "begins beginning began begun",
    "get": "gets getting got gotten", "go": "goes going went gone", "have": "has having had", "see": "sees seeing saw seen",
    "show": "shows showing showed shown", "spend": "spends spending spent", "draw": "draws drawing drew drawn",
    "withdraw": "withdraws withdrawing withdrew withdrawn", "know": "knows knowing knew known", "call": "calls calling called",
    "blacklist": "blacklists blacklisting blacklisted", "shut": "shuts shutting shut", "come": "comes coming came",
    "seek": "seeks seeking sought", "deny": "denies denying denied", "quit": "quits quitting quit", "rebut": "rebuts rebutting rebutted",
    "refute": "refutes refuting refuted", "attend": "attends attending attended", "visit": "visits visiting visited",
    "order": "orders ordering ordered", "oversee": "oversees overseeing oversaw overseen", "permit": "permits permitting permitted",
    "foster": "fosters fostering fostered", "offer": "offers offering offered", "deliver": "delivers delivering delivered",
    "enter": "enters entering entered", "transfer": "transfers transferring transferred", "head": "heads heading headed",
}  # fmt: skip
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
    forms = {first, *(_IRREGULAR[first].split() if first in _IRREGULAR else _regular(first))}
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
