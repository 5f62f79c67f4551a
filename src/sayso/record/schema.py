"""The tables of a record (docs/data-model.md), as SQLAlchemy Core knows them; made and changed by `migrations/`.

What a reading gave is kept as it came, under the `run` that gave it. `entity`, `name`, `tie`, `origin`, `contested`,
`unnamed` and the columns `appearance.entity`, `claim.tie`, `claim.origin`, `claim.review` are worked out from all live
runs together, and can be at any time.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    column,
    table,
    text,
)

from sayso.model import MadeBy, Review

REVISION = "0002"  # the last of migrations/versions: a record at it is opened without loading Alembic


class Words(TypeDecorator[str]):
    """Text as it came. Lone surrogates, which no database takes for text, are kept as bytes."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401 # str or bytes
        """The value as the driver takes it: str, or bytes where str cannot be encoded."""
        if value is None or value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], str | None]:
        """What makes the text that was given of str or bytes."""
        return lambda value: value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


class Listed(TypeDecorator[list[Any]]):
    """A JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ANN401 # any JSON-ready sequence
        """The list as JSON, letters as they are where they can be encoded; none at all is the empty list."""
        return as_json(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Any]:
        """What makes the list again."""
        return lambda value: json.loads(value) if value and value != "[]" else []


def as_json(value: object) -> str:
    """Compact JSON that any database takes for text."""
    if not value:
        return "[]"
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return written


metadata = MetaData()


def _text(name: str, **options: Any) -> Column[str]:  # noqa: ANN401 # what Column takes
    return Column(name, Words, nullable=False, server_default="", **options)


def _offset(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _run() -> Column[int]:
    return Column("run", Integer, ForeignKey("run.key"), primary_key=True)


outlet = Table("outlet", metadata, Column("id", Text, primary_key=True), _text("name"))

document = Table(
    "document",
    metadata,
    Column("id", Words, primary_key=True),
    _text("withdrawn"),  # ISO 8601 day on which its outlet took it back, "" where it did not
    _text("created_at"),
    Index("document_withdrawn", "withdrawn", sqlite_where=text("withdrawn != ''")),
)

version = Table(
    "version",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("document", Words, ForeignKey("document.id"), nullable=False),
    _text("sha256"),  # of the text
    _text("edition"),  # hash of the text and of all that stands with it: date, title, outlet, url
    Column("outlet", Text, ForeignKey("outlet.id")),
    _text("url"),
    _text("title"),
    _text("date"),
    _text("text"),
    _text("extractor"),
    Column("sketch", Listed, nullable=False),  # the smallest hashes of its runs of words (see shingles.py)
    _text("created_at"),
    Column("expired_at", Text),
    UniqueConstraint("document", "edition"),
    Index("version_date", "date", "document", sqlite_where=text("expired_at IS NULL")),
    Index("version_outlet", "outlet", "date", sqlite_where=text("expired_at IS NULL")),
)

run = Table(
    "run",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("version", Integer, ForeignKey("version.key"), nullable=False),
    _text("reader"),  # hash of sayso's reading code, its word lists and its models
    _text("sayso"),  # version of sayso
    _text("created_at"),
    Column("expired_at", Text),
    Column("settled", Boolean, nullable=False, server_default="0"),  # whether the conclusions count it
    Column("corrects", Integer),  # the run as it was read, of one that is put right (put_right.py); else null
    UniqueConstraint("version", "reader"),
    Index("run_expired", "expired_at", sqlite_where=text("expired_at IS NOT NULL")),
    Index("run_unsettled", "key", sqlite_where=text("settled = (expired_at IS NOT NULL)")),  # as touched.py asks
)

moved = Table(  # which mentions of a run that is put right are somebody else than they were read as
    "moved",
    metadata,
    _run(),
    Column("appearance", Text, primary_key=True),  # whose they are
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    _text("was"),  # the appearance that they were read as
    _text("decision"),
)

added = Table(  # what a person added to a run that is put right: a claim, or a party that was not read as anybody
    "added",
    metadata,
    _run(),
    Column("id", Text, primary_key=True),
    Column("decision", Text, primary_key=True),
)

corrected = Table(  # claims that a person put right, with the fields as they are now
    "corrected",
    metadata,
    _run(),
    Column("id", Text, primary_key=True),
    Column("fields", Listed, nullable=False),  # by name
    _text("decision"),  # the latest
)

passage = table("passage", column("text"), column("version"), column("start"))  # FTS5; a paragraph a row

appearance = Table(
    "appearance",
    metadata,
    _run(),
    Column("id", Text, primary_key=True),  # as the reading has it
    Column("kind", Text, nullable=False),
    _text("name"),
    _text("inferred_name"),
    Column("aliases", Listed, nullable=False),
    Column("members", Listed, nullable=False),
    _text("entity"),
    _text("side"),  # of a person: the first of those it is firmly one with, where the entity is named for another
    Index("appearance_entity", "entity", "name", "aliases"),  # all three: how an entity is spelled, without its rows
)

mention = Table(
    "mention",
    metadata,
    _run(),
    Column("appearance", Text, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("form", Text, nullable=False),
    ForeignKeyConstraint(["run", "appearance"], ["appearance.run", "appearance.id"]),
)

role = Table(
    "role",
    metadata,
    _run(),
    Column("appearance", Text, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("role", Words, primary_key=True),
    Column("status", Text, nullable=False),
    _text("of"),  # an appearance
    _text("time"),
    ForeignKeyConstraint(["run", "appearance"], ["appearance.run", "appearance.id"]),
)

post = Table(
    "post",
    metadata,
    _run(),
    Column("id", Text, primary_key=True),
    _text("author"),
    _text("handle"),
    _text("date"),
    _offset("start"),
    _offset("end"),
    Column("words", Listed, nullable=False),  # span without picture link and signature
)

statement = Table(
    "statement",
    metadata,
    _run(),
    Column("id", Text, primary_key=True),
    Column("speakers", Listed, nullable=False),  # appearances
    Column("speaker_span", Listed, nullable=False),
    _text("speaker_words"),
    Column("cue", Listed, nullable=False),
    _text("cue_words"),
    Column("content", Listed, nullable=False),  # spans
    Column("quotes", Listed, nullable=False),  # the words of each
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("about", Listed, nullable=False),
    _text("addressee"),
    _text("time"),
    _text("within"),
    _text("post"),
    _text("rule"),
    Column("made_by", Text, nullable=False, server_default=MadeBy.RULE),
)

saying = Table(  # who speaks in a statement, and whom it is about; a group stands here by its members as well
    "saying",
    metadata,
    _run(),
    Column("statement", Text, primary_key=True),
    Column("appearance", Text, primary_key=True),
    Column("part", Text, primary_key=True),  # "speaker" or "about"
    ForeignKeyConstraint(["run", "statement"], ["statement.run", "statement.id"]),
    Index("saying_appearance", "run", "appearance"),
)

claim = Table(
    "claim",
    metadata,
    _run(),
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),  # an appearance, as is the object
    Column("relation", Text, nullable=False),
    Column("object", Text, nullable=False),
    _text("role"),
    Column("phase", Text, nullable=False),
    _text("stage"),
    Column("basis", Text, nullable=False),
    Column("official", Boolean, nullable=False),
    Column("speakers", Listed, nullable=False),
    Column("say_so", Listed, nullable=False),
    Column("factuality", Text, nullable=False),
    _text("time"),
    _offset("start"),
    _offset("end"),
    Column("subject_span", Listed, nullable=False),
    Column("object_span", Listed, nullable=False),
    Column("quote", Words, nullable=False),  # the words from start to end
    Column("prefix", Words, nullable=False),  # those before and after: with the quote, a W3C TextQuoteSelector
    Column("suffix", Words, nullable=False),
    _text("statement"),
    _text("post"),
    Column("score", Float, nullable=False),
    _text("rule"),
    Column("sketch", Listed, nullable=False),  # of the paragraph it stands in
    _text("tie"),
    _text("origin"),
    Column("review", Text, nullable=False, server_default=Review.UNREVIEWED),
    ForeignKeyConstraint(["run", "subject"], ["appearance.run", "appearance.id"]),
    ForeignKeyConstraint(["run", "object"], ["appearance.run", "appearance.id"]),
    Index("claim_tie", "tie"),
)

entity = Table(
    "entity",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    _text("name"),
    Column("public", Boolean, nullable=False),  # False: found by exact search only
    Column("full", Boolean, nullable=False),  # False: a person known by a part of the name only, within one document
    Column("joined", Listed, nullable=False),  # why appearances of several documents are one, in plain words
    Column("documents", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    _text("known_by"),  # kind and name of a body, place or event that is one by these alone (things.py), else ""
    Index("entity_known_by", "known_by"),
    Index("entity_claims", "claims", "id"),
)

companion = Table(  # what a person's full name says as company (links.py)
    "companion",
    metadata,
    Column("folded", Words, primary_key=True),
    _text("spelled"),
    Column("everybody", Boolean, nullable=False),  # beside so many that it tells nothing
)

name = Table(
    "name",
    metadata,
    Column("entity", Text, ForeignKey("entity.id"), primary_key=True),
    Column("folded", Words, primary_key=True),  # lower case, without accents and punctuation
    _text("name"),
    Column("own", Boolean, nullable=False),  # False for a short form or alias
    Index("name_folded", "folded"),
)

word = Table(  # the words of names, to find whoever has one
    "word",
    metadata,
    Column("word", Words, primary_key=True),
    Column("entity", Text, primary_key=True),
    sqlite_with_rowid=False,
)

tie = Table(
    "tie",
    metadata,
    Column("id", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("object", Text, nullable=False),
    _text("role"),
    _text("valid_at"),
    _text("invalid_at"),
    _text("stage"),
    Column("standing", Text, nullable=False),
    _text("reason"),
    Column("origins", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("review", Text, nullable=False, server_default=Review.UNREVIEWED),
    _text("first_date"),  # of the articles that tell it, "" where none is dated
    _text("last_date"),
    Index("tie_subject", "subject", "relation", "object"),
    Index("tie_object", "object", "relation"),
)

contested = Table(  # what sources do not agree about (contested.py), in the order in which it is listed
    "contested",
    metadata,
    Column("tie", Text, primary_key=True),
    Column("dated", Text, primary_key=True),  # what is dated otherwise: "act", "start", "end"; "": whether it is so
    Column("rank", Integer, nullable=False),  # the highest is listed first
    _text("last_date"),  # as the tie has it
    Index("contested_listed", "rank", "last_date", "tie", "dated"),
)

unnamed = Table(  # the ties that rest on unnamed word only, with the words for the source
    "unnamed",
    metadata,
    Column("tie", Text, primary_key=True),
    Column("folded", Words, primary_key=True),
    Column("outlet", Words, primary_key=True),  # its name, "" where not given
    _text("words"),
    Index("unnamed_source", "folded", "outlet"),
)

origin = Table(
    "origin",
    metadata,
    Column("id", Text, primary_key=True),
    Column("tie", Text, nullable=False),
    _text("why"),  # in plain words: what makes its claims one word
    Column("claims", Integer, nullable=False),
    Index("origin_tie", "tie"),
)

redirect = Table(
    "redirect",
    metadata,
    Column("old", Text, primary_key=True),
    Column("new", Text, nullable=False, index=True),
)

decision = Table(  # append-only: a person's judgement
    "decision",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("selectors", Listed, nullable=False),  # words of documents (selectors.py)
    Column("value", Listed, nullable=False),  # fields and what they should be
    _text("undoes"),  # id of a decision
    _text("who"),
    _text("why"),
    _text("created_at"),
    Column("settled", Boolean, nullable=False, server_default="0"),  # whether the conclusions count it
)

suggestion = Table(  # two entities that may be one: for a person to judge
    "suggestion",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", Listed, nullable=False),
)

change = Table(  # append-only: what the record concluded anew
    "change",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("created_at", Text, nullable=False, index=True),
    Column("tie", Text, nullable=False),
    Column("what", Text, nullable=False),  # "new", "tie", "standing", "time", "stage" or "gone"
    _text("before"),
    _text("after"),
    Column("documents", Listed, nullable=False),  # whose coming, change or withdrawal it rests on
    Index("change_tie", "tie"),
    Index("change_ids", "key", sqlite_where=text("what IN ('gone', 'tie')")),  # those with parties in `before`
)

erasure = Table(  # a tombstone (tombstones.py): who was erased, as keyed hashes
    "erasure",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("full", Listed, nullable=False),
    Column("words", Listed, nullable=False),
    Column("most", Integer, nullable=False),
    Column("lengths", Listed, nullable=False),
    Column("documents", Listed, nullable=False),
    Column("spared", Listed, nullable=False),
    Column("entities", Listed, nullable=False),
    Column("marks", Listed, nullable=False),
    Column("other_marks", Listed, nullable=False),
    _text("created_at"),
    _text("finished_at"),  # "" until the bytes are gone from the file too
)

redaction = Table(  # how a document that was redacted is known when it is added again as it was printed
    "redaction",
    metadata,
    Column("hash", Text, primary_key=True),  # keyed, of its id or of its id and edition
    Column("document", Words, nullable=False),  # as it is kept
    _text("edition"),  # likewise; "" where the hash is of the id alone
)

listing = Table(  # a list of names that was imported
    "listing",
    metadata,
    Column("name", Words, primary_key=True),
    Column("sha256", Text, nullable=False),  # of the file
    Column("people", Integer, nullable=False),
    _text("created_at"),
)

listed = Table(
    "listed",
    metadata,
    Column("list", Words, ForeignKey("listing.name"), primary_key=True),
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    _text("wikidata"),
    Column("terms", Listed, nullable=False),  # role, party, place, start, end of each
)

listed_name = Table(
    "listed_name",
    metadata,
    Column("list", Words, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("folded", Words, primary_key=True),
    ForeignKeyConstraint(["list", "id"], ["listed.list", "listed.id"]),
    Index("listed_name_folded", "folded"),
)

listed_as = Table(  # who of the record is, or may be, who of a list
    "listed_as",
    metadata,
    Column("entity", Text, ForeignKey("entity.id"), primary_key=True),
    Column("list", Words, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("sure", Boolean, nullable=False),  # False: several of the list fit
    Column("reasons", Listed, nullable=False),
)

mark = Table(  # one row a name: "derived" says from what the entities and ties were worked out
    "mark",
    metadata,
    Column("name", Text, primary_key=True),
    _text("value"),
)
