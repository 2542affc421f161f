"""Reading rules: declarative packs of YAML, each rule with examples and a measured precision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby

from tieline.model.tie import RelationshipType
from tieline.read.inflection import inflect
from tieline.read.lexicon import load_lexicon, load_yaml

OPEN, CLOSE = "\ue000", "\ue001"
"""Marks of a mention in the view of a sentence; private-use characters that canonical text does not contain."""

ENDED = (
    r"terminat(?:ed|es)|end(?:ed|s)|cancell?(?:ed|s)|(?:pull(?:ed|s)|back(?:ed|s)) out of|withdr(?:ew|aws|awn) from"
    r"|walk(?:ed|s) away from|dissolv(?:ed|es)|exit(?:ed|s)|quit|sever(?:ed|s)|discontinu(?:ed|es)|scrap(?:ped|s)"
    r"|ax(?:ed|es)|rescind(?:ed|s)|revok(?:ed|es)|annul(?:led|s)|br(?:oke|oken|eaks) off|call(?:ed|s) off|wound up"
    r"|wound down|abandon(?:ed|s)|drop(?:ped|s)|ditch(?:ed|es)|stop(?:ped|s)"
)
"""What is done to an agreement that is no more, in words that tell it as done."""

_KINDS = {
    "ORG": "OG", "FIRM": "O", "AGENCY": "G", "PERSON": "P", "PLACE": "L", "EVENT": "E", "THING": "T", "DATE": "D",
    "BODY": "OGLA", "PARTY": "OGPL", "NAMED": "OGP", "COUNTRY": "LA", "ANY": "OGPLET",
}  # fmt: skip
_KEYS = frozenset(
    "id type surface verbs source target properties words heads agreed dated kinds nominal carried match no_match "
    "note anchor between without implied".split()
)
_SHORTHANDS = {
    # Words that describe a name before it: "the Chinese state-owned conglomerate X".
    "NOUNS": r"(?:(?!(?:that|which|who|whose|and|or|but|is|was|were|are|be|been|has|had|have|of|in|by|for|with|from|at"
    r"|to|on|through|via|under|over|into|about|after|before|its|their|his|her|our|including|such|like|between|against"
    r"|within|without|during|since|as|than|said|says) )[\w'&/.%-]+ |[a-z-]+ and (?=[a-z])"
    rf"|{OPEN}[AL]\d+{CLOSE}(?:'s |[ -]based | )){{0,5}}?",
    # A parenthesis and a comma that may follow a name.
    "ASIDE": r"(?:,? ?\([^()]*\))?,?",
    "ADVERBS": r"(?:(?:\w+ly|also|now|then|later|once|still|since|jointly|already|both) ){0,2}?",
    # The party ends here and no common noun follows: not "owned by Acme shareholders".
    "END": r"(?!-\w)(?! (?!(?:and|or|in|since|as|for|of|is|was|were|are|which|who|that|said|says|on|at|until|from|to"
    r"|with|has|had|have|will|would|but|after|before|by|through|via|when|while|not|did|do|over|under|last|this|late"
    r"|early|a|an|the|if|because|where|whose|against|during|into|than)\b)[a-z])",
    # What may stand between one role of a person and the next: no other person, and no word that turns to another.
    "CHAIN": r"(?:(?!\b(?:said|says|told|that|which|whom|whose|by|with|against|because|while|when|where|met|sued|wife"
    r"|husband|son|daughter|brother|sister|father|mother|under|successor|predecessor|replac\w+|succeed\w+|like|including"
    r"|assistant to|advis[eo]r to|(?:after|before)(?! (?:becoming|being|serving|which)))\b)"
    rf"(?!\b(?:of|to) (?:the |an? |its )?$)(?:[^.;\"{OPEN}{CLOSE}]|\.(?=[\w,])|{OPEN}[OGALDTE]\d+{CLOSE})){{0,260}}",
    # What may stand between the members of a list of listed parties: a comma or semicolon, a remark, a common noun.
    # Members between semicolons that no finder knows are passed over.
    "LISTED": r"(?:; ?(?:[A-Z][\w&.'-]*(?: (?=[A-Z])|(?=;))){1,6}){0,3}"
    rf"(?: {OPEN}D\d+{CLOSE}|,? (?:under|located|based|an?|the|also known as|formerly|its|as)\b"
    rf"[^;:{CLOSE}]{{0,80}}(?:{OPEN}[LAD]\d+{CLOSE}[^;:{OPEN}{CLOSE}]{{0,60}}){{0,4}}(?=[;,:]))?"
    r"(?: ?\([^()]*\))?(?:[;,:]? and\b|[;,:]|)"
    r"(?: (?!(?:to|from|on|of|by|for|with|pursuant|under|because|that|said|which|who|in|at|against|after|subsidiary"
    rf"|over|into|via|through|about|its|their)\b)(?:[\w-]+|{OPEN}[LA]\d+{CLOSE})){{0,8}}[,:]? ?",
    # What may stand between a subject and what is said of it further on: no other organisation or person.
    "SAME": r"(?:(?!\b(?:said|says|told|that|whose|whom|by|with|against|because|while|when|where|sued|sold|bought|rival"
    r"|its|their)\b)"
    rf"(?:[^.;\"{OPEN}{CLOSE}]|\.(?=\w)|{OPEN}[ALD]\d+{CLOSE})){{0,160}}",
    # What is done to an agreement that is no more, what may stand before it, and what may stand before its noun.
    "ENDED": rf"(?:{ENDED})",
    "HAVING": rf"(?:(?:who|which|that|has|have|had|also|then|later|since|both|now|already|\w+ly|(?:in|on) "
    rf"{OPEN}D\d+{CLOSE},?|{OPEN}D\d+{CLOSE}) ){{0,4}}",
    "ITS": r"(?:(?!(?:talks|negotiations|plans?|planned|proposed|possible|potential|prospective|dispute|review|of|on|to"
    rf"|for|about|over|in|from|with|and|or|that|which)\b)(?:[\w-]+|{OPEN}[DLA]\d+{CLOSE}) ){{0,5}}?",
    # Behind an event that took place: no words that it was never held, was stopped, or is only planned.
    "HELD": r"(?! (?:(?:was|were|is|are|has been|have been|had been|will be) (?:(?:never|not)\b|(?:\w+ )?(?:block|bann"
    r"|stopp|halt|refus|suspend|forbidden|prohibit|prevent|cancel|called off|postpon|put off|scrapp|reject|veto|averted"
    r"|invented|plann|propos|discuss))|never|did not|does not|do not|will not|fell through|failed))",
    # Words in which no party is named.
    "SOMETHING": rf"(?:[^.;{OPEN}{CLOSE}]|\.\d|{OPEN}[ALD]\d+{CLOSE}){{2,120}}?",
}
_SLOT = re.compile(r"\{(\w+):([A-Z]+)(\+?)\}")
_MODIFIER = r"(?:(?:former|then|acting|current|incumbent|ex|senior|founding|longtime|new|outgoing|first|late)[ -])?"


@dataclass(frozen=True, slots=True)
class Rule:
    """One reading rule.

    Attributes:
        id: Stable name, such as "en.leads.role-before".
        type: The tie it reads; None where the role word decides.
        surface: Pattern over the view of a sentence; None for a clause rule.
        anchor: Pattern that must stand before the first match of `surface` and gives one end of all; None for none.
        between: What the words between anchor and match, and between matches, must look like; None lets all pass.
        without: Lower-case words of which none may stand in the sentence.
        verbs: Every form of the verbs that start a clause rule; empty for a surface rule.
        source: Slots of the clause that hold the source, tried in order.
        target: Slots that hold the target.
        properties: Property name -> the clause slot whose words are its value.
        constants: Property name -> value and the word that must stand in the sentence for it.
        words: Lower-case words of which one must stand in the sentence; empty when any sentence will do.
        heads: Clause slot -> words of which one must head it, or stand right before its head.
        agreed: Whether a clause rule also holds for what is agreed and not yet done.
        dated: Name of the property that takes the sentence's date; None for none.
        source_kinds: View codes that the source of a clause rule may have.
        target_kinds: View codes that the target of a clause rule may have.
        carried: Nouns by which an earlier sentence names the source, where the pattern leaves it empty.
        implied: What stands for a target that the pattern leaves empty: "authority", "office", "partner"; "" for none.
        nominal: Clause slots that may be filled by a description ("the delegation") when it names nothing known.
        has_role: Whether its pattern holds words of a role.
        confidence: Measured precision: right answers plus one over judged plus two (Laplace).
        match: Marked examples that must match.
        no_match: Sentences in which the rule must find nothing.
    """

    id: str
    type: RelationshipType | None
    surface: re.Pattern[str] | None
    anchor: re.Pattern[str] | None
    between: re.Pattern[str] | None
    without: frozenset[str]
    verbs: frozenset[str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    properties: Mapping[str, str]
    words: frozenset[str]
    heads: Mapping[str, frozenset[str]]
    agreed: bool
    dated: str | None
    source_kinds: str
    target_kinds: str
    carried: frozenset[str]
    implied: str
    nominal: frozenset[str]
    has_role: bool
    confidence: float
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@cache
def load_rules(language: str) -> tuple[Rule, ...]:
    """Load the relationship rules of a language.

    Args:
        language: ISO 639-1 code, "en".

    Returns:
        All rules, sorted by id.

    Raises:
        ValueError: A rule is malformed or an id stands twice.
    """
    folder = resources.files("tieline.resources").joinpath(f"read/{language}/relationships")
    measured = load_yaml(f"read/{language}/precision.yml") or {}
    assert isinstance(measured, dict)
    rules: dict[str, Rule] = {}
    for pack in sorted(folder.iterdir(), key=lambda entry: entry.name):
        entries = load_yaml(f"read/{language}/relationships/{pack.name}")
        assert isinstance(entries, list)
        for entry in entries:
            rule = _make_rule(entry, precision(measured, entry["id"]))
            if rule.id in rules:
                raise ValueError(f"rule {rule.id} stands twice")
            rules[rule.id] = rule
    return tuple(rules[key] for key in sorted(rules))


def precision(measured: Mapping[str, Mapping[str, int]], rule: str) -> float:
    """A rule's measured precision.

    Args:
        measured: For each rule, how many of its results were judged and how many were right.
        rule: The rule's id.

    Returns:
        (right + 1) / (judged + 2), so that a rule never judged gets .5 and none gets 1.

    Source:
        Laplace's rule of succession.
    """
    counts = measured.get(rule, {})
    return round((counts.get("right", 0) + 1) / (counts.get("judged", 0) + 2), 3)


def _make_rule(entry: dict[str, object], confidence: float) -> Rule:
    if unknown := entry.keys() - _KEYS:
        raise ValueError(f"rule {entry.get('id')}: unknown keys {sorted(unknown)}")
    patterns = {key: _compile(entry.get(key)) for key in ("surface", "anchor", "between")}
    kind = str(entry["type"])
    kinds = _mapping(entry.get("kinds"))
    return Rule(
        id=str(entry["id"]),
        type=None if kind == "role" else RelationshipType(kind),
        surface=patterns["surface"],
        anchor=patterns["anchor"],
        between=patterns["between"],
        without=frozenset(_strings(entry.get("without"))),
        verbs=frozenset(form for verb in _strings(entry.get("verbs")) for form in inflect(verb)),
        source=tuple(_strings(entry.get("source"))),
        target=tuple(_strings(entry.get("target"))),
        properties=_mapping(entry.get("properties")),
        words=frozenset(_strings(entry.get("words"))),
        heads={slot: frozenset(_strings(words)) for slot, words in _table(entry.get("heads")).items()},
        agreed=entry.get("agreed") is True,
        dated=str(entry["dated"]) if "dated" in entry else None,
        source_kinds=_KINDS[kinds.get("source", "PARTY")],
        target_kinds=_KINDS[kinds.get("target", "PARTY")],
        carried=frozenset(_strings(entry.get("carried"))),
        implied=str(entry.get("implied", "")),
        nominal=frozenset(_strings(entry.get("nominal"))),
        has_role=":ROLE}" in str(entry.get("surface")),
        confidence=confidence,
        match=tuple(_strings(entry.get("match"))),
        no_match=tuple(_strings(entry.get("no_match"))),
    )


def _strings(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _table(value: object) -> dict[str, object]:
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}


def _mapping(value: object) -> dict[str, str]:
    return {key: str(item) for key, item in _table(value).items()}


def _compile(pattern: object) -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(_expand(str(pattern)))


def _alternatives(words: Iterable[str]) -> str:
    """Words as alternatives of a pattern, longest first; grouped by their beginnings, so that few are tried in vain."""
    ordered = sorted(words, key=lambda word: (word[:2], -len(word), word))
    groups = groupby(ordered, key=lambda word: word[:2])
    return "|".join(f"{re.escape(head)}(?:{'|'.join(re.escape(word[2:]) for word in group)})" for head, group in groups)


def _expand(pattern: str) -> str:
    """Turn the notation of the packs into a regular expression."""
    lexicon = load_lexicon()
    role = rf"(?<![\w-])(?:{_alternatives(role for role, tie in lexicon.roles.items() if tie)})(?![\w-])"

    for name, words in _SHORTHANDS.items():
        pattern = pattern.replace(f"{{{name}}}", words)

    def slot(match: re.Match[str]) -> str:
        name, kind, plural = match.groups()
        if kind == "ROLE":
            tail = r"(?:\s+for(?:\s+[A-Z][\w-]+|\s+and|,)+)?"
            opening = "(?:" if name == "_" else f"(?P<{name}>"
            return rf"{opening}(?i:{_MODIFIER}{role}(?:(?:,? (?:and|&) |, ){role})*){tail})"
        one = rf"{OPEN}[{_KINDS[kind]}]\d+{CLOSE}"
        following = match.string[match.end() :]
        if not following.startswith(("(?:'s", "'s", "-")):
            one += "(?!'s|-[a-z])"  # "Xiaomi's", "London-based": an attribute of what follows, not a party
        if name == "_":
            return f"(?:{one})"
        if plural:
            aside = rf"(?: ?\((?:[^(){OPEN}{CLOSE}]|{OPEN}D\d+{CLOSE}){{0,40}}\))?"
            return (
                rf"(?P<{name}>{one}(?:{aside}(?:[,;]? and (?:at |of )?|[,;] |,? or |,? as well as )(?:[Tt]he )?{one})*)"
            )
        return rf"(?P<{name}>{one})"

    return _SLOT.sub(slot, pattern)
