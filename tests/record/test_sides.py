"""What forms of a name join is one party; ties of law and money wait for somebody to say so."""

from pathlib import Path

import pytest

from sayso.model import Document, Kind
from sayso.record.judging.decisions import Verdict
from sayso.record.judging.selectors import selector_of
from sayso.record.store import Store
from tests.builders import Told, a_document, a_reading

KINDS = {"Harbour Trust": Kind.ORGANISATION}
ROLES = {"Dan Sorvane": "mayor of Lund", "Daniel Sorvane": "mayor of Lund"}


def an_article(number: int, name: str, relation: str) -> Document:
    return a_document(f"d{number}", f"mayor of Lund {name} {relation} Harbour Trust {number}.")


def add(store: Store, relation: str, *names: str) -> list[Document]:
    documents = [an_article(number, name, relation) for number, name in enumerate(names)]
    told = {
        document.id: a_reading(document, Told(name, relation, "Harbour Trust"), roles={name: ROLES[name]}, kinds=KINDS)
        for document, name in zip(documents, names, strict=True)
    }
    store.add(documents, read=lambda document: told[document.id])
    return documents


def count(store: Store, table: str, where: str = "1") -> int:
    with store.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE {where}").scalar() or 0)


@pytest.mark.parametrize(
    ("relation", "names", "ties"),
    [
        ("owns", ("Dan Sorvane", "Daniel Sorvane"), 2),
        ("owns", ("Dan Sorvane", "Dan Sorvane"), 1),
        ("leads", ("Dan Sorvane", "Daniel Sorvane"), 1),
    ],
)
def test_money_stays_on_the_side_of_the_join_where_it_was_told(
    tmp_path: Path, relation: str, names: tuple[str, str], ties: int
) -> None:
    with Store(str(tmp_path / "r.db")) as store:
        add(store, relation, *names)

        assert (count(store, "entity", "kind = 'person'"), count(store, "tie")) == (1, ties)


def test_once_a_person_says_that_they_are_one_money_is_one_tie(tmp_path: Path) -> None:
    with Store(str(tmp_path / "r.db")) as store:
        documents = add(store, "owns", "Dan Sorvane", "Daniel Sorvane")
        spans = [(document.text.index("Dan"), document.text.index(" owns")) for document in documents]
        sides = [selector_of(document.id, document.text, span) for document, span in zip(documents, spans, strict=True)]
        store.decide(Verdict.SAME, *sides, who="Ito")

        assert (count(store, "entity", "kind = 'person'"), count(store, "tie")) == (1, 1)
