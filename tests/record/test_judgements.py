"""What holds of any judgements, in any order: undone exactly, kept over new readings, the same in every record."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sayso.model import Form, Mention, Reader, Reading
from sayso.record import schema
from sayso.record.identity.appearance import Appearance
from sayso.record.identity.joining import identities
from sayso.record.judging.decisions import FIRST_SIDE, KIND, NAME, REST, Decision, Verdict
from sayso.record.judging.selectors import Selector, selector_of
from sayso.record.store import Store
from tests.blank import a_blank
from tests.builders import Spoken, Told, a_document, a_reading, at
from tests.record.contents import contents

FILLER = " The square was full of people and flags all that long afternoon."
LATER = " Reed spoke."  # the same person, by this reading
MEETINGS = (
    ("d1", "The mayor Ada Reed met Bo Lund in Kiel.", "mayor of Kiel"),
    ("d2", "The mayor Ada Reed met Bo Lund in Oslo.", "mayor of Kiel"),
    ("d3", "The singer Ada Reed met Bo Lund in Rome.", "singer"),
    ("d4", "The singer Ada Reed met Cy Marsh in Rome.", "mayor of Kiel"),
)
NUMBERS = st.integers(0, len(MEETINGS) - 1)
PAIRS = st.tuples(st.sampled_from([Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE]), NUMBERS, NUMBERS)
MOVES = st.tuples(st.just(Verdict.OTHER), NUMBERS, st.integers(0, 2 * len(MEETINGS) - 1))
ON_CLAIMS = st.tuples(st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT]), NUMBERS, st.just(0))
ADDING = st.tuples(st.just(Verdict.ADD), NUMBERS, st.integers(0, 3))
ON_ARTICLES = st.tuples(st.just(Verdict.WITHDRAW), NUMBERS, st.just(0))
JUDGEMENTS = st.lists(st.one_of(PAIRS, MOVES, ON_CLAIMS, ADDING, ON_ARTICLES), max_size=5)
Judgement = tuple[Verdict, int, int]

several = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
fresh = count()


def a_meeting(id: str, text: str, role: str) -> Reading:
    other = "Cy Marsh" if "Cy Marsh" in text else "Bo Lund"
    document = a_document(id, text + FILLER + LATER + FILLER, outlet=id)
    words = text.removesuffix(".").partition(" Ada")[2]
    start = document.text.index(LATER) + 1
    return a_reading(
        document,
        Told("Ada Reed", "met_with", other, words=f"Ada{words}"),
        statements=[Spoken("Ada Reed", "The square was full", speaker_as="Reed spoke")],
        roles={"Ada Reed": role},
        mentions={"Ada Reed": (Mention((start, start + len("Reed")), Form.NAME),)},
    )


READINGS = tuple(a_meeting(*meeting) for meeting in MEETINGS)


def a_store(folder: Path) -> Store:
    return Store(a_blank(folder / f"{next(fresh)}.db"))


def keep(store: Store, readings: Iterable[Reading] = READINGS, reader: Reader = Reader.RULES) -> None:
    by_id = {reading.document.id: reading for reading in readings}
    store.add([each.document for each in by_id.values()], read=lambda document: by_id[document.id], reader=reader)


def ada(number: int) -> Selector:
    document = READINGS[number].document
    return selector_of(document.id, document.text, at(document, "Ada Reed"))


def moved(number: int, to: int) -> tuple[list[Selector], dict[str, str]]:
    """The claim's Ada Reed, or whoever spoke, is another article's, or somebody of their own."""
    document, other = READINGS[number].document, to % len(READINGS)
    spoke = document.text.index(LATER) + 1
    selectors = [ada(number), selector_of(document.id, document.text, (spoke, spoke + len("Reed")))]
    being = [ada(other)] if other != number else []
    value = {NAME: "Ada Reed", KIND: "person"} if being else {}
    return selectors[:: 1 if to < len(READINGS) else -1] + being, {FIRST_SIDE: "1", REST: "1"} | value


def the_claim(number: int) -> Selector:
    document, claim = READINGS[number].document, READINGS[number].claims[0]
    parties = (claim.subject_span, claim.object_span)
    return selector_of(document.id, document.text, claim.evidence, relation=claim.relation, parties=parties)


def added(number: int, how: int) -> tuple[list[Selector], dict[str, str]]:
    """A claim of its own words: between parties that are read, or one that is not; also in the place of another."""
    document = READINGS[number].document
    spoke = document.text.index(LATER) + 1
    words = (0, len("The mayor Ada Reed met")) if how % 2 else (spoke, spoke + len("Reed spoke. The square"))
    object = at(document, MEETINGS[number][1].split()[-1].removesuffix(".")) if how % 2 else words
    subject = at(document, "Ada Reed") if how % 2 else (spoke, spoke + len("Reed"))
    claim = selector_of(document.id, document.text, words, relation="employed_by", parties=(subject, object))
    parties = [selector_of(document.id, document.text, each) for each in (subject, object)]
    instead = [the_claim(number)] if how > 1 else []
    return [claim, *parties, *instead], {"role": "mayor", "object_kind": "place"}


def judge(store: Store, judgement: Judgement) -> Decision:
    verdict, one, other = judgement
    match verdict:
        case Verdict.SAME | Verdict.NOT_SAME | Verdict.UNSURE:
            return store.decide(verdict, ada(one), ada(other), who="Kim")
        case Verdict.OTHER:
            selectors, value = moved(one, other)
            return store.decide(verdict, *selectors, value=value, who="Kim")
        case Verdict.ADD:
            selectors, value = added(one, other)
            return store.decide(verdict, *selectors, value=value, who="Kim", why="it says so")
        case Verdict.WITHDRAW:
            return store.decide(verdict, Selector(READINGS[one].document.id), value={"day": "2024-05-01"})
        case Verdict.CORRECT:
            return store.decide(verdict, the_claim(one), value={"relation": "contacted"})
        case _:
            return store.decide(verdict, the_claim(one), why="read by eye")


def concluded(store: Store) -> list[str]:
    """What follows from the judgements, whenever they were made: their ids say when."""
    lines = [line for line in contents(store) if not line.startswith('["decision"')]
    return [re.sub(r', "decision": "d-[0-9a-f]+"', "", line) for line in lines]


@several
@given(judgements=JUDGEMENTS, order=st.randoms())
def test_undoing_restores_exactly(tmp_path: Path, judgements: list[Judgement], order: st.DataObject) -> None:
    with a_store(tmp_path) as store:
        keep(store)
        before = concluded(store)
        made = [judge(store, each) for each in judgements]
        order.shuffle(made)  # type: ignore[attr-defined] # a random.Random
        for each in made:
            store.undo(each.id)
        assert concluded(store) == before


@several
@given(judgements=JUDGEMENTS)
def test_a_new_reading_keeps_the_judgements(tmp_path: Path, judgements: list[Judgement]) -> None:
    with a_store(tmp_path) as store:
        keep(store)
        for each in judgements:
            judge(store, each)
        before = concluded(store)
        keep(store, reader=Reader.HEADS)
        assert concluded(store) == before


@several
@given(judgements=JUDGEMENTS, changed=NUMBERS)
def test_a_changed_article_whose_words_stay_keeps_them(
    tmp_path: Path, judgements: list[Judgement], changed: int
) -> None:
    id, text, role = MEETINGS[changed]
    longer = a_meeting(id, f"{text}{FILLER}", role)
    longer = replace(longer, claims=(replace(longer.claims[0], evidence=READINGS[changed].claims[0].evidence),))
    with a_store(tmp_path) as first, a_store(tmp_path) as second:
        keep(first)
        for each in judgements:
            judge(first, each)
        keep(first, [longer])
        keep(second, [*(each for each in READINGS if each.document.id != id), longer])
        second.take_decisions(each.as_dict() for each in first.decisions())
        assert _live(first) == _live(second)


def _live(store: Store) -> list[str]:
    return [line for line in contents(store) if not line.startswith(('["version"', '["passage"'))]


@several
@given(judgements=JUDGEMENTS)
def test_an_export_taken_into_another_record_of_the_articles_makes_it_equal(
    tmp_path: Path, judgements: list[Judgement]
) -> None:
    with a_store(tmp_path) as first, a_store(tmp_path) as second:
        keep(first)
        keep(second)
        for each in judgements:
            judge(first, each)
        lines = [json.dumps(each.as_dict()) for each in first.decisions()]
        second.take_decisions(map(json.loads, lines))
        assert contents(second) == contents(first)


@several
@given(
    judgements=JUDGEMENTS, order=st.permutations(range(len(READINGS))), early=st.integers(0, 5), part=st.integers(0, 4)
)
def test_the_order_of_adding_makes_no_difference_to_what_was_judged(
    tmp_path: Path, judgements: list[Judgement], order: Sequence[int], early: int, part: int
) -> None:
    with a_store(tmp_path) as first, a_store(tmp_path) as second:
        keep(first)
        for each in judgements:
            judge(first, each)
        keep(second, [READINGS[number] for number in order[:part]])
        for each in judgements[:early]:
            judge(second, each)
        keep(second, [READINGS[number] for number in order[part:]])
        for each in judgements[early:]:
            judge(second, each)
        assert concluded(second) == concluded(first)


def an_appearance(document: str, *marks: str) -> Appearance:
    return Appearance(
        document, "e", READINGS[0].entities[0].kind, "Ada Reed", marks=frozenset(("role", m) for m in marks)
    )


@pytest.mark.parametrize("odd", range(4))
def test_one_told_apart_from_another_leaves_the_rest_together(odd: int) -> None:
    all_of_them = [an_appearance(f"d{number}", "mayor of Kiel") for number in range(4)]
    rest = {each.id for number, each in enumerate(all_of_them) if number != odd}

    found = identities(all_of_them, [(all_of_them[odd].id, min(rest), False)])

    assert {frozenset(member.id for member in party.members) for party in found} == {
        frozenset(rest),
        frozenset({all_of_them[odd].id}),
    }


def test_two_odd_ones_that_share_a_mark_stay_together() -> None:
    one, two = an_appearance("d1", "mayor of Kiel", "poet"), an_appearance("d2", "mayor of Kiel", "poet")
    others = [an_appearance(f"d{number}", "mayor of Kiel") for number in (3, 4)]

    found = identities([one, two, *others], [(each.id, others[0].id, False) for each in (one, two)])

    assert {frozenset(member.document for member in party.members) for party in found} == {
        frozenset({"d1", "d2"}),
        frozenset({"d3", "d4"}),
    }


def _articles_of_adas(store: Store) -> list[list[str]]:
    """The articles of each Ada Reed."""
    found = defaultdict(list)
    with store.reading() as connection:
        named = (
            select(schema.appearance.c.entity, schema.version.c.document)
            .join_from(schema.appearance, schema.run)
            .join(schema.version)
            .where(schema.appearance.c.name == "Ada Reed")
        )
        for entity, document in connection.execute(named):
            found[entity].append(document)
    return sorted(sorted(documents) for documents in found.values())


def test_a_side_of_several_is_told_apart_as_a_whole(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        keep(store, READINGS[:2])
        store.decide(Verdict.NOT_SAME, ada(0), ada(1), ada(3), value={FIRST_SIDE: "1"})
        assert store.decisions()[0].value == {FIRST_SIDE: "1"}
        keep(store)
        # without the judgement all four are one; what joins the singer to both sides stays with the second
        assert _articles_of_adas(store) == [["d1"], ["d2", "d3", "d4"]]
