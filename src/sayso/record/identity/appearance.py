"""An entity as one document has it: what identity across documents is worked out from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.ids import content_id
from sayso.model import Kind
from sayso.record.identity.forms import clash
from sayso.record.names.folding import HELD, fold, is_full_name, listed, without_article, without_titles

Mark = tuple[str, str]  # kind and words: ("role", "mayor of Lyon")
COMMON = "\x1f"  # stands between the name of a body of which every country has one, and the place
FAMILY_ALONE = re.compile(r"(?i)[ae]l-[^\s-]+")  # "al-Sato", where "Al Sato" has a given name
THINGS = frozenset({Kind.ORGANISATION, Kind.PLACE, Kind.EVENT})  # what is one by its name


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity as one document has it, with what can tell it from a namesake."""

    document: str
    local: str  # its id there
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    marks: frozenset[Mark] = frozenset()  # roles, bodies and kin
    company: frozenset[str] = frozenset()  # full names of the other persons in the document
    place: str = ""  # what the document is mostly about
    public: bool = False
    titles: frozenset[str] = frozenset()  # what somebody is called, by its last word: "mayor"
    things: frozenset[str] = frozenset()  # bodies, places and events beside a person
    date: str = ""  # of the document

    @property
    def id(self) -> str:
        """One id in the whole record: documents with one text share local ids."""
        return _id(self.document, self.local)

    @property
    def full_names(self) -> list[str]:
        """The folded names by which a person can be known across documents."""
        return list(_full_names(self.name, self.aliases))

    @property
    def main_name(self) -> str:
        """The folded full name, without titles, that forms of it are told by; "" for who goes by no full name."""
        if self.kind is not Kind.PERSON:
            return ""
        return _main_name(self.name, self.aliases)

    @property
    def handle(self) -> str:
        """Of an account, without the @."""
        names = (self.name, *self.aliases)
        return next((name for name in names if name.startswith("@")), self.name).removeprefix("@")

    @property
    def block(self) -> str:
        """Kind and name of a body, place or event, "" for others: who has another is another."""
        return f"{self.kind} {without_article(fold(self.name))}" if self.kind in THINGS else ""

    @property
    def key(self) -> str:
        """What makes a body, place or event one with others: its name, and the place where every country has one."""
        if self.block and self.is_common:
            return f"{self.block}{COMMON}{self.place or self.id}"
        return self.block

    @property
    def is_common(self) -> bool:
        """Whether it is a body of which every country has one."""
        return self.kind is Kind.ORGANISATION and without_article(fold(self.name)) in listed("common_bodies")

    @property
    def shared_names(self) -> set[str]:
        """The folded names of those that it may be one with."""
        if self.kind is Kind.PERSON:
            return set(self.full_names)
        if self.kind is Kind.ACCOUNT:
            return {fold(self.handle)}
        plain = without_article(fold(self.name))
        return {plain, f"the {plain}"} if self.block else set()


@lru_cache(maxsize=HELD)
def _id(document: str, local: str) -> str:
    return content_id("r", document, local)


@lru_cache(maxsize=HELD)
def _full_names(name: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """Of aliases only those that can be the same person's: not "Ann B. Reed" of an "Ann C. Reed"."""
    own = fold(name)
    spelled = {fold(each) for each in (name, *aliases) if not FAMILY_ALONE.fullmatch(each)}
    found = sorted(each for each in spelled if is_full_name(each))
    return tuple(each for each in found if not (is_full_name(own) and clash(own, each)))


@lru_cache(maxsize=HELD)
def _main_name(name: str, aliases: tuple[str, ...]) -> str:
    full = _full_names(name, aliases)
    return without_titles(fold(name) if fold(name) in full else full[0]) if full else ""
