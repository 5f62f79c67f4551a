"""Lists of names: what was taken in, and who of the record is on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from sqlalchemy import Connection, func, select

from sayso.answers.shapes import Answer, ListedShown
from sayso.record import schema
from sayso.record.store import Store


@dataclass(frozen=True, slots=True)
class NameListShown(Answer):
    """A list of names that the record links by."""

    name: str
    people: int
    linked: int  # parties of the record that are on it for sure
    may_be: int  # those that several of the list fit
    created_at: str


@dataclass(frozen=True, slots=True)
class ImportShown(Answer):
    """What taking in a list did."""

    list: NameListShown
    new: bool  # False: it was there already, as it is
    skipped: int  # lines that could not be used
    problems: tuple[str, ...]  # of the first


def import_names(record: Store, file: str, data: bytes, *, name: str = "") -> ImportShown:
    """Take in the bytes of a CSV or FollowTheMoney file, as a list of the file's name unless another is given.

    A list of that name is replaced. Raises UnreadableInput for what is no list of names.
    """
    from sayso.intake.listed import read_list  # here, for asking about somebody needs no reader of lists

    called = name or PurePath(file).name
    found = read_list(data, file)
    new = record.take_list(called, data, found.people)
    (shown,) = (each for each in name_lists(record) if each.name == called)
    return ImportShown(shown, new, found.skipped, tuple(found.problems))


def name_lists(record: Store) -> tuple[NameListShown, ...]:
    """The lists of names, with how many of the record are linked."""
    from sayso.record.lists.name_lists import lists

    with record.reading() as connection:
        return tuple(
            NameListShown(
                row.name,
                row.people,
                _linked(connection, row.name, True),
                _linked(connection, row.name, False),
                row.created_at,
            )
            for row in lists(connection)
        )


def _linked(connection: Connection, name: str, sure: bool) -> int:
    linked = schema.listed_as.c
    counted = select(func.count(linked.entity.distinct())).where(linked.list == name, linked.sure == sure)
    return int(connection.execute(counted).scalar_one())


def listed_of(connection: Connection, party: str) -> tuple[ListedShown, ...]:
    """Who of each list a party is, or may be."""
    linked, on_list = schema.listed_as.c, schema.listed.c
    same = (on_list.list == linked.list) & (on_list.id == linked.id)
    columns = select(linked.list, linked.id, on_list.name, on_list.wikidata, linked.sure, linked.reasons)
    rows = connection.execute(
        columns.join_from(schema.listed_as, schema.listed, same)
        .where(linked.entity == party)
        .order_by(linked.list, linked.id)
    )
    return tuple(
        ListedShown(row.list, row.id, row.name, row.wikidata, bool(row.sure), tuple(row.reasons)) for row in rows
    )


def in_words(listed: Iterable[ListedShown]) -> list[str]:
    """Each list in a line: "Ada Reed (Q123) of us_people.csv: title “Senator”"; several of one list as "may be"."""
    by_list: dict[str, list[ListedShown]] = {}
    for each in listed:
        by_list.setdefault(each.list, []).append(each)
    return [_line(name, found) for name, found in by_list.items()]


def _line(name: str, found: list[ListedShown]) -> str:
    shown = " or ".join(f"{each.name} ({each.wikidata or each.id})" for each in found)
    if not found[0].sure:
        return f"may be {shown} of {name}"
    return f"{shown} of {name}: {', '.join(found[0].reasons)}"
