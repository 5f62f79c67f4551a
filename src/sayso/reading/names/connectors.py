"""What may stand between two capitalised words of one name: hyphens, particles, "of the", "and", a nickname."""

from __future__ import annotations

from sayso.model import Parse, Token
from sayso.reading.lexicon import words
from sayso.reading.names.gazetteer import places
from sayso.reading.names.tagged import NAME_LABELS, OPEN_TAGS, POSSESSIVES, TIME_LABELS, Labels, is_capital, is_suffix
from sayso.reading.syntax import PROPER_TAGS

OPENING = frozenset(('"', "“", "'", "‘"))
CLOSING = frozenset(('"', "”", "'", "’"))


def joined_end(parse: Parse, labels: Labels, start: int, end: int, last: int) -> int:
    """The end of the run [start, end) with the next word or connected words; `end` where nothing more belongs to it."""
    token, before = parse.tokens[end], parse.tokens[end - 1]
    if _carries_on(labels, token):
        return end + 1
    following = parse.tokens[end + 1] if end + 1 < last else None
    if following is None:
        return end
    if token.start == before.end and (token.text == "-" or token.text in POSSESSIVES):
        return end + 2 if _is_glued(labels, start, before, token, following) else end
    if (token.text == "&" and is_capital(following)) or (token.text == "," and is_suffix(following.text)):
        return end + 2
    if token.text in OPENING and before.tag in PROPER_TAGS:
        return nickname_end(parse, end, last)
    if token.text in words("capitals", "particles"):
        return _particle_end(parse, end, last)
    return _connected_end(parse, labels, start, end, last)


def _carries_on(labels: Labels, token: Token) -> bool:
    if token.text[0].isdigit():
        return labels.of(token.i) in NAME_LABELS and labels.joined(token.i - 1, token.i)
    if not is_capital(token) or token.tag not in OPEN_TAGS or token.text.lower() in words("capitals", "calendar"):
        return False
    return labels.of(token.i) not in TIME_LABELS or token.tag in PROPER_TAGS


def _is_glued(labels: Labels, start: int, before: Token, token: Token, following: Token) -> bool:
    """Whether a hyphen or possessive stands inside the name ("Soo-jin", "DLP-N", "People's Party")."""
    if token.text in POSSESSIVES:
        return before.text.lower().rstrip("’'") in words("capitals", "owners") and _carries_on(labels, following)
    if following.start != token.end:
        return False
    if is_capital(following) or (following.text[0].isdigit() and labels.joined(start, following.i)):
        return True
    return following.tag in PROPER_TAGS and following.text.isalpha()


def nickname_end(parse: Parse, end: int, last: int) -> int:
    """Past the quoted part and the name behind it in 'Lewis "Scooter" Libby'; `end` where none begins there."""
    if end + 3 < last and parse.tokens[end].text in OPENING and is_capital(parse.tokens[end + 1]):
        surname = parse.tokens[end + 3]
        if parse.tokens[end + 2].text in CLOSING and surname.tag in PROPER_TAGS and is_capital(surname):
            return end + 4
    return end


def _particle_end(parse: Parse, end: int, last: int) -> int:
    at, particles = end, words("capitals", "particles")
    while at < last and at - end < 4 and (parse.tokens[at].text in particles or parse.tokens[at].text == "-"):
        at += 1
    return at + 1 if at < last and is_capital(parse.tokens[at]) else end


def _connected_end(parse: Parse, labels: Labels, start: int, end: int, last: int) -> int:
    """Past "of the ...", "for ..." and "and ..." where they belong to the name of a body."""
    word = parse.tokens[end].text
    if word.lower() not in words("capitals", "connectors"):
        return end
    at = end + 1
    if word != "and" and at < last and parse.tokens[at].text == "the":
        at += 1
    if at >= last or not is_capital(parse.tokens[at]) or parse.tokens[at].tag not in OPEN_TAGS:
        return end
    if parse.tokens[at].text.lower() in words("capitals", "calendar"):
        return end  # "the Harbour Party on Wednesday"
    if word == "and":
        return at + 1 if _is_one_body(parse, labels, start, end, at, last) else end
    if word[0].isupper():
        return at + 1  # "Campaign Against Harbour Dues"
    return at + 1 if _takes_complement(parse, start, end, word) else end


def _takes_complement(parse: Parse, start: int, end: int, word: str) -> bool:
    """Whether a word for a body, right before or earlier in the name, takes "of ..." or "for ..." into it."""
    heads = words("organisations", "with_of")
    if parse.tokens[end - 1].text in heads:
        return word != "in"
    opened = any(token.text in heads for token in parse.tokens[start : end - 1])
    return opened and word in ("of", "in") and _has_complement(parse, start, end)


def _has_complement(parse: Parse, start: int, end: int) -> bool:
    return any(token.text in ("of", "for", "on", "against") for token in parse.tokens[start:end])


def _is_one_body(parse: Parse, labels: Labels, start: int, end: int, at: int, last: int) -> bool:
    """Whether "and" stands within one name: "Bosnia and Herzegovina", "Ministry of Health and Welfare"."""
    if " ".join(token.text for token in parse.tokens[start : at + 1]) in places():
        return True
    if labels.of(at) in ("PERSON", "GPE") and not labels.joined(end - 1, at):
        return False
    if _has_complement(parse, start, end):
        conjunct = parse.tokens[at]
        return _opens_body(parse, start) and start < parse.tokens[conjunct.head].head and at + 1 <= last
    return _ends_in_body(parse, labels, start, end, at, last)


def _opens_body(parse: Parse, start: int) -> bool:
    return any(token.text in words("organisations", "with_of") for token in parse.tokens[start : start + 4])


def _ends_in_body(parse: Parse, labels: Labels, start: int, end: int, at: int, last: int) -> bool:
    """Whether the words before and after "and" share one head: "the Work and Harbour Party"."""
    heads = words("organisations", "heads")
    stop = at
    while stop < last and is_capital(parse.tokens[stop]) and parse.tokens[stop].tag in OPEN_TAGS:
        stop += 1
    if stop - at < 2 and not labels.joined(end - 1, at):
        return False
    alone = labels.of(end - 1) in ("PERSON", "GPE", "NORP") or parse.tokens[end - 1].text in heads
    return parse.tokens[stop - 1].text in heads and not alone and end - start < 4
