"""Mentions that a person said are somebody else: what follows them, what stays, and that it is undone exactly."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import select

from sayso.errors import RecordError
from sayso.model import Form, Mention, Reader, Reading
from sayso.record import schema
from sayso.record.judging.attached import judged
from sayso.record.judging.decisions import FIRST_SIDE, KIND, NAME, REST, Decision, Verdict, in_force
from sayso.record.judging.selectors import Selector, selector_of
from sayso.record.past import IN_MEMORY, recall_into
from sayso.record.store import Store
from tests.builders import Told, a_document, a_reading
from tests.cranes import CRANE, HILDA, PRAISING, SHE, TEXT, mention, read, span_of
from tests.record.contents import contents


def words_of(reading: Reading, words: str) -> Selector:
    document = reading.document
    return selector_of(document.id, document.text, span_of(document.text, words))


def keep(store: Store, *readings: Reading, reader: Reader = Reader.RULES) -> None:
    by_id = {each.document.id: each for each in readings}
    store.add([each.document for each in readings], read=lambda document: by_id[document.id], reader=reader)


def move(store: Store, reading: Reading, *words: str, to: str = "") -> Decision:
    """The mentions at these words are somebody else: of a name of the article, or of their own."""
    moved = [words_of(reading, each) for each in words]
    rest = [words_of(reading, HILDA)]
    being = [words_of(reading, to)] if to else []
    value = {FIRST_SIDE: str(len(moved)), REST: "1"} | ({NAME: to, KIND: "person"} if to else {})
    return store.decide(Verdict.OTHER, *moved, *rest, *being, value=value, who="Kim", why="it is")


def ties(store: Store) -> set[tuple[str, str, str]]:
    subject, object = schema.entity.alias(), schema.entity.alias()
    tie = schema.tie.c
    joined = (
        select(subject.c.name, tie.relation, object.c.name)
        .join_from(schema.tie, subject, subject.c.id == tie.subject)
        .join(object, object.c.id == tie.object)
    )
    with store.reading() as connection:
        return {tuple(row) for row in connection.execute(joined)}


def speakers(store: Store) -> set[str]:
    """Who spoke, by the live readings."""
    saying, appearance = schema.saying.c, schema.appearance.c
    query = (
        select(schema.entity.c.name)
        .join_from(
            schema.saying, schema.appearance, (appearance.run == saying.run) & (appearance.id == saying.appearance)
        )
        .join(schema.entity, schema.entity.c.id == appearance.entity)
        .where(saying.part == "speaker")
    )
    with store.reading() as connection:
        return set(connection.scalars(query))


def concluded(store: Store) -> list[str]:
    return [line for line in contents(store) if not line.startswith('["decision"')]


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with Store(str(tmp_path / "r.db")) as made:
        keep(made, read())
        yield made


def waiting(store: Store) -> list[str]:
    with store.reading() as connection:
        return [each.id for each in judged(connection, in_force(connection)).orphaned]


def names(store: Store) -> dict[str, set[str]]:
    """The names that each party goes by, under the one it is shown by."""
    name, entity = schema.name.c, schema.entity.c
    with store.reading() as connection:
        found: dict[str, set[str]] = {}
        for shown, each in connection.execute(select(entity.name, name.name).join_from(schema.name, schema.entity)):
            found.setdefault(shown, set()).add(each)
        return found


MET = ("Bo Lund", "met_with", "Hilda Crane")
MARRIED = ("Hilda Crane", "spouse_of", "Cy Marsh")
HE_MARRIED = ("Bill Crane", "spouse_of", "Cy Marsh")


def symmetric(found: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """The ties with their parties in the order of the alphabet."""
    return {(min(one, other), relation, max(one, other)) for one, relation, other in found}


def tied(store: Store) -> set[tuple[str, str, str]]:
    return symmetric(ties(store))


def test_a_moved_mention_takes_its_claims_along_and_leaves_the_rest(store: Store) -> None:
    move(store, read(), CRANE, to="Bill Crane")

    assert tied(store) == symmetric({MET, HE_MARRIED})
    assert speakers(store) == {"Hilda Crane"}


def test_a_moved_pronoun_takes_the_statement_along_and_leaves_no_name(store: Store) -> None:
    move(store, read(), SHE, to="Bill Crane")

    assert tied(store) == symmetric({MET, MARRIED})
    assert speakers(store) == {"Bill Crane"}
    assert names(store)["Bill Crane"] == {"Bill Crane"}


def test_mentions_that_are_nobody_known_are_somebody_of_their_own(store: Store) -> None:
    move(store, read(), CRANE)

    assert tied(store) == symmetric({MET, ("Crane", "spouse_of", "Cy Marsh")})
    assert speakers(store) == {"Hilda Crane"}


def test_a_name_that_only_moved_mentions_bear_goes_with_them(store: Store) -> None:
    move(store, read(), HILDA, to="Bill Crane")

    assert names(store)["Crane"] == {"Crane"}
    assert names(store)["Bill Crane"] == {"Bill Crane", "Hilda Crane"}


def test_whoever_has_no_mention_left_is_gone(store: Store) -> None:
    move(store, read(), HILDA, CRANE, PRAISING, SHE, to="Bill Crane")

    assert tied(store) == symmetric({("Bill Crane", "met_with", "Bo Lund"), HE_MARRIED})
    assert names(store).keys() == {"Bill Crane", "Bo Lund", "Cy Marsh"}


def test_a_title_goes_with_the_nearest_mention(tmp_path: Path) -> None:
    text = "The singer Hilda Crane left. The mayor Crane married Cy Marsh. Bill Crane was there. Bo Lund was not."
    document = a_document("d1", text)
    reading = a_reading(
        document,
        Told("Hilda Crane", "spouse_of", "Cy Marsh", words="Crane married Cy Marsh", subject_as="Crane"),
        roles={"Hilda Crane": "mayor"},
        also=["Bill Crane"],
        mentions={"Hilda Crane": (mention(document, CRANE),)},
    )
    with Store(str(tmp_path / "r.db")) as store:
        keep(store, reading)
        move(store, reading, CRANE, to="Bill Crane")

        role, appearance, entity = schema.role.c, schema.appearance.c, schema.entity.c
        joined = select(entity.name).join(schema.appearance, appearance.entity == entity.id)
        holders = joined.join(schema.role, (role.run == appearance.run) & (role.appearance == appearance.id))
        with store.reading() as connection:
            assert list(connection.scalars(holders)) == ["Bill Crane"]


def test_what_is_moved_is_undone_exactly(store: Store) -> None:
    before = concluded(store)
    one, two = move(store, read(), CRANE, to="Bill Crane"), move(store, read(), SHE)
    assert concluded(store) != before

    store.undo(one.id)
    again = store.undo(two.id)
    assert concluded(store) == before

    store.undo(again.id)
    assert speakers(store) == {"she"}


def test_of_two_decisions_about_one_mention_the_later_counts(store: Store) -> None:
    first = move(store, read(), CRANE, PRAISING, to="Bill Crane")
    later = move(store, read(), CRANE, to="Bo Lund")

    assert tied(store) == symmetric({MET, ("Bo Lund", "spouse_of", "Cy Marsh")})

    store.undo(later.id)
    assert tied(store) == symmetric({MET, HE_MARRIED})

    store.undo(first.id)
    assert tied(store) == symmetric({MET, MARRIED})


def test_a_new_reading_is_put_right_too(store: Store) -> None:
    move(store, read(), CRANE, to="Bill Crane")
    before = concluded(store)
    keep(store, read(), reader=Reader.HEADS)
    assert concluded(store) == before

    assert store.add([read().document], read=lambda _: read(), reader=Reader.HEADS).skipped == 1


def test_a_changed_article_keeps_it_or_lets_it_wait(store: Store) -> None:
    made = move(store, read(), CRANE, to="Bill Crane")

    keep(store, read(text="It is said: " + TEXT))
    assert symmetric({HE_MARRIED}) <= tied(store)

    keep(store, a_reading(a_document("d1", "Nothing of it is left.", outlet="d1")))
    assert waiting(store) == [made.id]


def test_it_holds_where_whom_they_are_is_in_no_article_any_more(store: Store) -> None:
    move(store, read(), CRANE, to="Bill Crane")
    keep(store, read(text=TEXT.replace(" Bill Crane was there.", "")))

    assert symmetric({HE_MARRIED}) <= tied(store)
    assert waiting(store) == []


def test_a_reading_that_has_it_right_already_stays_right(store: Store) -> None:
    move(store, read(), CRANE, to="Bill Crane")
    document = a_document("d1", TEXT, outlet="d1")
    right = a_reading(
        document,
        Told("Hilda Crane", "met_with", "Bo Lund", words="Hilda Crane met Bo Lund"),
        Told("Bill Crane", "spouse_of", "Cy Marsh", words="Crane married Cy Marsh", subject_as="Crane"),
        mentions={"Bill Crane": (mention(document, CRANE),)},
    )
    keep(store, right, reader=Reader.HEADS)

    assert tied(store) == symmetric({MET, HE_MARRIED})


def test_an_export_carries_it_into_another_record(store: Store, tmp_path: Path) -> None:
    move(store, read(), CRANE, to="Bill Crane")
    move(store, read(), SHE)
    lines = [json.dumps(each.as_dict()) for each in store.decisions()]
    with Store(str(tmp_path / "other.db")) as other:
        other.take_decisions(map(json.loads, lines))
        keep(other, read())
        assert contents(other) == contents(store)


def test_mentions_of_several_articles_are_one_somebody(tmp_path: Path) -> None:
    readings = [read(), read("d2")]
    with Store(str(tmp_path / "r.db")) as store:
        keep(store, *readings)
        moved = [words_of(each, CRANE) for each in readings]
        store.decide(Verdict.OTHER, *moved, value={FIRST_SIDE: "2"})

        entity = schema.entity.c
        with store.reading() as connection:
            assert list(connection.scalars(select(entity.documents).where(entity.name == "Crane"))) == [2]


def test_a_moved_mention_is_not_joined_again_to_whom_it_was_taken_from(tmp_path: Path) -> None:
    text = "Ada Reed of the Harbour Trust met Bo Lund. Ada Reed of the Harbour Trust met Cy Marsh."
    document = a_document("d1", text)
    reading = a_reading(
        document,
        Told("Ada Reed", "member_of", "Harbour Trust"),
        Told(
            "Ada Reed",
            "met_with",
            "Cy Marsh",
            words="Ada Reed of the Harbour Trust met Cy Marsh",
            subject_as="Ada Reed",
        ),
        also=["Bo Lund"],
        mentions={"Ada Reed": (Mention((43, 51), Form.NAME),)},
    )
    with Store(str(tmp_path / "r.db")) as store:
        keep(store, reading)
        selectors = (selector_of("d1", text, (43, 51)), selector_of("d1", text, (0, 8)))
        store.decide(Verdict.OTHER, *selectors, value={FIRST_SIDE: "1", REST: "1"})

        entity = schema.entity.c
        with store.reading() as connection:
            assert len(list(connection.scalars(select(entity.id).where(entity.name == "Ada Reed")))) == 2


def test_the_record_of_then_has_it_as_it_was_then(tmp_path: Path) -> None:
    clock = iter(f"2024-03-01T00:00:{second:02}Z" for second in range(60))
    moments = {}
    with Store(str(tmp_path / "r.db"), now=lambda: next(clock)) as store:
        keep(store, read())
        moments["read"] = store.now()
        made = move(store, read(), CRANE, to="Bill Crane")
        moments["moved"] = store.now()
        store.undo(made.id)
        moments["undone"] = store.now()
        move(store, read(), CRANE, to="Bill Crane")
        moments["moved again"] = store.now()
        keep(store, a_reading(a_document("d1", "Nothing of it is left.", outlet="d1")))
        moments["replaced"] = store.now()

        found = {}
        for what, moment in moments.items():
            with Store(IN_MEMORY) as past:
                recall_into(past, store, moment)
                found[what] = tied(past)

    wrong, right = symmetric({MET, MARRIED}), symmetric({MET, HE_MARRIED})
    assert found == {"read": wrong, "moved": right, "undone": wrong, "moved again": right, "replaced": set()}


def test_two_whom_one_reading_has_as_one_wait_when_told_apart(store: Store) -> None:
    made = store.decide(Verdict.NOT_SAME, words_of(read(), HILDA), words_of(read(), CRANE))

    with store.reading() as connection:
        found = judged(connection, in_force(connection))
    assert [each.id for each in found.orphaned] == [made.id]
    assert found.as_one == {made.id}
    assert tied(store) == symmetric({MET, MARRIED})

    move(store, read(), CRANE, to="Bill Crane")
    assert waiting(store) == []  # now they are two


@pytest.mark.parametrize("value", [{REST: "x"}, {KIND: "ghost"}])
def test_what_cannot_be_is_refused(store: Store, value: dict[str, str]) -> None:
    with pytest.raises(RecordError):
        store.decide(Verdict.OTHER, words_of(read(), CRANE), value=value)


def entity_of(store: Store, name: str) -> str:
    with store.reading() as connection:
        return str(connection.scalar(select(schema.entity.c.id).where(schema.entity.c.name == name)))


def texts(store: Store) -> list[str]:
    with store.reading() as connection:
        return list(connection.scalars(select(schema.version.c.text)))


def test_what_was_moved_to_somebody_erased_falls_back_on_nobody(store: Store) -> None:
    move(store, read(), CRANE, to="Bill Crane")
    store.erase([entity_of(store, "Bill Crane")])

    assert tied(store) == symmetric({MET})
    assert "█████ married Cy Marsh" in texts(store)[0]
    assert store.decisions() == ()


def test_what_was_moved_from_somebody_erased_stays_with_whom_it_means(store: Store) -> None:
    move(store, read(), CRANE, to="Bo Lund")
    store.erase([entity_of(store, "Hilda Crane")])

    assert ("Bo Lund", "spouse_of", "Cy Marsh") in symmetric(tied(store))
    assert not any("Hilda" in line for line in contents(store))


def test_erasing_somebody_else_keeps_what_was_moved(store: Store) -> None:
    move(store, read(), CRANE, to="Bill Crane")
    store.erase([entity_of(store, "Bo Lund")])

    assert tied(store) == symmetric({HE_MARRIED})
    assert [each.verdict for each in store.decisions()] == [Verdict.OTHER]
