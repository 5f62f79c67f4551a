"""What the record answers with: frozen values, the same from every door, each JSON-ready by `as_dict`.

Names are spelled out beside ids (`subject` is an id, `subject_name` its name). `words` are the article's own, to the
letter; `start` and `end` say where they stand in the kept text of `document`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Generic, Self, TypeVar

from sayso.model import Act, Basis, Factuality, Kind, MadeBy, Phase, Quotation, Review, RoleStatus, Stage
from sayso.record.weighing.standing import Standing

NOBODY: Mapping[str, str] = MappingProxyType({})


class Answer:
    """What every shape can do."""

    __slots__ = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer as JSON-ready values, fields in their order."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}  # type: ignore[arg-type] # each shape is a dataclass


def _plain(value: object) -> object:
    if isinstance(value, Answer):
        return value.as_dict()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


Item = TypeVar("Item")


class Page(tuple[Item, ...], Generic[Item]):
    """Some of a list, in its order; `next` is what `after` has to be for those behind them, "" where there are none."""

    next: str

    def __new__(cls, items: Iterable[Item] = (), next: str = "") -> Self:
        """The items, and where to go on."""
        made = super().__new__(cls, items)
        made.next = next
        return made

    @classmethod
    def of(cls, items: Sequence[Item], after: str, limit: int | None) -> Self:
        """The part of a whole list that begins at the number `after`."""
        start = place(after)
        end = len(items) if limit is None else start + limit
        return cls(items[start:end], str(end) if end < len(items) else "")


def place(after: str) -> int:
    """The number that a list is gone on with; the beginning where `after` is none."""
    return int(after) if after.isdecimal() and after.isascii() else 0


@dataclass(frozen=True, slots=True)
class WordShown(Answer):
    """One link of a say-so chain, innermost first."""

    kind: str  # "person", "organisation", "unnamed", "account", "document" or "outlet"
    speaker: str  # entity id, or the words themselves for an unnamed source or an outlet
    name: str


@dataclass(frozen=True, slots=True)
class MovedShown(Answer):
    """A mention that a person said is somebody else than it was read as."""

    words: str
    document: str
    start: int
    end: int
    who: str  # moved it
    why: str
    decision: str


@dataclass(frozen=True, slots=True)
class AddedShown(Answer):
    """By whom a claim was added that was not read, and why."""

    who: str
    why: str
    decision: str


@dataclass(frozen=True, slots=True)
class CorrectedShown(Answer):
    """What a person put right in a claim."""

    fields: Mapping[str, str]  # relation, role, time, factuality, phase or stage, as they are now
    was: Mapping[str, str]  # the same as they were read
    who: str
    why: str
    decision: str


@dataclass(frozen=True, slots=True)
class ClaimShown(Answer):
    """One article's wording of a tie."""

    id: str
    document: str
    title: str
    outlet: str
    url: str
    date: str
    basis: Basis
    official: bool
    speakers: tuple[str, ...]
    speaker_names: tuple[str, ...]
    say_so: tuple[WordShown, ...]
    factuality: Factuality
    phase: Phase
    stage: Stage | None
    time: str
    words: str
    start: int
    end: int
    origin: str
    rule: str
    score: float  # how likely the rule is right (docs/scores.md)
    review: Review
    moved: tuple[MovedShown, ...] = ()  # parties and speakers that were read as somebody else
    added: AddedShown | None = None  # None: it was read
    corrected: CorrectedShown | None = None  # None: it is as it was read


@dataclass(frozen=True, slots=True)
class LatestStage(Answer):
    """How far a matter of law between two parties has come, by the latest article that says so."""

    stage: Stage
    time: str  # EDTF; "" where only the article is dated
    date: str  # of the article
    document: str
    outlet: str
    words: str


@dataclass(frozen=True, slots=True)
class Reply(Answer):
    """What the accused had to say; no `document` where these articles have no reply."""

    what: str  # "denied" or "said", "" for no reply
    cue: str = ""  # "rejected"; "" for a denial that is a claim of its own
    speakers: tuple[str, ...] = ()
    speaker_names: tuple[str, ...] = ()
    words: str = ""
    document: str = ""
    outlet: str = ""
    date: str = ""
    content: tuple[tuple[int, int], ...] = ()
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class OriginShown(Answer):
    """One word behind claims of a tie."""

    id: str
    why: str  # what makes its claims one word, or whose the only one is
    claims: int
    documents: int


@dataclass(frozen=True, slots=True)
class TieShown(Answer):
    """What the record makes of all claims with one subject, relation and object at one time."""

    id: str
    subject: str
    subject_name: str
    relation: str
    object: str
    object_name: str
    role: str
    valid_at: str
    invalid_at: str
    stage: Stage | None  # how far a matter of law has come, by the latest article
    standing: Standing
    reason: str
    origins: int
    documents: int
    outlets: int
    review: Review  # risky where all its claims are
    claims: tuple[ClaimShown, ...]
    latest: LatestStage | None = None  # None: no matter of law
    reply: Reply | None = None  # likewise
    behind: tuple[OriginShown, ...] = ()  # the origins, those of the most articles first
    first_date: str = ""  # of the articles that tell it; "" where none is dated
    last_date: str = ""


@dataclass(frozen=True, slots=True)
class StatementShown(Answer):
    """One attribution: whose words, the cue that says so, and the words."""

    id: str
    document: str
    title: str
    outlet: str
    url: str
    date: str
    kind: Quotation
    act: Act
    basis: Basis
    speakers: tuple[str, ...]
    speaker_names: tuple[str, ...]
    speaker_words: str  # as the article names the source here; "" where it names none
    cue: str
    words: str
    content: tuple[tuple[int, int], ...]
    about: tuple[str, ...]
    about_names: tuple[str, ...]
    addressee: str
    addressee_name: str
    time: str
    within: str
    post: str
    rule: str
    made_by: MadeBy
    moved: tuple[MovedShown, ...] = ()  # speakers, and whom it is about, that were read as somebody else


@dataclass(frozen=True, slots=True)
class RoleShown(Answer):
    """A title in an article's own words."""

    role: str
    status: RoleStatus
    of: str  # id of the body, place or person, "" where none is named
    of_name: str
    time: str
    document: str
    outlet: str
    date: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Namesake(Answer):
    """Somebody a name fits, with what tells them from the others."""

    id: str
    name: str
    kind: Kind
    apart: str  # in plain words: titles, or the article that names them
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class ListedShown(Answer):
    """Somebody on a list of names."""

    list: str
    id: str  # there
    name: str
    wikidata: str
    sure: bool  # False: one of several who fit
    reasons: tuple[str, ...]  # what articles say that fits the list


@dataclass(frozen=True, slots=True)
class TieGroup(Answer):
    """Ties of one field: family, work, politics, personal, contact, law or money."""

    field: str
    ties: tuple[TieShown, ...]
    left_out: int = 0  # ties beyond those that were asked for


@dataclass(frozen=True, slots=True)
class Profile(Answer):
    """What the record has on one party."""

    id: str
    name: str
    kind: Kind
    other_names: tuple[str, ...]
    public: bool  # whether any article gives a public role
    first_date: str  # of the articles that mention them
    last_date: str
    documents: int
    outlets: int
    statements: int
    joined: tuple[str, ...]  # why mentions of several articles were taken for one party, in plain words
    roles: tuple[RoleShown, ...]
    ties: tuple[TieGroup, ...]
    left_out: int  # risky ties that were not asked for
    namesakes: tuple[Namesake, ...]  # others of the same name, kept apart
    listed: tuple[ListedShown, ...] = ()
    moved: tuple[MovedShown, ...] = ()  # mentions that were read as somebody else


@dataclass(frozen=True, slots=True)
class Who(Answer):
    """Who a name stands for: the profile where it fits one party, the list of all it fits where several."""

    query: str
    profile: Profile | None
    namesakes: tuple[Namesake, ...]


@dataclass(frozen=True, slots=True)
class Moment(Answer):
    """One dated line of somebody's timeline: a tie that begins, holds or ends, or a statement."""

    time: str  # EDTF; "" where only the article is dated
    date: str  # of the article
    what: str  # "tie", "end" or "statement"
    tie: TieShown | None
    statement: StatementShown | None
    words: str
    document: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Broken(Answer):
    """A text or span of the record that is not what it was."""

    document: str
    what: str  # "text", "claim", "statement", "mention", "role" or "post"
    id: str
    problem: str


@dataclass(frozen=True, slots=True)
class Intact(Answer):
    """What was checked against the kept texts, and what failed."""

    documents: int
    spans: int
    broken: tuple[Broken, ...]
