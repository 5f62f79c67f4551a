"""Texts with the mentions of their parties in chains, from GUM and from our own passages: for two heads to learn from.

A mention is cut to its core, from the determiner to the head or the name alone, so that mentions of parties hardly
overlap and are much what the rules find at run time.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from bench import gum

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
PASSAGES = Path(__file__).parent / "annotations"
# gum/LICENSE.txt names CC BY or CC BY-SA for the first six; the speeches are of governments, the textbooks CC BY.
OPEN_GENRES = frozenset(("academic", "bio", "court", "interview", "news", "voyage"))
GENRES = OPEN_GENRES | {"speech", "textbook"}
KINDS = {"person": "person", "organization": "organisation", "organisation": "organisation", "place": "place"}
HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
IT = frozenset(("it", "its", "itself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves", "themself"))
ME = frozenset(("i", "me", "my", "mine", "myself"))
WE = frozenset(("we", "us", "our", "ours", "ourselves"))
YOU = frozenset(("you", "your", "yours", "yourself", "yourselves"))
WHO = frozenset(("who", "whom", "whose"))
PRONOUNS = (HE, SHE, IT, THEY, ME, WE, YOU, WHO)  # those of one set can mean the same
JOINING = frozenset(("of", "the", "and", "for", "'s", "’s", "-"))  # inside names of bodies and places
BEHIND = re.compile(r"\s*(?:,|;|\(|\b(?:of|in|at|for|from|who|which|that|on|to|with|and)\b)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """What refers to something: the characters of its core, and the number of its chain within the text."""

    span: Span
    kind: str  # "person", "organisation", "place", "group" or "other"
    form: str  # "name", "nominal" or "pronoun"
    chain: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the stretch of it that was read, and its mentions in order."""

    name: str
    text: str
    read: Span
    mentions: tuple[Mention, ...]
    all_kinds: bool  # whether things are mentions too, and places that do not act


def texts(*, open_only: bool = False) -> Iterator[Text]:
    """The documents of GUM that may be used, then our passages."""
    for path in sorted((DATA / "gum" / "train").glob("*.conllu")):
        if gum.genre(path.stem) in (OPEN_GENRES if open_only else GENRES):
            yield gum_text(path)
    yield from passages()


def passages() -> Iterator[Text]:
    """Our passages, each with the whole article it stands in: the article is context, only the passage was read."""
    with (DATA / "wikinews" / "articles.jsonl").open(encoding="utf-8") as lines:
        articles = {row["id"]: row["text"] for row in map(json.loads, lines)}
    for name in ("a", "b"):
        for line in (PASSAGES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = articles[row["id"]]
            spans = [(m["span"][0], m["span"][1]) for m in row["mentions"]]
            found = [_ours(text, spans, span, m) for span, m in zip(spans, row["mentions"], strict=True)]
            yield Text(
                f"{row['id']}:{row['passage'][0]}", text, tuple(row["passage"]), tuple(_ordered(found)), all_kinds=False
            )


def is_pronoun(word: str) -> bool:
    """Whether the word is a personal pronoun or "who"."""
    return any(word.lower() in some for some in PRONOUNS)


def _ours(text: str, spans: list[Span], span: Span, row: dict[str, str | int]) -> Mention:
    """A mention of a passage: no parse tells its head there, so that capitals and prepositions must."""
    start, end = span
    words = text[start:end]
    if is_pronoun(words):
        form = "pronoun"
    else:
        form = "name" if words[:1].isupper() and words.split()[-1][:1].isupper() else "nominal"
    if form == "nominal":
        start = max((e for s, e in spans if s == start and e < end), default=start)  # behind "Dol" in "Dol chairman"
        behind = BEHIND.search(text, start + 1, end)
        end = behind.start() if behind else end
        start += len(text[start:end]) - len(text[start:end].lstrip(" '’s"))
    kind = KINDS.get(str(row["kind"]), "group" if row["kind"] == "group" else "other")
    return Mention((start, end) if start < end else span, kind, form, int(row["chain"]))


def gum_text(path: Path) -> Text:
    """A document of GUM with the cores of its mentions."""
    found = gum.document(path)
    numbers: dict[str, int] = {}
    mentions = [_core(found, mention, numbers.setdefault(mention.entity, len(numbers))) for mention in found.mentions]
    return Text(found.name, found.text, (0, len(found.text)), tuple(_ordered(mentions)), all_kinds=True)


def _core(document: gum.Document, mention: gum.Mention, chain: int) -> Mention:
    kind, words, heads = KINDS.get(mention.kind, "other"), document.words, [word.i for word in mention.heads]
    first, last = mention.words[0].i, mention.words[-1].i
    if first == last and is_pronoun(words[first].text):
        return Mention(mention.span, kind, "pronoun", chain)
    inner = _inner(document, mention)
    if any(word.pos == "PROPN" for word in mention.heads):
        begin, end = _name(words, heads, inner if kind == "person" else frozenset())
        return Mention((words[begin].span[0], words[end].span[1]), kind, "name", chain)
    begin, end = heads[0], heads[0]
    while end + 1 in heads:
        end += 1
    while begin > first and begin - 1 not in inner and words[begin - 1].pos not in ("PART", "PUNCT"):
        begin -= 1
    return Mention((words[begin].span[0], words[end].span[1]), kind, "nominal", chain)


def _inner(document: gum.Document, mention: gum.Mention) -> Set[int]:
    """The words of the mentions inside it that are shorter."""
    (start, end), length = mention.span, len(mention.words)
    inside = (m for m in document.mentions if start <= m.span[0] and m.span[1] <= end and len(m.words) < length)
    return {word.i for other in inside for word in other.words}


def _name(words: Sequence[gum.Word], heads: list[int], inner: Set[int]) -> tuple[int, int]:
    """First and last word of a name: of a person without "U.S." before it, of others with "of the" inside."""
    capital = [i for i in heads if words[i].text[:1].isupper() and i not in inner] or heads
    if inner:
        begin = end = capital[-1]
        while begin - 1 in capital:
            begin -= 1
        return begin, end
    begin = end = capital[0]
    for i in capital[1:]:
        if any(words[j].text not in JOINING for j in range(end + 1, i)):
            break
        end = i
    return begin, end


def _ordered(mentions: list[Mention]) -> list[Mention]:
    """By place, each place once: where two mentions share a core, the first given (the inner) counts."""
    by_span: dict[Span, Mention] = {}
    for mention in mentions:
        by_span.setdefault(mention.span, mention)
    return sorted(by_span.values(), key=lambda mention: (mention.span[1], mention.span[0]))
