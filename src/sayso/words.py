"""Small words for what is shown: numbers with their noun, quotation marks, letters that are safe to show."""

from __future__ import annotations

import re

from sayso.model import MadeBy, Stage

BETWEEN = " … "  # stands for what the article has between two pieces of one statement
PAIRS = frozenset({("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’")})  # opening and closing marks

DETERMINER = re.compile(
    r"^(?:an?|the|this|that|one|another|some|several|two|three|his|her|their|its)\s+", re.IGNORECASE
)
LOOSE = " ,;:"  # what may hang on to the article's words for a source

MAKERS = {MadeBy.RULE: "rule", MadeBy.BOTH: "rule and head", MadeBy.HEAD: "head"}
IMPLIED = {"accused": Stage.ALLEGED, "investigates": Stage.INVESTIGATED, "sued": Stage.SUED, "charged": Stage.CHARGED}

# what moves the cursor or turns the reading direction round would let an article garble the terminal
GAPS = "\t\n\v\f\r\x85\u2028\u2029"
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in GAPS]
SAFE = str.maketrans({**dict.fromkeys(GAPS, " "), **dict.fromkeys(DIRECTIONS, ""), **dict.fromkeys(CONTROLS, "\ufffd")})
UNPAIRED = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates: no encoding carries them


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 tie", "3 ties", "no ties"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def not_shown(left_out: int, noun: str = "risky tie") -> str:
    """What was left out, and how to see it."""
    return f"{counted(left_out, noun)} not shown: --risky shows {'it' if left_out == 1 else 'them'}"


def maker_of_statement(rule: str, made_by: MadeBy) -> str:
    """What made a statement: "rule and head: verb-clause"."""
    return f"{MAKERS[made_by]}: {rule}"


def made_by_rule(rule: str, score: float) -> str:
    """What made a claim, and how likely that is right: "rule: verb:sue, score 0.97"."""
    return f"rule: {rule}, score {score:g}"


def described(source: str) -> str:
    """The article's words for a source that it does not name, without "a" or "the" in front."""
    return DETERMINER.sub("", source.strip(LOOSE))


def in_quotation_marks(words: str) -> str:
    """The article's words in typographic quotation marks, in place of the pair that they bring along themselves."""
    return f"“{_bare(words)}”"


def pieces_in_quotation_marks(words: str) -> str:
    """Words that stand in several places of the article, joined by " … ", each piece in marks of its own."""
    return BETWEEN.join(in_quotation_marks(piece) for piece in words.split(BETWEEN))


def _bare(words: str) -> str:
    opens, closes = words[:1], words[-1:]
    if len(words) < 2 or (opens, closes) not in PAIRS or opens in words[1:-1] or closes in words[1:-1]:
        return words
    return words[1:-1]


def stage_in_words(relation: str, stage: Stage | None) -> str:
    """How far a matter of law has come, where that says more than the relation itself."""
    return "" if stage is None or stage is IMPLIED.get(relation) else stage.value


def readable(text: str) -> str:
    """The text as a terminal may show it: on one line, no control characters, nothing that turns its direction."""
    return " ".join(text.translate(SAFE).translate(UNPAIRED).split())
