"""Which names are one person: full names in several lengths, then family and given names alone."""

from __future__ import annotations

from bisect import bisect_left, insort

from sayso.model import Kind
from sayso.reading.names.figures import ByWord, Figure
from sayso.reading.names.gazetteer import full_title, given_names, long_forms, places, titles
from sayso.reading.names.kinds import Evidence, told
from sayso.reading.names.pieces import Piece
from sayso.reading.names.spelling import SUFFIXES, within

# A family name that several bear goes to whom the last words were about, not just to whom they named last: each mention
# counts half as much sixty words on, and the last dozen tell enough.
FADE = 0.5 ** (1 / 60)
REMEMBERED = 12
LONG = 7  # letters of a family name that a slip of one leaves the same name; "Hansen" and "Hanson" are two


def is_full(figure: Figure) -> bool:
    """Whether the name has two words or more, "Jr" and the like not counted."""
    return len(_without_suffix(figure.words)) > 1


def joined_full(figures: list[Figure]) -> list[Figure]:
    """Full names of one person in several lengths as one figure, under the longest."""
    joined, by_word, by_letters = list[Figure](), ByWord(), dict[str, list[Figure]]()
    for figure in sorted(figures, key=lambda f: (-len(f.words), f.pieces[0].first)):
        letters = _squeezed(_without_suffix(figure.words))
        alike = [*by_word.having(_family(figure.words)), *by_letters.get(letters, ())]
        fits = {id(other): other for other in alike if same_person(figure.words, other.words)}
        if len(fits) == 1:
            next(iter(fits.values())).add(figure)
        else:
            joined.append(figure)
            by_word.add(figure)
            by_letters.setdefault(letters, []).append(figure)
    return joined


def same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: "George Hale" and "George W. Hale", "Bill" and "William"."""
    a, b = _without_suffix(short), _without_suffix(long)
    suffixes = {short[-1], long[-1]} & SUFFIXES
    if len(suffixes) > 1 or len(a) < 2 or len(b) < 2:
        return False
    if a == b or _squeezed(a) == _squeezed(b):
        return True
    if a[-1] != b[-1]:
        return within(a, b) == 0 and len(a) > 1  # "Jose Luis" of "Jose Luis Ruiz"; "Park Soo-jin" is whole
    if not _same_given(a[0], b[0]):
        return within(a, b) > 0 and len(a) > 1
    return len(a) == 2 or _compatible_middle(a[1:-1], b[1:-1])


def _without_suffix(name: tuple[str, ...]) -> tuple[str, ...]:
    return name[:-1] if len(name) > 1 and name[-1] in SUFFIXES else name


def _family(name: tuple[str, ...]) -> str:
    """The last word but for "Jr" and the like; "" for a name without letters."""
    return _without_suffix(name)[-1] if name else ""


def _squeezed(name: tuple[str, ...]) -> str:
    """Without spaces, hyphens and doubled letters: "Phillip Russell" as "philip rusel"."""
    letters = "".join(name).replace("-", "")
    return "".join(c for i, c in enumerate(letters) if i == 0 or letters[i - 1] != c)


def _same_given(a: str, b: str) -> bool:
    if a == b or (1 in (len(a), len(b)) and a[0] == b[0]):
        return True
    short, long = a.capitalize(), b.capitalize()
    return long in long_forms(short) or short in long_forms(long)


def _compatible_middle(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether every middle name of the one stands in the other, an initial for the name it begins."""
    return all(any(x == y or (len(x) == 1 and y[0] == x) or (len(y) == 1 and x[0] == y) for y in b) for x in a)


def may_be_short(figure: Figure) -> bool:
    """Whether the words can be somebody's family or given name alone."""
    if figure.known_as:
        return len(figure.words) == 1 and figure.known_as in places() and not any(p.adjective for p in figure.pieces)
    return figure.kind in (Kind.PERSON, None) or (
        len(figure.words) == 1
        and told(figure.evidence, Kind.ORGANISATION) + told(figure.evidence, Kind.PLACE) < 5 * len(figure.pieces)
    )


def give_out(short: list[Figure], full: list[Figure]) -> list[Figure]:
    """Each short name's pieces to the full names they can stand for; what fits none is returned."""
    left: list[Figure] = []
    where = {id(figure): sorted(piece.first for piece in figure.pieces) for figure in full}
    by_word = ByWord(full)
    for figure in sorted(short, key=lambda f: -len(f.words)):
        lowest = 2 if figure.known_as else 0
        alike = by_word.having(_family(figure.words))
        fits = [other for other in alike if _position(figure.words, other.words) >= lowest]
        if not alike and not figure.known_as:
            fits = _misspelled(figure, full)
        staying = [piece for piece in figure.pieces if figure.known_as and piece.located and not piece.title]
        if fits:
            _hand_over(figure, staying, fits, where)
        left.append(figure)
    return [figure for figure in left if figure.pieces]


def _misspelled(figure: Figure, full: list[Figure]) -> list[Figure]:
    """The one person whose family name differs by one letter from the lone name; empty where there is none, or two."""
    name = figure.words[0]
    if len(figure.words) > 1 or len(name) < LONG or name.capitalize() in given_names():
        return []
    fits = [other for other in full if _is_one_letter_off(name, _family(other.words))]
    return fits if len(fits) == 1 else []


def _is_one_letter_off(a: str, b: str) -> bool:
    """Whether two words that begin alike differ by one letter put in, left out or put for another."""
    if a[:2] != b[:2] or abs(len(a) - len(b)) > 1 or a == f"{b}s":
        return False  # "Ruizes" are several
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[at + (len(a) >= len(b)) :] == b[at + (len(b) >= len(a)) :]


def _hand_over(figure: Figure, staying: list[Piece], fits: list[Figure], where: dict[int, list[int]]) -> None:
    """Give the pieces that do not stay to their owners, each with its share of the evidence."""
    share = Evidence({kind: weight / len(figure.pieces) for kind, weight in figure.evidence.items()})
    for piece in figure.pieces:
        if piece not in staying:
            owner = _owner(piece, figure.words, fits, where) if len(fits) > 1 else fits[0]
            insort(where[id(owner)], piece.first)
            owner.add(Figure(figure.words, pieces=[piece], evidence=Evidence() if figure.known_as else share))
    figure.pieces = staying


def _position(short: tuple[str, ...], full: tuple[str, ...]) -> int:
    """How the short name stands in the full one: 2 as family name, 1 as first, 0 within; -1 not at all."""
    bare = _without_suffix(full)
    at = within(_without_suffix(short), bare)
    if at < 0:
        return -1
    if at + len(_without_suffix(short)) == len(bare):
        return 2
    return 1 if at == 0 else 0


def _owner(piece: Piece, short: tuple[str, ...], fits: list[Figure], where: dict[int, list[int]]) -> Figure:
    """The full name that the piece stands for: by gender, then place of the word, then title, then nearness."""
    gender = titles().get(piece.title, "")

    def rank(other: Figure) -> tuple[bool, int, bool, bool, float]:
        clash = bool(gender) and other.gender() not in ("", gender)
        places_of_other = where[id(other)]
        here = bisect_left(places_of_other, piece.first)
        before = places_of_other[max(0, here - REMEMBERED) : here]
        in_mind = sum(FADE ** (piece.first - at) for at in before) if before else -places_of_other[0]
        same_title = bool(piece.title) and any(full_title(p.title) == full_title(piece.title) for p in other.pieces)
        return (not clash, _position(short, other.words), same_title, bool(before), in_mind)

    return max(fits, key=rank)
