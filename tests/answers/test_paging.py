"""Lists a page at a time: all pages together are the whole list, and what the record keeps of them is what it holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import func, select

from sayso.answers.book import Record
from sayso.answers.disputes import disputes_among
from sayso.answers.shapes import Page
from sayso.model import Basis, Factuality, Phase, Reading, Review
from sayso.record import schema
from tests.builders import Spoken, Told, a_document, a_reading

PEOPLE = ("Ada Reed", "Bo Lund", "Cy Marsh", "Di Holm")
RELATIONS = ("met_with", "spouse_of", "founded", "leads", "accused", "born_in")
TIMES = ("", "2010", "2011-05", "2010/2014", "2012/..")
GRADES = (Factuality.CERTAIN, Factuality.CERTAIN, Factuality.PROBABLE, Factuality.POSSIBLE, Factuality.DENIED)
ORDER = ("conflict", "rivals", "denied", "dates")
SOURCES = ("a senior official", "an aide")

Whole = Callable[..., Page[Any]]


def told(random: Random) -> Told:
    """A claim of any kind between any two."""
    subject, object = random.sample(PEOPLE, 2)
    claim = Told(subject, random.choice(RELATIONS[:5]), object, time=random.choice(TIMES))
    unnamed = random.random() < 0.5
    return replace(
        claim,
        factuality=random.choice(GRADES),
        phase=random.choice((Phase.HOLDS, Phase.HOLDS, Phase.ENDS)),
        basis=Basis.UNNAMED if unnamed else Basis.NARRATOR,
        unnamed=random.choice(SOURCES) if unnamed else "",
    )


def stories(seed: int, count: int) -> list[Reading]:
    """Articles on the same few people, who know each other in every way."""
    random = Random(seed)
    made = []
    for number in range(count):
        day = f"2016-0{random.randint(1, 3)}-11" if random.random() < 0.9 else ""
        text = f"Story {number}: Ada Reed, Bo Lund, Cy Marsh and Di Holm."
        document = a_document(f"a{number}", text, date=day, outlet=random.choice(("Post", "Times", "")))
        said = [Spoken(random.choice(PEOPLE), text)]
        claims = {(each.subject, each.relation, each.object): each for each in (told(random) for _ in range(4))}
        made.append(
            a_reading(document, *claims.values(), statements=said, roles=dict.fromkeys(PEOPLE, "mayor of Lund"))
        )
    return made


def add(record: Record, readings: list[Reading]) -> None:
    by_id = {reading.document.id: reading for reading in readings}
    record.add([reading.document for reading in readings], read=lambda document: by_id[document.id])


@pytest.fixture(scope="module", params=[1, 2, 3])
def record(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record(str(tmp_path_factory.mktemp("paging") / "r.db")) as opened:
        add(opened, stories(request.param, 30))
        yield opened


def pages(ask: Whole, limit: int) -> Iterator[object]:
    """What all pages have, one after the other."""
    after = ""
    while True:
        found = ask(after=after, limit=limit)
        assert len(found) <= limit
        yield from found
        after = found.next
        if not after:
            return


@pytest.mark.parametrize("limit", [1, 3, 7, 500])
@pytest.mark.parametrize("verb", ["ties", "said", "disputes"])
def test_the_pages_of_a_list_are_the_list(record: Record, verb: str, limit: int) -> None:
    ask: Whole = partial(getattr(record, verb), "Ada Reed")

    assert len(ask()) > 3
    assert list(pages(ask, limit)) == list(ask())


@pytest.mark.parametrize("as_of", ["", "2016"])
def test_the_pages_of_all_disputes_are_all_disputes_at_any_time(record: Record, as_of: str) -> None:
    ask = partial(record.disputes, as_of=as_of)

    assert list(pages(ask, 2)) == list(ask()) != []


@pytest.mark.parametrize("limit", [1, 3, 500])
def test_unnamed_sources_go_on_on_the_next_page_with_their_number_of_ties(record: Record, limit: int) -> None:
    whole = [(each.descriptor, each.outlet, tie.id, each.total) for each in record.unnamed() for tie in each.ties]
    after, found = "", []
    while True:
        some = record.unnamed(after=after, limit=limit)
        assert sum(len(each.ties) for each in some) <= limit
        found += [(each.descriptor, each.outlet, tie.id, each.total) for each in some for tie in each.ties]
        after = some.next
        if not after:
            break

    assert found == whole != []
    assert {each.descriptor: each.total for each in record.unnamed() if not each.outlet} == {
        each.descriptor: len(each.ties) for each in record.unnamed() if not each.outlet
    }


def test_changes_go_on_with_those_noted_before(record: Record) -> None:
    whole = {(item.tie, item.what) for each in record.changes("2000") for item in each.changes}
    after, found = "", []
    while True:
        some = record.changes("2000", after=after, limit=5)
        found += [(item.tie, item.what) for each in some for item in each.changes]
        after = some.next
        if not after:
            break

    assert len(found) == len(whole) > 5
    assert set(found) == whole
    assert record.changes("2000", "Ada Reed", limit=10_000) == record.changes("2000", "Ada Reed")


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_listed_as_contested_is_all_that_their_ties_have(record: Record, name: str) -> None:
    listed = [(each.what, each.tie.id, each.dated, each.may_agree) for each in record.disputes(name)]
    every = disputes_among(record.ties(name))

    assert sorted(listed) == sorted((each.what, each.tie.id, each.dated, each.may_agree) for each in every)
    ranks = [(may_agree, ORDER.index(what)) for what, _, _, may_agree in listed]
    assert ranks == sorted(ranks)


def test_what_rests_on_unnamed_word_is_told_by_the_claims(record: Record) -> None:
    for group in record.unnamed():
        for tie in group.ties:
            flat = [claim for claim in tie.claims if claim.factuality is Factuality.CERTAIN]
            assert {claim.basis for claim in flat} == {Basis.UNNAMED}
            assert group.outlet in {claim.outlet for claim in flat}


def test_of_each_field_so_many_ties_are_shown_and_the_others_counted(record: Record) -> None:
    whole, some = record.who("Ada Reed").profile, record.who("Ada Reed", limit=2).profile

    assert whole is not None
    assert some is not None
    assert [group.ties[:2] for group in whole.ties] == [group.ties for group in some.ties]
    assert [len(group.ties) for group in whole.ties] == [len(each.ties) + each.left_out for each in some.ties]
    assert any(group.left_out for group in some.ties)


def test_a_page_after_nonsense_is_the_first(record: Record) -> None:
    for after in ("x", "-1", "²", " 3", "1e3"):
        assert record.ties("Ada Reed", after=after, limit=1) == record.ties("Ada Reed", limit=1)


def test_the_kept_number_of_ties_is_that_of_the_table_whatever_comes_and_goes(tmp_path: Path) -> None:
    with Record(str(tmp_path / "r.db")) as record:
        readings = stories(4, 24)
        for some in (readings[:12], readings[12:14], readings[14:]):
            add(record, some)
            assert_counted(record)
        (tie, *_) = record.ties("Ada Reed")
        record.judge_claim(tie.claims[0].document, tie.claims[0].id, right=False)
        assert_counted(record)
        record.judge_claim(readings[3].document.id, readings[3].claims[0].id)
        assert_counted(record)
        record.same("Ada Reed", "Di Holm")
        assert_counted(record)
        record.withdraw("a7")
        assert_counted(record)
        assert record.overview().ties > record.overview().unreviewed > 0


def assert_counted(record: Record) -> None:
    tie = schema.tie.c
    with record.reading() as connection:
        rows = connection.execute(select(tie.review, func.count().label("number")).group_by(tie.review))
        held = {row.review: row.number for row in rows}
    held.pop(Review.RISKY, None)
    found = record.overview()
    assert (found.ties, found.unreviewed) == (sum(held.values()), held.get(Review.UNREVIEWED, 0))
