"""Who bears a role: the name behind the noun or before it, whom a verb gives it to, whom the noun refers to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.model import Form, Kind, Parse, Span
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties, Party
from sayso.reading.phrases import Match
from sayso.reading.syntax import VERB_TAGS, ancestors, child, children, conjuncts, is_passive, prepositional, subjects

LOOK_AHEAD = 4  # tokens between a role and the name it stands before: "Dr", "Sir", "Major General"
OPENS_APPOSITION = frozenset((",", "(", "–", "—", "-", "-LRB-", ":"))
CLOSES_APPOSITION = frozenset((",", ".", ":", "-RRB-", "''", "CC", "MD", "WP", "IN", "-LRB-"))
TITLE_TAGS = frozenset(("JJ", "NN", "NNP"))  # of a second title behind a comma: ", federal deputy Ruiz,"
BEARERS = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who bears a role, by what construction."""

    id: str
    span: Span
    site: str  # "before" the name, "after" it, "said" by a verb, "alone"
    verb: int | None = None
    followed: bool = False  # by somebody else, with which the role is over


class Holders:
    """Looks for the bearers of role nouns."""

    def __init__(self, parse: Parse, parties: Parties) -> None:
        self.parse = parse
        self.parties = parties
        self.known: dict[int, list[Holder]] = {}  # by the head token of a role, for roles joined to it

    def of(self, match: Match, left: int) -> list[Holder]:
        """Who bears the role that the match names; empty where nobody can be told."""
        head = match.last - 1
        before = self._named_before(left)
        found = (
            (before if self._is_closed_apposition(match, left) else [])
            or self._named_after(match)
            or before
            or self._said_by_verb(head)
            or self._joined(head)
            or self._referred(head)
        )
        self.known[head] = found
        return found

    def _is_closed_apposition(self, match: Match, left: int) -> bool:
        """Whether the role is set off by commas from a name on its left: "A, the head of X, B, ..." is about A."""
        reach = self._after_phrase(match) or match.last
        tokens = self.parse.tokens
        return tokens[left].tag == "DT" and (reach >= len(tokens) or tokens[reach].text in (",", ")", "-RRB-"))

    def _named_after(self, match: Match) -> list[Holder]:
        """The name in "Governor Ruiz", "the governor of Texas, Ann Ruiz", the names in "sons Jo and Al"."""
        found = self._person_from(match.last)
        if not found:
            reach = self._after_phrase(match)
            found = self._person_from(reach) if reach is not None else []
        return [Holder(party.entity.id, party.mention.span, "before") for party in found]

    def _after_phrase(self, match: Match) -> int | None:
        """The token behind the of-phrase of a noun, if a name could follow there."""
        tokens, at = self.parse.tokens, match.last
        if at + 2 < len(tokens) and tokens[at].text.lower() in ("of", "for"):
            body = self._body_at(at + 2 if tokens[at + 1].tag == "DT" else at + 1)
            if body is not None:
                return self.parties.tokens_in(body.mention.span).stop
        for prep in children(self.parse, match.last - 1, "prep"):
            if prep == match.last and (noun := child(self.parse, prep, "pobj")) is not None:
                party = self.parties.headed(noun)
                return self.parties.tokens_in(party.mention.span).stop if party else noun + 1
        return None

    def _body_at(self, i: int) -> Party | None:
        named = (p for p in self.parties.covering(i) if p.mention.form is Form.NAME)
        return next((p for p in named if p.entity.kind is not Kind.PERSON), None)

    def _person_from(self, at: int) -> list[Party]:
        tokens = self.parse.tokens
        if at >= len(tokens):
            return []
        comma = tokens[at].text in OPENS_APPOSITION
        for i in range(at + comma, min(at + comma + LOOK_AHEAD, len(tokens))):
            if tokens[i].sentence != tokens[at].sentence:
                break
            party = self._person_at(i)
            if party is not None:
                begins = party.mention.span[0] == tokens[i].start
                if not begins or (comma and (not self._closes(party) or self._opens_clause(at, party))):
                    return []
                return [party, *self._joined_names(party)] if tokens[at - 1].tag in ("NNS", "NNPS") else [party]
            if tokens[i].text.lower() not in words("ascribing", "names.before_name") and not (
                comma and tokens[i].tag in TITLE_TAGS
            ):
                break
        return []

    def _person_at(self, i: int) -> Party | None:
        persons = (p for p in self.parties.covering(i) if p.entity.kind is Kind.PERSON)
        return next((p for p in persons if p.mention.form is Form.NAME), None)

    def _closes(self, party: Party) -> bool:
        """Whether the name behind a comma is an apposition: closed by a comma or the end, or followed by its verb."""
        at = self.parties.tokens_in(party.mention.span).stop
        if at >= len(self.parse.tokens):
            return True
        return self.parse.tokens[at].tag in CLOSES_APPOSITION | VERB_TAGS

    def _opens_clause(self, comma: int, party: Party) -> bool:
        """Whether the comma ends an opening phrase: "After talks with a top official, Ruiz left" is not about one."""
        head = self.parties.head(party.mention.span)
        tokens, behind = self.parse.tokens, self.parties.tokens_in(party.mention.span).stop
        if head is None or tokens[head].dep not in ("nsubj", "nsubjpass") or tokens[behind].text == ",":
            return False
        above = (tokens[at] for at in ancestors(self.parse, comma - 1))
        return any(token.dep in ("prep", "advcl") and token.head == tokens[head].head for token in above)

    def _joined_names(self, first: Party) -> list[Party]:
        head = self.parties.head(first.mention.span)
        found = [self._person_at(other) for other in conjuncts(self.parse, head)[1:]] if head is not None else []
        return [party for party in found if party is not None]

    def _named_before(self, left: int) -> list[Holder]:
        """The name in "Ann Ruiz, governor of Texas", "Ruiz, 54, the governor", "Ruiz (governor of Texas)"."""
        tokens, at = self.parse.tokens, left - 1
        if at < 1 or tokens[at].sentence != tokens[left].sentence or tokens[at].text not in OPENS_APPOSITION:
            return []
        at = self._over_insertion(at - 1)
        if at < 0 or tokens[at].sentence != tokens[left].sentence:
            return []
        party = next((p for p in self.parties.covering(at) if p.entity.kind is Kind.PERSON), None)
        if party is None or self.parties.tokens_in(party.mention.span).stop != at + 1:
            return []
        return [Holder(entity.id, party.mention.span, "after") for entity in self.parties.single(party)]

    def _over_insertion(self, at: int) -> int:
        """Back over an age or a bracket between name and role: "Ruiz, 54,", "Ruiz (SDP),"."""
        tokens = self.parse.tokens
        if tokens[at].tag == "CD" and at > 1 and tokens[at - 1].text == ",":
            return at - 2
        if tokens[at].text in (")", "-RRB-"):
            while at > 0 and tokens[at].text not in ("(", "-LRB-"):
                at -= 1
            return at - 1
        return at

    def _said_by_verb(self, head: int) -> list[Holder]:
        """Whom a verb gives the role: "Ruiz was governor", "served as governor", "they named Ruiz governor"."""
        token = self.parse.tokens[self._part_of(head)]
        governor = token.head
        if token.dep == "attr" and self.parse.tokens[governor].lemma in words("ascribing", "verbs.copula"):
            return self._at_all(subjects(self.parse, governor), governor)
        if token.dep == "nsubj" and self.parse.tokens[governor].lemma == "include":
            objects = children(self.parse, governor, "dobj")
            return self._at_all([i for first in objects for i in conjuncts(self.parse, first)], governor)
        if token.dep == "nsubj" and (attr := child(self.parse, governor, "attr")) is not None:
            return self._at_all([attr], governor)
        if token.dep == "appos":
            return self._at_all([governor], None)
        if token.dep in ("oprd", "dobj", "ccomp", "xcomp", "attr"):
            return self._ascribed(governor, token.dep) or self._named_inside(head, governor)
        if token.dep == "pobj" and self.parse.tokens[governor].text.lower() == "as":
            above = self.parse.tokens[self.parse.tokens[governor].head]
            verb = above.head if above.dep == "dobj" else above.i  # "replaced Ruiz as mayor" may hang "as" on Ruiz
            return self._following(verb) or self._ascribed(above.i, "as")
        return []

    def _named_inside(self, noun: int, verb: int) -> list[Holder]:
        """The name in "appointed Ann Ruiz police chief", "made Ann Ruiz her deputy"."""
        if self.parse.tokens[verb].lemma not in words("ascribing", "verbs.give"):
            return []
        found = self._at_all(children(self.parse, noun, "compound", "nmod", "nsubj"), verb)
        return [holder for holder in found if self.parties.by_id[holder.id].kind is Kind.PERSON]

    def _following(self, verb: int) -> list[Holder]:
        """Both in "Ruiz replaced Sol as mayor": the one has the role, the other has had it."""
        if self.parse.tokens[verb].lemma not in words("ascribing", "verbs.follow"):
            return []
        new, old = subjects(self.parse, verb), children(self.parse, verb, "dobj")
        if is_passive(self.parse, verb):
            new, old = prepositional(self.parse, verb, "by"), new
        gone = [replace(holder, followed=True) for holder in self._at_all(old, verb)]
        return self._at_all(new, verb) + gone

    def _part_of(self, head: int) -> int:
        """The word that counts the bearers: "one" in "one of his backers"; else the noun itself."""
        link = self.parse.tokens[self.parse.tokens[head].head]
        counted = self.parse.tokens[head].dep == "pobj" and link.lemma in ("of", "among")
        return link.head if counted and self.parse.tokens[link.head].lemma in words("support", "nouns.part") else head

    def _ascribed(self, verb: int, dep: str) -> list[Holder]:
        lemma = self.parse.tokens[verb].lemma
        if lemma in words("ascribing", "verbs.give"):
            if is_passive(self.parse, verb):
                return self._at_all(subjects(self.parse, verb), verb)
            return self._at_all(children(self.parse, verb, "dobj", "dative"), verb) if dep != "dobj" else []
        serves = dep == "as" and lemma in words("ascribing", "verbs.serve")
        becomes = dep == "dobj" and lemma in words("ascribing", "verbs.become")
        return self._at_all(subjects(self.parse, verb), verb) if serves or becomes else []

    def _at_all(self, heads: list[int], verb: int | None) -> list[Holder]:
        found = []
        for head in heads:
            party = self.parties.standing_at(head)
            if party is not None:
                bearers = [entity for entity in self.parties.single(party) if entity.kind in BEARERS]
                site = "after" if verb is None else "said"
                found += [Holder(entity.id, party.mention.span, site, verb) for entity in bearers]
        return found

    def _joined(self, head: int) -> list[Holder]:
        """The bearer of the role that this one is joined to: "Ruiz, a former mayor and current governor"."""
        token = self.parse.tokens[head]
        return self.known.get(token.head, []) if token.dep == "conj" else []

    def _referred(self, head: int) -> list[Holder]:
        """The one person the noun itself refers to, as coreference has it: "the Texas governor"."""
        for party in self.parties.covering(head):
            one = party.mention.form is Form.NOMINAL and party.entity.kind is not Kind.GROUP
            if one and self.parties.head(party.mention.span) == head:
                bearers = [entity for entity in self.parties.single(party) if entity.kind in BEARERS]
                return [Holder(entity.id, party.mention.span, "alone") for entity in bearers]
        return []
