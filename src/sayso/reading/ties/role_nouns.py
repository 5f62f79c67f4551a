"""The role nouns of lexicon/roles.toml, found among the tokens, and the modifiers in front of them."""

from __future__ import annotations

from functools import cache

from sayso.model import Entity, Parse
from sayso.reading.lexicon import lexicon, words
from sayso.reading.parties import Parties
from sayso.reading.phrases import Phrases

PREMODIFIER_TAGS = frozenset(
    ("JJ", "JJR", "JJS", "RBR", "RBS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "CD", "RB", "HYPH", "AFX", "``", "''")
)


@cache
def role_nouns() -> Phrases:
    """Every noun of lexicon/roles.toml."""
    return Phrases(fields_by_noun())


@cache
def fields_by_noun() -> dict[str, tuple[str, ...]]:
    """For each noun the lists it stands in: "office", "lead", "kin.spouse_of", "personal.ally_of" ..."""
    found: dict[str, list[str]] = {}
    for table, entries in lexicon("roles").items():
        nested = isinstance(entries, dict)
        lists = {f"{table}.{name}": row for name, row in entries.items()} if nested else {table: entries}
        for name, nouns in lists.items():
            for noun in nouns:
                found.setdefault(noun, []).append(name)
    return {noun: tuple(names) for noun, names in found.items()}


@cache
def is_office(noun: str) -> bool:
    """Whether the noun is, before anything else, a public office."""
    return fields_by_noun()[noun][0] == "office"


def is_party_label(entity: Entity) -> bool:
    """Whether the entity is a political party, which qualifies a person but owns no office."""
    parties = words("ascribing", "names.parties")
    for name in (entity.name, *entity.aliases):
        last = name.split()[-1].lower() if name.split() else ""
        if name.lower() in parties or last == "party" or (last in parties and last != "independent"):
            return True
    return False


def is_public_body(entity: Entity) -> bool:
    """Whether the organisation is a body of state: a post in it is an office."""
    heads = words("bodies", "public")
    return any(word.lower() in heads for name in (entity.name, *entity.aliases) for word in name.split())


def left_edge(parse: Parse, parties: Parties, first: int) -> int:
    """The first token of the modifiers in front of a noun, its possessor or article included."""
    sentence_first = parse.sentences[parse.tokens[first].sentence][0]
    at = first
    while at > sentence_first:
        tag = parse.tokens[at - 1].tag
        if tag in PREMODIFIER_TAGS:
            at -= 1
        elif tag == "POS":
            return _possessor_edge(parties, at - 1, sentence_first)
        elif tag in ("DT", "PRP$", "WP$"):
            return at - 1
        else:
            break
    return at


def _possessor_edge(parties: Parties, clitic: int, sentence_first: int) -> int:
    covering = parties.covering(clitic - 1) if clitic > sentence_first else []
    if covering:
        return min(parties.tokens_in(covering[-1].mention.span).start, clitic)
    return max(sentence_first, clitic - 1)
