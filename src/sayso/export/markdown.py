"""A page as Markdown (CommonMark, with footnotes as GitHub, Pandoc and most editors take them)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from urllib.parse import quote

from sayso.export.page import Block, Heading, Inline, Item, Link, Note, Page, Paragraph, Style, Words, in_line
from sayso.words import readable

# what could pass for markup somewhere within a line: emphasis, links, HTML, tables, code, notes, mathematics, citations
MARKUP = re.compile(r"[\\`*_{}\[\]<>|~^$#&@]")
# what could at its beginning: lists, quotations, rules, headings underlined
AT_START = re.compile(r"^(?:([-+=])|(\d+)([.)]))")
FENCE = {Style.BOLD: "**", Style.ITALIC: "*", Style.PLAIN: ""}
IN_ADDRESSES = "/:?#[]@!$&'()*+,;=%~-._"  # left as they are in an address between angle brackets


def as_markdown(page: Page) -> str:
    """The page as Markdown, each paragraph and item on one line, its notes at the end."""
    numbers = {note: number for number, note in enumerate(page.notes(), start=1)}
    lines = [_block(block, numbers) for block in page.blocks]
    body = "".join(_gap(before, after) + line for (before, after), line in zip(_pairs(page), lines, strict=True))
    notes = [f"[^{number}]: {_inlines(note.inlines, numbers)}" for note, number in numbers.items()]
    return "\n".join([body, *(["", *notes] if notes else []), ""])


def _pairs(page: Page) -> Iterable[tuple[Block | None, Block]]:
    return pairwise((None, *page.blocks))  # type: ignore[arg-type] # only the first of the pairs can be None


def _gap(before: Block | None, after: Block) -> str:
    """What stands between two blocks: items of one list follow each other line by line."""
    if before is None:
        return ""
    return "\n" if isinstance(before, Item) and isinstance(after, Item) else "\n\n"


def _block(block: Block, numbers: Mapping[Note, int]) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {escaped(text)}"
        case Paragraph(inlines):
            return _inlines(inlines, numbers)
        case Item(level, inlines):
            return f"{'  ' * (level - 1)}- {_inlines(inlines, numbers)}"


def _inlines(inlines: Sequence[Inline], numbers: Mapping[Note, int]) -> str:
    sides = [_plain(inline) for inline in inlines]
    line = "".join(
        _inline(inline, numbers, before="".join(sides[:at])[-1:], after="".join(sides[at + 1 :])[:1])
        for at, inline in enumerate(inlines)
    ).strip()
    return AT_START.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", line)


def _plain(inline: Inline) -> str:
    """What stands beside others of a line, as far as it matters to them."""
    return in_line(inline.text) if isinstance(inline, Words) else "[]"


def _inline(inline: Inline, numbers: Mapping[Note, int], *, before: str, after: str) -> str:
    match inline:
        case Words(text, Style.CODE):
            return _code(text)
        case Words(text, style):
            return _set(in_line(text), FENCE[style], before, after)
        case Link(url):
            return f"<{quote(readable(url), safe=IN_ADDRESSES)}>"
        case Note():
            return f"[^{numbers[inline]}]"


def _set(line: str, fence: str, before: str, after: str) -> str:
    """The words between fences, with the space at their ends outside; without, where the fences would not be read."""
    words = line.strip()
    if not words:
        return line
    opens = line[0].isspace() or not (_is_mark(words[0]) and _is_letter(before))
    closes = line[-1].isspace() or not (_is_mark(words[-1]) and _is_letter(after))
    fence = fence if opens and closes else ""
    return line.replace(words, f"{fence}{escaped(words)}{fence}")


def _is_mark(char: str) -> bool:
    """Whether CommonMark takes it for punctuation: between that and a letter, a fence is none."""
    return unicodedata.category(char)[0] in "PS"


def _is_letter(char: str) -> bool:
    return bool(char) and not char.isspace() and not _is_mark(char)


def escaped(text: str) -> str:
    """The text on one line, with nothing in it that Markdown takes for markup."""
    return MARKUP.sub(r"\\\g<0>", readable(text))


def _code(text: str) -> str:
    """The text as code, between more backticks than it has in a row."""
    words = readable(text)
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    room = " " if "`" in words else ""
    return f"{fence}{room}{words}{room}{fence}"
