"""What `brief` answers with: a briefing on one party, cut to what can be read on paper; shapes as in `shapes.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from sayso.answers.asked import Quoted
from sayso.answers.findings import Changes, Dispute
from sayso.answers.shapes import Answer, ListedShown, Namesake, StatementShown, TieShown
from sayso.model import Kind, Quotation, RoleStatus, Span
from sayso.record.weighing.standing import Standing

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Cut(Answer, Generic[Item]):
    """The first of a list, and how many more there are."""

    items: tuple[Item, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class RoleBriefed(Answer):
    """A title with the articles that give it."""

    role: str
    status: RoleStatus
    of: str  # id of the body, place or person, "" where none is named
    of_name: str
    times: tuple[str, ...]  # EDTF; that articles give it
    documents: int
    first_date: str  # of these articles
    last_date: str
    speaker_names: tuple[str, ...]  # whose word it is in the article that is quoted; nobody's: the article's own
    kind: Quotation | None  # of the statement that it stands in there
    document: str  # the latest
    title: str
    outlet: str
    url: str
    date: str
    words: str  # the sentence it stands in
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TieBriefed(Answer):
    """A tie with the claims that show best what it stands on; `tie.documents` says how many articles have it."""

    tie: TieShown
    first_date: str  # of all its articles
    last_date: str


@dataclass(frozen=True, slots=True)
class Firmness(Answer):
    """The ties of one standing."""

    standing: Standing
    ties: Cut[TieBriefed]


@dataclass(frozen=True, slots=True)
class Matter(Answer):
    """All that one party is said to have against another by law; each tie has the latest stage and its reply."""

    subject: str
    object: str
    ties: tuple[TieBriefed, ...]


class Why(StrEnum):
    """Why somebody could confirm or deny a tie."""

    PARTY = "party"
    SPEAKS_FOR = "speaks_for"  # a party
    SPEAKER = "speaker"  # whose word it is
    OUTLET = "outlet"  # that has it first


@dataclass(frozen=True, slots=True)
class Contact(Answer):
    """Somebody to ask."""

    why: Why
    id: str  # "" for an outlet
    name: str
    role: str = ""  # of who speaks for a party
    of_name: str = ""  # the party they speak for
    date: str = ""  # of the article by which they do, or of the outlet's


@dataclass(frozen=True, slots=True)
class Lead(Answer):
    """A tie that rests on unnamed sources, posts of others or speculation only, and whom to ask."""

    briefed: TieBriefed
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class ReadBy(Answer):
    """How the record was read and kept."""

    readers: tuple[str, ...]  # versions of sayso
    articles: int  # in the record, withdrawn ones included
    ties: int  # of the party, that are in the briefing or counted in it
    reviewed: int  # of these, looked at by a person
    marked_risky: int  # ties that are in it though read too unsurely
    risky: int  # ties that were left out: read too unsurely
    risky_law: int  # of these, matters of law
    private: int  # ties that were left out: with people without a public role
    changed_at: str  # the record's own last change, UTC


@dataclass(frozen=True, slots=True)
class Briefing(Answer):
    """What the record has on one party, the firmest first."""

    id: str
    name: str
    kind: Kind
    public: bool
    as_of: str
    other_names: tuple[str, ...]
    listed: tuple[ListedShown, ...]
    joined: tuple[str, ...]
    first_date: str  # of the articles that mention them
    last_date: str
    documents: int
    outlets: int
    roles: Cut[RoleBriefed]
    firm: tuple[Firmness, ...]  # on record, two sources, one source, withdrawn
    law: Cut[Matter]
    disputed: Cut[Dispute]  # denied, in conflict, rivals; matters of law aside
    dated: Cut[Dispute]  # given different dates
    lately: Cut[Changes]  # None are told as of a time in the world
    said: Cut[StatementShown]
    leads: Cut[Lead]
    spokespeople: tuple[Contact, ...]  # of the party itself
    namesakes: Cut[Namesake]
    sentences: tuple[Quoted, ...]  # in which the claims stand that are quoted, their words marked
    taken_back: Mapping[str, str]  # article -> day, of those that are quoted
    read_by: ReadBy


@dataclass(frozen=True, slots=True)
class Brief(Answer):
    """The briefing on the one party a name fits, or the list of those it fits where several."""

    query: str
    briefing: Briefing | None
    namesakes: tuple[Namesake, ...]
