"""The whole way from a document to its reading: the parse, then one list of steps, each of which can be tried alone.

With `encoded` before them the steps ask the learned heads too; without it they are the rules alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sayso.model import Document, Reader, Reading
from sayso.reading.coreference.coreference import coreference
from sayso.reading.coreference.first_person import first_person
from sayso.reading.heads.passages import encoded
from sayso.reading.names.names import names
from sayso.reading.parse import segment_all
from sayso.reading.statements.statements import statements
from sayso.reading.ties.claims import claims
from sayso.reading.ties.roles import roles
from sayso.reading.ties.titles import titles
from sayso.reading.times.times import times

Step = Callable[[Reading], Reading]

STEPS: tuple[Step, ...] = (
    times,  # time expressions to EDTF
    names,  # persons, organisations, places, events, accounts, by their names
    coreference,  # pronouns, nominals, groups
    titles,  # role nouns, with who bears them and whose they are
    roles,  # the titles on the persons who bear them
    statements,  # who said, wrote or thinks what
    first_person,  # "I" and "we" in what is quoted
    claims,  # ties, with basis, say-so, factuality and time
)


def read(document: Document, reader: Reader = Reader.HEADS) -> Reading:
    """The reading of one document; a document without words has an empty one."""
    return next(read_all([document], reader))


def read_all(documents: Iterable[Document], reader: Reader = Reader.HEADS) -> Iterator[Reading]:
    """The readings of many documents, one at a time and in their order."""
    for parsed in segment_all(map(Reading, documents)):
        yield finished(parsed, reader)


def finished(parsed: Reading, reader: Reader) -> Reading:
    """What the reader makes of a reading that has its parse."""
    for step in steps(reader):
        parsed = step(parsed)
    return parsed


def steps(reader: Reader) -> tuple[Step, ...]:
    """What a reader does after the parse."""
    return (encoded, *STEPS) if reader is Reader.HEADS else STEPS
