"""The names that the parties of a record go by, and the words of these, by which somebody is looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select

from sayso.record import schema
from sayso.record.identity.forms import begins_with_initials, ends_of, initial_key, key, parts, single_name
from sayso.record.keep import Row, keep
from sayso.record.names.folding import fold, is_full_name, without_titles
from sayso.record.portions import in_portions

name, word = schema.name.c, schema.word.c
# what marks a full name by its form, end, initials (or what these may stand for) and family, and a family name alone
FORM, ENDS_AS, INITIALS, SPELLED_OUT, BEARS, KNOWN_AS = "~", "~.", "~^", "~=", "~+", "~-"


def name_rows(id: str, own: Iterable[str], spelled: Mapping[str, str]) -> list[Row]:
    """The rows of `name` for an entity: every name that it goes by; `own` are those that are no aliases."""
    folded = {fold(name) for name in own}
    return [{"entity": id, "folded": each, "name": name, "own": each in folded} for each, name in spelled.items()]


def keep_names(connection: Connection, rows: Collection[Row], ids: Collection[str] | None) -> None:
    """Make the rows the only names of the entities, or of all, with the words of each."""
    before = _held(connection, ids)
    after = {(each, row["entity"]) for row in rows for each in words_of(row["folded"], own=row["own"])}
    keep(connection, schema.name, rows, schema.name.c.entity, ids)
    here = (word.word == bindparam("of")) & (word.entity == bindparam("by"))
    if gone := [{"of": each, "by": entity} for each, entity in sorted(before - after)]:
        connection.execute(delete(schema.word).where(here), gone)
    if new := [{"word": each, "entity": entity} for each, entity in sorted(after - before)]:
        connection.execute(insert(schema.word), new)


def words_of(folded: str, *, own: bool) -> list[str]:
    """The words by which a name is found, and marks that no word reads, by which those are found who may be one.

    Of a full name the marks are what all its forms have in common, its ends, its initials and the family; of an `own`
    name that is a single word, that somebody is known by it alone.
    """
    if is_full_name(folded):
        return [*folded.split(), *_marks(without_titles(folded))]
    alone = single_name(folded) if own else ""
    return [*folded.split(), *([KNOWN_AS + alone] if alone else [])]


def _marks(full: str) -> list[str]:
    initials = INITIALS if begins_with_initials(full) else SPELLED_OUT
    ends = [ENDS_AS + end for end in ends_of(full)]
    return list(dict.fromkeys([FORM + key(full), BEARS + parts(full).family, initials + initial_key(full), *ends]))


def marks_of_others(full: str) -> set[str]:
    """The marks of those who may be one with whoever has a full name (without titles): the counterparts of its own."""
    forms = {FORM + key(each) for each in (full, *ends_of(full))}
    initials = SPELLED_OUT if begins_with_initials(full) else INITIALS
    return forms | {ENDS_AS + full, initials + initial_key(full)}


def mark_of_bearers(family: str) -> str:
    """The mark of those who have a family name beside a given one."""
    return BEARS + family


def mark_of_known(family: str) -> str:
    """The mark of those who are known by a family name alone."""
    return KNOWN_AS + family


def _held(connection: Connection, ids: Collection[str] | None) -> set[tuple[str, str]]:
    """The words that are held for the entities, or all there are, be it for one whose names are gone."""
    if ids is None:
        return {(row.word, row.entity) for row in connection.execute(select(schema.word))}
    held = in_portions(connection, select(name.entity, name.folded, name.own), name.entity, ids)
    return {(each, row.entity) for row in held for each in words_of(row.folded, own=row.own)}
