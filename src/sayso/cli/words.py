"""Small words for what is printed."""

from __future__ import annotations

from sayso.model import MadeBy, Stage

BETWEEN = " … "  # stands for what the article has between two pieces of one statement
PAIRS = frozenset({("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’")})  # opening and closing marks

MAKERS = {MadeBy.RULE: "rule", MadeBy.BOTH: "rule and head", MadeBy.HEAD: "head"}
IMPLIED = {"accused": Stage.ALLEGED, "investigates": Stage.INVESTIGATED, "sued": Stage.SUED, "charged": Stage.CHARGED}


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
