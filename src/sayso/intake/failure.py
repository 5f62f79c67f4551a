"""What could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One file, stream or line that gave no document; the rest is read all the same."""

    source: str  # the path or name as it was given
    reason: str  # what is wrong and what to do next, one line
    line: int | None = None  # the line of a JSON Lines file, counted from 1

    def __str__(self) -> str:
        """The one line that a door prints."""
        where = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{where}: {self.reason}"
