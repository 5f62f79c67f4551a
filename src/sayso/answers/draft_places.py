"""What stands at a place of a draft: words, roles, statements and sentences, found without going through all of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Reading, Role, Span, Statement, Token

BLOCK = 500  # characters: about what a statement is long


class DraftPlaces:
    """A draft's reading by its places."""

    def __init__(self, reading: Reading) -> None:
        tokens = reading.parse.tokens
        self._tokens = tokens
        self.sentences: list[Span] = [(tokens[a].start, tokens[b - 1].end) for a, b in reading.parse.sentences]
        self._roles: Mapping[str, Sequence[Role]] = {
            entity.id: sorted(entity.roles, key=_role_start) for entity in reading.entities
        }
        self._statements = reading.statements
        self._in_block: dict[int, set[int]] = defaultdict(set)  # numbers of the statements that run through a block
        for number, statement in enumerate(reading.statements):
            for block in (block for span in statement.content for block in _blocks(span)):
                self._in_block[block].add(number)

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The words that begin inside the span."""
        return self._tokens[
            bisect_left(self._tokens, span[0], key=_start) : bisect_left(self._tokens, span[1], key=_start)
        ]

    def roles_in(self, entity: str, span: Span) -> Sequence[Role]:
        """The roles of an entity that are told inside the span."""
        roles = self._roles.get(entity, ())
        return roles[bisect_left(roles, span[0], key=_role_start) : bisect_left(roles, span[1], key=_role_start)]

    def statements_near(self, span: Span) -> list[Statement]:
        """The statements that can share a character with the span, in the draft's order."""
        numbers = {number for block in _blocks(span) for number in self._in_block.get(block, ())}
        return [self._statements[number] for number in sorted(numbers)]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence in which the character stands, or after which."""
        return max(0, bisect_right(self.sentences, offset, key=_first) - 1)

    def sentences_under(self, span: Span) -> range:
        """The numbers of the sentences that share a character with the span."""
        return range(bisect_right(self.sentences, span[0], key=_last), bisect_left(self.sentences, span[1], key=_first))


def _blocks(span: Span) -> Iterable[int]:
    return range(span[0] // BLOCK, max(span[0], span[1] - 1) // BLOCK + 1)


def _start(token: Token) -> int:
    return token.start


def _role_start(role: Role) -> int:
    return role.span[0]


def _first(span: Span) -> int:
    return span[0]


def _last(span: Span) -> int:
    return span[1]
