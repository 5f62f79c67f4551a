"""Runs of capitalised words: where a name may stand, before anybody asks what it names."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Parse, Token
from sayso.reading.gazetteer import known_words, places
from sayso.reading.lexicon import words
from sayso.reading.syntax import PROPER_TAGS

NAME_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"))
TIME_LABELS = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"))
# word classes that a capital mid-sentence can hide a name under
OPEN_TAGS = frozenset(
    ("NNP", "NNPS", "NN", "NNS", "JJ", "FW", "VBG", "VBN", "VBD", "VB", "VBZ", "VBP", "JJS", "XX", "ADD", "UH", "RB")
)
OPENERS = frozenset(('"', "“", "‘", "'", "``", "(", "[", ":", "–", "—", "-", "•", "*", "...", "…"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
LONGEST = 16  # tokens in one name


@dataclass(frozen=True, slots=True)
class Run:
    """The tokens [first, last) of a stretch of capitalised words."""

    first: int
    last: int


class Labels:
    """What the tagger says of each token: label of the named span it stands in, and that span's end."""

    def __init__(self, parse: Parse) -> None:
        self._at = {i: span for span in parse.names for i in range(span.first, span.last)}

    def of(self, i: int) -> str:
        """The label at the token, "" where it stands in no named span."""
        span = self._at.get(i)
        return span.label if span else ""

    def joined(self, i: int, k: int) -> bool:
        """Whether both tokens stand in one named span."""
        return i in self._at and self._at.get(k) is self._at[i]

    def ends_at(self, i: int) -> int:
        """The end of the named span around the token (exclusive), or the token after where there is none."""
        span = self._at.get(i)
        return span.last if span else i + 1


def runs(parse: Parse, labels: Labels) -> list[Run]:
    """All runs of the document, in order; each lies within one sentence."""
    seen = _seen_inside_sentences(parse)
    found: list[Run] = []
    for first, last in parse.sentences:
        at = first
        while at < last:
            end = _run_end(parse, labels, seen, at, first, last)
            if end > at:
                found.append(Run(at, end))
            at = max(end, at + 1)
    return found


def _run_end(parse: Parse, labels: Labels, seen: frozenset[str], at: int, first: int, last: int) -> int:
    """The end of the run that begins at the token; `at` itself where none does."""
    if not _may_begin(parse, labels, seen, at, first):
        return at
    end = at + 1
    while end < last and end - at < LONGEST:
        longer = _joined_end(parse, labels, at, end, last)
        if longer == end:
            break
        end = longer
    return end


def _may_begin(parse: Parse, labels: Labels, seen: frozenset[str], i: int, first: int) -> bool:
    token = parse.tokens[i]
    if token.text.lower() in ("al", "el") and _glued_name(parse, i):
        return True
    if not is_capital(token) or (labels.of(i) in TIME_LABELS and token.tag not in PROPER_TAGS):
        return False
    if token.text in ("The", "A", "An") or token.text.lower() in words("capitals", "calendar"):
        return False
    if i > first and parse.tokens[i - 1].text not in OPENERS:
        return token.tag in OPEN_TAGS
    return token.tag in PROPER_TAGS or labels.of(i) in NAME_LABELS or token.text in seen or token.text in known_words()


def _glued_name(parse: Parse, i: int) -> bool:
    """Whether the token is the "al" of "al-Qaeda"."""
    following = parse.tokens[i + 1 : i + 3]
    return len(following) == 2 and following[0].text == "-" and is_capital(following[1])


def is_capital(token: Token) -> bool:
    """Whether the word begins with a capital letter (after a digit or apostrophe, as in "D'Arcy")."""
    return token.text[0].isupper() and token.text not in POSSESSIVES


def _joined_end(parse: Parse, labels: Labels, start: int, end: int, last: int) -> int:
    """The end of the run with the next word or connected words; `end` where nothing more belongs to it."""
    token, before = parse.tokens[end], parse.tokens[end - 1]
    if _carries_on(labels, token, start):
        return end + 1
    glued = token.start == before.end
    following = parse.tokens[end + 1] if end + 1 < last else None
    if following is None:
        return end
    if token.text == "-" and glued and following.start == token.end and _after_hyphen(following, labels, start):
        return end + 2
    if token.text == "&" and is_capital(following):
        return end + 2
    if (
        token.text in POSSESSIVES
        and before.text.lower().rstrip("’'") in words("capitals", "owners")
        and _carries_on(labels, following, start)
    ):
        return end + 2
    if token.text in ('"', "“") and before.tag in PROPER_TAGS:
        return _nickname_end(parse, end, last)
    if token.text == "," and plain_suffix(following.text):
        return end + 2
    if token.text.lower() in words("capitals", "particles"):
        return _particle_end(parse, end, last)
    return _connected_end(parse, labels, start, end, last)


def plain_suffix(word: str) -> bool:
    """Whether the word is "Jr", "Sr", "Inc" or the like, which a comma may part from its name."""
    return word.rstrip(".").lower() in ("jr", "sr", "inc", "ltd", "llc", "iii")


def _carries_on(labels: Labels, token: Token, start: int) -> bool:
    if token.text[0].isdigit():
        return labels.of(token.i) in NAME_LABELS and labels.joined(token.i - 1, token.i)
    if not is_capital(token) or token.tag not in OPEN_TAGS or token.text.lower() in words("capitals", "calendar"):
        return False
    return labels.of(token.i) not in TIME_LABELS or token.tag in PROPER_TAGS


def _after_hyphen(token: Token, labels: Labels, start: int) -> bool:
    if is_capital(token) or (token.text[0].isdigit() and labels.joined(start, token.i)):
        return True
    return token.tag in PROPER_TAGS and token.text.isalpha()  # "Ki-moon", "Kim Jong-il"


def _nickname_end(parse: Parse, end: int, last: int) -> int:
    """Past the quoted part of 'Lewis "Scooter" Libby'."""
    if end + 3 < last and is_capital(parse.tokens[end + 1]) and parse.tokens[end + 2].text in ('"', "”"):
        surname = parse.tokens[end + 3]
        if surname.tag in PROPER_TAGS and is_capital(surname):
            return end + 4
    return end


def _particle_end(parse: Parse, end: int, last: int) -> int:
    at = end
    while (
        at < last
        and at - end < 4
        and (parse.tokens[at].text.lower() in words("capitals", "particles") or parse.tokens[at].text == "-")
    ):
        at += 1
    return at + 1 if at < last and is_capital(parse.tokens[at]) else end


def _connected_end(parse: Parse, labels: Labels, start: int, end: int, last: int) -> int:
    """Past "of the ...", "for ..." and "and ..." where they belong to the name of a body."""
    word = parse.tokens[end].text
    at = end + 1
    if word in ("of", "for", "on", "in") and parse.tokens[at].text == "the":
        at += 1
    if at >= last or not is_capital(parse.tokens[at]) or parse.tokens[at].tag not in OPEN_TAGS:
        return end
    if word in ("of", "for") and parse.tokens[end - 1].text in words("organisations", "with_of"):
        return at + 1
    if word == "and" and " ".join(token.text for token in parse.tokens[start : at + 1]) in places():
        return at + 1
    if word in ("and", "on", "in", "for") and labels.of(end) in ("ORG", "EVENT") and labels.joined(end - 1, at):
        return at + 1 if _is_body(parse, labels, end, at) else end
    return end


def _is_body(parse: Parse, labels: Labels, end: int, at: int) -> bool:
    """Whether the words joined by "and" end in one word for a body ("Food and Drug Administration")."""
    heads = words("organisations", "heads")
    stop = labels.ends_at(at)
    return parse.tokens[stop - 1].text in heads and parse.tokens[end - 1].text not in heads


def _seen_inside_sentences(parse: Parse) -> frozenset[str]:
    """The words that stand as proper nouns somewhere else than at the beginning of a sentence."""
    starts = {first for first, _ in parse.sentences}
    return frozenset(
        token.text
        for token in parse.tokens
        if token.tag in PROPER_TAGS and token.i not in starts and parse.tokens[token.i - 1].text not in OPENERS
    )
