"""Whether a word is denied, and what is denied of it: the act itself, how it is done, or only what stands beside it."""

from __future__ import annotations

from sayso.model import Parse
from sayso.reading.lexicon import words
from sayso.reading.syntax import SUBJECTS

COMPARED = frozenset(("RBR", "JJR"))
CAN = frozenset(("can", "could"))
NEAR = 6  # words behind a verb among which "couldn't agree with her more" has its "more"
BEFORE_CONTRAST = frozenset((",", ";", "-", "–", "—", "and", "but"))


def is_negated(parse: Parse, i: int) -> bool:
    """As in "did not", "no gift", "nobody": but "no longer" is an end, and "not the first" denies nothing."""
    for c in parse.children[i]:
        token, word = parse.tokens[c], parse.tokens[c].text.lower()
        if token.dep == "neg" and not _ends(parse, i) and not _denies_something_else(parse, i, c):
            return True
        if token.dep in ("det", "preconj") and word in words("factuality", "negation.determiners"):
            return not _is_of_others(parse, i)
        if token.dep in SUBJECTS and _is_nobody(parse, c):
            return True
    return False


def denies_manner(parse: Parse, i: int) -> bool:
    """Whether only the way is denied: "never publicly blamed", "did not attack him directly" leave the act open."""
    negations = [c for c in parse.children[i] if parse.tokens[c].dep == "neg"]
    manner = words("factuality", "negation.manner")
    return bool(negations) and any(
        parse.tokens[c].text.lower() in manner for c in parse.children[i] if c > negations[0]
    )


def _denies_something_else(parse: Parse, i: int, negation: int) -> bool:
    return (
        _says_not_only(parse, negation)
        or (negation > i and parse.tokens[negation - 1].text in BEFORE_CONTRAST)  # "debated Ruiz, not her husband"
        or is_emphatic(parse, i)
    )


def _says_not_only(parse: Parse, negation: int) -> bool:
    """As in "not only a friend", "not the first mayor to": what is denied is that there is no other."""
    following = [token.text.lower() for token in parse.tokens[negation + 1 : negation + 3]]
    if following and following[0] in words("factuality", "negation.undone_by"):
        return True
    return len(following) > 1 and following[0] == "the" and following[1] in words("factuality", "negation.one_of_many")


def is_emphatic(parse: Parse, i: int) -> bool:
    """As in "couldn't agree with her more": nobody could do it more."""
    if not any(parse.tokens[c].dep == "aux" and parse.tokens[c].lemma in CAN for c in parse.children[i]):
        return False
    for token in parse.tokens[i + 1 : min(i + 1 + NEAR, parse.sentences[parse.tokens[i].sentence][1])]:
        if token.tag in COMPARED:
            return parse.tokens[min(token.i + 1, len(parse.tokens) - 1)].text.lower() != "than"
        if token.dep in ("punct", "cc"):
            return False
    return False


def _is_of_others(parse: Parse, i: int) -> bool:
    """As in "there is no other mayor": the one who is spoken of is one."""
    return any(parse.tokens[c].text.lower() == "other" for c in parse.children[i])


def _is_nobody(parse: Parse, subject: int) -> bool:
    if parse.tokens[subject].text.lower() in words("factuality", "negation.subjects"):
        return True
    return any(
        parse.tokens[c].dep in ("det", "preconj", "cc")
        and parse.tokens[c].text.lower() in words("factuality", "negation.determiners")
        for c in parse.children[subject]
    )


def _ends(parse: Parse, i: int) -> bool:
    """Whether the negation is of the time: "no longer", "not any more"."""
    return any(parse.tokens[c].text.lower() in words("factuality", "negation.ends") for c in parse.children[i])
