"""Decisions: they hold over new readings, win over the machine, and can be undone exactly."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.errors import RecordError
from sayso.model import Reading
from sayso.record import schema
from sayso.record.judging.decisions import Verdict
from sayso.record.judging.selectors import Selector, found_again, selector_of
from sayso.record.store import Store
from tests.builders import Told, a_document, a_reading, at
from tests.record.contents import contents

WIN = "Mayor Ada Reed met Bo Lund in Lund."
SINGER = "The singer Ada Reed met Cy Marsh in Kiel."


def a_meeting(id: str, text: str, other: str, role: str = "") -> Reading:
    document = a_document(id, text)
    return a_reading(document, Told("Ada Reed", "met_with", other), roles={"Ada Reed": role} if role else None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "r.db")) as made:
        yield made


def keep(store: Store, *readings: Reading) -> None:
    by_id = {reading.document.id: reading for reading in readings}
    store.add([reading.document for reading in readings], read=lambda document: by_id[document.id])


def ada(reading: Reading) -> Selector:
    document = reading.document
    return selector_of(document.id, document.text, at(document, "Ada Reed"))


def the_claim(reading: Reading) -> Selector:
    document, claim = reading.document, reading.claims[0]
    return selector_of(
        document.id,
        document.text,
        claim.evidence,
        relation=claim.relation,
        parties=(claim.subject_span, claim.object_span),
    )


def persons(store: Store, name: str = "Ada Reed") -> list[int]:
    """How many documents each party of that name stands in."""
    entity = schema.entity.c
    with store.reading() as connection:
        return sorted(connection.scalars(select(entity.documents).where(entity.name == name)))


def ties(store: Store) -> list[tuple[str, str]]:
    with store.reading() as connection:
        rows = connection.execute(select(schema.tie.c.relation, schema.tie.c.standing))
        return sorted((relation, standing) for relation, standing in rows)


def test_two_whom_nothing_joins_are_one_where_a_person_says_so(store: Store) -> None:
    one, other = a_meeting("d1", WIN, "Bo Lund"), a_meeting("d2", SINGER, "Cy Marsh")
    keep(store, one, other)
    before = persons(store), contents(store)

    made = store.decide(Verdict.SAME, ada(one), ada(other), who="Kim", why="her own site")

    assert (before[0], persons(store)) == ([1, 1], [2])
    with store.reading() as connection:
        (joined,) = connection.scalars(select(schema.entity.c.joined).where(schema.entity.c.documents == 2))
    assert joined == ["a person said so"]

    store.undo(made.id)
    undecided = [line for line in contents(store) if '"decision"' not in line]
    assert undecided == before[1]


def test_two_whom_the_machine_joins_are_two_where_a_person_says_so(store: Store) -> None:
    one = a_meeting("d1", WIN, "Bo Lund", "Mayor")
    other = a_meeting("d2", "Mayor Ada Reed met Cy Marsh in Kiel.", "Cy Marsh", "Mayor")
    keep(store, one, other)
    assert persons(store) == [2]

    store.decide(Verdict.NOT_SAME, ada(one), ada(other))

    assert persons(store) == [1, 1]


def test_the_later_of_two_decisions_counts(tmp_path: Path) -> None:
    clock = iter(f"2024-03-01T00:00:{second:02}Z" for second in range(60))
    with Store(str(tmp_path / "r.db"), now=lambda: next(clock)) as store:
        one, other = a_meeting("d1", WIN, "Bo Lund"), a_meeting("d2", SINGER, "Cy Marsh")
        keep(store, one, other)
        store.decide(Verdict.SAME, ada(one), ada(other))
        store.decide(Verdict.NOT_SAME, ada(one), ada(other))
        assert persons(store) == [1, 1]

        store.decide(Verdict.SAME, ada(one), ada(other))
        assert persons(store) == [2]


def test_a_rejected_claim_makes_no_tie(store: Store) -> None:
    reading = a_meeting("d1", WIN, "Bo Lund")
    keep(store, reading)

    made = store.decide(Verdict.REJECT, the_claim(reading), why="they did not")
    assert ties(store) == []

    store.undo(made.id)
    assert ties(store) == [("met_with", "reported")]


def test_a_corrected_claim_counts_as_corrected(store: Store) -> None:
    reading = a_meeting("d1", WIN, "Bo Lund")
    keep(store, reading)

    store.decide(Verdict.CORRECT, the_claim(reading), value={"relation": "contacted"})

    assert ties(store) == [("contacted", "reported")]


def test_a_decision_holds_when_the_article_is_changed_around_its_words(store: Store) -> None:
    reading = a_meeting("d1", WIN, "Bo Lund")
    keep(store, reading)
    store.decide(Verdict.REJECT, the_claim(reading))

    keep(store, a_meeting("d1", f"{WIN}\nCorrection: it was on Monday.", "Bo Lund"))

    assert ties(store) == [("met_with", "reported")]  # its words now are the whole text: another claim


def test_a_decision_about_words_that_are_gone_waits(store: Store) -> None:
    one, other = a_meeting("d1", WIN, "Bo Lund"), a_meeting("d2", SINGER, "Cy Marsh")
    keep(store, one, other)
    store.decide(Verdict.SAME, ada(one), ada(other))

    keep(store, a_meeting("d2", "Ada Reed, a painter, saw Cy Marsh.", "Cy Marsh"))
    assert persons(store) == [1, 1]

    keep(store, other)
    assert persons(store) == [2]


def test_a_withdrawn_document_carries_nothing(store: Store) -> None:
    keep(store, a_meeting("d1", WIN, "Bo Lund"))

    made = store.decide(Verdict.WITHDRAW, Selector("d1"), value={"day": "2024-03-01"})
    assert ties(store) == [("met_with", "withdrawn")]

    store.undo(made.id)
    assert ties(store) == [("met_with", "reported")]


def test_what_changed_is_noted_with_the_documents_it_rests_on(store: Store) -> None:
    keep(store, a_meeting("d1", WIN, "Bo Lund"))
    store.decide(Verdict.WITHDRAW, Selector("d1"))

    with store.reading() as connection:
        rows = connection.execute(select(schema.change).order_by(schema.change.c.key)).all()
    assert [(row.what, row.before, row.after) for row in rows] == [
        ("new", "", "reported"),
        ("standing", "reported", "withdrawn"),
    ]


def test_decisions_travel_to_another_record_and_arrive_once(store: Store, tmp_path: Path) -> None:
    one, other = a_meeting("d1", WIN, "Bo Lund"), a_meeting("d2", SINGER, "Cy Marsh")
    keep(store, one, other)
    store.decide(Verdict.SAME, ada(one), ada(other), who="Kim")
    lines = [json.dumps(each.as_dict()) for each in store.decisions()]

    with Store(str(tmp_path / "other.db")) as second:
        keep(second, one, other)
        assert second.take_decisions(map(json.loads, lines)) == 1
        assert second.take_decisions(map(json.loads, lines)) == 0
        assert persons(second) == [2]
        assert second.decisions() == store.decisions()


SOUND = {"id": "d-1", "verdict": "correct", "selectors": [], "created_at": "2026-01-01T00:00:00Z"}


@pytest.mark.parametrize(
    "line",
    [
        {},
        SOUND | {"verdict": "perhaps"},
        SOUND | {"created_at": "9999"},
        SOUND | {"selectors": [{"document": "d1", "quote": 5}]},
        SOUND | {"selectors": [{"quote": "Ada"}]},
        SOUND | {"value": {"first": "all"}},
        SOUND | {"value": {"relation": "loves"}},
        SOUND | {"value": {"time": "banana"}},
        SOUND | {"value": {"phase": "nope"}},
        SOUND | {"value": {"day": "Monday"}},
        SOUND | {"value": 5},
        SOUND | {"selectors": 5},
    ],
)
def test_a_line_that_is_no_decision_is_refused(store: Store, line: dict[str, object]) -> None:
    with pytest.raises(RecordError, match="no decision"):
        store.take_decisions([line])


def test_a_correction_that_no_claim_can_have_is_refused(store: Store) -> None:
    with pytest.raises(RecordError, match="loves"):
        store.decide(Verdict.CORRECT, Selector("d1"), value={"relation": "loves"})


def test_a_decision_is_never_older_than_those_before_it(store: Store) -> None:
    ahead = store.decide(Verdict.WITHDRAW, Selector("d1")).as_dict() | {
        "id": "d-1",
        "created_at": "2999-01-01T00:00:00Z",
    }
    store.take_decisions([ahead])

    store.undo("d-1")

    assert [each.created_at for each in store.decisions()][1:] == ["2999-01-01T00:00:00Z"] * 2


def test_an_undoing_can_be_undone(store: Store) -> None:
    keep(store, a_meeting("d1", WIN, "Bo Lund"))
    undoing = store.undo(store.decide(Verdict.WITHDRAW, Selector("d1")).id)
    assert ties(store) == [("met_with", "reported")]

    store.undo(undoing.id)

    assert ties(store) == [("met_with", "withdrawn")]


def test_undoing_what_does_not_hold_is_refused(store: Store) -> None:
    with pytest.raises(RecordError, match="no decision that could be undone"):
        store.undo("d-nothing")


def test_words_are_found_again_in_the_surroundings_they_had() -> None:
    text = "Ada Reed came. Later Ada Reed left."
    selector = selector_of("d", text, (21, 29))

    assert found_again(selector, text, [(0, 8), (21, 29)]) == (21, 29)
    assert found_again(selector, "Then Ada Reed rose", [(5, 13)]) is None
