"""Whose person somebody is by a label alone: "Republican Senator Ruiz", "Ruiz of the Greens", "Labour's Ruiz"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Entity, Form, Kind, Parse, Reading
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties, Party
from sayso.reading.syntax import children, first_conjunct, subjects
from sayso.reading.ties.candidates import Argument, Candidate
from sayso.reading.ties.role_nouns import PREMODIFIER_TAGS, is_party_label

LINKS = frozenset(("of", "from", "with"))


def affiliated(reading: Reading, parties: Parties) -> Iterator[Candidate]:
    """Memberships and posts that stand as a label before or behind a person's name, or in brackets behind it.

    A body that a role noun already ties to the person is left to that noun.
    """
    titled = {(title.holder, title.of) for title in reading.titles}
    for candidate in _labels(reading, parties):
        if (candidate.subject.id, candidate.object.id) not in titled:
            yield candidate


def _labels(reading: Reading, parties: Parties) -> Iterator[Candidate]:
    for entity in reading.entities:
        if entity.kind is Kind.ORGANISATION:
            yield from _owned(reading.parse, parties, entity)
            yield from _called(reading.parse, parties, entity)
        if entity.kind is Kind.PERSON:
            for mention in entity.mentions:
                if mention.form is Form.NAME:
                    yield from _around(reading.parse, parties, Party(entity, mention))


def _owned(parse: Parse, parties: Parties, body: Entity) -> Iterator[Candidate]:
    """The member in "her Green Party", "Ruiz's Green Party", "the Greens, Ruiz's party"."""
    for mention in body.mentions:
        head = parties.head(mention.span)
        if head is None or mention.form is not Form.NAME:
            continue
        sites = [head] if is_party_label(body) else []
        sites += [n for n in children(parse, head, "appos") if parse.tokens[n].lemma == "party"]
        sites += [
            head for n in children(parse, head, "compound") if parse.tokens[n].lemma == "party"
        ]  # "her party SDP"
        if parse.tokens[head].dep == "appos" and parse.tokens[parse.tokens[head].head].lemma == "party":
            sites.append(parse.tokens[head].head)  # "his party, the Greens"
        owners = [
            party for site in sites for owner in children(parse, site, "poss") if (party := parties.headed(owner))
        ]
        for owner in owners:
            if owner.entity.kind is Kind.PERSON:
                yield Candidate(
                    relation="member_of",
                    subject=Argument(owner.entity.id, owner.mention.span),
                    object=Argument(body.id, mention.span),
                    trigger=head,
                    rule="label:owned",
                    words=(),
                    clausal=False,
                    presupposed=True,
                )


def _called(parse: Parse, parties: Parties, body: Entity) -> Iterator[Candidate]:
    """The member in "Ruiz, a Nevada Democrat," and "Ruiz is a Democrat"."""
    for mention in body.mentions if is_party_label(body) else ():
        head = parties.head(mention.span)
        if head is None or mention.form is not Form.NOMINAL or parse.tokens[head].tag in ("NNS", "NNPS"):
            continue
        token = parse.tokens[first_conjunct(parse, head)]  # "an engineer and Democrat"
        bearers = [token.head] if token.dep == "appos" else subjects(parse, token.head) if token.dep == "attr" else []
        for party in filter(None, map(parties.headed, bearers)):
            if party.entity.kind is Kind.PERSON:
                yield Candidate(
                    relation="member_of",
                    subject=Argument(party.entity.id, party.mention.span),
                    object=Argument(body.id, mention.span),
                    trigger=head,
                    rule="label:called",
                    words=(mention.span,),
                    presupposed=token.dep == "appos",
                )


def _around(parse: Parse, parties: Parties, person: Party) -> Iterator[Candidate]:
    inside = parties.tokens_in(person.mention.span)
    if not inside:
        return
    for site, body in (
        *(("before", party) for party in _labels_before(parse, parties, inside.start)),
        *(("behind", party) for party in _bodies_behind(parse, parties, inside.stop)),
        *(("brackets", party) for party in _in_brackets(parse, parties, inside.stop)),
        *(("possessor", party) for party in _possessor(parse, parties, inside.start)),
    ):
        relation = _relation(body.entity, site)
        if relation and body.entity.id != person.entity.id:
            yield Candidate(
                relation=relation,
                subject=Argument(person.entity.id, person.mention.span),
                object=Argument(body.entity.id, body.mention.span),
                trigger=inside.stop - 1,
                rule=f"label:{site}",
                words=(),
                time="",
                clausal=False,
                presupposed=True,
            )


def _relation(body: Entity, site: str) -> str:
    if is_party_label(body):
        return "member_of"
    if site == "brackets":
        return "member_of" if body.kind is Kind.ORGANISATION else ""
    if site == "before" or body.kind is not Kind.ORGANISATION:
        return ""
    if body.name.split()[-1].lower() in words("bodies", "chambers"):
        return "member_of"
    return "employed_by"


def _labels_before(parse: Parse, parties: Parties, first: int) -> Iterator[Party]:
    """Party labels among the modifiers in front of the name: "Green Lt. Governor Jo Ruiz"."""
    sentence_first = parse.sentences[parse.tokens[first].sentence][0]
    for i in range(first - 1, max(sentence_first, first - 8) - 1, -1):
        if parse.tokens[i].tag not in PREMODIFIER_TAGS:
            return
        body = _body_at(parties, i)
        if body is not None and is_party_label(body.entity):
            yield body
            return


def _bodies_behind(parse: Parse, parties: Parties, after: int) -> Iterator[Party]:
    """The body in "Ann Ruiz of the Greens" and "Ann Ruiz, of the Greens,"."""
    tokens = parse.tokens
    if after < len(tokens) and tokens[after].text == ",":
        after += 1
    if (
        after + 1 < len(tokens)
        and tokens[after].text.lower() in LINKS
        and tokens[after].sentence == tokens[after + 1].sentence
    ):
        at = after + 2 if tokens[after + 1].tag == "DT" and after + 2 < len(tokens) else after + 1
        body = _body_at(parties, at)
        if body is not None:
            yield body


def _in_brackets(parse: Parse, parties: Parties, after: int) -> Iterator[Party]:
    """The party in "Ann Ruiz (SDP)", "Ruiz (R-Kan.)", "Ruiz, D-Texas,"."""
    tokens = parse.tokens
    if after + 1 >= len(tokens) or tokens[after].text not in ("(", ",", "-LRB-"):
        return
    body = _body_at(parties, after + 1)
    closing = parties.tokens_in(body.mention.span).stop if body else 0
    if body is None or closing >= len(tokens):
        return
    bracketed = tokens[after].text != "," and tokens[closing].text in (")", "-RRB-", "-", "–", "—", ",")
    if bracketed or (tokens[closing].text in ("-", "–") and is_party_label(body.entity)):
        yield body


def _possessor(parse: Parse, parties: Parties, first: int) -> Iterator[Party]:
    """The body in "Labour's Ann Ruiz", "the Post's Jo Ruiz"."""
    if first >= 2 and parse.tokens[first - 1].tag == "POS":
        body = _body_at(parties, first - 2)
        if body is not None:
            yield body


def _body_at(parties: Parties, i: int) -> Party | None:
    return next(
        (p for p in parties.covering(i) if p.entity.kind is Kind.ORGANISATION and p.mention.form is not Form.PRONOUN),
        None,
    )
