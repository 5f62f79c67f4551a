"""The ties that role nouns state: offices, posts, memberships, candidacies, kin, friends, lawyers, owners."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Entity, Kind, Phase, Reading, Title
from sayso.reading.lexicon import words
from sayso.reading.parties import Parties
from sayso.reading.ties.candidates import Argument, Candidate
from sayso.reading.ties.role_nouns import fields_by_noun, is_party_label, is_public_body

# field of a role noun -> relation, where the holder is the subject; the others name the holder as the object
HOLDER_FIRST = {
    "office": "holds_office",
    "lead": "leads",
    "staff": "employed_by",
    "member": "member_of",
    "candidate": "candidate_for",
    "founder": "founded",
    "owner": "owns",
    "lawyer": "represents",
    "kin.spouse_of": "spouse_of",
    "kin.parent_of": "parent_of",
    "kin.sibling_of": "sibling_of",
    "kin.relative_of": "relative_of",
    "personal.friend_of": "friend_of",
    "personal.mentor_of": "mentor_of",
    "personal.ally_of": "ally_of",
    "personal.opponent_of": "opponent_of",
    "personal.acquainted_with": "acquainted_with",
    "personal.supports": "supports",
    "personal.opposes": "opposes",
    "personal.succeeded": "succeeded",
    "personal.donated_to": "donated_to",
}
HOLDER_LAST = {"kin.child_of": "parent_of", "personal.mentee_of": "mentor_of", "personal.preceded": "succeeded"}
KEEPS_ROLE = frozenset(("holds_office", "leads", "employed_by", "candidate_for"))


def titled(reading: Reading, parties: Parties) -> Iterator[Candidate]:
    """The ties between the bearers of role nouns and the bodies, places and persons the roles belong to."""
    for title in reading.titles:
        if title.of and title.of_span is not None:
            by_label = reading.document.text[slice(*title.of_span)].lower() in words("ascribing", "names.parties")
            holder, owner = parties.by_id[title.holder], parties.by_id[title.of]
            relation, holder_first = relation_of(title, holder, owner, by_label=by_label)
            if relation:
                yield _candidate(reading, title, relation, holder_first=holder_first)


def _candidate(reading: Reading, title: Title, relation: str, *, holder_first: bool) -> Candidate:
    assert title.of_span is not None
    holder, owner = Argument(title.holder, title.holder_span), Argument(title.of, title.of_span)
    stated = title.verb is not None
    return Candidate(
        relation=relation,
        subject=holder if holder_first else owner,
        object=owner if holder_first else holder,
        trigger=title.verb if title.verb is not None else title.head,
        rule=f"title:{title.noun}/{title.link}/{title.site}",
        words=(title.span,),
        role=title.role if relation in KEEPS_ROLE else "",
        phase=Phase.ENDS if title.ends else None if stated else Phase.HOLDS,
        time=None if stated or title.site != "before" else "",
        clausal=stated,
        presupposed=not stated,
    )


def relation_of(title: Title, holder: Entity, owner: Entity, *, by_label: bool) -> tuple[str, bool]:
    """The relation that the noun states between these two, and whether its bearer is the subject; "" for none.

    `by_label`: the owner stands there as a party label ("a Republican strategist"), not by its name.
    """
    fields = fields_by_noun()[title.noun]
    for field in fields:
        if field in HOLDER_LAST:
            return (HOLDER_LAST[field], False) if owner.kind is Kind.PERSON or "." not in field else ("", False)
    relation = HOLDER_FIRST.get(fields[0], "")
    if fields[0].startswith("personal.") and (title.link in ("on", "at", "in", "from") or by_label):
        return "", True  # "a critic on its staff", "Republican rivals"
    if relation == "represents" and (owner.kind is Kind.PLACE or title.link in ("in", "from")):
        return "", True
    if relation in ("holds_office", "leads", "employed_by", "member_of"):
        if by_label and relation != "leads" and holder.kind is Kind.PERSON:
            return "member_of", True
        return _post(title, holder, owner, relation), True
    return relation, True


def _post(title: Title, holder: Entity, owner: Entity, relation: str) -> str:
    """Office, lead or staff, by what kind of body the post is in."""
    if holder.kind is not Kind.PERSON:
        return ""
    if is_party_label(owner) and title.link in ("left", "poss") and relation == "holds_office":
        return "member_of"
    modifiers = set(title.role.lower().replace("-", " ").split()[:-1])
    if owner.kind is Kind.PERSON:
        if title.link == "left":
            return "employed_by"  # nothing else lets a person stand in front: "Ruiz spokesman Jon Holt"
        serves = title.link == "poss" or (title.link in ("for", "to") and relation == "employed_by")
        return "employed_by" if serves and relation != "member_of" else ""
    if owner.kind is Kind.EVENT:
        return "" if relation == "holds_office" else relation
    if relation == "holds_office" and owner.kind is Kind.ORGANISATION and not is_public_body(owner):
        if title.noun in words("bodies", "seats"):
            return "member_of"  # "Labour Bloc MP": a party, though its name does not say so
        relation = "leads" if title.noun in words("bodies", "top_posts") else "employed_by"
    if relation == "leads" and modifiers & words("bodies", "below_the_top"):
        return "employed_by"
    if relation == "leads" and owner.kind is Kind.PLACE and title.noun not in words("bodies", "leads_place"):
        return "employed_by"
    if relation == "member_of" and owner.kind is Kind.PLACE:
        return ""
    return relation
