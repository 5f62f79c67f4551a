"""Candidacies for the one election that an article names: "presidential candidate Ruiz", "she is running for mayor"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Entity, Kind, Parse, Phase, Reading, Title, Token
from sayso.reading.lexicon import lexicon, words
from sayso.reading.parties import Parties
from sayso.reading.syntax import VERB_TAGS
from sayso.reading.ties.arguments import Arguments
from sayso.reading.ties.candidates import Argument, Candidate
from sayso.reading.ties.role_nouns import fields_by_noun


def candidacies(reading: Reading, parties: Parties) -> Iterator[Candidate]:
    """The ties of candidates to an election that stands elsewhere in the article.

    The words for the office ("presidential") stand for the election, which is why they are its place in the text.
    """
    elections = [e for e in reading.entities if e.kind is Kind.EVENT and _is_election(e, reading.document.date[:4])]
    if not elections:
        return
    for title in reading.titles:
        if not title.of and fields_by_noun()[title.noun][0] == "candidate":
            election = _meant(elections, title.role.lower().split()[0])
            if election is not None:
                yield _by_title(title, election)
    yield from _running(Arguments(reading.parse, parties), elections)


def _is_election(event: Entity, year: str) -> bool:
    """Whether the event is an election, and by its name not one of the years before the article's."""
    said = event.name.lower().split()
    past = any(word.isdigit() and len(word) == 4 and word < year for word in said)
    return said[-1] in words("elections", "names.last") and not past


def _meant(elections: list[Entity], office: str) -> Entity | None:
    """The one election of the article that fills the office; none where there are several."""
    kind = lexicon("elections")["offices"].get(office)
    found = [election for election in elections if kind is not None and kind in election.name.lower()]
    return found[0] if len(found) == 1 else None


def _by_title(title: Title, election: Entity) -> Candidate:
    return Candidate(
        relation="candidate_for",
        subject=Argument(title.holder, title.holder_span),
        object=Argument(election.id, title.span),
        trigger=title.verb if title.verb is not None else title.head,
        rule=f"election:{title.noun}",
        words=(title.span,),
        role=title.role,
        phase=Phase.HOLDS if title.verb is None else None,
        time=None if title.verb is not None else "",
        clausal=title.verb is not None,
        presupposed=title.verb is None,
    )


def _running(arguments: Arguments, elections: list[Entity]) -> Iterator[Candidate]:
    """The candidacies in "Ruiz is running for president", "her presidential bid", "his campaign for mayor"."""
    for office in arguments.parse.tokens:
        election = _meant(elections, office.lemma.lower())
        race = _race(arguments.parse, office) if election is not None else None
        if election is None or race is None:
            continue
        slots = "agent" if race.tag in VERB_TAGS else "poss|giver"
        for runner in arguments.fill(race.i, slots):
            yield Candidate(
                relation="candidate_for",
                subject=runner,
                object=Argument(election.id, (office.start, office.end)),
                trigger=race.i,
                rule=f"election:{race.lemma}",
                words=((race.start, race.end),),
                role="" if office.dep == "amod" else office.lemma,
            )


def _race(parse: Parse, office: Token) -> Token | None:
    """What is run: the verb or noun that the word for the office hangs on."""
    head = parse.tokens[office.head]
    if office.dep == "pobj" and head.text.lower() == "for":
        head = parse.tokens[head.head]
    elif office.dep not in ("amod", "compound"):
        return None
    if head.tag in ("VBD", "VBN"):
        return None  # "when Ruiz ran for president": rather an election before
    known = "running.verbs" if head.tag in VERB_TAGS else "running.nouns"
    return head if head.lemma in words("elections", known) else None
