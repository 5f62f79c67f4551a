"""Whom a definite noun means: "the senator", "the former first lady", "the company", "the 38-year-old"."""

from __future__ import annotations

from sayso.model import Form, Kind, Span, Token
from sayso.reading.coreference.descriptions import is_former, owners_of, place_before
from sayso.reading.coreference.kinship import kin_nouns
from sayso.reading.coreference.pronouns import barred_for
from sayso.reading.coreference.scene import Scene
from sayso.reading.lexicon import words
from sayso.reading.names.gazetteer import gender_of_noun, regnal_titles
from sayso.reading.phrases import Match
from sayso.reading.syntax import child, children, noun_phrase, subjects

DEFINITE = frozenset(("the", "this", "that"))
PREDICATED = ("attr", "appos", "compound", "amod", "oprd")
BODY_REACH = 2  # sentences back that "the committee" reaches where several bodies could be called so
SOLE_BODY_REACH = 6  # and where there is one
NEAR = 4  # sentences back that a noun by gender alone reaches ("the former first lady")
DOMINANT = 1.3  # how much more prominent the first of several bearers of a role must be than the next


def resolve_definite(scene: Scene, token: Token) -> None:
    """Note whom the definite noun at the token means, where that can be told."""
    found = scene.described.nouns.get(token.i)
    if found is None or token.tag not in ("NN", "NNP") or not is_free(scene, token, found):
        return
    owners = owners_of(scene.parse, scene.heads, token.i, found)
    if _is_told_apart(scene, token, found):
        _refer_by_owner(scene, token, found, owners)
        return
    second = _second_role(scene, token)
    if second is not None and _refer_to_family(scene, token, second):
        return
    meant = _bearer(scene, token, found) or _by_gender_alone(scene, token, found.entry)
    if meant is not None:
        scene.refer(meant, token.i, noun_span(scene, token), Form.NOMINAL)


def _refer_by_owner(scene: Scene, token: Token, found: Match, owners: set[str]) -> None:
    """Note whom "the leader of Dol" means: who is called so, of the same."""
    known = (e for e in scene.described.called(found.entry) if e in scene.discourse.traces)
    called = [e for e in known if owners & scene.described.owners.get((e, found.entry), set())]
    if len(called) == 1:
        scene.refer(called[0], token.i, noun_span(scene, token), Form.NOMINAL)


def _second_role(scene: Scene, token: Token) -> int | None:
    """The role joined without an article of its own: "the senator and former mayor"."""
    second = child(scene.parse, token.i, "conj")
    if second is None or second not in scene.described.nouns or child(scene.parse, second, "det") is not None:
        return None
    return second


def _refer_to_family(scene: Scene, token: Token, second: int) -> bool:
    """Take two roles said in one breath for the family mentioned last, if there is one; who has which is left open."""
    near = (e for e in scene.in_mind(token.i, BODY_REACH) if scene.entities[e].kind is Kind.GROUP)
    family = next(near, None)
    if family is not None:
        span = noun_span(scene, token)[0], noun_span(scene, scene.parse.tokens[second])[1]
        scene.refer(family, token.i, span, Form.NOMINAL)
    return family is not None


def is_free(scene: Scene, token: Token, found: Match) -> bool:
    """Whether the noun stands for somebody by itself: definite, not beside a name, not predicated, not "of" one."""
    parse = scene.parse
    if token.i in scene.heads or found.last in scene.named_at or token.dep in PREDICATED:
        return False
    determiner = child(parse, token.i, "det")
    if determiner is not None:
        return parse.tokens[determiner].text.lower() in DEFINITE and determiner < found.first
    return token.tag == "NNP" and found.first > 0 and parse.tokens[found.first - 1].text in ("the", "The")


def _is_told_apart(scene: Scene, token: Token, found: Match) -> bool:
    """Whether an apposition, a clause or "of ..." behind the noun says who is meant: it refers to nobody before."""
    parse = scene.parse
    if child(parse, token.i, "appos", "relcl", "acl") is not None:
        return True
    behind = (p for p in children(parse, token.i, "prep") if p >= found.last)
    return any(parse.tokens[p].text in ("of", "for") for p in behind)


def noun_span(scene: Scene, token: Token) -> Span:
    """The characters of the phrase under the noun, without a possessive clitic."""
    start, end = noun_phrase(scene.parse, token.i)
    last = child(scene.parse, token.i, "case")
    return start, max(token.end, end if last is None else scene.parse.tokens[last - 1].end)


def _bearer(scene: Scene, token: Token, found: Match) -> str | None:
    """The entity that the text calls by the noun; the only one, or the most prominent by far, among those in mind."""
    noun = found.entry
    place = place_before(scene.parse, found.first)
    if noun == "leader" and place:
        return _ruler(scene, place)
    if noun in words("nominals", "general"):
        return None
    barred = set(barred_for(scene, token))
    called = [e for e in scene.described.called(noun) if e not in barred and e in scene.discourse.traces]
    if is_former(scene.parse, found.first):
        called = [e for e in called if (e, noun) in scene.described.formerly]
    if place:
        called = [e for e in called if scene.described.places.get((e, noun), place) == place]
    if not called:
        return None
    called.sort(key=lambda e: -scene.discourse.weight(e, token.i))
    first = called[0]
    reach = BODY_REACH if len(called) > 1 else SOLE_BODY_REACH
    if scene.entities[first].kind is not Kind.PERSON and not _is_near(scene, first, token, reach):
        return None
    if len(called) == 1 or _weight(scene, called[0], token) >= DOMINANT * _weight(scene, called[1], token):
        return first
    return None


def _ruler(scene: Scene, place: str) -> str | None:
    """The one person who is called president or the like of the country: "the Moldovan leader"."""
    named = {
        entity
        for (entity, noun), country in scene.described.places.items()
        if country == place and noun in words("nominals", "rulers") and entity in scene.discourse.traces
    }
    return named.pop() if len(named) == 1 else None


def _weight(scene: Scene, entity: str, token: Token) -> float:
    return scene.discourse.weight(entity, token.i)


def _is_near(scene: Scene, entity: str, token: Token, sentences: int) -> bool:
    return scene.discourse.distance(entity, token.i) <= sentences


def _by_gender_alone(scene: Scene, token: Token, noun: str) -> str | None:
    """The one man or woman in mind who is not the subject of the clause, for a noun that tells the gender."""
    gender = gender_of_noun(noun)
    if not gender or noun in words("nominals", "general") or noun in kin_nouns() or noun in regnal_titles():
        return None
    if scene.described.called(noun):
        return None  # somebody else is called that
    barred = {*barred_for(scene, token), *_clause_subjects(scene, token)}
    fits = [
        e
        for e in scene.in_mind(token.i, NEAR)
        if scene.entities[e].kind is Kind.PERSON and scene.genders.get(e) == gender and e not in barred
    ]
    return fits[0] if len(fits) == 1 else None


def _clause_subjects(scene: Scene, token: Token) -> list[str]:
    """Those who are the subject of a verb above the noun: "Ruiz asked the former first lady"."""
    at, found = token.i, []
    for _ in range(6):
        at = scene.parse.tokens[at].head
        found += (
            [scene.heads[s] for s in subjects(scene.parse, at) if s in scene.heads and s != token.i]
            if (scene.parse.tokens[at].tag.startswith("V"))
            else []
        )
    return found


def resolve_age(scene: Scene, token: Token) -> None:
    """Note whom "the 38-year-old" means: the one person of that age, else the subject of the sentence before."""
    tokens = scene.parse.tokens
    if token.text.lower() not in ("old", "olds") or token.i < 5 or tokens[token.i - 2].text != "year":
        return
    behind = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    opens = tokens[token.i - 5]
    if opens.text.lower() != "the" or (behind is not None and behind.tag.startswith("N")):
        return
    aged = scene.ages.get(tokens[token.i - 4].text)
    if aged is not None and aged in scene.discourse.traces:
        scene.refer(aged, token.i, (opens.start, token.end), Form.NOMINAL)
