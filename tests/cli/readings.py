"""Small readings made by hand, for what prints them."""

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
    Post,
    Quotation,
    Reading,
    Span,
    Stage,
    Statement,
)

TEXT = (
    "Ada Reed endorsed Bo Lund during her 2016 run. Reed endorsed Lund in August of 2015. "
    "Lund said that Reed was his friend."
)


def at(words: str) -> Span:
    """Where the words stand in TEXT."""
    start = TEXT.index(words)
    return start, start + len(words)


def an_entity(name: str, *, id: str = "", kind: Kind = Kind.PERSON, inferred_name: str = "") -> Entity:
    """An entity that is mentioned where its name first stands, or behind all others."""
    start = TEXT.find(name) if name in TEXT else len(TEXT)
    mention = Mention((start, start + len(name)), Form.NAME)
    return Entity(id or name, kind, name, inferred_name=inferred_name, mentions=(mention,))


def a_claim(
    words: str,
    *,
    relation: str = "endorsed",
    subject: str = "Ada Reed",
    object: str = "Bo Lund",
    basis: Basis = Basis.NARRATOR,
    factuality: Factuality = Factuality.CERTAIN,
    speakers: tuple[str, ...] = (),
    time: str = "",
    phase: Phase = Phase.HOLDS,
    stage: Stage | None = None,
    role: str = "",
    post: str = "",
    rule: str = "a-rule",
) -> Claim:
    """A claim whose evidence is the words."""
    return Claim(
        id=f"c-{words}-{relation}",
        subject=subject,
        relation=relation,
        object=object,
        role=role,
        phase=phase,
        stage=stage,
        basis=basis,
        official=False,
        speakers=speakers,
        say_so=(),
        factuality=factuality,
        time=time,
        evidence=at(words),
        subject_span=(0, 8),
        object_span=(0, 8),
        post=post,
        rule=rule,
    )


def a_statement(words: str, *, speakers: tuple[str, ...] = (), act: Act = Act.SPEECH) -> Statement:
    """A paraphrased statement with the words as its content."""
    return Statement(
        id=f"s-{words}",
        speakers=speakers,
        speaker_span=None,
        cue=None,
        content=(at(words),),
        quotation=Quotation.INDIRECT,
        act=act,
        basis=Basis.NAMED if speakers else Basis.UNNAMED,
        rule="a-rule",
    )


def a_reading(
    *claims: Claim,
    statements: tuple[Statement, ...] = (),
    entities: tuple[Entity, ...] = (),
    posts: tuple[Post, ...] = (),
    date: str = "2019-10-06",
) -> Reading:
    """A reading of TEXT with Ada Reed and Bo Lund in it."""
    document = Document("a", TEXT, date=date, posts=posts)
    parties = (an_entity("Ada Reed"), an_entity("Bo Lund"), *entities)
    return Reading(document, entities=parties, statements=statements, claims=claims)
