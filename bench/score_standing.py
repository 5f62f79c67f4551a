"""Standing as graded by hand from the words: `python -m bench.score_standing RECORD [--show]`.

The labels (bench/labels/README.md) name ties by their ids and a hash of their claims as they were read: a tie that was
read otherwise since is counted as gone, for the grade was given to other claims; only by the words it is scored, for
they are what they were. `--sheet` draws the ties by the seed and prints what a grader needs, without what the record
makes of it; `--sheet --again` draws the second sheet (`--labels`): of ties whose articles were all read by the newest
reader, none of which is on the first.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, select

import sayso
from sayso.answers.quoted import sentence_around
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.answers.shown import shown_ties
from sayso.record import schema
from sayso.record.portions import in_portions
from sayso.relations import relations

LABELS = Path(__file__).parent / "labels" / "standing.jsonl"
SEED = 20261122
AGAIN: Mapping[str, int] = {
    "disputed": 8,
    "denied": 9,
    "on_record": 9,
    "corroborated": 9,
    "reported": 9,
    "hearsay": 8,
    "speculated": 8,
}
QUOTAS: Mapping[str, int] = {
    "withdrawn": 15,
    "disputed": 20,
    "denied": 20,
    "on_record": 24,
    "corroborated": 26,
    "reported": 24,
    "hearsay": 20,
    "speculated": 20,
}


@dataclass(frozen=True, slots=True)
class Label:
    """One tie as somebody graded it from its words by docs/standing.md."""

    tie: str
    claims: str  # hash of the claims
    grade: str
    again: str  # of a second grading, from the words alone, "" where there was none
    words: str  # what the words come to where a claim is read wrong, "none" for no such tie; "" where none is


def labels(path: Path = LABELS) -> list[Label]:
    """The labels in their order."""
    return [Label(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def drawn(ties: Iterable[tuple[str, str]], quotas: Mapping[str, int] = QUOTAS) -> list[str]:
    """The ids of as many ties of each standing as its quota is, in an order that tells nothing."""
    lot = Random(SEED)
    by_standing = defaultdict(list)
    for id, standing in sorted(ties):
        by_standing[standing].append(id)
    found = [
        id
        for standing, quota in quotas.items()
        for id in lot.sample(by_standing[standing], min(quota, len(by_standing[standing])))
    ]
    lot.shuffle(found)
    return found


def read_again(connection: Connection) -> set[str]:
    """The ties whose live claims all stand in articles that the newest reader read."""
    run, claim = schema.run.c, schema.claim.c
    newest = connection.scalar(select(run.reader).order_by(run.key.desc()).limit(1))
    live = select(claim.tie, run.reader).join_from(schema.claim, schema.run).where(run.expired_at.is_(None))
    found = [(row.tie, row.reader == newest) for row in connection.execute(live)]
    return {tie for tie, _ in found} - {tie for tie, is_newest in found if not is_newest}


def digest(tie: TieShown, texts: Mapping[str, str]) -> str:
    """What a grade rests on: the claims as they are read, without a word of them."""
    told = sorted(
        [texts[each.document], each.start, each.end, each.basis, each.official, each.factuality, each.phase, each.time]
        for each in tie.claims
    )
    return hashlib.sha256(json.dumps([tie.relation, told]).encode()).hexdigest()


def shown(connection: Connection, ids: Iterable[str]) -> dict[str, TieShown]:
    """The ties of these ids with their claims."""
    rows = list(in_portions(connection, select(schema.tie), schema.tie.c.id, ids))
    return {each.id: each for each in shown_ties(connection, rows)}


def versions(connection: Connection) -> dict[str, tuple[str, str]]:
    """The hash and the text of each article."""
    version = schema.version.c
    live = select(version.document, version.sha256, version.text).where(version.expired_at.is_(None))
    return {row.document: (row.sha256, row.text) for row in connection.execute(live)}


def sheet(tie: TieShown, beside: Iterable[TieShown], texts: Mapping[str, str]) -> Iterator[str]:
    """A tie for a grader: its claims, each with its words in their sentence; and whom else a party has so."""
    relation = relations()[tie.relation]
    kind = "act" if relation.event else "state"
    symmetric = ", both ways" if relation.symmetric else ""
    yield f"{tie.id}  {tie.subject_name} | {relation.label} | {tie.object_name}  {tie.role} ({kind}{symmetric})"
    for claim in tie.claims:
        yield f"  {_read(claim)}"
        start, end = sentence_around(texts[claim.document], (claim.start, claim.end))
        words = texts[claim.document]
        yield f"    {words[start : claim.start]}[{words[claim.start : claim.end]}]{words[claim.end : end]}"
    for other in beside if relation.one_at_a_time else ():
        times = ", ".join(f"{each.time or 'no time'} {each.factuality} {each.phase}" for each in other.claims)
        yield f"  beside: {other.subject_name} | {relation.label} | {other.object_name}: {times}"


def _read(claim: ClaimShown) -> str:
    """A claim as it was read: where, whose word, how sure, when."""
    chain = " < ".join(f"{word.kind} {word.name}" for word in claim.say_so)
    official = "official " if claim.official else ""
    voice = f"{official}{claim.basis} by {', '.join(claim.speaker_names) or '-'} ({chain})"
    facts = [claim.document, claim.outlet, claim.date, voice, claim.factuality, claim.phase, claim.time]
    return " · ".join(str(each) for each in facts if each)


def rows(connection: Connection, tie: TieShown) -> list[Any]:
    """The ties of the same relation that share a party with it."""
    column = schema.tie.c
    parties = (tie.subject, tie.object)
    query = select(schema.tie).where(column.relation == tie.relation, column.id != tie.id)
    return [row for row in connection.execute(query) if row.subject in parties or row.object in parties]


def main() -> None:
    """Print the sheet, or how the record's standings compare with the labels."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("record")
    ask.add_argument("--sheet", action="store_true")
    ask.add_argument("--again", action="store_true")
    ask.add_argument("--labels", type=Path, default=LABELS)
    ask.add_argument("--show", action="store_true", help="print the ties on which record and label differ")
    args = ask.parse_args()
    with sayso.open(args.record) as record, record.reading() as connection:
        known = versions(connection)
        texts = {document: text for document, (_, text) in known.items()}
        if args.sheet:
            every = [(row.id, row.standing) for row in connection.execute(select(schema.tie))]
            if args.again:
                fresh = read_again(connection) - {label.tie for label in labels()}
                every = [(id, standing) for id, standing in every if id in fresh]
            ids = drawn(every, AGAIN if args.again else QUOTAS)
            found = shown(connection, ids)
            for number, id in enumerate(ids, start=1):
                beside = shown_ties(connection, rows(connection, found[id]))
                print(f"{number}.", "\n".join(sheet(found[id], beside, texts)), "", sep="\n")
            return
        hashes = {document: sha256 for document, (sha256, _) in known.items()}
        _score(connection, labels(args.labels), hashes, texts, show=args.show)


def _score(
    connection: Connection, given: list[Label], hashes: Mapping[str, str], texts: Mapping[str, str], *, show: bool
) -> None:
    found = shown(connection, [label.tie for label in given])
    here = [each for each in given if each.tie in found and digest(found[each.tie], hashes) == each.claims]
    right = [each for each in here if found[each.tie].standing == each.grade]
    twice = [each for each in given if each.again]
    misread = [each for each in here if each.words]
    by_words = [each for each in here if found[each.tie].standing == (each.words or each.grade)]
    print(f"{len(given)} labels, {len(given) - len(here)} of ties that are gone or read otherwise now")
    print(f"standing as graded: {len(right)} of {len(here)} ({100 * len(right) / max(1, len(here)):.1f} %)")
    print(f"with a claim that is read wrong (graded as read): {len(misread)}")
    print(f"standing as the words have it, read right or wrong: {len(by_words)} of {len(here)}")
    now = {id: str(tie.standing) for id, tie in found.items()}
    by_words_now = [each for each in given if now.get(each.tie, "none") == (each.words or each.grade)]
    print(f"the same, of all labels, read otherwise or not: {len(by_words_now)} of {len(given)}")
    print(f"graded twice: {len(twice)}, alike {sum((each.words or each.grade) == each.again for each in twice)}")
    by_grade = Counter((each.grade, str(found[each.tie].standing)) for each in here)
    for (grade, standing), number in sorted(by_grade.items()):
        print(f"  {grade:13} record: {standing:13} {number}")
    for each in here if show else ():
        if found[each.tie].standing != each.grade:
            print(f"\ngraded {each.grade}, record {found[each.tie].standing}: {found[each.tie].reason}")
            print("\n".join(sheet(found[each.tie], (), texts)))


if __name__ == "__main__":
    main()
