"""How well `check` does: on ClaimDiff's pairs of claims about one story, and on sentences worded against a record.

`python -m bench.score_check`: of each pair that was not judged to weaken, the first claim is added to an empty record
as an article and the second is checked against it. No `conflicts` is right there: the bar is 1 % of pairs. `--pooled`
puts all first claims into one record and checks each second claim once against all of them; `--show` prints what
conflicts.

`python -m bench.score_check --drafts FILE --record RECORD`: one sentence a line, as {"kind", "date", "text"}, its kind
told before it was checked (bench/labels/README.md). `conflicts` is right where date or role were altered, `matches`
where nothing was; `--show` prints all that came out otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import sayso
from bench.read_set import DATA
from sayso.answers.check import check
from sayso.answers.checked import CheckedClaim, Verdict
from sayso.ids import content_id
from sayso.model import Document, Reader, Reading
from sayso.reading.read import read_all

PAIRS = DATA / "claim_pairs" / "claimdiff_train.jsonl"
CONFLICTING = "weakens"
LABELS = Path(__file__).parent / "labels" / "drafts.jsonl"
# what was done to a sentence -> the verdicts that find it out; nothing at all is found where nobody has it
FINDS_OUT: Mapping[str, frozenset[Verdict]] = {
    "true": frozenset({Verdict.MATCHES}),
    "date": frozenset({Verdict.CONFLICTS}),
    "role": frozenset({Verdict.CONFLICTS}),
    "speaker": frozenset({Verdict.NO_MATCH, Verdict.OVERSTATED}),
    "hedge": frozenset({Verdict.OVERSTATED, Verdict.WEAK_SOURCE_ONLY}),
    "invented": frozenset({Verdict.NO_MATCH}),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims about one story that were not judged to weaken each other."""

    kept: Document
    checked: Document


def pairs() -> list[Pair]:
    """The pairs in file order."""
    if not PAIRS.exists():
        raise SystemExit(f"{PAIRS}: missing; set SAYSO_DATA to the folder that holds it")
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [
        Pair(_document(row["a"], row["date"], "First"), _document(row["b"], row["date"], "Second"))
        for row in rows
        if row["label"] != CONFLICTING
    ]


def _document(text: str, date: str, outlet: str) -> Document:
    return Document(id=content_id("d", outlet, date, text), text=text, date=date, outlet=outlet)


def readings(found: Iterable[Pair], reader: Reader) -> dict[str, Reading]:
    """The reading of each claim, read once."""
    distinct = {each.id: each for pair in found for each in (pair.kept, pair.checked)}
    return {reading.document.id: reading for reading in read_all(distinct.values(), reader)}


def compared(
    kept: Iterable[Document], drafts: Iterable[Document], read: dict[str, Reading]
) -> Iterator[tuple[Document, CheckedClaim]]:
    """The drafts' claims whose parties a record of the kept claims knows both."""
    with TemporaryDirectory() as folder, sayso.open(f"{folder}/record.db") as record:
        record.add(kept, read=lambda document: read[document.id])
        for draft in drafts:
            for sentence in check(record, draft, read=lambda document: read[document.id]):
                yield from ((draft, claim) for claim in sentence.claims if claim.subject_ids and claim.object_ids)


def one_by_one(found: list[Pair], read: dict[str, Reading]) -> Iterator[tuple[Document, CheckedClaim]]:
    """What can be compared of each pair by itself; a claim without ties cannot conflict and needs no record."""
    for pair in found:
        if read[pair.kept.id].claims and read[pair.checked.id].claims:
            yield from compared([pair.kept], [pair.checked], read)


def pooled(found: list[Pair], read: dict[str, Reading]) -> Iterator[tuple[Document, CheckedClaim]]:
    """What can be compared of each second claim with all the first ones."""
    kept = {pair.kept.id: pair.kept for pair in found}
    drafts = {pair.checked.id: pair.checked for pair in found}
    return compared(kept.values(), drafts.values(), read)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence worded against a record, and what was done to it."""

    kind: str
    draft: Document


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file whose kind is the one that was written down before; others are refused."""
    told = {row["sha256"]: row["kind"] for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())}
    found = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if told.get(label_of(row["date"], row["text"])) != row["kind"]:
            raise SystemExit(f"{path}: “{row['text']}” is not in {LABELS.name} as {row['kind']}")
        found.append(Sentence(row["kind"], _document(row["text"], row["date"], "")))
    return found


def label_of(date: str, text: str) -> str:
    """The hash that a sentence is known by."""
    return hashlib.sha256(f"{date}\n{text}".encode()).hexdigest()


def score_drafts(path: Path, location: str, reader: Reader, *, show: bool) -> None:
    """Print the verdicts by kind, and how many of `conflicts` and `matches` are right."""
    given = sentences(path)
    read = {reading.document.id: reading for reading in read_all([each.draft for each in given], reader)}
    verdicts: Counter[tuple[str, str]] = Counter()
    unread: Counter[str] = Counter()
    with sayso.open(location) as record:
        for each in given:
            checked = check(record, each.draft, read=lambda document: read[document.id])
            claims = [claim for sentence in checked for claim in sentence.claims]
            unread[each.kind] += not claims
            for claim in claims:
                verdicts[each.kind, claim.verdict] += 1
                if show and claim.verdict not in FINDS_OUT[each.kind]:
                    tie = " ".join(filter(None, [claim.subject, claim.relation, claim.object, claim.role, claim.time]))
                    print(f"{each.kind} -> {claim.verdict}: {each.draft.text}\n  {tie}: {claim.reason}")
    _table(Counter(each.kind for each in given), verdicts, unread)


def _table(given: Counter[str], verdicts: Counter[tuple[str, str]], unread: Counter[str]) -> None:
    print(f"{sum(given.values())} sentences, {sum(unread.values())} without a tie that was read")
    print(" ".join(f"{column:>16}" for column in ("", "sentences", "unread", *Verdict)))
    for kind in FINDS_OUT:
        numbers = [given[kind], unread[kind], *(verdicts[kind, verdict] for verdict in Verdict)]
        print(f"{kind:>16} " + " ".join(f"{number:>16}" for number in numbers))
    for verdict, kinds in ((Verdict.CONFLICTS, ("date", "role")), (Verdict.MATCHES, ("true",))):
        right = sum(verdicts[kind, verdict] for kind in kinds)
        every = sum(verdicts[kind, verdict] for kind in FINDS_OUT)
        print(f"{verdict} right: {right} of {every} ({100 * right / max(1, every):.1f} %)")


def main() -> None:
    """Print how many pairs conflict, and with `--show` which; or what sentences come out as."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.HEADS)
    ask.add_argument("--pooled", action="store_true")
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--drafts", type=Path, metavar="FILE")
    ask.add_argument("--record", default="", help="that the drafts are held against")
    args = ask.parse_args()
    if args.drafts:
        score_drafts(args.drafts, args.record, args.reader, show=args.show)
        return
    found = pairs()
    read = readings(found, args.reader)
    both_known = list((pooled if args.pooled else one_by_one)(found, read))
    wrong = [(draft, claim) for draft, claim in both_known if claim.verdict is Verdict.CONFLICTS]
    looked_at = len({pair.checked.id for pair in found}) if args.pooled else len(found)
    share = 100 * len({draft.id for draft, _ in wrong}) / looked_at
    comparable = len({draft.id for draft, _ in both_known})
    print(f"{looked_at} checked, {len(wrong)} conflicts, {share:.2f} % with one")
    print(f"ties between parties that the record knows: {len(both_known)}, in {comparable} of the checked claims")
    for draft, claim in wrong if args.show else ():
        print(f"{draft.text}\n  {claim.subject} {claim.relation} {claim.object}: {claim.reason}")
        print("".join(f"  against: {each.words}\n" for each in claim.against))


if __name__ == "__main__":
    main()
