"""Role nouns in the text: "Texas governor Ann Ruiz", "Ruiz, a spokesman for Dol", "she served as his deputy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from sayso.model import Entity, Form, Kind, Parse, Reading, RoleStatus, Span, Title
from sayso.reading.lexicon import lexicon, words
from sayso.reading.parties import Parties, Party
from sayso.reading.phrases import Match, Phrases
from sayso.reading.syntax import (
    NOUN_TAGS,
    VERB_TAGS,
    child,
    children,
    conjuncts,
    is_passive,
    prepositional,
    subjects,
)

PREMODIFIER_TAGS = frozenset(
    ("JJ", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "RB", "HYPH", "AFX", "``", "''")
)
OWNER_PREPOSITIONS = ("of", "for", "at", "to", "in", "with", "from", "on", "against")
LOOK_AHEAD = 4  # tokens between a role and the name it stands before: "Dr", "Sir", "Major General"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose role it is: the body, place or person, where it stands, and what links it to the noun."""

    id: str
    span: Span
    link: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who bears a role, by what construction."""

    id: str
    span: Span
    site: str
    verb: int | None = None


@cache
def role_nouns() -> Phrases:
    """Every noun of lexicon/roles.toml."""
    return Phrases(entry for fields in fields_by_noun().items() for entry in (fields[0],))


@cache
def fields_by_noun() -> dict[str, tuple[str, ...]]:
    """For each noun the lists it stands in: "office", "lead", "kin.spouse_of", "personal.ally_of" ..."""
    found: dict[str, list[str]] = {}
    for table, entries in lexicon("roles").items():
        lists = (
            {f"{table}.{name}": row for name, row in entries.items()} if isinstance(entries, dict) else {table: entries}
        )
        for name, nouns in lists.items():
            for noun in nouns:
                found.setdefault(noun, []).append(name)
    return {noun: tuple(names) for noun, names in found.items()}


def titles(reading: Reading) -> Reading:
    """The reading with every role noun that somebody in the text can be seen to bear."""
    return replace(reading, titles=tuple(TitleFinder(reading).find()))


class TitleFinder:
    """Looks up, for each role noun, its owner on both sides and its holder around it."""

    def __init__(self, reading: Reading) -> None:
        self.parse: Parse = reading.parse
        self.text = reading.document.text
        self.parties = Parties(reading)
        self.holders: dict[int, list[Holder]] = {}  # by the head token of a role, for "X, a former A and current B"

    def find(self) -> Iterator[Title]:
        """The titles, in the order of the text."""
        for match in role_nouns().find(self.parse.tokens):
            head = match.last - 1
            if self.parse.tokens[head].tag not in NOUN_TAGS or self._inside_name(match):
                continue
            left = self.left_edge(match.first)
            holders = self.holders_of(match, left)
            self.holders[head] = holders
            owners: list[Owner | None] = [*self.owners_of(match, left)]
            for owner in owners or [None]:
                for holder in holders:
                    if owner is None or owner.id != holder.id:
                        yield self._title(match, left, holder, owner)

    def _inside_name(self, match: Match) -> bool:
        """Whether the noun is part of a longer name: "Mayor" in "Mayor of Casterbridge Press"."""
        for party in self.parties.covering(match.first):
            span = party.mention.span
            if party.mention.form is Form.NAME and span[0] < self.parse.tokens[match.first].start:
                return True
            if (
                party.mention.form is Form.NAME
                and span[1] > self.parse.tokens[match.last - 1].end
                and party.entity.kind is not Kind.PERSON
            ):
                return True
        return False

    def left_edge(self, first: int) -> int:
        """The first token of the modifiers in front of a noun, its possessor or article included."""
        sentence_first = self.parse.sentences[self.parse.tokens[first].sentence][0]
        at = first
        while at > sentence_first:
            tag = self.parse.tokens[at - 1].tag
            if tag in PREMODIFIER_TAGS:
                at -= 1
            elif tag == "POS":
                return self._possessor_edge(at - 1, sentence_first)
            elif tag in ("DT", "PRP$", "WP$"):
                return at - 1
            else:
                break
        return at

    def _possessor_edge(self, clitic: int, sentence_first: int) -> int:
        parties = self.parties.covering(clitic - 1) if clitic > sentence_first else []
        if parties:
            return min(self.parties.tokens_in(parties[-1].mention.span).start, clitic)
        return max(sentence_first, clitic - 1)

    # --- whose role it is -------------------------------------------------------------------------------------------

    def owners_of(self, match: Match, left: int) -> list[Owner]:
        """Body, place or person that the role belongs to; several where the text joins several."""
        return self._owners_right(match) or self._owners_left(match, left)

    def _owners_left(self, match: Match, left: int) -> list[Owner]:
        for i in range(match.first - 1, left - 1, -1):
            token = self.parse.tokens[i]
            if token.tag == "POS":
                return self._owner_at(i - 1, "poss")
            if token.tag in ("PRP$", "WP$"):
                return self._owner_at(i, "poss") or self._antecedent(i)
            for party in self.parties.covering(i):
                if party.entity.kind in (Kind.ORGANISATION, Kind.PLACE, Kind.EVENT) and not is_party_label(
                    party.entity
                ):
                    return [Owner(party.entity.id, party.mention.span, "left")]
        return []

    def _owner_at(self, i: int, link: str) -> list[Owner]:
        party = self.parties.headed(i) or next(iter(self.parties.covering(i)), None)
        if party is None:
            return []
        return [Owner(entity.id, party.mention.span, link) for entity in self.parties.single(party)]

    def _antecedent(self, whose: int) -> list[Owner]:
        """For "whose": the noun that the relative clause hangs on."""
        at = whose
        while self.parse.tokens[at].head != at and self.parse.tokens[whose].tag == "WP$":
            if self.parse.tokens[at].dep == "relcl":
                return self._owner_at(self.parse.tokens[at].head, "poss")
            at = self.parse.tokens[at].head
        return []

    def _owners_right(self, match: Match) -> list[Owner]:
        for preposition in OWNER_PREPOSITIONS:
            for noun in prepositional(self.parse, match.last - 1, preposition):
                found = self._party_in(noun, preposition)
                if found:
                    rest = [o for other in conjuncts(self.parse, noun)[1:] for o in self._party_in(other, preposition)]
                    return found + [o for o in rest if o.id != found[0].id]
        return self._owner_after_of(match)

    def _owner_after_of(self, match: Match) -> list[Owner]:
        """The party right behind "of" or "for", where the parse hangs it elsewhere."""
        tokens, at = self.parse.tokens, match.last
        if (
            at + 1 >= len(tokens)
            or tokens[at].text.lower() not in ("of", "for")
            or tokens[at].sentence != tokens[at + 1].sentence
        ):
            return []
        at += 2 if tokens[at + 1].tag == "DT" else 1
        party = (
            next((p for p in self.parties.covering(at) if p.mention.form is Form.NAME), None)
            if at < len(tokens)
            else None
        )
        return [Owner(party.entity.id, party.mention.span, tokens[match.last].text.lower())] if party else []

    def _party_in(self, noun: int, link: str) -> list[Owner]:
        """The party named by the noun, or by its own possessor or of-phrase ("the U.S. branch of Amnesty")."""
        party = self.parties.headed(noun)
        if party is not None:
            return [Owner(entity.id, party.mention.span, link) for entity in self.parties.single(party)]
        for inner in [
            *children(self.parse, noun, "poss", "compound", "nmod"),
            *prepositional(self.parse, noun, "of", "for", "at", "in"),
        ]:
            party = self.parties.headed(inner)
            if party is not None and party.entity.kind is not Kind.PERSON:
                return [Owner(party.entity.id, party.mention.span, link)]
        return []

    # --- who bears it -----------------------------------------------------------------------------------------------

    def holders_of(self, match: Match, left: int) -> list[Holder]:
        """Who bears the role: the name behind it, the name before it, what a verb says, or whom the noun refers to."""
        head = match.last - 1
        return (
            self._named_after(match)
            or self._named_before(left)
            or self._said_by_verb(head)
            or self._joined(head)
            or self._referred(head)
        )

    def _named_after(self, match: Match) -> list[Holder]:
        """As in "Governor Ruiz", "the governor of Texas, Ann Ruiz", "daughters Kendell and Christie"."""
        found = self._person_from(match.last)
        if not found:
            reach = self._after_phrase(match)
            found = self._person_from(reach) if reach is not None else []
        return [Holder(party.entity.id, party.mention.span, "before") for party in found]

    def _after_phrase(self, match: Match) -> int | None:
        """The token behind the of-phrase of a noun, if a name could follow there."""
        for prep in children(self.parse, match.last - 1, "prep"):
            if prep == match.last and (noun := child(self.parse, prep, "pobj")) is not None:
                party = self.parties.headed(noun)
                return self.parties.tokens_in(party.mention.span).stop if party else noun + 1
        return None

    def _person_from(self, at: int) -> list[Party]:
        tokens = self.parse.tokens
        if at >= len(tokens):
            return []
        sentence = tokens[at].sentence
        comma = tokens[at].text in (",", "–", "—", ":", "(")
        for i in range(at + comma, min(at + comma + LOOK_AHEAD, len(tokens))):
            if tokens[i].sentence != sentence:
                break
            party = next(
                (p for p in self.parties.covering(i) if p.mention.form is Form.NAME and p.entity.kind is Kind.PERSON),
                None,
            )
            if party is not None:
                if party.mention.span[0] != tokens[i].start or (comma and not self._closes(party)):
                    return []
                return [party, *self._joined_names(i, party)] if tokens[at - 1].tag in ("NNS", "NNPS") else [party]
            if tokens[i].tag not in ("NNP", "NN", "HYPH", "JJ") or tokens[i].text.lower() not in words(
                "ascribing", "names.before_name"
            ):
                break
        return []

    def _closes(self, party: Party) -> bool:
        """Whether the name behind a comma is an apposition: closed by a comma or the end, or followed by its verb."""
        at = self.parties.tokens_in(party.mention.span).stop
        tokens = self.parse.tokens
        if at >= len(tokens) or tokens[at].tag in (",", ".", ":", "-RRB-", "''") or tokens[at].tag in VERB_TAGS:
            return True
        return tokens[at].tag in ("CC", "MD", "WP", "IN", "-LRB-")

    def _joined_names(self, i: int, first: Party) -> list[Party]:
        head = self.parties.head(first.mention.span)
        found = [self.parties.headed(other) for other in conjuncts(self.parse, head)[1:]] if head is not None else []
        return [
            party for party in found if party and party.entity.kind is Kind.PERSON and party.mention.form is Form.NAME
        ]

    def _named_before(self, left: int) -> list[Holder]:
        """As in "Ann Ruiz, governor of Texas", "Ruiz, 54, the governor", "Ruiz (governor of Texas)"."""
        tokens = self.parse.tokens
        at = left - 1
        if (
            at < 1
            or tokens[at].sentence != tokens[left].sentence
            or tokens[at].text not in (",", "(", "–", "—", "-", "-LRB-")
        ):
            return []
        at -= 1
        if tokens[at].tag == "CD" and tokens[at - 1].text == ",":
            at -= 2
        elif tokens[at].text in (")", "-RRB-"):
            while at > 0 and tokens[at].text not in ("(", "-LRB-"):
                at -= 1
            at -= 1
        if at < 0 or tokens[at].sentence != tokens[left].sentence:
            return []
        party = next((p for p in self.parties.covering(at) if p.entity.kind is Kind.PERSON), None)
        if party is None or self.parties.tokens_in(party.mention.span).stop != at + 1:
            return []
        return [Holder(entity.id, party.mention.span, "after") for entity in self.parties.single(party)]

    def _said_by_verb(self, head: int) -> list[Holder]:
        """As in "Ruiz was governor", "Ruiz served as governor", "elected governor", "named Ruiz as governor"."""
        token = self.parse.tokens[head]
        governor = token.head
        if token.dep == "attr" and self.parse.tokens[governor].lemma in words("ascribing", "verbs.copula"):
            return self._holders(subjects(self.parse, governor), governor)
        if token.dep == "nsubj" and (attr := child(self.parse, governor, "attr")) is not None:
            return self._holders([attr], governor)
        if token.dep == "appos":
            return self._holders([governor], None)
        if token.dep in ("oprd", "dobj", "ccomp", "xcomp", "attr"):
            return self._ascribed(governor, token.dep)
        if token.dep == "pobj" and self.parse.tokens[governor].text.lower() == "as":
            return self._ascribed(self.parse.tokens[governor].head, "as")
        return []

    def _ascribed(self, verb: int, dep: str) -> list[Holder]:
        lemma = self.parse.tokens[verb].lemma
        if lemma in words("ascribing", "verbs.give"):
            if is_passive(self.parse, verb):
                return self._holders(subjects(self.parse, verb), verb)
            return self._holders(children(self.parse, verb, "dobj", "dative"), verb) if dep != "dobj" else []
        if (dep == "as" and lemma in words("ascribing", "verbs.serve")) or (
            dep == "dobj" and lemma in words("ascribing", "verbs.become")
        ):
            return self._holders(subjects(self.parse, verb), verb)
        return []

    def _holders(self, heads: list[int], verb: int | None) -> list[Holder]:
        found = []
        for head in heads:
            party = self.parties.headed(head)
            if party is None:
                continue
            found += [
                Holder(entity.id, party.mention.span, "after" if verb is None else "said", verb)
                for entity in self.parties.single(party)
                if entity.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)
            ]
        return found

    def _joined(self, head: int) -> list[Holder]:
        """As in "Ruiz, a former mayor and current governor": the second role has the first one's holder."""
        token = self.parse.tokens[head]
        return self.holders.get(token.head, []) if token.dep == "conj" else []

    def _referred(self, head: int) -> list[Holder]:
        """Whom the noun itself refers to, as coreference has it: "the Texas governor"."""
        for party in self.parties.covering(head):
            if party.mention.form is Form.NOMINAL and self.parties.head(party.mention.span) == head:
                return [Holder(entity.id, party.mention.span, "alone") for entity in self.parties.single(party)]
        return []

    # --- the title itself -------------------------------------------------------------------------------------------

    def _title(self, match: Match, left: int, holder: Holder, owner: Owner | None) -> Title:
        tokens = self.parse.tokens
        start = tokens[match.first].start
        for i in range(match.first - 1, left - 1, -1):
            if tokens[i].tag in ("POS", "PRP$", "DT", "WP$") or self.parties.covering(i):
                break
            start = tokens[i].start
        before = [token.lemma.lower() for token in tokens[left : match.last]]
        span = (start, tokens[match.last - 1].end)
        return Title(
            noun=match.entry,
            role=" ".join(self.text[span[0] : span[1]].split()),
            span=span,
            head=match.last - 1,
            holder=holder.id,
            holder_span=holder.span,
            of=owner.id if owner else "",
            of_span=owner.span if owner else None,
            link=owner.link if owner else "",
            status=self._status(before, holder),
            ends=holder.verb is not None and self._ends(holder.verb),
            verb=holder.verb,
            site=holder.site,
        )

    def _status(self, before: list[str], holder: Holder) -> RoleStatus:
        for status in (RoleStatus.FORMER, RoleStatus.FUTURE, RoleStatus.CURRENT):
            if words("ascribing", f"status.{status}") & set(before):
                return status
        if holder.site == "before":
            return RoleStatus.AS_TITLED
        if holder.verb is not None and self._is_past(holder.verb):
            return RoleStatus.FORMER
        return RoleStatus.CURRENT

    def _is_past(self, verb: int) -> bool:
        token = self.parse.tokens[verb]
        return token.lemma in ("be", "serve", "work", "act") and token.tag in ("VBD", "VBN")

    def _ends(self, verb: int) -> bool:
        token = self.parse.tokens[verb]
        longer = any(self.parse.tokens[c].text.lower() == "longer" for c in self.parse.children[verb])
        return longer or token.lemma in words("ascribing", "verbs.end")


def is_party_label(entity: Entity) -> bool:
    """Whether the entity is a political party, which qualifies a person but does not own the office."""
    names = (entity.name, *entity.aliases)
    return any(
        name.lower() in words("ascribing", "names.parties") or name.split()[-1] in ("Party", "party")
        for name in names
        if name
    )
