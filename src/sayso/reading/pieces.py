"""A run of capitalised words taken apart: places and parties in front, titles, and the name itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Document, Parse, Reading, Span
from sayso.reading.capitals import Labels, Run
from sayso.reading.gazetteer import adjectives, given_names, organisations, partisans, places, regnal_titles, titles
from sayso.reading.lexicon import words
from sayso.reading.spelling import plain

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
    called: str = ""  # the name that the words come to, where it is not the words ("Clinton campaign")

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

    def pieces(self, run: Run) -> list[Piece]:
        """The names in the run, in order; none where it holds only titles and generic words."""
        return list(self._split(self._without_article(run.first, run.last), run.last))

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

    def _titled(self, first: int, last: int, title: Run) -> Iterator[Piece]:
        """What stands before the title, then the name behind it."""
        yield from self._modifiers(first, title.first)
        words_of_title = self._text(title.first, title.last).lower()
        if title.last >= last:
            return
        if words_of_title in regnal_titles() and self._is_regnal(title.last, last):
            yield self._piece(max(title.first, first), last, words_of_title)
            return
        yield self._piece(title.last, last, words_of_title)

    def _modifiers(self, first: int, last: int) -> Iterator[Piece]:
        """The bodies and places before a title ("Senate Majority"), without words that only belong to it."""
        while last > first and not self._is_known(first, last):
            word = self.parse.tokens[last - 1].text
            if (word.lower() not in words("titles", "modifiers") and word.lower() not in titles()) or self._is_known(
                last - 1, last
            ):
                break
            last -= 1
        if last > first:
            yield from self._split(first, last)

    def _title(self, first: int, last: int) -> Run | None:
        """The last title in the run that a person's name or nothing follows, with what of it stands before the run."""
        for end in range(last, first, -1):
            if end < last and not self._is_personal(end, last):
                continue
            begin = self._title_start(end, first)
            if begin is not None and not self._is_given_name(begin, end, last):
                return Run(begin, end)
        return None

    def _is_given_name(self, begin: int, end: int, last: int) -> bool:
        """Whether the one word before one other is rather a given name ("Dean Acheson", "Earl Warren")."""
        return end - begin == 1 and last - end == 1 and self.parse.tokens[begin].text in given_names()

    def _title_start(self, end: int, first: int) -> int | None:
        """Where the longest title that ends at the token begins; it may begin before the run ("Secretary of State")."""
        low = max(0, end - LONGEST_TITLE)
        known = titles()
        for begin in range(low, end):
            if self.parse.tokens[begin].sentence == self.parse.tokens[end - 1].sentence:
                phrase = self._text(begin, end).lower()
                if phrase in known and (begin >= first or " of " in phrase or " " in phrase):
                    return begin
        return None

    def _is_personal(self, first: int, last: int) -> bool:
        """Whether the words can be a person's name: none of them is a word for a body, event or place."""
        tokens = self.parse.tokens[first:last]
        if any(token.text in ("of", "for", "&", "and") for token in tokens) or len(tokens) > 8:
            return False
        final = tokens[-1].text
        return not (
            final in words("organisations", "heads")
            or final in words("organisations", "events.heads")
            or (final in words("places", "heads.words") and len(tokens) > 1)
            or self._text(first, last) in organisations()
        )

    def _is_regnal(self, first: int, last: int) -> bool:
        count = last - first
        return count == 1 or (count == 2 and self.parse.tokens[last - 1].text in ROMAN)

    def _prefix_end(self, first: int, last: int) -> int:
        """Past a place, party or body that stands right before a person's name; `first` where none does."""
        if last - first < 2 or not self._is_personal(first, last):
            return first
        for end in range(min(last - 1, first + 4), first, -1):
            if self._stands_apart(first, end) and self._begins_person(end, last, known=self._is_known(first, end)):
                return end
        return first

    def _stands_apart(self, first: int, end: int) -> bool:
        if self._is_known(first, end):
            return True
        return end - first > 1 and self.parse.tokens[end - 1].text in words("organisations", "heads")

    def _begins_person(self, first: int, last: int, *, known: bool) -> bool:
        if known and self._text(first, last) in self._runs and last - first > 1:
            return True
        return last - first > 1 and self.parse.tokens[first].text in given_names()

    def _is_known(self, first: int, last: int) -> bool:
        phrase = self._text(first, last)
        return (
            phrase in places()
            or phrase in organisations()
            or phrase in adjectives()
            or phrase in words("places", "cities.regional")
        )

    def _without_article(self, first: int, last: int) -> int:
        return first + 1 if self.parse.tokens[first].text in ("The", "the") and last - first > 1 else first

    def _piece(self, first: int, last: int, title: str = "") -> Piece:
        text = self._text(first, last)
        if not title:
            before = self._title_start(first, first)
            title = self._text(before, first).lower() if before is not None else self._lower_title(first)
        adjective = text in adjectives() or text in partisans()
        return Piece(first, last, self._span(first, last), text, title, adjective)

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
