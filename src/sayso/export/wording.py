"""The short lines of a briefing in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.answers import changed, plain
from sayso.answers.briefed import Briefing, Contact, Why
from sayso.answers.name_lists import in_words as in_lists
from sayso.answers.shapes import Namesake, StatementShown, TieShown
from sayso.export.cited import article, day_of, when
from sayso.model import Kind, Quotation, RoleStatus
from sayso.record.identity.links import SHARED
from sayso.words import counted

HELD = {
    RoleStatus.CURRENT: "told as held then",
    RoleStatus.FORMER: "told as former",
    RoleStatus.FUTURE: "told as to come",
    RoleStatus.AS_TITLED: "put before the name",
}
JUDGED = SHARED["decision"]
SPELLINGS = 6
REASONS = 2  # for taking articles to mean one party


def facts(about: Briefing) -> Iterator[str]:
    """What kind of party it is, how else it is written, who it is on lists of names."""
    if not about.public:
        yield f"No article gives {about.name} a public role: a private person, as far as this record tells."
    if about.kind is not Kind.PERSON:
        yield f"Kind: {about.kind}."
    if about.other_names:
        more = f" and {len(about.other_names) - SPELLINGS} more" if len(about.other_names) > SPELLINGS else ""
        yield f"Also written {', '.join(about.other_names[:SPELLINGS])}{more}."
    yield from (f"{line}." for line in in_lists(about.listed))


def looked_at(reviewed: int, ties: int) -> str:
    """How many of the ties a person has looked at."""
    if not ties:
        return "Machine-read."
    if not reviewed:
        return f"Machine-read: no person has looked at the {counted(ties, 'tie')} it rests on."
    marked = f"Machine-read: a person has looked at {reviewed} of {counted(ties, 'tie')}, marked “reviewed”"
    return f"{marked}; at the rest nobody has."


def joined(about: Briefing) -> str:
    """Why its articles were taken to mean one party."""
    more = f"; and {counted(len(about.joined) - REASONS, 'more reason')}" if len(about.joined) > REASONS else ""
    by_whom = "a person" if JUDGED in about.joined else "machine"
    return f"Its articles were taken to mean one {about.kind} by {by_whom}: {'; '.join(about.joined[:REASONS])}{more}."


def stage(tie: TieShown) -> str:
    """How far a matter of law has come, by the latest article that says so."""
    if tie.latest is None:
        return "no stage told."
    time = f" {when(tie.latest.time)}" if tie.latest.time else ""
    return f"latest stage: {tie.latest.stage}{time} ({article(tie.latest)})."


def sentence(tie: TieShown) -> str:
    """The tie as a sentence has it."""
    return changed.worded(tie.subject_name, tie.relation, tie.object_name)


def rendering(item: StatementShown) -> str:
    """Whether the words are the speaker's own; what is not quoted must not be printed as if it were."""
    return "in the article’s words" if item.kind is Quotation.INDIRECT else plain.RENDERING[item.kind]


def spokesperson(each: Contact) -> str:
    """Who speaks for somebody, and by an article of which day."""
    return f"{each.name}, {each.role}{_by(each)}"


def contact(each: Contact) -> str:
    """Somebody to ask, and why them."""
    match each.why:
        case Why.PARTY:
            return each.name
        case Why.SPEAKS_FOR:
            return f"{each.name}, {each.role} of {each.of_name}{_by(each)}"
        case Why.SPEAKER:
            return f"{each.name}, whose word it is"
        case Why.OUTLET:
            return f"{each.name}, which has it first here" + (f" ({day_of(each.date)})" if each.date else "")


def _by(each: Contact) -> str:
    return f" by an article of {day_of(each.date)}" if each.date else ""


def namesake(each: Namesake) -> str:
    """Somebody of the same name, with what tells them apart."""
    return f"{each.name} ({each.kind}, {counted(each.documents, 'article')}, {each.id}): {each.apart}"


def moment(changed_at: str) -> str:
    """A moment of the record's own time: "22 November 2026, 20:15 UTC"."""
    day, _, time = changed_at.partition("T")
    return f"{day_of(day)}, {time[:5]} UTC" if time else day_of(day)
