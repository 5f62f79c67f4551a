"""What the mention head would add to the rules' names, on the news and interviews of GUM train, in five folds.

    PYTHONPATH=src python -m training.measure_mentions training/out/joint.pt --states states.pt

The head is trained anew on the states of the given encoder, which stay as they are, without the documents of the fold.
Asked is which names of persons, bodies and places in GUM are found, with the right kind: by the rules with spaCy, by
the head, and by the head where the rules find none. An encoder that learned from all of GUM train flatters the head.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn

from bench import gum
from bench.overlaps import Labelled, added, compared, shares
from bench.score_coreference import parsed
from sayso.model import Form, Reading
from sayso.reading.names.names import names
from training.chains import Text
from training.measure_coreference import MEASURED, SEED, Seen, is_in_fold, views_of
from training.mentions import LABELS, SORTS, UNKNOWN, MentionHead, labelled
from training.trained import encoder_of

KINDS = ("person", "organisation", "place")


def trained(kept: list[tuple[Tensor, Tensor]], *, epochs: int) -> MentionHead:
    """A head for states that stay as they are: pairs of states and labels."""
    torch.manual_seed(SEED)
    shuffle, head = random.Random(SEED), MentionHead()
    optimiser = torch.optim.AdamW(head.parameters(), lr=3e-3, weight_decay=0.01)
    for _ in range(epochs):
        for states, labels in shuffle.sample(kept, len(kept)):
            loss = nn.functional.cross_entropy(head(states.float()), labels, ignore_index=UNKNOWN)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return head.eval()


def by_head(head: MentionHead, whole: Iterable[Seen]) -> list[Labelled]:
    """The spans that the head marks in the windows, each with its sort."""
    with torch.inference_mode():
        guessed = [(window, head(states.float()).argmax(-1).tolist()) for window, states in whole]
    return [
        ((window.spans[first][0], window.spans[end - 1][1]), sort)
        for window, labels in guessed
        for first, end, sort in sorted(_spans([0, *labels[1:-1], 0]))  # the marks at both ends stand nowhere
    ]


def by_rules(reading: Reading) -> list[Labelled]:
    """The names that the rules find with spaCy."""
    return [(m.span, e.kind.value) for e in reading.entities for m in e.mentions if m.form is Form.NAME]


def compared_names(text: Text, reading: Reading, marked: list[Labelled]) -> dict[str, Counter[str]]:
    """Names of persons, bodies and places beside those of GUM: by the rules, the head, and both."""
    gold = [(mention.span, mention.kind) for mention in text.mentions if mention.form == "name"]
    ruled = by_rules(reading)
    ways = {"rules": ruled, "head": marked, "rules, else the head": added(ruled, marked)}
    wanted = [name for name in gold if name[1] in KINDS]
    return {way: compared(wanted, [name for name in ours if name[1] in KINDS]) for way, ours in ways.items()}


def main() -> None:
    """Train in folds and print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("model", type=Path, help="a state dict with encoder.*")
    ask.add_argument("--states", type=Path, help="keep the states here, or take them from here")
    ask.add_argument("--genres", nargs="*", help="of GUM to learn from, besides our passages (all that may be used)")
    ask.add_argument("--epochs", type=int, default=4)
    args = ask.parse_args()
    torch.set_num_threads(1)
    views = views_of(encoder_of(torch.load(args.model, map_location="cpu")), args.states)
    kept = {
        name: [(states, torch.tensor(labelled(window, text).labels)) for window, states in whole]
        for name, (text, whole) in views.items()
        if not (text.all_kinds and args.genres) or gum.genre(name) in args.genres
    }
    kept = {name: [(s, labels) for s, labels in own if (labels > 0).any()] for name, own in kept.items()}
    found, tags = defaultdict[str, Counter[str]](Counter), Counter[str]()
    documents = parsed("train", MEASURED, fresh=False)
    for fold in range(gum.FOLDS):
        head = trained([c for name, own in kept.items() if not is_in_fold(name, fold) for c in own], epochs=args.epochs)
        for gold, reading in documents:
            if gum.fold_of(gold.name) == fold:
                text, whole = views[gold.name]
                for way, count in compared_names(text, names(reading), by_head(head, whole)).items():
                    found[way] += count
                for states, labels in kept.get(gold.name, []):
                    tags += _tags(head, states, labels)
    print(f"names of {len(documents)} documents, overlapping and of the right kind")
    for way, count in found.items():
        print(f"{way:<24} {shares(count, KINDS)}")
        for kind in KINDS:
            print(f"  {kind:<22} {shares(count, (kind,))}")
    print("mentions, exactly the head's pieces")
    for sort in SORTS:
        print(f"{sort:<24} {shares(tags, (sort,))}")


def _tags(head: MentionHead, states: Tensor, labels: Tensor) -> Counter[str]:
    """Exact spans by sort: right, found, wanted."""
    with torch.inference_mode():
        guessed = head(states.float()).argmax(-1)
    guessed = torch.where(labels == UNKNOWN, torch.zeros_like(guessed), guessed)
    ours, gold = _spans(guessed.tolist()), _spans(labels.tolist())
    count = Counter[str]()
    count.update(f"{sort} found" for _, _, sort in ours)
    count.update(f"{sort} wanted" for _, _, sort in gold)
    count.update(f"{sort} right" for _, _, sort in ours & gold)
    return count


def _spans(labels: list[int]) -> set[tuple[int, int, str]]:
    """The runs of pieces that the labels mark; an I without its B begins one too."""
    found: set[tuple[int, int, str]] = set()
    first, sort = 0, ""
    for i, label in enumerate([*labels, 0]):
        part, _, own = LABELS[max(label, 0)].partition(" ")
        if sort and (part != "I" or own != sort):
            found.add((first, i, sort))
            sort = ""
        if own and not sort:
            first, sort = i, own
    return found


if __name__ == "__main__":
    main()
