"""The command line, a door: it parses, calls and prints, and decides nothing."""

from sayso.cli.app import main

__all__ = ["main"]
