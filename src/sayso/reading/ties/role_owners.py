"""Whose a role is: the body, place or person in front of the noun or behind it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Form, Kind, Parse, Span
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties, Party
from sayso.reading.phrases import Match
from sayso.reading.syntax import children, conjuncts, is_passive, prepositional, subjects
from sayso.reading.ties.role_nouns import is_office, is_party_label, is_public_body

BEHIND = ("of", "for", "at", "in", "with", "from", "on", "against")
RESIDENCE = frozenset(("of", "from"))  # "Senator Ruiz of Texas"
DASHES = frozenset(("-", "–", "—"))
BODIES = (Kind.ORGANISATION, Kind.PLACE, Kind.EVENT)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose role it is: the body, place or person, where it stands, and what links it to the noun."""

    id: str
    span: Span
    link: str


class Owners:
    """Looks for the owner of a role noun on both sides of it."""

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties
        self.heads: set[int] = set()  # of the role nouns seen so far: "his lawyer Major Ruiz" is no major of his

    def of(self, match: Match, left: int) -> list[Owner]:
        """Body, place or person that the role belongs to; several where the text joins several."""
        in_front = self._possessor(match, left) or self._in_front(match, left)
        self.heads.add(match.last - 1)
        if in_front and in_front[0].link == "poss":
            return in_front
        behind = self._behind(match) or ([] if in_front else self._linked(match, "to"))
        if in_front and behind and self._is_person(behind[0]):
            return in_front + behind  # "White House press secretary for the president"
        return behind or in_front

    def of_verb(self, verb: int) -> list[Owner]:
        """The body that hangs on the verb which gives the role: "was head of sport at the station"."""
        for noun in prepositional(self.parse, verb, "at", "for", "with"):
            party = self.parties.headed(noun)
            if party is not None and party.entity.kind is Kind.ORGANISATION:
                return [Owner(party.entity.id, party.mention.span, "at")]
        if self.parse.tokens[verb].lemma not in words("ascribing", "verbs.own") or is_passive(self.parse, verb):
            return []
        givers = [self.parties.headed(i) for i in subjects(self.parse, verb)]  # "the party elected her leader"
        bodies = [p for p in givers if p and p.entity.kind is Kind.ORGANISATION and not is_public_body(p.entity)]
        return [Owner(p.entity.id, p.mention.span, "giver") for p in bodies]

    def _is_person(self, owner: Owner) -> bool:
        return self.parties.by_id[owner.id].kind is Kind.PERSON

    def behind_name(self, match: Match, holder: Span) -> list[Owner]:
        """The place behind the name of an office's holder: "Senator Ruiz of Texas", "Senator Ruiz (D-Texas)"."""
        tokens, at = self.parse.tokens, self.parties.tokens_in(holder).stop
        if not is_office(match.entry) or at + 3 >= len(tokens):
            return []
        if tokens[at].text in ("(", ",", "-LRB-") and tokens[at + 2].text in DASHES:
            party = self.parties.headed(at + 3)  # "Representative Ruiz (D-Texas)"
            found = party is not None and party.entity.kind is Kind.PLACE
            return [Owner(party.entity.id, party.mention.span, "seat")] if party and found else []
        if tokens[at].text.lower() not in RESIDENCE:
            return []
        party = next(iter(self.parties.covering(at + 1)), None)
        if party is None or party.entity.kind is not Kind.PLACE:
            return []
        return [Owner(party.entity.id, party.mention.span, tokens[at].text.lower())]

    def _possessor(self, match: Match, left: int) -> list[Owner]:
        for i in range(match.first - 1, left - 1, -1):
            token = self.parse.tokens[i]
            if i in self.heads:
                return []
            if token.tag == "POS":
                return self._at(i - 1, "poss", outside=match.last - 1)
            if token.tag in ("PRP$", "WP$"):
                return self._at(i, "poss", outside=match.last - 1) or self._antecedent(i)
        return []

    def _in_front(self, match: Match, left: int) -> list[Owner]:
        for i in range(match.first - 1, left - 1, -1):
            if i in self.heads or self.parse.tokens[i].tag == "POS":
                return []
            for party in self.parties.covering(i):
                if self._can_own(match, party):
                    return [Owner(party.entity.id, party.mention.span, "left")]
        return []

    def _can_own(self, match: Match, party: Party) -> bool:
        """Whether a name in front of the noun can own the role.

        A party label in front of an office says who is meant, not whose office it is; a person in front owns only
        what is done for persons ("Ruiz spokesman Jon Holt").
        """
        if party.entity.kind is Kind.PERSON:
            return match.entry in words("ascribing", "names.for_persons") and party.mention.form is Form.NAME
        return party.entity.kind in BODIES and not (is_office(match.entry) and is_party_label(party.entity))

    def _at(self, i: int, link: str, *, outside: int | None = None) -> list[Owner]:
        """Who is mentioned at the word, by a mention that does not reach to the word `outside`.

        Where nobody is known for "their" in "their daughters Jo and Al", the daughters are not their own parents.
        """
        around = (p for p in self.parties.covering(i) if outside not in self.parties.tokens_in(p.mention.span))
        party = self.parties.headed(i) or next(around, None)
        if party is None:
            return []
        return [Owner(entity.id, party.mention.span, link) for entity in self.parties.single(party)]

    def _antecedent(self, whose: int) -> list[Owner]:
        """For "whose": the noun that the relative clause hangs on."""
        at = whose
        while self.parse.tokens[at].head != at and self.parse.tokens[whose].tag == "WP$":
            if self.parse.tokens[at].dep == "relcl":
                return self._at(self.parse.tokens[at].head, "poss")
            at = self.parse.tokens[at].head
        return []

    def _behind(self, match: Match) -> list[Owner]:
        for preposition in BEHIND:
            found = self._linked(match, preposition)
            if found:
                return found
        return self._right_behind(match)

    def _linked(self, match: Match, preposition: str) -> list[Owner]:
        for noun in prepositional(self.parse, match.last - 1, preposition):
            found = self._party_in(match, noun, preposition)
            if found:
                more = conjuncts(self.parse, noun)[1:]
                rest = [owner for other in more for owner in self._party_in(match, other, preposition)]
                return found + [owner for owner in rest if owner.id != found[0].id]
        return []

    def _right_behind(self, match: Match) -> list[Owner]:
        """The party right behind "of" or "for", where the parse hangs it elsewhere."""
        tokens, at = self.parse.tokens, match.last
        if at + 2 >= len(tokens) or tokens[at].text.lower() not in ("of", "for"):
            return []
        link = tokens[at].text.lower()
        at += 2 if tokens[at + 1].tag == "DT" else 1
        if tokens[at].sentence != tokens[match.first].sentence:
            return []
        party = next((p for p in self.parties.covering(at) if p.mention.form is Form.NAME), None)
        if party is None or self._is_portfolio(match, party) or self._owns_next(party):
            return []
        return [Owner(party.entity.id, party.mention.span, link)]

    def _owns_next(self, party: Party) -> bool:
        """Whether the name owns the noun behind it: "the aunt of Bell's child" is no aunt of Bell's."""
        tokens, at = self.parse.tokens, self.parties.tokens_in(party.mention.span).stop
        return at + 1 < len(tokens) and tokens[at].tag == "POS" and tokens[at + 1].tag[:1] in "NJC"

    def _is_portfolio(self, match: Match, party: Party) -> bool:
        """Whether "Health" in "Minister of Health" is the office's field, though it looks like a name."""
        return match.entry in words("bodies", "has_portfolio") and party.entity.kind is not Kind.PLACE

    def _party_in(self, match: Match, noun: int, link: str) -> list[Owner]:
        """The party named by the noun, or by its own possessor or of-phrase ("the U.S. branch of Amnesty")."""
        party = self.parties.headed(noun)
        if party is not None and self._is_portfolio(match, party):
            return []
        if party is not None:
            return [Owner(entity.id, party.mention.span, link) for entity in self.parties.single(party)]
        inside = [*prepositional(self.parse, noun, "of", "for", "at", "in")]
        for inner in [*inside, *children(self.parse, noun, "poss", "compound", "nmod", "appos")]:
            party = self.parties.headed(inner)
            if party is not None and party.entity.kind is not Kind.PERSON:
                return [Owner(party.entity.id, party.mention.span, link)]
        return []
