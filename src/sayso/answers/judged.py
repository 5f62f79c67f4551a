"""A person's judgements: replies to questions, names told one or two, articles withdrawn; and the list of them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from sayso.answers.asked import About, DecisionShown, Judgement, Question, Reply
from sayso.answers.changes import changes_after
from sayso.answers.mentions_at import place_of, somebody_else
from sayso.answers.names import Party, fitting
from sayso.errors import RecordError
from sayso.record import schema
from sayso.record.judging.decisions import (
    FIRST_SIDE,
    INSTEAD_OF,
    KIND,
    NAME,
    OBJECT_KIND,
    REST,
    SUBJECT_KIND,
    Decision,
    Verdict,
    every,
    in_force,
)
from sayso.record.judging.mentions import Mentioned, mentioned, two_sides
from sayso.record.judging.selectors import Selector, from_dict
from sayso.record.store import Store

VERDICTS = {
    (About.IDENTITY, Reply.YES): Verdict.SAME,
    (About.IDENTITY, Reply.NO): Verdict.NOT_SAME,
    (About.LISTED, Reply.YES): Verdict.SAME,
    (About.LISTED, Reply.NO): Verdict.NOT_SAME,
    (About.CLAIM, Reply.YES): Verdict.ACCEPT,
    (About.CLAIM, Reply.NO): Verdict.REJECT,
}


def judge(record: Store, question: Question, reply: Reply, *, who: str = "", why: str = "") -> DecisionShown:
    """Write a reply down, which counts at once. Raises RecordError where a decision has no words to be about."""
    selectors = [from_dict(each) for each in question.selectors]
    old = question.decision
    if reply is Reply.UNSURE:
        value = {INSTEAD_OF: old.id} if old else question.value
        made = record.decide(Verdict.UNSURE, *selectors, who=who, why=why, value=value)
    elif old is None:
        verdict = VERDICTS[question.about, reply]
        made = record.decide(verdict, *selectors, who=who, why=why, value=question.value)
    elif reply is Reply.NO:
        made = record.undo(old.id, who=who, why=why)
    elif INSTEAD_OF not in question.value:
        raise RecordError("no words of the article read like it now; it can wait, or be dropped")
    else:
        made = record.decide(Verdict(old.verdict), *selectors, who=who, why=why, value=question.value)
    return decision_shown(made)


def same(record: Store, name: str, other: str, *, who: str = "", why: str = "") -> Judgement:
    """Say that two parties are one. Raises RecordError where a name fits several, or both fit the same."""
    with record.reading() as connection:
        one, two = _one(connection, name), _one(connection, other)
        if one.id == two.id:
            raise RecordError(f"“{name}” and “{other}” are one party already ({one.id})")
        selectors, value = two_sides(connection, mentioned(connection, one.id), mentioned(connection, two.id))
    return judgement(record, lambda: record.decide(Verdict.SAME, *selectors, who=who, why=why, value=value))


def apart(
    record: Store,
    name: str,
    other: str | None = None,
    *,
    articles: Collection[str] = (),
    at: Collection[str] = (),
    who: str = "",
    why: str = "",
) -> Judgement:
    """Say that two parties are two and stay so; or that whom articles or mentions mean is not the rest of one party.

    `at` are places of mentions (DOCUMENT:START-END): there it is the other, or where none is given somebody of their
    own. Raises RecordError where a name fits several, or the articles or places do not divide the party's.
    """
    with record.reading() as connection:
        one = _one(connection, name)
        two = _one(connection, other) if other is not None else None
        if two is not None and one.id == two.id:
            parted = "say with --article or --at where somebody else is meant"
            raise RecordError(f"“{name}” and “{other}” are one party ({one.id}); {parted}")
        if at:
            places = [(document_of(connection, document), spans) for document, spans in map(place_of, at)]
            verdict = Verdict.OTHER
            selectors, value = somebody_else(connection, one, two, places)
        else:
            verdict = Verdict.NOT_SAME
            selectors, value = two_sides(connection, *_two_sides(connection, one, two, articles))
    return judgement(record, lambda: record.decide(verdict, *selectors, who=who, why=why, value=value))


def _two_sides(
    connection: Connection, one: Party, two: Party | None, articles: Iterable[str]
) -> tuple[list[Mentioned], list[Mentioned]]:
    """Two parties, or whom the articles mean and the rest of the one party."""
    all_of_it = mentioned(connection, one.id)
    if two is not None:
        return all_of_it, mentioned(connection, two.id)
    taken = {document_of(connection, each) for each in articles}
    out = [each for each in all_of_it if each.document in taken]
    rest = [each for each in all_of_it if each.document not in taken]
    if not out or not rest:
        raise RecordError(_undivided(one, bool(out)))
    return out, rest


def _undivided(party: Party, everything: bool) -> str:
    what = "in no other article" if everything else "in none of these articles"
    return f"{party.name} ({party.id}) is {what}; give --article those that mean somebody else, of its articles"


def _one(connection: Connection, name: str) -> Party:
    found = fitting(connection, name)
    if len(found) > 1:
        raise RecordError(f"“{name}” fits {len(found)} in this record; give an id ({', '.join(_some(found))})")
    return found[0]


def _some(parties: Collection[Party]) -> Iterable[str]:
    shown = [party.id for party in list(parties)[:3]]
    return [*shown, "…"] if len(parties) > len(shown) else shown


def withdraw(record: Store, article: str, *, day: str = "", who: str = "", why: str = "") -> Judgement:
    """Take note that its outlet took an article back; what rested on it is concluded anew and given."""
    with record.reading() as connection:
        document = document_of(connection, article)
        if _withdrawals(connection, document):
            raise RecordError(f"{document}: withdrawn already; take that back first with --undo")
    value = {"day": day} if day else {}
    return judgement(record, lambda: record.decide(Verdict.WITHDRAW, Selector(document), who=who, why=why, value=value))


def reinstate(record: Store, article: str, *, who: str = "", why: str = "") -> Judgement:
    """Take a withdrawal back. Raises RecordError where the article is not withdrawn."""
    with record.reading() as connection:
        document = document_of(connection, article)
        held = _withdrawals(connection, document)
    if not held:
        raise RecordError(f"{document}: not withdrawn")
    return judgement(record, lambda: [record.undo(each.id, who=who, why=why) for each in held][-1])


def _withdrawals(connection: Connection, document: str) -> list[Decision]:
    return [
        each
        for each in in_force(connection)
        if each.verdict is Verdict.WITHDRAW and any(selector.document == document for selector in each.selectors)
    ]


def document_of(connection: Connection, given: str) -> str:
    """The id of the article with this id or URL. Raises RecordError where there is none, or several."""
    known = connection.scalar(select(schema.document.c.id).where(schema.document.c.id == given))
    if known is not None:
        return str(known)
    version = schema.version.c
    by_url = select(version.document).where(version.url == given, version.expired_at.is_(None), version.url != "")
    found = sorted(connection.scalars(by_url.distinct()))
    if len(found) == 1:
        return str(found[0])
    several = f"is the URL of {len(found)} articles; give an id: {', '.join(found[:3])}"
    raise RecordError(f"{given}: {several if found else 'no article of this record has this id or URL'}")


def take_back(record: Store, decision: str, *, who: str = "", why: str = "") -> Judgement:
    """Undo a decision by its id. Raises RecordError where it does not hold."""
    return judgement(record, lambda: record.undo(decision, who=who, why=why))


def judgement(record: Store, decide: Callable[[], Decision]) -> Judgement:
    """A judgement, made by `decide`, with what came of it."""
    last = last_change(record)
    made = decide()
    return Judgement(decision_shown(made), changes_after(record, last, private=True))


def last_change(record: Store) -> int:
    """The key of the latest change that the record has noted, 0 where there is none."""
    with record.reading() as connection:
        return int(connection.execute(select(func.coalesce(func.max(schema.change.c.key), 0))).scalar_one())


def judgements(record: Store) -> tuple[DecisionShown, ...]:
    """Every judgement, the latest first, with whether it holds."""
    with record.reading() as connection:
        holding = {each.id for each in in_force(connection)}
        return tuple(decision_shown(each, holds=each.id in holding) for each in reversed(every(connection)))


def decision_shown(decision: Decision, *, holds: bool = True) -> DecisionShown:
    """A decision in words."""
    about = _about(decision)
    words = [selector.quote for selector in about]
    if any(selector.relation for selector in about):
        words = [f"{each.subject} … {each.relation} … {each.object}: {each.quote}" for each in about]
    return DecisionShown(
        id=decision.id,
        verdict=str(decision.verdict),
        words=tuple(word for word in words if word),
        documents=tuple(dict.fromkeys(each.document for each in about)),
        who=decision.who,
        why=decision.why,
        created_at=decision.created_at,
        undoes=decision.undoes,
        holds=holds and decision.verdict is not Verdict.UNDO,
        day=decision.value.get("day", ""),
        fields=_fields(decision),
        being=decision.value.get(NAME, ""),
    )


def _about(decision: Decision) -> Sequence[Selector]:
    """The words that a decision is about."""
    match decision.verdict:
        case Verdict.OTHER:
            return decision.sides[0]
        case Verdict.ADD:
            return decision.selectors[:1]
        case _:
            return decision.selectors


def _fields(decision: Decision) -> dict[str, Any]:
    own = {FIRST_SIDE, REST, NAME, KIND, SUBJECT_KIND, OBJECT_KIND, INSTEAD_OF, "day"}
    return {name: value for name, value in decision.value.items() if name not in own}
