"""What a careful reader sees in the demo newsroom: expected.jsonl beside this file, by the annotation guidelines.

One line an article: {"doc_id", "date", "ties", "maybe", "statements", "roles"}, as the gold files of the measuring sets
have it. "maybe" holds what can be read either way.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from sayso.demo import newsroom
from sayso.intake.documents import documents
from sayso.model import Document

FILE = Path(__file__).with_name("expected.jsonl")


@cache
def articles() -> dict[str, Document]:
    """The newsroom's documents by id; a failure would be missing here."""
    return {item.id: item for item in documents([newsroom()]) if isinstance(item, Document)}


@cache
def annotations() -> tuple[dict[str, Any], ...]:
    """The annotation of each article."""
    return tuple(json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines())


def rows(kind: str) -> list[tuple[str, dict[str, Any]]]:
    """All rows of a kind ("ties", "statements", "roles", "maybe") with the text they are read in."""
    return [(articles()[item["doc_id"]].text, row) for item in annotations() for row in item[kind]]
