"""What the mention head would add to the rules' names, on the news and interviews of GUM train, in five folds.

    PYTHONPATH=src python -m training.measure_mentions training/out/joint.pt --states states.pt

The head is trained anew on the states of the given encoder, which stay as they are, without the documents of the fold.
Asked is, for each name of a person, body or place in GUM, whether the rules find it, and whether its kind is right.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import torch
from bench.score_coreference import parsed
from torch import Tensor, nn

from sayso.model import Form, Reading
from sayso.reading.names.names import names
from training.chains import Text
from training.encoder import Encoder
from training.measure_coreference import FOLDS, MEASURED, SEED, Seen, fold_of, is_in_fold, views_of
from training.mentions import LABELS, SORTS, UNKNOWN, MentionHead, labelled

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


def by_head(head: MentionHead, whole: list[Seen]) -> list[tuple[tuple[int, int], list[float]]]:
    """The characters of every piece, with its scores."""
    with torch.inference_mode():
        return [
            (span, row)
            for window, states in whole
            for span, row in zip(window.spans, head(states.float()).log_softmax(-1).tolist(), strict=True)
            if span[0] < span[1]
        ]


def count_names(text: Text, reading: Reading, tagged: list[tuple[tuple[int, int], list[float]]]) -> Counter[str]:
    """For the gold names: found by the rules, kinds right by either; and the head's own tags, right and wrong."""
    count = Counter[str]()
    ours = [(m.span, e.kind.value) for e in reading.entities for m in e.mentions if m.form is Form.NAME]
    for mention in text.mentions:
        if mention.form != "name" or mention.kind not in KINDS:
            continue
        start, end = mention.span
        scores = [row for (a, b), row in tagged if a < end and start < b]
        likely = {kind: sum(max(row[_first(kind)], row[_first(kind) + 1]) for row in scores) for kind in KINDS}
        guess = max(likely, key=lambda kind: likely[kind])
        kinds = [kind for span, kind in ours if span[0] < end and start < span[1]]
        count["names"] += 1
        count["names tagged by the head"] += any(max(row[1:7]) > row[0] for row in scores)
        if kinds:
            count["found by the rules"] += 1
            count["kind right by the rules"] += mention.kind in kinds
            count["kind right by the head"] += mention.kind == guess
            count["rules right, head wrong"] += mention.kind in kinds and mention.kind != guess
            count["head right, rules wrong"] += mention.kind not in kinds and mention.kind == guess
        else:
            count["missed by the rules, tagged by the head"] += any(max(row[1:7]) > row[0] for row in scores)
    return count


def _first(kind: str) -> int:
    return 1 + 2 * SORTS.index(kind)


def main() -> None:
    """Train in folds and print the counts."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("model", type=Path, help="a state dict with encoder.*")
    ask.add_argument("--states", type=Path, help="keep the states here, or take them from here")
    ask.add_argument("--genres", nargs="*", help="of GUM to learn from, besides our passages (all that may be used)")
    ask.add_argument("--epochs", type=int, default=4)
    args = ask.parse_args()
    torch.set_num_threads(1)
    weights = torch.load(args.model, map_location="cpu")
    encoder = Encoder().eval()
    encoder.load_state_dict({k.removeprefix("encoder."): v for k, v in weights.items() if k.startswith("encoder.")})
    views = views_of(encoder, args.states)
    kept = {
        name: [(states, torch.tensor(labelled(window, text).labels)) for window, states in whole]
        for name, (text, whole) in views.items()
        if not (text.all_kinds and args.genres) or name.split("_")[1] in args.genres
    }
    kept = {name: [(s, labels) for s, labels in own if (labels > 0).any()] for name, own in kept.items()}
    count, tags = Counter[str](), Counter[str]()
    documents = parsed("train", MEASURED, fresh=False)
    for fold in range(FOLDS):
        head = trained([c for name, own in kept.items() if not is_in_fold(name, fold) for c in own], epochs=args.epochs)
        for gold, reading in documents:
            if fold_of(gold.name) == fold:
                text, whole = views[gold.name]
                count += count_names(text, names(reading), by_head(head, whole))
                for states, labels in kept.get(gold.name, []):
                    tags += _tags(head, states, labels)
    for label, number in count.items():
        print(f"{label:<44} {number}")
    for sort in SORTS:
        right, found, wanted = tags[f"{sort} right"], tags[f"{sort} found"], tags[f"{sort} wanted"]
        print(f"{sort:<24} P {100 * right / max(found, 1):5.1f}  R {100 * right / max(wanted, 1):5.1f}  n {wanted}")


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
