"""Concluding after each change comes to the same as concluding once from everything."""

import shutil
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from sayso.model import Basis, Document, Factuality, Form, Kind, Mention, Reading
from sayso.record import derive, schema
from sayso.record.identity import parties
from sayso.record.judging.decisions import FIRST_SIDE, KIND, NAME, REST, Verdict
from sayso.record.judging.selectors import Selector, selector_of
from sayso.record.load import Live, live
from sayso.record.store import Store
from sayso.record.touched import forget
from tests.builders import Told, a_document, a_reading
from tests.record.contents import contents

ITOS = ("Dan Ito", "Daniel B. Ito", "Dan C. Ito", "Ito")  # forms of a name, and a part of it
PEOPLE = ("Ada Reed", "ADA REED", "Ada Mary Reed", "Bo Lund", "Cy Marsh", "Reed", *ITOS)
BODIES = ("Senate", "The Senate", "Harbour Trust", "The Harbour Trust", "Bo Lund")
PLACES = ("Chile", "Kenya", "CHILE")
ROLES = ("mayor of Lund", "singer", "senator")
KINDS = dict.fromkeys(BODIES[:4], Kind.ORGANISATION) | dict.fromkeys(PLACES, Kind.PLACE)
TIMES = ("", "2014", "2014-05", "2015", "2014/2016")

people, bodies = st.sampled_from(PEOPLE), st.sampled_from(BODIES)
claims = st.one_of(
    st.builds(
        Told,
        people,
        st.sampled_from(["met_with", "ally_of", "spouse_of", "accused"]),
        people,
        time=st.sampled_from(TIMES),
        speakers=st.sampled_from([(), ("Dan Ito",), ("Ada Reed",), ("Harbour Trust",)]),
        basis=st.sampled_from([Basis.NARRATOR, Basis.NAMED]),
        factuality=st.sampled_from([Factuality.CERTAIN, Factuality.DENIED]),
    ),
    st.builds(Told, people, st.just("employed_by"), bodies, role=st.sampled_from(["spokesman", "clerk"])),
    st.builds(Told, people, st.just("member_of"), bodies),
)


@dataclass(frozen=True)
class Story:
    """An article by what is read in it."""

    told: tuple[Told, ...]
    roles: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...]
    outlet: str
    again: tuple[str, ...] = ()  # who is named once more, in other places than the first

    def document(self, number: int) -> Document:
        """It, with a text that names everybody in it."""
        named = [name for each in self.told for name in (each.subject, each.relation, each.object, *each.speakers)]
        named += self.again
        words = " ".join([*named, *(f"{role} {name}" for name, role in self.roles), *self.also])
        return a_document(f"d{number}", f"{words} {self.aliases}.", outlet=self.outlet)

    def reading(self, document: Document) -> Reading:
        """What is read in it."""
        aliases = {name: (alias,) for name, alias in self.aliases}
        return a_reading(
            document,
            *self.told,
            roles=dict(self.roles),
            kinds=KINDS,
            also=(*self.also, *aliases, *self.again),
            aliases=aliases,
            mentions={name: tuple(last_of(document, name)) for name in self.again},
        )


def last_of(document: Document, name: str) -> Iterator[Mention]:
    """The last place where the name stands, where that is not the first too."""
    start = document.text.rfind(name)
    if start > document.text.find(name):
        yield Mention((start, start + len(name)), Form.NAME)


stories = st.builds(
    Story,
    st.lists(claims, max_size=3).map(tuple),
    st.lists(st.tuples(people, st.sampled_from(ROLES)), max_size=2).map(tuple),
    st.lists(st.sampled_from((*PEOPLE, *BODIES, *PLACES)), max_size=4).map(tuple),
    st.lists(st.tuples(st.just("Ada Mary Reed"), st.sampled_from(["Ada Reed", "Reed"])), max_size=1).map(tuple),
    st.sampled_from(["Post", "Times"]),
    st.lists(people, max_size=2, unique=True).map(tuple),
)
adding = st.tuples(st.just("add"), st.dictionaries(st.integers(0, 5), stories, min_size=1, max_size=3))
judging = st.tuples(
    st.sampled_from(["same", "not_same", "other", "other", "reject", "correct", "withdraw", "undo"]),
    st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(0, 5), st.integers(0, 9)),
)


class Desk:
    """A record and what was added to it."""

    def __init__(self, path: Path, template: Path) -> None:
        shutil.copy(template, path)
        seconds = iter(range(10**6))
        self.store = Store(str(path), now=lambda: f"2024-03-01T00:00:{next(seconds):06}Z")
        self.read: dict[int, Reading] = {}

    def do(self, what: str, with_it: object) -> None:
        """One change of the record."""
        if what == "add":
            assert isinstance(with_it, dict)
            self.add({number: story.reading(story.document(number)) for number, story in with_it.items()})
        else:
            assert isinstance(with_it, tuple)
            self.judge(what, *with_it)

    def add(self, readings: dict[int, Reading]) -> None:
        """Add articles, or others in place of those of the same number."""
        self.read |= readings
        by_id = {each.document.id: each for each in readings.values()}
        self.store.add([each.document for each in readings.values()], read=lambda document: by_id[document.id])

    def judge(self, what: str, one: int, first: int, other: int, second: int) -> None:
        """Judge what is there; what there is nothing for is left."""
        if what == "undo":
            held = [each for each in self.store.decisions() if each.verdict is not Verdict.UNDO]
            undone = {each.undoes for each in self.store.decisions()}
            standing = [each for each in held if each.id not in undone]
            if standing:
                self.store.undo(standing[first % len(standing)].id)
        elif what == "withdraw":
            self.store.decide(Verdict.WITHDRAW, Selector(f"d{one}"))
        elif what in ("same", "not_same"):
            mentions = [self.mention(one, first), self.mention(other, second)]
            if all(mentions):
                self.store.decide(Verdict(what), *(each for each in mentions if each))
        elif what == "other":
            moved, being = self.mention(one, first, second), self.mention(other, second)
            rest = self.mention(one, first)
            if moved and being and rest:
                value = {FIRST_SIDE: "1", REST: "1"} | ({NAME: "Bo Lund", KIND: "person"} if first % 2 else {})
                self.store.decide(Verdict.OTHER, moved, rest, *([being] if other % 2 else []), value=value)
        elif claim := self.claim(one, first):
            self.store.decide(Verdict(what), claim, value={"relation": "contacted"} if what == "correct" else {})

    def mention(self, number: int, at_index: int, which: int = 0) -> Selector | None:
        """The selector of a mention, the first of whom it refers to or another."""
        reading = self.read.get(number)
        if reading is None or not reading.entities:
            return None
        entity = reading.entities[at_index % len(reading.entities)]
        return selector_of(
            reading.document.id, reading.document.text, entity.mentions[which % len(entity.mentions)].span
        )

    def claim(self, number: int, at_index: int) -> Selector | None:
        """The selector of a claim."""
        reading = self.read.get(number)
        if reading is None or not reading.claims:
            return None
        claim = reading.claims[at_index % len(reading.claims)]
        parties = (claim.subject_span, claim.object_span)
        document = reading.document
        return selector_of(document.id, document.text, claim.evidence, relation=claim.relation, parties=parties)

    def settled_anew(self) -> list[str]:
        """What the record holds after concluding from everything."""
        with self.store.writing() as connection:
            forget(connection)
        derive.settle(self.store)
        return contents(self.store)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "empty.db"
    with Store(str(path)):
        pass
    return path


@pytest.fixture(scope="module", autouse=True)
def small_world() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sayso.record.touched.MOST", 2.0)  # never all at once
        patched.setattr("sayso.record.identity.links.EVERYBODY", 3)
        patched.setattr("sayso.record.identity.suggestions.MANY", 3)
        patched.setattr("sayso.record.identity.things.MANY", 3)
        yield


@settings(max_examples=20, deadline=None)
@given(st.lists(st.one_of(adding, judging), min_size=2, max_size=8))
def test_concluding_after_each_change_comes_to_the_same_as_concluding_once(
    tmp_path_factory: pytest.TempPathFactory, template: Path, changes: Sequence[tuple[str, object]]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("desk") / "r.db", template)
    with desk.store:
        desk.do("add", {0: Story((), (), (), (), "Post")})
        for what, with_it in changes:
            desk.do(what, with_it)
        step_by_step, anew = set(contents(desk.store)), set(desk.settled_anew())

        assert (step_by_step - anew, anew - step_by_step) == (set(), set())


@settings(max_examples=8, deadline=None)
@given(st.dictionaries(st.integers(0, 7), stories, min_size=2), st.randoms(use_true_random=False))
def test_the_order_of_adding_one_by_one_does_not_show(
    tmp_path_factory: pytest.TempPathFactory, template: Path, told: dict[int, Story], random: object
) -> None:
    folder = tmp_path_factory.mktemp("desk")
    one, other = Desk(folder / "one.db", template), Desk(folder / "other.db", template)
    numbers = list(told)
    random.shuffle(numbers)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    with one.store, other.store:
        one.do("add", told)
        for number in numbers:
            other.do("add", {number: told[number]})

        assert contents(one.store) == contents(other.store)


def met(number: int, *told: Told, roles: dict[str, str] | None = None) -> dict[int, Reading]:
    """One article, ready to be added."""
    words = " ".join(name for each in told for name in (each.subject, each.relation, each.object, *each.speakers))
    document = a_document(f"d{number}", f"{words} {number}.", outlet=("Post", "Times")[number % 2])
    return {number: a_reading(document, *told, roles=roles, kinds=KINDS)}


def test_whoever_becomes_a_spokesperson_takes_the_word_of_earlier_articles_along(
    tmp_path: Path, template: Path
) -> None:
    desk = Desk(tmp_path / "r.db", template)
    roles = {name: f"mayor of {name}" for name in ("Ada Reed", "Bo Lund", "Cy Marsh", "Dan Ito")}
    with desk.store:
        desk.add(met(0, Told("Bo Lund", "ally_of", "Dan Ito", speakers=("Ada Reed",), basis=Basis.NAMED), roles=roles))
        desk.add(met(1, Told("Bo Lund", "ally_of", "Dan Ito", speakers=("Cy Marsh",), basis=Basis.NAMED), roles=roles))
        desk.add(met(2, Told("Cy Marsh", "employed_by", "Ada Reed", role="spokesman"), roles=roles))
        step_by_step = contents(desk.store)

        (ally,) = (line for line in step_by_step if '["tie"' in line and '"ally_of"' in line)
        assert '"origins": 1, "documents": 2' in ally
        assert step_by_step == desk.settled_anew()


def mayors(number: int, name: str, body: str = "Harbour Trust") -> dict[int, Reading]:
    """An article that calls somebody mayor and names a body."""
    return met(number, Told(name, "contacted", body), roles={name: "mayor"})


def party_of(desk: Desk, name: str) -> set[str]:
    """Who those of a name are by the conclusions."""
    appearance = schema.appearance.c
    with desk.store.reading() as connection:
        return set(connection.scalars(select(appearance.entity).where(appearance.name == name)))


def test_a_second_bearer_of_a_family_name_leaves_whoever_is_known_by_it_alone(tmp_path: Path, template: Path) -> None:
    desk = Desk(tmp_path / "r.db", template)
    with desk.store:
        desk.add(mayors(0, "Ada Reed") | mayors(1, "Reed"))
        assert party_of(desk, "Reed") == party_of(desk, "Ada Reed")

        desk.add(mayors(2, "Bo Reed"))
        assert party_of(desk, "Reed").isdisjoint(party_of(desk, "Ada Reed") | party_of(desk, "Bo Reed"))
        assert contents(desk.store) == desk.settled_anew()

        desk.add(mayors(2, "Bo Lund"))
        assert party_of(desk, "Reed") == party_of(desk, "Ada Reed")
        assert contents(desk.store) == desk.settled_anew()


def test_who_shares_no_more_than_a_family_name_is_not_looked_at(
    tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, seen = Desk(tmp_path / "r.db", template), list[int]()

    def seeing(connection: Connection, runs: Collection[int] | None = None) -> Live:
        seen.append(len(runs or ()))
        return live(connection, runs)

    with desk.store:
        desk.add(
            mayors(0, "Ada Reed") | mayors(1, "Reed") | mayors(2, "Bo Reed", "Senate") | mayors(3, "Reed", "Senate")
        )
        monkeypatch.setattr(parties, "live", seeing)
        desk.add(mayors(4, "Cy Reed", "Bo Lund"))

        assert seen == [1]
        assert contents(desk.store) == desk.settled_anew()


def test_an_appearance_that_a_person_named_is_not_told_by_its_family_name(tmp_path: Path, template: Path) -> None:
    desk = Desk(tmp_path / "r.db", template)
    with desk.store:
        desk.add(mayors(0, "Ada Reed") | mayors(1, "Reed") | mayors(2, "Bo Reed", "Senate"))
        bare, other = desk.mention(1, 0), desk.mention(2, 0)
        assert bare
        assert other
        desk.store.decide(Verdict.SAME, bare, other)

        assert party_of(desk, "Reed") == party_of(desk, "Bo Reed") != party_of(desk, "Ada Reed")
        assert contents(desk.store) == desk.settled_anew()
