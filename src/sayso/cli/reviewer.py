"""Whose judgement it is: as given, else the login name."""

from __future__ import annotations

import getpass


def reviewer(given: str) -> str:
    """The name to write beside a judgement; "" where nobody can be named."""
    if given:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # no such user, as in a container
        return ""
