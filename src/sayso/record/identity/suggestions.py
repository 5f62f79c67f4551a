"""Who may be one without being sure enough to be joined: for a person to judge, with a score and reasons in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from sayso.model import Kind
from sayso.record.identity.forms import agree, alike
from sayso.record.identity.joining import Identity
from sayso.record.names.folding import fold, without_article, without_titles

MANY = 12  # namesakes: of more only those who have something in common that few of them have are suggested
LISTED = 3  # companions named in a reason
SAME_NAME, A_FORM = 0.5, 0.4  # where a suggestion begins
A_MARK, A_COMPANION, MOST_COMPANIONS = 0.2, 0.08, 3
A_NAMESAKE, MOST_NAMESAKES = 0.02, 10  # each further bearer of the name makes a pair less likely to be one
LEAST = 0.25


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two parties that may be one."""

    one: str
    other: str
    score: float
    reasons: tuple[str, ...]


def suggestions(parties: Iterable[Identity], judged: Iterable[tuple[str, str, bool]] = ()) -> list[Suggestion]:
    """The pairs worth asking about, the likeliest first; those that a person told apart are not asked again."""
    apart = {frozenset(pair) for *pair, same in judged if not same}
    parties = list(parties)
    first = _first_forms(parties)
    blocks: dict[str, list[Identity]] = defaultdict(list)
    for party in parties:
        for name in _blocks(party, first):
            blocks[name].append(party)
    found: dict[tuple[str, str], Suggestion] = {}
    for _, members in sorted(blocks.items()):
        for suggestion in _among(members, apart):
            best = found.setdefault((suggestion.one, suggestion.other), suggestion)
            if suggestion.score > best.score:
                found[suggestion.one, suggestion.other] = suggestion
    return sorted(found.values(), key=lambda each: (-each.score, each.one, each.other))


def _first_forms(parties: Iterable[Identity]) -> dict[str, str]:
    """For each full name the first of those that can be forms of one with it, or with one of these."""
    names = {name for party in parties if party.kind is Kind.PERSON for name in _full_names(party)}
    return {name: block[0] for block in alike(names) for name in block}


def _blocks(party: Identity, first: Mapping[str, str]) -> set[str]:
    """What two parties must have in common to be compared: of persons a form of a name, else the name."""
    if party.kind is Kind.PERSON:
        return {first[name] for name in _full_names(party)}
    return {without_article(fold(party.name))} if party.kind is Kind.ORGANISATION else set()


def _among(members: Sequence[Identity], apart: set[frozenset[str]]) -> Iterator[Suggestion]:
    ordered = sorted(members, key=lambda party: party.id)
    for one, other in combinations(ordered, 2) if len(ordered) <= MANY else _with_something_rare(ordered):
        if one.kind is not other.kind or _told_apart(one, other, apart) or not _can_be_one(one, other):
            continue
        suggestion = _suggestion(one, other, len(ordered))
        if suggestion.score >= LEAST:
            yield suggestion


def _full_names(party: Identity) -> set[str]:
    return {without_titles(name) for member in party.members for name in member.full_names}


def _can_be_one(one: Identity, other: Identity) -> bool:
    """Whether any of their names can be forms of one; of bodies the name is the same."""
    names, others = _full_names(one), _full_names(other)
    return one.kind is not Kind.PERSON or bool(names & others) or any(agree(a, b) for a in names for b in others)


def _with_something_rare(members: Sequence[Identity]) -> list[tuple[Identity, Identity]]:
    """The pairs of many namesakes that share a mark or a companion which only a few of them have."""
    having: dict[object, list[Identity]] = defaultdict(list)
    for party in members:
        for shared in (*_marks(party), *_company(party)):
            having[shared].append(party)
    found = {
        (one.id, other.id): (one, other)
        for parties in having.values()
        if len(parties) <= MANY
        for one, other in combinations(parties, 2)
    }
    return [found[pair] for pair in sorted(found)]


def _told_apart(one: Identity, other: Identity, apart: set[frozenset[str]]) -> bool:
    if not apart:
        return False
    return any(frozenset((a.id, b.id)) in apart for a in one.members for b in other.members)


def _suggestion(one: Identity, other: Identity, namesakes: int) -> Suggestion:
    marks = sorted(_marks(one) & _marks(other))
    companions = sorted(_company(one) & _company(other))
    same_name = one.kind is not Kind.PERSON or _full_names(one) & _full_names(other)
    score = (
        (SAME_NAME if same_name else A_FORM)
        + A_MARK * len(marks[:2])
        + A_COMPANION * min(len(companions), MOST_COMPANIONS)
    )
    score -= A_NAMESAKE * min(namesakes - 2, MOST_NAMESAKES)
    full_name = "same full name" if same_name else "forms of one name"
    reasons = [full_name if one.kind is Kind.PERSON else "same name"]
    reasons += [f"both: {words}" for _, words in marks[:LISTED]]
    if companions:
        more = f" and {len(companions) - LISTED} more" if len(companions) > LISTED else ""
        reasons.append(f"both named with {', '.join(companions[:LISTED])}{more}")
    return Suggestion(one.id, other.id, round(min(score, 0.99), 2), tuple(reasons))


def _marks(party: Identity) -> set[tuple[str, str]]:
    """Of a person; bodies of one name are told apart by nothing else."""
    return {mark for member in party.members for mark in member.marks} if party.kind is Kind.PERSON else set()


def _company(party: Identity) -> set[str]:
    return {name for member in party.members for name in member.company}


def as_rows(found: Iterable[Suggestion]) -> list[dict[str, Any]]:
    """The suggestions as rows of their table."""
    return [
        {"one": each.one, "other": each.other, "score": each.score, "reasons": list(each.reasons)} for each in found
    ]
