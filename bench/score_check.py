"""False conflicts of `check`: `python -m bench.score_check` on ClaimDiff's pairs of claims about one story.

Of each pair that was not judged to weaken, the first claim is added to an empty record as an article and the second is
checked against it. No `conflicts` is right there: the bar is 1 % of pairs. `--pooled` puts all first claims into one
record and checks each second claim once against all of them; `--show` prints what conflicts.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


def main() -> None:
    """Print how many pairs conflict, and with `--show` which."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reader", type=Reader, choices=list(Reader), default=Reader.HEADS)
    ask.add_argument("--pooled", action="store_true")
    ask.add_argument("--show", action="store_true")
    args = ask.parse_args()
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
