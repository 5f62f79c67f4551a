"""Questions to the parse: who does what to whom, and how far a phrase reaches."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Parse, Span

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
PASSIVE_SUBJECTS = frozenset(("nsubjpass", "csubjpass"))
OBJECTS = frozenset(("dobj", "dative", "oprd"))
VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))
PROPER_TAGS = frozenset(("NNP", "NNPS"))
PRONOUN_TAGS = frozenset(("PRP", "PRP$", "WP", "WP$"))
OPENING = frozenset('"“‘«``')
CLOSING = frozenset("\"”’»''")


def below(parse: Parse, i: int) -> list[int]:
    """The token and all its dependents, near and far, in order."""
    found, open_ = [], [i]
    while open_:
        at = open_.pop()
        found.append(at)
        open_.extend(parse.children[at])
    return sorted(found)


def child(parse: Parse, i: int, *deps: str) -> int | None:
    """The first dependent of `i` with one of these labels, if any."""
    return next((c for c in parse.children[i] if parse.tokens[c].dep in deps), None)


def children(parse: Parse, i: int, *deps: str) -> list[int]:
    """All dependents of `i` with one of these labels."""
    return [c for c in parse.children[i] if parse.tokens[c].dep in deps]


def conjuncts(parse: Parse, i: int) -> list[int]:
    """`i` and what is joined to it: for A in "A, B and C" all three; for B, B and C."""
    found = [i]
    at: int | None = i
    while at is not None:
        at = child(parse, at, "conj")
        if at is not None:
            found.append(at)
    return found


def first_conjunct(parse: Parse, i: int) -> int:
    """The head of the conjunction that `i` stands in; `i` itself where there is none."""
    while parse.tokens[i].dep == "conj":
        i = parse.tokens[i].head
    return i


def ancestors(parse: Parse, i: int) -> Iterator[int]:
    """The governors of `i`, nearest first, up to the root of its sentence."""
    while parse.tokens[i].head != i:
        i = parse.tokens[i].head
        yield i


def sentence_span(parse: Parse, sentence: int) -> Span:
    """The characters of one sentence."""
    first, last = parse.sentences[sentence]
    return parse.tokens[first].start, parse.tokens[last - 1].end


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the verb is passive: "was endorsed", "endorsed by", a reduced relative clause."""
    if child(parse, verb, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    token = parse.tokens[verb]
    if token.dep == "conj" and child(parse, verb, "agent") is not None:
        return True  # "was praised by A, but called a liar by B"
    if token.tag != "VBN":
        return False
    if token.dep == "conj":
        return is_passive(parse, token.head) and child(parse, verb, "nsubj") is None
    return token.dep in ("acl", "amod", "advcl") and child(parse, verb, "aux", "dobj") is None


def subjects(parse: Parse, verb: int) -> list[int]:
    """The heads of the verb's grammatical subject, looked up through conjunction, control and relative clauses.

    "A and B met", "A, who met B", "A wants to meet B", "A came and met B". Empty where none can be told.
    """
    for at in _subject_sites(parse, verb):
        blamed = _blamed(parse, at)
        if blamed is not None:
            return conjuncts(parse, blamed)
        found = child(parse, at, *SUBJECTS)
        if found is not None:
            token = parse.tokens[found]
            if token.tag in ("WDT", "WP") and parse.tokens[at].dep == "relcl":
                return conjuncts(parse, parse.tokens[at].head)
            if token.dep not in ("csubj", "csubjpass"):
                return conjuncts(parse, found)
            return []
        if parse.tokens[at].dep in ("acl", "relcl") and parse.tokens[at].tag in ("VBG", "VBN", "VB"):
            return (
                conjuncts(parse, parse.tokens[at].head) if parse.tokens[parse.tokens[at].head].tag in NOUN_TAGS else []
            )
    return []


def _blamed(parse: Parse, verb: int) -> int | None:
    """B in "A accused B of lying", "A praised B for resigning": the object of the governing verb does it."""
    token = parse.tokens[verb]
    if token.dep != "pcomp" or parse.tokens[token.head].text.lower() not in ("of", "for", "from"):
        return None
    return child(parse, parse.tokens[token.head].head, "dobj")


def _subject_sites(parse: Parse, verb: int) -> Iterator[int]:
    """The verbs whose subject is also this verb's: itself, the verb it is joined to, the verb that controls it."""
    at = verb
    for _ in range(8):  # chains are short; a bound keeps a broken parse from looping
        yield at
        token = parse.tokens[at]
        if token.dep not in ("conj", "xcomp", "advcl", "aux", "pcomp", "dep") or token.head == at:
            return
        head = token.head
        if token.dep == "xcomp" and child(parse, head, "dobj") is not None:
            return  # "asked B to resign": the subject is B, see `controlled_subject`
        if token.dep == "xcomp" and parse.tokens[head].lemma == "call":
            return  # "called on B to resign"
        if token.dep == "pcomp":
            head = parse.tokens[head].head
        if parse.tokens[head].dep in ("acomp", "attr") and parse.tokens[head].tag in ("JJ", "JJS"):
            head = parse.tokens[head].head  # "is proud to endorse", "was the first to sue"
        if parse.tokens[head].tag not in VERB_TAGS:
            return
        at = head


def prepositional(parse: Parse, i: int, *prepositions: str) -> list[int]:
    """The heads of the noun phrases tied to `i` by one of the prepositions, conjuncts included."""
    found: list[int] = []
    for prep in children(parse, i, "prep", "agent", "dative"):
        if parse.tokens[prep].text.lower() in prepositions:
            for noun in children(parse, prep, "pobj"):
                found += conjuncts(parse, noun)
    return found


def noun_phrase(parse: Parse, i: int) -> Span:
    """The characters of the phrase under `i` without its relative clauses, appositions, conjuncts and participles."""
    cut = ("relcl", "appos", "conj", "cc", "acl", "punct", "advcl", "parataxis")
    found, open_ = [], [i]
    while open_:
        at = open_.pop()
        found.append(at)
        open_.extend(c for c in parse.children[at] if parse.tokens[c].dep not in cut)
    found.sort()
    last = len(found) - 1
    while last and found[last] > i and found[last] != found[last - 1] + 1:  # what is left stands together
        last -= 1
    return parse.tokens[found[0]].start, parse.tokens[found[last]].end
