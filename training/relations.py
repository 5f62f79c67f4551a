"""The head that reads ties: which of the 33 relations hold between two mentions of one sentence, and which way.

Every label is yes, no or unknown; the unknown ones stay out of the loss, so that a set which annotates two relations
teaches two. `python -m training.relations` counts what each set gives.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.encoder import WIDTH, tokenizer
from training.windows import Window, inside, windows

DATA = Path(os.environ.get("SAYSO_DATA", "../shared/data"))
PAIRS = Path("training/out/pairs.jsonl")  # written by training.pairs
SENTENCES = Path(__file__).parent / "sentences"
Span = tuple[int, int]

# The order of the outputs, for good: of relation i, 2i says that the first mention is the subject, 2i + 1 that it is
# the second.
WORK = "employed_by holds_office member_of leads founded candidate_for succeeded appointed dismissed represents"
POLITICS = "endorsed supports opposes opponent_of defeated ally_of"
PERSONAL = "friend_of acquainted_with mentor_of advised met_with contacted"
LAW_AND_MONEY = "accused sued investigates charged donated_to owns hired"
FAMILY = "spouse_of parent_of sibling_of relative_of"
RELATIONS = " ".join((FAMILY, WORK, POLITICS, PERSONAL, LAW_AND_MONEY)).split()
UNDIRECTED = "spouse_of sibling_of relative_of opponent_of ally_of friend_of acquainted_with met_with"
SYMMETRIC = frozenset(UNDIRECTED.split())
# Relations that one wording can state at once: what a row says of one leaves its neighbours open.
NEIGHBOURS = [
    set(group.split())
    for group in (
        FAMILY,
        f"{WORK} advised hired owns",
        "endorsed supports ally_of friend_of acquainted_with mentor_of advised donated_to member_of represents",
        "opposes opponent_of defeated accused sued investigates charged dismissed succeeded",
        "met_with contacted acquainted_with friend_of advised",
        "candidate_for opponent_of defeated",
    )
]
LABELS = 2 * len(RELATIONS)
YES, NO, UNKNOWN = 1, 0, -1

INNER = 128  # numbers for a pair
SEEN = 64  # numbers for a piece, shared by all looks
EYES = 4  # heads of attention a look
LOOKS = 2
REACH = 48  # pieces: distances beyond count alike
PRIOR = -4.0  # logit of a tie before anything is read: most pairs hold none


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions of a window, in the order of the text, with a label for each relation and direction."""

    first: tuple[int, ...]  # pieces
    second: tuple[int, ...]
    labels: tuple[int, ...]
    key: str = ""  # finds the pair again in its set


@dataclass(frozen=True, slots=True)
class Row:
    """A window with the pairs that are asked about in it."""

    window: Window
    pairs: tuple[Pair, ...]
    source: str  # the set
    name: str = ""  # the text in it


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair before its text is cut: characters instead of pieces."""

    first: Span
    second: Span
    labels: tuple[int, ...]
    key: str = ""


class Look(nn.Module):
    """One look of each pair at the pieces of its window; where it looks depends on what it is and on the distances."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(INNER)
        self.query = nn.Linear(INNER, SEEN)
        self.inner = nn.Linear(INNER + SEEN, INNER)
        self.outer = nn.Linear(INNER, INNER)

    def forward(self, pairs: Tensor, keys: Tensor, values: Tensor, bias: Tensor) -> Tensor:
        """The pairs with what they saw, (windows, pairs, INNER) as given.

        `keys` (windows, EYES, SEEN / EYES, pieces), `values` transposed; `bias` (windows, EYES, pairs, pieces).
        """
        windows, count, _ = pairs.shape
        normed = self.norm(pairs)
        query = self.query(normed).view(windows, count, EYES, SEEN // EYES).transpose(1, 2)
        weights = (query @ keys / math.sqrt(SEEN // EYES) + bias).softmax(-1)
        seen = (weights @ values).transpose(1, 2).reshape(windows, count, SEEN)
        return pairs + self.outer(nn.functional.gelu(self.inner(torch.cat([normed, seen], -1))))


class RelationsHead(nn.Module):
    """66 logits for each pair of mentions, from the states of their window.

    A pair is its two mentions, their product and their distance; it looks at the window's pieces (as a query of
    attention), takes in what it saw and looks again. For each piece of each pair nothing is computed but its weight:
    a tagger conditioned on the pair, with convolutions over its pieces, costs ten times as much.
    """

    def __init__(self) -> None:
        super().__init__()
        self.of_mentions = nn.Linear(2 * WIDTH, INNER)
        self.of_first = nn.Linear(WIDTH, INNER)
        self.of_second = nn.Linear(WIDTH, INNER)
        self.apart = nn.Embedding(REACH + 1, INNER)
        self.of_pieces = nn.Linear(WIDTH, 2 * SEEN)
        self.from_first = nn.Embedding(2 * REACH + 1, LOOKS * EYES)
        self.from_second = nn.Embedding(2 * REACH + 1, LOOKS * EYES)
        self.zone = nn.Embedding(3, LOOKS * EYES)  # before, between, behind the two mentions
        self.looks = nn.ModuleList(Look() for _ in range(LOOKS))
        self.norm = nn.LayerNorm(INNER)
        self.tie = nn.Linear(INNER, LABELS)
        self.dropout = nn.Dropout(0.15)
        far = (torch.arange(2 * REACH + 1) - REACH).abs().float()
        for table in (self.from_first, self.from_second):
            table.weight.data = 0.02 * torch.randn(2 * REACH + 1, LOOKS * EYES) - 0.05 * far[:, None]
        nn.init.normal_(self.apart.weight, std=0.02)
        nn.init.zeros_(self.zone.weight)
        nn.init.constant_(self.tie.bias, PRIOR)

    def forward(self, states: Tensor, mask: Tensor, first: Tensor, second: Tensor) -> Tensor:
        """Logits (windows, pairs, LABELS).

        `states` (windows, pieces, WIDTH); `mask` (windows, pieces), True where there is a piece; `first` and `second`
        (windows, pairs, 2), the first and the last piece of each mention.
        """
        one, other = _mean(states, first), _mean(states, second)
        apart = (second[..., 0] - first[..., 1]).clamp(0, REACH)
        product = self.of_first(one) * self.of_second(other)
        both = self.of_mentions(torch.cat([one, other], -1)) + product + self.apart(apart)
        pairs = self.dropout(nn.functional.gelu(both))
        bias = self._bias(mask, first, second)
        batch, pieces, _ = states.shape
        keys, values = self.of_pieces(states).view(batch, pieces, 2 * EYES, SEEN // EYES).transpose(1, 2).chunk(2, 1)
        for i, look in enumerate(self.looks):
            pairs = look(pairs, keys.transpose(2, 3), values, bias[:, i * EYES : (i + 1) * EYES])
        return self.tie(self.dropout(self.norm(pairs)))

    def _bias(self, mask: Tensor, first: Tensor, second: Tensor) -> Tensor:
        """How much each eye leans to each piece by where it stands to both mentions: (windows, eyes, pairs, pieces)."""
        places = torch.arange(mask.shape[1], device=mask.device)
        zone = (places > first[..., 1:]).long() + (places > second[..., 1:]).long()
        bias = self.from_first(_distance(first, places) + REACH) + self.from_second(_distance(second, places) + REACH)
        return (bias + self.zone(zone)).permute(0, 3, 1, 2).masked_fill(~mask[:, None, None, :], -1e4)


def _mean(states: Tensor, mention: Tensor) -> Tensor:
    """The mean state of each mention's pieces, by the difference of two sums: (windows, pairs, WIDTH)."""
    sums = nn.functional.pad(states.float().cumsum(1), (0, 0, 1, 0))
    starts, ends = mention[..., :1], mention[..., 1:] + 1
    wide = (-1, -1, states.shape[-1])
    total = sums.gather(1, ends.expand(*wide)) - sums.gather(1, starts.expand(*wide))
    return total / (ends - starts)


def _distance(mention: Tensor, places: Tensor) -> Tensor:
    """Pieces from the mention to each place, 0 inside it, negative before it: (windows, pairs, pieces)."""
    behind = (places - mention[..., 1:]).clamp(min=0)
    before = (places - mention[..., :1]).clamp(max=0)
    return (behind + before).clamp(-REACH, REACH)


def loss_of(head: RelationsHead, states: Tensor, batch: Sequence[Row]) -> Tensor:
    """Cross-entropy summed over the known relations of a pair and averaged over pairs, scaled to about 1 at the start.

    A pair that holds a tie counts for as much as three that hold none.
    """
    most = max((len(row.pairs) for row in batch), default=0)
    if not most:
        return states.sum() * 0.0
    mask, first, second = places_of(batch, states.shape[1], most)
    logits = head(states, mask, first, second).float()
    labels = torch.full((len(batch), most, LABELS), UNKNOWN)
    for i, row in enumerate(batch):
        if row.pairs:
            labels[i, : len(row.pairs)] = torch.tensor([pair.labels for pair in row.pairs])
    known = labels != UNKNOWN
    each = nn.functional.binary_cross_entropy_with_logits(logits, (labels == YES).float(), reduction="none")
    tied = (labels == YES).any(-1)
    weight = torch.where(tied, TIED, 1.0) * known.any(-1)
    return SCALE * ((each * known).sum(-1) * weight).sum() / weight.sum().clamp(min=1.0)


TIED = 3.0
SCALE = 0.3  # of about 3 nats a pair at the start


def places_of(batch: Sequence[Row], pieces: int, most: int) -> tuple[Tensor, Tensor, Tensor]:
    """Mask (rows, pieces) and first and last piece of both mentions, each (rows, most, 2); padded pairs stand at 0."""
    mask = torch.zeros(len(batch), pieces, dtype=torch.bool)
    first, second = (
        torch.zeros(len(batch), most, 2, dtype=torch.long),
        torch.zeros(len(batch), most, 2, dtype=torch.long),
    )
    for i, row in enumerate(batch):
        mask[i, : len(row.window.pieces)] = True
        for k, pair in enumerate(row.pairs):
            first[i, k] = torch.tensor([pair.first[0], pair.first[-1]])
            second[i, k] = torch.tensor([pair.second[0], pair.second[-1]])
    return mask, first, second


def kept_back(name: str) -> bool:
    """Whether an annotated text is kept from training, to choose thresholds on: a fifth, by its id.

    More than the tenth of the other heads: it has to do for 33 relations.
    """
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0


def rows(*, open_only: bool = False) -> Iterator[Row]:
    """The windows of all sets with their pairs; with `open_only` without the set that has no open licence.

    `pairs.jsonl` is left out where `training.pairs` has not written it, and of its texts those kept back.
    """
    cutter = tokenizer()
    yield from own_sentences(cutter)
    if PAIRS.exists():
        yield from (row for row in annotated(cutter) if not kept_back(row.name))
    yield from knowledgenet(cutter)
    yield from redocred(cutter)
    if not open_only:
        yield from directed_sentiment(cutter)


# ---- labels


def labels(yes: Iterable[str] = (), no: Iterable[str] = (), *, other: int = UNKNOWN) -> tuple[int, ...]:
    """The labels of a pair from marks as "sued>": the first mention is the subject; "sued<": the second one is."""
    found = [other] * LABELS
    for marks, value in ((no, NO), (yes, YES)):
        for mark in marks:
            for output in outputs_of(mark):
                found[output] = value
    return tuple(found)


def outputs_of(mark: str) -> list[int]:
    """The outputs of a mark: two for a relation without direction."""
    at = 2 * RELATIONS.index(mark[:-1])
    return [at, at + 1] if mark[:-1] in SYMMETRIC else [at + (mark[-1] == "<")]


def neighbours(relation: str) -> set[str]:
    """The relations that are left open by a row which states this one."""
    return set().union(*(group for group in NEIGHBOURS if relation in group)) - {relation}


def turned(mark: str) -> str:
    """The mark for the other direction."""
    return mark[:-1] + ("<" if mark[-1] == ">" else ">")


# ---- texts to windows


def cut(text: str, asked: Iterable[Asked], cutter: Tokenizer, source: str, name: str = "") -> Iterator[Row]:
    """The windows of a text that hold pairs; a pair whose mentions fall into two windows is left out."""
    open_ = list(asked)
    for window in windows(text, cutter):
        start, end = window.spans[1][0], window.spans[-2][1]
        pairs = []
        for pair in open_:
            if pair.first[0] < start or pair.second[0] < start or max(pair.first[1], pair.second[1]) > end:
                continue
            first, second = inside(window, [pair.first]), inside(window, [pair.second])
            if first and second:
                pairs.append(Pair(tuple(first), tuple(second), pair.labels, pair.key))
        if pairs:
            yield Row(window, tuple(pairs), source, name)


def packed(texts: Iterable[tuple[str, list[Asked]]], cutter: Tokenizer, source: str) -> Iterator[Row]:
    """Short texts joined to windows as an article's paragraphs are, in an order without relation to the file's."""
    order = sorted(texts, key=lambda item: hashlib.sha256(item[0].encode()).digest())
    text, asked = "", []
    for words, pairs in order:
        words = words.replace("\n", " ")
        at = len(text)
        asked += [
            replace(p, first=(p.first[0] + at, p.first[1] + at), second=(p.second[0] + at, p.second[1] + at))
            for p in pairs
        ]
        text += words + "\n"
        if len(text) > 20_000:  # characters: `cut` compares each pair with each window
            yield from cut(text, asked, cutter, source)
            text, asked = "", []
    yield from cut(text, asked, cutter, source)


# ---- sets

MARK = re.compile(r"\[\[([so]):(.*?)\]\]")


def own_sentences(cutter: Tokenizer) -> Iterator[Row]:
    """Our sentences; a near miss speaks of its file's relation only, from its subject to its object."""
    found: dict[str, list[Asked]] = {}
    for path in sorted(SENTENCES.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            text, spans = unmarked(row["text"])
            subject, object_ = spans["s"], spans["o"]
            forth = ">" if subject < object_ else "<"
            found.setdefault(text, []).append(
                Asked(
                    *sorted((subject, object_)),
                    sentence_labels(row["relation"], path.stem, forth),
                    f"{path.stem}:{number}",
                )
            )
    yield from packed(found.items(), cutter, "sentences")


def sentence_labels(relation: str, of: str, forth: str) -> tuple[int, ...]:
    """What a row of the file `of` says: its tie, not the other way round, nothing of neighbours, no other relation."""
    if relation == "none":
        return labels(no=[of + forth])
    left_open = neighbours(relation)
    no = [other + way for other in RELATIONS if other not in left_open for way in "<>"]
    return labels(yes=[relation + forth], no=[*no, of + forth])


def unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """The text without its marks, and where the two parties stand."""
    text, spans, done = "", {}, 0
    for mark in MARK.finditer(marked):
        text += marked[done : mark.start()]
        spans[mark[1]] = (len(text), len(text) + len(mark[2]))
        text += mark[2]
        done = mark.end()
    return text + marked[done:], spans


def annotated(cutter: Tokenizer) -> Iterator[Row]:
    """The hand-read articles and our passages, every candidate pair of them."""
    with PAIRS.open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            asked = [
                Asked(
                    tuple(pair["first"]),
                    tuple(pair["second"]),
                    open_where(labels(pair["holds"], other=NO), pair["open"]),
                    key_of(article, number),
                )
                for number, pair in enumerate(article["pairs"])
            ]
            yield from cut(article["text"], asked, cutter, article["set"], article["id"])


def key_of(article: Mapping[str, Any], number: int) -> str:
    """What finds a pair again: the article, where its passage begins, and the pair's place in the list."""
    return f"{article['id']}@{article['inside'][0]}:{number}"


def open_where(found: tuple[int, ...], marks: Iterable[str]) -> tuple[int, ...]:
    """The labels with those of the marks unknown, where they are not yes."""
    outputs = {output for mark in marks for output in outputs_of(mark)}
    return tuple(UNKNOWN if i in outputs and label != YES else label for i, label in enumerate(found))


# property -> our marks from its subject to its object; the first list holds, the second is left open by it
KNOWLEDGENET: Mapping[str, tuple[str, str]] = {
    "SPOUSE": ("spouse_of>", ""),
    "CHILD_OF": ("parent_of<", ""),
    "CEO": ("leads<", "employed_by< founded< owns< member_of<"),
    "FOUNDED_BY": ("founded<", "leads< owns< employed_by< member_of<"),
    "POLITICAL_AFFILIATION": ("member_of>", "leads> candidate_for> supports> holds_office> employed_by> founded>"),
    "SUBSIDIARY_OF": ("owns<", "founded< member_of>"),
    "EMPLOYEE_OR_MEMBER_OF": (
        "",
        "employed_by> member_of> leads> holds_office> founded> owns> represents> candidate_for>",
    ),
}
ABOUT_PARTIES = frozenset((*KNOWLEDGENET, "NATIONALITY", "EDUCATED_AT", "HEADQUARTERS", "PLACE_OF_BIRTH"))


def knowledgenet(cutter: Tokenizer) -> Iterator[Row]:
    """KnowledgeNet: the pairs of its marked mentions; a property says no only where a passage was read for it."""
    with (DATA / "knowledgenet" / "folds123.jsonl").open(encoding="utf-8") as lines:
        texts = [(row["text"], list(known_facts(row))) for row in map(json.loads, lines)]
    yield from packed([(text, pairs) for text, pairs in texts if pairs], cutter, "knowledgenet")


def known_facts(row: Mapping[str, Any]) -> Iterator[Asked]:
    """The pairs of one passage."""
    named: dict[Span, set[str]] = {}  # what each mention is called: words and address
    facts = []
    for fact in row["facts"]:
        if fact["property"] not in ABOUT_PARTIES:
            continue
        spans = [(fact[f"{side}Start"], fact[f"{side}End"]) for side in ("subject", "object")]
        for side, span in zip(("subject", "object"), spans, strict=True):
            named.setdefault(span, set()).update(filter(None, (fact[f"{side}Text"], fact[f"{side}Uri"])))
        facts.append((fact["property"], *spans))
    mentions = sorted(named)
    read_for = [name for name in row["annotatedProperties"] if name in KNOWLEDGENET]
    for i, first in enumerate(mentions):
        for second in mentions[i + 1 :]:
            if named[first] & named[second] or (first[0] < second[1] and second[0] < first[1]):
                continue
            yes, left, no = [], [], []
            for name in read_for:
                holds, opens = (marks.split() for marks in KNOWLEDGENET[name])
                for mark in holds:
                    no += [mark, turned(mark)]
                if name == "EMPLOYEE_OR_MEMBER_OF":
                    no += ["employed_by>", "employed_by<"]
            for name, subject, object_ in facts:
                if name not in KNOWLEDGENET:
                    continue
                holds, opens = (marks.split() for marks in KNOWLEDGENET[name])
                for a, b, way in ((first, second, False), (second, first, True)):
                    if (subject, object_) == (a, b):
                        yes += [turned(m) if way else m for m in holds]
                        left += [turned(m) if way else m for m in opens]
                    elif (
                        named[subject] & named[a] and named[object_] & named[b]
                    ):  # the same two, elsewhere in the passage
                        left += [turned(m) if way else m for m in (*holds, *opens)]
            if yes or no:
                yield Asked(first, second, open_where(labels(yes, no), left))


# Re-DocRED's property -> our marks from head to tail; "" where it only leaves marks open
REDOCRED: Mapping[str, tuple[str, str]] = {
    "P26": ("spouse_of>", ""),
    "P40": ("parent_of>", ""),
    "P22": ("parent_of<", ""),
    "P25": ("parent_of<", ""),
    "P3373": ("sibling_of>", ""),
    "P463": ("member_of>", "employed_by> leads> holds_office> founded>"),
    "P102": ("member_of>", "leads> candidate_for> supports> holds_office> founded>"),
    "P108": ("employed_by>", "member_of> leads> holds_office> founded> owns>"),
    "P488": ("leads<", "employed_by< member_of< holds_office< founded<"),
    "P112": ("founded<", "leads< owns< employed_by< member_of<"),
    "P127": ("owns<", "leads< founded< member_of>"),
    "P6": ("", "leads< holds_office<"),
    "P39": ("", "holds_office> member_of> leads> employed_by>"),
    "P54": ("", "member_of> employed_by>"),
    "P241": ("", "member_of> employed_by> leads> holds_office>"),
    "P69": ("", "member_of> employed_by>"),
    "P27": ("", "member_of> holds_office> employed_by>"),
    "P737": ("", "mentor_of< supports> acquainted_with> advised<"),
}
READ_FOR = ("spouse_of", "parent_of", "sibling_of", "member_of", "founded", "leads", "employed_by")


def redocred(cutter: Tokenizer) -> Iterator[Row]:
    """Re-DocRED: pairs of mentions in one sentence; a tie holds where the sentence is its evidence, else it is open."""
    with (DATA / "redocred_person_dev.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text, spans = joined(row["sents"])
            yield from cut(text, linked(row, spans), cutter, "redocred")


def joined(sentences: list[list[str]]) -> tuple[str, list[list[Span]]]:
    """The words with a blank between them, and the characters of each."""
    text, spans = "", []
    for words in sentences:
        spans.append([])
        for word in words:
            spans[-1].append((len(text), len(text) + len(word)))
            text += word + " "
    return text, spans


def linked(row: Mapping[str, Any], spans: list[list[Span]]) -> Iterator[Asked]:
    """The pairs of one document, each two entities once a sentence, where they stand nearest."""
    by_sentence: dict[int, dict[int, list[Span]]] = {}
    for entity in row["entities"]:
        for sentence, start, end, _ in entity["mentions"]:
            span = spans[sentence][start][0], spans[sentence][end - 1][1]
            by_sentence.setdefault(sentence, {}).setdefault(entity["i"], []).append(span)
    for sentence, entities in by_sentence.items():
        ids = sorted(entities)
        for i, one in enumerate(ids):
            for other in ids[i + 1 :]:
                (_, first, a), (_, second, b) = min(
                    (sorted([(x[0], x, one), (y[0], y, other)]) for x in entities[one] for y in entities[other]),
                    key=lambda ends: ends[1][1][0] - ends[0][1][1],
                )
                yes, left = [], []
                for relation in row["relations"]:
                    if {relation["h"], relation["t"]} != {a, b}:
                        continue
                    holds, opens = (marks.split() for marks in REDOCRED[relation["pid"]])
                    way = relation["h"] == b
                    (yes if sentence in relation["evidence"] else left).extend(turned(m) if way else m for m in holds)
                    left += [turned(m) if way else m for m in opens]
                no = [name + way for name in READ_FOR for way in "<>"]
                yield Asked(first, second, open_where(labels(yes, no), left))


BRACKETED = re.compile(r"\[([^\[\]]+)\]")
DIRECTED = {"0": "", "1": "supports>", "2": "supports<", "3": "opposes>", "4": "opposes<"}
FAVOUR, AGAINST = "supports endorsed", "opposes accused"
NEUTRAL_KEPT = 0.5  # share of the rows of class 0: they are two thirds of the set


def directed_sentiment(cutter: Tokenizer) -> Iterator[Row]:
    """News sentences with who praises or blames whom; it speaks of supports and opposes only.

    Pairs without a capital letter are left out: "path" and "editor" are no parties.
    """
    texts = []
    for line in (DATA / "directed_sentiment" / "train.txt").read_text(encoding="utf-8").splitlines():
        marked, _, _, label = line.split("\t")
        found = bracketed(marked)
        if found is None:
            continue
        text, first, second = found
        kept = label != "0" or hashlib.sha256(text.encode()).digest()[0] < 256 * NEUTRAL_KEPT
        if kept and text[first[0]].isupper() and text[second[0]].isupper():
            no = [name + way for name in ("supports", "opposes") for way in "<>"]
            texts.append((text, [Asked(first, second, labels([DIRECTED[label]] if label != "0" else [], no))]))
    yield from packed(texts, cutter, "directed_sentiment")


def bracketed(marked: str) -> tuple[str, Span, Span] | None:
    """The text without brackets and its two parties, made longer to the end of their last word; None without two."""
    text, spans, done = "", [], 0
    for mark in BRACKETED.finditer(marked):
        text += marked[done : mark.start()]
        spans.append((len(text), len(text) + len(mark[1])))
        text += mark[1]
        done = mark.end()
    text += marked[done:]
    if len(spans) != 2:
        return None
    (a, b), (c, d) = spans
    ends = [end + len(re.match(r"\w*", text[end:])[0]) for end in (b, d)]  # type: ignore[index]
    return (text, (a + _article(text, a), ends[0]), (c + _article(text, c), ends[1])) if a < b <= c < d else None


def _article(text: str, at: int) -> int:
    """How many characters of "the " stand at the start of a party."""
    return 4 if text[at : at + 4].lower() == "the " else 0


def main() -> None:
    """Count windows, pieces, pairs and ties of every set."""
    count: dict[str, Counter[str]] = {}
    for row in rows():
        own = count.setdefault(row.source, Counter())
        own["windows"] += 1
        own["pieces"] += len(row.window.pieces)
        own["pairs"] += len(row.pairs)
        own["tied"] += sum(YES in pair.labels for pair in row.pairs)
    for source, own in count.items():
        print(source, ", ".join(f"{n} {what}" for what, n in own.items()))


if __name__ == "__main__":
    main()
