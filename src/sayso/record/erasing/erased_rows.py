"""The rows of one reading without somebody: those about them go, the others read as the text now does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, select, update

from sayso.record import schema
from sayso.record.erasing.meant import Meant
from sayso.record.erasing.tombstones import Tombstone
from sayso.record.rows import CONTEXT, paragraph
from sayso.record.weighing.shingles import PASSAGE, own_words, sketch

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text before and after, and who is unreadable in it now."""

    before: str
    after: str
    stone: Tombstone

    def cut(self, span: Iterable[int]) -> str:
        """The words of a span as they are now; "" for no span."""
        start, end = tuple(span) or (0, 0)
        return self.after[start:end]


@dataclass(slots=True)
class Gone:
    """What went from one reading."""

    claims: list[tuple[str, str]]  # relation and words
    statements: int


def redact_run(connection: Connection, run: int, here: Meant, text: Redacted) -> Gone:
    """Delete what is about the person in one reading, and bring the rest up to the redacted text."""
    statements = _statements(connection, run, here.dropped, text)
    claims = _claims(connection, run, here.dropped, statements, text)
    _posts(connection, run, text)
    _roles(connection, run, here.dropped, text)
    _drop_sayings(connection, run, here.dropped, statements)
    _drop(connection, schema.mention, run, "appearance", here.dropped)
    _drop(connection, schema.statement, run, "id", statements)
    _drop(connection, schema.appearance, run, "id", here.dropped)
    _appearances(connection, run, text)
    return Gone(claims, len(statements))


def _rows(connection: Connection, table: Table, run: int) -> list[Any]:
    return list(connection.execute(select(table).where(table.c.run == run)))


def _drop(connection: Connection, table: Table, run: int, column: str, values: Collection[str]) -> None:
    here = and_(table.c.run == run, table.c[column] == bindparam("gone"))
    if values:
        connection.execute(delete(table).where(here), [{"gone": each} for each in values])


def _set(connection: Connection, table: Table, row: Any, values: Values, key: Collection[str] = ("id",)) -> None:  # noqa: ANN401 # a row of the table
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        here = and_(table.c.run == row.run, *(table.c[name] == getattr(row, name) for name in key))
        connection.execute(update(table).where(here).values(changed))


def _statements(connection: Connection, run: int, dropped: Collection[str], text: Redacted) -> set[str]:
    """Rewrite the statements that stay; gives the ids of those that go: by, to or about the person."""
    rows = _rows(connection, schema.statement, run)
    gone = {row.id for row in rows if {*row.speakers, *row.about, row.addressee} & set(dropped)}
    for row in rows:
        if row.id not in gone:
            values = {
                "quotes": [text.cut(span) for span in row.content],
                "speaker_words": text.cut(row.speaker_span),
                "cue_words": text.cut(row.cue),
                "within": "" if row.within in gone else row.within,
            }
            _set(connection, schema.statement, row, values)
    return gone


def _claims(
    connection: Connection, run: int, dropped: Collection[str], statements: Collection[str], text: Redacted
) -> list[tuple[str, str]]:
    gone, about = [], set(dropped)
    own = own_words(text.after, [(post.start, post.end) for post in _rows(connection, schema.post, run)])
    for row in _rows(connection, schema.claim, run):
        if {row.subject, row.object, *row.speakers, *(word["speaker"] for word in row.say_so)} & about:
            gone.append(row)
            continue
        values = {
            "quote": text.cut((row.start, row.end)),
            "prefix": text.after[max(0, row.start - CONTEXT) : row.start],
            "suffix": text.after[row.end : row.end + CONTEXT],
            "sketch": list(sketch(own[slice(*paragraph(text.after, (row.start, row.end)))], PASSAGE.size)),
            "role": text.stone.redacted(row.role),
            "say_so": [_word(word, text) for word in row.say_so],
            "statement": "" if row.statement in statements else row.statement,
        }
        _set(connection, schema.claim, row, values)
    _drop(connection, schema.claim, run, "id", {row.id for row in gone})
    return [(row.relation, row.quote) for row in gone]


def _word(word: Mapping[str, Any], text: Redacted) -> Values:
    """A link of a say-so; what is no id is the article's words, or the outlet."""
    if word["kind"] == "unnamed" and word["start"] is not None:
        words = text.before[word["start"] : word["end"]]
        now = (
            text.cut((word["start"], word["end"])) if word["speaker"] == words else text.stone.redacted(word["speaker"])
        )
        return dict(word) | {"speaker": now}
    return dict(word) | {"speaker": text.stone.redacted(word["speaker"], theirs=word["kind"] == "unnamed")}


def _posts(connection: Connection, run: int, text: Redacted) -> None:
    for row in _rows(connection, schema.post, run):
        values = {"author": text.stone.redacted(row.author), "handle": text.stone.redacted_address(row.handle)}
        _set(connection, schema.post, row, values)


def _roles(connection: Connection, run: int, dropped: Collection[str], text: Redacted) -> None:
    _drop(connection, schema.role, run, "appearance", dropped)
    _drop(connection, schema.role, run, "of", dropped)
    for row in _rows(connection, schema.role, run):
        key = ("appearance", "start", "end", "role")
        _set(connection, schema.role, row, {"role": text.stone.redacted(row.role)}, key)


def _drop_sayings(connection: Connection, run: int, dropped: Collection[str], statements: Collection[str]) -> None:
    _drop(connection, schema.saying, run, "statement", statements)
    _drop(connection, schema.saying, run, "appearance", dropped)


def _appearances(connection: Connection, run: int, text: Redacted) -> None:
    """Names of others keep what is not the person's: a foundation its "Foundation", kin no family name guessed at."""
    for row in _rows(connection, schema.appearance, run):
        guessed = text.stone.redacted(row.inferred_name) != row.inferred_name
        values = {
            "name": text.stone.redacted(row.name, theirs=False),
            "aliases": [text.stone.redacted(alias, theirs=False) for alias in row.aliases],
            "inferred_name": "" if guessed else row.inferred_name,
        }
        _set(connection, schema.appearance, row, values)
