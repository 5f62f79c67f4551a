"""A reading put right: mentions that a person said are somebody else, with all that follows them.

What was read comes in as rows and goes out as rows. A span of a claim, statement or title belongs to the mention that
it lies on, and goes where that mention goes; what lies on no mention stays with the appearance that it was read for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Table

from sayso.model import Form
from sayso.record import schema
from sayso.record.judging.whose import Move, Whose
from sayso.record.names.folding import fold
from sayso.record.rows import Row, Rows, distinct, sayings

Read = Mapping[str, Any]  # a row as it was read
Speaking = dict[tuple[str, str], str]  # a statement and who spoke in it -> who does


def with_moves(rows: Mapping[Table, Sequence[Read]], text: str, moves: Sequence[Move]) -> Rows:
    """The rows of a reading with the mentions moved; each move has a mention, and no mention is in two of them."""
    whose = Whose(rows, moves)
    speaking: Speaking = {}
    statements = [_statement(row, whose, speaking) for row in rows[schema.statement]]
    appearances = [*_left(rows, whose, text), *(_taken(move, rows, whose, text) for move in moves)]
    members = {row["id"]: tuple(row["members"]) for row in appearances if row["members"]}
    spoken = ((row["id"], row["speakers"], row["about"]) for row in statements)
    found: dict[Table, Iterable[Row]] = {
        schema.appearance: appearances,
        schema.mention: (
            {**row, "appearance": whose.mention(row["appearance"], _span(row))} for row in rows[schema.mention]
        ),
        schema.role: (_role(row, whose) for row in rows[schema.role]),
        schema.post: (dict(row) for row in rows[schema.post]),
        schema.statement: statements,
        schema.saying: sayings(spoken, members),
        schema.claim: (_claim(row, whose, speaking) for row in rows[schema.claim]),
        schema.moved: _moved(rows, whose, moves),
    }
    return {table: distinct(table, each) for table, each in found.items()}


def _span(row: Read) -> tuple[int, int]:
    return row["start"], row["end"]


def _left(rows: Mapping[Table, Sequence[Read]], whose: Whose, text: str) -> Iterator[Row]:
    """The appearances that have mentions left, by the names that these have."""
    for row in rows[schema.appearance]:
        if whose.rest(row["id"]) != row["id"]:
            continue
        theirs = [each for each in rows[schema.mention] if each["appearance"] == row["id"]]
        moved = [each for each in theirs if whose.mention(row["id"], _span(each)) != row["id"]]
        names = _names(row, moved, [each for each in theirs if each not in moved], text) if moved else {}
        yield {
            **row,
            "members": list(dict.fromkeys(map(whose.rest, row["members"]))),
            "entity": "",
            "side": "",
            **names,
        }


def _names(row: Read, moved: Iterable[Read], left: Sequence[Read], text: str) -> Row:
    """The names without those that only moved mentions bear."""
    gone = {fold(words) for words in _words(moved, text, Form.NAME)}
    kept = {fold(words) for words in _words(left, text, Form.NAME)}

    def stays(name: str) -> bool:
        folded = f" {fold(name)} "
        return any(folded in f" {each} " for each in kept) or not any(folded in f" {each} " for each in gone)

    aliases = [alias for alias in row["aliases"] if stays(alias)]
    if stays(row["name"]):
        return {"aliases": aliases}
    name = [*_words(left, text, Form.NAME), *aliases, *_words(left, text)][0]
    return {"name": name, "aliases": [alias for alias in aliases if alias != name]}


def _words(mentions: Iterable[Read], text: str, *forms: Form) -> list[str]:
    """The words of the mentions, each once: names first, then "the mayor", then "she"; the longest of each first."""
    ranked = sorted(mentions, key=lambda row: (list(Form).index(row["form"]), row["start"] - row["end"], row["start"]))
    return list(dict.fromkeys(text[slice(*_span(row))] for row in ranked if row["form"] in (forms or tuple(Form))))


def _taken(move: Move, rows: Mapping[Table, Sequence[Read]], whose: Whose, text: str) -> Row:
    """The appearance that the mentions of a move are."""
    theirs = [row for row in rows[schema.mention] if whose.mention(row["appearance"], _span(row)) == move.id]
    first = min(theirs, key=lambda row: (row["start"], row["end"], row["appearance"]))
    names = _words(theirs, text, Form.NAME)
    name = move.name or [*names, *_words(theirs, text)][0]
    kinds = {row["id"]: row["kind"] for row in rows[schema.appearance]}
    return {
        "id": move.id,
        "kind": move.kind or kinds[first["appearance"]],
        "name": name,
        "inferred_name": "",
        "aliases": [each for each in names if fold(each) != fold(name)],
        "members": [],
        "entity": "",
        "side": "",
    }


def _role(row: Read, whose: Whose) -> Row:
    of = whose.near(row["of"], _span(row)) if row["of"] in whose.known else row["of"]
    return {**row, "appearance": whose.near(row["appearance"], _span(row)), "of": of}


def _statement(row: Read, whose: Whose, speaking: Speaking) -> Row:
    span = row["speaker_span"]
    for was in row["speakers"]:
        speaking[row["id"], was] = whose.on(was, tuple(span)) if span else whose.rest(was)
    content = [tuple(each) for each in row["content"]]
    addressee, cue = row["addressee"], row["cue"]
    return {
        **row,
        "speakers": list(dict.fromkeys(speaking[row["id"], was] for was in row["speakers"])),
        "about": list(dict.fromkeys(now for was in row["about"] for now in whose.within(was, content))),
        "addressee": whose.near(addressee, tuple(cue)) if addressee in whose.known and cue else addressee,
    }


def _claim(row: Read, whose: Whose, speaking: Speaking) -> Row:
    became: dict[str, list[str]] = {}
    chain = []
    for word in row["say_so"]:
        now = was = word["speaker"]
        if was in whose.known:
            at_hand = speaking.get((row["statement"], was)) or whose.rest(was)
            now = at_hand if word["start"] is None else whose.on(was, (word["start"], word["end"]))
            became.setdefault(was, []).append(now)
        chain.append({**word, "speaker": now})
    for was in row["speakers"]:
        became.setdefault(was, [speaking.get((row["statement"], was)) or whose.rest(was)])
    return {
        **row,
        "subject": whose.on(row["subject"], tuple(row["subject_span"])),
        "object": whose.on(row["object"], tuple(row["object_span"])),
        "speakers": list(dict.fromkeys(now for was in row["speakers"] for now in became[was])),
        "say_so": chain,
        "tie": "",
        "origin": "",
    }


def _moved(rows: Mapping[Table, Sequence[Read]], whose: Whose, moves: Iterable[Move]) -> Iterator[Row]:
    decisions = {move.id: move.decision for move in moves}
    for row in rows[schema.mention]:
        now = whose.mention(row["appearance"], _span(row))
        if now in decisions:
            start, end = _span(row)
            yield {
                "appearance": now,
                "start": start,
                "end": end,
                "was": row["appearance"],
                "decision": decisions[now],
            }
