"""The coreference head: for each mention, which earlier one it goes on from, or none.

Scores pairs of given mentions (Lee et al. 2017 without the search for spans: at run time the rules find the mentions).
It learns from the parties of GUM and of our passages, within a window; a mention whose chain began in an earlier window
is no row, for nothing in the window is its antecedent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.chains import PRONOUNS, Mention, Text, texts
from training.encoder import WIDTH, tokenizer
from training.windows import Window, inside, windows

INNER = 96
FORMS = ("name", "nominal", "pronoun")
STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48)  # mentions back, in classes that end there
PIECES = (8, 16, 32, 64, 128, 256)  # the same for pieces back
WORD = re.compile(r"\w+")
SMALL = frozenset(("the", "a", "an", "of", "and", "s", "this", "that", "these", "those"))
FEATURES = len(FORMS) ** 2 + len(STEPS) + 1 + len(PIECES) + 1 + 6
CANDIDATES = frozenset(("person", "organisation", "place", "group"))
WEIGHTS = {"name": 0.4, "nominal": 1.0, "pronoun": 1.0}  # names are easily told by their words, and rules tell them


@dataclass(frozen=True, slots=True)
class Row:
    """A window with its mentions in order; `wanted` holds for each the earlier ones of its chain.

    () is none; a mention with None is an antecedent for others but asks for none itself.
    """

    window: Window
    words: tuple[str, ...]
    forms: tuple[str, ...]
    pieces: tuple[tuple[int, ...], ...]
    wanted: tuple[tuple[int, ...] | None, ...]
    candidates: tuple[bool, ...]  # whether others can mean it: a thing's "it" is only asked


class CoreferenceHead(nn.Module):
    """States and mentions -> scores of the antecedents of each."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.dropout = nn.Dropout(0.2)
        self.later = nn.Linear(WIDTH, 2 * INNER)
        self.earlier = nn.Linear(WIDTH, 2 * INNER)
        self.told = nn.Linear(FEATURES, INNER)
        self.score = nn.Linear(INNER, 1)
        self.none = nn.Linear(WIDTH, 1)

    def forward(self, states: Tensor, pool: Tensor, features: Tensor) -> Tensor:
        """The score of none, then that of each mention as antecedent, those that are not earlier too.

        `states` (pieces, WIDTH) of one window, or of several end to end; `pool` (mentions, pieces), rows of sum 1;
        `features` (mentions, mentions, FEATURES), the later mention first. Gives (mentions, 1 + mentions).
        """
        mentions = pool @ states
        return self.between(mentions, mentions, features)

    def between(self, later: Tensor, earlier: Tensor, features: Tensor) -> Tensor:
        """The same from the means of mentions, (later, WIDTH) and (earlier, WIDTH).

        `features` (later, earlier, FEATURES); gives (later, 1 + earlier).
        """
        later, earlier = self.dropout(self.norm(later)), self.dropout(self.norm(earlier))
        added, scaled = self.later(later)[:, None, :].chunk(2, -1)
        by_earlier, scale = self.earlier(earlier)[None, :, :].chunk(2, -1)
        mixed = nn.functional.relu(added + by_earlier + scaled * scale + self.told(features))
        return torch.cat((self.none(later), self.score(mixed).squeeze(-1)), 1)


def rows(*, open_only: bool = False) -> Iterator[Row]:
    """The windows in which some mention asks for its antecedent."""
    cutter = tokenizer()
    for text in texts(open_only=open_only):
        for window in windows(text.text, cutter):
            row = labelled(window, text)
            if any(row.wanted):
                yield row


def labelled(window: Window, text: Text) -> Row:
    """The window with the mentions of parties that it holds."""
    first, last = window.spans[1][0], window.spans[-2][1]
    kept = [
        (mention, pieces)
        for mention in text.mentions
        if (mention.kind in CANDIDATES or mention.form == "pronoun")
        and first <= mention.span[0]
        and mention.span[1] <= last
        and (pieces := inside(window, [mention.span]))
    ]
    before = {mention.chain for mention in text.mentions if mention.span[0] < first}
    wanted = [_wanted([m for m, _ in kept], at, before, text) for at in range(len(kept))]
    return Row(
        window,
        tuple(text.text[slice(*mention.span)] for mention, _ in kept),
        tuple(mention.form for mention, _ in kept),
        tuple(tuple(pieces) for _, pieces in kept),
        tuple(wanted),
        tuple(mention.kind in CANDIDATES for mention, _ in kept),
    )


def _wanted(mentions: list[Mention], at: int, before: set[int], text: Text) -> tuple[int, ...] | None:
    """The earlier mentions of the chain; None where it began before the window or the stretch that was read."""
    mention = mentions[at]
    found = tuple(i for i in range(at) if mentions[i].chain == mention.chain and mentions[i].kind in CANDIDATES)
    if found or mention.kind not in CANDIDATES:
        return found
    if mention.chain in before or not text.read[0] <= mention.span[0] < text.read[1]:
        return None
    return None if text.read[0] else ()


def features(words: Sequence[str], forms: Sequence[str], places: Sequence[int]) -> Tensor:
    """What the surface tells of each pair (later, earlier): forms, distance, shared words.

    `places` holds the first piece of each mention. Gives (mentions, mentions, FEATURES); 0 where not earlier.
    """
    cut = [[word.lower() for word in WORD.findall(text)] for text in words]
    sets = [next((k for k, some in enumerate(PRONOUNS) if text.lower() in some), -1) for text in words]
    kept = [frozenset(own) - SMALL for own in cut]
    told: list[tuple[int, int, int]] = []
    by_step, by_piece = len(FORMS) ** 2, len(FORMS) ** 2 + len(STEPS) + 1
    rest = by_piece + len(PIECES) + 1
    for i in range(len(words)):
        for j in range(i):
            told.append((i, j, FORMS.index(forms[i]) * len(FORMS) + FORMS.index(forms[j])))
            told.append((i, j, by_step + bisect_left(STEPS, i - j)))
            told.append((i, j, by_piece + bisect_left(PIECES, places[i] - places[j])))
            shared = (
                words[i].lower() == words[j].lower(),
                bool(cut[i] and cut[j]) and cut[i][-1] == cut[j][-1],
                bool(kept[i]) and kept[i] <= kept[j],
                bool(kept[i] & kept[j]),
                sets[i] >= 0 and sets[i] == sets[j],
                sets[i] >= 0 and sets[j] >= 0 and sets[i] != sets[j],
            )
            told += [(i, j, rest + k) for k, holds in enumerate(shared) if holds]
    found = torch.zeros(len(words), len(words), FEATURES)
    if told:
        found[tuple(torch.tensor(told).T)] = 1
    return found


def pool_of(pieces: Sequence[Sequence[int]], length: int) -> Tensor:
    """A row for each mention that takes the mean over its pieces."""
    pool = torch.zeros(len(pieces), length)
    for i, own in enumerate(pieces):
        pool[i, list(own)] = 1 / len(own)
    return pool


def earlier_only(scores: Tensor, candidates: Sequence[bool], asked: Sequence[int]) -> Tensor:
    """The scores of the mentions that ask, one row each, with no way to what is not earlier, or no candidate."""
    places = torch.arange(len(candidates))
    allowed = (places[None, :] < torch.tensor(asked)[:, None]) & torch.tensor(candidates, dtype=torch.bool)
    return scores.masked_fill(~nn.functional.pad(allowed, (1, 0), value=True), -1e4)


def loss_of(head: CoreferenceHead, states: Tensor, batch: Sequence[Row]) -> Tensor:
    """How unlikely the right antecedents are together, mean over the mentions that ask; about 1 at the start."""
    losses, weight = [states.new_zeros(())], 0.0
    for own, row in zip(states, batch, strict=True):
        told = features(row.words, row.forms, [pieces[0] for pieces in row.pieces])
        loss, asked = loss_of_mentions(head, pool_of(row.pieces, len(own)) @ own, told, row)
        losses.append(loss)
        weight += asked
    return torch.stack(losses).sum() / max(weight, 1.0) / 2


def loss_of_mentions(head: CoreferenceHead, mentions: Tensor, told: Tensor, row: Row) -> tuple[Tensor, float]:
    """The loss summed over the mentions that ask, by weight, and the sum of these weights."""
    asked = [i for i, wanted in enumerate(row.wanted) if wanted is not None]
    if not asked:
        return mentions.new_zeros(()), 0.0
    scores = head.between(mentions[asked], mentions, told[asked])
    likely = earlier_only(scores, row.candidates, asked).log_softmax(1)
    right = torch.zeros(likely.shape, dtype=torch.bool)
    for n, i in enumerate(asked):
        right[n, [1 + j for j in row.wanted[i] or ()] or [0]] = True
    weights = torch.tensor([WEIGHTS[row.forms[i]] for i in asked])
    chosen = likely.masked_fill(~right, -1e4).logsumexp(1)
    return -(weights * chosen).sum(), float(weights.sum())
