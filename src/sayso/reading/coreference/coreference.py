"""Who is meant by pronouns, nominals and groups."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sayso.model import Form, Reading, Token
from sayso.reading.coreference.definites import noun_span, resolve_age, resolve_definite
from sayso.reading.coreference.groups import note_joined, resolve_family, resolve_number, resolve_plural, resolve_they
from sayso.reading.coreference.kinship import note_kin_behind, note_named_kin, resolve_kin
from sayso.reading.coreference.pronouns import antecedent, sort_of
from sayso.reading.coreference.scene import Scene
from sayso.reading.lexicon import words
from sayso.reading.syntax import PROPER_TAGS, child

SEVERAL = frozenset(("both", "Both", "each", "Each", "one", "One"))


@dataclass(frozen=True, slots=True)
class Resolvers:
    """Who tells whom a mention means: the rules, unless something else is to be measured in their place."""

    antecedent: Callable[[Scene, Token], str | None] = antecedent  # of a pronoun in the singular
    they: Callable[[Scene, Token], None] = resolve_they
    definite: Callable[[Scene, Token], None] = resolve_definite


RULES = Resolvers()


def coreference(reading: Reading, by: Resolvers = RULES) -> Reading:
    """The reading with pronouns and nominals as mentions of the entities they mean, and with the groups they make.

    What no candidate agrees with is left alone.
    """
    if not reading.parse.tokens:
        return reading
    scene = Scene(reading)
    _note_speakers(scene)
    for token in reading.parse.tokens:
        _read(scene, token, by)
    return scene.result()


def _read(scene: Scene, token: Token, by: Resolvers) -> None:
    """Take in one token."""
    first = scene.named_at.get(token.i)
    if first is not None:
        note_named_kin(scene, token.i, first[0])
    if token.i in scene.heads:
        _mention(scene, token)
        note_joined(scene, token.i)
        note_kin_behind(scene, token.i, scene.heads[token.i])
    elif token.tag in ("PRP", "PRP$"):
        _read_pronoun(scene, token, by)
    elif token.tag in ("WP", "WP$"):
        _read_relative(scene, token)
    elif token.i in scene.described.nouns:
        _read_noun(scene, token, by)
    elif token.tag in PROPER_TAGS:
        resolve_family(scene, token)
    elif token.text in SEVERAL and _is_several(scene, token):
        by.they(scene, token)
    elif token.tag == "CD":
        resolve_number(scene, token)
    elif token.text in ("old", "olds"):
        resolve_age(scene, token)
    if token.i in scene.speaking and token.i in scene.heads:
        scene.last_speaker = scene.heads[token.i]


def _mention(scene: Scene, token: Token) -> None:
    """Take in a name, or a noun set beside one ("the head of Dol, Ann Ruiz")."""
    entity = scene.heads[token.i]
    if token.i in scene.described.beside:
        scene.refer(entity, token.i, noun_span(scene, token), Form.NOMINAL)
    else:
        scene.discourse.mention(entity, token.i)


def _read_pronoun(scene: Scene, token: Token, by: Resolvers) -> None:
    sort = sort_of(token.text.lower())
    if sort == "many":
        by.they(scene, token)
    elif sort:
        meant = by.antecedent(scene, token)
        if meant is not None:
            scene.refer(meant, token.i, scene.token_span(token.i), Form.PRONOUN)
            scene.learn_gender(meant, sort)


def _read_noun(scene: Scene, token: Token, by: Resolvers) -> None:
    """Note whom a noun for persons or bodies means; the first way that tells counts."""
    for resolve in (resolve_family, resolve_plural, resolve_kin, by.definite):
        resolve(scene, token)
        if token.i in scene.heads:
            return


def _read_relative(scene: Scene, token: Token) -> None:
    """Note "who" as a mention of the name before it."""
    verb = scene.parse.tokens[token.head]
    if token.tag == "WP$":
        verb = scene.parse.tokens[verb.head]
    if token.text.lower() != "what" and verb.dep == "relcl" and verb.head < token.i and verb.head in scene.heads:
        scene.refer(scene.heads[verb.head], token.i, scene.token_span(token.i), Form.PRONOUN)


def _is_several(scene: Scene, token: Token) -> bool:
    """Whether the token is "both" on its own or the first word of "each other"."""
    word = token.text.lower()
    if word == "both":
        return token.dep in ("nsubj", "nsubjpass", "dobj") and child(scene.parse, token.i, "prep") is None
    following = scene.parse.tokens[token.i + 1 : token.i + 2]
    return word in ("each", "one") and bool(following) and following[0].text in ("other", "another")


def _note_speakers(scene: Scene) -> None:
    """Find for each quotation the subject of the verb of speech beside it, in the same sentence."""
    parse, speech = scene.parse, words("nominals", "speech")
    quoted_in: dict[int, set[int]] = {}
    for token, number in zip(parse.tokens, scene.quoted, strict=True):
        if number >= 0:
            quoted_in.setdefault(token.sentence, set()).add(number)
    for sentence, numbers in quoted_in.items():
        for i in range(*parse.sentences[sentence]):
            token = parse.tokens[i]
            if token.lemma in speech and token.tag.startswith("V") and scene.quoted[i] < 0:
                _note_speaker(scene, i, numbers)
    _note_continued(scene)


def _note_continued(scene: Scene) -> None:
    """Give a quotation that stands alone right behind another in its paragraph the same speaker.

    In '"It works," said Ruiz. "He knows it."' Ruiz speaks both, and is not "he".
    """
    text, tokens = scene.reading.document.text, scene.parse.tokens
    spans: dict[int, list[int]] = {}
    for i, number in enumerate(scene.quoted):
        if number >= 0:
            spans.setdefault(number, [i, i])[1] = i
    for number, (first, last) in spans.items():
        before = spans.get(number - 1)
        if before is None or number in scene.speakers or number - 1 not in scene.speakers:
            continue
        alone = scene.parse.sentences[tokens[first].sentence][0] >= first - 1
        alone = alone and last >= scene.parse.sentences[tokens[last].sentence][1] - 2
        if alone and "\n" not in text[tokens[before[1]].end : tokens[first].start]:
            scene.speakers[number] = scene.speakers[number - 1]


def _note_speaker(scene: Scene, verb: int, numbers: set[int]) -> None:
    """Keep the subject of the verb as who speaks the quotations; a verb before it has the first claim."""
    subject = child(scene.parse, verb, "nsubj")
    if subject is not None and scene.quoted[subject] < 0:
        scene.speaking.add(subject)
        for number in numbers:
            scene.speakers.setdefault(number, subject)
