"""A checked draft on the terminal: each sentence, its verdicts in plain words, and the record's words beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from sayso import edtf
from sayso.answers import plain
from sayso.answers.checked import (
    Changed,
    CheckedClaim,
    CheckedQuotation,
    CheckedSentence,
    FoundWords,
    PassageShown,
    Verdict,
    Wording,
)
from sayso.answers.shapes import ClaimShown
from sayso.cli.output import show
from sayso.cli.styles import sure_style, voice_style
from sayso.model import Phase
from sayso.relations import relations
from sayso.words import counted, in_quotation_marks, readable

SHOWN = 3  # claims for, and against; json has them all
LONGEST = 240  # characters of a passage
OPENING = 6  # words of a quotation
MARKS: dict[Verdict | Wording, tuple[str, str, str]] = {
    Verdict.MATCHES: ("=", "matches", "green"),
    Verdict.OVERSTATED: ("!", "overstated", "yellow"),
    Verdict.CONFLICTS: ("X", "conflicts", "bold red"),
    Verdict.WEAK_SOURCE_ONLY: ("!", "weak source only", "yellow"),
    Verdict.NO_MATCH: ("?", "no match", ""),
    Verdict.NOT_CHECKABLE: ("-", "not checkable", "dim"),
    Wording.EXACT: ("=", "exact", "green"),
    Wording.ALTERED: ("X", "altered", "bold red"),
    Wording.SPLICED: ("X", "spliced", "bold red"),
    Wording.WRONG_SPEAKER: ("X", "wrong speaker", "bold red"),
    Wording.NOT_FOUND: ("?", "not found", ""),
}


def header(sentences: Sequence[CheckedSentence]) -> str:
    """How many sentences were checked, and how many were not."""
    unchecked = sum(1 for sentence in sentences if not sentence.checked)
    why = " (no tie between two named parties, no quotation of three words)" if unchecked else ""
    return f"{counted(len(sentences), 'sentence')}, {unchecked or 'none'} of them not checked{why}"


def show_checked(console: Console, sentences: Sequence[CheckedSentence], *, where: bool = False) -> None:
    """Print the sentences with what the record says to each; `where` adds the place of its words."""
    show(console, Text(header(sentences), style="bold"), hang=2)
    show(console, _counts(sentences), hang=2)
    show(console, Text("Machine-read, unreviewed. Nothing found is no clearance.", style="dim"), hang=2)
    for number, sentence in enumerate(sentences, start=1):
        console.print()
        plain_words = Text(f"{number}. {readable(sentence.sentence)}")
        unchecked = ("  not checked", "dim") if not sentence.checked else ""
        show(console, Text.assemble(plain_words, unchecked), hang=len(f"{number}. "))
        for claim in sentence.claims:
            _show_claim(console, claim, where=where)
        for quotation in sentence.quotations:
            _show_quotation(console, quotation, where=where)


def _counts(sentences: Iterable[CheckedSentence]) -> Text:
    """How often each verdict was given, as the legend of their marks."""
    given = Counter(verdict for sentence in sentences for verdict in sentence.verdicts)
    line = Text()
    for verdict, (mark, words, style) in MARKS.items():
        if given[verdict]:
            line.append(" · " if line else "").append(f"{mark} {given[verdict]} {words}", style=style)
    return line


def _verdict(verdict: Verdict | Wording, what: str, reason: str) -> Text:
    mark, words, style = MARKS[verdict]
    return Text.assemble((f"{mark} {words}", style), f"  {readable(what)}: {readable(reason)}")


def _show_claim(console: Console, claim: CheckedClaim, *, where: bool) -> None:
    extras = [claim.role, "ended" if claim.phase is Phase.ENDS else "", edtf.in_words(claim.time)]
    tie = ", ".join([f"{claim.subject} {relations()[claim.relation].label} {claim.object}", *filter(None, extras)])
    show(console, _verdict(claim.verdict, tie, claim.reason), 3, hang=2)
    for side, found in (("for", claim.pro), ("against", claim.against)):
        for each in found[:SHOWN]:
            _show_source(console, side, each, where=where)
        if len(found) > SHOWN:
            show(console, Text(f"{side}: and {len(found) - SHOWN} more", style="dim"), 5)
    for passage in claim.passages:
        _show_passage(console, passage, where=where)


def _show_source(console: Console, side: str, claim: ClaimShown, *, where: bool) -> None:
    line = Text.assemble(
        f"{side}: ",
        (f"{_article(claim)}  ", "dim"),
        (readable(plain.whose_word(claim)), voice_style(claim.basis)),
        " · ",
        (readable(plain.how_sure(claim)), sure_style(claim.factuality)),
        " · ended" if claim.phase is Phase.ENDS else "",
        f"  {in_quotation_marks(readable(claim.words))}",
        (f"  {edtf.in_words(claim.time)}" if claim.time else "", "dim"),
    )
    show(console, line, 5, hang=2)
    if where:
        _show_place(console, claim)


def _article(item: ClaimShown | PassageShown | FoundWords) -> str:
    return readable(f"{item.date or 'undated'} {item.outlet or item.document}")


def _show_place(console: Console, item: ClaimShown | PassageShown | FoundWords) -> None:
    show(console, Text(readable(f"{item.document}, characters {item.start} to {item.end}"), style="dim"), 7, hang=2)


def _show_passage(console: Console, passage: PassageShown, *, where: bool) -> None:
    words = readable(passage.words)
    cut = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …"
    show(console, Text.assemble("names both: ", (f"{_article(passage)}  ", "dim"), in_quotation_marks(cut)), 5, hang=2)
    if where:
        _show_place(console, passage)


def _show_quotation(console: Console, quotation: CheckedQuotation, *, where: bool) -> None:
    speakers = f"{plain.joined(quotation.speakers)}: " if quotation.speakers else ""
    what = f"{speakers}{in_quotation_marks(_opening(quotation.words))}"
    show(console, _verdict(quotation.verdict, what, quotation.reason), 3, hang=2)
    for change in quotation.changes:
        show(console, _change(change), 5, hang=2)
    for found in quotation.found:
        whose = plain.joined(found.speaker_names) or ("quoted" if found.quoted else plain.OWN_VOICE)
        line = Text.assemble("record: ", (f"{_article(found)}  ", "dim"), readable(whose))
        if quotation.verdict is not Wording.EXACT:
            line.append(f"  {in_quotation_marks(readable(found.words))}")
        show(console, line, 5, hang=2)
        if where:
            _show_place(console, found)


def _opening(words: str) -> str:
    """The first words of a quotation; the sentence above has them all."""
    first = words.split()
    return " ".join(first) if len(first) <= OPENING else f"{' '.join(first[:OPENING])} …"


def _change(change: Changed) -> Text:
    if not change.record:
        return Text.assemble("draft adds ", (f"[{readable(change.draft)}]", "bold"))
    if not change.draft:
        return Text.assemble("draft leaves out ", (f"[{readable(change.record)}]", "bold"))
    draft, record = (f"[{readable(words)}]" for words in (change.draft, change.record))
    return Text.assemble("draft has ", (draft, "bold"), " for ", (record, "bold"))
