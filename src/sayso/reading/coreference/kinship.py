"""Kin by name and without: "Ruiz's sister Mia", "his late wife Ann Ruiz", later "his wife"."""

from __future__ import annotations

from functools import cache

from sayso.model import Form, Kind, Token
from sayso.reading.coreference.scene import Scene
from sayso.reading.lexicon import lexicon, words
from sayso.reading.names.spelling import SUFFIXES, plain
from sayso.reading.syntax import child

FARTHEST_OWNER = 4  # tokens between the owner and the kin noun: "his late first wife"
BLOOD = ("brother", "sister", "half-brother", "half-sister", "twin", "son", "daughter", "father", "child", "sibling")


@cache
def kin_nouns() -> frozenset[str]:
    """All nouns for kin."""
    return frozenset(noun for nouns in lexicon("roles")["kin"].values() for noun in nouns)


def note_named_kin(scene: Scene, first: int, entity: str) -> None:
    """Remember whose wife or brother the name that begins at the token is; a lone given name gets a family name."""
    at = first - 1
    if at >= 0 and scene.parse.tokens[at].text == ",":
        at -= 1
    if at < 0 or scene.parse.tokens[at].sentence != scene.parse.tokens[first].sentence:
        return
    noun = scene.parse.tokens[at].lemma
    if noun in kin_nouns():
        _note(scene, _owner_before(scene, at), noun, entity)


def note_kin_behind(scene: Scene, head: int, entity: str) -> None:
    """The same for "Mia, Ruiz's sister"."""
    noun = child(scene.parse, head, "appos")
    if noun is not None and scene.parse.tokens[noun].lemma in kin_nouns():
        _note(scene, _owner_before(scene, noun), scene.parse.tokens[noun].lemma, entity)


def _note(scene: Scene, owner: str | None, noun: str, entity: str) -> None:
    if owner is None or owner == entity or scene.entities[entity].kind is not Kind.PERSON:
        return
    scene.kin[(owner, noun)] = entity
    family = _family_name(scene.entities[owner].name)
    if noun in BLOOD and family and " " not in scene.entities[entity].name:
        scene.inferred[entity] = f"{scene.entities[entity].name} {family}"


def _family_name(name: str) -> str:
    """The family name with its particles: "da Silva"; "" for a name of one word."""
    parts = [part for part in name.split() if plain(part) not in SUFFIXES]
    if len(parts) < 2:
        return ""
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in words("capitals", "particles"):
        at -= 1
    return " ".join(parts[at:])


def _owner_before(scene: Scene, noun: int) -> str | None:
    """Whose kin the noun names: the possessive pronoun or name before it."""
    tokens = scene.parse.tokens
    for at in range(noun - 1, max(-1, noun - 1 - FARTHEST_OWNER), -1):
        if tokens[at].tag == "PRP$":
            return scene.heads.get(at)
        if tokens[at].tag == "POS":
            return scene.heads.get(at - 1)
        if tokens[at].tag not in ("JJ", "NN", "VBN", "RB", "CD", "HYPH", ",", "JJR", "JJS"):
            return None
    return None


def resolve_kin(scene: Scene, token: Token) -> None:
    """Note whom "his wife" means, where her name was given before."""
    if token.lemma not in kin_nouns() or token.tag != "NN" or token.i in scene.heads:
        return
    owner = _owner_before(scene, token.i)
    entity = scene.kin.get((owner, token.lemma)) if owner else None
    behind = scene.named_at.get(token.i + 1)
    if entity is not None and behind is None:
        scene.refer(entity, token.i, scene.token_span(token.i), Form.NOMINAL)
