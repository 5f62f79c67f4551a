"""What rests on unnamed word only, by the words for the source and the outlet that grants it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sayso.answers.findings import UnnamedSource
from sayso.answers.law import with_law
from sayso.answers.names import fitting, ids
from sayso.answers.plain import DETERMINER, LOOSE
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.answers.ties import listed_rows, shown_ties, tie
from sayso.model import Basis, Factuality
from sayso.record.names.folding import fold
from sayso.record.store import Store
from sayso.record.weighing.standing import Standing

Key = tuple[str, str]  # folded words for the source, outlet


def unnamed(
    record: Store, name: str | None = None, *, private: bool = False, risky: bool = False
) -> tuple[UnnamedSource, ...]:
    """The ties that stand on unnamed sources alone, of all whom the name fits or of all; most ties first.

    A tie stands with each unnamed source that it rests on; those that a post carries as well are left out. `private`
    adds the ties of people without a public role to the list of all, `risky` those on risky claims alone.
    """
    with record.reading() as connection:
        ours = None if name is None else ids(fitting(connection, name))
        hearsay = tie.standing == str(Standing.HEARSAY)
        rows = listed_rows(connection, ours, hearsay, private=private, risky=risky)
        found = with_law(connection, shown_ties(connection, rows))
    grouped: dict[Key, dict[str, TieShown]] = defaultdict(dict)
    said: dict[Key, str] = {}
    for each in found:
        for claim in _resting_on(each):
            words = _descriptor(claim)
            key = fold(words), claim.outlet
            said.setdefault(key, words)
            grouped[key][each.id] = each
    groups = [UnnamedSource(said[key], key[1], tuple(ties.values())) for key, ties in grouped.items()]
    return tuple(sorted(groups, key=lambda group: (-len(group.ties), group.descriptor, group.outlet)))


def _resting_on(tie: TieShown) -> Iterator[ClaimShown]:
    """The flat claims of a tie that rests on unnamed word only; none where it also rests on a post."""
    flat = [claim for claim in tie.claims if claim.factuality is Factuality.CERTAIN]
    if all(claim.basis is Basis.UNNAMED for claim in flat):
        yield from flat


def _descriptor(claim: ClaimShown) -> str:
    """The article's words for the source, without "a" or "the" in front."""
    words = next((word.speaker for word in claim.say_so if word.kind == "unnamed"), "")
    return DETERMINER.sub("", words.strip(LOOSE))
