"""A timeline as stretches of time: where each begins and ends, and what it rests on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.answers.book import Record
from sayso.answers.stretches import Stretch, days, stretches
from sayso.model import Basis, Factuality, Kind, Phase
from tests.builders import Spoken, Told, a_document, a_reading

ROLES = {"Ada Reed": "mayor", "Bo Lund": "minister", "Cy Marsh": "senator"}
OWNS = Told("Ada Reed", "owns", "Dol Ltd", time="2015/..")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(str(tmp_path / "r.db")) as opened:
        yield opened


def add(record: Record, *claims: Told, said: tuple[Spoken, ...] = (), id: str = "a", date: str = "2020-02-01") -> None:
    document = a_document(
        id, f"{id}: Mayor Ada Reed, minister Bo Lund, senator Cy Marsh, Dol Ltd. All fine.", date=date
    )
    reading = a_reading(document, *claims, statements=said, roles=ROLES, kinds={"Dol Ltd": Kind.ORGANISATION})
    record.add([document], read=lambda _: reading)


def one(record: Record, name: str = "Ada Reed") -> Stretch:
    (found,) = record.stretches(name).stretches
    return found


@pytest.mark.parametrize(
    ("time", "first", "last"),
    [
        ("2015-08", "2015-08-01", "2015-08-31"),
        ("2016~", "2014-12-31", "2018-01-01"),
        ("../2010", "", "2010-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("", "", ""),
        ("<script>", "", ""),
    ],
)
def test_a_time_becomes_the_days_that_it_may_mean(time: str, first: str, last: str) -> None:
    assert days(time) == (first, last)


def test_a_state_begins_within_its_year_and_has_no_end_where_none_is_told(record: Record) -> None:
    add(record, OWNS)

    found = one(record)

    assert (found.what, found.begins_first, found.begins_last) == ("state", "2015-01-01", "2015-12-31")
    assert (found.ends_first, found.ends_last) == ("", "")


def test_a_tie_that_ended_is_one_stretch_with_both_its_sides(record: Record) -> None:
    add(record, OWNS, replace(OWNS, phase=Phase.ENDS, time="2018-05"))

    found = one(record)

    assert (found.begins_first, found.ends_first, found.ends_last) == ("2015-01-01", "2018-05-01", "2018-05-31")


def test_an_act_ends_as_it_begins(record: Record) -> None:
    add(record, Told("Ada Reed", "met_with", "Bo Lund", time="2019-03"))

    found = one(record)

    assert found.what == "act"
    assert (
        (found.begins_first, found.begins_last) == (found.ends_first, found.ends_last) == ("2019-03-01", "2019-03-31")
    )


def test_a_statement_without_a_time_stands_on_the_day_of_its_article(record: Record) -> None:
    add(record, said=(Spoken("Ada Reed", "All fine", about=("Bo Lund",)),))

    found = one(record)

    assert (found.what, found.begins_first, found.told) == ("statement", "2020-02-01", "Ada Reed about Bo Lund")


def test_a_stretch_says_whose_word_dates_it(record: Record) -> None:
    add(record, replace(OWNS, basis=Basis.UNNAMED, unnamed="an aide", factuality=Factuality.PROBABLE))

    found = one(record)

    assert (found.basis, found.whose, found.sure) == (Basis.UNNAMED, "unnamed aide", "likely")
    assert found.document == "a"


def test_between_two_there_are_their_ties_and_what_either_said_of_the_other(record: Record) -> None:
    said = Spoken("Ada Reed", "All", about=("Bo Lund",)), Spoken("Bo Lund", "fine", about=("Ada Reed",))
    other = Spoken("Ada Reed", "Dol", about=("Cy Marsh",))
    add(record, OWNS, Told("Ada Reed", "endorsed", "Bo Lund", time="2019"), said=(*said, other))

    found = record.stretches("Ada Reed", "Bo Lund").stretches

    assert [each.told for each in found] == [
        "Ada Reed endorsed Bo Lund",
        "Ada Reed about Bo Lund",
        "Bo Lund about Ada Reed",
    ]
    assert len(record.timeline("Ada Reed", "Bo Lund")) == 3


def test_of_too_many_the_latest_are_kept_and_the_rest_counted(record: Record) -> None:
    for year in ("2016", "2017", "2018"):
        add(record, Told("Ada Reed", "met_with", "Bo Lund", time=year), id=year)

    found = stretches(record, "Ada Reed", limit=2)

    assert ([each.time for each in found.stretches], found.left_out) == (["2017", "2018"], 1)
