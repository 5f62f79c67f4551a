"""Attributions by syntax: what a verb, noun or adjective of saying or thinking governs."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Act, Token
from sayso.reading.cues import Frames, adjectives, nouns, verbs
from sayso.reading.drafts import Draft, Page, stretches
from sayso.reading.lexicon import words
from sayso.reading.syntax import NOUN_TAGS, PASSIVE_SUBJECTS, below, child, children, conjuncts, prepositional, subjects

DUMMIES = frozenset(("it", "there"))
REPORTED = frozenset(("to", "with"))  # "according to", "in accordance with"
SEMICOLON = ";"


def clause_drafts(page: Page, used: frozenset[int]) -> Iterator[Draft]:
    """The attributions that the syntax shows, but for the cues in `used`."""
    known = {"V": verbs(), "N": nouns(), "J": adjectives()}
    by = {"V": _of_verb, "N": _of_noun, "J": _of_adjective}
    unnamed = words("cues", "adverbs.unnamed")
    for token in page.parse.tokens:
        kind = token.tag[:1]
        if kind in known:
            frames = known[kind].get(token.lemma)
            if frames is not None and token.i not in used:
                yield from by[kind](page, token, frames)
            elif token.lemma == "accord":
                yield from according(page, token)
        elif kind == "R" and token.lemma in unnamed:
            yield from _of_adverb(page, token)


def _draft(page: Page, cue: int, content: list[int], sources: list[int], act: Act, rule: str) -> Iterator[Draft]:
    spans = stretches(page, _before_semicolon(page, content, cue), cue)
    if spans:
        yield Draft(cue, tuple(sources), spans, act, rule)


def _before_semicolon(page: Page, content: list[int], cue: int) -> list[int]:
    """The content up to a semicolon outside quotation marks, for a content that follows its cue."""
    tokens = page.parse.tokens
    for at, i in enumerate(content):
        if tokens[i].text == SEMICOLON and page.quoted[i] == -1 and content[0] > cue:
            return content[:at]
    return content


def _of_verb(page: Page, token: Token, frames: Frames) -> Iterator[Draft]:
    parse, i = page.parse, token.i
    if page.quoted[i] != -1:
        return
    passive = child(parse, i, "nsubjpass", "auxpass") is not None
    sources = _passive_sources(page, i) if passive else speakers(page, i)
    for c in parse.children[i]:
        found = _frame_of(page, token, c, passive)
        if found is not None and found[0] in frames:
            frame, content = found
            own = sources if frame != "raised" else _passive_sources(page, i)
            yield from _draft(page, i, content, own, frames[frame], f"verb-{frame}")
            return
    if token.dep == "parataxis" and "clause" in frames and frames["clause"] is not Act.ATTITUDE:
        yield from _parenthesis(page, token, sources, frames["clause"])


def _frame_of(page: Page, token: Token, c: int, passive: bool) -> tuple[str, list[int]] | None:
    """The frame that the dependent `c` makes with the verb, and the words of its content."""
    tokens, parse = page.parse.tokens, page.parse
    dep = tokens[c].dep
    if dep == "ccomp":
        return _clause_frame(page, token, c)
    if dep == "xcomp":
        return _open_frame(page, token, c, passive)
    if dep == "dobj":
        return _object_frame(page, token, c)
    if dep == "prep":
        content = [k for k in below(parse, c) if k > c]
        return (tokens[c].lemma, content) if content else None
    if dep == "oprd" and not passive:
        return "predicate", below(parse, c)
    return None


def _clause_frame(page: Page, token: Token, c: int) -> tuple[str, list[int]] | None:
    parse, tokens = page.parse, page.parse.tokens
    content = below(parse, c)
    if token.i in content:
        return None
    to = any(tokens[k].tag == "TO" for k in parse.children[c])
    if to and child(parse, c, "nsubj", "nsubjpass") is not None:
        return "addressed", content
    if to:
        return "infinitive", content
    return "clause", without_that(page, content)


def without_that(page: Page, content: list[int]) -> list[int]:
    """The clause without the word that opens it."""
    tokens = page.parse.tokens
    if content and tokens[content[0]].lemma == "that" and tokens[content[0]].dep == "mark":
        return content[1:]
    return content


def _open_frame(page: Page, token: Token, c: int, passive: bool) -> tuple[str, list[int]] | None:
    parse, tokens = page.parse, page.parse.tokens
    content = below(parse, c)
    to = any(tokens[k].tag == "TO" for k in parse.children[c])
    if passive or token.lemma in ("seem", "appear"):
        subject = child(parse, token.i, "nsubjpass", "nsubj")
        return "raised", sorted((below(parse, subject) if subject is not None else []) + content)
    if child(parse, token.i, "dobj") is not None:
        return ("addressed", content) if to else None
    if to:
        return "infinitive", content
    return ("gerund", content) if tokens[c].tag == "VBG" else None


def _object_frame(page: Page, token: Token, c: int) -> tuple[str, list[int]] | None:
    parse, tokens = page.parse, page.parse.tokens
    for k in parse.children[token.i]:
        if k <= c:
            continue
        if tokens[k].dep in ("oprd", "ccomp") and _takes(token, "predicate") and tokens[k].dep == "oprd":
            return "predicate", below(parse, c) + below(parse, k)
        if tokens[k].dep == "prep" and _takes(token, tokens[k].lemma):
            content = [w for w in below(parse, k) if w > k]
            with_object = tokens[k].lemma == "as"
            return tokens[k].lemma, (below(parse, c) + below(parse, k) if with_object else content)
        if tokens[k].dep in ("ccomp", "xcomp") and (_takes(token, "clause") or _takes(token, "addressed")):
            return None  # the object is who is told or asked
    return "object", below(parse, c)


def _takes(token: Token, frame: str) -> bool:
    return frame in verbs().get(token.lemma, {})


def _parenthesis(page: Page, token: Token, sources: list[int], act: Act) -> Iterator[Draft]:
    """What stands around the parenthesis: "The plan, Smith said, is dead"."""
    inner = set(below(page.parse, token.i))
    content = [k for k in below(page.parse, token.head) if k not in inner]
    yield from _draft(page, token.i, content, sources, act, "parenthesis")


def speakers(page: Page, verb: int) -> list[int]:
    """The heads of those who do what the verb says; none for "it" and for a clause."""
    found = [s for s in subjects(page.parse, verb) if page.quoted[s] == page.quoted[verb] or page.quoted[s] == -1]
    return [] if any(page.parse.tokens[s].dep in PASSIVE_SUBJECTS for s in found[:1]) else found


def _passive_sources(page: Page, verb: int) -> list[int]:
    """The agents of a passive, as in "was denied by Jones"; none where nobody is named."""
    return prepositional(page.parse, verb, "by")


def _of_noun(page: Page, token: Token, frames: Frames) -> Iterator[Draft]:
    parse, tokens, i = page.parse, page.parse.tokens, token.i
    if page.quoted[i] != -1:
        return
    for c in parse.children[i]:
        dep, content = tokens[c].dep, []
        if dep in ("acl", "ccomp", "relcl") and "infinitive" in frames and _has(page, c, "TO"):
            frame, content = "infinitive", below(parse, c)
        elif dep in ("acl", "ccomp") and "clause" in frames and child(parse, c, "mark") is not None:
            frame, content = "clause", without_that(page, below(parse, c))
        elif dep == "prep" and tokens[c].lemma in frames:
            frame, content = tokens[c].lemma, [k for k in below(parse, c) if k > c]
        if content:
            yield from _draft(page, i, content, owners(page, i), frames[frame], f"noun-{frame}")
            return


def _has(page: Page, i: int, tag: str) -> bool:
    return any(page.parse.tokens[k].tag == tag for k in page.parse.children[i])


def owners(page: Page, noun: int) -> list[int]:
    """Whose word the noun is: "Smith's claim", "the claim by Smith", "Smith made the claim"."""
    parse, tokens = page.parse, page.parse.tokens
    owner = child(parse, noun, "poss")
    if owner is not None:
        return conjuncts(parse, owner)
    by = prepositional(parse, noun, "by", "from")
    if by:
        return by
    governor = tokens[noun].head
    if tokens[noun].dep == "dobj" and tokens[governor].tag[0] == "V":
        return subjects(parse, governor)
    return []


def _of_adjective(page: Page, token: Token, frames: Frames) -> Iterator[Draft]:
    parse, tokens, i = page.parse, page.parse.tokens, token.i
    if page.quoted[i] != -1 or token.dep not in ("acomp", "conj", "advcl", "acl"):
        return
    for c in children(parse, i, "ccomp", "xcomp"):
        to = _has(page, c, "TO")
        frame = "infinitive" if to else "clause"
        if frame in frames:
            content = below(parse, c) if to else without_that(page, below(parse, c))
            holder = tokens[i].head if token.dep == "acomp" else i
            sources = [s for s in subjects(parse, holder) if tokens[s].lemma not in DUMMIES]
            yield from _draft(page, i, content, sources, frames[frame], f"adjective-{frame}")
            return


def according(page: Page, token: Token) -> Iterator[Draft]:
    """The clause that "according to X" is put before, into or after."""
    parse, tokens = page.parse, page.parse.tokens
    to = next((c for c in parse.children[token.i] if tokens[c].lemma in REPORTED), None)
    if to is None or page.quoted[token.i] != -1:
        return
    sources = [n for c in children(parse, to, "pobj") for n in conjuncts(parse, c)]
    clause = token.head
    while tokens[clause].tag in NOUN_TAGS and tokens[clause].head != clause:
        clause = tokens[clause].head
    inner = set(below(parse, token.i))
    content = [k for k in below(parse, clause) if k not in inner]
    for draft in _draft(page, token.i, content, sources, Act.SPEECH, "according-to"):
        yield Draft(draft.cue, draft.sources, draft.content, draft.act, draft.rule, cue_end=to)


def _of_adverb(page: Page, token: Token) -> Iterator[Draft]:
    """The clause of the adverb, nobody's word: "The minister reportedly resigned"."""
    parse, tokens = page.parse, page.parse.tokens
    if page.quoted[token.i] != -1 or tokens[token.head].tag[0] != "V":
        return
    content = [k for k in below(parse, token.head) if k != token.i]
    yield from _draft(page, token.i, content, [], Act.SPEECH, "adverb")
