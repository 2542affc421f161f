"""Regimes: dated rules of who is covered through ownership or control, as data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeAlias

import yaml

from tieline.errors import UsageError
from tieline.model import PartialDate
from tieline.ownership.list_name import fold_list_name, list_keys
from tieline.ownership.percent import Threshold

Value: TypeAlias = "str | bool | date | list[Value] | dict[str, Value] | None"
"""What the YAML of a regime may hold."""

_THRESHOLD = re.compile(r"(at least|more than) (\d+(?:\.\d+)?)")


class Force(StrEnum):
    """Whether a rule has force on a day: it may be uncertain, and the day may lie outside all its periods."""

    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    UNCERTAIN = "uncertain"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """What a rule says in one period.

    Attributes:
        starts_on: First day; None when as far back as can be asked.
        ends_on: Last day; None while it lasts.
        force: Whether it has force in that period.
        doubt: The fact that would tell its force; None unless that is uncertain.
        aggregate: Whether the stakes of several listed parties are added up.
        counts: Kinds of stake that are added up, each with what the sum must reach.
        controls: Kinds of edge that cover a company by themselves.
        joint: Whether the parties of a joint arrangement each count as holding what all of them hold.
        text: The rule in one clause.
        citation: Where it is laid down.
    """

    starts_on: PartialDate | None
    ends_on: PartialDate | None
    force: Force
    doubt: str | None
    aggregate: bool
    counts: tuple[tuple[str, Threshold], ...]
    controls: tuple[str, ...]
    joint: bool
    text: str
    citation: str

    def touches(self, as_of: PartialDate) -> bool:
        """Whether a day may fall in its period.

        Args:
            as_of: The day, or the month or year in which the day lies.

        Returns:
            True if a day that it may mean lies between its first and its last day, both included.
        """
        has_begun = self.starts_on is None or self.starts_on.first <= as_of.last
        return has_begun and (self.ends_on is None or as_of.first <= self.ends_on.last)


@dataclass(frozen=True, slots=True)
class Regime:
    """A rule with its history.

    Attributes:
        id: Short stable name ("ofac-50").
        title: Its name in words.
        authority: Who applies it.
        lists: The lists it hangs on, each with the names it goes by.
        versions: What it says, period by period, oldest first.
        confirm: What a person should confirm about this reading of it; None when nothing.
        cautions: Notes for situations, by situation: control, minority, unknown_share, joint, most_restricted.
    """

    id: str
    title: str
    authority: str
    lists: tuple[tuple[str, ...], ...]
    versions: tuple[RuleVersion, ...]
    confirm: str | None
    cautions: Mapping[str, str]

    def hangs_on(self, list_name: str) -> bool:
        """Whether it is tied to a list.

        Args:
            list_name: A name of the list, as an authority or a person writes it.

        Returns:
            True if that is one of the names the rule's lists go by.
        """
        return bool(list_keys(list_name) & {fold_list_name(name) for names in self.lists for name in names})

    def versions_on(self, as_of: PartialDate) -> tuple[RuleVersion, ...]:
        """What it says on a day.

        Args:
            as_of: The day, or the month or year in which the day lies.

        Returns:
            The version of that day, or all that the day may fall under. Where it may lie outside all periods, the
            nearest version stands for that, its force being `Force.OUTSIDE`.
        """
        found = [version for version in self.versions if version.touches(as_of)]
        first, last = self.versions[0], self.versions[-1]
        if first.starts_on is not None and as_of.first < first.starts_on.first:
            found.insert(0, replace(first, force=Force.OUTSIDE, doubt=None))
        if last.ends_on is not None and as_of.last > last.ends_on.last:
            found.append(replace(last, force=Force.OUTSIDE, doubt=None))
        return tuple(found)


def is_same_list(one: str, other: str) -> bool:
    """Whether two names are of one list.

    Args:
        one: A name of a list, as an authority or a person writes it.
        other: Another.

    Returns:
        True if they share a form: whole, before the authority, or the acronym; or a rule's lists know both.
    """
    if list_keys(one) & list_keys(other):
        return True
    known = (names for regime in load_regimes().values() for names in regime.lists)
    return any(all(list_keys(name) & set(map(fold_list_name, names)) for name in (one, other)) for names in known)


@cache
def load_regimes() -> Mapping[str, Regime]:
    """Read all regimes that come with the product.

    Returns:
        Regimes by id, sorted by id.
    """
    folder = files("tieline.resources") / "regimes"
    sources = sorted((item for item in folder.iterdir() if item.name.endswith(".yml")), key=lambda item: item.name)
    regimes = [parse_regime(source.read_text(encoding="utf-8")) for source in sources]
    return MappingProxyType({regime.id: regime for regime in sorted(regimes, key=lambda regime: regime.id)})


def get_regime(rule: str) -> Regime:
    """Look up a regime.

    Args:
        rule: Its id.

    Returns:
        The regime.

    Raises:
        UsageError: There is none of that id.
    """
    regimes = load_regimes()
    if rule not in regimes:
        near = get_close_matches(rule, regimes, n=1) or list(regimes)
        raise UsageError(f"there is no rule {rule!r}", hint=f"try {', '.join(near)}")
    return regimes[rule]


def parse_regime(text: str) -> Regime:
    """Read one regime.

    Args:
        text: YAML as in `resources/regimes`.

    Returns:
        The regime.

    Raises:
        ValueError: A field is missing, unknown or not of its kind.
    """
    data = _mapping(yaml.safe_load(text), "a regime")
    versions = tuple(_parse_version(_mapping(item, "a version")) for item in _items(data.pop("versions"), "versions"))
    regime = Regime(
        id=_text(data.pop("id"), "id"),
        title=_text(data.pop("title"), "title"),
        authority=_text(data.pop("authority"), "authority"),
        lists=tuple(_texts(names, "lists") for names in _items(data.pop("lists"), "lists")),
        versions=versions,
        confirm=_optional_text(data.pop("confirm", None), "confirm"),
        cautions=MappingProxyType(
            {name: _text(note, name) for name, note in _mapping(data.pop("cautions", {}), "cautions").items()}
        ),
    )
    _refuse_rest(data)
    return regime


def assume(regime: Regime, force: str) -> Regime:
    """Decide a rule's force where it is uncertain.

    Args:
        regime: The rule.
        force: "in-force" or "suspended".

    Returns:
        The rule with every uncertain period decided so.

    Raises:
        UsageError: The force is neither, or the rule is certain at all times.
    """
    if force not in {Force.IN_FORCE, Force.SUSPENDED}:
        raise UsageError(f"rule {regime.id} cannot be assumed {force!r}", hint="say in-force or suspended")
    if not any(version.force is Force.UNCERTAIN for version in regime.versions):
        raise UsageError(f"the force of rule {regime.id} is known at all times", hint="leave out the assumption")
    decided = tuple(
        replace(version, force=Force(force), doubt=None) if version.force is Force.UNCERTAIN else version
        for version in regime.versions
    )
    return replace(regime, versions=decided)


def _parse_version(data: dict[str, Value]) -> RuleVersion:
    counts = _mapping(data.pop("counts"), "counts")
    version = RuleVersion(
        starts_on=_date(data.pop("from")),
        ends_on=_date(data.pop("to")),
        force=Force(_text(data.pop("force"), "force")),
        doubt=_optional_text(data.pop("doubt", None), "doubt"),
        aggregate=data.pop("aggregate") is True,
        counts=tuple((kind, _threshold(_text(text, kind))) for kind, text in counts.items()),
        controls=_texts(data.pop("controls"), "controls"),
        joint=data.pop("joint", False) is True,
        text=_text(data.pop("text"), "text"),
        citation=_text(data.pop("citation"), "citation"),
    )
    _refuse_rest(data)
    if (version.force is Force.UNCERTAIN) != (version.doubt is not None):
        raise ValueError("a version names a doubt if and only if its force is uncertain")
    return version


def _threshold(text: str) -> Threshold:
    match = _THRESHOLD.fullmatch(text)
    if match is None:
        raise ValueError(f"not a threshold: {text!r}")
    return Threshold(Decimal(match[2]), match[1] == "at least")


def _date(value: Value) -> PartialDate | None:
    return None if value is None else PartialDate(str(value))


def _text(value: Value, name: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{name} is not a text: {value!r}")
    return value


def _optional_text(value: Value, name: str) -> str | None:
    return None if value is None else _text(value, name)


def _items(value: Value, name: str) -> list[Value]:
    if not isinstance(value, list):
        raise ValueError(f"{name} is not a list: {value!r}")
    return value


def _texts(value: Value, name: str) -> tuple[str, ...]:
    return tuple(_text(item, name) for item in _items(value, name))


def _mapping(value: Value, name: str) -> dict[str, Value]:
    if not isinstance(value, dict):
        raise ValueError(f"{name} is not a mapping: {value!r}")
    return dict(value)


def _refuse_rest(data: Iterable[str]) -> None:
    if rest := sorted(data):
        raise ValueError(f"unknown fields: {', '.join(rest)}")
