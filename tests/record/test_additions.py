"""Claims that a person adds: whose word they are, whom their words mean, and what becomes of them."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.errors import RecordError
from sayso.model import Basis, Factuality, Quotation, Reader, Reading, Review
from sayso.record import schema
from sayso.record.judging.attached import judged, likely_now
from sayso.record.judging.decisions import BASIS, OBJECT_KIND, Decision, Verdict, in_force
from sayso.record.judging.selectors import Selector, selector_of
from sayso.record.store import Store
from tests.builders import Spoken, Told, a_document, a_reading, at

TEXT = "Ada Reed met Bo Lund. “Bo Lund owns Dol Ltd,” Cy Marsh said. Bo Lund founded the Gulls in 2004."
OWNS, FOUNDED = "Bo Lund owns Dol Ltd", "Bo Lund founded the Gulls in 2004"


def read(text: str = TEXT) -> Reading:
    made = a_reading(
        a_document(text=text),
        Told("Ada Reed", "met_with", "Bo Lund", words="Ada Reed met Bo Lund"),
        statements=[Spoken("Cy Marsh", OWNS)],
        also=["Dol Ltd"],
    )
    return replace(made, statements=(replace(made.statements[0], quotation=Quotation.DIRECT),))


def keep(store: Store, reading: Reading, reader: Reader = Reader.RULES) -> None:
    store.add([reading.document], read=lambda _: reading, reader=reader)


def words(quote: str, within: str = "") -> Selector:
    start = TEXT.index(within) + within.index(quote) if within else TEXT.index(quote)
    return selector_of("d1", TEXT, (start, start + len(quote)))


def add(store: Store, quote: str, relation: str, object: str, **told: str) -> Decision:
    parties = words("Bo Lund", quote), words(object, quote)
    claim = replace(words(quote), relation=relation, subject="Bo Lund", object=object)
    return store.decide(Verdict.ADD, claim, *parties, value=told, who="Kim", why="by eye")


def claims(store: Store) -> list[dict[str, object]]:
    """The claims of the live reading that a person added."""
    claim, run = schema.claim.c, schema.run.c
    query = select(schema.claim).join_from(schema.claim, schema.run, run.key == claim.run)
    with store.reading() as connection:
        rows = connection.execute(query.where(run.expired_at.is_(None), claim.rule == "person"))
        return [dict(row) for row in rows.mappings()]


def names(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.scalars(select(schema.entity.c.name)))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(str(tmp_path / "r.db"))
    keep(made, read())
    return made


def test_an_added_claim_makes_a_reviewed_tie(store: Store) -> None:
    add(store, FOUNDED, "founded", "the Gulls", time="2004", factuality="probable", object_kind="organisation")

    (claim,) = claims(store)
    assert (claim["quote"], claim["time"], claim["factuality"]) == (FOUNDED, "2004", Factuality.PROBABLE)
    assert (claim["review"], claim["basis"]) == (Review.REVIEWED, Basis.NARRATOR)
    with store.reading() as connection:
        tie = connection.execute(select(schema.tie).where(schema.tie.c.id == claim["tie"])).one()
    assert (tie.relation, tie.valid_at, tie.review) == ("founded", "2004", Review.REVIEWED)


def test_it_is_the_word_of_whoever_says_it(store: Store) -> None:
    add(store, OWNS, "owns", "Dol Ltd")

    (claim,) = claims(store)
    assert claim["basis"] == Basis.DIRECT
    assert [word["kind"] for word in claim["say_so"]] == ["person", "outlet"]  # type: ignore[attr-defined] # a list


def test_it_is_the_article_s_own_word_where_a_person_says_so(store: Store) -> None:
    add(store, OWNS, "owns", "Dol Ltd", **{BASIS: Basis.NARRATOR})

    assert [(claim["basis"], claim["speakers"]) for claim in claims(store)] == [(Basis.NARRATOR, [])]


def test_a_speaker_whom_a_later_reading_misses_does_not_make_it_the_article_s_word(store: Store) -> None:
    add(store, OWNS, "owns", "Dol Ltd", **{BASIS: Basis.DIRECT})
    keep(store, replace(read(), statements=()), Reader.HEADS)

    assert [(claim["basis"], claim["speakers"]) for claim in claims(store)] == [(Basis.DIRECT, [])]


def test_words_that_were_not_read_as_anybody_are_somebody_new_until_it_is_undone(store: Store) -> None:
    made = add(store, FOUNDED, "founded", "the Gulls", **{OBJECT_KIND: "organisation"})
    assert "the Gulls" in names(store)

    store.undo(made.id)
    assert "the Gulls" not in names(store)


def test_in_the_place_of_another_claim_it_makes_that_one_read_wrong(store: Store) -> None:
    ada, claim = words("Ada Reed"), words("Ada Reed met Bo Lund")
    read_so = replace(claim, relation="met_with", subject="Ada Reed", object="Bo Lund")
    made = store.decide(Verdict.ADD, replace(read_so, relation="contacted"), ada, words("Bo Lund"), read_so, who="Kim")

    with store.reading() as connection:
        assert list(connection.scalars(select(schema.tie.c.relation))) == ["contacted"]
    store.undo(made.id)
    with store.reading() as connection:
        assert list(connection.scalars(select(schema.tie.c.relation))) == ["met_with"]


def test_where_its_words_are_gone_it_waits_and_says_where_they_may_be_now(store: Store) -> None:
    made = add(store, FOUNDED, "founded", "the Gulls")
    again = f"The whole of this story was written anew. {FOUNDED}, as was told to the Post on Tuesday."
    keep(store, a_reading(a_document(text=again), also=["Bo Lund"]))

    assert claims(store) == []
    with store.reading() as connection:
        decided = judged(connection, in_force(connection))
        likely = likely_now(connection, made)
    assert [each.id for each in decided.orphaned] == [made.id]
    assert (likely[0].start, likely[0].relation) == (again.index(FOUNDED), "founded")


@pytest.mark.parametrize("party", ["Bo Lund", "Dol Ltd", "Cy Marsh"])
def test_it_goes_with_any_party_or_speaker_that_is_erased(store: Store, party: str) -> None:
    add(store, OWNS, "owns", "Dol Ltd", basis="direct")
    with store.reading() as connection:
        (id,) = connection.scalars(select(schema.entity.c.id).where(schema.entity.c.name == party))
    store.erase([id])

    assert claims(store) == []
    assert store.decisions() == ()


def test_it_stays_where_somebody_else_of_the_article_is_erased_and_can_still_be_undone(store: Store) -> None:
    made = add(store, FOUNDED, "founded", "the Gulls", **{OBJECT_KIND: "organisation"})
    with store.reading() as connection:
        (id,) = connection.scalars(select(schema.entity.c.id).where(schema.entity.c.name == "Ada Reed"))
    store.erase([id])
    assert len(claims(store)) == 1

    store.undo(made.id)
    assert claims(store) == []
    assert "the Gulls" not in names(store)


@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_claim_without_its_words_cannot_be_added(store: Store, left: int) -> None:
    selectors = [replace(words(FOUNDED), relation="founded"), words("Bo Lund"), words("the Gulls")]

    with pytest.raises(RecordError, match="words and those of its two parties"):
        store.decide(Verdict.ADD, *selectors[:left])


def test_a_claim_of_no_relation_cannot_be_taken_in(store: Store) -> None:
    line = add(store, FOUNDED, "founded", "the Gulls").as_dict()
    line = {**line, "id": "d-1", "selectors": [{**line["selectors"][0], "relation": "likes"}, *line["selectors"][1:]]}

    with pytest.raises(RecordError, match="no relation"):
        store.take_decisions([line])


def test_the_place_of_a_party_is_found_by_its_own_words(store: Store) -> None:
    add(store, FOUNDED, "founded", "the Gulls")

    start, end = at(read().document, FOUNDED)
    assert [tuple(claim["subject_span"]) for claim in claims(store)] == [(start, start + len("Bo Lund"))]  # type: ignore[arg-type] # a list
    assert end > start
