"""Words under a speaker's label: headlines and transcripts, as in "Dorn: The dam is safe"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.model import Act, Kind
from sayso.reading.lexicon import words
from sayso.reading.statements.drafts import Draft, Page
from sayso.reading.syntax import NOUN_TAGS, PROPER_TAGS

LONGEST_LABEL = 8  # words before the colon
FEWEST_WORDS = 3  # words after it
LABEL_TAGS = frozenset((*PROPER_TAGS, "IN", "DT", "POS", "CC", ",", "NN"))


def label_drafts(page: Page) -> Iterator[Draft]:
    """A draft for each paragraph that begins with a person's name and a colon."""
    parse = page.parse
    people = {i for name in parse.names if name.label == "PERSON" for i in range(name.first, name.last)}
    for a, b in parse.paragraphs:
        opens, closes = parse.sentences[a][0], parse.sentences[b - 1][1]
        colon = _colon(page, opens, closes)
        if colon is None or closes - colon <= FEWEST_WORDS:
            continue
        if people.isdisjoint(range(opens, colon)) and not (opens == 0 and _speaks_alone(page, colon)):
            continue
        content = parse.tokens[colon + 1].start, parse.tokens[closes - 1].end
        yield Draft(colon, (_speaker(page, opens, colon),), (content,), Act.SPEECH, "label")


def _colon(page: Page, opens: int, closes: int) -> int | None:
    """The colon after a label at the beginning of a paragraph."""
    tokens = page.parse.tokens
    for i in range(opens, min(closes, opens + LONGEST_LABEL + 1)):
        if tokens[i].text == ":":
            return i if i > opens else None
        if tokens[i].tag not in LABEL_TAGS or page.quoted[i] != -1:
            return None
    return None


def _speaks_alone(page: Page, colon: int) -> bool:
    """Whether a headline begins with a party or a document: "Dol Party: No deal", "Poll: Dorn leads"."""
    last = page.parse.tokens[colon - 1]
    if last.lemma.lower() in words("sources", "documents") | words("sources", "outlets"):
        return True
    party = page.parties.headed(last.i)
    return party is not None and party.entity.kind in (Kind.PERSON, Kind.ORGANISATION)


def _speaker(page: Page, opens: int, colon: int) -> int:
    """The last word of the name that the label begins with: "Dorn on the vote" is Dorn's."""
    tokens = page.parse.tokens
    last = opens
    while last + 1 < colon and tokens[last + 1].tag in NOUN_TAGS:
        last += 1
    return last
