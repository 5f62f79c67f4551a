"""How many parties of the gold ties and statements have an entity: `python -m bench.score_names [--set dev] [--show]`.

A party is found where an entity of the article has a matching name. Reported besides: how often the kind is one that
the relation allows, and over how many entities one gold person is spread. Errors are shown on the training set only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.read_set import DATA, parsed
from sayso.model import Entity, Kind, Reading
from sayso.reading.coreference.coreference import coreference
from sayso.reading.names.names import names
from sayso.relations import relations

sys.path.insert(0, str(DATA.parent / "score"))
from readings import key, same_name  # type: ignore[import-not-found]


@dataclass(frozen=True, slots=True)
class Party:
    """One name that the gold wants, the kinds it can be of, and what for."""

    name: str
    kinds: frozenset[str]
    use: str  # "tie" or "speaker"


def parties(gold: dict[str, Any]) -> Iterator[Party]:
    """The named parties of the gold ties and the named speakers of the statements, each once."""
    seen: set[Party] = set()
    for tie in gold["ties"]:
        relation = relations()[tie["relation"]]
        seen.add(Party(tie["subject"], relation.subjects, "tie"))
        seen.add(Party(tie["object"], relation.objects, "tie"))
    for statement in gold["statements"]:
        if statement["basis"] in ("named", "post"):
            named = [name for name in statement["speaker"].split(" and ") if name[:1].isupper()]
            seen.update(Party(name, frozenset(Kind), "speaker") for name in named)
    return iter(sorted(seen, key=lambda party: (party.name, party.use, sorted(party.kinds))))


def fitting(party: Party, reading: Reading) -> list[Entity]:
    """The entities with a name that can be the party's; those with exactly its words alone, if there are any."""
    found = [
        entity for entity in reading.entities if any(same_name(party.name, n) for n in (entity.name, *entity.aliases))
    ]
    exact = [entity for entity in found if key(entity.name) == key(party.name)]
    return exact or found


def main() -> None:
    """Print the shares found, of the right kind, and the entities for one gold person."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--set", choices=("train", "dev"), default="train")
    ask.add_argument("--show", action="store_true")
    args = ask.parse_args()
    count: Counter[str] = Counter()
    for reading in parsed(f"wikinews-{args.set}", None, fresh=False):
        path = DATA / "ties_wikinews" / args.set / "gold" / f"{reading.document.id}.json"
        read = coreference(names(reading))
        for party in parties(json.loads(Path(path).read_text(encoding="utf-8"))):
            _count(count, read, party, show=args.show and args.set == "train")
    for use in ("tie", "speaker"):
        _line(f"{use}: found", count[f"{use} found"], count[use])
        _line(f"{use}: of a kind it can be", count[f"{use} right kind"], count[f"{use} found"])
        _line(f"{use}: one entity only", count[f"{use} one"], count[f"{use} found"])


def _count(count: Counter[str], reading: Reading, party: Party, *, show: bool) -> None:
    found = fitting(party, reading)
    count[party.use] += 1
    count[f"{party.use} found"] += bool(found)
    right = [entity for entity in found if entity.kind in party.kinds]
    count[f"{party.use} right kind"] += bool(right)
    count[f"{party.use} one"] += len(found) == 1
    if show and (len(found) != 1 or not right):
        listed = "; ".join(f"{entity.kind} {entity.name}" for entity in found) or "-"
        print(f"{reading.document.id}\t{party.use}\t{party.name}\t{listed}")


def _line(label: str, part: int, whole: int) -> None:
    print(f"{label:<32} {100 * part / max(whole, 1):5.1f}  ({part} of {whole})")


if __name__ == "__main__":
    main()
