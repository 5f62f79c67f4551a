"""A record of a million claims, and how fast it answers: `python -m bench.replay big.db --claims 1000000`.

The demo newsroom and, where SAYSO_DATA has them, Wikinews are read once; articles with three claims or more are taken
and kept in .cache/. Then they are added again and again under other names: the letters of every person's and every
body's name are exchanged in the text itself, so that each span still carries its words; places, titles and the bodies
that every country has stay. Every round is added by `Record.add`, which concludes on it.
"""

from __future__ import annotations

import argparse
import pickle
import re
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from string import ascii_lowercase

from sqlalchemy import func, select

from bench import read_set
from sayso.answers.book import Record
from sayso.demo import newsroom
from sayso.intake.documents import documents
from sayso.intake.failure import Failure
from sayso.model import Document, Entity, Form, Kind, Parse, Reader, Reading
from sayso.reading.read import read
from sayso.record import schema
from sayso.record.folding import fold, listed, without_article

KEPT = Path(".cache/replay.pickle")
LEAST = 3  # claims of an article that is replayed
VOWELS = "aeiou"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CYCLE = 5  # rounds share a year: dates are shifted by so many leap-year cycles at most
WORD = re.compile(r"[A-Z][a-z]+")
ASKED = 200  # names
PERCENTILE = 0.95


def sources() -> list[Reading]:
    """What is replayed, read once by the rules."""
    if KEPT.exists():
        with KEPT.open("rb") as file:
            return list(pickle.load(file))
    found = [reading for reading in map(_light, _articles()) if len(reading.claims) >= LEAST]
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    with KEPT.open("wb") as file:
        pickle.dump(found, file, pickle.HIGHEST_PROTOCOL)
    return found


def _articles() -> Iterator[Document]:
    for item in documents([newsroom()]):
        if not isinstance(item, Failure):
            yield item
    if (read_set.DATA / read_set.SETS["wikinews"]).exists():
        yield from read_set.documents("wikinews", None)


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


def fill(record: Record, readings: Sequence[Reading], wanted: int, report: Callable[[int, int, float], None]) -> int:
    """Add round after round until the record holds as many claims; gives the number of the next round."""
    number, held = _rounds(record, len(readings)), _claims(record)
    while held < wanted:
        begun = time.process_time()
        add_round(record, readings, number)
        number, held = number + 1, _claims(record)
        report(number, held, time.process_time() - begun)
    return number


def add_round(record: Record, readings: Sequence[Reading], number: int) -> None:
    """Add the readings under the names of one round."""
    _add(record, [renamed(reading, number) for reading in readings])


def add_again(record: Record, reading: Reading, rounds: int) -> None:
    """Add one more article about people of the record: as another outlet prints it."""
    with record.reading() as connection:
        documents = connection.scalar(select(func.count()).select_from(schema.document)) or 0
    again = renamed(reading, documents % rounds)
    _add(record, [replace(again, document=replace(again.document, id=f"again~{documents}", outlet="The Other"))])


def _add(record: Record, readings: Sequence[Reading]) -> None:
    here = {each.document.id: each for each in readings}
    record.add([each.document for each in here.values()], reader=Reader.RULES, read=lambda it: here[it.id])


def _claims(record: Record) -> int:
    with record.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.claim)) or 0)


def _rounds(record: Record, size: int) -> int:
    with record.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(schema.document)) or 0) // size


def names(record: Record, count: int) -> list[str]:
    """Names of public people who have ties, drawn at random; the first are those with the most articles."""
    entity = schema.entity.c
    public = select(entity.name).where(entity.kind == str(Kind.PERSON), entity.public, entity.full, entity.claims > 0)
    with record.reading() as connection:
        busiest = list(connection.scalars(public.order_by(entity.documents.desc()).limit(count // 10)))
        drawn = list(connection.scalars(public.order_by(entity.id)))
    return [*busiest, *Random(0).sample(drawn, min(count - len(busiest), len(drawn)))]


def timed(ask: Callable[[str], object], questions: Sequence[str]) -> str:
    """Median and 95th percentile of the answers' times, in milliseconds."""
    taken = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        taken.append(1000 * (time.perf_counter() - begun))
    taken.sort()
    return f"{taken[len(taken) // 2]:.1f} / {taken[int(PERCENTILE * len(taken))]:.1f} ms, longest {taken[-1]:.0f}"


def main() -> None:
    """Fill a record and measure it."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("record", type=Path)
    ask.add_argument("--claims", type=int, default=1_000_000)
    ask.add_argument("--articles", type=int, default=20, help="how many to add one by one at the end")
    args = ask.parse_args()
    readings = sources()
    with Record(str(args.record)) as record:
        number = fill(record, readings, args.claims, lambda *told: print(*told, flush=True))
        claims, size = (
            _claims(record),
            sum(path.stat().st_size for path in args.record.parent.glob(f"{args.record.name}*")),
        )
        print(f"{claims} claims, {size / claims:.0f} bytes a claim")
        asked = names(record, ASKED)
        for verb in ("who", "ties", "timeline", "said"):
            print(f"{verb}: {timed(getattr(record, verb), asked)} ({len(asked)} names)")
        some = Random(1).sample(readings, min(args.articles, len(readings)))
        shelf = {each.document.id: each for each in some}
        print(f"add one article: {timed(lambda id: add_again(record, shelf[id], number), list(shelf))}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
