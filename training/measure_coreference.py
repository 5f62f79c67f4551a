"""What the coreference head would add to the rules, on GUM: in five folds over train, or once over dev.

    .venv/bin/python -m bench.score_coreference               # parses the documents and keeps the parses
    PYTHONPATH=src python -m training.measure_coreference training/out/joint.pt

The head is trained anew on the states of the given encoder, which stay as they are, without the documents of the fold
(an encoder that learned from all of GUM train has seen them: such figures flatter, those for dev do not). A mention
sees the antecedents of its own window and of the one before. The rules find the mentions; the head is asked whom a
pronoun or a definite noun means.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from bench import gum
from bench.score_coreference import Read, matching, parsed, report
from sayso.model import Form, Kind, Span, Token
from sayso.reading.coreference.coreference import RULES, Resolvers, coreference
from sayso.reading.coreference.definites import is_free, noun_span
from sayso.reading.coreference.descriptions import can_be
from sayso.reading.coreference.pronouns import barred_for, is_empty_it, sort_of
from sayso.reading.coreference.scene import Scene
from sayso.reading.names.names import names
from training.chains import Text, texts
from training.coreference import CoreferenceHead, Row, earlier_only, features, labelled, loss_of_mentions, pool_of
from training.encoder import Encoder, tokenizer
from training.trained import encoder_of
from training.windows import Window, inside, windows

SEED = 20261122
MEASURED = ("news", "interview")

Seen = tuple[Window, Tensor]  # a window and the encoder's states of it


@dataclass(frozen=True, slots=True)
class Case:
    """A row with all that stays the same from one epoch to the next."""

    row: Row
    mentions: Tensor  # (mentions, WIDTH)
    told: Tensor  # features, (mentions, mentions, FEATURES)


def seen(encoder: Encoder, cut: Iterable[Window]) -> list[Seen]:
    """The windows as the encoder sees them."""
    with torch.inference_mode():
        return [
            (window, encoder(torch.tensor([window.pieces]), torch.ones(1, len(window.pieces), dtype=torch.bool))[0])
            for window in cut
        ]


def joined(before: Seen | None, window: Seen) -> Seen:
    """A window behind the one before it."""
    if before is None:
        return window
    pair = Window(before[0].pieces + window[0].pieces, before[0].spans + window[0].spans)
    return pair, torch.cat((before[1], window[1])).float()


def cases(text: Text, whole: list[Seen]) -> Iterator[Case]:
    """A case for each window of the text: its mentions ask, those of the window before are there to be meant."""
    for at, window in enumerate(whole):
        both, states = joined(whole[at - 1] if at else None, window)
        row = labelled(both, text)
        first = window[0].spans[1][0]
        wanted = tuple(
            None if both.spans[pieces[0]][0] < first else own
            for own, pieces in zip(row.wanted, row.pieces, strict=True)
        )
        if any(own is not None for own in wanted):
            row = Row(row.window, row.words, row.forms, row.pieces, wanted, row.candidates)
            told = features(row.words, row.forms, [pieces[0] for pieces in row.pieces])
            yield Case(row, pool_of(row.pieces, len(states)) @ states.float(), told)


def trained(kept: list[Case], *, epochs: int, rate: float = 1e-3) -> CoreferenceHead:
    """A head for states that stay as they are."""
    torch.manual_seed(SEED)
    shuffle, head = random.Random(SEED), CoreferenceHead()
    steps = epochs * -(-len(kept) // 8)
    optimiser = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    for _ in range(epochs):
        order = shuffle.sample(kept, len(kept))
        for at in range(0, len(order), 8):
            found = [loss_of_mentions(head, case.mentions, case.told, case.row) for case in order[at : at + 8]]
            optimiser.zero_grad()
            (torch.stack([loss for loss, _ in found]).sum() / max(sum(weight for _, weight in found), 1.0)).backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            pace.step()
    return head.eval()


class Judge:
    """The head's view of one document: for a word, how likely each party is meant."""

    def __init__(self, head: CoreferenceHead, whole: list[Seen]) -> None:
        self._head = head
        self._whole = whole
        self._scores: dict[int, tuple[dict[int, int], list[int], Tensor]] = {}

    def weights(self, scene: Scene, i: int) -> Counter[str]:
        """The probability of each entity to be what the token means; that of none, or of nobody known, under "".

        What was scored in an earlier reading of the document holds, for the rules begin each with the same mentions.
        """
        start = scene.parse.tokens[i].start
        at = next(n for n, (window, _) in reversed(list(enumerate(self._whole))) if window.spans[1][0] <= start)
        if at not in self._scores:
            self._scores[at] = self._scored(scene, at)
        places, tokens, likely = self._scores[at]
        found = Counter[str]()
        if i in places:
            row = likely[places[i]].tolist()
            found[""] = row[0]
            for j, share in zip(tokens, row[1:], strict=True):
                if j != i and share > 1e-6:
                    found[scene.heads.get(j, "") if j < i else ""] += share
        return found

    def _scored(self, scene: Scene, at: int) -> tuple[dict[int, int], list[int], Tensor]:
        both, states = joined(self._whole[at - 1] if at else None, self._whole[at])
        first, last = both.spans[1][0], both.spans[-2][1]
        mentions = sorted(_mentions(scene), key=lambda mention: (mention[1][1], mention[1][0]))
        near = [m for m in mentions if first <= m[1][0] and m[1][1] <= last]
        held = [(i, span, form, pieces) for i, span, form in near if (pieces := inside(both, [span]))]
        text = scene.reading.document.text
        told = features(
            [text[slice(*span)] for _, span, _, _ in held], [f for _, _, f, _ in held], [p[0] for *_, p in held]
        )
        with torch.inference_mode():
            pool = pool_of([pieces for *_, pieces in held], len(states))
            likely = earlier_only(self._head(states.float(), pool, told), [True] * len(held), range(len(held))).softmax(
                1
            )
        return {i: n for n, (i, *_) in enumerate(held)}, [i for i, *_ in held], likely


def _mentions(scene: Scene) -> list[tuple[int, Span, str]]:
    """What the rules know before they begin: names, pronouns, and nouns for persons and bodies."""
    found: dict[int, tuple[Span, str]] = {}
    for token in scene.parse.tokens:
        if token.tag in ("PRP", "PRP$") or token.text.lower() in ("who", "whom", "whose"):
            found[token.i] = ((token.start, token.end), "pronoun")
        elif token.i in scene.described.nouns:
            found[token.i] = (noun_span(scene, token), "nominal")
    for entity in scene.reading.entities:
        for mention in entity.mentions if entity.kind is not Kind.ACCOUNT else ():
            head = scene.parties.head(mention.span)
            if head is not None and mention.form is Form.NAME:
                found[head] = (mention.span, "name")
    return [(i, span, form) for i, (span, form) in found.items()]


@dataclass(frozen=True, slots=True)
class Way:
    """How far the head is followed; a probability above 1 never is."""

    label: str
    instead: float = 2.0  # the head's choice for a pronoun comes before the rules' from this probability on
    where_none: float = 2.0  # and where the rules have none, from this
    they: float = 2.0
    noun: float = 2.0
    drop: float = 2.0  # the rules' choice for "it" is dropped where none is this likely


@dataclass(frozen=True, slots=True)
class Followed:
    """The rules with the head behind them, for one document."""

    way: Way
    judge: Judge

    def resolvers(self) -> Resolvers:
        """What stands in the place of the rules."""
        return Resolvers(self._antecedent, self._they, self._definite)

    def _best(self, scene: Scene, i: int, fits: Callable[[str], bool]) -> tuple[str, float, float]:
        """The likeliest entity that fits and is not barred, how likely it is, and how likely none is."""
        barred = set(barred_for(scene, scene.parse.tokens[i]))
        weights = self.judge.weights(scene, i)
        likely = [(share, e) for e, share in weights.items() if e and e not in barred and fits(e)]
        share, entity = max(likely, default=(0.0, ""))
        return entity, share, weights[""]

    def _antecedent(self, scene: Scene, token: Token) -> str | None:
        ruled, sort = RULES.antecedent(scene, token), sort_of(token.text.lower())
        if sort == "thing" and token.tag == "PRP" and is_empty_it(scene.parse, token):
            return None
        entity, share, none = self._best(scene, token.i, lambda e: scene.agrees(e, sort))
        if entity and share >= (self.way.where_none if ruled is None else self.way.instead):
            return entity
        return None if sort == "thing" and none >= self.way.drop else ruled

    def _definite(self, scene: Scene, token: Token) -> None:
        RULES.definite(scene, token)
        found = scene.described.nouns.get(token.i)
        if found is None or token.i in scene.heads or token.tag not in ("NN", "NNP") or self.way.noun > 1:
            return
        if not is_free(scene, token, found):
            return
        entity, share, _ = self._best(scene, token.i, lambda e: can_be(scene.entities[e].kind, found.entry))
        if entity and share >= self.way.noun:
            scene.refer(entity, token.i, noun_span(scene, token), Form.NOMINAL)

    def _they(self, scene: Scene, token: Token) -> None:
        RULES.they(scene, token)
        if token.i in scene.heads or token.tag not in ("PRP", "PRP$") or self.way.they > 1:
            return
        several = (Kind.GROUP, Kind.ORGANISATION)
        entity, share, _ = self._best(scene, token.i, lambda e: scene.entities[e].kind in several)
        if entity and share >= self.way.they:
            scene.refer(entity, token.i, scene.token_span(token.i), Form.PRONOUN)


WAYS = (
    Way("rules alone"),
    Way("pronouns by the head", instead=0.0, where_none=0.5),
    Way("pronouns where the rules have none (0.5)", where_none=0.5),
    Way("pronouns where sure (0.7)", instead=0.7, where_none=0.5),
    Way("pronouns where sure (0.9)", instead=0.9, where_none=0.5),
    Way("it: dropped where sure of none (0.7)", drop=0.7),
    Way("it: dropped where sure of none (0.8)", drop=0.8),
    Way("it: dropped where sure of none (0.9)", drop=0.9),
    Way("they, where the rules have none (0.7)", they=0.7),
    Way("nouns, where the rules have none (0.5)", noun=0.5),
    Way("nouns, where the rules have none (0.6)", noun=0.6),
    Way("nouns, where the rules have none (0.7)", noun=0.7),
    Way("nouns, where the rules have none (0.8)", noun=0.8),
    Way("nouns (0.7) and it (0.8)", noun=0.7, drop=0.8),
)


def noun_links(documents: Iterable[Read]) -> Counter[str]:
    """How our nominals that stand at a gold mention are linked to named parties: kind, and "right" or "wrong"."""
    count = Counter[str]()
    for gold, reading in documents:
        for entity in reading.entities:
            named = Counter[str]()
            nouns: list[str] = []
            for mention in entity.mentions:
                number = matching(gold.mentions, mention.span)
                if number is not None and mention.form is not Form.PRONOUN:
                    own = gold.mentions[number].entity
                    named[own] += mention.form is Form.NAME
                    nouns += [own] if mention.form is Form.NOMINAL else []
            meant = named.most_common(1)[0][0] if named else ""
            count.update(f"{entity.kind} {'right' if own == meant else 'wrong'}" for own in nouns if meant)
    return count


def main() -> None:
    """Train in folds and print the measures for every way to follow the head."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("model", type=Path, help="a state dict with encoder.*")
    ask.add_argument("--set", choices=("train", "dev"), default="train")
    ask.add_argument("--genres", nargs="*", help="of GUM to learn from, besides our passages (all that may be used)")
    ask.add_argument("--epochs", type=int, default=8)
    ask.add_argument("--states", type=Path, help="keep the states here, or take them from here")
    ask.add_argument("--ways", nargs="*", help="only these (by the start of the label)")
    ask.add_argument("--out", type=Path, help="keep the head, or with train those of the folds")
    args = ask.parse_args()
    torch.set_num_threads(1)
    encoder = encoder_of(torch.load(args.model, map_location="cpu"))
    views = views_of(encoder, args.states)
    kept = {
        name: list(cases(text, whole))
        for name, (text, whole) in views.items()
        if not (text.all_kinds and args.genres) or gum.genre(name) in args.genres
    }
    print(f"{sum(map(len, kept.values()))} windows to learn from", flush=True)
    documents = parsed(args.set, MEASURED, fresh=False)
    if args.set == "dev":
        head = trained([case for own in kept.values() for case in own], epochs=args.epochs)
        heads = {gold.name: head for gold, _ in documents}
        whole_of = {gold.name: seen(encoder, windows(gold.text, tokenizer())) for gold, _ in documents}
        if args.out:
            torch.save(head.state_dict(), args.out)
    else:
        by_fold = []
        for fold in range(gum.FOLDS):
            learned = [c for name, own in kept.items() if not is_in_fold(name, fold) for c in own]
            by_fold.append(trained(learned, epochs=args.epochs))
            print(f"fold {fold}: {len(learned)} windows", flush=True)
        if args.out:
            torch.save([head.state_dict() for head in by_fold], args.out)
        heads = {gold.name: by_fold[gum.fold_of(gold.name)] for gold, _ in documents}
        whole_of = {gold.name: views[gold.name][1] for gold, _ in documents}
    judges = {gold.name: Judge(heads[gold.name], whole_of[gold.name]) for gold, _ in documents}
    for way in WAYS:
        if args.ways and not any(way.label.startswith(start) for start in args.ways):
            continue
        read = [
            (gold, coreference(names(reading), Followed(way, judges[gold.name]).resolvers()))
            for gold, reading in documents
        ]
        print(f"\n== {way.label}")
        report(read)
        print("nouns:", dict(noun_links(read)), flush=True)


def is_in_fold(name: str, fold: int) -> bool:
    """Whether a text is one of those that the fold is measured on."""
    return name.startswith("GUM_") and gum.genre(name) in MEASURED and gum.fold_of(name) == fold


def views_of(encoder: Encoder, kept: Path | None) -> dict[str, tuple[Text, list[Seen]]]:
    """The texts to learn from with the windows that were read, and the one before them, as the encoder sees them."""
    if kept and kept.exists():
        found: dict[str, tuple[Text, list[Seen]]] = torch.load(kept, weights_only=False)
        return found
    found, cutter = {}, tokenizer()
    for text in texts():
        cut = list(windows(text.text, cutter))
        read = [n for n, w in enumerate(cut) if w.spans[1][0] < text.read[1] and text.read[0] < w.spans[-2][1]]
        found[text.name] = (text, seen(encoder, cut[max(0, read[0] - 1) : read[-1] + 1]))
    if kept:
        torch.save(found, kept)
    return found


if __name__ == "__main__":
    main()
