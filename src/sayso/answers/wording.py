"""Words compared letter by letter: what is folded, what may stand between, where two wordings part.

Folded, and nothing else: the kind of quotation marks, apostrophes and dashes, white space, and a comma, stop, colon,
semicolon or dash at either end. In a draft "…" and "[…]" stand for words left out, "[sic]" for none, other square
brackets for the writer's own words, and brackets round a letter ("[T]he") for a changed capital.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from sayso.reading.statements.quotations import quoted_in

LEFT_OUT = re.compile(r"\[\s*(?:\.{3,}|…)\s*\]|\.(?:\s*\.){2,}|…")
SIC = re.compile(r"\[\s*sic\s*\.?\]|\(\s*sic\s*\)", re.IGNORECASE)
CAPITAL = re.compile(r"\[(\w)\](?=\w)")
INSERTED = re.compile(r"\[[^\[\]]*\]")
PIECE = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
MARKS = dict.fromkeys(map(ord, '“”„«»‘’‚‹›`´"'), "'") | dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
ENDS = frozenset(".,;:-'")
WIDEST_INSERT = 12  # words of the source that a bracket of the writer's can stand for
NEAR = 0.6  # share of words in common, in order, and of telling ones, above which one wording may be the other altered
TELLING = 4  # letters: shorter words stand in every sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """One word or mark, folded, with where it stands."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.text[0].isalnum() or self.text[0] == "_"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a draft's quotation without gap; `room` is how many words of the source may stand before it."""

    pieces: tuple[Piece, ...]
    room: int | None  # None: any number
    free_capital: frozenset[int] = frozenset()  # pieces whose first letter is the writer's

    @property
    def words(self) -> list[str]:
        """Its words alone."""
        return [piece.text for piece in self.pieces if piece.is_word]


def pieces(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """The words and marks of a stretch, folded; two hyphens in a row are a dash."""
    found: list[Piece] = []
    for match in PIECE.finditer(text, start, len(text) if end is None else end):
        piece = Piece(match.group().translate(MARKS), match.start(), match.end())
        doubled = piece.text in "-'" and found and found[-1].text == piece.text and found[-1].end == piece.start
        if doubled:
            found[-1] = Piece(piece.text, found[-1].start, piece.end)
        else:
            found.append(piece)
    return found


def parts(words: str) -> list[Part]:
    """A draft's quotation as runs of words that have to stand together."""
    found: list[Part] = []
    room: int | None = 0
    at = 0
    for gap in _gaps(words):
        _add(found, words[at : gap.start()], room)
        room = _room(gap.group(), room if at == gap.start() else 0)
        at = gap.end()
    _add(found, words[at:], room)
    return _trimmed(found)


def _gaps(words: str) -> Iterator[re.Match[str]]:
    taken = 0
    for gap in re.finditer(f"{LEFT_OUT.pattern}|{SIC.pattern}|{INSERTED.pattern}", words, re.IGNORECASE):
        if gap.start() >= taken and not CAPITAL.match(words, gap.start()):
            taken = gap.end()
            yield gap


def _room(gap: str, before: int | None) -> int | None:
    if SIC.fullmatch(gap):
        return before
    return None if LEFT_OUT.fullmatch(gap) or before is None else WIDEST_INSERT


def _add(found: list[Part], words: str, room: int | None) -> None:
    capitals = [match.start() - 2 * number for number, match in enumerate(CAPITAL.finditer(words))]
    run = pieces(CAPITAL.sub(r"\1", words))
    if not any(piece.is_word for piece in run):
        return
    free = frozenset(at for at, piece in enumerate(run) if piece.start in capitals)
    found.append(Part(tuple(run), room if found else 0, free))


def _trimmed(found: list[Part]) -> list[Part]:
    """The parts without the marks at the ends of each: house styles put them in or out."""
    trimmed = []
    for part in found:
        first, last = 0, len(part.pieces)
        while last > first and part.pieces[last - 1].text in ENDS:
            last -= 1
        while first < last and part.pieces[first].text in ENDS:
            first += 1
        free = frozenset(at - first for at in part.free_capital)
        trimmed.append(Part(part.pieces[first:last], part.room, free))
    return [part for part in trimmed if part.pieces]


def exact(wanted: Sequence[Part], source: Sequence[Piece]) -> list[tuple[int, int]]:
    """Where the source has the parts in their order, as ranges of its pieces: each beginning once, the shortest."""
    found = []
    for start in range(len(source)):
        end = _runs(wanted[0], source, start)
        if end is not None and (last := _rest(wanted[1:], source, end)) is not None:
            found.append((start, last))
    return found


def _rest(wanted: Sequence[Part], source: Sequence[Piece], at: int) -> int | None:
    for part in wanted:
        limit = len(source) if part.room is None else min(len(source), at + part.room + 1)
        at_part = next((end for start in range(at, limit) if (end := _runs(part, source, start)) is not None), None)
        if at_part is None:
            return None
        at = at_part
    return at


def _runs(part: Part, source: Sequence[Piece], start: int) -> int | None:
    """The end of the part where the source has it from `start` on."""
    end = start + len(part.pieces)
    if end > len(source):
        return None
    for number, piece in enumerate(part.pieces):
        had = source[start + number].text
        if had != piece.text and not (number in part.free_capital and had.casefold() == piece.text.casefold()):
            return None
    return end


@dataclass(frozen=True, slots=True)
class Spoken:
    """The quoted words of a paragraph in a row, whatever of the article's own stands between them."""

    words: tuple[Piece, ...]
    marks: tuple[str | None, ...]  # between each word and the next; None where a quotation is interrupted

    def runs(self, part: Part) -> list[tuple[int, int]]:
        """Where it has a draft's words: the marks between them the same, but for the seams of an interruption."""
        wanted, marks = spoken_words(part.pieces)
        free = {number for number, at in enumerate(_word_places(part.pieces)) if at in part.free_capital}
        run = Part(tuple(wanted), 0, frozenset(free))
        return [(first, last) for first, last in exact([run], self.words) if self._marked(first, marks)]

    def _marked(self, first: int, marks: Sequence[str]) -> bool:
        had = self.marks[first : first + len(marks) - 1]
        return all(_fits_seam(mark) if one is None else one == mark for one, mark in zip(had, marks, strict=False))


def _fits_seam(mark: str) -> bool:
    return all(sign in ENDS for sign in mark)


def _word_places(found: Sequence[Piece]) -> list[int]:
    return [at for at, piece in enumerate(found) if piece.is_word]


def spoken_words(found: Sequence[Piece]) -> tuple[list[Piece], list[str]]:
    """The words, and the marks after each."""
    places = [*_word_places(found), len(found)]
    marks = ["".join(piece.text for piece in found[a + 1 : b]) for a, b in pairwise(places)]
    return [found[at] for at in places[:-1]], marks


def spoken(text: str) -> Spoken:
    """What stands between the quotation marks of a paragraph."""
    words: list[Piece] = []
    marks: list[str | None] = []
    for start, end in (quoted.inner for quoted in quoted_in(text, (0, len(text)))):
        more, between = spoken_words(pieces(text, start, end))
        words += more
        marks += [*between[:-1], None] if more else []
    return Spoken(tuple(words), tuple(marks))


@dataclass(frozen=True, slots=True)
class Difference:
    """How a source's nearest wording differs: its range of pieces, the share in common, the changes in order."""

    first: int
    last: int
    share: float
    telling: int  # longer words in common, each once
    changes: tuple[tuple[str, str], ...]  # the draft's words, the source's

    @property
    def only_leaves_out(self) -> bool:
        """Whether the draft has every word of the source or none in its place: it only leaves words out."""
        return all(not draft for draft, _ in self.changes)


def nearest(wanted: Sequence[Part], source: Sequence[Piece]) -> Difference | None:
    """The stretch of the source that comes nearest to a draft's words; None where too little is in common."""
    draft = [piece for part in wanted for piece in part.pieces if piece.is_word]
    words = [piece for piece in source if piece.is_word]
    mine, theirs = [piece.text.casefold() for piece in draft], [piece.text.casefold() for piece in words]
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False)
    anchor = blocks.find_longest_match()
    if anchor.size < 2:
        return None
    room = max(2, len(mine) // 2)
    low = max(0, anchor.b - anchor.a - room)
    high = min(len(theirs), anchor.b + len(mine) - anchor.a + room)
    inner = SequenceMatcher(None, mine, theirs[low:high], autojunk=False).get_matching_blocks()[:-1]
    same = [word for block in inner for word in mine[block.a : block.a + block.size]]
    if len(same) < NEAR * len(mine) or _telling(same) < NEAR * _telling(mine):
        return None
    before, after = inner[0].a, len(mine) - inner[-1].a - inner[-1].size  # words that the draft has changed at its ends
    first, last = max(0, low + inner[0].b - before), low + inner[-1].b + inner[-1].size + after
    return _difference(draft, words[first:last], source, (len(same) / len(mine), _telling(set(same))))


def _telling(words: Collection[str]) -> int:
    return sum(len(word) >= TELLING for word in words)


def _difference(
    draft: Sequence[Piece], words: Sequence[Piece], source: Sequence[Piece], common: tuple[float, int]
) -> Difference:
    mine, theirs = [piece.text for piece in draft], [piece.text for piece in words]
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    changes = tuple((" ".join(mine[a:b]), " ".join(theirs[c:d])) for step, a, b, c, d in steps if step != "equal")
    starts = [piece.start for piece in source]
    return Difference(starts.index(words[0].start), starts.index(words[-1].start) + 1, *common, changes)
