"""How a decision names what it is about: by words and place, so that it finds them again in a later reading.

A W3C Web Annotation TextQuoteSelector with the document and the position; for a claim also its relation and the words
of its parties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from sayso.model import Span
from sayso.record.rows import CONTEXT


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of a document, or the whole document where there are none."""

    document: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 0  # where they stood when the decision was made
    relation: str = ""  # of a claim, with the words of its parties
    subject: str = ""
    object: str = ""

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready, what says nothing left out."""
        return {"document": self.document} | {name: value for name, value in asdict(self).items() if value}


def from_dict(given: Mapping[str, Any]) -> Selector:
    """The selector that `as_dict` gave; fields that it does not know are left aside.

    Raises TypeError where a field is of another kind.
    """
    kept = {field.name: given[field.name] for field in fields(Selector) if field.name in given}
    for name, value in kept.items():
        if not isinstance(value, int if name == "start" else str):
            raise TypeError(f"“{name}” of its words cannot be {type(value).__name__}")
    return Selector(**kept)


def selector_of(document: str, text: str, span: Span, *, relation: str = "", parties: Iterable[Span] = ()) -> Selector:
    """The selector of a span of a text; for a claim with its relation and the spans of subject and object."""
    start, end = span
    subject, object = [text[a:b] for a, b in parties] or ["", ""]
    return Selector(
        document=document,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        relation=relation,
        subject=subject,
        object=object,
    )


def found_again(selector: Selector, text: str, spans: Iterable[Span]) -> Span | None:
    """Which of the spans carries the selector's words in the same surroundings; the nearest to where they stood.

    None where the words are gone, or stand only in other surroundings.
    """
    alike = [span for span in spans if text[span[0] : span[1]] == selector.quote]
    best = min(
        alike, key=lambda span: (-_surroundings(selector, text, span), abs(span[0] - selector.start)), default=None
    )
    return best if best is not None and _surroundings(selector, text, best) else None


def in_text(selector: Selector, text: str) -> Span | None:
    """Where the selector's words stand in the text, in the same surroundings."""
    return found_again(selector, text, occurrences(selector.quote, text))


def occurrences(words: str, text: str) -> Iterator[Span]:
    """Wherever the words stand in the text."""
    start = text.find(words) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _surroundings(selector: Selector, text: str, span: Span) -> int:
    """How many sides of the span read as they did, 0 to 2."""
    before = text[max(0, span[0] - CONTEXT) : span[0]] == selector.prefix
    after = text[span[1] : span[1] + CONTEXT] == selector.suffix
    return before + after
