"""Runs of capitalised words: where a name may stand, before anybody asks what it names."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Parse, Token
from sayso.reading.lexicon import words
from sayso.reading.names.connectors import joined_end, nickname_end
from sayso.reading.names.gazetteer import known_words
from sayso.reading.names.tagged import NAME_LABELS, OPEN_TAGS, TIME_LABELS, Labels, is_capital
from sayso.reading.syntax import PROPER_TAGS

OPENERS = frozenset(('"', "“", "‘", "'", "``", "(", "[", ":", "–", "—", "-", "•", "*", "...", "…"))
SMALL_TAGS = frozenset(("IN", "DT", "CC", "TO", "PRP", "PRP$", "POS"))
LISTING = frozenset((",", ";", "*", "•", "(", "|"))  # signs of a list of names rather than of a headline
LONGEST_HEADLINE = 25  # tokens
FEWEST_IN_HEADLINE = 6  # words that are not small
LONGEST = 16  # tokens in one name


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens [first, last) of a stretch of capitalised words."""

    first: int
    last: int


def runs(parse: Parse, labels: Labels) -> list[Run]:
    """All runs of the document, in order; each lies within one sentence."""
    headlines = {first for first, last in parse.sentences if _is_headline(parse, first, last)}
    seen = _seen_inside_sentences(parse, headlines)
    found: list[Run] = []
    for first, last in parse.sentences:
        if first in headlines:
            found += _runs_of_headline(parse, seen, first, last)
            continue
        end = first
        for at in range(first, last):
            if at >= end and _may_begin(parse, labels, seen, at, first):
                end = _run_end(parse, labels, at, last)
                found.append(Run(at, end))
    return found


def _run_end(parse: Parse, labels: Labels, at: int, last: int) -> int:
    """The end of the run that begins at the token."""
    end = at + 1
    while end < last and end - at < LONGEST:
        longer = joined_end(parse, labels, at, end, last)
        if longer == end:
            break
        end = longer
    return end


def _may_begin(parse: Parse, labels: Labels, seen: frozenset[str], i: int, first: int) -> bool:
    token = parse.tokens[i]
    if not token.text[0].isupper():  # most words end here
        return token.text in ("al", "el") and _glued_name(parse, i)
    if labels.of(i) in TIME_LABELS and token.tag not in PROPER_TAGS:
        return False
    if token.text in ("The", "A", "An") or token.text.lower() in words("capitals", "calendar"):
        return False
    if i > first and parse.tokens[i - 1].text not in OPENERS:
        return token.tag in OPEN_TAGS
    return (
        token.tag in PROPER_TAGS
        or (labels.of(i) in NAME_LABELS and token.tag in ("NN", "NNS", "JJ", "FW"))
        or token.text in seen
        or token.text in known_words()
        or _begins_long_name(parse, token)
    )


def _begins_long_name(parse: Parse, token: Token) -> bool:
    """Whether an untagged first word opens "Friends of the Earth" or 'Piyush "Bobby" Jindal'."""
    following = parse.tokens[token.i + 1 : token.i + 2]
    if not following or following[0].sentence != token.sentence:
        return False
    if following[0].text in ("of", "for"):
        return token.text in words("organisations", "with_of")
    return nickname_end(parse, token.i + 1, parse.sentences[token.sentence][1]) > token.i + 1


def _glued_name(parse: Parse, i: int) -> bool:
    """Whether the token is the "al" of "al-Qaeda"."""
    following = parse.tokens[i + 1 : i + 3]
    return len(following) == 2 and following[0].text == "-" and is_capital(following[1])


def _is_headline(parse: Parse, first: int, last: int) -> bool:
    """Whether All Words of the Sentence Have Capitals but for the smallest, so that capitals tell nothing."""
    if last - first > LONGEST_HEADLINE or any(token.text in LISTING for token in parse.tokens[first:last]):
        return False
    telling = (token for token in parse.tokens[first:last] if token.tag not in SMALL_TAGS and token.text.isalpha())
    count = 0
    for token in telling:
        if not token.text[0].isupper():  # in running text this ends the search after a few words
            return False
        count += 1
    return count >= FEWEST_IN_HEADLINE


def _runs_of_headline(parse: Parse, seen: frozenset[str], first: int, last: int) -> list[Run]:
    """The stretches of words that are names elsewhere in the document, or are known as names."""
    found, at = list[Run](), first
    for i in range(first, last + 1):
        if i < last and (parse.tokens[i].text in seen or parse.tokens[i].text in known_words()):
            continue
        if i > at:
            found.append(Run(at, i))
        at = i + 1
    return found


def _seen_inside_sentences(parse: Parse, headlines: set[int]) -> frozenset[str]:
    """The words that stand as proper nouns somewhere else than at the beginning of a sentence or in a headline."""
    starts = {first for first, _ in parse.sentences}
    in_headline = {token.sentence for token in parse.tokens if token.i in headlines}
    return frozenset(
        token.text
        for token in parse.tokens
        if token.tag in PROPER_TAGS
        and token.i not in starts
        and token.sentence not in in_headline
        and parse.tokens[token.i - 1].text not in OPENERS
    )
