"""The words that attribute: which verb, noun or adjective takes what kind of content, and what act it is."""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.model import Act
from sayso.reading.lexicon import lexicon, words

Frames = dict[str, Act]  # for a word: the frames it attributes in, each with its act

ATTITUDE = "_attitude"


@cache
def verbs() -> dict[str, Frames]:
    """The frames of each verb: "clause", "infinitive", "object", "for" (a preposition), "raised" ..."""
    table = lexicon("cues")["verbs"]
    flat = {name: lemmas for name, lemmas in table.items() if isinstance(lemmas, list)}
    found = _frames(flat)
    _add(found, _frames(table["prepositions"]))
    _add(
        found,
        {
            lemma: dict.fromkeys(frames, Act.ATTITUDE)
            for lemma, frames in _frames(table["prepositions_attitude"]).items()
        },
    )
    for act, lemmas in table["raised"].items():
        _add(found, {lemma: {"raised": Act(act)} for lemma in lemmas})
    return found


@cache
def nouns() -> dict[str, Frames]:
    """The frames of each noun: "clause", "infinitive", or the preposition that brings the content."""
    return _frames(lexicon("cues")["nouns"])


@cache
def adjectives() -> dict[str, Frames]:
    """The frames of each adjective: "clause" or "infinitive"."""
    return _frames(lexicon("cues")["adjectives"])


@cache
def speaks(lemma: str) -> bool:
    """Whether the verb says something, rather than merely thinks it."""
    return any(act is not Act.ATTITUDE for frame, act in verbs().get(lemma, {}).items() if frame != "quote")


@cache
def is_written(lemma: str) -> bool:
    """Whether the word is about writing rather than speaking."""
    return lemma in words("cues", "act.writing")


def _frames(table: dict[str, Any]) -> dict[str, Frames]:
    """For each word the lists it stands in; a list named `x_attitude` is frame x with that act."""
    found: dict[str, Frames] = {}
    for name, lemmas in table.items():
        attitude = name.endswith(ATTITUDE)
        frame = name.removesuffix(ATTITUDE)
        for lemma in lemmas:
            act = Act.ATTITUDE if attitude else Act.WRITING if is_written(lemma) else Act.SPEECH
            frames = found.setdefault(lemma, {})
            if frames.get(frame) in (None, Act.ATTITUDE):  # a word in both lists speaks
                frames[frame] = act
    return found


def _add(found: dict[str, Frames], more: dict[str, Frames]) -> None:
    for lemma, frames in more.items():
        known = found.setdefault(lemma, {})
        for frame, act in frames.items():
            known.setdefault(frame, act)
