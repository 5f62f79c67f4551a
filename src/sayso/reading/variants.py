"""Which names are one party: full names first, then what is short for them, each to the nearest that fits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.model import Kind
from sayso.reading.gazetteer import (
    adjectives,
    full_title,
    given_names,
    long_forms,
    organisations,
    places,
    titles,
)
from sayso.reading.kinds import Evidence, kind_of, told
from sayso.reading.lexicon import words
from sayso.reading.pieces import Piece
from sayso.reading.spelling import SUFFIXES, name_words, plain, within


@dataclass(slots=True)
class Figure:
    """One party in the making: its pieces so far and what speaks for its kind."""

    words: tuple[str, ...]
    known_as: str = ""  # the name it goes by where that is known beforehand
    pieces: list[Piece] = field(default_factory=list)
    evidence: Evidence = field(default_factory=Evidence)
    acronyms: set[str] = field(default_factory=set)

    @property
    def kind(self) -> Kind | None:
        """The kind with the most evidence so far."""
        return kind_of(self.evidence)

    def add(self, other: Figure) -> None:
        """Take over the other's pieces and evidence."""
        self.pieces += other.pieces
        self.evidence.add(other.evidence)
        self.acronyms |= other.acronyms

    def gender(self) -> str:
        """The gender, "male" or "female", that title or given name tell, else ""."""
        for piece in self.pieces:
            by_title = titles().get(piece.title, "")
            if by_title:
                return by_title
        return next((given_names().get(piece.text.split()[0], "") for piece in self.pieces if " " in piece.text), "")


# A family name that several bear goes to whom the last words were about, not just to whom they named last: each mention
# counts half as much sixty words on.
FADE = 0.5 ** (1 / 60)

Seen = tuple[Piece, Evidence]


def figures(seen: Iterable[Seen], acronyms: dict[str, tuple[str, ...]]) -> list[Figure]:
    """The parties that the pieces name, in order of first appearance.

    `acronyms` are those introduced in brackets, with the words of the name before.
    """
    exact = _exact(seen, acronyms)
    persons = [figure for figure in exact if figure.kind is Kind.PERSON and not figure.known_as]
    full = _joined_full([figure for figure in persons if _is_full(figure)])
    taken = {id(figure) for figure in persons if _is_full(figure)}
    short = [figure for figure in exact if id(figure) not in taken and _may_be_short(figure)]
    left = [figure for figure in exact if id(figure) not in taken and not _may_be_short(figure)]
    unclaimed = _give_out(short, full)
    bodies = _joined_bodies([*left, *unclaimed])
    return sorted((f for f in [*full, *bodies] if f.pieces), key=lambda f: min(p.first for p in f.pieces))


def _exact(seen: Iterable[Seen], acronyms: dict[str, tuple[str, ...]]) -> list[Figure]:
    """One figure for each spelling, or each known name whatever its spelling."""
    found: dict[tuple[str, ...], Figure] = {}
    for piece, evidence in seen:
        known_as = known_name(piece)
        key = ("", known_as) if known_as else acronyms.get(piece.text, name_words(piece.name))
        if not any(key):
            continue  # a sign or an article alone
        figure = found.setdefault(key, Figure(name_words(known_as or piece.name), known_as))
        figure.pieces.append(piece)
        figure.evidence.add(evidence)
    return list(found.values())


def known_name(piece: Piece) -> str:
    """The name that a known party goes by; "" where the words are not known, or a title makes them a person's."""
    if piece.title:
        return ""
    text = piece.name
    if text.endswith(" party"):
        text = text.removesuffix(" party") + " Party"
    return organisations().get(text) or places().get(text) or adjectives().get(text) or ""


def _is_full(figure: Figure) -> bool:
    return len([word for word in figure.words if word not in SUFFIXES]) > 1


def _joined_full(figures: list[Figure]) -> list[Figure]:
    """Full names of one person in several lengths as one figure, under the longest."""
    joined: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (-len(f.words), f.pieces[0].first)):
        fits = [other for other in joined if same_person(figure.words, other.words)]
        if len(fits) == 1:
            fits[0].add(figure)
        else:
            joined.append(figure)
    return joined


def same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: "George Bush" and "George W. Bush", "Bill" and "William"."""
    a, b = _without_suffix(short), _without_suffix(long)
    suffixes = {short[-1], long[-1]} & SUFFIXES
    if len(suffixes) > 1 or len(a) < 2 or len(b) < 2:
        return False
    if a == b or _squeezed(a) == _squeezed(b):
        return True
    if a[-1] != b[-1]:
        return within(a, b) == 0 and len(a) > 1  # "Jose Luis" of "Jose Luis Zapatero"; "Ban Ki-moon" is whole
    if not _same_given(a[0], b[0]):
        return within(a, b) > 0 and len(a) > 1
    return len(a) == 2 or _compatible_middle(a[1:-1], b[1:-1])


def _without_suffix(name: tuple[str, ...]) -> tuple[str, ...]:
    return name[:-1] if name and name[-1] in SUFFIXES else name


def _squeezed(name: tuple[str, ...]) -> str:
    """Without spaces, hyphens and doubled letters: "Phillip Ruddock" as "philip rudock"."""
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


def _may_be_short(figure: Figure) -> bool:
    """Whether the words can be somebody's family or given name alone."""
    if figure.known_as:
        return len(figure.words) == 1 and figure.known_as in places() and not any(p.adjective for p in figure.pieces)
    return figure.kind in (Kind.PERSON, None) or (
        len(figure.words) == 1
        and told(figure.evidence, Kind.ORGANISATION) + told(figure.evidence, Kind.PLACE) < 5 * len(figure.pieces)
    )


def _give_out(short: list[Figure], full: list[Figure]) -> list[Figure]:
    """Each short name's pieces to the full names they can stand for; what fits none is returned."""
    left: list[Figure] = []
    where = {id(figure): sorted(piece.first for piece in figure.pieces) for figure in full}
    for figure in sorted(short, key=lambda f: -len(f.words)):
        fits = [other for other in full if _position(figure.words, other.words) >= (2 if figure.known_as else 0)]
        staying = [p for p in figure.pieces if p.located and not p.title] if figure.known_as else []
        if not fits or len(staying) == len(figure.pieces):
            left.append(figure)
            continue
        share = Evidence({kind: weight / len(figure.pieces) for kind, weight in figure.evidence.items()})
        for piece in figure.pieces:
            if piece not in staying:
                owner = _owner(piece, figure.words, fits, where)
                owner.add(Figure(figure.words, pieces=[piece], evidence=Evidence() if figure.known_as else share))
        figure.pieces = staying
        left.append(figure)
    return [figure for figure in left if figure.pieces]


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
        before = [at for at in where[id(other)] if at < piece.first]
        in_mind = sum(FADE ** (piece.first - at) for at in before) if before else -min(where[id(other)])
        same_title = bool(piece.title) and any(full_title(p.title) == full_title(piece.title) for p in other.pieces)
        return (not clash, _position(short, other.words), same_title, bool(before), in_mind)

    owner = max(fits, key=rank)
    where[id(owner)].append(piece.first)
    return owner


def _joined_bodies(figures: list[Figure]) -> list[Figure]:
    """Bodies, places and events under several names as one: "the Ministry" after "the Defence Ministry"."""
    ordered = sorted(figures, key=lambda f: f.pieces[0].first)
    kept: list[Figure] = []
    for figure in ordered:
        if figure.known_as in words("organisations", "parties.shared"):
            owner = _national(figure, ordered)
        else:
            owner = None if figure.known_as or figure.kind is Kind.PLACE else _longer(figure, kept)
        if owner is None:
            kept.append(figure)
        else:
            owner.add(figure)
    return [figure for figure in kept if not _is_generic(figure)]


def _longer(figure: Figure, earlier: list[Figure]) -> Figure | None:
    """The last body named before that these words can be short for; None where they fit none, or several alike."""
    bare = len(figure.words) == 1 and _is_generic(figure)
    fits = [other for other in earlier if not other.known_as and _shortens(figure, other)]
    if not fits or (len(fits) > 1 and not bare):
        return None
    return fits[-1]


def _national(figure: Figure, others: list[Figure]) -> Figure | None:
    """The one party of some country whose name begins or ends with the shared name: "Liberal Party of Canada"."""
    size = len(figure.words)
    fits = [
        other
        for other in others
        if len(other.words) > size and figure.words in (other.words[:size], other.words[-size:]) and not other.known_as
    ]
    return fits[0] if len(fits) == 1 else None


def _shortens(figure: Figure, other: Figure) -> bool:
    """Whether the words are the longer name's without a place in front, or without what it is "of"."""
    size, left_out = len(figure.words), len(other.words) - len(figure.words)
    if left_out < 1 or other.kind not in (Kind.ORGANISATION, Kind.EVENT):
        return False
    if other.words[left_out:] == figure.words:
        return size == 1 or _is_locating(" ".join(other.pieces[0].name.split()[:-size]))
    return other.words[:size] == figure.words and _is_body(figure)


def _is_locating(words_before: str) -> bool:
    return words_before in places() or words_before in adjectives()


def _is_body(figure: Figure) -> bool:
    """Whether the tagger too takes the short name for a body."""
    return told(figure.evidence, Kind.ORGANISATION) >= 1.5 * len(figure.pieces) and not _is_generic(figure)


def _is_generic(figure: Figure) -> bool:
    """Whether the name is a bare word for a kind of body ("the Committee") that stands for none known here."""
    if figure.known_as or len(figure.words) != 1:
        return False
    word = figure.pieces[0].text
    return (
        word in words("organisations", "heads")
        or word.lower() in titles()
        or plain(word) in words("capitals", "common")
    )
