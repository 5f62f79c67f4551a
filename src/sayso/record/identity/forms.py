"""The forms that a person's full name takes: which two can be forms of one, and which names are rare.

"Bill Marsh", "William J. Marsh Jr." and "Wiliam Marsh" have one key, by which the record finds them. Which of those
with one key can be one person is told by what lies between given and family name, by "Jr." and by the letters; whether
they are one takes evidence besides (joining.py).
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations
from typing import Any

from sayso.reading.lexicon import lexicon
from sayso.record.components import Components
from sayso.record.names.folding import HELD, fold, listed, without_titles

MOST_APART = 2  # letters that may differ between two spellings of one word
LEAST_LETTERS = 5  # of a word that may be spelled in two ways: "Jon" and "Jan" are two names
INITIALS = frozenset(("aq", "aj", "ag", "ac", "ap", "at", "ew", "eb", "el", "em", "ej", "ia", "oj", "op"))  # no names
MOST_INITIALS = 3  # that stand between given and family name
# letters and groups of letters that stand for one sound in names brought over from other alphabets
ONE_SOUND = (("ph", "f"), ("kh", "k"), ("gh", "k"), ("dh", "d"), ("ck", "k"))
SOUNDS = str.maketrans("gqcwz", "kkkvs")
VOWELS = re.compile(r"[aeiouy]+")
TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Parts:
    """A full name in its parts, folded and without titles."""

    given: str
    middle: tuple[str, ...]
    family: str
    suffix: str  # "jr", "" for none


@lru_cache(maxsize=HELD)
def parts(folded: str) -> Parts:
    """The parts of a full name: the first word, the last, and what lies between without "al", "de" and the like."""
    words = folded.split()
    suffix = words[-1] if len(words) > 2 and words[-1] in listed("suffixes") else ""  # given and family
    words = words[:-1] if suffix else words
    middle = tuple(each for word in words[1:-1] if word not in _particles() for each in _initials(word))
    return Parts(words[0], middle, words[-1], suffix)


def _initials(word: str) -> Sequence[str]:
    """Initials that were run together, each for itself: "hw" is "h", "w"; any other word as it is."""
    return word if len(word) <= MOST_INITIALS and not VOWELS.search(word) else (word,)


@lru_cache(maxsize=HELD)
def key(folded: str) -> str:
    """What all forms of one name have in common: "bill marsh" and "william j marsh" have one key."""
    name = parts(folded)
    return f"{_sound(_whole(name.given))} {_sound(_whole(name.family))}"


def single_name(folded: str) -> str:
    """A name without titles and small words, where that is one word; else ""."""
    name = " ".join(word for word in without_titles(folded).split() if not is_particle(word))
    return "" if " " in name else name


@cache
def _short_forms() -> Mapping[str, str]:
    return {short: group[0] for group in reversed(_known()["short_forms"]) for short in group}


def given_sound(folded: str) -> str:
    """The given name of a full name by its consonants: another for a short form, not for another spelling."""
    return _consonants(parts(folded).given)


def is_given(word: str) -> bool:
    """Whether it is known for a given name."""
    return word in _given_names()


def is_particle(word: str) -> bool:
    """Whether it is a small word of names: "al", "de"."""
    return word in _particles()


def is_common_family(word: str) -> bool:
    """Whether many have it for a family name."""
    return word in _common("common_family_names")


@cache
def in_country() -> Mapping[str, str]:
    """The country that a place or a body tells, all folded."""
    told: Mapping[str, str] = _known()["in_country"]
    return {place.strip(): country for country, places in told.items() for place in places.split(",")}


@cache
def countries() -> frozenset[str]:
    """The countries, folded."""
    places = lexicon("places")
    return frozenset(fold(name) for part in ("countries", "regions") for name in places[part])


@cache
def _given_names() -> frozenset[str]:
    names = lexicon("first_names")
    return frozenset(fold(name) for part in ("male", "female", "both") for name in names[part].split())


@cache
def _common(table: str) -> frozenset[str]:
    return frozenset(_known()[table].split())


@cache
def _particles() -> frozenset[str]:
    return frozenset(_known()["particles"])


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(resources.files("sayso.record.identity").joinpath("names.toml").read_text(encoding="utf-8"))


def _whole(given: str) -> str:
    """The given name that a short form stands for."""
    return _short_forms().get(given, given)


def _sound(word: str) -> str:
    """The consonants of a word, each once, by the alphabet: letters left out or moved make no other sound."""
    return "".join(sorted(set(_consonants(word)))) or word


def _consonants(word: str) -> str:
    """The consonants of a word, those that sound alike as one, each double one once and a last "s" aside.

    Of vowels only that one begins the word.
    """
    begins = "a" if VOWELS.match(word) else ""
    for letters, sound in ONE_SOUND:
        word = word.replace(letters, sound)
    plain = TWICE.sub(r"\1", word.removesuffix("s").translate(SOUNDS))
    return begins + VOWELS.sub("", plain)


@lru_cache(maxsize=200_000)
def agree(one: str, other: str) -> bool:
    """Whether two names of one key can be forms of one: nothing in them says that they are two people's."""
    a, b = parts(one), parts(other)
    given = _same_word(a.given, b.given) and (_whole(a.given) == _whole(b.given) or not _are_names(a.given, b.given))
    suffix = not (a.suffix and b.suffix) or a.suffix == b.suffix
    return given and suffix and _same_family(a.family, b.family) and _middles_agree(a.middle, b.middle)


def _same_family(one: str, other: str) -> bool:
    """Whether they are one family name: a common one is spelled in one way, "paterson" is not "peterson"."""
    if is_common_family(one) or is_common_family(other):
        return _whole(one) == _whole(other)
    return _same_word(one, other)


def _are_names(one: str, other: str) -> bool:
    """Whether both are given names of their own, no spellings of one."""
    return one in _given_names() and other in _given_names()


def clash(one: str, other: str) -> bool:
    """Whether the names are those of two of one family: "ann b reed" and "ann c reed"."""
    a, b = without_titles(one), without_titles(other)
    return a != b and key(a) == key(b) and (_differ_in_suffix(a, b) or not agree(a, b))


def _same_word(one: str, other: str) -> bool:
    if one == other or _whole(one) == _whole(other):
        return True
    if min(len(one), len(other)) < LEAST_LETTERS or not (one.isalpha() and other.isalpha()):
        return False  # one figure more is no slip: "unit22" is not "unit2"
    apart = letters_apart(one, other)
    return apart <= 1 or (apart <= MOST_APART and (_consonants(one) == _consonants(other) or _is_swapped(one, other)))


def _is_swapped(one: str, other: str) -> bool:
    """Whether two letters that stand together changed places."""
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(differ) == 2 and sorted(one) == sorted(other) and differ[1] - differ[0] == 1


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether they are the same, initials for names, or the names of the one are all among the other's."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return all(_stands_for(a, b) for a, b in zip(short, long, strict=True))
    return all(len(word) > 1 and any(_same_word(word, each) for each in long) for word in short)


def _stands_for(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) if len(short) == 1 else _same_word(one, other)


def letters_apart(one: str, other: str) -> int:
    """How many letters have to be put in, taken out or exchanged to make one the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


@lru_cache(maxsize=HELD)
def is_rare(folded: str) -> bool:
    """Whether so few bear the name that two who do, with anything in common, are hardly two people."""
    name = parts(folded)
    return not is_common_family(name.family) or name.given not in _common("common_given_names")


def one_name(names: Iterable[str], together: Collection[frozenset[str]] = ()) -> dict[str, str]:
    """For each name the first of those that it can be a form of, whatever else is named.

    A name that can stand for two that cannot be one ("George Marsh" beside "George A. Marsh" and "George B. Marsh") is
    a form of neither. `together` are pairs that one article has as two people: with and without "Jr." these are two.
    """
    every = sorted(set(names))
    by_initial: dict[str, list[str]] = defaultdict(list)
    for name in every:
        by_initial[initial_key(name)].append(name)
    found = {name: first for block in alike(every) for name, first in _one_name(block, together).items()}
    found |= _ends_alike(found)
    initials = [name for name in found if begins_with_initials(name)]
    return found | {name: _spelled_out(name, by_initial[initial_key(name)], found) for name in initials}


def alike(names: Iterable[str]) -> list[list[str]]:
    """The names, in sorted blocks: in one those that can be forms of one, with those that these can be forms of."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        by_key[key(name)].append(name)
    found: dict[str, list[str]] = defaultdict(list)
    for block in by_key.values():
        held = Components()
        for one, other in combinations(block, 2):
            if agree(one, other):
                held.join(one, other)
        for name in block:
            found[held.root(name)].append(name)
    return list(found.values())


def matter_to_each_other(one: str, other: str) -> bool:
    """Whether what one full name is a form of can depend on the other being there; both folded, without titles."""
    if one == other or other in ends_of(one) or one in ends_of(other):
        return True
    return (key(one) == key(other) and agree(one, other)) or _spells_out(one, other) or _spells_out(other, one)


def _ends_alike(found: Mapping[str, str]) -> dict[str, str]:
    """The names that end as a shorter one: "nevada democrat ann ito" as "ann ito", with whatever that is a form of.

    Where it takes a given name from its front ("jo ann ito"), it must be the only one that does so.
    """
    ends = {name: end for name in found for end in ends_of(name) if end in found}
    takers = Counter(end for name, end in ends.items() if is_given(name.split()[0]))
    return {name: found[end] for name, end in ends.items() if not is_given(name.split()[0]) or takers[end] == 1}


def ends_of(name: str) -> list[str]:
    """What a name of three words or more is without the first, the first two, and so on, as long as two are left."""
    words = name.split()
    return [" ".join(words[at:]) for at in range(len(words) - 2, 0, -1) if words[at] not in _particles()]


def _spelled_out(name: str, block: Iterable[str], found: Mapping[str, str]) -> str:
    """The one name that the initials can stand for; the name itself where there is none, or several."""
    fits = {found[other] for other in block if _spells_out(other, name)}
    return fits.pop() if len(fits) == 1 else found[name]


def _spells_out(name: str, initials: str) -> bool:
    """Whether the second name begins with initials that the first can stand behind: "girija prasad koirala"."""
    if begins_with_initials(name) or not begins_with_initials(initials) or initial_key(name) != initial_key(initials):
        return False
    same = _initials_of(name).startswith(_initials_of(initials))
    return same and _same_word(parts(name).family, parts(initials).family)


def _initials_of(name: str) -> str:
    """The initials of all but the family name: "gp" of "girija prasad koirala", and of "gp koirala"."""
    own = parts(name)
    first = own.given if begins_with_initials(name) else own.given[0]
    return first + "".join(word[0] for word in own.middle)


@lru_cache(maxsize=HELD)
def begins_with_initials(folded: str) -> bool:
    """Whether initials take the place of the given name."""
    given = parts(folded).given
    return 1 < len(given) <= MOST_INITIALS and (not VOWELS.search(given) or given in INITIALS)


def initial_key(folded: str) -> str:
    """What a name has in common with its form that begins with initials."""
    name = parts(folded)
    return f"{name.given[0]} {_sound(_whole(name.family))}"


def _one_name(block: Sequence[str], together: Collection[frozenset[str]]) -> dict[str, str]:
    found = Components()
    if len(block) > 1:
        father_and_son = any(_differ_in_suffix(*pair) for pair in combinations(block, 2) if frozenset(pair) in together)
        fits = {
            frozenset(pair)
            for pair in combinations(block, 2)
            if agree(*pair) and not (father_and_son and _differ_in_suffix(*pair))
        }
        clear = [name for name in block if not _stands_for_two(name, block, fits)]
        for one, other in combinations(clear, 2):
            if frozenset((one, other)) in fits:
                found.join(one, other)
    return {name: found.root(name) for name in block}


def _differ_in_suffix(one: str, other: str) -> bool:
    return parts(one).suffix != parts(other).suffix


def _stands_for_two(name: str, block: Iterable[str], fits: Collection[frozenset[str]]) -> bool:
    """Whether it fits two others that do not fit each other."""
    others = [other for other in block if frozenset((name, other)) in fits]
    return any(frozenset(pair) not in fits for pair in combinations(others, 2))
