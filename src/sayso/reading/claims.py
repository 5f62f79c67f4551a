"""The ties that an article states."""

from __future__ import annotations

from sayso.model import Reading


def claims(reading: Reading) -> Reading:
    """The reading, unchanged so far."""
    return reading
