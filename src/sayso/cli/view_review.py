"""Questions and judgements on the terminal: both sides with their words, what was noted, what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from sayso.answers import plain
from sayso.answers.asked import NO, YES, About, DecisionShown, Judgement, PartyAsked, Question, Quoted
from sayso.cli.output import show
from sayso.cli.styles import sure_style, voice_style
from sayso.cli.view_findings import show_changes
from sayso.cli.view_record import command
from sayso.words import counted, readable

MARKED, AROUND = "bold underline", "dim"
SHOWN = 3  # of the words of a decision


def show_question(console: Console, question: Question, number: int, left: int) -> None:
    """Print a question with what is needed to answer it."""
    console.print()
    facts = [f"{number}", f"{left} open", question.about, question.field, "unsure before" if question.waits else ""]
    score = f"score {question.score:.2f}" if question.about is not About.ORPHANED else ""
    show(console, Text(" · ".join(filter(None, [*facts, score])), style="dim"))
    show(console, Text(readable(question.asks), style="bold"), hang=2)
    if question.reasons:
        show(console, Text(readable("; ".join(question.reasons)), style="dim"), 2, hang=2)
    if question.decision is not None:
        show(console, told(question.decision), 2, hang=4)
    for party in question.parties:
        _show_party(console, party)
    if question.claim is not None:
        voice = (readable(plain.whose_word(question.claim)), voice_style(question.claim.basis))
        sure = (readable(plain.how_sure(question.claim)), sure_style(question.claim.factuality))
        show(console, Text.assemble(voice, " · ", sure), 2)
    for each in question.quoted:
        _show_quoted(console, each, 2)
    show_keys(console, question)


def show_keys(console: Console, question: Question) -> None:
    """Print what each key does."""
    other = {"o": "somebody else is meant"} if question.claim is not None else {}
    keys = {
        "x": YES[question.about],
        "n": NO[question.about],
        **other,
        "u": "unsure",
        "s": "skip",
        "z": "undo",
        "q": "quit",
    }
    line = Text(" · ").join(Text.assemble((key, "bold"), f" {what}") for key, what in keys.items())
    show(console, line)


def ask_which(console: Console, parties: Sequence[PartyAsked]) -> None:
    """Ask who of the parties is somebody else."""
    line = Text("Who is somebody else?  ")
    for number, asked in enumerate(parties, 1):
        line.append(str(number), style="bold").append(f" {readable(asked.party.name)} · ")
    show(console, line.append("any other key: nobody"))


def ask_who(console: Console, asked: PartyAsked, new: str) -> None:
    """Ask who a party of a claim is."""
    ways = f"A name, an id, or {new} for somebody of their own; nothing: leave it."
    show(console, Text(f"Who is {readable(asked.party.name)} here? {ways}"))


def _show_party(console: Console, asked: PartyAsked) -> None:
    party = asked.party
    facts = f"{party.kind}, {counted(party.documents, 'article')}, {counted(party.claims, 'claim')}, {party.id}"
    show(console, Text.assemble((readable(party.name), "bold"), (f"  {facts}", "dim")), 2, hang=4)
    if party.apart:
        show(console, Text(readable(party.apart)), 4, hang=2)
    for each in asked.quoted:
        _show_quoted(console, each, 4)


def _show_quoted(console: Console, quoted: Quoted, columns: int) -> None:
    where = f"{quoted.date or 'undated'} {quoted.outlet or quoted.document}"
    words = Text.assemble((f"{readable(where)}  ", "dim"), "“").append_text(_marked(console, quoted)).append("”")
    show(console, words, columns, hang=2)


def _marked(console: Console, quoted: Quoted) -> Text:
    """The words with what they are shown for set off: by type on a terminal, by asterisks elsewhere."""
    inner = [span for span in quoted.marks if not any(_within(other, span) for other in quoted.marks)]
    sign = "" if console.is_terminal else "*"
    text, done = Text(), 0
    for start, end in inner:
        if start < done:
            continue
        text.append(_piece(quoted.words[done:start]), AROUND)
        text.append(f"{sign}{readable(quoted.words[start:end])}{sign}", MARKED)
        done = end
    return text.append(_piece(quoted.words[done:]), AROUND)


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _piece(words: str) -> str:
    """Words between marks as a terminal may show them, with the blanks at their borders."""
    before, after = (" " if words[:1].isspace() else "", " " if words[-1:].isspace() else "")
    inside = readable(words)
    return f"{before}{inside}{after}" if inside else before


def noted(verdict: str) -> Text:
    """What was written down, in a word."""
    return Text(f"noted: {plain.JUDGED[verdict]}", style="green")


def told(decision: DecisionShown) -> Text:
    """A decision in a line: when, who, what, about which words, why."""
    what = plain.JUDGED[decision.verdict] + (f" {decision.undoes}" if decision.undoes else "")
    what += f": {decision.being}" if decision.being else ""
    words = _some(decision.words) or ", ".join(decision.documents)
    corrected = ", ".join(f"{name}: {value}" for name, value in decision.fields.items())
    facts = [what, words, corrected, decision.day, decision.why and f"why: {decision.why}"]
    line = Text(readable(f"{decision.created_at} {decision.who}"), style="dim").append(
        "  " + readable(" · ".join(filter(None, facts))), style="default" if decision.holds else "dim"
    )
    return line if decision.holds or decision.verdict == "undo" else line.append(" (undone)", style="dim")


def _some(words: Sequence[str]) -> str:
    """The words, each once, and how many more there are."""
    distinct = list(dict.fromkeys(words))
    more = f" and {len(distinct) - SHOWN} more" if len(distinct) > SHOWN else ""
    return "; ".join(f"“{each}”" for each in distinct[:SHOWN]) + more


def show_decisions(console: Console, decisions: Sequence[DecisionShown]) -> None:
    """Print decisions, each with its id."""
    if not decisions:
        console.print("No decisions in this record.")
    for each in decisions:
        show(console, Text(each.id, style="dim").append("  ").append_text(told(each)), hang=4)


def show_judgement(console: Console, judgement: Judgement, *, record: str = "") -> None:
    """Print what was noted, what stands differently, and how to take it back."""
    decision = judgement.decision
    show(console, told(decision), hang=4)
    if judgement.changes:
        show_changes(console, judgement.changes)
    else:
        console.print("Nothing stands differently.")
    verb = f"to take it back: {command('decisions', 'undo', decision.id, record=record)}"
    show(console, Text(verb, style="dim"))
