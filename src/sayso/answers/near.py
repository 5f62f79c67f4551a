"""What `check` takes for the same, the near and the incompatible: relations and roles, as data (`check.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from sayso.record.names.folding import fold, plain_role

PAST = frozenset({"former", "formerly", "ex", "once", "late", "then", "outgoing"})
BEFORE_ROLE = 4  # words between "former" and the last word of the role: "former Lund deputy mayor"


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("sayso.answers").joinpath("check.toml").read_text(encoding="utf-8"))


@cache
def implied_by(relation: str) -> frozenset[str]:
    """The relations of the record that imply a draft's relation."""
    return frozenset(_data()["implied_by"].get(relation, ()))


@cache
def relations_that(what: str) -> frozenset[str]:
    """The relations that are "once", "in_steps", "one_way", "by_role", of "many_kinds" or of "law"."""
    return frozenset(_data()["relations"][what])


def is_by_tone(rule: str) -> bool:
    """Whether a rule of the reader goes by the tone of somebody's words."""
    return rule.partition(":")[0] in _data()["claims"]["by_tone"]


@cache
def beginnings(relation: str) -> frozenset[str]:
    """The words that tell the beginning of a state, with a day of its own."""
    return frozenset(_data()["begins"].get(relation, ()))


def is_past(role: str, words: str = "") -> bool:
    """Whether a role is told as one that was held: "the former mayor"; `words` are those that tell of it.

    The mark has to stand before the role: an aide to a former mayor may still be one.
    """
    told = fold(words or role).split()
    last = fold(role).rpartition(" ")[2]
    at = told.index(last) if last in told else 0
    return not PAST.isdisjoint(told[max(0, at - BEFORE_ROLE) : at])


def same_role(draft: str, record: str) -> bool:
    """Whether the record's role bears out the draft's: the same office, or a fuller name of it.

    A draft without a role is borne out by every role, one with a role by none that is not told. "adviser" is borne out
    by "foreign policy adviser", not the other way round, and "president" not by "vice president".
    """
    wanted, had = one_name(draft), one_name(record)
    if not wanted or wanted == had:
        return True
    if not had:
        return False
    more = set(had.split()) - set(wanted.split())
    whole = set(wanted.split()) <= set(had.split()) and had.split()[-1] == wanted.split()[-1]
    return whole and more.isdisjoint(_data()["roles"]["rank"])


def never_both(one: str, other: str) -> bool:
    """Whether nobody holds both roles at a time in one body."""
    a, b = one_name(one), one_name(other)
    listed = any(a in group and b in group for group in _data()["roles"]["never_both"])
    return a != b and (listed or _is_ranked(a, b) or _is_ranked(b, a))


def _is_ranked(one: str, other: str) -> bool:
    """Whether one is the other under a rank: "deputy mayor" and "mayor"."""
    rank, _, role = one.partition(" ")
    return rank in _data()["roles"]["rank"] and role == other != ""


@lru_cache(maxsize=20_000)
def one_name(role: str) -> str:
    """The role under the one name that its synonyms share, without the words that leave an office what it is."""
    words = plain_role(role)
    if words in _synonyms():
        return _synonyms()[words]
    idle = frozenset(_data()["roles"]["idle"])
    left = " ".join(word for word in words.split() if word not in idle) or words
    if left in _synonyms():
        return _synonyms()[left]
    return " ".join(_synonyms().get(word, word) for word in left.split())


@cache
def _synonyms() -> Mapping[str, str]:
    return {name: group[0] for group in _data()["roles"]["same"] for name in group}
