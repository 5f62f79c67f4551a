"""What a person can put right in a claim, and to what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sayso.edtf import bounds
from sayso.model import Factuality, Phase, Stage
from sayso.relations import relations


def _relation(value: str) -> str:
    if value not in relations():
        raise ValueError(f"{value!r} is no relation")
    return value


def _time(value: str) -> str:
    bounds(value)  # raises where it is no time
    return value


CORRECTABLE: Mapping[str, Callable[[str], Any]] = {
    "relation": _relation,
    "role": str,
    "phase": Phase,
    "stage": lambda value: Stage(value) if value else None,
    "factuality": Factuality,
    "time": _time,
}


def corrections(corrected: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a claim that a person put right, as values; other fields are left aside.

    Raises ValueError for a value that the field cannot have.
    """
    return {name: CORRECTABLE[name](value) for name, value in corrected.items() if name in CORRECTABLE}
