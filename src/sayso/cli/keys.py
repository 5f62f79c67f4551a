"""Single keys: from a terminal without Enter, from a pipe letter by letter."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ESCAPE = b"\x1b"  # what arrow and function keys begin with
ENDS = (signal.SIGTERM, signal.SIGHUP)  # that would leave the terminal as it is
Key = Callable[[], str]  # the next key, "" where no more will come


@contextmanager
def single_keys() -> Iterator[Key]:
    """How to get the next key; the terminal is as it was before, however it ends."""
    try:
        file = sys.stdin.fileno()
        is_terminal = os.isatty(file)
    except (OSError, ValueError):  # a stand-in for standard input
        is_terminal = False
    if not is_terminal:
        yield _from_pipe
        return
    with _unbuffered(file):
        typed = _typed(file)
        yield lambda: next(typed, "")


@contextmanager
def _unbuffered(file: int) -> Iterator[None]:
    # imported here: there is no such thing on Windows, where keys come by lines
    import termios
    import tty

    def again(_: int, __: FrameType | None) -> None:
        tty.setcbreak(file)  # back from the background, where the shell had the terminal

    before = termios.tcgetattr(file)
    held = {number: signal.signal(number, _leave) for number in ENDS}
    held[signal.SIGCONT] = signal.signal(signal.SIGCONT, again)
    try:
        tty.setcbreak(file)
        yield
    finally:
        termios.tcsetattr(file, termios.TCSADRAIN, before)
        for number, handler in held.items():
            signal.signal(number, handler)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _typed(file: int) -> Iterator[str]:
    while typed := os.read(file, 64):
        if not typed.startswith(ESCAPE):
            yield from typed.decode(errors="replace")


def _from_pipe() -> str:
    while (letter := sys.stdin.read(1)) and letter.isspace():
        pass
    return letter
