"""A checked draft as flat rows for csv: one row a claim, a quotation, or a sentence with neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.answers import plain
from sayso.answers.checked import CheckedClaim, CheckedQuotation, CheckedSentence, FoundWords
from sayso.answers.shapes import ClaimShown
from sayso.export.rows import LIST, Row

COLUMNS = (
    *("sentence", "what", "verdict", "reason", "subject", "relation", "object", "role", "time", "words", "speakers"),
    *("origins", "for", "against", "passages"),
)


def of_checked(sentences: Iterable[CheckedSentence]) -> Iterator[Row]:
    """A row for each claim and quotation; what was not checked has a row by itself."""
    for sentence in sentences:
        rows = [*map(_claim, sentence.claims), *map(_quotation, sentence.quotations)] or [{"what": "not checked"}]
        for row in rows:
            yield {column: {"sentence": sentence.sentence, **row}.get(column, "") for column in COLUMNS}


def _claim(claim: CheckedClaim) -> Row:
    return {
        "what": "claim",
        "verdict": claim.verdict,
        "reason": claim.reason,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "role": claim.role,
        "time": claim.time,
        "words": claim.words,
        "speakers": LIST.join(claim.speakers),
        "origins": claim.origins,
        "for": LIST.join(map(_cited, claim.pro)),
        "against": LIST.join(map(_cited, claim.against)),
        "passages": LIST.join(f"{each.document}: {each.words}" for each in claim.passages),
    }


def _cited(claim: ClaimShown) -> str:
    return f"{claim.outlet or claim.document} {claim.date}, {plain.whose_word(claim)}: {claim.words}"


def _quotation(quotation: CheckedQuotation) -> Row:
    return {
        "what": "quotation",
        "verdict": quotation.verdict,
        "reason": quotation.reason,
        "words": quotation.words,
        "speakers": LIST.join(quotation.speakers),
        "passages": LIST.join(map(_found, quotation.found)),
    }


def _found(found: FoundWords) -> str:
    speakers = f", {plain.joined(found.speaker_names)}" if found.speaker_names else ""
    return f"{found.outlet or found.document} {found.date}{speakers}: {found.words}"
