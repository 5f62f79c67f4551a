from collections.abc import Collection, Iterable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from sayso.record.chains import Found, Link, chain
from sayso.record.weighing.standing import Standing

FIRM = [Standing.REPORTED, Standing.CORROBORATED, Standing.ON_RECORD]


def between(*pairs: str, standing: Standing = Standing.ON_RECORD, origins: int = 1) -> list[Link]:
    """Ties of parties with a letter as their name: "ab" is one between a and b."""
    return [Link(f"{pair}-{standing}-{origins}", pair[0], pair[1], standing, origins) for pair in pairs]


def found(links: Iterable[Link], start: str, end: str, *, steps: int = 6, closed: str = "") -> Found:
    held = list(links)

    def of(parties: Collection[str], others: Collection[str] | None) -> Iterator[Link]:
        for link in held:
            ways = ((link.one, link.other), (link.other, link.one))
            if any(here in parties and (others is None or there in others) for here, there in ways):
                yield link

    return chain(start, end, of, lambda parties: set(parties) - set(closed), steps)


def way(chain: Found) -> list[str]:
    return [link.id[:2] for link in chain.links]


def test_the_shortest_chain_is_found_in_its_order() -> None:
    links = between("ab", "cb", "cd", "de", "ax", "xy", "yz", "ze")

    assert way(found(links, "a", "e")) == ["ab", "cb", "cd", "de"]
    assert way(found(links, "e", "a")) == ["de", "cd", "cb", "ab"]


def test_of_chains_as_long_the_one_with_the_firmest_weakest_link_is_taken() -> None:
    weak = between("ab") + between("bz", standing=Standing.REPORTED, origins=9)
    firm = between("ac", "cz", standing=Standing.CORROBORATED, origins=2)

    assert way(found(weak + firm, "a", "z")) == ["ac", "cz"]


def test_of_ties_as_firm_the_one_of_more_origins_is_taken() -> None:
    links = between("ab", "bz", origins=2) + between("ab", origins=5)

    assert [link.origins for link in found(links, "a", "z").links] == [5, 2]


def test_a_chain_longer_than_asked_for_is_none() -> None:
    links = between("ab", "bc", "cd")

    assert way(found(links, "a", "d", steps=3)) == ["ab", "bc", "cd"]
    assert found(links, "a", "d", steps=2) == Found((), 3, complete=True)


def test_no_chain_goes_through_what_is_closed_but_may_end_there() -> None:
    links = between("as", "sz")

    assert way(found(links, "a", "z", closed="s")) == []
    assert way(found(links, "a", "s", closed="s")) == ["as"]
    assert way(found(links, "s", "z", closed="s")) == ["sz"]


def test_a_search_that_meets_too_many_says_so() -> None:
    crowd = [Link(f"{n}", "a", f"p{n}", Standing.ON_RECORD, 1) for n in range(60_000)]
    more = [Link(f"z{n}", "z", f"q{n}", Standing.ON_RECORD, 1) for n in range(60_001)]

    assert not found(crowd + more, "a", "z").complete


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(FIRM), st.integers(1, 3)),
        max_size=14,
    )
)
def test_no_chain_is_shorter_or_firmer(told: list[tuple[str, str, Standing, int]]) -> None:
    links = [Link(f"{n}", one, other, standing, origins) for n, (one, other, standing, origins) in enumerate(told)]
    links = [link for link in links if link.one != link.other]
    ways = list(_ways(links, "a", "f", ()))

    got = found(links, "a", "f").links

    assert bool(got) == bool(ways)
    if got:
        shortest = min(len(each) for each in ways)
        assert len(got) == shortest
        assert min(link.firmness for link in got) == max(
            min(link.firmness for link in each) for each in ways if len(each) == shortest
        )


def _ways(links: list[Link], here: str, end: str, so_far: tuple[Link, ...]) -> Iterator[tuple[Link, ...]]:
    """Every chain from here to the end that meets nobody twice."""
    met = {party for link in so_far for party in (link.one, link.other)} | {here}
    for link in links:
        for one, other in ((link.one, link.other), (link.other, link.one)):
            if one == here and other == end:
                yield (*so_far, link)
            elif one == here and other not in met:
                yield from _ways(links, other, end, (*so_far, link))
