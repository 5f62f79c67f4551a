"""A reading on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from sayso.cli.output import show
from sayso.cli.sheet import Line, Pair, counts, pairs, statements, untold, without_risky
from sayso.cli.styles import sure_style, voice_style
from sayso.model import Document, Reading
from sayso.words import BETWEEN, in_quotation_marks, made_by_rule, maker_of_statement, not_shown, readable

COLUMNS_FROM = 110  # columns of terminal; narrower ones get the words on a line of their own
LABEL_WIDTH = 24
WHOSE_WIDTH = 42


def show_reading(
    console: Console, whole: Reading, *, number: str, explain: bool = False, said: bool = False, risky: bool = False
) -> None:
    """Print one reading; `number` is what stands before its date ("1 article"), `risky` shows risky claims too."""
    reading = whole if risky else without_risky(whole)
    left_out = len(whole.claims) - len(reading.claims)
    show(console, heading(reading.document, number), hang=2)
    found = pairs(reading)
    widths = _widths(found) if console.width >= COLUMNS_FROM else None
    for pair in found:
        show(console, Text(readable(pair.heading), style="bold"), hang=4)
        if widths:
            console.print(_columns(pair, widths, explain=explain))
        else:
            _show_stacked(console, pair, explain=explain)
    if said:
        _show_statements(console, reading, explain=explain)
    for line in (counts(reading), *(f"not told: {line}" for line in untold(reading))):
        show(console, Text(line, style="dim"), hang=2)
    if left_out:
        show(console, Text(not_shown(left_out, "risky claim"), style="dim"), hang=2)


def heading(document: Document, number: str) -> Text:
    """What the article is, in a line or two."""
    facts = [
        number,
        document.date or "date not given",
        document.outlet or "outlet not given",
        "machine-read, unreviewed",
    ]
    line = Text(readable(" · ".join(facts)))
    if document.title:
        line.append(f"\n{readable(document.title)}", style="italic")
    return line


def _widths(found: Sequence[Pair]) -> tuple[int, int]:
    """Columns for the relation and for whose word it is, the same for all pairs of an article."""
    lines = [line for pair in found for line in pair.lines]
    label = max((cell_len(readable(line.label)) for line in lines), default=0)
    whose = max((_source(line).cell_len for line in lines), default=0)
    return min(label, LABEL_WIDTH), min(whose, WHOSE_WIDTH)


def _columns(pair: Pair, widths: tuple[int, int], *, explain: bool) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for width in widths:
        table.add_column(width=width)
    table.add_column()
    for line in pair.lines:
        table.add_row(readable(line.label), _source(line), _words(line, explain=explain))
    return Padding(table, (0, 0, 0, 2), expand=False)


def _show_stacked(console: Console, pair: Pair, *, explain: bool) -> None:
    for line in pair.lines:
        label = f"{readable(line.label)}  " if line.label else ""
        show(console, Text(label).append_text(_source(line)), 2, hang=2)
        show(console, _words(line, explain=explain), 6, hang=1)


def _source(line: Line) -> Text:
    text = Text.assemble((readable(line.whose), voice_style(line.basis)))
    if line.direction:
        text.append(f" ({readable(line.direction)})")
    if line.sure:
        text.append(" · ").append(readable(line.sure), style=sure_style(line.factuality))
    return text


def _words(line: Line, *, explain: bool) -> Text:
    text = Text(in_quotation_marks(readable(line.words)))
    for extra in (line.when, line.note, line.mark, made_by_rule(line.rule, line.score) if explain else ""):
        if extra:
            text.append(f"   {readable(extra)}", style="dim")
    return text


def _show_statements(console: Console, reading: Reading, *, explain: bool) -> None:
    console.print(Text("Said and written", style="bold"))
    for item in statements(reading):
        words = BETWEEN.join(in_quotation_marks(readable(piece)) for piece in item.pieces)
        line = Text.assemble((readable(item.whose), voice_style(item.basis)), f"  {words}")
        if explain:
            line.append(f"   {maker_of_statement(item.rule, item.made_by)}", style="dim")
        show(console, line, 2, hang=2)
