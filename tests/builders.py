"""Small readings made by hand: say what the test is about, the rest is filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.ids import content_id
from sayso.model import (
    Act,
    Basis,
    Claim,
    Document,
    Entity,
    Factuality,
    Form,
    Kind,
    Mention,
    Phase,
    Quotation,
    Reading,
    Role,
    RoleStatus,
    Span,
    Stage,
    Statement,
    Word,
)


@dataclass(frozen=True)
class Told:
    """A claim to be built: its parties by name, the words it rests on (the whole text where none are given)."""

    subject: str
    relation: str
    object: str
    words: str = ""
    role: str = ""
    phase: Phase = Phase.HOLDS
    stage: Stage | None = None
    basis: Basis = Basis.NARRATOR
    official: bool = False
    speakers: tuple[str, ...] = ()
    unnamed: str = ""
    factuality: Factuality = Factuality.CERTAIN
    time: str = ""
    subject_as: str = ""  # the subject in other words than the name, as they stand within those it rests on


@dataclass(frozen=True)
class Spoken:
    """A statement to be built."""

    speaker: str
    words: str
    about: tuple[str, ...] = ()
    act: Act = Act.SPEECH
    speaker_as: str = ""  # the speaker in other words than the name


def a_document(
    id: str = "d1",
    text: str = "Ada Reed met Bo Lund.",
    *,
    outlet: str = "Post",
    date: str = "2024-02-10",
    title: str = "",
) -> Document:
    """A document of a known outlet and day."""
    return Document(id=id, text=text, date=date, title=title, outlet=outlet)


def a_reading(
    document: Document,
    *claims: Told,
    statements: Iterable[Spoken] = (),
    roles: Mapping[str, str] | None = None,
    kinds: Mapping[str, Kind] | None = None,
    also: Iterable[str] = (),
    aliases: Mapping[str, tuple[str, ...]] | None = None,
    mentions: Mapping[str, tuple[Mention, ...]] | None = None,
) -> Reading:
    """A reading of the document with the claims; `also` names who else is mentioned, persons unless `kinds` differs.

    `mentions` are those of somebody beside the first one by name.
    """
    spoken = list(statements)
    parties = [name for claim in claims for name in (claim.subject, claim.object, *claim.speakers)]
    parties += [name for each in spoken for name in (each.speaker, *each.about)]
    entities = [
        _entity(
            document,
            name,
            (roles or {}).get(name, ""),
            (kinds or {}).get(name, Kind.PERSON),
            (aliases or {}).get(name, ()),
            (mentions or {}).get(name, ()),
        )
        for name in dict.fromkeys([*parties, *(roles or {}), *also])
    ]
    return Reading(
        document,
        entities=tuple(entities),
        statements=tuple(_statement(document, each) for each in spoken),
        claims=tuple(_claim(document, claim) for claim in claims),
    )


def local_id(document: Document, name: str) -> str:
    """The id of an entity in a built reading."""
    return content_id("e", document.version, name)


def at(document: Document, words: str) -> Span:
    """Where the words first stand; the first character where they do not."""
    start = max(0, document.text.find(words))
    return start, start + (len(words) if words in document.text else 1)


def _entity(
    document: Document, name: str, role: str, kind: Kind, aliases: tuple[str, ...], more: tuple[Mention, ...]
) -> Entity:
    span = at(document, name)
    titles = (Role(role, RoleStatus.CURRENT, "", "", at(document, role)),) if role else ()
    mention = Mention(span, Form.NAME)
    return Entity(local_id(document, name), kind, name, aliases=aliases, mentions=(mention, *more), roles=titles)


def _claim(document: Document, told: Told) -> Claim:
    words = told.words or document.text
    chain = [Word("unnamed", told.unnamed, None)] if told.unnamed else []
    chain += [Word("person", local_id(document, name), at(document, name)) for name in told.speakers]
    subject_span = at(document, told.subject)
    if told.subject_as:
        start = at(document, words)[0] + words.index(told.subject_as)
        subject_span = (start, start + len(told.subject_as))
    parts = (document.version, told.subject, told.relation, told.object, words, told.factuality, told.phase, told.time)
    return Claim(
        id=content_id("c", *parts, told.speakers, told.role),
        subject=local_id(document, told.subject),
        relation=told.relation,
        object=local_id(document, told.object),
        role=told.role,
        phase=told.phase,
        stage=told.stage,
        basis=told.basis,
        official=told.official,
        speakers=tuple(local_id(document, name) for name in told.speakers),
        say_so=(*chain, *(Word("outlet", name, None) for name in (*document.credits, document.outlet))),
        factuality=told.factuality,
        time=told.time,
        evidence=at(document, words),
        subject_span=subject_span,
        object_span=at(document, told.object),
    )


def _statement(document: Document, spoken: Spoken) -> Statement:
    return Statement(
        id=content_id("s", document.version, spoken.speaker, spoken.words),
        speakers=(local_id(document, spoken.speaker),),
        speaker_span=at(document, spoken.speaker_as or spoken.speaker),
        cue=None,
        content=(at(document, spoken.words),),
        quotation=Quotation.INDIRECT,
        act=spoken.act,
        basis=Basis.NAMED,
        about=tuple(local_id(document, name) for name in spoken.about),
    )
