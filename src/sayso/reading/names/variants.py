"""Which names are one party: persons by their full names, bodies by what is short for them."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.model import Kind
from sayso.reading.lexicon import words
from sayso.reading.names.figures import ByWord, Figure
from sayso.reading.names.gazetteer import adjectives, organisations, places, titles
from sayso.reading.names.kinds import Evidence, told
from sayso.reading.names.persons import give_out, is_full, joined_full, may_be_short
from sayso.reading.names.pieces import Piece
from sayso.reading.names.spelling import name_words, plain

Seen = tuple[Piece, Evidence]
Key = tuple[str, ...]  # what the pieces of one spelling, or of one known name, have in common


def figures(seen: Iterable[Seen], acronyms: dict[str, Key]) -> list[Figure]:
    """The parties that the pieces name, in order of first appearance.

    `acronyms` are those that stand for a body of the document, with its key.
    """
    exact = _exact(seen, acronyms)
    persons = [figure for figure in exact if figure.kind is Kind.PERSON and not figure.known_as]
    full = joined_full([figure for figure in persons if is_full(figure)])
    taken = {id(figure) for figure in persons if is_full(figure)}
    short = [figure for figure in exact if id(figure) not in taken and may_be_short(figure)]
    left = [figure for figure in exact if id(figure) not in taken and not may_be_short(figure)]
    unclaimed = give_out(short, full)
    bodies = _joined_bodies([*left, *unclaimed])
    return sorted((f for f in [*full, *bodies] if f.pieces), key=lambda f: min(p.first for p in f.pieces))


def _exact(seen: Iterable[Seen], acronyms: dict[str, Key]) -> list[Figure]:
    """One figure for each spelling, or each known name whatever its spelling."""
    found: dict[Key, Figure] = {}
    for piece, evidence in seen:
        key = acronyms.get(piece.text) or key_of(piece)
        if not any(key):
            continue  # a sign or an article alone
        known_as = key[1] if key[0] == "" else ""
        figure = found.setdefault(key, Figure(name_words(known_as) if known_as else key, known_as))
        figure.pieces.append(piece)
        figure.evidence.add(evidence)
    return list(found.values())


def key_of(piece: Piece) -> Key:
    """The known name behind an empty word, else the words of the name."""
    known_as = known_name(piece)
    return ("", known_as) if known_as else name_words(piece.name)


def known_name(piece: Piece) -> str:
    """The name that a known party goes by; "" where the words are not known, or a title makes them a person's."""
    if piece.title:
        return ""
    text = piece.name
    if text.endswith(" party"):
        text = text.removesuffix(" party") + " Party"
    return organisations().get(text) or places().get(text) or adjectives().get(text) or ""


def _joined_bodies(figures: list[Figure]) -> list[Figure]:
    """Bodies, places and events under several names as one: "the Ministry" after "the Defence Ministry"."""
    ordered = sorted(figures, key=lambda f: f.pieces[0].first)
    everything, earlier, kept = ByWord(ordered), ByWord(), list[Figure]()
    for figure in ordered:
        if figure.known_as in words("organisations", "parties.shared"):
            owner = _national(figure, everything.having(figure.words[-1]))
        else:
            fixed = figure.known_as or figure.kind is Kind.PLACE
            owner = None if fixed else _longer(figure, earlier.having(figure.words[-1]))
        if owner is None:
            kept.append(figure)
            earlier.add(figure)
        else:
            owner.add(figure)
    return [figure for figure in kept if not _is_generic(figure)]


def _longer(figure: Figure, earlier: list[Figure]) -> Figure | None:
    """The last body named before that these words can be short for; None where they fit none, or several alike."""
    bare = len(figure.words) == 1 and _is_generic(figure)
    outlet = figure.pieces[0].text in words("organisations", "outlets")
    fits = [other for other in earlier if (outlet or not other.known_as) and _shortens(figure, other)]
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
