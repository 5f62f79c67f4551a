"""Praise and blame inside statements: what a speaker says of somebody, as support or opposition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from sayso.model import Kind, Parse, Reading, Span
from sayso.reading.arguments import Arguments
from sayso.reading.candidates import Argument, Candidate
from sayso.reading.lexicon import lexicon
from sayso.reading.parties import Parties
from sayso.reading.syntax import NOUN_TAGS, VERB_TAGS, child, children, subjects

RELATION = {"positive": "supports", "negative": "opposes"}
TURNED = {"supports": "opposes", "opposes": "supports"}
CALLING = frozenset(
    (
        "call",
        "describe",
        "find",
        "consider",
        "deem",
        "label",
        "brand",
        "term",
        "dub",
        "see",
        "view",
        "regard",
        "portray",
        "characterize",
        "characterise",
        "hail",
    )
)
COPULAS = frozenset(("be", "become", "remain", "seem", "make", "prove"))
TARGETS = frozenset((Kind.PERSON, Kind.ORGANISATION))

Speaker = Callable[[Span], Argument | None]  # whose statement the span stands in, and where the speaker is named


@cache
def polarity() -> dict[tuple[str, str], str]:
    """Relation by word class ("adjectives", "nouns", "verbs") and lemma."""
    return {
        (table, lemma): RELATION[sign]
        for sign, tables in lexicon("stance").items()
        for table, lemmas in tables.items()
        for lemma in lemmas
    }


def stances(reading: Reading, parties: Parties, speaker: Speaker) -> Iterator[Candidate]:
    """Support and opposition that speakers state by evaluating a party."""
    arguments = Arguments(reading.parse, parties)
    table = polarity()
    for token in reading.parse.tokens:
        relation = table.get((_table(token.tag), token.lemma))
        if relation:
            yield from _stance(reading.parse, arguments, speaker, token.i, relation)


def _table(tag: str) -> str:
    if tag in VERB_TAGS:
        return "verbs"
    return "nouns" if tag in NOUN_TAGS else "adjectives"


def _stance(parse: Parse, arguments: Arguments, speaker: Speaker, i: int, relation: str) -> Iterator[Candidate]:
    token = parse.tokens[i]
    predicate = _predicate(parse, i)
    if predicate is None:
        return
    targets, holders = _targets(parse, arguments, predicate), _callers(parse, arguments, predicate)
    if child(parse, predicate, "neg") is not None:
        relation = TURNED[relation]
    for target in targets:
        if arguments.parties.by_id[target.id].kind not in TARGETS:
            continue
        span = (token.start, token.end)
        said_by = holders or [a for a in (speaker(target.span),) if a is not None]
        for holder in said_by:
            if holder.id != target.id:
                words = (span, (parse.tokens[predicate].start, parse.tokens[predicate].end))
                yield Candidate(
                    relation, holder, target, predicate, f"stance:{token.lemma}", words, time="", stated=False
                )


def _predicate(parse: Parse, i: int) -> int | None:
    """The verb by which the word is said of somebody: itself, the copula, or the verb of calling."""
    token = parse.tokens[i]
    if token.tag in VERB_TAGS:
        return i
    if token.dep in ("amod", "conj", "compound"):
        return _predicate(parse, token.head) if parse.tokens[token.head].tag not in VERB_TAGS else token.head
    if token.dep in ("attr", "acomp", "oprd", "ccomp", "xcomp"):
        return token.head if parse.tokens[token.head].lemma in COPULAS | CALLING else None
    if token.dep == "pobj" and parse.tokens[token.head].text.lower() == "as":
        verb = parse.tokens[token.head].head
        return verb if parse.tokens[verb].lemma in CALLING else None
    return None


def _targets(parse: Parse, arguments: Arguments, predicate: int) -> list[Argument]:
    if parse.tokens[predicate].lemma in CALLING:
        heads = children(parse, predicate, "dobj", "nsubjpass")
        heads += [s for c in children(parse, predicate, "ccomp", "xcomp") for s in children(parse, c, "nsubj")]
    else:
        heads = subjects(parse, predicate)
    return [argument for head in heads for argument in arguments.at(head)]


def _callers(parse: Parse, arguments: Arguments, predicate: int) -> list[Argument]:
    """Who calls somebody so, where the verb is one of calling: an act in the outlet's own voice."""
    if parse.tokens[predicate].lemma not in CALLING:
        return []
    return [argument for head in arguments.tokens(predicate, "agent") for argument in arguments.at(head)]
