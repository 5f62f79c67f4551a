"""The values that travel through sayso: a document, what was read in it, and the words it rests on.

Spans are pairs (start, end) of Unicode code points of `Document.text`, end exclusive. All values are frozen;
a reading step returns a new `Reading`. Nothing here reads a file or imports another part of sayso.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Span = tuple[int, int]


class Reader(StrEnum):
    """Who reads: the rules with the learned heads, or the rules alone."""

    HEADS = "heads"
    RULES = "rules"


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    ACCOUNT = "account"
    GROUP = "group"


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class RoleStatus(StrEnum):
    """Whether the words say that a role is held now; `as_titled` where it is only put before the name."""

    CURRENT = "current"
    FORMER = "former"
    FUTURE = "future"
    AS_TITLED = "as_titled"


class Quotation(StrEnum):
    """How a statement renders the words: quoted, partly quoted, or paraphrased."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What the source does; an attitude is a belief, wish or plan that somebody else ascribes to the source."""

    SPEECH = "speech"
    WRITING = "writing"
    ATTITUDE = "attitude"


class MadeBy(StrEnum):
    """What read a statement: a rule, a rule whose borders or source the learned heads changed, or the heads alone."""

    RULE = "rule"
    BOTH = "both"
    HEAD = "head"


class Basis(StrEnum):
    """How the article has it: whose words these are."""

    NARRATOR = "narrator"
    DIRECT = "direct"
    NAMED = "named"
    UNNAMED = "unnamed"
    POST = "post"
    DOCUMENT = "document"


class Factuality(StrEnum):
    """How far the words commit to it. Source: FactBank's scale (Saurí and Pustejovsky 2009)."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    POSSIBLY_NOT = "possibly_not"
    PROBABLY_NOT = "probably_not"
    DENIED = "denied"
    UNKNOWN = "unknown"


class Review(StrEnum):
    """Whether a person has looked at a claim; what is risky is shown only on request."""

    UNREVIEWED = "unreviewed"
    RISKY = "unreviewed-risky"
    REVIEWED = "reviewed"  # found to be read right, or put right
    REJECTED = "rejected"  # found to be read wrong: it makes no tie


class Phase(StrEnum):
    """Whether the words say that a tie holds (or held), or that it ended."""

    HOLDS = "holds"
    ENDS = "ends"


class Stage(StrEnum):
    """How far a matter of law has come."""

    ALLEGED = "alleged"
    INVESTIGATED = "investigated"
    SUED = "sued"
    CHARGED = "charged"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    DROPPED = "dropped"
    OVERTURNED = "overturned"


@dataclass(frozen=True, slots=True)
class Post:
    """A social post embedded in an article: its words, then its signature ("— Name (@handle) Month D, YYYY")."""

    id: str
    author: str
    handle: str  # without the @
    date: str  # ISO 8601, "" where the post gives none
    span: Span  # words and signature
    words: Span  # without picture link and signature


@dataclass(frozen=True, slots=True)
class Document:
    """One article, its text kept to the letter."""

    id: str
    text: str
    date: str = ""  # ISO 8601 day of publication; "" where unknown
    title: str = ""
    outlet: str = ""
    url: str = ""
    unread: tuple[Span, ...] = ()  # header, byline and other parts of the text that are kept but not read as news
    posts: tuple[Post, ...] = ()
    extractor: str = ""  # name and version of what took the text out of HTML, PDF or DOCX
    credits: tuple[str, ...] = ()  # agencies and other outlets whose text it says it prints

    @property
    def version(self) -> str:
        """The sha256 of the text, in hex: two documents with one text share it."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the parse. `head` is the index of its governor, its own index for the root of a sentence."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str  # Penn Treebank
    dep: str  # spaCy's English dependency labels (ClearNLP)
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A run of tokens [first, last) that the tagger takes for a name, with its label (OntoNotes)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """Words, sentences and syntax of a document: what the reading steps work on; it is not exported."""

    tokens: tuple[Token, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()  # token ranges, end exclusive
    paragraphs: tuple[tuple[int, int], ...] = ()  # sentence ranges, end exclusive
    names: tuple[NamedSpan, ...] = ()
    children: tuple[tuple[int, ...], ...] = ()  # for each token its dependents, in order


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: where it stands and the EDTF string it comes to ("" where nothing can be said)."""

    span: Span
    edtf: str
    timex: str = ""  # the TIMEX3 value, for comparison with other systems: may be a duration or a vague reference
    anchor: str = ""  # "article", "post" or "text", by what the value was worked out


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that refers to an entity."""

    span: Span
    form: Form


@dataclass(frozen=True, slots=True)
class Role:
    """A title that the article gives to a person, as it stands there."""

    role: str
    status: RoleStatus
    of: str  # the id of the body, place or person it belongs to, "" where none is named
    time: str
    span: Span


@dataclass(frozen=True, slots=True)
class Title:
    """A role noun at one place: who bears it, and whose it is. Working value of the reading, not exported."""

    noun: str  # entry of lexicon/roles.toml
    role: str  # the article's words
    span: Span
    head: int  # token
    holder: str  # entity id
    holder_span: Span
    of: str  # entity id, "" where none is named
    of_span: Span | None
    link: str  # what ties noun and `of`: "left", "poss" or a preposition
    status: RoleStatus
    ends: bool  # "resigned as", "is no longer"
    verb: int | None  # token of the verb that ascribes the role, where one does
    site: str  # "before" the name, "after" it, "said" of it by a verb, or "alone" (a nominal)


@dataclass(frozen=True, slots=True)
class Entity:
    """A party as one document knows it."""

    id: str
    kind: Kind
    name: str
    inferred_name: str = ""  # with a family name the text never gives; never used to join identities
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()  # ids, for a group
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: whose words, the cue that says so, and the content."""

    id: str
    speakers: tuple[str, ...]  # entity ids; empty for an unnamed or agentless source
    speaker_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quotation: Quotation
    act: Act
    basis: Basis
    about: tuple[str, ...] = ()
    addressee: str = ""
    time: str = ""
    within: str = ""  # id of the statement that this one stands in
    post: str = ""  # id of the post that this one stands in
    rule: str = ""
    made_by: MadeBy = MadeBy.RULE


@dataclass(frozen=True, slots=True)
class Word:
    """One link of a say-so chain: whose word, and where the article names them."""

    kind: str  # "person", "organisation", "unnamed", "account", "document" or "outlet"
    speaker: str  # entity id, or the article's own words for an unnamed source, or the outlet
    span: Span | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One document's wording of one tie, with the words it rests on."""

    id: str
    subject: str
    relation: str
    object: str
    role: str
    phase: Phase
    stage: Stage | None
    basis: Basis
    official: bool
    speakers: tuple[str, ...]
    say_so: tuple[Word, ...]  # innermost first, the outlet last
    factuality: Factuality
    time: str
    evidence: Span
    subject_span: Span
    object_span: Span
    statement: str = ""
    post: str = ""
    score: float = 1.0  # how likely the rule is right (docs/scores.md)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some paragraphs as the encoder sees them. Working value of the reading, not exported."""

    pieces: tuple[Span, ...]  # the characters of each word piece; (0, 0) for the marks at both ends
    states: Any  # float32 array (pieces, 384)
    cues: Any  # float32 array (pieces, 3): how far each piece is no cue, opens one, carries one on
    seen: Any  # float32 array (pieces, 256): what the source and content head sees of each piece


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and what was read in it so far; each step fills in a part."""

    document: Document
    parse: Parse = field(default_factory=Parse, repr=False, compare=False)
    passages: tuple[Passage, ...] = field(default=(), repr=False, compare=False)
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    titles: tuple[Title, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
