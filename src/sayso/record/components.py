"""What belongs together once every link is known: connected components, named for their smallest member."""

from __future__ import annotations


class Components:
    """Components that grow as links are given; the outcome does not depend on the order of the links."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        """Put both into one component."""
        a, b = self.root(one), self.root(other)
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        self._parent.setdefault(low, low)

    def root(self, member: str) -> str:
        """The smallest member of the component; whoever was never joined is alone."""
        root = member
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(member, member)) != root:
            self._parent[member] = root
            member = above
        return root

    def roots(self) -> dict[str, str]:
        """The root of each member that was joined to another."""
        return {member: self.root(member) for member in list(self._parent)}
