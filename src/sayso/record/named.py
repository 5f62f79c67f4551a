"""The names that the parties of a record go by, and the words of these, by which somebody is looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select

from sayso.record import schema
from sayso.record.folding import fold, is_full_name, without_titles
from sayso.record.forms import key
from sayso.record.keep import Row, keep
from sayso.record.portions import in_portions

name, word = schema.name.c, schema.word.c


def name_rows(id: str, own: Iterable[str], spelled: Mapping[str, str]) -> list[Row]:
    """The rows of `name` for an entity: every name that it goes by; `own` are those that are no aliases."""
    folded = {fold(name) for name in own}
    return [{"entity": id, "folded": each, "name": name, "own": each in folded} for each, name in spelled.items()]


def keep_names(connection: Connection, rows: Collection[Row], ids: Collection[str] | None) -> None:
    """Make the rows the only names of the entities, or of all, with the words of each."""
    before = _held(connection, ids)
    after = {(each, row["entity"]) for row in rows for each in words_of(row["folded"])}
    keep(connection, schema.name, rows, schema.name.c.entity, ids)
    here = (word.word == bindparam("of")) & (word.entity == bindparam("by"))
    if gone := [{"of": each, "by": entity} for each, entity in sorted(before - after)]:
        connection.execute(delete(schema.word).where(here), gone)
    if new := [{"word": each, "entity": entity} for each, entity in sorted(after - before)]:
        connection.execute(insert(schema.word), new)


def words_of(folded: str) -> list[str]:
    """The words by which a name is found, and of a full name what all its forms have in common, marked as such."""
    return [*folded.split(), *([form_of(folded)] if is_full_name(folded) else [])]


def form_of(folded: str) -> str:
    """What all forms of a full name have in common, as no word reads."""
    return f"~{key(without_titles(folded))}"


def _held(connection: Connection, ids: Collection[str] | None) -> set[tuple[str, str]]:
    """The words that are held for the entities, or all there are, be it for one whose names are gone."""
    if ids is None:
        return {(row.word, row.entity) for row in connection.execute(select(schema.word))}
    held = in_portions(connection, select(name.entity, name.folded), name.entity, ids)
    return {(each, row.entity) for row in held for each in words_of(row.folded)}
