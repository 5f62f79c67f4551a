"""The sketches of a record made by an older sayso, brought up to how texts are compared now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from sayso.record import schema
from sayso.record.rows import paragraph
from sayso.record.weighing.shingles import PASSAGE, TEXT, own_words, sketch

version, run, post, claim = schema.version.c, schema.run.c, schema.post.c, schema.claim.c


def sketch_anew(connection: Connection) -> None:
    """Work out the sketch of every text and of every claim's paragraph, from the words that are kept."""
    for key, text in connection.execute(select(version.key, version.text)).all():
        runs = list(connection.scalars(select(run.key).where(run.version == key)))
        posts = connection.execute(select(post.start, post.end).where(post.run.in_(runs)))
        own = own_words(text, {(start, end) for start, end in posts})
        here = update(schema.version).where(version.key == key)
        connection.execute(here.values(sketch=sketch(own, TEXT.size)))
        if found := list(_claims(connection, runs, text, own)):
            at = (claim.run == bindparam("of")) & (claim.id == bindparam("its"))
            connection.execute(update(schema.claim).where(at).values(sketch=bindparam("sketched")), found)


def _claims(connection: Connection, runs: list[int], text: str, own: str) -> Iterator[dict[str, Any]]:
    query = select(claim.run, claim.id, claim.start, claim.end).where(claim.run.in_(runs))
    for row in connection.execute(query).all():
        around = paragraph(text, (row.start, row.end))
        yield {"of": row.run, "its": row.id, "sketched": sketch(own[slice(*around)], PASSAGE.size)}
