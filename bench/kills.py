"""`kill -9` at random points: `python -m bench.kills --times 200`.

A record is made of the demo newsroom, once more under other names. Then, again and again, a process of its own takes up
one kind of work on a copy of it and says what it has done, piece by piece; somewhere on the way it is killed. After
that the record has to open, be intact, hold all that was said to be done, and come to the same in the end as one whose
work nobody interrupted. Of whom it said that they are erased no byte may be left, in the file or the files beside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from random import Random

from sqlalchemy import select

from bench.replay import add_readings, newsroom_readings, renamed
from sayso.answers.asked import Reply
from sayso.answers.book import Record
from sayso.model import Kind, Reading
from sayso.record import schema
from sayso.record.judging.decisions import Decision, in_force

PIECES = 6  # of each kind of work
LISTED = 40  # names to a list
LONGER = "\n\nA later edition has this line more."
CONCLUDED = (schema.entity, schema.name, schema.tie, schema.origin, schema.suggestion, schema.listed_as)


class Lost(Exception):
    """A record that is not what it has to be."""


@dataclass(frozen=True, slots=True)
class Material:
    """What the work is done on and with."""

    start: Path  # the record that each run begins with a copy of
    articles: tuple[tuple[Reading, ...], ...]  # in portions
    answers: tuple[Reply, ...]
    withdrawn: tuple[str, ...]  # ids of documents
    erased: Mapping[str, str]  # ids of people, and their names
    decisions: tuple[Mapping[str, object], ...]
    lists: Mapping[str, bytes]  # lists of names, by their names


Done = Callable[[str], None]  # says that a piece of work is done


def add(record: Record, material: Material, done: Done) -> None:
    """Articles, new ones and changed ones."""
    for portion in material.articles:
        add_readings(record, portion)
        for reading in portion:
            done(f"{reading.document.id} {reading.document.version}")


def review(record: Record, material: Material, done: Done) -> None:
    """Answers to what a person is asked."""
    asked: set[str] = set()
    for answer in material.answers:
        for question in record.questions(limit=1, without=asked).questions:
            asked.add(question.id)
            done(record.judge(question, answer).id)


def withdraw(record: Record, material: Material, done: Done) -> None:
    """Articles taken back by their outlets."""
    for document in material.withdrawn:
        record.withdraw(document)
        done(document)


def erase(record: Record, material: Material, done: Done) -> None:
    """People taken out for good."""
    for person in material.erased:
        record.erase_person(person, really=True)
        done(person)


def take_decisions(record: Record, material: Material, done: Done) -> None:
    """Decisions of another record."""
    for each in material.decisions:
        record.take_decisions([each])
        done(str(each["id"]))


def take_lists(record: Record, material: Material, done: Done) -> None:
    """Lists of names."""
    for name, data in material.lists.items():
        record.import_names(name, data)
        done(name)


Work = Callable[[Record, Material, Done], None]
WORKS: Mapping[str, Work] = {
    "add": add,
    "review": review,
    "withdraw": withdraw,
    "erase": erase,
    "decisions import": take_decisions,
    "names import": take_lists,
}
REPEATED = ("add", "erase", "decisions import", "names import")  # doing these twice is doing them once


def material(folder: Path, readings: Sequence[Reading], pieces: int = PIECES) -> Material:
    """The record to begin with, and what is done to it in so many pieces: made from readings under several names."""
    start = folder / "start.db"
    with Record(str(start)) as record:
        add_readings(record, [*readings, *(renamed(each, 1) for each in readings)])
        people = _people(record)
    more = [*(renamed(each, 2) for each in readings), *map(_longer, readings[: len(readings) // 2])]
    using = Material(
        start,
        articles=tuple(tuple(more[first::pieces]) for first in range(pieces)),
        answers=tuple(islice(cycle(Reply), pieces)),
        withdrawn=tuple(each.document.id for each in readings[:pieces]),
        erased=dict(Random(0).sample(sorted(people.items()), min(pieces, len(people)))),
        decisions=(),
        lists={f"list {number}": _list(people.values(), number) for number in range(pieces)},
    )
    with Record(str(fresh(folder, using))) as record:
        review(record, using, lambda _: None)
        return replace(using, decisions=tuple(each.as_dict() for each in record.decisions()))


def _longer(reading: Reading) -> Reading:
    document = reading.document
    return replace(reading, document=replace(document, text=document.text + LONGER))


def _people(record: Record) -> dict[str, str]:
    """Persons with a whole name that nobody else goes by or has in theirs, by their ids."""
    entity = schema.entity.c
    with record.reading() as connection:
        rows = connection.execute(select(entity.id, entity.name, entity.full).where(entity.kind == str(Kind.PERSON)))
        found = {row.id: row.name for row in rows if row.full}
        every = list(connection.scalars(select(entity.name)))
    return {id: name for id, name in found.items() if sum(name in other for other in every) == 1}


def _list(names: Iterable[str], number: int) -> bytes:
    some = sorted(names)[number : number + LISTED]
    lines = [f"p{number}-{place},{name},Mayor" for place, name in enumerate(some)]
    return "\n".join(["id,name,role", *lines]).encode()


@contextmanager
def working(path: Path, work: Work, using: Material) -> Iterator[tuple[int, int]]:
    """A process that does the work on the record; its id, and the end of a pipe on which it says what is done."""
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        _work_alone(path, work, using, said)
    os.close(said)
    try:
        yield child, heard
    finally:
        os.close(heard)


def _work_alone(path: Path, work: Work, using: Material, said: int) -> None:
    """Do the work and end the process, whatever happens."""

    def done(piece: str) -> None:
        os.write(said, f"{piece}\n".encode())

    try:
        with Record(str(path)) as record:
            work(record, using, done)
    except BaseException:  # an error must not run on into the parent's work
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def interrupted(path: Path, work: Work, using: Material, after_s: float) -> tuple[bool, list[str]]:
    """Begin the work and kill it after so many seconds: whether it was still at it, and what it said was done."""
    with working(path, work, using) as (child, heard):
        time.sleep(after_s)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        told = _read(heard)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise Lost("the work itself failed")
    return os.WIFSIGNALED(status), told.decode().split("\n")[:-1]


def _read(end: int) -> bytes:
    return b"".join(iter(lambda: os.read(end, 1 << 16), b""))


def check(path: Path, work: str, said: Sequence[str], using: Material) -> None:
    """Raise Lost where the record does not open, is not intact, or lacks something that was said to be done."""
    with Record(str(path)) as record:
        with record.reading() as connection:
            for pragma, fine in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
                found = [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]
                if found != fine:
                    raise Lost(f"{pragma}: {found}")
        if faults := record.intact().broken:
            raise Lost(f"not intact: {faults}")
        missing = set(said) - HELD[work](record)
        if work == "erase":
            missing = {id for id in said if _is_in_bytes(path, using.erased[id])}
    if missing:
        raise Lost(f"lost after it was said to be done: {sorted(missing)}")


def _documents(record: Record) -> set[str]:
    version = schema.version.c
    with record.reading() as connection:
        return {f"{row.document} {row.sha256}" for row in connection.execute(select(version.document, version.sha256))}


def _decided(record: Record) -> tuple[Decision, ...]:
    with record.reading() as connection:
        return in_force(connection)


HELD: Mapping[str, Callable[[Record], set[str]]] = {
    "add": _documents,
    "review": lambda record: {each.id for each in _decided(record)},
    "withdraw": lambda record: {selector.document for each in _decided(record) for selector in each.selectors},
    "erase": lambda record: set(),
    "decisions import": lambda record: {each.id for each in record.decisions()},
    "names import": lambda record: {each.name for each in record.name_lists()},
}


def _is_in_bytes(path: Path, name: str) -> bool:
    files = path.parent.glob(f"{path.name}*")
    return any(each in file.read_bytes().lower() for file in files for each in (name.lower().encode(),))


def state(path: Path) -> list[str]:
    """What a record concludes and from which articles, in lines that are equal where that is equal."""
    version, claim = schema.version.c, schema.claim.c
    live = select(schema.run.c.key).where(schema.run.c.expired_at.is_(None))
    with Record(str(path)) as record, record.reading() as connection:
        queries = [select(table) for table in CONCLUDED]
        queries.append(select(version.document, version.sha256).where(version.expired_at.is_(None)))
        queries.append(select(claim.id, claim.tie, claim.origin, claim.review).where(claim.run.in_(live)))
        return sorted(str(tuple(row)) for query in queries for row in connection.execute(query))


@dataclass(slots=True)
class Trial:
    """One kind of work: how long it takes, and what a record comes to by it when nobody interrupts it."""

    name: str
    using: Material
    seconds: float = 0.0
    end: Sequence[str] = ()

    def measure(self, path: Path) -> None:
        """Do the work once to its end."""
        begun = time.monotonic()
        self.do(path)
        self.seconds = time.monotonic() - begun
        self.end = state(path)

    def do(self, path: Path) -> None:
        """Do the work here."""
        with Record(str(path)) as record:
            WORKS[self.name](record, self.using, lambda _: None)

    def kill(self, folder: Path, random: Random) -> int:
        """Kill it once on its way; gives how many pieces were done by then. Raises Lost."""
        while True:
            path = fresh(folder, self.using)
            killed, said = interrupted(path, WORKS[self.name], self.using, random.uniform(0, self.seconds))
            check(path, self.name, said, self.using)
            if self.name in REPEATED:
                self.do(path)
                check(path, self.name, said, self.using)
                if state(path) != self.end:
                    raise Lost("done again, it comes to something else than done once")
            if killed:
                return len(said)


def fresh(folder: Path, using: Material) -> Path:
    """A copy of the record to begin with, in the place of the last one."""
    path = folder / "work.db"
    for old in folder.glob("work.db*"):
        old.unlink()
    shutil.copy(using.start, path)
    return path


def kills(using: Material, folder: Path, times: int, seed: int) -> dict[str, list[int]]:
    """Kill each kind of work in turn, so many times in all; gives the pieces done at each kill. Raises Lost."""
    random = Random(seed)
    trials = [Trial(name, using) for name in WORKS]
    for trial in trials:
        trial.measure(fresh(folder, using))
    found: dict[str, list[int]] = {trial.name: [] for trial in trials}
    for number in range(times):
        trial = trials[number % len(trials)]
        try:
            found[trial.name].append(trial.kill(folder, random))
        except Lost as lost:
            raise Lost(f"kill {number + 1}, {trial.name}: {lost}; the record is in {folder}") from lost
    return found


def main() -> None:
    """Kill, check, and print how it went."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--times", type=int, default=200)
    ask.add_argument("--seed", type=int, default=0)
    args = ask.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="sayso-kills-"))
    try:
        found = kills(material(folder, newsroom_readings()), folder, args.times, args.seed)
    except Lost as lost:
        sys.exit(str(lost))
    for name, pieces in found.items():
        counts = Counter("none" if not each else "some" for each in pieces)
        print(f"{name}: killed {len(pieces)} times, {counts['none']} of them before anything was done; nothing lost")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
