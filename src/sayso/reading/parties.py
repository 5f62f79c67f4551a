"""Which entity stands at a word: the mentions of a reading, looked up by token."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from sayso.model import Entity, Form, Kind, Mention, Parse, Reading, Span, Title


@dataclass(frozen=True, slots=True)
class Party:
    """An entity at one place of the text."""

    entity: Entity
    mention: Mention


class Parties:
    """The mentions of a reading by the tokens they cover; the shortest mention at a token comes first."""

    def __init__(self, reading: Reading) -> None:
        self.by_id: dict[str, Entity] = {entity.id: entity for entity in reading.entities}
        self._parse = reading.parse
        self._starts = [token.start for token in reading.parse.tokens]
        self._at: dict[int, list[Party]] = {}
        for entity in reading.entities:
            for mention in entity.mentions:
                for i in self.tokens_in(mention.span):
                    self._at.setdefault(i, []).append(Party(entity, mention))
        self._bearers = {  # by the head word of a role
            title.head: Party(self.by_id[title.holder], Mention(title.holder_span, Form.NAME))
            for title in reading.titles
            if title.holder in self.by_id and title.site in ("before", "after") and not _is_plural(self._parse, title)
        }
        for here in self._at.values():
            here.sort(key=lambda party: (party.mention.span[1] - party.mention.span[0], party.entity.id))

    def tokens_in(self, span: Span) -> range:
        """The tokens that begin inside the span."""
        return range(bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1]))

    def covering(self, i: int) -> list[Party]:
        """All that is mentioned at the token, shortest mention first."""
        return self._at.get(i, [])

    def headed(self, i: int) -> Party | None:
        """The party whose mention has the token as its head word (or, for a name, covers it)."""
        for party in self.covering(i):
            if party.mention.form is not Form.NOMINAL or self.head(party.mention.span) == i:
                return party
        return None

    def standing_at(self, i: int) -> Party | None:
        """The party that the head word refers to: by its own mention, the name in apposition to it, or its bearer.

        For "spokesman" in "her spokesman, Jo Ruiz, said" it is Ruiz, for "firm" in "Dol, the firm hired by Jo" Dol,
        and for "head" in "the head of Dol, Jo Ruiz, said" Ruiz again, though the parse hangs the name elsewhere.
        """
        party = self.headed(i)
        if party is not None:
            return party
        tokens = self._parse.tokens
        for beside in self._parse.children[i]:
            if tokens[beside].dep == "appos":
                party = self.headed(beside)
                if party is not None and party.mention.form is Form.NAME:
                    return party
        if tokens[i].dep == "appos" and (party := self.headed(tokens[i].head)) is not None:
            return party
        return self._bearers.get(i)

    def head(self, span: Span) -> int | None:
        """The token of the span that governs the others."""
        inside = self.tokens_in(span)
        return next(
            (i for i in inside if self._parse.tokens[i].head not in inside or self._parse.tokens[i].head == i), None
        )

    def single(self, party: Party) -> list[Entity]:
        """The entity, or each member of a group."""
        if party.entity.kind is Kind.GROUP:
            return [self.by_id[m] for m in party.entity.members if m in self.by_id]
        return [party.entity]

    def named_in(self, span: Span) -> list[Entity]:
        """The entities mentioned inside the span, each once, in order of appearance; groups as their members."""
        found: dict[str, Entity] = {}
        for i in self.tokens_in(span):
            for party in self.covering(i):
                for entity in self.single(party):
                    found.setdefault(entity.id, entity)
        return list(found.values())


def _is_plural(parse: Parse, title: Title) -> bool:
    return parse.tokens[title.head].tag in ("NNS", "NNPS")


def sentence_at(parse: Parse, offset: int) -> int:
    """The index of the sentence in which the character stands; the one before where it stands between two."""
    at = bisect_left(parse.sentences, offset + 1, key=lambda sentence: parse.tokens[sentence[0]].start)
    return max(0, at - 1)
