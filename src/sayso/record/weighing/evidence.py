"""A claim as the record weighs it: its parties as the record knows them, its outlet, whose word it is."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Basis, Factuality, Phase, Review, Stage

ASSERTED = frozenset({Factuality.CERTAIN, Factuality.PROBABLE})  # for the tie
REFUSED = frozenset({Factuality.DENIED, Factuality.PROBABLY_NOT})  # against it; what lies between is left open


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody whose word a claim is."""

    entity: str
    name: str
    family: str = ""  # the folded name of a person known by it only, within one document


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """The article a claim stands in."""

    document: str
    outlet: str = ""  # name, "" where not given
    date: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document's wording of one tie, as the rules for ties, origins and standing see it."""

    id: str  # of the claim; with the document it is unique
    source: Source
    subject: str  # entity
    relation: str
    object: str  # entity
    sides: tuple[str, str] = ("", "")  # of joins that are not firm: which of their sides the parties stand on
    role: str = ""
    phase: Phase = Phase.HOLDS
    stage: Stage | None = None
    basis: Basis = Basis.NARRATOR
    official: bool = False
    factuality: Factuality = Factuality.CERTAIN
    time: str = ""
    speakers: tuple[Speaker, ...] = ()
    unnamed: str = ""  # the article's words for a source that it does not name
    credits: tuple[str, ...] = ()  # agencies and other outlets whose text the article prints
    quote: str = ""  # the words it rests on
    sketch: tuple[int, ...] = ()  # of the paragraph it stands in
    text: tuple[int, ...] = ()  # the sketch of its article
    review: Review = Review.UNREVIEWED

    @property
    def key(self) -> tuple[str, str]:
        """What it is sorted and found by."""
        return self.source.document, self.id

    @property
    def document(self) -> str:
        """The article it stands in."""
        return self.source.document

    @property
    def asserts(self) -> bool:
        """Whether its words commit to the tie, be it that it holds or that it held."""
        return self.factuality in ASSERTED

    @property
    def refuses(self) -> bool:
        """Whether its words commit to there being no such tie."""
        return self.factuality in REFUSED and self.phase is Phase.HOLDS
