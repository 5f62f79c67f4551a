"""A draft's quotations against the kept texts, letter by letter (docs/check.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row

from sayso.answers import plain
from sayso.answers.checked import Changed, CheckedQuotation, FoundWords, Wording
from sayso.answers.passages import having, in_order
from sayso.answers.places import Speech, speeches
from sayso.answers.wording import Difference, Part, Piece, Spoken, exact, nearest, parts, pieces, spoken
from sayso.model import Kind, Quotation, Span
from sayso.record.names.folding import fold
from sayso.record.weighing.origins import REUSED_QUOTATION

FEWEST = 3  # words: shorter runs between marks are titles, nicknames and single words
CANDIDATES = 60  # paragraphs that are looked at for one quotation
RUN = 3  # words: what a paragraph has to share with a quotation to be looked at
RUNS_ASKED = 60  # that the index is asked for, spread over a long quotation
SHORTEST_PIECE = 4  # words: shorter runs are met everywhere
MOST_PIECES = 3  # that a spliced quotation is taken to have
OF_ONE_SPEAKER, OF_ANYBODY = 3, 4  # words of four letters in common that make one wording the other, altered
FOUND_SHOWN = 3
FOLDED = "kind of marks, white space and the stop at the end aside"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of the draft, with who speaks there."""

    words: str
    span: Span  # without the marks
    speakers: frozenset[str] = frozenset()  # of the record
    speaker_names: tuple[str, ...] = ()  # as the draft has them
    by_person: bool = False


@dataclass(frozen=True)
class Source:
    """One paragraph of the record as it is compared: all its words, and those between its quotation marks."""

    row: Row[Any]
    pieces: tuple[Piece, ...]
    spoken: Spoken

    def place(self, first: Piece, last: Piece, speech: Speech | None = None) -> FoundWords:
        """Where a stretch of it stands in the article."""
        row = self.row
        starts = {piece.start for piece in self.spoken.words}
        return FoundWords(
            document=row.document,
            title=row.title,
            outlet=row.outlet or "",
            url=row.url,
            date=row.date,
            words=row.text[first.start : last.end],
            start=row.start + first.start,
            end=row.start + last.end,
            quoted=first.start in starts or (speech is not None and speech.kind is Quotation.DIRECT),
            speakers=speech.speakers if speech else (),
            speaker_names=speech.names if speech else (),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the record, with the statement that it stands in."""

    place: FoundWords
    speech: Speech | None


def checked(connection: Connection, quoted: Quoted, excluded: Collection[str] = ()) -> CheckedQuotation | None:
    """What the record has of a draft's quotation; None for fewer than three words."""
    wanted = parts(quoted.words)
    if sum(len(part.words) for part in wanted) < FEWEST:
        return None
    whole = having(connection, in_order((part.words for part in wanted), every=True), CANDIDATES, excluded)
    if places := _exactly(connection, wanted, map(_source, whole)):
        return _by_speaker(quoted, places)
    words = [word for part in wanted for word in part.words]
    every = max(1, len(words) // RUNS_ASKED)
    runs = (words[at : at + RUN] for at in range(0, len(words) - RUN + 1, every))
    near = [_source(row) for row in having(connection, in_order(runs, every=False), CANDIDATES, excluded)]
    if places := _exactly(connection, wanted, near):
        return _by_speaker(quoted, places)
    return _nearly(connection, quoted, wanted, near)


def _source(row: Row[Any]) -> Source:
    return Source(row, tuple(pieces(row.text)), spoken(row.text))


def _exactly(connection: Connection, wanted: Sequence[Part], sources: Iterable[Source]) -> list[Found]:
    """Where the record has the very words: in one run, or in one quotation that the article's own words interrupt."""
    stretches = []
    for source in sources:
        if ranges := exact(wanted, source.pieces):
            stretches += [(source, source.pieces[first], source.pieces[last - 1]) for first, last in ranges]
        elif len(wanted) == 1:
            had = source.spoken.words
            stretches += [(source, had[first], had[last - 1]) for first, last in source.spoken.runs(wanted[0])]
    return _told(connection, stretches)


def _told(connection: Connection, stretches: Sequence[tuple[Source, Piece, Piece]]) -> list[Found]:
    """The stretches with the statements that they stand in; quoted ones first."""
    spans = [
        (source.row.run, (source.row.start + first.start, source.row.start + last.end))
        for source, first, last in stretches
    ]
    spoken = speeches(connection, spans)
    found = [
        Found(source.place(first, last, speech), speech)
        for (source, first, last), speech in zip(stretches, spoken, strict=True)
    ]
    return sorted(found, key=lambda each: not each.place.quoted)


def _by_speaker(quoted: Quoted, places: Sequence[Found]) -> CheckedQuotation:
    """The very words are there; whether it is the same who says them."""
    result = _result(quoted, Wording.EXACT, f"word for word ({FOLDED})", places)
    if not quoted.speaker_names:
        return replace(result, reason=f"{result.reason}; speaker not checked: the draft names none")
    same = [found for found in places if found.speech and _is_speaker(quoted, found.speech)]
    if said := [found for found in same if found.place.quoted]:
        return replace(_result(quoted, Wording.EXACT, result.reason, said), speaker_checked=True)
    if same:
        why = "the article has these words in a paraphrase, not between quotation marks"
        return _result(quoted, Wording.ALTERED, why, same)
    others = [found for found in places if found.speech and _is_another(quoted, found.speech)]
    nobodys = not any(found.place.quoted or found.speech for found in places)
    if (others or nobodys) and len(fold(quoted.words).split()) < REUSED_QUOTATION:
        why = "too short to be one quotation: the record has these words, but not from them"
        return _result(quoted, Wording.NOT_FOUND, why, places)
    if others and all(found in others or not found.place.quoted for found in places):
        why = f"the record has these words from {_speakers(others)}"
        return replace(_result(quoted, Wording.WRONG_SPEAKER, why, others), speaker_checked=True)
    if nobodys:
        return _result(quoted, Wording.WRONG_SPEAKER, "the article's own words there, nobody's quotation", places)
    return replace(result, reason=f"{result.reason}; speaker not checked: unclear in the record")


def _speakers(found: Iterable[Found]) -> str:
    names = (plain.joined(each.speech.names) for each in found if each.speech)
    return plain.joined(list(dict.fromkeys(names))[:FOUND_SHOWN])


def _is_speaker(quoted: Quoted, speech: Speech) -> bool:
    if not quoted.speakers.isdisjoint(speech.speakers):
        return True
    mine, theirs = map(fold, quoted.speaker_names), list(map(fold, speech.names))
    return any(_one_name(one, other) for one in mine for other in theirs)


def _one_name(one: str, other: str) -> bool:
    """Whether both are one name, middle names aside, or one of them only the family name of the other."""
    mine, theirs = one.split(), other.split()
    if len(mine) < 2 or len(theirs) < 2:
        return mine[-1:] == theirs[-1:]
    return (mine[0], mine[-1]) == (theirs[0], theirs[-1])


def _is_another(quoted: Quoted, speech: Speech) -> bool:
    """Whether somebody else speaks there: persons only, for a body speaks through persons."""
    persons = quoted.by_person and all(kind is Kind.PERSON for kind in speech.kinds)
    return bool(speech.names) and persons and not _is_speaker(quoted, speech)


def _nearly(
    connection: Connection, quoted: Quoted, wanted: Sequence[Part], sources: Sequence[Source]
) -> CheckedQuotation:
    spliced = _pieced_together([word for part in wanted for word in part.words], sources)
    if spliced:
        places = _told(connection, spliced)
        why = f"pieced together from {plain.in_words(len(spliced))} places"
        return replace(_result(quoted, Wording.SPLICED, why, places), found=tuple(found.place for found in places))
    for source, had, difference in sorted(_differences(wanted, sources), key=_nearest_first):
        (found,) = _told(connection, [(source, had[difference.first], had[difference.last - 1])])
        if _is_altered(quoted, found, difference):
            return _differing(quoted, found, difference)
    return _result(quoted, Wording.NOT_FOUND, "not in the kept texts; nothing found is no clearance", ())


def _is_altered(quoted: Quoted, found: Found, difference: Difference) -> bool:
    """Whether so near a wording is the same quotation: by its longer words, or by who speaks."""
    if not found.place.quoted and not found.speech:
        return False
    least = OF_ONE_SPEAKER if found.speech and _is_speaker(quoted, found.speech) else OF_ANYBODY
    return difference.telling >= least


def _nearest_first(found: tuple[Source, Sequence[Piece], Difference]) -> tuple[float, int, str]:
    source, _, difference = found
    return -difference.share, len(difference.changes), source.row.document


def _differences(
    wanted: Sequence[Part], sources: Iterable[Source]
) -> Iterator[tuple[Source, Sequence[Piece], Difference]]:
    for source in sources:
        for had in (source.spoken.words, source.pieces):
            if had and (difference := nearest(wanted, had)):
                yield source, had, difference
                break


def _differing(quoted: Quoted, found: Found, difference: Difference) -> CheckedQuotation:
    changes = tuple(Changed(draft, record) for draft, record in difference.changes)
    if not changes:
        verdict, why = Wording.ALTERED, "the same words; punctuation within differs"
    elif all(change.draft.casefold() == change.record.casefold() for change in changes):
        verdict, why = Wording.ALTERED, "the same words; capitals differ"
    elif difference.only_leaves_out:
        verdict, why = Wording.SPLICED, "words are left out and nothing marks the gap"
    else:
        verdict, why = Wording.ALTERED, "words differ"
    return replace(_result(quoted, verdict, why, [found]), changes=changes)


def _pieced_together(words: Sequence[str], sources: Sequence[Source]) -> list[tuple[Source, Piece, Piece]]:
    """The quotations of the record that the words are made of, one after the other; none where they are not."""
    found: list[tuple[Source, Piece, Piece]] = []
    at = 0
    while at < len(words):
        length, source, first = max(
            (_longest(words[at:], source) for source in sources), key=lambda run: run[0], default=(0, None, 0)
        )
        if source is None or length < SHORTEST_PIECE or len(found) == MOST_PIECES:
            return []
        found.append((source, source.spoken.words[first], source.spoken.words[first + length - 1]))
        at += length
    order = [first.start for _, first, _ in found]
    one_cut = len({source.row.document for source, _, _ in found}) == 1 and order == sorted(order)
    return found if len(found) > 1 and not one_cut else []  # a cut within one quotation is shown as what it leaves out


def _longest(words: Sequence[str], source: Source) -> tuple[int, Source, int]:
    """How many of the words, from the first on, stand in a row in the paragraph's quotations, and where."""
    had = [piece.text for piece in source.spoken.words]
    best, where = 0, 0
    for start in range(len(had)):
        length = 0
        while length < len(words) and start + length < len(had) and had[start + length] == words[length]:
            length += 1
        if length > best:
            best, where = length, start
    return best, source, where


def _result(quoted: Quoted, verdict: Wording, reason: str, found: Iterable[Found]) -> CheckedQuotation:
    return CheckedQuotation(
        words=quoted.words,
        start=quoted.span[0],
        end=quoted.span[1],
        speakers=quoted.speaker_names,
        verdict=verdict,
        reason=reason,
        speaker_checked=False,
        changes=(),
        found=tuple(each.place for each in list(found)[:FOUND_SHOWN]),
    )
