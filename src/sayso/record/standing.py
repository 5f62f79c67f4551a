"""How firmly a tie holds, by written rules (docs/standing.md), with the reason in plain words."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """The first that fits, in this order."""

    WITHDRAWN = "withdrawn"
    DISPUTED = "disputed"
    DENIED = "denied"
    ON_RECORD = "on_record"
    CORROBORATED = "corroborated"
    REPORTED = "reported"
    HEARSAY = "hearsay"
    SPECULATED = "speculated"
