"""The cue beside a quotation: what introduces it, what follows it, and who speaks there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Span
from sayso.reading.statements.cues import verbs
from sayso.reading.statements.drafts import LEFT_OVER, Page
from sayso.reading.statements.speakers import agents, is_told, speakers
from sayso.reading.syntax import NOUN_TAGS, SUBJECTS, VERB_TAGS, child

FARTHEST_CUE = 30  # words between a quotation and its cue
NEXT_TO = 5  # words: a cue this near belongs to the quotation whatever stands on its other side
FEWEST_WORDS = 4  # a quotation of fewer says nothing by itself
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
PARTICIPLES = frozenset(("VBG", "VBN"))
LEADING = frozenset(("IN", "WP", "WDT", "WRB", "TO", "PRP$"))  # stand before a part of a clause
SMALL_TAGS = frozenset(("IN", "DT", "CC", "TO"))  # written small in titles
ENDS = frozenset(".!?…—")
PAUSES = frozenset((",", "-", "—", "–"))
ASIDE = ("relcl", "acl")
ADDRESS = ("dobj", "dative", "prep", "npadvmod", "advmod", "agent", "prt")


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation among the words: its own [first, last), and the paragraph [opens, closes) it stands in."""

    number: int
    first: int
    last: int
    opens: int
    closes: int
    span: Span


def places(page: Page) -> Iterator[Place]:
    """Each quotation with its words and its paragraph."""
    parse = page.parse
    for a, b in parse.paragraphs:
        opens, closes = parse.sentences[a][0], parse.sentences[b - 1][1]
        i = opens
        while i < closes:
            number, first = page.quoted[i], i
            while i < closes and page.quoted[i] == number:
                i += 1
            if number != -1:
                yield Place(number, first, i, opens, closes, page.quotations.all[number].span)


def is_full(page: Page, place: Place) -> bool:
    """Whether the quotation says something by itself: several words and a finite verb."""
    inner = page.parse.tokens[place.first : place.last]
    return len(inner) > FEWEST_WORDS and any(token.tag in FINITE for token in inner)


def starts_sentence(page: Page, place: Place) -> bool:
    """Whether nothing of the sentence stands before the quotation, but perhaps another quotation."""
    if place.first == place.opens:
        return True
    before = page.parse.tokens[place.first - 1]
    return before.text[-1:] in ENDS or page.quoted[before.i] != -1


def is_title(page: Page, place: Place) -> bool:
    """Whether the quotation is a name within its sentence: 'On Quay TV's "Late and Loud," Smith said …'."""
    inner = [token for token in page.parse.tokens[place.first : place.last] if token.text[:1].isalnum()]
    if any(token.text[:1].islower() and token.tag not in SMALL_TAGS for token in inner):
        return False
    return not starts_sentence(page, place)


def is_cue(page: Page, i: int) -> bool:
    """Whether the word is a verb that may go with a quotation."""
    token = page.parse.tokens[i]
    takes = token.tag in VERB_TAGS and "quote" in verbs().get(token.lemma, {})
    return takes and token.dep not in ("aux", "auxpass", "amod")


def cue_before(page: Page, place: Place) -> int | None:
    """The cue that introduces the quotation: 'Smith said: "…', 'Smith told the paper, "…', 'Smith said "…'."""
    tokens, at = page.parse.tokens, place.first - 1
    if at < place.opens:
        ends_with_colon = at >= 0 and tokens[at].text == ":"
        return _main_cue(page, at, max(0, at - FARTHEST_CUE)) if ends_with_colon else None
    if tokens[at].text == ":":
        return _main_cue(page, at, place.opens)
    if tokens[at].text != "," and (not is_full(page, place) or _is_part(page, place)):
        return None
    cue = _nearest_cue(page, at, place.opens)
    return None if cue is None or _begins_outside(page, cue, at) else cue


def _is_part(page: Page, place: Place) -> bool:
    """Whether the quotation is a part of a clause: 'said “it hurts” each time …', 'spoke of men who “come and go”'."""
    tokens, before = page.parse.tokens, page.parse.tokens[place.first - 1]
    if before.tag in LEADING and before.lemma != "that":
        return True
    if place.last >= place.closes or tokens[place.last].sentence != before.sentence:
        return False
    return tokens[place.last].tag not in LEFT_OVER and page.quoted[place.last] == -1


def _to_the_left(page: Page, at: int, opens: int) -> Iterator[int]:
    """The words from `at` back to the beginning of the sentence or the end of another quotation."""
    tokens = page.parse.tokens
    first = max(opens, page.parse.sentences[tokens[at].sentence][0], at - FARTHEST_CUE)
    for i in range(at, first - 1, -1):
        if page.quoted[i] != -1:
            return
        yield i


def _nearest_cue(page: Page, at: int, opens: int) -> int | None:
    """The nearest cue to the left with no other finite verb between."""
    for i in _to_the_left(page, at, opens):
        if is_cue(page, i):
            return i
        if page.parse.tokens[i].tag in FINITE:
            return None
    return None


def _main_cue(page: Page, at: int, opens: int) -> int | None:
    """The nearest cue to the left that is not in a relative clause; else the nearest of all."""
    cues = [i for i in _to_the_left(page, at, opens) if is_cue(page, i)]
    return next((i for i in cues if page.parse.tokens[i].dep not in ASIDE), cues[0] if cues else None)


def _begins_outside(page: Page, cue: int, at: int) -> bool:
    """Whether what is said begins before the marks: 'said the plan "is dead"'; then the quotation is a part of it."""
    tokens = page.parse.tokens
    for i in range(cue + 1, at + 1):
        if tokens[i].tag in NOUN_TAGS or tokens[i].tag == "PRP":
            top = i
            while tokens[top].head != top and tokens[top].head != cue:
                top = tokens[top].head
            if tokens[top].head != cue or tokens[top].dep not in ADDRESS:
                return top > cue
    return False


def cue_after(page: Page, place: Place) -> int | None:
    """The cue that follows the quotation: '…," Smith said', '…," said Smith'."""
    tokens, at = page.parse.tokens, place.last
    if at >= place.closes or page.quoted[at] != -1 or tokens[at].tag == "CC" or is_title(page, place):
        return None
    paused = _ends_in(page, place) in ",?!—-…" or tokens[at].text in PAUSES
    if not paused and not (is_full(page, place) and (tokens[at].text[:1].islower() or starts_sentence(page, place))):
        return None
    passed = 0
    for i in range(at, min(place.closes, at + (FARTHEST_CUE if paused else NEXT_TO))):
        if page.quoted[i] != -1 or tokens[i].text in (".", ";", ":"):
            return None
        if is_cue(page, i) and tokens[i].dep not in ASIDE:
            return None if _begins_anew(page, place, i) else i
        passed += tokens[i].tag in FINITE and tokens[i].dep not in ("aux", "auxpass", "relcl")
        if passed > 1:
            return None
    return None


def _begins_anew(page: Page, place: Place, cue: int) -> bool:
    """Whether the cue goes with what follows: '… as "a win," telling them that …', '… "a win," compared to …'."""
    parse, token = page.parse, page.parse.tokens[cue]
    if cue + 1 < place.closes and page.quoted[cue + 1] != -1:
        return True
    if token.tag == "VB" and any(parse.tokens[c].tag == "TO" for c in parse.children[cue]):
        return True
    return token.tag in PARTICIPLES and token.dep != "ROOT" and child(parse, cue, "aux", *SUBJECTS) is None


def is_next_after(page: Page, place: Place) -> bool:
    """Whether a comma ends the quotation and a cue stands right behind it: '…," she said', '…", she said'."""
    if place.last >= place.closes or "," not in (_ends_in(page, place), page.parse.tokens[place.last].text):
        return False
    cue = cue_after(page, place)
    return cue is not None and cue - place.last < NEXT_TO


def _ends_in(page: Page, place: Place) -> str:
    return page.text[page.quotations.all[place.number].inner[1] - 1]


def speaker_beside(page: Page, cue: int) -> list[int]:
    """The speaker of a cue by syntax, else by place: the noun right after or before it."""
    if is_told(page, cue):
        return agents(page, cue)
    found = [s for s in speakers(page, cue) if page.quoted[s] == -1]
    if found:
        return found
    tokens = page.parse.tokens
    for i in (cue + 1, cue - 1):
        if 0 <= i < len(tokens) and page.quoted[i] == -1 and can_speak(page, i):
            return [_top_of_name(page, i)]
    return []


def can_speak(page: Page, i: int) -> bool:
    """Whether the word may stand for a speaker: a noun or a personal pronoun, no day ("said Monday"), no object."""
    token = page.parse.tokens[i]
    if token.dep in ("npadvmod", "dobj", "pobj"):
        return False
    return token.tag in NOUN_TAGS or token.text.lower() in ("he", "she", "they", "i", "we")


def _top_of_name(page: Page, i: int) -> int:
    tokens = page.parse.tokens
    while tokens[i].dep in ("compound", "nmod", "amod", "poss") and tokens[i].head != i:
        i = tokens[i].head
    return i
