"""Single keys: from a terminal without Enter, from a pipe letter by letter; and between them a line."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

ESCAPE = b"\x1b"  # what arrow and function keys begin with
ENDS = (signal.SIGTERM, signal.SIGHUP)  # that would leave the terminal as it is
ERASING = "\x7f\b"


@dataclass(frozen=True, slots=True)
class Keys:
    """What somebody types."""

    key: Callable[[], str]  # the next key, "" where no more will come
    line: Callable[[], str]  # what comes before the next line end


@contextmanager
def single_keys() -> Iterator[Keys]:
    """How to get the next key or line; the terminal is as it was before, however it ends."""
    try:
        file = sys.stdin.fileno()
        is_terminal = os.isatty(file)
    except (OSError, ValueError):  # a stand-in for standard input
        is_terminal = False
    if not is_terminal:
        yield Keys(_from_pipe, lambda: sys.stdin.readline().strip())
        return
    with _unbuffered(file):
        typed = _typed(file)
        yield Keys(lambda: next(typed, ""), lambda: _line(typed))


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


def _line(typed: Iterator[str]) -> str:
    """A line as it is typed, shown letter by letter: the terminal does not."""
    line = ""
    for letter in typed:
        if letter in "\r\n":
            break
        if letter in ERASING:
            sys.stdout.write("\b \b" if line else "")
            line = line[:-1]
        elif letter.isprintable():
            sys.stdout.write(letter)
            line += letter
        sys.stdout.flush()
    sys.stdout.write("\n")
    return line.strip()


def _from_pipe() -> str:
    while (letter := sys.stdin.read(1)) and letter.isspace():
        pass
    return letter
