"""A draft's claim against the claims of a record: one verdict, by written rules (docs/check.md).

The first rule that fits decides. `conflicts` needs the opposite on record and nothing for the draft; where it is in
doubt the verdict is `no_match`, and the claims that come near are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from sayso import edtf
from sayso.answers import opposites, plain
from sayso.answers.checked import Verdict
from sayso.answers.facts import Case, DraftClaim, Fact, corroborated, facts, may_agree
from sayso.answers.judgements import Judgement, datings, hedges, judged, same_chain, same_voice, voices
from sayso.answers.near import relations_that
from sayso.answers.shapes import TieShown
from sayso.model import Factuality, Phase, Stage
from sayso.record.weighing.ties import days
from sayso.relations import relations

LONG_AGO = 366  # days after which a reason says when the record last had it
NO_CLEARANCE = "nothing found is no clearance"
OUTCOMES = (Stage.ACQUITTED, Stage.DROPPED, Stage.OVERTURNED)


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
    ours = [fact for fact in case.against if case.draft.in_own_voice or same_voice(case.draft, fact)]
    if ours:
        firm = [fact for fact in ours if fact.is_firm or not case.draft.in_own_voice or _denied_flatly(fact)]
        if firm and not (flat and case.draft.in_own_voice):
            return judged(Verdict.MATCHES, f"denied by {voices(ours)}", ours, flat)
        why = f"the record has somebody for it too: {voices(flat)}" if flat else f"denied by {voices(ours)} only"
        return judged(Verdict.OVERSTATED, why, ours, flat)
    if flat and not case.against and case.draft.in_own_voice:
        return judged(Verdict.CONFLICTS, f"the record has it, by {voices(flat)}, and nobody who denies it", (), flat)
    return judged(Verdict.NO_MATCH, "no such denial in the record", case.against, flat)


def _denied_flatly(fact: Fact) -> bool:
    return fact.claim.factuality is Factuality.DENIED and not fact.claim.speakers and fact.is_sourced


def _weak_source(case: Case) -> Judgement | None:
    """Only unnamed sources or others' posts have it, though the draft states it flatly."""
    draft, found = case.draft, case.support
    if not found or any(fact.is_sourced for fact in found) or not _stands_by_it(draft):
        return None
    return judged(Verdict.WEAK_SOURCE_ONLY, f"the record has it only from {voices(found)}", found, case.against)


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
        return judged(Verdict.OVERSTATED, f"the record hedges it: {hedges(found)}", found, case.against)
    if draft.is_current and draft.role and (old := _long_ago(draft, sure)):
        why = f"an office may have changed hands{old}"
        return judged(Verdict.NO_MATCH, why, found, case.against)
    if draft.in_own_voice and draft.factuality is Factuality.CERTAIN:
        return _in_own_voice(case, sure)
    return _on_somebodys_word(case, sure)


def _least(draft: DraftClaim) -> int:
    return 2 if draft.factuality is Factuality.PROBABLE else 1


def _in_own_voice(case: Case, sure: list[Fact]) -> Judgement:
    firm = any(fact.is_firm for fact in sure) or corroborated(sure)
    if case.against:
        why = f"the record's sources conflict: for it {voices(sure)}, against it {voices(case.against)}"
        return judged(Verdict.OVERSTATED, why, case.support, case.against)
    if not firm:
        return judged(Verdict.OVERSTATED, f"the record has it on the word of {voices(sure)} only", case.support, ())
    return judged(Verdict.MATCHES, _said_of(case, sure), case.support, ())


def _on_somebodys_word(case: Case, sure: list[Fact]) -> Judgement:
    """A draft that names its source, or hedges: who says it has to be borne out too."""
    draft = case.draft
    if draft.in_own_voice or not (draft.speaker_names or draft.descriptor):
        return judged(Verdict.MATCHES, _said_of(case, sure), case.support, case.against)
    if any(same_voice(draft, fact) and same_chain(draft, fact) for fact in sure):
        return judged(Verdict.MATCHES, _said_of(case, sure), case.support, case.against)
    who = plain.joined(draft.speaker_names) or draft.descriptor
    why = f"the record has it by {voices(sure)}, not as the word of {who}"
    return judged(Verdict.NO_MATCH, why, case.support, case.against)


def _said_of(case: Case, sure: list[Fact]) -> str:
    """Whose word it is; with the relation where it is another, and the day where the record's word is an old one."""
    label = relations()[sure[0].tie.relation].label
    same = any(fact.tie.relation == case.draft.relation for fact in sure)
    other = "" if same else f", in other words: “{label}”"
    return f"by {voices(sure)}{other}{_long_ago(case.draft, sure)}"


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
            return judged(Verdict.CONFLICTS, f"the record has it as {order[furthest]}", (), taken_back)
        return None
    if furthest < order.index(draft.stage) and draft.stage not in OUTCOMES:
        return judged(Verdict.OVERSTATED, f"the record has it as {order[furthest]} only", [f for _, f in staged], ())
    return None


def _nothing(case: Case) -> Judgement:
    """No verdict either way; what comes near is shown."""
    if case.at_any_time and case.draft.time:
        told = [fact for fact in case.at_any_time if fact.claim.time]
        why = f"the record dates it {datings(told)}" if told else "the record has it without a date"
        return judged(Verdict.NO_MATCH, f"{why}; the draft's date is not in it", case.at_any_time, case.against)
    if case.by_tone:
        why = "the record has words that may say so by their tone"
        return judged(Verdict.NO_MATCH, why, case.by_tone, case.against)
    ended = [fact for fact in case.same if fact.sureness]
    if ended:
        why = "as holding, not as ended" if case.draft.phase is Phase.ENDS else "as ended or former only"
        return judged(Verdict.NO_MATCH, f"the record has it {why}", ended, case.against)
    if case.against:
        return judged(Verdict.NO_MATCH, f"the record has only a denial, by {voices(case.against)}", (), case.against)
    if case.other_roles:
        roles = plain.joined(sorted({fact.tie.role for fact in case.other_roles}))
        return judged(Verdict.NO_MATCH, f"the record has another role: {roles}", (), case.other_roles)
    if case.without_role:
        return judged(Verdict.NO_MATCH, "the record has it without the role", case.without_role, ())
    return Judgement(Verdict.NO_MATCH, f"no such tie between them in the record; {NO_CLEARANCE}")


RULES: Sequence[Rule] = (
    _left_open,
    _denial,
    _too_far,
    opposites.other_office,
    _weak_source,
    _borne_out,
    opposites.denied,
    opposites.dated_elsewhere,
    opposites.turned_round,
    opposites.ended,
    opposites.rival,
)
