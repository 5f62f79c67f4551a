"""Role nouns in the text: "Texas governor Ann Ruiz", "Ruiz, a spokesman for Dol", "she served as his deputy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.model import Form, Kind, Reading, RoleStatus, Title
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties
from sayso.reading.phrases import Match
from sayso.reading.syntax import NOUN_TAGS, VERB_TAGS, ancestors, conjuncts, subjects
from sayso.reading.ties.role_holders import Holder, Holders
from sayso.reading.ties.role_nouns import fields_by_noun, left_edge, role_nouns
from sayso.reading.ties.role_owners import Owner, Owners

NO_PART_TAGS = frozenset(("POS", "PRP$", "DT", "WP$", "CD", "``", "''"))


@dataclass(frozen=True, slots=True)
class Site:
    """A role noun at its place, with what was found around it."""

    match: Match
    left: int  # first token of its modifiers
    holders: list[Holder]
    owners: list[Owner]


def titles(reading: Reading) -> Reading:
    """The reading with every role noun that somebody in the text can be seen to bear."""
    return replace(reading, titles=tuple(TitleFinder(reading).find()))


class TitleFinder:
    """Puts role nouns, their holders and their owners together."""

    def __init__(self, reading: Reading) -> None:
        self.parse = reading.parse
        self.text = reading.document.text
        self.parties = Parties(reading)
        self.owners = Owners(self.parse, self.parties)
        self.holders = Holders(self.parse, self.parties)

    def find(self) -> Iterator[Title]:
        """The titles, in the order of the text."""
        sites = {match.last - 1: self._site(match) for match in self._matches()}
        joined = {site.left: site for site in sites.values()}
        before = {self._behind_and(site): site for site in sites.values()}
        for head, site in sites.items():
            following = self._in_one_breath(site, joined)
            named = [holder for holder in following.holders if holder.site == "before"] if following else []
            holders = named or site.holders or self._shared_holders(sites, head)
            for holder in holders:
                owners = site.owners or self.owners.behind_name(site.match, holder.span)
                owners = owners or (self.owners.of_verb(holder.verb) if holder.verb is not None else [])
                owners = owners or self._shared_owners(sites, site, holder) or self._implied_owners(site, holder)
                owners = owners or self._owners_in_one_breath(site, following, before.get(site.left))
                found: list[Owner | None] = [*owners]
                for owner in found or [None]:
                    if owner is None or owner.id != holder.id:
                        yield self._title(site, holder, owner)

    def _matches(self) -> Iterator[Match]:
        for match in role_nouns().find(self.parse.tokens):
            match = self._outside_name(match)
            is_noun = match.last - match.first > 1 or self.parse.tokens[match.first].tag in NOUN_TAGS
            if is_noun and not self._inside_name(match):
                yield match

    def _outside_name(self, match: Match) -> Match:
        """The part of the phrase behind a name that runs into it: "leader" where "Green Party" precedes."""
        for party in self.parties.covering(match.first):
            after = self.parties.tokens_in(party.mention.span).stop
            rest = " ".join(token.text.lower() for token in self.parse.tokens[after : match.last])
            if party.mention.form is Form.NAME and match.first < after < match.last and rest in fields_by_noun():
                return Match(rest, after, match.last)
        return match

    def _site(self, match: Match) -> Site:
        left = left_edge(self.parse, self.parties, match.first)
        return Site(match, left, self.holders.of(match, left), self.owners.of(match, left))

    def _inside_name(self, match: Match) -> bool:
        """Whether the noun is part of a longer name: "Mayor" in "Mayor of Selby Press"."""
        first, last = self.parse.tokens[match.first], self.parse.tokens[match.last - 1]
        for party in self.parties.covering(match.first):
            if party.mention.form is Form.NAME:
                start, end = party.mention.span
                if start < first.start or (end > last.end and party.entity.kind is not Kind.PERSON):
                    return True
        return False

    def _shared_holders(self, sites: dict[int, Site], head: int) -> list[Holder]:
        """For "senator" in "Texas senator and former mayor Ann Ruiz": the bearer of the role joined to it."""
        for other in conjuncts(self.parse, head)[1:]:
            if other in sites and any(holder.site == "before" for holder in sites[other].holders):
                return sites[other].holders
        return []

    def _shared_owners(self, sites: dict[int, Site], site: Site, holder: Holder) -> list[Owner]:
        """For the last role in "Chile's president Ana Ruiz and prime minister Jo Sol": the first one's owner."""
        name = self.parties.head(holder.span)
        if name is None or not self._is_bare(site) or holder.site != "before" or self.parse.tokens[name].dep != "conj":
            return []
        joined = self.parse.tokens[name].head
        for other in sites.values():
            if other.match.last <= site.left and any(self.parties.head(h.span) == joined for h in other.holders):
                return [owner for owner in other.owners if owner.link in ("left", "poss")]
        return []

    def _is_bare(self, site: Site) -> bool:
        """Whether nothing stands before the role but words like "longtime"."""
        passing = words("ascribing", "role.passing")
        return all(token.text.lower() in passing for token in self.parse.tokens[site.left : site.match.first])

    def _behind_and(self, site: Site) -> int:
        """The token behind the role and "and", where another role may begin; -1 where no "and" follows."""
        at = site.match.last
        follows = at + 1 < len(self.parse.tokens) and self.parse.tokens[at].text in ("and", "&")
        return at + 1 if follows else -1

    def _in_one_breath(self, site: Site, by_left: dict[int, Site]) -> Site | None:
        """The role joined without an article of its own: of "senator" that in "President and former senator Ruiz".

        "The president and Senator Ruiz" are two persons.
        """
        following = by_left.get(self._behind_and(site))
        if following is None or self.parse.tokens[following.left].tag in ("DT", "PRP$"):
            return None
        named = any(holder.site == "before" for holder in following.holders)
        return None if named and self.parse.tokens[site.left].tag == "DT" else following

    def _owners_in_one_breath(self, site: Site, following: Site | None, before: Site | None) -> list[Owner]:
        """Whose the role is, where another says it for both: "CEO and founder of Dol", "Dol CEO and founder Ruiz"."""
        if following is not None and self._runs_a_body(site) and self._runs_a_body(following):
            return [owner for owner in following.owners if owner.link == "of"]
        if before is None or not self._is_bare(site) or not self._runs_a_body(before) or not self._runs_a_body(site):
            return []
        return [owner for owner in before.owners if owner.link in ("left", "poss")]

    def _runs_a_body(self, site: Site) -> bool:
        """Whether the role is one at the top of a body, of which one person can have two."""
        fields = fields_by_noun()[site.match.entry]
        return fields[0] in ("lead", "founder", "owner") or site.match.entry in words("bodies", "top_posts")

    def _implied_owners(self, site: Site, holder: Holder) -> list[Owner]:
        """For "She won over rival Jo Ruiz", "They have a common enemy, Jo Ruiz": the subjects of the clause."""
        before = {token.lemma.lower() for token in self.parse.tokens[site.left : site.match.first]}
        shared = not words("ascribing", "names.shared").isdisjoint(before)
        implied = site.match.entry in words("ascribing", "names.implied_owner")
        if holder.site != "before" or not (implied or (shared and is_personal_noun(site.match.entry))):
            return []
        for at in ancestors(self.parse, site.match.last - 1):
            if self.parse.tokens[at].tag in VERB_TAGS:
                found = [self.parties.headed(head) for head in subjects(self.parse, at)]
                known = [p for p in found if p and p.entity.id != holder.id and p.entity.kind is Kind.PERSON]
                if known:
                    return [Owner(p.entity.id, p.mention.span, "clause") for p in (known if shared else known[:1])]
        return []

    def _title(self, site: Site, holder: Holder, owner: Owner | None) -> Title:
        tokens, match = self.parse.tokens, site.match
        start, end = tokens[match.first].start, tokens[match.last - 1].end
        for i in range(match.first - 1, site.left - 1, -1):
            if self._is_no_part(i) or self._names_other(i, tokens[match.last - 1].start):
                break
            start = tokens[i].start if tokens[i].tag != "HYPH" else start
        return Title(
            noun=match.entry,
            role=" ".join(self.text[start:end].split()),
            span=(start, end),
            head=match.last - 1,
            holder=holder.id,
            holder_span=holder.span,
            of=owner.id if owner else "",
            of_span=owner.span if owner else None,
            link=owner.link if owner else "",
            status=self._status(site, holder),
            ends=holder.followed or (holder.verb is not None and self._ends(holder.verb)),
            verb=holder.verb,
            site=holder.site,
        )

    def _is_no_part(self, i: int) -> bool:
        """Whether the word before a role only says whose or when it is, how many bear it or how they are liked."""
        token = self.parse.tokens[i]
        if token.tag in ("VBG", "VBN", "VBD", "RB") and self.parse.tokens[i + 1].tag != "HYPH":
            return token.text.lower() not in words("ascribing", "role.participles")
        return token.tag in NO_PART_TAGS or token.text.lower() in words("ascribing", "role.passing")

    def _names_other(self, i: int, head: int) -> bool:
        """Whether the word names somebody; "former" in "the former governor", who is mentioned so, names nobody."""
        spans = [party.mention.span for party in self.parties.covering(i)]
        return any(not start <= head < end for start, end in spans)

    def _status(self, site: Site, holder: Holder) -> RoleStatus:
        inside = self.parse.tokens[site.left : site.match.last]
        before = {token.text.lower() for token in inside}
        for status in (RoleStatus.FORMER, RoleStatus.FUTURE, RoleStatus.CURRENT):
            if not words("ascribing", f"status.{status}").isdisjoint(before):
                return status
        if holder.site == "before":
            return RoleStatus.AS_TITLED
        if holder.verb is not None and self._is_past(holder.verb):
            return RoleStatus.FORMER
        return RoleStatus.CURRENT

    def _is_past(self, verb: int) -> bool:
        token = self.parse.tokens[verb]
        return token.lemma in words("ascribing", "verbs.being") and token.tag in ("VBD", "VBN")

    def _ends(self, verb: int) -> bool:
        longer = any(self.parse.tokens[c].text.lower() == "longer" for c in self.parse.children[verb])
        return longer or self.parse.tokens[verb].lemma in words("ascribing", "verbs.end")


def is_personal_noun(noun: str) -> bool:
    """Whether the noun is kin, friend, rival and the like: a tie, but no role."""
    return all(field.startswith(("kin.", "personal.")) for field in fields_by_noun()[noun])
