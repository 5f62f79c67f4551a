"""Where the record has the opposite of a draft's claim and nothing for it: the rules behind `conflicts`."""

from __future__ import annotations

from collections.abc import Sequence

from sayso import edtf
from sayso.answers import plain
from sayso.answers.checked import Verdict
from sayso.answers.facts import Case, DraftClaim, Fact, apart, may_agree, sides_differ
from sayso.answers.judgements import Judgement, datings, judged, same_voice, voices
from sayso.answers.near import beginnings, never_both, relations_that
from sayso.model import Basis, Factuality, Phase
from sayso.record.names.folding import fold
from sayso.record.weighing.ties import days
from sayso.relations import relations

SAME_TIME = 45  # days between two undated titles that are taken to be held at one time: an office changes hands rarely
IN_STEPS = 60  # days: an end or an appointment is announced on one day and comes on another


def denied(case: Case) -> Judgement | None:
    """Denied by a party or in an outlet's own voice, at a time that the draft's can be, and asserted by nobody."""
    draft = case.draft
    denials = [fact for fact in case.against if fact.claim.factuality is Factuality.DENIED and _counts(draft, fact)]
    ours = draft.in_own_voice or any(same_voice(draft, fact) for fact in denials)
    if not denials or case.at_any_time or case.by_tone or not (ours and draft.asserts):
        return None
    if draft.relation in relations_that("many_kinds"):
        return None
    return judged(Verdict.CONFLICTS, f"denied by {voices(denials)}, and nobody in the record has it", (), denials)


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


def dated_elsewhere(case: Case) -> Judgement | None:
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
    return judged(Verdict.CONFLICTS, f"the record dates it {datings(differing)}", (), differing) if differing else None


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
    return judged(Verdict.CONFLICTS, f"the record dates the end {datings(told)}", (), told)


def turned_round(case: Case) -> Judgement | None:
    """The record has it the other way round, of what cannot run both ways."""
    draft = case.draft
    if draft.relation not in relations_that("one_way") or not draft.asserts or case.same or case.at_any_time:
        return None
    found = [fact for fact in case.reverse if fact.is_flat and may_agree(fact.claim.time, draft.time)]
    return judged(Verdict.CONFLICTS, "the record has it the other way round", (), found) if found else None


def other_office(case: Case) -> Judgement | None:
    """Another office in the same body, of which nobody holds both at a time; an older word for the draft's is past."""
    draft = case.draft
    if not draft.role or not draft.asserts or draft.phase is Phase.ENDS:
        return None
    clashing = [
        fact
        for fact in case.other_roles
        if fact.is_flat and not fact.is_past and never_both(draft.role, fact.tie.role) and _at_one_time(draft, fact)
    ]
    if not clashing or not _is_older((*case.same, *case.near), clashing):
        return None
    roles = plain.joined(sorted({fact.tie.role for fact in clashing}))
    return judged(Verdict.CONFLICTS, f"the record has the role as {roles}", (), clashing)


def _is_older(held: Sequence[Fact], clashing: Sequence[Fact]) -> bool:
    """Whether all that is for the draft was told, undated, long before the last of what clashes with it."""
    last = days(max(fact.claim.date for fact in clashing))
    told = [days(fact.claim.date) for fact in held if not fact.claim.time]
    return len(told) == len(held) and all(one and last and (last[0] - one[1]).days > SAME_TIME for one in told)


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


def ended(case: Case) -> Judgement | None:
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
    return judged(Verdict.CONFLICTS, f"the record has it as ended: {datings([last])}", (), ended)


def rival(case: Case) -> Judgement | None:
    """Somebody else at the same time, where only one can be."""
    draft = case.draft
    if not relations()[draft.relation].one_at_a_time or not draft.asserts or draft.phase is Phase.ENDS or case.same:
        return None
    others = [fact for fact in case.elsewhere if fact.is_flat and not fact.is_past and _at_one_time(draft, fact)]
    if not others or any(fact.refuses for fact in others):
        return None
    return judged(Verdict.CONFLICTS, "the record has another at that time", (), others)
