"""What `check` holds against each other: a draft's claim, and the record's claims with the ties they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso import edtf
from sayso.answers.near import beginnings, implied_by, is_by_tone, is_past, relations_that, same_role
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.errors import UnreadableTime
from sayso.model import Basis, Factuality, Phase, Stage
from sayso.record.names.folding import fold
from sayso.record.weighing.evidence import ASSERTED, REFUSED
from sayso.record.weighing.standing import SOURCED
from sayso.record.weighing.ties import Days, days
from sayso.relations import relations

SURENESS = {Factuality.CERTAIN: 3, Factuality.PROBABLE: 2, Factuality.POSSIBLE: 1}  # what is missing asserts nothing


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """One claim of a draft; the parties and speakers as the record knows them, every namesake included."""

    relation: str
    subjects: frozenset[str]
    objects: frozenset[str]
    role: str = ""
    phase: Phase = Phase.HOLDS
    stage: Stage | None = None
    basis: Basis = Basis.NARRATOR
    factuality: Factuality = Factuality.CERTAIN
    time: str = ""
    speakers: frozenset[str] = frozenset()
    speaker_names: tuple[str, ...] = ()
    relayed_by: frozenset[str] = frozenset()  # further named sources of the chain: "Lund said that Reed had said"
    descriptor: str = ""  # the draft's words for a source that it does not name
    words: str = ""
    day: str = ""  # of the draft, "" where unknown
    is_current: bool = False  # the words say that it holds now

    @property
    def asserts(self) -> bool:
        """Whether the draft commits to the tie."""
        return self.factuality in ASSERTED

    @property
    def refuses(self) -> bool:
        """Whether the draft says that there is no such tie."""
        return self.factuality in REFUSED

    @property
    def says_something(self) -> bool:
        """Whether it commits to anything that a record can bear out."""
        return self.factuality in SURENESS or self.refuses

    @property
    def begins(self) -> bool:
        """Whether it tells the beginning of a state, with its day: "joined the Senate in 1988"."""
        told = beginnings(self.relation).intersection(fold(self.words).split())
        return bool(told) and bool(self.time) and "/" not in self.time

    @property
    def in_own_voice(self) -> bool:
        """Whether the draft names no source."""
        return self.basis is Basis.NARRATOR


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim of the record with its tie."""

    tie: TieShown
    claim: ClaimShown

    @property
    def refuses(self) -> bool:
        """Whether it says that there is no such tie."""
        return self.claim.factuality in REFUSED and self.claim.phase is Phase.HOLDS

    @property
    def sureness(self) -> int:
        """3 stated flatly, 2 likely, 1 speculation, 0 neither."""
        return SURENESS.get(self.claim.factuality, 0)

    @property
    def is_flat(self) -> bool:
        """Whether it is stated flatly."""
        return self.claim.factuality is Factuality.CERTAIN

    @property
    def is_own_word(self) -> bool:
        """Whether a party speaks of its own act or state in quoted words or its own post."""
        relation, tie = relations()[self.tie.relation], self.tie
        speaking = {tie.subject} if relation.event and not relation.symmetric else {tie.subject, tie.object}
        return self.claim.basis in (Basis.DIRECT, Basis.POST) and not speaking.isdisjoint(self.claim.speakers)

    @property
    def is_firm(self) -> bool:
        """Whether it is nobody's mere word: an outlet's own voice, an official document, a party's own word."""
        claim = self.claim
        filed = claim.basis is Basis.DOCUMENT and claim.official
        return self.is_flat and (claim.basis is Basis.NARRATOR or filed or self.is_own_word)

    @property
    def is_sourced(self) -> bool:
        """Whether it has an outlet or a source with a name behind it."""
        return self.claim.basis in SOURCED or self.is_own_word

    @property
    def is_past(self) -> bool:
        """Whether it tells of a tie that was: an end, a former office."""
        return self.claim.phase is Phase.ENDS or (bool(self.tie.role) and is_past(self.tie.role, self.claim.words))

    @property
    def end(self) -> str:
        """The day by which it had ended, by its words or by its article's date; "" where it did not."""
        if not self.is_past:
            closed = "/" in self.claim.time and edtf.sides(self.claim.time)[1]
            return closed if closed else ""
        return (edtf.sides(self.claim.time)[1] if self.claim.time else "") or self.claim.date


@dataclass(frozen=True)
class Case:
    """What the rules look at: the draft's claim, the record between its parties, and ties of the subject to others."""

    draft: DraftClaim
    between: Sequence[Fact]
    elsewhere: Sequence[Fact] = ()

    @cached_property
    def same(self) -> list[Fact]:
        """The record's claims of the very tie, for and against, at any time."""
        return [fact for fact in self._of_relation if self.runs_along(fact) and self._fits_role(fact)]

    @cached_property
    def reverse(self) -> list[Fact]:
        """Those of the relation turned round."""
        return [fact for fact in self._of_relation if not self.runs_along(fact)]

    @cached_property
    def other_roles(self) -> list[Fact]:
        """Those of another office of the subject in the same body."""
        kept = [fact for fact in self.between if fact.tie.role and self.runs_along(fact)]
        return [fact for fact in kept if not self._fits_role(fact)]

    @cached_property
    def without_role(self) -> list[Fact]:
        """Those that tell no role, though the draft does."""
        kept = [fact for fact in self._of_relation if self.draft.role and not fact.tie.role]
        return [fact for fact in kept if fact.sureness and self.runs_along(fact)]

    @cached_property
    def by_tone(self) -> list[Fact]:
        """Those that the reader took from the tone of somebody's words."""
        return [fact for fact in self.same if fact.sureness and is_by_tone(fact.claim.rule)]

    @cached_property
    def near(self) -> list[Fact]:
        """Those of relations that imply the draft's."""
        wanted = implied_by(self.draft.relation)
        symmetric = relations()[self.draft.relation].symmetric
        kept = [fact for fact in self.between if fact.tie.relation in wanted]
        if self.draft.relation in relations_that("by_role") and not self.draft.role:
            return []
        return [fact for fact in kept if (symmetric or self.runs_along(fact)) and self._fits_role(fact)]

    @cached_property
    def at_any_time(self) -> list[Fact]:
        """What bears the tie out, whenever."""
        found = [fact for fact in (*self.same, *self.near) if fact.sureness and self._fits_phase(fact)]
        return [fact for fact in found if not is_by_tone(fact.claim.rule)]

    @cached_property
    def support(self) -> list[Fact]:
        """What bears the tie out at the draft's time."""
        event = relations()[self.draft.relation].event
        return [fact for fact in self.at_any_time if bears_out(self._told(fact), self.draft.time, event=event)]

    def _told(self, fact: Fact) -> str:
        """The record's time, as far as it can be the draft's: where the draft tells a beginning, the beginning."""
        if not fact.claim.time or not self.draft.begins:
            return fact.claim.time
        return edtf.sides(fact.claim.time)[0]

    @cached_property
    def against(self) -> list[Fact]:
        """What says that there is no such tie at the draft's time."""
        return [fact for fact in self.same if fact.refuses and may_agree(fact.claim.time, self.draft.time)]

    @property
    def _of_relation(self) -> list[Fact]:
        return [fact for fact in self.between if fact.tie.relation == self.draft.relation]

    def runs_along(self, fact: Fact) -> bool:
        """Whether it has the draft's subject for its own."""
        along = fact.tie.subject in self.draft.subjects and fact.tie.object in self.draft.objects
        return along or relations()[fact.tie.relation].symmetric

    def _fits_role(self, fact: Fact) -> bool:
        return same_role(self.draft.role, fact.tie.role) or (fact.refuses and not fact.tie.role)

    def _fits_phase(self, fact: Fact) -> bool:
        if self.draft.phase is Phase.ENDS:
            return fact.is_past
        return not (self.draft.is_current and fact.is_past)


def facts(ties: Iterable[TieShown]) -> list[Fact]:
    """Every claim of the ties."""
    return [Fact(tie, claim) for tie in ties for claim in tie.claims]


def corroborated(found: Iterable[Fact]) -> bool:
    """Whether it is stated flatly from two origins or more, in two named outlets or more."""
    sourced = [fact.claim for fact in found if fact.is_flat and fact.claim.basis in SOURCED and fact.claim.outlet]
    return min(len({claim.origin for claim in sourced}), len({claim.outlet for claim in sourced})) > 1


def apart(one: str, other: str) -> int:
    """How many days lie between two times that are both closed; 0 where they may overlap or either is open."""
    a, b = _closed(one), _closed(other)
    if a is None or b is None:
        return 0
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def may_agree(one: str, other: str) -> bool:
    """Whether two times can mean one day; no time agrees with every time."""
    a, b = days(one), days(other)
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def bears_out(record: str, draft: str, *, event: bool) -> bool:
    """Whether the record's time says what the draft's says: an act as exactly at least, a state side by side."""
    if not draft:
        return True
    try:
        if not record or not edtf.may_overlap(record, draft):
            return False
        if event:
            return edtf.contains(draft, record) or draft == record
        return _same_sides(record, draft) or ("/" not in draft and edtf.contains(record, draft))
    except UnreadableTime:
        return False


def sides_differ(record: str, draft: str) -> bool:
    """Whether two spells that overlap begin, or end, at times that cannot be one."""
    if "/" not in record or "/" not in draft or not may_agree(record, draft):
        return False
    pairs = zip(edtf.sides(record), edtf.sides(draft), strict=True)
    return any(apart(had, wanted) for had, wanted in pairs if had and wanted)


def _same_sides(record: str, draft: str) -> bool:
    pairs = zip(edtf.sides(record), edtf.sides(draft), strict=True)
    return all(had and edtf.contains(wanted, had) for had, wanted in pairs if wanted)


def _closed(time: str) -> Days | None:
    try:
        first, last = edtf.outer_bounds(time) if time else (None, None)
    except UnreadableTime:
        return None
    return None if first is None or last is None else (first, last)
