"""Who is who across articles, measured on pairs labelled by hand: `python -m bench.identity score RECORD`.

The pairs lie in bench/labels (its README says how they were drawn and labelled). A pair counts as joined where both
persons are one entity of the record, which holds the articles and what the machine concluded, no decisions.
`draw RECORD --seed N -o FILE` draws pairs, `show RECORD` prints the passages to label them by, and nothing of what the
record concluded; `score RECORD --show` prints what is wrong, to mend causes on the pairs that are there for it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from bench.identity_draw import Seen, draw, seen
from sayso.model import Kind
from sayso.record import schema
from sayso.record.store import Store

LABELS = Path(__file__).parent / "labels"
MEASURE, MEND = LABELS / "identity.jsonl", LABELS / "identity_mend.jsonl"
ONE, TWO, UNCLEAR = "one", "two", "unclear"
AROUND = 260  # characters shown on either side
GROUPS = ("same", "family", "variant")


@dataclass(frozen=True, slots=True)
class Side:
    """A person in one article, by the place of their name."""

    text: str  # sha256
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two persons, and whether they are one."""

    group: str
    rule: str
    sides: tuple[Side, Side]
    label: str = ""
    again: str = ""  # what a second, independent look made of it, where there was one


def load(path: Path) -> list[Labelled]:
    """The pairs of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Labelled(row["group"], row["rule"], (Side(*row["one"]), Side(*row["other"])), row["label"], row["again"])
        for row in rows
    ]


def save(pairs: Iterable[Labelled], path: Path) -> None:
    """Write the pairs, a line each."""
    with path.open("w", encoding="utf-8") as file:
        for pair in pairs:
            one, other = ([side.text, side.start, side.end] for side in pair.sides)
            row = {"group": pair.group, "rule": pair.rule, "one": one, "other": other}
            file.write(json.dumps(row | {"label": pair.label, "again": pair.again}) + "\n")


@dataclass(frozen=True, slots=True)
class Joined:
    """What the record makes of the pairs: whom it joins, and whom it suggests to."""

    joined: frozenset[int]  # numbers of pairs
    suggested: frozenset[int]
    missing: frozenset[int]  # one of the two has no entity: the article is not there, or reads otherwise


def judge(connection: Connection, pairs: Sequence[Labelled]) -> Joined:
    """Which of the pairs the record has as one."""
    entities = _entities(connection, {side for pair in pairs for side in pair.sides})
    suggested = {
        frozenset(row) for row in connection.execute(select(schema.suggestion.c.one, schema.suggestion.c.other))
    }
    joined, asked, missing = set(), set(), set()
    for number, pair in enumerate(pairs):
        one, other = (entities.get(side, "") for side in pair.sides)
        if not (one and other):
            missing.add(number)
        elif one == other:
            joined.add(number)
        elif frozenset((one, other)) in suggested:
            asked.add(number)
    return Joined(frozenset(joined), frozenset(asked), frozenset(missing))


def _entities(connection: Connection, sides: Collection[Side]) -> dict[Side, str]:
    """The person whose mention overlaps each place the most, as the record knows them."""
    texts = {side.text for side in sides}
    run, version, mention, appearance = (
        each.c for each in (schema.run, schema.version, schema.mention, schema.appearance)
    )
    here = {
        row.key: row.sha256
        for row in connection.execute(
            select(run.key, version.sha256, version.document)
            .join_from(schema.run, schema.version)
            .where(run.expired_at.is_(None), version.sha256.in_(texts))
            .order_by(version.document.desc())  # two articles with one text: the first
        )
    }
    first = {text: key for key, text in here.items()}
    placed = (
        select(mention.run, mention.start, mention.end, appearance.entity)
        .join_from(schema.mention, schema.appearance)
        .where(mention.run.in_(first.values()), appearance.kind == str(Kind.PERSON))
    )
    spans: dict[str, list[tuple[int, int, str]]] = {}
    for row in connection.execute(placed):
        spans.setdefault(here[row.run], []).append((row.start, row.end, row.entity))
    found = {side: _at(side, spans.get(side.text, ())) for side in sides}
    return {side: entity for side, entity in found.items() if entity}


def _at(side: Side, spans: Iterable[tuple[int, int, str]]) -> str:
    def shared(span: tuple[int, int, str]) -> tuple[int, int]:
        start, end, _ = span
        return min(end, side.end) - max(start, side.start), start - end

    best = max(spans, key=shared, default=None)
    return best[2] if best and shared(best)[0] > 0 else ""


@dataclass(frozen=True, slots=True)
class Score:
    """What came out for some of the pairs."""

    pairs: int
    one: int  # pairs of one person
    joined: int
    right: int  # of the joined
    suggested: int  # pairs of one person that are not joined but asked about
    suggested_two: int  # pairs of two people that are asked about

    def __str__(self) -> str:
        """Precision, recall, and recall with what is suggested, each with its counts."""
        return (
            f"precision {_share(self.right, self.joined)}   recall {_share(self.right, self.one)}   "
            f"with suggestions {_share(self.right + self.suggested, self.one)}   "
            f"two people suggested {self.suggested_two}"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} ({part}/{whole})" if whole else "    - (0/0)"


def score(pairs: Sequence[Labelled], found: Joined, group: str = "") -> Score:
    """The score of a group, or of all; pairs that nobody can tell are left out."""
    told = {n for n, pair in enumerate(pairs) if pair.label in (ONE, TWO) and group in ("", pair.group, pair.rule)}
    one = {n for n in told if pairs[n].label == ONE}
    joined = found.joined & told
    asked = found.suggested & told
    return Score(len(told), len(one), len(joined), len(joined & one), len(asked & one), len(asked - one))


def agreement(pairs: Iterable[Labelled]) -> tuple[int, int]:
    """How many of the pairs that were labelled twice have the same label, and how many were."""
    twice = [pair for pair in pairs if pair.again]
    return sum(pair.label == pair.again for pair in twice), len(twice)


def passages(connection: Connection, pairs: Sequence[Labelled], numbers: Iterable[int]) -> Iterator[str]:
    """What there is to label the pairs by: date, outlet, title and the words around each name."""
    version, outlet = schema.version.c, schema.outlet.c
    texts = {side.text for pair in pairs for side in pair.sides}
    columns = select(version.sha256, version.text, version.date, version.title, outlet.name)
    columns = columns.join_from(schema.version, schema.outlet, isouter=True)
    rows = connection.execute(columns.where(version.sha256.in_(texts)))
    articles = {row.sha256: row for row in rows}
    for number in numbers:
        yield f"#{number}"
        for side in pairs[number].sides:
            article = articles[side.text]
            text = article.text
            before, after = text[max(0, side.start - AROUND) : side.start], text[side.end : side.end + AROUND]
            words = " ".join(f"{before}[[{text[side.start : side.end]}]]{after}".split())
            yield f"  {article.date} {article.name or '-'} | {article.title[:70]} | {words}"


def main() -> None:
    """Draw, show or score."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("do", choices=("draw", "show", "score"))
    ask.add_argument("record", type=Path)
    ask.add_argument("--seed", type=int, default=4)
    ask.add_argument("--share", type=float, default=1.0, help="of each quota, to draw a smaller set")
    ask.add_argument("--but", type=Path, nargs="*", default=(), help="sets whose names are not to be drawn again")
    ask.add_argument("-o", type=Path, default=MEASURE, help="where drawn pairs are written")
    ask.add_argument("--pairs", type=Path, default=MEASURE)
    ask.add_argument("--show", action="store_true", help="with score: the pairs that are wrong")
    ask.add_argument("--from", dest="first", type=int, default=0)
    ask.add_argument("--to", dest="last", type=int, default=10**6)
    args = ask.parse_args()
    with Store(str(args.record)) as record, record.reading() as connection:
        if args.do == "draw":
            people = seen(connection)
            before = _names(people, (pair for path in args.but for pair in load(path)))
            found = draw(people, args.seed, before, args.share)
            save((_unlabelled(part.group, part.rule, pair) for part, pair in found), args.o)
            print(f"{len(found)} pairs: {dict(Counter(part.rule for part, _ in found))}")
            return
        pairs = load(args.pairs)
        if args.do == "show":
            print("\n".join(passages(connection, pairs, range(args.first, min(args.last, len(pairs))))))
            return
        _print_score(connection, pairs, show=args.show)


def _unlabelled(group: str, rule: str, pair: tuple[Seen, Seen]) -> Labelled:
    one, other = (Side(each.text, each.start, each.end) for each in pair)
    return Labelled(group, rule, (one, other))


def _names(people: Iterable[Seen], pairs: Iterable[Labelled]) -> set[tuple[str, str]]:
    """The pairs of names that a set has."""
    by_place: Mapping[Side, str] = {Side(each.text, each.start, each.end): each.name for each in people}
    named = [sorted(by_place.get(side, "") for side in pair.sides) for pair in pairs]
    return {(one, other) for one, other in named}


def _print_score(connection: Connection, pairs: Sequence[Labelled], *, show: bool) -> None:
    found = judge(connection, pairs)
    labels = Counter(pair.label for pair in pairs)
    same, twice = agreement(pairs)
    print(
        f"{len(pairs)} pairs: {labels[ONE]} of one person, {labels[TWO]} of two, {labels[UNCLEAR]} that nobody can tell"
    )
    print(f"labelled twice: {twice}, alike {same}; not in the record: {len(found.missing)}")
    for name in ("", *GROUPS, *dict.fromkeys(pair.rule for pair in pairs)):
        print(f"{name or 'all':<34} {score(pairs, found, name)}")
    if show:
        wrong = [n for n in sorted(found.joined) if pairs[n].label == TWO]
        missed = [n for n, pair in enumerate(pairs) if pair.label == ONE and n not in found.joined]
        for title, numbers in (("joined, but two people", wrong), ("one person, not joined", missed)):
            print(f"\n{title}: {len(numbers)}")
            print("\n".join(passages(connection, pairs, numbers)))


if __name__ == "__main__":
    main()
