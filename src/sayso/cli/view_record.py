"""What a record answers, on the terminal."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from sayso import edtf
from sayso.answers import added, corrected, moved, plain
from sayso.answers.name_lists import in_words
from sayso.answers.shapes import (
    ClaimShown,
    Intact,
    Moment,
    Namesake,
    Profile,
    RoleShown,
    StatementShown,
    TieShown,
    Who,
)
from sayso.cli.output import console, show
from sayso.cli.styles import sure_style, voice_style
from sayso.model import Phase, Review, Span
from sayso.record.identity.links import SHARED
from sayso.record.weighing.standing import Standing
from sayso.relations import relations
from sayso.words import (
    counted,
    in_quotation_marks,
    made_by_rule,
    maker_of_statement,
    not_shown,
    pieces_in_quotation_marks,
    readable,
    stage_in_words,
)

UNREVIEWED = "machine-read, unreviewed"
JUDGED = SHARED["decision"]
SHOWN_REASONS = 2  # for joining articles' mentions into one party; json has them all
STANDING_STYLE = {Standing.DISPUTED: "bold red", Standing.DENIED: "red", Standing.ON_RECORD: "bold"}


def screen(as_of: str = "") -> Console:
    """A console for an answer, on which stands what time it is about where that is not the present."""
    made = console()
    if as_of:
        when = edtf.in_words(as_of).removeprefix("in ").removeprefix("on ")
        show(made, Text(f"As of {when}: what may have been so, by words on the time up to then", style="dim"), hang=2)
    return made


def show_who(console: Console, who: Who, *, record: str = "") -> None:
    """Print a profile, or whom the name fits; `record` is what the commands to go on with have to name."""
    if who.profile is None:
        show_namesakes(console, who.query, who.namesakes, record=record)
    else:
        show_profile(console, who.profile, record=record)


def show_namesakes(
    console: Console, query: str, namesakes: Sequence[Namesake], *, verb: str = "who", record: str = ""
) -> None:
    """Print whom a name fits, and how to name one of them."""
    show(console, Text(readable(f"“{query}” fits {len(namesakes)} in this record, kept apart:"), style="bold"))
    for item in namesakes:
        _show_namesake(console, item)
    show(console, Text(f"to see one of them: {command(verb, namesakes[0].id, record=record)}", style="dim"))


def _show_namesake(console: Console, item: Namesake) -> None:
    facts = f"{item.kind}, {counted(item.documents, 'article')}, {counted(item.claims, 'claim')}"
    show(console, Text.assemble((readable(item.name), "bold"), f"  {readable(item.apart)}"), 2, hang=4)
    show(console, Text(f"{item.id}  {facts}", style="dim"), 4, hang=4)


def show_profile(console: Console, profile: Profile, *, record: str = "") -> None:
    """Print what the record has on one party: names, titles, ties by field with words for and against."""
    show(console, profile_heading(profile, record=record), hang=4)
    for group in profile.ties:
        console.print(Text(group.field.capitalize(), style="bold"))
        for tie in group.ties:
            show(console, tie_of(tie, profile.id), 2, hang=4)
            show_reply(console, tie, 4)
            show_claims(console, _telling(tie.claims))
    if profile.left_out:
        show(console, Text(not_shown(profile.left_out), style="dim"))
    if profile.namesakes:
        console.print(Text("Others of that name, kept apart", style="bold"))
        for item in profile.namesakes:
            _show_namesake(console, item)
    if profile.statements:
        line = f"{counted(profile.statements, 'statement')}: {command('said', profile.name, record=record)}"
        show(console, Text(line, style="dim"))


def command(verb: str, *names: str, record: str = "") -> str:
    """What to type for a verb, ready for a shell."""
    options = ("--record", record) if record else ()
    return readable(shlex.join((program(), verb, *names, *options)))


def program() -> str:
    """What to type for sayso itself: its name where the shell finds it, else the path it was started by."""
    started = Path(sys.argv[0])
    typed = started.name == "sayso" and started.exists() and not shutil.which("sayso")
    return str(started) if typed else "sayso"


def profile_heading(profile: Profile, *, record: str = "") -> Text:
    """Who it is: name, how much is known, other names and titles, each on its line."""
    days = " to ".join(dict.fromkeys(filter(None, (profile.first_date, profile.last_date))))
    spread = f"{counted(profile.documents, 'article')}, {counted(profile.outlets, 'outlet')}"
    facts = " · ".join(filter(None, [profile.kind, spread, days]))
    text = Text.assemble((readable(profile.name), "bold"), f"  {facts}", f"\n{UNREVIEWED}")
    if profile.other_names:
        text.append(f" · also written {readable(', '.join(profile.other_names))}", style="dim")
    for line in in_words(profile.listed):
        text.append(f"\n{readable(line)}", style="dim")
    if profile.joined:
        by = "joined" if JUDGED in profile.joined else "joined by machine"
        text.append(f"\n{by}: {readable(_and_more(profile.joined))}", style="dim")
        split = command("apart", profile.id, record=record)
        text.append(f"\nto split: {split} --article ARTICLE, or --at PLACE for a mention", style="dim")
    for item in profile.moved:
        text.append(
            f"\n{readable(f'{moved.in_words(item)}  {_place(item.document, [(item.start, item.end)])}')}", style="dim"
        )
    if profile.roles:
        text.append("\nTitles", style="bold")
    for roles in _by_wording(profile.roles):
        text.append("\n  ").append_text(_titles(roles))
    return text


def _and_more(reasons: Sequence[str]) -> str:
    more = f"; and {len(reasons) - SHOWN_REASONS} more" if len(reasons) > SHOWN_REASONS else ""
    return "; ".join(reasons[:SHOWN_REASONS]) + more


def _by_wording(roles: Iterable[RoleShown]) -> list[list[RoleShown]]:
    found: dict[tuple[str, str, str], list[RoleShown]] = {}
    for role in roles:
        found.setdefault((role.role.casefold(), role.status, role.of), []).append(role)
    return list(found.values())


def _titles(roles: list[RoleShown]) -> Text:
    first = roles[0]
    named = not first.of_name or first.of_name.casefold() in first.role.casefold()
    words = first.role if named else f"{first.role} ({first.of_name})"
    facts = [words, first.status.replace("_", " "), edtf.in_words(first.time)]
    more = f" and {len(roles) - 1} more" if len(roles) > 1 else ""
    where = readable(f"{first.outlet or first.document} {first.date}{more}")
    return Text.assemble(readable(" · ".join(filter(None, facts))), (f"   {where}", "dim"))


def tie_of(tie: TieShown, party: str) -> Text:
    """The tie as seen from one of its parties: "married to Paul Renning"."""
    relation = relations()[tie.relation]
    label, other = (relation.label, tie.object_name) if tie.subject == party else (relation.inverse, tie.subject_name)
    return _tie_line(tie, f"{label} {other}")


def _tie_line(tie: TieShown, words: str) -> Text:
    stage = "" if tie.latest else stage_in_words(tie.relation, tie.stage)
    extras = [tie.role, stage, plain.dated(tie)]
    return Text.assemble(
        (f"{readable(_stage_first(tie))} " if tie.latest else "", "bold"),
        (readable(words), "bold"),
        "".join(f", {readable(extra)}" for extra in extras if extra),
        (f"   {readable(plain.how_firm(tie))}", STANDING_STYLE.get(tie.standing, "")),
        (f"   {tie.review}" if tie.review is Review.RISKY else "", "red"),
    )


def _stage_first(tie: TieShown) -> str:
    """How far a matter of law has come and when, before all else."""
    if tie.latest is None:
        return ""
    when = edtf.in_words(tie.latest.time) or (f"told {tie.latest.date}" if tie.latest.date else "undated")
    return f"[{tie.latest.stage}, {when}]"


def show_reply(console: Console, tie: TieShown, columns: int) -> None:
    """Print what somebody accused had to say, under the tie."""
    if tie.reply is None:
        return
    where = f"{tie.reply.date or 'undated'} {tie.reply.outlet or tie.reply.document}" if tie.reply.document else ""
    line = Text.assemble(("reply: ", "bold"), readable(plain.reply(tie.reply)), (f"  {readable(where)}", "dim"))
    show(console, line, columns, hang=2)


def _telling(claims: Sequence[ClaimShown]) -> list[ClaimShown]:
    """The latest claim for each factuality and phase: what is needed to see both sides."""
    latest: dict[tuple[str, str], ClaimShown] = {}
    for claim in sorted(claims, key=lambda claim: claim.date, reverse=True):
        latest.setdefault((claim.factuality, claim.phase), claim)
    return list(latest.values())


def show_ties(
    console: Console, ties: Sequence[TieShown], *, where: bool = False, explain: bool = False, left_out: int = 0
) -> None:
    """Print ties with all their claims, each with its words.

    `where` adds the place of the words, `explain` what made the claim; `left_out` is how many risky ties are not among
    them.
    """
    if not ties and not left_out:
        console.print("No ties in this record.")
    for tie in ties:
        show_tie(console, tie)
        show_claims(console, tie.claims, where=where, explain=explain)
    if left_out:
        show(console, Text(not_shown(left_out), style="dim"))


def show_tie(console: Console, tie: TieShown, columns: int = 0, *, before: str = "") -> None:
    """Print a tie without its claims: parties, time, how firm and why, and for a matter of law the reply."""
    line = _tie_line(tie, f"{tie.subject_name} {relations()[tie.relation].label} {tie.object_name}")
    show(console, Text(before).append_text(line), columns, hang=2)
    if tie.reason and tie.reason != plain.how_firm(tie):
        show(console, Text(readable(tie.reason), style="dim"), columns + 2, hang=2)
    if counted_once := plain.one_word(tie):
        show(console, Text(readable(counted_once), style="dim"), columns + 2, hang=2)
    show_reply(console, tie, columns + 2)


def show_claims(
    console: Console, claims: Iterable[ClaimShown], columns: int = 4, *, where: bool = False, explain: bool = False
) -> None:
    """Print claims with their words; `where` adds the place of the words, `explain` what made each."""
    for claim in claims:
        _show_claim(console, claim, columns)
        if claim.added:
            show(console, Text(readable(added.in_words(claim.added)), style="dim"), columns + 2, hang=2)
        if claim.corrected:
            show(console, Text(readable(corrected.in_words(claim.corrected)), style="dim"), columns + 2, hang=2)
        for item in claim.moved:
            show(console, Text(readable(moved.in_words(item)), style="dim"), columns + 2, hang=2)
        if explain:
            show(console, Text(made_by_rule(claim.rule, claim.score), style="dim"), columns + 2, hang=2)
        if where:
            _show_place(console, claim.document, [(claim.start, claim.end)], columns + 2)


def _show_place(console: Console, document: str, spans: Sequence[Span], columns: int) -> None:
    show(console, Text(readable(_place(document, spans)), style="dim"), columns, hang=2)


def _place(document: str, spans: Sequence[Span]) -> str:
    return f"{document}, characters {', '.join(f'{start} to {end}' for start, end in spans)}"


def _show_claim(console: Console, claim: ClaimShown, columns: int) -> None:
    """Print one claim: where and when, whose word, how sure, the words; on two lines where one does not hold them."""
    source, words = _source(claim), _words(claim)
    if columns + source.cell_len + 2 + words.cell_len <= console.width:
        show(console, source.append("  ").append_text(words), columns)
    else:
        show(console, source, columns, hang=4)
        show(console, words, columns + 2, hang=1)


def _source(claim: ClaimShown) -> Text:
    return Text.assemble(
        (f"{_where(claim)}  ", "dim"),
        (readable(plain.whose_word(claim)), voice_style(claim.basis)),
        " · ",
        (readable(plain.how_sure(claim)), sure_style(claim.factuality)),
        " · ended" if claim.phase is Phase.ENDS else "",
    )


def _where(item: ClaimShown | StatementShown | Moment) -> str:
    """The article, by its day and outlet."""
    return readable(f"{item.date or 'undated'} {item.outlet or item.document}")


def _words(claim: ClaimShown) -> Text:
    words = Text(in_quotation_marks(readable(claim.words)))
    return words.append(f"  {edtf.in_words(claim.time)}" if claim.time else "", style="dim")


def show_statements(
    console: Console, statements: Sequence[StatementShown], *, where: bool = False, explain: bool = False
) -> None:
    """Print what was said and written, each with its words; `where` adds their place, `explain` what found them."""
    if not statements:
        console.print("No statements in this record.")
    for item in statements:
        about = f" · about {readable(plain.joined(item.about_names))}" if item.about_names else ""
        whose = (readable(plain.whose_word(item)), voice_style(item.basis))
        show(console, Text.assemble((f"{_where(item)}  ", "dim"), whose, about), hang=4)
        show(console, Text(pieces_in_quotation_marks(readable(item.words))), 2, hang=1)
        for each in item.moved:
            show(console, Text(readable(moved.in_words(each)), style="dim"), 4, hang=2)
        if where:
            _show_place(console, item.document, item.content, 4)
        if explain:
            show(console, Text(maker_of_statement(item.rule, item.made_by), style="dim"), 4, hang=2)


def show_timeline(console: Console, moments: Sequence[Moment], *, left_out: int = 0) -> None:
    """Print moments, oldest first; `left_out` is how many risky ties are not among them."""
    if not moments and not left_out:
        console.print("Nothing dated in this record.")
    for moment in moments:
        when = edtf.in_words(moment.time) or f"told {moment.date or 'undated'}"
        show(console, Text.assemble((readable(when), "bold"), f"  {readable(_happening(moment))}"), hang=4)
        words = pieces_in_quotation_marks(readable(moment.words))
        show(console, Text.assemble(words, (f"  {_where(moment)}", "dim")), 2, hang=1)
    if left_out:
        show(console, Text(not_shown(left_out), style="dim"))


def _happening(moment: Moment) -> str:
    if moment.tie is not None:
        tie = moment.tie
        ended = " (ended)" if moment.what == "end" else ""
        risky = f" · {tie.review}" if tie.review is Review.RISKY else ""
        label = relations()[tie.relation].label
        return f"{tie.subject_name} {label} {tie.object_name}{ended} · {plain.how_firm(tie)}{risky}"
    return plain.whose_word(moment.statement) if moment.statement else moment.what


def show_intact(console: Console, found: Intact) -> None:
    """Print what was checked and what is broken."""
    for item in found.broken:
        show(console, Text(readable(f"{item.document}: {item.what} {item.id}: {item.problem}"), style="red"), hang=2)
    console.print(
        f"{counted(found.documents, 'article')}, {counted(found.spans, 'span')} checked, {len(found.broken)} broken."
    )
    if not found.broken:
        console.print("Quotations match the stored articles. This does not mean that they are true.")
