"""People of the record linked to lists of names."""

from pathlib import Path

import pytest

from sayso.answers.book import Record
from sayso.errors import RecordError
from sayso.model import Document, Kind, Reading
from tests.builders import Told, a_document, a_reading

HEADER = "id,name,aliases,role,party,start,end,wikidata\n"
REED = "1,Ada Reed,Dolly Reed,Senator,Harbour Party,2013-01-03,2019-01-03,Q12\n"
OTHER = "2,Ada Reed,,Senator,Meadow Party,2015-01-03,2021-01-03,Q13\n"


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(str(tmp_path / "r.db"))


def add(record: Record, id: str, name: str, role: str = "", party: str = "", date: str = "2016-05-01") -> None:
    told = (Told(name, "member_of", party),) if party else ()
    document = a_document(id, f"{role} {name} of the {party} left. {id}", date=date)

    def read(it: Document) -> Reading:
        return a_reading(it, *told, roles={name: role} if role else None, kinds={party: Kind.ORGANISATION}, also=[name])

    assert not record.add([document], read=read).failures


def listed(record: Record, name: str) -> list[tuple[str, bool]]:
    profile = record.who(name).profile
    return [(each.wikidata, each.sure) for each in profile.listed] if profile else []


def take(record: Record, *lines: str, name: str = "people.csv") -> bool:
    return record.import_names(name, (HEADER + "".join(lines)).encode()).new


@pytest.mark.parametrize(
    ("role", "party", "date", "links"),
    [
        ("Senator", "", "2016-05-01", True),
        ("Sen.", "", "2016-05-01", True),
        ("former senator", "", "2022-05-01", True),
        ("", "Harbour Party", "2016-05-01", True),
        ("state senator", "", "2016-05-01", False),
        ("singer", "", "2016-05-01", False),
        ("", "", "2016-05-01", False),
        ("Senator", "", "2009-05-01", False),
        ("Senator", "", "1890-05-01", False),
        ("", "Meadow Party", "2016-05-01", False),
    ],
)
def test_the_name_and_what_the_article_says_must_fit(
    record: Record, role: str, party: str, date: str, links: bool
) -> None:
    with record:
        take(record, REED)
        add(record, "a", "Ada Reed", role, party, date)

        assert listed(record, "Ada Reed") == ([("Q12", True)] if links else [])


def test_two_names_of_one_on_a_list_are_one_and_the_reason_says_so(record: Record) -> None:
    with record:
        add(record, "a", "Ada Reed", "Senator")
        add(record, "b", "Dolly Reed", "Senator")
        assert len(record.people("Reed")) == 2
        assert take(record, REED)

        (reed,) = record.people("Reed")
        profile = record.who(reed.id).profile
        assert profile is not None
        assert "both are Ada Reed (Q12) of people.csv" in profile.joined
        assert profile.listed[0].reasons == ("title “Senator”",)
        record.remove_list("people.csv")
        assert len(record.people("Reed")) == 2


def test_two_of_a_list_that_both_fit_are_shown_and_neither_is_linked(record: Record) -> None:
    with record:
        take(record, REED, OTHER)
        add(record, "a", "Ada Reed", "Senator")
        add(record, "b", "Ada Reed", "singer", "Meadow Party")

        found = {
            listed(record, each.id)[0] if len(listed(record, each.id)) == 1 else None: each
            for each in record.people("Ada Reed")
        }
        assert set(found) == {("Q13", True), None}
        assert sorted(listed(record, found[None].id)) == [("Q12", False), ("Q13", False)]
        assert [(each.linked, each.may_be) for each in record.name_lists()] == [(1, 1)]


def test_a_place_tells_two_of_a_list_apart(record: Record) -> None:
    header = "id,name,role,place,start\n"
    with record:
        record.import_names("p.csv", f"{header}1,Ada Reed,Mayor,Lund,2013\n2,Ada Reed,Mayor,Vessen,2014\n".encode())
        add(record, "a", "Ada Reed", "Mayor of Vessen")

        profile = record.who("Ada Reed").profile
        assert profile is not None
        assert [(each.id, each.sure) for each in profile.listed] == [("2", True)]


def test_importing_again_changes_nothing_and_a_new_edition_takes_the_place_of_the_old(record: Record) -> None:
    with record:
        add(record, "a", "Ada Reed", "Senator")

        assert [take(record, REED), take(record, REED)] == [True, False]
        assert take(record, OTHER.replace("Meadow", "Harbour"))
        assert listed(record, "Ada Reed") == [("Q13", True)]
        assert len(record.name_lists()) == 1


def test_the_order_of_adding_and_importing_makes_no_difference(tmp_path: Path) -> None:
    found = []
    for order in (("list", "a", "b"), ("b", "a", "list")):
        with Record(str(tmp_path / f"{order[0]}.db")) as record:
            for each in order:
                if each == "list":
                    take(record, REED)
                else:
                    add(record, each, {"a": "Ada Reed", "b": "Dolly Reed"}[each], "Senator")
            found.append([(party.id, party.name, listed(record, party.id)) for party in record.people("Reed")])

    assert found[0] == found[1]


def test_an_erased_person_goes_from_the_lists_and_does_not_come_back_with_one(record: Record, tmp_path: Path) -> None:
    with record:
        take(record, REED)
        add(record, "a", "Ada Reed", "Senator")
        record.erase_person("Ada Reed", really=True)
        take(record, REED, "3,Cy Marsh,,,,,,\n", name="again.csv")

        assert [(each.name, each.people) for each in record.name_lists()] == [("again.csv", 1), ("people.csv", 0)]
    assert b"reed" not in (tmp_path / "r.db").read_bytes().lower()


def test_a_list_that_is_not_there_cannot_be_removed(record: Record) -> None:
    with record:
        take(record, REED)
        with pytest.raises(RecordError, match=r"there is people\.csv"):
            record.remove_list("others.csv")
