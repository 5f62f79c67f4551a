"""Coreference of persons against GUM: `python -m bench.score_coreference [--set dev] [--genres news] [--show]`.

MUC, B-cubed and CEAF-e over clusters of two or more mentions of persons (bench/clusters.py), and how many of the
pronouns of the third person singular stand for the right person. A mention is found where ours lies inside it and
covers one of its head words (GUM's minimal span). On train the average is given for five folds as well: nothing is
trained, so that they only show how far it varies. Errors are shown on the training set only.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import mean

from bench import gum
from bench.clusters import Cluster, Measures
from bench.read_set import DATA, segmented
from sayso.model import Document, Form, Kind, Reading, Span
from sayso.reading.coreference.coreference import coreference
from sayso.reading.names.names import names

PRONOUNS = {
    "he, she": ("he", "she", "him", "his", "her", "hers", "himself", "herself"),
    "it": ("it", "its", "itself"),
    "they": ("they", "them", "their", "theirs", "themselves"),
}

Read = tuple[gum.Document, Reading]  # a document with what we read in it


def clusters(gold: Sequence[gum.Mention], reading: Reading) -> tuple[list[Cluster], list[Cluster]]:
    """The gold clusters and ours, both as sets of gold mentions; a mention of ours that is no gold one counts apart."""
    wanted: dict[str, set[int]] = {}
    for at, known in enumerate(gold):
        wanted.setdefault(known.entity, set()).add(at)
    ours: list[Cluster] = []
    extra = len(gold)
    for entity in reading.entities:
        if entity.kind in (Kind.PERSON, Kind.GROUP):
            found: set[int] = set()
            for mention in entity.mentions:
                number = matching(gold, mention.span)
                extra += 1
                found.add(extra if number is None else number)
            ours.append(frozenset(found))
    return [c for c in map(frozenset, wanted.values()) if len(c) > 1], [c for c in ours if len(c) > 1]


def matching(gold: Sequence[gum.Mention], span: Span) -> int | None:
    """The shortest gold mention around the span that has a head word in it."""
    fits = [
        (mention.span[1] - mention.span[0], number)
        for number, mention in enumerate(gold)
        if mention.span[0] <= span[0]
        and span[1] <= mention.span[1]
        and any(span[0] <= head.span[0] < span[1] for head in mention.heads)
    ]
    return min(fits)[1] if fits else None


def pronouns(gold: Sequence[gum.Mention], reading: Reading, sort: str) -> Iterator[tuple[Span, str, str, str]]:
    """For each gold pronoun: its span, ours ("" unresolved), the gold name, "right", "wrong", "open" or "missed"."""
    named: dict[str, Counter[str]] = {}
    at: dict[Span, str] = {}
    for entity in reading.entities:
        for mention in entity.mentions:
            number = matching(gold, mention.span)
            if mention.form is Form.NAME and number is not None:
                named.setdefault(entity.id, Counter())[gold[number].entity] += 1
            elif mention.form is Form.PRONOUN:
                at[mention.span] = entity.id
    known = {entity for counts in named.values() for entity in counts}
    names_of = {entity.id: entity.name for entity in reading.entities}
    text = reading.document.text
    for wanted in gold:
        if text[slice(*wanted.span)].lower() in PRONOUNS[sort]:
            ours = at.get(wanted.span, "")
            best = named.get(ours, Counter[str]()).most_common(1)
            right = bool(best) and best[0][0] == wanted.entity
            verdict = "right" if right else ("wrong" if ours else ("open" if wanted.entity in known else "nameless"))
            first = next(m for m in gold if m.entity == wanted.entity)
            yield wanted.span, names_of.get(ours, ""), text[slice(*first.span)], verdict


def parsed(part: str, genres: Iterable[str], *, fresh: bool) -> list[Read]:
    """The documents of the genres with their parses, from the cache where it holds them."""
    wanted = sorted(genres)
    golds = [gum.document(p) for p in sorted((DATA / "gum" / part).glob("*.conllu")) if gum.genre(p.stem) in wanted]
    documents = (Document(gold.name, gold.text) for gold in golds)
    readings = segmented(f"gum-{part}-{'-'.join(wanted)}", documents, fresh=fresh)
    return list(zip(golds, readings, strict=True))


def measured(documents: Iterable[Read]) -> Measures:
    """The measures over the persons of the documents."""
    found = Measures()
    for gold, reading in documents:
        found.add(*clusters([mention for mention in gold.mentions if mention.kind == "person"], reading))
    return found


def lines(found: Measures, documents: int) -> Iterator[str]:
    """The measures as lines, with what they count in gold."""
    for label, tally, what in (
        ("MUC", found.muc, "links"),
        ("B-cubed", found.b_cubed, "mentions"),
        ("CEAF-e", found.ceaf, "clusters"),
    ):
        p, r, f1 = tally.scores()
        yield f"{label:<8} P {p:5.1f}  R {r:5.1f}  F1 {f1:5.1f}   ({tally.all_r:.0f} {what} in gold)"
    yield f"average F1 {found.average():.1f} over {documents} documents"


def by_fold(documents: Sequence[Read]) -> str:
    """The average F1 of the five folds: their mean and range."""
    folds = [[(gold, r) for gold, r in documents if gum.fold_of(gold.name) == fold] for fold in range(gum.FOLDS)]
    found = [measured(fold).average() for fold in folds]
    sizes = ", ".join(str(len(fold)) for fold in folds)
    return f"five folds ({sizes} documents): mean {mean(found):.1f}, from {min(found):.1f} to {max(found):.1f}"


def verdicts(documents: Iterable[Read]) -> Iterator[tuple[str, str]]:
    """For each gold pronoun its sort with what came of it, and lines that show it."""
    for gold, reading in documents:
        for sort in PRONOUNS:
            for span, meant, right, verdict in pronouns(gold.mentions, reading, sort):
                context = f"{gold.text[max(0, span[0] - 160) : span[0]]}[[{gold.text[slice(*span)]}]]"
                told = f"{gold.name} {verdict}: {meant or '-'} / {right}"
                yield f"{sort}: {verdict}", f"{told}\n    …{context}{gold.text[span[1] : span[1] + 60]}\n"


def main() -> None:
    """Print the measures over the chosen documents."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--set", choices=("train", "dev"), default="train")
    ask.add_argument("--genres", nargs="+", default=["news", "interview"])
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--fresh", action="store_true", help="parse anew")
    args = ask.parse_args()
    documents = [
        (gold, coreference(names(reading))) for gold, reading in parsed(args.set, args.genres, fresh=args.fresh)
    ]
    if args.show and args.set == "train":
        print("\n".join(shown for label, shown in verdicts(documents) if label.endswith(("wrong", "open"))))
    report(documents)
    if args.set == "train":
        print(by_fold(documents))


def report(documents: Sequence[Read]) -> None:
    """Print the measures, and what came of the pronouns."""
    print("\n".join(lines(measured(documents), len(documents))))
    for label, number in sorted(Counter(label for label, _ in verdicts(documents)).items()):
        print(f"{label:<18} {number}")


if __name__ == "__main__":
    main()
