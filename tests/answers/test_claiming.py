"""Claims that a person adds from words of an article, and what a person says of those that were read."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers.added import in_words
from sayso.answers.book import Record
from sayso.answers.claiming import ClaimGiven
from sayso.answers.corrected import in_words as put_right
from sayso.answers.shapes import ClaimShown
from sayso.errors import RecordError
from sayso.model import Basis, Factuality, Kind, Quotation, Review
from tests.builders import Spoken, Told, a_document, a_reading
from tests.record.contents import contents

TEXT = "Ada Reed met Bo Lund. “Bo Lund owns Dol Ltd,” Cy Marsh said. Bo Lund founded the Gulls in 2004."
MET, OWNS, FOUNDED = "Ada Reed met Bo Lund", "Bo Lund owns Dol Ltd", "Bo Lund founded the Gulls in 2004"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    made = a_reading(
        a_document(text=TEXT),
        Told("Ada Reed", "met_with", "Bo Lund", words=MET),
        statements=[Spoken("Cy Marsh", OWNS)],
        kinds={"Dol Ltd": Kind.ORGANISATION},
        also=["Dol Ltd"],
    )
    made = replace(made, statements=(replace(made.statements[0], quotation=Quotation.DIRECT),))
    with Record(str(tmp_path / "r.db")) as opened:
        opened.add([made.document], read=lambda _: made)
        yield opened


def claims(record: Record) -> dict[str, ClaimShown]:
    """The claims of the article, by their relation."""
    return {each.relation: each.claim for each in record.article("d1", risky=True).claims}


def ties(record: Record) -> set[tuple[str, str, str]]:
    return {(each.subject_name, each.relation, each.object_name) for each in record.ties("Bo Lund", risky=True)}


def test_words_make_a_claim_that_shows_whose_doing_it_is(record: Record) -> None:
    made = record.add_claim("d1", OWNS, ClaimGiven("Bo Lund", "owns", "Dol Ltd"), who="Kim", why="missed")

    claim = claims(record)["owns"]
    assert (claim.words, claim.review, claim.basis, claim.speaker_names) == (
        OWNS,
        Review.REVIEWED,
        Basis.DIRECT,
        ("Cy Marsh",),
    )
    assert claim.added is not None
    assert in_words(claim.added) == "added by Kim: missed"
    assert [change.what for group in made.changes for change in group.changes] == ["new"]
    (tie,) = record.ties("Dol Ltd", risky=True)
    assert tie.claims[0].added == claim.added


def test_it_is_undone_exactly(record: Record) -> None:
    before = contents(record)
    made = record.add_claim("d1", FOUNDED, ClaimGiven("Bo Lund", "founded", "Gulls", {"object_kind": "organisation"}))
    assert ("Bo Lund", "founded", "Gulls") in ties(record)

    record.take_back(made.decision.id)
    assert [line for line in contents(record) if not line.startswith('["decision"')] == before


def test_parties_can_be_places_names_and_ids(record: Record) -> None:
    dol = record.people("Dol Ltd")[0].id
    start = TEXT.index(OWNS)
    record.add_claim("d1", f"{start}-{start + len(OWNS)}", ClaimGiven(f"{start}-{start + 7}", "owns", dol))

    assert ("Bo Lund", "owns", "Dol Ltd") in ties(record)


def test_words_that_a_browser_hands_over_with_other_blanks_are_found(record: Record) -> None:
    record.add_claim("d1", "Bo  Lund\nowns Dol Ltd ", ClaimGiven("Bo Lund", "owns", "Dol Ltd", near=20))

    assert claims(record)["owns"].words == OWNS


def test_another_party_takes_the_place_of_a_claim_that_is_read_wrong(record: Record) -> None:
    wrong = claims(record)["met_with"]
    record.add_claim(
        "d1", f"{wrong.start}-{wrong.end}", ClaimGiven("Ada Reed", "met_with", "Cy Marsh", instead_of=wrong.id)
    )

    assert ties(record) == set()
    assert {(each.subject_name, each.object_name) for each in record.ties("Cy Marsh")} == {("Ada Reed", "Cy Marsh")}


@pytest.mark.parametrize(
    ("words", "given", "problem"),
    [
        ("Bo Lund sold Dol Ltd", ClaimGiven("Bo Lund", "owns", "Dol Ltd"), "do not stand in d1"),
        ("Bo Lund", ClaimGiven("Bo Lund", "owns", "Dol Ltd"), "stands 3 times in d1; give a place: 13-20"),
        ("5-500", ClaimGiven("Bo Lund", "owns", "Dol Ltd"), "no place in d1"),
        (OWNS, ClaimGiven("Bo Lund", "owns", "Ed Noor"), "“Ed Noor” is neither mentioned in d1"),
        (OWNS, ClaimGiven("", "owns", "Dol Ltd"), "say who and whom"),
        (OWNS, ClaimGiven("Bo Lund", "likes", "Dol Ltd"), "“likes” is no relation"),
        (OWNS, ClaimGiven("Bo Lund", "spouse_of", "Dol Ltd"), "is a person; “Dol Ltd” is a organisation"),
        (OWNS, ClaimGiven("Bo Lund", "met_with", "Bo Lund"), "the same words"),
        (OWNS, ClaimGiven("Bo Lund", "owns", "Dol Ltd", {"time": "soon"}), "soon"),
        (OWNS, ClaimGiven("Bo Lund", "owns", "Dol Ltd", instead_of="c-1"), "no such claim"),
        (MET, ClaimGiven("Ada Reed", "met_with", "Bo Lund"), "read there already"),
    ],
)
def test_what_cannot_be_is_said_in_plain_words(record: Record, words: str, given: ClaimGiven, problem: str) -> None:
    with pytest.raises(RecordError, match=problem.replace("(", r"\(")):
        record.add_claim("d1", words, given)
    assert record.decisions() == ()


def test_a_claim_can_be_said_to_be_wrong_right_or_other(record: Record) -> None:
    id = claims(record)["met_with"].id

    record.judge_claim("d1", id, right=False)
    assert ties(record) == set()
    record.judge_claim("d1", id)
    assert claims(record)["met_with"].review is Review.REVIEWED
    record.judge_claim("d1", id, fields={"relation": "contacted", "factuality": "possible"})
    assert ties(record) == {("Ada Reed", "contacted", "Bo Lund")}


def test_an_added_claim_can_be_corrected_as_others_can(record: Record) -> None:
    record.add_claim("d1", OWNS, ClaimGiven("Bo Lund", "owns", "Dol Ltd", {"factuality": "possible"}))
    record.judge_claim("d1", claims(record)["owns"].id, fields={"factuality": str(Factuality.DENIED)})

    (tie,) = record.ties("Dol Ltd", risky=True)
    assert tie.standing == "denied"


def test_only_what_a_claim_has_can_be_put_right(record: Record) -> None:
    with pytest.raises(RecordError, match="subject: cannot be put right"):
        record.judge_claim("d1", claims(record)["met_with"].id, fields={"subject": "Cy Marsh"})


def test_a_claim_shows_what_was_put_right_and_what_it_was_read_as(record: Record) -> None:
    id = claims(record)["met_with"].id
    record.judge_claim("d1", id, fields={"time": "2016-05"}, who="Kim", why="the date line")

    (tie,) = record.ties("Ada Reed")
    claim = tie.claims[0]
    assert (tie.valid_at, claim.time) == ("2016-05", "2016-05")
    assert claim.corrected is not None
    assert (claim.corrected.fields, claim.corrected.was) == ({"time": "2016-05"}, {"time": ""})
    assert put_right(claim.corrected) == "put right by Kim: in May 2016; the date line"
    assert [moment.time for moment in record.timeline("Ada Reed") if moment.tie] == ["2016-05"]
    assert record.who("Ada Reed").as_dict()["profile"]["ties"][0]["ties"][0]["claims"][0]["corrected"]["who"] == "Kim"


def test_corrections_of_one_claim_add_up_until_it_is_said_to_be_wrong(record: Record) -> None:
    id = claims(record)["met_with"].id

    def held() -> tuple[str, str, str]:
        (marked,) = record.article("d1", risky=True).claims
        return marked.relation, marked.role, marked.claim.time

    record.judge_claim("d1", id, fields={"time": "2016-05"})
    record.judge_claim("d1", id, fields={"role": "host"})
    made = record.judge_claim("d1", id, fields={"relation": "opposes", "time": "2017"})
    assert held() == ("opposes", "host", "2017")
    record.judge_claim("d1", id)  # right, as it is put
    assert held() == ("opposes", "host", "2017")
    record.take_back(made.decision.id)
    assert held() == ("met_with", "host", "2016-05")
    wrong = record.judge_claim("d1", id, right=False)
    assert held() == ("met_with", "", "")
    assert record.ties("Ada Reed", risky=True) == ()
    record.judge_claim("d1", id, fields={"time": "2018"})
    assert held() == ("met_with", "", "2018")
    record.take_back(wrong.decision.id)
    assert held() == ("met_with", "host", "2018")


def test_a_date_that_was_put_right_is_the_one_in_dispute(record: Record) -> None:
    other = a_reading(a_document("d2", TEXT), Told("Bo Lund", "founded", "Dol Ltd", words=FOUNDED, time="2004"))
    again = a_reading(a_document("d3", TEXT), Told("Bo Lund", "founded", "Dol Ltd", words=FOUNDED, time="2004"))
    by_id = {each.document.id: each for each in (other, again)}
    record.add([each.document for each in by_id.values()], read=lambda document: by_id[document.id])
    assert record.disputes("Dol Ltd") == ()

    record.judge_claim("d3", again.claims[0].id, fields={"time": "2009"})

    (dispute,) = record.disputes("Dol Ltd")
    assert [dating.time for dating in dispute.datings] == ["2004", "2009"]
