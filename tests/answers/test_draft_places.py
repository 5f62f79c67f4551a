"""What stands at a place of a draft, as going through all of it would find."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.answers.draft_places import DraftPlaces
from sayso.model import (
    Act,
    Basis,
    Document,
    Entity,
    Kind,
    Parse,
    Quotation,
    Reading,
    Role,
    RoleStatus,
    Span,
    Statement,
    Token,
)

WORD, SENTENCE, LENGTH = 10, 7, 300  # characters, words, words

spans = st.tuples(st.integers(0, WORD * LENGTH), st.integers(1, 900)).map(lambda drawn: (drawn[0], sum(drawn)))


def a_draft(statements: list[list[Span]], roles: list[Span]) -> Reading:
    tokens = tuple(
        Token(i, i * WORD, i * WORD + WORD - 1, "w", "w", "NN", "dep", i, i // SENTENCE) for i in range(LENGTH)
    )
    sentences = tuple((first, min(first + SENTENCE, LENGTH)) for first in range(0, LENGTH, SENTENCE))
    bearer = Entity("e", Kind.PERSON, "Ada", roles=tuple(Role("r", RoleStatus.CURRENT, "", "", span) for span in roles))
    return Reading(
        Document("d", "w" * WORD * LENGTH),
        Parse(tokens, sentences),
        entities=(bearer,),
        statements=tuple(
            Statement(f"s{at}", (), None, None, tuple(content), Quotation.DIRECT, Act.SPEECH, Basis.NAMED)
            for at, content in enumerate(statements)
        ),
    )


@given(st.lists(st.lists(spans, min_size=1, max_size=3), max_size=12), st.lists(spans, max_size=8), spans)
def test_places_are_found_as_by_going_through_the_whole_draft(
    statements: list[list[Span]], roles: list[Span], span: Span
) -> None:
    reading = a_draft(statements, roles)
    places = DraftPlaces(reading)

    touching = [each for each in reading.statements if any(_share(part, span) for part in each.content)]
    near = places.statements_near(span)
    assert [each for each in near if each in touching] == touching
    assert list(places.tokens_in(span)) == [each for each in reading.parse.tokens if span[0] <= each.start < span[1]]
    told = [each for each in reading.entities[0].roles if span[0] <= each.span[0] < span[1]]
    assert list(places.roles_in("e", span)) == sorted(told, key=lambda role: role.span[0])
    numbered = list(enumerate(places.sentences))
    assert list(places.sentences_under(span)) == [at for at, sentence in numbered if _share(sentence, span)]
    assert places.sentence_at(span[0]) == max(at for at, (start, _) in numbered if start <= span[0])


def test_an_entity_that_the_draft_does_not_have_has_no_roles() -> None:
    assert list(DraftPlaces(a_draft([], [])).roles_in("nobody", (0, 10))) == []


def _share(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
