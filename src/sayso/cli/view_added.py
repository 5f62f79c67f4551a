"""What adding articles changed in what the record held before, on the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from sayso.answers.findings import Changes
from sayso.cli.output import show
from sayso.cli.view_findings import show_changes
from sayso.cli.view_record import command
from sayso.record.changes import GONE, NEW, OTHER
from sayso.words import counted

LISTED = 10  # changes of what was there before; the rest is counted
KINDS = {
    OTHER: "of others or another relation",
    "standing": "stand otherwise",
    "time": "dated otherwise",
    "stage": "at another stage",
    GONE: "gone",
}


def show_differences(console: Console, changes: Sequence[Changes], *, record: str = "") -> None:
    """Print how many ties are new, stand otherwise or are gone, and which are not new."""
    counts = Counter(item.what for group in changes for item in group.changes)
    if not counts:
        return
    parts = [f"{counted(counts[NEW], 'tie')} new", *(f"{counts[what]} {KINDS[what]}" for what in KINDS if counts[what])]
    show(console, Text(f"in the record: {', '.join(parts)}"))
    show_changes(console, list(_listed(changes)))
    more = sum(counts[what] for what in KINDS) - LISTED
    if more > 0:
        since = min(group.created_at for group in changes).removesuffix("Z")
        rest = command("changes", "--since", since, record=record)
        show(console, Text(f"and {more} more: {rest}", style="dim"))


def _listed(changes: Sequence[Changes]) -> Iterator[Changes]:
    """The first changes of ties that were there before, by what changed them."""
    room = LISTED
    for group in changes:
        kept = tuple(item for item in group.changes if item.what != NEW)[:room]
        room -= len(kept)
        if kept:
            yield replace(group, changes=kept)
