"""What is known about an article besides its text."""

from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """The fields that a document can carry, each empty where unknown; the date is an ISO day."""

    id: str = ""
    date: str = ""
    title: str = ""
    outlet: str = ""
    url: str = ""
    credits: tuple[str, ...] = ()  # agencies and other outlets whose text it prints

    def or_else(self, other: Known) -> Known:
        """These fields, with the other's where this has none."""
        return Known(*(mine or theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))
