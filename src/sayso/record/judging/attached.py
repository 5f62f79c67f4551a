"""Decisions brought back to what they are about: the mentions and claims of the live readings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.ids import content_id
from sayso.model import Span
from sayso.record import schema
from sayso.record.judging.decisions import ADDED, INSTEAD_OF, LIST, PERSON, Decision, Verdict
from sayso.record.judging.selectors import Selector, found_again, occurrences, selector_of

Place = tuple[int, str]  # a run and the id of an appearance or a claim in it
OF_MENTIONS = frozenset({Verdict.SAME, Verdict.NOT_SAME})
OF_PEOPLE = OF_MENTIONS | {Verdict.OTHER}
OF_CLAIMS = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT})


@dataclass(frozen=True, slots=True)
class Found:
    """A mention that a decision is about, found again."""

    id: str  # of the appearance, in the whole record
    place: Place


Pair = tuple[Found, Found]
Unsure = Place | frozenset[Place] | str  # a claim, two appearances, or an orphaned decision by its id


@dataclass(frozen=True, slots=True)
class Judged:
    """What the decisions in force come to; the latest of several about one thing counts."""

    pairs: tuple[tuple[str, str, bool], ...] = ()  # two appearances and whether they are one, the latest first
    verdicts: Mapping[Place, Decision] = field(default_factory=dict)  # of claims
    added: frozenset[Place] = frozenset()  # claims that a person added
    withdrawn: Mapping[str, Decision] = field(default_factory=dict)  # of documents
    unsure: frozenset[Unsure] = frozenset()  # what somebody was asked about and could not tell
    orphaned: tuple[Decision, ...] = ()  # whose words are in no live reading
    fields: Mapping[Place, Mapping[str, str]] = field(default_factory=dict)  # of claims that were put right
    as_one: frozenset[str] = frozenset()  # of these those that part mentions which one article's reading has as one

    def rejects(self, place: Place) -> bool:
        """Whether a person found the claim read wrong, or put another in its place."""
        decision = self.verdicts.get(place)
        return decision is not None and decision.verdict in (Verdict.REJECT, Verdict.ADD)

    def approves(self, place: Place) -> bool:
        """Whether a person found the claim read right, put it right, or added it."""
        decision = self.verdicts.get(place)
        return place in self.added if decision is None else decision.verdict in (Verdict.ACCEPT, Verdict.CORRECT)

    def corrected(self, place: Place) -> Mapping[str, str]:
        """The fields of a claim as people put them, the latest word on each; none of a claim that counts no more."""
        return {} if self.rejects(place) else self.fields.get(place, {})


@dataclass(frozen=True)
class Article:
    """The live reading of a document, as far as decisions need it."""

    connection: Connection
    run: int
    document: str
    text: str

    @cached_property
    def mentions(self) -> dict[Span, str]:
        """The appearance that each mention refers to."""
        mention = schema.mention.c
        rows = self.connection.execute(
            select(mention.start, mention.end, mention.appearance)
            .where(mention.run == self.run)
            .order_by(mention.start, mention.appearance.desc())
        )
        return {(start, end): appearance for start, end, appearance in rows}

    @cached_property
    def moved(self) -> dict[str, str]:
        """The appearance that the mentions are which a decision moved, by the decision."""
        moved = schema.moved.c
        rows = self.connection.execute(select(moved.decision, moved.appearance).where(moved.run == self.run))
        return {row.decision: row.appearance for row in rows}

    @cached_property
    def added(self) -> dict[str, list[str]]:
        """The ids of the claims that were added, by the decision."""
        added, claim = schema.added.c, schema.claim.c
        claims = select(added.decision, added.id).join_from(
            schema.added, schema.claim, (claim.run == added.run) & (claim.id == added.id)
        )
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.connection.execute(claims.where(added.run == self.run).order_by(added.id)):
            found[row.decision].append(row.id)
        return found

    @cached_property
    def claims(self) -> list[Row[Any]]:
        """The claims of the reading."""
        claim = schema.claim.c
        return list(self.connection.execute(select(schema.claim).where(claim.run == self.run).order_by(claim.id)))


def judged(connection: Connection, decisions: Sequence[Decision]) -> Judged:
    """What the decisions, the latest first, come to in the live readings."""
    articles = {each.document: each for each in _articles(connection, _documents(decisions))}
    pairs: list[tuple[str, str, bool]] = []
    verdicts: dict[Place, Decision] = {}
    withdrawn: dict[str, Decision] = {}
    unsure: set[Unsure] = set()
    fields: dict[Place, Mapping[str, str]] = {}
    wrong: set[Place] = set()
    orphaned, as_one, added = [], set[str](), set[Place]()
    for each in decisions:
        if LIST in each.value:
            if each.verdict is not Verdict.UNSURE and not any(_appearance(one, articles) for one in each.selectors):
                orphaned.append(each)
        elif each.verdict in OF_MENTIONS:
            found = _pairs(each, articles)
            two = [(one.id, other.id) for one, other in found if one.id != other.id]
            pairs += ((one, other, each.verdict is Verdict.SAME) for one, other in two)
            if not found or (each.verdict is Verdict.NOT_SAME and not two):
                orphaned.append(each)  # also where one article's reading has both as one: only `other` parts them
                as_one |= {each.id} if found else set()
        elif each.verdict is Verdict.OTHER:
            taken = list(_taken(each, articles))
            pairs += _who_they_are(each, taken, articles)
            if not taken:
                orphaned.append(each)
        elif each.verdict in OF_CLAIMS:
            places = list(_claims(each.selectors, articles))
            for place in places:
                verdicts.setdefault(place, each)
                if each.verdict is Verdict.REJECT:
                    wrong.add(place)
                elif each.verdict is Verdict.CORRECT and place not in wrong:  # what was put right before that is past
                    fields[place] = {**each.value, **fields.get(place, {})}
            if not places:
                orphaned.append(each)
        elif each.verdict is Verdict.ADD:
            here = list(_added(each, articles))
            added.update(here)
            for place in _claims(each.selectors[ADDED:], articles):
                if place not in here:
                    verdicts.setdefault(place, each)
            if not here:
                orphaned.append(each)
        elif each.verdict is Verdict.UNSURE:
            unsure.update(_claims(each.selectors, articles), [each.value.get(INSTEAD_OF, "")])
            unsure.update(frozenset((one.place, other.place)) for one, other in _pairs(each, articles))
        elif each.verdict is Verdict.WITHDRAW:
            for selector in each.selectors:
                withdrawn.setdefault(selector.document, each)
    replaced = {each.value.get(INSTEAD_OF) for each in decisions if each.verdict is not Verdict.UNSURE}
    waiting = tuple(each for each in orphaned if each.id not in replaced)
    return Judged(
        pairs=tuple(pairs),
        verdicts=verdicts,
        added=frozenset(added),
        withdrawn=withdrawn,
        unsure=frozenset(unsure),
        orphaned=waiting,
        fields=fields,
        as_one=frozenset(as_one),
    )


def _pairs(decision: Decision, articles: Mapping[str, Article]) -> list[Pair]:
    """Each appearance of the first side with each of the other; words that are gone are left out."""
    if any(selector.relation for selector in decision.selectors):
        return []
    one_side, _, other_side = (_appearances(side, articles) for side in decision.sides)
    return list(product(one_side, other_side))


def _appearances(selectors: Iterable[Selector], articles: Mapping[str, Article]) -> list[Found]:
    found = (_appearance(selector, articles) for selector in selectors)
    return [each for each in dict.fromkeys(found) if each]


def _taken(decision: Decision, articles: Mapping[str, Article]) -> Iterator[Found]:
    """The appearances that the mentions are which the decision moved: one an article."""
    for document in dict.fromkeys(selector.document for selector in decision.sides[0]):
        article = articles.get(document)
        if article is not None and (local := article.moved.get(decision.id)):
            yield Found(content_id("r", document, local), (article.run, local))


def _who_they_are(
    decision: Decision, taken: Sequence[Found], articles: Mapping[str, Article]
) -> Iterator[tuple[str, str, bool]]:
    """What a decision that moved mentions says of whom they are: first who, then who not."""
    _, rest, being = (_appearances(side, articles) for side in decision.sides)
    for others, same in (([*taken[:1], *being], True), (rest, False)):
        yield from ((one.id, other.id, same) for one in taken for other in others if one.id != other.id)


def _added(decision: Decision, articles: Mapping[str, Article]) -> Iterator[Place]:
    """The claims that the decision added."""
    article = articles.get(decision.selectors[0].document)
    if article is not None:
        yield from ((article.run, id) for id in article.added.get(decision.id, ()))


def _documents(decisions: Iterable[Decision]) -> set[str]:
    return {selector.document for each in decisions for selector in each.selectors}


def _articles(connection: Connection, documents: Iterable[str]) -> Iterator[Article]:
    version, run = schema.version.c, schema.run.c
    for document in sorted(documents):
        row = connection.execute(
            select(run.key, version.text)
            .join_from(schema.run, schema.version)
            .where(version.document == document, run.expired_at.is_(None))
        ).first()
        if row is not None:
            yield Article(connection, row.key, document, row.text)


def _appearance(selector: Selector, articles: Mapping[str, Article]) -> Found | None:
    """The appearance that the mention refers to, None where the words are gone."""
    article = articles.get(selector.document)
    span = found_again(selector, article.text, article.mentions) if article else None
    if not article or not span:
        return None
    local = article.mentions[span]
    return Found(content_id("r", selector.document, local), (article.run, local))


def spoken_of(connection: Connection, decisions: Iterable[Decision]) -> set[Place]:
    """The appearances that decisions are about, whether they hold or not."""
    of_people = [each for each in decisions if each.verdict in OF_PEOPLE]
    articles = {each.document: each for each in _articles(connection, _documents(of_people))}
    found = {each for decision in of_people for each in _appearances(decision.selectors, articles)}
    found |= {each for decision in of_people for each in _taken(decision, articles)}
    return {each.place for each in found}


def said_of_lists(
    connection: Connection, decisions: Iterable[Decision]
) -> Mapping[Place, Mapping[tuple[str, str], Verdict]]:
    """What was said of each appearance and a person of a list (list and id): the latest on each, the latest first."""
    said: dict[Place, dict[tuple[str, str], Verdict]] = defaultdict(dict)
    of_lists = [each for each in decisions if LIST in each.value]
    articles = {each.document: each for each in _articles(connection, _documents(of_lists))}
    for each in of_lists:
        person = each.value[LIST], each.value.get(PERSON, "")
        for found in filter(None, (_appearance(one, articles) for one in each.selectors)):
            said[found.place].setdefault(person, each.verdict)
    return said


def likely_now(connection: Connection, decision: Decision) -> tuple[Selector, ...]:
    """What an orphaned decision is likely to be about in the articles as they read now: the same words elsewhere.

    Nothing where one of its words is nowhere.
    """
    articles = {each.document: each for each in _articles(connection, _documents([decision]))}
    if decision.verdict is Verdict.ADD:
        found = [_elsewhere(selector, articles.get(selector.document)) for selector in decision.selectors[:ADDED]]
    else:
        found = [_likely(selector, articles.get(selector.document)) for selector in decision.selectors]
    return tuple(each for each in found if each) if all(found) else ()


def _elsewhere(selector: Selector, article: Article | None) -> Selector | None:
    """The selector's words in the text, whatever stands around them: those nearest to where they stood."""
    spans = occurrences(selector.quote, article.text) if article else ()
    span = min(spans, key=lambda span: abs(span[0] - selector.start), default=None)
    if article is None or span is None:
        return None
    now = selector_of(article.document, article.text, span)
    return replace(now, relation=selector.relation, subject=selector.subject, object=selector.object)


def _likely(selector: Selector, article: Article | None) -> Selector | None:
    if article is None:
        return None
    text = article.text
    if selector.relation:
        alike = [row for row in article.claims if _tells(row, selector, text)]
        row = min(alike, key=lambda row: (abs(row.start - selector.start), row.id), default=None)
        if row is None:
            return None
        parties = (tuple(row.subject_span), tuple(row.object_span))
        return selector_of(article.document, text, (row.start, row.end), relation=row.relation, parties=parties)
    spans = [span for span in article.mentions if text[slice(*span)] == selector.quote]
    span = min(spans, key=lambda span: abs(span[0] - selector.start), default=None)
    return selector_of(article.document, text, span) if span else None


def _claims(selectors: Iterable[Selector], articles: Mapping[str, Article]) -> Iterator[Place]:
    """The claims with the selector's relation and parties in its words: one, or one a member where a group is tied."""
    for selector in selectors:
        article = articles.get(selector.document)
        if article is None:
            continue
        alike: dict[Span, list[Row[Any]]] = defaultdict(list)
        for row in article.claims:
            if _tells(row, selector, article.text):
                alike[row.start, row.end].append(row)
        if span := found_again(selector, article.text, alike):
            yield from ((row.run, row.id) for row in alike[span])


def _tells(row: Row[Any], selector: Selector, text: str) -> bool:
    """Whether the claim has the selector's relation between its parties' words."""
    return row.relation == selector.relation and _parties(row, text) == (selector.subject, selector.object)


def _parties(row: Row[Any], text: str) -> tuple[str, str]:
    (a, b), (c, d) = row.subject_span, row.object_span
    return text[a:b], text[c:d]
