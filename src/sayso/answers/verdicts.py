"""A draft's claim against the claims of a record: one verdict, by written rules (docs/check.md).

The first rule that fits decides. `conflicts` needs the opposite on record and nothing for the draft; where it is in
doubt the verdict is `no_match`, and the claims that come near are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso import edtf
from sayso.answers import plain
from sayso.answers.checked import Verdict
from sayso.answers.facts import Case, DraftClaim, Fact, apart, corroborated, facts, may_agree, sides_differ
from sayso.answers.near import beginnings, never_both, relations_that
from sayso.answers.shapes import ClaimShown, TieShown
from sayso.model import Basis, Factuality, Phase, Stage
from sayso.record.folding import fold
from sayso.record.ties import days
from sayso.relations import relations

SAME_TIME = 45  # days between two undated titles that are taken to be held at one time: an office changes hands rarely
IN_STEPS = 60  # days: an end or an appointment is announced on one day and comes on another
LONG_AGO = 366  # days after which a reason says when the record last had it
NO_CLEARANCE = "nothing found is no clearance"
OUTCOMES = (Stage.ACQUITTED, Stage.DROPPED, Stage.OVERTURNED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reason and the claims it rests on."""

    verdict: Verdict
    reason: str
    pro: tuple[ClaimShown, ...] = ()
    against: tuple[ClaimShown, ...] = ()

    @property
    def origins(self) -> int:
        """How many origins stand behind the claims for it."""
        return len({claim.origin for claim in self.pro})


Rule = Callable[[Case], Judgement | None]


def verdict(draft: DraftClaim, ties: Iterable[TieShown], elsewhere: Iterable[TieShown] = ()) -> Judgement:
    """What the record has to say to the draft's claim: the first rule that fits.

    `ties` are those between the parties, `elsewhere` those of the subject to others of a relation that allows one at a
    time; claims that are not to count (withdrawn, excluded outlets) are left out of both.
    """
    case = Case(draft, facts(ties), facts(elsewhere))
    for rule in RULES:
        if (found := rule(case)) is not None:
            return found
    return _nothing(case)


def _left_open(case: Case) -> Judgement | None:
    if case.draft.says_something:
        return None
    return Judgement(Verdict.NOT_CHECKABLE, "the draft leaves it open")


def _denial(case: Case) -> Judgement | None:
    """A draft that denies: borne out by a denial; against it stands whoever asserts."""
    if not case.draft.refuses:
        return None
    flat = [fact for fact in case.at_any_time if fact.is_flat and may_agree(fact.claim.time, case.draft.time)]
    ours = [fact for fact in case.against if case.draft.in_own_voice or _same_voice(case.draft, fact)]
    if ours:
        firm = [fact for fact in ours if fact.is_firm or not case.draft.in_own_voice or _denied_flatly(fact)]
        if firm and not (flat and case.draft.in_own_voice):
            return _judged(Verdict.MATCHES, f"denied by {_voices(ours)}", ours, flat)
        why = f"the record has somebody for it too: {_voices(flat)}" if flat else f"denied by {_voices(ours)} only"
        return _judged(Verdict.OVERSTATED, why, ours, flat)
    if flat and not case.against and case.draft.in_own_voice:
        return _judged(Verdict.CONFLICTS, f"the record has it, by {_voices(flat)}, and nobody who denies it", (), flat)
    return _judged(Verdict.NO_MATCH, "no such denial in the record", case.against, flat)


def _denied_flatly(fact: Fact) -> bool:
    return fact.claim.factuality is Factuality.DENIED and not fact.claim.speakers and fact.is_sourced


def _weak_source(case: Case) -> Judgement | None:
    """Only unnamed sources or others' posts have it, though the draft states it flatly."""
    draft, found = case.draft, case.support
    if not found or any(fact.is_sourced for fact in found) or not _stands_by_it(draft):
        return None
    return _judged(Verdict.WEAK_SOURCE_ONLY, f"the record has it only from {_voices(found)}", found, case.against)


def _stands_by_it(draft: DraftClaim) -> bool:
    named = draft.basis in ("direct", "named", "document")
    return draft.factuality is Factuality.CERTAIN and (draft.in_own_voice or named)


def _borne_out(case: Case) -> Judgement | None:
    """What the record has for the draft, weighed by whose word it is and how sure."""
    draft, found = case.draft, case.support
    if not found:
        return None
    sure = [fact for fact in found if fact.sureness >= (3 if draft.factuality is Factuality.CERTAIN else _least(draft))]
    if not sure:
        return _judged(Verdict.OVERSTATED, f"the record hedges it: {_hedges(found)}", found, case.against)
    if draft.in_own_voice and draft.factuality is Factuality.CERTAIN:
        return _in_own_voice(case, sure)
    return _on_somebodys_word(case, sure)


def _least(draft: DraftClaim) -> int:
    return 2 if draft.factuality is Factuality.PROBABLE else 1


def _in_own_voice(case: Case, sure: list[Fact]) -> Judgement:
    firm = any(fact.is_firm for fact in sure) or corroborated(sure)
    if case.against:
        why = f"the record's sources conflict: for it {_voices(sure)}, against it {_voices(case.against)}"
        return _judged(Verdict.OVERSTATED, why, case.support, case.against)
    if not firm:
        return _judged(Verdict.OVERSTATED, f"the record has it on the word of {_voices(sure)} only", case.support, ())
    return _judged(Verdict.MATCHES, _said_of(case, sure), case.support, ())


def _on_somebodys_word(case: Case, sure: list[Fact]) -> Judgement:
    """A draft that names its source, or hedges: who says it has to be borne out too."""
    draft = case.draft
    if draft.in_own_voice or not (draft.speaker_names or draft.descriptor):
        return _judged(Verdict.MATCHES, _said_of(case, sure), case.support, case.against)
    if any(_same_voice(draft, fact) and _same_chain(draft, fact) for fact in sure):
        return _judged(Verdict.MATCHES, _said_of(case, sure), case.support, case.against)
    who = plain.joined(draft.speaker_names) or draft.descriptor
    why = f"the record has it by {_voices(sure)}, not as the word of {who}"
    return _judged(Verdict.NO_MATCH, why, case.support, case.against)


def _said_of(case: Case, sure: list[Fact]) -> str:
    """Whose word it is; with the relation where it is another, and the day where the record's word is an old one."""
    label = relations()[sure[0].tie.relation].label
    same = any(fact.tie.relation == case.draft.relation for fact in sure)
    other = "" if same else f", in other words: “{label}”"
    return f"by {_voices(sure)}{other}{_long_ago(case.draft, sure)}"


def _long_ago(draft: DraftClaim, sure: list[Fact]) -> str:
    latest, day = max(fact.claim.date for fact in sure), days(draft.day)
    told = days(latest)
    old = told is not None and day is not None and (day[0] - told[1]).days > LONG_AGO
    return f"; last told {edtf.in_words(latest)}" if old else ""


def _too_far(case: Case) -> Judgement | None:
    """A matter of law that the record has at an earlier stage only, or with an outcome that takes it back."""
    draft, law = case.draft, relations_that("law")
    if draft.relation not in law or not draft.asserts:
        return None
    order = list(Stage)
    found = [fact for fact in case.between if fact.tie.relation in law and fact.sureness and case.runs_along(fact)]
    staged = [(order.index(fact.claim.stage), fact) for fact in found if fact.claim.stage]
    if not staged or draft.stage is None:
        return None
    furthest = max(at for at, _ in staged)
    taken_back = [fact for at, fact in staged if order[at] in OUTCOMES]
    if draft.stage is Stage.CONVICTED and furthest >= order.index(Stage.CONVICTED):
        if taken_back and not any(order[at] is Stage.CONVICTED for at, _ in staged):
            return _judged(Verdict.CONFLICTS, f"the record has it as {order[furthest]}", (), taken_back)
        return None
    if furthest < order.index(draft.stage) and draft.stage not in OUTCOMES:
        return _judged(Verdict.OVERSTATED, f"the record has it as {order[furthest]} only", [f for _, f in staged], ())
    return None


def _denied(case: Case) -> Judgement | None:
    """Denied by a party or in an outlet's own voice, at a time that the draft's can be, and asserted by nobody."""
    draft = case.draft
    denials = [fact for fact in case.against if fact.claim.factuality is Factuality.DENIED and _counts(draft, fact)]
    ours = draft.in_own_voice or any(_same_voice(draft, fact) for fact in denials)
    if not denials or case.at_any_time or not (ours and draft.asserts):
        return None
    return _judged(Verdict.CONFLICTS, f"denied by {_voices(denials)}, and nobody in the record has it", (), denials)


def _counts(draft: DraftClaim, denial: Fact) -> bool:
    """Whether a denial is by somebody who knows, and reaches to the draft's time: an act may have come after it."""
    claim = denial.claim
    known = (
        denial.is_firm or claim.basis is Basis.NARRATOR or {denial.tie.subject, denial.tie.object} & {*claim.speakers}
    )
    told, day, act = days(claim.date), days(draft.day), days(draft.time)
    if not known or told is None or relations()[draft.relation].field == "family":
        return bool(known)
    if act is not None:
        return act[1] <= told[1]
    return day is None or (day[0] - told[0]).days <= SAME_TIME


def _dated_elsewhere(case: Case) -> Judgement | None:
    """An act that two parties have once, or a beginning or spell, told of other days only."""
    draft = case.draft
    if not draft.asserts or draft.phase is Phase.ENDS:
        return _ended_elsewhere(case)
    told = [fact for fact in case.same if fact.is_flat and fact.claim.phase is Phase.HOLDS and fact.claim.time]
    told = [fact for fact in told if fact.claim.stage is draft.stage]
    if relations()[draft.relation].event:
        differing = _acts_elsewhere(draft, told)
    else:
        differing = [fact for fact in told if sides_differ(fact.claim.time, draft.time)] or _begun_elsewhere(
            draft, told
        )
    return (
        _judged(Verdict.CONFLICTS, f"the record dates it {_datings(differing)}", (), differing) if differing else None
    )


def _acts_elsewhere(draft: DraftClaim, told: Sequence[Fact]) -> Sequence[Fact]:
    """All that is told of an act that is done once, where none of it can be of the draft's day."""
    least = IN_STEPS if draft.relation in relations_that("in_steps") else 0
    once = draft.relation in relations_that("once")
    return told if once and all(apart(fact.claim.time, draft.time) > least for fact in told) else ()


def _begun_elsewhere(draft: DraftClaim, told: Sequence[Fact]) -> Sequence[Fact]:
    """All that is told of the beginning of a state, where none of it can be of the draft's day."""
    words = beginnings(draft.relation)
    begun = [fact for fact in told if words.intersection(fold(fact.claim.words).split())]
    starts = [edtf.sides(fact.claim.time)[0] for fact in begun]
    return begun if draft.begins and all(start and apart(start, draft.time) for start in starts) else ()


def _ended_elsewhere(case: Case) -> Judgement | None:
    told = [fact for fact in case.same if fact.is_flat and fact.claim.phase is Phase.ENDS and fact.claim.time]
    far = told and all(apart(fact.claim.time, case.draft.time) > IN_STEPS for fact in told)
    if not far or case.draft.phase is not Phase.ENDS or not case.draft.asserts:
        return None
    return _judged(Verdict.CONFLICTS, f"the record dates the end {_datings(told)}", (), told)


def _turned_round(case: Case) -> Judgement | None:
    """The record has it the other way round, of what cannot run both ways."""
    draft = case.draft
    if draft.relation not in relations_that("one_way") or not draft.asserts or case.same or case.at_any_time:
        return None
    found = [fact for fact in case.reverse if fact.is_flat and may_agree(fact.claim.time, draft.time)]
    return _judged(Verdict.CONFLICTS, "the record has it the other way round", (), found) if found else None


def _other_office(case: Case) -> Judgement | None:
    """Another office in the same body, of which nobody holds both at a time."""
    draft = case.draft
    if not draft.role or not draft.asserts or case.same or case.near or draft.phase is Phase.ENDS:
        return None
    clashing = [
        fact
        for fact in case.other_roles
        if fact.is_flat and not fact.is_past and never_both(draft.role, fact.tie.role) and _at_one_time(draft, fact)
    ]
    if not clashing:
        return None
    roles = plain.joined(sorted({fact.tie.role for fact in clashing}))
    return _judged(Verdict.CONFLICTS, f"the record has the role as {roles}", (), clashing)


def _at_one_time(draft: DraftClaim, fact: Fact) -> bool:
    """Whether both are told of one time: by their own days, else by the days of draft and article."""
    if draft.time and fact.claim.time:
        return _overlap_closely(draft.time, fact.claim.time)
    one, other = days(draft.day), days(fact.claim.date)
    if draft.time or fact.claim.time or not draft.is_current or one is None or other is None:
        return False
    return abs((one[0] - other[0]).days) <= SAME_TIME


def _overlap_closely(one: str, other: str) -> bool:
    closed = "/" not in one or edtf.OPEN not in one
    return closed and may_agree(one, other)


def _ended(case: Case) -> Judgement | None:
    """What the draft has as holding now had ended before its day, and nobody has it as holding since."""
    draft = case.draft
    if not (draft.is_current and draft.asserts and draft.day) or draft.time:
        return None
    ended = [fact for fact in case.same if fact.is_flat and fact.end and apart(fact.end, draft.day)]
    ended = [fact for fact in ended if (days(fact.end) or (None, None))[1] < days(draft.day)[1]]  # type: ignore[index,operator] # both are closed, or they would not be apart
    if not ended:
        return None
    last = max(ended, key=lambda fact: days(fact.end) or ())
    since = [fact for fact in (*case.same, *case.near) if not fact.is_past and fact.claim.date >= last.claim.date]
    if since:
        return None
    return _judged(Verdict.CONFLICTS, f"the record has it as ended: {_datings([last])}", (), ended)


def _rival(case: Case) -> Judgement | None:
    """Somebody else at the same time, where only one can be."""
    draft = case.draft
    if not relations()[draft.relation].one_at_a_time or not draft.asserts or draft.phase is Phase.ENDS or case.same:
        return None
    others = [fact for fact in case.elsewhere if fact.is_flat and not fact.is_past and _at_one_time(draft, fact)]
    if not others or any(fact.refuses for fact in others):
        return None
    return _judged(Verdict.CONFLICTS, "the record has another at that time", (), others)


def _nothing(case: Case) -> Judgement:
    """No verdict either way; what comes near is shown."""
    if case.at_any_time and case.draft.time:
        told = [fact for fact in case.at_any_time if fact.claim.time]
        why = f"the record dates it {_datings(told)}" if told else "the record has it without a date"
        return _judged(Verdict.NO_MATCH, f"{why}; the draft's date is not in it", case.at_any_time, case.against)
    ended = [fact for fact in case.same if fact.sureness]
    if ended:
        why = "as holding, not as ended" if case.draft.phase is Phase.ENDS else "as ended or former only"
        return _judged(Verdict.NO_MATCH, f"the record has it {why}", ended, case.against)
    if case.against:
        return _judged(Verdict.NO_MATCH, f"the record has only a denial, by {_voices(case.against)}", (), case.against)
    if case.other_roles:
        roles = plain.joined(sorted({fact.tie.role for fact in case.other_roles}))
        return _judged(Verdict.NO_MATCH, f"the record has another role: {roles}", (), case.other_roles)
    if case.without_role:
        return _judged(Verdict.NO_MATCH, "the record has it without the role", case.without_role, ())
    return Judgement(Verdict.NO_MATCH, f"no such tie between them in the record; {NO_CLEARANCE}")


RULES: Sequence[Rule] = (
    _left_open,
    _denial,
    _too_far,
    _weak_source,
    _borne_out,
    _denied,
    _dated_elsewhere,
    _turned_round,
    _other_office,
    _ended,
    _rival,
)


def _judged(verdict: Verdict, reason: str, pro: Iterable[Fact], against: Iterable[Fact]) -> Judgement:
    return Judgement(verdict, reason, tuple(fact.claim for fact in pro), tuple(fact.claim for fact in against))


def _same_voice(draft: DraftClaim, fact: Fact) -> bool:
    """Whether the draft's source is the record's: one party, or one family name where either has no more.

    Of sources without a name one is as good as another.
    """
    claim = fact.claim
    if not draft.speaker_names:
        return not claim.speakers and not fact.is_sourced
    if not draft.speakers.isdisjoint(claim.speakers):
        return True
    families = {fold(name).rpartition(" ")[2] for name in draft.speaker_names}
    short = {fold(name) for name in (*claim.speaker_names, *draft.speaker_names) if " " not in fold(name)}
    return any(fold(name).rpartition(" ")[2] in families & short for name in claim.speaker_names)


def _same_chain(draft: DraftClaim, fact: Fact) -> bool:
    """Whether all who pass the word on in the draft do so in the record."""
    return draft.relayed_by <= {word.speaker for word in fact.claim.say_so}


def _voices(found: Iterable[Fact]) -> str:
    """Whose words they are, each once, the first three."""
    said = list(dict.fromkeys(_voice(fact.claim) for fact in found))
    return plain.joined(said[:3]) if len(said) <= 3 else f"{', '.join(said[:3])} and {len(said) - 3} more"


def _voice(claim: ClaimShown) -> str:
    whose = plain.whose_word(claim)
    if whose == plain.OWN_VOICE:
        return claim.outlet or f"the article {claim.document}"
    return f"an {whose}" if whose.startswith("unnamed") else whose


def _hedges(found: Iterable[Fact]) -> str:
    return plain.joined(list(dict.fromkeys(plain.how_sure(fact.claim) for fact in found)))


def _datings(found: Iterable[Fact]) -> str:
    said = [edtf.in_words(fact.claim.time) or f"before {edtf.in_words(fact.claim.date)}" for fact in found]
    return plain.joined(list(dict.fromkeys(said))[:3])
