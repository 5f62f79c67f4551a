from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
from sayso.answers.book import Record
from sayso.errors import UnknownName
from sayso.model import Kind
from tests.builders import Told, a_document, a_reading

STORIES = [
    a_reading(
        a_document("d1", "Mayor Ada Reed met the Harbour Trust. Her neighbour Cy Reed watched."),
        Told("Ada Reed", "met_with", "Harbour Trust"),
        kinds={"Harbour Trust": Kind.ORGANISATION},
        roles={"Ada Reed": "Mayor", "Cy Reed": "neighbour"},
        aliases={"Ada Reed": ("Reed",)},
    ),
    a_reading(
        a_document("d2", "Senator Bo Reed-Núñez posted as @boreed. Reed is in Chile. So is Ada Reed, a singer."),
        roles={"Bo Reed-Núñez": "Senator", "Ada Reed": "singer"},
        also=["@boreed", "Chile", "Chile Council"],
        kinds={"@boreed": Kind.ACCOUNT, "Chile": Kind.PLACE, "Chile Council": Kind.ORGANISATION},
    ),
]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    by_id = {reading.document.id: reading for reading in STORIES}
    with sayso.open(str(tmp_path / "r.db")) as opened:
        opened.add([reading.document for reading in STORIES], read=lambda document: by_id[document.id])
        yield opened


def found(record: Record, name: str) -> list[str]:
    return sorted(party.name for party in record.people(name))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("bo reed nunez", ["Bo Reed-Núñez"]),
        ("Senator Bo Reed-Núñez", ["Bo Reed-Núñez"]),
        ("@BoReed", ["@boreed"]),
        ("the harbour trust", ["Harbour Trust"]),
        ("trust", ["Harbour Trust"]),
        ("Chile", ["Chile"]),
        ("Council", ["Chile Council"]),
        ("Ada Reed", ["Ada Reed", "Ada Reed"]),
        ("Reed", ["Ada Reed", "Ada Reed", "Bo Reed-Núñez"]),
        ("Mayor Reed", ["Ada Reed", "Ada Reed", "Bo Reed-Núñez"]),
    ],
)
def test_a_name_fits_whoever_carries_it(record: Record, query: str, names: list[str]) -> None:
    assert found(record, query) == names


def test_a_private_person_is_found_by_the_whole_name_only(record: Record) -> None:
    assert found(record, "cy reed") == ["Cy Reed"]
    with pytest.raises(UnknownName) as nobody:
        record.people("Cy Reet")
    assert "Cy Reed" not in str(nobody.value)


def test_an_id_names_one_of_several(record: Record) -> None:
    first, second = record.people("Ada Reed")

    assert [party.id for party in record.people(second.id)] == [second.id]
    assert {first.apart, second.apart} == {"Mayor", "singer"}


@pytest.mark.parametrize("query", ["Harber Trust", "Harbor", "Trast"])
def test_a_name_that_nobody_carries_offers_the_nearest(record: Record, query: str) -> None:
    with pytest.raises(UnknownName, match="did you mean Harbour Trust"):
        record.people(query)


@pytest.mark.parametrize("query", ["%", "_", "Zq", "@nobody", "\ud800", "x" * 5000, "«»", "' OR 1=1 --"])
def test_an_odd_name_is_unknown_and_no_more(record: Record, query: str) -> None:
    with pytest.raises(UnknownName, match="nobody in this record"):
        record.people(query)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "no name given; give a name, an @handle or an id"),
        ("   ", "no name given; give a name, an @handle or an id"),
        ("@nobody", "nobody in this record is called “@nobody”"),
        ("x" * 5000, f"nobody in this record is called “{'x' * 80}…” (people without"),
        ("Trast", "called “Trast”; did you mean Harbour Trust? (people without a public role"),
    ],
)
def test_a_name_that_fits_nobody_is_told_in_one_short_line(record: Record, query: str, said: str) -> None:
    with pytest.raises(UnknownName) as refused:
        record.who(query)

    assert said in str(refused.value)
    assert len(str(refused.value)) < 200


def test_a_public_figure_asked_for_by_name_shows_what_articles_report_of_private_people(tmp_path: Path) -> None:
    document = a_document("d", "Mayor Ada Reed married Zoe Quill. Zoe Quill met Cy Marsh.")
    told = (Told("Ada Reed", "spouse_of", "Zoe Quill"), Told("Zoe Quill", "met_with", "Cy Marsh"))
    with Record(str(tmp_path / "r.db")) as record:
        record.add([document], read=lambda it: a_reading(it, *told, roles={"Ada Reed": "Mayor"}))

        (tie,) = record.ties("Reed")
        assert {tie.subject_name, tie.object_name} == {"Ada Reed", "Zoe Quill"}
        assert len(record.ties("Zoe Quill")) == 2
        with pytest.raises(UnknownName):
            record.people("Quill")
