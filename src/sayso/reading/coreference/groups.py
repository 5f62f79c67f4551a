"""Whom words for several mean: "both women", "the two men", "the Ruizes", "they", "each other"."""

from __future__ import annotations

from sayso.model import Form, Kind, Span, Token
from sayso.reading.coreference.discourse import is_subject
from sayso.reading.coreference.pronouns import FARTHEST, barred_for
from sayso.reading.coreference.scene import PERSON_REACH, Scene
from sayso.reading.lexicon import words
from sayso.reading.names.gazetteer import countries, gender_of_noun
from sayso.reading.names.spelling import plain
from sayso.reading.syntax import child, conjuncts, subjects
from sayso.reading.ties.role_nouns import fields_by_noun

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
GROUP_REACH = 3  # sentences back that "they" reaches
SETTLED_REACH = 12  # sentences back that "the women" reaches once "both women" was said
CLEARLY = 1.4  # how much more prominent the last of a pair must be than the next who agrees


def note_joined(scene: Scene, i: int) -> None:
    """Remember the parties joined by "and", when the last of them is reached."""
    parse = scene.parse
    if parse.tokens[i].dep != "conj":
        return
    first = i
    while parse.tokens[first].dep == "conj":
        first = parse.tokens[first].head
    members = tuple(dict.fromkeys(scene.heads[c] for c in conjuncts(parse, first) if c in scene.heads and c <= i))
    kinds = {scene.entities[m].kind for m in members}
    if child(parse, i, "conj") is not None or (kinds != {Kind.PERSON} and not is_subject(parse, first)):
        return
    if len(members) > 1 and len(kinds) == 1 and Kind.GROUP not in kinds:
        scene.joined.append((i, members))


def resolve_plural(scene: Scene, token: Token) -> None:
    """Note whom "both women", "the two leaders", "the pair" mean."""
    count = _count(scene, token)
    if not count:
        return
    _refer_to_members(scene, token, count)


def resolve_number(scene: Scene, token: Token) -> None:
    """Note whom "the two" alone mean."""
    if _is_number_alone(scene, token):
        _refer_to_members(scene, token, NUMBERS[token.text.lower()])


def _is_number_alone(scene: Scene, token: Token) -> bool:
    """Whether the token is the "two" of "the two", with no noun behind it and no "of"."""
    parse = scene.parse
    if token.text.lower() not in NUMBERS or token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return False
    definite = token.i > 0 and parse.tokens[token.i - 1].text.lower() == "the"
    return definite and child(parse, token.i, "prep", "relcl", "acl", "appos") is None


def _refer_to_members(scene: Scene, token: Token, count: int) -> None:
    members = _members(scene, token, count)
    if members:
        scene.refer(scene.group(members, token.i), token.i, _span(scene, token), Form.NOMINAL)


def _count(scene: Scene, token: Token) -> int:
    """How many the noun counts: 0 where it is no definite plural of persons."""
    noun, parse = token.lemma.lower(), scene.parse
    if token.i in scene.heads or not _kind_of(noun):
        return 0
    if child(parse, token.i, "relcl", "acl", "appos") is not None:
        return 0  # says itself who is meant
    definite = {
        parse.tokens[c].text.lower()
        for c in parse.children[token.i]
        if parse.tokens[c].dep in ("det", "predet", "nummod", "poss", "amod")
    }
    if noun in words("nominals", "pairs"):
        return 2 if "the" in definite else 0
    if noun in words("nominals", "trios"):
        return 3 if "the" in definite else 0
    if token.tag not in ("NNS", "NNPS"):
        return 0
    if "both" in definite:
        return 2
    if definite & {"the", "these", "those"}:
        return next((count for word, count in NUMBERS.items() if word in definite), 0) or _size_of_last(scene, token)
    return 0


def _size_of_last(scene: Scene, token: Token) -> int:
    """The size of a group of such people made before: "the women" after "both women"."""
    gender = gender_of_noun(token.lemma.lower())
    for entity in scene.in_mind(token.i, SETTLED_REACH):
        members = scene.entities[entity].members
        if gender and members and all(scene.genders.get(m) == gender for m in members):
            return len(members)
    return 0


def _kind_of(noun: str) -> Kind | None:
    """What kind of parties the plural noun is for; None where for none."""
    if noun in words("nominals", "persons"):
        return Kind.PERSON
    if noun in words("nominals", "several.place"):
        return Kind.PLACE
    if noun in words("nominals", "several.organisation"):
        return Kind.ORGANISATION
    return Kind.PERSON if noun in fields_by_noun() else None


def _members(scene: Scene, token: Token, count: int) -> tuple[str, ...]:
    """Those who are meant: joined by "and" before, or the most prominent who agree; empty where it cannot be told."""
    kind, gender = _kind_of(token.lemma.lower()) or Kind.PERSON, gender_of_noun(token.lemma.lower())

    def fits(entity: str) -> bool:
        found = scene.entities[entity]
        can_act = kind is not Kind.PLACE or found.name in countries()
        return found.kind is kind and can_act and (not gender or scene.genders.get(entity) == gender)

    for at, members in reversed(scene.joined):
        if scene.parse.tokens[at].sentence < token.sentence - GROUP_REACH:
            break
        if len(members) == count and all(map(fits, members)):
            return members
    near = [entity for entity in scene.in_mind(token.i, PERSON_REACH) if fits(entity)]
    if len(near) < count:
        near = [entity for entity in scene.in_mind(token.i, token.sentence) if gender and fits(entity)]
    if len(near) == count or (len(near) > count and _is_clear(scene, near, count, token)):
        first = dict.fromkeys(near, scene.parse.tokens[0].i)
        return tuple(sorted(near[:count], key=lambda e: (first[e], list(scene.entities).index(e))))
    return ()


def _is_clear(scene: Scene, near: list[str], count: int, token: Token) -> bool:
    weight = scene.discourse.weight
    return weight(near[count - 1], token.i) > CLEARLY * weight(near[count], token.i)


def _span(scene: Scene, token: Token) -> Span:
    """From the determiner to the noun."""
    start = token.i
    while (
        start
        and scene.parse.tokens[start - 1].tag in ("DT", "PDT", "CD", "JJ", "NN")
        and start > scene.parse.sentences[token.sentence][0]
    ):
        start -= 1
    return scene.parse.tokens[start].start, token.end


def resolve_family(scene: Scene, token: Token) -> None:
    """Note whom "the Ruizes" mean: all of the name, with somebody unnamed where only one is known."""
    if token.i in scene.heads or token.tag not in ("NNPS", "NNP", "NNS") or not token.i:
        return
    if scene.parse.tokens[token.i - 1].text.lower() != "the" or not token.text.endswith("s"):
        return
    family = token.text[:-2] if token.text.endswith("ses") else token.text[:-1]
    members = list(scene.families.get(plain(family), ()))
    if not members:
        return
    if len(members) == 1:
        members.append(scene.add_person(family, token.i))
    scene.refer(
        scene.group(tuple(members), token.i, f"the {token.text}"), token.i, scene.token_span(token.i), Form.NOMINAL
    )


def resolve_they(scene: Scene, token: Token) -> None:
    """Note whom "they", "both" alone or "each other" mean."""
    meant = _own_subjects(scene, token) if token.text.lower() in ("each", "one") else _last_several(scene, token)
    if meant is not None:
        scene.refer(meant, token.i, scene.token_span(token.i), Form.PRONOUN)


def _own_subjects(scene: Scene, token: Token) -> str | None:
    """The joined subject or the group that "each other" refers to."""
    at = token.i
    for _ in range(5):
        at = scene.parse.tokens[at].head
        found = [scene.heads[s] for s in subjects(scene.parse, at) if s in scene.heads]
        if len(found) == 1 and scene.entities[found[0]].kind is Kind.GROUP:
            return found[0]
        if len(found) > 1:
            return scene.group(tuple(dict.fromkeys(found)), token.i)
    return None


def _last_several(scene: Scene, token: Token) -> str | None:
    """The last group or joined parties, where no plural noun in between is as likely meant; else a body said "they"."""
    barred = set(barred_for(scene, token))
    place, meant = -1, ""
    for entity in scene.in_mind(token.i, GROUP_REACH):
        trace = scene.discourse.traces[entity]
        if scene.entities[entity].kind is Kind.GROUP and entity not in barred and trace.last > place:
            place, meant = trace.last, entity
    at, members = scene.joined[-1] if scene.joined else (-1, ())
    is_near = at > place and scene.parse.tokens[at].sentence >= token.sentence - GROUP_REACH + 1
    rival = _plural_between(scene, token)
    if is_near and at > rival and not barred & set(members):
        return scene.group(members, token.i)
    return meant if place > rival and meant else None


def _plural_between(scene: Scene, token: Token) -> int:
    """The last plural noun before the pronoun that it could mean instead, -1 where there is none."""
    first = max(scene.parse.sentences[max(0, token.sentence - 1)][0], token.i - FARTHEST)
    plural = (i for i in range(token.i - 1, first - 1, -1) if scene.parse.tokens[i].tag in ("NNS", "NNPS"))
    return next((i for i in plural if i not in scene.heads and _is_rival(scene.parse.tokens[i])), -1)


def _is_rival(noun: Token) -> bool:
    """Whether "they" can mean the plural noun: as a subject anything, elsewhere people."""
    if noun.dep in ("nsubj", "nsubjpass"):
        return True
    return noun.dep in ("dobj", "pobj", "conj") and noun.lemma in words("nominals", "persons")
