"""The demo newsroom: 21 short articles about a country that does not exist, to try sayso on.

Four outlets, three years; text with a date line, saved HTML pages, JSON Lines. Every person, place, party and outlet
is made up.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def newsroom() -> Path:
    """The folder that holds the articles, a folder an outlet."""
    return Path(str(resources.files("sayso.demo"))) / "newsroom"
