"""Whose word it first was, measured: `python -m bench.origins WHAT`.

- `copies`: articles of Wikinews printed by another outlet with some of their words changed; how many are one origin.
- `read`: the same, read and recorded: of the ties that both tell, how many rest on one origin.
- `independent`: pairs of stories on one event that were told apart by hand (bench/labels); how many are joined by text.
- `wires RECORD`: the agencies of PolNeAR, by its metadata and by its texts alone, and the claims that they share.

The sets lie under SAYSO_DATA and are private. Half of either set (`held_out`) served to choose the limits of
`sayso.record.weighing.shingles`; what is printed here is measured on the other half, unless a line says otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

from bench.read_set import DATA, SETS
from sayso.answers.book import Record
from sayso.intake.article import article
from sayso.intake.credits import credits_in, named_credits
from sayso.intake.known import Known
from sayso.intake.outlets import agency
from sayso.model import Basis, Document, Reader
from sayso.reading.read import read
from sayso.record.load import evidence, live_claims, principals, told
from sayso.record.store import Store
from sayso.record.weighing.evidence import Evidence, Source
from sayso.record.weighing.origins import origins
from sayso.record.weighing.shingles import PASSAGE, TEXT, WORD, own_words, same_texts, sketch
from sayso.record.weighing.ties import ties

LABELS = Path(__file__).parent / "labels" / "independent.jsonl"
SHARES = (0.1, 0.2, 0.3, 0.4)  # of words changed
SEED = 20
READ = 150  # articles that are read with their copies

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    """A set's articles."""
    path = DATA / SETS[name]
    if not path.exists():
        raise SystemExit(f"{path}: missing; set SAYSO_DATA to the folder that holds {SETS[name]}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def held_out(id: str) -> bool:
    """Whether no limit was chosen on the article: odd numbers of Wikinews, odd hashes of the ids of PolNeAR."""
    number = int(id.removeprefix("wn-")) if id.startswith("wn-") else hashlib.sha256(id.encode()).digest()[-1]
    return number % 2 == 1


def with_other_words(text: str, share: float, words: Sequence[str], random: Random) -> str:
    """The text with that share of its words, drawn at random, replaced by words of the corpus."""
    found = list(WORD.finditer(text))
    changed = set(random.sample(range(len(found)), round(share * len(found))))
    pieces, at = [], 0
    for i, match in enumerate(found):
        if i in changed:
            pieces += [text[at : match.start()], _another(match.group(), words, random)]
            at = match.end()
    return "".join([*pieces, text[at:]])


def _another(word: str, words: Sequence[str], random: Random) -> str:
    while (other := random.choice(words)).casefold() == word.casefold():
        continue
    return other


def a_claim(document: Document) -> Evidence:
    """A claim in the article's own voice, about nothing that its wording could tell."""
    own = own_words(document.text, (post.span for post in document.posts))
    source = Source(document.id, document.outlet)
    return Evidence("c", source, "r-a", "ally_of", "r-b", credits=document.credits, text=sketch(own, TEXT.size))


def are_one(one: Document, other: Document) -> bool:
    """Whether a claim that both tell in their own voice has one origin."""
    return len(origins([a_claim(one), a_claim(other)], {})) == 1


@dataclass(frozen=True, slots=True)
class Planted:
    """Articles of Wikinews, and what it takes to print them again with other words."""

    articles: Sequence[Document]
    words: Sequence[str]  # of the whole corpus, as often as they come

    def copies(self, share: float) -> Iterator[tuple[Document, Document]]:
        """Each article with its copy in another outlet; the same on every run."""
        random = Random(f"{SEED} {share}")
        for each in self.articles:
            text = with_other_words(each.text, share, self.words, random)
            yield each, article(text, each.id, Known(id=f"{each.id} again", date=each.date, outlet="Other"))


def planted() -> Planted:
    """The half of Wikinews that no limit was chosen on."""
    found = rows("wikinews")
    words = [word for row in found for word in WORD.findall(row["text"])]
    mine = [row for row in found if held_out(row["id"])]
    return Planted([_wikinews(row) for row in mine], words)


def _wikinews(row: Row) -> Document:
    return article(row["text"], row["id"], Known(id=row["id"], date=row["date"], outlet="Wikinews"))


def show_copies() -> None:
    """Print how many planted copies are one origin with what they were made from, and how many others are."""
    source = planted()
    print(f"{len(source.articles)} articles of Wikinews, held out")
    for share in SHARES:
        joined = sum(are_one(one, other) for one, other in source.copies(share))
        print(f"{share:.0%} of words changed: one origin {_of(joined, len(source.articles))}")
    sketches = {each.id: a_claim(each).text for each in source.articles}
    apart = len(sketches) - len(same_texts(sketches, TEXT))
    print(f"articles that are like no other of Wikinews: {_of(apart, len(sketches))}")


def show_read() -> None:
    """Print of the ties that an article and its copy both tell how many rest on one origin."""
    source = planted()
    some = Random(SEED).sample(list(source.articles), READ)
    for share in SHARES:
        pairs = list(Planted(some, source.words).copies(share))
        told_by_both = joined = 0
        for first, second in _origins_by_pair(pairs):
            told_by_both += len(first.keys() & second.keys())
            joined += sum(bool(first[tie] & second[tie]) for tie in first.keys() & second.keys())
        print(f"{share:.0%} of words changed: ties that both tell with one origin {_of(joined, told_by_both)}")


def _origins_by_pair(pairs: Sequence[tuple[Document, Document]]) -> Iterator[tuple[dict[str, set[str]], ...]]:
    """For each pair, for either document: by tie the origins of its claims."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    with tempfile.TemporaryDirectory() as folder, Record(str(Path(folder) / "copies.db")) as record:
        record.add([each for pair in pairs for each in pair], read=lambda document: read(document, reader=Reader.HEADS))
        with record.reading() as connection:
            claims = live_claims(connection)
            sources = told(connection, claims).sources
        for row in claims:
            found[sources[row.run].document][row.tie].add(row.origin)
    for one, other in pairs:
        yield found[one.id], found[other.id]


def show_independent() -> None:
    """Print how many of the labelled pairs are joined by their text, or by any paragraph of it."""
    by_hash = {hashlib.sha256(row["text"].encode("utf-8", "surrogatepass")).hexdigest(): row for row in _polnear()}
    pairs = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    apart = [(_document(by_hash[pair["one"]]), _document(by_hash[pair["other"]])) for pair in pairs]
    fresh = sum(held_out(one.id) or held_out(other.id) for one, other in apart)
    texts = sum(_is_one_text(one, other) for one, other in apart)
    passages = sum(_shares_passage(one, other) for one, other in apart)
    print(f"{len(apart)} pairs of independent stories ({fresh} with a story that no limit was chosen on)")
    print(f"joined by text: {texts}; with a paragraph that would join claims: {passages}")
    found = [_document(row) for row in _polnear() if held_out(row["id"])]
    sketches = {each.id: a_claim(each).text for each in found}
    outlet = {each.id: each.outlet for each in found}
    crossing = [pair for pair in combinations(sketches, 2) if outlet[pair[0]] != outlet[pair[1]]]
    joined = sum(bool(same_texts({id: sketches[id] for id in pair}, TEXT)) for pair in crossing)
    print(f"all pairs of PolNeAR articles of two outlets, held out: joined by text {_of(joined, len(crossing))}")


def _polnear() -> list[Row]:
    return rows("polnear-train") + rows("polnear-dev")


def _document(row: Row) -> Document:
    known = Known(id=row["id"], date=row["date"], title=row["title"], outlet=row["publisher"])
    return article(row["text"], row["id"], known)


def _is_one_text(one: Document, other: Document) -> bool:
    return bool(same_texts({"one": a_claim(one).text, "other": a_claim(other).text}, TEXT))


def _shares_passage(one: Document, other: Document) -> bool:
    found = {(which, i): line for which, each in enumerate((one, other)) for i, line in enumerate(_passages(each))}
    named = {f"{which} {i}": line for (which, i), line in found.items()}
    groups = defaultdict(set)
    for name, root in same_texts(named, PASSAGE).items():
        groups[root].add(name[0])
    return any(len(sides) > 1 for sides in groups.values())


def _passages(document: Document) -> list[tuple[int, ...]]:
    own = own_words(document.text, (post.span for post in document.posts))
    return [found for line in own.split("\n") if (found := sketch(line, PASSAGE.size))]


def show_wires(path: str) -> None:
    """Print which agencies are known by text alone, and whether what they tell twice has one origin."""
    found = _polnear()
    _show_known([row for row in found if named_credits(wire=row["wire"])], found)
    with Store(path) as store, store.reading() as connection:
        claims = live_claims(connection)
        all_told = told(connection, claims)
        everything = [each for _, each in evidence(all_told)]
    for how, credits in (("metadata", _by_metadata), ("text alone", _by_text)):
        articles = {row["id"]: replace(_document(row), credits=credits(row)) for row in found}
        print(f"credits by {how}; claims of one tie in two articles' own voice:")
        here = [each for each in everything if each.source.document in articles]
        _show_pairs([_credited(each, articles[each.source.document]) for each in here])


def _by_metadata(row: Row) -> tuple[str, ...]:
    return named_credits(wire=row["wire"], credit=row["credit"])


def _by_text(row: Row) -> tuple[str, ...]:
    return credits_in(row["text"])


def _credited(claim: Evidence, document: Document) -> Evidence:
    """The claim with the outlet of the metadata, which a record may have been made without."""
    return replace(claim, credits=document.credits, source=replace(claim.source, outlet=document.outlet))


def _show_known(wired: Sequence[Row], everything: Iterable[Row]) -> None:
    right, by_agency = Counter[str](), Counter[str]()
    for row in wired:
        by_agency[agency(row["wire"])] += 1
        right[agency(row["wire"])] += agency(row["wire"]) in credits_in(row["text"])
    # Western Journalism has no "wire" in its metadata, neither yes nor no
    unwired = [row for row in everything if row["wire"] == "None"]
    wrong = sum(any(map(agency, credits_in(row["text"]))) for row in unwired)
    spread = ", ".join(f"{name} {_of(right[name], count)}" for name, count in sorted(by_agency.items()))
    print(f"agency known by text alone: {_of(right.total(), len(wired))} ({spread})")
    print(f"articles without a wire by metadata that are taken for one: {_of(wrong, len(unwired))}")


def _show_pairs(claims: Sequence[Evidence]) -> None:
    """Of claims in two articles' own voice, by whose text the articles are: how many pairs have one origin."""
    pairs, joined = Counter[str](), Counter[str]()
    speaks_for = principals(claims)
    for tie in ties(claims):
        own = [claim for claim in tie.claims if claim.basis is Basis.NARRATOR]
        behind = origins(tie.claims, speaks_for)
        origin_of = {claim.key: origin for origin in behind for claim in origin.claims}
        for one, other in combinations(own, 2):
            if one.source.document == other.source.document:
                continue
            kind = _kind(one, other)
            pairs[kind] += 1
            joined[kind] += origin_of[one.key] is origin_of[other.key]
    for kind in sorted(pairs):
        print(f"  {kind}: one origin {_of(joined[kind], pairs[kind])}")


def _kind(one: Evidence, other: Evidence) -> str:
    a, b = ({name for name in claim.credits if agency(name)} for claim in (one, other))
    if a & b:
        return "two articles of one agency"
    if a and b:
        return "two of two agencies"
    same = "its own outlet" if one.source.outlet == other.source.outlet else "another outlet"
    return f"an agency's and one of {same}" if a or b else f"no agency's, {same}"


def _of(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.1%})" if whole else "0/0"


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["copies", "read", "independent", "wires"])
    parser.add_argument("record", nargs="?", help="a record that holds PolNeAR, for `wires`")
    asked = parser.parse_args()
    if asked.what == "wires" and not asked.record:
        parser.error("wires needs a record that holds PolNeAR")
    measures: dict[str, Callable[[], None]] = {
        "copies": show_copies,
        "read": show_read,
        "independent": show_independent,
        "wires": lambda: show_wires(asked.record),
    }
    measures[asked.what]()


if __name__ == "__main__":
    main()
