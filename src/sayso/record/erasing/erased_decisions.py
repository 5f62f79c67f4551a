"""Decisions without somebody: those about them go, the words of the others are as the texts now have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from sayso.record import schema
from sayso.record.erasing.blanks import BLANK
from sayso.record.erasing.plan import Edition, Plan
from sayso.record.erasing.tombstones import BY_ID, Tombstone, held, keyed
from sayso.record.judging.decisions import ADDED, NAME, Verdict

Selected = dict[str, Any]
WORDS = ("quote", "prefix", "suffix", "subject", "object")


def redact_decisions(
    connection: Connection, plan: Plan, ids: Mapping[str, str], quotes: Collection[tuple[str, str, str]]
) -> int:
    """Bring every decision up to the redacted texts; gives how many went.

    `ids` are the new ids of documents, `quotes` the document, relation and words of the claims that went.
    """
    editions: dict[str, list[Edition]] = defaultdict(list)
    for each in plan.editions:
        editions[each.row.document].append(each)
    rows = connection.execute(select(schema.decision).order_by(schema.decision.c.key)).all()
    gone: set[str] = set()
    for row in rows:
        left = [each for each in row.selectors if not _is_theirs(each, editions, quotes, plan.stone)]
        named = _is_blank(plan.stone.redacted(dict(row.value).get(NAME, "")))
        if named or row.undoes in gone or (row.selectors and not _stands(row, left)):
            gone.add(row.id)
        else:
            now = [_redacted(each, editions, ids, plan.stone) for each in left]
            _rewrite(connection, row, now, gone, theirs=any(each["document"] in editions for each in left), plan=plan)
    connection.execute(delete(schema.decision).where(schema.decision.c.id.in_(sorted(gone))))
    return len(gone)


def _stands(row: Row[Any], left: Sequence[Selected]) -> bool:
    """Whether a decision still says something by the words that are left.

    Of claims each stands for itself; mentions are judged together, as are a claim that was added and its parties.
    """
    if row.verdict == Verdict.ADD:
        return bool(left[:ADDED] == row.selectors[:ADDED])
    return bool(left) and (len(left) == len(row.selectors) or any(each.get("relation") for each in row.selectors))


def _is_theirs(
    selected: Selected,
    editions: Mapping[str, list[Edition]],
    quotes: Collection[tuple[str, str, str]],
    stone: Tombstone,
) -> bool:
    """Whether the words are a mention of the person, or a claim about them."""
    document, quote = selected["document"], selected.get("quote", "")
    if document not in editions or not quote:
        return False
    if relation := selected.get("relation"):
        parties = [selected.get(side, "") for side in ("subject", "object")]
        return (document, relation, quote) in quotes or any(_is_blank(stone.redacted(each)) for each in parties)
    return _is_blank(_at_its_place(selected, "quote", editions[document]) or stone.redacted(quote))


def _is_blank(words: str) -> bool:
    """Whether nothing but the person was in the words."""
    return BLANK in words and not any(letter.isalnum() for letter in words)


def _redacted(
    selected: Selected, editions: Mapping[str, list[Edition]], ids: Mapping[str, str], stone: Tombstone
) -> Selected:
    document = selected["document"]
    here = editions.get(document, [])
    now = {
        name: _at_its_place(selected, name, here) or stone.redacted(words, theirs=bool(here))
        for name in WORDS
        if (words := selected.get(name))
    }
    named = ids.get(document) or stone.redacted_address(document, theirs=False)
    return selected | now | {"document": named}


def _at_its_place(selected: Selected, part: str, editions: list[Edition]) -> str:
    """Quote, prefix or suffix as the redacted text has it; "" where no version had the words there."""
    start: int = selected.get("start", 0)
    quote: str = selected.get("quote", "")
    words: str = selected.get(part, "")
    places = {"quote": start, "prefix": start - len(words), "suffix": start + len(quote)}
    at = places.get(part)
    if at is None or not words:
        return ""
    for each in editions:
        if each.row.text[at : at + len(words)] == words:
            return each.after.text[at : at + len(words)]
    return ""


def _rewrite(
    connection: Connection, row: Row[Any], selectors: list[Selected], gone: Collection[str], *, theirs: bool, plan: Plan
) -> None:
    stone = plan.stone
    values = {
        "selectors": selectors,
        "value": [[name, stone.redacted(value, theirs=theirs)] for name, value in row.value if value not in gone],
        "who": stone.redacted(row.who, theirs=False),
        "why": stone.redacted(row.why, theirs=theirs),
    }
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        connection.execute(update(schema.decision).where(schema.decision.c.key == row.key).values(changed))


def admitted(connection: Connection, given: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Decisions from elsewhere without those about people who were erased here, and the rest without their names."""
    stones = held(connection)
    gone: set[str] = set()
    for each in given:
        try:
            now = _admitted(connection, each, stones) if each.get("undoes") not in gone else None
        except (AttributeError, KeyError, TypeError):  # no decision: whoever takes it in says so
            now = dict(each)
        if now is None:
            gone.add(each["id"])
        else:
            yield now


def _admitted(
    connection: Connection, given: Mapping[str, Any], stones: Sequence[Tombstone]
) -> Mapping[str, Any] | None:
    now = dict(given)
    for stone in stones:
        theirs = any(stone.is_held(each["document"]) for each in given["selectors"])
        now["selectors"] = [_in_kept_words(connection, each, stone) for each in now["selectors"]]
        words = [each.get(part, "") for each in now["selectors"] for part in ("quote", "subject", "object")]
        now["value"] = {name: stone.redacted(told, theirs=theirs) for name, told in now.get("value", {}).items()}
        if any(map(_is_blank, [*words, now["value"].get(NAME, "")])):
            return None
        for told in ("who", "why"):
            now[told] = stone.redacted(now.get(told, ""), theirs=theirs)
    return now


def _in_kept_words(connection: Connection, selected: Selected, stone: Tombstone) -> Selected:
    """A selector as the record's own text has its words."""
    redaction, version = schema.redaction.c, schema.version.c
    hashed = keyed(stone.key, BY_ID.format(selected["document"]))
    document = connection.scalar(select(redaction.document).where(redaction.hash == hashed))
    named = document or stone.redacted_address(selected["document"], theirs=False)
    texts = list(connection.scalars(select(version.text).where(version.document == named)))
    quote, at = selected.get("quote", ""), selected.get("start", 0)
    starts = {"quote": at, "prefix": at - len(selected.get("prefix", "")), "suffix": at + len(quote)}
    now = {
        part: _kept(selected[part], starts.get(part), texts) or stone.redacted(selected[part], theirs=bool(document))
        for part in WORDS
        if selected.get(part)
    }
    return selected | now | {"document": named}


def _kept(words: str, at: int | None, texts: Iterable[str]) -> str:
    """The words as a text has them there, where it differs in blanks only; "" where none has."""
    kept = [text[at : at + len(words)] for text in texts] if at is not None and at >= 0 else []
    return next((each for each in kept if len(each) == len(words) and _differs_in_blanks(each, words)), "")


def _differs_in_blanks(kept: str, words: str) -> bool:
    return all(a in (b, BLANK) for a, b in zip(kept, words, strict=True))
