"""Lists of names: a CSV or FollowTheMoney file to people with names, roles and terms."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from sayso.errors import UnreadableInput
from sayso.intake.encoding import decoded

SEPARATOR = re.compile(r"[;|]")  # between the aliases of one cell
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
WIKIDATA = re.compile(r"Q\d+")
FORMULA = ("=", "+", "-", "@")  # how a cell begins that a spreadsheet would work out
MOST_COMPLAINTS = 20
LONGEST_NAME = 200  # characters: what is longer is no name
HUGE_CELL = 10_000_000  # characters


@dataclass(frozen=True, slots=True)
class Term:
    """A role somebody holds or held; what the list does not say is ""."""

    role: str = ""
    party: str = ""
    place: str = ""
    start: str = ""  # ISO 8601 day, month or year
    end: str = ""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person of a list."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    terms: tuple[Term, ...] = ()


@dataclass(slots=True)
class NameList:
    """What a file of names holds, and what of it could not be used."""

    people: list[ListedPerson] = field(default_factory=list)
    skipped: int = 0
    problems: list[str] = field(default_factory=list)  # the first of them, a line each

    def complain(self, problem: str) -> None:
        """Leave something out and say why."""
        self.skipped += 1
        if len(self.problems) < MOST_COMPLAINTS:
            self.problems.append(problem)


@dataclass(slots=True)
class _Row:
    """One person on one line: the person's names and at most some terms."""

    where: str
    id: str
    names: list[str]
    wikidata: str
    terms: list[Term]


def read_list(data: bytes, name: str) -> NameList:
    """The people in a file: CSV with a header, a JSON list, or JSON Lines of FollowTheMoney entities.

    Lines with one id are one person, each with a term more. What is unusable is left out and told. Raises
    UnreadableInput for a file that is no list of names at all.
    """
    text = decoded(data, name)
    found = NameList()
    rows = _entities(text, found) if text.lstrip()[:1] in ("{", "[") else _table(text, found)
    _put_together(rows, found)
    if not found.people:
        told = f": {found.problems[0]}" if found.problems else ""
        raise UnreadableInput(f"{name}: no names in it{told}")
    return found


def _put_together(rows: Iterable[_Row], found: NameList) -> None:
    same: dict[str, _Row] = {}
    for row in rows:
        known = same.setdefault(row.id, row)
        if known is row:
            continue
        if known.names[0].casefold() != row.names[0].casefold():
            found.complain(f"{row.where}: id {row.id} is {known.names[0]} already; {row.names[0]} is left out")
            continue
        known.names += row.names
        known.terms += row.terms
        known.wikidata = known.wikidata or row.wikidata
    for each in same.values():
        first, *others = dict.fromkeys(each.names)
        terms = tuple(dict.fromkeys(term for term in each.terms if term != Term()))
        found.people.append(ListedPerson(each.id, first, tuple(others), each.wikidata, terms))


def _table(text: str, found: NameList) -> Iterator[_Row]:
    csv.field_size_limit(HUGE_CELL)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        at = _columns(next(lines, []))
        for cells in lines:
            if row := _row(cells, at, f"line {lines.line_num}", found):
                yield row
    except csv.Error as error:
        raise UnreadableInput(f"line {lines.line_num}: no CSV: {error}") from error


def _delimiter(text: str) -> str:
    header = text[: text.find("\n") if "\n" in text else len(text)]
    return max(",;\t", key=header.count)


def _columns(header: list[str]) -> dict[str, int]:
    """Where each kind of cell stands. Raises UnreadableInput where names are missing."""
    folded = [re.sub(r"[\W_]+", "_", cell.strip().casefold()).strip("_") for cell in header]
    at = {kind: folded.index(each) for kind, names in reversed(_known()) for each in reversed(names) if each in folded}
    if "name" not in at and not {"given", "family"} <= at.keys():
        shown = ", ".join(cell.strip()[:30] for cell in header[:8]) or "nothing"
        raise UnreadableInput(f"no column of names; a list needs “name” (or “first” and “last”), this one has: {shown}")
    return at


@cache
def _known() -> list[tuple[str, list[str]]]:
    text = resources.files("sayso.intake").joinpath("listed.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text).items())


def _row(cells: list[str], at: Mapping[str, int], where: str, found: NameList) -> _Row | None:
    told = {kind: _clean(cells[place]) for kind, place in at.items() if place < len(cells)}
    if not any(told.values()):
        return None
    get = defaultdict(str, told)
    names = _names(get)
    if not names:
        found.complain(f"{where}: no name")
        return None
    if names[0].startswith(FORMULA) or len(names[0]) > LONGEST_NAME:
        found.complain(f"{where}: {names[0][:40]!r} is no name")
        return None
    dates = {side: get[side] if DAY.fullmatch(get[side]) else "" for side in ("start", "end")}
    term = Term(get["role"], get["party"], get["place"], dates["start"], dates["end"])
    wikidata = get["wikidata"] if WIKIDATA.fullmatch(get["wikidata"]) else ""
    return _Row(where, get["id"] or wikidata or names[0], names, wikidata, [term])


def _clean(cell: str) -> str:
    return " ".join(cell.split())


def _names(told: Mapping[str, str]) -> list[str]:
    """The name first, then those that the other cells make: with the nickname, with and without the middle name."""
    given, family = told["given"], told["family"]
    made = [f"{first} {family}" for first in (told["nickname"], given) if first and family]
    made += [f"{given} {told['middle']} {family}"] if given and family and told["middle"] else []
    aliases = [_clean(each) for each in SEPARATOR.split(told["aliases"])]
    named = [told["name"], *made, *aliases]
    return [each for each in dict.fromkeys(named) if each and len(each) <= LONGEST_NAME]


def _entities(text: str, found: NameList) -> Iterator[_Row]:
    """People of FollowTheMoney, with the positions that occupancies give them."""
    people: dict[str, _Row] = {}
    posts: dict[str, str] = {}
    held: list[Mapping[str, Any]] = []
    for where, entity in _objects(text, found):
        properties = entity.get("properties")
        if not isinstance(properties, dict) or not isinstance(entity.get("id"), str):
            found.complain(f"{where}: no FollowTheMoney entity (“id”, “schema”, “properties”)")
        elif entity.get("schema") == "Person":
            if row := _person(where, entity["id"], properties, found):
                people.setdefault(row.id, row)
        elif entity.get("schema") == "Position":
            posts[entity["id"]] = _first(properties, "name")
        elif entity.get("schema") in ("Occupancy", "Membership"):
            held.append(properties)
    for each in held:
        for holder in _all(each, "holder", "member"):
            if holder in people:
                role = next((posts[post] for post in _all(each, "post") if post in posts), _first(each, "role"))
                people[holder].terms.append(Term(role, start=_day(each, "startDate"), end=_day(each, "endDate")))
    yield from people.values()


def _objects(text: str, found: NameList) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of a JSON list, or of the lines; what is no JSON is told."""
    if text.lstrip().startswith("["):
        try:
            for place, each in enumerate(json.loads(text), 1):
                yield f"entry {place}", each if isinstance(each, dict) else {}
        except (ValueError, RecursionError) as error:
            raise UnreadableInput(f"no JSON: {error}") from error
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                each = json.loads(line)
            except (ValueError, RecursionError):
                found.complain(f"line {number}: no JSON")
                continue
            yield f"line {number}", each if isinstance(each, dict) else {}


def _person(where: str, id: str, properties: Mapping[str, Any], found: NameList) -> _Row | None:
    names = [_clean(each) for each in _all(properties, "name", "alias", "previousName")]
    names = [each for each in names if each and len(each) <= LONGEST_NAME and not each.startswith(FORMULA)]
    if not names:
        found.complain(f"{where}: no name")
        return None
    parties, places = _all(properties, "political"), _all(properties, "country")
    party, place = "; ".join(parties), places[0] if len(places) == 1 else ""
    terms = [Term(role, party, place) for role in _all(properties, "position") or [""]]
    wikidata = next((each for each in _all(properties, "wikidataId") if WIKIDATA.fullmatch(each)), "")
    return _Row(where, id, names, wikidata or (id if WIKIDATA.fullmatch(id) else ""), terms)


def _all(properties: Mapping[str, Any], *names: str) -> list[str]:
    """The values of some properties; one that is no list counts as a list of one."""
    values = [properties.get(name) or [] for name in names]
    return [
        each for value in values for each in (value if isinstance(value, list) else [value]) if isinstance(each, str)
    ]


def _first(properties: Mapping[str, Any], name: str) -> str:
    return next(iter(_all(properties, name)), "")


def _day(properties: Mapping[str, Any], name: str) -> str:
    return next((each[:10] for each in _all(properties, name) if DAY.fullmatch(each[:10])), "")
