"""Who is meant by pronouns, nominals and groups."""

from __future__ import annotations

from dataclasses import replace

from sayso.model import Entity, Form, Kind, Mention, Reading
from sayso.reading.discourse import Discourse
from sayso.reading.gender import genders
from sayso.reading.parties import Parties
from sayso.reading.pronouns import Cast, antecedent, sort_of
from sayso.reading.syntax import PRONOUN_TAGS


def coreference(reading: Reading) -> Reading:
    """The reading with the pronouns that mean one of its entities as mentions of it."""
    parse, parties = reading.parse, Parties(reading)
    heads = _heads(reading, parties)
    cast = Cast({e.id: e.kind for e in reading.entities if e.kind is not Kind.ACCOUNT}, genders(reading, parties))
    discourse = Discourse(parse)
    added: dict[str, list[Mention]] = {}
    for token in parse.tokens:
        named = heads.get(token.i)
        if named is not None:
            discourse.mention(named, token.i)
        elif token.tag in PRONOUN_TAGS and sort_of(token.text.lower()):
            meant = antecedent(discourse, cast, heads, token)
            if meant is not None:
                added.setdefault(meant, []).append(Mention((token.start, token.end), Form.PRONOUN))
                heads[token.i] = meant
                discourse.mention(meant, token.i)
                _learn_gender(cast, meant, sort_of(token.text.lower()))
    return replace(reading, entities=tuple(_with_mentions(e, added.get(e.id, [])) for e in reading.entities))


def _heads(reading: Reading, parties: Parties) -> dict[int, str]:
    """The entities by the head tokens of their mentions; an account that signs a post is nobody's antecedent."""
    found: dict[int, str] = {}
    for entity in reading.entities:
        for mention in entity.mentions if entity.kind is not Kind.ACCOUNT else ():
            head = parties.head(mention.span)
            if head is not None:
                found[head] = entity.id
    return found


def _learn_gender(cast: Cast, entity: str, sort: str) -> None:
    if cast.kinds[entity] is Kind.PERSON:
        cast.genders.setdefault(entity, sort)


def _with_mentions(entity: Entity, added: list[Mention]) -> Entity:
    if not added:
        return entity
    return replace(entity, mentions=tuple(sorted((*entity.mentions, *added), key=lambda m: m.span)))
