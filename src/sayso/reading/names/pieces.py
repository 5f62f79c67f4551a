"""A run of capitalised words taken apart: places and parties in front, titles, and the name itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.model import Document, Parse, Reading, Span
from sayso.reading.lexicon import words
from sayso.reading.names.capitals import Run
from sayso.reading.names.gazetteer import (
    adjectives,
    given_names,
    organisations,
    partisans,
    places,
    regnal_titles,
    title_ends,
    titles,
)
from sayso.reading.names.spelling import plain
from sayso.reading.names.tagged import Labels, is_capital

FIELD_OFFICES = frozenset(("minister", "ministers", "secretary", "commissioner", "professor"))  # "of Commerce"
LONGEST_TITLE = 5  # tokens
ROMAN = frozenset(
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIV", "XV", "XVI", "XXIII")
)


@dataclass(frozen=True, slots=True)
class Piece:
    """The tokens [first, last) of one name, with the title put before it (lower case, "" where there is none)."""

    first: int
    last: int
    span: Span
    text: str
    title: str = ""
    adjective: bool = False  # "Iraqi", "Republican": stands for a place or party that it does not name outright
    located: bool = False  # after "in", "from" and the like: reads as a place
    before_title: bool = False  # "Lund" in "Lund Mayor Ana Ruiz"
    called: str = ""  # the name that the words come to, where it is not the words ("Ruiz campaign")

    @property
    def name(self) -> str:
        """What the party is called by this piece."""
        return self.called or self.text


class Splitter:
    """Takes the runs of one document apart."""

    def __init__(self, reading: Reading, labels: Labels, all_runs: list[Run]) -> None:
        self.parse: Parse = reading.parse
        self.document: Document = reading.document
        self.labels = labels
        self._runs = frozenset(self._text(run.first, run.last) for run in all_runs)
        self._families = frozenset(self.parse.tokens[run.last - 1].text for run in all_runs if self._is_full_name(run))

    def _is_full_name(self, run: Run) -> bool:
        return run.last - run.first > 1 and self.parse.tokens[run.first].text in given_names()

    def is_family(self, piece: Piece) -> bool:
        """Whether the piece is "Ruizes" in "the Ruizes", a family of which somebody is named: no name of its own."""
        if piece.last - piece.first > 1 or self._lower_before(piece.first) != "the":
            return False
        name = piece.text.removesuffix("s")
        return name != piece.text and not {name, name.removesuffix("e")}.isdisjoint(self._families)

    def pieces(self, run: Run) -> list[Piece]:
        """The names in the run, in order; none where it holds only titles and generic words."""
        first = self._without_opening(run.first, run.last)
        if self._is_known(first, run.last) or not self._office_before(first):
            return list(self._split(first, run.last))
        if self._person_start(first, run.last):
            return list(self._after_office(first, run.last))
        return [piece for piece in self._split(first, run.last) if self._is_body(piece)]

    def _is_body(self, piece: Piece) -> bool:
        """Whether what an office is "of" is more than its field ("minister of Commerce")."""
        field = self.parse.tokens[first := piece.first].text
        told = self.parse.tokens[max(0, first - 2)].text.lower()
        if told not in FIELD_OFFICES or self._is_known(piece.first, piece.last):
            return True
        return self.parse.tokens[piece.last - 1].text in words("organisations", "heads") or field in places()

    def _office_before(self, first: int) -> bool:
        """Whether the run stands in the field of an office: after "Minister of", "director for Women and"."""
        at, low = first - 1, max(0, first - 6)
        while at > low and self.parse.tokens[at].text not in ("of", "for"):
            token = self.parse.tokens[at]
            if token.text not in ("the", "and", ",") and not is_capital(token):
                return False
            at -= 1
        return at > low and self.parse.tokens[at - 1].text.lower() in titles()

    def _person_start(self, first: int, last: int) -> int:
        """Where a person's name begins behind the field or country of an office; 0 where none does."""
        for i in range(first + 1, last):
            begins = self.labels.of(i) == "PERSON" and not self.labels.joined(i - 1, i)
            known = self.parse.tokens[i].text in given_names() or self._text(i, last) in self._runs
            if (begins or known) and last - i > 1:
                return i
            if self._text(first, i) in places() or not self._is_field(i):
                is_office = self._text(first, i) in places() or all(map(self._is_field, range(first, i)))
                return i if is_office and self._is_personal(i, last) else 0
        return 0

    def _is_field(self, i: int) -> bool:
        """Whether the word is for a field of government: "Foreign", "Affairs"."""
        return self.parse.tokens[i].text.lower() in words("titles", "fields")

    def _split(self, first: int, last: int) -> Iterator[Piece]:
        if first >= last:
            return
        if self._is_known(first, last):
            yield self._piece(first, last)
            return
        title = self._title(first, last)
        if title is not None:
            yield from self._titled(first, last, title)
            return
        cut = self._prefix_end(first, last)
        if cut > first:
            yield from self._split(first, cut)
            yield from self._split(cut, last)
            return
        yield self._piece(first, last)

    def _after_office(self, first: int, last: int) -> Iterator[Piece]:
        """The person behind an office with its field ("Minister of Finance Ann Ruiz"), and a known field."""
        cut = self._person_start(first, last)
        field = self.parse.tokens[cut - 1].text
        if self._is_known(first, cut) or field in words("organisations", "heads"):
            yield self._piece(first, cut)
        yield self._piece(cut, last, "minister")

    def _titled(self, first: int, last: int, title: Run) -> Iterator[Piece]:
        """What stands before the title, then the name behind it."""
        yield from self._modifiers(first, title.first)
        words_of_title = self._text(title.first, title.last).lower()
        if title.last >= last:
            if words_of_title in regnal_titles() and last - first == 1 and self._lower_before(first) == "the":
                yield self._piece(first, last)  # "the Pope"
            return
        if words_of_title in regnal_titles() and self._is_regnal(title.last, last):
            yield self._piece(max(title.first, first), last, words_of_title)
            return
        yield self._piece(title.last, last, words_of_title)

    def _modifiers(self, first: int, last: int) -> Iterator[Piece]:
        """The bodies and places before a title ("Senate Majority"), without words that only belong to it."""
        while last > first and not self._is_known(first, last) and self._belongs_to_title(last - 1):
            last -= 1
        for piece in self._split(first, last):
            yield replace(piece, before_title=True)

    def _belongs_to_title(self, i: int) -> bool:
        word = self.parse.tokens[i].text.lower()
        return (word in words("titles", "modifiers") or word in titles()) and not self._is_known(i, i + 1)

    def _title(self, first: int, last: int) -> Run | None:
        """The last title in the run with a person's name behind it, else the title that the run ends in."""
        for end in range(last - 1, first, -1):
            begin = self._title_start(end, first) if self._is_personal(end, last, titled=True) else None
            if begin is not None and not self._is_given_name(begin, end, last) and not self._is_named(first, begin):
                return Run(begin, end)
        begin = None if self._has_complement(first, last) else self._title_start(last, first)
        if begin is None or (begin > first and not self._describes_title(first, begin)):
            return None
        return Run(begin, last)

    def _is_named(self, first: int, begin: int) -> bool:
        """Whether what stands before the title is a given name: then the title is part of the name ("Duke Holt")."""
        return begin > first and self.parse.tokens[first].text in given_names() and not self._is_known(first, begin)

    def _describes_title(self, first: int, begin: int) -> bool:
        if self._is_known(first, begin) or self.parse.tokens[begin - 1].text in words("organisations", "heads"):
            return True
        return all(self._belongs_to_title(i) or self._is_known(i, i + 1) for i in range(first, begin))

    def _has_complement(self, first: int, last: int) -> bool:
        """Whether the words have "Council of", "Movement for" in them."""
        heads = words("organisations", "with_of")
        tokens = self.parse.tokens
        return any(tokens[i].text in heads and tokens[i + 1].text in ("of", "for") for i in range(first, last - 1))

    def _is_given_name(self, begin: int, end: int, last: int) -> bool:
        """Whether the one word before one other is rather a given name ("Dean Holt", "Earl Sol")."""
        return end - begin == 1 and last - end == 1 and self.parse.tokens[begin].text in given_names()

    def _title_start(self, end: int, first: int) -> int | None:
        """Where the longest title that ends at the token begins; it may begin before the run ("Secretary of State")."""
        if not end or self.parse.tokens[end - 1].text.lower() not in title_ends():
            return None
        low = max(0, end - LONGEST_TITLE)
        known = titles()
        for begin in range(low, end):
            if self.parse.tokens[begin].sentence == self.parse.tokens[end - 1].sentence:
                phrase = self._text(begin, end).lower()
                if phrase in known and (begin >= first or " of " in phrase or " " in phrase):
                    return begin
        return None

    def _is_personal(self, first: int, last: int, *, titled: bool = False) -> bool:
        """Whether the words can be a person's name: they do not end in a word for a body, event or place."""
        tokens = self.parse.tokens[first:last]
        if any(token.text in ("of", "for", "&", "and") for token in tokens) or len(tokens) > 8 or tokens[0].text == "-":
            return False
        final = tokens[-1].text
        return not (
            final in words("organisations", "heads")
            or final in words("organisations", "events.heads")
            or (final in words("places", "heads.words") and len(tokens) > 1 and not titled)
            or self._text(first, last) in organisations()
        )

    def _lower_before(self, first: int) -> str:
        return self.parse.tokens[first - 1].text.lower() if first else ""

    def _is_regnal(self, first: int, last: int) -> bool:
        count = last - first
        return count == 1 or (count == 2 and self.parse.tokens[last - 1].text in ROMAN)

    def _prefix_end(self, first: int, last: int) -> int:
        """Past a place, party or body that stands right before another name; `first` where none does."""
        if last - first < 2:
            return first
        for end in range(min(last - 1, first + 4), first, -1):
            if self._stands_apart(first, end) and self._begins_another(first, end, last):
                return end
        return first

    def _stands_apart(self, first: int, end: int) -> bool:
        if self._is_known(first, end):
            return True
        last = self.parse.tokens[end - 1].text
        return end - first > 1 and (last in words("organisations", "heads") or last in words("places", "heads.words"))

    def _begins_another(self, first: int, end: int, last: int) -> bool:
        """Whether a name of its own follows a place, party or body: a person's, an acronym, a place said twice."""
        rest, known = self._text(end, last), self._is_known(first, end)
        if known and rest in partisans():
            return True  # "a Nevada Democrat"
        if last - end == 1 and known and rest in self._families:
            return True
        if last - end == 1:
            before = self._text(first, end)
            twice = places().get(before, "-") in (places().get(rest), adjectives().get(rest))
            return twice or (rest.isupper() and 2 <= len(rest) <= 5 and before in adjectives())
        if not self._is_personal(end, last):
            return False
        if (
            self.labels.of(first) == "NORP"
            and not self.labels.joined(first, end)
            and self._text(first, end) in adjectives()
        ):
            return True
        return (known and rest in self._runs) or self.parse.tokens[end].text in given_names()

    def _is_known(self, first: int, last: int) -> bool:
        phrase = self._text(first, last)
        return (
            phrase in places()
            or phrase in organisations()
            or phrase in adjectives()
            or phrase in words("places", "cities.regional")
        )

    def _without_opening(self, first: int, last: int) -> int:
        """Past an article and words like "Former" that only open the sentence."""
        while last - first > 1 and (
            self.parse.tokens[first].text == "The"
            or self.parse.tokens[first].text.lower() in words("capitals", "leading")
        ):
            first += 1
        return first

    def _piece(self, first: int, last: int, title: str = "") -> Piece:
        text = self._text(first, last)
        if not title and not self._is_known(first, last):
            before = self._title_start(first, first)
            title = self._text(before, first).lower() if before is not None else self._lower_title(first)
        adjective = text in adjectives() or text in partisans()
        return Piece(first, last, self._span(first, last), text, title, adjective, self._is_located(first))

    def _is_located(self, first: int) -> bool:
        return first > 0 and self.parse.tokens[first - 1].text.lower() in words("capitals", "locative")

    def _lower_title(self, first: int) -> str:
        if first and self.parse.tokens[first - 1].sentence == self.parse.tokens[first].sentence:
            word = self.parse.tokens[first - 1].text.lower()
            return word if word in titles() else ""
        return ""

    def _span(self, first: int, last: int) -> Span:
        return self.parse.tokens[first].start, self.parse.tokens[last - 1].end

    def _text(self, first: int, last: int) -> str:
        start, end = self._span(first, last)
        return self.document.text[start:end]


def is_initial(word: str) -> bool:
    """Whether the word is an initial: "C.", "W"."""
    return len(plain(word)) == 1 and word[0].isupper()
