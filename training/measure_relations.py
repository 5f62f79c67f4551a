"""Measure the head that reads ties on annotated texts that it was not trained on, beside the rules on the same pairs.

    python -m training.measure_relations training/out/joint.pt
    python -m training.measure_relations training/out/attribution.pt --folds 5

Without `--folds` the weights' own head is asked about the texts kept back. With `--folds` the head is trained anew on
the encoder's frozen states, fold by fold, our own sentences always in training, and asked about the fold left out: more
texts to choose thresholds on, though with an encoder that has not learnt ties. What it answers is kept, so that a call
without weights measures again. Needs training/out/pairs.jsonl (training.pairs).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.encoder import tokenizer
from training.joint import states_of
from training.relations import (
    FAMILY,
    LABELS,
    LAW_AND_MONEY,
    NO,
    PAIRS,
    RELATIONS,
    SYMMETRIC,
    UNKNOWN,
    YES,
    RelationsHead,
    Row,
    annotated,
    kept_back,
    key_of,
    loss_of,
    outputs_of,
    own_sentences,
    places_of,
)
from training.trained import encoder_of

KINDS = Path(__file__).parents[1] / "src/sayso/relations.toml"
GRAVE = frozenset((*FAMILY.split(), *LAW_AND_MONEY.split()))  # a wrong tie of these does harm
WANTED = 0.90  # precision of what the head may claim by itself
WANTED_GRAVE = 0.95
ENOUGH = 8  # answers on which a relation's own precision is judged
SEED = 20261122
NEVER = 1.01


@dataclass(frozen=True, slots=True)
class Answer:
    """What head, rules and annotator say of one output of one pair."""

    text: str  # the article's id
    pair: str
    relation: str
    logit: float
    label: int
    by_rules: bool


# ---- asking


def frozen(weights: Mapping[str, Tensor], rows: Sequence[Row]) -> list[Tensor]:
    """The encoder's states of each window, (pieces, WIDTH), as half floats."""
    encoder = encoder_of(weights)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].window.pieces))
    found: dict[int, Tensor] = {}
    with torch.inference_mode():
        for at in range(0, len(order), 8):
            batch = order[at : at + 8]
            states = states_of(encoder, [rows[i] for i in batch])
            for i, own in zip(batch, states, strict=True):
                found[i] = own[: len(rows[i].window.pieces)].half().clone()
    return [found[i] for i in range(len(rows))]


def padded(states: Sequence[Tensor]) -> Tensor:
    """Windows of different lengths as one batch."""
    return torch.nn.utils.rnn.pad_sequence([own.float() for own in states], batch_first=True)


def asked(head: RelationsHead, rows: Sequence[Row], states: Sequence[Tensor]) -> dict[str, list[float]]:
    """The logits of each pair by its key."""
    head.eval()
    found: dict[str, list[float]] = {}
    with torch.inference_mode():
        for at in range(0, len(rows), 8):
            batch = rows[at : at + 8]
            together = padded(states[at : at + 8])
            places = places_of(batch, together.shape[1], max(len(row.pairs) for row in batch))
            logits = head(together, *places)
            for i, row in enumerate(batch):
                for k, pair in enumerate(row.pairs):
                    found[pair.key] = [round(x, 3) for x in logits[i, k].tolist()]
    return found


def trained(
    head: RelationsHead, rows: Sequence[Row], states: Sequence[Tensor], *, epochs: int, rate: float
) -> RelationsHead:
    """The head after so many epochs on frozen states, with linear decay."""
    shuffle, order = random.Random(SEED), list(range(len(rows)))
    steps = epochs * -(-len(rows) // 8)
    optimiser = torch.optim.AdamW(head.parameters(), lr=rate, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, (step + 1) / 20, 1.02 - step / steps))
    head.train()
    for _ in range(epochs):
        shuffle.shuffle(order)
        for at in range(0, len(order), 8):
            batch = order[at : at + 8]
            loss = loss_of(head, padded([states[i] for i in batch]), [rows[i] for i in batch])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            pace.step()
    return head


def fold_of(name: str, folds: int) -> int:
    """The fold of a text, by its id."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[1:3]) % folds


def by_folds(weights: Mapping[str, Tensor], folds: int, epochs: int) -> dict[str, list[float]]:
    """The logits of all annotated pairs, each by a head that was trained without its fold."""
    cutter = tokenizer()
    rows, ours = list(annotated(cutter)), list(own_sentences(cutter))
    states, our_states = frozen(weights, rows), frozen(weights, ours)
    print("states made", flush=True)
    torch.manual_seed(SEED)
    first = trained(RelationsHead(), ours, our_states, epochs=epochs, rate=1.5e-3)
    print("trained on our sentences", flush=True)
    found: dict[str, list[float]] = {}
    for fold in range(folds):
        head = RelationsHead()
        head.load_state_dict(first.state_dict())
        kept = [i for i, row in enumerate(rows) if fold_of(row.name, folds) != fold]
        some = random.Random(fold).sample(range(len(ours)), len(ours) // 3)
        trained(
            head,
            [rows[i] for i in kept] + [ours[i] for i in some],
            [states[i] for i in kept] + [our_states[i] for i in some],
            epochs=epochs,
            rate=1e-3,
        )
        out = [i for i, row in enumerate(rows) if fold_of(row.name, folds) == fold]
        found |= asked(head, [rows[i] for i in out], [states[i] for i in out])
        print(f"fold {fold}", flush=True)
    return found


def by_own_head(weights: Mapping[str, Tensor]) -> dict[str, list[float]]:
    """The logits of the pairs of the texts kept back, by the head among the weights."""
    head = RelationsHead()
    head.load_state_dict({name[10:]: value for name, value in weights.items() if name.startswith("relations.")})
    rows = [row for row in annotated(tokenizer()) if kept_back(row.name)]
    return asked(head, rows, frozen(weights, rows))


# ---- comparing


def answers(logits: Mapping[str, Sequence[float]]) -> Iterator[Answer]:
    """The answers of every pair that was asked about, to each relation that its kinds allow, symmetric ones once."""
    allowed = {
        name: (row["subjects"].split(), row["objects"].split())
        for name, row in tomllib.loads(KINDS.read_text(encoding="utf-8")).items()
    }
    with PAIRS.open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            for number, pair in enumerate(article["pairs"]):
                key = key_of(article, number)
                if key in logits:
                    yield from of_pair(article["id"], key, pair, logits[key], allowed)


def of_pair(
    text: str, key: str, pair: Mapping[str, Any], logits: Sequence[float], allowed: Mapping[str, Any]
) -> Iterator[Answer]:
    """The answers of one pair."""
    said = {what: {o for mark in pair[what] for o in outputs_of(mark)} for what in ("holds", "open", "rules")}
    for output in range(LABELS):
        relation, back = RELATIONS[output // 2], output % 2
        if relation in SYMMETRIC and back:
            continue
        logit = logits[output]
        if relation in SYMMETRIC:
            logit = (logit + logits[output + 1]) / 2
        subject, object_ = pair["kinds"][::-1] if back else pair["kinds"]
        fits = subject in allowed[relation][0] and object_ in allowed[relation][1]
        if fits or output in said["holds"]:
            label = YES if output in said["holds"] else UNKNOWN if output in said["open"] else NO
            yield Answer(text, key, relation, logit if fits else -20.0, label, output in said["rules"])


def calibrated(found: Sequence[Answer]) -> tuple[float, float]:
    """Slope and offset that turn a logit into a probability (Platt), fitted on the answers that have a label."""
    known = [a for a in found if a.label != UNKNOWN]
    logits = torch.tensor([a.logit for a in known], dtype=torch.double)
    labels = torch.tensor([float(a.label == YES) for a in known], dtype=torch.double)
    line = torch.tensor([1.0, 0.0], dtype=torch.double, requires_grad=True)
    optimiser = torch.optim.LBFGS([line], max_iter=50)

    def closure() -> Tensor:
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(line[0] * logits + line[1], labels)
        loss.backward()
        return loss

    optimiser.step(closure)
    return float(line[0].detach()), float(line[1].detach())


def probability(logit: float, line: tuple[float, float]) -> float:
    """The calibrated probability of a logit."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, line[0] * logit + line[1]))))


def lowest(scored: Iterable[tuple[float, bool]], wanted: float) -> float:
    """The lowest threshold above which so large a share is right; NEVER where there is none, or too few answers."""
    best, right = NEVER, 0
    for count, (p, is_right) in enumerate(sorted(scored, reverse=True), 1):
        right += is_right
        if count >= ENOUGH and right >= wanted * count:
            best = p
    return best


def thresholds(found: Sequence[Answer], line: tuple[float, float]) -> dict[str, float]:
    """For each relation the probability from which the head may claim a tie: its group's, or its own if that is higher.

    The groups are what does harm (family, law, money) and the rest; few relations have answers enough for one alone.
    A relation whose answers above its group's threshold are too seldom right gets the threshold that its own ask for.
    """
    known = [a for a in found if a.label != UNKNOWN]
    chosen = {}
    for group, wanted in ((GRAVE, WANTED_GRAVE), (frozenset(RELATIONS) - GRAVE, WANTED)):
        scored = [(probability(a.logit, line), a.label == YES, a.relation) for a in known if a.relation in group]
        common = lowest([(p, right) for p, right, _ in scored], wanted)
        for relation in sorted(group):
            own = [(p, right) for p, right, name in scored if name == relation]
            above = [right for p, right in own if p >= common]
            falls_short = len(above) >= ENOUGH and sum(above) < wanted * len(above)
            chosen[relation] = max(common, lowest(own, wanted)) if falls_short else common
    return chosen


def figures(label: str, found: Sequence[Answer], says: Callable[[Answer], bool]) -> str:
    """Precision, recall and F1 of what is said, over the answers that have a label."""
    known = [a for a in found if a.label != UNKNOWN]
    said = [a for a in known if says(a)]
    right, gold = sum(a.label == YES for a in said), sum(a.label == YES for a in known)
    p, r = right / max(len(said), 1), right / max(gold, 1)
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    shares = f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f1:5.1f}"
    return f"{label:<34} {shares}  ({right}/{len(said)} said, {gold} gold)"


def report(found: Sequence[Answer], line: tuple[float, float], chosen: Mapping[str, float]) -> None:
    """Print how the rules do, how the head does, and both together."""

    def p(answer: Answer) -> float:
        return probability(answer.logit, line)

    def above(answer: Answer) -> bool:
        return p(answer) >= chosen[answer.relation]

    print(figures("rules", found, lambda a: a.by_rules))
    for t in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(figures(f"head above {t}", found, lambda a, t=t: p(a) >= t))
    for t in (0.5, 0.6, 0.7, 0.8, 0.9):
        print(figures(f"rules or head above {t}", found, lambda a, t=t: a.by_rules or p(a) >= t))
    print(figures("head above its thresholds", found, above))
    print(figures("  where the rules are silent", found, lambda a: above(a) and not a.by_rules))
    print(figures("rules or head above thresholds", found, lambda a: a.by_rules or above(a)))
    for t in (0.01, 0.02, 0.03, 0.05, 0.1, 0.2):
        print(figures(f"rules, unless the head is below {t}", found, lambda a, t=t: a.by_rules and p(a) >= t))
        dropped = [a for a in found if a.by_rules and p(a) < t and a.label != UNKNOWN]
        print(f"    left out: {len(dropped)}, of them wrong {sum(a.label == NO for a in dropped)}")
    for t in (0.02, 0.05, 0.1):
        print(
            figures(
                f"rules above {t} or head above thresholds",
                found,
                lambda a, t=t: (a.by_rules and p(a) >= t) or above(a),
            )
        )
    grave = [a for a in found if a.relation in GRAVE]
    print(figures("family, law, money: rules", grave, lambda a: a.by_rules))
    print(figures("family, law, money: head", grave, above))
    print(figures("family, law, money: both", grave, lambda a: a.by_rules or above(a)))
    for relation in RELATIONS:
        own = [a for a in found if a.relation == relation]
        print(f"{relation} from {chosen[relation]:.3f}")
        print(figures("  rules", own, lambda a: a.by_rules))
        print(figures("  head above 0.5", own, lambda a: p(a) >= 0.5))
        print(figures("  head above threshold", own, above))
        print(figures("  rules or head above threshold", own, lambda a: a.by_rules or above(a)))


def main() -> None:
    """Ask, keep the answers, choose thresholds, print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path, nargs="?")
    ask.add_argument("--folds", type=int, default=0)
    ask.add_argument("--epochs", type=int, default=4)
    ask.add_argument("--answers", type=Path, default=Path("training/out/relations-answers.json"))
    ask.add_argument("--thresholds", type=Path, default=Path("training/out/relations-thresholds.json"))
    args = ask.parse_args()
    torch.set_num_threads(1)
    if args.weights:
        weights = torch.load(args.weights, map_location="cpu")
        logits = by_folds(weights, args.folds, args.epochs) if args.folds else by_own_head(weights)
        args.answers.write_text(json.dumps(logits), encoding="utf-8")
    found = list(answers(json.loads(args.answers.read_text(encoding="utf-8"))))
    line = calibrated(found)
    chosen = thresholds(found, line)
    report(found, line, chosen)
    kept = {"slope": line[0], "offset": line[1], "claims_from": {name: round(chosen[name], 4) for name in RELATIONS}}
    args.thresholds.write_text(json.dumps(kept, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
