"""A record of a million claims, and how fast it answers: `python -m bench.replay big.db --claims 1000000`.

The demo newsroom and, where SAYSO_DATA has them, Wikinews are read once; articles with three claims or more are taken
and kept in .cache/. Then they are added again and again under other names: the letters of every person's and every
body's name are exchanged in the text itself, so that each span still carries its words; places, titles and the bodies
that every country has stay. All rounds are added by one `Record.add`, which concludes on them at its end: that takes 14
GB of memory at a million claims.
"""

from __future__ import annotations

import argparse
import pickle
import re
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Any

from sqlalchemy import func, select

from bench import read_set
from sayso.answers.book import Record
from sayso.demo import newsroom
from sayso.intake.documents import documents
from sayso.intake.failure import Failure
from sayso.model import Document, Entity, Form, Kind, Parse, Reader, Reading
from sayso.reading.read import read
from sayso.record import schema
from sayso.record.names.folding import fold, listed, without_article

KEPT = Path(".cache/replay.pickle")
LEAST = 3  # claims of an article that is replayed
VOWELS = "aeiou"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CYCLE = 5  # rounds share a year: dates are shifted by so many leap-year cycles at most
WORD = re.compile(r"[A-Z][a-z]+")
ASKED = 200  # names
PAIRED, PAIRS = 10, 20  # rounds from which pairs of people are drawn, and how many of each
PERCENTILE = 0.95


def sources() -> list[Reading]:
    """What is replayed, read once by the rules."""
    if KEPT.exists():
        with KEPT.open("rb") as file:
            return list(pickle.load(file))
    found = [*newsroom_readings()]
    if (read_set.DATA / read_set.SETS["wikinews"]).exists():
        found += map(_light, read_set.documents("wikinews", None))
    found = [reading for reading in found if len(reading.claims) >= LEAST]
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with KEPT.open("wb") as file:
        pickle.dump(found, file, pickle.HIGHEST_PROTOCOL)
    return found


def newsroom_readings() -> list[Reading]:
    """The demo newsroom, read by the rules."""
    return [_light(item) for item in documents([newsroom()]) if not isinstance(item, Failure)]


def _light(document: Document) -> Reading:
    """What the rules read, without the parse."""
    reading = read(document, reader=Reader.RULES)
    return replace(reading, parse=Parse(), passages=(), titles=(), times=())


def renamed(reading: Reading, number: int) -> Reading:
    """The reading as it would be of an article about other people, some years on."""
    letters = _letters(number)
    text = reading.document.text
    spans = {
        mention.span
        for entity in reading.entities
        if _goes_by_name(entity)
        for mention in entity.mentions
        if mention.form is Form.NAME
    }
    for start, end in spans:
        text = text[:start] + _others(text[start:end], letters) + text[end:]
    document = reading.document
    entities = tuple(_entity(entity, letters) for entity in reading.entities)
    claims = tuple(replace(claim, time=_later(claim.time, number)) for claim in reading.claims)
    new = replace(document, id=f"{document.id}~{number}", text=text, date=_later(document.date, number))
    return replace(reading, document=new, entities=entities, claims=claims)


def _letters(number: int) -> dict[int, str]:
    """Which letter stands for which: vowels for vowels, so that names stay names."""
    random = Random(number)
    consonants = [letter for letter in ascii_lowercase if letter not in VOWELS]
    return {
        ord(old): new
        for group in (list(VOWELS), consonants)
        for old, new in zip(group, random.sample(group, len(group)), strict=True)
    }


def _others(name: str, letters: dict[int, str]) -> str:
    """The name with its letters exchanged, as long as it was, titles and small words as they were."""

    def other(found: re.Match[str]) -> str:
        word = found[0]
        return word if fold(word) in listed("honorifics") else word.lower().translate(letters).capitalize()

    return WORD.sub(other, name)


def _goes_by_name(entity: Entity) -> bool:
    common = without_article(fold(entity.name)) in listed("common_bodies")
    return entity.kind is Kind.PERSON or (entity.kind is Kind.ORGANISATION and not common)


def _entity(entity: Entity, letters: dict[int, str]) -> Entity:
    if not _goes_by_name(entity):
        return entity
    aliases = tuple(_others(alias, letters) for alias in entity.aliases)
    return replace(entity, name=_others(entity.name, letters), aliases=aliases)


def _later(time: str, number: int) -> str:
    return YEAR.sub(lambda year: str(int(year[0]) - 4 * (number % CYCLE)), time)


def fill(record: Record, readings: Sequence[Reading], wanted: int) -> int:
    """Add round after round until the record holds as many claims; gives the number of rounds."""
    begun = _rounds(record, len(readings))
    number = begun + max(0, ceil((wanted - _claims(record)) / sum(len(each.claims) for each in readings)))
    add_readings(record, (renamed(each, round) for round in range(begun, number) for each in readings))
    return number


def add_again(record: Record, reading: Reading, rounds: int) -> None:
    """Add one more article about people of the record: as another outlet prints it."""
    with record.reading() as connection:
        documents = connection.scalar(select(func.count()).select_from(schema.document)) or 0
    again = renamed(reading, documents % rounds)
    add_readings(
        record, [replace(again, document=replace(again.document, id=f"again~{documents}", outlet="The Other"))]
    )


def add_readings(record: Record, readings: Iterable[Reading]) -> None:
    """Add articles that are read already."""
    taken: dict[str, Reading] = {}

    def documents() -> Iterator[Document]:
        for reading in readings:
            taken.clear()  # each is read when it is its turn: no more than one has to be held
            taken[reading.document.id] = reading
            yield reading.document

    record.add(documents(), reader=Reader.RULES, read=lambda document: taken[document.id])


def _claims(record: Record) -> int:
    with record.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.claim)) or 0)


def _rounds(record: Record, size: int) -> int:
    with record.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.document)) or 0) // size


def names(record: Record, *, often: bool, persons: bool) -> list[str]:
    """Names of those who have ties, drawn at random: each as likely as the other, or as `often` as articles name them.

    `persons` leaves out bodies, places and events.
    """
    entity, random = schema.entity.c, Random(0)
    named = select(entity.name, entity.documents).where(entity.public, entity.full, entity.claims > 0)
    query = named.where(entity.kind == str(Kind.PERSON)) if persons else named
    with record.reading() as connection:
        rows = list(connection.execute(query.order_by(entity.id)))
    return random.choices([row.name for row in rows], [row.documents if often else 1 for row in rows], k=ASKED)


def pairs(record: Record, readings: Sequence[Reading], rounds: int) -> list[tuple[str, str]]:
    """Pairs of people of one round, by their ids, as often as articles name them: such as may be tied to each other."""
    entity, version = schema.entity.c, schema.version.c
    named = (
        select(entity.id, entity.documents)
        .join_from(schema.version, schema.run)
        .join(schema.appearance, schema.appearance.c.run == schema.run.c.key)
        .join(schema.entity, entity.id == schema.appearance.c.entity)
        .where(entity.kind == str(Kind.PERSON), entity.public, entity.claims > 0)
        .distinct()
    )
    found: list[tuple[str, str]] = []
    random = Random(0)
    with record.reading() as connection:
        for round in random.sample(range(rounds), min(rounds, PAIRED)):
            documents = [f"{each.document.id}~{round}" for each in readings]
            rows = list(connection.execute(named.where(version.document.in_(documents)).order_by(entity.id)))
            ids, often = [row.id for row in rows], [row.documents for row in rows]
            found += zip(random.choices(ids, often, k=PAIRS), random.choices(ids, often, k=PAIRS), strict=True)
    return found


def timed(ask: Callable[..., object], questions: Iterable[Sequence[Any]]) -> str:
    """Median and 95th percentile of the answers' times, in milliseconds."""
    taken = []
    for question in questions:
        begun = time.perf_counter()
        ask(*question)
        taken.append(1000 * (time.perf_counter() - begun))
    taken.sort()
    middle, high = taken[len(taken) // 2], taken[int(PERCENTILE * len(taken))]
    return f"{middle:.1f} / {high:.1f} ms, longest {taken[-1]:.0f} (n {len(taken)})"


def measure(record: Record, readings: Sequence[Reading], rounds: int) -> Iterator[str]:
    """How long the answers take, in lines."""
    samples = {
        "people, each as likely": names(record, often=False, persons=True),
        "people, as often as named": names(record, often=True, persons=True),
        "all parties, as often as named": names(record, often=True, persons=False),
    }
    for told, asked in samples.items():
        for verb in ("who", "ties", "timeline", "said"):
            yield f"{verb}, {told}: {timed(getattr(record, verb), ((name,) for name in asked))}"
    yield f"path, people of one round: {timed(record.path, pairs(record, readings, rounds))}"


def main() -> None:
    """Fill a record and measure it."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("record", type=Path)
    ask.add_argument("--claims", type=int, default=1_000_000)
    ask.add_argument("--articles", type=int, default=20, help="how many to add one by one at the end")
    args = ask.parse_args()
    readings = sources()
    with Record(str(args.record)) as record:
        rounds = fill(record, readings, args.claims)
        claims = _claims(record)
        size = sum(path.stat().st_size for path in args.record.parent.glob(f"{args.record.name}*"))
        print(f"{claims} claims, {size / claims:.0f} bytes a claim")
        for line in measure(record, readings, rounds):
            print(line, flush=True)
        some = Random(1).sample(readings, min(args.articles, len(readings)))
        print(f"add one article: {timed(lambda one: add_again(record, one, rounds), ((each,) for each in some))}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
