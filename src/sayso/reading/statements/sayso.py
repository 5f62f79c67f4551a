"""On whose say-so a stretch of an article stands: the statements and posts around it, innermost first."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from sayso.model import Act, Basis, Entity, Kind, Post, Reading, Span, Statement, Word
from sayso.reading.lexicon import words
from sayso.reading.statements.quotations import Quotations

MOSTLY = 0.5  # share of a stretch inside quotation marks from which its words are the speaker's own
BELIEF_RULES = ("verb-clause", "verb-raised", "noun-clause", "adjective-clause")
ACT_RULES = ("verb-object", "verb-for")  # "voiced his criticism of", "called for her resignation": no clause is said


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a stretch is; `speakers` are entity ids, `say_so` runs from the innermost speaker to the outlet."""

    basis: Basis
    speakers: tuple[str, ...]
    say_so: tuple[Word, ...]
    statement: str = ""
    post: str = ""
    official: bool = False


class SaySo:
    """The statements of a reading by the stretches of text that they cover."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._entities = {entity.id: entity for entity in reading.entities}
        self._statements = {statement.id: statement for statement in reading.statements}
        self._quotations = Quotations(reading.document.text, reading.parse)
        self._starts, self._covering = _layers(reading.statements)

    def at(self, span: Span) -> Statement | None:
        """The innermost statement whose content covers the span; a belief only where nobody says it."""
        return _innermost(self.covering(span))

    def covering(self, span: Span) -> list[Statement]:
        """The statements whose content covers the span, innermost first; plans and stances ("praised …") left out."""
        at = bisect_right(self._starts, span[0]) - 1
        if at < 0:
            return []
        covering = (s for s in reversed(self._covering[at]) if span[1] <= s.content[-1][1])
        return [s for s in covering if _is_voiced(s) and not _takes_for_granted(s, span)]

    def is_quoted(self, span: Span) -> bool:
        """Whether the words of the span stand, for the most part, inside quotation marks."""
        inside = sum(
            min(span[1], quoted.span[1]) - max(span[0], quoted.span[0]) for quoted in self._quotations.overlapping(span)
        )
        return inside >= MOSTLY * (span[1] - span[0])

    def post_at(self, span: Span) -> Post | None:
        """The embedded post that the span begins in, if any."""
        return next((p for p in self._reading.document.posts if p.span[0] <= span[0] < p.span[1]), None)

    def voice(self, span: Span, *, actor: str = "") -> Voice:
        """Whose word the span is: give it the words that carry the tie, not the whole sentence.

        `actor` is who does what the tie tells. In "Ruiz called for Kan's resignation" the call is Ruiz's own act: it
        is the article that tells of it.
        """
        covering = [s for s in self.covering(span) if not self._is_own_act(s, actor, span)]
        innermost = _innermost(covering)
        post = self.post_at(span)
        chain = [s for s in covering if s is innermost or s.act is not Act.ATTITUDE]
        say_so = tuple(word for s in chain for word in self._words_of(s)) + self._outer_words(post)
        if post is not None:
            speakers = innermost.speakers if innermost else ()
            speakers = speakers or tuple(e.id for e in self._accounts(post))
            return Voice(Basis.POST, speakers, say_so, innermost.id if innermost else "", post.id)
        if innermost is None:
            return Voice(Basis.NARRATOR, (), say_so)
        return Voice(
            basis=self._basis(innermost, span),
            speakers=innermost.speakers,
            say_so=say_so,
            statement=innermost.id,
            official=self._is_official(innermost),
        )

    def presupposed(self, span: Span) -> Voice:
        """Whose word a title or label is that only names somebody: the article's, unless it stands in quotation marks.

        In "Ruiz said that Mayor Kan had lied" it is the article that calls Kan mayor.
        """
        if self.is_quoted(span):
            return self.voice(span)
        post = self.post_at(span)
        if post is None:
            return Voice(Basis.NARRATOR, (), self._outer_words(None))
        return Voice(Basis.POST, tuple(e.id for e in self._accounts(post)), self._outer_words(post), post=post.id)

    def _is_own_act(self, statement: Statement, actor: str, span: Span) -> bool:
        return statement.rule.startswith(ACT_RULES) and actor in statement.speakers and not self.is_quoted(span)

    def _basis(self, statement: Statement, span: Span) -> Basis:
        """The statement's own, or direct where a named speaker's quotation marks stand around the words."""
        if statement.basis is Basis.NAMED and self.is_quoted(span):
            return Basis.DIRECT
        return statement.basis

    def _words_of(self, statement: Statement) -> list[Word]:
        """The links that a statement adds to the chain: each speaker, or the article's words for the source."""
        span = statement.speaker_span
        own = self._reading.document.text[slice(*span)] if span else ""
        if statement.basis is Basis.DOCUMENT:
            return [Word("document", own, span)]
        named = [self._entities[s] for s in statement.speakers if s in self._entities]
        if named:
            return [Word(_kind_of(entity), entity.id, span) for entity in named]
        return [Word("unnamed", own, span)]

    def _outer_words(self, post: Post | None) -> tuple[Word, ...]:
        document = self._reading.document
        printed = tuple(Word("outlet", name, None) for name in (*document.credits, document.outlet))
        if post is None:
            return printed
        accounts = self._accounts(post)
        account = Word("account", accounts[0].id if accounts else post.author, (post.words[1], post.span[1]))
        return account, *printed

    def _accounts(self, post: Post) -> list[Entity]:
        """The entity that stands for the post's account, where the names step made one."""
        known = {post.handle.casefold(), "@" + post.handle.casefold(), post.author.casefold()} - {"", "@"}
        found = (e for e in self._reading.entities if e.kind is Kind.ACCOUNT)
        return [e for e in found if not known.isdisjoint(name.casefold() for name in (e.name, *e.aliases))][:1]

    def _is_official(self, statement: Statement) -> bool:
        if statement.basis is not Basis.DOCUMENT or statement.speaker_span is None:
            return False
        named = self._reading.document.text[slice(*statement.speaker_span)].lower().split()
        return not words("sources", "official").isdisjoint(named)


def _innermost(covering: list[Statement]) -> Statement | None:
    """The first that is said; a belief only where nobody says it."""
    return next((s for s in covering if s.act is not Act.ATTITUDE), covering[0] if covering else None)


def _takes_for_granted(statement: Statement, span: Span) -> bool:
    """Whether the span names what something is said of: "the gift by Kan is believed to be the largest so far"."""
    return statement.rule.startswith("verb-raised") and statement.cue is not None and span[1] <= statement.cue[0]


def _is_voiced(statement: Statement) -> bool:
    """Whether the content is put forward as true by its source: not what somebody plans, wants or praises."""
    return statement.act is not Act.ATTITUDE or statement.rule.startswith(BELIEF_RULES)


def _kind_of(entity: Entity) -> str:
    return entity.kind.value if entity.kind in (Kind.PERSON, Kind.ORGANISATION, Kind.ACCOUNT) else "organisation"


def _layers(statements: tuple[Statement, ...]) -> tuple[list[int], list[tuple[Statement, ...]]]:
    """Where the set of covering statements changes, and which they are from there on, outermost first."""
    edges = sorted({edge for s in statements for span in s.content for edge in span})
    opening: dict[int, list[Statement]] = {}
    closing: dict[int, list[Statement]] = {}
    for statement in statements:
        for start, end in statement.content:
            opening.setdefault(start, []).append(statement)
            closing.setdefault(end, []).append(statement)
    current: list[Statement] = []
    covering = []
    for edge in edges:
        current = [s for s in current if not any(s is gone for gone in closing.get(edge, ()))]
        current += opening.get(edge, [])
        current.sort(key=_width, reverse=True)
        covering.append(tuple(current))
    return edges, covering


def _width(statement: Statement) -> int:
    return statement.content[-1][1] - statement.content[0][0]
