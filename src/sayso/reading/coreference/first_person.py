"""Who says "I": the speaker of the quotation that the word stands in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from sayso.model import Act, Entity, Form, Kind, Mention, Reading, Statement
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties
from sayso.reading.statements.quotations import Quotations


def first_person(reading: Reading) -> Reading:
    """The reading with "I" and "we" inside quotations and posts as mentions of who speaks there.

    The innermost statement counts. "We" is the speaker only where the speaker can be several: a body or a group, or two
    speakers who make up a group known to the reading; a single person's "we" is left open.
    """
    said = _by_token(reading)
    by_id = {entity.id: entity for entity in reading.entities}
    groups = {frozenset(entity.members): entity.id for entity in reading.entities if entity.members}
    added: dict[str, list[Mention]] = {}
    for i, statement in said.items():
        token = reading.parse.tokens[i]
        speaker = _speaker(by_id, groups, statement, several=token.text.lower() in words("pronouns", "first.many"))
        if speaker:
            added.setdefault(speaker, []).append(Mention((token.start, token.end), Form.PRONOUN))
    return replace(reading, entities=tuple(_with(entity, added.get(entity.id, [])) for entity in reading.entities))


def _by_token(reading: Reading) -> dict[int, Statement]:
    """For each word of the first person the innermost statement around it, where it is quoted there."""
    tokens = reading.parse.tokens
    own = words("pronouns", "first.one") | words("pronouns", "first.many")
    places = [token.i for token in tokens if token.tag in ("PRP", "PRP$") and token.text.lower() in own]
    if not places:
        return {}
    quotations, parties = Quotations(reading.document.text, reading.parse), Parties(reading)
    found: dict[int, Statement] = {}
    for statement in sorted(reading.statements, key=_size, reverse=True):  # the innermost is written last
        if statement.act is Act.ATTITUDE:
            continue
        for inside in map(parties.tokens_in, statement.content):
            for i in places[bisect_left(places, inside.start) : bisect_left(places, inside.stop)]:
                if statement.post or quotations.inside(tokens[i].start):
                    found[i] = statement
    return found


def _size(statement: Statement) -> int:
    return sum(end - start for start, end in statement.content)


def _speaker(
    by_id: dict[str, Entity], groups: dict[frozenset[str], str], statement: Statement, *, several: bool
) -> str:
    """The one who says "I", or the body or group that says "we"; "" where it cannot be told."""
    speakers = [by_id[s] for s in statement.speakers if s in by_id]
    if len(speakers) > 1 and several:
        return groups.get(frozenset(entity.id for entity in speakers), "")
    if len(speakers) != 1:
        return ""
    return speakers[0].id if not several or _can_be_several(speakers[0]) else ""


def _can_be_several(entity: Entity) -> bool:
    return entity.kind in (Kind.ORGANISATION, Kind.GROUP, Kind.PLACE)


def _with(entity: Entity, added: list[Mention]) -> Entity:
    known = set(entity.mentions)
    new = [mention for mention in added if mention not in known]
    if not new:
        return entity
    return replace(entity, mentions=tuple(sorted((*entity.mentions, *new), key=lambda m: (m.span, m.form))))
