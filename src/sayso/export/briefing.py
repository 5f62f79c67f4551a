"""A briefing laid out as a page: sections, lines and notes in plain words."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

from sayso.answers import changed, plain
from sayso.answers.briefed import Briefing, Cut, Firmness, Lead, Matter, RoleBriefed
from sayso.answers.shapes import StatementShown, TieShown
from sayso.export import wording
from sayso.export.cited import (
    Notes,
    article,
    claim_line,
    day_of,
    reviewed,
    seen_from,
    tie_line,
    told,
    when,
    whose_title,
    why,
)
from sayso.export.page import Block, Heading, Inline, Item, Page, Paragraph, Style, Words
from sayso.model import Review
from sayso.record.weighing.standing import Standing
from sayso.words import counted, pieces_in_quotation_marks

FIRM = {  # heading, and what it means
    Standing.ON_RECORD: (
        "On record",
        "A party to the tie says so in quoted words or its own post, or an official document does.",
    ),
    Standing.CORROBORATED: (
        "Two sources or more",
        "Two or more named outlets have it, and none copies another, as far as can be seen.",
    ),
    Standing.REPORTED: (
        "One source",
        "An outlet or a named source has it flatly; no two named outlets independently, as far as can be seen.",
    ),
    Standing.WITHDRAWN: ("Taken back", "Only articles that their outlets took back tell these."),
}
HOW_TO_READ = "It says what articles say and on whose word, not what is so: open the article before you print a line."
THEIR_WORD = "A choice: first on parties to a dispute or matter of law. What they say of others is their word only."
PLACES = (
    "Notes give the article, and the characters of its kept text at which the words stand (of claims, those in bold)."
)
UNSURE = "read too unsurely to be shown unasked"
NO_CLEARANCE = "That nothing is found is no clearance."
AT_A_TIME = {"who", "ties", "said", "disputes", "brief"}  # verbs that take --as-of


def page_of(briefing: Briefing) -> Page:
    """The whole briefing."""
    sheet = _Sheet(briefing)
    parts = (
        sheet.head,
        sheet.who,
        sheet.firm,
        sheet.law,
        sheet.disputed,
        sheet.dated,
        sheet.lately,
        sheet.said,
        sheet.leads,
        sheet.reading,
    )
    blocks = tuple(block for part in parts for block in part())
    return Page(f"{briefing.name}: a briefing", blocks, briefing.read_by.changed_at)


class _Sheet:
    """The parts of a briefing, each as blocks."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        sentences = {
            (each.document, each.start + start, each.start + end): each
            for each in briefing.sentences
            for start, end in each.marks
        }
        self.notes = Notes(briefing.taken_back, sentences)

    def head(self) -> Iterator[Block]:
        """What it is about, from what, and how far it can be relied on."""
        about, by = self.briefing, self.briefing.read_by
        yield Heading(1, about.name)
        days = " to ".join(dict.fromkeys(day_of(day) for day in (about.first_date, about.last_date) if day))
        outlets = f" of {counted(about.outlets, 'outlet')}" if about.outlets else ""
        changed = f", last changed on {wording.moment(by.changed_at)}" if by.changed_at else ""
        spread = ", ".join(filter(None, [f"{counted(about.documents, 'article')}{outlets}", days]))
        yield _italic(f"A briefing from {spread}; in a record of {counted(by.articles, 'article')}{changed}.")
        if about.as_of:
            yield _italic(f"As of {day_of(about.as_of)}: what may have been so, by words on the time up to then.")
        yield Paragraph((Words(wording.looked_at(by.reviewed, by.ties), Style.BOLD), Words(f" {HOW_TO_READ}")))

    def who(self) -> Iterator[Block]:
        """Names, titles, who speaks for them, who is somebody else."""
        about = self.briefing
        yield Heading(2, "Who")
        yield from map(_item, wording.facts(about))
        for role in about.roles.items:
            yield Item(1, self._title(role))
        yield from self._left_out(about.roles, "title", "who")
        for each in about.spokespeople:
            yield _item(f"Speaks for {about.name}: {wording.spokesperson(each)}.")
        if about.namesakes.items:
            yield _item("Others of that name, kept apart:")
            yield from (Item(2, (Words(wording.namesake(each)),)) for each in about.namesakes.items)
            yield from self._left_out(about.namesakes, "of that name", "who", plural="of that name")

    def _title(self, role: RoleBriefed) -> tuple[Inline, ...]:
        named = role.of_name and role.of_name.casefold() not in role.role.casefold()
        days = " to ".join(dict.fromkeys(day_of(day) for day in (role.first_date, role.last_date) if day))
        articles = f"{wording.HELD[role.status]} in {counted(role.documents, 'article')}"
        times = plain.joined([when(time) for time in role.times])
        facts = ", ".join(filter(None, [articles, days, times]))
        latest = "latest: " if role.documents > 1 else ""
        title = f"{role.role} ({role.of_name})" if named else role.role
        return Words(title, Style.BOLD), Words(f" — {facts}; {latest}{whose_title(role)}."), self.notes.role(role)

    def firm(self) -> Iterator[Block]:
        """The ties that somebody with a name states flatly, the firmest first."""
        if not any(each.ties.items for each in self.briefing.firm):
            yield Heading(2, "On record")
            yield _plain(f"No tie is stated flatly by anybody with a name. {NO_CLEARANCE}")
        for each in self.briefing.firm:
            if each.ties.items:
                yield from self._firmness(each)

    def _firmness(self, each: Firmness) -> Iterator[Block]:
        heading, meaning = FIRM[each.standing]
        yield Heading(2, heading)
        yield _italic(meaning)
        for briefed in each.ties.items:
            yield Item(1, tie_line(briefed, self.briefing.id, self.notes))
        yield from self._left_out(each.ties, "tie", "ties")

    def law(self) -> Iterator[Block]:
        """Matters of law, each with its latest stage and the replies."""
        yield Heading(2, "Matters of law")
        unsure = self.briefing.read_by.risky_law
        left_out = f" {unsure} {'is' if unsure == 1 else 'are'} left out as read too unsurely." if unsure else ""
        if not self.briefing.law.items:
            yield _plain(f"None is listed.{left_out} {NO_CLEARANCE}")
        elif unsure:
            yield _plain(f"Not the whole picture:{left_out}")
        for matter in self.briefing.law.items:
            yield from self._matter(matter)
        yield from self._left_out(self.briefing.law, "matter", "ties")

    def _matter(self, matter: Matter) -> Iterator[Block]:
        first = matter.ties[0].tie
        parties = f"{first.subject_name} against {first.object_name}"
        yield Item(1, (Words(parties, Style.BOLD), Words(f" — {wording.stage(first)}")))
        for briefed in matter.ties:
            yield Item(2, tie_line(briefed, matter.subject, self.notes))
        for reply in dict.fromkeys(each.tie.reply for each in matter.ties):
            if reply is not None:
                note = (self.notes.reply(reply),) if reply.document else ()
                whose = "Reply" if reply.document else f"Reply of {first.object_name}"
                yield Item(2, (Words(f"{whose}: {plain.reply(reply)}."), *note))

    def disputed(self) -> Iterator[Block]:
        """What is denied or in conflict, with the words of both sides."""
        if not self.briefing.disputed.items:
            return
        yield Heading(2, "Denied or in dispute")
        for each in self.briefing.disputed.items:
            yield Item(1, self._in_question(each.tie))
            for side, claims in (("For", each.claims_for), ("Against", each.claims_against)):
                for claim in claims:
                    yield Item(2, claim_line(claim, self.notes, before=f"{side}: "))
            for rival in each.rivals:
                yield Item(2, (Words(f"Instead: {self._rival(rival)}."), *self.notes.claims(rival.claims)))
        yield from self._left_out(self.briefing.disputed, "dispute", "disputes")

    def _rival(self, tie: TieShown) -> str:
        return ", ".join(filter(None, [wording.sentence(tie), plain.dated(tie)])) + f" ({plain.how_firm(tie)})"

    def dated(self) -> Iterator[Block]:
        """What is given more than one date."""
        if not self.briefing.dated.items:
            return
        yield Heading(2, "Dates that differ")
        for each in self.briefing.dated.items:
            agree = "; the datings may agree" if each.may_agree else ""
            what = "" if each.dated == "act" else f" ({each.dated})"
            seen = seen_from(each.tie, self.briefing.id)
            yield Item(1, (Words(seen, Style.BOLD), Words(f"{what} — {counted(len(each.datings), 'dating')}{agree}.")))
            for dating in each.datings:
                for claim in dating.claims:
                    yield Item(2, claim_line(claim, self.notes))
        yield from self._left_out(self.briefing.dated, "difference", "disputes")

    def lately(self) -> Iterator[Block]:
        """What the record concludes otherwise than a month before its last change."""
        if self.briefing.as_of:
            return
        yield Heading(2, "Changed lately")
        shown = self.briefing.lately
        if not shown.items:
            yield _plain("Nothing that stood before changed in the 30 days up to the record’s last change.")
        for group in shown.items:
            yield _item(f"{wording.moment(group.created_at)}, by {changed.causes(group.causes)}:")
            for change in group.changes:
                yield Item(2, (Words(f"{changed.tie_of(change)} — {changed.difference(change)}."),))
        yield from self._left_out(shown, "change", "changes", "--since", "DAY")

    def said(self) -> Iterator[Block]:
        """A few things that they said, the latest first."""
        shown = self.briefing.said
        if not shown.items:
            return
        yield Heading(2, "What they said")
        yield _italic(THEIR_WORD)
        for item in shown.items:
            yield Item(1, self._statement(item))
        yield from self._left_out(shown, "statement", "said")

    def _statement(self, item: StatementShown) -> tuple[Inline, ...]:
        others = [name for id, name in zip(item.about, item.about_names, strict=True) if id != self.briefing.id]
        about = (Words(f"On {plain.joined(list(dict.fromkeys(others)))}:", Style.BOLD), Words(" ")) if others else ()
        words = pieces_in_quotation_marks(item.words)
        return *about, Words(f"{words} — {wording.rendering(item)}, {article(item)}."), self.notes.statement(item)

    def leads(self) -> Iterator[Block]:
        """What rests on unnamed sources, posts of others or speculation only, and whom to ask."""
        yield Heading(2, "Unsourced, and whom to ask")
        if not self.briefing.leads.items:
            yield _plain("No tie in here rests on unnamed sources, posts of others or speculation alone.")
            return
        yield _italic(self._to_ask())
        for lead in self.briefing.leads.items:
            yield from self._lead(lead)
        yield from self._left_out(self.briefing.leads, "tie", "ties")

    def _to_ask(self) -> str:
        about = self.briefing
        through = plain.joined([wording.spokesperson(each) for each in about.spokespeople])
        asked = f"{about.name} ({through})" if through else about.name
        return f"Unnamed sources, posts of others or speculation only. {asked} can be asked about each, and besides:"

    def _lead(self, lead: Lead) -> Iterator[Block]:
        tie = lead.briefed.tie
        yield Item(1, self._in_question(tie))
        for claim in tie.claims:
            yield Item(2, claim_line(claim, self.notes, before="Rests on: "))
        asked = "; ".join(wording.contact(each) for each in lead.contacts)
        yield Item(2, (Words(f"Ask: {asked or 'nobody else is named'}."),))

    def reading(self) -> Iterator[Block]:
        """How the record was read, what was left out of the briefing, how its notes are to be read."""
        about, by = self.briefing, self.briefing.read_by
        yield Heading(2, "How this was read")
        yield _item(f"By machine: {plain.joined(by.readers)}, from the articles’ words alone. {NO_CLEARANCE}")
        if about.joined:
            yield _item(wording.joined(about))
        if by.marked_risky:
            yield _item(f"Marked “{Review.RISKY}”: {counted(by.marked_risky, 'tie')} {UNSURE}.")
        if by.risky:
            unsure = f"Left out: {counted(by.risky, 'tie')} {UNSURE}; to add, marked: "
            yield Item(1, (Words(unsure), *self._command("brief", "--risky")))
        if by.private:
            people = (
                f"Left out: {counted(by.private, 'tie')} with people to whom no article gives a public role; to add: "
            )
            yield Item(1, (Words(people), *self._command("brief", "--private")))
        yield _item(PLACES)

    def _in_question(self, tie: TieShown) -> tuple[Inline, ...]:
        """A tie that does not hold firmly, and why not; the sides of a conflict stand below it."""
        extras = "".join(f", {extra}" for extra in (tie.role, plain.dated(tie)) if extra)
        days = [claim.date for claim in tie.claims if claim.date]
        facts = filter(None, [why(tie), told(tie, min(days, default=""), max(days, default="")), reviewed(tie.review)])
        return Words(seen_from(tie, self.briefing.id), Style.BOLD), Words(f"{extras} — {'; '.join(facts)}.")

    def _left_out(self, cut: Cut[Any], noun: str, verb: str, *options: str, plural: str = "") -> Iterator[Block]:
        """How many of a list are not in here, and how to see all."""
        if cut.left_out:
            more = f"{cut.left_out} more {plural}" if plural else counted(cut.left_out, f"more {noun}")
            more = f"{more} not listed. All of them: "
            yield Paragraph((Words(more), *self._command(verb, *options)))

    def _command(self, verb: str, *options: str) -> tuple[Inline, ...]:
        """What to type; by the id where the name alone would fit others too."""
        about = self.briefing
        known = about.name if " " in about.name and not about.namesakes.items else about.id
        when = ("--as-of", about.as_of) if about.as_of and verb in AT_A_TIME else ()
        return Words(shlex.join(("sayso", verb, known, *options, *when)), Style.CODE), Words(".")


def _plain(text: str) -> Paragraph:
    return Paragraph((Words(text),))


def _italic(text: str) -> Paragraph:
    return Paragraph((Words(text, Style.ITALIC),))


def _item(text: str) -> Item:
    return Item(1, (Words(text),))
