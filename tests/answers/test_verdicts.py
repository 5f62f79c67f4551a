"""The rules of docs/check.md, one by one: a draft's claim about Ada Reed and Bo Lund against what is on record."""

from typing import Any

import pytest

from sayso.answers.checked import Verdict
from sayso.answers.facts import DraftClaim, bears_out
from sayso.answers.judgements import Judgement
from sayso.answers.shapes import ClaimShown, TieShown, WordShown
from sayso.answers.verdicts import verdict
from sayso.model import Basis, Factuality, Phase, Review, Stage
from sayso.record.weighing.standing import Standing

ADA, BO, CY = "r-ada", "r-bo", "r-cy"
NAMES = {ADA: "Ada Reed", BO: "Bo Lund", CY: "Cy Marsh"}
DENIAL: dict[str, Any] = {"basis": Basis.NAMED, "factuality": Factuality.DENIED}


def on_record(relation: str, *, subject: str = ADA, object: str = BO, role: str = "", **claim: Any) -> TieShown:  # noqa: ANN401 # a claim's fields
    """A tie with one claim: the Post's own voice, flatly, on 10 February 2024."""
    speakers = claim.pop("speakers", ())
    given: dict[str, Any] = {
        "id": "c1",
        "document": "d1",
        "title": "",
        "outlet": "Post",
        "url": "",
        "date": "2024-02-10",
        "basis": Basis.NARRATOR,
        "official": False,
        "factuality": Factuality.CERTAIN,
        "phase": Phase.HOLDS,
        "stage": None,
        "time": "",
        "words": "its words",
        "start": 0,
        "end": 9,
        "origin": claim.get("id", "c1"),
        "rule": "verb:own",
        "score": 0.9,
        "review": Review.UNREVIEWED,
    }
    told = ClaimShown(
        **(given | claim),
        speakers=speakers,
        speaker_names=tuple(NAMES[each] for each in speakers),
        say_so=tuple(WordShown("person", each, NAMES[each]) for each in speakers),
    )
    return TieShown(
        id="t1",
        subject=subject,
        subject_name=NAMES[subject],
        relation=relation,
        object=object,
        object_name=NAMES[object],
        role=role,
        valid_at="",
        invalid_at="",
        stage=None,
        standing=Standing.REPORTED,
        reason="",
        origins=1,
        documents=1,
        outlets=1,
        review=Review.UNREVIEWED,
        claims=(told,),
    )


def judged(relation: str, *record: TieShown, elsewhere: TieShown | None = None, **claim: Any) -> Judgement:  # noqa: ANN401 # its fields
    """What the record has to say to the draft's flat claim about Reed and Lund, printed four days later."""
    made: dict[str, Any] = {"subjects": frozenset({ADA}), "objects": frozenset({BO}), "day": "2024-02-14"}
    draft = DraftClaim(relation=relation, **(made | claim))
    return verdict(draft, record, [elsewhere] if elsewhere else [])


def test_what_the_record_has_as_flatly_matches() -> None:
    found = judged("met_with", on_record("met_with"))

    assert (found.verdict, found.reason, found.origins) == (Verdict.MATCHES, "by Post", 1)


def test_parties_of_a_symmetric_relation_come_in_any_order() -> None:
    assert judged("met_with", on_record("met_with", subject=BO, object=ADA)).verdict is Verdict.MATCHES


def test_nothing_found_is_no_clearance() -> None:
    found = judged("met_with", on_record("owns"))

    assert found.verdict is Verdict.NO_MATCH
    assert "nothing found is no clearance" in found.reason


@pytest.mark.parametrize(
    ("draft", "record"),
    [("supports", "endorsed"), ("relative_of", "sibling_of"), ("employed_by", "leads"), ("opponent_of", "defeated")],
)
def test_a_relation_that_implies_the_drafts_bears_it_out(draft: str, record: str) -> None:
    assert judged(draft, on_record(record)).verdict is Verdict.MATCHES
    assert judged(record, on_record(draft)).verdict is Verdict.NO_MATCH


@pytest.mark.parametrize("hedge", [Factuality.POSSIBLE, Factuality.PROBABLE])
def test_a_dropped_hedge_is_overstated(hedge: Factuality) -> None:
    assert judged("met_with", on_record("met_with", factuality=hedge)).verdict is Verdict.OVERSTATED
    assert judged("met_with", on_record("met_with", factuality=hedge), factuality=hedge).verdict is Verdict.MATCHES


def test_a_draft_may_hedge_what_is_stated_flatly() -> None:
    assert judged("met_with", on_record("met_with"), factuality=Factuality.POSSIBLE).verdict is Verdict.MATCHES


def test_a_dropped_source_is_overstated() -> None:
    found = judged("owns", on_record("owns", basis=Basis.NAMED, speakers=(CY,)))

    assert found.verdict is Verdict.OVERSTATED
    assert found.reason == "the record has it on the word of Cy Marsh, paraphrased only"


def test_a_partys_own_quoted_word_needs_no_source() -> None:
    assert judged("owns", on_record("owns", basis=Basis.DIRECT, speakers=(ADA,))).verdict is Verdict.MATCHES


def test_two_origins_in_two_outlets_need_no_source() -> None:
    one = on_record("owns", basis=Basis.NAMED, speakers=(CY,))
    two = on_record("owns", id="c2", outlet="Echo", basis=Basis.NAMED, speakers=(BO,))

    assert judged("owns", one, two).verdict is Verdict.MATCHES


@pytest.mark.parametrize("basis", [Basis.UNNAMED, Basis.POST])
def test_what_only_unnamed_sources_and_posts_have_is_weak(basis: Basis) -> None:
    record = on_record("owns", basis=basis)

    assert judged("owns", record).verdict is Verdict.WEAK_SOURCE_ONLY
    assert judged("owns", record, basis=Basis.UNNAMED).verdict is Verdict.MATCHES


def test_whose_word_it_is_has_to_be_borne_out() -> None:
    record = on_record("owns", basis=Basis.NAMED, speakers=(CY,))
    word: dict[str, Any] = {"basis": Basis.NAMED, "speakers": frozenset({CY}), "speaker_names": ("Cy Marsh",)}
    other = word | {"speakers": frozenset({BO}), "speaker_names": ("Bo Lund",)}

    assert judged("owns", record, **word).verdict is Verdict.MATCHES
    assert judged("owns", record, **other).verdict is Verdict.NO_MATCH
    assert judged("owns", record, **word, relayed_by=frozenset({BO})).verdict is Verdict.NO_MATCH


def test_a_speaker_known_by_family_name_only_is_the_same() -> None:
    record = on_record("owns", basis=Basis.NAMED, speakers=(CY,))

    assert judged("owns", record, basis=Basis.NAMED, speaker_names=("Marsh",)).verdict is Verdict.MATCHES


def test_what_a_party_denies_and_nobody_has_conflicts() -> None:
    found = judged("met_with", on_record("met_with", speakers=(ADA,), **DENIAL))

    assert found.verdict is Verdict.CONFLICTS
    assert [claim.id for claim in found.against] == ["c1"]


def test_a_strangers_denial_is_no_conflict() -> None:
    assert judged("met_with", on_record("met_with", speakers=(CY,), **DENIAL)).verdict is Verdict.NO_MATCH


def test_who_refuses_one_kind_of_support_may_give_another() -> None:
    assert judged("supports", on_record("supports", speakers=(ADA,), **DENIAL)).verdict is Verdict.NO_MATCH


def test_the_tone_of_words_bears_nothing_out() -> None:
    found = judged("supports", on_record("supports", basis=Basis.DIRECT, speakers=(ADA,), rule="stance:great"))

    assert found.verdict is Verdict.NO_MATCH
    assert [claim.rule for claim in found.pro] == ["stance:great"]


def test_an_act_may_come_after_its_denial() -> None:
    record = on_record("met_with", speakers=(ADA,), **DENIAL)

    assert judged("met_with", record, day="2025-01-01").verdict is Verdict.NO_MATCH
    assert judged("met_with", record, day="2025-01-01", time="2024-01").verdict is Verdict.CONFLICTS


def test_where_sources_conflict_a_flat_draft_is_overstated() -> None:
    found = judged("met_with", on_record("met_with"), on_record("met_with", id="c2", speakers=(ADA,), **DENIAL))

    assert found.verdict is Verdict.OVERSTATED
    assert (len(found.pro), len(found.against)) == (1, 1)


def test_a_denial_is_borne_out_by_a_denial() -> None:
    denied = Factuality.DENIED
    record = on_record("met_with", speakers=(ADA,), **DENIAL)
    word: dict[str, Any] = {"basis": Basis.NAMED, "speakers": frozenset({ADA}), "speaker_names": ("Ada Reed",)}

    assert judged("met_with", record, factuality=denied, **word).verdict is Verdict.MATCHES
    assert judged("met_with", record, factuality=denied).verdict is Verdict.OVERSTATED
    assert judged("met_with", on_record("met_with"), factuality=denied).verdict is Verdict.CONFLICTS
    assert judged("met_with", on_record("met_with"), factuality=denied, **word).verdict is Verdict.NO_MATCH


def test_a_question_is_not_checkable() -> None:
    found = judged("met_with", on_record("met_with"), factuality=Factuality.UNKNOWN)

    assert found.verdict is Verdict.NOT_CHECKABLE


@pytest.mark.parametrize(
    ("relation", "record", "draft", "expected"),
    [
        ("endorsed", "2024-01-05", "2024-01-05", Verdict.MATCHES),
        ("endorsed", "2024-01-05", "2024-01", Verdict.MATCHES),
        ("endorsed", "2024-01-05", "2024-01-09", Verdict.CONFLICTS),
        ("endorsed", "2024-01", "2024-01-09", Verdict.NO_MATCH),
        ("endorsed", "", "2024-01-09", Verdict.NO_MATCH),
        ("endorsed", "2024~", "2024-01-09", Verdict.NO_MATCH),
        ("met_with", "2024-01-05", "2024-01-09", Verdict.NO_MATCH),
        ("appointed", "2024-01-05", "2024-02-09", Verdict.NO_MATCH),
        ("appointed", "2021", "2023", Verdict.CONFLICTS),
        ("leads", "2018/..", "2020/..", Verdict.CONFLICTS),
        ("leads", "2018/..", "2018/..", Verdict.MATCHES),
        ("leads", "2018/2022", "2020", Verdict.MATCHES),
        ("leads", "2018/2020", "2021/2022", Verdict.NO_MATCH),
    ],
)
def test_days_are_held_against_each_other(relation: str, record: str, draft: str, expected: Verdict) -> None:
    assert judged(relation, on_record(relation, time=record), time=draft).verdict is expected


def test_one_account_of_the_drafts_day_is_enough() -> None:
    told = on_record("endorsed", time="2024-01-05"), on_record("endorsed", id="c2", time="2024-01-09")

    assert judged("endorsed", *told, time="2024-01-09").verdict is Verdict.MATCHES


def test_a_wedding_has_its_day() -> None:
    record = on_record("spouse_of", time="1999", words="married Bo Lund")

    assert judged("spouse_of", record, time="2001", words="Ada Reed married Bo Lund").verdict is Verdict.CONFLICTS
    assert judged("spouse_of", record, time="2001", words="her husband").verdict is Verdict.NO_MATCH


def test_who_joined_in_one_year_did_not_join_in_another() -> None:
    record = on_record("member_of", time="1988/1999", words="joined the Senate")

    assert judged("member_of", record, time="1991", words="joined the Senate").verdict is Verdict.CONFLICTS
    assert judged("member_of", record, time="1988", words="joined the Senate").verdict is Verdict.MATCHES
    assert judged("member_of", record, time="1991", words="sat in the Senate").verdict is Verdict.MATCHES


def test_an_end_is_announced_on_one_day_and_comes_on_another() -> None:
    record = on_record("leads", role="head", phase=Phase.ENDS, time="2024-01-05")
    ended: dict[str, Any] = {"role": "head", "phase": Phase.ENDS}

    assert judged("leads", record, **ended, time="2024-01-05").verdict is Verdict.MATCHES
    assert judged("leads", record, **ended, time="2024-02-01").verdict is Verdict.NO_MATCH
    assert judged("leads", record, **ended, time="2023-02-01").verdict is Verdict.CONFLICTS


def test_what_cannot_run_both_ways_conflicts_turned_round() -> None:
    assert judged("sued", on_record("sued", subject=BO, object=ADA)).verdict is Verdict.CONFLICTS
    assert judged("accused", on_record("accused", subject=BO, object=ADA)).verdict is Verdict.NO_MATCH


@pytest.mark.parametrize(
    ("draft", "record", "expected"),
    [
        ("vice president", "president", Verdict.CONFLICTS),
        ("Governor", "mayor", Verdict.CONFLICTS),
        ("chair", "chairwoman", Verdict.MATCHES),
        ("adviser", "foreign policy adviser", Verdict.MATCHES),
        ("foreign policy adviser", "adviser", Verdict.NO_MATCH),
        ("president", "vice president", Verdict.CONFLICTS),
        ("minister", "prime minister", Verdict.MATCHES),
        ("treasurer", "founder", Verdict.NO_MATCH),
        ("deputy harbour master", "harbour master", Verdict.CONFLICTS),
        ("treasurer", "", Verdict.NO_MATCH),
        ("", "treasurer", Verdict.MATCHES),
    ],
)
def test_roles_are_the_same_fuller_or_exclude_each_other(draft: str, record: str, expected: Verdict) -> None:
    found = judged("holds_office", on_record("holds_office", role=record), role=draft, is_current=True)

    assert found.verdict is expected


@pytest.mark.parametrize("change", [{"day": "2025-02-14"}, {"day": ""}, {"is_current": False}])
def test_an_office_may_have_changed_hands(change: dict[str, Any]) -> None:
    record = on_record("holds_office", role="mayor")

    told: dict[str, Any] = {"role": "governor", "is_current": True}
    found = judged("holds_office", record, **(told | change))

    assert found.verdict is Verdict.NO_MATCH


def test_an_old_word_does_not_bear_out_an_office_that_is_held_now() -> None:
    record = on_record("holds_office", role="mayor", date="2020-02-10")

    found = judged("holds_office", record, role="mayor", is_current=True)

    assert found.verdict is Verdict.NO_MATCH
    assert found.reason == "an office may have changed hands; last told on 10 February 2020"
    assert judged("holds_office", record, role="mayor").verdict is Verdict.MATCHES


def test_a_later_office_counts_before_an_earlier_one() -> None:
    deputy = on_record("leads", role="deputy leader", id="c1", date="2022-04-13")
    leader = on_record("leads", role="leader", id="c2")

    found = judged("leads", deputy, leader, role="deputy leader", is_current=True)

    assert (found.verdict, [claim.id for claim in found.against]) == (Verdict.CONFLICTS, ["c2"])


def test_what_had_ended_does_not_hold_now() -> None:
    former = on_record("holds_office", role="mayor", words="the former mayor of Lund")
    again = on_record("holds_office", role="mayor", id="c2", date="2024-02-12")
    now: dict[str, Any] = {"role": "mayor", "is_current": True}

    assert judged("holds_office", former, **now).verdict is Verdict.CONFLICTS
    assert judged("holds_office", former, again, **now).verdict is Verdict.MATCHES
    assert judged("holds_office", former, role="former mayor").verdict is Verdict.MATCHES


def test_a_former_office_of_the_other_party_ends_nothing() -> None:
    """Once, "the daughter of the former mayor" made her no daughter any more."""
    record = on_record("parent_of", words="Bo Lund, the daughter of the former mayor")

    assert judged("parent_of", record, is_current=True).verdict is Verdict.MATCHES


def test_another_spouse_at_the_time_conflicts() -> None:
    other = on_record("spouse_of", object=CY)

    assert judged("spouse_of", elsewhere=other, is_current=True).verdict is Verdict.CONFLICTS
    assert judged("spouse_of", elsewhere=other, is_current=True, day="2030-01-01").verdict is Verdict.NO_MATCH


@pytest.mark.parametrize(
    ("draft", "record", "expected"),
    [
        (Stage.CONVICTED, Stage.CHARGED, Verdict.OVERSTATED),
        (Stage.CHARGED, Stage.CONVICTED, Verdict.MATCHES),
        (Stage.CHARGED, Stage.CHARGED, Verdict.MATCHES),
        (Stage.CONVICTED, Stage.ACQUITTED, Verdict.CONFLICTS),
    ],
)
def test_a_matter_of_law_goes_by_its_stage(draft: Stage, record: Stage, expected: Verdict) -> None:
    assert judged("charged", on_record("charged", stage=record), stage=draft).verdict is expected


def test_a_charge_is_overstated_where_there_is_an_inquiry_only() -> None:
    record = on_record("investigates", stage=Stage.INVESTIGATED)

    found = judged("charged", record, stage=Stage.CHARGED)

    assert (found.verdict, found.reason) == (Verdict.OVERSTATED, "the record has it as investigated only")


def test_an_old_word_is_said_to_be_old() -> None:
    assert judged("leads", on_record("leads"), day="2026-02-14").reason == "by Post; last told on 10 February 2024"


@pytest.mark.parametrize("time", ["yesterday", "2024-13-40", "20X4"])
def test_a_time_that_cannot_be_read_bears_nothing_out(time: str) -> None:
    assert not bears_out(time, "2024", event=True)
