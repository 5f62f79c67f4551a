"""What the text calls its parties besides their names: the titles before them, the nouns set beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from sayso.model import Kind, Parse, Reading
from sayso.reading.lexicon import words
from sayso.reading.names.gazetteer import adjectives, full_title, places, titles
from sayso.reading.phrases import Match
from sayso.reading.syntax import NOUN_TAGS, PROPER_TAGS, child, children, prepositional
from sayso.reading.ties.role_nouns import role_nouns

LESSER = ("vice", "deputy", "assistant", "associate", "under", "acting", "lieutenant", "junior")


@dataclass(slots=True)
class Descriptions:
    """The nouns for each entity, and the role nouns of the document by their head token."""

    of: dict[str, set[str]] = field(default_factory=dict)
    formerly: set[tuple[str, str]] = field(default_factory=set)  # entities with the nouns that "former" stands before
    places: dict[tuple[str, str], str] = field(default_factory=dict)  # of which country somebody is called "president"
    owners: dict[tuple[str, str], set[str]] = field(default_factory=dict)  # of whom somebody is called "leader"
    beside: dict[int, str] = field(default_factory=dict)  # whom the noun at a head token is set beside
    _called: dict[str, list[str]] = field(default_factory=dict)
    nouns: dict[int, Match] = field(default_factory=dict)  # by the head token, which "of" may follow

    def called(self, noun: str) -> list[str]:
        """The entities that the text calls that, or something that says so ("immigration minister" for "minister")."""
        noun = full_title(noun)
        if noun not in self._called:
            own = {entity: map(full_title, nouns) for entity, nouns in self.of.items()}
            self._called[noun] = [entity for entity, titled in own.items() if any(_says(t, noun) for t in titled)]
        return self._called[noun]


def _says(described: str, noun: str) -> bool:
    if described == noun:
        return True
    return described.endswith(f" {noun}") and not described.startswith(LESSER)


def descriptions(reading: Reading, heads: dict[int, str], named_at: dict[int, tuple[str, int]]) -> Descriptions:
    """All titles and nouns that stand beside names, wherever in the document."""
    found = Descriptions()
    parse = reading.parse
    for match in role_nouns().find(parse.tokens):
        if parse.tokens[match.last - 1].tag in NOUN_TAGS:
            found.nouns[_head(parse, match)] = match
    for token in parse.tokens:
        if token.tag in ("NN", "NNP", "NNS") and token.i not in found.nouns and token.lemma.lower() in telling_nouns():
            found.nouns[token.i] = Match(token.lemma.lower(), token.i, token.i + 1)
    kinds = {entity.id: entity.kind for entity in reading.entities}
    for head, match in found.nouns.items():
        beside = _beside(parse, heads, head)
        if beside is not None and head not in heads and can_be(kinds[beside], match.entry):
            found.beside[head] = beside
        entity = beside or _behind(parse, named_at, match.last) or _subject(parse, heads, head)
        if entity is not None and can_be(kinds[entity], match.entry):
            found.of.setdefault(entity, set()).add(match.entry)
            if is_former(parse, match.first):
                found.formerly.add((entity, match.entry))
            place = place_before(parse, match.first)
            if place:
                found.places[entity, match.entry] = place
            found.owners.setdefault((entity, match.entry), set()).update(owners_of(parse, heads, head, match))
    _by_own_names(reading, found)
    return found


def _head(parse: Parse, match: Match) -> int:
    """The noun that governs the match: "secretary" in "secretary of state"."""
    of = (i for i in range(match.first + 1, match.last) if parse.tokens[i].text.lower() in ("of", "to", "in"))
    return next(of, match.last) - 1


def place_before(parse: Parse, first: int) -> str:
    """The country whose name or adjective stands right before the noun, "" where none does."""
    at = first - 2 if is_former(parse, first) else first - 1
    word = parse.tokens[at].text if at >= 0 else ""
    return adjectives().get(word) or places().get(word) or ""


def owners_of(parse: Parse, heads: dict[int, str], head: int, match: Match) -> set[str]:
    """Of whom or what the noun is said: "DOL leader", "Dol's leader", "leader of Dol"."""
    before = [match.first - 1, match.first - 2] if match.first > 1 else []
    found = {heads[i] for i in before if i in heads and parse.tokens[i].sentence == parse.tokens[head].sentence}
    return found | {heads[noun] for noun in prepositional(parse, head, "of", "for") if noun in heads}


def is_former(parse: Parse, first: int) -> bool:
    """Whether "former" or the like stands before the noun."""
    return first > 0 and parse.tokens[first - 1].text.lower() in ("former", "ex", "ex-", "then")


@cache
def telling_nouns() -> frozenset[str]:
    """The nouns, besides roles, that can refer back to a party."""
    people = words("titles", "gendered.male") | words("titles", "gendered.female") | words("nominals", "persons")
    several = words("nominals", "several.place") | words("nominals", "several.organisation")
    return people | several | words("capitals", "body_nouns") | words("nominals", "bodies")


def _is_body(noun: str) -> bool:
    return noun in words("capitals", "body_nouns") or noun in words("nominals", "bodies")


def can_be(kind: Kind, noun: str) -> bool:
    """Whether something of the kind can be called by the noun."""
    if noun in words("nominals", "of_any_kind"):
        return True
    return (kind is Kind.ORGANISATION) == _is_body(noun) and kind is not Kind.PLACE


def _behind(parse: Parse, named_at: dict[int, tuple[str, int]], last: int) -> str | None:
    """Whose name follows, with no more than other titles between ("Governor-General Major-General Ann Ruiz")."""
    for at in range(last, min(last + 5, len(parse.tokens))):
        if at in named_at:
            return named_at[at][0]
        if parse.tokens[at].text != "-" and parse.tokens[at].text.lower() not in titles():
            return None
    return None


def _beside(parse: Parse, heads: dict[int, str], head: int) -> str | None:
    """Whom the noun is in apposition to, or who is in apposition to it: "a spokesman for Dol, Ann Ruiz"."""
    noun = parse.tokens[head]
    if noun.dep == "appos" and noun.head in heads:
        return heads[noun.head]
    explained = child(parse, head, "appos")
    if explained is None:
        preps = (p for p in children(parse, head, "prep") if parse.tokens[p].text in ("of", "for", "at", "in", "to"))
        explained = next(filter(None, (_misplaced(parse, heads, p) for p in preps)), None)
    return heads.get(explained) if explained is not None else None


def _misplaced(parse: Parse, heads: dict[int, str], prep: int) -> int | None:
    """The apposition that the parse hangs on the body that the noun is "of" rather than on the noun."""
    body = child(parse, prep, "pobj")
    explained = child(parse, body, "appos") if body is not None and parse.tokens[body].tag in PROPER_TAGS else None
    if explained is None or explained not in heads or parse.tokens[explained].tag not in PROPER_TAGS:
        return None
    return explained if parse.tokens[explained - 1].text != "(" else None


def _subject(parse: Parse, heads: dict[int, str], head: int) -> str | None:
    """Of whom a verb says the noun: "Ruiz is the mayor"."""
    noun, verb = parse.tokens[head], parse.tokens[parse.tokens[head].head]
    subject = child(parse, verb.i, "nsubj") if noun.dep == "attr" and verb.lemma in ("be", "become", "remain") else None
    return heads.get(subject) if subject is not None else None


def _by_own_names(reading: Reading, found: Descriptions) -> None:
    """Bodies are called by the last word of their names: "the committee" for "the Judiciary Committee"."""
    bodies, firms = words("nominals", "bodies"), words("nominals", "firm_endings")
    for entity in reading.entities:
        title = entity.name.split()[0].lower()
        if entity.kind is Kind.PERSON and title in titles():
            found.of.setdefault(entity.id, set()).add(title)  # "the Pope" for "Pope Damian III"
        if entity.kind is Kind.ORGANISATION:
            own = {word.lower().rstrip(".") for word in (*entity.name.split(), *entity.aliases)}
            found.of.setdefault(entity.id, set()).update(own & bodies)
            if own & firms:
                found.of[entity.id] |= {"company", "firm"}
