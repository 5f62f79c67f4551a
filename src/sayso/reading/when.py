"""When a claim or statement holds: the time expression that belongs to a word."""

from __future__ import annotations

from sayso.model import Reading


def time_at(reading: Reading, i: int) -> str:
    """The EDTF string of what dates the event or state at token `i`; "" where the text gives no time."""
    return ""
