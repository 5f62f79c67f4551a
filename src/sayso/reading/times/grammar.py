"""The rules of times.toml, compiled: where a time phrase stands and which rule reads it."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sayso.model import Token
from sayso.reading.lexicon import lexicon

CASED = ("month", "weekday")  # "may", "march" and "sun" are words of their own in lower case
WORD = re.compile(r"[A-Za-z][A-Za-z.']*")
PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of time phrase and the name of the function that reads it."""

    reads: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, one pattern that fits where any of them does, and the words that time phrases are made of."""

    rules: tuple[Rule, ...]
    any_rule: re.Pattern[str]
    vocabulary: frozenset[str]
    telling: frozenset[str]  # the part of the vocabulary that a phrase cannot do without: "week", not "last" or "three"

    def matches(self, text: str, tokens: Sequence[Token], end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
        """The phrases that begin at these tokens, none overlapping another, each with its rule.

        Only runs of words that time phrases are made of are looked at: they are a small part of any text.
        """
        read_to = -1
        for token in self._in_runs(tokens):
            if token.start < read_to:
                continue
            found = self.any_rule.match(text, token.start, end)
            if found is None:
                continue
            rule = self.rules[int(str(found.lastgroup)[1:])]
            match = rule.pattern.match(text, token.start, end)
            if match is not None:
                read_to = match.end()
                yield rule, match

    def _in_runs(self, tokens: Sequence[Token]) -> Iterator[Token]:
        run: list[Token] = []
        tells = False
        for token in tokens:
            word = token.text.lower()
            has_digit = word[0].isdigit() or word[-1].isdigit()
            if has_digit or word in self.vocabulary:
                run.append(token)
                tells = tells or word in self.telling or (has_digit and len(word) > 2)
                continue
            if tells:
                yield from run
            run, tells = [], False
        if tells:
            yield from run


@cache
def grammar() -> Grammar:
    """The grammar, compiled when first asked for."""
    tables = lexicon("times")
    names = _vocabulary(tables)
    sources = [(row["reads"], _filled(row["pattern"], names)) for row in tables["rule"]]
    rules = tuple(Rule(reads, re.compile(source, re.IGNORECASE)) for reads, source in sources)
    branches = "|".join(f"(?P<r{n}>{_anonymous(source)})" for n, (_, source) in enumerate(sources))
    telling = frozenset(word for name in tables["telling"]["tables"] for word in _written_forms(tables[name]))
    words = frozenset(word.lower() for _, source in sources for word in WORD.findall(source))
    return Grammar(
        rules=rules,
        any_rule=re.compile(rf"(?<![\w$£€.,/-])(?:{branches})", re.IGNORECASE),
        vocabulary=words | telling | frozenset(tables["telling"]["words"] + tables["telling"]["connecting"]),
        telling=telling | frozenset(tables["telling"]["words"]),
    )


def _written_forms(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from (word, f"{word}s", f"{word}.", *word.split())


def _anonymous(source: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", source)


def _filled(pattern: str, names: dict[str, str]) -> str:
    return PLACE.sub(lambda found: names[found[1]], pattern)


def _vocabulary(tables: dict[str, Any]) -> dict[str, str]:
    months = [name for name, number in tables["month"].items() if name == month_name[number].lower()]
    names = {"full_month": _either(months, cased=True)}
    for table in ("month", "weekday", "season", "number", "ordinal", "unit", "decade", "holiday", "day_word"):
        names[table] = _either(tables[table], cased=table in CASED)
    names["tens"] = _either([word for word, value in tables["number"].items() if 20 <= value <= 90])
    names["vague"] = _either([word for kind in tables["vague"].values() for word in kind])
    for table, listed in tables["words"].items():
        names[table] = _either(listed)
    for name, pattern in tables["pattern"].items():
        names[name] = _filled(pattern, names)
    return names


def _either(words: Iterable[str], *, cased: bool = False) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    if cased:
        return "(?-i:" + "|".join(re.escape(word.capitalize()) for word in longest_first) + ")"
    return "(?:" + "|".join(re.escape(word) for word in longest_first) + ")"
