"""Disputes, unnamed sources, chains, rumours and changes on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from sayso import edtf
from sayso.answers import changed, plain
from sayso.answers.findings import Chain, Changes, Dispute, Life, Step, UnnamedSource
from sayso.answers.shapes import ClaimShown
from sayso.cli.output import show
from sayso.cli.view_record import show_claims, show_namesakes, show_tie
from sayso.record.weighing.standing import Standing
from sayso.words import counted, readable

DATED = {"act": "dates of one act", "start": "dates of its start", "end": "dates of its end"}


def show_disputes(console: Console, disputes: Sequence[Dispute], *, where: bool = False) -> None:
    """Print what sources do not agree about, side by side with its words."""
    if not disputes:
        console.print("No disputes in this record.")
    for item in disputes:
        show_tie(console, item.tie)
        if item.datings:
            agree = "the datings may agree" if item.may_agree else "they cannot all be right"
            show(console, Text(f"{plain.in_words(len(item.datings))} {DATED[item.dated]}; {agree}"), 2)
            for dating in item.datings:
                _show_side(console, edtf.in_words(dating.time) or dating.time, dating.claims, where=where)
            continue
        if item.claims_for:
            _show_side(console, "for", item.claims_for, where=where)
        if item.claims_against:
            _show_side(console, "against", item.claims_against, where=where)
        for rival in item.rivals:
            show_tie(console, rival, 2, before="at the same time: ")
            show_claims(console, rival.claims, where=where)


def _show_side(console: Console, side: str, claims: Sequence[ClaimShown], *, where: bool) -> None:
    origins = counted(len({claim.origin for claim in claims}), "origin")
    show(console, Text.assemble((readable(side), "bold"), (f", {origins}", "dim")), 2)
    show_claims(console, claims, where=where)


def show_unnamed(console: Console, sources: Sequence[UnnamedSource], *, where: bool = False) -> None:
    """Print what rests on unnamed word only, source by source."""
    if not sources:
        console.print("Nothing in this record rests on unnamed sources only.")
    for source in sources:
        who = ", ".join(filter(None, (source.descriptor or plain.NO_SOURCE, source.outlet or "no outlet named")))
        show(console, Text(readable(f"{who}: {counted(len(source.ties), 'tie')}"), style="bold"), hang=2)
        for tie in source.ties:
            show_tie(console, tie, 2)
            show_claims(console, [claim for claim in tie.claims if claim.outlet == source.outlet], where=where)


def show_chain(
    console: Console, names: tuple[str, str], found: Chain, *, where: bool = False, record: str = ""
) -> None:
    """Print a chain link by link and its weakest, or what was searched in vain."""
    ends = (found.start, found.end)
    if any(len(fits) > 1 for fits in ends):
        for name, fits in zip(names, ends, strict=True):
            if len(fits) > 1:
                show_namesakes(console, name, fits, record=record)
        show(console, Text("Nothing was searched: name one of them by its id."))
        return
    one, other = (fits[0].name for fits in ends)
    if found.start[0].id == found.end[0].id:
        show(console, Text(readable(f"Both names stand for {one}.")))
        return
    over = f"over ties that are {_standings(found.standings)}"
    if not found.links:
        _show_nothing(console, f"from {one} to {other} {over}", found)
        return
    heading = f"{one} to {other} in {counted(len(found.links), 'step')}, {over}"
    show(console, Text(readable(heading), style="bold"), hang=2)
    for number, tie in enumerate(found.links, start=1):
        show_tie(console, tie, 2, before=f"{number}. ")
        show_claims(console, tie.claims, 6, where=where)
    number, weakest = next((n, tie) for n, tie in enumerate(found.links, start=1) if tie.id == found.weakest)
    line = f"Weakest link: {number}, {changed.worded(weakest.subject_name, weakest.relation, weakest.object_name)}"
    show(console, Text(readable(f"{line} ({plain.how_firm(weakest)})")), hang=2)


def _show_nothing(console: Console, what: str, found: Chain) -> None:
    given_up = "" if found.complete else "; given up there, as there are too many"
    looked = f"{found.searched} {'party' if found.searched == 1 else 'parties'} looked at{given_up}"
    show(console, Text(readable(f"No chain of at most {counted(found.steps, 'tie')} {what}; {looked}.")), hang=2)
    if found.left_out:
        names = plain.joined(found.left_out)
        show(console, Text(readable(f"Both ends are tied to {names}; to go through such, add --through-any.")), hang=2)
    if Standing.REPORTED not in found.standings:
        show(console, Text("--reported goes over ties of one source too, --any-standing over all."), hang=2)


def _standings(standings: Sequence[Standing]) -> str:
    if Standing.HEARSAY in standings:
        return "of any standing"
    words = [standing.replace("_", " ") for standing in standings]
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def show_lives(console: Console, lives: Sequence[Life], *, where: bool = False) -> None:
    """Print rumours, each article by article."""
    if not lives:
        console.print("Nothing here was guessed at, doubted, denied or left to unnamed sources.")
    for life in lives:
        show_tie(console, life.tie)
        for step in life.steps:
            _show_step(console, life, step)
            show_claims(console, step.claims, 6, where=where)


def _show_step(console: Console, life: Life, step: Step) -> None:
    """Print the day and what it brought, then how the tie stood."""
    stood = replace(life.tie, standing=step.standing, reason=step.reason, origins=step.origins, outlets=step.outlets)
    if step.passed:
        show(console, Text(f"stated again by {counted(step.passed, 'article')}", style="dim"), 2, hang=2)
    news = [*step.turns, f"{counted(step.new_origins, 'new origin')}"]
    line = Text.assemble(
        (f"{readable(step.date or 'undated')} {readable(step.outlet or step.document)}  ", "dim"),
        (readable("; ".join(news)), "bold"),
        f"   then: {readable(plain.how_firm(stood))}",
    )
    show(console, line, 2, hang=2)


def show_changes(console: Console, changes: Sequence[Changes]) -> None:
    """Print what changed, by what changed it."""
    if not changes:
        console.print("Nothing changed in this record since then.")
    for group in changes:
        heading = Text.assemble((group.created_at, "dim"), "  ", (readable(changed.causes(group.causes)), "bold"))
        show(console, heading, hang=2)
        for item in group.changes:
            line = f"{readable(changed.tie_of(item))}   {readable(changed.difference(item))}"
            show(console, Text(line), 2, hang=2)
