"""What a verb of saying or thinking governs: the frames in which it attributes, and the words of the content."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Act, Token
from sayso.reading.lexicon import words
from sayso.reading.statements.cues import Frames, verbs
from sayso.reading.statements.drafts import Draft, Page, draft_of
from sayso.reading.statements.speakers import agents, cue_shared_with, is_told, relative_of, speakers
from sayso.reading.syntax import NOUN_TAGS, SUBJECTS, below, child, children, conjuncts

Framed = tuple[str, list[int]]  # the frame's name and the words of its content

RAISING = frozenset(("seem", "appear"))
NOBODY_S = frozenset(("raised", "seeming"))  # frames whose subject is part of the content
OF_THE_VERB = frozenset(("of", "as"))
CONTENTS = ("dobj", "ccomp", "xcomp", "prep")  # what a verb that is an aside does without
OBJECTS = ("dobj", "ccomp", "xcomp")
COMPLETING = frozenset(("about", "against", "at", "between", "for", "over", "to", "toward", "towards", "with"))


def of_verb(page: Page, token: Token, frames: Frames) -> Iterator[Draft]:
    """The attribution by a verb outside quotation marks, in the first frame that it is known for."""
    parse, i = page.parse, token.i
    passive = is_told(page, i)
    sources = agents(page, i) if passive else speakers(page, i)
    found = next((f for c in parse.children[i] if (f := _framed(page, token, c, passive)) and f[0] in frames), None)
    if found is None and passive and "passive" in frames and child(parse, i, "xcomp") is None:
        subject = child(parse, i, "nsubjpass")
        found = ("passive", below(parse, subject)) if subject is not None else None
    if found is None and token.dep == "parataxis" and frames.get("clause", Act.ATTITUDE) is not Act.ATTITUDE:
        found = "clause", _around(page, i)
    if "clause" in frames and (found is None or found[0] != "clause") and (clause := _clause_inside(page, token)):
        found = "clause", clause
    if found is None and "clause" in frames and _is_aside(page, token):
        found = "clause", _around(page, i)
    if found is not None:
        frame, content = found
        own = agents(page, i) if frame in NOBODY_S else sources
        if frame not in NOBODY_S and _is_unsaid(page, token, own):
            return
        yield from draft_of(page, i, content, own, frames[frame], f"verb-{frame}", relative=relative_of(page, i))


def _clause_inside(page: Page, token: Token) -> list[int]:
    """The that-clause that the parser ties to a noun on the way: "said during a talk with Bell that …"."""
    parse, tokens = page.parse, page.parse.tokens
    if child(parse, token.i, *CONTENTS[:3]) is not None:
        return []
    nouns = (
        k
        for p in children(parse, token.i, "prep")
        if p > token.i
        for k in below(parse, p)
        if tokens[k].tag in NOUN_TAGS
    )
    clause = next(
        (c for k in nouns for c in children(parse, k, "acl", "ccomp", "relcl") if _opens_with_that(page, c)), None
    )
    return without_that(page, below(parse, clause)) if clause is not None else []


def _opens_with_that(page: Page, c: int) -> bool:
    mark = child(page.parse, c, "mark")
    return mark is not None and page.parse.tokens[mark].lemma == "that"


def _is_aside(page: Page, token: Token) -> bool:
    """Whether the verb stands in an "as" clause about the sentence around it: "As the Post reported, …"."""
    parse, tokens = page.parse, page.parse.tokens
    mark = child(parse, token.i, "mark")
    if (
        token.dep != "advcl"
        or mark is None
        or tokens[mark].lemma != "as"
        or child(parse, token.i, *CONTENTS) is not None
    ):
        return False
    return mark == parse.sentences[token.sentence][0] or tokens[mark - 1].text == ","


def _is_unsaid(page: Page, token: Token, sources: list[int]) -> bool:
    """Whether nobody is said to say it: "the power to propose laws", "ask yourself whether …"."""
    return token.tag == "VB" and (not sources or token.dep == "acl") and not is_told(page, token.i)


def _framed(page: Page, token: Token, c: int, passive: bool) -> Framed | None:
    """The frame that the dependent `c` makes with the verb."""
    tokens, parse = page.parse.tokens, page.parse
    dep = tokens[c].dep
    if dep == "ccomp":
        return None if c < token.i and _has_object(page, token) else _with_clause(page, token, c)
    if dep == "xcomp":
        return _with_infinitive(page, token, c, passive)
    if dep == "dobj":
        return _with_object(page, token, c)
    if dep == "advcl":
        return _with_for(page, token, c)
    if dep == "prep":
        content = [k for k in below(parse, c) if k > c]
        return (tokens[c].lemma, content) if content else None
    return ("predicate", below(parse, c)) if dep == "oprd" and not passive else None


def _has_object(page: Page, token: Token) -> bool:
    """Whether the verb has something after it that it says, besides a clause before: "He left; she said as much"."""
    if token.lemma in words("cues", "addressees.object"):
        return False  # "The plan is dead, she told reporters"
    return any(k > token.i and page.parse.tokens[k].dep in OBJECTS for k in page.parse.children[token.i])


def _with_clause(page: Page, token: Token, c: int) -> Framed:
    """The clause of "said that …"; with an infinitive of its own subject, the one of "wanted Jones to …"."""
    parse, tokens = page.parse, page.parse.tokens
    content = below(parse, c)
    if any(tokens[k].tag == "TO" for k in parse.children[c]):
        return ("addressed" if child(parse, c, "nsubj", "nsubjpass") is not None else "infinitive"), content
    whole = _up_to_next_cue(page, c, content) + _clause_after(page, token, c)
    return "clause", without_that(page, _without_occasion(page, token, whole))


def _without_occasion(page: Page, token: Token, content: list[int]) -> list[int]:
    """The clause without when or where it is said: "said on Friday he …", "said in a letter the plan …"."""
    tokens, first = page.parse.tokens, content[0]
    noun = child(page.parse, first, "pobj") if tokens[first].tag == "IN" and first == token.i + 1 else None
    if noun is None or tokens[noun].lemma.lower() not in words("cues", "addressees.meetings") | words(
        "times", "weekday"
    ):
        return content
    last = below(page.parse, first)[-1]
    return content if tokens[last + 1].text == "," else [k for k in content if k > last]


def _up_to_next_cue(page: Page, c: int, content: list[int]) -> list[int]:
    """The clause without a second cue that the parser joins to it."""
    for k in conjuncts(page.parse, c)[1:]:
        if cue_shared_with(page, k) is not None or _is_other_cue(page, c, k):
            last = k - 1
            while page.parse.tokens[last].dep in ("cc", "punct", "advmod"):
                last -= 1
            return [i for i in content if i <= last]
    return content


def _is_other_cue(page: Page, c: int, k: int) -> bool:
    """Whether somebody else says something there: "said they were worried, and others said …"."""
    tokens, subject = page.parse.tokens, child(page.parse, k, "nsubj")
    same = subject is not None and tokens[k].lemma == tokens[tokens[c].head].lemma
    return same and "clause" in verbs().get(tokens[k].lemma, {})


def _clause_after(page: Page, token: Token, c: int) -> list[int]:
    """What else the parser ties to the cue of a clause that follows it: "…, but that …", a second clause."""
    parse, tokens = page.parse, page.parse.tokens
    if c < token.i:
        return []
    after = (k for k in parse.children[token.i] if k > c)
    return [i for k in after if tokens[k].dep == "ccomp" or _is_more(page, k) for i in below(parse, k)]


def _is_more(page: Page, k: int) -> bool:
    """Whether a clause joined to the cue opens with "that": "said that …, but that …"."""
    joined = page.parse.tokens[k].dep == "conj" and child(page.parse, k, *SUBJECTS) is not None
    return joined and _opens_with_that(page, k)


def without_that(page: Page, content: list[int]) -> list[int]:
    """The clause without the word that opens it."""
    tokens = page.parse.tokens
    if content and tokens[content[0]].lemma == "that" and tokens[content[0]].dep == "mark":
        return content[1:]
    return content


def _with_infinitive(page: Page, token: Token, c: int, passive: bool) -> Framed | None:
    """The infinitive of "promised to …", "is said to …", "urged Jones to …", the gerund of "denied having …"."""
    parse, tokens = page.parse, page.parse.tokens
    content = below(parse, c)
    to = any(tokens[k].tag == "TO" for k in parse.children[c])
    if passive or token.lemma in RAISING:
        subject = child(parse, token.i, "nsubjpass", "nsubj")
        whole = (below(parse, subject) if subject is not None else []) + content
        return ("seeming" if token.lemma in RAISING else "raised"), whole
    if child(parse, token.i, "dobj") is not None:
        return ("addressed", content) if to else None
    if to:
        return "infinitive", content
    gerund = tokens[c].tag == "VBG" or any(tokens[k].tag == "VBG" for k in parse.children[c] if tokens[k].dep == "aux")
    return ("gerund", content) if gerund else None


def _with_for(page: Page, token: Token, c: int) -> Framed | None:
    """What is called for in "called for the mayor to resign"."""
    mark = child(page.parse, c, "mark")
    if mark != token.i + 1 or page.parse.tokens[mark].lemma != "for":
        return None
    return "for", [k for k in below(page.parse, c) if k > mark]


def _with_object(page: Page, token: Token, c: int) -> Framed | None:
    """The object of "announced …", or what comes after it: "accused Jones of …", "called Jones a liar"."""
    parse, tokens = page.parse, page.parse.tokens
    frames = verbs().get(token.lemma, {})
    content = below(parse, c)
    for k in sorted((*parse.children[c], *parse.children[token.i])):  # "of" is often taken for the object's
        if k < c or (tokens[k].head == c and tokens[k].lemma not in OF_THE_VERB):
            continue
        dep, lemma = tokens[k].dep, tokens[k].lemma
        if dep == "oprd" and "predicate" in frames:
            return "predicate", content + below(parse, k)
        if dep == "prep" and lemma in frames:
            after = below(parse, k)
            return lemma, (sorted({*content, *after}) if lemma == "as" else after[1:])
        if dep in ("ccomp", "xcomp") and ("clause" in frames or "addressed" in frames):
            return None  # the object is who is told or asked
        if dep == "prep" and lemma in COMPLETING and k == content[-1] + 1:
            content += below(parse, k)
    return "object", content


def _around(page: Page, i: int) -> list[int]:
    """What stands around a parenthesis: "The plan, Smith said, is dead"."""
    inner = set(below(page.parse, i))
    return [k for k in below(page.parse, page.parse.tokens[i].head) if k not in inner]
