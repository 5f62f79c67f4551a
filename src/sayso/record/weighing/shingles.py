"""How much wording two texts share: runs of three words, a sketch of each text, and groups of texts that are one.

A sketch is a bottom-k MinHash (Broder 1997): of all hashed runs the k smallest. Words between quotation marks are left
out of it: whoever is quoted says them, and any outlet may print them; what two outlets word alike shows a copy.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, combinations, pairwise
from zlib import crc32

from sayso.record.components import Components

Sketch = tuple[int, ...]  # the smallest hashes of a text's runs, ascending

RUN = 3  # words: where one word in five was changed, half of the runs of three are left, a third of those of five


@dataclass(frozen=True, slots=True)
class Likeness:
    """When two texts of one kind are one."""

    size: int  # hashes in a sketch
    share: float  # of their runs, from which on two are one


# chosen on half of two sets, measured on the other (docs/benchmarks.md): copies with 20 % of words changed share 0.34
# of their runs, two stories of different outlets 0.06 at most
TEXT = Likeness(size=128, share=0.15)
# a paragraph has few runs, and a sentence on an event is soon worded alike
PASSAGE = Likeness(size=24, share=0.5)
FEWEST = 8  # runs in common: names and titles alone come to fewer
FEW_TEXTS = 40  # of more, only those that share several hashes are compared
CROWD = 40  # texts: a run that more of them have is boilerplate, and only neighbours are compared

WORD = re.compile(r"\w+")
# a quotation ends with its mark, or with its paragraph where the next one goes on with it
QUOTED = re.compile(r"“[^”\n]*(?:”|(?=\n)|\Z)|\"[^\"\n]+\"")


def own_words(text: str, posts: Iterable[Sequence[int]] = ()) -> str:
    """The text with as many blanks for each embedded post (given as spans) and for what stands in quotation marks."""
    text = QUOTED.sub(lambda quotation: " " * len(quotation.group()), text)
    for start, end in posts:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def sketch(text: str, size: int) -> Sketch:
    """The smallest `size` hashes of the text's runs; a text of fewer words has none."""
    words = WORD.findall(text.casefold())
    runs = (" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return tuple(nsmallest(size, {crc32(run.encode("utf-8", "surrogatepass")) for run in runs}))


def share(a: Sequence[int], b: Sequence[int], size: int) -> float:
    """The estimated share of runs that two texts have in common, from their sketches of that size (0 to 1)."""
    smallest = _smallest(a, b, size)
    return _in_common(a, b, smallest) / len(smallest) if smallest else 0.0


def alike(a: Sequence[int], b: Sequence[int], when: Likeness) -> bool:
    """Whether two texts are one, by their sketches."""
    smallest = _smallest(a, b, when.size)
    common = _in_common(a, b, smallest)
    return common >= FEWEST and common >= when.share * len(smallest)


def _smallest(a: Sequence[int], b: Sequence[int], size: int) -> list[int]:
    # the sketch of both texts together: of other hashes it is not known whether both have them
    return sorted({*a, *b})[:size]


def _in_common(a: Sequence[int], b: Sequence[int], smallest: Iterable[int]) -> int:
    return len({*a} & {*b} & {*smallest})


def same_texts(sketches: Mapping[str, Sequence[int]], when: Likeness) -> dict[str, str]:
    """For each text that is nearly the same as another, the smallest id of its group; others are left out."""
    groups = Components()
    for one, other in sorted(_candidates(sketches, when)):
        if groups.root(one) != groups.root(other) and alike(sketches[one], sketches[other], when):
            groups.join(one, other)
    return groups.roots()


def _candidates(sketches: Mapping[str, Sequence[int]], when: Likeness) -> Iterable[tuple[str, str]]:
    """The pairs to be compared: of many texts those that share hashes enough, as two that are one mostly do."""
    if len(sketches) <= FEW_TEXTS:
        return combinations(sorted(sketches), 2)
    buckets = defaultdict(list)
    for text, hashes in sketches.items():
        for each in hashes:
            buckets[each].append(text)
    shared = Counter(chain.from_iterable(_pairs(bucket, sketches) for bucket in buckets.values()))
    return [pair for pair, times in shared.items() if times >= FEWEST]


def _pairs(bucket: list[str], sketches: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    if len(bucket) <= CROWD:
        return combinations(sorted(bucket), 2)
    beside = pairwise(sorted(bucket, key=lambda text: (tuple(sketches[text]), text)))
    return ((min(pair), max(pair)) for pair in beside)
