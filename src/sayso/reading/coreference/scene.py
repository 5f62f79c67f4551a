"""What coreference works on: the parties of a document, what was said of them so far, and the mentions it adds."""

from __future__ import annotations

from dataclasses import replace

from sayso.ids import content_id
from sayso.model import Entity, Form, Kind, Mention, Reading, Span
from sayso.reading.coreference.descriptions import Descriptions, descriptions
from sayso.reading.coreference.discourse import Discourse
from sayso.reading.coreference.gender import genders
from sayso.reading.names.spelling import plain
from sayso.reading.parties import Parties
from sayso.reading.statements.quotations import Quotations

PERSON_REACH = 5  # sentences back to which a person stays in mind


class Scene:
    """The state of reading: it grows from the first word to the last."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.version = reading.document.version  # a hash of the whole text: worked out once
        self.parse = reading.parse
        self.entities: dict[str, Entity] = {e.id: e for e in reading.entities if e.kind is not Kind.ACCOUNT}
        parties = Parties(reading)
        self.parties = parties
        self.heads = _heads(parties)
        self.named_at = _named_at(parties)
        self.genders = genders(reading, parties)
        self.described: Descriptions = descriptions(reading, self.heads, self.named_at)
        self.quoted = _quoted(reading, parties)
        for head, entity in self.described.beside.items():
            self.heads.setdefault(head, entity)
        self.discourse = Discourse(self.parse, self.quoted)
        self.ages = _ages(reading, parties)
        self.families = _families(reading)
        self.speakers: dict[int, int] = {}  # head token of the speaker by the number of the quotation
        self.speaking: set[int] = set()  # head tokens of subjects of verbs of speech
        self.last_speaker = ""
        self.joined: list[tuple[int, tuple[str, ...]]] = []  # parties joined by "and", by the token of the last
        self.added: dict[str, list[Mention]] = {}
        self.inferred: dict[str, str] = {}
        self.kin: dict[tuple[str, str], str] = {}  # who is somebody's "wife", "brother"
        self._groups: dict[frozenset[str], str] = {}

    def refer(self, entity: str, i: int, span: Span, form: Form) -> None:
        """Note a mention that is no name."""
        self.added.setdefault(entity, []).append(Mention(span, form))
        self.heads[i] = entity
        self.discourse.mention(entity, i)

    def token_span(self, i: int) -> Span:
        """The characters of one token."""
        return self.parse.tokens[i].start, self.parse.tokens[i].end

    def agrees(self, entity: str, sort: str) -> bool:
        """Whether a pronoun or noun of this sort ("male", "female", "thing", "many") can mean the entity."""
        kind = self.entities[entity].kind
        if sort in ("male", "female"):
            return kind is Kind.PERSON and self.genders.get(entity, sort) == sort
        if sort == "thing":
            return kind in (Kind.ORGANISATION, Kind.PLACE, Kind.EVENT)
        return kind is Kind.GROUP

    def learn_gender(self, entity: str, sort: str) -> None:
        """Keep the gender that a pronoun tells of a person."""
        if self.entities[entity].kind is Kind.PERSON:
            self.genders.setdefault(entity, sort)

    def in_mind(self, i: int, sentences: int) -> list[str]:
        """The entities mentioned within that many sentences before the token, most prominent first."""
        return sorted(self.discourse.recent(i, sentences), key=lambda e: -self.discourse.weight(e, i))

    def group(self, members: tuple[str, ...], i: int, name: str = "") -> str:
        """The id of the group with these members, made where there is none yet."""
        key = frozenset(members)
        if key not in self._groups:
            span = self.token_span(i)
            made = Entity(
                id=content_id("e", self.version, *span, "group"),
                kind=Kind.GROUP,
                name=name or _listed([self.entities[m].name for m in members]),
                members=members,
            )
            self._groups[key] = made.id
            self.entities[made.id] = made
        return self._groups[key]

    def add_person(self, name: str, i: int) -> str:
        """The id of a person who is only implied: the second of "the Ruizes" where one is named."""
        made = Entity(
            id=content_id("e", self.version, *self.token_span(i), "implied"),
            kind=Kind.PERSON,
            name=name,
        )
        self.entities[made.id] = made
        self.added.setdefault(made.id, []).append(Mention(self.token_span(i), Form.NOMINAL))
        return made.id

    def result(self) -> Reading:
        """The reading with all mentions and groups found."""
        accounts = [entity for entity in self.reading.entities if entity.kind is Kind.ACCOUNT]
        found = [self._finished(entity) for entity in self.entities.values()]
        return replace(self.reading, entities=(*found, *accounts))

    def _finished(self, entity: Entity) -> Entity:
        mentions = sorted({*entity.mentions, *self.added.get(entity.id, ())}, key=lambda m: (m.span, m.form))
        return replace(entity, mentions=tuple(mentions), inferred_name=self.inferred.get(entity.id, ""))


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _heads(parties: Parties) -> dict[int, str]:
    """The entities by the head tokens of their names; adjectives ("Iraqi", "a Republican") are nobody's antecedent."""
    found: dict[int, str] = {}
    for entity in parties.by_id.values():
        for mention in entity.mentions if entity.kind is not Kind.ACCOUNT else ():
            head = parties.head(mention.span) if mention.form is Form.NAME else None
            if head is not None:
                found[head] = entity.id
    return found


def _named_at(parties: Parties) -> dict[int, tuple[str, int]]:
    """For the first token of each name the entity and the token after the name."""
    found: dict[int, tuple[str, int]] = {}
    for entity in parties.by_id.values():
        if entity.kind is not Kind.ACCOUNT:
            for mention in entity.mentions:
                inside = parties.tokens_in(mention.span)
                if inside:
                    found[inside.start] = (entity.id, inside.stop)
    return found


def _families(reading: Reading) -> dict[str, list[str]]:
    """The persons with a full name by the last word of it."""
    found: dict[str, list[str]] = {}
    for entity in reading.entities:
        if entity.kind is Kind.PERSON and " " in entity.name:
            found.setdefault(plain(entity.name.split()[-1]), []).append(entity.id)
    return found


def _ages(reading: Reading, parties: Parties) -> dict[str, str]:
    """The persons by the age set behind their names ("Ann Ruiz, 38,")."""
    found: dict[str, str] = {}
    tokens = reading.parse.tokens
    for entity in reading.entities:
        for mention in entity.mentions if entity.kind is Kind.PERSON else ():
            end = parties.tokens_in(mention.span).stop
            if end + 1 < len(tokens) and tokens[end].text in (",", "(") and tokens[end + 1].text.isdigit():
                found.setdefault(tokens[end + 1].text, entity.id)
    return found


def _quoted(reading: Reading, parties: Parties) -> list[int]:
    """For each token the number of the quotation it stands in, -1 outside."""
    numbers = [-1] * len(reading.parse.tokens)
    for number, quoted in enumerate(Quotations(reading.document.text, reading.parse).all):
        inside = parties.tokens_in(quoted.span)
        numbers[inside.start : inside.stop] = [number] * len(inside)
    return numbers
